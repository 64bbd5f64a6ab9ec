import { call } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type { AhtOptions } from "./generated/options.js";
import type { AhtResult } from "./generated/results.js";

/**
 * Average handle time in seconds: talk, hold and follow-up of all contacts over their number.
 *
 * `(talk + hold + wrap) / contacts`, one row a contact that was answered; hold and follow-up may be left out. A row
 * that lacks one of the times is left out and counted. The interval is Student's t.
 *
 * Throws `empty` without a contact, `out_of_range` for a negative time, `non_finite`, `missing` where that is refused,
 * each with the smallest row; `unequal_lengths`, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * const calls = aht([240, 300, 180], [30, 0, 60], [30, 60, 0]);
 * calls.ahtSeconds;    // 300
 * calls.talkSeconds;   // 240
 * ```
 */
export function aht(
  talk: NumberColumn,
  hold?: NumberColumn | null,
  wrap?: NumberColumn | null,
  options?: AhtOptions,
): AhtResult {
  return call(FUNCTIONS.aht, [talk, hold, wrap], options);
}
