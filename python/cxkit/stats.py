"""Shares, means, their differences, and how many answers they need."""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cxkit._native import (
        DifferenceResult,
        DistinctCountResult,
        MeanResult,
        QuantileResult,
        QuantilesResult,
        SampleSizeResult,
        ShareResult,
    )
    from cxkit.types import (
        Column,
        DistinctReading,
        Missing,
        QuantileMethod,
        QuantileReading,
        ShareDifferenceInterval,
        ShareInterval,
    )


@function
def share(
    count: int, n: int, *, interval: ShareInterval = "wilson", confidence_level: float = 0.95
) -> ShareResult:
    """The share count / n with Wilson's interval.

    Raises CxError: `empty` when n is 0, `out_of_range` when count is above n.

    >>> import cxkit as cx
    >>> cx.share(41, 50)
    ShareResult(share=0.820, 95 % 0.69 to 0.90, n=50)
    """


@function
def share_difference(
    count_a: int,
    n_a: int,
    count_b: int,
    n_b: int,
    *,
    interval: ShareDifferenceInterval = "newcombe",
    confidence_level: float = 0.95,
) -> DifferenceResult:
    """The share count_a / n_a less count_b / n_b, with Newcombe's interval. The statistic is the pooled z
    test.

    Raises CxError: `empty` when a sample is, `out_of_range` when a count is above its sample.

    >>> import cxkit as cx
    >>> difference = cx.share_difference(41, 50, 30, 48)
    >>> round(difference.difference, 3), round(difference.ci_lower, 6)
    (0.195, 0.017615)
    """


@function
def mean(values: Column, *, confidence_level: float = 0.95, missing: Missing = "skip") -> MeanResult:
    """The mean of a column, with Student's t interval.

    The sums behind mean and variance are exact: the order of rows cannot change a bit, and nothing cancels.
    Missing values are left out and counted.

    Raises CxError: `empty` without a value, `non_finite` for an infinite one, `missing` where that is
    refused.

    >>> import cxkit as cx
    >>> seconds = cx.mean([240, 180, 300])
    >>> seconds.mean, seconds.variance
    (240.0, 3600.0)
    """


@function
def mean_difference(a: MeanResult, b: MeanResult, *, confidence_level: float = 0.95) -> DifferenceResult:
    """The mean of the first sample less that of the second, by Welch's t: spreads may differ.

    Raises CxError: `empty` when a sample has fewer than two values.

    >>> import cxkit as cx
    >>> cx.mean_difference(cx.mean([240, 180, 300]), cx.mean([200, 190, 210])).difference
    40.0
    """


@function
def quantile(
    values: Column,
    p: float,
    *,
    method: QuantileMethod = "linear",
    reading: QuantileReading = "auto",
    relative_error: float = 0.01,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> QuantileResult:
    """The quantile p of a column, exact, with an interval by order statistics.

    Type 7 of Hyndman and Fan unless another rule is named. The interval runs from one of the values to
    another and supposes nothing of their distribution; an end that no value reaches is None. Missing values
    are left out and counted. `reading="sketch"` reads from logarithmic buckets within `relative_error`, as
    from a stream that is too long to keep.

    Raises CxError: `empty` without a value, `non_finite` for an infinite one, `missing` where that is
    refused, `out_of_range` for a p outside 0 to 1.

    >>> import cxkit as cx
    >>> median = cx.quantile([2, 3, 5, 8, 8, 12, 15, 21, 34, 55, 89, 144], 0.5)
    >>> median.quantile, median.ci_lower, median.ci_upper
    (13.5, 5.0, 55.0)
    """


@function
def quantiles(
    values: Column,
    probabilities: Column,
    *,
    method: QuantileMethod = "linear",
    reading: QuantileReading = "auto",
    relative_error: float = 0.01,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> QuantilesResult:
    """Several quantiles of a column in one go, each as `quantile` gives it.

    Raises CxError: as `quantile`; `empty` for no probability.

    >>> import cxkit as cx
    >>> spread = cx.quantiles([2, 3, 5, 8, 8, 12, 15, 21, 34, 55, 89, 144], [0.25, 0.75])
    >>> [point.quantile for point in spread.quantiles]
    [7.25, 39.25]
    """


@function
def distinct_count(
    keys: Column,
    *,
    reading: DistinctReading = "auto",
    precision: int = 14,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> DistinctCountResult:
    """How many different names a column holds: customers of a month, products of an order.

    Names are whole numbers or words, compared by value. `reading="sketch"` estimates the count from
    2**precision registers, with a standard error of 1.04 over their root.

    Raises CxError: `missing` where that is refused, `out_of_range` for a precision outside 4 to 18.

    >>> import cxkit as cx
    >>> visitors = cx.distinct_count(["ann", "bo", "ann"])
    >>> visitors.distinct_count, visitors.n
    (2, 3)
    """


@function
def nps_sample_size(
    margin: float,
    *,
    promoter_share: float = 0.5,
    detractor_share: float = 0.5,
    confidence_level: float = 0.95,
    population: float | None = None,
) -> SampleSizeResult:
    """How many answers an NPS needs for an interval of `margin` points to each side.

    z² (P + D - (P - D)²) / margin² with supposed shares of promoters and detractors; half and half is the
    worst case. `population` is how many people there are in all, for the finite population correction.

    Raises CxError: `out_of_range` for a margin that is not above 0, or shares that are none.

    >>> import cxkit as cx
    >>> cx.nps_sample_size(5, promoter_share=0.5, detractor_share=0.3).n
    1168
    """


@function
def share_sample_size(
    margin: float, *, share: float = 0.5, confidence_level: float = 0.95, population: float | None = None
) -> SampleSizeResult:
    """How many answers a share needs for an interval of `margin` (a fraction) to each side: z² p (1 - p) /
    margin².

    Raises CxError: `out_of_range` for a margin that is not above 0, or a share that is none.

    >>> import cxkit as cx
    >>> cx.share_sample_size(0.05).n
    385
    """


@function
def mean_sample_size(
    margin: float,
    standard_deviation: float,
    *,
    confidence_level: float = 0.95,
    population: float | None = None,
) -> SampleSizeResult:
    """How many values a mean needs for an interval of `margin` to each side, when one value spreads by
    `standard_deviation`: (z · sd / margin)².

    Raises CxError: `out_of_range` for a margin or a standard deviation that is not above 0.

    >>> import cxkit as cx
    >>> cx.mean_sample_size(0.1, 1.2).n
    554
    """
