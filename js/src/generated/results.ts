// Made by `make generate` from the export list; do not edit.
export * from "./slim/results.js";
import type { Tape } from "../tape.js";
import {
  readName,
} from "../tape-names.js";

/** A quantile and its interval by order statistics. */
export interface QuantileResult {
  /** The quantile. */
  readonly quantile: number;
  /** The headline number: the quantile. */
  readonly value: number;
  /** Which quantile: 0.5 is the median. */
  readonly p: number;
  /** How many values. */
  readonly n: number;
  /** How many rows had none. */
  readonly missingCount: number;
  /** Lower end of the interval; nothing where no value lies low enough. */
  readonly ciLower: number | null;
  /** Upper end of the interval; nothing where no value lies high enough. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How far the quantile may be off, relative to itself: 0 for the exact one. */
  readonly relativeError: number;
  /** How the quantile was read off the sorted values, and whether from a sketch. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readQuantileResult = (tape: Tape): QuantileResult => ({
  quantile: tape.number(),
  value: tape.number(),
  p: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  relativeError: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Several quantiles of one column, each with its interval by order statistics. */
export interface QuantilesResult {
  /** The quantiles, in the order they were asked for. */
  readonly quantiles: readonly QuantilePoint[];
  /** The headline number: the first quantile asked for. */
  readonly value: number;
  /** How many values. */
  readonly n: number;
  /** How many rows had none. */
  readonly missingCount: number;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** How far a quantile may be off, relative to itself: 0 for exact ones. */
  readonly relativeError: number;
  /** How the quantiles were read off the sorted values, and whether from a sketch. */
  readonly method: string;
}

/** @internal */
export const readQuantilesResult = (tape: Tape): QuantilesResult => ({
  quantiles: tape.list((tape) => tape.record(readQuantilePoint)),
  value: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLevel: tape.number(),
  relativeError: tape.number(),
  method: tape.text(),
});

/** How many different names there are. */
export interface DistinctCountResult {
  /** How many different names there are, a sketch's estimate rounded. */
  readonly distinctCount: number;
  /** The headline number: how many different names there are. */
  readonly value: number;
  /** How many rows had a name. */
  readonly n: number;
  /** How many rows had none. */
  readonly missingCount: number;
  /** Lower end of a sketch's interval. */
  readonly ciLower: number | null;
  /** Upper end of a sketch's interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** Standard error of the count, relative to it: 0 for an exact one. */
  readonly relativeError: number;
  /** How the names were counted. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readDistinctCountResult = (tape: Tape): DistinctCountResult => ({
  distinctCount: tape.number(),
  value: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  relativeError: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many customers are fully connected, and what they are worth. */
export interface EmotionalConnectionResult {
  /** Customers who feel every motivator / customers. */
  readonly share: number;
  /** The headline number: the share. */
  readonly value: number;
  /** How many are fully connected. */
  readonly fullyConnected: number;
  /** How many customers answered everything. */
  readonly n: number;
  /** How many lacked an answer. */
  readonly missingCount: number;
  /** Lower end of the interval of the share. */
  readonly ciLower: number | null;
  /** Upper end of the interval of the share. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** How many are highly satisfied but not fully connected; nothing without a column of satisfaction. */
  readonly highlySatisfied: number | null;
  /** Mean value of the fully connected; nothing without values or without such customers. */
  readonly connectedMeanValue: number | null;
  /** Mean value of the highly satisfied who are not fully connected. */
  readonly satisfiedMeanValue: number | null;
  /** 100 · mean value of the fully connected / that of the highly satisfied: 152 is worth 52 % more. */
  readonly valueIndex: number | null;
  /** Lower end of the interval of the index. */
  readonly valueIndexCiLower: number | null;
  /** Upper end of the interval of the index. */
  readonly valueIndexCiUpper: number | null;
  /** How the interval of the index was computed. */
  readonly valueIndexIntervalMethod: string;
  /** What was counted. */
  readonly method: string;
  /** How the interval of the share was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readEmotionalConnectionResult = (tape: Tape): EmotionalConnectionResult => ({
  share: tape.number(),
  value: tape.number(),
  fullyConnected: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  highlySatisfied: tape.numberOrNull(),
  connectedMeanValue: tape.numberOrNull(),
  satisfiedMeanValue: tape.numberOrNull(),
  valueIndex: tape.numberOrNull(),
  valueIndexCiLower: tape.numberOrNull(),
  valueIndexCiUpper: tape.numberOrNull(),
  valueIndexIntervalMethod: tape.text(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A Kaplan-Meier curve, its median, its quantiles and its mean up to a horizon. */
export interface KaplanMeierResult {
  /** The first time by which half have had the event; nothing where the curve does not fall so far. */
  readonly median: number | null;
  /** The headline number: the median. */
  readonly value: number | null;
  /** How many times. */
  readonly n: number;
  /** How many of them ended in the event. */
  readonly eventCount: number;
  /** How many had not when they were last seen. */
  readonly censoredCount: number;
  /** How many rows had no time or no flag. */
  readonly missingCount: number;
  /** Lower end of the median's interval; nothing where it has none. */
  readonly ciLower: number | null;
  /** Upper end of the median's interval; nothing where it has none. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** The quantiles asked for. */
  readonly quantiles: readonly SurvivalQuantile[];
  /** The time up to which the restricted mean was taken. */
  readonly horizon: number | null;
  /** The mean of the times, those beyond the horizon counted as the horizon. */
  readonly restrictedMean: number | null;
  /** Its standard error. */
  readonly restrictedMeanStandardError: number | null;
  /** Lower end of its interval. */
  readonly restrictedMeanCiLower: number | null;
  /** Upper end of its interval. */
  readonly restrictedMeanCiUpper: number | null;
  /** How the restricted mean was computed, or why there is none. */
  readonly restrictedMeanMethod: string;
  /** Every time at which something was seen, earliest first. */
  readonly curve: readonly SurvivalPoint[];
  /** How the curve was computed. */
  readonly method: string;
  /** How the intervals of the curve and the quantiles were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readKaplanMeierResult = (tape: Tape): KaplanMeierResult => ({
  median: tape.numberOrNull(),
  value: tape.numberOrNull(),
  n: tape.number(),
  eventCount: tape.number(),
  censoredCount: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  quantiles: tape.list((tape) => tape.record(readSurvivalQuantile)),
  horizon: tape.numberOrNull(),
  restrictedMean: tape.numberOrNull(),
  restrictedMeanStandardError: tape.numberOrNull(),
  restrictedMeanCiLower: tape.numberOrNull(),
  restrictedMeanCiUpper: tape.numberOrNull(),
  restrictedMeanMethod: tape.text(),
  curve: tape.list((tape) => tape.record(readSurvivalPoint)),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A rate: how many of those that could did. */
export interface RateResult {
  /** The rate, 0 to 1. */
  readonly rate: number;
  /** The headline number: the rate. */
  readonly value: number;
  /** How many did. */
  readonly numerator: number;
  /** How many could. */
  readonly denominator: number;
  /** How many were measured: the denominator. */
  readonly n: number;
  /** How many rows do not say. */
  readonly missingCount: number;
  /** How many rows the measure leaves out by its definition, such as cases that are not resolved. */
  readonly excludedCount: number;
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
export const readRateResult = (tape: Tape): RateResult => ({
  rate: tape.number(),
  value: tape.number(),
  numerator: tape.number(),
  denominator: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  excludedCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many cases kept their promised time. */
export interface SlaResult {
  /** The share of decided cases that kept it, 0 to 1. */
  readonly rate: number;
  /** The headline number: the share. */
  readonly value: number;
  /** Cases that kept it. */
  readonly met: number;
  /** Cases that did not: resolved too late, or open past it. */
  readonly missed: number;
  /** Open cases whose time is not up: in neither number. */
  readonly pendingCount: number;
  /** How many were decided: met and missed. */
  readonly n: number;
  /** Rows that do not say. */
  readonly missingCount: number;
  /** Rows left out as they end before they begin, or take longer than anything may. */
  readonly impossibleCount: number;
  /** Cases opened after the time of the reading. */
  readonly laterCount: number;
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
export const readSlaResult = (tape: Tape): SlaResult => ({
  rate: tape.number(),
  value: tape.number(),
  met: tape.number(),
  missed: tape.number(),
  pendingCount: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  impossibleCount: tape.number(),
  laterCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many cases are open at each of several times. */
export interface BacklogSeriesResult {
  /** Cases open, one number for each time asked for, in their order. */
  readonly backlog: readonly number[];
  /** The headline number: cases open at the last time asked for. */
  readonly value: number;
  /** Their mean over the times asked for. */
  readonly mean: number;
  /** The most that were open at a time asked for. */
  readonly largest: number;
  /** How many cases there are, opened whenever. */
  readonly n: number;
  /** How many rows do not say when the case was opened. */
  readonly missingCount: number;
  /** How many rows were left out as they end before they begin, or take longer than anything may. */
  readonly impossibleCount: number;
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** What was counted. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readBacklogSeriesResult = (tape: Tape): BacklogSeriesResult => ({
  backlog: tape.list((tape) => tape.number()),
  value: tape.number(),
  mean: tape.number(),
  largest: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  impossibleCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many contacts a customer has. */
export interface ContactRateResult {
  /** Contacts per customer; above 1 where customers come more than once. */
  readonly rate: number;
  /** The headline number: contacts per customer. */
  readonly value: number;
  /** How many contacts. */
  readonly contacts: number;
  /** How many customers. */
  readonly n: number;
  /** Customers of a column whose contacts are not known. */
  readonly missingCount: number;
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
export const readContactRateResult = (tape: Tape): ContactRateResult => ({
  rate: tape.number(),
  value: tape.number(),
  contacts: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many agents are needed and what they achieve. */
export interface StaffingResult {
  /** Agents answering calls. */
  readonly agents: number;
  /** The headline number: agents answering calls. */
  readonly value: number;
  /** Agents to put on the roster, so that after shrinkage enough answer. */
  readonly scheduledAgents: number;
  /** The work that comes in: calls under way at a time if none had to wait. Calls per hour × handle time. */
  readonly loadErlangs: number;
  /** The share of calls answered in time. */
  readonly serviceLevel: number;
  /** The share of calls that wait; nothing where calls are turned away. */
  readonly waitProbability: number | null;
  /** The share of calls that would find nobody free if none waited (Erlang B). */
  readonly blockingProbability: number;
  /** Average seconds to an answer over all calls; nothing where the queue grows for ever. */
  readonly meanWaitSeconds: number | null;
  /** The share of their time agents are busy. */
  readonly occupancy: number;
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** The model. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readStaffingResult = (tape: Tape): StaffingResult => ({
  agents: tape.number(),
  value: tape.number(),
  scheduledAgents: tape.number(),
  loadErlangs: tape.number(),
  serviceLevel: tape.number(),
  waitProbability: tape.numberOrNull(),
  blockingProbability: tape.number(),
  meanWaitSeconds: tape.numberOrNull(),
  occupancy: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What serving one of them costs. */
export interface CostToServeResult {
  /** Cost per customer, contact, resolved case or journey, in the currency of the total. */
  readonly cost: number;
  /** The headline number: the cost of one. */
  readonly value: number;
  /** The total. */
  readonly totalCost: number;
  /** How many were served. */
  readonly n: number;
  /** Rows that do not say. */
  readonly missingCount: number;
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
export const readCostToServeResult = (tape: Tape): CostToServeResult => ({
  cost: tape.number(),
  value: tape.number(),
  totalCost: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many customers stayed. */
export interface RetentionRateResult {
  /** The rate: 0 to 1, above 1 only by `end_over_start`. */
  readonly rate: number;
  /** The headline number: the rate. */
  readonly value: number;
  /** Customers at the start who are still customers at the end; nothing where new ones were not counted. */
  readonly retained: number | null;
  /** Customers at the start who are none at the end; nothing where new ones were not counted. */
  readonly lost: number | null;
  /** Customers at the end who were none at the start, where they were counted. */
  readonly new: number | null;
  /** Customers at the start. */
  readonly start: number;
  /** Customers at the end. */
  readonly end: number;
  /** How many were measured: customers at the start. */
  readonly n: number;
  /** Rows that name no customer or no time. */
  readonly missingCount: number;
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
export const readRetentionRateResult = (tape: Tape): RetentionRateResult => ({
  rate: tape.number(),
  value: tape.number(),
  retained: tape.numberOrNull(),
  lost: tape.numberOrNull(),
  new: tape.numberOrNull(),
  start: tape.number(),
  end: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many customers left. */
export interface ChurnRateResult {
  /** The rate: 0 to 1 by `over_start` and `over_total`, else any number, of `net` a negative one too. */
  readonly rate: number;
  /** The headline number: the rate. */
  readonly value: number;
  /** Customers lost; by `net` those at the start less those at the end, where that is not negative. */
  readonly lost: number | null;
  /** What they were divided by. */
  readonly denominator: number;
  /** How many were measured: customers at the start, with those acquired by `over_total`. */
  readonly n: number;
  /** Rows that name no customer or no time. */
  readonly missingCount: number;
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
export const readChurnRateResult = (tape: Tape): ChurnRateResult => ({
  rate: tape.number(),
  value: tape.number(),
  lost: tape.numberOrNull(),
  denominator: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What a new customer costs. */
export interface CacResult {
  /** Spending per new customer, in the currency of the total. */
  readonly cost: number;
  /** The headline number: the cost of one. */
  readonly value: number;
  /** The total. */
  readonly spend: number;
  /** How many customers are new. */
  readonly n: number;
  /** Rows that do not say. */
  readonly missingCount: number;
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
export const readCacResult = (tape: Tape): CacResult => ({
  cost: tape.number(),
  value: tape.number(),
  spend: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How much customers have to do with us. */
export interface EngagementResult {
  /** Visits per customer. */
  readonly visitsPerCustomer: number;
  /** The headline number: visits per customer. */
  readonly value: number;
  /** Seconds per visit, where the time was measured and there was a visit. */
  readonly secondsPerVisit: number | null;
  /** Messages opened over messages sent, where they were counted. */
  readonly openRate: number | null;
  /** Lower end of its interval. */
  readonly openRateCiLower: number | null;
  /** Upper end of its interval. */
  readonly openRateCiUpper: number | null;
  /** Messages clicked over messages opened, where they were counted. */
  readonly clickRate: number | null;
  /** Lower end of its interval. */
  readonly clickRateCiLower: number | null;
  /** Upper end of its interval. */
  readonly clickRateCiUpper: number | null;
  /** How many visits. */
  readonly visits: number;
  /** How many customers. */
  readonly n: number;
  /** Rows that do not say. */
  readonly missingCount: number;
  /** Lower end of the interval of visits per customer. */
  readonly ciLower: number | null;
  /** Upper end of the interval of visits per customer. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was divided by what. */
  readonly method: string;
  /** How the interval of visits per customer was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readEngagementResult = (tape: Tape): EngagementResult => ({
  visitsPerCustomer: tape.number(),
  value: tape.number(),
  secondsPerVisit: tape.numberOrNull(),
  openRate: tape.numberOrNull(),
  openRateCiLower: tape.numberOrNull(),
  openRateCiUpper: tape.numberOrNull(),
  clickRate: tape.numberOrNull(),
  clickRateCiLower: tape.numberOrNull(),
  clickRateCiUpper: tape.numberOrNull(),
  visits: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What a customer brings in. */
export interface RevenuePerCustomerResult {
  /** Revenue per active customer, in the currency of the total. */
  readonly revenuePerCustomer: number;
  /** The headline number: the revenue of one. */
  readonly value: number;
  /** The total. */
  readonly revenue: number;
  /** How many customers were active. */
  readonly n: number;
  /** Rows that do not say. */
  readonly missingCount: number;
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
export const readRevenuePerCustomerResult = (tape: Tape): RevenuePerCustomerResult => ({
  revenuePerCustomer: tape.number(),
  value: tape.number(),
  revenue: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Where the active customers of a period come from. */
export interface GrowthResult {
  /** The headline number: the quick ratio. */
  readonly value: number | null;
  /** Customers won or won back for each one who went quiet; nothing when nobody did. */
  readonly quickRatio: number | null;
  /** Active for the first time. */
  readonly new: number;
  /** Active in this period and the one before. */
  readonly returning: number;
  /** Active in this period and in some earlier one, but not in the one before. */
  readonly resurrected: number;
  /** Active in the period before, not in this one. */
  readonly dormant: number;
  /** Active in this period: new, returning and resurrected. */
  readonly active: number;
  /** Change against the active customers of the period before; nothing when there were none. */
  readonly growthRate: number | null;
  /** How many were measured: active in this period or the one before. */
  readonly n: number;
  /** Rows that name no customer or no time. */
  readonly missingCount: number;
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
export const readGrowthResult = (tape: Tape): GrowthResult => ({
  value: tape.numberOrNull(),
  quickRatio: tape.numberOrNull(),
  new: tape.number(),
  returning: tape.number(),
  resurrected: tape.number(),
  dormant: tape.number(),
  active: tape.number(),
  growthRate: tape.numberOrNull(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What a customer is worth. */
export interface ClvResult {
  /** The headline number: the value after the cost of winning the customer. */
  readonly value: number;
  /** The value before that cost. */
  readonly valueBeforeAcquisition: number;
  /** What was subtracted. */
  readonly acquisitionCost: number;
  /** How many times the margin the value before the cost is; nothing where the margin is 0. */
  readonly marginMultiple: number | null;
  /** Margin a period. */
  readonly margin: number;
  /** Share of customers that stay from one period to the next. */
  readonly retention: number;
  /** Discount rate a period. */
  readonly discountRate: number;
  /** Growth of the margin a period. */
  readonly growth: number;
  /** How many payments count; nothing when there is no end. */
  readonly periods: number | null;
  /** How many were measured: nothing, as no sample stands behind it. */
  readonly n: number | null;
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** The formula. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readClvResult = (tape: Tape): ClvResult => ({
  value: tape.number(),
  valueBeforeAcquisition: tape.number(),
  acquisitionCost: tape.number(),
  marginMultiple: tape.numberOrNull(),
  margin: tape.number(),
  retention: tape.number(),
  discountRate: tape.number(),
  growth: tape.number(),
  periods: tape.numberOrNull(),
  n: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A value or a ratio that is computed, not estimated. */
export interface ValueResult {
  /** The number; nothing where there is none, such as the payback of a margin that never pays back. */
  readonly value: number | null;
  /** Whether a target is reached, where there is one. */
  readonly reached: boolean | null;
  /** How many were measured: nothing, as no sample stands behind it. */
  readonly n: number | null;
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** The formula. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readValueResult = (tape: Tape): ValueResult => ({
  value: tape.numberOrNull(),
  reached: tape.orNull((tape) => tape.bool()),
  n: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What all customers together are worth. */
export interface CustomerEquityResult {
  /** The headline number: the sum of the customers' values before the cost of winning them. */
  readonly value: number;
  /** The sum over the number of customers; nothing where it is 0. */
  readonly valuePerCustomer: number | null;
  /** How many customers. */
  readonly customers: number;
  /** How many rows were summed. */
  readonly n: number;
  /** Rows left out because their value is missing. */
  readonly missingCount: number;
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** What was summed. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readCustomerEquityResult = (tape: Tape): CustomerEquityResult => ({
  value: tape.number(),
  valuePerCustomer: tape.numberOrNull(),
  customers: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A budget shared out. */
export interface AllocationResult {
  /** The headline number: the value held by all segments. */
  readonly value: number;
  /** The budget. */
  readonly budget: number;
  /** What a unit of value gets where no floor or ceiling holds; nothing where each segment has met one. */
  readonly amountPerValue: number | null;
  /** How many segments. */
  readonly n: number;
  /** A row each, in the order of the segments. */
  readonly allocations: readonly Allocation[];
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** How it was shared out. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readAllocationResult = (tape: Tape): AllocationResult => ({
  value: tape.number(),
  budget: tape.number(),
  amountPerValue: tape.numberOrNull(),
  n: tape.number(),
  allocations: tape.list((tape) => tape.record(readAllocation)),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What an investment brings back. */
export interface RoiResult {
  /** The headline number: net gain per unit of cost; 0.5 is 50 %. */
  readonly value: number;
  /** The same. */
  readonly roi: number;
  /** What was gained less what it cost. */
  readonly netGain: number;
  /** What was gained. */
  readonly valueGained: number;
  /** What it cost. */
  readonly cost: number;
  /** Periods until the cost is earned back, where `periods` is given and anything is gained. */
  readonly paybackPeriods: number | null;
  /** How many were measured: nothing, as no sample stands behind it. */
  readonly n: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was divided by what. */
  readonly method: string;
  /** Where the interval comes from. */
  readonly intervalMethod: string;
}

/** @internal */
export const readRoiResult = (tape: Tape): RoiResult => ({
  value: tape.number(),
  roi: tape.number(),
  netGain: tape.number(),
  valueGained: tape.number(),
  cost: tape.number(),
  paybackPeriods: tape.numberOrNull(),
  n: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Investments, the best first. */
export interface RoiRankingResult {
  /** The headline number: net gain of all per unit of what they cost together. */
  readonly value: number;
  /** How many investments. */
  readonly n: number;
  /** The best first; of equal ones the earlier row. */
  readonly ranking: readonly RoiRank[];
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** What was divided by what. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readRoiRankingResult = (tape: Tape): RoiRankingResult => ({
  value: tape.number(),
  n: tape.number(),
  ranking: tape.list((tape) => tape.record(readRoiRank)),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** An average handle time and how sure it is. */
export interface AhtResult {
  /** Seconds of talk, hold and follow-up together, per contact. */
  readonly ahtSeconds: number;
  /** The headline number: the average handle time in seconds. */
  readonly value: number;
  /** How many contacts. */
  readonly n: number;
  /** How many rows lack one of the times. */
  readonly missingCount: number;
  /** How many rows were left out as they have no talk time; 0 unless `handled`. */
  readonly unhandledCount: number;
  /** Average seconds of talk. */
  readonly talkSeconds: number;
  /** Average seconds on hold; nothing without that column. */
  readonly holdSeconds: number | null;
  /** Average seconds of follow-up; nothing without that column. */
  readonly wrapSeconds: number | null;
  /** Standard deviation between contacts; nothing for one contact. */
  readonly standardDeviation: number | null;
  /** Standard deviation over the root of n. */
  readonly standardError: number | null;
  /** Lower end of the interval, in seconds. */
  readonly ciLower: number | null;
  /** Upper end of the interval, in seconds. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was divided by what. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readAhtResult = (tape: Tape): AhtResult => ({
  ahtSeconds: tape.number(),
  value: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  unhandledCount: tape.number(),
  talkSeconds: tape.number(),
  holdSeconds: tape.numberOrNull(),
  wrapSeconds: tape.numberOrNull(),
  standardDeviation: tape.numberOrNull(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How long cases take. */
export interface WaitingResult {
  /** The time in seconds; nothing where so many cases are open that it is not known yet. */
  readonly seconds: number | null;
  /** The headline number: the time in seconds. */
  readonly value: number | null;
  /** How many cases the number is made of: the ended ones, and with `censored` the open ones too. */
  readonly n: number;
  /** How many cases have ended. */
  readonly endedCount: number;
  /** How many were open at the time of the reading. */
  readonly openCount: number;
  /** How many rows do not say when the case was opened. */
  readonly missingCount: number;
  /** How many rows were left out as they end before they begin, or take longer than anything may. */
  readonly impossibleCount: number;
  /** How many cases were opened after the time of the reading. */
  readonly laterCount: number;
  /** Lower end of the interval, in seconds. */
  readonly ciLower: number | null;
  /** Upper end of the interval, in seconds. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was computed. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readWaitingResult = (tape: Tape): WaitingResult => ({
  seconds: tape.numberOrNull(),
  value: tape.numberOrNull(),
  n: tape.number(),
  endedCount: tape.number(),
  openCount: tape.number(),
  missingCount: tape.number(),
  impossibleCount: tape.number(),
  laterCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How often the first contact was enough, from a log of contacts. */
export interface FcrFromLogResult {
  /** The share of first contacts after which none followed, 0 to 1. */
  readonly rate: number;
  /** The headline number: the share. */
  readonly value: number;
  /** First contacts after which none followed. */
  readonly resolved: number;
  /** First contacts whose windows before and after lie within the log. */
  readonly n: number;
  /** Contacts that followed another within the window: each failed first contact has one or more. */
  readonly repeatCount: number;
  /** Contacts too near the beginning of the log to know whether they were the first. */
  readonly unknownStart: number;
  /** First contacts too near the end of the log to know whether another followed. */
  readonly unknownEnd: number;
  /** Rows that began before another contact of the same customer and topic had ended: part of that contact. */
  readonly overlappingCount: number;
  /** Rows that name no customer or have no beginning. */
  readonly missingCount: number;
  /** Rows left out as they end before they begin, or take longer than anything may. */
  readonly impossibleCount: number;
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
export const readFcrFromLogResult = (tape: Tape): FcrFromLogResult => ({
  rate: tape.number(),
  value: tape.number(),
  resolved: tape.number(),
  n: tape.number(),
  repeatCount: tape.number(),
  unknownStart: tape.number(),
  unknownEnd: tape.number(),
  overlappingCount: tape.number(),
  missingCount: tape.number(),
  impossibleCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Topics by how much they hurt. */
export interface TicketTrendResult {
  /** The topics, the one that hurts most first. */
  readonly topics: readonly TopicTrend[];
  /** The headline number: the impact of the first topic. */
  readonly value: number;
  /** How many customers there are. */
  readonly n: number;
  /** How many tickets were read. */
  readonly ticketCount: number;
  /** How many rows lack their customer, topic or severity. */
  readonly missingCount: number;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was multiplied by what. */
  readonly method: string;
  /** How the intervals of impact and rank were computed; those of the shares are Wilson's. */
  readonly intervalMethod: string;
}

/** @internal */
export const readTicketTrendResult = (tape: Tape): TicketTrendResult => ({
  topics: tape.list((tape) => tape.record(readTopicTrend)),
  value: tape.number(),
  n: tape.number(),
  ticketCount: tape.number(),
  missingCount: tape.number(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** How many cases are open at a time. */
export interface BacklogResult {
  /** Cases open. */
  readonly backlog: number;
  /** The headline number: cases open. */
  readonly value: number;
  /** How many had been opened by then. */
  readonly n: number;
  /** How many of these had been resolved. */
  readonly resolvedCount: number;
  /** How many cases were opened later. */
  readonly laterCount: number;
  /** How many rows do not say when the case was opened. */
  readonly missingCount: number;
  /** How many rows were left out as they end before they begin, or take longer than anything may. */
  readonly impossibleCount: number;
  /** None: see `interval_method`. */
  readonly ciLower: number | null;
  /** None: see `interval_method`. */
  readonly ciUpper: number | null;
  /** What was counted. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readBacklogResult = (tape: Tape): BacklogResult => ({
  backlog: tape.number(),
  value: tape.number(),
  n: tape.number(),
  resolvedCount: tape.number(),
  laterCount: tape.number(),
  missingCount: tape.number(),
  impossibleCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** One of several quantiles. */
export interface QuantilePoint {
  /** Which quantile: 0.5 is the median. */
  readonly p: number;
  /** The quantile. */
  readonly quantile: number;
  /** Lower end of the interval; nothing where no value lies low enough. */
  readonly ciLower: number | null;
  /** Upper end of the interval; nothing where no value lies high enough. */
  readonly ciUpper: number | null;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readQuantilePoint = (tape: Tape): QuantilePoint => ({
  p: tape.number(),
  quantile: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  intervalMethod: tape.text(),
});

/** One time of a survival curve. */
export interface SurvivalPoint {
  /** The time. */
  readonly time: number;
  /** How many were still waiting just before it. */
  readonly atRisk: number;
  /** How many had the event at it. */
  readonly eventCount: number;
  /** How many were last seen at it, without the event. */
  readonly censoredCount: number;
  /** The share expected to be without the event after it. */
  readonly survival: number;
  /** Greenwood's standard error of the share; nothing once the share is 0. */
  readonly standardError: number | null;
  /** Lower end of the log-log interval; nothing while the share is 1 and once it is 0. */
  readonly ciLower: number | null;
  /** Upper end of the log-log interval; nothing while the share is 1 and once it is 0. */
  readonly ciUpper: number | null;
}

/** @internal */
export const readSurvivalPoint = (tape: Tape): SurvivalPoint => ({
  time: tape.number(),
  atRisk: tape.number(),
  eventCount: tape.number(),
  censoredCount: tape.number(),
  survival: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
});

/** A quantile of a survival curve: the time by which the share p has had the event. */
export interface SurvivalQuantile {
  /** Which quantile: 0.5 is the median. */
  readonly p: number;
  /** The time; nothing where the curve does not fall so far. */
  readonly time: number | null;
  /** Lower end of the interval; nothing where the lower band does not fall so far. */
  readonly ciLower: number | null;
  /** Upper end of the interval; nothing where the upper band does not fall so far. */
  readonly ciUpper: number | null;
}

/** @internal */
export const readSurvivalQuantile = (tape: Tape): SurvivalQuantile => ({
  p: tape.number(),
  time: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
});

/** How much one topic hurts. */
export interface TopicTrend {
  /** The topic. */
  readonly topic: string;
  /** Its place, 1 for the one that hurts most; topics that hurt the same share theirs. */
  readonly rank: number;
  /** Best place of the interval. */
  readonly rankLower: number | null;
  /** Worst place of the interval. */
  readonly rankUpper: number | null;
  /** Share of customers affected times their mean severity, 0 to 1. */
  readonly impact: number;
  /** Lower end of the interval of the impact. */
  readonly ciLower: number | null;
  /** Upper end of the interval of the impact. */
  readonly ciUpper: number | null;
  /** Share of the customers who have a ticket about it: "4 % or 40 %?". */
  readonly shareAffected: number;
  /** Lower end of the share's interval. */
  readonly shareCiLower: number | null;
  /** Upper end of the share's interval. */
  readonly shareCiUpper: number | null;
  /** Mean severity of the customers affected, each by the worst of their tickets about it. */
  readonly meanSeverity: number;
  /** How many customers have a ticket about it. */
  readonly affected: number;
  /** How many tickets are about it. */
  readonly ticketCount: number;
}

/** @internal */
export const readTopicTrend = (tape: Tape): TopicTrend => ({
  topic: tape.text(),
  rank: tape.number(),
  rankLower: tape.numberOrNull(),
  rankUpper: tape.numberOrNull(),
  impact: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  shareAffected: tape.number(),
  shareCiLower: tape.numberOrNull(),
  shareCiUpper: tape.numberOrNull(),
  meanSeverity: tape.number(),
  affected: tape.number(),
  ticketCount: tape.number(),
});

/** What one segment gets. */
export interface Allocation {
  /** Which segment: its row. */
  readonly row: number;
  /** The value it holds. */
  readonly valueHeld: number;
  /** Its share of all value held. */
  readonly valueShare: number;
  /** What it gets, in the currency of the budget. */
  readonly amount: number;
  /** What it gets as a share of the budget; nothing for a budget of 0. */
  readonly budgetShare: number | null;
  /** What settled the amount. */
  readonly rule: "proportional" | "floor" | "ceiling";
}

/** @internal */
export const readAllocation = (tape: Tape): Allocation => ({
  row: tape.number(),
  valueHeld: tape.number(),
  valueShare: tape.number(),
  amount: tape.number(),
  budgetShare: tape.numberOrNull(),
  rule: tape.text() as "proportional" | "floor" | "ceiling",
});

/** One investment of several. */
export interface RoiRank {
  /** 1 for the best. */
  readonly rank: number;
  /** Which one: its row. */
  readonly row: number;
  /** Net gain per unit of cost. */
  readonly roi: number;
  /** What was gained less what it cost. */
  readonly netGain: number;
  /** What was gained. */
  readonly valueGained: number;
  /** What it cost. */
  readonly cost: number;
}

/** @internal */
export const readRoiRank = (tape: Tape): RoiRank => ({
  rank: tape.number(),
  row: tape.number(),
  roi: tape.number(),
  netGain: tape.number(),
  valueGained: tape.number(),
  cost: tape.number(),
});

/** How many customers were active. */
export interface ActiveUsersResult {
  /** The headline number: active customers, of the period or of the days that end with it. */
  readonly value: number;
  /** Different customers active in the period. */
  readonly active: number;
  /** Different customers active in the days that end with the period, where those were asked for. */
  readonly rollingActive: number | null;
  /** Customers active on a day, on average over all days of the period, where stickiness was asked for. */
  readonly meanDailyActive: number | null;
  /** Mean daily actives over the actives of the period, where it was asked for and anyone was active. */
  readonly stickiness: number | null;
  /** How many were measured: the headline number. */
  readonly n: number;
  /** Rows that name no customer or no time. */
  readonly missingCount: number;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was counted. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readActiveUsersResult = (tape: Tape): ActiveUsersResult => ({
  value: tape.number(),
  active: tape.number(),
  rollingActive: tape.numberOrNull(),
  meanDailyActive: tape.numberOrNull(),
  stickiness: tape.numberOrNull(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Rows that are not in a log, by the first reason that applies. */
export interface DroppedRows {
  /** The customer is missing. */
  readonly missingCustomer: number;
  /** The customer's id is blank. */
  readonly blankCustomer: number;
  /** The time is missing. */
  readonly missingTime: number;
  /** The touchpoint is missing. */
  readonly missingTouchpoint: number;
  /** The touchpoint's name is blank. */
  readonly blankTouchpoint: number;
}

/** @internal */
export const readDroppedRows = (tape: Tape): DroppedRows => ({
  missingCustomer: tape.number(),
  blankCustomer: tape.number(),
  missingTime: tape.number(),
  missingTouchpoint: tape.number(),
  blankTouchpoint: tape.number(),
});

/** The events of one customer in order. */
export interface Journey {
  /** When. */
  readonly time: readonly string[];
  /** What. */
  readonly touchpoint: readonly string[];
}

/** @internal */
export const readJourney = (tape: Tape): Journey => ({
  time: tape.list((tape) => tape.text()),
  touchpoint: tape.list((tape) => tape.text()),
});

/** How far customers came, step by step. */
export interface FunnelResult {
  /** How many reached each step. */
  readonly counts: readonly number[];
  /**
   * The headline number: the share of those who entered that reached the last required step; nothing when nobody
   * entered.
   */
  readonly value: number | null;
  /** How many entered. */
  readonly n: number;
  /** How many customers the log has. */
  readonly customers: number;
  /** How many are not complete, and still could be when the data end: they have not dropped off. */
  readonly pending: number;
  /** How many left the funnel for an excluded event. */
  readonly excluded: number;
  /** Lower end of the interval of the headline number. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was counted. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** A row a step. */
  readonly steps: readonly FunnelStepResult[];
  /** A funnel a value of the breakdown, in order. */
  readonly groups: readonly FunnelGroup[];
  /** A funnel a period of entry, in order. */
  readonly periods: readonly FunnelGroup[];
}

/** @internal */
export const readFunnelResult = (tape: Tape): FunnelResult => ({
  counts: tape.list((tape) => tape.number()),
  value: tape.numberOrNull(),
  n: tape.number(),
  customers: tape.number(),
  pending: tape.number(),
  excluded: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  steps: tape.list((tape) => tape.record(readFunnelStepResult)),
  groups: tape.list((tape) => tape.record(readFunnelGroup)),
  periods: tape.list((tape) => tape.record(readFunnelGroup)),
});

/** One step of a funnel. */
export interface FunnelStepResult {
  /** Its number, from 1. */
  readonly step: number;
  /** Its touchpoints. */
  readonly name: string;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** How many reached it: customers, entries or sessions. */
  readonly count: number;
  /** How many came so far, no further, and still could when the data end. */
  readonly pending: number;
  /** The share of those who reached the required step before; nothing for the first step, or when there are none. */
  readonly conversion: number | null;
  /** Lower end of its interval. */
  readonly conversionCiLower: number | null;
  /** Upper end of its interval. */
  readonly conversionCiUpper: number | null;
  /** The share of those who reached the first step. */
  readonly fromFirst: number | null;
  /** Lower end of its interval. */
  readonly fromFirstCiLower: number | null;
  /** Upper end of its interval. */
  readonly fromFirstCiUpper: number | null;
  /** The time since the step before: the median. Quantiles lie between neighbouring values in proportion. */
  readonly medianSeconds: number | null;
  /** A quarter took no longer. */
  readonly p25Seconds: number | null;
  /** Three quarters took no longer. */
  readonly p75Seconds: number | null;
  /** Nine tenths took no longer. */
  readonly p90Seconds: number | null;
  /** The mean. */
  readonly meanSeconds: number | null;
  /** The time since the first step: the median. */
  readonly medianSecondsFromFirst: number | null;
  /** Its mean. */
  readonly meanSecondsFromFirst: number | null;
}

/** @internal */
export const readFunnelStepResult = (tape: Tape): FunnelStepResult => ({
  step: tape.number(),
  name: tape.text(),
  optional: tape.bool(),
  count: tape.number(),
  pending: tape.number(),
  conversion: tape.numberOrNull(),
  conversionCiLower: tape.numberOrNull(),
  conversionCiUpper: tape.numberOrNull(),
  fromFirst: tape.numberOrNull(),
  fromFirstCiLower: tape.numberOrNull(),
  fromFirstCiUpper: tape.numberOrNull(),
  medianSeconds: tape.numberOrNull(),
  p25Seconds: tape.numberOrNull(),
  p75Seconds: tape.numberOrNull(),
  p90Seconds: tape.numberOrNull(),
  meanSeconds: tape.numberOrNull(),
  medianSecondsFromFirst: tape.numberOrNull(),
  meanSecondsFromFirst: tape.numberOrNull(),
});

/** A funnel of one group or one period. */
export interface FunnelGroup {
  /** The value of the attribute, empty where there is none; or the first day of the period. */
  readonly group: string;
  /** How many reached each step. */
  readonly counts: readonly number[];
  /** Its steps. */
  readonly steps: readonly FunnelStepResult[];
  /** How many are not complete, and still could be when the data end. */
  readonly pending: number;
  /** How many left the funnel for an excluded event. */
  readonly excluded: number;
}

/** @internal */
export const readFunnelGroup = (tape: Tape): FunnelGroup => ({
  group: tape.text(),
  counts: tape.list((tape) => tape.number()),
  steps: tape.list((tape) => tape.record(readFunnelStepResult)),
  pending: tape.number(),
  excluded: tape.number(),
});

/** How far each customer came who entered a funnel, in the order of their names. */
export interface FunnelDepths {
  /** Who. */
  readonly customer: readonly (string | number)[];
  /** The last required step reached, from 1; 0 for a customer whose attempts were all excluded. */
  readonly depth: readonly number[];
  /** Whether the customer could still come further when the data end. */
  readonly pending: readonly boolean[];
  /** Whether an excluded event put the customer out of the funnel. */
  readonly excluded: readonly boolean[];
}

/** @internal */
export const readFunnelDepths = (tape: Tape): FunnelDepths => ({
  customer: tape.list((tape) => readName(tape) as string | number),
  depth: tape.list((tape) => tape.number()),
  pending: tape.list((tape) => tape.bool()),
  excluded: tape.list((tape) => tape.bool()),
});

/** Who comes back: cohorts by period of the start, columns by period since. */
export interface RetentionResult {
  /** By cohort, by column: how many returned; column 0 is the size of the cohort. Nothing beyond the data. */
  readonly matrix: readonly (readonly (number | null)[])[];
  /** The same as shares of the cohort; nothing for an empty cohort either. */
  readonly shares: readonly (readonly (number | null)[])[];
  /** Lower ends of their intervals. */
  readonly sharesCiLower: readonly (readonly (number | null)[])[];
  /** Upper ends of their intervals. */
  readonly sharesCiUpper: readonly (readonly (number | null)[])[];
  /** By cohort, by column: whether the data end before the time it looks at is over for every customer. */
  readonly incomplete: readonly (readonly boolean[])[];
  /** The cohorts in order, those without customers too. */
  readonly cohorts: readonly RetentionCohort[];
  /** A row a column: all cohorts together, incomplete cells left out. */
  readonly overall: readonly RetentionColumn[];
  /**
   * The headline number: the share over all cohorts in the first column after the start; nothing where no cohort
   * had the time.
   */
  readonly value: number | null;
  /** Out of how many it is. */
  readonly n: number;
  /** How many customers were looked at. */
  readonly customers: number;
  /** Lower end of the interval of the headline number. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was counted. */
  readonly method: string;
  /** How the intervals of the matrix were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readRetentionResult = (tape: Tape): RetentionResult => ({
  matrix: tape.list((tape) => tape.list((tape) => tape.numberOrNull())),
  shares: tape.list((tape) => tape.list((tape) => tape.numberOrNull())),
  sharesCiLower: tape.list((tape) => tape.list((tape) => tape.numberOrNull())),
  sharesCiUpper: tape.list((tape) => tape.list((tape) => tape.numberOrNull())),
  incomplete: tape.list((tape) => tape.list((tape) => tape.bool())),
  cohorts: tape.list((tape) => tape.record(readRetentionCohort)),
  overall: tape.list((tape) => tape.record(readRetentionColumn)),
  value: tape.numberOrNull(),
  n: tape.number(),
  customers: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The cohort of one period. */
export interface RetentionCohort {
  /** The first day of the period; with its hour where periods are hours. */
  readonly cohort: string;
  /** How many customers. */
  readonly size: number;
  /** Whether the period is not over when the data end: customers may still join. */
  readonly incomplete: boolean;
}

/** @internal */
export const readRetentionCohort = (tape: Tape): RetentionCohort => ({
  cohort: tape.text(),
  size: tape.number(),
  incomplete: tape.bool(),
});

/** One column over all cohorts whose customers had the whole of its time: those who returned, and out of how many. */
export interface RetentionColumn {
  /** The first period it looks at, counted from the start; 0 is the cohort itself. */
  readonly period: number;
  /** The last period it looks at. */
  readonly lastPeriod: number;
  /** How many cohorts are taken together. */
  readonly cohorts: number;
  /** Their customers; one in several cohorts counts in each. */
  readonly n: number;
  /** Those who returned. */
  readonly count: number;
  /** The share: that of each cohort, weighted by its size. */
  readonly share: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /**
   * The number of independent customers that would give as sure a share; below n where customers are in several
   * cohorts and behave alike in them.
   */
  readonly effectiveN: number | null;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readRetentionColumn = (tape: Tape): RetentionColumn => ({
  period: tape.number(),
  lastPeriod: tape.number(),
  cohorts: tape.number(),
  n: tape.number(),
  count: tape.number(),
  share: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  effectiveN: tape.numberOrNull(),
  intervalMethod: tape.text(),
});

/** The cells of a retention table that the data reach, cohort by cohort. */
export interface RetentionCells {
  /** The first day of the cohort's period; with its hour where periods are hours. */
  readonly cohort: readonly string[];
  /** How many customers the cohort has. */
  readonly size: readonly number[];
  /** The first period the cell looks at, counted from the start; 0 is the cohort itself. */
  readonly period: readonly number[];
  /** The last period it looks at. */
  readonly lastPeriod: readonly number[];
  /** How many customers of the cohort returned. */
  readonly count: readonly number[];
  /** Their share of the cohort; nothing for an empty one. */
  readonly share: readonly (number | null)[];
  /** Lower end of its interval. */
  readonly ciLower: readonly (number | null)[];
  /** Upper end of it. */
  readonly ciUpper: readonly (number | null)[];
  /** Whether the data end before the time of the cell is over for every customer. */
  readonly incomplete: readonly boolean[];
}

/** @internal */
export const readRetentionCells = (tape: Tape): RetentionCells => ({
  cohort: tape.list((tape) => tape.text()),
  size: tape.list((tape) => tape.number()),
  period: tape.list((tape) => tape.number()),
  lastPeriod: tape.list((tape) => tape.number()),
  count: tape.list((tape) => tape.number()),
  share: tape.list((tape) => tape.numberOrNull()),
  ciLower: tape.list((tape) => tape.numberOrNull()),
  ciUpper: tape.list((tape) => tape.numberOrNull()),
  incomplete: tape.list((tape) => tape.bool()),
});

/** Who was there on one day, and who of them on others. */
export interface AnchoredDaysResult {
  /** A row a day, the anchor first. */
  readonly flags: readonly AnchoredFlag[];
  /** How many were there, by day. */
  readonly counts: readonly number[];
  /** The headline number: the share on the day after the anchor in the list; nothing without one. */
  readonly value: number | null;
  /** How many were there on the anchor. */
  readonly n: number;
  /** How many customers were looked at. */
  readonly customers: number;
  /** Lower end of the interval of the headline number. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was counted. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readAnchoredDaysResult = (tape: Tape): AnchoredDaysResult => ({
  flags: tape.list((tape) => tape.record(readAnchoredFlag)),
  counts: tape.list((tape) => tape.number()),
  value: tape.numberOrNull(),
  n: tape.number(),
  customers: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** One of the named days. */
export interface AnchoredFlag {
  /** The first day of the period. */
  readonly day: string;
  /** How many were there on the anchor and on this day. */
  readonly count: number;
  /** Their share of those there on the anchor; nothing when nobody was. */
  readonly share: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
}

/** @internal */
export const readAnchoredFlag = (tape: Tape): AnchoredFlag => ({
  day: tape.text(),
  count: tape.number(),
  share: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
});

/** The customers who were there on the anchor, in the order of their names. */
export interface AnchoredCustomers {
  /** Who. */
  readonly customer: readonly (string | number)[];
  /** On which of the named days each was there, the anchor first. */
  readonly flags: readonly (readonly boolean[])[];
}

/** @internal */
export const readAnchoredCustomers = (tape: Tape): AnchoredCustomers => ({
  customer: tape.list((tape) => readName(tape) as string | number),
  flags: tape.list((tape) => tape.list((tape) => tape.bool())),
});

/** Who is new, who stayed, who came back and who fell silent, period by period. */
export interface LifecycleResult {
  /** A row a period, in order. */
  readonly periods: readonly LifecyclePeriod[];
  /** The headline number: the share kept in the last complete period that has one. */
  readonly value: number | null;
  /** Out of how many it is: the customers active in the period before. */
  readonly n: number;
  /** How many customers were looked at. */
  readonly customers: number;
  /** Lower end of the interval of the headline number. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was counted. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readLifecycleResult = (tape: Tape): LifecycleResult => ({
  periods: tape.list((tape) => tape.record(readLifecyclePeriod)),
  value: tape.numberOrNull(),
  n: tape.number(),
  customers: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The customers of one period. */
export interface LifecyclePeriod {
  /** The first day of the period; with its hour where periods are hours. */
  readonly period: string;
  /** Active for the first time. */
  readonly new: number;
  /** Active in the period before as well. */
  readonly returning: number;
  /** Active earlier, not in the period before. */
  readonly resurrected: number;
  /**
   * Active in the period before, not in this one; below 0, so that new, resurrected and dormant add up to the
   * change in active customers.
   */
  readonly dormant: number;
  /** All active customers: new, returning and resurrected. */
  readonly active: number;
  /** The share of the period before that is active again; nothing when nobody was active then. */
  readonly kept: number | null;
  /** Lower end of its interval. */
  readonly keptCiLower: number | null;
  /** Upper end of it. */
  readonly keptCiUpper: number | null;
  /** Whether the data end before the period does. */
  readonly incomplete: boolean;
}

/** @internal */
export const readLifecyclePeriod = (tape: Tape): LifecyclePeriod => ({
  period: tape.text(),
  new: tape.number(),
  returning: tape.number(),
  resurrected: tape.number(),
  dormant: tape.number(),
  active: tape.number(),
  kept: tape.numberOrNull(),
  keptCiLower: tape.numberOrNull(),
  keptCiUpper: tape.numberOrNull(),
  incomplete: tape.bool(),
});

/** In how many periods customers are active. */
export interface StickinessResult {
  /** A row a number of periods, from 1 to the largest that occurs. */
  readonly rows: readonly StickinessRow[];
  /** The headline number: the mean number of active periods; nothing when nobody was active. */
  readonly value: number | null;
  /** How many customers were active. */
  readonly n: number;
  /** How many customers were looked at. */
  readonly customers: number;
  /** How many periods the report has. */
  readonly periods: number;
  /** Whether the data end before the last period does. */
  readonly incomplete: boolean;
  /** Lower end of the interval of the headline number. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What was computed. */
  readonly method: string;
  /** How the interval of the headline number was computed; those of the shares are Wilson's. */
  readonly intervalMethod: string;
}

/** @internal */
export const readStickinessResult = (tape: Tape): StickinessResult => ({
  rows: tape.list((tape) => tape.record(readStickinessRow)),
  value: tape.numberOrNull(),
  n: tape.number(),
  customers: tape.number(),
  periods: tape.number(),
  incomplete: tape.bool(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The customers who are active in so many periods. */
export interface StickinessRow {
  /** In how many periods. */
  readonly activePeriods: number;
  /** How many customers. */
  readonly count: number;
  /** Their share of all active customers. */
  readonly share: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** How many customers are active in so many periods or more. */
  readonly atLeast: number;
  /** Their share. */
  readonly atLeastShare: number;
  /** Lower end of its interval. */
  readonly atLeastCiLower: number | null;
  /** Upper end of it. */
  readonly atLeastCiUpper: number | null;
}

/** @internal */
export const readStickinessRow = (tape: Tape): StickinessRow => ({
  activePeriods: tape.number(),
  count: tape.number(),
  share: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  atLeast: tape.number(),
  atLeastShare: tape.number(),
  atLeastCiLower: tape.numberOrNull(),
  atLeastCiUpper: tape.numberOrNull(),
});

/** How many customers match a pattern, and how often. */
export interface PatternResult {
  /** How many customers match. */
  readonly matched: number;
  /** How many matches there are, over all customers. */
  readonly matches: number;
  /** The headline number: the share of customers that match; nothing when there are no customers. */
  readonly value: number | null;
  /** How many customers were looked at. */
  readonly n: number;
  /** How many customers have how many matches, from 1 on. */
  readonly counts: readonly PatternCount[];
  /** Lower end of the interval of the headline number. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What was counted. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readPatternResult = (tape: Tape): PatternResult => ({
  matched: tape.number(),
  matches: tape.number(),
  value: tape.numberOrNull(),
  n: tape.number(),
  counts: tape.list((tape) => tape.record(readPatternCount)),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The customers with so many matches. */
export interface PatternCount {
  /** How many matches. */
  readonly matches: number;
  /** How many customers have as many. */
  readonly customers: number;
}

/** @internal */
export const readPatternCount = (tape: Tape): PatternCount => ({
  matches: tape.number(),
  customers: tape.number(),
});

/** The customers that match, in the order of their names. */
export interface PatternCustomers {
  /** Who. */
  readonly customer: readonly (string | number)[];
  /** How many matches each has. */
  readonly matches: readonly number[];
}

/** @internal */
export const readPatternCustomers = (tape: Tape): PatternCustomers => ({
  customer: tape.list((tape) => readName(tape) as string | number),
  matches: tape.list((tape) => tape.number()),
});

/** When customers match, in the order of their names and of time. */
export interface PatternTimes {
  /** Who. */
  readonly customer: readonly (string | number)[];
  /** Which match of the customer it is, from 1. */
  readonly number: readonly number[];
  /** The time of its first event. */
  readonly start: readonly string[];
  /** The time of its last event. */
  readonly end: readonly string[];
  /** The times of the events that the pattern names, in its order. */
  readonly times: readonly (readonly string[])[];
}

/** @internal */
export const readPatternTimes = (tape: Tape): PatternTimes => ({
  customer: tape.list((tape) => readName(tape) as string | number),
  number: tape.list((tape) => tape.number()),
  start: tape.list((tape) => tape.text()),
  end: tape.list((tape) => tape.text()),
  times: tape.list((tape) => tape.list((tape) => tape.text())),
});

/** The sessions of a log. */
export interface SessionsResult {
  /** How many sessions. */
  readonly n: number;
  /** The headline number: sessions per customer; nothing when there are none. */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** How the headline number was counted. */
  readonly method: string;
  /** How its interval was computed. */
  readonly intervalMethod: string;
  /** How many customers. */
  readonly customers: number;
  /** How many events. */
  readonly events: number;
  /** Sessions of one event. */
  readonly singleEventSessions: number;
  /** Their share of all sessions. */
  readonly singleEventShare: number | null;
  /** Lower end of its interval. */
  readonly singleEventCiLower: number | null;
  /** Upper end of its interval. */
  readonly singleEventCiUpper: number | null;
  /** Events in a session: the mean. */
  readonly meanEvents: number | null;
  /** The median. Quantiles lie between neighbouring values in proportion. */
  readonly medianEvents: number | null;
  /** A quarter of the sessions has no more. */
  readonly p25Events: number | null;
  /** Three quarters have no more. */
  readonly p75Events: number | null;
  /** Nine tenths have no more. */
  readonly p90Events: number | null;
  /** The most. */
  readonly maxEvents: number | null;
  /** The time from the first to the last event of a session: the mean. */
  readonly meanSeconds: number | null;
  /** The median. */
  readonly medianSeconds: number | null;
  /** A quarter took no longer. */
  readonly p25Seconds: number | null;
  /** Three quarters took no longer. */
  readonly p75Seconds: number | null;
  /** Nine tenths took no longer. */
  readonly p90Seconds: number | null;
  /** The most sessions of one customer. */
  readonly maxSessions: number | null;
}

/** @internal */
export const readSessionsResult = (tape: Tape): SessionsResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  customers: tape.number(),
  events: tape.number(),
  singleEventSessions: tape.number(),
  singleEventShare: tape.numberOrNull(),
  singleEventCiLower: tape.numberOrNull(),
  singleEventCiUpper: tape.numberOrNull(),
  meanEvents: tape.numberOrNull(),
  medianEvents: tape.numberOrNull(),
  p25Events: tape.numberOrNull(),
  p75Events: tape.numberOrNull(),
  p90Events: tape.numberOrNull(),
  maxEvents: tape.numberOrNull(),
  meanSeconds: tape.numberOrNull(),
  medianSeconds: tape.numberOrNull(),
  p25Seconds: tape.numberOrNull(),
  p75Seconds: tape.numberOrNull(),
  p90Seconds: tape.numberOrNull(),
  maxSessions: tape.numberOrNull(),
});

/** Every session, in the order of the customers and of time. */
export interface SessionRows {
  /** Who. */
  readonly customer: readonly (string | number)[];
  /** Its number among those of its customer, from 1. */
  readonly session: readonly number[];
  /** How many events it has. */
  readonly events: readonly number[];
  /** When it began. */
  readonly start: readonly string[];
  /** When its last event was. */
  readonly end: readonly string[];
  /** Its first touchpoint. */
  readonly firstTouchpoint: readonly string[];
  /** Its last touchpoint. */
  readonly lastTouchpoint: readonly string[];
}

/** @internal */
export const readSessionRows = (tape: Tape): SessionRows => ({
  customer: tape.list((tape) => readName(tape) as string | number),
  session: tape.list((tape) => tape.number()),
  events: tape.list((tape) => tape.number()),
  start: tape.list((tape) => tape.text()),
  end: tape.list((tape) => tape.text()),
  firstTouchpoint: tape.list((tape) => tape.text()),
  lastTouchpoint: tape.list((tape) => tape.text()),
});

/** From which touchpoint to which paths go. */
export interface TransitionsResult {
  /** How many transitions. */
  readonly n: number;
  /**
   * The headline number: the share of transitions that lead back to the same touchpoint; nothing when there are
   * none.
   */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What a path is. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** How many paths. */
  readonly paths: number;
  /** Customers with a path. */
  readonly customers: number;
  /** Paths left out as they have no start. */
  readonly withoutStart: number;
  /** Paths left out as they have no end. */
  readonly withoutEnd: number;
  /** Paths of which later events were cut off. */
  readonly shortened: number;
  /** How many different transitions. */
  readonly pairs: number;
  /** How many lead back to the same touchpoint. */
  readonly selfLoops: number;
  /** A row a transition, the most frequent first, equals by name. */
  readonly transitions: readonly TransitionRow[];
  /** A row a touchpoint, by name. */
  readonly touchpoints: readonly TouchpointRow[];
}

/** @internal */
export const readTransitionsResult = (tape: Tape): TransitionsResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  paths: tape.number(),
  customers: tape.number(),
  withoutStart: tape.number(),
  withoutEnd: tape.number(),
  shortened: tape.number(),
  pairs: tape.number(),
  selfLoops: tape.number(),
  transitions: tape.list((tape) => tape.record(readTransitionRow)),
  touchpoints: tape.list((tape) => tape.record(readTouchpointRow)),
});

/** How often one touchpoint follows another. */
export interface TransitionRow {
  /** The earlier touchpoint. */
  readonly source: string;
  /** The one right after it. */
  readonly target: string;
  /** How often. */
  readonly count: number;
  /** The share of all transitions from the earlier touchpoint. */
  readonly probability: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of its interval. */
  readonly ciUpper: number | null;
  /** The share of all transitions. */
  readonly share: number;
  /** The time between: the mean. */
  readonly meanSeconds: number | null;
  /** The median, where quantiles are asked for. Quantiles lie between neighbouring values in proportion. */
  readonly medianSeconds: number | null;
  /** A quarter took no longer. */
  readonly p25Seconds: number | null;
  /** Three quarters took no longer. */
  readonly p75Seconds: number | null;
  /** Nine tenths took no longer. */
  readonly p90Seconds: number | null;
}

/** @internal */
export const readTransitionRow = (tape: Tape): TransitionRow => ({
  source: tape.text(),
  target: tape.text(),
  count: tape.number(),
  probability: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  share: tape.number(),
  meanSeconds: tape.numberOrNull(),
  medianSeconds: tape.numberOrNull(),
  p25Seconds: tape.numberOrNull(),
  p75Seconds: tape.numberOrNull(),
  p90Seconds: tape.numberOrNull(),
});

/** Where paths begin, end and stay. */
export interface TouchpointRow {
  /** The touchpoint. */
  readonly touchpoint: string;
  /** Its events in paths. */
  readonly events: number;
  /** Paths that begin with it. */
  readonly starts: number;
  /** Their share of all paths. */
  readonly startShare: number;
  /** Lower end of its interval. */
  readonly startCiLower: number | null;
  /** Upper end of its interval. */
  readonly startCiUpper: number | null;
  /** Paths that end with it. */
  readonly ends: number;
  /** Their share of its events: how often it is the last. */
  readonly exitRate: number;
  /** Lower end of its interval. */
  readonly exitCiLower: number | null;
  /** Upper end of its interval. */
  readonly exitCiUpper: number | null;
  /** How often it follows itself. */
  readonly selfLoops: number;
}

/** @internal */
export const readTouchpointRow = (tape: Tape): TouchpointRow => ({
  touchpoint: tape.text(),
  events: tape.number(),
  starts: tape.number(),
  startShare: tape.number(),
  startCiLower: tape.numberOrNull(),
  startCiUpper: tape.numberOrNull(),
  ends: tape.number(),
  exitRate: tape.number(),
  exitCiLower: tape.numberOrNull(),
  exitCiUpper: tape.numberOrNull(),
  selfLoops: tape.number(),
});

/** Which share of the paths is where at each step. */
export interface StepMatrixResult {
  /** How many paths. */
  readonly n: number;
  /** The headline number: the share of paths that have as many steps as the matrix; nothing when there are none. */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What a path is. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** Customers with a path. */
  readonly customers: number;
  /** Paths left out as they have no start. */
  readonly withoutStart: number;
  /** Paths left out as they have no end. */
  readonly withoutEnd: number;
  /** Paths of which later events were cut off. */
  readonly shortened: number;
  /** How many steps the matrix has. */
  readonly steps: number;
  /** By step: how many paths have ended before it. */
  readonly ended: readonly number[];
  /** A row a touchpoint, by name. */
  readonly rows: readonly StepMatrixRow[];
}

/** @internal */
export const readStepMatrixResult = (tape: Tape): StepMatrixResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  customers: tape.number(),
  withoutStart: tape.number(),
  withoutEnd: tape.number(),
  shortened: tape.number(),
  steps: tape.number(),
  ended: tape.list((tape) => tape.number()),
  rows: tape.list((tape) => tape.record(readStepMatrixRow)),
});

/** One touchpoint in a step matrix. */
export interface StepMatrixRow {
  /** The touchpoint. */
  readonly touchpoint: string;
  /** By step: how many paths are there. */
  readonly counts: readonly number[];
  /** By step: their share of all paths. */
  readonly shares: readonly number[];
  /** By step: the lower end of its interval. */
  readonly ciLower: readonly (number | null)[];
  /** By step: the upper end of its interval. */
  readonly ciUpper: readonly (number | null)[];
}

/** @internal */
export const readStepMatrixRow = (tape: Tape): StepMatrixRow => ({
  touchpoint: tape.text(),
  counts: tape.list((tape) => tape.number()),
  shares: tape.list((tape) => tape.number()),
  ciLower: tape.list((tape) => tape.numberOrNull()),
  ciUpper: tape.list((tape) => tape.numberOrNull()),
});

/** The paths that customers take. */
export interface PathsResult {
  /** How many paths were taken. */
  readonly n: number;
  /** The headline number: the share of the most frequent one; nothing when there are none. */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What a path is. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** How many different ones there are. */
  readonly variants: number;
  /** How often those that are shown were taken. */
  readonly shown: number;
  /** Customers with a path. */
  readonly customers: number;
  /** Paths left out as they have no start. */
  readonly withoutStart: number;
  /** Paths left out as they have no end. */
  readonly withoutEnd: number;
  /** Paths of which later events were cut off. */
  readonly shortened: number;
  /** A row a path, the most frequent first, equals by the names of their touchpoints in order. */
  readonly paths: readonly PathRow[];
}

/** @internal */
export const readPathsResult = (tape: Tape): PathsResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  variants: tape.number(),
  shown: tape.number(),
  customers: tape.number(),
  withoutStart: tape.number(),
  withoutEnd: tape.number(),
  shortened: tape.number(),
  paths: tape.list((tape) => tape.record(readPathRow)),
});

/** A path that customers take. */
export interface PathRow {
  /** Its touchpoints in order. */
  readonly path: readonly string[];
  /** How many steps it has. */
  readonly steps: number;
  /** How often it is taken. */
  readonly count: number;
  /** Its share of all paths. */
  readonly share: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of its interval. */
  readonly ciUpper: number | null;
  /** The time from its first to its last event: the mean. */
  readonly meanSeconds: number | null;
  /** The median, where quantiles are asked for. Quantiles lie between neighbouring values in proportion. */
  readonly medianSeconds: number | null;
  /** A quarter took no longer. */
  readonly p25Seconds: number | null;
  /** Three quarters took no longer. */
  readonly p75Seconds: number | null;
  /** Nine tenths took no longer. */
  readonly p90Seconds: number | null;
}

/** @internal */
export const readPathRow = (tape: Tape): PathRow => ({
  path: tape.list((tape) => tape.text()),
  steps: tape.number(),
  count: tape.number(),
  share: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  meanSeconds: tape.numberOrNull(),
  medianSeconds: tape.numberOrNull(),
  p25Seconds: tape.numberOrNull(),
  p75Seconds: tape.numberOrNull(),
  p90Seconds: tape.numberOrNull(),
});

/** The ways to a touchpoint and on from it. */
export interface FlowsResult {
  /** How many paths have the touchpoint. */
  readonly n: number;
  /** The headline number: their share of all paths; nothing when there are none. */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What a path is. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** How many paths, with the touchpoint or not. */
  readonly paths: number;
  /** Customers with a path. */
  readonly customers: number;
  /** Paths left out as they do not have the touchpoint. */
  readonly withoutTouchpoint: number;
  /** Paths left out as they have no start. */
  readonly withoutStart: number;
  /** Paths left out as they have no end. */
  readonly withoutEnd: number;
  /** Paths of which later events were cut off. */
  readonly shortened: number;
  /** A row a step and touchpoint, in order. */
  readonly nodes: readonly FlowNode[];
  /** A row a step and two touchpoints, in order. */
  readonly links: readonly FlowLink[];
}

/** @internal */
export const readFlowsResult = (tape: Tape): FlowsResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  paths: tape.number(),
  customers: tape.number(),
  withoutTouchpoint: tape.number(),
  withoutStart: tape.number(),
  withoutEnd: tape.number(),
  shortened: tape.number(),
  nodes: tape.list((tape) => tape.record(readFlowNode)),
  links: tape.list((tape) => tape.record(readFlowLink)),
});

/** A touchpoint at one step of a flow. */
export interface FlowNode {
  /** The step: 0 in the middle, below 0 before it. */
  readonly step: number;
  /** The touchpoint. */
  readonly touchpoint: string;
  /** How many paths are there. */
  readonly count: number;
  /** The share of all paths of the flow. */
  readonly share: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of its interval. */
  readonly ciUpper: number | null;
  /** How many begin here. */
  readonly starts: number;
  /** How many end here. */
  readonly ends: number;
}

/** @internal */
export const readFlowNode = (tape: Tape): FlowNode => ({
  step: tape.number(),
  touchpoint: tape.text(),
  count: tape.number(),
  share: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  starts: tape.number(),
  ends: tape.number(),
});

/** The way from a touchpoint at one step to one at the next. */
export interface FlowLink {
  /** The step of the earlier one. */
  readonly step: number;
  /** The earlier touchpoint. */
  readonly source: string;
  /** The later one. */
  readonly target: string;
  /** How many paths go this way. */
  readonly count: number;
  /** The share of the paths that are at the earlier one at that step. */
  readonly probability: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of its interval. */
  readonly ciUpper: number | null;
  /** The time between: the mean. */
  readonly meanSeconds: number | null;
  /** The median, where quantiles are asked for. */
  readonly medianSeconds: number | null;
}

/** @internal */
export const readFlowLink = (tape: Tape): FlowLink => ({
  step: tape.number(),
  source: tape.text(),
  target: tape.text(),
  count: tape.number(),
  probability: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  meanSeconds: tape.numberOrNull(),
  medianSeconds: tape.numberOrNull(),
});

/** How paths come back to touchpoints. */
export interface LoopsResult {
  /** How many paths. */
  readonly n: number;
  /** The headline number: the share of paths that have some touchpoint more than once; nothing when there are none. */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What a path is. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** How many of them have some touchpoint more than once. */
  readonly repeating: number;
  /** Customers with a path. */
  readonly customers: number;
  /** Paths left out as they have no start. */
  readonly withoutStart: number;
  /** Paths left out as they have no end. */
  readonly withoutEnd: number;
  /** Paths of which later events were cut off. */
  readonly shortened: number;
  /** A row a touchpoint, by name. */
  readonly rows: readonly LoopRow[];
}

/** @internal */
export const readLoopsResult = (tape: Tape): LoopsResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  repeating: tape.number(),
  customers: tape.number(),
  withoutStart: tape.number(),
  withoutEnd: tape.number(),
  shortened: tape.number(),
  rows: tape.list((tape) => tape.record(readLoopRow)),
});

/** How paths come back to one touchpoint. */
export interface LoopRow {
  /** The touchpoint. */
  readonly touchpoint: string;
  /** Paths that have it. */
  readonly paths: number;
  /** Paths that have it more than once. */
  readonly repeating: number;
  /** Their share of those that have it. */
  readonly share: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of its interval. */
  readonly ciUpper: number | null;
  /** Its events in paths. */
  readonly events: number;
  /** Its events but the first of each path. */
  readonly repeats: number;
  /** Of these, how many follow the touchpoint itself at once. */
  readonly selfLoops: number;
  /** The most events of it in one path. */
  readonly maxEvents: number;
}

/** @internal */
export const readLoopRow = (tape: Tape): LoopRow => ({
  touchpoint: tape.text(),
  paths: tape.number(),
  repeating: tape.number(),
  share: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  events: tape.number(),
  repeats: tape.number(),
  selfLoops: tape.number(),
  maxEvents: tape.number(),
});

/** What follows a chain of touchpoints. */
export interface NextEventResult {
  /** How many paths have the chain. */
  readonly n: number;
  /** The headline number: the share of them on which something follows; nothing when there are none. */
  readonly value: number | null;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of it. */
  readonly ciUpper: number | null;
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** How the chain was laid on paths. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
  /** How many paths, with the chain or not. */
  readonly paths: number;
  /** Customers with a path. */
  readonly customers: number;
  /** Paths on which the chain was not found. */
  readonly withoutChain: number;
  /** Paths that have the chain and end with it: nothing follows. */
  readonly ended: number;
  /** A row a touchpoint, the most frequent first, equals by name. */
  readonly rows: readonly NextEventRow[];
}

/** @internal */
export const readNextEventResult = (tape: Tape): NextEventResult => ({
  n: tape.number(),
  value: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
  paths: tape.number(),
  customers: tape.number(),
  withoutChain: tape.number(),
  ended: tape.number(),
  rows: tape.list((tape) => tape.record(readNextEventRow)),
});

/** A touchpoint that follows a chain. */
export interface NextEventRow {
  /** The touchpoint. */
  readonly touchpoint: string;
  /** How often it follows. */
  readonly count: number;
  /** Its share of all paths on which the chain was found. */
  readonly share: number;
  /** Lower end of its interval. */
  readonly ciLower: number | null;
  /** Upper end of its interval. */
  readonly ciUpper: number | null;
  /** The time between it and the end of the chain next to it: the mean. */
  readonly meanSeconds: number | null;
  /** The median, where quantiles are asked for. Quantiles lie between neighbouring values in proportion. */
  readonly medianSeconds: number | null;
  /** A quarter took no longer. */
  readonly p25Seconds: number | null;
  /** Three quarters took no longer. */
  readonly p75Seconds: number | null;
  /** Nine tenths took no longer. */
  readonly p90Seconds: number | null;
}

/** @internal */
export const readNextEventRow = (tape: Tape): NextEventRow => ({
  touchpoint: tape.text(),
  count: tape.number(),
  share: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  meanSeconds: tape.numberOrNull(),
  medianSeconds: tape.numberOrNull(),
  p25Seconds: tape.numberOrNull(),
  p75Seconds: tape.numberOrNull(),
  p90Seconds: tape.numberOrNull(),
});

/** How many customers came back, and what became of every row of the log. */
export interface RfmResult {
  /** Share of the customers with a repeat purchase. */
  readonly repeatRate: number;
  /** The headline number: the repeat rate. */
  readonly value: number;
  /** How many customers. */
  readonly n: number;
  /** How many of them bought in two periods or more. */
  readonly repeatCount: number;
  /** How many purchases they made, first ones included, one a period. */
  readonly purchaseCount: number;
  /** How many rows were read. */
  readonly rowCount: number;
  /** How many rows lack customer, time or amount. */
  readonly missingCount: number;
  /** How many rows lie after the end of the observation. */
  readonly afterEndCount: number;
  /** How many orders were merged with another of the same customer and period. */
  readonly mergedCount: number;
  /** How many rows are returns. */
  readonly returnCount: number;
  /** How many purchases were given back whole and no longer count. */
  readonly returnedPurchaseCount: number;
  /** In how many periods a customer gave back more than they had bought. */
  readonly unmatchedReturnCount: number;
  /** How much that was. */
  readonly unmatchedReturnAmount: number;
  /** How many customers are left out because they gave back everything. */
  readonly returnedCustomerCount: number;
  /** How many customers are left out because they bought after the calibration only. */
  readonly laterCustomerCount: number;
  /** The unit of recency and age. */
  readonly unit: string;
  /** Lower end of the interval of the repeat rate. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** Which purchases are one. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readRfmResult = (tape: Tape): RfmResult => ({
  repeatRate: tape.number(),
  value: tape.number(),
  n: tape.number(),
  repeatCount: tape.number(),
  purchaseCount: tape.number(),
  rowCount: tape.number(),
  missingCount: tape.number(),
  afterEndCount: tape.number(),
  mergedCount: tape.number(),
  returnCount: tape.number(),
  returnedPurchaseCount: tape.number(),
  unmatchedReturnCount: tape.number(),
  unmatchedReturnAmount: tape.number(),
  returnedCustomerCount: tape.number(),
  laterCustomerCount: tape.number(),
  unit: tape.text(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The scores and the segment of every customer, a row each as in the summary. */
export interface RfmScores {
  /** Who. */
  readonly customer: readonly (string | number)[];
  /** Score of recency: the highest for the latest. */
  readonly recency: readonly number[];
  /** Score of frequency. */
  readonly frequency: readonly number[];
  /** Score of monetary value, where the log has amounts. */
  readonly monetary: readonly number[] | null;
  /** The segment. */
  readonly segment: readonly string[];
}

/** @internal */
export const readRfmScores = (tape: Tape): RfmScores => ({
  customer: tape.list((tape) => readName(tape) as string | number),
  recency: tape.list((tape) => tape.number()),
  frequency: tape.list((tape) => tape.number()),
  monetary: tape.orNull((tape) => tape.list((tape) => tape.number())),
  segment: tape.list((tape) => tape.text()),
});

/** One segment and who is in it. */
export interface SegmentResult {
  /** What it is called. */
  readonly name: string;
  /** The headline number: its share of the customers. */
  readonly value: number;
  /** How many customers. */
  readonly count: number;
  /** Of how many. */
  readonly n: number;
  /** Its share of the customers. */
  readonly share: number;
  /** Mean time since the last purchase, in units; nothing without customers. */
  readonly meanSinceLast: number | null;
  /** Mean number of repeat purchases. */
  readonly meanFrequency: number | null;
  /** All spend of its customers; nothing where the log has no amounts. */
  readonly totalValue: number | null;
  /** Its share of all spend; nothing where nobody spent anything. */
  readonly valueShare: number | null;
  /** Lower end of the interval of the share of customers. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How customers were scored. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readSegmentResult = (tape: Tape): SegmentResult => ({
  name: tape.text(),
  value: tape.number(),
  count: tape.number(),
  n: tape.number(),
  share: tape.number(),
  meanSinceLast: tape.numberOrNull(),
  meanFrequency: tape.numberOrNull(),
  totalValue: tape.numberOrNull(),
  valueShare: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** A segment by the scores that belong to it, ends included; a score that is not named may be any. */
export interface SegmentRule {
  /** What it is called. */
  readonly name: string;
  /** Lowest and highest recency score. */
  readonly recency: readonly [number, number] | null;
  /** Lowest and highest frequency score. */
  readonly frequency: readonly [number, number] | null;
  /** Lowest and highest monetary score. */
  readonly monetary: readonly [number, number] | null;
}

/** @internal */
export const readSegmentRule = (tape: Tape): SegmentRule => ({
  name: tape.text(),
  recency: tape.orNull((tape) => [tape.number(), tape.number()]),
  frequency: tape.orNull((tape) => [tape.number(), tape.number()]),
  monetary: tape.orNull((tape) => [tape.number(), tape.number()]),
});

/** A fit in one row. */
export interface FitResult {
  /** The model. */
  readonly model: string;
  /** The headline number: the log-likelihood. */
  readonly value: number | null;
  /** The log-likelihood; nothing where the parameters were given. */
  readonly logLikelihood: number | null;
  /** How many customers were fitted. */
  readonly n: number;
  /** Akaike's criterion, 2k - 2 log-likelihood. */
  readonly aic: number | null;
  /** The Bayesian criterion, k ln n - 2 log-likelihood. */
  readonly bic: number | null;
  /** Every parameter. */
  readonly parameters: readonly ParameterResult[];
  /** How the fit came to its end; nothing where the parameters were given. */
  readonly convergence: Convergence | null;
  /** The simpler model the likelihood runs to, if it does. */
  readonly boundary: Boundary | null;
  /** What was maximised. */
  readonly method: string;
}

/** @internal */
export const readFitResult = (tape: Tape): FitResult => ({
  model: tape.text(),
  value: tape.numberOrNull(),
  logLikelihood: tape.numberOrNull(),
  n: tape.number(),
  aic: tape.numberOrNull(),
  bic: tape.numberOrNull(),
  parameters: tape.list((tape) => tape.record(readParameterResult)),
  convergence: tape.orNull((tape) => tape.record(readConvergence)),
  boundary: tape.orNull((tape) => tape.record(readBoundary)),
  method: tape.text(),
});

/** One parameter of a fit. */
export interface ParameterResult {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: number;
  /** Its standard error, from the observed information. */
  readonly standardError: number | null;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readParameterResult = (tape: Tape): ParameterResult => ({
  name: tape.text(),
  value: tape.number(),
  standardError: tape.numberOrNull(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalMethod: tape.text(),
});

/** How a fit came to its end. */
export interface Convergence {
  /** Newton steps. */
  readonly iterations: number;
  /** How often likelihood, gradient and Hessian were computed, other starts and bounds included. */
  readonly evaluations: number;
  /** The largest change of a coordinate (the logarithm of a positive parameter) in the last step. */
  readonly lastStep: number;
  /** The largest slope of the log-likelihood by a coordinate that is not at a bound. */
  readonly largestSlope: number;
  /** The method. */
  readonly method: string;
}

/** @internal */
export const readConvergence = (tape: Tape): Convergence => ({
  iterations: tape.number(),
  evaluations: tape.number(),
  lastStep: tape.number(),
  largestSlope: tape.number(),
  method: tape.text(),
});

/**
 * A likelihood that rises without end towards a simpler model, which is then the answer.
 *
 * The parameter is held where the limit is reached to all digits that count. The profile shows the rise:
 * the highest log-likelihood with the parameter held at each value.
 */
export interface Boundary {
  /** A short stable name: `no_dropout`; several are joined by commas. */
  readonly name: string;
  /** What the model has become, in words. */
  readonly limit: string;
  /** The parameters held at a bound. */
  readonly parameters: readonly string[];
  /** The parameter of the profile. */
  readonly profileParameter: string;
  /** Values it was held at. */
  readonly profileValues: readonly number[];
  /** The highest log-likelihood at each. */
  readonly profileLogLikelihoods: readonly number[];
}

/** @internal */
export const readBoundary = (tape: Tape): Boundary => ({
  name: tape.text(),
  limit: tape.text(),
  parameters: tape.list((tape) => tape.text()),
  profileParameter: tape.text(),
  profileValues: tape.list((tape) => tape.number()),
  profileLogLikelihoods: tape.list((tape) => tape.number()),
});

/** A prediction for every row, each with its interval. */
export interface Predictions {
  /** The prediction, a row each. */
  readonly values: readonly number[];
  /** Lower ends of the intervals; nothing where a row has none. */
  readonly ciLower: readonly (number | null)[];
  /** Upper ends of the intervals. */
  readonly ciUpper: readonly (number | null)[];
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What the intervals speak of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was predicted. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readPredictions = (tape: Tape): Predictions => ({
  values: tape.list((tape) => tape.number()),
  ciLower: tape.list((tape) => tape.numberOrNull()),
  ciUpper: tape.list((tape) => tape.numberOrNull()),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The purchases of all customers together. */
export interface TotalResult {
  /** The expected total. */
  readonly total: number;
  /** The headline number: the total. */
  readonly value: number;
  /** How many customers. */
  readonly n: number;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What the interval speaks of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was predicted. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readTotalResult = (tape: Tape): TotalResult => ({
  total: tape.number(),
  value: tape.number(),
  n: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The expected spend of a customer drawn from the population. */
export interface PopulationSpend {
  /** The mean, p v / (q - 1); nothing where it is infinite. */
  readonly value: number | null;
  /** Whether it exists. */
  readonly status: "finite" | "infinite_mean";
  /** How many customers were fitted. */
  readonly n: number;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What the interval speaks of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was computed. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readPopulationSpend = (tape: Tape): PopulationSpend => ({
  value: tape.numberOrNull(),
  status: tape.text() as "finite" | "infinite_mean",
  n: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The expected spend of every customer, each with its interval. */
export interface SpendPredictions {
  /** The expected value of a purchase, a row each; nothing where it is infinite. */
  readonly values: readonly (number | null)[];
  /** How many rows have none. */
  readonly infiniteCount: number;
  /** Lower ends of the intervals; nothing where a row has none. */
  readonly ciLower: readonly (number | null)[];
  /** Upper ends of the intervals. */
  readonly ciUpper: readonly (number | null)[];
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What the intervals speak of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was predicted. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readSpendPredictions = (tape: Tape): SpendPredictions => ({
  values: tape.list((tape) => tape.numberOrNull()),
  infiniteCount: tape.number(),
  ciLower: tape.list((tape) => tape.numberOrNull()),
  ciUpper: tape.list((tape) => tape.numberOrNull()),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What every customer is worth, each with an interval. */
export interface CustomerValues {
  /** The value, a row each; nothing where the expected spend is infinite. */
  readonly values: readonly (number | null)[];
  /** How many rows have none. */
  readonly infiniteCount: number;
  /** Lower ends of the intervals. */
  readonly ciLower: readonly (number | null)[];
  /** Upper ends of the intervals. */
  readonly ciUpper: readonly (number | null)[];
  /** Level of the intervals. */
  readonly ciLevel: number;
  /** What the intervals speak of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was computed. */
  readonly method: string;
  /** How the intervals were computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readCustomerValues = (tape: Tape): CustomerValues => ({
  values: tape.list((tape) => tape.numberOrNull()),
  infiniteCount: tape.number(),
  ciLower: tape.list((tape) => tape.numberOrNull()),
  ciUpper: tape.list((tape) => tape.numberOrNull()),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What the customers of a segment, or all, are worth together. */
export interface SegmentEquity {
  /** The segment; nothing for all customers and for those without one. */
  readonly segment: string | null;
  /** The headline number: the sum of the customers' values. */
  readonly value: number;
  /** The sum over the number of customers. */
  readonly valuePerCustomer: number;
  /** How many customers. */
  readonly n: number;
  /** How many customers are left out because their expected spend is infinite. */
  readonly infiniteCount: number;
  /** Lower end of the interval. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What the interval speaks of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was computed. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readSegmentEquity = (tape: Tape): SegmentEquity => ({
  segment: tape.orNull((tape) => tape.text()),
  value: tape.number(),
  valuePerCustomer: tape.number(),
  n: tape.number(),
  infiniteCount: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** What winning a customer brings against what it costs, by a model. */
export interface LtvToCacResult {
  /** The headline number: lifetime value over acquisition cost; nothing where the expected spend is infinite. */
  readonly value: number | null;
  /** The lifetime value of a new customer. */
  readonly ltv: number | null;
  /** The cost of winning one. */
  readonly cac: number;
  /** Whether the ratio reaches the target. */
  readonly reached: boolean | null;
  /** Whether an expected spend exists. */
  readonly status: "finite" | "infinite_mean";
  /** How many customers the purchases were fitted to. */
  readonly n: number;
  /** Lower end of the interval of the ratio. */
  readonly ciLower: number | null;
  /** Upper end of the interval. */
  readonly ciUpper: number | null;
  /** Level of the interval. */
  readonly ciLevel: number;
  /** What the interval speaks of. */
  readonly intervalKind: "parameter" | "predictive";
  /** What was computed. */
  readonly method: string;
  /** How the interval was computed. */
  readonly intervalMethod: string;
}

/** @internal */
export const readLtvToCacResult = (tape: Tape): LtvToCacResult => ({
  value: tape.numberOrNull(),
  ltv: tape.numberOrNull(),
  cac: tape.number(),
  reached: tape.orNull((tape) => tape.bool()),
  status: tape.text() as "finite" | "infinite_mean",
  n: tape.number(),
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
  intervalKind: tape.text() as "parameter" | "predictive",
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Expected and actual purchases of customers in a time that was held out. */
export interface HoldoutResult {
  /** The headline number: the root of the mean squared error. */
  readonly value: number;
  /** How many customers. */
  readonly n: number;
  /** Purchases expected of all. */
  readonly expectedTotal: number;
  /** Purchases of all. */
  readonly actualTotal: number;
  /** Expected over actual, less 1; nothing where there was no purchase. */
  readonly relativeError: number | null;
  /** The mean of the absolute errors. */
  readonly mae: number;
  /** The root of the mean squared error. */
  readonly rmse: number;
  /** By repeat purchases before. */
  readonly groups: readonly HoldoutGroup[];
  /** What was compared. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readHoldoutResult = (tape: Tape): HoldoutResult => ({
  value: tape.number(),
  n: tape.number(),
  expectedTotal: tape.number(),
  actualTotal: tape.number(),
  relativeError: tape.numberOrNull(),
  mae: tape.number(),
  rmse: tape.number(),
  groups: tape.list((tape) => tape.record(readHoldoutGroup)),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** The customers of one frequency: what was expected of them and what they did. */
export interface HoldoutGroup {
  /** Repeat purchases before. */
  readonly frequency: number;
  /** Whether customers with more are here too. */
  readonly orMore: boolean;
  /** How many customers. */
  readonly n: number;
  /** Expected purchases, their mean. */
  readonly expectedMean: number;
  /** Actual purchases, their mean. */
  readonly actualMean: number;
}

/** @internal */
export const readHoldoutGroup = (tape: Tape): HoldoutGroup => ({
  frequency: tape.number(),
  orMore: tape.bool(),
  n: tape.number(),
  expectedMean: tape.number(),
  actualMean: tape.number(),
});

/** Purchases of a cohort by period: expected of new customers, and actual where known. */
export interface TrackingResult {
  /** The headline number: expected purchases of all periods. */
  readonly value: number;
  /** How many customers. */
  readonly n: number;
  /** The end of each period, in the unit of the fit since tracking began. */
  readonly ends: readonly number[];
  /** Repeat purchases expected in each period. */
  readonly expected: readonly number[];
  /** The same, added up. */
  readonly expectedCumulative: readonly number[];
  /** Repeat purchases that were made in each period; empty where none were given. */
  readonly actual: readonly number[];
  /** The same, added up. */
  readonly actualCumulative: readonly number[];
  /** What was tracked. */
  readonly method: string;
  /** Why there is no interval. */
  readonly intervalMethod: string;
}

/** @internal */
export const readTrackingResult = (tape: Tape): TrackingResult => ({
  value: tape.number(),
  n: tape.number(),
  ends: tape.list((tape) => tape.number()),
  expected: tape.list((tape) => tape.number()),
  expectedCumulative: tape.list((tape) => tape.number()),
  actual: tape.list((tape) => tape.number()),
  actualCumulative: tape.list((tape) => tape.number()),
  method: tape.text(),
  intervalMethod: tape.text(),
});

/** Two nested models compared by their likelihoods. */
export interface LikelihoodRatioResult {
  /** The headline number: the p value. */
  readonly value: number;
  /** Twice the difference of the log-likelihoods. */
  readonly statistic: number;
  /** How many parameters the larger model has more. */
  readonly df: number;
  /** The chance of so large a statistic where the smaller model is true. */
  readonly pValue: number;
  /** How many customers. */
  readonly n: number;
  /** What was computed. */
  readonly method: string;
}

/** @internal */
export const readLikelihoodRatioResult = (tape: Tape): LikelihoodRatioResult => ({
  value: tape.number(),
  statistic: tape.number(),
  df: tape.number(),
  pValue: tape.number(),
  n: tape.number(),
  method: tape.text(),
});
