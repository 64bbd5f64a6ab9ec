import { call } from "./call.js";
import type { Column, NumberColumn, TimeColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type {
  AbandonmentRateOptions,
  AhtOptions,
  BacklogOptions,
  BacklogSeriesOptions,
  ContactRateOptions,
  CostToServeOptions,
  FcrFromLogOptions,
  FcrOptions,
  FrtOptions,
  ReopenRateOptions,
  SelfServiceRateOptions,
  SlaFromFlagsOptions,
  SlaFromTimesOptions,
  SlaOptions,
  StaffingOptions,
  TicketTrendOptions,
  TransferRateOptions,
  TtrOptions,
} from "./generated/options.js";
import type {
  AhtResult,
  BacklogResult,
  BacklogSeriesResult,
  ContactRateResult,
  CostToServeResult,
  FcrFromLogResult,
  RateResult,
  SlaResult,
  StaffingResult,
  TicketTrendResult,
  WaitingResult,
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

/**
 * Mean time from the opening of a case to its resolution, in seconds (MTTR).
 *
 * Sum of times to resolve / cases resolved; or `reading` "median" or "percentile" (the share `p` of cases took no
 * longer). Open cases, whose `resolved` is missing, are left out and counted, which flatters the number while slow cases
 * are open. With `censored` they count with the time they have lasted so far: a percentile is read off Kaplan and
 * Meier's curve, and the mean is the area under it up to `horizon`. `asOf` is the time of the reading (ISO 8601): what
 * came later has not happened yet.
 *
 * Throws `empty` when nothing has ended, `out_of_range` for a case that ends before it begins or takes longer than `longest` (with the
 * smallest row; left out and counted with `impossible: "missing"`), `mixed_zones`, `wrong_type`, `missing` where that is
 * refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * const opened = ["2026-03-01T08:00", "2026-03-01T09:00", "2026-03-02T10:00"];
 * ttr(opened, ["2026-03-01T10:00", "2026-03-01T13:00", null]).seconds;   // 10800
 * ```
 */
export function ttr(opened: TimeColumn, resolved: TimeColumn, options?: TtrOptions): WaitingResult {
  return call(FUNCTIONS.ttr, [opened, resolved], options);
}

/**
 * Mean time from the opening of a case to the first response, in seconds.
 *
 * Sum of times to respond / cases responded to; or another `reading`, as in `ttr`. Cases nobody has responded to are
 * left out and counted; with `censored` they count with the time they have waited so far.
 *
 * Throws `empty` when nothing has ended, `out_of_range` for a case that ends before it begins or takes longer than `longest` (with the
 * smallest row; left out and counted with `impossible: "missing"`), `mixed_zones`, `wrong_type`, `missing` where that is
 * refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * frt(["2026-03-01T08:00", "2026-03-01T09:00"], ["2026-03-01T08:01", "2026-03-01T09:03"]).seconds;   // 120
 * ```
 */
export function frt(opened: TimeColumn, responded: TimeColumn, options?: FrtOptions): WaitingResult {
  return call(FUNCTIONS.frt, [opened, responded], options);
}

/**
 * Share of the cases that kept the time promised for them, from when they were opened, resolved and due.
 *
 * `met / (met + missed)`. Instead of `due` one `target` may hold for all ("24h"). Resolved when it was due is met. A case
 * open at the time of the reading (`asOf`; otherwise the latest time of the rows) is missed when it was due before,
 * pending else. Rows that do not say when a case was opened or is due are left out and counted.
 *
 * Throws `empty` when no case is decided, `bad_option` unless either due times or a target are given, `out_of_range` for a case that ends before it begins or takes longer than `longest` (with the
 * smallest row; left out and counted with `impossible: "missing"`), `mixed_zones`, `wrong_type`, `missing` where that is
 * refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * const opened = ["2026-03-01T08:00", "2026-03-01T09:00", "2026-03-01T10:00", "2026-03-02T10:00"];
 * const resolved = ["2026-03-01T12:00", "2026-03-02T13:00", null, null];
 * slaFromTimes(opened, resolved, null, { target: "24h" }).missed;   // 2
 * ```
 */
export function slaFromTimes(
  opened: TimeColumn,
  resolved: TimeColumn,
  due?: TimeColumn | null,
  options?: SlaFromTimesOptions,
): SlaResult {
  return call(FUNCTIONS.slaFromTimes, [opened, resolved, due], options);
}

/**
 * Share of the cases that kept the time promised for them, from a column that says which did.
 *
 * `met / (met + missed)`, one row a case: `met` is 1 where the promise was kept and 0 where it was not, a case open past
 * its time among them. Rows where `pending` is 1 are in neither number and counted. Rows that do not say are left out
 * and counted. The interval is Wilson's.
 *
 * Throws `empty` when no case is decided, `out_of_range` for a flag other than 0 and 1 (with the smallest row), `missing`
 * where that is refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * const month = slaFromFlags([1, 1, 1, 0, 0], [0, 0, 0, 0, 1]);
 * month.rate;           // 0.75
 * month.pendingCount;   // 1
 * ```
 */
export function slaFromFlags(
  met: NumberColumn,
  pending?: NumberColumn | null,
  options?: SlaFromFlagsOptions,
): SlaResult {
  return call(FUNCTIONS.slaFromFlags, [met, pending], options);
}

/**
 * How many cases are open: opened by the time of the reading and not resolved by then.
 *
 * The time is `at`, otherwise the latest time of the rows. A case opened at that very time is open, one resolved at it is
 * not. Every case is counted: no sampling, no interval.
 *
 * Throws `empty` without a case, `out_of_range` for a case that ends before it begins or takes longer than `longest` (with the
 * smallest row; left out and counted with `impossible: "missing"`), `mixed_zones`, `wrong_type`, `missing` where that is
 * refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * backlog(["2026-03-01", "2026-03-06", "2026-03-10"], ["2026-03-08", null, null]).backlog;   // 2
 * ```
 */
export function backlog(opened: TimeColumn, resolved: TimeColumn, options?: BacklogOptions): BacklogResult {
  return call(FUNCTIONS.backlog, [opened, resolved], options);
}

/**
 * How many cases are open at each of several times, as `backlog` counts them.
 *
 * Throws `empty` without a time to ask for, `missing` for one that is not there.
 *
 * @example
 * ```js
 * const opened = ["2026-03-01", "2026-03-06", "2026-03-10"];
 * backlogSeries(opened, ["2026-03-08", null, null], ["2026-03-01", "2026-03-07"]).value;   // 2
 * ```
 */
export function backlogSeries(
  opened: TimeColumn,
  resolved: TimeColumn,
  at: TimeColumn,
  options?: BacklogSeriesOptions,
): BacklogSeriesResult {
  return call(FUNCTIONS.backlogSeries, [opened, resolved, at], options);
}

/**
 * First contact resolution from a raw log: first contacts after which the customer did not come back.
 *
 * A first contact has no contact of the same customer and topic in the window before it; it is resolved when none begins
 * within (end, end + window], the edge included. A chain of repeats is one first contact, failed once; contacts that
 * overlap are one. Contacts within a window of the beginning of the log (`unknownStart`) or its end (`unknownEnd`) cannot
 * be judged and are left out; say by `observationStart` and `observationEnd` where the log is complete over a longer
 * time. The interval is Wilson's.
 *
 * Throws `empty` without a first contact whose windows are in the log, `out_of_range` for a case that ends before it begins or takes longer than `longest` (with the
 * smallest row; left out and counted with `impossible: "missing"`), `mixed_zones`, `wrong_type`, `missing` where that is
 * refused, `unequal_lengths`.
 *
 * @example
 * ```js
 * const days = ["2026-03-01", "2026-03-10", "2026-03-10", "2026-03-14", "2026-03-30"];
 * fcrFromLog([3, 1, 2, 2, 4], days).rate;   // 0.5
 * ```
 */
export function fcrFromLog(
  customer: Column,
  start: TimeColumn,
  end?: TimeColumn | null,
  topic?: Column | null,
  options?: FcrFromLogOptions,
): FcrFromLogResult {
  return call(FUNCTIONS.fcrFromLog, [customer, start, end, topic], options);
}

/**
 * Topics by how much they hurt: the share of customers each affects times how badly it hits them.
 *
 * Each row is a ticket. A customer counts once for a topic, with the worst of their tickets about it. Severity is a number
 * from 0 to 1 or a word: annoyance 0.25, hinders 0.5, blocks 1, or your own `severities`; without it every ticket has 1.
 * `customers` is how many there are in all; otherwise those with a ticket. Intervals of impact and rank come from seeded
 * resamples of the customers, those of the shares are Wilson's.
 *
 * Throws `empty` without a ticket, `out_of_range` for a severity outside 0 to 1, `wrong_type` for a word nobody knows (each
 * with the smallest row), `out_of_range` for fewer customers than have tickets, `missing` where that is refused,
 * `unequal_lengths`.
 *
 * @example
 * ```js
 * const words = ["annoyance", "annoyance", "hinders", "blocks"];
 * const month = ticketTrend([1, 2, 2, 3], ["login", "login", "login", "invoice"], words, { customers: 10 });
 * month.topics[0].topic;   // "invoice"
 * month.topics[1].impact;   // 0.075
 * ```
 */
export function ticketTrend(
  customer: Column,
  topic: Column,
  severity?: Column | null,
  options?: TicketTrendOptions,
): TicketTrendResult {
  return call(FUNCTIONS.ticketTrend, [customer, topic, severity], options);
}
