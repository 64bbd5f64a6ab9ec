import { call } from "./call.js";
import { FUNCTIONS } from "./generated/exports.js";
import type {
  CacOptions,
  ChurnRateOptions,
  ConversionRateOptions,
  EngagementOptions,
  FreeToPaidOptions,
  GrowthOptions,
  ReferralRateOptions,
  RepeatRateOptions,
  RetentionRateOptions,
  RevenuePerCustomerOptions,
} from "./generated/options.js";
import type {
  CacResult,
  ChurnRateResult,
  EngagementResult,
  GrowthResult,
  RateResult,
  RetentionRateResult,
  RevenuePerCustomerResult,
} from "./generated/results.js";

/**
 * Customer retention rate: the share of the customers at the start who are still customers at the end.
 *
 * (end - newCustomers) / start, with Wilson's interval. `method: "end_over_start"` is end / start, which may
 * exceed 1, is no share and has no interval; it does without `newCustomers`.
 *
 * Throws `empty` when nobody was a customer at the start; `out_of_range` when more are new than there are at the
 * end, or more stayed than there were; `wrong_type` without `newCustomers` where the method needs it.
 *
 * @example
 * ```js
 * retentionRate(100, 110, 35).rate;   // 0.75
 * ```
 */
export function retentionRate(
  start: number,
  end: number,
  newCustomers?: number | null,
  options?: RetentionRateOptions,
): RetentionRateResult {
  return call(FUNCTIONS.retentionRate, [start, end, newCustomers], options);
}

/**
 * Customer churn rate: the share of the customers at the start who are none at the end.
 *
 * lost / start, with Wilson's interval. `method`: "over_total" is lost / (start + acquired); "net" (start - end) /
 * start, negative where more come than go; "over_average" lost / ((start + end) / 2); "person_time" lost /
 * customerPeriods, the time every customer was one, summed, with Garwood's exact Poisson interval. Each needs its
 * own counts and does not read the others.
 *
 * Throws `empty` when nobody was a customer at the start; `out_of_range` when more were lost than there were;
 * `wrong_type` without a count the method needs.
 *
 * F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936.
 *
 * @example
 * ```js
 * churnRate(100, 25).rate;   // 0.25
 * churnRate(100, null, null, 110, null, { method: "net" }).rate;   // -0.1
 * ```
 */
export function churnRate(
  start: number,
  lost?: number | null,
  acquired?: number | null,
  end?: number | null,
  customerPeriods?: number | null,
  options?: ChurnRateOptions,
): ChurnRateResult {
  return call(FUNCTIONS.churnRate, [start, lost, acquired, end, customerPeriods], options);
}

/**
 * Repeat customer rate: the share of customers with two or more purchases, with Wilson's interval.
 *
 * Throws `empty` without a customer, `out_of_range` when more came back than there are.
 *
 * @example
 * ```js
 * repeatRate(30, 120).rate;   // 0.25
 * ```
 */
export function repeatRate(
  repeatCustomers: number,
  customers: number,
  options?: RepeatRateOptions,
): RateResult {
  return call(FUNCTIONS.repeatRate, [repeatCustomers, customers], options);
}

/**
 * Conversion rate: the share of those who could convert who did, with Wilson's interval.
 *
 * Eligible are people, not visits: who visits three times and buys once has converted.
 *
 * Throws `empty` when nobody was eligible, `out_of_range` when more converted than were.
 *
 * @example
 * ```js
 * conversionRate(30, 1200).rate;   // 0.025
 * ```
 */
export function conversionRate(
  converted: number,
  eligible: number,
  options?: ConversionRateOptions,
): RateResult {
  return call(FUNCTIONS.conversionRate, [converted, eligible], options);
}

/**
 * Free-to-paid rate: the share of free customers who began to pay, with Wilson's interval.
 *
 * `free` are all who began without paying, those who pay now among them.
 *
 * Throws `empty` without a free customer, `out_of_range` when more pay than were free.
 *
 * @example
 * ```js
 * freeToPaid(40, 1000).rate;   // 0.04
 * ```
 */
export function freeToPaid(paid: number, free: number, options?: FreeToPaidOptions): RateResult {
  return call(FUNCTIONS.freeToPaid, [paid, free], options);
}

/**
 * Referral rate: the share of those who joined whom a customer had referred, with Wilson's interval.
 *
 * Throws `empty` when nobody joined, `out_of_range` when more were referred than joined.
 *
 * @example
 * ```js
 * referralRate(70, 100).rate;   // 0.7
 * ```
 */
export function referralRate(
  referred: number,
  joined: number,
  options?: ReferralRateOptions,
): RateResult {
  return call(FUNCTIONS.referralRate, [referred, joined], options);
}

/**
 * Customer acquisition cost: what was spent on winning customers, per customer won.
 *
 * Of one channel or of all. Totals carry no information on spread, so there is no interval.
 *
 * Throws `empty` when nobody was won, `out_of_range` for negative spending.
 *
 * @example
 * ```js
 * cac(12000, 80).cost;   // 150
 * ```
 */
export function cac(spend: number, newCustomers: number, options?: CacOptions): CacResult {
  return call(FUNCTIONS.cac, [spend, newCustomers], options);
}

/**
 * Visits per customer, seconds per visit, and how many messages are opened and clicked.
 *
 * visits / customers with Garwood's exact Poisson interval; seconds / visits, opened / sent and clicked / opened
 * where both numbers are given, the shares with Wilson's interval.
 *
 * Throws `empty` without a customer; `out_of_range` for more opened than sent, more clicked than opened, or
 * negative time.
 *
 * @example
 * ```js
 * engagement(300, 120).visitsPerCustomer;   // 2.5
 * ```
 */
export function engagement(
  visits: number,
  customers: number,
  seconds?: number | null,
  sent?: number | null,
  opened?: number | null,
  clicked?: number | null,
  options?: EngagementOptions,
): EngagementResult {
  return call(FUNCTIONS.engagement, [visits, customers, seconds, sent, opened, clicked], options);
}

/**
 * Revenue per active customer of a period, from totals.
 *
 * Totals carry no information on spread, so there is no interval; `mean` of a column with one row a customer has
 * one.
 *
 * Throws `empty` without a customer.
 *
 * @example
 * ```js
 * revenuePerCustomer(50000, 400).value;   // 125
 * ```
 */
export function revenuePerCustomer(
  revenue: number,
  customers: number,
  options?: RevenuePerCustomerOptions,
): RevenuePerCustomerResult {
  return call(FUNCTIONS.revenuePerCustomer, [revenue, customers], options);
}

/**
 * Growth of the active customers: new, returning, resurrected and dormant ones, and the quick ratio.
 *
 * (new + resurrected) / dormant: how many customers are won or won back for each who goes quiet; null when nobody
 * does.
 *
 * Throws `empty` when nobody was active in this period or the one before.
 *
 * @example
 * ```js
 * growth(30, 50, 10, 20).quickRatio;   // 2
 * ```
 */
export function growth(
  newCustomers: number,
  returning: number,
  resurrected: number,
  dormant: number,
  options?: GrowthOptions,
): GrowthResult {
  return call(FUNCTIONS.growth, [newCustomers, returning, resurrected, dormant], options);
}
