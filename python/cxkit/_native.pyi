"""Types of the compiled half of cxkit.

Made by `make generate` from the export list that every language is built from; do not edit.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypeVar, final

from typing_extensions import disjoint_base

from cxkit.types import Answers, Column

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
def _sum_digest() -> int: ...
def _math_digest(n: int) -> int: ...
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
        """Rows that name no customer."""
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

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str, str, str]]
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

    __match_args__: ClassVar[tuple[str, str, str, str, str, str]]
    @property
    def value(self) -> float | None:
        """The number; nothing where there is none, such as the payback of a margin that never pays back."""
    @property
    def reached(self) -> bool | None:
        """Whether a target is reached, where there is one."""
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

    __match_args__: ClassVar[tuple[str, str, str, str, str, str, str, str, str, str, str]]
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

_Method____: TypeAlias = Literal["retained", "end_over_start"]

_Method_____: TypeAlias = Literal["over_start", "over_total", "net", "over_average", "person_time"]

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
    def extend(  # type: ignore[override]
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
        scale: tuple[float, float] = (1, 5),
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
    def extend(  # type: ignore[override]
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
        scale: tuple[float, float] = (1, 7),
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
    def extend(  # type: ignore[override]
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
        scale: tuple[float, float] = (1, 5),
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
    def extend(  # type: ignore[override]
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
        scale: tuple[float, float] = (0, 10),
        missing: _Missing = "skip",
        missing_values: Iterable[float | str] = (),
        out_of_scale: _OutOfScale = "error",
        labels: Mapping[str, float] | None = None,
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
        horizon: str | None = None,
        as_of: str | None = None,
        longest: str = "36525d",
        impossible: _Impossible = "error",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
        horizon: str | None = None,
        as_of: str | None = None,
        longest: str = "36525d",
        impossible: _Impossible = "error",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
        target: str | None = None,
        as_of: str | None = None,
        longest: str = "36525d",
        impossible: _Impossible = "error",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(  # type: ignore[override]
        self,
        opened: Column,
        resolved: Column,
        due: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> SlaResult:
        """The answer so far; it may be asked again."""

class FcrFromLogAccumulator(Accumulator):
    """Rows of `fcr_from_log` that arrive in any order, batches and places."""

    def __new__(
        cls,
        *,
        window: str = "7d",
        observation_start: str | None = None,
        observation_end: str | None = None,
        longest: str = "36525d",
        impossible: _Impossible = "error",
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
        at: str | None = None,
        longest: str = "36525d",
        impossible: _Impossible = "error",
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
        ignore_below_seconds: float = 0,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
        missing: _Missing = "skip",
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
        self,
        self_served: Column,
        started: Column | None = None,
    ) -> None:
        """Adds a batch; a refused batch changes nothing."""
    def finish(self) -> RateResult:
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
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
        window: str | None = None,
        interval: _Interval_ = "wilson",
        confidence_level: float = 0.95,
    ) -> Self: ...
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
    def extend(  # type: ignore[override]
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
        scale: tuple[float, float] = (1, 5),
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
        scale: tuple[float, float] = (1, 7),
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
        scale: tuple[float, float] = (1, 5),
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
        scale: tuple[float, float] = (0, 10),
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
        horizon: str | None = None,
        as_of: str | None = None,
        longest: str = "36525d",
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
        horizon: str | None = None,
        as_of: str | None = None,
        longest: str = "36525d",
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
        target: str | None = None,
        as_of: str | None = None,
        longest: str = "36525d",
        impossible: _Impossible = "error",
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
        window: str = "7d",
        observation_start: str | None = None,
        observation_end: str | None = None,
        longest: str = "36525d",
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
        at: str | None = None,
        longest: str = "36525d",
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
        ignore_below_seconds: float = 0,
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
        window: str | None = None,
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
