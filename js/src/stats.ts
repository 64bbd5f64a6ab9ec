import { call, callColumn } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/slim/exports.js";
import type {
  MeanDifferenceOptions,
  MeanOptions,
  MeanSampleSizeOptions,
  NpsSampleSizeOptions,
  ShareDifferenceOptions,
  ShareOptions,
  ShareSampleSizeOptions,
} from "./generated/slim/options.js";
import type {
  DifferenceResult,
  MeanResult,
  SampleSizeResult,
  ShareResult,
} from "./generated/slim/results.js";

/**
 * The share `count / n` with Wilson's interval.
 *
 * Throws `empty` when `n` is 0, `out_of_range` when `count` is above `n`, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * const solved = share(41, 50);
 * solved.share;                          // 0.82
 * Number(solved.ciLower.toFixed(6));     // 0.692039
 * ```
 */
export function share(count: number, n: number, options?: ShareOptions): ShareResult {
  return call(FUNCTIONS.share, [count, n], options);
}

/**
 * The share `countA / nA` less `countB / nB`, with Newcombe's interval. The statistic is the pooled z test.
 *
 * Throws `empty` when a sample is, `out_of_range` when a count is above its sample, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * Number(shareDifference(41, 50, 30, 48).ciLower.toFixed(6));   // 0.017615
 * ```
 */
export function shareDifference(
  countA: number,
  nA: number,
  countB: number,
  nB: number,
  options?: ShareDifferenceOptions,
): DifferenceResult {
  return call(FUNCTIONS.shareDifference, [countA, nA, countB, nB], options);
}

/**
 * The mean of a column, with Student's t interval.
 *
 * The sums behind mean and variance are exact: the order of rows cannot change a bit, and nothing cancels. Missing
 * values are left out and counted.
 *
 * Throws `empty` without a value, `non_finite` for an infinite one, `missing` where that is refused, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * const seconds = mean([240, 180, 300]);
 * seconds.mean;       // 240
 * seconds.variance;   // 3600
 * ```
 */
export function mean(values: NumberColumn, options?: MeanOptions): MeanResult {
  return callColumn(FUNCTIONS.mean, values, options);
}

/**
 * The mean of the first sample less that of the second, by Welch's t: spreads may differ.
 *
 * Throws `empty` when a sample has fewer than two values, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * meanDifference(mean([240, 180, 300]), mean([200, 190, 210])).difference;   // 40
 * ```
 */
export function meanDifference(
  a: MeanResult,
  b: MeanResult,
  options?: MeanDifferenceOptions,
): DifferenceResult {
  return call(FUNCTIONS.meanDifference, [a, b], options);
}

/**
 * How many answers an NPS needs for an interval of `margin` points to each side:
 * z² (P + D − (P − D)²) / margin².
 *
 * Throws `out_of_range` for a margin that is not above 0, or shares that are none.
 *
 * @example
 * ```js
 * npsSampleSize(5, { promoterShare: 0.5, detractorShare: 0.3 }).n;   // 1168
 * ```
 */
export function npsSampleSize(margin: number, options?: NpsSampleSizeOptions): SampleSizeResult {
  return call(FUNCTIONS.npsSampleSize, [margin], options);
}

/**
 * How many answers a share needs for an interval of `margin` (a fraction) to each side: z² p (1 − p) / margin².
 *
 * Throws `out_of_range` for a margin that is not above 0, or a share that is none.
 *
 * @example
 * ```js
 * shareSampleSize(0.05).n;   // 385
 * ```
 */
export function shareSampleSize(margin: number, options?: ShareSampleSizeOptions): SampleSizeResult {
  return call(FUNCTIONS.shareSampleSize, [margin], options);
}

/**
 * How many values a mean needs for an interval of `margin` to each side, when one value spreads by
 * `standardDeviation`: (z · sd / margin)².
 *
 * Throws `out_of_range` for a margin or a standard deviation that is not above 0.
 *
 * @example
 * ```js
 * meanSampleSize(0.1, 1.2).n;   // 554
 * ```
 */
export function meanSampleSize(
  margin: number,
  standardDeviation: number,
  options?: MeanSampleSizeOptions,
): SampleSizeResult {
  return call(FUNCTIONS.meanSampleSize, [margin, standardDeviation], options);
}
