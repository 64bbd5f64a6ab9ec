// What `cxkit/slim` offers beside `init`, and so every entry: surveys, shares and means.
export { CxError } from "./error.js";
export { engine } from "./engine.js";
export * from "./survey.js";
export * from "./stats.js";
export { describeExports, describeState, type StateDescription } from "./state.js";
export type { Column, Design, NumberColumn, TimeColumn, TypedArray } from "./columns.js";
export type { Accumulator } from "./accumulator.js";
export type * from "./generated/slim/options.js";
export type * from "./generated/slim/results.js";
