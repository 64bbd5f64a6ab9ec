"""Customer experience metrics with their uncertainty: the same bits in every language.

>>> import cxkit as cx
>>> month = cx.nps([10, 9, 9, 8, 7, 6, 3, 10, None])
>>> month
NpsResult(score=25.0, 95 % -33 to 68, n=8)
>>> month.missing_count
1
"""

from cxkit._native import (
    Accumulator,
    AnswerCountsAccumulator,
    AnswerCountsResult,
    AnswerShare,
    CesAccumulator,
    CesResult,
    CronbachAlphaResult,
    CsatAccumulator,
    CsatResult,
    CxError,
    DifferenceResult,
    MeanResult,
    NpsAccumulator,
    NpsResult,
    NpsSharesResult,
    NpsTestResult,
    RatingAccumulator,
    RatingResult,
    Result,
    SampleSizeResult,
    ShareResult,
    UnknownOption,
    __version__,
)
from cxkit.state import describe_state
from cxkit.stats import (
    mean,
    mean_difference,
    mean_sample_size,
    nps_sample_size,
    share,
    share_difference,
    share_sample_size,
)
from cxkit.survey import (
    answer_counts,
    ces,
    cronbach_alpha,
    csat,
    nps,
    nps_difference,
    nps_shares,
    nps_test,
    rating,
    response_rate,
)

__all__ = [
    "Accumulator",
    "AnswerCountsAccumulator",
    "AnswerCountsResult",
    "AnswerShare",
    "CesAccumulator",
    "CesResult",
    "CronbachAlphaResult",
    "CsatAccumulator",
    "CsatResult",
    "CxError",
    "DifferenceResult",
    "MeanResult",
    "NpsAccumulator",
    "NpsResult",
    "NpsSharesResult",
    "NpsTestResult",
    "RatingAccumulator",
    "RatingResult",
    "Result",
    "SampleSizeResult",
    "ShareResult",
    "UnknownOption",
    "__version__",
    "answer_counts",
    "ces",
    "cronbach_alpha",
    "csat",
    "describe_state",
    "mean",
    "mean_difference",
    "mean_sample_size",
    "nps",
    "nps_difference",
    "nps_sample_size",
    "nps_shares",
    "nps_test",
    "rating",
    "response_rate",
    "share",
    "share_difference",
    "share_sample_size",
]
