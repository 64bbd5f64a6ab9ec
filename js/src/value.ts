import { call } from "./call.js";
import type { NumberColumn } from "./columns.js";
import { FUNCTIONS } from "./generated/exports.js";
import type {
  AllocateOptions,
  CltvOptions,
  ClvOptions,
  CustomerEquityOptions,
  LtvOptions,
  LtvToCacOptions,
  PaybackOptions,
  RoiOptions,
  RoiRankingOptions,
} from "./generated/options.js";
import type {
  AllocationResult,
  ClvResult,
  CustomerEquityResult,
  RoiRankingResult,
  RoiResult,
  ValueResult,
} from "./generated/results.js";

/**
 * Customer lifetime value of a customer who stays each period with the same probability.
 *
 * m·r / (1 + d - r) less the acquisition cost: margin m and discount rate d a period, retention r from one period
 * to the next. `method`: "first_payment_now" pays at the beginning of each period, m·(1 + d) / (1 + d - r);
 * "finite_horizon" counts the first `periods` payments, which every method does where they are given. With
 * `growth` g the payment of period t is m·(1 + g)^(t-1).
 *
 * Throws `out_of_range` for retention outside 0 to 1, a discount rate of -1 or less, or rates whose sum has no
 * end; `bad_option` for "finite_horizon" without `periods`.
 *
 * S. Gupta, D. Lehmann, Customers as assets, Journal of Interactive Marketing 17, 2003.
 *
 * @example
 * ```js
 * clv(100, 0.5, 0).value;   // 100
 * ```
 */
export function clv(
  margin: number,
  retention: number,
  discountRate: number,
  options?: ClvOptions,
): ClvResult {
  return call(FUNCTIONS.clv, [margin, retention, discountRate], options);
}

/**
 * Lifetime value: average sale · transactions per period · periods; revenue, not discounted.
 *
 * Throws `out_of_range` for a negative number.
 *
 * @example
 * ```js
 * ltv(50, 4, 3).value;   // 600
 * ```
 */
export function ltv(
  averageSale: number,
  transactionsPerPeriod: number,
  periods: number,
  options?: LtvOptions,
): ValueResult {
  return call(FUNCTIONS.ltv, [averageSale, transactionsPerPeriod, periods], options);
}

/**
 * Customer lifetime value as the margin, a fraction, on the lifetime's sales; not discounted.
 *
 * Throws `out_of_range` for a negative number or a margin outside -1 to 1.
 *
 * @example
 * ```js
 * cltv(50, 4, 3, 0.2).value;   // 120
 * ```
 */
export function cltv(
  averageSale: number,
  transactionsPerPeriod: number,
  periods: number,
  margin: number,
  options?: CltvOptions,
): ValueResult {
  return call(FUNCTIONS.cltv, [averageSale, transactionsPerPeriod, periods, margin], options);
}

/**
 * How many times what winning a customer cost the customer is worth, before that cost is taken off.
 *
 * `reached` says whether the ratio is at `target` or above; 3 is a rule of thumb.
 *
 * Throws `out_of_range` for a cost that is not above 0.
 *
 * @example
 * ```js
 * ltvToCac(600, 150).value;   // 4
 * ```
 */
export function ltvToCac(value: number, cac: number, options?: LtvToCacOptions): ValueResult {
  return call(FUNCTIONS.ltvToCac, [value, cac], options);
}

/**
 * How many periods a customer must stay until the cost of winning one is earned back: cac / margin a period.
 *
 * null where the margin is 0 or less: it is never earned back.
 *
 * Throws `out_of_range` for a negative cost.
 *
 * @example
 * ```js
 * payback(150, 12.5).value;   // 12
 * ```
 */
export function payback(cac: number, margin: number, options?: PaybackOptions): ValueResult {
  return call(FUNCTIONS.payback, [cac, margin], options);
}

/**
 * Customer equity: the lifetime values of all customers, before the cost of winning them, summed exactly.
 *
 * One row a customer, or with `customers` one row a segment: the value of one of its customers and how many there
 * are.
 *
 * Throws `empty` without a value; `non_finite`, `out_of_range` for a negative number of customers, `missing` where
 * that is refused, each with the smallest row; `unequal_lengths`.
 *
 * @example
 * ```js
 * customerEquity([266.5, 100.25], [1000, 200]).value;   // 286550
 * ```
 */
export function customerEquity(
  values: NumberColumn,
  customers?: NumberColumn | null,
  options?: CustomerEquityOptions,
): CustomerEquityResult {
  return call(FUNCTIONS.customerEquity, [values, customers], options);
}

/**
 * Shares a budget out in proportion to the value that each segment holds.
 *
 * With `customers` a value is that of one customer. `floors` and `ceilings` are the least and the most each
 * segment may get, in the currency of the budget (null is no limit of its own), `floor` and `ceiling` those of the
 * others. It follows value held, not marginal return: for what a further unit of money brings, run an experiment.
 *
 * Throws `empty` without any value; `out_of_range` for a negative number, floors above the budget together,
 * ceilings below it, or a floor above its ceiling; `missing`, `non_finite`, `unequal_lengths`.
 *
 * @example
 * ```js
 * allocate(100, [1, 3]).allocations[1].amount;   // 75
 * ```
 */
export function allocate(
  budget: number,
  values: NumberColumn,
  customers?: NumberColumn | null,
  floors?: NumberColumn | null,
  ceilings?: NumberColumn | null,
  options?: AllocateOptions,
): AllocationResult {
  return call(FUNCTIONS.allocate, [budget, values, customers, floors, ceilings], options);
}

/**
 * Return on investment: (valueGained - cost) / cost; 0.5 is 50 %, -1 is all lost.
 *
 * `valueLower` and `valueUpper` are the interval of the value gained, as an experiment or a what-if gives it, and
 * become that of the return. With `periods`, over which the value is gained, the result says after how many the
 * cost is earned back.
 *
 * Throws `out_of_range` for a cost that is not above 0, or an interval that does not hold the value.
 *
 * @example
 * ```js
 * roi(150, 100, { periods: 12 }).paybackPeriods;   // 8
 * ```
 */
export function roi(valueGained: number, cost: number, options?: RoiOptions): RoiResult {
  return call(FUNCTIONS.roi, [valueGained, cost], options);
}

/**
 * Ranks investments by what each brings back per unit of cost, the best first; of equal ones the earlier row.
 *
 * `value` is the return of all together.
 *
 * Throws `empty` without an investment; `out_of_range` for a cost that is not above 0, `missing`, `non_finite`,
 * each with the smallest row; `unequal_lengths`.
 *
 * @example
 * ```js
 * roiRanking([150, 90, 400], [100, 100, 200]).ranking[0].row;   // 2
 * ```
 */
export function roiRanking(
  valuesGained: NumberColumn,
  costs: NumberColumn,
  options?: RoiRankingOptions,
): RoiRankingResult {
  return call(FUNCTIONS.roiRanking, [valuesGained, costs], options);
}
