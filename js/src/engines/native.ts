import type { Engine, Numbers } from "../engine.js";

/** What the addon exports. */
export interface Addon {
  call(place: number, arrays: Numbers[], request: Uint8Array, out: Float64Array): number;
  answer(): Float64Array;
  create(place: number, request: Uint8Array): number | null;
  load(place: number, state: Uint8Array): number | null;
  extend(handle: number, arrays: Numbers[], request: Uint8Array): boolean;
  push(handle: number, value: number): boolean;
  merge(handle: number, other: number): boolean;
  finish(handle: number, out: Float64Array): number;
  state(handle: number): Uint8Array | null;
  rowCount(handle: number): number | null;
  free(handle: number): void;
  text(index: number): string | null;
  error(): string;
  measure(arrays: Numbers[], request: Uint8Array): string | null;
  figure(request: Uint8Array): string | null;
  ask(place: number, handle: number, arrays: Numbers[], request: Uint8Array, out: Float64Array): number;
  field(handle: number, name: string, out: Float64Array): number;
  loadObject(place: number, state: Uint8Array): number | null;
  objectState(handle: number): Uint8Array | null;
  freeObject(handle: number): void;
  digests(): string;
  describe(): string;
  describeState(state: Uint8Array): string | null;
  fingerprint(): number;
  cli(words: string[]): number;
  version(): string;
}

/** Room for all but long distributions, which are fetched once more. */
const ROOM = 512;

/** The Node addon as an engine. */
export function nativeEngine(addon: Addon): Engine {
  const out = new Float64Array(ROOM);
  const texts: string[] = [];
  let slots = out;

  const settle = (length: number): boolean => {
    if (length < 0) return false;
    slots = length > ROOM ? (addon.answer() as Float64Array<ArrayBuffer>) : out;
    return true;
  };

  return {
    name: "native",
    get slots() {
      return slots;
    },
    call: (place, arrays, request) => settle(addon.call(place, arrays, request, out)),
    create: (place, request) => addon.create(place, request),
    load: (place, state) => addon.load(place, state),
    extend: (handle, arrays, request) => addon.extend(handle, arrays, request),
    push: (handle, value) => addon.push(handle, value),
    merge: (handle, other) => addon.merge(handle, other),
    finish: (handle) => settle(addon.finish(handle, out)),
    state: (handle) => addon.state(handle),
    rowCount: (handle) => addon.rowCount(handle),
    free: (handle) => addon.free(handle),
    // Texts from 0 up never change, so each crosses once.
    text: (index) => (index < 0 ? addon.text(index) : (texts[index] ??= addon.text(index) as string)) ?? "",
    error: () => addon.error(),
    measure: (arrays, request) => addon.measure(arrays, request),
    figure: (request) => addon.figure(request),
    ask: (place, handle, arrays, request) => settle(addon.ask(place, handle, arrays, request, out)),
    field: (handle, name) => settle(addon.field(handle, name, out)),
    loadObject: (place, state) => addon.loadObject(place, state),
    objectState: (handle) => addon.objectState(handle),
    freeObject: (handle) => addon.freeObject(handle),
    digests: () => addon.digests(),
    describe: () => addon.describe(),
    describeState: (state) => addon.describeState(state),
    fingerprint: () => addon.fingerprint(),
    version: () => addon.version(),
  };
}
