import { call } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type {
  AbandonmentRateOptions,
  AhtOptions,
  ContactRateOptions,
  CostToServeOptions,
  FcrOptions,
  ReopenRateOptions,
  SelfServiceRateOptions,
  SlaOptions,
  StaffingOptions,
  TransferRateOptions,
} from "./generated/options.js";
import type {
  AhtResult,
  ContactRateResult,
  CostToServeResult,
  RateResult,
  SlaResult,
  StaffingResult,
} from "./generated/results.js";

/** How often something was the case: a count, or a column of 1 and 0 to count. */
export type Tally = number | NumberColumn;

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

/**
 * How many give up before anyone answers: the share of the offered contacts whose customer left first.
 *
 * abandoned / offered, from two counts or from columns of 1 and 0, one row a contact; rows where `offered` is 0 are
 * left out and counted, as are rows that do not say. With `waited` (seconds) and `ignoreBelowSeconds` those who left
 * sooner than that are in neither number. The interval is Wilson's.
 *
 * Throws `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the smallest row) and for a
 * count above the other, `wrong_type` for a count beside a column, `missing` where that is refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * abandonmentRate(9, 120).rate;   // 0.075
 * const waited = [3, 40, 8, 15, 90];
 * abandonmentRate([1, 1, 0, 0, 0], null, waited, { ignoreBelowSeconds: 5 }).rate;   // 0.25
 * ```
 */
export function abandonmentRate(
  abandoned: Tally,
  offered?: Tally | null,
  waited?: NumberColumn | null,
  options?: AbandonmentRateOptions,
): RateResult {
  return call(FUNCTIONS.abandonmentRate, [abandoned, offered, waited], options);
}

/**
 * First contact resolution: the share of first contacts that were resolved there and then.
 *
 * resolved / firstCalls, from two counts or from columns of 1 and 0, one row a contact; rows where `firstCalls` is 0
 * are left out and counted, as are rows that do not say. `method` names what `firstCalls` counts: first contacts, all
 * cases, or resolvable first contacts only. The interval is Wilson's.
 *
 * Throws `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the smallest row) and for a
 * count above the other, `wrong_type` for a count beside a column, `missing` where that is refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * fcr(65, 100).rate;   // 0.65
 * fcr([1, 0, 0, 1, 1], [1, 1, 0, 1, 1]).rate;   // 0.75
 * ```
 */
export function fcr(
  resolved: Tally,
  firstCalls?: Tally | null,
  options?: FcrOptions,
): RateResult {
  return call(FUNCTIONS.fcr, [resolved, firstCalls], options);
}

/**
 * How often a case that was resolved is opened again.
 *
 * reopened / resolved, from two counts or from columns of 1 and 0, one row a case, which counts once however often it
 * was opened again; rows where `resolved` is 0 are left out and counted, as are rows that do not say. The interval is
 * Wilson's.
 *
 * Throws `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the smallest row) and for a
 * count above the other, `wrong_type` for a count beside a column, `missing` where that is refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * reopenRate(154, 4569).numerator;   // 154
 * ```
 */
export function reopenRate(
  reopened: Tally,
  resolved?: Tally | null,
  options?: ReopenRateOptions,
): RateResult {
  return call(FUNCTIONS.reopenRate, [reopened, resolved], options);
}

/**
 * How often people help themselves: the share of journeys resolved without an agent.
 *
 * selfServed / started, from two counts or from columns of 1 and 0, one row a journey; those given up count among
 * those started. Rows that do not say are left out and counted. The interval is Wilson's.
 *
 * Throws `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the smallest row) and for a
 * count above the other, `wrong_type` for a count beside a column, `missing` where that is refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * selfServiceRate(60, 80).rate;   // 0.75
 * ```
 */
export function selfServiceRate(
  selfServed: Tally,
  started?: Tally | null,
  options?: SelfServiceRateOptions,
): RateResult {
  return call(FUNCTIONS.selfServiceRate, [selfServed, started], options);
}

/**
 * How often a contact is handed on: the share of handled contacts that were, at least once.
 *
 * transferred / handled, from two counts or from columns of 1 and 0, one row a contact, which counts once however
 * often it was handed on. Rows that do not say are left out and counted. The interval is Wilson's.
 *
 * Throws `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the smallest row) and for a
 * count above the other, `wrong_type` for a count beside a column, `missing` where that is refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * transferRate(30, 120).rate;   // 0.25
 * ```
 */
export function transferRate(
  transferred: Tally,
  handled?: Tally | null,
  options?: TransferRateOptions,
): RateResult {
  return call(FUNCTIONS.transferRate, [transferred, handled], options);
}

/**
 * Share of the cases that kept the time promised for them, from counts.
 *
 * `met / (met + missed)`. A case that is open and whose time is not up is pending: in neither number. A case open past
 * its time is missed, not pending. The interval is Wilson's.
 *
 * Throws `empty` when no case is decided.
 *
 * @example
 * ```js
 * sla(80, 20, 7).rate;           // 0.8
 * sla(80, 20, 7).pendingCount;   // 7
 * ```
 */
export function sla(met: number, missed: number, pending: number, options?: SlaOptions): SlaResult {
  return call(FUNCTIONS.sla, [met, missed, pending], options);
}

/**
 * Contacts per customer of a period, from counts, with Garwood's exact Poisson interval.
 *
 * `contacts / customers`, where the customers are all customers of the period, also those who never called. The interval
 * supposes that contacts come independently of each other; where the same people call again and again it is too narrow.
 *
 * Throws `empty` without a customer.
 *
 * @example
 * ```js
 * contactRate(10, 40).rate;   // 0.25
 * ```
 */
export function contactRate(contacts: number, customers: number, options?: ContactRateOptions): ContactRateResult {
  return call(FUNCTIONS.contactRate, [contacts, customers], options);
}

/**
 * Cost of contacts and service per customer served, from totals.
 *
 * `totalCost / served`; `per` names what was counted: customers, contacts, resolved cases or journeys. Totals carry no
 * information on spread, so there is no interval.
 *
 * Throws `empty` when nothing was served, `out_of_range` for a negative cost.
 *
 * @example
 * ```js
 * costToServe(12500, 500).cost;   // 25
 * ```
 */
export function costToServe(totalCost: number, served: number, options?: CostToServeOptions): CostToServeResult {
  return call(FUNCTIONS.costToServe, [totalCost, served], options);
}

/**
 * The fewest agents that answer 80 % of calls within 20 seconds, and what they achieve.
 *
 * Calls come at random at a steady rate, wait in one line and take `ahtSeconds` each on average (Erlang C). The answer is
 * the smallest number of agents that reaches the service level and keeps the occupancy in its limit; `scheduledAgents`
 * adds what shrinkage takes away. With `agents` the question is what that many achieve. With "erlang_b" calls that find
 * nobody free are turned away. An identity of the model: no interval.
 *
 * Throws `out_of_range` for a rate, time, level or share that is none, or a load beyond ten million erlangs; `empty`
 * without a call.
 *
 * @example
 * ```js
 * staffing(360, 240, { targetSeconds: 15 }).agents;   // 29
 * ```
 */
export function staffing(callsPerHour: number, ahtSeconds: number, options?: StaffingOptions): StaffingResult {
  return call(FUNCTIONS.staffing, [callsPerHour, ahtSeconds], options);
}
