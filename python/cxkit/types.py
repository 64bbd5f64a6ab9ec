"""What the functions take, for type checkers: nothing here is imported when cxkit runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, Protocol, TypeAlias

from cxkit._native import AnswerCountsAccumulator, Pattern


class ArrowArray(Protocol):
    """A column of pyarrow and others."""

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """A column of Polars, a chunked one of pyarrow, and others."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


#: A list, tuple or iterable of numbers and None, of texts, of NumPy's or Python's own; `array.array`, a NumPy
#: array of one dimension, a pandas or Polars series, an Arrow array. None, NaN, NA and null are missing.
Column: TypeAlias = Iterable[object] | ArrowArray | ArrowStream
#: A column of answers, or how often each was given: a dict, or an accumulator that counted them.
Answers: TypeAlias = Column | Mapping[float, int] | AnswerCountsAccumulator
#: How often something was the case: a count, or a column of 1 and 0 (or of booleans) to count.
Tally: TypeAlias = int | Column
#: Columns of the same rows: a list, a dict by name, or a frame.
Columns: TypeAlias = Sequence[Column] | Mapping[str, Column] | ArrowStream

#: A point in time: a date or datetime of Python's, pandas' or NumPy's, or ISO 8601 text.
Moment: TypeAlias = date | str | Any
#: Conditions on the properties of events, by attribute; all must hold. A word or a list of words it must be,
#: a number, None (there is no value), or a dict with `is`, `not`, `min`, `max` or `missing`.
Conditions: TypeAlias = Mapping[str, str | Sequence[str] | float | Mapping[str, Any] | None]
#: Which events are meant: a name, a list of alternatives, or a dict with `event` and `where`.
EventKind: TypeAlias = str | Sequence[str] | Mapping[str, Any]
#: Kinds of events in order; a single name is a list of one.
EventKinds: TypeAlias = str | Sequence[EventKind]
#: A pattern in its notation, such as `(?1)(?t<=3600)(?2)`, or one that was built.
PatternText: TypeAlias = "str | Pattern"
#: The steps of a funnel: names, lists of alternatives, or dicts with `event`, `where` and `optional`.
FunnelSteps: TypeAlias = Sequence[str | Sequence[str] | Mapping[str, Any]]
#: Touchpoints that follow each other at once, each as a step of a funnel; a single one is a chain of one.
Chain: TypeAlias = str | Sequence[str | Sequence[str] | Mapping[str, Any]] | Mapping[str, Any]
#: What must not happen between two steps: dicts with `event`, `between` (two steps, from 1) and `where`.
FunnelExclusions: TypeAlias = Sequence[Mapping[str, Any]]
#: Which event gives a customer its group.
FunnelAttribution: TypeAlias = Literal["last", "first"] | tuple[Literal["step"], int]

#: A length of time: a number and one of us, ms, s, min, h, d, w, such as "7d", or a `timedelta`.
Duration: TypeAlias = str | timedelta
#: How much time may pass from step to step: one duration for all, or one each.
FunnelWindows: TypeAlias = Duration | Sequence[Duration]

Interval: TypeAlias = Literal[
    "score",
    "adjusted_wald",
    "adjusted_wald_one",
    "adjusted_wald_z",
    "agresti_min",
    "wilson",
    "wilson_corrected",
    "clopper_pearson",
    "jeffreys",
    "agresti_coull",
    "wald",
    "t",
    "bootstrap",
    "linearised",
    "score_neff",
    "logit",
    "beta",
]
ShareInterval: TypeAlias = Literal[
    "wilson", "wilson_corrected", "clopper_pearson", "jeffreys", "agresti_coull", "wald"
]
ShareDifferenceInterval: TypeAlias = Literal["newcombe", "miettinen_nurminen", "agresti_caffo", "wald"]
NpsDifferenceInterval: TypeAlias = Literal["mover", "adjusted_wald", "wald", "welch"]
CsatMethod: TypeAlias = Literal["satisfied", "top_two_box", "top_box", "mean", "percent_of_max", "net"]
CesMethod: TypeAlias = Literal["mean", "share_easy", "net_easy"]
RetentionRateMethod: TypeAlias = Literal["retained", "end_over_start"]
ChurnRateMethod: TypeAlias = Literal["over_start", "over_total", "net", "over_average", "person_time"]
ClvMethod: TypeAlias = Literal["discounted_retention", "first_payment_now", "finite_horizon"]
QuantileMethod: TypeAlias = Literal[
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "linear",
    "median_unbiased",
    "normal_unbiased",
    "lower",
    "higher",
    "nearest",
    "midpoint",
]
QuantileReading: TypeAlias = Literal["auto", "exact", "sketch"]
DistinctReading: TypeAlias = Literal["auto", "exact", "sketch"]
QuantileRule: TypeAlias = Literal["first", "midpoint"]
Missing: TypeAlias = Literal["skip", "error"]
OutOfScale: TypeAlias = Literal["error", "missing"]
Lonely: TypeAlias = Literal["error", "centre", "drop"]
FcrMethod: TypeAlias = Literal["first_contacts", "all_cases", "resolvable_only"]
CostPer: TypeAlias = Literal["customer", "contact", "resolved_case", "journey"]
StaffingModel: TypeAlias = Literal["erlang_c", "erlang_b"]
WaitingReading: TypeAlias = Literal["mean", "median", "percentile"]
