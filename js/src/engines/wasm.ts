import * as glue from "#glue";
import { type Build, type Engine, mustAgree } from "../engine.js";
import { CxError, describeValue } from "../error.js";

/** The name under which the module asks for its JavaScript half. */
const GLUE = "./cxkit_bg.js";

/** Where a module may come from: an address, a response, its bytes, or compiled already; or a promise of these. */
export type WasmSource =
  | string
  | URL
  | globalThis.Request
  | Response
  | BufferSource
  | WebAssembly.Module
  | PromiseLike<string | URL | globalThis.Request | Response | BufferSource | WebAssembly.Module>;

/** What an engine has beyond the slim one, from a function that takes an answer. */
export type More = (settle: (answer: Float64Array | undefined) => boolean) => Partial<Engine>;

/** The engine of a compiled module. There is one: what it works with is the glue's own. */
export function wasmEngine(module: WebAssembly.Module, build: Build, more?: More): Engine {
  return start(new WebAssembly.Instance(module, { [GLUE]: glue as unknown as WebAssembly.ModuleImports }), build, more);
}

/** The same from wherever the module is, compiled while it arrives where that is possible. */
export async function loadEngine(source: WasmSource, build: Build, more?: More): Promise<Engine> {
  try {
    return start(await instantiate(await source), build, more);
  } catch (cause) {
    if (cause instanceof CxError) throw cause;
    const error = new CxError("not_initialised", `the WebAssembly module could not be loaded: ${String(cause)}`);
    error.cause = cause;
    throw error;
  }
}

async function instantiate(source: Awaited<WasmSource>): Promise<WebAssembly.Instance> {
  const imports = { [GLUE]: glue as unknown as WebAssembly.ModuleImports };
  if (source instanceof WebAssembly.Module) return WebAssembly.instantiate(source, imports);
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return (await WebAssembly.instantiate(source as BufferSource, imports)).instance;
  }
  const response = isResponse(source) ? source : await fetch(source);
  if (!isResponse(response)) throw new TypeError(`no module in ${describeValue(source)}`);
  if (!response.ok) throw new Error(`${response.url || "the server"} answered ${response.status}`);
  if (response.headers.get("content-type")?.startsWith("application/wasm")) {
    return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  }
  // A server that does not know the type of .wasm files: no streaming, but no failure either.
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}

const isResponse = (value: unknown): value is Response => typeof Response === "function" && value instanceof Response;

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
