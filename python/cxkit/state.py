"""Saved states of accumulators."""

from __future__ import annotations

from cxkit import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def describe_state(state: bytes) -> dict[str, Any]:
    """What saved bytes hold: kind, version, accumulator, row count and options.

    Raises CxError `bad_state` for bytes that hold no state this version can read.

    >>> import cxkit as cx
    >>> saved = cx.NpsAccumulator(interval="wald").to_state()
    >>> cx.describe_state(saved)["options"]["interval"]
    'wald'
    """
    import json

    described: dict[str, Any] = json.loads(_native._describe_state(state))
    return described
