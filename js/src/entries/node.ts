// In Node: the addon, and WebAssembly where the addon cannot load.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { use } from "../engine.js";
import { type Addon, nativeEngine } from "../engines/native.js";
import { wasmEngine, type WasmSource } from "../engines/wasm.js";
import { whole } from "../engines/whole.js";

export * from "../api.js";

let reason: unknown = null;

/** Why the addon could not be loaded and WebAssembly took its place; `null` where it was loaded. */
export const fallbackReason = (): unknown => reason;

const root = join(__dirname, "..");
try {
  const addon = createRequire(__filename)(join(root, "native", `cxkit.${process.platform}-${process.arch}.node`));
  use(nativeEngine(addon as Addon), "full");
} catch (why) {
  reason = why;
  use(wasmEngine(new WebAssembly.Module(readFileSync(join(root, "wasm", "cxkit_bg.wasm"))), "full", whole), "full");
}

/** Makes the engine ready. In Node it is from the start; in browsers this loads the WebAssembly module. */
export async function init(_source?: WasmSource): Promise<void> {}
