"""Measures of the customer base: who stays, who leaves, who comes back, what a new customer costs.

New are customers at the end who were none at the start, lost are customers at the start who are none at the
end; whoever came and went in between counts in neither. So retention and churn of the same customers add up
to 1.
"""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cxkit._native import (
        CacResult,
        ChurnRateResult,
        EngagementResult,
        GrowthResult,
        RateResult,
        RetentionRateResult,
        RevenuePerCustomerResult,
    )
    from cxkit.types import ChurnRateMethod, Duration, RetentionRateMethod, ShareInterval


@function
def retention_rate(
    start: int,
    end: int,
    new: int | None = None,
    *,
    method: RetentionRateMethod = "retained",
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> RetentionRateResult:
    """Customer retention rate: the share of the customers at the start who are still customers at the end.

    (end - new) / start, with Wilson's interval. `method="end_over_start"` is end / start, which may exceed
    1, is no share and has no interval; it does without `new`.

    Raises CxError: `empty` when nobody was a customer at the start; `out_of_range` when more are new than
    there are at the end, or more stayed than there were; `wrong_type` without `new` where the method needs
    it.

    >>> import cxkit as cx
    >>> year = cx.retention_rate(start=100, end=110, new=35)
    >>> year.rate, year.lost
    (0.75, 25)
    """


@function
def churn_rate(
    start: int,
    lost: int | None = None,
    acquired: int | None = None,
    end: int | None = None,
    customer_periods: float | None = None,
    *,
    method: ChurnRateMethod = "over_start",
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> ChurnRateResult:
    """Customer churn rate: the share of the customers at the start who are none at the end.

    lost / start, with Wilson's interval. `method`: "over_total" is lost / (start + acquired); "net" (start
    - end) / start, negative where more come than go; "over_average" lost / ((start + end) / 2);
    "person_time" lost / customer_periods, the time every customer was one, summed, with Garwood's exact
    Poisson interval. Each needs its own counts and does not read the others.

    Raises CxError: `empty` when nobody was a customer at the start; `out_of_range` when more were lost than
    there were; `wrong_type` without a count the method needs.

    >>> import cxkit as cx
    >>> cx.churn_rate(start=100, lost=25).rate
    0.25
    >>> cx.churn_rate(start=100, end=110, method="net").rate
    -0.1

    F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936.
    """


@function
def repeat_rate(
    repeat_customers: int,
    customers: int,
    *,
    nth: int = 1,
    window: Duration | None = None,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> RateResult:
    """Repeat customer rate: the share of customers with two or more purchases, with Wilson's interval.

    `nth` and `window` say what was counted: customers with an order nth + 1, so long after order nth.

    Raises CxError: `empty` without a customer, `out_of_range` when more came back than there are.

    >>> import cxkit as cx
    >>> cx.repeat_rate(30, 120).rate
    0.25
    """


@function
def conversion_rate(
    converted: int,
    eligible: int,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> RateResult:
    """Conversion rate: the share of those who could convert who did, with Wilson's interval.

    Eligible are people, not visits: who visits three times and buys once has converted.

    Raises CxError: `empty` when nobody was eligible, `out_of_range` when more converted than were.

    >>> import cxkit as cx
    >>> cx.conversion_rate(30, 1200).rate
    0.025
    """


@function
def free_to_paid(
    paid: int,
    free: int,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> RateResult:
    """Free-to-paid rate: the share of free customers who began to pay, with Wilson's interval.

    `free` are all who began without paying, those who pay now among them.

    Raises CxError: `empty` without a free customer, `out_of_range` when more pay than were free.

    >>> import cxkit as cx
    >>> cx.free_to_paid(40, 1000).rate
    0.04
    """


@function
def referral_rate(
    referred: int,
    joined: int,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> RateResult:
    """Referral rate: the share of those who joined whom a customer had referred, with Wilson's interval.

    Raises CxError: `empty` when nobody joined, `out_of_range` when more were referred than joined.

    >>> import cxkit as cx
    >>> cx.referral_rate(70, 100).rate
    0.7
    """


@function
def cac(spend: float, new_customers: int, *, confidence_level: float = 0.95) -> CacResult:
    """Customer acquisition cost: what was spent on winning customers, per customer won.

    Of one channel or of all. Totals carry no information on spread, so there is no interval.

    Raises CxError: `empty` when nobody was won, `out_of_range` for negative spending.

    >>> import cxkit as cx
    >>> cx.cac(12000, 80).cost
    150.0
    """


@function
def engagement(
    visits: int,
    customers: int,
    seconds: float | None = None,
    sent: int | None = None,
    opened: int | None = None,
    clicked: int | None = None,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> EngagementResult:
    """Visits per customer, seconds per visit, and how many messages are opened and clicked.

    visits / customers with Garwood's exact Poisson interval; seconds / visits, opened / sent and clicked /
    opened where both numbers are given, the shares with Wilson's interval.

    Raises CxError: `empty` without a customer; `out_of_range` for more opened than sent, more clicked than
    opened, or negative time.

    >>> import cxkit as cx
    >>> month = cx.engagement(visits=300, customers=120, sent=200, opened=50, clicked=10)
    >>> month.visits_per_customer, month.open_rate, month.click_rate
    (2.5, 0.25, 0.2)
    """


@function
def revenue_per_customer(
    revenue: float, customers: int, *, confidence_level: float = 0.95
) -> RevenuePerCustomerResult:
    """Revenue per active customer of a period, from totals.

    Totals carry no information on spread, so there is no interval; `cx.mean` of a column with one row a
    customer has one.

    Raises CxError: `empty` without a customer.

    >>> import cxkit as cx
    >>> cx.revenue_per_customer(50000, 400).value
    125.0
    """


@function
def growth(
    new: int, returning: int, resurrected: int, dormant: int, *, confidence_level: float = 0.95
) -> GrowthResult:
    """Growth of the active customers: new, returning, resurrected and dormant ones, and the quick ratio.

    (new + resurrected) / dormant: how many customers are won or won back for each who goes quiet; None when
    nobody does.

    Raises CxError: `empty` when nobody was active in this period or the one before.

    >>> import cxkit as cx
    >>> month = cx.growth(new=30, returning=50, resurrected=10, dormant=20)
    >>> month.quick_ratio, month.active
    (2.0, 90)
    """
