"""Figures: one Plotly JSON for every language, as Plotly's own object here."""

import subprocess
import sys

import cxkit as cx
import plotly.graph_objects as go
import pytest

ANSWERS = {
    "region": ["north", "south", "north", "south", None],
    "score": [10, 3, 8, 9, 7],
    "at": ["2024-01-03", "2024-01-09", "2024-02-03", "2024-02-04", "2024-02-05"],
}
METRICS = {"nps": cx.Nps("score"), "mean": cx.Rating("score", scale=(0, 10))}


def test_a_result_has_a_picture():
    figure = cx.nps([10, 9, 3]).plot()
    assert isinstance(figure, go.Figure)
    assert [(trace.type, trace.x) for trace in figure.data] == [("bar", (1 / 3 * 100,))] * 3
    dot = cx.share(30, 40).plot().data[0]
    assert dot.x == (75,) and dot.error_x.array == (100 * (cx.share(30, 40).ci_upper - 0.75),)
    curve = cx.kaplan_meier([2, 3, 5, 8, 8, 12], [1, 1, 1, 1, 0, 0]).plot()
    assert curve.data[-1].line.shape == "hv"


def test_what_a_log_was_asked_has_a_picture():
    at = [f"2024-01-0{day}" for day in range(1, 6)]
    events = {"who": [1, 1, 2, 2, 3], "at": at, "what": ["see", "buy", "see", "see", "see"]}
    log = cx.EventLog(events, customer="who", time="at", touchpoint="what")
    funnel = log.funnel(["see", "buy"])
    assert funnel.plot().data[0].type == "bar" and funnel.plot() == funnel.result.plot()
    assert log.transitions().plot().data[0].type == "sankey"
    assert log.retention(every="day").plot().data[0].type == "heatmap"


def test_measure_has_a_picture_by_group_and_by_period():
    by_region = cx.measure(ANSWERS, by="region", metrics=METRICS)
    assert by_region.plot().layout.yaxis.ticktext == ("north  n 2", "south  n 2", "(none)  n 1")
    assert by_region.plot() == by_region.plot("nps") != by_region.plot("mean")
    monthly = cx.measure(ANSWERS, time="at", every="month", metrics=METRICS).plot("mean")
    line = next(trace for trace in monthly.data if trace.mode == "lines" and trace.fill is None)
    assert (line.x, line.y) == (("2024-01-01", "2024-02-01"), (6.5, 8))
    lines = cx.measure(ANSWERS, by="region", time="at", every="month", metrics=METRICS).plot("mean")
    assert {note.text for note in lines.layout.annotations} == {"north", "south", "(none)"}
    with pytest.raises(cx.CxError, match="did you mean 'nps'") as refused:
        by_region.plot("npss")
    assert refused.value.code == "unknown_name"


def test_names_from_data_are_text():
    table = {"who": ["<b>bold</b><a href='x'>y</a>", "&amp;"], "score": [1, 9]}
    ticks = cx.measure(table, by="who", nps=cx.Nps("score")).plot().layout.yaxis.ticktext
    assert all("<" not in tick for tick in ticks) and any("&amp;amp;" in tick for tick in ticks)


def test_what_has_no_picture_says_so():
    with pytest.raises(cx.CxError, match="has a picture") as refused:
        cx.answer_counts([1]).distribution[0].plot()
    assert refused.value.code == "wrong_type"


def test_without_plotly_the_extra_is_named(tmp_path):
    script = (
        "import sys; sys.modules['plotly'] = None\n"
        "import cxkit as cx\n"
        "try: cx.nps([1]).plot()\n"
        "except ModuleNotFoundError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "plot needs plotly: pip install 'cxkit[plot]'\n"
