"""Frames on their way in and out; their packages are imported when one of theirs is met or asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from cxkit._native import Result


def one_row(result: Result) -> Any:
    """One row, a column a field, as pandas where it is installed and else as Polars.

    A result that is columns of equal length, such as a prediction for every customer, is a row an item.
    """
    fields = {name: value for name, value in result.to_dict().items() if not isinstance(value, dict)}
    lists = {name: value for name, value in fields.items() if _is_column(value)}
    if lists and len({len(values) for values in lists.values()}) == 1 and next(iter(fields)) in lists:
        return _any_frame(lists)
    return _any_frame({name: [value] for name, value in fields.items() if not isinstance(value, list)})


def of_object(thing: Any, names: Sequence[str]) -> Any:
    """The properties of an object as columns; a single one is a table, or a list of results: its rows."""
    values = {name: getattr(thing, name) for name in names}
    if len(values) == 1:
        if hasattr(only := next(iter(values.values())), "to_frame"):
            return only.to_frame()
        rows = [row.to_dict() for row in next(iter(values.values()))]
        return _any_frame(_spread({name: [row[name] for row in rows] for name in (rows[0] if rows else ())}))
    return _any_frame({name: list(column) for name, column in values.items() if column is not None})


def _spread(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Columns in which a list of as many numbers in every row is as many columns: `shares_1`, `shares_2`."""
    spread: dict[str, list[Any]] = {}
    for name, cells in columns.items():
        lists = [cell for cell in cells if isinstance(cell, list)]
        if len(lists) < len(cells) or len({len(cell) for cell in lists}) != 1 or _are_words(lists[0]):
            spread[name] = cells
        else:
            spread |= {f"{name}_{at + 1}": [cell[at] for cell in lists] for at in range(len(lists[0]))}
    return spread


def _are_words(cells: list[Any]) -> bool:
    return any(isinstance(cell, (str, dict)) for cell in cells)


def _is_column(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value)


def _any_frame(columns: dict[str, list[Any]]) -> Any:
    """Columns as pandas where it is installed and else as Polars."""
    # None stands for a number that does not exist; as a column of its own it would have no type.
    try:
        import pandas  # noqa: F401
    except ModuleNotFoundError:
        pass
    else:
        return frame_of(columns, "pandas")
    try:
        import polars  # noqa: F401
    except ModuleNotFoundError:
        raise ModuleNotFoundError("to_frame needs pandas or polars: pip install 'cxkit[pandas]'") from None
    return frame_of(columns, "polars")


def columns_of(table: Any, names: Sequence[str] | None) -> tuple[dict[str, Any], str]:
    """The named columns of a table (all, without names), those it has, and what kind of table it is."""
    from collections.abc import Mapping

    if names is None:
        names = _names_of(table)
    if isinstance(table, Mapping):
        return _named(table, list(table), names), "dict"
    if isinstance(table, (list, tuple)):
        known = list(dict.fromkeys(key for row in table for key in row))
        columns = {name: [row.get(name) for row in table] for name in known if name in names}
        return _named(columns, known, names), "dict"
    module = type(table).__module__.split(".")[0]
    if module == "polars":
        known = table.columns if not hasattr(table, "collect") else table.collect_schema().names()
        if hasattr(table, "collect"):
            table = table.select([name for name in names if name in known]).collect()
        return _named(table, known, names), "polars"
    if module == "pandas":
        return _named(table, list(table.columns), names), "pandas"
    if module == "duckdb":
        known = table.columns
        quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in names if name in known)
        table = table.select(quoted).to_arrow_table() if quoted else {}
        return _named(table, known, names), "pyarrow"
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


def _names_of(table: Any) -> Sequence[str]:
    """The names of all columns of a table; none of what is no table."""
    from collections.abc import Mapping

    if isinstance(table, Mapping):
        return list(table)
    if isinstance(table, (list, tuple)):
        return list(dict.fromkeys(key for row in table if isinstance(row, Mapping) for key in row))
    if hasattr(table, "collect_schema"):
        return list(table.collect_schema().names())
    return list(table.column_names if hasattr(table, "column_names") else getattr(table, "columns", ()))


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
