// The fewest bytes: surveys, shares and means, with the WebAssembly module that holds no more.
import { ready, use } from "../engine.js";
import { loadEngine, type WasmSource } from "../engines/wasm.js";

export * from "../api-slim.js";

let loading: Promise<void> | undefined;

/** Loads the slim WebAssembly module: the one of the package, or `source`. May be repeated. */
export function init(source?: WasmSource): Promise<void> {
  if (ready()) return Promise.resolve();
  loading ??= loadEngine(source ?? new URL("../wasm/slim/cxkit_bg.wasm", import.meta.url), "slim")
    .then((engine) => use(engine, "slim"))
    .finally(() => (loading = undefined));
  return loading;
}
