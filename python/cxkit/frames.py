"""Frames on their way in and out; their packages are imported when one of theirs is met or asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


def columns_of(table: Any, names: Sequence[str]) -> tuple[dict[str, Any], str]:
    """The named columns of a table, those it has, and what kind of table it is."""
    from collections.abc import Mapping

    if isinstance(table, Mapping):
        return _named(table, list(table), names), "dict"
    if isinstance(table, (list, tuple)):
        known = list(dict.fromkeys(key for row in table for key in row))
        columns = {name: [row.get(name) for row in table] for name in known if name in names}
        return columns or {name: [row.get(name) for row in table] for name in known}, "dict"
    module = type(table).__module__.split(".")[0]
    if module == "polars":
        if hasattr(table, "collect"):
            present = [name for name in names if name in table.collect_schema().names()]
            table = (table.select(present) if present else table).collect()
        return _named(table, table.columns, names), "polars"
    if module == "pandas":
        return _named(table, list(table.columns), names), "pandas"
    if module == "duckdb":
        present = [name for name in names if name in table.columns]
        quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in present)
        table = (table.select(quoted) if present else table).to_arrow_table()
        return _named(table, table.column_names, names), "pyarrow"
    if hasattr(table, "column_names"):
        return _named(table, table.column_names, names), "pyarrow"
    if hasattr(table, "__arrow_c_stream__"):
        import pyarrow

        table = pyarrow.table(table)
        return _named(table, table.column_names, names), "pyarrow"
    raise TypeError(
        "a table must be a dict of columns, a list of dicts, a pandas or Polars frame, a pyarrow table or a "
        f"DuckDB relation, got {type(table).__name__}"
    )


def _named(table: Any, known: Sequence[Any], names: Sequence[str]) -> dict[str, Any]:
    """The columns asked for; when one is not there, all names, so that the nearest can be suggested."""
    present = [name for name in names if name in known]
    if len(present) < len(names):
        present += [name for name in known if isinstance(name, str) and name not in present]
        # Columns nobody reads only lend their names to the error.
        return {name: table[name] if name in names else [] for name in present}
    return {name: table[name] for name in present}


def row_number_of(columns: Mapping[str, Any]) -> int | None:
    """How many rows there are, where a column says so."""
    for column in columns.values():
        try:
            return len(column)
        except TypeError:
            return None
    return 0


def frame_of(columns: dict[str, list[Any]], kind: str) -> Any:
    """Columns as a frame of that kind; those of nothing but None are numbers that do not exist."""
    if kind == "polars":
        import polars

        empty = {name: polars.Float64 for name, values in columns.items() if _is_empty(values)}
        return polars.DataFrame(columns, schema_overrides=empty)
    if kind == "pandas":
        import pandas

        return pandas.DataFrame(
            {name: [float("nan")] * len(v) if _is_empty(v) else v for name, v in columns.items()}
        )
    if kind == "pyarrow":
        import pyarrow

        arrays = {
            name: pyarrow.array(values, type=pyarrow.float64() if _is_empty(values) else None)
            for name, values in columns.items()
        }
        return pyarrow.table(arrays)
    return columns


def _is_empty(values: list[Any]) -> bool:
    return all(value is None for value in values)
