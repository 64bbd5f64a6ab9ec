// What every entry but `cxkit/slim` offers beside `init`: functions that are not slim stand in files of their own.
export * from "./api-slim.js";
export * from "./distinct.js";
export * from "./motivators.js";
export * from "./quantiles.js";
export * from "./service.js";
export * from "./customers.js";
export * from "./value.js";
export * from "./survival.js";
export * from "./generated/accumulators.js";
export * from "./generated/metrics.js";
export type { Metric } from "./metric.js";
export * from "./measure.js";
export * from "./figure.js";
export * from "./generated/objects.js";
export { CxObject } from "./object.js";
export type * from "./trees.js";
export type * from "./generated/options.js";
export type * from "./generated/results.js";
