import { CxError } from "./error.js";
import { FINGERPRINTS } from "./generated/slim/exports.js";

/** A typed array whose numbers an engine reads. */
export type Numbers =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** What stands behind the functions: the Node addon or the WebAssembly module. */
export interface Engine {
  readonly name: "native" | "wasm";
  /** The last answer, a slot to a field. */
  readonly slots: Float64Array;
  /** True with the answer in `slots`, false with the reason in `error()`; so it is with all that follow. */
  call(place: number, arrays: Numbers[], request: Uint8Array): boolean;
  create(place: number, request: Uint8Array): number | null;
  load(place: number, state: Uint8Array): number | null;
  extend(handle: number, arrays: Numbers[], request: Uint8Array): boolean;
  push(handle: number, value: number): boolean;
  merge(handle: number, other: number): boolean;
  finish(handle: number): boolean;
  state(handle: number): Uint8Array | null;
  rowCount(handle: number): number | null;
  free(handle: number): void;
  /** The text a slot points to. */
  text(index: number): string;
  /** The last error: code, row, message, a line each. */
  error(): string;
  /** Measures the table of a request; the answers as JSON. The slim engine has none. */
  measure?(arrays: Numbers[], request: Uint8Array): string | null;
  /** The picture of a result as Plotly JSON. The slim engine has none. */
  figure?(request: Uint8Array): string | null;
  /** Objects: calls a method of the object with that handle, or none of any (-1). The slim engine has none. */
  ask?(place: number, handle: number, arrays: Numbers[], request: Uint8Array): boolean;
  field?(handle: number, name: string): boolean;
  loadObject?(place: number, state: Uint8Array): number | null;
  objectState?(handle: number): Uint8Array | null;
  freeObject?(handle: number): void;
  /** Digests to compare runtimes by. The slim engine has none. */
  digests?(): string;
  describe(): string;
  describeState(state: Uint8Array): string | null;
  fingerprint(): number;
  version(): string;
}

let active: Engine | undefined;

/** How much of the export list an engine has: all of it, or the slim part. */
export type Build = "slim" | "full";

/** Makes an engine the one behind every function, if it was built from the same export list. */
export function use(engine: Engine, build: Build): void {
  mustAgree(engine.name, engine.fingerprint(), build);
  active = engine;
}

/** Refuses an engine of another build than the functions in front of it. */
export function mustAgree(name: Engine["name"], fingerprint: number, build: Build): void {
  if (fingerprint === FINGERPRINTS[build]) return;
  const why = "and the functions in front of it come from different builds";
  throw new CxError("bad_engine", `the ${name} engine ${why}${build === "slim" ? " (these are cxkit/slim's)" : ""}`);
}

/** Whether an engine is there. */
export const ready = (): boolean => active !== undefined;

/** The engine behind every function. */
export function current(): Engine {
  if (active === undefined) {
    throw new CxError("not_initialised", "no engine is loaded yet: call `await init()` first");
  }
  return active;
}

/** What computes: `"native"`, the Node addon, or `"wasm"`, WebAssembly. The numbers are the same. */
export const engine = (): "native" | "wasm" => current().name;

/** The error an engine just reported. */
export function refusal(engine: Engine): CxError {
  const [code = "", row = "", ...message] = engine.error().split("\n");
  return new CxError(code, message.join("\n"), row === "" ? null : Number(row));
}
