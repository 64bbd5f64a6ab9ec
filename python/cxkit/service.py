"""Measures of service: how long customers wait and how often they have to come back."""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit._native import (
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
    )
    from cxkit.types import (
        Column,
        CostPer,
        Duration,
        FcrMethod,
        Missing,
        Moment,
        OutOfScale,
        QuantileMethod,
        QuantileRule,
        ShareInterval,
        StaffingModel,
        Tally,
        WaitingReading,
    )


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
def contact_rate(
    contacts: int, customers: int, *, confidence_level: float = 0.95, missing: Missing = "skip"
) -> ContactRateResult:
    """Contacts per customer of a period, from counts, with Garwood's exact Poisson interval.

    contacts / customers, where the customers are all customers of the period, also those who never
    called. The interval supposes that contacts come independently of each other; where the same people
    call again and again it is too narrow. Over a table with a row a customer, `cx.ContactRate("contacts")`
    knows the spread between them and gives Student's t; `missing` is for its rows.

    Raises CxError: `empty` without a customer.

    >>> import cxkit as cx
    >>> cx.contact_rate(10, 40).rate
    0.25
    """


@function
def cost_to_serve(
    total_cost: float,
    served: int,
    *,
    per: CostPer = "customer",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> CostToServeResult:
    """Cost of contacts and service per customer served, from totals.

    total_cost / served; `per` names what was counted: customers, contacts, resolved cases or journeys.
    Totals carry no information on spread, so there is no interval; a column does: `cx.CostToServe("cost")`
    over a table has Student's t, and `missing` is for its rows.

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


@function
def ttr(
    opened: Column,
    resolved: Column,
    *,
    reading: WaitingReading = "mean",
    p: float = 0.9,
    method: QuantileMethod = "linear",
    censored: bool = False,
    median_rule: QuantileRule = "first",
    horizon: Duration | None = None,
    as_of: Moment | None = None,
    longest: Duration = "36525d",
    impossible: OutOfScale = "error",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> WaitingResult:
    """Mean time from the opening of a case to its resolution, in seconds (MTTR).

    Sum of times to resolve / cases resolved; or `reading` "median" or "percentile" (the share `p` of
    cases took no longer; `method` says how it falls between two). Open cases, whose `resolved` is
    missing, are left out and counted, which flatters the number while slow cases are open. With
    `censored` they count with the time they have lasted so far: a percentile is read off Kaplan and
    Meier's curve, and the mean is the area under it up to `horizon`. `as_of` is the time of the reading
    (ISO 8601): what came later has not happened yet.

    Raises CxError: `empty` when nothing has ended, `out_of_range` for a case that ends before it begins
    or takes longer than `longest` (with the smallest row; left out and counted with
    impossible="missing"), `mixed_zones`, `wrong_type`, `bad_option` for a censored mean without a
    horizon, `missing` where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> opened = ["2026-03-01T08:00", "2026-03-01T09:00", "2026-03-02T10:00"]
    >>> month = cx.ttr(opened, ["2026-03-01T10:00", "2026-03-01T13:00", None])
    >>> month.seconds, month.n, month.open_count
    (10800.0, 2, 1)
    """


@function
def frt(
    opened: Column,
    responded: Column,
    *,
    reading: WaitingReading = "mean",
    p: float = 0.9,
    method: QuantileMethod = "linear",
    censored: bool = False,
    median_rule: QuantileRule = "first",
    horizon: Duration | None = None,
    as_of: Moment | None = None,
    longest: Duration = "36525d",
    impossible: OutOfScale = "error",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> WaitingResult:
    """Mean time from the opening of a case to the first response, in seconds.

    Sum of times to respond / cases responded to; or another `reading`, as in `ttr`. Cases nobody has
    responded to are left out and counted; with `censored` they count with the time they have waited so
    far.

    Raises CxError: `empty` when nothing has ended, `out_of_range` for a case that ends before it begins
    or takes longer than `longest` (with the smallest row; left out and counted with
    impossible="missing"), `mixed_zones`, `wrong_type`, `bad_option` for a censored mean without a
    horizon, `missing` where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.frt(["2026-03-01T08:00", "2026-03-01T09:00"], ["2026-03-01T08:01", "2026-03-01T09:03"]).seconds
    120.0
    """


@function
def sla_from_times(
    opened: Column,
    resolved: Column,
    due: Column | None = None,
    *,
    target: Duration | None = None,
    as_of: Moment | None = None,
    longest: Duration = "36525d",
    impossible: OutOfScale = "error",
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> SlaResult:
    """Share of the cases that kept their promised time, from when they were opened, resolved and due.

    met / (met + missed). Instead of `due` one `target` may hold for all ("24h"). Resolved when it was due
    is met. A case open at the time of the reading (`as_of`; otherwise the latest time of the rows) is
    missed when it was due before, pending else. Rows that do not say when a case was opened or is due are
    left out and counted.

    Raises CxError: `empty` when no case is decided, `bad_option` unless either due times or a target are
    given, `out_of_range` for a case that ends before it begins or takes longer than `longest` (with the
    smallest row; left out and counted with impossible="missing"), `mixed_zones`, `wrong_type`, `missing`
    where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> opened = ["2026-03-01T08:00", "2026-03-01T09:00", "2026-03-01T10:00", "2026-03-02T10:00"]
    >>> resolved = ["2026-03-01T12:00", "2026-03-02T13:00", None, None]
    >>> kept = cx.sla_from_times(opened, resolved, target="24h")
    >>> kept.met, kept.missed, kept.pending_count
    (1, 2, 1)
    """


@function
def sla_from_flags(
    met: Column,
    pending: Column | None = None,
    *,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> SlaResult:
    """Share of the cases that kept the time promised for them, from a column that says which did.

    met / (met + missed), one row a case: `met` is 1 where the promise was kept and 0 where it was not, a case
    open past its time among them. Rows where `pending` is 1 are in neither number and counted. Rows that do
    not say are left out and counted. The interval is Wilson's.

    Raises CxError: `empty` when no case is decided, `out_of_range` for a flag other than 0 and 1 (with the
    smallest row), `missing` where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> month = cx.sla_from_flags([1, 1, 1, 0, 0], pending=[0, 0, 0, 0, 1])
    >>> month.rate, month.n, month.pending_count
    (0.75, 4, 1)
    """


@function
def backlog(
    opened: Column,
    resolved: Column,
    *,
    at: Moment | None = None,
    longest: Duration = "36525d",
    impossible: OutOfScale = "error",
    missing: Missing = "skip",
) -> BacklogResult:
    """How many cases are open: opened by the time of the reading and not resolved by then.

    The time is `at`, otherwise the latest time of the rows. A case opened at that very time is open, one
    resolved at it is not. Every case is counted: no sampling, no interval.

    Raises CxError: `empty` without a case, `out_of_range` for a case that ends before it begins or takes
    longer than `longest` (with the smallest row; left out and counted with impossible="missing"),
    `mixed_zones`, `wrong_type`, `missing` where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> cx.backlog(["2026-03-01", "2026-03-06", "2026-03-10"], ["2026-03-08", None, None]).backlog
    2
    """


@function
def backlog_series(
    opened: Column,
    resolved: Column,
    at: Column,
    *,
    longest: Duration = "36525d",
    impossible: OutOfScale = "error",
    missing: Missing = "skip",
) -> BacklogSeriesResult:
    """How many cases are open at each of several times, as `backlog` counts them.

    Raises CxError: as `backlog`; `empty` without a time to ask for, `missing` for one that is not there.

    >>> import cxkit as cx
    >>> opened, resolved = ["2026-03-01", "2026-03-06", "2026-03-10"], ["2026-03-08", None, None]
    >>> cx.backlog_series(opened, resolved, ["2026-03-01", "2026-03-07", "2026-03-08"]).backlog
    (1, 2, 1)
    """


@function
def fcr_from_log(
    customer: Column,
    start: Column,
    end: Column | None = None,
    topic: Column | None = None,
    *,
    window: Duration = "7d",
    observation_start: Moment | None = None,
    observation_end: Moment | None = None,
    longest: Duration = "36525d",
    impossible: OutOfScale = "error",
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> FcrFromLogResult:
    """First contact resolution from a raw log: first contacts after which the customer did not come back.

    A first contact has no contact of the same customer and topic in the window before it; it is resolved
    when none begins within (end, end + window], the edge included. A chain of repeats is one first
    contact, failed once; contacts that overlap are one. Contacts within a window of the beginning of the
    log (`unknown_start`) or its end (`unknown_end`) cannot be judged and are left out; say by
    `observation_start` and `observation_end` where the log is complete over a longer time. The interval
    is Wilson's.

    Raises CxError: `empty` without a first contact whose windows are in the log, `out_of_range` for a
    contact that ends before it begins or takes longer than `longest` (with the smallest row; left out and
    counted with impossible="missing"), `mixed_zones`, `wrong_type`, `missing` where that is refused,
    `unequal_lengths`.

    >>> import cxkit as cx
    >>> days = ["2026-03-01", "2026-03-10", "2026-03-10", "2026-03-14", "2026-03-30"]
    >>> log = cx.fcr_from_log([3, 1, 2, 2, 4], days)
    >>> log.rate, log.n, log.repeat_count
    (0.5, 2, 1)
    """


@function
def ticket_trend(
    customer: Column,
    topic: Column,
    severity: Column | None = None,
    *,
    customers: int | None = None,
    severities: Mapping[str, float] | None = None,
    resamples: int = 1000,
    seed: int = 0,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> TicketTrendResult:
    """Topics by how much they hurt: the share of customers each affects times how badly it hits them.

    Each row is a ticket. A customer counts once for a topic, with the worst of their tickets about it.
    Severity is a number from 0 to 1 or a word: annoyance 0.25, hinders 0.5, blocks 1, or your own
    `severities`; without it every ticket has 1. `customers` is how many there are in all; otherwise those
    with a ticket. Intervals of impact and rank come from seeded resamples of the customers, those of the
    shares are Wilson's.

    Raises CxError: `empty` without a ticket, `out_of_range` for a severity outside 0 to 1, `wrong_type`
    for a word nobody knows (each with the smallest row), `out_of_range` for fewer customers than have
    tickets, `missing` where that is refused, `unequal_lengths`.

    >>> import cxkit as cx
    >>> topics = ["login", "login", "login", "invoice"]
    >>> words = ["annoyance", "annoyance", "hinders", "blocks"]
    >>> month = cx.ticket_trend([1, 2, 2, 3], topics, words, customers=10)
    >>> [(topic.topic, topic.impact) for topic in month.topics]
    [('invoice', 0.1), ('login', 0.075)]
    """
