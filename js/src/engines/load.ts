import { CxError, describeValue } from "../error.js";

/** The name under which a module asks for its JavaScript half. */
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

/** What a module is given: its JavaScript half. */
export const importsOf = (glue: object): WebAssembly.Imports => ({ [GLUE]: glue as WebAssembly.ModuleImports });

/** A module from wherever it is, made ready by `start`; whatever goes wrong is an error of cxkit's. */
export async function loadWith<T>(
  source: WasmSource,
  glue: object,
  start: (instance: WebAssembly.Instance) => T,
): Promise<T> {
  try {
    return start(await instantiate(await source, importsOf(glue)));
  } catch (cause) {
    if (cause instanceof CxError) throw cause;
    const error = new CxError("not_initialised", `the WebAssembly module could not be loaded: ${String(cause)}`);
    error.cause = cause;
    throw error;
  }
}

async function instantiate(
  source: Awaited<WasmSource>,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.Instance> {
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
