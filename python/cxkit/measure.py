"""Any metrics of a table, by groups and periods, in one pass."""

from __future__ import annotations

from cxkit._native import Metric, _measure
from cxkit.frames import columns_of, frame_of, row_number_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Literal

    from cxkit._native import Measured, Result
    from cxkit.types import Missing

    Every = Literal["hour", "day", "week", "month", "quarter", "year"]
    WeekStart = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def measure(
    table: Any,
    metrics: Mapping[str, Metric] | None = None,
    *,
    by: str | Iterable[str] = (),
    time: str | None = None,
    every: Every | None = None,
    time_zone: str = "UTC",
    week_start: WeekStart = "monday",
    weight: str | None = None,
    strata: str | None = None,
    cluster: str | None = None,
    missing: Missing = "skip",
    missing_values: Iterable[float | str] = (),
    confidence_level: float = 0.95,
    fill_periods: bool = False,
    threads: int | None = None,
    **named: Metric,
) -> MeasureResult:
    """Measures any number of metrics over a table in one pass, by groups and by period.

    `table` is a dict of columns, a list of dicts, a pandas or Polars frame (eager or lazy), a pyarrow table,
    a DuckDB relation, or anything that hands out Arrow columns. `by` names the columns that tell groups
    apart: whole numbers, words, booleans or dates; rows without a key are a group of their own, which comes
    last.
    `time` and `every` tell periods apart too, which begin where `time_zone` and `week_start` say; times
    without a zone are UTC when they are numbers and local to `time_zone` when they are texts. Only groups
    with rows appear; with `fill_periods` empty periods between the first and the last do too.

    Metrics are given by name, `nps=cx.Nps("score")`, or as a dict in `metrics`. `weight`, `strata` and
    `cluster` go to every metric that takes them; `missing`, `missing_values` and `confidence_level` to every
    metric that does not set its own.

    Raises CxError: `unknown_name` for a column that is not there, with the nearest name; `wrong_type` for a
    column that cannot play its part, such as a float as a key; `mixed_zones`; and the errors of the metrics,
    each with the smallest row.

    >>> import cxkit as cx
    >>> answers = {"region": ["north", "south", "north", "south"], "score": [10, 3, 8, 9]}
    >>> cx.measure(answers, by="region", nps=cx.Nps("score")).to_dicts()[0]["nps"]
    50.0
    """
    wanted: dict[str, Metric] = {**(metrics or {}), **named}
    if not wanted:
        raise TypeError("measure() needs a metric, such as nps=cx.Nps('score')")
    for name, metric in wanted.items():
        if not isinstance(metric, Metric):
            got = type(metric).__name__
            raise TypeError(f"metric '{name}' must be a metric such as cx.Nps('score'), got {got}")
    keys = [by] if isinstance(by, str) else list(by)
    used = [*keys, *(column for column in (time, weight, strata, cluster) if column is not None)]
    used += [column for metric in wanted.values() for column in metric.columns.values()]
    columns, kind = columns_of(table, list(dict.fromkeys(used)))
    options = {
        "by": keys,
        "time": time,
        "every": every,
        "time_zone": time_zone,
        "week_start": week_start,
        "weight": weight,
        "strata": strata,
        "cluster": cluster,
        "missing": missing,
        "missing_values": missing_values,
        "confidence_level": confidence_level,
        "fill_periods": fill_periods,
    }
    measured = _measure(columns, wanted, keys, options, _threads(threads, columns))
    return MeasureResult(measured, kind)


# Fewer rows are over sooner than another thread could take its turn.
_FEW_ROWS = 1 << 16


def _threads(threads: int | None, columns: Mapping[str, Any]) -> int:
    if threads is not None:
        if threads < 1:
            raise ValueError("threads must be 1 or more")
        return threads
    import os

    rows = row_number_of(columns)
    return 1 if rows is not None and rows < _FEW_ROWS else os.cpu_count() or 1


def _metric(kind: type[Metric], named: Mapping[str, Any]) -> Metric:
    """Unpickles a metric."""
    return kind(**named)


class MeasureResult:
    """What `measure` gave: a row for each group and period, in order, with the answers of every metric."""

    __slots__ = ("_columns", "_kind", "_measured", "_tidy")

    def __init__(self, measured: Measured, kind: str) -> None:
        self._measured = measured
        self._kind = kind
        self._columns: dict[str, list[Any]] | None = None
        self._tidy: dict[str, list[Any]] | None = None

    @property
    def keys(self) -> list[str]:
        """The columns that tell rows apart; `period` last, where there are periods."""
        return self._measured.keys

    @property
    def metrics(self) -> list[str]:
        """The names of the metrics."""
        return self._measured.metrics

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A dict for each row: its keys, then the result of each metric, None without usable rows.

        >>> import cxkit as cx
        >>> cx.measure({"score": [10, 3]}, nps=cx.Nps("score")).rows[0]["nps"].promoters
        1
        """
        return list(self)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        keys = self._measured.key_columns()
        for row in range(len(self)):
            answers: dict[str, Result | None] = {
                name: self._measured.answer(row, at) for at, name in enumerate(self.metrics)
            }
            yield {**{name: values[row] for name, values in keys.items()}, **answers}

    def __len__(self) -> int:
        return len(self._measured)

    def to_dict(self, tidy: bool = False) -> dict[str, list[Any]]:
        """The answers as a dict of columns: wide, a row a group, or tidy, a row a group and metric."""
        if tidy:
            self._tidy = self._tidy or self._measured.columns(tidy=True)
            return self._tidy
        self._columns = self._columns or self._measured.columns(tidy=False)
        return self._columns

    def to_dicts(self, tidy: bool = False) -> list[dict[str, Any]]:
        """The answers as a dict for each row."""
        columns = self.to_dict(tidy)
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_frame(self, tidy: bool = False) -> Any:
        """The answers as a frame of the kind that came in; a dict of lists where no frame did.

        Wide columns are the keys, then for each metric `nps`, `nps_ci_lower`, `nps_ci_upper`, `nps_n`,
        `nps_missing_count` and its other fields. Tidy ones are the keys, `metric`, `value`, `ci_lower`,
        `ci_upper`, `n`, `missing_count`, `method` and `interval_method`.
        """
        return frame_of(self.to_dict(tidy), self._kind)

    def plot(self, metric: str | None = None) -> Any:
        """A Plotly figure of one metric, the first where none is named.

        Groups are dots with their intervals beside each other; periods are lines with their bands, one a
        group. Needs plotly: `pip install 'cxkit[plot]'`. Raises CxError: `unknown_name` for a metric that is
        not there; `wrong_type` where no group has an answer, or the answers have no picture.

        >>> import cxkit as cx
        >>> answers = {"region": ["north", "south", "north"], "score": [10, 3, 8]}
        >>> figure = cx.measure(answers, by="region", nps=cx.Nps("score")).plot()
        >>> figure.layout.yaxis.ticktext
        ('north  n 2', 'south  n 1')
        """
        return self._measured.plot(self.metrics[0] if metric is None else metric)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The wide answers as an Arrow stream; needs pyarrow."""
        return frame_of(self.to_dict(), "pyarrow").__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        by = f" by {', '.join(self.keys)}" if self.keys else ""
        return f"MeasureResult({', '.join(self.metrics)}{by}, {len(self)} row{'' if len(self) == 1 else 's'})"

    def _repr_html_(self) -> str:
        from html import escape

        shown = [*self.keys]
        for name in self.metrics:
            shown += [name, f"{name}_ci_lower", f"{name}_ci_upper", f"{name}_n"]
        columns = {name: values for name, values in self.to_dict().items() if name in shown}
        head = "".join(f"<th>{escape(name)}</th>" for name in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(value))}</td>" for value in row) + "</tr>"
            for row in zip(*(values[:_MOST_SHOWN] for values in columns.values()), strict=True)
        )
        more = len(self) - _MOST_SHOWN
        foot = f"<p>and {more} more rows</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


# As many rows as a notebook shows.
_MOST_SHOWN = 60


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


__all__ = ["MeasureResult", "measure"]
