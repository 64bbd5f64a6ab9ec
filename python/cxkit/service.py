"""Measures of service: how long customers wait and how often they have to come back."""

from __future__ import annotations

from cxkit._native import function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cxkit._native import AhtResult
    from cxkit.types import Column, Missing


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

    (talk + hold + wrap) / contacts, one row a contact that was answered; hold and follow-up may be left out.
    A row that lacks one of the times is left out and counted. With `handled` only contacts with talk time
    count. The interval is Student's t.

    Raises CxError: `empty` without a contact, `out_of_range` for a negative time, `non_finite`, `missing`
    where that is refused, each with the smallest row; `unequal_lengths`, `out_of_range` for a level outside
    0 to 1.

    >>> import cxkit as cx
    >>> calls = cx.aht([240, 300, 180], hold=[30, 0, 60], wrap=[30, 60, 0])
    >>> calls.aht_seconds, calls.talk_seconds
    (300.0, 240.0)
    """
