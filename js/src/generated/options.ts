// Made by `make generate` from the export list; do not edit.
export * from "./slim/options.js";

/** Settings of `AhtAccumulator`. */
export interface AhtAccumulatorOptions {
  /**
   * Whether only contacts with talk time count; otherwise every row is a call that was answered.
   * @defaultValue `false`
   */
  handled?: boolean | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a row that lacks a time.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `FcrAccumulator`. */
export interface FcrAccumulatorOptions {
  /**
   * What `first_calls` counts, and with that what the resolved contacts are divided by.
   * @defaultValue `"first_contacts"`
   */
  method?: "first_contacts" | "all_cases" | "resolvable_only" | undefined;
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
  /**
   * What to do with a row that does not say.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `ReopenRateAccumulator`. */
export interface ReopenRateAccumulatorOptions {
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
  /**
   * What to do with a row that does not say.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `TransferRateAccumulator`. */
export interface TransferRateAccumulatorOptions {
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
  /**
   * What to do with a row that does not say.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `AbandonmentRateAccumulator`. */
export interface AbandonmentRateAccumulatorOptions {
  /**
   * Who left within fewer seconds than this is left out, as nobody could have answered: needs `waited`.
   * @defaultValue `0.0`
   */
  ignoreBelowSeconds?: number | undefined;
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
  /**
   * What to do with a row that does not say.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `SelfServiceRateAccumulator`. */
export interface SelfServiceRateAccumulatorOptions {
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
  /**
   * What to do with a row that does not say.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Options of `quantile`. */
export interface QuantileOptions {
  /**
   * How a quantile is read off the sorted values.
   * @defaultValue `"linear"`
   */
  method?: "inverted_cdf" | "averaged_inverted_cdf" | "closest_observation" | "interpolated_inverted_cdf" | "hazen" | "weibull" | "linear" | "median_unbiased" | "normal_unbiased" | "lower" | "higher" | "nearest" | "midpoint" | undefined;
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

/** Options of `quantiles`. */
export interface QuantilesOptions {
  /**
   * How a quantile is read off the sorted values.
   * @defaultValue `"linear"`
   */
  method?: "inverted_cdf" | "averaged_inverted_cdf" | "closest_observation" | "interpolated_inverted_cdf" | "hazen" | "weibull" | "linear" | "median_unbiased" | "normal_unbiased" | "lower" | "higher" | "nearest" | "midpoint" | undefined;
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

/** Options of `kaplanMeier`. */
export interface KaplanMeierOptions {
  /**
   * Which quantiles to give beside the median.
   * @defaultValue `[0.25,0.5,0.75]`
   */
  probabilities?: readonly number[] | undefined;
  /**
   * Which time is the quantile of a curve that runs level at just that share.
   * @defaultValue `"first"`
   */
  medianRule?: "first" | "midpoint" | undefined;
  /**
   * The time up to which the restricted mean is taken; no such mean without one.
   * @defaultValue `null`
   */
  horizon?: number | null | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing time or flag.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Options of `fcr`. */
export interface FcrOptions extends FcrAccumulatorOptions {}

/** Options of `sla`. */
export interface SlaOptions {
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

/** Options of `reopenRate`. */
export interface ReopenRateOptions extends ReopenRateAccumulatorOptions {}

/** Options of `transferRate`. */
export interface TransferRateOptions extends ReopenRateAccumulatorOptions {}

/** Options of `abandonmentRate`. */
export interface AbandonmentRateOptions extends AbandonmentRateAccumulatorOptions {}

/** Options of `selfServiceRate`. */
export interface SelfServiceRateOptions extends ReopenRateAccumulatorOptions {}

/** Options of `contactRate`. */
export interface ContactRateOptions {
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `staffing`. */
export interface StaffingOptions {
  /**
   * The share of calls that must be answered in time, between 0 and 1. With Erlang B: answered at all.
   * @defaultValue `0.8`
   */
  serviceLevel?: number | undefined;
  /**
   * The time a call may wait and still count as answered in time, in seconds. Erlang B knows no waiting.
   * @defaultValue `20.0`
   */
  targetSeconds?: number | undefined;
  /**
   * What happens to a call that finds nobody free.
   * @defaultValue `"erlang_c"`
   */
  model?: "erlang_c" | "erlang_b" | undefined;
  /**
   * How many agents there are, to ask what they achieve; otherwise the fewest that are enough.
   * @defaultValue `null`
   */
  agents?: number | null | undefined;
  /**
   * The share of their time that agents at work may be busy, above 0 and at most 1.
   * @defaultValue `1.0`
   */
  maximumOccupancy?: number | undefined;
  /**
   * The share of paid time that agents do not answer calls (breaks, training, illness), below 1.
   * @defaultValue `0.0`
   */
  shrinkage?: number | undefined;
}

/** Options of `costToServe`. */
export interface CostToServeOptions {
  /**
   * What was counted.
   * @defaultValue `"customer"`
   */
  per?: "customer" | "contact" | "resolved_case" | "journey" | undefined;
  /**
   * The level the interval would have: totals say nothing of the spread, so there is none.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `aht`. */
export interface AhtOptions extends AhtAccumulatorOptions {}
