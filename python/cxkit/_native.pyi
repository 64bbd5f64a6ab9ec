"""Types of the compiled half of cxkit.

Made by `make generate` from the export list that every language is built from; do not edit.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypeVar, final

from typing_extensions import disjoint_base

from cxkit.types import (
    Answers,
    Chain,
    Column,
    Columns,
    Conditions,
    Duration,
    EventKind,
    EventKinds,
    FunnelAttribution,
    FunnelExclusions,
    FunnelSteps,
    FunnelWindows,
    Moment,
    PatternText,
)

__version__: str

_F = TypeVar("_F", bound=Callable[..., Any])

class CxError(ValueError):
    """Input or options that were refused."""

    code: str
    """Why, in one stable word, the same in every language."""
    row: int | None
    """The smallest row at fault, counted from 0, where there is one."""

class UnknownOption(CxError, TypeError):
    """An option nobody knows; the message names the nearest one."""

@final
class Function:
    """A function of cxkit: written in Python for its names, defaults and documentation, computed in Rust."""

    def __call__(self, *arguments: Any, **options: Any) -> Any: ...
    def __get__(self, instance: Any, owner: Any = None, /) -> Self: ...
    def __reduce__(self) -> str: ...

def function(written: _F) -> _F:
    """Gives a documented Python function its body: the export of the same name."""

def _restore(name: str, values: Iterable[Any]) -> Any: ...
def _describe() -> str: ...
def _describe_state(state: bytes) -> str: ...
def _digests() -> str: ...
def _cli(arguments: list[str]) -> int: ...

@disjoint_base
class Result:
    """What every result can do. Results are frozen: the same for whoever holds them."""

    def __new__(cls, values: Any) -> Self: ...
    def to_dict(self) -> dict[str, Any]:
        """Every field by name; rows within, such as a distribution, as a list of dicts."""
    def to_frame(self) -> Any:
        """One row of a data frame, a column a field: pandas where it is installed, else Polars.

        Rows within, such as a distribution, are left out.
        """
    def plot(self) -> Any:
        """A Plotly figure: the same picture as in every language and in reports.

        Answers are a stacked bar, steps a funnel, curves and series have their bands, and a number is a dot
        with its interval. Needs plotly: `pip install 'cxkit[plot]'`. Raises CxError: `wrong_type` for a
        result without a picture.
        """
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@disjoint_base
class Metric:
    """What to measure, with which options, from which columns of a table: a value that `measure` takes."""

    def __new__(cls, *columns: str, **named: Any) -> Self: ...
    @property
    def columns(self) -> dict[str, str]:
        """The name of each column, by the part it plays."""
    @property
    def options(self) -> dict[str, Any]:
        """The options that were given."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Measured:
    """What `measure` gave, for the half that is written in Python."""

    @property
    def keys(self) -> list[str]:
        """The names of the columns that tell rows apart."""
    @property
    def metrics(self) -> list[str]:
        """The names of the metrics."""
    def key_columns(self) -> dict[str, list[Any]]:
        """The columns that tell rows apart, by name."""
    def columns(self, tidy: bool) -> dict[str, list[Any]]:
        """The answers as columns by name."""
    def plot(self, metric: str) -> Any:
        """The picture of a metric; needs plotly."""
    def answer(self, row: int, metric: int) -> Result | None:
        """The answer of a metric in a row; None where the group had no usable rows."""
    def __len__(self) -> int: ...

def _measure(
    table: dict[str, Any],
    metrics: dict[str, Metric],
    keys: list[str],
    options: dict[str, Any],
    threads: int,
) -> Measured: ...

@disjoint_base
class Object:
    """What every object can do: made once, asked many times."""

    def __new__(cls, *arguments: Any, **named: Any) -> Self: ...
    def to_state(self) -> bytes:
        """The object as bytes: the same in every language, to be kept or sent."""
    @classmethod
    def from_state(cls, state: bytes) -> Self:
        """The object that was saved as these bytes."""
    def to_dict(self) -> dict[str, Any]:
        """Its numbers by name, where it has such."""
    def to_frame(self) -> Any:
        """A data frame of its columns or rows, else of its numbers: pandas where it is there, else Polars."""
    def plot(self) -> Any:
        """The picture of what it found, as of a result; needs plotly."""
    def _repr_html_(self) -> str | None: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Method:
    """A method of an object, or a function that takes or gives objects."""

    __signature__: Any
    def __call__(self, *arguments: Any, **named: Any) -> Any: ...
    def __get__(self, instance: Any, owner: Any = None, /) -> Any: ...
    def __reduce__(self) -> str: ...

@disjoint_base
class Accumulator:
    """What every accumulator can do: rows arrive in any order, batches and places, and merge exactly."""

    def __new__(cls, **options: Any) -> Self: ...
    def push(self, *values: object, **named: object) -> None:
        """Adds one row: a value for each column, in order or by name; None and NaN are missing."""
    def extend(self, *columns: Any, **named: Any) -> None:
        """Adds a batch: its columns in order or by name. A refused batch changes nothing."""
    def merge(self, other: Self) -> None:
        """Adds what another accumulator of the same settings holds."""
    def finish(self) -> Any:
        """The answer so far; it may be asked again."""
    def to_state(self) -> bytes:
        """What it holds as bytes: the same in every language, to be kept or sent."""
    @classmethod
    def from_state(cls, state: bytes) -> Self:
        """The accumulator that was saved as these bytes."""
    @property
    def row_count(self) -> int:
        """How many rows it has read: used, missing and out of scale."""
    @property
    def options(self) -> dict[str, Any]:
        """Its options by name."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

class NpsResult(Result):
    """A Net Promoter Score and how sure it is."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def score(self) -> float:
        """100 · (promoters - detractors) / n: -100 to 100 points, by weight where there are weights."""
    @property
    def value(self) -> float:
        """The headline number: the score."""
    @property
    def n(self) -> int:
        """How many answers."""
    @property
    def promoters(self) -> int:
        """How many answered 9 or 10."""
    @property
    def passives(self) -> int:
        """How many answered 7 up to below 9."""
    @property
    def detractors(self) -> int:
        """How many answered below 7."""
    @property
    def promoter_share(self) -> float:
        """Share of promoters, by weight where there are weights."""
    @property
    def passive_share(self) -> float:
        """Share of passives."""
    @property
    def detractor_share(self) -> float:
        """Share of detractors."""
    @property
    def method(self) -> str:
        """What was computed, with its limits."""
    @property
    def missing_count(self) -> int:
        """How many rows had no answer."""
    @property
    def out_of_scale_count(self) -> int:
        """How many rows were left out as outside the scale."""
    @property
    def standard_error(self) -> float | None:
        """Standard error, in the unit of the score."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""
    @property
    def df(self) -> float | None:
        """Clusters (or answers) less strata; nothing without a design."""
    @property
    def weight_sum(self) -> float | None:
        """Sum of the weights."""
    @property
    def effective_n(self) -> float | None:
        """n over the design effect."""
    @property
    def kish_n(self) -> float | None:
        """Kish's effective n: (Σw)² / Σw²."""
    @property
    def design_effect(self) -> float | None:
        """Variance against that of as many answers drawn one by one."""
    @property
    def design_effect_finite(self) -> float | None:
        """The same against a draw without replacement from a population of Σw."""
    @property
    def distribution(self) -> tuple[AnswerShare, ...]:
        """Each answer as it was given, lowest first."""

class CsatResult(Result):
    """A CSAT and how sure it is."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def score(self) -> float:
        """The score in the unit of its method: a fraction, a mean answer, or 0 to 100 for
        `percent_of_max`.
        """
    @property
    def value(self) -> float:
        """The headline number: the score."""
    @property
    def n(self) -> int:
        """How many answers."""
    @property
    def satisfied(self) -> int | None:
        """How many answered at or above the cut-off; nothing without one."""
    @property
    def dissatisfied(self) -> int | None:
        """How many answered at or below the mirrored cut-off and are not satisfied; nothing without one."""
    @property
    def top_from(self) -> float | None:
        """The cut-off that was used."""
    @property
    def mean(self) -> float:
        """Mean answer, by weight where there are weights."""
    @property
    def method(self) -> str:
        """What was computed, with its limits."""
    @property
    def missing_count(self) -> int:
        """How many rows had no answer."""
    @property
    def out_of_scale_count(self) -> int:
        """How many rows were left out as outside the scale."""
    @property
    def standard_error(self) -> float | None:
        """Standard error, in the unit of the score."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""
    @property
    def df(self) -> float | None:
        """Clusters (or answers) less strata; nothing without a design."""
    @property
    def weight_sum(self) -> float | None:
        """Sum of the weights."""
    @property
    def effective_n(self) -> float | None:
        """n over the design effect."""
    @property
    def kish_n(self) -> float | None:
        """Kish's effective n: (Σw)² / Σw²."""
    @property
    def design_effect(self) -> float | None:
        """Variance against that of as many answers drawn one by one."""
    @property
    def design_effect_finite(self) -> float | None:
        """The same against a draw without replacement from a population of Σw."""
    @property
    def distribution(self) -> tuple[AnswerShare, ...]:
        """Each answer as it was given, lowest first."""

class CesResult(Result):
    """A CES and how sure it is. High always means easy."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def score(self) -> float:
        """The score in the unit of its method: a mean answer or a fraction."""
    @property
    def value(self) -> float:
        """The headline number: the score."""
    @property
    def n(self) -> int:
        """How many answers."""
    @property
    def easy(self) -> int:
        """How many found it easy: above the middle of the scale."""
    @property
    def difficult(self) -> int:
        """How many found it difficult: below the middle of the scale."""
    @property
    def mean(self) -> float:
        """Mean answer after turning, by weight where there are weights."""
    @property
    def method(self) -> str:
        """What was computed, with its limits."""
    @property
    def missing_count(self) -> int:
        """How many rows had no answer."""
    @property
    def out_of_scale_count(self) -> int:
        """How many rows were left out as outside the scale."""
    @property
    def standard_error(self) -> float | None:
        """Standard error, in the unit of the score."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""
    @property
    def df(self) -> float | None:
        """Clusters (or answers) less strata; nothing without a design."""
    @property
    def weight_sum(self) -> float | None:
        """Sum of the weights."""
    @property
    def effective_n(self) -> float | None:
        """n over the design effect."""
    @property
    def kish_n(self) -> float | None:
        """Kish's effective n: (Σw)² / Σw²."""
    @property
    def design_effect(self) -> float | None:
        """Variance against that of as many answers drawn one by one."""
    @property
    def design_effect_finite(self) -> float | None:
        """The same against a draw without replacement from a population of Σw."""
    @property
    def distribution(self) -> tuple[AnswerShare, ...]:
        """Each answer as it was given, lowest first."""

class RatingResult(Result):
    """A mean rating and how sure it is."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def score(self) -> float:
        """The mean answer, by weight where there are weights."""
    @property
    def value(self) -> float:
        """The headline number: the score."""
    @property
    def n(self) -> int:
        """How many answers."""
    @property
    def top_box(self) -> int:
        """How many gave the highest answer."""
    @property
    def top_box_share(self) -> float:
        """Their share, by weight where there are weights."""
    @property
    def method(self) -> str:
        """What was computed, with its limits."""
    @property
    def missing_count(self) -> int:
        """How many rows had no answer."""
    @property
    def out_of_scale_count(self) -> int:
        """How many rows were left out as outside the scale."""
    @property
    def standard_error(self) -> float | None:
        """Standard error, in the unit of the score."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""
    @property
    def df(self) -> float | None:
        """Clusters (or answers) less strata; nothing without a design."""
    @property
    def weight_sum(self) -> float | None:
        """Sum of the weights."""
    @property
    def effective_n(self) -> float | None:
        """n over the design effect."""
    @property
    def kish_n(self) -> float | None:
        """Kish's effective n: (Σw)² / Σw²."""
    @property
    def design_effect(self) -> float | None:
        """Variance against that of as many answers drawn one by one."""
    @property
    def design_effect_finite(self) -> float | None:
        """The same against a draw without replacement from a population of Σw."""
    @property
    def distribution(self) -> tuple[AnswerShare, ...]:
        """Each answer as it was given, lowest first."""

class AnswerCountsResult(Result):
    """How often each answer was given."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str]]
    @property
    def value(self) -> int:
        """The headline number: how many answers."""
    @property
    def n(self) -> int:
        """How many answers."""
    @property
    def missing_count(self) -> int:
        """How many rows had none."""
    @property
    def out_of_scale_count(self) -> int:
        """How many rows were left out as outside the scale."""
    @property
    def distribution(self) -> tuple[AnswerShare, ...]:
        """Each answer given, lowest first."""
    @property
    def method(self) -> str:
        """What was counted."""

class ShareResult(Result):
    """A share of a whole."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def share(self) -> float:
        """The share, 0 to 1."""
    @property
    def value(self) -> float:
        """The headline number: the share."""
    @property
    def count(self) -> int:
        """How many have the property."""
    @property
    def n(self) -> int:
        """Out of how many."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class DifferenceResult(Result):
    """A signed difference: the first less the second."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def difference(self) -> float:
        """The difference."""
    @property
    def value(self) -> float:
        """The headline number: the difference."""
    @property
    def standard_error(self) -> float | None:
        """Its standard error, from the two samples as they are."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def statistic(self) -> float | None:
        """The test statistic against no difference; nothing where it has no spread."""
    @property
    def df(self) -> float | None:
        """Degrees of freedom of the statistic; nothing for a normal one."""
    @property
    def p_value(self) -> float | None:
        """The two-sided p value against no difference."""
    @property
    def method(self) -> str:
        """What was subtracted."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class NpsTestResult(Result):
    """A score test of an NPS."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def difference(self) -> float:
        """The score less the supposed one, in points."""
    @property
    def value(self) -> float:
        """The headline number: the p value."""
    @property
    def statistic(self) -> float:
        """Standard normal when the supposed score is true."""
    @property
    def p_value(self) -> float:
        """Two-sided p value."""
    @property
    def method(self) -> str:
        """How the statistic was computed."""

class NpsSharesResult(Result):
    """The shares of promoters, passives and detractors with intervals that hold together."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: the share of promoters."""
    @property
    def n(self) -> int:
        """How many answers."""
    @property
    def promoter_share(self) -> float:
        """Share of promoters."""
    @property
    def promoter_ci_lower(self) -> float:
        """Lower end of its interval."""
    @property
    def promoter_ci_upper(self) -> float:
        """Upper end of its interval."""
    @property
    def passive_share(self) -> float:
        """Share of passives."""
    @property
    def passive_ci_lower(self) -> float:
        """Lower end of its interval."""
    @property
    def passive_ci_upper(self) -> float:
        """Upper end of its interval."""
    @property
    def detractor_share(self) -> float:
        """Share of detractors."""
    @property
    def detractor_ci_lower(self) -> float:
        """Lower end of its interval."""
    @property
    def detractor_ci_upper(self) -> float:
        """Upper end of its interval."""
    @property
    def ci_level(self) -> float:
        """Level at which the three hold together."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""

class CronbachAlphaResult(Result):
    """Cronbach's alpha of a set of ratings."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def alpha(self) -> float:
        """k/(k - 1) · (1 - Σ variance of an item / variance of the sum)."""
    @property
    def value(self) -> float:
        """The headline number: alpha."""
    @property
    def standardized_alpha(self) -> float | None:
        """Alpha from the mean correlation; nothing where an item does not vary."""
    @property
    def items(self) -> int:
        """How many items."""
    @property
    def n(self) -> int:
        """How many complete rows."""
    @property
    def missing_count(self) -> int:
        """How many rows lacked an answer."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of Feldt's interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of Feldt's interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class MeanResult(Result):
    """A mean, its spread and its t interval."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def mean(self) -> float:
        """The mean, from an exact sum."""
    @property
    def value(self) -> float:
        """The headline number: the mean."""
    @property
    def n(self) -> int:
        """How many values."""
    @property
    def missing_count(self) -> int:
        """How many rows had none."""
    @property
    def variance(self) -> float | None:
        """Variance with n - 1 below it, from exact sums; nothing for one value."""
    @property
    def standard_deviation(self) -> float | None:
        """Its root."""
    @property
    def standard_error(self) -> float | None:
        """Standard deviation over the root of n."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class SampleSizeResult(Result):
    """How many answers are needed."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def n(self) -> int:
        """Answers needed, rounded up."""
    @property
    def value(self) -> int:
        """The headline number: answers needed."""
    @property
    def n_exact(self) -> float:
        """The same before rounding up."""
    @property
    def margin(self) -> float:
        """Half the width of the wanted interval, in the unit of the measure."""
    @property
    def ci_level(self) -> float:
        """Level of the wanted interval."""
    @property
    def variance(self) -> float:
        """The variance of one answer that was supposed."""
    @property
    def method(self) -> str:
        """How it was computed."""

class QuantileResult(Result):
    """A quantile and its interval by order statistics."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def quantile(self) -> float:
        """The quantile."""
    @property
    def value(self) -> float:
        """The headline number: the quantile."""
    @property
    def p(self) -> float:
        """Which quantile: 0.5 is the median."""
    @property
    def n(self) -> int:
        """How many values."""
    @property
    def missing_count(self) -> int:
        """How many rows had none."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval; nothing where no value lies low enough."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval; nothing where no value lies high enough."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def relative_error(self) -> float:
        """How far the quantile may be off, relative to itself: 0 for the exact one."""
    @property
    def method(self) -> str:
        """How the quantile was read off the sorted values, and whether from a sketch."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class QuantilesResult(Result):
    """Several quantiles of one column, each with its interval by order statistics."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def quantiles(self) -> tuple[QuantilePoint, ...]:
        """The quantiles, in the order they were asked for."""
    @property
    def value(self) -> float:
        """The headline number: the first quantile asked for."""
    @property
    def n(self) -> int:
        """How many values."""
    @property
    def missing_count(self) -> int:
        """How many rows had none."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def relative_error(self) -> float:
        """How far a quantile may be off, relative to itself: 0 for exact ones."""
    @property
    def method(self) -> str:
        """How the quantiles were read off the sorted values, and whether from a sketch."""

class DistinctCountResult(Result):
    """How many different names there are."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def distinct_count(self) -> int:
        """How many different names there are, a sketch's estimate rounded."""
    @property
    def value(self) -> int:
        """The headline number: how many different names there are."""
    @property
    def n(self) -> int:
        """How many rows had a name."""
    @property
    def missing_count(self) -> int:
        """How many rows had none."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of a sketch's interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of a sketch's interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def relative_error(self) -> float:
        """Standard error of the count, relative to it: 0 for an exact one."""
    @property
    def method(self) -> str:
        """How the names were counted."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class EmotionalConnectionResult(Result):
    """How many customers are fully connected, and what they are worth."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def share(self) -> float:
        """Customers who feel every motivator / customers."""
    @property
    def value(self) -> float:
        """The headline number: the share."""
    @property
    def fully_connected(self) -> int:
        """How many are fully connected."""
    @property
    def n(self) -> int:
        """How many customers answered everything."""
    @property
    def missing_count(self) -> int:
        """How many lacked an answer."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the share."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval of the share."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def highly_satisfied(self) -> int | None:
        """How many are highly satisfied but not fully connected; nothing without a column of satisfaction."""
    @property
    def connected_mean_value(self) -> float | None:
        """Mean value of the fully connected; nothing without values or without such customers."""
    @property
    def satisfied_mean_value(self) -> float | None:
        """Mean value of the highly satisfied who are not fully connected."""
    @property
    def value_index(self) -> float | None:
        """100 · mean value of the fully connected / that of the highly satisfied: 152 is worth 52 % more."""
    @property
    def value_index_ci_lower(self) -> float | None:
        """Lower end of the interval of the index."""
    @property
    def value_index_ci_upper(self) -> float | None:
        """Upper end of the interval of the index."""
    @property
    def value_index_interval_method(self) -> str:
        """How the interval of the index was computed."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the interval of the share was computed."""

class KaplanMeierResult(Result):
    """A Kaplan-Meier curve, its median, its quantiles and its mean up to a horizon."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def median(self) -> float | None:
        """The first time by which half have had the event; nothing where the curve does not fall so far."""
    @property
    def value(self) -> float | None:
        """The headline number: the median."""
    @property
    def n(self) -> int:
        """How many times."""
    @property
    def event_count(self) -> int:
        """How many of them ended in the event."""
    @property
    def censored_count(self) -> int:
        """How many had not when they were last seen."""
    @property
    def missing_count(self) -> int:
        """How many rows had no time or no flag."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the median's interval; nothing where it has none."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the median's interval; nothing where it has none."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def quantiles(self) -> tuple[SurvivalQuantile, ...]:
        """The quantiles asked for."""
    @property
    def horizon(self) -> float | None:
        """The time up to which the restricted mean was taken."""
    @property
    def restricted_mean(self) -> float | None:
        """The mean of the times, those beyond the horizon counted as the horizon."""
    @property
    def restricted_mean_standard_error(self) -> float | None:
        """Its standard error."""
    @property
    def restricted_mean_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def restricted_mean_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def restricted_mean_method(self) -> str:
        """How the restricted mean was computed, or why there is none."""
    @property
    def curve(self) -> tuple[SurvivalPoint, ...]:
        """Every time at which something was seen, earliest first."""
    @property
    def method(self) -> str:
        """How the curve was computed."""
    @property
    def interval_method(self) -> str:
        """How the intervals of the curve and the quantiles were computed."""

class RateResult(Result):
    """A rate: how many of those that could did."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def rate(self) -> float:
        """The rate, 0 to 1."""
    @property
    def value(self) -> float:
        """The headline number: the rate."""
    @property
    def numerator(self) -> int:
        """How many did."""
    @property
    def denominator(self) -> int:
        """How many could."""
    @property
    def n(self) -> int:
        """How many were measured: the denominator."""
    @property
    def missing_count(self) -> int:
        """How many rows do not say."""
    @property
    def excluded_count(self) -> int:
        """How many rows the measure leaves out by its definition, such as cases that are not resolved."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class SlaResult(Result):
    """How many cases kept their promised time."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def rate(self) -> float:
        """The share of decided cases that kept it, 0 to 1."""
    @property
    def value(self) -> float:
        """The headline number: the share."""
    @property
    def met(self) -> int:
        """Cases that kept it."""
    @property
    def missed(self) -> int:
        """Cases that did not: resolved too late, or open past it."""
    @property
    def pending_count(self) -> int:
        """Open cases whose time is not up: in neither number."""
    @property
    def n(self) -> int:
        """How many were decided: met and missed."""
    @property
    def missing_count(self) -> int:
        """Rows that do not say."""
    @property
    def impossible_count(self) -> int:
        """Rows left out as they end before they begin, or take longer than anything may."""
    @property
    def later_count(self) -> int:
        """Cases opened after the time of the reading."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class BacklogSeriesResult(Result):
    """How many cases are open at each of several times."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def backlog(self) -> tuple[int, ...]:
        """Cases open, one number for each time asked for, in their order."""
    @property
    def value(self) -> int:
        """The headline number: cases open at the last time asked for."""
    @property
    def mean(self) -> float:
        """Their mean over the times asked for."""
    @property
    def largest(self) -> int:
        """The most that were open at a time asked for."""
    @property
    def n(self) -> int:
        """How many cases there are, opened whenever."""
    @property
    def missing_count(self) -> int:
        """How many rows do not say when the case was opened."""
    @property
    def impossible_count(self) -> int:
        """How many rows were left out as they end before they begin, or take longer than anything may."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class ContactRateResult(Result):
    """How many contacts a customer has."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def rate(self) -> float:
        """Contacts per customer; above 1 where customers come more than once."""
    @property
    def value(self) -> float:
        """The headline number: contacts per customer."""
    @property
    def contacts(self) -> int:
        """How many contacts."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def missing_count(self) -> int:
        """Customers of a column whose contacts are not known."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class StaffingResult(Result):
    """How many agents are needed and what they achieve."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def agents(self) -> int:
        """Agents answering calls."""
    @property
    def value(self) -> int:
        """The headline number: agents answering calls."""
    @property
    def scheduled_agents(self) -> int:
        """Agents to put on the roster, so that after shrinkage enough answer."""
    @property
    def load_erlangs(self) -> float:
        """The work that comes in: calls under way at a time if none had to wait. Calls per hour * handle
        time.
        """
    @property
    def service_level(self) -> float:
        """The share of calls answered in time."""
    @property
    def wait_probability(self) -> float | None:
        """The share of calls that wait; nothing where calls are turned away."""
    @property
    def blocking_probability(self) -> float:
        """The share of calls that would find nobody free if none waited (Erlang B)."""
    @property
    def mean_wait_seconds(self) -> float | None:
        """Average seconds to an answer over all calls; nothing where the queue grows for ever."""
    @property
    def occupancy(self) -> float:
        """The share of their time agents are busy."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """The model."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class CostToServeResult(Result):
    """What serving one of them costs."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def cost(self) -> float:
        """Cost per customer, contact, resolved case or journey, in the currency of the total."""
    @property
    def value(self) -> float:
        """The headline number: the cost of one."""
    @property
    def total_cost(self) -> float:
        """The total."""
    @property
    def n(self) -> int:
        """How many were served."""
    @property
    def missing_count(self) -> int:
        """Rows that do not say."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class RetentionRateResult(Result):
    """How many customers stayed."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def rate(self) -> float:
        """The rate: 0 to 1, above 1 only by `end_over_start`."""
    @property
    def value(self) -> float:
        """The headline number: the rate."""
    @property
    def retained(self) -> int | None:
        """Customers at the start who are still customers at the end; nothing where new ones were not
        counted.
        """
    @property
    def lost(self) -> int | None:
        """Customers at the start who are none at the end; nothing where new ones were not counted."""
    @property
    def new(self) -> int | None:
        """Customers at the end who were none at the start, where they were counted."""
    @property
    def start(self) -> int:
        """Customers at the start."""
    @property
    def end(self) -> int:
        """Customers at the end."""
    @property
    def n(self) -> int:
        """How many were measured: customers at the start."""
    @property
    def missing_count(self) -> int:
        """Rows that name no customer or no time."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class ChurnRateResult(Result):
    """How many customers left."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def rate(self) -> float:
        """The rate: 0 to 1 by `over_start` and `over_total`, else any number, of `net` a negative one too."""
    @property
    def value(self) -> float:
        """The headline number: the rate."""
    @property
    def lost(self) -> int | None:
        """Customers lost; by `net` those at the start less those at the end, where that is not negative."""
    @property
    def denominator(self) -> float:
        """What they were divided by."""
    @property
    def n(self) -> int:
        """How many were measured: customers at the start, with those acquired by `over_total`."""
    @property
    def missing_count(self) -> int:
        """Rows that name no customer or no time."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class CacResult(Result):
    """What a new customer costs."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def cost(self) -> float:
        """Spending per new customer, in the currency of the total."""
    @property
    def value(self) -> float:
        """The headline number: the cost of one."""
    @property
    def spend(self) -> float:
        """The total."""
    @property
    def n(self) -> int:
        """How many customers are new."""
    @property
    def missing_count(self) -> int:
        """Rows that do not say."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class EngagementResult(Result):
    """How much customers have to do with us."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def visits_per_customer(self) -> float:
        """Visits per customer."""
    @property
    def value(self) -> float:
        """The headline number: visits per customer."""
    @property
    def seconds_per_visit(self) -> float | None:
        """Seconds per visit, where the time was measured and there was a visit."""
    @property
    def open_rate(self) -> float | None:
        """Messages opened over messages sent, where they were counted."""
    @property
    def open_rate_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def open_rate_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def click_rate(self) -> float | None:
        """Messages clicked over messages opened, where they were counted."""
    @property
    def click_rate_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def click_rate_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def visits(self) -> int:
        """How many visits."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def missing_count(self) -> int:
        """Rows that do not say."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of visits per customer."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval of visits per customer."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval of visits per customer was computed."""

class RevenuePerCustomerResult(Result):
    """What a customer brings in."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def revenue_per_customer(self) -> float:
        """Revenue per active customer, in the currency of the total."""
    @property
    def value(self) -> float:
        """The headline number: the revenue of one."""
    @property
    def revenue(self) -> float:
        """The total."""
    @property
    def n(self) -> int:
        """How many customers were active."""
    @property
    def missing_count(self) -> int:
        """Rows that do not say."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class GrowthResult(Result):
    """Where the active customers of a period come from."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def value(self) -> float | None:
        """The headline number: the quick ratio."""
    @property
    def quick_ratio(self) -> float | None:
        """Customers won or won back for each one who went quiet; nothing when nobody did."""
    @property
    def new(self) -> int:
        """Active for the first time."""
    @property
    def returning(self) -> int:
        """Active in this period and the one before."""
    @property
    def resurrected(self) -> int:
        """Active in this period and in some earlier one, but not in the one before."""
    @property
    def dormant(self) -> int:
        """Active in the period before, not in this one."""
    @property
    def active(self) -> int:
        """Active in this period: new, returning and resurrected."""
    @property
    def growth_rate(self) -> float | None:
        """Change against the active customers of the period before; nothing when there were none."""
    @property
    def n(self) -> int:
        """How many were measured: active in this period or the one before."""
    @property
    def missing_count(self) -> int:
        """Rows that name no customer or no time."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class ClvResult(Result):
    """What a customer is worth."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: the value after the cost of winning the customer."""
    @property
    def value_before_acquisition(self) -> float:
        """The value before that cost."""
    @property
    def acquisition_cost(self) -> float:
        """What was subtracted."""
    @property
    def margin_multiple(self) -> float | None:
        """How many times the margin the value before the cost is; nothing where the margin is 0."""
    @property
    def margin(self) -> float:
        """Margin a period."""
    @property
    def retention(self) -> float:
        """Share of customers that stay from one period to the next."""
    @property
    def discount_rate(self) -> float:
        """Discount rate a period."""
    @property
    def growth(self) -> float:
        """Growth of the margin a period."""
    @property
    def periods(self) -> int | None:
        """How many payments count; nothing when there is no end."""
    @property
    def n(self) -> int | None:
        """How many were measured: nothing, as no sample stands behind it."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """The formula."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class ValueResult(Result):
    """A value or a ratio that is computed, not estimated."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def value(self) -> float | None:
        """The number; nothing where there is none, such as the payback of a margin that never pays back."""
    @property
    def reached(self) -> bool | None:
        """Whether a target is reached, where there is one."""
    @property
    def n(self) -> int | None:
        """How many were measured: nothing, as no sample stands behind it."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """The formula."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class CustomerEquityResult(Result):
    """What all customers together are worth."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: the sum of the customers' values before the cost of winning them."""
    @property
    def value_per_customer(self) -> float | None:
        """The sum over the number of customers; nothing where it is 0."""
    @property
    def customers(self) -> float:
        """How many customers."""
    @property
    def n(self) -> int:
        """How many rows were summed."""
    @property
    def missing_count(self) -> int:
        """Rows left out because their value is missing."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """What was summed."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class AllocationResult(Result):
    """A budget shared out."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: the value held by all segments."""
    @property
    def budget(self) -> float:
        """The budget."""
    @property
    def amount_per_value(self) -> float | None:
        """What a unit of value gets where no floor or ceiling holds; nothing where each segment has met
        one.
        """
    @property
    def n(self) -> int:
        """How many segments."""
    @property
    def allocations(self) -> tuple[Allocation, ...]:
        """A row each, in the order of the segments."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """How it was shared out."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class RoiResult(Result):
    """What an investment brings back."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: net gain per unit of cost; 0.5 is 50 %."""
    @property
    def roi(self) -> float:
        """The same."""
    @property
    def net_gain(self) -> float:
        """What was gained less what it cost."""
    @property
    def value_gained(self) -> float:
        """What was gained."""
    @property
    def cost(self) -> float:
        """What it cost."""
    @property
    def payback_periods(self) -> float | None:
        """Periods until the cost is earned back, where `periods` is given and anything is gained."""
    @property
    def n(self) -> int | None:
        """How many were measured: nothing, as no sample stands behind it."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """Where the interval comes from."""

class RoiRankingResult(Result):
    """Investments, the best first."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: net gain of all per unit of what they cost together."""
    @property
    def n(self) -> int:
        """How many investments."""
    @property
    def ranking(self) -> tuple[RoiRank, ...]:
        """The best first; of equal ones the earlier row."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class AhtResult(Result):
    """An average handle time and how sure it is."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def aht_seconds(self) -> float:
        """Seconds of talk, hold and follow-up together, per contact."""
    @property
    def value(self) -> float:
        """The headline number: the average handle time in seconds."""
    @property
    def n(self) -> int:
        """How many contacts."""
    @property
    def missing_count(self) -> int:
        """How many rows lack one of the times."""
    @property
    def unhandled_count(self) -> int:
        """How many rows were left out as they have no talk time; 0 unless `handled`."""
    @property
    def talk_seconds(self) -> float:
        """Average seconds of talk."""
    @property
    def hold_seconds(self) -> float | None:
        """Average seconds on hold; nothing without that column."""
    @property
    def wrap_seconds(self) -> float | None:
        """Average seconds of follow-up; nothing without that column."""
    @property
    def standard_deviation(self) -> float | None:
        """Standard deviation between contacts; nothing for one contact."""
    @property
    def standard_error(self) -> float | None:
        """Standard deviation over the root of n."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval, in seconds."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval, in seconds."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class WaitingResult(Result):
    """How long cases take."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def seconds(self) -> float | None:
        """The time in seconds; nothing where so many cases are open that it is not known yet."""
    @property
    def value(self) -> float | None:
        """The headline number: the time in seconds."""
    @property
    def n(self) -> int:
        """How many cases the number is made of: the ended ones, and with `censored` the open ones too."""
    @property
    def ended_count(self) -> int:
        """How many cases have ended."""
    @property
    def open_count(self) -> int:
        """How many were open at the time of the reading."""
    @property
    def missing_count(self) -> int:
        """How many rows do not say when the case was opened."""
    @property
    def impossible_count(self) -> int:
        """How many rows were left out as they end before they begin, or take longer than anything may."""
    @property
    def later_count(self) -> int:
        """How many cases were opened after the time of the reading."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval, in seconds."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval, in seconds."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class FcrFromLogResult(Result):
    """How often the first contact was enough, from a log of contacts."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def rate(self) -> float:
        """The share of first contacts after which none followed, 0 to 1."""
    @property
    def value(self) -> float:
        """The headline number: the share."""
    @property
    def resolved(self) -> int:
        """First contacts after which none followed."""
    @property
    def n(self) -> int:
        """First contacts whose windows before and after lie within the log."""
    @property
    def repeat_count(self) -> int:
        """Contacts that followed another within the window: each failed first contact has one or more."""
    @property
    def unknown_start(self) -> int:
        """Contacts too near the beginning of the log to know whether they were the first."""
    @property
    def unknown_end(self) -> int:
        """First contacts too near the end of the log to know whether another followed."""
    @property
    def overlapping_count(self) -> int:
        """Rows that began before another contact of the same customer and topic had ended: part of that
        contact.
        """
    @property
    def missing_count(self) -> int:
        """Rows that name no customer or have no beginning."""
    @property
    def impossible_count(self) -> int:
        """Rows left out as they end before they begin, or take longer than anything may."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was divided by what."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class TicketTrendResult(Result):
    """Topics by how much they hurt."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str]]
    @property
    def topics(self) -> tuple[TopicTrend, ...]:
        """The topics, the one that hurts most first."""
    @property
    def value(self) -> float:
        """The headline number: the impact of the first topic."""
    @property
    def n(self) -> int:
        """How many customers there are."""
    @property
    def ticket_count(self) -> int:
        """How many tickets were read."""
    @property
    def missing_count(self) -> int:
        """How many rows lack their customer, topic or severity."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was multiplied by what."""
    @property
    def interval_method(self) -> str:
        """How the intervals of impact and rank were computed; those of the shares are Wilson's."""

class BacklogResult(Result):
    """How many cases are open at a time."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def backlog(self) -> int:
        """Cases open."""
    @property
    def value(self) -> int:
        """The headline number: cases open."""
    @property
    def n(self) -> int:
        """How many had been opened by then."""
    @property
    def resolved_count(self) -> int:
        """How many of these had been resolved."""
    @property
    def later_count(self) -> int:
        """How many cases were opened later."""
    @property
    def missing_count(self) -> int:
        """How many rows do not say when the case was opened."""
    @property
    def impossible_count(self) -> int:
        """How many rows were left out as they end before they begin, or take longer than anything may."""
    @property
    def ci_lower(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def ci_upper(self) -> float | None:
        """None: see `interval_method`."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class AnswerShare(Result):
    """One answer of a distribution."""

    __match_args__: ClassVar[tuple[str, str, str]]
    @property
    def answer(self) -> float:
        """The answer."""
    @property
    def count(self) -> int:
        """How often it was given."""
    @property
    def share(self) -> float:
        """Its share of all answers, by weight where there are weights."""

class QuantilePoint(Result):
    """One of several quantiles."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def p(self) -> float:
        """Which quantile: 0.5 is the median."""
    @property
    def quantile(self) -> float:
        """The quantile."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval; nothing where no value lies low enough."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval; nothing where no value lies high enough."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class SurvivalPoint(Result):
    """One time of a survival curve."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str]]
    @property
    def time(self) -> float:
        """The time."""
    @property
    def at_risk(self) -> int:
        """How many were still waiting just before it."""
    @property
    def event_count(self) -> int:
        """How many had the event at it."""
    @property
    def censored_count(self) -> int:
        """How many were last seen at it, without the event."""
    @property
    def survival(self) -> float:
        """The share expected to be without the event after it."""
    @property
    def standard_error(self) -> float | None:
        """Greenwood's standard error of the share; nothing once the share is 0."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the log-log interval; nothing while the share is 1 and once it is 0."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the log-log interval; nothing while the share is 1 and once it is 0."""

class SurvivalQuantile(Result):
    """A quantile of a survival curve: the time by which the share p has had the event."""

    __match_args__: ClassVar[tuple[str, str, str, str]]
    @property
    def p(self) -> float:
        """Which quantile: 0.5 is the median."""
    @property
    def time(self) -> float | None:
        """The time; nothing where the curve does not fall so far."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval; nothing where the lower band does not fall so far."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval; nothing where the upper band does not fall so far."""

class TopicTrend(Result):
    """How much one topic hurts."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def topic(self) -> str:
        """The topic."""
    @property
    def rank(self) -> int:
        """Its place, 1 for the one that hurts most; topics that hurt the same share theirs."""
    @property
    def rank_lower(self) -> int | None:
        """Best place of the interval."""
    @property
    def rank_upper(self) -> int | None:
        """Worst place of the interval."""
    @property
    def impact(self) -> float:
        """Share of customers affected times their mean severity, 0 to 1."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the impact."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval of the impact."""
    @property
    def share_affected(self) -> float:
        """Share of the customers who have a ticket about it: "4 % or 40 %?"."""
    @property
    def share_ci_lower(self) -> float | None:
        """Lower end of the share's interval."""
    @property
    def share_ci_upper(self) -> float | None:
        """Upper end of the share's interval."""
    @property
    def mean_severity(self) -> float:
        """Mean severity of the customers affected, each by the worst of their tickets about it."""
    @property
    def affected(self) -> int:
        """How many customers have a ticket about it."""
    @property
    def ticket_count(self) -> int:
        """How many tickets are about it."""

class Allocation(Result):
    """What one segment gets."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str]]
    @property
    def row(self) -> int:
        """Which segment: its row."""
    @property
    def value_held(self) -> float:
        """The value it holds."""
    @property
    def value_share(self) -> float:
        """Its share of all value held."""
    @property
    def amount(self) -> float:
        """What it gets, in the currency of the budget."""
    @property
    def budget_share(self) -> float | None:
        """What it gets as a share of the budget; nothing for a budget of 0."""
    @property
    def rule(self) -> str:
        """What settled the amount."""

class RoiRank(Result):
    """One investment of several."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str]]
    @property
    def rank(self) -> int:
        """1 for the best."""
    @property
    def row(self) -> int:
        """Which one: its row."""
    @property
    def roi(self) -> float:
        """Net gain per unit of cost."""
    @property
    def net_gain(self) -> float:
        """What was gained less what it cost."""
    @property
    def value_gained(self) -> float:
        """What was gained."""
    @property
    def cost(self) -> float:
        """What it cost."""

class ActiveUsersResult(Result):
    """How many customers were active."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> int:
        """The headline number: active customers, of the period or of the days that end with it."""
    @property
    def active(self) -> int:
        """Different customers active in the period."""
    @property
    def rolling_active(self) -> int | None:
        """Different customers active in the days that end with the period, where those were asked for."""
    @property
    def mean_daily_active(self) -> float | None:
        """Customers active on a day, on average over all days of the period, where stickiness was asked
        for.
        """
    @property
    def stickiness(self) -> float | None:
        """Mean daily actives over the actives of the period, where it was asked for and anyone was active."""
    @property
    def n(self) -> int:
        """How many were measured: the headline number."""
    @property
    def missing_count(self) -> int:
        """Rows that name no customer or no time."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class DroppedRows(Result):
    """Rows that are not in a log, by the first reason that applies."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def missing_customer(self) -> int:
        """The customer is missing."""
    @property
    def blank_customer(self) -> int:
        """The customer's id is blank."""
    @property
    def missing_time(self) -> int:
        """The time is missing."""
    @property
    def missing_touchpoint(self) -> int:
        """The touchpoint is missing."""
    @property
    def blank_touchpoint(self) -> int:
        """The touchpoint's name is blank."""

class Journey(Result):
    """The events of one customer in order."""

    __match_args__: ClassVar[tuple[str, str]]
    @property
    def time(self) -> tuple[datetime, ...]:
        """When."""
    @property
    def touchpoint(self) -> tuple[str, ...]:
        """What."""

class FunnelResult(Result):
    """How far customers came, step by step."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def counts(self) -> tuple[int, ...]:
        """How many reached each step."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of those who entered that reached the last required step; nothing
        when nobody entered.
        """
    @property
    def n(self) -> int:
        """How many entered."""
    @property
    def customers(self) -> int:
        """How many customers the log has."""
    @property
    def pending(self) -> int:
        """How many are not complete, and still could be when the data end: they have not dropped off."""
    @property
    def excluded(self) -> int:
        """How many left the funnel for an excluded event."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def steps(self) -> tuple[FunnelStepResult, ...]:
        """A row a step."""
    @property
    def groups(self) -> tuple[FunnelGroup, ...]:
        """A funnel a value of the breakdown, in order."""
    @property
    def periods(self) -> tuple[FunnelGroup, ...]:
        """A funnel a period of entry, in order."""

class FunnelStepResult(Result):
    """One step of a funnel."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def step(self) -> int:
        """Its number, from 1."""
    @property
    def name(self) -> str:
        """Its touchpoints."""
    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
    @property
    def count(self) -> int:
        """How many reached it: customers, entries or sessions."""
    @property
    def pending(self) -> int:
        """How many came so far, no further, and still could when the data end."""
    @property
    def conversion(self) -> float | None:
        """The share of those who reached the required step before; nothing for the first step, or when
        there are none.
        """
    @property
    def conversion_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def conversion_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def from_first(self) -> float | None:
        """The share of those who reached the first step."""
    @property
    def from_first_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def from_first_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def median_seconds(self) -> float | None:
        """The time since the step before: the median. Quantiles lie between neighbouring values in
        proportion.
        """
    @property
    def p25_seconds(self) -> float | None:
        """A quarter took no longer."""
    @property
    def p75_seconds(self) -> float | None:
        """Three quarters took no longer."""
    @property
    def p90_seconds(self) -> float | None:
        """Nine tenths took no longer."""
    @property
    def mean_seconds(self) -> float | None:
        """The mean."""
    @property
    def median_seconds_from_first(self) -> float | None:
        """The time since the first step: the median."""
    @property
    def mean_seconds_from_first(self) -> float | None:
        """Its mean."""

class FunnelGroup(Result):
    """A funnel of one group or one period."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def group(self) -> str:
        """The value of the attribute, empty where there is none; or the first day of the period."""
    @property
    def counts(self) -> tuple[int, ...]:
        """How many reached each step."""
    @property
    def steps(self) -> tuple[FunnelStepResult, ...]:
        """Its steps."""
    @property
    def pending(self) -> int:
        """How many are not complete, and still could be when the data end."""
    @property
    def excluded(self) -> int:
        """How many left the funnel for an excluded event."""

class FunnelDepths(Result):
    """How far each customer came who entered a funnel, in the order of their names."""

    __match_args__: ClassVar[tuple[str, str, str, str]]
    @property
    def customer(self) -> tuple[int | str, ...]:
        """Who."""
    @property
    def depth(self) -> tuple[int, ...]:
        """The last required step reached, from 1; 0 for a customer whose attempts were all excluded."""
    @property
    def pending(self) -> tuple[bool, ...]:
        """Whether the customer could still come further when the data end."""
    @property
    def excluded(self) -> tuple[bool, ...]:
        """Whether an excluded event put the customer out of the funnel."""

class RetentionResult(Result):
    """Who comes back: cohorts by period of the start, columns by period since."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def matrix(self) -> tuple[tuple[int | None, ...], ...]:
        """By cohort, by column: how many returned; column 0 is the size of the cohort. Nothing beyond the
        data.
        """
    @property
    def shares(self) -> tuple[tuple[float | None, ...], ...]:
        """The same as shares of the cohort; nothing for an empty cohort either."""
    @property
    def shares_ci_lower(self) -> tuple[tuple[float | None, ...], ...]:
        """Lower ends of their intervals."""
    @property
    def shares_ci_upper(self) -> tuple[tuple[float | None, ...], ...]:
        """Upper ends of their intervals."""
    @property
    def incomplete(self) -> tuple[tuple[bool, ...], ...]:
        """By cohort, by column: whether the data end before the time it looks at is over for every
        customer.
        """
    @property
    def cohorts(self) -> tuple[RetentionCohort, ...]:
        """The cohorts in order, those without customers too."""
    @property
    def overall(self) -> tuple[RetentionColumn, ...]:
        """A row a column: all cohorts together, incomplete cells left out."""
    @property
    def value(self) -> float | None:
        """The headline number: the share over all cohorts in the first column after the start; nothing
        where no cohort had the time.
        """
    @property
    def n(self) -> int:
        """Out of how many it is."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals of the matrix were computed."""

class RetentionCohort(Result):
    """The cohort of one period."""

    __match_args__: ClassVar[tuple[str, str, str]]
    @property
    def cohort(self) -> str:
        """The first day of the period; with its hour where periods are hours."""
    @property
    def size(self) -> int:
        """How many customers."""
    @property
    def incomplete(self) -> bool:
        """Whether the period is not over when the data end: customers may still join."""

class RetentionColumn(Result):
    """One column over all cohorts whose customers had the whole of its time: those who returned, and out
    of how many.
    """

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def period(self) -> int:
        """The first period it looks at, counted from the start; 0 is the cohort itself."""
    @property
    def last_period(self) -> int:
        """The last period it looks at."""
    @property
    def cohorts(self) -> int:
        """How many cohorts are taken together."""
    @property
    def n(self) -> int:
        """Their customers; one in several cohorts counts in each."""
    @property
    def count(self) -> int:
        """Those who returned."""
    @property
    def share(self) -> float | None:
        """The share: that of each cohort, weighted by its size."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def effective_n(self) -> float | None:
        """The number of independent customers that would give as sure a share; below n where customers are
        in several cohorts and behave alike in them.
        """
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class RetentionCells(Result):
    """The cells of a retention table that the data reach, cohort by cohort."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def cohort(self) -> tuple[str, ...]:
        """The first day of the cohort's period; with its hour where periods are hours."""
    @property
    def size(self) -> tuple[int, ...]:
        """How many customers the cohort has."""
    @property
    def period(self) -> tuple[int, ...]:
        """The first period the cell looks at, counted from the start; 0 is the cohort itself."""
    @property
    def last_period(self) -> tuple[int, ...]:
        """The last period it looks at."""
    @property
    def count(self) -> tuple[int, ...]:
        """How many customers of the cohort returned."""
    @property
    def share(self) -> tuple[float | None, ...]:
        """Their share of the cohort; nothing for an empty one."""
    @property
    def ci_lower(self) -> tuple[float | None, ...]:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> tuple[float | None, ...]:
        """Upper end of it."""
    @property
    def incomplete(self) -> tuple[bool, ...]:
        """Whether the data end before the time of the cell is over for every customer."""

class AnchoredDaysResult(Result):
    """Who was there on one day, and who of them on others."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def flags(self) -> tuple[AnchoredFlag, ...]:
        """A row a day, the anchor first."""
    @property
    def counts(self) -> tuple[int, ...]:
        """How many were there, by day."""
    @property
    def value(self) -> float | None:
        """The headline number: the share on the day after the anchor in the list; nothing without one."""
    @property
    def n(self) -> int:
        """How many were there on the anchor."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""

class AnchoredFlag(Result):
    """One of the named days."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def day(self) -> str:
        """The first day of the period."""
    @property
    def count(self) -> int:
        """How many were there on the anchor and on this day."""
    @property
    def share(self) -> float | None:
        """Their share of those there on the anchor; nothing when nobody was."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""

class AnchoredCustomers(Result):
    """The customers who were there on the anchor, in the order of their names."""

    __match_args__: ClassVar[tuple[str, str]]
    @property
    def customer(self) -> tuple[int | str, ...]:
        """Who."""
    @property
    def flags(self) -> tuple[tuple[bool, ...], ...]:
        """On which of the named days each was there, the anchor first."""

class LifecycleResult(Result):
    """Who is new, who stayed, who came back and who fell silent, period by period."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def periods(self) -> tuple[LifecyclePeriod, ...]:
        """A row a period, in order."""
    @property
    def value(self) -> float | None:
        """The headline number: the share kept in the last complete period that has one."""
    @property
    def n(self) -> int:
        """Out of how many it is: the customers active in the period before."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""

class LifecyclePeriod(Result):
    """The customers of one period."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def period(self) -> str:
        """The first day of the period; with its hour where periods are hours."""
    @property
    def new(self) -> int:
        """Active for the first time."""
    @property
    def returning(self) -> int:
        """Active in the period before as well."""
    @property
    def resurrected(self) -> int:
        """Active earlier, not in the period before."""
    @property
    def dormant(self) -> int:
        """Active in the period before, not in this one; below 0, so that new, resurrected and dormant add
        up to the change in active customers.
        """
    @property
    def active(self) -> int:
        """All active customers: new, returning and resurrected."""
    @property
    def kept(self) -> float | None:
        """The share of the period before that is active again; nothing when nobody was active then."""
    @property
    def kept_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def kept_ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def incomplete(self) -> bool:
        """Whether the data end before the period does."""

class StickinessResult(Result):
    """In how many periods customers are active."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def rows(self) -> tuple[StickinessRow, ...]:
        """A row a number of periods, from 1 to the largest that occurs."""
    @property
    def value(self) -> float | None:
        """The headline number: the mean number of active periods; nothing when nobody was active."""
    @property
    def n(self) -> int:
        """How many customers were active."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def periods(self) -> int:
        """How many periods the report has."""
    @property
    def incomplete(self) -> bool:
        """Whether the data end before the last period does."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval of the headline number was computed; those of the shares are Wilson's."""

class StickinessRow(Result):
    """The customers who are active in so many periods."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def active_periods(self) -> int:
        """In how many periods."""
    @property
    def count(self) -> int:
        """How many customers."""
    @property
    def share(self) -> float:
        """Their share of all active customers."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def at_least(self) -> int:
        """How many customers are active in so many periods or more."""
    @property
    def at_least_share(self) -> float:
        """Their share."""
    @property
    def at_least_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def at_least_ci_upper(self) -> float | None:
        """Upper end of it."""

class PatternResult(Result):
    """How many customers match a pattern, and how often."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def matched(self) -> int:
        """How many customers match."""
    @property
    def matches(self) -> int:
        """How many matches there are, over all customers."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of customers that match; nothing when there are no customers."""
    @property
    def n(self) -> int:
        """How many customers were looked at."""
    @property
    def counts(self) -> tuple[PatternCount, ...]:
        """How many customers have how many matches, from 1 on."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class PatternCount(Result):
    """The customers with so many matches."""

    __match_args__: ClassVar[tuple[str, str]]
    @property
    def matches(self) -> int:
        """How many matches."""
    @property
    def customers(self) -> int:
        """How many customers have as many."""

class PatternCustomers(Result):
    """The customers that match, in the order of their names."""

    __match_args__: ClassVar[tuple[str, str]]
    @property
    def customer(self) -> tuple[int | str, ...]:
        """Who."""
    @property
    def matches(self) -> tuple[int, ...]:
        """How many matches each has."""

class PatternTimes(Result):
    """When customers match, in the order of their names and of time."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def customer(self) -> tuple[int | str, ...]:
        """Who."""
    @property
    def number(self) -> tuple[int, ...]:
        """Which match of the customer it is, from 1."""
    @property
    def start(self) -> tuple[datetime, ...]:
        """The time of its first event."""
    @property
    def end(self) -> tuple[datetime, ...]:
        """The time of its last event."""
    @property
    def times(self) -> tuple[tuple[datetime, ...], ...]:
        """The times of the events that the pattern names, in its order."""

class SessionsResult(Result):
    """The sessions of a log."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def n(self) -> int:
        """How many sessions."""
    @property
    def value(self) -> float | None:
        """The headline number: sessions per customer; nothing when there are none."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """How the headline number was counted."""
    @property
    def interval_method(self) -> str:
        """How its interval was computed."""
    @property
    def customers(self) -> int:
        """How many customers."""
    @property
    def events(self) -> int:
        """How many events."""
    @property
    def single_event_sessions(self) -> int:
        """Sessions of one event."""
    @property
    def single_event_share(self) -> float | None:
        """Their share of all sessions."""
    @property
    def single_event_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def single_event_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def mean_events(self) -> float | None:
        """Events in a session: the mean."""
    @property
    def median_events(self) -> float | None:
        """The median. Quantiles lie between neighbouring values in proportion."""
    @property
    def p25_events(self) -> float | None:
        """A quarter of the sessions has no more."""
    @property
    def p75_events(self) -> float | None:
        """Three quarters have no more."""
    @property
    def p90_events(self) -> float | None:
        """Nine tenths have no more."""
    @property
    def max_events(self) -> int | None:
        """The most."""
    @property
    def mean_seconds(self) -> float | None:
        """The time from the first to the last event of a session: the mean."""
    @property
    def median_seconds(self) -> float | None:
        """The median."""
    @property
    def p25_seconds(self) -> float | None:
        """A quarter took no longer."""
    @property
    def p75_seconds(self) -> float | None:
        """Three quarters took no longer."""
    @property
    def p90_seconds(self) -> float | None:
        """Nine tenths took no longer."""
    @property
    def max_sessions(self) -> int | None:
        """The most sessions of one customer."""

class SessionRows(Result):
    """Every session, in the order of the customers and of time."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def customer(self) -> tuple[int | str, ...]:
        """Who."""
    @property
    def session(self) -> tuple[int, ...]:
        """Its number among those of its customer, from 1."""
    @property
    def events(self) -> tuple[int, ...]:
        """How many events it has."""
    @property
    def start(self) -> tuple[datetime, ...]:
        """When it began."""
    @property
    def end(self) -> tuple[datetime, ...]:
        """When its last event was."""
    @property
    def first_touchpoint(self) -> tuple[str, ...]:
        """Its first touchpoint."""
    @property
    def last_touchpoint(self) -> tuple[str, ...]:
        """Its last touchpoint."""

class TransitionsResult(Result):
    """From which touchpoint to which paths go."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def n(self) -> int:
        """How many transitions."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of transitions that lead back to the same touchpoint; nothing
        when there are none.
        """
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What a path is."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def paths(self) -> int:
        """How many paths."""
    @property
    def customers(self) -> int:
        """Customers with a path."""
    @property
    def without_start(self) -> int:
        """Paths left out as they have no start."""
    @property
    def without_end(self) -> int:
        """Paths left out as they have no end."""
    @property
    def shortened(self) -> int:
        """Paths of which later events were cut off."""
    @property
    def pairs(self) -> int:
        """How many different transitions."""
    @property
    def self_loops(self) -> int:
        """How many lead back to the same touchpoint."""
    @property
    def transitions(self) -> tuple[TransitionRow, ...]:
        """A row a transition, the most frequent first, equals by name."""
    @property
    def touchpoints(self) -> tuple[TouchpointRow, ...]:
        """A row a touchpoint, by name."""

class TransitionRow(Result):
    """How often one touchpoint follows another."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def source(self) -> str:
        """The earlier touchpoint."""
    @property
    def target(self) -> str:
        """The one right after it."""
    @property
    def count(self) -> int:
        """How often."""
    @property
    def probability(self) -> float:
        """The share of all transitions from the earlier touchpoint."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def share(self) -> float:
        """The share of all transitions."""
    @property
    def mean_seconds(self) -> float | None:
        """The time between: the mean."""
    @property
    def median_seconds(self) -> float | None:
        """The median, where quantiles are asked for. Quantiles lie between neighbouring values in
        proportion.
        """
    @property
    def p25_seconds(self) -> float | None:
        """A quarter took no longer."""
    @property
    def p75_seconds(self) -> float | None:
        """Three quarters took no longer."""
    @property
    def p90_seconds(self) -> float | None:
        """Nine tenths took no longer."""

class TouchpointRow(Result):
    """Where paths begin, end and stay."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def touchpoint(self) -> str:
        """The touchpoint."""
    @property
    def events(self) -> int:
        """Its events in paths."""
    @property
    def starts(self) -> int:
        """Paths that begin with it."""
    @property
    def start_share(self) -> float:
        """Their share of all paths."""
    @property
    def start_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def start_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def ends(self) -> int:
        """Paths that end with it."""
    @property
    def exit_rate(self) -> float:
        """Their share of its events: how often it is the last."""
    @property
    def exit_ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def exit_ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def self_loops(self) -> int:
        """How often it follows itself."""

class StepMatrixResult(Result):
    """Which share of the paths is where at each step."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def n(self) -> int:
        """How many paths."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of paths that have as many steps as the matrix; nothing when
        there are none.
        """
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What a path is."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def customers(self) -> int:
        """Customers with a path."""
    @property
    def without_start(self) -> int:
        """Paths left out as they have no start."""
    @property
    def without_end(self) -> int:
        """Paths left out as they have no end."""
    @property
    def shortened(self) -> int:
        """Paths of which later events were cut off."""
    @property
    def steps(self) -> int:
        """How many steps the matrix has."""
    @property
    def ended(self) -> tuple[int, ...]:
        """By step: how many paths have ended before it."""
    @property
    def rows(self) -> tuple[StepMatrixRow, ...]:
        """A row a touchpoint, by name."""

class StepMatrixRow(Result):
    """One touchpoint in a step matrix."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def touchpoint(self) -> str:
        """The touchpoint."""
    @property
    def counts(self) -> tuple[int, ...]:
        """By step: how many paths are there."""
    @property
    def shares(self) -> tuple[float, ...]:
        """By step: their share of all paths."""
    @property
    def ci_lower(self) -> tuple[float | None, ...]:
        """By step: the lower end of its interval."""
    @property
    def ci_upper(self) -> tuple[float | None, ...]:
        """By step: the upper end of its interval."""

class PathsResult(Result):
    """The paths that customers take."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def n(self) -> int:
        """How many paths were taken."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of the most frequent one; nothing when there are none."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What a path is."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def variants(self) -> int:
        """How many different ones there are."""
    @property
    def shown(self) -> int:
        """How often those that are shown were taken."""
    @property
    def customers(self) -> int:
        """Customers with a path."""
    @property
    def without_start(self) -> int:
        """Paths left out as they have no start."""
    @property
    def without_end(self) -> int:
        """Paths left out as they have no end."""
    @property
    def shortened(self) -> int:
        """Paths of which later events were cut off."""
    @property
    def paths(self) -> tuple[PathRow, ...]:
        """A row a path, the most frequent first, equals by the names of their touchpoints in order."""

class PathRow(Result):
    """A path that customers take."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def path(self) -> tuple[str, ...]:
        """Its touchpoints in order."""
    @property
    def steps(self) -> int:
        """How many steps it has."""
    @property
    def count(self) -> int:
        """How often it is taken."""
    @property
    def share(self) -> float:
        """Its share of all paths."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def mean_seconds(self) -> float | None:
        """The time from its first to its last event: the mean."""
    @property
    def median_seconds(self) -> float | None:
        """The median, where quantiles are asked for. Quantiles lie between neighbouring values in
        proportion.
        """
    @property
    def p25_seconds(self) -> float | None:
        """A quarter took no longer."""
    @property
    def p75_seconds(self) -> float | None:
        """Three quarters took no longer."""
    @property
    def p90_seconds(self) -> float | None:
        """Nine tenths took no longer."""

class FlowsResult(Result):
    """The ways to a touchpoint and on from it."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def n(self) -> int:
        """How many paths have the touchpoint."""
    @property
    def value(self) -> float | None:
        """The headline number: their share of all paths; nothing when there are none."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What a path is."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def paths(self) -> int:
        """How many paths, with the touchpoint or not."""
    @property
    def customers(self) -> int:
        """Customers with a path."""
    @property
    def without_touchpoint(self) -> int:
        """Paths left out as they do not have the touchpoint."""
    @property
    def without_start(self) -> int:
        """Paths left out as they have no start."""
    @property
    def without_end(self) -> int:
        """Paths left out as they have no end."""
    @property
    def shortened(self) -> int:
        """Paths of which later events were cut off."""
    @property
    def nodes(self) -> tuple[FlowNode, ...]:
        """A row a step and touchpoint, in order."""
    @property
    def links(self) -> tuple[FlowLink, ...]:
        """A row a step and two touchpoints, in order."""

class FlowNode(Result):
    """A touchpoint at one step of a flow."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str]]
    @property
    def step(self) -> int:
        """The step: 0 in the middle, below 0 before it."""
    @property
    def touchpoint(self) -> str:
        """The touchpoint."""
    @property
    def count(self) -> int:
        """How many paths are there."""
    @property
    def share(self) -> float:
        """The share of all paths of the flow."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def starts(self) -> int:
        """How many begin here."""
    @property
    def ends(self) -> int:
        """How many end here."""

class FlowLink(Result):
    """The way from a touchpoint at one step to one at the next."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def step(self) -> int:
        """The step of the earlier one."""
    @property
    def source(self) -> str:
        """The earlier touchpoint."""
    @property
    def target(self) -> str:
        """The later one."""
    @property
    def count(self) -> int:
        """How many paths go this way."""
    @property
    def probability(self) -> float:
        """The share of the paths that are at the earlier one at that step."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def mean_seconds(self) -> float | None:
        """The time between: the mean."""
    @property
    def median_seconds(self) -> float | None:
        """The median, where quantiles are asked for."""

class LoopsResult(Result):
    """How paths come back to touchpoints."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def n(self) -> int:
        """How many paths."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of paths that have some touchpoint more than once; nothing when
        there are none.
        """
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What a path is."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def repeating(self) -> int:
        """How many of them have some touchpoint more than once."""
    @property
    def customers(self) -> int:
        """Customers with a path."""
    @property
    def without_start(self) -> int:
        """Paths left out as they have no start."""
    @property
    def without_end(self) -> int:
        """Paths left out as they have no end."""
    @property
    def shortened(self) -> int:
        """Paths of which later events were cut off."""
    @property
    def rows(self) -> tuple[LoopRow, ...]:
        """A row a touchpoint, by name."""

class LoopRow(Result):
    """How paths come back to one touchpoint."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def touchpoint(self) -> str:
        """The touchpoint."""
    @property
    def paths(self) -> int:
        """Paths that have it."""
    @property
    def repeating(self) -> int:
        """Paths that have it more than once."""
    @property
    def share(self) -> float:
        """Their share of those that have it."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def events(self) -> int:
        """Its events in paths."""
    @property
    def repeats(self) -> int:
        """Its events but the first of each path."""
    @property
    def self_loops(self) -> int:
        """Of these, how many follow the touchpoint itself at once."""
    @property
    def max_events(self) -> int:
        """The most events of it in one path."""

class NextEventResult(Result):
    """What follows a chain of touchpoints."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def n(self) -> int:
        """How many paths have the chain."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of them on which something follows; nothing when there are none."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """How the chain was laid on paths."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def paths(self) -> int:
        """How many paths, with the chain or not."""
    @property
    def customers(self) -> int:
        """Customers with a path."""
    @property
    def without_chain(self) -> int:
        """Paths on which the chain was not found."""
    @property
    def ended(self) -> int:
        """Paths that have the chain and end with it: nothing follows."""
    @property
    def rows(self) -> tuple[NextEventRow, ...]:
        """A row a touchpoint, the most frequent first, equals by name."""

class NextEventRow(Result):
    """A touchpoint that follows a chain."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def touchpoint(self) -> str:
        """The touchpoint."""
    @property
    def count(self) -> int:
        """How often it follows."""
    @property
    def share(self) -> float:
        """Its share of all paths on which the chain was found."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of its interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of its interval."""
    @property
    def mean_seconds(self) -> float | None:
        """The time between it and the end of the chain next to it: the mean."""
    @property
    def median_seconds(self) -> float | None:
        """The median, where quantiles are asked for. Quantiles lie between neighbouring values in
        proportion.
        """
    @property
    def p25_seconds(self) -> float | None:
        """A quarter took no longer."""
    @property
    def p75_seconds(self) -> float | None:
        """Three quarters took no longer."""
    @property
    def p90_seconds(self) -> float | None:
        """Nine tenths took no longer."""

class RfmResult(Result):
    """How many customers came back, and what became of every row of the log."""

    __match_args__: ClassVar[tuple[str, ...]]
    @property
    def repeat_rate(self) -> float:
        """Share of the customers with a repeat purchase."""
    @property
    def value(self) -> float:
        """The headline number: the repeat rate."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def repeat_count(self) -> int:
        """How many of them bought in two periods or more."""
    @property
    def purchase_count(self) -> int:
        """How many purchases they made, first ones included, one a period."""
    @property
    def row_count(self) -> int:
        """How many rows were read."""
    @property
    def missing_count(self) -> int:
        """How many rows lack customer, time or amount."""
    @property
    def after_end_count(self) -> int:
        """How many rows lie after the end of the observation."""
    @property
    def merged_count(self) -> int:
        """How many orders were merged with another of the same customer and period."""
    @property
    def return_count(self) -> int:
        """How many rows are returns."""
    @property
    def returned_purchase_count(self) -> int:
        """How many purchases were given back whole and no longer count."""
    @property
    def unmatched_return_count(self) -> int:
        """In how many periods a customer gave back more than they had bought."""
    @property
    def unmatched_return_amount(self) -> float:
        """How much that was."""
    @property
    def returned_customer_count(self) -> int:
        """How many customers are left out because they gave back everything."""
    @property
    def later_customer_count(self) -> int:
        """How many customers are left out because they bought after the calibration only."""
    @property
    def unit(self) -> str:
        """The unit of recency and age."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the repeat rate."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """Which purchases are one."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class RfmScores(Result):
    """The scores and the segment of every customer, a row each as in the summary."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def customer(self) -> tuple[int | str, ...]:
        """Who."""
    @property
    def recency(self) -> tuple[int, ...]:
        """Score of recency: the highest for the latest."""
    @property
    def frequency(self) -> tuple[int, ...]:
        """Score of frequency."""
    @property
    def monetary(self) -> tuple[int, ...] | None:
        """Score of monetary value, where the log has amounts."""
    @property
    def segment(self) -> tuple[str, ...]:
        """The segment."""

class SegmentResult(Result):
    """One segment and who is in it."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def name(self) -> str:
        """What it is called."""
    @property
    def value(self) -> float:
        """The headline number: its share of the customers."""
    @property
    def count(self) -> int:
        """How many customers."""
    @property
    def n(self) -> int:
        """Of how many."""
    @property
    def share(self) -> float:
        """Its share of the customers."""
    @property
    def mean_since_last(self) -> float | None:
        """Mean time since the last purchase, in units; nothing without customers."""
    @property
    def mean_frequency(self) -> float | None:
        """Mean number of repeat purchases."""
    @property
    def total_value(self) -> float | None:
        """All spend of its customers; nothing where the log has no amounts."""
    @property
    def value_share(self) -> float | None:
        """Its share of all spend; nothing where nobody spent anything."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the share of customers."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """How customers were scored."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class SegmentRule(Result):
    """A segment by the scores that belong to it, ends included; a score that is not named may be any."""

    __match_args__: ClassVar[tuple[str, str, str, str]]
    @property
    def name(self) -> str:
        """What it is called."""
    @property
    def recency(self) -> Any | None:
        """Lowest and highest recency score."""
    @property
    def frequency(self) -> Any | None:
        """Lowest and highest frequency score."""
    @property
    def monetary(self) -> Any | None:
        """Lowest and highest monetary score."""

class FitResult(Result):
    """A fit in one row."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""

class ParameterResult(Result):
    """One parameter of a fit."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def name(self) -> str:
        """Its name."""
    @property
    def value(self) -> float:
        """Its value."""
    @property
    def standard_error(self) -> float | None:
        """Its standard error, from the observed information."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class Convergence(Result):
    """How a fit came to its end."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def iterations(self) -> int:
        """Newton steps."""
    @property
    def evaluations(self) -> int:
        """How often likelihood, gradient and Hessian were computed, other starts and bounds included."""
    @property
    def last_step(self) -> float:
        """The largest change of a coordinate (the logarithm of a positive parameter) in the last step."""
    @property
    def largest_slope(self) -> float:
        """The largest slope of the log-likelihood by a coordinate that is not at a bound."""
    @property
    def method(self) -> str:
        """The method."""

class Boundary(Result):
    """A likelihood that rises without end towards a simpler model, which is then the answer. The parameter
    is held where the limit is reached to all digits that count. The profile shows the rise: the highest
    log-likelihood with the parameter held at each value.
    """

    __match_args__: ClassVar[tuple[str, str, str, str, str, str]]
    @property
    def name(self) -> str:
        """A short stable name: `no_dropout`; several are joined by commas."""
    @property
    def limit(self) -> str:
        """What the model has become, in words."""
    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters held at a bound."""
    @property
    def profile_parameter(self) -> str:
        """The parameter of the profile."""
    @property
    def profile_values(self) -> tuple[float, ...]:
        """Values it was held at."""
    @property
    def profile_log_likelihoods(self) -> tuple[float, ...]:
        """The highest log-likelihood at each."""

class Predictions(Result):
    """A prediction for every row, each with its interval."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str]]
    @property
    def values(self) -> tuple[float, ...]:
        """The prediction, a row each."""
    @property
    def ci_lower(self) -> tuple[float | None, ...]:
        """Lower ends of the intervals; nothing where a row has none."""
    @property
    def ci_upper(self) -> tuple[float | None, ...]:
        """Upper ends of the intervals."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def interval_kind(self) -> str:
        """What the intervals speak of."""
    @property
    def method(self) -> str:
        """What was predicted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""

class TotalResult(Result):
    """The purchases of all customers together."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def total(self) -> float:
        """The expected total."""
    @property
    def value(self) -> float:
        """The headline number: the total."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_kind(self) -> str:
        """What the interval speaks of."""
    @property
    def method(self) -> str:
        """What was predicted."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class PopulationSpend(Result):
    """The expected spend of a customer drawn from the population."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float | None:
        """The mean, p v / (q - 1); nothing where it is infinite."""
    @property
    def status(self) -> str:
        """Whether it exists."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_kind(self) -> str:
        """What the interval speaks of."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class SpendPredictions(Result):
    """The expected spend of every customer, each with its interval."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str]]
    @property
    def values(self) -> tuple[float | None, ...]:
        """The expected value of a purchase, a row each; nothing where it is infinite."""
    @property
    def infinite_count(self) -> int:
        """How many rows have none."""
    @property
    def ci_lower(self) -> tuple[float | None, ...]:
        """Lower ends of the intervals; nothing where a row has none."""
    @property
    def ci_upper(self) -> tuple[float | None, ...]:
        """Upper ends of the intervals."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def interval_kind(self) -> str:
        """What the intervals speak of."""
    @property
    def method(self) -> str:
        """What was predicted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""

class CustomerValues(Result):
    """What every customer is worth, each with an interval."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str]]
    @property
    def values(self) -> tuple[float | None, ...]:
        """The value, a row each; nothing where the expected spend is infinite."""
    @property
    def infinite_count(self) -> int:
        """How many rows have none."""
    @property
    def ci_lower(self) -> tuple[float | None, ...]:
        """Lower ends of the intervals."""
    @property
    def ci_upper(self) -> tuple[float | None, ...]:
        """Upper ends of the intervals."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def interval_kind(self) -> str:
        """What the intervals speak of."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""

class SegmentEquity(Result):
    """What the customers of a segment, or all, are worth together."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def segment(self) -> str | None:
        """The segment; nothing for all customers and for those without one."""
    @property
    def value(self) -> float:
        """The headline number: the sum of the customers' values."""
    @property
    def value_per_customer(self) -> float:
        """The sum over the number of customers."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def infinite_count(self) -> int:
        """How many customers are left out because their expected spend is infinite."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_kind(self) -> str:
        """What the interval speaks of."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class LtvToCacResult(Result):
    """What winning a customer brings against what it costs, by a model."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float | None:
        """The headline number: lifetime value over acquisition cost; nothing where the expected spend is
        infinite.
        """
    @property
    def ltv(self) -> float | None:
        """The lifetime value of a new customer."""
    @property
    def cac(self) -> float:
        """The cost of winning one."""
    @property
    def reached(self) -> bool | None:
        """Whether the ratio reaches the target."""
    @property
    def status(self) -> str:
        """Whether an expected spend exists."""
    @property
    def n(self) -> int:
        """How many customers the purchases were fitted to."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the ratio."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def interval_kind(self) -> str:
        """What the interval speaks of."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""

class HoldoutResult(Result):
    """Expected and actual purchases of customers in a time that was held out."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: the root of the mean squared error."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def expected_total(self) -> float:
        """Purchases expected of all."""
    @property
    def actual_total(self) -> float:
        """Purchases of all."""
    @property
    def relative_error(self) -> float | None:
        """Expected over actual, less 1; nothing where there was no purchase."""
    @property
    def mae(self) -> float:
        """The mean of the absolute errors."""
    @property
    def rmse(self) -> float:
        """The root of the mean squared error."""
    @property
    def groups(self) -> tuple[HoldoutGroup, ...]:
        """By repeat purchases before."""
    @property
    def method(self) -> str:
        """What was compared."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class HoldoutGroup(Result):
    """The customers of one frequency: what was expected of them and what they did."""

    __match_args__: ClassVar[tuple[str, str, str, str, str]]
    @property
    def frequency(self) -> int:
        """Repeat purchases before."""
    @property
    def or_more(self) -> bool:
        """Whether customers with more are here too."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def expected_mean(self) -> float:
        """Expected purchases, their mean."""
    @property
    def actual_mean(self) -> float:
        """Actual purchases, their mean."""

class TrackingResult(Result):
    """Purchases of a cohort by period: expected of new customers, and actual where known."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: expected purchases of all periods."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def ends(self) -> tuple[float, ...]:
        """The end of each period, in the unit of the fit since tracking began."""
    @property
    def expected(self) -> tuple[float, ...]:
        """Repeat purchases expected in each period."""
    @property
    def expected_cumulative(self) -> tuple[float, ...]:
        """The same, added up."""
    @property
    def actual(self) -> tuple[float, ...]:
        """Repeat purchases that were made in each period; empty where none were given."""
    @property
    def actual_cumulative(self) -> tuple[float, ...]:
        """The same, added up."""
    @property
    def method(self) -> str:
        """What was tracked."""
    @property
    def interval_method(self) -> str:
        """Why there is no interval."""

class LikelihoodRatioResult(Result):
    """Two nested models compared by their likelihoods."""

    __match_args__: ClassVar[tuple[str, str, str, str, str, str]]
    @property
    def value(self) -> float:
        """The headline number: the p value."""
    @property
    def statistic(self) -> float:
        """Twice the difference of the log-likelihoods."""
    @property
    def df(self) -> int:
        """How many parameters the larger model has more."""
    @property
    def p_value(self) -> float:
        """The chance of so large a statistic where the smaller model is true."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def method(self) -> str:
        """What was computed."""

_Interval: TypeAlias = Literal[
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

_Missing: TypeAlias = Literal["skip", "error"]

_OutOfScale: TypeAlias = Literal["error", "missing"]

_Lonely: TypeAlias = Literal["error", "centre", "drop"]

_Method: TypeAlias = Literal["satisfied", "top_two_box", "top_box", "mean", "percent_of_max", "net"]

_Method_: TypeAlias = Literal["mean", "share_easy", "net_easy"]

_Reading: TypeAlias = Literal["mean", "median", "percentile"]

_Method__: TypeAlias = Literal[
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

_MedianRule: TypeAlias = Literal["first", "midpoint"]

_Impossible: TypeAlias = Literal["error", "missing"]

_Interval_: TypeAlias = Literal[
    "wilson", "wilson_corrected", "clopper_pearson", "jeffreys", "agresti_coull", "wald"
]

_Method___: TypeAlias = Literal["first_contacts", "all_cases", "resolvable_only"]

_Per: TypeAlias = Literal["customer", "contact", "resolved_case", "journey"]

_Method____: TypeAlias = Literal["retained", "end_over_start"]

_Method_____: TypeAlias = Literal["over_start", "over_total", "net", "over_average", "person_time"]

_Blanks: TypeAlias = Literal["drop", "keep", "error"]

_Order: TypeAlias = Literal[
    "ordered", "adjacent", "no_other_step", "any", "strict_order", "strict_deduplication"
]

_Entry: TypeAlias = Literal["any", "first"]

_Reuse: TypeAlias = Literal["once", "many"]

_Ties: TypeAlias = Literal["any_order", "input_order", "strict_increase"]

_WindowEdge: TypeAlias = Literal["inclusive", "exclusive"]

_OnExclude: TypeAlias = Literal["drop", "stop"]

_Counting: TypeAlias = Literal["customers", "entries", "sessions"]

_EntryEvery: TypeAlias = Literal["hour", "day", "week", "month", "quarter", "year"]

_Unknown: TypeAlias = Literal["error", "empty"]

_Every: TypeAlias = Literal["hour", "day", "week", "month", "quarter", "year"]

_Kind: TypeAlias = Literal["recurring", "first_time", "first_ever"]

_Returned: TypeAlias = Literal["in_period", "on_or_after", "bracket"]

_PeriodsFrom: TypeAlias = Literal["calendar", "customer_start"]

_GapRule: TypeAlias = Literal["greater", "greater_or_equal"]

_Times: TypeAlias = Literal["mean", "quantiles", "none"]

_Occurrence: TypeAlias = Literal["first", "last"]

_Direction: TypeAlias = Literal["forward", "backward"]

_Base: TypeAlias = Literal["first_match", "last_match", "head", "tail"]

_Monetary: TypeAlias = Literal["total", "mean"]

_Unit: TypeAlias = Literal["day", "week", "month"]

_Merge: TypeAlias = Literal["day", "unit", "instant"]

_AfterEnd: TypeAlias = Literal["leave_out", "error"]

_Returns: TypeAlias = Literal["error", "net"]

_Interval__: TypeAlias = Literal["parameter", "predictive"]

_At: TypeAlias = Literal["last_opportunity", "next_opportunity"]

_DiscountPeriod: TypeAlias = Literal["period", "day", "week", "month", "quarter", "year"]

class NpsAccumulator(Accumulator):
    """Rows of `nps` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        interval: _Interval | None = "score",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...
    def extend(
        self,
        answers: Answers,
        *,
        weights: Column | None = None,
        strata: Column | None = None,
        clusters: Column | None = None,
        population: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> NpsResult:
        """The answer so far; it may be asked again."""

class CsatAccumulator(Accumulator):
    """Rows of `csat` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        scale: tuple[float, float] = (1.0, 5.0),
        method: _Method = "satisfied",
        top_from: float | None = None,
        interval: _Interval | None = None,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...
    def extend(
        self,
        answers: Answers,
        *,
        weights: Column | None = None,
        strata: Column | None = None,
        clusters: Column | None = None,
        population: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> CsatResult:
        """The answer so far; it may be asked again."""

class CesAccumulator(Accumulator):
    """Rows of `ces` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        scale: tuple[float, float] = (1.0, 7.0),
        method: _Method_ = "mean",
        reverse: bool = False,
        interval: _Interval | None = None,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...
    def extend(
        self,
        answers: Answers,
        *,
        weights: Column | None = None,
        strata: Column | None = None,
        clusters: Column | None = None,
        population: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> CesResult:
        """The answer so far; it may be asked again."""

class RatingAccumulator(Accumulator):
    """Rows of `rating` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        scale: tuple[float, float] = (1.0, 5.0),
        interval: _Interval | None = None,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...
    def extend(
        self,
        answers: Answers,
        *,
        weights: Column | None = None,
        strata: Column | None = None,
        clusters: Column | None = None,
        population: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RatingResult:
        """The answer so far; it may be asked again."""

class AnswerCountsAccumulator(Accumulator):
    """Rows of `answer_counts` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        scale: tuple[float, float] = (0.0, 10.0),
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
    ) -> Self: ...
    def extend(
        self,
        answers: Answers,
        *,
        weights: Column | None = None,
        strata: Column | None = None,
        clusters: Column | None = None,
        population: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> AnswerCountsResult:
        """The answer so far; it may be asked again."""

class AhtAccumulator(Accumulator):
    """Rows of `aht` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        handled: bool = False,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        talk: Column,
        hold: Column | None = None,
        wrap: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> AhtResult:
        """The answer so far; it may be asked again."""

class TtrAccumulator(Accumulator):
    """Rows of `ttr` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        reading: _Reading = "mean",
        p: float = 0.9,
        method: _Method__ = "linear",
        censored: bool = False,
        median_rule: _MedianRule = "first",
        horizon: Duration | None = None,
        as_of: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        opened: Column,
        resolved: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> WaitingResult:
        """The answer so far; it may be asked again."""

class FrtAccumulator(Accumulator):
    """Rows of `frt` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        reading: _Reading = "mean",
        p: float = 0.9,
        method: _Method__ = "linear",
        censored: bool = False,
        median_rule: _MedianRule = "first",
        horizon: Duration | None = None,
        as_of: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        opened: Column,
        responded: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> WaitingResult:
        """The answer so far; it may be asked again."""

class SlaAccumulator(Accumulator):
    """Rows of `sla` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        target: Duration | None = None,
        as_of: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        opened: Column,
        resolved: Column,
        due: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> SlaResult:
        """The answer so far; it may be asked again."""

class SlaFromFlagsAccumulator(Accumulator):
    """Rows of `sla_from_flags` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        met: Column,
        pending: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> SlaResult:
        """The answer so far; it may be asked again."""

class FcrFromLogAccumulator(Accumulator):
    """Rows of `fcr_from_log` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        window: Duration = "7d",
        observation_start: Moment | None = None,
        observation_end: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        start: Column,
        end: Column | None = None,
        topic: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> FcrFromLogResult:
        """The answer so far; it may be asked again."""

class TicketTrendAccumulator(Accumulator):
    """Rows of `ticket_trend` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        customers: int | None = None,
        severities: Mapping[str, float] | None = None,
        resamples: int = 1000,
        seed: int = 0,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        topic: Column,
        severity: Answers | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> TicketTrendResult:
        """The answer so far; it may be asked again."""

class BacklogAccumulator(Accumulator):
    """Rows of `backlog` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        at: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        opened: Column,
        resolved: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> BacklogResult:
        """The answer so far; it may be asked again."""

class FcrAccumulator(Accumulator):
    """Rows of `fcr` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        method: _Method___ = "first_contacts",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        resolved: Column,
        first_calls: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
        """The answer so far; it may be asked again."""

class ReopenRateAccumulator(Accumulator):
    """Rows of `reopen_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        reopened: Column,
        resolved: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
        """The answer so far; it may be asked again."""

class TransferRateAccumulator(Accumulator):
    """Rows of `transfer_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        transferred: Column,
        handled: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
        """The answer so far; it may be asked again."""

class AbandonmentRateAccumulator(Accumulator):
    """Rows of `abandonment_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        ignore_below_seconds: float = 0.0,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        abandoned: Column,
        offered: Column | None = None,
        waited: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
        """The answer so far; it may be asked again."""

class SelfServiceRateAccumulator(Accumulator):
    """Rows of `self_service_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        self_served: Column,
        started: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
        """The answer so far; it may be asked again."""

class ContactRateAccumulator(Accumulator):
    """Rows of `contact_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        contacts: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> ContactRateResult:
        """The answer so far; it may be asked again."""

class CostToServeAccumulator(Accumulator):
    """Rows of `cost_to_serve` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        per: _Per = "customer",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(
        self,
        cost: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> CostToServeResult:
        """The answer so far; it may be asked again."""

class RetentionRateAccumulator(Accumulator):
    """Rows of `retention_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        method: _Method____ = "retained",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        time: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RetentionRateResult:
        """The answer so far; it may be asked again."""

class ChurnRateAccumulator(Accumulator):
    """Rows of `churn_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        method: _Method_____ = "over_start",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        time: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> ChurnRateResult:
        """The answer so far; it may be asked again."""

class RepeatRateAccumulator(Accumulator):
    """Rows of `repeat_rate` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        nth: int = 1,
        window: Duration | None = None,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        time: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
        """The answer so far; it may be asked again."""

class GrowthAccumulator(Accumulator):
    """Rows of `growth` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        confidence_level: float = 0.95,
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        time: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> GrowthResult:
        """The answer so far; it may be asked again."""

class ActiveUsersAccumulator(Accumulator):
    """Rows of `active_users` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        stickiness: bool = False,
        rolling: int | None = None,
        confidence_level: float = 0.95,
    ) -> Self: ...
    def extend(
        self,
        customer: Column,
        time: Column,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> ActiveUsersResult:
        """The answer so far; it may be asked again."""

@final
class Nps(Metric):
    """`nps` over columns of a table, as a value."""

    def __new__(
        cls,
        answers: str,
        *,
        weights: str | None = None,
        strata: str | None = None,
        clusters: str | None = None,
        population: str | None = None,
        interval: _Interval | None = "score",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...

@final
class Csat(Metric):
    """`csat` over columns of a table, as a value."""

    def __new__(
        cls,
        answers: str,
        *,
        weights: str | None = None,
        strata: str | None = None,
        clusters: str | None = None,
        population: str | None = None,
        scale: tuple[float, float] = (1.0, 5.0),
        method: _Method = "satisfied",
        top_from: float | None = None,
        interval: _Interval | None = None,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...

@final
class Ces(Metric):
    """`ces` over columns of a table, as a value."""

    def __new__(
        cls,
        answers: str,
        *,
        weights: str | None = None,
        strata: str | None = None,
        clusters: str | None = None,
        population: str | None = None,
        scale: tuple[float, float] = (1.0, 7.0),
        method: _Method_ = "mean",
        reverse: bool = False,
        interval: _Interval | None = None,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...

@final
class Rating(Metric):
    """`rating` over columns of a table, as a value."""

    def __new__(
        cls,
        answers: str,
        *,
        weights: str | None = None,
        strata: str | None = None,
        clusters: str | None = None,
        population: str | None = None,
        scale: tuple[float, float] = (1.0, 5.0),
        interval: _Interval | None = None,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
        lonely: _Lonely = "error",
        resamples: int = 1000,
        seed: int = 0,
    ) -> Self: ...

@final
class AnswerCounts(Metric):
    """`answer_counts` over columns of a table, as a value."""

    def __new__(
        cls,
        answers: str,
        *,
        weights: str | None = None,
        strata: str | None = None,
        clusters: str | None = None,
        population: str | None = None,
        scale: tuple[float, float] = (0.0, 10.0),
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
    ) -> Self: ...

@final
class Aht(Metric):
    """`aht` over columns of a table, as a value."""

    def __new__(
        cls,
        talk: str,
        hold: str | None = None,
        wrap: str | None = None,
        *,
        handled: bool = False,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class Ttr(Metric):
    """`ttr` over columns of a table, as a value."""

    def __new__(
        cls,
        opened: str,
        resolved: str,
        *,
        reading: _Reading = "mean",
        p: float = 0.9,
        method: _Method__ = "linear",
        censored: bool = False,
        median_rule: _MedianRule = "first",
        horizon: Duration | None = None,
        as_of: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class Frt(Metric):
    """`frt` over columns of a table, as a value."""

    def __new__(
        cls,
        opened: str,
        responded: str,
        *,
        reading: _Reading = "mean",
        p: float = 0.9,
        method: _Method__ = "linear",
        censored: bool = False,
        median_rule: _MedianRule = "first",
        horizon: Duration | None = None,
        as_of: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class Sla(Metric):
    """`sla` over columns of a table, as a value."""

    def __new__(
        cls,
        opened: str,
        resolved: str,
        due: str | None = None,
        *,
        target: Duration | None = None,
        as_of: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class SlaFromFlags(Metric):
    """`sla_from_flags` over columns of a table, as a value."""

    def __new__(
        cls,
        met: str,
        pending: str | None = None,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class FcrFromLog(Metric):
    """`fcr_from_log` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        start: str,
        end: str | None = None,
        topic: str | None = None,
        *,
        window: Duration = "7d",
        observation_start: Moment | None = None,
        observation_end: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class TicketTrend(Metric):
    """`ticket_trend` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        topic: str,
        severity: str | None = None,
        *,
        customers: int | None = None,
        severities: Mapping[str, float] | None = None,
        resamples: int = 1000,
        seed: int = 0,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class Backlog(Metric):
    """`backlog` over columns of a table, as a value."""

    def __new__(
        cls,
        opened: str,
        resolved: str,
        *,
        at: Moment | None = None,
        longest: Duration = "36525d",
        impossible: _Impossible = "error",
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class Fcr(Metric):
    """`fcr` over columns of a table, as a value."""

    def __new__(
        cls,
        resolved: str,
        first_calls: str | None = None,
        *,
        method: _Method___ = "first_contacts",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class ReopenRate(Metric):
    """`reopen_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        reopened: str,
        resolved: str | None = None,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class TransferRate(Metric):
    """`transfer_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        transferred: str,
        handled: str | None = None,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class AbandonmentRate(Metric):
    """`abandonment_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        abandoned: str,
        offered: str | None = None,
        waited: str | None = None,
        *,
        ignore_below_seconds: float = 0.0,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class SelfServiceRate(Metric):
    """`self_service_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        self_served: str,
        started: str | None = None,
        *,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class ContactRate(Metric):
    """`contact_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        contacts: str,
        *,
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class CostToServe(Metric):
    """`cost_to_serve` over columns of a table, as a value."""

    def __new__(
        cls,
        cost: str,
        *,
        per: _Per = "customer",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...

@final
class RetentionRate(Metric):
    """`retention_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        time: str,
        *,
        method: _Method____ = "retained",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...

@final
class ChurnRate(Metric):
    """`churn_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        time: str,
        *,
        method: _Method_____ = "over_start",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...

@final
class RepeatRate(Metric):
    """`repeat_rate` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        time: str,
        *,
        nth: int = 1,
        window: Duration | None = None,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...

@final
class Growth(Metric):
    """`growth` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        time: str,
        *,
        confidence_level: float = 0.95,
    ) -> Self: ...

@final
class ActiveUsers(Metric):
    """`active_users` over columns of a table, as a value."""

    def __new__(
        cls,
        customer: str,
        time: str,
        *,
        stickiness: bool = False,
        rolling: int | None = None,
        confidence_level: float = 0.95,
    ) -> Self: ...

class EventLog(Object):
    """The events of all customers, by customer, time and order of arrival: sorted once, asked many times.
    Made from a table in which every row is an event; its columns are named. Rows without a customer, time
    or touchpoint are left out and counted in `dropped`. `channel`, `device` and `attributes` are
    properties of events, words or numbers; `value` is a number. `identity` is two columns of ids seen
    together: ids that belong together are one customer, who goes by the smallest. Texts without a zone are
    local to `time_zone`.
    """
    def __new__(
        cls,
        table: Any,
        customer: str,
        time: str,
        touchpoint: str,
        *,
        channel: str | None = None,
        device: str | None = None,
        value: str | None = None,
        attributes: str | Iterable[str] | None = None,
        identity: Columns | None = None,
        time_zone: str | None = None,
        threads: int | None = None,
        blanks: _Blanks = "drop",
    ) -> Self:
        """A log of the events of a table. Raises `unequal_lengths`, `wrong_type`, `mixed_zones`,
        `non_finite` and, where blank names are refused, `missing`, each with its smallest row.
        """
    def append(
        self,
        table: Any,
        customer: str,
        time: str,
        touchpoint: str,
        *,
        channel: str | None = None,
        device: str | None = None,
        value: str | None = None,
        attributes: str | Iterable[str] | None = None,
        time_zone: str | None = None,
    ) -> None:
        """Adds events that came later, with the options and the identity of the log; the work is that of
        sorting the new ones. The log is then what one of all rows would be, bit for bit. Raises
        `incompatible` for other attributes than the log has, `bad_option` on a filtered log; nothing has
        changed then.
        """
    def filter(
        self,
        *,
        start: Moment | None = None,
        until: Moment | None = None,
        customers: Column | None = None,
        touchpoints: str | Iterable[str] | None = None,
        where: Conditions | None = None,
        time_zone: str | None = None,
    ) -> EventLog:
        """The events that meet every condition, as a log of its own that shares the memory: from `start`
        on, before `until` (where the data then end), of these customers and touchpoints, with these
        properties. Raises `unknown_name` with the nearest for a touchpoint or attribute the log does not
        have.
        """
    def journey(self, customer: int | str) -> Journey:
        """The events of one customer in order; none for one the log does not have."""
    def funnel(
        self,
        steps: FunnelSteps,
        *,
        exclusions: FunnelExclusions | None = None,
        attribution: FunnelAttribution | None = None,
        step_within: FunnelWindows | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        within: Duration | None = "7d",
        order: _Order = "ordered",
        entry: _Entry = "any",
        reuse: _Reuse = "once",
        ties: _Ties = "any_order",
        window_edge: _WindowEdge = "inclusive",
        on_exclude: _OnExclude = "drop",
        counting: _Counting = "customers",
        entry_every: _EntryEvery | None = None,
        hold: str | None = None,
        breakdown: str | None = None,
        session_gap: Duration = "30min",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> Funnel:
        """How far customers come through the steps of a funnel, how long they take, and how many still
        could. A step is a name, a list of alternatives, or a map with `event`, `where` and `optional`;
        `exclusions` are maps with `event` and `between` (two steps, from 1). `attribution` may be ("step",
        k). Every option is explained with its default. Raises `bad_option` for settings that contradict
        each other, `out_of_range` for a window that is not longer than 0, `unknown_name` with the nearest
        for a touchpoint or attribute the log does not have.
        """
    def funnel_tally(
        self,
        steps: FunnelSteps,
        *,
        exclusions: FunnelExclusions | None = None,
        attribution: FunnelAttribution | None = None,
        step_within: FunnelWindows | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        within: Duration | None = "7d",
        order: _Order = "ordered",
        entry: _Entry = "any",
        reuse: _Reuse = "once",
        ties: _Ties = "any_order",
        window_edge: _WindowEdge = "inclusive",
        on_exclude: _OnExclude = "drop",
        counting: _Counting = "customers",
        entry_every: _EntryEvery | None = None,
        hold: str | None = None,
        breakdown: str | None = None,
        session_gap: Duration = "30min",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> FunnelTally:
        """The counts of a funnel as a state that merges with those of other customers; steps and options
        as in `funnel`.
        """
    def retention(
        self,
        start: EventKind | None = None,
        returning: EventKind | None = None,
        *,
        until: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        kind: _Kind = "recurring",
        returned: _Returned = "in_period",
        brackets: Iterable[tuple[float, float]] = (),
        periods: int | None = None,
        periods_from: _PeriodsFrom = "calendar",
        minimum_occurrences: int = 1,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> Retention:
        """Which share of the customers who started in a period come back in later ones: cohorts by period
        of the start, columns by period since. Row i is the cohort of period i, column 0 its size, column j
        those of it with a returning event in period i + j; a cell beyond the data is nothing, one that
        they reach in part is incomplete. `start` and `returning` are kinds of events: a name, a list of
        alternatives, or a map with `event` and `where`; any event where nothing is said. `until` is a time
        in the last period of the report, which counts as a whole; the last event where nothing is said.
        Brackets may overlap: each is read by itself. Raises `bad_option` for settings that contradict each
        other, `out_of_range` for 0 periods or occurrences and for more than five million cells,
        `unknown_name` with the nearest for a touchpoint, attribute or zone that is not there.
        """
    def retention_tally(
        self,
        start: EventKind | None = None,
        returning: EventKind | None = None,
        *,
        until: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        kind: _Kind = "recurring",
        returned: _Returned = "in_period",
        brackets: Iterable[tuple[float, float]] = (),
        periods: int | None = None,
        periods_from: _PeriodsFrom = "calendar",
        minimum_occurrences: int = 1,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> RetentionTally:
        """The counts of a retention report as a state that merges with those of other customers; arguments
        and options as in `retention`. Raises `bad_option` for recurring cohorts of the last so many
        periods without `until`: which cohorts a customer is in could not be known before all are merged.
        """
    def anchored_days(
        self,
        days: Column,
        start: EventKind | None = None,
        returning: EventKind | None = None,
        *,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> AnchoredDays:
        """Who was there on the first of these days, and who of them on each of the others: ClickHouse's
        `retention`. `days` are times, any in each day, in any order; flag 1 is a start event on the first,
        flag k that and a returning event on day k. Raises `bad_option` for no day or more than 64,
        `missing` for one that is not there, `unknown_name` with the nearest for a touchpoint, attribute or
        zone that is not there.
        """
    def anchored_days_tally(
        self,
        days: Column,
        start: EventKind | None = None,
        returning: EventKind | None = None,
        *,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> AnchoredDaysTally:
        """The counts by named days as a state that merges with those of other customers; arguments and
        options as in `anchored_days`.
        """
    def lifecycle(
        self,
        event: EventKind | None = None,
        *,
        until: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        periods: int | None = None,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> Lifecycle:
        """Who is new in each period, who stayed, who came back, who fell silent. `event` is the kind of
        event that makes a customer active, any where nothing is said: a name, a list of alternatives, or a
        map with `event` and `where`. `until` is a time in the last period of the report. Raises
        `out_of_range` for 0 periods and for more than 2^20, `unknown_name` with the nearest for a
        touchpoint, attribute or zone that is not there.
        """
    def lifecycle_tally(
        self,
        event: EventKind | None = None,
        *,
        until: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        periods: int | None = None,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> LifecycleTally:
        """The counts of a lifecycle as a state that merges with those of other customers; arguments and
        options as in `lifecycle`.
        """
    def stickiness(
        self,
        event: EventKind | None = None,
        *,
        until: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        periods: int | None = None,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> Stickiness:
        """In how many periods customers are active: how many in one, in two, and so on, with shares.
        `event` is the kind of event that makes a customer active, any where nothing is said: a name, a
        list of alternatives, or a map with `event` and `where`. `until` is a time in the last period of
        the report. Raises `out_of_range` for 0 periods and for more than 2^20, `unknown_name` with the
        nearest for a touchpoint, attribute or zone that is not there.
        """
    def stickiness_tally(
        self,
        event: EventKind | None = None,
        *,
        until: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        threads: int | None = None,
        every: _Every = "day",
        periods: int | None = None,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> StickinessTally:
        """The counts of a stickiness report as a state that merges with those of other customers;
        arguments and options as in `stickiness`. Raises `bad_option` for the last so many periods without
        `until`: what counts could not be known before all are merged.
        """
    def match(
        self,
        pattern: PatternText,
        conditions: EventKinds | None = None,
        *,
        threads: int | None = None,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> PatternMatches:
        """How many customers match a pattern of events, and how often. The pattern is a text such as
        `(?1)(?t<=3600)(?2)`, whose numbers are those of `conditions`, or a `Pattern`, which has its own. A
        match may begin anywhere; those of a customer do not overlap: the leftmost start comes first, of
        its matches the one that ends first, and the search goes on after its end. Raises `bad_option` for
        a pattern that cannot be read, naming the character, and for no condition or more than 64;
        `unknown_name` with the nearest for a touchpoint or attribute the log does not have.
        """
    def match_tally(
        self,
        pattern: PatternText,
        conditions: EventKinds | None = None,
        *,
        threads: int | None = None,
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> PatternTally:
        """The counts of a pattern as a state that merges with those of other customers; arguments and
        options as in `match`.
        """
    def sessions(
        self,
        gap: Duration | None = "30min",
        *,
        threads: int | None = None,
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        times: _Times = "quantiles",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> SessionsResult:
        """Splits journeys into sessions: how many, how long, of how many events. A new session begins at a
        customer's first event and after a pause of more than `gap`. Touchpoints that begin or end a
        session and an attribute whose value changes are further rules, of which any begins one. Raises
        `unknown_name` with the nearest for a touchpoint or attribute the log does not have, `bad_option`
        for a gap of 0 where a pause as long as it splits.
        """
    def session_rows(
        self,
        gap: Duration | None = "30min",
        *,
        threads: int | None = None,
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        times: _Times = "quantiles",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> SessionRows:
        """Every session with its customer, in the order of the customers and of time; rules as in
        `sessions`.
        """
    def with_sessions(
        self,
        gap: Duration | None = "30min",
        *,
        attribute: str | None = None,
        threads: int | None = None,
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        times: _Times = "quantiles",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> EventLog:
        """A log in which every event has the number of its session among those of its customer, from 1, as
        an attribute (`session`, or what `attribute` says): conditions, filters and `hold` of a funnel can
        then speak of sessions. Rules as in `sessions`.
        """
    def transitions(
        self,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> TransitionsResult:
        """Which touchpoint follows which: counts, probabilities with intervals, times between; where paths
        begin and end. Paths are whole journeys or, with `by_session`, sessions. The probability is the
        share of all transitions from the same touchpoint. Raises `unknown_name` with the nearest for a
        touchpoint or attribute the log does not have, `bad_option` for paths of no step.
        """
    def step_matrix(
        self,
        max_steps: int | None = 10,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        times: _Times = "none",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> StepMatrixResult:
        """Which share of the paths is at which touchpoint at their first step, their second, and so on. A
        path that has ended stays in the denominator. Raises as `transitions`.
        """
    def paths(
        self,
        top: int | None = 10,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> PathsResult:
        """The paths that customers take, the most frequent first: the same touchpoints in the same order.
        Raises as `transitions`, `bad_option` when none shall be shown.
        """
    def flows(
        self,
        touchpoint: str | None = None,
        *,
        threads: int | None = None,
        occurrence: _Occurrence = "first",
        before: int = 3,
        after: int = 3,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> FlowsResult:
        """The ways to a touchpoint and on from it, step by step, as a Sankey diagram draws them; without a
        touchpoint on from the first event of each path. A path counts once at each step. Raises as
        `transitions`.
        """
    def loops(
        self,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "none",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> LoopsResult:
        """To which touchpoints paths come back: how many paths, how often. With `collapse_repeats` only
        returns from elsewhere count. Raises as `transitions`.
        """
    def next_event(
        self,
        chain: Chain,
        *,
        where: Conditions | None = None,
        threads: int | None = None,
        direction: _Direction = "forward",
        base: _Base = "first_match",
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> NextEventResult:
        """Which touchpoint comes right after a chain of touchpoints, or before it, and how soon. On each
        path one event is the base: the first that is the chain's first step and meets `where`. The rest of
        the chain must be the events right after it; where it does not fit there it is not looked for
        again. Steps are as those of a funnel. Raises `bad_option` for an empty chain or an optional step,
        `unknown_name` with the nearest for a touchpoint or attribute the log does not have.
        """
    def sessions_tally(
        self,
        gap: Duration | None = "30min",
        *,
        threads: int | None = None,
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        times: _Times = "quantiles",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> SessionsTally:
        """The counts of `sessions` as a state that merges with those of other customers."""
    def transitions_tally(
        self,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> TransitionsTally:
        """The counts of `transitions` as a state that merges with those of other customers."""
    def step_matrix_tally(
        self,
        max_steps: int | None = 10,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        times: _Times = "none",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> StepMatrixTally:
        """The counts of `step_matrix` as a state that merges with those of other customers."""
    def paths_tally(
        self,
        top: int | None = 10,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> PathsTally:
        """The counts of `paths` as a state that merges with those of other customers."""
    def flows_tally(
        self,
        touchpoint: str | None = None,
        *,
        threads: int | None = None,
        occurrence: _Occurrence = "first",
        before: int = 3,
        after: int = 3,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> FlowsTally:
        """The counts of `flows` as a state that merges with those of other customers."""
    def loops_tally(
        self,
        *,
        threads: int | None = None,
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        collapse_repeats: bool = False,
        start: str | None = None,
        end: str | None = None,
        max_steps: int | None = None,
        times: _Times = "none",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> LoopsTally:
        """The counts of `loops` as a state that merges with those of other customers."""
    def next_event_tally(
        self,
        chain: Chain,
        *,
        where: Conditions | None = None,
        threads: int | None = None,
        direction: _Direction = "forward",
        base: _Base = "first_match",
        by_session: bool = False,
        gap: Duration | None = "30min",
        gap_rule: _GapRule = "greater",
        session_starts: Iterable[str] = (),
        session_ends: Iterable[str] = (),
        session_change: str | None = None,
        times: _Times = "mean",
        unknown: _Unknown = "error",
        confidence_level: float = 0.95,
    ) -> NextEventTally:
        """The counts of `next_event` as a state that merges with those of other customers."""
    @property
    def event_count(self) -> int:
        """How many events."""
    @property
    def customer_count(self) -> int:
        """How many customers have events."""
    @property
    def touchpoint_count(self) -> int:
        """How many touchpoints the whole log has, before any filter."""
    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The touchpoints of the whole log in the order of their bytes."""
    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes of the log in the order of their names."""
    @property
    def first_time(self) -> datetime | None:
        """The time of the first event of the whole log."""
    @property
    def last_time(self) -> datetime | None:
        """Where the data end: the time of the last event, or the last instant before a filter's end."""
    @property
    def dropped(self) -> DroppedRows:
        """Rows that were left out, by reason."""

class Funnel(Object):
    """What a funnel found: the counts of its steps, and who is behind them."""
    @property
    def counts(self) -> tuple[int, ...]:
        """How many reached each step."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of those who entered that reached the last required step; nothing
        when nobody entered.
        """
    @property
    def n(self) -> int:
        """How many entered."""
    @property
    def customers(self) -> int:
        """How many customers the log has."""
    @property
    def pending(self) -> int:
        """How many are not complete, and still could be when the data end: they have not dropped off."""
    @property
    def excluded(self) -> int:
        """How many left the funnel for an excluded event."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def steps(self) -> tuple[FunnelStepResult, ...]:
        """A row a step."""
    @property
    def groups(self) -> tuple[FunnelGroup, ...]:
        """A funnel a value of the breakdown, in order."""
    @property
    def periods(self) -> tuple[FunnelGroup, ...]:
        """A funnel a period of entry, in order."""
    def depths(self) -> FunnelDepths:
        """How far every customer came who entered, in the order of their names; by the deepest entry or
        session where those are counted.
        """
    def dropped(self, step: int) -> tuple[int | str, ...]:
        """The customers who reached the required step before `step` but not `step`, and no longer can:
        those who dropped off, in the order of their names. Who is pending has not. Raises `out_of_range`
        for a step that is not one after the first, `bad_option` for an optional one.
        """
    @property
    def result(self) -> FunnelResult:
        """Every number of the funnel as one record."""

class FunnelTally(Object):
    """The counts of a funnel: merges with those of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: FunnelTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another funnel; nothing has
        changed then.
        """
    def finish(self) -> FunnelResult:
        """The answer so far; it may be asked again."""

class Retention(Object):
    """Who comes back: cohorts by period of the start, columns by period since."""
    @property
    def matrix(self) -> tuple[tuple[int | None, ...], ...]:
        """By cohort, by column: how many returned; column 0 is the size of the cohort. Nothing beyond the
        data.
        """
    @property
    def shares(self) -> tuple[tuple[float | None, ...], ...]:
        """The same as shares of the cohort; nothing for an empty cohort either."""
    @property
    def shares_ci_lower(self) -> tuple[tuple[float | None, ...], ...]:
        """Lower ends of their intervals."""
    @property
    def shares_ci_upper(self) -> tuple[tuple[float | None, ...], ...]:
        """Upper ends of their intervals."""
    @property
    def incomplete(self) -> tuple[tuple[bool, ...], ...]:
        """By cohort, by column: whether the data end before the time it looks at is over for every
        customer.
        """
    @property
    def cohorts(self) -> tuple[RetentionCohort, ...]:
        """The cohorts in order, those without customers too."""
    @property
    def overall(self) -> tuple[RetentionColumn, ...]:
        """A row a column: all cohorts together, incomplete cells left out."""
    @property
    def value(self) -> float | None:
        """The headline number: the share over all cohorts in the first column after the start; nothing
        where no cohort had the time.
        """
    @property
    def n(self) -> int:
        """Out of how many it is."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals of the matrix were computed."""
    @property
    def cells(self) -> RetentionCells:
        """A row a cell that the data reach: cohort, period, count, share with its interval."""
    @property
    def result(self) -> RetentionResult:
        """Every number of the report as one record."""

class RetentionTally(Object):
    """The counts of a retention report: merges with those of other customers, and can be saved. Logs that
    share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: RetentionTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another report; nothing has
        changed then.
        """
    def finish(self) -> RetentionResult:
        """The answer so far; it may be asked again."""

class AnchoredDays(Object):
    """Who was there on one day, and who of them on each of some others."""
    @property
    def flags(self) -> tuple[AnchoredFlag, ...]:
        """A row a day, the anchor first."""
    @property
    def counts(self) -> tuple[int, ...]:
        """How many were there, by day."""
    @property
    def value(self) -> float | None:
        """The headline number: the share on the day after the anchor in the list; nothing without one."""
    @property
    def n(self) -> int:
        """How many were there on the anchor."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    def by_customer(self) -> AnchoredCustomers:
        """The customers who were there on the first day, in the order of their names, each with a flag a
        day.
        """
    @property
    def result(self) -> AnchoredDaysResult:
        """Every number of the days as one record."""

class AnchoredDaysTally(Object):
    """The counts by named days: merges with those of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: AnchoredDaysTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for other days or events; nothing has
        changed then.
        """
    def finish(self) -> AnchoredDaysResult:
        """The answer so far; it may be asked again."""

class Lifecycle(Object):
    """Who is new, who stayed, who came back and who fell silent, period by period."""
    @property
    def periods(self) -> tuple[LifecyclePeriod, ...]:
        """A row a period, in order."""
    @property
    def value(self) -> float | None:
        """The headline number: the share kept in the last complete period that has one."""
    @property
    def n(self) -> int:
        """Out of how many it is: the customers active in the period before."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the intervals were computed."""
    @property
    def result(self) -> LifecycleResult:
        """Every number of the report as one record."""

class LifecycleTally(Object):
    """The counts of a lifecycle: merges with those of other customers, and can be saved. Logs that share
    no customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: LifecycleTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another lifecycle; nothing has
        changed then.
        """
    def finish(self) -> LifecycleResult:
        """The answer so far; it may be asked again."""

class Stickiness(Object):
    """In how many periods customers are active."""
    @property
    def rows(self) -> tuple[StickinessRow, ...]:
        """A row a number of periods, from 1 to the largest that occurs."""
    @property
    def value(self) -> float | None:
        """The headline number: the mean number of active periods; nothing when nobody was active."""
    @property
    def n(self) -> int:
        """How many customers were active."""
    @property
    def customers(self) -> int:
        """How many customers were looked at."""
    @property
    def periods(self) -> int:
        """How many periods the report has."""
    @property
    def incomplete(self) -> bool:
        """Whether the data end before the last period does."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the intervals."""
    @property
    def method(self) -> str:
        """What was computed."""
    @property
    def interval_method(self) -> str:
        """How the interval of the headline number was computed; those of the shares are Wilson's."""
    @property
    def result(self) -> StickinessResult:
        """Every number of the report as one record."""

class StickinessTally(Object):
    """The counts of a stickiness report: merges with those of other customers, and can be saved. Logs that
    share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: StickinessTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another report; nothing has
        changed then.
        """
    def finish(self) -> StickinessResult:
        """The answer so far; it may be asked again."""

class Pattern(Object):
    """A pattern of events, in the notation of ClickHouse's `sequenceMatch` or built step by step. Only
    events that meet a condition exist for it. `(?1)` is an event that meets the first condition; `.` is
    any one event, `.*` any number of them; elements side by side are neighbours. `(?t<=3600)` between two
    events limits the seconds between them, by `<=`, `<`, `>=`, `>` or `==`; anything may lie between then.
    A condition is a name, a list of alternatives, or a map with `event` and `where`.
    """
    def __new__(cls, pattern: str, conditions: EventKinds) -> Self:
        """A pattern in its notation; `(?1)` is the first of the conditions. Raises `bad_option` for one
        that cannot be read, naming the character, and for no condition or more than 64.
        """
    @classmethod
    def starts_with(cls, event: EventKind) -> Self:
        """A pattern that begins with this kind of event."""
    def next(self, event: EventKind) -> Pattern:
        """The same, and then at once this kind of event."""
    def followed_by(self, event: EventKind) -> Pattern:
        """The same, and then this kind of event, at any time."""
    def followed_within(self, event: EventKind, time: Duration) -> Pattern:
        """The same, and then this kind of event, at most so much later."""
    def followed_after(self, event: EventKind, time: Duration) -> Pattern:
        """The same, and then this kind of event, at least so much later."""
    def any_event(self) -> Pattern:
        """The same, and then at once any event that a condition speaks of."""
    def among(self, event: EventKind) -> Pattern:
        """The same where events of this kind exist too, so that they can come between neighbours."""
    @property
    def notation(self) -> str:
        """The pattern in its notation."""

class PatternMatches(Object):
    """Who matches a pattern: how many customers, how often, and when."""
    @property
    def matched(self) -> int:
        """How many customers match."""
    @property
    def matches(self) -> int:
        """How many matches there are, over all customers."""
    @property
    def value(self) -> float | None:
        """The headline number: the share of customers that match; nothing when there are no customers."""
    @property
    def n(self) -> int:
        """How many customers were looked at."""
    @property
    def counts(self) -> tuple[PatternCount, ...]:
        """How many customers have how many matches, from 1 on."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the headline number."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of it."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """What was counted."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""
    def customers(self) -> tuple[int | str, ...]:
        """The customers that match, in the order of their names."""
    def by_customer(self) -> PatternCustomers:
        """The customers that match and how often, in the order of their names."""
    def first(self) -> PatternTimes:
        """When customers match for the first time, in the order of their names."""
    def times(self) -> PatternTimes:
        """When customers match, every match, in the order of their names and of time."""
    @property
    def result(self) -> PatternResult:
        """Every number of the pattern as one record."""

class PatternTally(Object):
    """The counts of a pattern: merges with those of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: PatternTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another pattern; nothing has
        changed then.
        """
    def finish(self) -> PatternResult:
        """The answer so far; it may be asked again."""

class SessionsTally(Object):
    """The counts of sessions. Merges with that of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: SessionsTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> SessionsResult:
        """The answer so far; it may be asked again."""

class TransitionsTally(Object):
    """The counts of transitions. Merges with that of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: TransitionsTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> TransitionsResult:
        """The answer so far; it may be asked again."""

class StepMatrixTally(Object):
    """The counts of a step matrix. Merges with that of other customers, and can be saved. Logs that share
    no customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: StepMatrixTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> StepMatrixResult:
        """The answer so far; it may be asked again."""

class PathsTally(Object):
    """The counts of paths, every one of them, however many are shown. Merges with that of other customers,
    and can be saved. Logs that share no customer may be counted apart; merged, their counts are those of
    one log, bit for bit.
    """
    def merge(self, other: PathsTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> PathsResult:
        """The answer so far; it may be asked again."""

class FlowsTally(Object):
    """The counts of flows. Merges with that of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: FlowsTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> FlowsResult:
        """The answer so far; it may be asked again."""

class LoopsTally(Object):
    """The counts of loops. Merges with that of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: LoopsTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> LoopsResult:
        """The answer so far; it may be asked again."""

class NextEventTally(Object):
    """The counts of next events. Merges with that of other customers, and can be saved. Logs that share no
    customer may be counted apart; merged, their counts are those of one log, bit for bit.
    """
    def merge(self, other: NextEventTally) -> None:
        """Adds the counts of other customers. Raises `incompatible` for another question or other
        settings; nothing has changed then.
        """
    def finish(self) -> NextEventResult:
        """The answer so far; it may be asked again."""

class RfmSummary(Object):
    """The repeat-purchase summary of an order log: a row for each customer, ordered by customer, as
    columns.
    """
    @property
    def repeat_rate(self) -> float:
        """Share of the customers with a repeat purchase."""
    @property
    def value(self) -> float:
        """The headline number: the repeat rate."""
    @property
    def n(self) -> int:
        """How many customers."""
    @property
    def repeat_count(self) -> int:
        """How many of them bought in two periods or more."""
    @property
    def purchase_count(self) -> int:
        """How many purchases they made, first ones included, one a period."""
    @property
    def row_count(self) -> int:
        """How many rows were read."""
    @property
    def missing_count(self) -> int:
        """How many rows lack customer, time or amount."""
    @property
    def after_end_count(self) -> int:
        """How many rows lie after the end of the observation."""
    @property
    def merged_count(self) -> int:
        """How many orders were merged with another of the same customer and period."""
    @property
    def return_count(self) -> int:
        """How many rows are returns."""
    @property
    def returned_purchase_count(self) -> int:
        """How many purchases were given back whole and no longer count."""
    @property
    def unmatched_return_count(self) -> int:
        """In how many periods a customer gave back more than they had bought."""
    @property
    def unmatched_return_amount(self) -> float:
        """How much that was."""
    @property
    def returned_customer_count(self) -> int:
        """How many customers are left out because they gave back everything."""
    @property
    def later_customer_count(self) -> int:
        """How many customers are left out because they bought after the calibration only."""
    @property
    def unit(self) -> str:
        """The unit of recency and age."""
    @property
    def ci_lower(self) -> float | None:
        """Lower end of the interval of the repeat rate."""
    @property
    def ci_upper(self) -> float | None:
        """Upper end of the interval."""
    @property
    def ci_level(self) -> float:
        """Level of the interval."""
    @property
    def method(self) -> str:
        """Which purchases are one."""
    @property
    def interval_method(self) -> str:
        """How the interval was computed."""
    @property
    def customers(self) -> tuple[int | str, ...]:
        """The customers: numbers before texts, each in ascending order."""
    @property
    def frequency(self) -> tuple[int, ...]:
        """In how many periods after that of the first purchase they bought."""
    @property
    def recency(self) -> tuple[float, ...]:
        """From the first purchase to the last, in units; 0 without a repeat purchase."""
    @property
    def age(self) -> tuple[float, ...]:
        """From the first purchase to the end (of the calibration, where there is one), in units."""
    @property
    def monetary_value(self) -> tuple[float | None, ...] | None:
        """Mean spend of a repeat period; nothing without one. Absent where the log has no amounts."""
    @property
    def total_value(self) -> tuple[float, ...] | None:
        """All spend, the first purchase included. Absent where the log has no amounts."""
    @property
    def holdout_frequency(self) -> tuple[int, ...] | None:
        """In how many periods of the holdout they bought. Absent without a calibration."""
    @property
    def holdout_monetary_value(self) -> tuple[float | None, ...] | None:
        """Mean spend of such a period; nothing without one."""
    @property
    def holdout_duration(self) -> float | None:
        """From the end of the calibration to the end of the observation, in units."""
    @property
    def unit_days(self) -> float:
        """The unit of recency and age, in days."""
    @property
    def result(self) -> RfmResult:
        """The repeat rate, and what became of every row."""
    def scores(
        self,
        *,
        groups: int = 5,
        recency_cuts: Iterable[float] | None = None,
        frequency_cuts: Iterable[float] | None = None,
        monetary_cuts: Iterable[float] | None = None,
        monetary: _Monetary = "total",
        segments: Iterable[SegmentRule] | None = None,
        confidence_level: float = 0.95,
    ) -> RfmScores:
        """Scores customers by quantiles of recency, frequency and monetary value, and names their
        segments. Raises `out_of_range` for fewer than 2 or more than 10 groups, `bad_option` for cuts that
        are not ascending.
        """
    def segments(
        self,
        *,
        groups: int = 5,
        recency_cuts: Iterable[float] | None = None,
        frequency_cuts: Iterable[float] | None = None,
        monetary_cuts: Iterable[float] | None = None,
        monetary: _Monetary = "total",
        segments: Iterable[SegmentRule] | None = None,
        confidence_level: float = 0.95,
    ) -> tuple[SegmentResult, ...]:
        """The segments that `scores` puts customers in, and who is in each: size, share with its interval,
        spend.
        """

class RfmAccumulator(Object):
    """The repeat-purchase summary over order logs that arrive in batches, in partitions: batches may come
    in any order and split customers at will.
    """
    def __new__(
        cls,
        *,
        observation_end: Moment | None = None,
        calibration_end: Moment | None = None,
        time_zone: str | None = None,
        week_start: str | None = None,
        unit: _Unit = "day",
        unit_days: float | None = None,
        merge: _Merge = "day",
        after_end: _AfterEnd = "leave_out",
        returns: _Returns = "error",
        missing: _Missing = "skip",
        confidence_level: float = 0.95,
    ) -> Self:
        """An empty one, with the options of `rfm`."""
    def extend(
        self,
        table: Any,
        customer: str,
        time: str,
        amount: str | None = None,
        *,
        threads: int | None = None,
    ) -> None:
        """Adds the orders of a table; a refused batch changes nothing."""
    def merge(self, other: RfmAccumulator) -> None:
        """Adds what another one of the same settings holds."""
    def finish(self) -> RfmSummary:
        """The summary so far; it may be asked again."""
    @property
    def row_count(self) -> int:
        """How many rows it has read."""

class BgNbd(Object):
    """The beta-geometric/NBD model of repeat purchases. While active, a customer buys at random at a rate
    of their own; rates are gamma distributed (shape `r`, rate `alpha`, a time). After every repeat
    purchase the customer may leave for good, with a chance of their own; chances are beta distributed
    (`a`, `b`). A customer without repeat purchase is alive by construction: `MbgNbd` lets them leave after
    the first purchase too. P. Fader, B. Hardie, K. Lee, Marketing Science 24, 2005.
    """
    def __new__(cls, *, max_iterations: int = 500) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> BgNbdFit:
        """Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns:
        `frequency`, `recency`, `age` and, where a row stands for several customers, `counts`. Raises
        `no_convergence` with the best point so far where the steps run out. A likelihood that rises
        without end is no error: see `boundary`.
        """
    def fit_with_covariates(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
    ) -> BgNbdCovariateFit:
        """Fits the model with parameters that move with covariates, columns of numbers by name, a row each
        as in the customers (of a summary: in the order of its `customers`): those of `purchase` move the
        rate of purchases, those of `dropout` the chance of leaving. Either may be left out; both may name
        the same columns. A yes or no is 1 or 0, a name of k kinds k - 1 such columns. Whether they matter
        is told by `likelihood_ratio` against the fit without them. Raises `missing` and `non_finite`,
        naming the row; `bad_option` for a covariate that is the same for every customer or follows from
        others; `unequal_lengths`; `empty` without covariates or without a repeat purchase;
        `no_convergence`.
        """

class BgNbdFit(Object):
    """A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit
    of time of the customers it was fitted to; they are for these customers where no others are named.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(
        cls,
        *,
        r: float,
        alpha: float,
        a: float,
        b: float,
        unit_days: float | None = None,
    ) -> Self:
        """The model with known parameters: its predictions have no `parameter` interval. `unit_days` says
        how many days its unit of time has. Raises `out_of_range` unless all are finite and above 0.
        """
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen. Where the model leaves no doubt
        the interval is null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a
        probability does not have.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age. A customer of
        frequency, recency and age 0 is a new one. The interval is that of the expected value (`parameter`)
        or of the number of purchases itself (`predictive`).
        """
    def total_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> TotalResult:
        """The purchases expected of all customers together."""
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases: those of all time to come, a purchase after time t
        counted as exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
        """
    def purchase_probabilities(
        self,
        horizon: float,
        up_to: int,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its
        age.
        """
    def simulate(
        self,
        horizon: float,
        *,
        seed: int,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """Draws the times of each customer's purchases in the time `horizon` after its age, counted from
        that age. The same seed gives the same times in every language.
        """
    def simulate_customers(self, ages: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages and sums up what they bought: columns frequency, recency and
        age.
        """

class MbgNbd(Object):
    """The modified beta-geometric/NBD model of repeat purchases: as `BgNbd`, but customers may leave after
    the first purchase too.
    """
    def __new__(cls, *, max_iterations: int = 500) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> MbgNbdFit:
        """Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns:
        `frequency`, `recency`, `age` and, where a row stands for several customers, `counts`. Raises
        `no_convergence` with the best point so far where the steps run out. A likelihood that rises
        without end is no error: see `boundary`.
        """
    def fit_with_covariates(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
    ) -> MbgNbdCovariateFit:
        """Fits the model with parameters that move with covariates, columns of numbers by name, a row each
        as in the customers (of a summary: in the order of its `customers`): those of `purchase` move the
        rate of purchases, those of `dropout` the chance of leaving. Either may be left out; both may name
        the same columns. A yes or no is 1 or 0, a name of k kinds k - 1 such columns. Whether they matter
        is told by `likelihood_ratio` against the fit without them. Raises `missing` and `non_finite`,
        naming the row; `bad_option` for a covariate that is the same for every customer or follows from
        others; `unequal_lengths`; `empty` without covariates or without a repeat purchase;
        `no_convergence`.
        """

class MbgNbdFit(Object):
    """A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit
    of time of the customers it was fitted to; they are for these customers where no others are named.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(
        cls,
        *,
        r: float,
        alpha: float,
        a: float,
        b: float,
        unit_days: float | None = None,
    ) -> Self:
        """The model with known parameters: its predictions have no `parameter` interval. `unit_days` says
        how many days its unit of time has. Raises `out_of_range` unless all are finite and above 0.
        """
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen. Where the model leaves no doubt
        the interval is null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a
        probability does not have.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age. A customer of
        frequency, recency and age 0 is a new one. The interval is that of the expected value (`parameter`)
        or of the number of purchases itself (`predictive`).
        """
    def total_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> TotalResult:
        """The purchases expected of all customers together."""
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases: those of all time to come, a purchase after time t
        counted as exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
        """
    def purchase_probabilities(
        self,
        horizon: float,
        up_to: int,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its
        age.
        """
    def simulate(
        self,
        horizon: float,
        *,
        seed: int,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """Draws the times of each customer's purchases in the time `horizon` after its age, counted from
        that age. The same seed gives the same times in every language.
        """
    def simulate_customers(self, ages: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages and sums up what they bought: columns frequency, recency and
        age.
        """

class ParetoNbd(Object):
    """The Pareto/NBD model of repeat purchases. While alive, a customer buys at random at a rate of their
    own (gamma: shape `r`, rate `alpha`, a time); lifetimes are exponential with a rate of leaving of each
    customer's own (gamma: shape `s`, rate `beta`, a time). D. Schmittlein, D. Morrison, R. Colombo,
    Management Science 33, 1987.
    """
    def __new__(cls, *, max_iterations: int = 500) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> ParetoNbdFit:
        """Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns:
        `frequency`, `recency`, `age` and, where a row stands for several customers, `counts`. Raises
        `no_convergence` with the best point so far where the steps run out. A likelihood that rises
        without end is no error: see `boundary`.
        """
    def fit_with_covariates(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
    ) -> ParetoNbdCovariateFit:
        """Fits the model with parameters that move with covariates, columns of numbers by name, a row each
        as in the customers (of a summary: in the order of its `customers`): those of `purchase` move the
        rate of purchases, those of `dropout` the chance of leaving. Either may be left out; both may name
        the same columns. A yes or no is 1 or 0, a name of k kinds k - 1 such columns. Whether they matter
        is told by `likelihood_ratio` against the fit without them. Raises `missing` and `non_finite`,
        naming the row; `bad_option` for a covariate that is the same for every customer or follows from
        others; `unequal_lengths`; `empty` without covariates or without a repeat purchase;
        `no_convergence`.
        """

class ParetoNbdFit(Object):
    """A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit
    of time of the customers it was fitted to; they are for these customers where no others are named.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(
        cls,
        *,
        r: float,
        alpha: float,
        s: float,
        beta: float,
        unit_days: float | None = None,
    ) -> Self:
        """The model with known parameters: its predictions have no `parameter` interval. `unit_days` says
        how many days its unit of time has. Raises `out_of_range` unless all are finite and above 0.
        """
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen. Where the model leaves no doubt
        the interval is null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a
        probability does not have.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age. A customer of
        frequency, recency and age 0 is a new one. The interval is that of the expected value (`parameter`)
        or of the number of purchases itself (`predictive`).
        """
    def total_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> TotalResult:
        """The purchases expected of all customers together."""
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases: those of all time to come, a purchase after time t
        counted as exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
        """
    def purchase_probabilities(
        self,
        horizon: float,
        up_to: int,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its
        age.
        """
    def simulate(
        self,
        horizon: float,
        *,
        seed: int,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """Draws the times of each customer's purchases in the time `horizon` after its age, counted from
        that age. The same seed gives the same times in every language.
        """
    def simulate_customers(self, ages: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages and sums up what they bought: columns frequency, recency and
        age.
        """

class GGompertzNbd(Object):
    """The gamma/Gompertz/NBD model of repeat purchases: as `ParetoNbd`, but a customer's hazard of leaving
    grows with age by the factor exp(b u). A. Bemmaor, N. Glady, Management Science 58, 2012.
    """
    def __new__(cls, *, max_iterations: int = 500) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> GGompertzNbdFit:
        """Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns:
        `frequency`, `recency`, `age` and, where a row stands for several customers, `counts`. Raises
        `no_convergence` with the best point so far where the steps run out. A likelihood that rises
        without end is no error: see `boundary`.
        """

class GGompertzNbdFit(Object):
    """A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit
    of time of the customers it was fitted to; they are for these customers where no others are named.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(
        cls,
        *,
        r: float,
        alpha: float,
        s: float,
        beta: float,
        b: float,
        unit_days: float | None = None,
    ) -> Self:
        """The model with known parameters: its predictions have no `parameter` interval. `unit_days` says
        how many days its unit of time has. Raises `out_of_range` unless all are finite and above 0.
        """
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen. Where the model leaves no doubt
        the interval is null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a
        probability does not have.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age. A customer of
        frequency, recency and age 0 is a new one. The interval is that of the expected value (`parameter`)
        or of the number of purchases itself (`predictive`).
        """
    def total_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> TotalResult:
        """The purchases expected of all customers together."""
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases: those of all time to come, a purchase after time t
        counted as exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
        """
    def purchase_probabilities(
        self,
        horizon: float,
        up_to: int,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its
        age.
        """
    def simulate(
        self,
        horizon: float,
        *,
        seed: int,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """Draws the times of each customer's purchases in the time `horizon` after its age, counted from
        that age. The same seed gives the same times in every language.
        """
    def simulate_customers(self, ages: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages and sums up what they bought: columns frequency, recency and
        age.
        """

class GammaGamma(Object):
    """The Gamma-Gamma model of spend. Each purchase of a customer is worth a gamma-distributed amount with
    shape p; the scale differs between customers by a gamma distribution (q, v), and does not depend on how
    often they buy. Not to be used where it does. P. Fader, B. Hardie, The Gamma-Gamma Model of Monetary
    Value, 2013.
    """
    def __new__(cls, *, max_iterations: int = 200) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        monetary_value: Column | None = None,
        counts: Column | None = None,
        threads: int | None = None,
    ) -> GammaGammaFit:
        """Fits the model by maximum likelihood to the customers with repeat purchases of a summary
        (`rfm`), or of columns: `frequency`, `monetary_value` and, where a row stands for several
        customers, `counts`. Raises `empty` without a repeat buyer, `no_convergence` with the best point so
        far.
        """

class GammaGammaFit(Object):
    """A fitted Gamma-Gamma model, or one whose parameters were given. Predictions are for the customers it
    was fitted to where no others are named.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(cls, *, p: float, q: float, v: float) -> Self:
        """The model with known parameters. Raises `out_of_range` unless all are finite and above 0."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        monetary_value: Column | None = None,
        counts: Column | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters; those without repeat purchase say
        nothing.
        """
    def population_spend(
        self,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> PopulationSpend:
        """The mean spend of the population, p v / (q - 1): infinite where q is 1 or less, as `status`
        says.
        """
    def expected_spend(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        monetary_value: Column | None = None,
        counts: Column | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> SpendPredictions:
        """What each customer is expected to spend on a purchase, p (v + x m) / (p x + q - 1): between
        their own mean and that of the population. It exists while p x + q > 1.
        """
    def simulate(
        self,
        purchases: Column,
        *,
        seed: int,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        monetary_value: Column | None = None,
        counts: Column | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """Draws what each customer spends on so many further `purchases`, given what was seen of them: an
        amount each. The same seed gives the same amounts in every language. Raises `unequal_lengths`;
        `out_of_range` for a number of purchases that is not whole, or more than a million, naming the row.
        """
    def simulate_customers(self, frequency: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers with so many repeat purchases each and sums up what they spent: columns
        frequency and monetary_value, which is 0 for one without repeat purchase.
        """

class ShiftedBetaGeometric(Object):
    """The shifted beta-geometric model of contracts. A customer refuses each renewal with a chance of
    their own; chances are beta distributed (`alpha`, `beta`). P. Fader, B. Hardie, How to Project Customer
    Retention, Journal of Interactive Marketing 21, 2007.
    """
    def __new__(cls, *, max_iterations: int = 200) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        survivors: Column | None = None,
        *,
        renewals: Column | None = None,
        lost: Column | None = None,
        counts: Column | None = None,
    ) -> ShiftedBetaGeometricFit:
        """Fits the model by maximum likelihood to a cohort: how many customers there were at the start,
        after the first renewal, after the second (`survivors`); or to customers as rows: `renewals` made,
        whether the next was refused (`lost`, 1 or 0) and, where a row stands for several customers,
        `counts`. Raises `empty` with too few renewals to tell the parameters apart, `no_convergence` with
        the best point so far.
        """
    def fit_with_covariates(
        self,
        renewals: Column,
        lost: Column,
        *,
        covariates: Any | None = None,
    ) -> ShiftedBetaGeometricCovariateFit:
        """Fits the model to customers as rows (`renewals` made, and 1 in `lost` where the next was
        refused, else 0) with parameters that move with covariates, columns of numbers by name of the same
        rows. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the
        same for every customer or follows from others; `unequal_lengths`; `empty` without covariates;
        `no_convergence`.
        """

class ShiftedBetaGeometricFit(Object):
    """A fitted model of how long contracts last, or one whose parameters were given."""
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(cls, *, alpha: float, beta: float) -> Self:
        """The model with known parameters. Raises `out_of_range` unless all are finite and above 0."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        survivors: Column | None = None,
        *,
        renewals: Column | None = None,
        lost: Column | None = None,
        counts: Column | None = None,
    ) -> float:
        """The log-likelihood of any contracts under these parameters."""
    def survival(
        self,
        renewals: int,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The share of a cohort that is there after 0, 1, 2 ... up to `renewals` renewals. Raises
        `out_of_range` for more than a million.
        """
    def retention(
        self,
        renewals: int,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that renewal 1, 2 ... up to `renewals` is made by a customer who made all before."""
    def discounted_lifetime(
        self,
        discount_rate: float,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected lifetime of a new customer, in periods: the first counts 1, the one after t
        renewals S(t)/(1 + d)^t. Raises `out_of_range` for a discount rate below 0.00004 a period.
        """
    def discounted_residual_lifetime(
        self,
        discount_rate: float,
        next_renewal: Column,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual lifetime of customers whose next renewal, number n each, is about
        to be decided. Raises `out_of_range` for a next renewal below 1, `missing`, each naming its row.
        """
    def simulate_customers(self, due: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers for whom so many renewals are `due` each: columns renewals (how many they
        make) and lost (1 where the next was refused). The same seed gives the same customers in every
        language. Raises `out_of_range` for a number that is not whole, or more than a million, naming the
        row.
        """
    def simulate(self, renewals: Column, due: Column, *, seed: int) -> tuple[int, ...]:
        """Draws how many of the renewals that are `due` each customer makes who has made `renewals`
        before.
        """

class BetaDiscreteWeibull(Object):
    """The beta-discrete-Weibull model of contracts: as `ShiftedBetaGeometric`, with a chance to leave that
    rises (`c` above 1) or falls (below 1) with the renewals a customer has made. P. Fader, B. Hardie, Y.
    Liu, J. Davin, T. Steenburgh, Journal of Interactive Marketing 43, 2018.
    """
    def __new__(cls, *, max_iterations: int = 500) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        survivors: Column | None = None,
        *,
        renewals: Column | None = None,
        lost: Column | None = None,
        counts: Column | None = None,
    ) -> BetaDiscreteWeibullFit:
        """Fits the model by maximum likelihood to a cohort: how many customers there were at the start,
        after the first renewal, after the second (`survivors`); or to customers as rows: `renewals` made,
        whether the next was refused (`lost`, 1 or 0) and, where a row stands for several customers,
        `counts`. Raises `empty` with too few renewals to tell the parameters apart, `no_convergence` with
        the best point so far.
        """

class BetaDiscreteWeibullFit(Object):
    """A fitted model of how long contracts last, or one whose parameters were given."""
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(cls, *, alpha: float, beta: float, c: float) -> Self:
        """The model with known parameters. Raises `out_of_range` unless all are finite and above 0."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        survivors: Column | None = None,
        *,
        renewals: Column | None = None,
        lost: Column | None = None,
        counts: Column | None = None,
    ) -> float:
        """The log-likelihood of any contracts under these parameters."""
    def survival(
        self,
        renewals: int,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The share of a cohort that is there after 0, 1, 2 ... up to `renewals` renewals. Raises
        `out_of_range` for more than a million.
        """
    def retention(
        self,
        renewals: int,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that renewal 1, 2 ... up to `renewals` is made by a customer who made all before."""
    def discounted_lifetime(
        self,
        discount_rate: float,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected lifetime of a new customer, in periods: the first counts 1, the one after t
        renewals S(t)/(1 + d)^t. Raises `out_of_range` for a discount rate below 0.00004 a period.
        """
    def discounted_residual_lifetime(
        self,
        discount_rate: float,
        next_renewal: Column,
        *,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual lifetime of customers whose next renewal, number n each, is about
        to be decided. Raises `out_of_range` for a next renewal below 1, `missing`, each naming its row.
        """
    def simulate_customers(self, due: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers for whom so many renewals are `due` each: columns renewals (how many they
        make) and lost (1 where the next was refused). The same seed gives the same customers in every
        language. Raises `out_of_range` for a number that is not whole, or more than a million, naming the
        row.
        """
    def simulate(self, renewals: Column, due: Column, *, seed: int) -> tuple[int, ...]:
        """Draws how many of the renewals that are `due` each customer makes who has made `renewals`
        before.
        """

class BgBb(Object):
    """The BG/BB model of customers who buy, or do not, at given opportunities. While alive, a customer
    takes each with a chance of their own (beta: `alpha`, `beta`); before each they leave for good with a
    chance of their own (beta: `gamma`, `delta`). `age` counts the opportunities. P. Fader, B. Hardie, J.
    Shang, Marketing Science 29, 2010.
    """
    def __new__(cls, *, max_iterations: int = 500) -> Self:
        """The model, to be fitted."""
    def fit(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> BgBbFit:
        """Fits the model by maximum likelihood to the customers of a summary, or of columns: `frequency`,
        `recency` (the number of the last opportunity taken), `age` (how many there were) and `counts`.
        Raises `no_convergence` with the best point so far.
        """

class BgBbFit(Object):
    """A fitted BG/BB model, or one whose parameters were given. Predictions are for the customers it was
    fitted to where no others are named.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @classmethod
    def from_params(cls, *, alpha: float, beta: float, gamma: float, delta: float) -> Self:
        """The model with known parameters. Raises `out_of_range` unless all are finite and above 0."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters by name."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of the parameters, from the observed information; nothing for one that is held
        at a bound or was given, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of the parameters, a row each; nothing where they were given or the likelihood is
        flat.
        """
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of the parameters."""
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        at: _At = "last_opportunity",
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer is alive, at the last opportunity or at the next."""
    def expected_purchases(
        self,
        opportunities: int,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer at the next opportunities."""
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases: those at all opportunities to come, the one after n
        counted as 1/(1 + discount_rate)^n.
        """
    def purchase_probabilities(
        self,
        opportunities: int,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        threads: int | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """For each customer the chances of 0, 1, ... purchases at so many next opportunities."""
    def simulate_customers(self, opportunities: Column, *, seed: int) -> dict[str, tuple[float, ...]]:
        """Draws new customers with so many opportunities each and sums up which they took: columns
        frequency, recency, age.
        """

class BgNbdCovariateFit(Object):
    """A BG/NBD model whose parameters move with covariates: for a customer with covariates z of purchase
    and w of dropout `alpha exp(-g'z)`, `a exp(h'w)`, `b exp(k'w)`, with coefficients g (`alpha.name`), h
    (`a.name`) and k (`b.name`). Predictions are for the customers it was fitted to where no others are
    named. P. Fader, B. Hardie, Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD
    Models, 2007.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate
        `age` moves `alpha`.
        """
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of parameters and coefficients, from the observed information; nothing for one
        that is held at a bound, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat."""
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of parameters and coefficients."""
    def parameters_of(
        self,
        *,
        purchase: Any | None = None,
        dropout: Any | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """The model's own parameters of customers with these covariates, a row each in the order of the
        model's parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for
        other covariates than those of the fit, `missing`, `unequal_lengths`.
        """
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen: of the customers of the fit, or
        of others with covariates of their own; covariates alone say what would be if those of the fit had
        these. Raises `bad_option` for other covariates than those of the fit.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age, as without
        covariates.
        """
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as
        without covariates.
        """
    def simulate_customers(
        self,
        ages: Column,
        *,
        seed: int,
        purchase: Any | None = None,
        dropout: Any | None = None,
    ) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages with these covariates and sums up what they bought: columns
        frequency, recency and age.
        """

class MbgNbdCovariateFit(Object):
    """An MBG/NBD model whose parameters move with covariates, as `BgNbdCovariateFit`."""
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate
        `age` moves `alpha`.
        """
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of parameters and coefficients, from the observed information; nothing for one
        that is held at a bound, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat."""
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of parameters and coefficients."""
    def parameters_of(
        self,
        *,
        purchase: Any | None = None,
        dropout: Any | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """The model's own parameters of customers with these covariates, a row each in the order of the
        model's parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for
        other covariates than those of the fit, `missing`, `unequal_lengths`.
        """
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen: of the customers of the fit, or
        of others with covariates of their own; covariates alone say what would be if those of the fit had
        these. Raises `bad_option` for other covariates than those of the fit.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age, as without
        covariates.
        """
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as
        without covariates.
        """
    def simulate_customers(
        self,
        ages: Column,
        *,
        seed: int,
        purchase: Any | None = None,
        dropout: Any | None = None,
    ) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages with these covariates and sums up what they bought: columns
        frequency, recency and age.
        """

class ParetoNbdCovariateFit(Object):
    """A Pareto/NBD model whose parameters move with covariates: for a customer with covariates z of
    purchase and w of dropout `alpha exp(-g'z)` and `beta exp(-h'w)`, with coefficients g (`alpha.name`)
    and h (`beta.name`). Predictions are for the customers it was fitted to where no others are named. P.
    Fader, B. Hardie, Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, 2007.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate
        `age` moves `alpha`.
        """
    @property
    def unit_days(self) -> float | None:
        """The unit of time in days, where that was said."""
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of parameters and coefficients, from the observed information; nothing for one
        that is held at a bound, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat."""
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of parameters and coefficients."""
    def parameters_of(
        self,
        *,
        purchase: Any | None = None,
        dropout: Any | None = None,
    ) -> tuple[tuple[float, ...], ...]:
        """The model's own parameters of customers with these covariates, a row each in the order of the
        model's parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for
        other covariates than those of the fit, `missing`, `unequal_lengths`.
        """
    def log_likelihood_of(
        self,
        customers: RfmSummary | None = None,
        *,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
    ) -> float:
        """The log-likelihood of any customers under these parameters."""
    def alive_probability(
        self,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The chance that each customer still buys, given what was seen: of the customers of the fit, or
        of others with covariates of their own; covariates alone say what would be if those of the fit had
        these. Raises `bad_option` for other covariates than those of the fit.
        """
    def expected_purchases(
        self,
        horizon: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The purchases expected of each customer in the time `horizon` after its age, as without
        covariates.
        """
    def discounted_purchases(
        self,
        discount_rate: float,
        *,
        customers: RfmSummary | None = None,
        frequency: Column | None = None,
        recency: Column | None = None,
        age: Column | None = None,
        counts: Column | None = None,
        unit_days: float | None = None,
        purchase: Any | None = None,
        dropout: Any | None = None,
        threads: int | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as
        without covariates.
        """
    def simulate_customers(
        self,
        ages: Column,
        *,
        seed: int,
        purchase: Any | None = None,
        dropout: Any | None = None,
    ) -> dict[str, tuple[float, ...]]:
        """Draws new customers of these ages with these covariates and sums up what they bought: columns
        frequency, recency and age.
        """

class ShiftedBetaGeometricCovariateFit(Object):
    """A shifted beta-geometric model whose parameters move with covariates: for a customer with covariates
    z `alpha exp(g'z)` and `beta exp(h'z)`, with coefficients g (`alpha.name`) and h (`beta.name`): the one
    raises the chance to leave, the other lowers it.
    """
    @property
    def model(self) -> str:
        """The model."""
    @property
    def value(self) -> float | None:
        """The headline number: the log-likelihood."""
    @property
    def log_likelihood(self) -> float | None:
        """The log-likelihood; nothing where the parameters were given."""
    @property
    def n(self) -> int:
        """How many customers were fitted."""
    @property
    def aic(self) -> float | None:
        """Akaike's criterion, 2k - 2 log-likelihood."""
    @property
    def bic(self) -> float | None:
        """The Bayesian criterion, k ln n - 2 log-likelihood."""
    @property
    def parameters(self) -> tuple[ParameterResult, ...]:
        """Every parameter."""
    @property
    def convergence(self) -> Convergence | None:
        """How the fit came to its end; nothing where the parameters were given."""
    @property
    def boundary(self) -> Boundary | None:
        """The simpler model the likelihood runs to, if it does."""
    @property
    def method(self) -> str:
        """What was maximised."""
    @property
    def params(self) -> dict[str, float]:
        """The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate
        `age` moves `alpha`.
        """
    @property
    def standard_errors(self) -> dict[str, float | None]:
        """Standard errors of parameters and coefficients, from the observed information; nothing for one
        that is held at a bound, or where the likelihood is flat.
        """
    @property
    def covariance(self) -> tuple[tuple[float, ...], ...] | None:
        """Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat."""
    def result(self, *, confidence_level: float | None = None) -> FitResult:
        """The fit in one record, with intervals of parameters and coefficients."""
    def survival(
        self,
        renewals: int,
        *,
        covariates: Any | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """The share of customers like each of these, a row of `covariates` each, that is there after so
        many renewals. Raises `bad_option` for other covariates than those of the fit, `missing`,
        `out_of_range` for more than a million renewals.
        """
    def discounted_lifetime(
        self,
        discount_rate: float,
        *,
        covariates: Any | None = None,
        interval: _Interval__ = "parameter",
        confidence_level: float = 0.95,
    ) -> Predictions:
        """Discounted expected lifetime of a new customer like each of these, in periods, as without
        covariates.
        """

def rfm(
    table: Any,
    customer: str,
    time: str,
    amount: str | None = None,
    *,
    observation_end: Moment | None = None,
    calibration_end: Moment | None = None,
    time_zone: str | None = None,
    week_start: str | None = None,
    threads: int | None = None,
    unit: _Unit = "day",
    unit_days: float | None = None,
    merge: _Merge = "day",
    after_end: _AfterEnd = "leave_out",
    returns: _Returns = "error",
    missing: _Missing = "skip",
    confidence_level: float = 0.95,
) -> RfmSummary:
    """The repeat-purchase summary of an order log: frequency, recency, age and monetary value of every
    customer. A row is an order; its columns are named. Purchases of one day are one (`merge`). Frequency
    counts the days with a purchase after the first such day; recency is the time from the first to the
    last of them, age the time from the first to the end of the observation, both in units; monetary value
    is the mean spend of the repeat days. Rows without customer, time or amount are left out and counted.
    With `calibration_end` the summary is made up to it and what comes after is the holdout. `unit` may be
    a number of days. Raises `empty` without a usable order, `out_of_range` for a negative amount where
    returns are not netted, `unequal_lengths`, `mixed_zones`, each with the smallest row.
    """

def customer_value(
    fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit,
    spend: GammaGammaFit,
    *,
    customers: RfmSummary | None = None,
    frequency: Column | None = None,
    recency: Column | None = None,
    age: Column | None = None,
    counts: Column | None = None,
    unit_days: float | None = None,
    monetary_value: Column | None = None,
    threads: int | None = None,
    periods: int = 12,
    period: float = 1.0,
    discount_rate: float = 0.0,
    discount_period: _DiscountPeriod = "year",
    discount_length: float | None = None,
    margin: float = 1.0,
    interval: _Interval__ = "parameter",
    confidence_level: float = 0.95,
) -> CustomerValues:
    """What each customer is worth in the periods to come: the purchases expected in each period,
    discounted from its end, times the spend expected of the customer, times the margin. Periods are in the
    unit of the fit: a fit in weeks looks a year ahead in 52 periods of 1. The discount rate is a year's
    where nothing else is said. For the customers of the fits, or of a summary, or of columns (`frequency`,
    `recency`, `age`, `monetary_value`). Raises `out_of_range` where both tables say different frequencies,
    naming the row; `bad_option` for a named discount period where the fit does not know its unit of time.
    """

def model_equity(
    fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit,
    spend: GammaGammaFit,
    *,
    segments: Column | None = None,
    customers: RfmSummary | None = None,
    frequency: Column | None = None,
    recency: Column | None = None,
    age: Column | None = None,
    counts: Column | None = None,
    unit_days: float | None = None,
    monetary_value: Column | None = None,
    threads: int | None = None,
    periods: int = 12,
    period: float = 1.0,
    discount_rate: float = 0.0,
    discount_period: _DiscountPeriod = "year",
    discount_length: float | None = None,
    margin: float = 1.0,
    interval: _Interval__ = "parameter",
    confidence_level: float = 0.95,
) -> tuple[SegmentEquity, ...]:
    """What all customers are worth together, and the customers of each segment: the sums of
    `customer_value`, with intervals that know that customers share the parameters. All customers come
    first, then the segments in order, those without one last. Raises what `customer_value` does; `empty`
    where every expected spend is infinite.
    """

def model_ltv_to_cac(
    fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit,
    spend: GammaGammaFit,
    cac: float,
    *,
    target: float | None = None,
    periods: int = 12,
    period: float = 1.0,
    discount_rate: float = 0.0,
    discount_period: _DiscountPeriod = "year",
    discount_length: float | None = None,
    margin: float = 1.0,
    interval: _Interval__ = "parameter",
    confidence_level: float = 0.95,
) -> LtvToCacResult:
    """How many times what winning a customer cost a new customer is worth: the first purchase, and those
    expected in the periods to come, discounted, at the mean spend of the population, times the margin.
    Raises `out_of_range` for a cost that is not above 0.
    """

def holdout_report(
    fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit,
    *,
    horizon: float | None = None,
    actual: Column | None = None,
    customers: RfmSummary | None = None,
    frequency: Column | None = None,
    recency: Column | None = None,
    age: Column | None = None,
    counts: Column | None = None,
    unit_days: float | None = None,
    threads: int | None = None,
    last_frequency: int = 7,
) -> HoldoutResult:
    """Compares what a fit expected of each customer in the time after its age with what the customer did:
    totals, mean errors, and means by repeat purchases before. `actual` may be left out for a summary with
    a holdout. Raises `unequal_lengths`, `missing` or `out_of_range` for an actual number that is no whole
    number, naming the row.
    """

def tracking(
    fit: BgNbdFit | MbgNbdFit | ParetoNbdFit | GGompertzNbdFit,
    first_purchases: Column,
    periods: int,
    *,
    period: float | None = None,
    actual: Column | None = None,
) -> TrackingResult:
    """Repeat purchases expected of a cohort, period by period from the first customer's first purchase on,
    beside those made. `first_purchases` says when each customer came, in the unit of the fit. Raises
    `out_of_range` for a first purchase before 0, naming the row; `unequal_lengths` where there are actual
    numbers, but not one a period.
    """

def likelihood_ratio(smaller: Object, larger: Object) -> LikelihoodRatioResult:
    """The likelihood-ratio test of a model against a larger one that contains it. Raises `bad_option`
    where they are not nested, were fitted to other customers, or either was not fitted.
    """
