"""`measure` over every kind of table, against the plain functions."""

import datetime as dt
import pickle

import cxkit as cx
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

TABLE = {
    "region": ["north", "south", "north", None],
    "score": [10, 3, 8, 9],
    "at": [dt.date(2024, 1, 31), dt.date(2024, 2, 1), dt.date(2024, 2, 29), dt.date(2024, 2, 3)],
    "vip": [True, False, True, True],
}
KINDS = {
    "dict": (TABLE, dict),
    "rows": ([dict(zip(TABLE, row, strict=True)) for row in zip(*TABLE.values(), strict=True)], dict),
    "pandas": (pd.DataFrame(TABLE).assign(at=pd.to_datetime(TABLE["at"])), pd.DataFrame),
    "polars": (pl.DataFrame(TABLE), pl.DataFrame),
    "lazy": (pl.DataFrame(TABLE).lazy(), pl.DataFrame),
    "pyarrow": (pa.table(TABLE), pa.Table),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_table_gives_the_same(kind):
    table, frame = KINDS[kind]
    wanted = cx.measure(TABLE, by="region", nps=cx.Nps("score"), aht=cx.Aht("score")).to_dict()
    result = cx.measure(table, by="region", nps=cx.Nps("score"), aht=cx.Aht("score"))
    assert result.to_dict() == wanted
    assert isinstance(result.to_frame(), frame) and len(result) == 3
    assert [row["region"] for row in result.rows] == ["north", "south", None]
    assert result.rows[0]["nps"] == cx.nps([10, 8])
    months = cx.measure(table, time="at", every="month", nps=cx.Nps("score")).to_dict()
    assert months["period"] == [dt.date(2024, 1, 1), dt.date(2024, 2, 1)] and months["nps_n"] == [1, 3]
    assert cx.measure(table, by=["vip"], nps=cx.Nps("score")).to_dict()["vip"] == [False, True]


def test_tidy_has_a_row_for_each_metric():
    tidy = cx.measure(TABLE, by="region", nps=cx.Nps("score"), aht=cx.Aht("score")).to_dicts(tidy=True)
    assert [row["metric"] for row in tidy] == ["nps", "aht"] * 3
    assert tidy[0]["value"] == 50.0 and tidy[0]["n"] == 2 and tidy[1]["interval_method"] == "t"


def test_days_are_keys():
    for days in (np.array(TABLE["at"], dtype="datetime64[D]"), pl.Series(TABLE["at"])):
        result = cx.measure({"day": days, "score": [10, 3, 8, 9]}, by="day", nps=cx.Nps("score"))
        assert result.to_dict()["day"] == sorted(TABLE["at"])


def test_times_of_every_kind():
    naive = pd.to_datetime(["2024-01-31T23:30:00", None, "2024-03-01T00:00:00"])
    moments = [dt.datetime(2024, 1, 31, 23, 30), None, dt.datetime(2024, 3, 1)]
    for times in (
        naive.to_numpy(),
        naive.to_numpy().astype("datetime64[s]"),
        naive.to_series(),
        naive.tz_localize("UTC").to_series(),
        naive.tz_localize("UTC").tz_convert("Asia/Tokyo").to_series(),
        pa.array(moments, pa.timestamp("ms")),
        pl.Series(moments),
        [dt.datetime(2024, 1, 31, 23, 30, tzinfo=dt.UTC), None, dt.datetime(2024, 3, 1, tzinfo=dt.UTC)],
        ["2024-01-31T23:30:00Z", None, "2024-03-01T00:00:00Z"],
    ):
        result = cx.measure({"at": times, "score": [9, 9, 9]}, time="at", every="day", nps=cx.Nps("score"))
        assert result.to_dict()["period"] == [dt.date(2024, 1, 31), dt.date(2024, 3, 1), None], type(times)


def test_metrics_are_values():
    metric = cx.Aht("talk", hold="hold", confidence_level=0.9)
    assert metric == cx.Aht("talk", "hold", confidence_level=0.9) and metric != cx.Aht("talk")
    assert repr(metric) == "Aht('talk', 'hold', confidence_level=0.9)"
    assert metric.columns == {"talk": "talk", "hold": "hold"} and metric.options == {"confidence_level": 0.9}
    assert pickle.loads(pickle.dumps(metric)) == metric and hash(metric) == hash(
        pickle.loads(pickle.dumps(metric))
    )


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: cx.measure(TABLE, by="regio", nps=cx.Nps("score")), "unknown_name"),
        (lambda: cx.Nps("score", intervall="wald"), "unknown_option"),
        (lambda: cx.Nps(3), "wrong_type"),
        (lambda: cx.measure({"k": [1.5], "s": [3]}, by="k", nps=cx.Nps("s")), "wrong_type"),
        (lambda: cx.measure({"s": [3, 11]}, nps=cx.Nps("s")), "out_of_range"),
        (lambda: cx.measure({"s": [3], "k": [1, 2]}, by="k", nps=cx.Nps("s")), "unequal_lengths"),
        (
            lambda: cx.measure(TABLE, time="at", every="month", time_zone="Mars", nps=cx.Nps("score")),
            "unknown_name",
        ),
        (lambda: cx.measure(TABLE, every="month", nps=cx.Nps("score")), "bad_option"),
    ],
)
def test_what_cannot_be_measured_is_refused(call, code):
    with pytest.raises(cx.CxError) as refused:
        call()
    assert refused.value.code == code
