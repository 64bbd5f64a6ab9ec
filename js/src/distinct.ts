import { call } from "./call.js";
import type { Column } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type { DistinctCountOptions } from "./generated/options.js";
import type { DistinctCountResult } from "./generated/results.js";

/**
 * How many different names a column holds: customers of a month, products of an order.
 *
 * Names are whole numbers or words, compared by value. `reading: "sketch"` estimates the count from 2^precision
 * registers, with a standard error of 1.04 over their root.
 *
 * Throws `missing` where that is refused, `out_of_range` for a precision outside 4 to 18.
 *
 * @example
 * ```js
 * distinctCount(["ann", "bo", "ann"]).distinctCount;   // 2
 * ```
 */
export function distinctCount(keys: Column, options?: DistinctCountOptions): DistinctCountResult {
  return call(FUNCTIONS.distinctCount, [keys], options);
}
