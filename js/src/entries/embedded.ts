// WebAssembly with the module inside this file: for places that can fetch nothing.
import bytes from "#module";
import { ready, use } from "../engine.js";
import { loadEngine, type WasmSource } from "../engines/wasm.js";
import { whole } from "../engines/whole.js";

export * from "../api.js";

let loading: Promise<void> | undefined;

/** Loads the WebAssembly module: the one in this file, or `source`. May be repeated. */
export function init(source?: WasmSource): Promise<void> {
  if (ready()) return Promise.resolve();
  loading ??= loadEngine(source ?? (bytes as Uint8Array<ArrayBuffer>), "full", whole)
    .then((engine) => use(engine, "full"))
    .finally(() => (loading = undefined));
  return loading;
}
