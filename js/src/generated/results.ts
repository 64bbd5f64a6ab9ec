// Made by `make generate` from the export list; do not edit.
export * from "./slim/results.js";
import type { Tape } from "../tape.js";

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
  /** How the quantile was read off the sorted values. */
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
  /** How the quantiles were read off the sorted values. */
  readonly method: string;
}

/** @internal */
export const readQuantilesResult = (tape: Tape): QuantilesResult => ({
  quantiles: tape.list((tape) => readQuantilePoint(tape)),
  value: tape.number(),
  n: tape.number(),
  missingCount: tape.number(),
  ciLevel: tape.number(),
  method: tape.text(),
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
  quantiles: tape.list((tape) => readSurvivalQuantile(tape)),
  horizon: tape.numberOrNull(),
  restrictedMean: tape.numberOrNull(),
  restrictedMeanStandardError: tape.numberOrNull(),
  restrictedMeanCiLower: tape.numberOrNull(),
  restrictedMeanCiUpper: tape.numberOrNull(),
  restrictedMeanMethod: tape.text(),
  curve: tape.list((tape) => readSurvivalPoint(tape)),
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
  ciLower: tape.numberOrNull(),
  ciUpper: tape.numberOrNull(),
  ciLevel: tape.number(),
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
  /** Rows that name no customer. */
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
