import { call } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type { KaplanMeierOptions } from "./generated/options.js";
import type { KaplanMeierResult } from "./generated/results.js";

/**
 * The Kaplan–Meier curve of times of which some have not ended yet: open tickets, customers who are still there.
 *
 * `observed` is 1 where the event came at the time and 0 where it had not come yet. The quantile p is the first time
 * at which no more than 1 − p is left; intervals are log-log with Greenwood's variance, and an end that the band does
 * not reach is `null`. `horizon` gives the mean of the times cut there.
 *
 * Throws `empty` without a row, `non_finite` for an infinite time, `out_of_range` for a time below 0, a flag that is
 * neither 0 nor 1 or a probability outside 0 to 1, `unequal_lengths`, `missing` where that is refused.
 *
 * @example
 * ```js
 * const hours = [2, 3, 5, 8, 8, 12, 15, 21, 34, 55, 40, 60];
 * kaplanMeier(hours, [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1]).median;   // 12
 * ```
 */
export function kaplanMeier(
  durations: NumberColumn,
  observed: NumberColumn,
  options?: KaplanMeierOptions,
): KaplanMeierResult {
  return call(FUNCTIONS.kaplanMeier, [durations, observed], options);
}
