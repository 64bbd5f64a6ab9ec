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

/** Settings of `TtrAccumulator`. */
export interface TtrAccumulatorOptions {
  /**
   * What is read from the times.
   * @defaultValue `"mean"`
   */
  reading?: "mean" | "median" | "percentile" | undefined;
  /**
   * Which percentile, as a share: 0.9 is the time that nine in ten do not exceed.
   * @defaultValue `0.9`
   */
  p?: number | undefined;
  /**
   * How a percentile falls between two times; not with `censored`.
   * @defaultValue `"linear"`
   */
  method?: "inverted_cdf" | "averaged_inverted_cdf" | "closest_observation" | "interpolated_inverted_cdf" | "hazen" | "weibull" | "linear" | "median_unbiased" | "normal_unbiased" | "lower" | "higher" | "nearest" | "midpoint" | undefined;
  /**
   * Whether open cases count with the time they have lasted so far; otherwise they are left out.
   * @defaultValue `false`
   */
  censored?: boolean | undefined;
  /**
   * With `censored`: which time is the percentile of a curve that runs level at just that share.
   * @defaultValue `"first"`
   */
  medianRule?: "first" | "midpoint" | undefined;
  /**
   * With `censored`: the time up to which the mean is taken, as longer times are not known.
   * @defaultValue `null`
   */
  horizon?: string | null | undefined;
  /**
   * The time of the reading: what came later has not happened yet. The latest time of the rows otherwise.
   * @defaultValue `null`
   */
  asOf?: string | null | undefined;
  /**
   * The longest a case may take; what takes longer is a wrong date.
   * @defaultValue `"36525d"`
   */
  longest?: string | undefined;
  /**
   * What to do with a case that ends before it begins, or takes longer than anything may.
   * @defaultValue `"error"`
   */
  impossible?: "error" | "missing" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a row that does not say when the case was opened.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `FrtAccumulator`. */
export interface FrtAccumulatorOptions {
  /**
   * What is read from the times.
   * @defaultValue `"mean"`
   */
  reading?: "mean" | "median" | "percentile" | undefined;
  /**
   * Which percentile, as a share: 0.9 is the time that nine in ten do not exceed.
   * @defaultValue `0.9`
   */
  p?: number | undefined;
  /**
   * How a percentile falls between two times; not with `censored`.
   * @defaultValue `"linear"`
   */
  method?: "inverted_cdf" | "averaged_inverted_cdf" | "closest_observation" | "interpolated_inverted_cdf" | "hazen" | "weibull" | "linear" | "median_unbiased" | "normal_unbiased" | "lower" | "higher" | "nearest" | "midpoint" | undefined;
  /**
   * Whether open cases count with the time they have lasted so far; otherwise they are left out.
   * @defaultValue `false`
   */
  censored?: boolean | undefined;
  /**
   * With `censored`: which time is the percentile of a curve that runs level at just that share.
   * @defaultValue `"first"`
   */
  medianRule?: "first" | "midpoint" | undefined;
  /**
   * With `censored`: the time up to which the mean is taken, as longer times are not known.
   * @defaultValue `null`
   */
  horizon?: string | null | undefined;
  /**
   * The time of the reading: what came later has not happened yet. The latest time of the rows otherwise.
   * @defaultValue `null`
   */
  asOf?: string | null | undefined;
  /**
   * The longest a case may take; what takes longer is a wrong date.
   * @defaultValue `"36525d"`
   */
  longest?: string | undefined;
  /**
   * What to do with a case that ends before it begins, or takes longer than anything may.
   * @defaultValue `"error"`
   */
  impossible?: "error" | "missing" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a row that does not say when the case was opened.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `SlaAccumulator`. */
export interface SlaAccumulatorOptions {
  /**
   * How long a case may take, where no column says when each is due.
   * @defaultValue `null`
   */
  target?: string | null | undefined;
  /**
   * The time of the reading: what came later has not happened yet. The latest time of the rows otherwise.
   * @defaultValue `null`
   */
  asOf?: string | null | undefined;
  /**
   * The longest a case may take; what takes longer is a wrong date.
   * @defaultValue `"36525d"`
   */
  longest?: string | undefined;
  /**
   * What to do with a case that ends before it begins, or takes longer than anything may.
   * @defaultValue `"error"`
   */
  impossible?: "error" | "missing" | undefined;
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
   * What to do with a row that does not say when the case was opened, or is due.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `SlaFromFlagsAccumulator`. */
export interface SlaFromFlagsAccumulatorOptions {
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

/** Settings of `FcrFromLogAccumulator`. */
export interface FcrFromLogAccumulatorOptions {
  /**
   * How long after a contact ends another of the same customer and topic means that it was not resolved.
   * @defaultValue `"7d"`
   */
  window?: string | undefined;
  /**
   * From when on the log is complete; the beginning of its first contact otherwise.
   * @defaultValue `null`
   */
  observationStart?: string | null | undefined;
  /**
   * Up to when the log is complete; the beginning of its last contact otherwise.
   * @defaultValue `null`
   */
  observationEnd?: string | null | undefined;
  /**
   * The longest a contact may take; what takes longer is a wrong date.
   * @defaultValue `"36525d"`
   */
  longest?: string | undefined;
  /**
   * What to do with a contact that ends before it begins, or takes longer than anything may.
   * @defaultValue `"error"`
   */
  impossible?: "error" | "missing" | undefined;
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
   * What to do with a row that names no customer or has no beginning.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `TicketTrendAccumulator`. */
export interface TicketTrendAccumulatorOptions {
  /**
   * How many customers there are, those without a ticket too; those in the rows otherwise.
   * @defaultValue `null`
   */
  customers?: number | null | undefined;
  /**
   * How severe each word is, 0 to 1; annoyance 0.25, hinders 0.5 and blocks 1 where none are given.
   * @defaultValue `{}`
   */
  severities?: Readonly<Record<string, number>> | ReadonlyMap<string, number> | undefined;
  /**
   * How many resamples of the customers the intervals are made of.
   * @defaultValue `1000`
   */
  resamples?: number | undefined;
  /**
   * Where the random numbers begin.
   * @defaultValue `0`
   */
  seed?: number | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a row that lacks its customer, topic or severity.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `BacklogAccumulator`. */
export interface BacklogAccumulatorOptions {
  /**
   * The time of the reading; the latest time of the rows otherwise.
   * @defaultValue `null`
   */
  at?: string | null | undefined;
  /**
   * The longest a case may take; what takes longer is a wrong date.
   * @defaultValue `"36525d"`
   */
  longest?: string | undefined;
  /**
   * What to do with a case that ends before it begins, or takes longer than anything may.
   * @defaultValue `"error"`
   */
  impossible?: "error" | "missing" | undefined;
  /**
   * What to do with a row that does not say when the case was opened.
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

/** Settings of `ContactRateAccumulator`. */
export interface ContactRateAccumulatorOptions {
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a customer of a column whose contacts are not known; counts have none.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `CostToServeAccumulator`. */
export interface CostToServeAccumulatorOptions {
  /**
   * What was counted.
   * @defaultValue `"customer"`
   */
  per?: "customer" | "contact" | "resolved_case" | "journey" | undefined;
  /**
   * The level of the interval of a column, between 0 and 1; totals say nothing of the spread, so there is none.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a row of a column that lacks its cost; totals have none.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Settings of `RetentionRateAccumulator`. */
export interface RetentionRateAccumulatorOptions {
  /**
   * What is divided by what.
   * @defaultValue `"retained"`
   */
  method?: "retained" | "end_over_start" | undefined;
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

/** Settings of `ChurnRateAccumulator`. */
export interface ChurnRateAccumulatorOptions {
  /**
   * What is divided by what.
   * @defaultValue `"over_start"`
   */
  method?: "over_start" | "over_total" | "net" | "over_average" | "person_time" | undefined;
  /**
   * How the interval is computed, where the rate is a share.
   * @defaultValue `"wilson"`
   */
  interval?: "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Settings of `RepeatRateAccumulator`. */
export interface RepeatRateAccumulatorOptions {
  /**
   * Which order the next one is looked for after: 1 asks how many first-time customers come back. From counts,
   * which were counted.
   * @defaultValue `1`
   */
  nth?: number | undefined;
  /**
   * How long after that order the next one counts, such as `90d`; left out, for ever. From counts, how long it
   * did.
   * @defaultValue `null`
   */
  window?: string | null | undefined;
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

/** Settings of `GrowthAccumulator`. */
export interface GrowthAccumulatorOptions {
  /**
   * The level the interval would have: everyone was counted, so there is none.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Settings of `ActiveUsersAccumulator`. */
export interface ActiveUsersAccumulatorOptions {
  /**
   * Whether to say how steadily customers come: mean daily actives of the period over its distinct actives.
   * @defaultValue `false`
   */
  stickiness?: boolean | undefined;
  /**
   * Counts, instead of those of the period, the customers of the so many days that end with it, such as 28.
   * @defaultValue `null`
   */
  rolling?: number | null | undefined;
  /**
   * The level the interval would have: everyone was counted, so there is none.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Settings of `measure`. */
export interface MeasureSettings {
  /**
   * The columns rows are told apart by: whole numbers, words, booleans or dates.
   * @defaultValue `[]`
   */
  by?: readonly string[] | undefined;
  /**
   * The column that says when.
   * @defaultValue `null`
   */
  time?: string | null | undefined;
  /**
   * The period rows are told apart by as well.
   * @defaultValue `null`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | null | undefined;
  /**
   * Where days, weeks and months begin.
   * @defaultValue `"UTC"`
   */
  timeZone?: string | undefined;
  /**
   * The day weeks begin with.
   * @defaultValue `"monday"`
   */
  weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | undefined;
  /**
   * The weight of each row, for every metric that takes weights and names no column for them.
   * @defaultValue `null`
   */
  weight?: string | null | undefined;
  /**
   * The stratum of each row, likewise.
   * @defaultValue `null`
   */
  strata?: string | null | undefined;
  /**
   * The cluster of each row, likewise.
   * @defaultValue `null`
   */
  cluster?: string | null | undefined;
  /**
   * What metrics that do not say so themselves do with a missing value.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * Numbers and words that stand for no answer, for metrics that name none themselves.
   * @defaultValue `[]`
   */
  missingValues?: readonly (number | string)[] | undefined;
  /**
   * The level of the intervals of metrics that name none themselves.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * Whether periods without rows between the first and the last are given too.
   * @defaultValue `false`
   */
  fillPeriods?: boolean | undefined;
}

/** Options of `quantile`. */
export interface QuantileOptions {
  /**
   * How a quantile is read off the sorted values.
   * @defaultValue `"linear"`
   */
  method?: "inverted_cdf" | "averaged_inverted_cdf" | "closest_observation" | "interpolated_inverted_cdf" | "hazen" | "weibull" | "linear" | "median_unbiased" | "normal_unbiased" | "lower" | "higher" | "nearest" | "midpoint" | undefined;
  /**
   * What quantiles are read from.
   * @defaultValue `"auto"`
   */
  reading?: "auto" | "exact" | "sketch" | undefined;
  /**
   * How far a quantile of a sketch may be off, relative to itself.
   * @defaultValue `0.01`
   */
  relativeError?: number | undefined;
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
   * What quantiles are read from.
   * @defaultValue `"auto"`
   */
  reading?: "auto" | "exact" | "sketch" | undefined;
  /**
   * How far a quantile of a sketch may be off, relative to itself.
   * @defaultValue `0.01`
   */
  relativeError?: number | undefined;
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

/** Options of `distinctCount`. */
export interface DistinctCountOptions {
  /**
   * How different names are counted.
   * @defaultValue `"auto"`
   */
  reading?: "auto" | "exact" | "sketch" | undefined;
  /**
   * How many registers a sketch has, as a power of two, between 4 and 18.
   * @defaultValue `14`
   */
  precision?: number | undefined;
  /**
   * The level of a sketch's interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing name.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Options of `emotionalConnection`. */
export interface EmotionalConnectionOptions {
  /**
   * Lowest and highest answer of the scale.
   * @defaultValue `[1.0,5.0]`
   */
  scale?: readonly [number, number] | undefined;
  /**
   * Lowest answer to a motivator that counts as felt. Default: 4 of 5, 6 of 7, 8 of 10; any other scale needs it.
   * @defaultValue `null`
   */
  feltFrom?: number | null | undefined;
  /**
   * Lowest satisfaction that counts as highly satisfied. Default: the highest answer.
   * @defaultValue `null`
   */
  satisfiedFrom?: number | null | undefined;
  /**
   * How the interval of the share is computed.
   * @defaultValue `"wilson"`
   */
  interval?: "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * What to do with a missing answer. A customer who lacks one is left out whole.
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

/** Options of `backlogSeries`. */
export interface BacklogSeriesOptions {
  /**
   * The longest a case may take; what takes longer is a wrong date.
   * @defaultValue `"36525d"`
   */
  longest?: string | undefined;
  /**
   * What to do with a case that ends before it begins, or takes longer than anything may.
   * @defaultValue `"error"`
   */
  impossible?: "error" | "missing" | undefined;
  /**
   * What to do with a row that does not say when the case was opened.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
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
export interface ContactRateOptions extends ContactRateAccumulatorOptions {}

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
export interface CostToServeOptions extends CostToServeAccumulatorOptions {}

/** Options of `retentionRate`. */
export interface RetentionRateOptions extends RetentionRateAccumulatorOptions {}

/** Options of `churnRate`. */
export interface ChurnRateOptions extends ChurnRateAccumulatorOptions {}

/** Options of `repeatRate`. */
export interface RepeatRateOptions extends RepeatRateAccumulatorOptions {}

/** Options of `conversionRate`. */
export interface ConversionRateOptions {
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

/** Options of `freeToPaid`. */
export interface FreeToPaidOptions {
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

/** Options of `referralRate`. */
export interface ReferralRateOptions {
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

/** Options of `cac`. */
export interface CacOptions {
  /**
   * The level the interval would have: totals say nothing of the spread, so there is none.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `engagement`. */
export interface EngagementOptions {
  /**
   * How the intervals of the shares are computed.
   * @defaultValue `"wilson"`
   */
  interval?: "wilson" | "wilson_corrected" | "clopper_pearson" | "jeffreys" | "agresti_coull" | "wald" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `revenuePerCustomer`. */
export interface RevenuePerCustomerOptions {
  /**
   * The level the interval would have: totals say nothing of the spread, so there is none.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `growth`. */
export interface GrowthOptions extends GrowthAccumulatorOptions {}

/** Options of `clv`. */
export interface ClvOptions {
  /**
   * Which payments count, and when the first is made.
   * @defaultValue `"discounted_retention"`
   */
  method?: "discounted_retention" | "first_payment_now" | "finite_horizon" | undefined;
  /**
   * What winning the customer cost: subtracted at the end.
   * @defaultValue `0.0`
   */
  acquisitionCost?: number | undefined;
  /**
   * How many payments count; left out, all there will ever be. `finite_horizon` needs it.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * By what share the margin grows from each payment to the next; may be negative.
   * @defaultValue `0.0`
   */
  growth?: number | undefined;
}

/** Options of `ltv`. */
export interface LtvOptions {
  /**
   * The name of a period in the method, such as `year`.
   * @defaultValue `"period"`
   */
  period?: string | undefined;
}

/** Options of `cltv`. */
export interface CltvOptions {
  /**
   * The name of a period in the method, such as `year`.
   * @defaultValue `"period"`
   */
  period?: string | undefined;
}

/** Options of `ltvToCac`. */
export interface LtvToCacOptions {
  /**
   * The ratio from which on winning customers is held to pay; a rule of thumb says 3.
   * @defaultValue `3.0`
   */
  target?: number | undefined;
}

/** Options of `payback`. */
export interface PaybackOptions {
  /**
   * The name of a period in the method, such as `month`.
   * @defaultValue `"month"`
   */
  period?: string | undefined;
}

/** Options of `customerEquity`. */
export interface CustomerEquityOptions {
  /**
   * What to do with a missing value.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
}

/** Options of `allocate`. */
export interface AllocateOptions {
  /**
   * The least any segment without a floor of its own gets, in the currency of the budget.
   * @defaultValue `0.0`
   */
  floor?: number | undefined;
  /**
   * The most any segment without a ceiling of its own gets; left out, the whole budget.
   * @defaultValue `null`
   */
  ceiling?: number | null | undefined;
}

/** Options of `roi`. */
export interface RoiOptions {
  /**
   * Lower end of the interval of the value gained, as an experiment or a what-if gives it.
   * @defaultValue `null`
   */
  valueLower?: number | null | undefined;
  /**
   * Upper end of the interval of the value gained.
   * @defaultValue `null`
   */
  valueUpper?: number | null | undefined;
  /**
   * The level of that interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
  /**
   * Over how many periods the value is gained, for the payback.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
}

/** Options of `roiRanking`. */
export interface RoiRankingOptions {
  /**
   * How many are listed, best first; left out, all.
   * @defaultValue `null`
   */
  top?: number | null | undefined;
}

/** Options of `aht`. */
export interface AhtOptions extends AhtAccumulatorOptions {}

/** Options of `ttr`. */
export interface TtrOptions extends TtrAccumulatorOptions {}

/** Options of `frt`. */
export interface FrtOptions extends TtrAccumulatorOptions {}

/** Options of `slaFromTimes`. */
export interface SlaFromTimesOptions extends SlaAccumulatorOptions {}

/** Options of `slaFromFlags`. */
export interface SlaFromFlagsOptions extends SlaFromFlagsAccumulatorOptions {}

/** Options of `fcrFromLog`. */
export interface FcrFromLogOptions extends FcrFromLogAccumulatorOptions {}

/** Options of `ticketTrend`. */
export interface TicketTrendOptions extends TicketTrendAccumulatorOptions {}

/** Options of `backlog`. */
export interface BacklogOptions extends BacklogAccumulatorOptions {}
