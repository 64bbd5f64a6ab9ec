// Browsers, workers and every other place without addons: the WebAssembly module beside this file.
import { ready, use } from "../engine.js";
import { loadEngine, type WasmSource } from "../engines/wasm.js";
import { whole } from "../engines/whole.js";

export * from "../api.js";

let loading: Promise<void> | undefined;

/**
 * Loads the WebAssembly module: the one of the package, or `source`. May be repeated; calls before it is done
 * throw `not_initialised`.
 */
export function init(source?: WasmSource): Promise<void> {
  if (ready()) return Promise.resolve();
  // A failed attempt may be repeated too.
  loading ??= loadEngine(source ?? new URL("../wasm/cxkit_bg.wasm", import.meta.url), "full", whole)
    .then((engine) => use(engine, "full"))
    .finally(() => (loading = undefined));
  return loading;
}
