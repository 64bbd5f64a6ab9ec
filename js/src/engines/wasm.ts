import * as glue from "#glue";
import { type Build, type Engine, mustAgree } from "../engine.js";
import { importsOf, loadWith, type WasmSource } from "./load.js";

export type { WasmSource } from "./load.js";

/** What an engine has beyond the slim one, from a function that takes an answer. */
export type More = (settle: (answer: Float64Array | undefined) => boolean) => Partial<Engine>;

/** The engine of a compiled module. There is one: what it works with is the glue's own. */
export function wasmEngine(module: WebAssembly.Module, build: Build, more?: More): Engine {
  return start(new WebAssembly.Instance(module, importsOf(glue)), build, more);
}

/** The same from wherever the module is, compiled while it arrives where that is possible. */
export function loadEngine(source: WasmSource, build: Build, more?: More): Promise<Engine> {
  return loadWith(source, glue, (instance) => start(instance, build, more));
}

function start(instance: WebAssembly.Instance, build: Build, more?: More): Engine {
  // Before the glue gets to know the module: it keeps views of the first memory it sees.
  mustAgree("wasm", (instance.exports["fingerprint"] as () => number)() >>> 0, build);
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  const texts: string[] = [];
  let slots = new Float64Array(0);

  const settle = (answer: Float64Array | undefined): boolean => {
    if (answer === undefined) return false;
    slots = answer as Float64Array<ArrayBuffer>;
    return true;
  };

  return {
    name: "wasm",
    get slots() {
      return slots;
    },
    call: (place, arrays, request) => settle(glue.call(place, arrays, request)),
    create: (place, request) => glue.create(place, request) ?? null,
    load: (place, state) => glue.load(place, state) ?? null,
    extend: (handle, arrays, request) => glue.extend(handle, arrays, request),
    push: (handle, value) => glue.push(handle, value),
    merge: (handle, other) => glue.merge(handle, other),
    finish: (handle) => settle(glue.finish(handle)),
    state: (handle) => glue.state(handle) ?? null,
    rowCount: (handle) => glue.rowCount(handle) ?? null,
    free: (handle) => glue.free(handle),
    text: (index) => (index < 0 ? glue.text(index) : (texts[index] ??= glue.text(index) as string)) ?? "",
    error: () => glue.error(),
    ...more?.(settle),
    describe: () => glue.describe(),
    describeState: (state) => glue.describeState(state) ?? null,
    fingerprint: () => glue.fingerprint(),
    version: () => glue.version(),
  };
}
