// Made by `make generate` from the export list; do not edit.
import type { Design } from "../../columns.js";

/** Settings of `NpsAccumulator`. */
export interface NpsAccumulatorOptions {
  /**
   * How the interval is computed; left out, the default of the method. With weights, strata or
   * clusters the default is `linearised`.
   * @defaultValue `"score"`
   */
  interval?: "score" | "adjusted_wald" | "adjusted_wald_one" | "adjusted_wald_z" | "agresti_min" | "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | "t" | "bootstrap" | "linearised" | "score_neff" | "logit" | "beta" | null | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing answer.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * Numbers and words that stand for no answer, such as 11 or `Blank`.
   * @defaultValue `[]`
   */
  missingValues?: readonly (number | string)[] | undefined;
  /**
   * What to do with an answer outside the scale.
   * @defaultValue `"error"`
   */
  outOfScale?: "error" | "missing" | undefined;
  /**
   * Words and the answer each stands for.
   * @defaultValue `{}`
   */
  labels?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
  /**
   * What to do with a stratum that holds one cluster.
   * @defaultValue `"error"`
   */
  lonely?: "error" | "centre" | "drop" | undefined;
  /**
   * How many resamples a bootstrap takes.
   * @defaultValue `1000`
   */
  resamples?: number | undefined;
  /**
   * Where its random numbers start.
   * @defaultValue `0`
   */
  seed?: number | undefined;
}

/** Settings of `CsatAccumulator`. */
export interface CsatAccumulatorOptions {
  /**
   * Lowest and highest answer of the scale.
   * @defaultValue `[1.0,5.0]`
   */
  scale?: readonly [number, number] | undefined;
  /**
   * What is counted.
   * @defaultValue `"satisfied"`
   */
  method?: "satisfied" | "top_two_box" | "top_box" | "mean" | "percent_of_max" | "net" | undefined;
  /**
   * Lowest answer that counts as satisfied. Default: 4 of 5, 6 of 7, 8 of 10; any other scale needs it.
   * @defaultValue `null`
   */
  topFrom?: number | null | undefined;
  /**
   * How the interval is computed; left out, the default of the method. With weights, strata or
   * clusters the default is `linearised`.
   * @defaultValue `null`
   */
  interval?: "score" | "adjusted_wald" | "adjusted_wald_one" | "adjusted_wald_z" | "agresti_min" | "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | "t" | "bootstrap" | "linearised" | "score_neff" | "logit" | "beta" | null | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing answer.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * Numbers and words that stand for no answer, such as 11 or `Blank`.
   * @defaultValue `[]`
   */
  missingValues?: readonly (number | string)[] | undefined;
  /**
   * What to do with an answer outside the scale.
   * @defaultValue `"error"`
   */
  outOfScale?: "error" | "missing" | undefined;
  /**
   * Words and the answer each stands for.
   * @defaultValue `{}`
   */
  labels?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
  /**
   * What to do with a stratum that holds one cluster.
   * @defaultValue `"error"`
   */
  lonely?: "error" | "centre" | "drop" | undefined;
  /**
   * How many resamples a bootstrap takes.
   * @defaultValue `1000`
   */
  resamples?: number | undefined;
  /**
   * Where its random numbers start.
   * @defaultValue `0`
   */
  seed?: number | undefined;
}

/** Settings of `CesAccumulator`. */
export interface CesAccumulatorOptions {
  /**
   * Lowest and highest answer of the scale.
   * @defaultValue `[1.0,7.0]`
   */
  scale?: readonly [number, number] | undefined;
  /**
   * What is said.
   * @defaultValue `"mean"`
   */
  method?: "mean" | "share_easy" | "net_easy" | undefined;
  /**
   * Whether high answers mean much effort: then x is read as lowest + highest − x.
   * @defaultValue `false`
   */
  reverse?: boolean | undefined;
  /**
   * How the interval is computed; left out, the default of the method. With weights, strata or
   * clusters the default is `linearised`.
   * @defaultValue `null`
   */
  interval?: "score" | "adjusted_wald" | "adjusted_wald_one" | "adjusted_wald_z" | "agresti_min" | "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | "t" | "bootstrap" | "linearised" | "score_neff" | "logit" | "beta" | null | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing answer.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * Numbers and words that stand for no answer, such as 11 or `Blank`.
   * @defaultValue `[]`
   */
  missingValues?: readonly (number | string)[] | undefined;
  /**
   * What to do with an answer outside the scale.
   * @defaultValue `"error"`
   */
  outOfScale?: "error" | "missing" | undefined;
  /**
   * Words and the answer each stands for.
   * @defaultValue `{}`
   */
  labels?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
  /**
   * What to do with a stratum that holds one cluster.
   * @defaultValue `"error"`
   */
  lonely?: "error" | "centre" | "drop" | undefined;
  /**
   * How many resamples a bootstrap takes.
   * @defaultValue `1000`
   */
  resamples?: number | undefined;
  /**
   * Where its random numbers start.
   * @defaultValue `0`
   */
  seed?: number | undefined;
}

/** Settings of `RatingAccumulator`. */
export interface RatingAccumulatorOptions {
  /**
   * Lowest and highest answer of the scale.
   * @defaultValue `[1.0,5.0]`
   */
  scale?: readonly [number, number] | undefined;
  /**
   * How the interval is computed; left out, the default of the method. With weights, strata or
   * clusters the default is `linearised`.
   * @defaultValue `null`
   */
  interval?: "score" | "adjusted_wald" | "adjusted_wald_one" | "adjusted_wald_z" | "agresti_min" | "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | "t" | "bootstrap" | "linearised" | "score_neff" | "logit" | "beta" | null | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing answer.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * Numbers and words that stand for no answer, such as 11 or `Blank`.
   * @defaultValue `[]`
   */
  missingValues?: readonly (number | string)[] | undefined;
  /**
   * What to do with an answer outside the scale.
   * @defaultValue `"error"`
   */
  outOfScale?: "error" | "missing" | undefined;
  /**
   * Words and the answer each stands for.
   * @defaultValue `{}`
   */
  labels?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
  /**
   * What to do with a stratum that holds one cluster.
   * @defaultValue `"error"`
   */
  lonely?: "error" | "centre" | "drop" | undefined;
  /**
   * How many resamples a bootstrap takes.
   * @defaultValue `1000`
   */
  resamples?: number | undefined;
  /**
   * Where its random numbers start.
   * @defaultValue `0`
   */
  seed?: number | undefined;
}

/** Settings of `AnswerCountsAccumulator`. */
export interface AnswerCountsAccumulatorOptions {
  /**
   * Lowest and highest answer there may be.
   * @defaultValue `[0.0,10.0]`
   */
  scale?: readonly [number, number] | undefined;
  /**
   * What to do with a missing answer.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * Numbers and words that stand for no answer.
   * @defaultValue `[]`
   */
  missingValues?: readonly (number | string)[] | undefined;
  /**
   * What to do with an answer outside the scale.
   * @defaultValue `"error"`
   */
  outOfScale?: "error" | "missing" | undefined;
  /**
   * Words and the answer each stands for.
   * @defaultValue `{}`
   */
  labels?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
}

/** Options of `nps`. */
export interface NpsOptions extends NpsAccumulatorOptions, Pick<Design, "weights" | "strata" | "clusters" | "population"> {}

/** Options of `csat`. */
export interface CsatOptions extends CsatAccumulatorOptions, Pick<Design, "weights" | "strata" | "clusters" | "population"> {}

/** Options of `ces`. */
export interface CesOptions extends CesAccumulatorOptions, Pick<Design, "weights" | "strata" | "clusters" | "population"> {}

/** Options of `rating`. */
export interface RatingOptions extends RatingAccumulatorOptions, Pick<Design, "weights" | "strata" | "clusters" | "population"> {}

/** Options of `answerCounts`. */
export interface AnswerCountsOptions extends AnswerCountsAccumulatorOptions, Pick<Design, "weights" | "strata" | "clusters" | "population"> {}

/** Options of `responseRate`. */
export interface ResponseRateOptions {
  /**
   * How the interval is computed.
   * @defaultValue `"wilson"`
   */
  interval?: "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `npsDifference`. */
export interface NpsDifferenceOptions {
  /**
   * How the interval is computed.
   * @defaultValue `"mover"`
   */
  interval?: "mover" | "adjusted_wald" | "wald" | "welch" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `npsTest`. */
export interface NpsTestOptions {
  /**
   * The supposed score in points, between -100 and 100.
   * @defaultValue `0.0`
   */
  against?: number | undefined;
}

/** Options of `npsShares`. */
export interface NpsSharesOptions {
  /**
   * The level at which all three intervals hold together, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `cronbachAlpha`. */
export interface CronbachAlphaOptions {
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing answer. A row that lacks one answer is left out whole.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Options of `share`. */
export interface ShareOptions {
  /**
   * How the interval is computed.
   * @defaultValue `"wilson"`
   */
  interval?: "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `shareDifference`. */
export interface ShareDifferenceOptions {
  /**
   * How the interval is computed.
   * @defaultValue `"newcombe"`
   */
  interval?: "newcombe" | "miettinen_nurminen" | "agresti_caffo" | "wald" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `mean`. */
export interface MeanOptions {
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing value.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Options of `meanDifference`. */
export interface MeanDifferenceOptions {
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `npsSampleSize`. */
export interface NpsSampleSizeOptions {
  /**
   * Supposed share of promoters.
   * @defaultValue `0.5`
   */
  promoterShare?: number | undefined;
  /**
   * Supposed share of detractors. With half promoters and half detractors the variance is the largest there is.
   * @defaultValue `0.5`
   */
  detractorShare?: number | undefined;
  /**
   * The level of the wanted interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * How many people there are in all, for the finite population correction.
   * @defaultValue `null`
   */
  population?: number | null | undefined;
}

/** Options of `shareSampleSize`. */
export interface ShareSampleSizeOptions {
  /**
   * Supposed share. At 0.5 the variance is the largest there is.
   * @defaultValue `0.5`
   */
  share?: number | undefined;
  /**
   * The level of the wanted interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * How many people there are in all, for the finite population correction.
   * @defaultValue `null`
   */
  population?: number | null | undefined;
}

/** Options of `meanSampleSize`. */
export interface MeanSampleSizeOptions {
  /**
   * The level of the wanted interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * How many people there are in all, for the finite population correction.
   * @defaultValue `null`
   */
  population?: number | null | undefined;
}
