// What `cxkit/slim` is, in Node.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ready, use } from "../engine.js";
import { loadEngine, wasmEngine, type WasmSource } from "../engines/wasm.js";

export * from "../api-slim.js";

/** Loads the slim WebAssembly module: the one of the package, or `source`. May be repeated: the first one stays. */
export async function init(source?: WasmSource): Promise<void> {
  if (ready()) return;
  use(source === undefined ? wasmEngine(bundled(), "slim") : await loadEngine(source, "slim"), "slim");
}

const bundled = (): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(join(__dirname, "..", "wasm", "slim", "cxkit_bg.wasm")));
