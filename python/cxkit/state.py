"""Saved states of accumulators and other objects."""

from __future__ import annotations

from cxkit import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def describe_state(state: bytes) -> dict[str, Any]:
    """What saved bytes hold: kind and version; the accumulator with its row count and options, or the object.

    Raises CxError `bad_state` for bytes that hold no state this version can read.

    >>> import cxkit as cx
    >>> saved = cx.NpsAccumulator(interval="wald").to_state()
    >>> cx.describe_state(saved)["options"]["interval"]
    'wald'
    """
    import json

    described: dict[str, Any] = json.loads(_native._describe_state(state))
    return described
