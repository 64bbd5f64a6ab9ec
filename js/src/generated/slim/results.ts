// Made by `make generate` from the export list; do not edit.
import type { Tape } from "../../tape.js";

/** A Net Promoter Score and how sure it is. */
export interface NpsResult {
  /** 100 · (promoters − detractors) / n: −100 to 100 points, by weight where there are weights. */
  readonly score: number;
  /** The headline number: the score. */
  readonly value: number;
  /** How many answers. */
  readonly n: number;
  /** How many answered 9 or 10. */
  readonly promoters: number;
  /** How many answered 7 up to below 9. */
  readonly passives: number;
  /** How many answered below 7. */
  readonly detractors: number;
  /** Share of promoters, by weight where there are weights. */
  readonly promoterShare: number;
  /** Share of passives. */
  readonly passiveShare: number;
  /** Share of detractors. */
  readonly detractorShare: number;
  /** What was computed, with its limits. */
  readonly method: string;
  /** How many rows had no answer. */
  readonly missingCount: number;
  /** How many rows were left out as outside the scale. */
  readonly outOfScaleCount: number;
  /** Standard error, in the unit of the score. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How the interval was computed. */
  readonly intervalMethod: string;
  /** Clusters (or answers) less strata; nothing without a design. */
  readonly df: number | null;
  /** Sum of the weights. */
  readonly weightSum: number | null;
  /** n over the design effect. */
  readonly effectiveN: number | null;
  /** Kish's effective n: (Σw)² / Σw². */
  readonly kishN: number | null;
  /** Variance against that of as many answers drawn one by one. */
  readonly designEffect: number | null;
  /** The same against a draw without replacement from a population of Σw. */
  readonly designEffectFinite: number | null;
  /** Each answer as it was given, lowest first. */
  readonly distribution: readonly AnswerShare[];
}

/** @internal */
export const readNpsResult = (tape: Tape): NpsResult => ({
  score: tape.number(),
  value: tape.number(),
  n: tape.number(),
  promoters: tape.number(),
  passives: tape.number(),
  detractors: tape.number(),
  promoterShare: tape.number(),
  passiveShare: tape.number(),
  detractorShare: tape.number(),
  method: tape.text(),
  missingCount: tape.number(),
  outOfScaleCount: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalMethod: tape.text(),
  df: tape.numberOrNull(),
  weightSum: tape.numberOrNull(),
  effectiveN: tape.numberOrNull(),
  kishN: tape.numberOrNull(),
  designEffect: tape.numberOrNull(),
  designEffectFinite: tape.numberOrNull(),
  distribution: tape.list((tape) => tape.record(readAnswerShare)),
});

/** A CSAT and how sure it is. */
export interface CsatResult {
  /** The score in the unit of its method: a fraction, a mean answer, or 0 to 100 for `percent_of_max`. */
  readonly score: number;
  /** The headline number: the score. */
  readonly value: number;
  /** How many answers. */
  readonly n: number;
  /** How many answered at or above the cut-off; nothing without one. */
  readonly satisfied: number | null;
  /** How many answered at or below the mirrored cut-off and are not satisfied; nothing without one. */
  readonly dissatisfied: number | null;
  /** The cut-off that was used. */
  readonly topFrom: number | null;
  /** Mean answer, by weight where there are weights. */
  readonly mean: number;
  /** What was computed, with its limits. */
  readonly method: string;
  /** How many rows had no answer. */
  readonly missingCount: number;
  /** How many rows were left out as outside the scale. */
  readonly outOfScaleCount: number;
  /** Standard error, in the unit of the score. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How the interval was computed. */
  readonly intervalMethod: string;
  /** Clusters (or answers) less strata; nothing without a design. */
  readonly df: number | null;
  /** Sum of the weights. */
  readonly weightSum: number | null;
  /** n over the design effect. */
  readonly effectiveN: number | null;
  /** Kish's effective n: (Σw)² / Σw². */
  readonly kishN: number | null;
  /** Variance against that of as many answers drawn one by one. */
  readonly designEffect: number | null;
  /** The same against a draw without replacement from a population of Σw. */
  readonly designEffectFinite: number | null;
  /** Each answer as it was given, lowest first. */
  readonly distribution: readonly AnswerShare[];
}

/** @internal */
export const readCsatResult = (tape: Tape): CsatResult => ({
  score: tape.number(),
  value: tape.number(),
  n: tape.number(),
  satisfied: tape.numberOrNull(),
  dissatisfied: tape.numberOrNull(),
  topFrom: tape.numberOrNull(),
  mean: tape.number(),
  method: tape.text(),
  missingCount: tape.number(),
  outOfScaleCount: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalMethod: tape.text(),
  df: tape.numberOrNull(),
  weightSum: tape.numberOrNull(),
  effectiveN: tape.numberOrNull(),
  kishN: tape.numberOrNull(),
  designEffect: tape.numberOrNull(),
  designEffectFinite: tape.numberOrNull(),
  distribution: tape.list((tape) => tape.record(readAnswerShare)),
});

/** A CES and how sure it is. High always means easy. */
export interface CesResult {
  /** The score in the unit of its method: a mean answer or a fraction. */
  readonly score: number;
  /** The headline number: the score. */
  readonly value: number;
  /** How many answers. */
  readonly n: number;
  /** How many found it easy: above the middle of the scale. */
  readonly easy: number;
  /** How many found it difficult: below the middle of the scale. */
  readonly difficult: number;
  /** Mean answer after turning, by weight where there are weights. */
  readonly mean: number;
  /** What was computed, with its limits. */
  readonly method: string;
  /** How many rows had no answer. */
  readonly missingCount: number;
  /** How many rows were left out as outside the scale. */
  readonly outOfScaleCount: number;
  /** Standard error, in the unit of the score. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How the interval was computed. */
  readonly intervalMethod: string;
  /** Clusters (or answers) less strata; nothing without a design. */
  readonly df: number | null;
  /** Sum of the weights. */
  readonly weightSum: number | null;
  /** n over the design effect. */
  readonly effectiveN: number | null;
  /** Kish's effective n: (Σw)² / Σw². */
  readonly kishN: number | null;
  /** Variance against that of as many answers drawn one by one. */
  readonly designEffect: number | null;
  /** The same against a draw without replacement from a population of Σw. */
  readonly designEffectFinite: number | null;
  /** Each answer as it was given, lowest first. */
  readonly distribution: readonly AnswerShare[];
}

/** @internal */
export const readCesResult = (tape: Tape): CesResult => ({
  score: tape.number(),
  value: tape.number(),
  n: tape.number(),
  easy: tape.number(),
  difficult: tape.number(),
  mean: tape.number(),
  method: tape.text(),
  missingCount: tape.number(),
  outOfScaleCount: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalMethod: tape.text(),
  df: tape.numberOrNull(),
  weightSum: tape.numberOrNull(),
  effectiveN: tape.numberOrNull(),
  kishN: tape.numberOrNull(),
  designEffect: tape.numberOrNull(),
  designEffectFinite: tape.numberOrNull(),
  distribution: tape.list((tape) => tape.record(readAnswerShare)),
});

/** A mean rating and how sure it is. */
export interface RatingResult {
  /** The mean answer, by weight where there are weights. */
  readonly score: number;
  /** The headline number: the score. */
  readonly value: number;
  /** How many answers. */
  readonly n: number;
  /** How many gave the highest answer. */
  readonly topBox: number;
  /** Their share, by weight where there are weights. */
  readonly topBoxShare: number;
  /** What was computed, with its limits. */
  readonly method: string;
  /** How many rows had no answer. */
  readonly missingCount: number;
  /** How many rows were left out as outside the scale. */
  readonly outOfScaleCount: number;
  /** Standard error, in the unit of the score. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How the interval was computed. */
  readonly intervalMethod: string;
  /** Clusters (or answers) less strata; nothing without a design. */
  readonly df: number | null;
  /** Sum of the weights. */
  readonly weightSum: number | null;
  /** n over the design effect. */
  readonly effectiveN: number | null;
  /** Kish's effective n: (Σw)² / Σw². */
  readonly kishN: number | null;
  /** Variance against that of as many answers drawn one by one. */
  readonly designEffect: number | null;
  /** The same against a draw without replacement from a population of Σw. */
  readonly designEffectFinite: number | null;
  /** Each answer as it was given, lowest first. */
  readonly distribution: readonly AnswerShare[];
}

/** @internal */
export const readRatingResult = (tape: Tape): RatingResult => ({
  score: tape.number(),
  value: tape.number(),
  n: tape.number(),
  topBox: tape.number(),
  topBoxShare: tape.number(),
  method: tape.text(),
  missingCount: tape.number(),
  outOfScaleCount: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalMethod: tape.text(),
  df: tape.numberOrNull(),
  weightSum: tape.numberOrNull(),
  effectiveN: tape.numberOrNull(),
  kishN: tape.numberOrNull(),
  designEffect: tape.numberOrNull(),
  designEffectFinite: tape.numberOrNull(),
  distribution: tape.list((tape) => tape.record(readAnswerShare)),
});

/** How often each answer was given. */
export interface AnswerCountsResult {
  /** The headline number: how many answers. */
  readonly value: number;
  /** How many answers. */
  readonly n: number;
  /** How many rows had none. */
  readonly missingCount: number;
  /** How many rows were left out as outside the scale. */
  readonly outOfScaleCount: number;
  /** Each answer given, lowest first. */
  readonly distribution: readonly AnswerShare[];
  /** What was counted. */
  readonly method: string;
}

/** @internal */
export const readAnswerCountsResult = (tape: Tape): AnswerCountsResult => ({
  value: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  outOfScaleCount: tape.number(),
  distribution: tape.list((tape) => tape.record(readAnswerShare)),
  method: tape.text(),
});

/** A share of a whole. */
export interface ShareResult {
  /** The share, 0 to 1. */
  readonly share: number;
  /** The headline number: the share. */
  readonly value: number;
  /** How many have the property. */
  readonly count: number;
  /** Out of how many. */
  readonly n: number;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was divided by what. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readShareResult = (tape: Tape): ShareResult => ({
  share: tape.number(),
  value: tape.number(),
  count: tape.number(),
  n: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A signed difference: the first less the second. */
export interface DifferenceResult {
  /** The difference. */
  readonly difference: number;
  /** The headline number: the difference. */
  readonly value: number;
  /** Its standard error, from the two samples as they are. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** The test statistic against no difference; nothing where it has no spread. */
  readonly statistic: number | null;
  /** Degrees of freedom of the statistic; nothing for a normal one. */
  readonly df: number | null;
  /** The two-sided p value against no difference. */
  readonly pValue: number | null;
  /** What was subtracted. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readDifferenceResult = (tape: Tape): DifferenceResult => ({
  difference: tape.number(),
  value: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  statistic: tape.numberOrNull(),
  df: tape.numberOrNull(),
  pValue: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A score test of an NPS. */
export interface NpsTestResult {
  /** The score less the supposed one, in points. */
  readonly difference: number;
  /** The headline number: the p value. */
  readonly value: number;
  /** Standard normal when the supposed score is true. */
  readonly statistic: number;
  /** Two-sided p value. */
  readonly pValue: number;
  /** How the statistic was computed. */
  readonly method: string;
}

/** @internal */
export const readNpsTestResult = (tape: Tape): NpsTestResult => ({
  difference: tape.number(),
  value: tape.number(),
  statistic: tape.number(),
  pValue: tape.number(),
  method: tape.text(),
});

/** The shares of promoters, passives and detractors with intervals that hold together. */
export interface NpsSharesResult {
  /** The headline number: the share of promoters. */
  readonly value: number;
  /** How many answers. */
  readonly n: number;
  /** Share of promoters. */
  readonly promoterShare: number;
  /** Lower end of its interval. */
  readonly promoterCiLower: number;
  /** Upper end of its interval. */
  readonly promoterCiUpper: number;
  /** Share of passives. */
  readonly passiveShare: number;
  /** Lower end of its interval. */
  readonly passiveCiLower: number;
  /** Upper end of its interval. */
  readonly passiveCiUpper: number;
  /** Share of detractors. */
  readonly detractorShare: number;
  /** Lower end of its interval. */
  readonly detractorCiLower: number;
  /** Upper end of its interval. */
  readonly detractorCiUpper: number;
  /** Level at which the three hold together. */
  readonly ciLevel: number;
  /** What was divided by what. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readNpsSharesResult = (tape: Tape): NpsSharesResult => ({
  value: tape.number(),
  n: tape.number(),
  promoterShare: tape.number(),
  promoterCiLower: tape.number(),
  promoterCiUpper: tape.number(),
  passiveShare: tape.number(),
  passiveCiLower: tape.number(),
  passiveCiUpper: tape.number(),
  detractorShare: tape.number(),
  detractorCiLower: tape.number(),
  detractorCiUpper: tape.number(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Cronbach's alpha of a set of ratings. */
export interface CronbachAlphaResult {
  /** k/(k − 1) · (1 − Σ variance of an item / variance of the sum). */
  readonly alpha: number;
  /** The headline number: alpha. */
  readonly value: number;
  /** Alpha from the mean correlation; nothing where an item does not vary. */
  readonly standardizedAlpha: number | null;
  /** How many items. */
  readonly items: number;
  /** How many complete rows. */
  readonly n: number;
  /** How many rows lacked an answer. */
  readonly missingCount: number;
  /** Lower end of Feldt's interval. */
  readonly ciLower: number | null;
  /** Upper end of Feldt's interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was computed. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readCronbachAlphaResult = (tape: Tape): CronbachAlphaResult => ({
  alpha: tape.number(),
  value: tape.number(),
  standardizedAlpha: tape.numberOrNull(),
  items: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A mean, its spread and its t interval. */
export interface MeanResult {
  /** The mean, from an exact sum. */
  readonly mean: number;
  /** The headline number: the mean. */
  readonly value: number;
  /** How many values. */
  readonly n: number;
  /** How many rows had none. */
  readonly missingCount: number;
  /** Variance with n - 1 below it, from exact sums; nothing for one value. */
  readonly variance: number | null;
  /** Its root. */
  readonly standardDeviation: number | null;
  /** Standard deviation over the root of n. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was computed. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readMeanResult = (tape: Tape): MeanResult => ({
  mean: tape.number(),
  value: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  variance: tape.numberOrNull(),
  standardDeviation: tape.numberOrNull(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many answers are needed. */
export interface SampleSizeResult {
  /** Answers needed, rounded up. */
  readonly n: number;
  /** The headline number: answers needed. */
  readonly value: number;
  /** The same before rounding up. */
  readonly nExact: number;
  /** Half the width of the wanted interval, in the unit of the measure. */
  readonly margin: number;
  /** Level of the wanted interval. */
  readonly ciLevel: number;
  /** The variance of one answer that was supposed. */
  readonly variance: number;
  /** How it was computed. */
  readonly method: string;
}

/** @internal */
export const readSampleSizeResult = (tape: Tape): SampleSizeResult => ({
  n: tape.number(),
  value: tape.number(),
  nExact: tape.number(),
  margin: tape.number(),
  ciLevel: tape.number(),
  variance: tape.number(),
  method: tape.text(),
});

/** One answer of a distribution. */
export interface AnswerShare {
  /** The answer. */
  readonly answer: number;
  /** How often it was given. */
  readonly count: number;
  /** Its share of all answers, by weight where there are weights. */
  readonly share: number;
}

/** @internal */
export const readAnswerShare = (tape: Tape): AnswerShare => ({
  answer: tape.number(),
  count: tape.number(),
  share: tape.number(),
});
