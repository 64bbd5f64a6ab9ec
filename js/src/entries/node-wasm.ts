// WebAssembly in Node, chosen by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ready, use } from "../engine.js";
import { loadEngine, wasmEngine, type WasmSource } from "../engines/wasm.js";
import { whole } from "../engines/whole.js";

export * from "../api.js";

/** Loads the WebAssembly module: the one of the package, or `source`. May be repeated: the first one stays. */
export async function init(source?: WasmSource): Promise<void> {
  if (ready()) return;
  use(source === undefined ? wasmEngine(bundled(), "full", whole) : await loadEngine(source, "full", whole), "full");
}

const bundled = (): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(join(__dirname, "..", "wasm", "cxkit_bg.wasm")));
