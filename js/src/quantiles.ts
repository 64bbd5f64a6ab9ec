import { call } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type { QuantileOptions, QuantilesOptions } from "./generated/options.js";
import type { QuantileResult, QuantilesResult } from "./generated/results.js";

/**
 * The quantile `p` of a column, exact, with an interval by order statistics.
 *
 * Type 7 of Hyndman and Fan unless another rule is named. The interval runs from one of the values to another and
 * supposes nothing of their distribution; an end that no value reaches is `null`. Missing values are left out and
 * counted. `reading: "sketch"` reads from logarithmic buckets within `relativeError`, as from a stream that is too long
 * to keep.
 *
 * Throws `empty` without a value, `non_finite` for an infinite one, `missing` where that is refused, `out_of_range`
 * for a `p` or a level outside 0 to 1.
 *
 * @example
 * ```js
 * const median = quantile([2, 3, 5, 8, 8, 12, 15, 21, 34, 55, 89, 144], 0.5);
 * median.quantile;   // 13.5
 * median.ciLower;    // 5
 * ```
 */
export function quantile(values: NumberColumn, p: number, options?: QuantileOptions): QuantileResult {
  return call(FUNCTIONS.quantile, [values, p], options);
}

/**
 * Several quantiles of a column in one go, each as `quantile` gives it.
 *
 * Throws `empty` for no probability or no value, `out_of_range` for a probability outside 0 to 1, and as `quantile`.
 *
 * @example
 * ```js
 * quantiles([2, 3, 5, 8, 8, 12, 15, 21, 34, 55, 89, 144], [0.25, 0.75]).quantiles[1].quantile;   // 39.25
 * ```
 */
export function quantiles(
  values: NumberColumn,
  probabilities: NumberColumn,
  options?: QuantilesOptions,
): QuantilesResult {
  return call(FUNCTIONS.quantiles, [values, probabilities], options);
}
