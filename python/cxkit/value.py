"""What a customer is worth in closed form, and what money spent on customers brings back."""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cxkit._native import (
        AllocationResult,
        ClvResult,
        CustomerEquityResult,
        RoiRankingResult,
        RoiResult,
        ValueResult,
    )
    from cxkit.types import ClvMethod, Column, Missing


@function
def clv(
    margin: float,
    retention: float,
    discount_rate: float,
    *,
    method: ClvMethod = "discounted_retention",
    acquisition_cost: float = 0.0,
    periods: int | None = None,
    growth: float = 0.0,
) -> ClvResult:
    """Customer lifetime value of a customer who stays each period with the same probability.

    m·r / (1 + d - r) less the acquisition cost: margin m and discount rate d a period, retention r from one
    period to the next. `method`: "first_payment_now" pays at the beginning of each period, m·(1 + d) / (1 +
    d - r); "finite_horizon" counts the first `periods` payments, which every method does where they are
    given. With `growth` g the payment of period t is m·(1 + g)^(t-1).

    Raises CxError: `out_of_range` for retention outside 0 to 1, a discount rate of -1 or less, or rates
    whose sum has no end; `bad_option` for "finite_horizon" without `periods`.

    >>> import cxkit as cx
    >>> round(cx.clv(margin=100, retention=0.8, discount_rate=0.1, acquisition_cost=50).value, 2)
    216.67
    >>> round(cx.clv(100, 0.8, 0.1, method="finite_horizon", periods=5).value, 2)
    212.41

    S. Gupta, D. Lehmann, Customers as assets, Journal of Interactive Marketing 17, 2003.
    """


@function
def ltv(
    average_sale: float, transactions_per_period: float, periods: float, *, period: str = "period"
) -> ValueResult:
    """Lifetime value: average sale · transactions per period · periods; revenue, not discounted.

    Raises CxError: `out_of_range` for a negative number.

    >>> import cxkit as cx
    >>> cx.ltv(50, 4, 3).value
    600.0
    """


@function
def cltv(
    average_sale: float,
    transactions_per_period: float,
    periods: float,
    margin: float,
    *,
    period: str = "period",
) -> ValueResult:
    """Customer lifetime value as the margin, a fraction, on the lifetime's sales; not discounted.

    Raises CxError: `out_of_range` for a negative number or a margin outside -1 to 1.

    >>> import cxkit as cx
    >>> cx.cltv(50, 4, 3, margin=0.2).value
    120.0
    """


@function
def ltv_to_cac(value: float, cac: float, *, target: float = 3.0) -> ValueResult:
    """How many times what winning a customer cost the customer is worth, before that cost is taken off.

    `reached` says whether the ratio is at `target` or above; 3 is a rule of thumb.

    Raises CxError: `out_of_range` for a cost that is not above 0.

    >>> import cxkit as cx
    >>> cx.ltv_to_cac(600, 150).value
    4.0
    """


@function
def payback(cac: float, margin: float, *, period: str = "month") -> ValueResult:
    """How many periods a customer must stay until the cost of winning one is earned back: cac / margin a
    period.

    None where the margin is 0 or less: it is never earned back.

    Raises CxError: `out_of_range` for a negative cost.

    >>> import cxkit as cx
    >>> cx.payback(150, 12.5).value
    12.0
    """


@function
def customer_equity(
    values: Column, customers: Column | None = None, *, missing: Missing = "skip"
) -> CustomerEquityResult:
    """Customer equity: the lifetime values of all customers, before the cost of winning them, summed
    exactly.

    One row a customer, or with `customers` one row a segment: the value of one of its customers and how
    many there are.

    Raises CxError: `empty` without a value; `non_finite`, `out_of_range` for a negative number of
    customers, `missing` where that is refused, each with the smallest row; `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.customer_equity([266.5, 100.25], customers=[1000, 200]).value
    286550.0
    """


@function
def allocate(
    budget: float,
    values: Column,
    customers: Column | None = None,
    floors: Column | None = None,
    ceilings: Column | None = None,
    *,
    floor: float = 0.0,
    ceiling: float | None = None,
) -> AllocationResult:
    """Shares a budget out in proportion to the value that each segment holds.

    With `customers` a value is that of one customer. `floors` and `ceilings` are the least and the most
    each segment may get, in the currency of the budget (None is no limit of its own), `floor` and `ceiling`
    those of the others. It follows value held, not marginal return: for what a further unit of money
    brings, run an experiment.

    Raises CxError: `empty` without any value; `out_of_range` for a negative number, floors above the budget
    together, ceilings below it, or a floor above its ceiling; `missing`, `non_finite`, `unequal_lengths`.

    >>> import cxkit as cx
    >>> east, west = cx.allocate(100, [4, 1], customers=[0.3, 0.7]).allocations
    >>> round(east.amount, 2), round(west.amount, 2)
    (63.16, 36.84)
    """


@function
def roi(
    value_gained: float,
    cost: float,
    *,
    value_lower: float | None = None,
    value_upper: float | None = None,
    confidence_level: float = 0.95,
    periods: float | None = None,
) -> RoiResult:
    """Return on investment: (value_gained - cost) / cost; 0.5 is 50 %, -1 is all lost.

    `value_lower` and `value_upper` are the interval of the value gained, as an experiment or a what-if
    gives it, and become that of the return. With `periods`, over which the value is gained, the result says
    after how many the cost is earned back.

    Raises CxError: `out_of_range` for a cost that is not above 0, or an interval that does not hold the
    value.

    >>> import cxkit as cx
    >>> test = cx.roi(150, 100, value_lower=90, value_upper=210, periods=12)
    >>> test.roi, test.ci_lower, test.payback_periods
    (0.5, -0.1, 8.0)
    """


@function
def roi_ranking(values_gained: Column, costs: Column, *, top: int | None = None) -> RoiRankingResult:
    """Ranks investments by what each brings back per unit of cost, the best first; of equal ones the
    earlier row.

    `value` is the return of all together.

    Raises CxError: `empty` without an investment; `out_of_range` for a cost that is not above 0, `missing`,
    `non_finite`, each with the smallest row; `unequal_lengths`.

    >>> import cxkit as cx
    >>> [one.row for one in cx.roi_ranking([150, 90, 400], costs=[100, 100, 200]).ranking]
    [2, 0, 1]
    """
