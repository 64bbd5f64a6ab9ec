// What `cxkit/report` is, in Node.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WasmSource } from "../engines/load.js";
import { loadModule, use } from "../report/module.js";

export { CxError } from "../error.js";
export type { WasmSource } from "../engines/load.js";
export { ReportError } from "../report/module.js";
export * from "../report/report.js";

/** Loads the WebAssembly module: the one of the package, or `source`. May be repeated: the first one stays. */
export async function init(source?: WasmSource): Promise<void> {
  if (source !== undefined) return loadModule(source);
  use(new WebAssembly.Module(readFileSync(join(__dirname, "..", "wasm", "report", "cxkit_bg.wasm"))));
}
