import { call } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type { EmotionalConnectionOptions } from "./generated/options.js";
import type { EmotionalConnectionResult } from "./generated/results.js";

/**
 * The share of customers who are fully connected: who feel every emotional motivator, a column each.
 *
 * A motivator is felt from `feltFrom` on (4 of 5, 6 of 7, 8 of 10; any other scale needs it). With `satisfaction` and
 * `values` (spend, lifetime value) of the same customers, `valueIndex` is 100 · the mean value of the fully connected /
 * that of customers who are highly satisfied (`satisfiedFrom`, the highest answer by default) and no more; its interval
 * is that of a ratio of means on the log scale.
 *
 * Throws `empty` without a customer who answered everything; `bad_option` for no motivator, values without
 * satisfaction, a scale without convention; `out_of_range` with the row, `unequal_lengths`, `non_finite`, `missing`
 * where that is refused.
 *
 * @example
 * ```js
 * const motivators = [[5, 4, 2, 5, 3], [4, 4, 5, 5, 1]];
 * const connection = emotionalConnection(motivators, [5, 5, 5, 5, 5], [90, 70, 50, 80, 55]);
 * connection.share;                             // 0.6
 * Number(connection.valueIndex.toFixed(1));     // 152.4
 * ```
 */
export function emotionalConnection(
  motivators: readonly NumberColumn[],
  satisfaction?: NumberColumn | null,
  values?: NumberColumn | null,
  options?: EmotionalConnectionOptions,
): EmotionalConnectionResult {
  return call(FUNCTIONS.emotionalConnection, [motivators, satisfaction, values], options);
}
