// Made by `make generate` from the export list; do not edit.
import { stateBytes } from "../accumulator.js";
import { ask, CxObject, field, load, Made, make, type MethodSpec, readObject } from "../object.js";
import type { Table } from "../table.js";
import type {
  Column,
  NumberColumn,
  TimeColumn,
} from "../columns.js";
import {
  readMap,
  readName,
} from "../tape-names.js";
import {
  readAnchoredCustomers,
  readAnchoredDaysResult,
  readAnchoredFlag,
  readBoundary,
  readConvergence,
  readCustomerValues,
  readDroppedRows,
  readFitResult,
  readFlowsResult,
  readFunnelDepths,
  readFunnelGroup,
  readFunnelResult,
  readFunnelStepResult,
  readHoldoutResult,
  readJourney,
  readLifecyclePeriod,
  readLifecycleResult,
  readLikelihoodRatioResult,
  readLoopsResult,
  readLtvToCacResult,
  readNextEventResult,
  readParameterResult,
  readPathsResult,
  readPatternCount,
  readPatternCustomers,
  readPatternResult,
  readPatternTimes,
  readPopulationSpend,
  readPredictions,
  readRetentionCells,
  readRetentionCohort,
  readRetentionColumn,
  readRetentionResult,
  readRfmResult,
  readRfmScores,
  readSegmentEquity,
  readSegmentResult,
  readSessionRows,
  readSessionsResult,
  readSpendPredictions,
  readStepMatrixResult,
  readStickinessResult,
  readStickinessRow,
  readTotalResult,
  readTrackingResult,
  readTransitionsResult,
} from "./results.js";
import type {
  AnchoredCustomers,
  AnchoredDaysResult,
  AnchoredFlag,
  Boundary,
  Convergence,
  CustomerValues,
  DroppedRows,
  FitResult,
  FlowsResult,
  FunnelDepths,
  FunnelGroup,
  FunnelResult,
  FunnelStepResult,
  HoldoutResult,
  Journey,
  LifecyclePeriod,
  LifecycleResult,
  LikelihoodRatioResult,
  LoopsResult,
  LtvToCacResult,
  NextEventResult,
  ParameterResult,
  PathsResult,
  PatternCount,
  PatternCustomers,
  PatternResult,
  PatternTimes,
  PopulationSpend,
  Predictions,
  RetentionCells,
  RetentionCohort,
  RetentionColumn,
  RetentionResult,
  RfmResult,
  RfmScores,
  SegmentEquity,
  SegmentResult,
  SegmentRule,
  SessionRows,
  SessionsResult,
  SpendPredictions,
  StepMatrixResult,
  StickinessResult,
  StickinessRow,
  TotalResult,
  TrackingResult,
  TransitionsResult,
} from "./results.js";
import type {
  Chain,
  Conditions,
  Duration,
  EventKind,
  EventKinds,
  FunnelAttribution,
  FunnelExclusions,
  FunnelSteps,
  FunnelWindows,
  PatternText,
} from "../trees.js";

/** Options of `rfm`. */
export interface RfmOptions {
  customer: string;
  time: string;
  amount?: string | null | undefined;
  observationEnd?: Date | number | string | null | undefined;
  calibrationEnd?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * The unit of recency and age.
   * @defaultValue `"day"`
   */
  unit?: "day" | "week" | "month" | undefined;
  /**
   * The length of the unit in days, where it is none of the named ones.
   * @defaultValue `null`
   */
  unitDays?: number | null | undefined;
  /**
   * Which purchases of a customer are one.
   * @defaultValue `"day"`
   */
  merge?: "day" | "unit" | "instant" | undefined;
  /**
   * What to do with orders after the end of the observation.
   * @defaultValue `"leave_out"`
   */
  afterEnd?: "leave_out" | "error" | undefined;
  /**
   * What to do with negative amounts.
   * @defaultValue `"error"`
   */
  returns?: "error" | "net" | undefined;
  /**
   * What to do with rows that lack customer, time or amount.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * The level of the interval of the repeat rate, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `customerValue`. */
export interface CustomerValueOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  monetaryValue?: NumberColumn | null | undefined;
  threads?: number | null | undefined;
  /**
   * How many periods are looked ahead.
   * @defaultValue `12`
   */
  periods?: number | undefined;
  /**
   * The length of a period, in the unit of time of the fit.
   * @defaultValue `1.0`
   */
  period?: number | undefined;
  /**
   * The effective discount rate of a discount period: 0.1 is 10 %.
   * @defaultValue `0.0`
   */
  discountRate?: number | undefined;
  /**
   * What the discount rate is a rate of. All but `period` need a fit that knows its unit of time.
   * @defaultValue `"year"`
   */
  discountPeriod?: "period" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * The length of the discount period in the unit of time of the fit, where it is none of the named ones.
   * @defaultValue `null`
   */
  discountLength?: number | null | undefined;
  /**
   * The share of what is spent that is left after costs.
   * @defaultValue `1.0`
   */
  margin?: number | undefined;
  /**
   * What the intervals speak of: how far the expected value may be off, or what will be seen.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `modelEquity`. */
export interface ModelEquityOptions {
  segments?: Column | null | undefined;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  monetaryValue?: NumberColumn | null | undefined;
  threads?: number | null | undefined;
  /**
   * How many periods are looked ahead.
   * @defaultValue `12`
   */
  periods?: number | undefined;
  /**
   * The length of a period, in the unit of time of the fit.
   * @defaultValue `1.0`
   */
  period?: number | undefined;
  /**
   * The effective discount rate of a discount period: 0.1 is 10 %.
   * @defaultValue `0.0`
   */
  discountRate?: number | undefined;
  /**
   * What the discount rate is a rate of. All but `period` need a fit that knows its unit of time.
   * @defaultValue `"year"`
   */
  discountPeriod?: "period" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * The length of the discount period in the unit of time of the fit, where it is none of the named ones.
   * @defaultValue `null`
   */
  discountLength?: number | null | undefined;
  /**
   * The share of what is spent that is left after costs.
   * @defaultValue `1.0`
   */
  margin?: number | undefined;
  /**
   * What the intervals speak of: how far the expected value may be off, or what will be seen.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `modelLtvToCac`. */
export interface ModelLtvToCacOptions {
  target?: number | null | undefined;
  /**
   * How many periods are looked ahead.
   * @defaultValue `12`
   */
  periods?: number | undefined;
  /**
   * The length of a period, in the unit of time of the fit.
   * @defaultValue `1.0`
   */
  period?: number | undefined;
  /**
   * The effective discount rate of a discount period: 0.1 is 10 %.
   * @defaultValue `0.0`
   */
  discountRate?: number | undefined;
  /**
   * What the discount rate is a rate of. All but `period` need a fit that knows its unit of time.
   * @defaultValue `"year"`
   */
  discountPeriod?: "period" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * The length of the discount period in the unit of time of the fit, where it is none of the named ones.
   * @defaultValue `null`
   */
  discountLength?: number | null | undefined;
  /**
   * The share of what is spent that is left after costs.
   * @defaultValue `1.0`
   */
  margin?: number | undefined;
  /**
   * What the intervals speak of: how far the expected value may be off, or what will be seen.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `holdoutReport`. */
export interface HoldoutReportOptions {
  horizon?: number | null | undefined;
  actual?: NumberColumn | null | undefined;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * Customers with this many repeat purchases or more form one group.
   * @defaultValue `7`
   */
  lastFrequency?: number | undefined;
}

/** Options of `tracking`. */
export interface TrackingOptions {
  period?: number | null | undefined;
  actual?: NumberColumn | null | undefined;
}

/** Options of `EventLog`. */
export interface EventLogOptions {
  customer: string;
  time: string;
  touchpoint: string;
  channel?: string | null | undefined;
  device?: string | null | undefined;
  value?: string | null | undefined;
  attributes?: string | readonly string[] | null | undefined;
  identity?: readonly Column[] | null | undefined;
  timeZone?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * What becomes of a row whose customer or touchpoint is a blank text.
   * @defaultValue `"drop"`
   */
  blanks?: "drop" | "keep" | "error" | undefined;
}

/** Options of `EventLog.append`. */
export interface EventLogAppendOptions {
  customer: string;
  time: string;
  touchpoint: string;
  channel?: string | null | undefined;
  device?: string | null | undefined;
  value?: string | null | undefined;
  attributes?: string | readonly string[] | null | undefined;
  timeZone?: string | null | undefined;
}

/** Options of `EventLog.filter`. */
export interface EventLogFilterOptions {
  start?: Date | number | string | null | undefined;
  until?: Date | number | string | null | undefined;
  customers?: Column | null | undefined;
  touchpoints?: string | readonly string[] | null | undefined;
  where?: Conditions | null | undefined;
  timeZone?: string | null | undefined;
}

/** Options of `EventLog.funnel`. */
export interface EventLogFunnelOptions {
  exclusions?: FunnelExclusions | null | undefined;
  attribution?: FunnelAttribution | null | undefined;
  stepWithin?: FunnelWindows | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How much time all steps may take, from step 1 on; nothing for any time.
   * @defaultValue `"7d"`
   */
  within?: string | null | undefined;
  /**
   * How the steps must follow each other.
   * @defaultValue `"ordered"`
   */
  order?: "ordered" | "adjacent" | "no_other_step" | "any" | "strict_order" | "strict_deduplication" | undefined;
  /**
   * Which events of step 1 may begin an attempt.
   * @defaultValue `"any"`
   */
  entry?: "any" | "first" | undefined;
  /**
   * How many steps one event may be.
   * @defaultValue `"once"`
   */
  reuse?: "once" | "many" | undefined;
  /**
   * What events at one instant may be to each other.
   * @defaultValue `"any_order"`
   */
  ties?: "any_order" | "input_order" | "strict_increase" | undefined;
  /**
   * Whether a step exactly at the end of a window is inside it.
   * @defaultValue `"inclusive"`
   */
  windowEdge?: "inclusive" | "exclusive" | undefined;
  /**
   * What becomes of customers with excluded events.
   * @defaultValue `"drop"`
   */
  onExclude?: "drop" | "stop" | undefined;
  /**
   * What is counted.
   * @defaultValue `"customers"`
   */
  counting?: "customers" | "entries" | "sessions" | undefined;
  /**
   * Entries are shown by the period of their first step too.
   * @defaultValue `null`
   */
  entryEvery?: "hour" | "day" | "week" | "month" | "quarter" | "year" | null | undefined;
  /**
   * An attribute that must stay the same along an attempt. Events without one are alike.
   * @defaultValue `null`
   */
  hold?: string | null | undefined;
  /**
   * An attribute by whose values the funnel is shown too.
   * @defaultValue `null`
   */
  breakdown?: string | null | undefined;
  /**
   * A longer pause between two events of a customer begins a new session, where sessions are counted.
   * @defaultValue `"30min"`
   */
  sessionGap?: string | undefined;
  /**
   * What a step that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.funnelTally`. */
export interface EventLogFunnelTallyOptions {
  exclusions?: FunnelExclusions | null | undefined;
  attribution?: FunnelAttribution | null | undefined;
  stepWithin?: FunnelWindows | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How much time all steps may take, from step 1 on; nothing for any time.
   * @defaultValue `"7d"`
   */
  within?: string | null | undefined;
  /**
   * How the steps must follow each other.
   * @defaultValue `"ordered"`
   */
  order?: "ordered" | "adjacent" | "no_other_step" | "any" | "strict_order" | "strict_deduplication" | undefined;
  /**
   * Which events of step 1 may begin an attempt.
   * @defaultValue `"any"`
   */
  entry?: "any" | "first" | undefined;
  /**
   * How many steps one event may be.
   * @defaultValue `"once"`
   */
  reuse?: "once" | "many" | undefined;
  /**
   * What events at one instant may be to each other.
   * @defaultValue `"any_order"`
   */
  ties?: "any_order" | "input_order" | "strict_increase" | undefined;
  /**
   * Whether a step exactly at the end of a window is inside it.
   * @defaultValue `"inclusive"`
   */
  windowEdge?: "inclusive" | "exclusive" | undefined;
  /**
   * What becomes of customers with excluded events.
   * @defaultValue `"drop"`
   */
  onExclude?: "drop" | "stop" | undefined;
  /**
   * What is counted.
   * @defaultValue `"customers"`
   */
  counting?: "customers" | "entries" | "sessions" | undefined;
  /**
   * Entries are shown by the period of their first step too.
   * @defaultValue `null`
   */
  entryEvery?: "hour" | "day" | "week" | "month" | "quarter" | "year" | null | undefined;
  /**
   * An attribute that must stay the same along an attempt. Events without one are alike.
   * @defaultValue `null`
   */
  hold?: string | null | undefined;
  /**
   * An attribute by whose values the funnel is shown too.
   * @defaultValue `null`
   */
  breakdown?: string | null | undefined;
  /**
   * A longer pause between two events of a customer begins a new session, where sessions are counted.
   * @defaultValue `"30min"`
   */
  sessionGap?: string | undefined;
  /**
   * What a step that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.retention`. */
export interface EventLogRetentionOptions {
  start?: EventKind | null | undefined;
  returning?: EventKind | null | undefined;
  until?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How long a period is.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * Which customers make up a cohort.
   * @defaultValue `"recurring"`
   */
  kind?: "recurring" | "first_time" | "first_ever" | undefined;
  /**
   * What counts as having returned.
   * @defaultValue `"in_period"`
   */
  returned?: "in_period" | "on_or_after" | "bracket" | undefined;
  /**
   * The periods that each column takes together, first and last, counted from the start: 1 and 3 for the first
   * three after it. Needs returned 'bracket'.
   * @defaultValue `[]`
   */
  brackets?: readonly (readonly [number, number])[] | undefined;
  /**
   * How many periods the report has, counted back from its end; all where nothing is said.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * Where the periods after the start are counted from.
   * @defaultValue `"calendar"`
   */
  periodsFrom?: "calendar" | "customer_start" | undefined;
  /**
   * How many returning events in a period, or in a bracket, make a return.
   * @defaultValue `1`
   */
  minimumOccurrences?: number | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.retentionTally`. */
export interface EventLogRetentionTallyOptions {
  start?: EventKind | null | undefined;
  returning?: EventKind | null | undefined;
  until?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How long a period is.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * Which customers make up a cohort.
   * @defaultValue `"recurring"`
   */
  kind?: "recurring" | "first_time" | "first_ever" | undefined;
  /**
   * What counts as having returned.
   * @defaultValue `"in_period"`
   */
  returned?: "in_period" | "on_or_after" | "bracket" | undefined;
  /**
   * The periods that each column takes together, first and last, counted from the start: 1 and 3 for the first
   * three after it. Needs returned 'bracket'.
   * @defaultValue `[]`
   */
  brackets?: readonly (readonly [number, number])[] | undefined;
  /**
   * How many periods the report has, counted back from its end; all where nothing is said.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * Where the periods after the start are counted from.
   * @defaultValue `"calendar"`
   */
  periodsFrom?: "calendar" | "customer_start" | undefined;
  /**
   * How many returning events in a period, or in a bracket, make a return.
   * @defaultValue `1`
   */
  minimumOccurrences?: number | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.anchoredDays`. */
export interface EventLogAnchoredDaysOptions {
  start?: EventKind | null | undefined;
  returning?: EventKind | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * What a day is: a calendar day, or a longer or shorter period.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.anchoredDaysTally`. */
export interface EventLogAnchoredDaysTallyOptions {
  start?: EventKind | null | undefined;
  returning?: EventKind | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * What a day is: a calendar day, or a longer or shorter period.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.lifecycle`. */
export interface EventLogLifecycleOptions {
  event?: EventKind | null | undefined;
  until?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How long a period is.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * How many periods are shown, counted back from the end; all where nothing is said.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.lifecycleTally`. */
export interface EventLogLifecycleTallyOptions {
  event?: EventKind | null | undefined;
  until?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How long a period is.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * How many periods are shown, counted back from the end; all where nothing is said.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.stickiness`. */
export interface EventLogStickinessOptions {
  event?: EventKind | null | undefined;
  until?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How long a period is.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * How many periods are looked at, counted back from the end; all where nothing is said.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.stickinessTally`. */
export interface EventLogStickinessTallyOptions {
  event?: EventKind | null | undefined;
  until?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * How long a period is.
   * @defaultValue `"day"`
   */
  every?: "hour" | "day" | "week" | "month" | "quarter" | "year" | undefined;
  /**
   * How many periods are looked at, counted back from the end; all where nothing is said.
   * @defaultValue `null`
   */
  periods?: number | null | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.match`. */
export interface EventLogMatchOptions {
  threads?: number | null | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.matchTally`. */
export interface EventLogMatchTallyOptions {
  threads?: number | null | undefined;
  /**
   * What a name that the log does not have is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the interval, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.sessions`. */
export interface EventLogSessionsOptions {
  threads?: number | null | undefined;
  /**
   * A longer pause between two events of a customer begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before. Events without one change nothing.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * What is kept of the durations.
   * @defaultValue `"quantiles"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.sessionRows`. */
export interface EventLogSessionRowsOptions {
  threads?: number | null | undefined;
  /**
   * A longer pause between two events of a customer begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before. Events without one change nothing.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * What is kept of the durations.
   * @defaultValue `"quantiles"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.withSessions`. */
export interface EventLogWithSessionsOptions {
  attribute?: string | null | undefined;
  threads?: number | null | undefined;
  /**
   * A longer pause between two events of a customer begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before. Events without one change nothing.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * What is kept of the durations.
   * @defaultValue `"quantiles"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.transitions`. */
export interface EventLogTransitionsOptions {
  threads?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.stepMatrix`. */
export interface EventLogStepMatrixOptions {
  threads?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `10`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"none"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.paths`. */
export interface EventLogPathsOptions {
  threads?: number | null | undefined;
  /**
   * How many different paths are shown, the most frequent first; nothing for all.
   * @defaultValue `10`
   */
  top?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.flows`. */
export interface EventLogFlowsOptions {
  threads?: number | null | undefined;
  /**
   * The touchpoint in the middle, step 0; nothing for the first event of each path. Paths without it are left out
   * and counted.
   * @defaultValue `null`
   */
  touchpoint?: string | null | undefined;
  /**
   * Which event of it.
   * @defaultValue `"first"`
   */
  occurrence?: "first" | "last" | undefined;
  /**
   * How many steps before it are shown.
   * @defaultValue `3`
   */
  before?: number | undefined;
  /**
   * How many steps after it are shown.
   * @defaultValue `3`
   */
  after?: number | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.loops`. */
export interface EventLogLoopsOptions {
  threads?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"none"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.nextEvent`. */
export interface EventLogNextEventOptions {
  where?: Conditions | null | undefined;
  threads?: number | null | undefined;
  /**
   * In which direction the chain is read.
   * @defaultValue `"forward"`
   */
  direction?: "forward" | "backward" | undefined;
  /**
   * At which event the chain is laid on a path.
   * @defaultValue `"first_match"`
   */
  base?: "first_match" | "last_match" | "head" | "tail" | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a step that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.sessionsTally`. */
export interface EventLogSessionsTallyOptions {
  threads?: number | null | undefined;
  /**
   * A longer pause between two events of a customer begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before. Events without one change nothing.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * What is kept of the durations.
   * @defaultValue `"quantiles"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.transitionsTally`. */
export interface EventLogTransitionsTallyOptions {
  threads?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.stepMatrixTally`. */
export interface EventLogStepMatrixTallyOptions {
  threads?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `10`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"none"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.pathsTally`. */
export interface EventLogPathsTallyOptions {
  threads?: number | null | undefined;
  /**
   * How many different paths are shown, the most frequent first; nothing for all.
   * @defaultValue `10`
   */
  top?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.flowsTally`. */
export interface EventLogFlowsTallyOptions {
  threads?: number | null | undefined;
  /**
   * The touchpoint in the middle, step 0; nothing for the first event of each path. Paths without it are left out
   * and counted.
   * @defaultValue `null`
   */
  touchpoint?: string | null | undefined;
  /**
   * Which event of it.
   * @defaultValue `"first"`
   */
  occurrence?: "first" | "last" | undefined;
  /**
   * How many steps before it are shown.
   * @defaultValue `3`
   */
  before?: number | undefined;
  /**
   * How many steps after it are shown.
   * @defaultValue `3`
   */
  after?: number | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.loopsTally`. */
export interface EventLogLoopsTallyOptions {
  threads?: number | null | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * Events of one touchpoint in a row are one event, at the time of the last.
   * @defaultValue `false`
   */
  collapseRepeats?: boolean | undefined;
  /**
   * Paths begin at their first event of this touchpoint; those without one are left out and counted.
   * @defaultValue `null`
   */
  start?: string | null | undefined;
  /**
   * Paths end at their first event of this touchpoint, after the start where one is named; those without
   * one are left out and counted.
   * @defaultValue `null`
   */
  end?: string | null | undefined;
  /**
   * Only so many events of a path are kept, its first; nothing for all.
   * @defaultValue `null`
   */
  maxSteps?: number | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"none"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a rule that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `EventLog.nextEventTally`. */
export interface EventLogNextEventTallyOptions {
  where?: Conditions | null | undefined;
  threads?: number | null | undefined;
  /**
   * In which direction the chain is read.
   * @defaultValue `"forward"`
   */
  direction?: "forward" | "backward" | undefined;
  /**
   * At which event the chain is laid on a path.
   * @defaultValue `"first_match"`
   */
  base?: "first_match" | "last_match" | "head" | "tail" | undefined;
  /**
   * Paths are sessions, not whole journeys.
   * @defaultValue `false`
   */
  bySession?: boolean | undefined;
  /**
   * A longer pause between two events begins a new session; nothing for no such rule.
   * @defaultValue `"30min"`
   */
  gap?: string | null | undefined;
  /**
   * Whether a pause exactly as long begins one too.
   * @defaultValue `"greater"`
   */
  gapRule?: "greater" | "greater_or_equal" | undefined;
  /**
   * Touchpoints with which a new session begins.
   * @defaultValue `[]`
   */
  sessionStarts?: readonly string[] | undefined;
  /**
   * Touchpoints after which a new session begins.
   * @defaultValue `[]`
   */
  sessionEnds?: readonly string[] | undefined;
  /**
   * An attribute: a new session begins where its value is another than before.
   * @defaultValue `null`
   */
  sessionChange?: string | null | undefined;
  /**
   * What is kept of the times.
   * @defaultValue `"mean"`
   */
  times?: "mean" | "quantiles" | "none" | undefined;
  /**
   * What a step that names an unknown touchpoint is.
   * @defaultValue `"error"`
   */
  unknown?: "error" | "empty" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `RfmSummary.scores`. */
export interface RfmSummaryScoresOptions {

  /**
   * How many scores there are, 1 the worst.
   * @defaultValue `5`
   */
  groups?: number | undefined;
  /**
   * Where the scores of recency divide, in units since the last purchase, ascending, one less than groups.
   * Default: the quantiles.
   * @defaultValue `null`
   */
  recencyCuts?: readonly number[] | null | undefined;
  /**
   * Where the scores of frequency divide, in repeat purchases. Default: the quantiles.
   * @defaultValue `null`
   */
  frequencyCuts?: readonly number[] | null | undefined;
  /**
   * Where the scores of monetary value divide. Default: the quantiles.
   * @defaultValue `null`
   */
  monetaryCuts?: readonly number[] | null | undefined;
  /**
   * Which spend is scored.
   * @defaultValue `"total"`
   */
  monetary?: "total" | "mean" | undefined;
  /**
   * The segments; the first that holds a customer's scores is theirs, and "other" where none does. Default:
   * ten segments of five scores, see [`default_segments`].
   * @defaultValue `null`
   */
  segments?: readonly SegmentRule[] | null | undefined;
  /**
   * The level of the intervals of the shares, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `RfmSummary.segments`. */
export interface RfmSummarySegmentsOptions {

  /**
   * How many scores there are, 1 the worst.
   * @defaultValue `5`
   */
  groups?: number | undefined;
  /**
   * Where the scores of recency divide, in units since the last purchase, ascending, one less than groups.
   * Default: the quantiles.
   * @defaultValue `null`
   */
  recencyCuts?: readonly number[] | null | undefined;
  /**
   * Where the scores of frequency divide, in repeat purchases. Default: the quantiles.
   * @defaultValue `null`
   */
  frequencyCuts?: readonly number[] | null | undefined;
  /**
   * Where the scores of monetary value divide. Default: the quantiles.
   * @defaultValue `null`
   */
  monetaryCuts?: readonly number[] | null | undefined;
  /**
   * Which spend is scored.
   * @defaultValue `"total"`
   */
  monetary?: "total" | "mean" | undefined;
  /**
   * The segments; the first that holds a customer's scores is theirs, and "other" where none does. Default:
   * ten segments of five scores, see [`default_segments`].
   * @defaultValue `null`
   */
  segments?: readonly SegmentRule[] | null | undefined;
  /**
   * The level of the intervals of the shares, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `RfmAccumulator`. */
export interface RfmAccumulatorOptions {
  observationEnd?: Date | number | string | null | undefined;
  calibrationEnd?: Date | number | string | null | undefined;
  timeZone?: string | null | undefined;
  weekStart?: string | null | undefined;
  /**
   * The unit of recency and age.
   * @defaultValue `"day"`
   */
  unit?: "day" | "week" | "month" | undefined;
  /**
   * The length of the unit in days, where it is none of the named ones.
   * @defaultValue `null`
   */
  unitDays?: number | null | undefined;
  /**
   * Which purchases of a customer are one.
   * @defaultValue `"day"`
   */
  merge?: "day" | "unit" | "instant" | undefined;
  /**
   * What to do with orders after the end of the observation.
   * @defaultValue `"leave_out"`
   */
  afterEnd?: "leave_out" | "error" | undefined;
  /**
   * What to do with negative amounts.
   * @defaultValue `"error"`
   */
  returns?: "error" | "net" | undefined;
  /**
   * What to do with rows that lack customer, time or amount.
   * @defaultValue `"skip"`
   */
  missing?: "skip" | "error" | undefined;
  /**
   * The level of the interval of the repeat rate, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `RfmAccumulator.extend`. */
export interface RfmAccumulatorExtendOptions {
  customer: string;
  time: string;
  amount?: string | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbd`. */
export interface BgNbdOptions {

  /**
   * How many steps the fit may take.
   * @defaultValue `500`
   */
  maxIterations?: number | undefined;
}

/** Options of `BgNbd.fit`. */
export interface BgNbdFitOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbd.fitWithCovariates`. */
export interface BgNbdFitWithCovariatesOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbdFit.fromParams`. */
export interface BgNbdFitFromParamsOptions {
  r: number;
  alpha: number;
  a: number;
  b: number;
  unitDays?: number | null | undefined;
}

/** Options of `BgNbdFit.result`. */
export interface BgNbdFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `BgNbdFit.logLikelihoodOf`. */
export interface BgNbdFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbdFit.aliveProbability`. */
export interface BgNbdFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdFit.expectedPurchases`. */
export interface BgNbdFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdFit.totalPurchases`. */
export interface BgNbdFitTotalPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdFit.discountedPurchases`. */
export interface BgNbdFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdFit.purchaseProbabilities`. */
export interface BgNbdFitPurchaseProbabilitiesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbdFit.simulate`. */
export interface BgNbdFitSimulateOptions {
  seed: number;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbdFit.simulateCustomers`. */
export interface BgNbdFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `MbgNbd`. */
export interface MbgNbdOptions {

  /**
   * How many steps the fit may take.
   * @defaultValue `500`
   */
  maxIterations?: number | undefined;
}

/** Options of `MbgNbd.fit`. */
export interface MbgNbdFitOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `MbgNbd.fitWithCovariates`. */
export interface MbgNbdFitWithCovariatesOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `MbgNbdFit.fromParams`. */
export interface MbgNbdFitFromParamsOptions {
  r: number;
  alpha: number;
  a: number;
  b: number;
  unitDays?: number | null | undefined;
}

/** Options of `MbgNbdFit.result`. */
export interface MbgNbdFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `MbgNbdFit.logLikelihoodOf`. */
export interface MbgNbdFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `MbgNbdFit.aliveProbability`. */
export interface MbgNbdFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdFit.expectedPurchases`. */
export interface MbgNbdFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdFit.totalPurchases`. */
export interface MbgNbdFitTotalPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdFit.discountedPurchases`. */
export interface MbgNbdFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdFit.purchaseProbabilities`. */
export interface MbgNbdFitPurchaseProbabilitiesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `MbgNbdFit.simulate`. */
export interface MbgNbdFitSimulateOptions {
  seed: number;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `MbgNbdFit.simulateCustomers`. */
export interface MbgNbdFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `ParetoNbd`. */
export interface ParetoNbdOptions {

  /**
   * How many steps the fit may take.
   * @defaultValue `500`
   */
  maxIterations?: number | undefined;
}

/** Options of `ParetoNbd.fit`. */
export interface ParetoNbdFitOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `ParetoNbd.fitWithCovariates`. */
export interface ParetoNbdFitWithCovariatesOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `ParetoNbdFit.fromParams`. */
export interface ParetoNbdFitFromParamsOptions {
  r: number;
  alpha: number;
  s: number;
  beta: number;
  unitDays?: number | null | undefined;
}

/** Options of `ParetoNbdFit.result`. */
export interface ParetoNbdFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `ParetoNbdFit.logLikelihoodOf`. */
export interface ParetoNbdFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `ParetoNbdFit.aliveProbability`. */
export interface ParetoNbdFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdFit.expectedPurchases`. */
export interface ParetoNbdFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdFit.totalPurchases`. */
export interface ParetoNbdFitTotalPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdFit.discountedPurchases`. */
export interface ParetoNbdFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdFit.purchaseProbabilities`. */
export interface ParetoNbdFitPurchaseProbabilitiesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `ParetoNbdFit.simulate`. */
export interface ParetoNbdFitSimulateOptions {
  seed: number;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `ParetoNbdFit.simulateCustomers`. */
export interface ParetoNbdFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `GGompertzNbd`. */
export interface GGompertzNbdOptions {

  /**
   * How many steps the fit may take.
   * @defaultValue `500`
   */
  maxIterations?: number | undefined;
}

/** Options of `GGompertzNbd.fit`. */
export interface GGompertzNbdFitOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GGompertzNbdFit.fromParams`. */
export interface GGompertzNbdFitFromParamsOptions {
  r: number;
  alpha: number;
  s: number;
  beta: number;
  b: number;
  unitDays?: number | null | undefined;
}

/** Options of `GGompertzNbdFit.result`. */
export interface GGompertzNbdFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `GGompertzNbdFit.logLikelihoodOf`. */
export interface GGompertzNbdFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GGompertzNbdFit.aliveProbability`. */
export interface GGompertzNbdFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `GGompertzNbdFit.expectedPurchases`. */
export interface GGompertzNbdFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `GGompertzNbdFit.totalPurchases`. */
export interface GGompertzNbdFitTotalPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `GGompertzNbdFit.discountedPurchases`. */
export interface GGompertzNbdFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `GGompertzNbdFit.purchaseProbabilities`. */
export interface GGompertzNbdFitPurchaseProbabilitiesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GGompertzNbdFit.simulate`. */
export interface GGompertzNbdFitSimulateOptions {
  seed: number;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GGompertzNbdFit.simulateCustomers`. */
export interface GGompertzNbdFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `GammaGamma`. */
export interface GammaGammaOptions {

  /**
   * How many steps a fit may take.
   * @defaultValue `200`
   */
  maxIterations?: number | undefined;
}

/** Options of `GammaGamma.fit`. */
export interface GammaGammaFitOptions {
  frequency?: NumberColumn | null | undefined;
  monetaryValue?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GammaGammaFit.fromParams`. */
export interface GammaGammaFitFromParamsOptions {
  p: number;
  q: number;
  v: number;
}

/** Options of `GammaGammaFit.result`. */
export interface GammaGammaFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `GammaGammaFit.logLikelihoodOf`. */
export interface GammaGammaFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  monetaryValue?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GammaGammaFit.populationSpend`. */
export interface GammaGammaFitPopulationSpendOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `GammaGammaFit.expectedSpend`. */
export interface GammaGammaFitExpectedSpendOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  monetaryValue?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `GammaGammaFit.simulate`. */
export interface GammaGammaFitSimulateOptions {
  seed: number;
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  monetaryValue?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `GammaGammaFit.simulateCustomers`. */
export interface GammaGammaFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `ShiftedBetaGeometric`. */
export interface ShiftedBetaGeometricOptions {

  /**
   * How many steps a fit may take.
   * @defaultValue `200`
   */
  maxIterations?: number | undefined;
}

/** Options of `ShiftedBetaGeometric.fit`. */
export interface ShiftedBetaGeometricFitOptions {
  renewals?: NumberColumn | null | undefined;
  lost?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
}

/** Options of `ShiftedBetaGeometric.fitWithCovariates`. */
export interface ShiftedBetaGeometricFitWithCovariatesOptions {
  covariates?: Table | null | undefined;
}

/** Options of `ShiftedBetaGeometricFit.fromParams`. */
export interface ShiftedBetaGeometricFitFromParamsOptions {
  alpha: number;
  beta: number;
}

/** Options of `ShiftedBetaGeometricFit.result`. */
export interface ShiftedBetaGeometricFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `ShiftedBetaGeometricFit.logLikelihoodOf`. */
export interface ShiftedBetaGeometricFitLogLikelihoodOfOptions {
  renewals?: NumberColumn | null | undefined;
  lost?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
}

/** Options of `ShiftedBetaGeometricFit.survival`. */
export interface ShiftedBetaGeometricFitSurvivalOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ShiftedBetaGeometricFit.retention`. */
export interface ShiftedBetaGeometricFitRetentionOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ShiftedBetaGeometricFit.discountedLifetime`. */
export interface ShiftedBetaGeometricFitDiscountedLifetimeOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ShiftedBetaGeometricFit.discountedResidualLifetime`. */
export interface ShiftedBetaGeometricFitDiscountedResidualLifetimeOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ShiftedBetaGeometricFit.simulateCustomers`. */
export interface ShiftedBetaGeometricFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `ShiftedBetaGeometricFit.simulate`. */
export interface ShiftedBetaGeometricFitSimulateOptions {
  seed: number;
}

/** Options of `BetaDiscreteWeibull`. */
export interface BetaDiscreteWeibullOptions {

  /**
   * How many steps a fit may take.
   * @defaultValue `500`
   */
  maxIterations?: number | undefined;
}

/** Options of `BetaDiscreteWeibull.fit`. */
export interface BetaDiscreteWeibullFitOptions {
  renewals?: NumberColumn | null | undefined;
  lost?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
}

/** Options of `BetaDiscreteWeibullFit.fromParams`. */
export interface BetaDiscreteWeibullFitFromParamsOptions {
  alpha: number;
  beta: number;
  c: number;
}

/** Options of `BetaDiscreteWeibullFit.result`. */
export interface BetaDiscreteWeibullFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `BetaDiscreteWeibullFit.logLikelihoodOf`. */
export interface BetaDiscreteWeibullFitLogLikelihoodOfOptions {
  renewals?: NumberColumn | null | undefined;
  lost?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
}

/** Options of `BetaDiscreteWeibullFit.survival`. */
export interface BetaDiscreteWeibullFitSurvivalOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BetaDiscreteWeibullFit.retention`. */
export interface BetaDiscreteWeibullFitRetentionOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BetaDiscreteWeibullFit.discountedLifetime`. */
export interface BetaDiscreteWeibullFitDiscountedLifetimeOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BetaDiscreteWeibullFit.discountedResidualLifetime`. */
export interface BetaDiscreteWeibullFitDiscountedResidualLifetimeOptions {

  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BetaDiscreteWeibullFit.simulateCustomers`. */
export interface BetaDiscreteWeibullFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `BetaDiscreteWeibullFit.simulate`. */
export interface BetaDiscreteWeibullFitSimulateOptions {
  seed: number;
}

/** Options of `BgBb`. */
export interface BgBbOptions {

  /**
   * How many steps a fit may take.
   * @defaultValue `500`
   */
  maxIterations?: number | undefined;
}

/** Options of `BgBb.fit`. */
export interface BgBbFitOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgBbFit.fromParams`. */
export interface BgBbFitFromParamsOptions {
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
}

/** Options of `BgBbFit.result`. */
export interface BgBbFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `BgBbFit.logLikelihoodOf`. */
export interface BgBbFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgBbFit.aliveProbability`. */
export interface BgBbFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * The moment the chance is asked for.
   * @defaultValue `"last_opportunity"`
   */
  at?: "last_opportunity" | "next_opportunity" | undefined;
  /**
   * What the intervals speak of: `parameter`, as a probability has no other.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgBbFit.expectedPurchases`. */
export interface BgBbFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgBbFit.discountedPurchases`. */
export interface BgBbFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgBbFit.purchaseProbabilities`. */
export interface BgBbFitPurchaseProbabilitiesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgBbFit.simulateCustomers`. */
export interface BgBbFitSimulateCustomersOptions {
  seed: number;
}

/** Options of `BgNbdCovariateFit.result`. */
export interface BgNbdCovariateFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `BgNbdCovariateFit.parametersOf`. */
export interface BgNbdCovariateFitParametersOfOptions {
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
}

/** Options of `BgNbdCovariateFit.logLikelihoodOf`. */
export interface BgNbdCovariateFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `BgNbdCovariateFit.aliveProbability`. */
export interface BgNbdCovariateFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdCovariateFit.expectedPurchases`. */
export interface BgNbdCovariateFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdCovariateFit.discountedPurchases`. */
export interface BgNbdCovariateFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `BgNbdCovariateFit.simulateCustomers`. */
export interface BgNbdCovariateFitSimulateCustomersOptions {
  seed: number;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
}

/** Options of `MbgNbdCovariateFit.result`. */
export interface MbgNbdCovariateFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `MbgNbdCovariateFit.parametersOf`. */
export interface MbgNbdCovariateFitParametersOfOptions {
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
}

/** Options of `MbgNbdCovariateFit.logLikelihoodOf`. */
export interface MbgNbdCovariateFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `MbgNbdCovariateFit.aliveProbability`. */
export interface MbgNbdCovariateFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdCovariateFit.expectedPurchases`. */
export interface MbgNbdCovariateFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdCovariateFit.discountedPurchases`. */
export interface MbgNbdCovariateFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `MbgNbdCovariateFit.simulateCustomers`. */
export interface MbgNbdCovariateFitSimulateCustomersOptions {
  seed: number;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
}

/** Options of `ParetoNbdCovariateFit.result`. */
export interface ParetoNbdCovariateFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `ParetoNbdCovariateFit.parametersOf`. */
export interface ParetoNbdCovariateFitParametersOfOptions {
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
}

/** Options of `ParetoNbdCovariateFit.logLikelihoodOf`. */
export interface ParetoNbdCovariateFitLogLikelihoodOfOptions {
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
}

/** Options of `ParetoNbdCovariateFit.aliveProbability`. */
export interface ParetoNbdCovariateFitAliveProbabilityOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdCovariateFit.expectedPurchases`. */
export interface ParetoNbdCovariateFitExpectedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdCovariateFit.discountedPurchases`. */
export interface ParetoNbdCovariateFitDiscountedPurchasesOptions {
  customers?: RfmSummary | null | undefined;
  frequency?: NumberColumn | null | undefined;
  recency?: NumberColumn | null | undefined;
  age?: NumberColumn | null | undefined;
  counts?: NumberColumn | null | undefined;
  unitDays?: number | null | undefined;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
  threads?: number | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ParetoNbdCovariateFit.simulateCustomers`. */
export interface ParetoNbdCovariateFitSimulateCustomersOptions {
  seed: number;
  purchase?: Table | null | undefined;
  dropout?: Table | null | undefined;
}

/** Options of `ShiftedBetaGeometricCovariateFit.result`. */
export interface ShiftedBetaGeometricCovariateFitResultOptions {
  confidenceLevel?: number | null | undefined;
}

/** Options of `ShiftedBetaGeometricCovariateFit.survival`. */
export interface ShiftedBetaGeometricCovariateFitSurvivalOptions {
  covariates?: Table | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/** Options of `ShiftedBetaGeometricCovariateFit.discountedLifetime`. */
export interface ShiftedBetaGeometricCovariateFitDiscountedLifetimeOptions {
  covariates?: Table | null | undefined;
  /**
   * What the intervals speak of.
   * @defaultValue `"parameter"`
   */
  interval?: "parameter" | "predictive" | undefined;
  /**
   * The level of the intervals, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidenceLevel?: number | undefined;
}

/**
 * The events of all customers, by customer, time and order of arrival: sorted once, asked many times.
 *
 * Made from a table in which every row is an event; its columns are named. Rows without a customer, time or
 * touchpoint are left out and counted in `dropped`. `channel`, `device` and `attributes` are properties of events,
 * words or numbers; `value` is a number. `identity` is two columns of ids seen together: ids that belong together
 * are one customer, who goes by the smallest. Texts without a zone are local to `time_zone`.
 */
export class EventLog extends CxObject {
  /**
   * A log of the events of a table. Raises `unequal_lengths`, `wrong_type`, `mixed_zones`, `non_finite` and, where
   * blank names are refused, `missing`, each with its smallest row.
   */
  constructor(table: Table, options: EventLogOptions) {
    const given: unknown = table;
    super(given instanceof Made ? given : make(METHODS.EventLog_new, [table], options));
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): EventLog {
    return new EventLog(load(0, stateBytes(state)) as never, undefined as never);
  }

  /**
   * Adds events that came later, with the options and the identity of the log; the work is that of sorting the
   * new ones. The log is then what one of all rows would be, bit for bit. Raises `incompatible` for other
   * attributes than the log has, `bad_option` on a filtered log; nothing has changed then.
   */
  append(table: Table, options: EventLogAppendOptions): void {
    return ask(METHODS.EventLog_append, this, [table], options);
  }

  /**
   * The events that meet every condition, as a log of its own that shares the memory: from `start` on, before
   * `until` (where the data then end), of these customers and touchpoints, with these properties. Raises
   * `unknown_name` with the nearest for a touchpoint or attribute the log does not have.
   */
  filter(options?: EventLogFilterOptions): EventLog {
    return ask(METHODS.EventLog_filter, this, [], options);
  }

  /** The events of one customer in order; none for one the log does not have. */
  journey(customer: string | number): Journey {
    return ask(METHODS.EventLog_journey, this, [customer], undefined);
  }

  /**
   * How far customers come through the steps of a funnel, how long they take, and how many still could.
   *
   * A step is a name, a list of alternatives, or a map with `event`, `where` and `optional`; `exclusions` are maps
   * with `event` and `between` (two steps, from 1). `attribution` may be ("step", k). Every option is explained with
   * its default. Raises `bad_option` for settings that contradict each other, `out_of_range` for a window that is
   * not longer than 0, `unknown_name` with the nearest for a touchpoint or attribute the log does not have.
   */
  funnel(steps: FunnelSteps, options?: EventLogFunnelOptions): Funnel {
    return ask(METHODS.EventLog_funnel, this, [steps], options);
  }

  /** The counts of a funnel as a state that merges with those of other customers; steps and options as in `funnel`. */
  funnelTally(steps: FunnelSteps, options?: EventLogFunnelTallyOptions): FunnelTally {
    return ask(METHODS.EventLog_funnel_tally, this, [steps], options);
  }

  /**
   * Which share of the customers who started in a period come back in later ones: cohorts by period of the start,
   * columns by period since.
   *
   * Row i is the cohort of period i, column 0 its size, column j those of it with a returning event in period i + j;
   * a cell beyond the data is nothing, one that they reach in part is incomplete. `start` and `returning` are kinds of
   * events: a name, a list of alternatives, or a map with `event` and `where`; any event where nothing is said.
   * `until` is a time in the last period of the report, which counts as a whole; the last event where nothing is
   * said. Brackets may overlap: each is read by itself. Raises `bad_option` for settings that contradict each other,
   * `out_of_range` for 0 periods or occurrences and for more than five million cells, `unknown_name` with the nearest
   * for a touchpoint, attribute or zone that is not there.
   */
  retention(options?: EventLogRetentionOptions): Retention {
    return ask(METHODS.EventLog_retention, this, [], options);
  }

  /**
   * The counts of a retention report as a state that merges with those of other customers; arguments and options as
   * in `retention`. Raises `bad_option` for recurring cohorts of the last so many periods without `until`: which
   * cohorts a customer is in could not be known before all are merged.
   */
  retentionTally(options?: EventLogRetentionTallyOptions): RetentionTally {
    return ask(METHODS.EventLog_retention_tally, this, [], options);
  }

  /**
   * Who was there on the first of these days, and who of them on each of the others: ClickHouse's `retention`.
   *
   * `days` are times, any in each day, in any order; flag 1 is a start event on the first, flag k that and a returning
   * event on day k. Raises `bad_option` for no day or more than 64, `missing` for one that is not there,
   * `unknown_name` with the nearest for a touchpoint, attribute or zone that is not there.
   */
  anchoredDays(days: TimeColumn, options?: EventLogAnchoredDaysOptions): AnchoredDays {
    return ask(METHODS.EventLog_anchored_days, this, [days], options);
  }

  /**
   * The counts by named days as a state that merges with those of other customers; arguments and options as in
   * `anchored_days`.
   */
  anchoredDaysTally(days: TimeColumn, options?: EventLogAnchoredDaysTallyOptions): AnchoredDaysTally {
    return ask(METHODS.EventLog_anchored_days_tally, this, [days], options);
  }

  /**
   * Who is new in each period, who stayed, who came back, who fell silent.
   *
   * `event` is the kind of event that makes a customer active, any where nothing is said: a name, a list of
   * alternatives, or a map with `event` and `where`. `until` is a time in the last period of the report. Raises
   * `out_of_range` for 0 periods and for more than 2^20, `unknown_name` with the nearest for a touchpoint, attribute
   * or zone that is not there.
   */
  lifecycle(options?: EventLogLifecycleOptions): Lifecycle {
    return ask(METHODS.EventLog_lifecycle, this, [], options);
  }

  /**
   * The counts of a lifecycle as a state that merges with those of other customers; arguments and options as in
   * `lifecycle`.
   */
  lifecycleTally(options?: EventLogLifecycleTallyOptions): LifecycleTally {
    return ask(METHODS.EventLog_lifecycle_tally, this, [], options);
  }

  /**
   * In how many periods customers are active: how many in one, in two, and so on, with shares.
   *
   * `event` is the kind of event that makes a customer active, any where nothing is said: a name, a list of
   * alternatives, or a map with `event` and `where`. `until` is a time in the last period of the report. Raises
   * `out_of_range` for 0 periods and for more than 2^20, `unknown_name` with the nearest for a touchpoint, attribute
   * or zone that is not there.
   */
  stickiness(options?: EventLogStickinessOptions): Stickiness {
    return ask(METHODS.EventLog_stickiness, this, [], options);
  }

  /**
   * The counts of a stickiness report as a state that merges with those of other customers; arguments and options as
   * in `stickiness`. Raises `bad_option` for the last so many periods without `until`: what counts could not be known
   * before all are merged.
   */
  stickinessTally(options?: EventLogStickinessTallyOptions): StickinessTally {
    return ask(METHODS.EventLog_stickiness_tally, this, [], options);
  }

  /**
   * How many customers match a pattern of events, and how often.
   *
   * The pattern is a text such as `(?1)(?t<=3600)(?2)`, whose numbers are those of `conditions`, or a `Pattern`, which
   * has its own. A match may begin anywhere; those of a customer do not overlap: the leftmost start comes first, of
   * its matches the one that ends first, and the search goes on after its end. Raises `bad_option` for a pattern that
   * cannot be read, naming the character, and for no condition or more than 64; `unknown_name` with the nearest for a
   * touchpoint or attribute the log does not have.
   */
  match(pattern: PatternText, conditions?: EventKinds | EventLogMatchOptions, options?: EventLogMatchOptions): PatternMatches {
    return ask(METHODS.EventLog_match, this, [pattern, conditions], options);
  }

  /**
   * The counts of a pattern as a state that merges with those of other customers; arguments and options as in
   * `match`.
   */
  matchTally(pattern: PatternText, conditions?: EventKinds | EventLogMatchTallyOptions, options?: EventLogMatchTallyOptions): PatternTally {
    return ask(METHODS.EventLog_match_tally, this, [pattern, conditions], options);
  }

  /**
   * Splits journeys into sessions: how many, how long, of how many events.
   *
   * A new session begins at a customer's first event and after a pause of more than `gap`. Touchpoints that begin
   * or end a session and an attribute whose value changes are further rules, of which any begins one. Raises
   * `unknown_name` with the nearest for a touchpoint or attribute the log does not have, `bad_option` for a gap of
   * 0 where a pause as long as it splits.
   */
  sessions(gap?: string | null | EventLogSessionsOptions | undefined, options?: EventLogSessionsOptions): SessionsResult {
    return ask(METHODS.EventLog_sessions, this, [gap], options);
  }

  /** Every session with its customer, in the order of the customers and of time; rules as in `sessions`. */
  sessionRows(gap?: string | null | EventLogSessionRowsOptions | undefined, options?: EventLogSessionRowsOptions): SessionRows {
    return ask(METHODS.EventLog_session_rows, this, [gap], options);
  }

  /**
   * A log in which every event has the number of its session among those of its customer, from 1, as an attribute
   * (`session`, or what `attribute` says): conditions, filters and `hold` of a funnel can then speak of sessions.
   * Rules as in `sessions`.
   */
  withSessions(gap?: string | null | EventLogWithSessionsOptions | undefined, options?: EventLogWithSessionsOptions): EventLog {
    return ask(METHODS.EventLog_with_sessions, this, [gap], options);
  }

  /**
   * Which touchpoint follows which: counts, probabilities with intervals, times between; where paths begin and end.
   *
   * Paths are whole journeys or, with `by_session`, sessions. The probability is the share of all transitions from
   * the same touchpoint. Raises `unknown_name` with the nearest for a touchpoint or attribute the log does not have,
   * `bad_option` for paths of no step.
   */
  transitions(options?: EventLogTransitionsOptions): TransitionsResult {
    return ask(METHODS.EventLog_transitions, this, [], options);
  }

  /**
   * Which share of the paths is at which touchpoint at their first step, their second, and so on. A path that has
   * ended stays in the denominator. Raises as `transitions`.
   */
  stepMatrix(maxSteps?: number | null | EventLogStepMatrixOptions | undefined, options?: EventLogStepMatrixOptions): StepMatrixResult {
    return ask(METHODS.EventLog_step_matrix, this, [maxSteps], options);
  }

  /**
   * The paths that customers take, the most frequent first: the same touchpoints in the same order. Raises as
   * `transitions`, `bad_option` when none shall be shown.
   */
  paths(top?: number | null | EventLogPathsOptions | undefined, options?: EventLogPathsOptions): PathsResult {
    return ask(METHODS.EventLog_paths, this, [top], options);
  }

  /**
   * The ways to a touchpoint and on from it, step by step, as a Sankey diagram draws them; without a touchpoint on
   * from the first event of each path. A path counts once at each step. Raises as `transitions`.
   */
  flows(touchpoint?: string | null | EventLogFlowsOptions | undefined, options?: EventLogFlowsOptions): FlowsResult {
    return ask(METHODS.EventLog_flows, this, [touchpoint], options);
  }

  /**
   * To which touchpoints paths come back: how many paths, how often. With `collapse_repeats` only returns from
   * elsewhere count. Raises as `transitions`.
   */
  loops(options?: EventLogLoopsOptions): LoopsResult {
    return ask(METHODS.EventLog_loops, this, [], options);
  }

  /**
   * Which touchpoint comes right after a chain of touchpoints, or before it, and how soon.
   *
   * On each path one event is the base: the first that is the chain's first step and meets `where`. The rest of the
   * chain must be the events right after it; where it does not fit there it is not looked for again. Steps are as
   * those of a funnel. Raises `bad_option` for an empty chain or an optional step, `unknown_name` with the nearest
   * for a touchpoint or attribute the log does not have.
   */
  nextEvent(chain: Chain, options?: EventLogNextEventOptions): NextEventResult {
    return ask(METHODS.EventLog_next_event, this, [chain], options);
  }

  /** The counts of `sessions` as a state that merges with those of other customers. */
  sessionsTally(gap?: string | null | EventLogSessionsTallyOptions | undefined, options?: EventLogSessionsTallyOptions): SessionsTally {
    return ask(METHODS.EventLog_sessions_tally, this, [gap], options);
  }

  /** The counts of `transitions` as a state that merges with those of other customers. */
  transitionsTally(options?: EventLogTransitionsTallyOptions): TransitionsTally {
    return ask(METHODS.EventLog_transitions_tally, this, [], options);
  }

  /** The counts of `step_matrix` as a state that merges with those of other customers. */
  stepMatrixTally(maxSteps?: number | null | EventLogStepMatrixTallyOptions | undefined, options?: EventLogStepMatrixTallyOptions): StepMatrixTally {
    return ask(METHODS.EventLog_step_matrix_tally, this, [maxSteps], options);
  }

  /** The counts of `paths` as a state that merges with those of other customers. */
  pathsTally(top?: number | null | EventLogPathsTallyOptions | undefined, options?: EventLogPathsTallyOptions): PathsTally {
    return ask(METHODS.EventLog_paths_tally, this, [top], options);
  }

  /** The counts of `flows` as a state that merges with those of other customers. */
  flowsTally(touchpoint?: string | null | EventLogFlowsTallyOptions | undefined, options?: EventLogFlowsTallyOptions): FlowsTally {
    return ask(METHODS.EventLog_flows_tally, this, [touchpoint], options);
  }

  /** The counts of `loops` as a state that merges with those of other customers. */
  loopsTally(options?: EventLogLoopsTallyOptions): LoopsTally {
    return ask(METHODS.EventLog_loops_tally, this, [], options);
  }

  /** The counts of `next_event` as a state that merges with those of other customers. */
  nextEventTally(chain: Chain, options?: EventLogNextEventTallyOptions): NextEventTally {
    return ask(METHODS.EventLog_next_event_tally, this, [chain], options);
  }

  /** How many events. */
  get eventCount(): number {
    return ask(METHODS.EventLog_event_count, this, [], undefined);
  }

  /** How many customers have events. */
  get customerCount(): number {
    return ask(METHODS.EventLog_customer_count, this, [], undefined);
  }

  /** How many touchpoints the whole log has, before any filter. */
  get touchpointCount(): number {
    return ask(METHODS.EventLog_touchpoint_count, this, [], undefined);
  }

  /** The touchpoints of the whole log in the order of their bytes. */
  get touchpoints(): readonly string[] {
    return ask(METHODS.EventLog_touchpoints, this, [], undefined);
  }

  /** The attributes of the log in the order of their names. */
  get attributes(): readonly string[] {
    return ask(METHODS.EventLog_attributes, this, [], undefined);
  }

  /** The time of the first event of the whole log. */
  get firstTime(): string | null {
    return ask(METHODS.EventLog_first_time, this, [], undefined);
  }

  /** Where the data end: the time of the last event, or the last instant before a filter's end. */
  get lastTime(): string | null {
    return ask(METHODS.EventLog_last_time, this, [], undefined);
  }

  /** Rows that were left out, by reason. */
  get dropped(): DroppedRows {
    return ask(METHODS.EventLog_dropped, this, [], undefined);
  }
}

/** What a funnel found: the counts of its steps, and who is behind them. */
export class Funnel extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** How many reached each step. */
  get counts(): readonly number[] {
    return field(this, "counts", (tape) => tape.list((tape) => tape.number()));
  }

  /**
   * The headline number: the share of those who entered that reached the last required step; nothing when nobody
   * entered.
   */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** How many entered. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many customers the log has. */
  get customers(): number {
    return field(this, "customers", (tape) => tape.number());
  }

  /** How many are not complete, and still could be when the data end: they have not dropped off. */
  get pending(): number {
    return field(this, "pending", (tape) => tape.number());
  }

  /** How many left the funnel for an excluded event. */
  get excluded(): number {
    return field(this, "excluded", (tape) => tape.number());
  }

  /** Lower end of the interval of the headline number. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of it. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the intervals. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** What was counted. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the intervals were computed. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** A row a step. */
  get steps(): readonly FunnelStepResult[] {
    return field(this, "steps", (tape) => tape.list((tape) => tape.record(readFunnelStepResult)));
  }

  /** A funnel a value of the breakdown, in order. */
  get groups(): readonly FunnelGroup[] {
    return field(this, "groups", (tape) => tape.list((tape) => tape.record(readFunnelGroup)));
  }

  /** A funnel a period of entry, in order. */
  get periods(): readonly FunnelGroup[] {
    return field(this, "periods", (tape) => tape.list((tape) => tape.record(readFunnelGroup)));
  }

  /**
   * How far every customer came who entered, in the order of their names; by the deepest entry or session where
   * those are counted.
   */
  depths(): FunnelDepths {
    return ask(METHODS.Funnel_depths, this, [], undefined);
  }

  /**
   * The customers who reached the required step before `step` but not `step`, and no longer can: those who dropped
   * off, in the order of their names. Who is pending has not. Raises `out_of_range` for a step that is not one
   * after the first, `bad_option` for an optional one.
   */
  dropped(step: number): readonly (string | number)[] {
    return ask(METHODS.Funnel_dropped, this, [step], undefined);
  }

  /** Every number of the funnel as one record. */
  get result(): FunnelResult {
    return ask(METHODS.Funnel_result, this, [], undefined);
  }
}

/**
 * The counts of a funnel: merges with those of other customers, and can be saved. Logs that share no customer may be
 * counted apart; merged, their counts are those of one log, bit for bit.
 */
export class FunnelTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): FunnelTally {
    return new FunnelTally(load(2, stateBytes(state)) as never);
  }

  /** Adds the counts of other customers. Raises `incompatible` for another funnel; nothing has changed then. */
  merge(other: FunnelTally): void {
    return ask(METHODS.FunnelTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): FunnelResult {
    return ask(METHODS.FunnelTally_finish, this, [], undefined);
  }
}

/** Who comes back: cohorts by period of the start, columns by period since. */
export class Retention extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** By cohort, by column: how many returned; column 0 is the size of the cohort. Nothing beyond the data. */
  get matrix(): readonly (readonly (number | null)[])[] {
    return field(this, "matrix", (tape) => tape.list((tape) => tape.list((tape) => tape.numberOrNull())));
  }

  /** The same as shares of the cohort; nothing for an empty cohort either. */
  get shares(): readonly (readonly (number | null)[])[] {
    return field(this, "shares", (tape) => tape.list((tape) => tape.list((tape) => tape.numberOrNull())));
  }

  /** Lower ends of their intervals. */
  get sharesCiLower(): readonly (readonly (number | null)[])[] {
    return field(this, "sharesCiLower", (tape) => tape.list((tape) => tape.list((tape) => tape.numberOrNull())));
  }

  /** Upper ends of their intervals. */
  get sharesCiUpper(): readonly (readonly (number | null)[])[] {
    return field(this, "sharesCiUpper", (tape) => tape.list((tape) => tape.list((tape) => tape.numberOrNull())));
  }

  /** By cohort, by column: whether the data end before the time it looks at is over for every customer. */
  get incomplete(): readonly (readonly boolean[])[] {
    return field(this, "incomplete", (tape) => tape.list((tape) => tape.list((tape) => tape.bool())));
  }

  /** The cohorts in order, those without customers too. */
  get cohorts(): readonly RetentionCohort[] {
    return field(this, "cohorts", (tape) => tape.list((tape) => tape.record(readRetentionCohort)));
  }

  /** A row a column: all cohorts together, incomplete cells left out. */
  get overall(): readonly RetentionColumn[] {
    return field(this, "overall", (tape) => tape.list((tape) => tape.record(readRetentionColumn)));
  }

  /**
   * The headline number: the share over all cohorts in the first column after the start; nothing where no cohort
   * had the time.
   */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** Out of how many it is. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many customers were looked at. */
  get customers(): number {
    return field(this, "customers", (tape) => tape.number());
  }

  /** Lower end of the interval of the headline number. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of it. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the intervals. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** What was counted. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the intervals of the matrix were computed. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** A row a cell that the data reach: cohort, period, count, share with its interval. */
  get cells(): RetentionCells {
    return ask(METHODS.Retention_cells, this, [], undefined);
  }

  /** Every number of the report as one record. */
  get result(): RetentionResult {
    return ask(METHODS.Retention_result, this, [], undefined);
  }
}

/**
 * The counts of a retention report: merges with those of other customers, and can be saved. Logs that share no customer
 * may be counted apart; merged, their counts are those of one log, bit for bit.
 */
export class RetentionTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): RetentionTally {
    return new RetentionTally(load(4, stateBytes(state)) as never);
  }

  /** Adds the counts of other customers. Raises `incompatible` for another report; nothing has changed then. */
  merge(other: RetentionTally): void {
    return ask(METHODS.RetentionTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): RetentionResult {
    return ask(METHODS.RetentionTally_finish, this, [], undefined);
  }
}

/** Who was there on one day, and who of them on each of some others. */
export class AnchoredDays extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** A row a day, the anchor first. */
  get flags(): readonly AnchoredFlag[] {
    return field(this, "flags", (tape) => tape.list((tape) => tape.record(readAnchoredFlag)));
  }

  /** How many were there, by day. */
  get counts(): readonly number[] {
    return field(this, "counts", (tape) => tape.list((tape) => tape.number()));
  }

  /** The headline number: the share on the day after the anchor in the list; nothing without one. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** How many were there on the anchor. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many customers were looked at. */
  get customers(): number {
    return field(this, "customers", (tape) => tape.number());
  }

  /** Lower end of the interval of the headline number. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of it. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the intervals. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** What was counted. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the intervals were computed. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** The customers who were there on the first day, in the order of their names, each with a flag a day. */
  byCustomer(): AnchoredCustomers {
    return ask(METHODS.AnchoredDays_by_customer, this, [], undefined);
  }

  /** Every number of the days as one record. */
  get result(): AnchoredDaysResult {
    return ask(METHODS.AnchoredDays_result, this, [], undefined);
  }
}

/**
 * The counts by named days: merges with those of other customers, and can be saved. Logs that share no customer may be
 * counted apart; merged, their counts are those of one log, bit for bit.
 */
export class AnchoredDaysTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): AnchoredDaysTally {
    return new AnchoredDaysTally(load(6, stateBytes(state)) as never);
  }

  /** Adds the counts of other customers. Raises `incompatible` for other days or events; nothing has changed then. */
  merge(other: AnchoredDaysTally): void {
    return ask(METHODS.AnchoredDaysTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): AnchoredDaysResult {
    return ask(METHODS.AnchoredDaysTally_finish, this, [], undefined);
  }
}

/** Who is new, who stayed, who came back and who fell silent, period by period. */
export class Lifecycle extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** A row a period, in order. */
  get periods(): readonly LifecyclePeriod[] {
    return field(this, "periods", (tape) => tape.list((tape) => tape.record(readLifecyclePeriod)));
  }

  /** The headline number: the share kept in the last complete period that has one. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** Out of how many it is: the customers active in the period before. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many customers were looked at. */
  get customers(): number {
    return field(this, "customers", (tape) => tape.number());
  }

  /** Lower end of the interval of the headline number. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of it. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the intervals. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** What was counted. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the intervals were computed. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** Every number of the report as one record. */
  get result(): LifecycleResult {
    return ask(METHODS.Lifecycle_result, this, [], undefined);
  }
}

/**
 * The counts of a lifecycle: merges with those of other customers, and can be saved. Logs that share no customer may be
 * counted apart; merged, their counts are those of one log, bit for bit.
 */
export class LifecycleTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): LifecycleTally {
    return new LifecycleTally(load(8, stateBytes(state)) as never);
  }

  /** Adds the counts of other customers. Raises `incompatible` for another lifecycle; nothing has changed then. */
  merge(other: LifecycleTally): void {
    return ask(METHODS.LifecycleTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): LifecycleResult {
    return ask(METHODS.LifecycleTally_finish, this, [], undefined);
  }
}

/** In how many periods customers are active. */
export class Stickiness extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** A row a number of periods, from 1 to the largest that occurs. */
  get rows(): readonly StickinessRow[] {
    return field(this, "rows", (tape) => tape.list((tape) => tape.record(readStickinessRow)));
  }

  /** The headline number: the mean number of active periods; nothing when nobody was active. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** How many customers were active. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many customers were looked at. */
  get customers(): number {
    return field(this, "customers", (tape) => tape.number());
  }

  /** How many periods the report has. */
  get periods(): number {
    return field(this, "periods", (tape) => tape.number());
  }

  /** Whether the data end before the last period does. */
  get incomplete(): boolean {
    return field(this, "incomplete", (tape) => tape.bool());
  }

  /** Lower end of the interval of the headline number. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of it. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the intervals. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** What was computed. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the interval of the headline number was computed; those of the shares are Wilson's. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** Every number of the report as one record. */
  get result(): StickinessResult {
    return ask(METHODS.Stickiness_result, this, [], undefined);
  }
}

/**
 * The counts of a stickiness report: merges with those of other customers, and can be saved. Logs that share no customer
 * may be counted apart; merged, their counts are those of one log, bit for bit.
 */
export class StickinessTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): StickinessTally {
    return new StickinessTally(load(10, stateBytes(state)) as never);
  }

  /** Adds the counts of other customers. Raises `incompatible` for another report; nothing has changed then. */
  merge(other: StickinessTally): void {
    return ask(METHODS.StickinessTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): StickinessResult {
    return ask(METHODS.StickinessTally_finish, this, [], undefined);
  }
}

/**
 * A pattern of events, in the notation of ClickHouse's `sequenceMatch` or built step by step.
 *
 * Only events that meet a condition exist for it. `(?1)` is an event that meets the first condition; `.` is any one
 * event, `.*` any number of them; elements side by side are neighbours. `(?t<=3600)` between two events limits the
 * seconds between them, by `<=`, `<`, `>=`, `>` or `==`; anything may lie between then. A condition is a name, a list
 * of alternatives, or a map with `event` and `where`.
 */
export class Pattern extends CxObject {
  /**
   * A pattern in its notation; `(?1)` is the first of the conditions. Raises `bad_option` for one that cannot be
   * read, naming the character, and for no condition or more than 64.
   */
  constructor(pattern: string, conditions: EventKinds) {
    const given: unknown = pattern;
    super(given instanceof Made ? given : make(METHODS.Pattern_new, [pattern, conditions], undefined));
  }

  /** A pattern that begins with this kind of event. */
  static startsWith(event: EventKind): Pattern {
    return ask(METHODS.Pattern_starts_with, null, [event], undefined);
  }

  /** The same, and then at once this kind of event. */
  next(event: EventKind): Pattern {
    return ask(METHODS.Pattern_next, this, [event], undefined);
  }

  /** The same, and then this kind of event, at any time. */
  followedBy(event: EventKind): Pattern {
    return ask(METHODS.Pattern_followed_by, this, [event], undefined);
  }

  /** The same, and then this kind of event, at most so much later. */
  followedWithin(event: EventKind, time: Duration): Pattern {
    return ask(METHODS.Pattern_followed_within, this, [event, time], undefined);
  }

  /** The same, and then this kind of event, at least so much later. */
  followedAfter(event: EventKind, time: Duration): Pattern {
    return ask(METHODS.Pattern_followed_after, this, [event, time], undefined);
  }

  /** The same, and then at once any event that a condition speaks of. */
  anyEvent(): Pattern {
    return ask(METHODS.Pattern_any_event, this, [], undefined);
  }

  /** The same where events of this kind exist too, so that they can come between neighbours. */
  among(event: EventKind): Pattern {
    return ask(METHODS.Pattern_among, this, [event], undefined);
  }

  /** The pattern in its notation. */
  get notation(): string {
    return ask(METHODS.Pattern_notation, this, [], undefined);
  }
}

/** Who matches a pattern: how many customers, how often, and when. */
export class PatternMatches extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** How many customers match. */
  get matched(): number {
    return field(this, "matched", (tape) => tape.number());
  }

  /** How many matches there are, over all customers. */
  get matches(): number {
    return field(this, "matches", (tape) => tape.number());
  }

  /** The headline number: the share of customers that match; nothing when there are no customers. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** How many customers were looked at. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many customers have how many matches, from 1 on. */
  get counts(): readonly PatternCount[] {
    return field(this, "counts", (tape) => tape.list((tape) => tape.record(readPatternCount)));
  }

  /** Lower end of the interval of the headline number. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of it. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the interval. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** What was counted. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the interval was computed. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** The customers that match, in the order of their names. */
  customers(): readonly (string | number)[] {
    return ask(METHODS.PatternMatches_customers, this, [], undefined);
  }

  /** The customers that match and how often, in the order of their names. */
  byCustomer(): PatternCustomers {
    return ask(METHODS.PatternMatches_by_customer, this, [], undefined);
  }

  /** When customers match for the first time, in the order of their names. */
  first(): PatternTimes {
    return ask(METHODS.PatternMatches_first, this, [], undefined);
  }

  /** When customers match, every match, in the order of their names and of time. */
  times(): PatternTimes {
    return ask(METHODS.PatternMatches_times, this, [], undefined);
  }

  /** Every number of the pattern as one record. */
  get result(): PatternResult {
    return ask(METHODS.PatternMatches_result, this, [], undefined);
  }
}

/**
 * The counts of a pattern: merges with those of other customers, and can be saved. Logs that share no customer may be
 * counted apart; merged, their counts are those of one log, bit for bit.
 */
export class PatternTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): PatternTally {
    return new PatternTally(load(13, stateBytes(state)) as never);
  }

  /** Adds the counts of other customers. Raises `incompatible` for another pattern; nothing has changed then. */
  merge(other: PatternTally): void {
    return ask(METHODS.PatternTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): PatternResult {
    return ask(METHODS.PatternTally_finish, this, [], undefined);
  }
}

/**
 * The counts of sessions.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class SessionsTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): SessionsTally {
    return new SessionsTally(load(14, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: SessionsTally): void {
    return ask(METHODS.SessionsTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): SessionsResult {
    return ask(METHODS.SessionsTally_finish, this, [], undefined);
  }
}

/**
 * The counts of transitions.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class TransitionsTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): TransitionsTally {
    return new TransitionsTally(load(15, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: TransitionsTally): void {
    return ask(METHODS.TransitionsTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): TransitionsResult {
    return ask(METHODS.TransitionsTally_finish, this, [], undefined);
  }
}

/**
 * The counts of a step matrix.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class StepMatrixTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): StepMatrixTally {
    return new StepMatrixTally(load(16, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: StepMatrixTally): void {
    return ask(METHODS.StepMatrixTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): StepMatrixResult {
    return ask(METHODS.StepMatrixTally_finish, this, [], undefined);
  }
}

/**
 * The counts of paths, every one of them, however many are shown.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class PathsTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): PathsTally {
    return new PathsTally(load(17, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: PathsTally): void {
    return ask(METHODS.PathsTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): PathsResult {
    return ask(METHODS.PathsTally_finish, this, [], undefined);
  }
}

/**
 * The counts of flows.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class FlowsTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): FlowsTally {
    return new FlowsTally(load(18, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: FlowsTally): void {
    return ask(METHODS.FlowsTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): FlowsResult {
    return ask(METHODS.FlowsTally_finish, this, [], undefined);
  }
}

/**
 * The counts of loops.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class LoopsTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): LoopsTally {
    return new LoopsTally(load(19, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: LoopsTally): void {
    return ask(METHODS.LoopsTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): LoopsResult {
    return ask(METHODS.LoopsTally_finish, this, [], undefined);
  }
}

/**
 * The counts of next events.
 *
 * Merges with that of other customers, and can be saved. Logs that share no customer may be counted
 * apart; merged, their counts are those of one log, bit for bit.
 */
export class NextEventTally extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): NextEventTally {
    return new NextEventTally(load(20, stateBytes(state)) as never);
  }

  /**
   * Adds the counts of other customers. Raises `incompatible` for another question or other settings;
   * nothing has changed then.
   */
  merge(other: NextEventTally): void {
    return ask(METHODS.NextEventTally_merge, this, [other], undefined);
  }

  /** The answer so far; it may be asked again. */
  finish(): NextEventResult {
    return ask(METHODS.NextEventTally_finish, this, [], undefined);
  }
}

/** The repeat-purchase summary of an order log: a row for each customer, ordered by customer, as columns. */
export class RfmSummary extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** Share of the customers with a repeat purchase. */
  get repeatRate(): number {
    return field(this, "repeatRate", (tape) => tape.number());
  }

  /** The headline number: the repeat rate. */
  get value(): number {
    return field(this, "value", (tape) => tape.number());
  }

  /** How many customers. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** How many of them bought in two periods or more. */
  get repeatCount(): number {
    return field(this, "repeatCount", (tape) => tape.number());
  }

  /** How many purchases they made, first ones included, one a period. */
  get purchaseCount(): number {
    return field(this, "purchaseCount", (tape) => tape.number());
  }

  /** How many rows were read. */
  get rowCount(): number {
    return field(this, "rowCount", (tape) => tape.number());
  }

  /** How many rows lack customer, time or amount. */
  get missingCount(): number {
    return field(this, "missingCount", (tape) => tape.number());
  }

  /** How many rows lie after the end of the observation. */
  get afterEndCount(): number {
    return field(this, "afterEndCount", (tape) => tape.number());
  }

  /** How many orders were merged with another of the same customer and period. */
  get mergedCount(): number {
    return field(this, "mergedCount", (tape) => tape.number());
  }

  /** How many rows are returns. */
  get returnCount(): number {
    return field(this, "returnCount", (tape) => tape.number());
  }

  /** How many purchases were given back whole and no longer count. */
  get returnedPurchaseCount(): number {
    return field(this, "returnedPurchaseCount", (tape) => tape.number());
  }

  /** In how many periods a customer gave back more than they had bought. */
  get unmatchedReturnCount(): number {
    return field(this, "unmatchedReturnCount", (tape) => tape.number());
  }

  /** How much that was. */
  get unmatchedReturnAmount(): number {
    return field(this, "unmatchedReturnAmount", (tape) => tape.number());
  }

  /** How many customers are left out because they gave back everything. */
  get returnedCustomerCount(): number {
    return field(this, "returnedCustomerCount", (tape) => tape.number());
  }

  /** How many customers are left out because they bought after the calibration only. */
  get laterCustomerCount(): number {
    return field(this, "laterCustomerCount", (tape) => tape.number());
  }

  /** The unit of recency and age. */
  get unit(): string {
    return field(this, "unit", (tape) => tape.text());
  }

  /** Lower end of the interval of the repeat rate. */
  get ciLower(): number | null {
    return field(this, "ciLower", (tape) => tape.numberOrNull());
  }

  /** Upper end of the interval. */
  get ciUpper(): number | null {
    return field(this, "ciUpper", (tape) => tape.numberOrNull());
  }

  /** Level of the interval. */
  get ciLevel(): number {
    return field(this, "ciLevel", (tape) => tape.number());
  }

  /** Which purchases are one. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** How the interval was computed. */
  get intervalMethod(): string {
    return field(this, "intervalMethod", (tape) => tape.text());
  }

  /** The customers: numbers before texts, each in ascending order. */
  get customers(): readonly (string | number)[] {
    return ask(METHODS.RfmSummary_customers, this, [], undefined);
  }

  /** In how many periods after that of the first purchase they bought. */
  get frequency(): readonly number[] {
    return ask(METHODS.RfmSummary_frequency, this, [], undefined);
  }

  /** From the first purchase to the last, in units; 0 without a repeat purchase. */
  get recency(): readonly number[] {
    return ask(METHODS.RfmSummary_recency, this, [], undefined);
  }

  /** From the first purchase to the end (of the calibration, where there is one), in units. */
  get age(): readonly number[] {
    return ask(METHODS.RfmSummary_age, this, [], undefined);
  }

  /** Mean spend of a repeat period; nothing without one. Absent where the log has no amounts. */
  get monetaryValue(): readonly (number | null)[] | null {
    return ask(METHODS.RfmSummary_monetary_value, this, [], undefined);
  }

  /** All spend, the first purchase included. Absent where the log has no amounts. */
  get totalValue(): readonly number[] | null {
    return ask(METHODS.RfmSummary_total_value, this, [], undefined);
  }

  /** In how many periods of the holdout they bought. Absent without a calibration. */
  get holdoutFrequency(): readonly number[] | null {
    return ask(METHODS.RfmSummary_holdout_frequency, this, [], undefined);
  }

  /** Mean spend of such a period; nothing without one. */
  get holdoutMonetaryValue(): readonly (number | null)[] | null {
    return ask(METHODS.RfmSummary_holdout_monetary_value, this, [], undefined);
  }

  /** From the end of the calibration to the end of the observation, in units. */
  get holdoutDuration(): number | null {
    return ask(METHODS.RfmSummary_holdout_duration, this, [], undefined);
  }

  /** The unit of recency and age, in days. */
  get unitDays(): number {
    return ask(METHODS.RfmSummary_unit_days, this, [], undefined);
  }

  /** The repeat rate, and what became of every row. */
  get result(): RfmResult {
    return ask(METHODS.RfmSummary_result, this, [], undefined);
  }

  /**
   * Scores customers by quantiles of recency, frequency and monetary value, and names their segments. Raises
   * `out_of_range` for fewer than 2 or more than 10 groups, `bad_option` for cuts that are not ascending.
   */
  scores(options?: RfmSummaryScoresOptions): RfmScores {
    return ask(METHODS.RfmSummary_scores, this, [], options);
  }

  /** The segments that `scores` puts customers in, and who is in each: size, share with its interval, spend. */
  segments(options?: RfmSummarySegmentsOptions): readonly SegmentResult[] {
    return ask(METHODS.RfmSummary_segments, this, [], options);
  }
}

/**
 * The repeat-purchase summary over order logs that arrive in batches, in partitions: batches may come in any order
 * and split customers at will.
 */
export class RfmAccumulator extends CxObject {
  /** An empty one, with the options of `rfm`. */
  constructor(options?: RfmAccumulatorOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.RfmAccumulator_new, [], options));
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): RfmAccumulator {
    return new RfmAccumulator(load(22, stateBytes(state)) as never);
  }

  /** Adds the orders of a table; a refused batch changes nothing. */
  extend(table: Table, options: RfmAccumulatorExtendOptions): void {
    return ask(METHODS.RfmAccumulator_extend, this, [table], options);
  }

  /** Adds what another one of the same settings holds. */
  merge(other: RfmAccumulator): void {
    return ask(METHODS.RfmAccumulator_merge, this, [other], undefined);
  }

  /** The summary so far; it may be asked again. */
  finish(): RfmSummary {
    return ask(METHODS.RfmAccumulator_finish, this, [], undefined);
  }

  /** How many rows it has read. */
  get rowCount(): number {
    return ask(METHODS.RfmAccumulator_row_count, this, [], undefined);
  }
}

/**
 * The beta-geometric/NBD model of repeat purchases. While active, a customer buys at random at a rate of their own;
 * rates are gamma distributed (shape `r`, rate `alpha`, a time). After every repeat purchase the customer may leave for
 * good, with a chance of their own; chances are beta distributed (`a`, `b`). A customer without repeat purchase is alive
 * by construction: `MbgNbd` lets them leave after the first purchase too. P. Fader, B. Hardie, K. Lee, Marketing
 * Science 24, 2005.
 */
export class BgNbd extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: BgNbdOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.BgNbd_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns: `frequency`,
   * `recency`, `age` and, where a row stands for several customers, `counts`. Raises `no_convergence` with the
   * best point so far where the steps run out. A likelihood that rises without end is no error: see `boundary`.
   */
  fit(customers?: RfmSummary | BgNbdFitOptions, options?: BgNbdFitOptions): BgNbdFit {
    return ask(METHODS.BgNbd_fit, this, [customers], options);
  }

  /**
   * Fits the model with parameters that move with covariates, columns of numbers by name, a row each as in the
   * customers (of a summary: in the order of its `customers`): those of `purchase` move the rate of purchases, those
   * of `dropout` the chance of leaving. Either may be left out; both may name the same columns. A yes or no is 1 or
   * 0, a name of k kinds k - 1 such columns. Whether they matter is told by `likelihood_ratio` against the fit
   * without them. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the same
   * for every customer or follows from others; `unequal_lengths`; `empty` without covariates or without a repeat
   * purchase; `no_convergence`.
   */
  fitWithCovariates(customers?: RfmSummary | BgNbdFitWithCovariatesOptions, options?: BgNbdFitWithCovariatesOptions): BgNbdCovariateFit {
    return ask(METHODS.BgNbd_fit_with_covariates, this, [customers], options);
  }
}

/**
 * A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit of time of
 * the customers it was fitted to; they are for these customers where no others are named.
 */
export class BgNbdFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): BgNbdFit {
    return new BgNbdFit(load(24, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The model with known parameters: its predictions have no `parameter` interval. `unit_days` says how many days
   * its unit of time has. Raises `out_of_range` unless all are finite and above 0.
   */
  static fromParams(options: BgNbdFitFromParamsOptions): BgNbdFit {
    return ask(METHODS.BgNbdFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.BgNbdFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.BgNbdFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
   * was given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.BgNbdFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.BgNbdFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: BgNbdFitResultOptions): FitResult {
    return ask(METHODS.BgNbdFit_result, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | BgNbdFitLogLikelihoodOfOptions, options?: BgNbdFitLogLikelihoodOfOptions): number {
    return ask(METHODS.BgNbdFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen. Where the model leaves no doubt the interval is
   * null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a probability does not have.
   */
  aliveProbability(options?: BgNbdFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.BgNbdFit_alive_probability, this, [], options);
  }

  /**
   * The purchases expected of each customer in the time `horizon` after its age. A customer of frequency, recency
   * and age 0 is a new one. The interval is that of the expected value (`parameter`) or of the number of purchases
   * itself (`predictive`).
   */
  expectedPurchases(horizon: number, options?: BgNbdFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.BgNbdFit_expected_purchases, this, [horizon], options);
  }

  /** The purchases expected of all customers together. */
  totalPurchases(horizon: number, options?: BgNbdFitTotalPurchasesOptions): TotalResult {
    return ask(METHODS.BgNbdFit_total_purchases, this, [horizon], options);
  }

  /**
   * Discounted expected residual purchases: those of all time to come, a purchase after time t counted as
   * exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
   */
  discountedPurchases(discountRate: number, options?: BgNbdFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.BgNbdFit_discounted_purchases, this, [discountRate], options);
  }

  /** For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its age. */
  purchaseProbabilities(horizon: number, upTo: number, options?: BgNbdFitPurchaseProbabilitiesOptions): readonly (readonly number[])[] {
    return ask(METHODS.BgNbdFit_purchase_probabilities, this, [horizon, upTo], options);
  }

  /**
   * Draws the times of each customer's purchases in the time `horizon` after its age, counted from that age. The
   * same seed gives the same times in every language.
   */
  simulate(horizon: number, options: BgNbdFitSimulateOptions): readonly (readonly number[])[] {
    return ask(METHODS.BgNbdFit_simulate, this, [horizon], options);
  }

  /** Draws new customers of these ages and sums up what they bought: columns frequency, recency and age. */
  simulateCustomers(ages: NumberColumn, options: BgNbdFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.BgNbdFit_simulate_customers, this, [ages], options);
  }
}

/**
 * The modified beta-geometric/NBD model of repeat purchases: as `BgNbd`, but customers may leave after the first
 * purchase too.
 */
export class MbgNbd extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: MbgNbdOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.MbgNbd_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns: `frequency`,
   * `recency`, `age` and, where a row stands for several customers, `counts`. Raises `no_convergence` with the
   * best point so far where the steps run out. A likelihood that rises without end is no error: see `boundary`.
   */
  fit(customers?: RfmSummary | MbgNbdFitOptions, options?: MbgNbdFitOptions): MbgNbdFit {
    return ask(METHODS.MbgNbd_fit, this, [customers], options);
  }

  /**
   * Fits the model with parameters that move with covariates, columns of numbers by name, a row each as in the
   * customers (of a summary: in the order of its `customers`): those of `purchase` move the rate of purchases, those
   * of `dropout` the chance of leaving. Either may be left out; both may name the same columns. A yes or no is 1 or
   * 0, a name of k kinds k - 1 such columns. Whether they matter is told by `likelihood_ratio` against the fit
   * without them. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the same
   * for every customer or follows from others; `unequal_lengths`; `empty` without covariates or without a repeat
   * purchase; `no_convergence`.
   */
  fitWithCovariates(customers?: RfmSummary | MbgNbdFitWithCovariatesOptions, options?: MbgNbdFitWithCovariatesOptions): MbgNbdCovariateFit {
    return ask(METHODS.MbgNbd_fit_with_covariates, this, [customers], options);
  }
}

/**
 * A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit of time of
 * the customers it was fitted to; they are for these customers where no others are named.
 */
export class MbgNbdFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): MbgNbdFit {
    return new MbgNbdFit(load(26, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The model with known parameters: its predictions have no `parameter` interval. `unit_days` says how many days
   * its unit of time has. Raises `out_of_range` unless all are finite and above 0.
   */
  static fromParams(options: MbgNbdFitFromParamsOptions): MbgNbdFit {
    return ask(METHODS.MbgNbdFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.MbgNbdFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.MbgNbdFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
   * was given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.MbgNbdFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.MbgNbdFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: MbgNbdFitResultOptions): FitResult {
    return ask(METHODS.MbgNbdFit_result, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | MbgNbdFitLogLikelihoodOfOptions, options?: MbgNbdFitLogLikelihoodOfOptions): number {
    return ask(METHODS.MbgNbdFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen. Where the model leaves no doubt the interval is
   * null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a probability does not have.
   */
  aliveProbability(options?: MbgNbdFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.MbgNbdFit_alive_probability, this, [], options);
  }

  /**
   * The purchases expected of each customer in the time `horizon` after its age. A customer of frequency, recency
   * and age 0 is a new one. The interval is that of the expected value (`parameter`) or of the number of purchases
   * itself (`predictive`).
   */
  expectedPurchases(horizon: number, options?: MbgNbdFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.MbgNbdFit_expected_purchases, this, [horizon], options);
  }

  /** The purchases expected of all customers together. */
  totalPurchases(horizon: number, options?: MbgNbdFitTotalPurchasesOptions): TotalResult {
    return ask(METHODS.MbgNbdFit_total_purchases, this, [horizon], options);
  }

  /**
   * Discounted expected residual purchases: those of all time to come, a purchase after time t counted as
   * exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
   */
  discountedPurchases(discountRate: number, options?: MbgNbdFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.MbgNbdFit_discounted_purchases, this, [discountRate], options);
  }

  /** For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its age. */
  purchaseProbabilities(horizon: number, upTo: number, options?: MbgNbdFitPurchaseProbabilitiesOptions): readonly (readonly number[])[] {
    return ask(METHODS.MbgNbdFit_purchase_probabilities, this, [horizon, upTo], options);
  }

  /**
   * Draws the times of each customer's purchases in the time `horizon` after its age, counted from that age. The
   * same seed gives the same times in every language.
   */
  simulate(horizon: number, options: MbgNbdFitSimulateOptions): readonly (readonly number[])[] {
    return ask(METHODS.MbgNbdFit_simulate, this, [horizon], options);
  }

  /** Draws new customers of these ages and sums up what they bought: columns frequency, recency and age. */
  simulateCustomers(ages: NumberColumn, options: MbgNbdFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.MbgNbdFit_simulate_customers, this, [ages], options);
  }
}

/**
 * The Pareto/NBD model of repeat purchases. While alive, a customer buys at random at a rate of their own (gamma: shape
 * `r`, rate `alpha`, a time); lifetimes are exponential with a rate of leaving of each customer's own (gamma: shape `s`,
 * rate `beta`, a time). D. Schmittlein, D. Morrison, R. Colombo, Management Science 33, 1987.
 */
export class ParetoNbd extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: ParetoNbdOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.ParetoNbd_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns: `frequency`,
   * `recency`, `age` and, where a row stands for several customers, `counts`. Raises `no_convergence` with the
   * best point so far where the steps run out. A likelihood that rises without end is no error: see `boundary`.
   */
  fit(customers?: RfmSummary | ParetoNbdFitOptions, options?: ParetoNbdFitOptions): ParetoNbdFit {
    return ask(METHODS.ParetoNbd_fit, this, [customers], options);
  }

  /**
   * Fits the model with parameters that move with covariates, columns of numbers by name, a row each as in the
   * customers (of a summary: in the order of its `customers`): those of `purchase` move the rate of purchases, those
   * of `dropout` the chance of leaving. Either may be left out; both may name the same columns. A yes or no is 1 or
   * 0, a name of k kinds k - 1 such columns. Whether they matter is told by `likelihood_ratio` against the fit
   * without them. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the same
   * for every customer or follows from others; `unequal_lengths`; `empty` without covariates or without a repeat
   * purchase; `no_convergence`.
   */
  fitWithCovariates(customers?: RfmSummary | ParetoNbdFitWithCovariatesOptions, options?: ParetoNbdFitWithCovariatesOptions): ParetoNbdCovariateFit {
    return ask(METHODS.ParetoNbd_fit_with_covariates, this, [customers], options);
  }
}

/**
 * A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit of time of
 * the customers it was fitted to; they are for these customers where no others are named.
 */
export class ParetoNbdFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): ParetoNbdFit {
    return new ParetoNbdFit(load(28, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The model with known parameters: its predictions have no `parameter` interval. `unit_days` says how many days
   * its unit of time has. Raises `out_of_range` unless all are finite and above 0.
   */
  static fromParams(options: ParetoNbdFitFromParamsOptions): ParetoNbdFit {
    return ask(METHODS.ParetoNbdFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.ParetoNbdFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.ParetoNbdFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
   * was given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.ParetoNbdFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.ParetoNbdFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: ParetoNbdFitResultOptions): FitResult {
    return ask(METHODS.ParetoNbdFit_result, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | ParetoNbdFitLogLikelihoodOfOptions, options?: ParetoNbdFitLogLikelihoodOfOptions): number {
    return ask(METHODS.ParetoNbdFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen. Where the model leaves no doubt the interval is
   * null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a probability does not have.
   */
  aliveProbability(options?: ParetoNbdFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.ParetoNbdFit_alive_probability, this, [], options);
  }

  /**
   * The purchases expected of each customer in the time `horizon` after its age. A customer of frequency, recency
   * and age 0 is a new one. The interval is that of the expected value (`parameter`) or of the number of purchases
   * itself (`predictive`).
   */
  expectedPurchases(horizon: number, options?: ParetoNbdFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.ParetoNbdFit_expected_purchases, this, [horizon], options);
  }

  /** The purchases expected of all customers together. */
  totalPurchases(horizon: number, options?: ParetoNbdFitTotalPurchasesOptions): TotalResult {
    return ask(METHODS.ParetoNbdFit_total_purchases, this, [horizon], options);
  }

  /**
   * Discounted expected residual purchases: those of all time to come, a purchase after time t counted as
   * exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
   */
  discountedPurchases(discountRate: number, options?: ParetoNbdFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.ParetoNbdFit_discounted_purchases, this, [discountRate], options);
  }

  /** For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its age. */
  purchaseProbabilities(horizon: number, upTo: number, options?: ParetoNbdFitPurchaseProbabilitiesOptions): readonly (readonly number[])[] {
    return ask(METHODS.ParetoNbdFit_purchase_probabilities, this, [horizon, upTo], options);
  }

  /**
   * Draws the times of each customer's purchases in the time `horizon` after its age, counted from that age. The
   * same seed gives the same times in every language.
   */
  simulate(horizon: number, options: ParetoNbdFitSimulateOptions): readonly (readonly number[])[] {
    return ask(METHODS.ParetoNbdFit_simulate, this, [horizon], options);
  }

  /** Draws new customers of these ages and sums up what they bought: columns frequency, recency and age. */
  simulateCustomers(ages: NumberColumn, options: ParetoNbdFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.ParetoNbdFit_simulate_customers, this, [ages], options);
  }
}

/**
 * The gamma/Gompertz/NBD model of repeat purchases: as `ParetoNbd`, but a customer's hazard of leaving grows with age by
 * the factor exp(b u). A. Bemmaor, N. Glady, Management Science 58, 2012.
 */
export class GGompertzNbd extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: GGompertzNbdOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.GGompertzNbd_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns: `frequency`,
   * `recency`, `age` and, where a row stands for several customers, `counts`. Raises `no_convergence` with the
   * best point so far where the steps run out. A likelihood that rises without end is no error: see `boundary`.
   */
  fit(customers?: RfmSummary | GGompertzNbdFitOptions, options?: GGompertzNbdFitOptions): GGompertzNbdFit {
    return ask(METHODS.GGompertzNbd_fit, this, [customers], options);
  }
}

/**
 * A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit of time of
 * the customers it was fitted to; they are for these customers where no others are named.
 */
export class GGompertzNbdFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): GGompertzNbdFit {
    return new GGompertzNbdFit(load(30, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The model with known parameters: its predictions have no `parameter` interval. `unit_days` says how many days
   * its unit of time has. Raises `out_of_range` unless all are finite and above 0.
   */
  static fromParams(options: GGompertzNbdFitFromParamsOptions): GGompertzNbdFit {
    return ask(METHODS.GGompertzNbdFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.GGompertzNbdFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.GGompertzNbdFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
   * was given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.GGompertzNbdFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.GGompertzNbdFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: GGompertzNbdFitResultOptions): FitResult {
    return ask(METHODS.GGompertzNbdFit_result, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | GGompertzNbdFitLogLikelihoodOfOptions, options?: GGompertzNbdFitLogLikelihoodOfOptions): number {
    return ask(METHODS.GGompertzNbdFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen. Where the model leaves no doubt the interval is
   * null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a probability does not have.
   */
  aliveProbability(options?: GGompertzNbdFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.GGompertzNbdFit_alive_probability, this, [], options);
  }

  /**
   * The purchases expected of each customer in the time `horizon` after its age. A customer of frequency, recency
   * and age 0 is a new one. The interval is that of the expected value (`parameter`) or of the number of purchases
   * itself (`predictive`).
   */
  expectedPurchases(horizon: number, options?: GGompertzNbdFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.GGompertzNbdFit_expected_purchases, this, [horizon], options);
  }

  /** The purchases expected of all customers together. */
  totalPurchases(horizon: number, options?: GGompertzNbdFitTotalPurchasesOptions): TotalResult {
    return ask(METHODS.GGompertzNbdFit_total_purchases, this, [horizon], options);
  }

  /**
   * Discounted expected residual purchases: those of all time to come, a purchase after time t counted as
   * exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
   */
  discountedPurchases(discountRate: number, options?: GGompertzNbdFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.GGompertzNbdFit_discounted_purchases, this, [discountRate], options);
  }

  /** For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its age. */
  purchaseProbabilities(horizon: number, upTo: number, options?: GGompertzNbdFitPurchaseProbabilitiesOptions): readonly (readonly number[])[] {
    return ask(METHODS.GGompertzNbdFit_purchase_probabilities, this, [horizon, upTo], options);
  }

  /**
   * Draws the times of each customer's purchases in the time `horizon` after its age, counted from that age. The
   * same seed gives the same times in every language.
   */
  simulate(horizon: number, options: GGompertzNbdFitSimulateOptions): readonly (readonly number[])[] {
    return ask(METHODS.GGompertzNbdFit_simulate, this, [horizon], options);
  }

  /** Draws new customers of these ages and sums up what they bought: columns frequency, recency and age. */
  simulateCustomers(ages: NumberColumn, options: GGompertzNbdFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.GGompertzNbdFit_simulate_customers, this, [ages], options);
  }
}

/**
 * The Gamma-Gamma model of spend. Each purchase of a customer is worth a gamma-distributed amount with shape p; the scale
 * differs between customers by a gamma distribution (q, v), and does not depend on how often they buy. Not to be used
 * where it does. P. Fader, B. Hardie, The Gamma-Gamma Model of Monetary Value, 2013.
 */
export class GammaGamma extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: GammaGammaOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.GammaGamma_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to the customers with repeat purchases of a summary (`rfm`), or of columns:
   * `frequency`, `monetary_value` and, where a row stands for several customers, `counts`. Raises `empty` without a
   * repeat buyer, `no_convergence` with the best point so far.
   */
  fit(customers?: RfmSummary | GammaGammaFitOptions, options?: GammaGammaFitOptions): GammaGammaFit {
    return ask(METHODS.GammaGamma_fit, this, [customers], options);
  }
}

/**
 * A fitted Gamma-Gamma model, or one whose parameters were given. Predictions are for the customers it was fitted to
 * where no others are named.
 */
export class GammaGammaFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): GammaGammaFit {
    return new GammaGammaFit(load(32, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** The model with known parameters. Raises `out_of_range` unless all are finite and above 0. */
  static fromParams(options: GammaGammaFitFromParamsOptions): GammaGammaFit {
    return ask(METHODS.GammaGammaFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.GammaGammaFit_params, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or was
   * given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.GammaGammaFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.GammaGammaFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: GammaGammaFitResultOptions): FitResult {
    return ask(METHODS.GammaGammaFit_result, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters; those without repeat purchase say nothing. */
  logLikelihoodOf(customers?: RfmSummary | GammaGammaFitLogLikelihoodOfOptions, options?: GammaGammaFitLogLikelihoodOfOptions): number {
    return ask(METHODS.GammaGammaFit_log_likelihood_of, this, [customers], options);
  }

  /** The mean spend of the population, p v / (q - 1): infinite where q is 1 or less, as `status` says. */
  populationSpend(options?: GammaGammaFitPopulationSpendOptions): PopulationSpend {
    return ask(METHODS.GammaGammaFit_population_spend, this, [], options);
  }

  /**
   * What each customer is expected to spend on a purchase, p (v + x m) / (p x + q - 1): between their own mean and
   * that of the population. It exists while p x + q > 1.
   */
  expectedSpend(options?: GammaGammaFitExpectedSpendOptions): SpendPredictions {
    return ask(METHODS.GammaGammaFit_expected_spend, this, [], options);
  }

  /**
   * Draws what each customer spends on so many further `purchases`, given what was seen of them: an amount each. The
   * same seed gives the same amounts in every language. Raises `unequal_lengths`; `out_of_range` for a number of
   * purchases that is not whole, or more than a million, naming the row.
   */
  simulate(purchases: NumberColumn, options: GammaGammaFitSimulateOptions): readonly (readonly number[])[] {
    return ask(METHODS.GammaGammaFit_simulate, this, [purchases], options);
  }

  /**
   * Draws new customers with so many repeat purchases each and sums up what they spent: columns frequency and
   * monetary_value, which is 0 for one without repeat purchase.
   */
  simulateCustomers(frequency: NumberColumn, options: GammaGammaFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.GammaGammaFit_simulate_customers, this, [frequency], options);
  }
}

/**
 * The shifted beta-geometric model of contracts. A customer refuses each renewal with a chance of their own; chances are
 * beta distributed (`alpha`, `beta`). P. Fader, B. Hardie, How to Project Customer Retention, Journal of Interactive
 * Marketing 21, 2007.
 */
export class ShiftedBetaGeometric extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: ShiftedBetaGeometricOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.ShiftedBetaGeometric_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to a cohort: how many customers there were at the start, after the first
   * renewal, after the second (`survivors`); or to customers as rows: `renewals` made, whether the next was
   * refused (`lost`, 1 or 0) and, where a row stands for several customers, `counts`. Raises `empty` with too few
   * renewals to tell the parameters apart, `no_convergence` with the best point so far.
   */
  fit(survivors?: NumberColumn | null | undefined, options?: ShiftedBetaGeometricFitOptions): ShiftedBetaGeometricFit {
    return ask(METHODS.ShiftedBetaGeometric_fit, this, [survivors], options);
  }

  /**
   * Fits the model to customers as rows (`renewals` made, and 1 in `lost` where the next was refused, else 0) with
   * parameters that move with covariates, columns of numbers by name of the same rows. Raises `missing` and
   * `non_finite`, naming the row; `bad_option` for a covariate that is the same for every customer or follows from
   * others; `unequal_lengths`; `empty` without covariates; `no_convergence`.
   */
  fitWithCovariates(renewals: NumberColumn, lost: NumberColumn, options?: ShiftedBetaGeometricFitWithCovariatesOptions): ShiftedBetaGeometricCovariateFit {
    return ask(METHODS.ShiftedBetaGeometric_fit_with_covariates, this, [renewals, lost], options);
  }
}

/** A fitted model of how long contracts last, or one whose parameters were given. */
export class ShiftedBetaGeometricFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): ShiftedBetaGeometricFit {
    return new ShiftedBetaGeometricFit(load(34, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** The model with known parameters. Raises `out_of_range` unless all are finite and above 0. */
  static fromParams(options: ShiftedBetaGeometricFitFromParamsOptions): ShiftedBetaGeometricFit {
    return ask(METHODS.ShiftedBetaGeometricFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.ShiftedBetaGeometricFit_params, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
   * was given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.ShiftedBetaGeometricFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.ShiftedBetaGeometricFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: ShiftedBetaGeometricFitResultOptions): FitResult {
    return ask(METHODS.ShiftedBetaGeometricFit_result, this, [], options);
  }

  /** The log-likelihood of any contracts under these parameters. */
  logLikelihoodOf(survivors?: NumberColumn | null | undefined, options?: ShiftedBetaGeometricFitLogLikelihoodOfOptions): number {
    return ask(METHODS.ShiftedBetaGeometricFit_log_likelihood_of, this, [survivors], options);
  }

  /**
   * The share of a cohort that is there after 0, 1, 2 ... up to `renewals` renewals. Raises `out_of_range` for
   * more than a million.
   */
  survival(renewals: number, options?: ShiftedBetaGeometricFitSurvivalOptions): Predictions {
    return ask(METHODS.ShiftedBetaGeometricFit_survival, this, [renewals], options);
  }

  /** The chance that renewal 1, 2 ... up to `renewals` is made by a customer who made all before. */
  retention(renewals: number, options?: ShiftedBetaGeometricFitRetentionOptions): Predictions {
    return ask(METHODS.ShiftedBetaGeometricFit_retention, this, [renewals], options);
  }

  /**
   * Discounted expected lifetime of a new customer, in periods: the first counts 1, the one after t renewals
   * S(t)/(1 + d)^t. Raises `out_of_range` for a discount rate below 0.00004 a period.
   */
  discountedLifetime(discountRate: number, options?: ShiftedBetaGeometricFitDiscountedLifetimeOptions): Predictions {
    return ask(METHODS.ShiftedBetaGeometricFit_discounted_lifetime, this, [discountRate], options);
  }

  /**
   * Discounted expected residual lifetime of customers whose next renewal, number n each, is about to be decided.
   * Raises `out_of_range` for a next renewal below 1, `missing`, each naming its row.
   */
  discountedResidualLifetime(discountRate: number, nextRenewal: NumberColumn, options?: ShiftedBetaGeometricFitDiscountedResidualLifetimeOptions): Predictions {
    return ask(METHODS.ShiftedBetaGeometricFit_discounted_residual_lifetime, this, [discountRate, nextRenewal], options);
  }

  /**
   * Draws new customers for whom so many renewals are `due` each: columns renewals (how many they make) and lost (1
   * where the next was refused). The same seed gives the same customers in every language. Raises
   * `out_of_range` for a number that is not whole, or more than a million, naming the row.
   */
  simulateCustomers(due: NumberColumn, options: ShiftedBetaGeometricFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.ShiftedBetaGeometricFit_simulate_customers, this, [due], options);
  }

  /** Draws how many of the renewals that are `due` each customer makes who has made `renewals` before. */
  simulate(renewals: NumberColumn, due: NumberColumn, options: ShiftedBetaGeometricFitSimulateOptions): readonly number[] {
    return ask(METHODS.ShiftedBetaGeometricFit_simulate, this, [renewals, due], options);
  }
}

/**
 * The beta-discrete-Weibull model of contracts: as `ShiftedBetaGeometric`, with a chance to leave that rises (`c` above 1)
 * or falls (below 1) with the renewals a customer has made. P. Fader, B. Hardie, Y. Liu, J. Davin, T. Steenburgh, Journal
 * of Interactive Marketing 43, 2018.
 */
export class BetaDiscreteWeibull extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: BetaDiscreteWeibullOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.BetaDiscreteWeibull_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to a cohort: how many customers there were at the start, after the first
   * renewal, after the second (`survivors`); or to customers as rows: `renewals` made, whether the next was
   * refused (`lost`, 1 or 0) and, where a row stands for several customers, `counts`. Raises `empty` with too few
   * renewals to tell the parameters apart, `no_convergence` with the best point so far.
   */
  fit(survivors?: NumberColumn | null | undefined, options?: BetaDiscreteWeibullFitOptions): BetaDiscreteWeibullFit {
    return ask(METHODS.BetaDiscreteWeibull_fit, this, [survivors], options);
  }
}

/** A fitted model of how long contracts last, or one whose parameters were given. */
export class BetaDiscreteWeibullFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): BetaDiscreteWeibullFit {
    return new BetaDiscreteWeibullFit(load(36, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** The model with known parameters. Raises `out_of_range` unless all are finite and above 0. */
  static fromParams(options: BetaDiscreteWeibullFitFromParamsOptions): BetaDiscreteWeibullFit {
    return ask(METHODS.BetaDiscreteWeibullFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.BetaDiscreteWeibullFit_params, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
   * was given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.BetaDiscreteWeibullFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.BetaDiscreteWeibullFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: BetaDiscreteWeibullFitResultOptions): FitResult {
    return ask(METHODS.BetaDiscreteWeibullFit_result, this, [], options);
  }

  /** The log-likelihood of any contracts under these parameters. */
  logLikelihoodOf(survivors?: NumberColumn | null | undefined, options?: BetaDiscreteWeibullFitLogLikelihoodOfOptions): number {
    return ask(METHODS.BetaDiscreteWeibullFit_log_likelihood_of, this, [survivors], options);
  }

  /**
   * The share of a cohort that is there after 0, 1, 2 ... up to `renewals` renewals. Raises `out_of_range` for
   * more than a million.
   */
  survival(renewals: number, options?: BetaDiscreteWeibullFitSurvivalOptions): Predictions {
    return ask(METHODS.BetaDiscreteWeibullFit_survival, this, [renewals], options);
  }

  /** The chance that renewal 1, 2 ... up to `renewals` is made by a customer who made all before. */
  retention(renewals: number, options?: BetaDiscreteWeibullFitRetentionOptions): Predictions {
    return ask(METHODS.BetaDiscreteWeibullFit_retention, this, [renewals], options);
  }

  /**
   * Discounted expected lifetime of a new customer, in periods: the first counts 1, the one after t renewals
   * S(t)/(1 + d)^t. Raises `out_of_range` for a discount rate below 0.00004 a period.
   */
  discountedLifetime(discountRate: number, options?: BetaDiscreteWeibullFitDiscountedLifetimeOptions): Predictions {
    return ask(METHODS.BetaDiscreteWeibullFit_discounted_lifetime, this, [discountRate], options);
  }

  /**
   * Discounted expected residual lifetime of customers whose next renewal, number n each, is about to be decided.
   * Raises `out_of_range` for a next renewal below 1, `missing`, each naming its row.
   */
  discountedResidualLifetime(discountRate: number, nextRenewal: NumberColumn, options?: BetaDiscreteWeibullFitDiscountedResidualLifetimeOptions): Predictions {
    return ask(METHODS.BetaDiscreteWeibullFit_discounted_residual_lifetime, this, [discountRate, nextRenewal], options);
  }

  /**
   * Draws new customers for whom so many renewals are `due` each: columns renewals (how many they make) and lost (1
   * where the next was refused). The same seed gives the same customers in every language. Raises
   * `out_of_range` for a number that is not whole, or more than a million, naming the row.
   */
  simulateCustomers(due: NumberColumn, options: BetaDiscreteWeibullFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.BetaDiscreteWeibullFit_simulate_customers, this, [due], options);
  }

  /** Draws how many of the renewals that are `due` each customer makes who has made `renewals` before. */
  simulate(renewals: NumberColumn, due: NumberColumn, options: BetaDiscreteWeibullFitSimulateOptions): readonly number[] {
    return ask(METHODS.BetaDiscreteWeibullFit_simulate, this, [renewals, due], options);
  }
}

/**
 * The BG/BB model of customers who buy, or do not, at given opportunities. While alive, a customer takes each with a
 * chance of their own (beta: `alpha`, `beta`); before each they leave for good with a chance of their own (beta: `gamma`,
 * `delta`). `age` counts the opportunities. P. Fader, B. Hardie, J. Shang, Marketing Science 29, 2010.
 */
export class BgBb extends CxObject {
  /** The model, to be fitted. */
  constructor(options?: BgBbOptions) {
    const given: unknown = options;
    super(given instanceof Made ? given : make(METHODS.BgBb_new, [], options));
  }

  /**
   * Fits the model by maximum likelihood to the customers of a summary, or of columns: `frequency`, `recency` (the
   * number of the last opportunity taken), `age` (how many there were) and `counts`. Raises `no_convergence` with the
   * best point so far.
   */
  fit(customers?: RfmSummary | BgBbFitOptions, options?: BgBbFitOptions): BgBbFit {
    return ask(METHODS.BgBb_fit, this, [customers], options);
  }
}

/**
 * A fitted BG/BB model, or one whose parameters were given. Predictions are for the customers it was fitted to where no
 * others are named.
 */
export class BgBbFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): BgBbFit {
    return new BgBbFit(load(38, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** The model with known parameters. Raises `out_of_range` unless all are finite and above 0. */
  static fromParams(options: BgBbFitFromParamsOptions): BgBbFit {
    return ask(METHODS.BgBbFit_from_params, null, [], options);
  }

  /** The parameters by name. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.BgBbFit_params, this, [], undefined);
  }

  /**
   * Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or was
   * given, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.BgBbFit_standard_errors, this, [], undefined);
  }

  /** Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.BgBbFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of the parameters. */
  result(options?: BgBbFitResultOptions): FitResult {
    return ask(METHODS.BgBbFit_result, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | BgBbFitLogLikelihoodOfOptions, options?: BgBbFitLogLikelihoodOfOptions): number {
    return ask(METHODS.BgBbFit_log_likelihood_of, this, [customers], options);
  }

  /** The chance that each customer is alive, at the last opportunity or at the next. */
  aliveProbability(options?: BgBbFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.BgBbFit_alive_probability, this, [], options);
  }

  /** The purchases expected of each customer at the next opportunities. */
  expectedPurchases(opportunities: number, options?: BgBbFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.BgBbFit_expected_purchases, this, [opportunities], options);
  }

  /**
   * Discounted expected residual purchases: those at all opportunities to come, the one after n counted as
   * 1/(1 + discount_rate)^n.
   */
  discountedPurchases(discountRate: number, options?: BgBbFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.BgBbFit_discounted_purchases, this, [discountRate], options);
  }

  /** For each customer the chances of 0, 1, ... purchases at so many next opportunities. */
  purchaseProbabilities(opportunities: number, options?: BgBbFitPurchaseProbabilitiesOptions): readonly (readonly number[])[] {
    return ask(METHODS.BgBbFit_purchase_probabilities, this, [opportunities], options);
  }

  /** Draws new customers with so many opportunities each and sums up which they took: columns frequency, recency, age. */
  simulateCustomers(opportunities: NumberColumn, options: BgBbFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.BgBbFit_simulate_customers, this, [opportunities], options);
  }
}

/**
 * A BG/NBD model whose parameters move with covariates: for a customer with covariates z of purchase and w of dropout
 * `alpha exp(-g'z)`, `a exp(h'w)`, `b exp(k'w)`, with coefficients g (`alpha.name`), h (`a.name`) and k (`b.name`).
 * Predictions are for the customers it was fitted to where no others are named. P. Fader, B. Hardie, Incorporating
 * Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, 2007.
 */
export class BgNbdCovariateFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): BgNbdCovariateFit {
    return new BgNbdCovariateFit(load(39, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate `age` moves
   * `alpha`.
   */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.BgNbdCovariateFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.BgNbdCovariateFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of parameters and coefficients, from the observed information; nothing for one that is held at a
   * bound, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.BgNbdCovariateFit_standard_errors, this, [], undefined);
  }

  /** Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.BgNbdCovariateFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of parameters and coefficients. */
  result(options?: BgNbdCovariateFitResultOptions): FitResult {
    return ask(METHODS.BgNbdCovariateFit_result, this, [], options);
  }

  /**
   * The model's own parameters of customers with these covariates, a row each in the order of the model's
   * parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for other covariates than
   * those of the fit, `missing`, `unequal_lengths`.
   */
  parametersOf(options?: BgNbdCovariateFitParametersOfOptions): readonly (readonly number[])[] {
    return ask(METHODS.BgNbdCovariateFit_parameters_of, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | BgNbdCovariateFitLogLikelihoodOfOptions, options?: BgNbdCovariateFitLogLikelihoodOfOptions): number {
    return ask(METHODS.BgNbdCovariateFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen: of the customers of the fit, or of others with
   * covariates of their own; covariates alone say what would be if those of the fit had these. Raises `bad_option`
   * for other covariates than those of the fit.
   */
  aliveProbability(options?: BgNbdCovariateFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.BgNbdCovariateFit_alive_probability, this, [], options);
  }

  /** The purchases expected of each customer in the time `horizon` after its age, as without covariates. */
  expectedPurchases(horizon: number, options?: BgNbdCovariateFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.BgNbdCovariateFit_expected_purchases, this, [horizon], options);
  }

  /** Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as without covariates. */
  discountedPurchases(discountRate: number, options?: BgNbdCovariateFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.BgNbdCovariateFit_discounted_purchases, this, [discountRate], options);
  }

  /**
   * Draws new customers of these ages with these covariates and sums up what they bought: columns frequency, recency
   * and age.
   */
  simulateCustomers(ages: NumberColumn, options: BgNbdCovariateFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.BgNbdCovariateFit_simulate_customers, this, [ages], options);
  }
}

/** An MBG/NBD model whose parameters move with covariates, as `BgNbdCovariateFit`. */
export class MbgNbdCovariateFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): MbgNbdCovariateFit {
    return new MbgNbdCovariateFit(load(40, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate `age` moves
   * `alpha`.
   */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.MbgNbdCovariateFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.MbgNbdCovariateFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of parameters and coefficients, from the observed information; nothing for one that is held at a
   * bound, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.MbgNbdCovariateFit_standard_errors, this, [], undefined);
  }

  /** Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.MbgNbdCovariateFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of parameters and coefficients. */
  result(options?: MbgNbdCovariateFitResultOptions): FitResult {
    return ask(METHODS.MbgNbdCovariateFit_result, this, [], options);
  }

  /**
   * The model's own parameters of customers with these covariates, a row each in the order of the model's
   * parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for other covariates than
   * those of the fit, `missing`, `unequal_lengths`.
   */
  parametersOf(options?: MbgNbdCovariateFitParametersOfOptions): readonly (readonly number[])[] {
    return ask(METHODS.MbgNbdCovariateFit_parameters_of, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | MbgNbdCovariateFitLogLikelihoodOfOptions, options?: MbgNbdCovariateFitLogLikelihoodOfOptions): number {
    return ask(METHODS.MbgNbdCovariateFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen: of the customers of the fit, or of others with
   * covariates of their own; covariates alone say what would be if those of the fit had these. Raises `bad_option`
   * for other covariates than those of the fit.
   */
  aliveProbability(options?: MbgNbdCovariateFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.MbgNbdCovariateFit_alive_probability, this, [], options);
  }

  /** The purchases expected of each customer in the time `horizon` after its age, as without covariates. */
  expectedPurchases(horizon: number, options?: MbgNbdCovariateFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.MbgNbdCovariateFit_expected_purchases, this, [horizon], options);
  }

  /** Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as without covariates. */
  discountedPurchases(discountRate: number, options?: MbgNbdCovariateFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.MbgNbdCovariateFit_discounted_purchases, this, [discountRate], options);
  }

  /**
   * Draws new customers of these ages with these covariates and sums up what they bought: columns frequency, recency
   * and age.
   */
  simulateCustomers(ages: NumberColumn, options: MbgNbdCovariateFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.MbgNbdCovariateFit_simulate_customers, this, [ages], options);
  }
}

/**
 * A Pareto/NBD model whose parameters move with covariates: for a customer with covariates z of purchase and w of dropout
 * `alpha exp(-g'z)` and `beta exp(-h'w)`, with coefficients g (`alpha.name`) and h (`beta.name`). Predictions are for the
 * customers it was fitted to where no others are named. P. Fader, B. Hardie, Incorporating Time-Invariant Covariates
 * into the Pareto/NBD and BG/NBD Models, 2007.
 */
export class ParetoNbdCovariateFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): ParetoNbdCovariateFit {
    return new ParetoNbdCovariateFit(load(41, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /**
   * The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate `age` moves
   * `alpha`.
   */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.ParetoNbdCovariateFit_params, this, [], undefined);
  }

  /** The unit of time in days, where that was said. */
  get unitDays(): number | null {
    return ask(METHODS.ParetoNbdCovariateFit_unit_days, this, [], undefined);
  }

  /**
   * Standard errors of parameters and coefficients, from the observed information; nothing for one that is held at a
   * bound, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.ParetoNbdCovariateFit_standard_errors, this, [], undefined);
  }

  /** Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.ParetoNbdCovariateFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of parameters and coefficients. */
  result(options?: ParetoNbdCovariateFitResultOptions): FitResult {
    return ask(METHODS.ParetoNbdCovariateFit_result, this, [], options);
  }

  /**
   * The model's own parameters of customers with these covariates, a row each in the order of the model's
   * parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for other covariates than
   * those of the fit, `missing`, `unequal_lengths`.
   */
  parametersOf(options?: ParetoNbdCovariateFitParametersOfOptions): readonly (readonly number[])[] {
    return ask(METHODS.ParetoNbdCovariateFit_parameters_of, this, [], options);
  }

  /** The log-likelihood of any customers under these parameters. */
  logLikelihoodOf(customers?: RfmSummary | ParetoNbdCovariateFitLogLikelihoodOfOptions, options?: ParetoNbdCovariateFitLogLikelihoodOfOptions): number {
    return ask(METHODS.ParetoNbdCovariateFit_log_likelihood_of, this, [customers], options);
  }

  /**
   * The chance that each customer still buys, given what was seen: of the customers of the fit, or of others with
   * covariates of their own; covariates alone say what would be if those of the fit had these. Raises `bad_option`
   * for other covariates than those of the fit.
   */
  aliveProbability(options?: ParetoNbdCovariateFitAliveProbabilityOptions): Predictions {
    return ask(METHODS.ParetoNbdCovariateFit_alive_probability, this, [], options);
  }

  /** The purchases expected of each customer in the time `horizon` after its age, as without covariates. */
  expectedPurchases(horizon: number, options?: ParetoNbdCovariateFitExpectedPurchasesOptions): Predictions {
    return ask(METHODS.ParetoNbdCovariateFit_expected_purchases, this, [horizon], options);
  }

  /** Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as without covariates. */
  discountedPurchases(discountRate: number, options?: ParetoNbdCovariateFitDiscountedPurchasesOptions): Predictions {
    return ask(METHODS.ParetoNbdCovariateFit_discounted_purchases, this, [discountRate], options);
  }

  /**
   * Draws new customers of these ages with these covariates and sums up what they bought: columns frequency, recency
   * and age.
   */
  simulateCustomers(ages: NumberColumn, options: ParetoNbdCovariateFitSimulateCustomersOptions): Readonly<Record<string, readonly number[]>> {
    return ask(METHODS.ParetoNbdCovariateFit_simulate_customers, this, [ages], options);
  }
}

/**
 * A shifted beta-geometric model whose parameters move with covariates: for a customer with covariates z `alpha exp(g'z)`
 * and `beta exp(h'z)`, with coefficients g (`alpha.name`) and h (`beta.name`): the one raises the chance to leave, the
 * other lowers it.
 */
export class ShiftedBetaGeometricCovariateFit extends CxObject {
  /** @internal */
  protected constructor(made: Made) {
    super(made);
  }

  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */
  static fromState(state: Uint8Array | ArrayBuffer): ShiftedBetaGeometricCovariateFit {
    return new ShiftedBetaGeometricCovariateFit(load(42, stateBytes(state)) as never);
  }

  /** The model. */
  get model(): string {
    return field(this, "model", (tape) => tape.text());
  }

  /** The headline number: the log-likelihood. */
  get value(): number | null {
    return field(this, "value", (tape) => tape.numberOrNull());
  }

  /** The log-likelihood; nothing where the parameters were given. */
  get logLikelihood(): number | null {
    return field(this, "logLikelihood", (tape) => tape.numberOrNull());
  }

  /** How many customers were fitted. */
  get n(): number {
    return field(this, "n", (tape) => tape.number());
  }

  /** Akaike's criterion, 2k - 2 log-likelihood. */
  get aic(): number | null {
    return field(this, "aic", (tape) => tape.numberOrNull());
  }

  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  get bic(): number | null {
    return field(this, "bic", (tape) => tape.numberOrNull());
  }

  /** Every parameter. */
  get parameters(): readonly ParameterResult[] {
    return field(this, "parameters", (tape) => tape.list((tape) => tape.record(readParameterResult)));
  }

  /** How the fit came to its end; nothing where the parameters were given. */
  get convergence(): Convergence | null {
    return field(this, "convergence", (tape) => tape.orNull((tape) => tape.record(readConvergence)));
  }

  /** The simpler model the likelihood runs to, if it does. */
  get boundary(): Boundary | null {
    return field(this, "boundary", (tape) => tape.orNull((tape) => tape.record(readBoundary)));
  }

  /** What was maximised. */
  get method(): string {
    return field(this, "method", (tape) => tape.text());
  }

  /** The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate `age` moves `alpha`. */
  get params(): Readonly<Record<string, number>> {
    return ask(METHODS.ShiftedBetaGeometricCovariateFit_params, this, [], undefined);
  }

  /**
   * Standard errors of parameters and coefficients, from the observed information; nothing for one that is held at a
   * bound, or where the likelihood is flat.
   */
  get standardErrors(): Readonly<Record<string, number | null>> {
    return ask(METHODS.ShiftedBetaGeometricCovariateFit_standard_errors, this, [], undefined);
  }

  /** Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat. */
  get covariance(): readonly (readonly number[])[] | null {
    return ask(METHODS.ShiftedBetaGeometricCovariateFit_covariance, this, [], undefined);
  }

  /** The fit in one record, with intervals of parameters and coefficients. */
  result(options?: ShiftedBetaGeometricCovariateFitResultOptions): FitResult {
    return ask(METHODS.ShiftedBetaGeometricCovariateFit_result, this, [], options);
  }

  /**
   * The share of customers like each of these, a row of `covariates` each, that is there after so many renewals. Raises
   * `bad_option` for other covariates than those of the fit, `missing`, `out_of_range` for more than a million renewals.
   */
  survival(renewals: number, options?: ShiftedBetaGeometricCovariateFitSurvivalOptions): Predictions {
    return ask(METHODS.ShiftedBetaGeometricCovariateFit_survival, this, [renewals], options);
  }

  /** Discounted expected lifetime of a new customer like each of these, in periods, as without covariates. */
  discountedLifetime(discountRate: number, options?: ShiftedBetaGeometricCovariateFitDiscountedLifetimeOptions): Predictions {
    return ask(METHODS.ShiftedBetaGeometricCovariateFit_discounted_lifetime, this, [discountRate], options);
  }
}

/**
 * The repeat-purchase summary of an order log: frequency, recency, age and monetary value of every customer.
 *
 * A row is an order; its columns are named. Purchases of one day are one (`merge`). Frequency counts the days with a
 * purchase after the first such day; recency is the time from the first to the last of them, age the time from the
 * first to the end of the observation, both in units; monetary value is the mean spend of the repeat days. Rows
 * without customer, time or amount are left out and counted. With `calibration_end` the summary is made up to it and
 * what comes after is the holdout. `unit` may be a number of days. Raises `empty` without a usable order,
 * `out_of_range` for a negative amount where returns are not netted, `unequal_lengths`, `mixed_zones`, each with the
 * smallest row.
 */
export function rfm(table: Table, options: RfmOptions): RfmSummary {
  return ask(METHODS._rfm, null, [table], options);
}

/**
 * What each customer is worth in the periods to come: the purchases expected in each period, discounted from its end,
 * times the spend expected of the customer, times the margin.
 *
 * Periods are in the unit of the fit: a fit in weeks looks a year ahead in 52 periods of 1. The discount rate is a
 * year's where nothing else is said. For the customers of the fits, or of a summary, or of columns (`frequency`,
 * `recency`, `age`, `monetary_value`). Raises `out_of_range` where both tables say different frequencies, naming the
 * row; `bad_option` for a named discount period where the fit does not know its unit of time.
 */
export function customerValue(fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit, spend: GammaGammaFit, options?: CustomerValueOptions): CustomerValues {
  return ask(METHODS._customer_value, null, [fit, spend], options);
}

/**
 * What all customers are worth together, and the customers of each segment: the sums of `customer_value`, with
 * intervals that know that customers share the parameters. All customers come first, then the segments in order, those
 * without one last. Raises what `customer_value` does; `empty` where every expected spend is infinite.
 */
export function modelEquity(fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit, spend: GammaGammaFit, options?: ModelEquityOptions): readonly SegmentEquity[] {
  return ask(METHODS._model_equity, null, [fit, spend], options);
}

/**
 * How many times what winning a customer cost a new customer is worth: the first purchase, and those expected in the
 * periods to come, discounted, at the mean spend of the population, times the margin. Raises `out_of_range` for a cost
 * that is not above 0.
 */
export function modelLtvToCac(fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit, spend: GammaGammaFit, cac: number, options?: ModelLtvToCacOptions): LtvToCacResult {
  return ask(METHODS._model_ltv_to_cac, null, [fit, spend, cac], options);
}

/**
 * Compares what a fit expected of each customer in the time after its age with what the customer did: totals, mean
 * errors, and means by repeat purchases before. `actual` may be left out for a summary with a holdout. Raises
 * `unequal_lengths`, `missing` or `out_of_range` for an actual number that is no whole number, naming the row.
 */
export function holdoutReport(fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit, options?: HoldoutReportOptions): HoldoutResult {
  return ask(METHODS._holdout_report, null, [fit], options);
}

/**
 * Repeat purchases expected of a cohort, period by period from the first customer's first purchase on, beside those
 * made. `first_purchases` says when each customer came, in the unit of the fit. Raises `out_of_range` for a first
 * purchase before 0, naming the row; `unequal_lengths` where there are actual numbers, but not one a period.
 */
export function tracking(fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit, firstPurchases: NumberColumn, periods: number, options?: TrackingOptions): TrackingResult {
  return ask(METHODS._tracking, null, [fit, firstPurchases, periods], options);
}

/**
 * The likelihood-ratio test of a model against a larger one that contains it. Raises `bad_option` where they are not
 * nested, were fitted to other customers, or either was not fitted.
 */
export function likelihoodRatio(smaller: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit | BgBbFit | GammaGammaFit | ShiftedBetaGeometricFit | BetaDiscreteWeibullFit | BgNbdCovariateFit | MbgNbdCovariateFit | ParetoNbdCovariateFit | ShiftedBetaGeometricCovariateFit, larger: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit | BgBbFit | GammaGammaFit | ShiftedBetaGeometricFit | BetaDiscreteWeibullFit | BgNbdCovariateFit | MbgNbdCovariateFit | ParetoNbdCovariateFit | ShiftedBetaGeometricCovariateFit): LikelihoodRatioResult {
  return ask(METHODS._likelihood_ratio, null, [smaller, larger], undefined);
}

const METHODS = {
  _rfm: {
    name: "rfm",
    place: 0,
    table: true,
    arguments: [
      { name: "customer", kind: "column", named: false, required: true },
      { name: "time", kind: "times", named: false, required: true },
      { name: "amount", kind: "column", named: false, required: false },
      { name: "observationEnd", kind: "moment", named: true, required: false },
      { name: "calibrationEnd", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["unit", "unitDays", "merge", "afterEnd", "returns", "missing", "confidenceLevel"],
    read: readObject<RfmSummary>(() => RfmSummary),
  } as MethodSpec<RfmSummary>,
  _customer_value: {
    name: "customerValue",
    place: 1,
    table: false,
    arguments: [
      { name: "fit", kind: "object", named: false, required: true },
      { name: "spend", kind: "object", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "monetaryValue", kind: "column", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["periods", "period", "discountRate", "discountPeriod", "discountLength", "margin", "interval", "confidenceLevel"],
    read: (tape) => tape.record(readCustomerValues),
  } as MethodSpec<CustomerValues>,
  _model_equity: {
    name: "modelEquity",
    place: 2,
    table: false,
    arguments: [
      { name: "fit", kind: "object", named: false, required: true },
      { name: "spend", kind: "object", named: false, required: true },
      { name: "segments", kind: "column", named: true, required: false },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "monetaryValue", kind: "column", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["periods", "period", "discountRate", "discountPeriod", "discountLength", "margin", "interval", "confidenceLevel"],
    read: (tape) => tape.list((tape) => tape.record(readSegmentEquity)),
  } as MethodSpec<readonly SegmentEquity[]>,
  _model_ltv_to_cac: {
    name: "modelLtvToCac",
    place: 3,
    table: false,
    arguments: [
      { name: "fit", kind: "object", named: false, required: true },
      { name: "spend", kind: "object", named: false, required: true },
      { name: "cac", kind: "value", named: false, required: true },
      { name: "target", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["periods", "period", "discountRate", "discountPeriod", "discountLength", "margin", "interval", "confidenceLevel"],
    read: (tape) => tape.record(readLtvToCacResult),
  } as MethodSpec<LtvToCacResult>,
  _holdout_report: {
    name: "holdoutReport",
    place: 4,
    table: false,
    arguments: [
      { name: "fit", kind: "object", named: false, required: true },
      { name: "horizon", kind: "value", named: true, required: false },
      { name: "actual", kind: "column", named: true, required: false },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["lastFrequency"],
    read: (tape) => tape.record(readHoldoutResult),
  } as MethodSpec<HoldoutResult>,
  _tracking: {
    name: "tracking",
    place: 5,
    table: false,
    arguments: [
      { name: "fit", kind: "object", named: false, required: true },
      { name: "firstPurchases", kind: "column", named: false, required: true },
      { name: "periods", kind: "value", named: false, required: true },
      { name: "period", kind: "value", named: true, required: false },
      { name: "actual", kind: "column", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readTrackingResult),
  } as MethodSpec<TrackingResult>,
  _likelihood_ratio: {
    name: "likelihoodRatio",
    place: 6,
    table: false,
    arguments: [
      { name: "smaller", kind: "object", named: false, required: true },
      { name: "larger", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readLikelihoodRatioResult),
  } as MethodSpec<LikelihoodRatioResult>,
  EventLog_new: {
    name: "EventLog",
    place: 7,
    table: true,
    arguments: [
      { name: "customer", kind: "column", named: false, required: true },
      { name: "time", kind: "times", named: false, required: true },
      { name: "touchpoint", kind: "column", named: false, required: true },
      { name: "channel", kind: "column", named: true, required: false },
      { name: "device", kind: "column", named: true, required: false },
      { name: "value", kind: "column", named: true, required: false },
      { name: "attributes", kind: "named_columns", named: true, required: false },
      { name: "identity", kind: "columns", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["blanks"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  EventLog_append: {
    name: "EventLog.append",
    place: 8,
    table: true,
    arguments: [
      { name: "customer", kind: "column", named: false, required: true },
      { name: "time", kind: "times", named: false, required: true },
      { name: "touchpoint", kind: "column", named: false, required: true },
      { name: "channel", kind: "column", named: true, required: false },
      { name: "device", kind: "column", named: true, required: false },
      { name: "value", kind: "column", named: true, required: false },
      { name: "attributes", kind: "named_columns", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  EventLog_filter: {
    name: "EventLog.filter",
    place: 9,
    table: false,
    arguments: [
      { name: "start", kind: "moment", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "customers", kind: "column", named: true, required: false },
      { name: "touchpoints", kind: "value", named: true, required: false },
      { name: "where", kind: "tree", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<EventLog>(() => EventLog),
  } as MethodSpec<EventLog>,
  EventLog_journey: {
    name: "EventLog.journey",
    place: 10,
    table: false,
    arguments: [
      { name: "customer", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readJourney),
  } as MethodSpec<Journey>,
  EventLog_funnel: {
    name: "EventLog.funnel",
    place: 11,
    table: false,
    arguments: [
      { name: "steps", kind: "tree", named: false, required: true },
      { name: "exclusions", kind: "tree", named: true, required: false },
      { name: "attribution", kind: "tree", named: true, required: false },
      { name: "stepWithin", kind: "tree", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["within", "order", "entry", "reuse", "ties", "windowEdge", "onExclude", "counting", "entryEvery", "hold", "breakdown", "sessionGap", "unknown", "confidenceLevel"],
    read: readObject<Funnel>(() => Funnel),
  } as MethodSpec<Funnel>,
  EventLog_funnel_tally: {
    name: "EventLog.funnelTally",
    place: 12,
    table: false,
    arguments: [
      { name: "steps", kind: "tree", named: false, required: true },
      { name: "exclusions", kind: "tree", named: true, required: false },
      { name: "attribution", kind: "tree", named: true, required: false },
      { name: "stepWithin", kind: "tree", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["within", "order", "entry", "reuse", "ties", "windowEdge", "onExclude", "counting", "entryEvery", "hold", "breakdown", "sessionGap", "unknown", "confidenceLevel"],
    read: readObject<FunnelTally>(() => FunnelTally),
  } as MethodSpec<FunnelTally>,
  EventLog_retention: {
    name: "EventLog.retention",
    place: 13,
    table: false,
    arguments: [
      { name: "start", kind: "tree", named: true, required: false },
      { name: "returning", kind: "tree", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "kind", "returned", "brackets", "periods", "periodsFrom", "minimumOccurrences", "unknown", "confidenceLevel"],
    read: readObject<Retention>(() => Retention),
  } as MethodSpec<Retention>,
  EventLog_retention_tally: {
    name: "EventLog.retentionTally",
    place: 14,
    table: false,
    arguments: [
      { name: "start", kind: "tree", named: true, required: false },
      { name: "returning", kind: "tree", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "kind", "returned", "brackets", "periods", "periodsFrom", "minimumOccurrences", "unknown", "confidenceLevel"],
    read: readObject<RetentionTally>(() => RetentionTally),
  } as MethodSpec<RetentionTally>,
  EventLog_anchored_days: {
    name: "EventLog.anchoredDays",
    place: 15,
    table: false,
    arguments: [
      { name: "days", kind: "times", named: false, required: true },
      { name: "start", kind: "tree", named: true, required: false },
      { name: "returning", kind: "tree", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "unknown", "confidenceLevel"],
    read: readObject<AnchoredDays>(() => AnchoredDays),
  } as MethodSpec<AnchoredDays>,
  EventLog_anchored_days_tally: {
    name: "EventLog.anchoredDaysTally",
    place: 16,
    table: false,
    arguments: [
      { name: "days", kind: "times", named: false, required: true },
      { name: "start", kind: "tree", named: true, required: false },
      { name: "returning", kind: "tree", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "unknown", "confidenceLevel"],
    read: readObject<AnchoredDaysTally>(() => AnchoredDaysTally),
  } as MethodSpec<AnchoredDaysTally>,
  EventLog_lifecycle: {
    name: "EventLog.lifecycle",
    place: 17,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "periods", "unknown", "confidenceLevel"],
    read: readObject<Lifecycle>(() => Lifecycle),
  } as MethodSpec<Lifecycle>,
  EventLog_lifecycle_tally: {
    name: "EventLog.lifecycleTally",
    place: 18,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "periods", "unknown", "confidenceLevel"],
    read: readObject<LifecycleTally>(() => LifecycleTally),
  } as MethodSpec<LifecycleTally>,
  EventLog_stickiness: {
    name: "EventLog.stickiness",
    place: 19,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "periods", "unknown", "confidenceLevel"],
    read: readObject<Stickiness>(() => Stickiness),
  } as MethodSpec<Stickiness>,
  EventLog_stickiness_tally: {
    name: "EventLog.stickinessTally",
    place: 20,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: true, required: false },
      { name: "until", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["every", "periods", "unknown", "confidenceLevel"],
    read: readObject<StickinessTally>(() => StickinessTally),
  } as MethodSpec<StickinessTally>,
  EventLog_match: {
    name: "EventLog.match",
    place: 21,
    table: false,
    arguments: [
      { name: "pattern", kind: "tree", named: false, required: true },
      { name: "conditions", kind: "tree", named: false, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["unknown", "confidenceLevel"],
    read: readObject<PatternMatches>(() => PatternMatches),
  } as MethodSpec<PatternMatches>,
  EventLog_match_tally: {
    name: "EventLog.matchTally",
    place: 22,
    table: false,
    arguments: [
      { name: "pattern", kind: "tree", named: false, required: true },
      { name: "conditions", kind: "tree", named: false, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["unknown", "confidenceLevel"],
    read: readObject<PatternTally>(() => PatternTally),
  } as MethodSpec<PatternTally>,
  EventLog_sessions: {
    name: "EventLog.sessions",
    place: 23,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["gap"],
    options: ["gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readSessionsResult),
  } as MethodSpec<SessionsResult>,
  EventLog_session_rows: {
    name: "EventLog.sessionRows",
    place: 24,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["gap"],
    options: ["gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readSessionRows),
  } as MethodSpec<SessionRows>,
  EventLog_with_sessions: {
    name: "EventLog.withSessions",
    place: 25,
    table: false,
    arguments: [
      { name: "attribute", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["gap"],
    options: ["gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "times", "unknown", "confidenceLevel"],
    read: readObject<EventLog>(() => EventLog),
  } as MethodSpec<EventLog>,
  EventLog_transitions: {
    name: "EventLog.transitions",
    place: 26,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readTransitionsResult),
  } as MethodSpec<TransitionsResult>,
  EventLog_step_matrix: {
    name: "EventLog.stepMatrix",
    place: 27,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["maxSteps"],
    options: ["bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readStepMatrixResult),
  } as MethodSpec<StepMatrixResult>,
  EventLog_paths: {
    name: "EventLog.paths",
    place: 28,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["top"],
    options: ["top", "bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readPathsResult),
  } as MethodSpec<PathsResult>,
  EventLog_flows: {
    name: "EventLog.flows",
    place: 29,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["touchpoint"],
    options: ["touchpoint", "occurrence", "before", "after", "bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readFlowsResult),
  } as MethodSpec<FlowsResult>,
  EventLog_loops: {
    name: "EventLog.loops",
    place: 30,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readLoopsResult),
  } as MethodSpec<LoopsResult>,
  EventLog_next_event: {
    name: "EventLog.nextEvent",
    place: 31,
    table: false,
    arguments: [
      { name: "chain", kind: "tree", named: false, required: true },
      { name: "where", kind: "tree", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["direction", "base", "bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "times", "unknown", "confidenceLevel"],
    read: (tape) => tape.record(readNextEventResult),
  } as MethodSpec<NextEventResult>,
  EventLog_sessions_tally: {
    name: "EventLog.sessionsTally",
    place: 32,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["gap"],
    options: ["gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "times", "unknown", "confidenceLevel"],
    read: readObject<SessionsTally>(() => SessionsTally),
  } as MethodSpec<SessionsTally>,
  EventLog_transitions_tally: {
    name: "EventLog.transitionsTally",
    place: 33,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: readObject<TransitionsTally>(() => TransitionsTally),
  } as MethodSpec<TransitionsTally>,
  EventLog_step_matrix_tally: {
    name: "EventLog.stepMatrixTally",
    place: 34,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["maxSteps"],
    options: ["bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: readObject<StepMatrixTally>(() => StepMatrixTally),
  } as MethodSpec<StepMatrixTally>,
  EventLog_paths_tally: {
    name: "EventLog.pathsTally",
    place: 35,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["top"],
    options: ["top", "bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: readObject<PathsTally>(() => PathsTally),
  } as MethodSpec<PathsTally>,
  EventLog_flows_tally: {
    name: "EventLog.flowsTally",
    place: 36,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: ["touchpoint"],
    options: ["touchpoint", "occurrence", "before", "after", "bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: readObject<FlowsTally>(() => FlowsTally),
  } as MethodSpec<FlowsTally>,
  EventLog_loops_tally: {
    name: "EventLog.loopsTally",
    place: 37,
    table: false,
    arguments: [
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "collapseRepeats", "start", "end", "maxSteps", "times", "unknown", "confidenceLevel"],
    read: readObject<LoopsTally>(() => LoopsTally),
  } as MethodSpec<LoopsTally>,
  EventLog_next_event_tally: {
    name: "EventLog.nextEventTally",
    place: 38,
    table: false,
    arguments: [
      { name: "chain", kind: "tree", named: false, required: true },
      { name: "where", kind: "tree", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["direction", "base", "bySession", "gap", "gapRule", "sessionStarts", "sessionEnds", "sessionChange", "times", "unknown", "confidenceLevel"],
    read: readObject<NextEventTally>(() => NextEventTally),
  } as MethodSpec<NextEventTally>,
  EventLog_event_count: {
    name: "EventLog.eventCount",
    place: 39,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  EventLog_customer_count: {
    name: "EventLog.customerCount",
    place: 40,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  EventLog_touchpoint_count: {
    name: "EventLog.touchpointCount",
    place: 41,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  EventLog_touchpoints: {
    name: "EventLog.touchpoints",
    place: 42,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.text()),
  } as MethodSpec<readonly string[]>,
  EventLog_attributes: {
    name: "EventLog.attributes",
    place: 43,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.text()),
  } as MethodSpec<readonly string[]>,
  EventLog_first_time: {
    name: "EventLog.firstTime",
    place: 44,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.text()),
  } as MethodSpec<string | null>,
  EventLog_last_time: {
    name: "EventLog.lastTime",
    place: 45,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.text()),
  } as MethodSpec<string | null>,
  EventLog_dropped: {
    name: "EventLog.dropped",
    place: 46,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readDroppedRows),
  } as MethodSpec<DroppedRows>,
  Funnel_depths: {
    name: "Funnel.depths",
    place: 47,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFunnelDepths),
  } as MethodSpec<FunnelDepths>,
  Funnel_dropped: {
    name: "Funnel.dropped",
    place: 48,
    table: false,
    arguments: [
      { name: "step", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => readName(tape) as string | number),
  } as MethodSpec<readonly (string | number)[]>,
  Funnel_result: {
    name: "Funnel.result",
    place: 49,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFunnelResult),
  } as MethodSpec<FunnelResult>,
  FunnelTally_merge: {
    name: "FunnelTally.merge",
    place: 50,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  FunnelTally_finish: {
    name: "FunnelTally.finish",
    place: 51,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFunnelResult),
  } as MethodSpec<FunnelResult>,
  Retention_cells: {
    name: "Retention.cells",
    place: 52,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readRetentionCells),
  } as MethodSpec<RetentionCells>,
  Retention_result: {
    name: "Retention.result",
    place: 53,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readRetentionResult),
  } as MethodSpec<RetentionResult>,
  RetentionTally_merge: {
    name: "RetentionTally.merge",
    place: 54,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  RetentionTally_finish: {
    name: "RetentionTally.finish",
    place: 55,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readRetentionResult),
  } as MethodSpec<RetentionResult>,
  AnchoredDays_by_customer: {
    name: "AnchoredDays.byCustomer",
    place: 56,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readAnchoredCustomers),
  } as MethodSpec<AnchoredCustomers>,
  AnchoredDays_result: {
    name: "AnchoredDays.result",
    place: 57,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readAnchoredDaysResult),
  } as MethodSpec<AnchoredDaysResult>,
  AnchoredDaysTally_merge: {
    name: "AnchoredDaysTally.merge",
    place: 58,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  AnchoredDaysTally_finish: {
    name: "AnchoredDaysTally.finish",
    place: 59,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readAnchoredDaysResult),
  } as MethodSpec<AnchoredDaysResult>,
  Lifecycle_result: {
    name: "Lifecycle.result",
    place: 60,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readLifecycleResult),
  } as MethodSpec<LifecycleResult>,
  LifecycleTally_merge: {
    name: "LifecycleTally.merge",
    place: 61,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  LifecycleTally_finish: {
    name: "LifecycleTally.finish",
    place: 62,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readLifecycleResult),
  } as MethodSpec<LifecycleResult>,
  Stickiness_result: {
    name: "Stickiness.result",
    place: 63,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readStickinessResult),
  } as MethodSpec<StickinessResult>,
  StickinessTally_merge: {
    name: "StickinessTally.merge",
    place: 64,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  StickinessTally_finish: {
    name: "StickinessTally.finish",
    place: 65,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readStickinessResult),
  } as MethodSpec<StickinessResult>,
  Pattern_new: {
    name: "Pattern",
    place: 66,
    table: false,
    arguments: [
      { name: "pattern", kind: "value", named: false, required: true },
      { name: "conditions", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  Pattern_starts_with: {
    name: "Pattern.startsWith",
    place: 67,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_next: {
    name: "Pattern.next",
    place: 68,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_followed_by: {
    name: "Pattern.followedBy",
    place: 69,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_followed_within: {
    name: "Pattern.followedWithin",
    place: 70,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: false, required: true },
      { name: "time", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_followed_after: {
    name: "Pattern.followedAfter",
    place: 71,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: false, required: true },
      { name: "time", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_any_event: {
    name: "Pattern.anyEvent",
    place: 72,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_among: {
    name: "Pattern.among",
    place: 73,
    table: false,
    arguments: [
      { name: "event", kind: "tree", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<Pattern>(() => Pattern),
  } as MethodSpec<Pattern>,
  Pattern_notation: {
    name: "Pattern.notation",
    place: 74,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.text(),
  } as MethodSpec<string>,
  PatternMatches_customers: {
    name: "PatternMatches.customers",
    place: 75,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => readName(tape) as string | number),
  } as MethodSpec<readonly (string | number)[]>,
  PatternMatches_by_customer: {
    name: "PatternMatches.byCustomer",
    place: 76,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readPatternCustomers),
  } as MethodSpec<PatternCustomers>,
  PatternMatches_first: {
    name: "PatternMatches.first",
    place: 77,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readPatternTimes),
  } as MethodSpec<PatternTimes>,
  PatternMatches_times: {
    name: "PatternMatches.times",
    place: 78,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readPatternTimes),
  } as MethodSpec<PatternTimes>,
  PatternMatches_result: {
    name: "PatternMatches.result",
    place: 79,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readPatternResult),
  } as MethodSpec<PatternResult>,
  PatternTally_merge: {
    name: "PatternTally.merge",
    place: 80,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  PatternTally_finish: {
    name: "PatternTally.finish",
    place: 81,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readPatternResult),
  } as MethodSpec<PatternResult>,
  SessionsTally_merge: {
    name: "SessionsTally.merge",
    place: 82,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  SessionsTally_finish: {
    name: "SessionsTally.finish",
    place: 83,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readSessionsResult),
  } as MethodSpec<SessionsResult>,
  TransitionsTally_merge: {
    name: "TransitionsTally.merge",
    place: 84,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  TransitionsTally_finish: {
    name: "TransitionsTally.finish",
    place: 85,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readTransitionsResult),
  } as MethodSpec<TransitionsResult>,
  StepMatrixTally_merge: {
    name: "StepMatrixTally.merge",
    place: 86,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  StepMatrixTally_finish: {
    name: "StepMatrixTally.finish",
    place: 87,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readStepMatrixResult),
  } as MethodSpec<StepMatrixResult>,
  PathsTally_merge: {
    name: "PathsTally.merge",
    place: 88,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  PathsTally_finish: {
    name: "PathsTally.finish",
    place: 89,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readPathsResult),
  } as MethodSpec<PathsResult>,
  FlowsTally_merge: {
    name: "FlowsTally.merge",
    place: 90,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  FlowsTally_finish: {
    name: "FlowsTally.finish",
    place: 91,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFlowsResult),
  } as MethodSpec<FlowsResult>,
  LoopsTally_merge: {
    name: "LoopsTally.merge",
    place: 92,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  LoopsTally_finish: {
    name: "LoopsTally.finish",
    place: 93,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readLoopsResult),
  } as MethodSpec<LoopsResult>,
  NextEventTally_merge: {
    name: "NextEventTally.merge",
    place: 94,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  NextEventTally_finish: {
    name: "NextEventTally.finish",
    place: 95,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readNextEventResult),
  } as MethodSpec<NextEventResult>,
  RfmSummary_customers: {
    name: "RfmSummary.customers",
    place: 96,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => readName(tape) as string | number),
  } as MethodSpec<readonly (string | number)[]>,
  RfmSummary_frequency: {
    name: "RfmSummary.frequency",
    place: 97,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.number()),
  } as MethodSpec<readonly number[]>,
  RfmSummary_recency: {
    name: "RfmSummary.recency",
    place: 98,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.number()),
  } as MethodSpec<readonly number[]>,
  RfmSummary_age: {
    name: "RfmSummary.age",
    place: 99,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.number()),
  } as MethodSpec<readonly number[]>,
  RfmSummary_monetary_value: {
    name: "RfmSummary.monetaryValue",
    place: 100,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.numberOrNull())),
  } as MethodSpec<readonly (number | null)[] | null>,
  RfmSummary_total_value: {
    name: "RfmSummary.totalValue",
    place: 101,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly number[] | null>,
  RfmSummary_holdout_frequency: {
    name: "RfmSummary.holdoutFrequency",
    place: 102,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly number[] | null>,
  RfmSummary_holdout_monetary_value: {
    name: "RfmSummary.holdoutMonetaryValue",
    place: 103,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.numberOrNull())),
  } as MethodSpec<readonly (number | null)[] | null>,
  RfmSummary_holdout_duration: {
    name: "RfmSummary.holdoutDuration",
    place: 104,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  RfmSummary_unit_days: {
    name: "RfmSummary.unitDays",
    place: 105,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  RfmSummary_result: {
    name: "RfmSummary.result",
    place: 106,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.record(readRfmResult),
  } as MethodSpec<RfmResult>,
  RfmSummary_scores: {
    name: "RfmSummary.scores",
    place: 107,
    table: false,
    arguments: [],
    leading: [],
    options: ["groups", "recencyCuts", "frequencyCuts", "monetaryCuts", "monetary", "segments", "confidenceLevel"],
    read: (tape) => tape.record(readRfmScores),
  } as MethodSpec<RfmScores>,
  RfmSummary_segments: {
    name: "RfmSummary.segments",
    place: 108,
    table: false,
    arguments: [],
    leading: [],
    options: ["groups", "recencyCuts", "frequencyCuts", "monetaryCuts", "monetary", "segments", "confidenceLevel"],
    read: (tape) => tape.list((tape) => tape.record(readSegmentResult)),
  } as MethodSpec<readonly SegmentResult[]>,
  RfmAccumulator_new: {
    name: "RfmAccumulator",
    place: 109,
    table: false,
    arguments: [
      { name: "observationEnd", kind: "moment", named: true, required: false },
      { name: "calibrationEnd", kind: "moment", named: true, required: false },
      { name: "timeZone", kind: "value", named: true, required: false },
      { name: "weekStart", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["unit", "unitDays", "merge", "afterEnd", "returns", "missing", "confidenceLevel"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  RfmAccumulator_extend: {
    name: "RfmAccumulator.extend",
    place: 110,
    table: true,
    arguments: [
      { name: "customer", kind: "column", named: false, required: true },
      { name: "time", kind: "times", named: false, required: true },
      { name: "amount", kind: "column", named: false, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  RfmAccumulator_merge: {
    name: "RfmAccumulator.merge",
    place: 111,
    table: false,
    arguments: [
      { name: "other", kind: "object", named: false, required: true },
    ],
    leading: [],
    options: [],
    read: () => undefined,
  } as MethodSpec<undefined>,
  RfmAccumulator_finish: {
    name: "RfmAccumulator.finish",
    place: 112,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: readObject<RfmSummary>(() => RfmSummary),
  } as MethodSpec<RfmSummary>,
  RfmAccumulator_row_count: {
    name: "RfmAccumulator.rowCount",
    place: 113,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BgNbd_new: {
    name: "BgNbd",
    place: 114,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BgNbd_fit: {
    name: "BgNbd.fit",
    place: 115,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<BgNbdFit>(() => BgNbdFit),
  } as MethodSpec<BgNbdFit>,
  BgNbd_fit_with_covariates: {
    name: "BgNbd.fitWithCovariates",
    place: 116,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<BgNbdCovariateFit>(() => BgNbdCovariateFit),
  } as MethodSpec<BgNbdCovariateFit>,
  BgNbdFit_from_params: {
    name: "BgNbdFit.fromParams",
    place: 117,
    table: false,
    arguments: [
      { name: "r", kind: "value", named: true, required: true },
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "a", kind: "value", named: true, required: true },
      { name: "b", kind: "value", named: true, required: true },
      { name: "unitDays", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<BgNbdFit>(() => BgNbdFit),
  } as MethodSpec<BgNbdFit>,
  BgNbdFit_params: {
    name: "BgNbdFit.params",
    place: 118,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  BgNbdFit_unit_days: {
    name: "BgNbdFit.unitDays",
    place: 119,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  BgNbdFit_standard_errors: {
    name: "BgNbdFit.standardErrors",
    place: 120,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  BgNbdFit_covariance: {
    name: "BgNbdFit.covariance",
    place: 121,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  BgNbdFit_result: {
    name: "BgNbdFit.result",
    place: 122,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  BgNbdFit_log_likelihood_of: {
    name: "BgNbdFit.logLikelihoodOf",
    place: 123,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BgNbdFit_alive_probability: {
    name: "BgNbdFit.aliveProbability",
    place: 124,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgNbdFit_expected_purchases: {
    name: "BgNbdFit.expectedPurchases",
    place: 125,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgNbdFit_total_purchases: {
    name: "BgNbdFit.totalPurchases",
    place: 126,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readTotalResult),
  } as MethodSpec<TotalResult>,
  BgNbdFit_discounted_purchases: {
    name: "BgNbdFit.discountedPurchases",
    place: 127,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgNbdFit_purchase_probabilities: {
    name: "BgNbdFit.purchaseProbabilities",
    place: 128,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "upTo", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  BgNbdFit_simulate: {
    name: "BgNbdFit.simulate",
    place: 129,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  BgNbdFit_simulate_customers: {
    name: "BgNbdFit.simulateCustomers",
    place: 130,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  MbgNbd_new: {
    name: "MbgNbd",
    place: 131,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  MbgNbd_fit: {
    name: "MbgNbd.fit",
    place: 132,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<MbgNbdFit>(() => MbgNbdFit),
  } as MethodSpec<MbgNbdFit>,
  MbgNbd_fit_with_covariates: {
    name: "MbgNbd.fitWithCovariates",
    place: 133,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<MbgNbdCovariateFit>(() => MbgNbdCovariateFit),
  } as MethodSpec<MbgNbdCovariateFit>,
  MbgNbdFit_from_params: {
    name: "MbgNbdFit.fromParams",
    place: 134,
    table: false,
    arguments: [
      { name: "r", kind: "value", named: true, required: true },
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "a", kind: "value", named: true, required: true },
      { name: "b", kind: "value", named: true, required: true },
      { name: "unitDays", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<MbgNbdFit>(() => MbgNbdFit),
  } as MethodSpec<MbgNbdFit>,
  MbgNbdFit_params: {
    name: "MbgNbdFit.params",
    place: 135,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  MbgNbdFit_unit_days: {
    name: "MbgNbdFit.unitDays",
    place: 136,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  MbgNbdFit_standard_errors: {
    name: "MbgNbdFit.standardErrors",
    place: 137,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  MbgNbdFit_covariance: {
    name: "MbgNbdFit.covariance",
    place: 138,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  MbgNbdFit_result: {
    name: "MbgNbdFit.result",
    place: 139,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  MbgNbdFit_log_likelihood_of: {
    name: "MbgNbdFit.logLikelihoodOf",
    place: 140,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  MbgNbdFit_alive_probability: {
    name: "MbgNbdFit.aliveProbability",
    place: 141,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  MbgNbdFit_expected_purchases: {
    name: "MbgNbdFit.expectedPurchases",
    place: 142,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  MbgNbdFit_total_purchases: {
    name: "MbgNbdFit.totalPurchases",
    place: 143,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readTotalResult),
  } as MethodSpec<TotalResult>,
  MbgNbdFit_discounted_purchases: {
    name: "MbgNbdFit.discountedPurchases",
    place: 144,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  MbgNbdFit_purchase_probabilities: {
    name: "MbgNbdFit.purchaseProbabilities",
    place: 145,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "upTo", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  MbgNbdFit_simulate: {
    name: "MbgNbdFit.simulate",
    place: 146,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  MbgNbdFit_simulate_customers: {
    name: "MbgNbdFit.simulateCustomers",
    place: 147,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  ParetoNbd_new: {
    name: "ParetoNbd",
    place: 148,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  ParetoNbd_fit: {
    name: "ParetoNbd.fit",
    place: 149,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<ParetoNbdFit>(() => ParetoNbdFit),
  } as MethodSpec<ParetoNbdFit>,
  ParetoNbd_fit_with_covariates: {
    name: "ParetoNbd.fitWithCovariates",
    place: 150,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<ParetoNbdCovariateFit>(() => ParetoNbdCovariateFit),
  } as MethodSpec<ParetoNbdCovariateFit>,
  ParetoNbdFit_from_params: {
    name: "ParetoNbdFit.fromParams",
    place: 151,
    table: false,
    arguments: [
      { name: "r", kind: "value", named: true, required: true },
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "s", kind: "value", named: true, required: true },
      { name: "beta", kind: "value", named: true, required: true },
      { name: "unitDays", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<ParetoNbdFit>(() => ParetoNbdFit),
  } as MethodSpec<ParetoNbdFit>,
  ParetoNbdFit_params: {
    name: "ParetoNbdFit.params",
    place: 152,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  ParetoNbdFit_unit_days: {
    name: "ParetoNbdFit.unitDays",
    place: 153,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  ParetoNbdFit_standard_errors: {
    name: "ParetoNbdFit.standardErrors",
    place: 154,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  ParetoNbdFit_covariance: {
    name: "ParetoNbdFit.covariance",
    place: 155,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  ParetoNbdFit_result: {
    name: "ParetoNbdFit.result",
    place: 156,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  ParetoNbdFit_log_likelihood_of: {
    name: "ParetoNbdFit.logLikelihoodOf",
    place: 157,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  ParetoNbdFit_alive_probability: {
    name: "ParetoNbdFit.aliveProbability",
    place: 158,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ParetoNbdFit_expected_purchases: {
    name: "ParetoNbdFit.expectedPurchases",
    place: 159,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ParetoNbdFit_total_purchases: {
    name: "ParetoNbdFit.totalPurchases",
    place: 160,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readTotalResult),
  } as MethodSpec<TotalResult>,
  ParetoNbdFit_discounted_purchases: {
    name: "ParetoNbdFit.discountedPurchases",
    place: 161,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ParetoNbdFit_purchase_probabilities: {
    name: "ParetoNbdFit.purchaseProbabilities",
    place: 162,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "upTo", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  ParetoNbdFit_simulate: {
    name: "ParetoNbdFit.simulate",
    place: 163,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  ParetoNbdFit_simulate_customers: {
    name: "ParetoNbdFit.simulateCustomers",
    place: 164,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  GGompertzNbd_new: {
    name: "GGompertzNbd",
    place: 165,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  GGompertzNbd_fit: {
    name: "GGompertzNbd.fit",
    place: 166,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<GGompertzNbdFit>(() => GGompertzNbdFit),
  } as MethodSpec<GGompertzNbdFit>,
  GGompertzNbdFit_from_params: {
    name: "GGompertzNbdFit.fromParams",
    place: 167,
    table: false,
    arguments: [
      { name: "r", kind: "value", named: true, required: true },
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "s", kind: "value", named: true, required: true },
      { name: "beta", kind: "value", named: true, required: true },
      { name: "b", kind: "value", named: true, required: true },
      { name: "unitDays", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<GGompertzNbdFit>(() => GGompertzNbdFit),
  } as MethodSpec<GGompertzNbdFit>,
  GGompertzNbdFit_params: {
    name: "GGompertzNbdFit.params",
    place: 168,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  GGompertzNbdFit_unit_days: {
    name: "GGompertzNbdFit.unitDays",
    place: 169,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  GGompertzNbdFit_standard_errors: {
    name: "GGompertzNbdFit.standardErrors",
    place: 170,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  GGompertzNbdFit_covariance: {
    name: "GGompertzNbdFit.covariance",
    place: 171,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  GGompertzNbdFit_result: {
    name: "GGompertzNbdFit.result",
    place: 172,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  GGompertzNbdFit_log_likelihood_of: {
    name: "GGompertzNbdFit.logLikelihoodOf",
    place: 173,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  GGompertzNbdFit_alive_probability: {
    name: "GGompertzNbdFit.aliveProbability",
    place: 174,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  GGompertzNbdFit_expected_purchases: {
    name: "GGompertzNbdFit.expectedPurchases",
    place: 175,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  GGompertzNbdFit_total_purchases: {
    name: "GGompertzNbdFit.totalPurchases",
    place: 176,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readTotalResult),
  } as MethodSpec<TotalResult>,
  GGompertzNbdFit_discounted_purchases: {
    name: "GGompertzNbdFit.discountedPurchases",
    place: 177,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  GGompertzNbdFit_purchase_probabilities: {
    name: "GGompertzNbdFit.purchaseProbabilities",
    place: 178,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "upTo", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  GGompertzNbdFit_simulate: {
    name: "GGompertzNbdFit.simulate",
    place: 179,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  GGompertzNbdFit_simulate_customers: {
    name: "GGompertzNbdFit.simulateCustomers",
    place: 180,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  GammaGamma_new: {
    name: "GammaGamma",
    place: 181,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  GammaGamma_fit: {
    name: "GammaGamma.fit",
    place: 182,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "monetaryValue", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<GammaGammaFit>(() => GammaGammaFit),
  } as MethodSpec<GammaGammaFit>,
  GammaGammaFit_from_params: {
    name: "GammaGammaFit.fromParams",
    place: 183,
    table: false,
    arguments: [
      { name: "p", kind: "value", named: true, required: true },
      { name: "q", kind: "value", named: true, required: true },
      { name: "v", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<GammaGammaFit>(() => GammaGammaFit),
  } as MethodSpec<GammaGammaFit>,
  GammaGammaFit_params: {
    name: "GammaGammaFit.params",
    place: 184,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  GammaGammaFit_standard_errors: {
    name: "GammaGammaFit.standardErrors",
    place: 185,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  GammaGammaFit_covariance: {
    name: "GammaGammaFit.covariance",
    place: 186,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  GammaGammaFit_result: {
    name: "GammaGammaFit.result",
    place: 187,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  GammaGammaFit_log_likelihood_of: {
    name: "GammaGammaFit.logLikelihoodOf",
    place: 188,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "monetaryValue", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  GammaGammaFit_population_spend: {
    name: "GammaGammaFit.populationSpend",
    place: 189,
    table: false,
    arguments: [],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPopulationSpend),
  } as MethodSpec<PopulationSpend>,
  GammaGammaFit_expected_spend: {
    name: "GammaGammaFit.expectedSpend",
    place: 190,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "monetaryValue", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readSpendPredictions),
  } as MethodSpec<SpendPredictions>,
  GammaGammaFit_simulate: {
    name: "GammaGammaFit.simulate",
    place: 191,
    table: false,
    arguments: [
      { name: "purchases", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "monetaryValue", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  GammaGammaFit_simulate_customers: {
    name: "GammaGammaFit.simulateCustomers",
    place: 192,
    table: false,
    arguments: [
      { name: "frequency", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  ShiftedBetaGeometric_new: {
    name: "ShiftedBetaGeometric",
    place: 193,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  ShiftedBetaGeometric_fit: {
    name: "ShiftedBetaGeometric.fit",
    place: 194,
    table: false,
    arguments: [
      { name: "survivors", kind: "column", named: false, required: false },
      { name: "renewals", kind: "column", named: true, required: false },
      { name: "lost", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<ShiftedBetaGeometricFit>(() => ShiftedBetaGeometricFit),
  } as MethodSpec<ShiftedBetaGeometricFit>,
  ShiftedBetaGeometric_fit_with_covariates: {
    name: "ShiftedBetaGeometric.fitWithCovariates",
    place: 195,
    table: false,
    arguments: [
      { name: "renewals", kind: "column", named: false, required: true },
      { name: "lost", kind: "column", named: false, required: true },
      { name: "covariates", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<ShiftedBetaGeometricCovariateFit>(() => ShiftedBetaGeometricCovariateFit),
  } as MethodSpec<ShiftedBetaGeometricCovariateFit>,
  ShiftedBetaGeometricFit_from_params: {
    name: "ShiftedBetaGeometricFit.fromParams",
    place: 196,
    table: false,
    arguments: [
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "beta", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<ShiftedBetaGeometricFit>(() => ShiftedBetaGeometricFit),
  } as MethodSpec<ShiftedBetaGeometricFit>,
  ShiftedBetaGeometricFit_params: {
    name: "ShiftedBetaGeometricFit.params",
    place: 197,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  ShiftedBetaGeometricFit_standard_errors: {
    name: "ShiftedBetaGeometricFit.standardErrors",
    place: 198,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  ShiftedBetaGeometricFit_covariance: {
    name: "ShiftedBetaGeometricFit.covariance",
    place: 199,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  ShiftedBetaGeometricFit_result: {
    name: "ShiftedBetaGeometricFit.result",
    place: 200,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  ShiftedBetaGeometricFit_log_likelihood_of: {
    name: "ShiftedBetaGeometricFit.logLikelihoodOf",
    place: 201,
    table: false,
    arguments: [
      { name: "survivors", kind: "column", named: false, required: false },
      { name: "renewals", kind: "column", named: true, required: false },
      { name: "lost", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  ShiftedBetaGeometricFit_survival: {
    name: "ShiftedBetaGeometricFit.survival",
    place: 202,
    table: false,
    arguments: [
      { name: "renewals", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ShiftedBetaGeometricFit_retention: {
    name: "ShiftedBetaGeometricFit.retention",
    place: 203,
    table: false,
    arguments: [
      { name: "renewals", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ShiftedBetaGeometricFit_discounted_lifetime: {
    name: "ShiftedBetaGeometricFit.discountedLifetime",
    place: 204,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ShiftedBetaGeometricFit_discounted_residual_lifetime: {
    name: "ShiftedBetaGeometricFit.discountedResidualLifetime",
    place: 205,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "nextRenewal", kind: "column", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ShiftedBetaGeometricFit_simulate_customers: {
    name: "ShiftedBetaGeometricFit.simulateCustomers",
    place: 206,
    table: false,
    arguments: [
      { name: "due", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  ShiftedBetaGeometricFit_simulate: {
    name: "ShiftedBetaGeometricFit.simulate",
    place: 207,
    table: false,
    arguments: [
      { name: "renewals", kind: "column", named: false, required: true },
      { name: "due", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.number()),
  } as MethodSpec<readonly number[]>,
  BetaDiscreteWeibull_new: {
    name: "BetaDiscreteWeibull",
    place: 208,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BetaDiscreteWeibull_fit: {
    name: "BetaDiscreteWeibull.fit",
    place: 209,
    table: false,
    arguments: [
      { name: "survivors", kind: "column", named: false, required: false },
      { name: "renewals", kind: "column", named: true, required: false },
      { name: "lost", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<BetaDiscreteWeibullFit>(() => BetaDiscreteWeibullFit),
  } as MethodSpec<BetaDiscreteWeibullFit>,
  BetaDiscreteWeibullFit_from_params: {
    name: "BetaDiscreteWeibullFit.fromParams",
    place: 210,
    table: false,
    arguments: [
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "beta", kind: "value", named: true, required: true },
      { name: "c", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<BetaDiscreteWeibullFit>(() => BetaDiscreteWeibullFit),
  } as MethodSpec<BetaDiscreteWeibullFit>,
  BetaDiscreteWeibullFit_params: {
    name: "BetaDiscreteWeibullFit.params",
    place: 211,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  BetaDiscreteWeibullFit_standard_errors: {
    name: "BetaDiscreteWeibullFit.standardErrors",
    place: 212,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  BetaDiscreteWeibullFit_covariance: {
    name: "BetaDiscreteWeibullFit.covariance",
    place: 213,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  BetaDiscreteWeibullFit_result: {
    name: "BetaDiscreteWeibullFit.result",
    place: 214,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  BetaDiscreteWeibullFit_log_likelihood_of: {
    name: "BetaDiscreteWeibullFit.logLikelihoodOf",
    place: 215,
    table: false,
    arguments: [
      { name: "survivors", kind: "column", named: false, required: false },
      { name: "renewals", kind: "column", named: true, required: false },
      { name: "lost", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BetaDiscreteWeibullFit_survival: {
    name: "BetaDiscreteWeibullFit.survival",
    place: 216,
    table: false,
    arguments: [
      { name: "renewals", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BetaDiscreteWeibullFit_retention: {
    name: "BetaDiscreteWeibullFit.retention",
    place: 217,
    table: false,
    arguments: [
      { name: "renewals", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BetaDiscreteWeibullFit_discounted_lifetime: {
    name: "BetaDiscreteWeibullFit.discountedLifetime",
    place: 218,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BetaDiscreteWeibullFit_discounted_residual_lifetime: {
    name: "BetaDiscreteWeibullFit.discountedResidualLifetime",
    place: 219,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "nextRenewal", kind: "column", named: false, required: true },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BetaDiscreteWeibullFit_simulate_customers: {
    name: "BetaDiscreteWeibullFit.simulateCustomers",
    place: 220,
    table: false,
    arguments: [
      { name: "due", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  BetaDiscreteWeibullFit_simulate: {
    name: "BetaDiscreteWeibullFit.simulate",
    place: 221,
    table: false,
    arguments: [
      { name: "renewals", kind: "column", named: false, required: true },
      { name: "due", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.number()),
  } as MethodSpec<readonly number[]>,
  BgBb_new: {
    name: "BgBb",
    place: 222,
    table: false,
    arguments: [],
    leading: [],
    options: ["maxIterations"],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BgBb_fit: {
    name: "BgBb.fit",
    place: 223,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: readObject<BgBbFit>(() => BgBbFit),
  } as MethodSpec<BgBbFit>,
  BgBbFit_from_params: {
    name: "BgBbFit.fromParams",
    place: 224,
    table: false,
    arguments: [
      { name: "alpha", kind: "value", named: true, required: true },
      { name: "beta", kind: "value", named: true, required: true },
      { name: "gamma", kind: "value", named: true, required: true },
      { name: "delta", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: readObject<BgBbFit>(() => BgBbFit),
  } as MethodSpec<BgBbFit>,
  BgBbFit_params: {
    name: "BgBbFit.params",
    place: 225,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  BgBbFit_standard_errors: {
    name: "BgBbFit.standardErrors",
    place: 226,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  BgBbFit_covariance: {
    name: "BgBbFit.covariance",
    place: 227,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  BgBbFit_result: {
    name: "BgBbFit.result",
    place: 228,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  BgBbFit_log_likelihood_of: {
    name: "BgBbFit.logLikelihoodOf",
    place: 229,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BgBbFit_alive_probability: {
    name: "BgBbFit.aliveProbability",
    place: 230,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["at", "interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgBbFit_expected_purchases: {
    name: "BgBbFit.expectedPurchases",
    place: 231,
    table: false,
    arguments: [
      { name: "opportunities", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgBbFit_discounted_purchases: {
    name: "BgBbFit.discountedPurchases",
    place: 232,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgBbFit_purchase_probabilities: {
    name: "BgBbFit.purchaseProbabilities",
    place: 233,
    table: false,
    arguments: [
      { name: "opportunities", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  BgBbFit_simulate_customers: {
    name: "BgBbFit.simulateCustomers",
    place: 234,
    table: false,
    arguments: [
      { name: "opportunities", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  BgNbdCovariateFit_params: {
    name: "BgNbdCovariateFit.params",
    place: 235,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  BgNbdCovariateFit_unit_days: {
    name: "BgNbdCovariateFit.unitDays",
    place: 236,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  BgNbdCovariateFit_standard_errors: {
    name: "BgNbdCovariateFit.standardErrors",
    place: 237,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  BgNbdCovariateFit_covariance: {
    name: "BgNbdCovariateFit.covariance",
    place: 238,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  BgNbdCovariateFit_result: {
    name: "BgNbdCovariateFit.result",
    place: 239,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  BgNbdCovariateFit_parameters_of: {
    name: "BgNbdCovariateFit.parametersOf",
    place: 240,
    table: false,
    arguments: [
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  BgNbdCovariateFit_log_likelihood_of: {
    name: "BgNbdCovariateFit.logLikelihoodOf",
    place: 241,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  BgNbdCovariateFit_alive_probability: {
    name: "BgNbdCovariateFit.aliveProbability",
    place: 242,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgNbdCovariateFit_expected_purchases: {
    name: "BgNbdCovariateFit.expectedPurchases",
    place: 243,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgNbdCovariateFit_discounted_purchases: {
    name: "BgNbdCovariateFit.discountedPurchases",
    place: 244,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  BgNbdCovariateFit_simulate_customers: {
    name: "BgNbdCovariateFit.simulateCustomers",
    place: 245,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  MbgNbdCovariateFit_params: {
    name: "MbgNbdCovariateFit.params",
    place: 246,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  MbgNbdCovariateFit_unit_days: {
    name: "MbgNbdCovariateFit.unitDays",
    place: 247,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  MbgNbdCovariateFit_standard_errors: {
    name: "MbgNbdCovariateFit.standardErrors",
    place: 248,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  MbgNbdCovariateFit_covariance: {
    name: "MbgNbdCovariateFit.covariance",
    place: 249,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  MbgNbdCovariateFit_result: {
    name: "MbgNbdCovariateFit.result",
    place: 250,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  MbgNbdCovariateFit_parameters_of: {
    name: "MbgNbdCovariateFit.parametersOf",
    place: 251,
    table: false,
    arguments: [
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  MbgNbdCovariateFit_log_likelihood_of: {
    name: "MbgNbdCovariateFit.logLikelihoodOf",
    place: 252,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  MbgNbdCovariateFit_alive_probability: {
    name: "MbgNbdCovariateFit.aliveProbability",
    place: 253,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  MbgNbdCovariateFit_expected_purchases: {
    name: "MbgNbdCovariateFit.expectedPurchases",
    place: 254,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  MbgNbdCovariateFit_discounted_purchases: {
    name: "MbgNbdCovariateFit.discountedPurchases",
    place: 255,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  MbgNbdCovariateFit_simulate_customers: {
    name: "MbgNbdCovariateFit.simulateCustomers",
    place: 256,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  ParetoNbdCovariateFit_params: {
    name: "ParetoNbdCovariateFit.params",
    place: 257,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  ParetoNbdCovariateFit_unit_days: {
    name: "ParetoNbdCovariateFit.unitDays",
    place: 258,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.numberOrNull(),
  } as MethodSpec<number | null>,
  ParetoNbdCovariateFit_standard_errors: {
    name: "ParetoNbdCovariateFit.standardErrors",
    place: 259,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  ParetoNbdCovariateFit_covariance: {
    name: "ParetoNbdCovariateFit.covariance",
    place: 260,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  ParetoNbdCovariateFit_result: {
    name: "ParetoNbdCovariateFit.result",
    place: 261,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  ParetoNbdCovariateFit_parameters_of: {
    name: "ParetoNbdCovariateFit.parametersOf",
    place: 262,
    table: false,
    arguments: [
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.list((tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<readonly (readonly number[])[]>,
  ParetoNbdCovariateFit_log_likelihood_of: {
    name: "ParetoNbdCovariateFit.logLikelihoodOf",
    place: 263,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: false, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.number(),
  } as MethodSpec<number>,
  ParetoNbdCovariateFit_alive_probability: {
    name: "ParetoNbdCovariateFit.aliveProbability",
    place: 264,
    table: false,
    arguments: [
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ParetoNbdCovariateFit_expected_purchases: {
    name: "ParetoNbdCovariateFit.expectedPurchases",
    place: 265,
    table: false,
    arguments: [
      { name: "horizon", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ParetoNbdCovariateFit_discounted_purchases: {
    name: "ParetoNbdCovariateFit.discountedPurchases",
    place: 266,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "customers", kind: "object", named: true, required: false },
      { name: "frequency", kind: "column", named: true, required: false },
      { name: "recency", kind: "column", named: true, required: false },
      { name: "age", kind: "column", named: true, required: false },
      { name: "counts", kind: "column", named: true, required: false },
      { name: "unitDays", kind: "value", named: true, required: false },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
      { name: "threads", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ParetoNbdCovariateFit_simulate_customers: {
    name: "ParetoNbdCovariateFit.simulateCustomers",
    place: 267,
    table: false,
    arguments: [
      { name: "ages", kind: "column", named: false, required: true },
      { name: "seed", kind: "value", named: true, required: true },
      { name: "purchase", kind: "named_columns", named: true, required: false },
      { name: "dropout", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.list((tape) => tape.number())),
  } as MethodSpec<Readonly<Record<string, readonly number[]>>>,
  ShiftedBetaGeometricCovariateFit_params: {
    name: "ShiftedBetaGeometricCovariateFit.params",
    place: 268,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.number()),
  } as MethodSpec<Readonly<Record<string, number>>>,
  ShiftedBetaGeometricCovariateFit_standard_errors: {
    name: "ShiftedBetaGeometricCovariateFit.standardErrors",
    place: 269,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => readMap(tape, (tape) => tape.numberOrNull()),
  } as MethodSpec<Readonly<Record<string, number | null>>>,
  ShiftedBetaGeometricCovariateFit_covariance: {
    name: "ShiftedBetaGeometricCovariateFit.covariance",
    place: 270,
    table: false,
    arguments: [],
    leading: [],
    options: [],
    read: (tape) => tape.orNull((tape) => tape.list((tape) => tape.list((tape) => tape.number()))),
  } as MethodSpec<readonly (readonly number[])[] | null>,
  ShiftedBetaGeometricCovariateFit_result: {
    name: "ShiftedBetaGeometricCovariateFit.result",
    place: 271,
    table: false,
    arguments: [
      { name: "confidenceLevel", kind: "value", named: true, required: false },
    ],
    leading: [],
    options: [],
    read: (tape) => tape.record(readFitResult),
  } as MethodSpec<FitResult>,
  ShiftedBetaGeometricCovariateFit_survival: {
    name: "ShiftedBetaGeometricCovariateFit.survival",
    place: 272,
    table: false,
    arguments: [
      { name: "renewals", kind: "value", named: false, required: true },
      { name: "covariates", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
  ShiftedBetaGeometricCovariateFit_discounted_lifetime: {
    name: "ShiftedBetaGeometricCovariateFit.discountedLifetime",
    place: 273,
    table: false,
    arguments: [
      { name: "discountRate", kind: "value", named: false, required: true },
      { name: "covariates", kind: "named_columns", named: true, required: false },
    ],
    leading: [],
    options: ["interval", "confidenceLevel"],
    read: (tape) => tape.record(readPredictions),
  } as MethodSpec<Predictions>,
};
