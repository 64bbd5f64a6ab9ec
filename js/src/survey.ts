import { Saved, stateBytes, SurveyAccumulator } from "./accumulator.js";
import { call, callColumn } from "./call.js";
import type { Column, NumberColumn } from "./columns.js";
import { ACCUMULATORS, FUNCTIONS } from "./generated/slim/exports.js";
import type {
  AnswerCountsAccumulatorOptions,
  AnswerCountsOptions,
  CesAccumulatorOptions,
  CesOptions,
  CronbachAlphaOptions,
  CsatAccumulatorOptions,
  CsatOptions,
  NpsAccumulatorOptions,
  NpsDifferenceOptions,
  NpsOptions,
  NpsSharesOptions,
  NpsTestOptions,
  RatingAccumulatorOptions,
  RatingOptions,
  ResponseRateOptions,
} from "./generated/slim/options.js";
import type {
  AnswerCountsResult,
  CesResult,
  CronbachAlphaResult,
  CsatResult,
  DifferenceResult,
  NpsResult,
  NpsSharesResult,
  NpsTestResult,
  RatingResult,
  ShareResult,
} from "./generated/slim/results.js";

/** Answers to a survey: a column, how often each answer was given, or an accumulator of such counts. */
export type Answers = Column | ReadonlyMap<number, number> | AnswerCountsAccumulator;

/**
 * Net Promoter Score: how many more recommend than warn, in points from -100 to 100.
 *
 * `100 · (promoters − detractors) / n`: answers of 9 and 10 promote, below 7 detract, between them are passive;
 * decimals fall by the same limits, so 8.5 is passive, and 0 is an answer. Missing answers are left out and
 * counted. The interval is Tango's score interval.
 *
 * Throws `empty` without an answer, `out_of_range` for one outside 0 to 10, `non_finite`, `wrong_type`; each names the
 * smallest row. With options also `missing`, `bad_option`, `lonely_cluster`, `unequal_lengths`, `unknown_option`.
 *
 * @example
 * ```js
 * const month = nps([10, 9, 9, 8, 7, 6, 3, 10]);
 * month.score;          // 25
 * month.detractors;     // 2
 * nps([10, 9, 3, null], { confidenceLevel: 0.9 }).missingCount;   // 1
 * nps(new Map([[10, 50], [8, 20], [3, 30]])).score;               // 20
 * ```
 */
export function nps(scores: Answers, options?: NpsOptions): NpsResult {
  return callColumn(FUNCTIONS.nps, scores, options);
}

/**
 * Customer satisfaction on a scale of 1 to 5: the share of answers of 4 and 5.
 *
 * Satisfied are answers at or above the cut-off: 4 of 5, 6 of 7, 8 of 10 where nothing else is said, and the result
 * names it. Missing answers are left out and counted. The interval is Wilson's.
 *
 * Throws `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`, `wrong_type`; each names the
 * smallest row. With options also `missing`, `bad_option`, `lonely_cluster`, `unequal_lengths`, `unknown_option`.
 *
 * @example
 * ```js
 * csat([5, 4, 4, 2, 3]).score;                                // 0.6
 * csat([5, 4, 4, 2, 3]).topFrom;                              // 4
 * csat([7, 6, 2, 5], { scale: [1, 7], topFrom: 5 }).score;    // 0.75
 * ```
 */
export function csat(answers: Answers, options?: CsatOptions): CsatResult {
  return callColumn(FUNCTIONS.csat, answers, options);
}

/**
 * Customer effort on a scale of 1 to 7: the mean answer, where high means easy.
 *
 * Missing answers are left out and counted. The interval is Student's t; the distribution comes along, as a mean
 * alone hides who struggled.
 *
 * Throws `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`, `wrong_type`; each names the
 * smallest row. With options also `missing`, `bad_option`, `lonely_cluster`, `unequal_lengths`, `unknown_option`.
 *
 * @example
 * ```js
 * const checkout = ces([7, 6, 6, 5, 2]);
 * checkout.score;       // 5.2
 * checkout.difficult;   // 1
 * ces(["easy", "fine", "easy", "hard"], { scale: [1, 3], labels: { hard: 1, fine: 2, easy: 3 } }).score;   // 2.25
 * ```
 */
export function ces(answers: Answers, options?: CesOptions): CesResult {
  return callColumn(FUNCTIONS.ces, answers, options);
}

/**
 * The mean rating of a touchpoint on a scale of 1 to 5, with the share of the highest answer.
 *
 * Missing answers are left out and counted. The interval is Student's t.
 *
 * Throws `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`, `wrong_type`; each names the
 * smallest row. With options also `missing`, `bad_option`, `lonely_cluster`, `unequal_lengths`, `unknown_option`.
 *
 * @example
 * ```js
 * const lounge = rating([5, 4, 3, 5]);
 * lounge.score;         // 4.25
 * lounge.topBoxShare;   // 0.5
 * ```
 */
export function rating(answers: Answers, options?: RatingOptions): RatingResult {
  return callColumn(FUNCTIONS.rating, answers, options);
}

/**
 * How often each answer was given, on a scale of 0 to 10.
 *
 * Answers nobody gave are left out of the distribution; missing ones are counted beside it.
 *
 * Throws `out_of_range`, `non_finite`, `wrong_type`, naming the row; with options also `missing` and `bad_option`.
 *
 * @example
 * ```js
 * const answers = answerCounts([10, 9, 9, 3]);
 * answers.distribution[1];   // { answer: 9, count: 2, share: 0.5 }
 * ```
 */
export function answerCounts(answers: Answers, options?: AnswerCountsOptions): AnswerCountsResult {
  return callColumn(FUNCTIONS.answerCounts, answers, options);
}

/**
 * Share of the invited who answered, with Wilson's interval.
 *
 * Throws `empty` when nobody was invited, `out_of_range` when more answered than were invited.
 *
 * @example
 * ```js
 * responseRate(30, 120).share;   // 0.25
 * ```
 */
export function responseRate(answered: number, invited: number, options?: ResponseRateOptions): ShareResult {
  return call(FUNCTIONS.responseRate, [answered, invited], options);
}

/**
 * The first NPS less the second, in points: positive when the first is higher.
 *
 * The samples are independent. With weights each counts with its effective n. The z test divides the difference by
 * the root of the two squared standard errors added.
 *
 * Throws `empty` when a result has no answers, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * const gain = npsDifference(nps([10, 10, 9, 7]), nps([10, 7, 7, 3]));
 * gain.difference;   // 75
 * gain.value;        // 75
 * ```
 */
export function npsDifference(a: NpsResult, b: NpsResult, options?: NpsDifferenceOptions): DifferenceResult {
  return call(FUNCTIONS.npsDifference, [a, b], options);
}

/**
 * Tests a Net Promoter Score against a supposed one, 0 where nothing else is said.
 *
 * Tango's score test, the one the score interval inverts: the interval leaves out just the scores this test
 * rejects. With weights the effective n counts.
 *
 * Throws `empty` without answers, or where the supposed score leaves them no variance (only passives against 0);
 * `out_of_range` for a supposed score beyond -100 to 100.
 *
 * @example
 * ```js
 * const test = npsTest(nps([10, 10, 9, 9, 9, 10, 10, 7, 8, 8]));
 * Number(test.statistic.toFixed(6));   // 2.645751
 * ```
 */
export function npsTest(result: NpsResult, options?: NpsTestOptions): NpsTestResult {
  return call(FUNCTIONS.npsTest, [result], options);
}

/**
 * The three shares of an NPS with Goodman's simultaneous intervals: all three hold at once at the level.
 *
 * Each is Wilson's interval at a third of the error. With weights the effective n counts.
 *
 * Throws `empty` when the result has no answers, `out_of_range` for a level outside 0 to 1.
 *
 * @example
 * ```js
 * npsShares(nps([10, 10, 9, 8, 3])).promoterShare;   // 0.6
 * ```
 */
export function npsShares(result: NpsResult, options?: NpsSharesOptions): NpsSharesResult {
  return call(FUNCTIONS.npsShares, [result], options);
}

/**
 * Cronbach's alpha: how far a set of ratings, a column each, measures one thing.
 *
 * Rows that lack an item are left out and counted.
 *
 * Throws `bad_option` for fewer than two columns, `unequal_lengths`, `empty` for fewer than two complete rows or when
 * the sum of the items does not vary, `non_finite` naming the row.
 *
 * @example
 * ```js
 * const scale = cronbachAlpha([[1, 2, 3, 4], [2, 2, 3, 5]]);
 * Number(scale.alpha.toFixed(6));   // 0.952381
 * ```
 */
export function cronbachAlpha(
  items: readonly NumberColumn[],
  options?: CronbachAlphaOptions,
): CronbachAlphaResult {
  return call(FUNCTIONS.cronbachAlpha, [items], options);
}

/**
 * Net Promoter Score over rows that arrive in pieces.
 *
 * @example
 * ```js
 * const monday = new NpsAccumulator();
 * monday.extend([10, 9, 3]);
 * const tuesday = new NpsAccumulator();
 * tuesday.extend([7]);
 * monday.merge(tuesday);
 * monday.finish().value;   // 25
 * ```
 */
export class NpsAccumulator extends SurveyAccumulator<NpsResult> {
  constructor(options?: NpsAccumulatorOptions) {
    super(ACCUMULATORS.NpsAccumulator, options);
  }

  /** One from saved bytes, whichever language wrote them. Throws `bad_state` for any others. */
  static fromState(state: Uint8Array | ArrayBuffer): NpsAccumulator {
    return new NpsAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/**
 * Customer satisfaction over rows that arrive in pieces.
 *
 * @example
 * ```js
 * const monday = new CsatAccumulator();
 * monday.extend([5, 4, 2]);
 * const tuesday = new CsatAccumulator();
 * tuesday.extend([3]);
 * monday.merge(tuesday);
 * monday.finish().value;   // 0.5
 * ```
 */
export class CsatAccumulator extends SurveyAccumulator<CsatResult> {
  constructor(options?: CsatAccumulatorOptions) {
    super(ACCUMULATORS.CsatAccumulator, options);
  }

  /** One from saved bytes, whichever language wrote them. Throws `bad_state` for any others. */
  static fromState(state: Uint8Array | ArrayBuffer): CsatAccumulator {
    return new CsatAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/**
 * Customer effort over rows that arrive in pieces.
 *
 * @example
 * ```js
 * const monday = new CesAccumulator();
 * monday.extend([7, 6, 2]);
 * const tuesday = new CesAccumulator();
 * tuesday.extend([5]);
 * monday.merge(tuesday);
 * monday.finish().value;   // 5
 * ```
 */
export class CesAccumulator extends SurveyAccumulator<CesResult> {
  constructor(options?: CesAccumulatorOptions) {
    super(ACCUMULATORS.CesAccumulator, options);
  }

  /** One from saved bytes, whichever language wrote them. Throws `bad_state` for any others. */
  static fromState(state: Uint8Array | ArrayBuffer): CesAccumulator {
    return new CesAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/**
 * Ratings over rows that arrive in pieces.
 *
 * @example
 * ```js
 * const monday = new RatingAccumulator();
 * monday.extend([5, 4, 3]);
 * const tuesday = new RatingAccumulator();
 * tuesday.extend([4]);
 * monday.merge(tuesday);
 * monday.finish().value;   // 4
 * ```
 */
export class RatingAccumulator extends SurveyAccumulator<RatingResult> {
  constructor(options?: RatingAccumulatorOptions) {
    super(ACCUMULATORS.RatingAccumulator, options);
  }

  /** One from saved bytes, whichever language wrote them. Throws `bad_state` for any others. */
  static fromState(state: Uint8Array | ArrayBuffer): RatingAccumulator {
    return new RatingAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/**
 * Counts of answers over rows that arrive in pieces. Every survey measure can be read from it.
 *
 * @example
 * ```js
 * const monday = new AnswerCountsAccumulator();
 * monday.extend([10, 9, 3]);
 * const tuesday = new AnswerCountsAccumulator();
 * tuesday.extend([7]);
 * monday.merge(tuesday);
 * monday.finish().value;   // 4
 * ```
 */
export class AnswerCountsAccumulator extends SurveyAccumulator<AnswerCountsResult> {
  constructor(options?: AnswerCountsAccumulatorOptions) {
    super(ACCUMULATORS.AnswerCountsAccumulator, options);
  }

  /** One from saved bytes, whichever language wrote them. Throws `bad_state` for any others. */
  static fromState(state: Uint8Array | ArrayBuffer): AnswerCountsAccumulator {
    return new AnswerCountsAccumulator(new Saved(stateBytes(state)) as never);
  }
}
