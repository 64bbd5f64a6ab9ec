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
class Accumulator:
    """What every accumulator can do: rows arrive in any order, batches and places, and merge exactly."""

    def __new__(cls, **options: Any) -> Self: ...
    def push(self, answer: object) -> None:
        """Adds one answer; None and NaN are missing."""
    def extend(
        self,
        answers: Answers,
        *,
        weights: Column | None = None,
        strata: Column | None = None,
        clusters: Column | None = None,
        population: Column | None = None,
    ) -> None:
        """Adds a batch of answers: any column, a dict of counts, or an AnswerCountsAccumulator.

        A refused batch changes nothing.
        """
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
    def finish(self) -> AnswerCountsResult:
        """The answer so far; it may be asked again."""
