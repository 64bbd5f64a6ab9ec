import * as glue from "#glue";
import type { More } from "./wasm.js";

/** What the module that holds everything has and the slim one has not. */
export const whole: More = (settle) => ({
  measure: (arrays, request) => glue.measure(arrays, request) ?? null,
  figure: (request) => glue.figure(request) ?? null,
  ask: (place, handle, arrays, request) => settle(glue.ask(place, handle, arrays, request)),
  field: (handle, name) => settle(glue.field(handle, name)),
  loadObject: (place, state) => glue.loadObject(place, state) ?? null,
  objectState: (handle) => glue.objectState(handle) ?? null,
  freeObject: (handle) => glue.freeObject(handle),
  digests: () => glue.digests(),
});
