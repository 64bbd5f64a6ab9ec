"""Survey measures: NPS, CSAT, CES, ratings.

Options they share: `interval` (by name; None is the default of the method, and `linearised` with weights,
strata or clusters), `confidence_level`, `missing` ("skip" counts missing answers, "error" refuses them),
`missing_values` (numbers and words that stand for no answer), `out_of_scale` ("error" refuses, "missing"
leaves out and counts), `labels` (words and the answer each stands for), `lonely` (what to do with a stratum
of one cluster), `resamples` and `seed` of the bootstrap. `weights`, `strata`, `clusters` and `population` are
columns beside the answers.

Answers are a column of any kind (see `cxkit.types.Column`) or counts: `{10: 50, 8: 20, 3: 30}`.
"""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxkit._native import (
        AnswerCountsResult,
        CesResult,
        CronbachAlphaResult,
        CsatResult,
        DifferenceResult,
        EmotionalConnectionResult,
        NpsResult,
        NpsSharesResult,
        NpsTestResult,
        RatingResult,
        ShareResult,
    )
    from cxkit.types import (
        Answers,
        CesMethod,
        Column,
        Columns,
        CsatMethod,
        Interval,
        Lonely,
        Missing,
        NpsDifferenceInterval,
        OutOfScale,
        ShareInterval,
    )


@function
def nps(
    scores: Answers,
    *,
    interval: Interval | None = "score",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
    missing_values: Iterable[float | str] = (),
    out_of_scale: OutOfScale = "error",
    labels: Mapping[str, float] | None = None,
    lonely: Lonely = "error",
    resamples: int = 1000,
    seed: int = 0,
    weights: Column | None = None,
    strata: Column | None = None,
    clusters: Column | None = None,
    population: Column | None = None,
) -> NpsResult:
    """Net Promoter Score: how many more recommend than warn, in points from -100 to 100.

    100 · (promoters - detractors) / n: answers of 9 and 10 promote, below 7 detract, between them are
    passive; decimals fall by the same limits, so 8.5 is passive, and 0 is an answer. Missing answers are left
    out and counted. The interval is Tango's score interval.

    Raises CxError: `empty` without an answer, `out_of_range` for one outside 0 to 10, `non_finite`,
    `wrong_type`, `missing` where that is refused, each with the smallest row; `bad_option` for options that
    do not fit together, `lonely_cluster`, `unequal_lengths`.

    >>> import cxkit as cx
    >>> month = cx.nps([10, 9, 9, 8, 7, 6, 3, 10])
    >>> month.score, month.promoters, month.detractors
    (25.0, 4, 2)
    >>> cx.nps([10, 9, 11], missing_values=[11]).missing_count
    1
    >>> cx.nps([10, 9, 3, 7], weights=[1, 2, 1, 1]).score
    40.0

    F. Reichheld, The One Number You Need to Grow, 2003; T. Tango, Statistics in Medicine 17, 1998.
    """


@function
def csat(
    answers: Answers,
    *,
    scale: tuple[float, float] = (1, 5),
    method: CsatMethod = "satisfied",
    top_from: float | None = None,
    interval: Interval | None = None,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
    missing_values: Iterable[float | str] = (),
    out_of_scale: OutOfScale = "error",
    labels: Mapping[str, float] | None = None,
    lonely: Lonely = "error",
    resamples: int = 1000,
    seed: int = 0,
    weights: Column | None = None,
    strata: Column | None = None,
    clusters: Column | None = None,
    population: Column | None = None,
) -> CsatResult:
    """Customer satisfaction on a scale of 1 to 5: the share of answers of 4 and 5.

    Satisfied are answers from `top_from` on: 4 of 5, 6 of 7, 8 of 10 where nothing else is said (any other
    scale needs it), and the result prints it. `method`: "satisfied", "top_two_box" and "top_box" are shares,
    "mean" the mean answer, "percent_of_max" 100 · (mean - lowest) / (highest - lowest), "net" satisfied less
    dissatisfied by the mirrored cut-off. Missing answers are left out and counted. The interval of a share is
    Wilson's.

    Raises CxError: `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`,
    `wrong_type`, `missing` where that is refused, each with the smallest row; `bad_option` for options that
    do not fit together, `lonely_cluster`, `unequal_lengths`.

    >>> import cxkit as cx
    >>> visit = cx.csat([5, 4, 4, 2, 3])
    >>> visit.score, visit.top_from
    (0.6, 4.0)
    >>> cx.csat([5, 4, 4, 2, 3], method="mean").score
    3.6
    """


@function
def ces(
    answers: Answers,
    *,
    scale: tuple[float, float] = (1, 7),
    method: CesMethod = "mean",
    reverse: bool = False,
    interval: Interval | None = None,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
    missing_values: Iterable[float | str] = (),
    out_of_scale: OutOfScale = "error",
    labels: Mapping[str, float] | None = None,
    lonely: Lonely = "error",
    resamples: int = 1000,
    seed: int = 0,
    weights: Column | None = None,
    strata: Column | None = None,
    clusters: Column | None = None,
    population: Column | None = None,
) -> CesResult:
    """Customer effort on a scale of 1 to 7: the mean answer, where high means easy.

    `method`: "mean", "share_easy" (above the middle: 5 to 7 of 7), "net_easy" (easy less difficult).
    `reverse=True` is for scales where high means much effort: x is read as lowest + highest - x. Missing
    answers are left out and counted. The interval of a mean is Student's t; the distribution comes along, as
    a mean alone hides who struggled.

    Raises CxError: `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`,
    `wrong_type`, `missing` where that is refused, each with the smallest row; `bad_option` for options that
    do not fit together, `lonely_cluster`, `unequal_lengths`.

    >>> import cxkit as cx
    >>> checkout = cx.ces([7, 6, 6, 5, 2])
    >>> checkout.score, checkout.easy, checkout.difficult
    (5.2, 4, 1)
    >>> cx.ces(["easy", "fine", "easy", "hard"], scale=(1, 3), labels={"hard": 1, "fine": 2, "easy": 3}).score
    2.25
    """


@function
def rating(
    answers: Answers,
    *,
    scale: tuple[float, float] = (1, 5),
    interval: Interval | None = None,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
    missing_values: Iterable[float | str] = (),
    out_of_scale: OutOfScale = "error",
    labels: Mapping[str, float] | None = None,
    lonely: Lonely = "error",
    resamples: int = 1000,
    seed: int = 0,
    weights: Column | None = None,
    strata: Column | None = None,
    clusters: Column | None = None,
    population: Column | None = None,
) -> RatingResult:
    """The mean rating of a touchpoint on a scale of 1 to 5, with the share of the highest answer.

    Missing answers are left out and counted. The interval is Student's t.

    Raises CxError: `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`,
    `wrong_type`, `missing` where that is refused, each with the smallest row; `bad_option` for options that
    do not fit together, `lonely_cluster`, `unequal_lengths`.

    >>> import cxkit as cx
    >>> lounge = cx.rating([5, 4, 3, 5])
    >>> lounge.score, lounge.top_box_share
    (4.25, 0.5)
    """


@function
def answer_counts(
    answers: Answers,
    *,
    scale: tuple[float, float] = (0, 10),
    missing: Missing = "skip",
    missing_values: Iterable[float | str] = (),
    out_of_scale: OutOfScale = "error",
    labels: Mapping[str, float] | None = None,
    weights: Column | None = None,
    strata: Column | None = None,
    clusters: Column | None = None,
    population: Column | None = None,
) -> AnswerCountsResult:
    """How often each answer was given, on a scale of 0 to 10.

    Missing answers are left out and counted.

    Raises CxError: `out_of_range`, `non_finite`, `wrong_type`, `missing` where that is refused, each with the
    smallest row; `bad_option` for a scale that is none.

    >>> import cxkit as cx
    >>> answers = cx.answer_counts([10, 9, 9, 3])
    >>> answers.distribution[1]
    AnswerShare(answer=9.0, count=2, share=0.5)
    """


@function
def response_rate(
    answered: int, invited: int, *, interval: ShareInterval = "wilson", confidence_level: float = 0.95
) -> ShareResult:
    """Share of the invited who answered, with Wilson's interval: answered / invited.

    Raises CxError: `empty` when nobody was invited, `out_of_range` when more answered than were invited.

    >>> import cxkit as cx
    >>> cx.response_rate(30, 120)
    ShareResult(share=0.2500, 95 % 0.181 to 0.334, n=120)
    """


@function
def nps_difference(
    a: NpsResult, b: NpsResult, *, interval: NpsDifferenceInterval = "mover", confidence_level: float = 0.95
) -> DifferenceResult:
    """The first NPS less the second, in points: positive when the first is higher.

    The samples are independent. With weights each counts with its effective n. The z test divides the
    difference by the root of the two squared standard errors added; "welch" tests with Student's t.

    Raises CxError: `empty` when a result has no answers.

    >>> import cxkit as cx
    >>> gain = cx.nps_difference(cx.nps([10] * 10), cx.nps([9] * 10))
    >>> gain.difference, round(gain.ci_upper, 2)
    (0.0, 55.51)

    G. Zou and A. Donner, Statistics in Medicine 27, 2008.
    """


@function
def nps_test(result: NpsResult, *, against: float = 0.0) -> NpsTestResult:
    """Tests a Net Promoter Score against a supposed one, 0 where nothing else is said.

    Tango's score test, the one the score interval inverts: the interval leaves out just the scores this test
    rejects. With weights the effective n counts.

    Raises CxError: `empty` without answers, or where the supposed score leaves them no variance (only
    passives against 0); `out_of_range` for a supposed score beyond -100 to 100.

    >>> import cxkit as cx
    >>> test = cx.nps_test(cx.nps([10, 10, 9, 9, 9, 10, 10, 7, 8, 8]))
    >>> round(test.statistic, 3), round(test.p_value, 4)
    (2.646, 0.0082)

    T. Tango, Statistics in Medicine 17, 1998; against 0 it is McNemar's test.
    """


@function
def nps_shares(result: NpsResult, *, confidence_level: float = 0.95) -> NpsSharesResult:
    """The three shares of an NPS with Goodman's simultaneous intervals: all three hold at once at the level.

    Each is Wilson's interval at a third of the error. With weights the effective n counts.

    Raises CxError: `empty` when the result has no answers.

    >>> import cxkit as cx
    >>> shares = cx.nps_shares(cx.nps([10, 10, 9, 8, 3]))
    >>> shares.promoter_share, round(shares.promoter_ci_lower, 3)
    (0.6, 0.185)

    L. Goodman, Technometrics 7, 1965.
    """


@function
def cronbach_alpha(
    items: Columns, *, confidence_level: float = 0.95, missing: Missing = "skip"
) -> CronbachAlphaResult:
    """Cronbach's alpha: how far a set of ratings, a column each, measures one thing.

    k / (k - 1) · (1 - sum of item variances / variance of the sum), over the rows that hold every item; the
    others are counted as missing. The interval is Feldt's.

    Raises CxError: `bad_option` for fewer than two columns, `unequal_lengths`, `empty` for fewer than two
    complete rows or when the sum of the items does not vary, `non_finite` with the row.

    >>> import cxkit as cx
    >>> round(cx.cronbach_alpha([[1, 2, 3, 4], [2, 2, 3, 5]]).alpha, 3)
    0.952

    L. Cronbach, Psychometrika 16, 1951; L. Feldt, Psychometrika 30, 1965.
    """


@function
def emotional_connection(
    motivators: Columns,
    satisfaction: Column | None = None,
    values: Column | None = None,
    *,
    scale: tuple[float, float] = (1, 5),
    felt_from: float | None = None,
    satisfied_from: float | None = None,
    interval: ShareInterval = "wilson",
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> EmotionalConnectionResult:
    """The share of customers who are fully connected: who feel every emotional motivator, a column each.

    A motivator is felt from `felt_from` on (4 of 5, 6 of 7, 8 of 10; any other scale needs it). With
    `satisfaction` and `values` (spend, lifetime value) of the same customers, `value_index` is 100 · the mean
    value of the fully connected / that of customers who are highly satisfied (`satisfied_from`, the highest
    answer by default) and no more; its interval is that of a ratio of means on the log scale.

    Raises CxError: `empty` without a customer who answered everything; `bad_option` for no motivator, values
    without satisfaction, a scale without convention; `out_of_range` with the row, `unequal_lengths`,
    `non_finite`, `missing` where that is refused.

    >>> import cxkit as cx
    >>> feel_safe, stand_out = [5, 4, 2, 5, 3], [4, 4, 5, 5, 1]
    >>> connection = cx.emotional_connection([feel_safe, stand_out], [5, 5, 5, 5, 5], [90, 70, 50, 80, 55])
    >>> connection.fully_connected, connection.share, round(connection.value_index, 1)
    (3, 0.6, 152.4)

    S. Magids, A. Zorfas, D. Leemon, The New Science of Customer Emotions, Harvard Business Review, 2015.
    """
