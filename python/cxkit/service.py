"""Measures of service: how long customers wait and how often they have to come back."""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cxkit._native import (
        AhtResult,
        ContactRateResult,
        CostToServeResult,
        RateResult,
        SlaResult,
        StaffingResult,
    )
    from cxkit.types import Column, CostPer, FcrMethod, Missing, ShareInterval, StaffingModel, Tally


@function
def aht(
    talk: Column,
    hold: Column | None = None,
    wrap: Column | None = None,
    *,
    handled: bool = False,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> AhtResult:
    """Average handle time in seconds: talk, hold and follow-up of all contacts over their number.

    (talk + hold + wrap) / contacts, one row a contact that was answered; hold and follow-up may be left
    out. A row that lacks one of the times is left out and counted. With `handled` only contacts with talk
    time count. The interval is Student's t.

    Raises CxError: `empty` without a contact, `out_of_range` for a negative time, `non_finite`, `missing`
    where that is refused, each with the smallest row; `unequal_lengths`, `out_of_range` for a level outside
    0 to 1.

    >>> import cxkit as cx
    >>> calls = cx.aht([240, 300, 180], hold=[30, 0, 60], wrap=[30, 60, 0])
    >>> calls.aht_seconds, calls.talk_seconds
    (300.0, 240.0)
    """


@function
def abandonment_rate(
    abandoned: Tally,
    offered: Tally | None = None,
    waited: Column | None = None,
    *,
    ignore_below_seconds: float = 0.0,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> RateResult:
    """How many give up before anyone answers: the share of the offered contacts whose customer left first.

    abandoned / offered, from two counts or from columns of 1 and 0, one row a contact; rows where
    `offered` is 0 are left out and counted, as are rows that do not say. With `waited` (seconds) and
    `ignore_below_seconds` those who left sooner than that are in neither number. The interval is
    Wilson's.

    Raises CxError: `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the
    smallest row) and for a count above the other, `wrong_type` for a count beside a column, `missing`
    where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.abandonment_rate(9, 120).rate
    0.075
    >>> calls = cx.abandonment_rate([1, 1, 0, 0, 0], waited=[3, 40, 8, 15, 90], ignore_below_seconds=5)
    >>> calls.rate, calls.excluded_count
    (0.25, 1)
    """


@function
def fcr(
    resolved: Tally,
    first_calls: Tally | None = None,
    *,
    method: FcrMethod = "first_contacts",
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> RateResult:
    """First contact resolution: the share of first contacts that were resolved there and then.

    resolved / first_calls, from two counts or from columns of 1 and 0, one row a contact; rows where
    `first_calls` is 0 are left out and counted, as are rows that do not say. `method` names what
    `first_calls` counts: first contacts, all cases, or resolvable first contacts only. The interval is
    Wilson's.

    Raises CxError: `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the
    smallest row) and for a count above the other, `wrong_type` for a count beside a column, `missing`
    where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.fcr(resolved=65, first_calls=100).rate
    0.65
    >>> cx.fcr([1, 0, 0, 1, 1], first_calls=[1, 1, 0, 1, 1]).rate
    0.75
    """


@function
def reopen_rate(
    reopened: Tally,
    resolved: Tally | None = None,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> RateResult:
    """How often a case that was resolved is opened again.

    reopened / resolved, from two counts or from columns of 1 and 0, one row a case, which counts once
    however often it was opened again; rows where `resolved` is 0 are left out and counted, as are rows
    that do not say. The interval is Wilson's.

    Raises CxError: `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the
    smallest row) and for a count above the other, `wrong_type` for a count beside a column, `missing`
    where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> round(cx.reopen_rate(154, 4569).rate, 6)
    0.033705
    """


@function
def self_service_rate(
    self_served: Tally,
    started: Tally | None = None,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> RateResult:
    """How often people help themselves: the share of journeys resolved without an agent.

    self_served / started, from two counts or from columns of 1 and 0, one row a journey; those given up
    count among those started. Rows that do not say are left out and counted. The interval is Wilson's.

    Raises CxError: `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the
    smallest row) and for a count above the other, `wrong_type` for a count beside a column, `missing`
    where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.self_service_rate(60, 80).rate
    0.75
    """


@function
def transfer_rate(
    transferred: Tally,
    handled: Tally | None = None,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> RateResult:
    """How often a contact is handed on: the share of handled contacts that were, at least once.

    transferred / handled, from two counts or from columns of 1 and 0, one row a contact, which counts
    once however often it was handed on. Rows that do not say are left out and counted. The interval is
    Wilson's.

    Raises CxError: `empty` when nothing counts, `out_of_range` for a flag other than 0 and 1 (with the
    smallest row) and for a count above the other, `wrong_type` for a count beside a column, `missing`
    where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.transfer_rate(30, 120).rate
    0.25
    """


@function
def sla(
    met: int,
    missed: int,
    pending: int,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
) -> SlaResult:
    """Share of the cases that kept the time promised for them, from counts.

    met / (met + missed). A case that is open and whose time is not up is pending: in neither number. A
    case open past its time is missed, not pending. The interval is Wilson's.

    Raises CxError: `empty` when no case is decided.

    >>> import cxkit as cx
    >>> month = cx.sla(80, 20, 7)
    >>> month.rate, month.n, month.pending_count
    (0.8, 100, 7)
    """


@function
def contact_rate(contacts: int, customers: int, *, confidence_level: float = 0.95) -> ContactRateResult:
    """Contacts per customer of a period, from counts, with Garwood's exact Poisson interval.

    contacts / customers, where the customers are all customers of the period, also those who never
    called. The interval supposes that contacts come independently of each other; where the same people
    call again and again it is too narrow.

    Raises CxError: `empty` without a customer.

    >>> import cxkit as cx
    >>> cx.contact_rate(10, 40).rate
    0.25
    """


@function
def cost_to_serve(
    total_cost: float, served: int, *, per: CostPer = "customer", confidence_level: float = 0.95
) -> CostToServeResult:
    """Cost of contacts and service per customer served, from totals.

    total_cost / served; `per` names what was counted: customers, contacts, resolved cases or journeys.
    Totals carry no information on spread, so there is no interval.

    Raises CxError: `empty` when nothing was served, `out_of_range` for a negative cost.

    >>> import cxkit as cx
    >>> cx.cost_to_serve(12_500, 500).cost
    25.0
    """


@function
def staffing(
    calls_per_hour: float,
    aht_seconds: float,
    *,
    service_level: float = 0.8,
    target_seconds: float = 20.0,
    model: StaffingModel = "erlang_c",
    agents: int | None = None,
    maximum_occupancy: float = 1.0,
    shrinkage: float = 0.0,
) -> StaffingResult:
    """The fewest agents that answer 80 % of calls within 20 seconds, and what they achieve.

    Calls come at random at a steady rate, wait in one line and take `aht_seconds` each on average (Erlang
    C). The answer is the smallest number of agents that reaches the service level and keeps the occupancy
    in its limit; `scheduled_agents` adds what shrinkage takes away. With `agents` the question is what
    that many achieve. With "erlang_b" calls that find nobody free are turned away. An identity of the
    model: no interval.

    Raises CxError: `out_of_range` for a rate, time, level or share that is none, or a load beyond ten
    million erlangs; `empty` without a call.

    >>> import cxkit as cx
    >>> needed = cx.staffing(360, 240, target_seconds=15)
    >>> needed.agents, round(needed.service_level, 4)
    (29, 0.8227)
    """
