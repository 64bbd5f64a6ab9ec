// Scorecards and their report in browsers and workers: the WebAssembly module beside this file.
import type { WasmSource } from "../engines/load.js";
import { loadModule } from "../report/module.js";

export { CxError } from "../error.js";
export type { WasmSource } from "../engines/load.js";
export { ReportError } from "../report/module.js";
export * from "../report/report.js";

/** Loads the WebAssembly module: the one of the package, or `source`. May be repeated: the first one stays. */
export function init(source?: WasmSource): Promise<void> {
  return loadModule(source ?? new URL("../wasm/report/cxkit_bg.wasm", import.meta.url));
}
