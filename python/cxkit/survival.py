"""Times to an event of which some have not come yet."""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxkit._native import KaplanMeierResult
    from cxkit.types import Column, Missing, QuantileRule


@function
def kaplan_meier(
    durations: Column,
    observed: Column,
    *,
    probabilities: Iterable[float] = (0.25, 0.5, 0.75),
    median_rule: QuantileRule = "first",
    horizon: float | None = None,
    confidence_level: float = 0.95,
    missing: Missing = "skip",
) -> KaplanMeierResult:
    """The Kaplan-Meier curve of times of which some have not ended yet: open tickets, customers who are
    still there.

    `observed` is 1 where the event came at the time and 0 where it had not come yet. The quantile p is the
    first time at which no more than 1 - p is left; intervals are log-log with Greenwood's variance, and an
    end that the band does not reach is None. `horizon` gives the mean of the times cut there.

    Raises CxError: `empty` without a row, `non_finite` for an infinite time, `out_of_range` for a time below
    0, a flag that is neither 0 nor 1 or a probability outside 0 to 1, `unequal_lengths`, `missing` where
    that is refused.

    >>> import cxkit as cx
    >>> hours = [2, 3, 5, 8, 8, 12, 15, 21, 34, 55, 40, 60]
    >>> waiting = cx.kaplan_meier(hours, [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1])
    >>> waiting.median, waiting.curve[0].time, round(waiting.curve[0].survival, 4)
    (12.0, 2.0, 0.9167)
    """
