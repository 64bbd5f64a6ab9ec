// What every entry offers beside `init`.
export { CxError } from "./error.js";
export { engine } from "./engine.js";
export * from "./survey.js";
export * from "./stats.js";
export * from "./service.js";
export * from "./generated/accumulators.js";
export * from "./survival.js";
export { describeExports, describeState, type StateDescription } from "./state.js";
export type { Column, Design, NumberColumn, TypedArray } from "./columns.js";
export type { Accumulator } from "./accumulator.js";
export type * from "./generated/options.js";
export type * from "./generated/results.js";
