"""Results as rows of data frames; pandas and Polars are imported when they are asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cxkit._native import Result


def one_row(result: Result) -> Any:
    """One row, a column a field, as pandas where it is installed and else as Polars."""
    # None stands for a number that does not exist; as a column of its own it would have no type.
    row = {name: [value] for name, value in result.to_dict().items() if not isinstance(value, list)}
    try:
        import pandas
    except ModuleNotFoundError:
        pass
    else:
        numbers = {name: [float("nan")] if value == [None] else value for name, value in row.items()}
        return pandas.DataFrame(numbers)
    try:
        import polars
    except ModuleNotFoundError:
        raise ModuleNotFoundError("to_frame needs pandas or polars: pip install 'cxkit[pandas]'") from None
    return polars.DataFrame(row, schema_overrides={n: polars.Float64 for n, v in row.items() if v == [None]})
