"""`measure` over every kind of table, against the plain functions."""

import datetime as dt
import pickle

import cxkit as cx
import duckdb
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


def test_duckdb_relations_and_their_odd_names():
    table = pa.table({**TABLE, 'od"d': [1, 2, 1, 2]})
    relation = duckdb.from_arrow(table)
    result = cx.measure(relation, by='od"d', nps=cx.Nps("score"))
    assert result.to_dict() == cx.measure(table, by='od"d', nps=cx.Nps("score")).to_dict()
    assert isinstance(result.to_frame(), pa.Table)
    with pytest.raises(cx.CxError) as refused:
        cx.measure(relation, by="regoin", nps=cx.Nps("score"))
    assert refused.value.code == "unknown_name" and "'region'" in str(refused.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_misspelt_column_is_met_with_the_nearest(kind):
    for table in (KINDS[kind][0], duckdb.from_arrow(pa.table(TABLE))):
        for metric in (cx.Nps("score"), cx.Nps("scores")):
            with pytest.raises(cx.CxError, match=r"region|score") as refused:
                cx.measure(table, by="regoin", nps=metric)
            assert refused.value.code == "unknown_name"


def test_answers_are_an_arrow_stream():
    result = cx.measure(TABLE, by="region", nps=cx.Nps("score"))
    for frame in (pa.table(result), pl.DataFrame(result).to_arrow(), duckdb.from_arrow(pa.table(result))):
        names = frame.columns if hasattr(frame, "fetchall") else frame.column_names
        assert list(names)[:2] == ["region", "nps"]
    assert pa.table(result)["nps_n"].to_pylist() == [2, 1, 1]


def test_empty_periods_are_filled():
    table = {"at": ["2024-01-05", "2024-04-02"], "score": [10, 3]}
    months = cx.measure(table, time="at", every="month", fill_periods=True, nps=cx.Nps("score")).to_dict()
    assert months["period"] == [dt.date(2024, month, 1) for month in (1, 2, 3, 4)]
    assert months["nps"] == [100.0, None, None, -100.0]


def test_costs_contacts_and_kept_promises_by_column():
    table = {
        "team": ["a", "b", "a", "a", "b"],
        "contacts": [0, 3, 2, 4, None],
        "cost": [1.5, 2.5, 4.5, 0.0, 10.0],
        "kept": [True, False, None, True, True],
        "open": [0, 0, 1, 0, 0],
    }
    wanted = cx.measure(
        table,
        by="team",
        rate=cx.ContactRate("contacts"),
        cost=cx.CostToServe("cost", per="contact"),
        sla=cx.SlaFromFlags("kept", pending="open"),
    ).rows
    a, b = wanted
    assert (a["rate"].rate, a["rate"].contacts, a["rate"].n) == (2.0, 6, 3)
    assert (b["rate"].rate, b["rate"].missing_count) == (3.0, 1)
    spread = cx.mean([0, 2, 4])
    assert (a["rate"].ci_lower, a["rate"].ci_upper) == (spread.ci_lower, spread.ci_upper)
    assert (a["cost"].cost, a["cost"].total_cost, a["cost"].method) == (2.0, 6.0, "total_cost / contacts")
    assert (a["sla"].rate, a["sla"].pending_count, b["sla"].rate) == (1.0, 1, 0.5)
    with pytest.raises(cx.CxError) as refused:
        cx.measure({"contacts": [1, 2.5]}, rate=cx.ContactRate("contacts"))
    assert (refused.value.code, refused.value.row) == ("out_of_range", 1)


def test_lengths_and_points_in_time_as_python_has_them():
    opened, resolved = ["2026-03-01", "2026-03-02", "2026-03-03"], ["2026-03-02", "2026-03-09", None]
    utc = dt.UTC
    texts = cx.sla_from_times(opened, resolved, target="36h", as_of="2026-03-10T12:00:00Z")
    for target in (dt.timedelta(hours=36), np.timedelta64(36, "h"), pd.Timedelta("36h")):
        assert cx.sla_from_times(opened, resolved, target=target, as_of="2026-03-10T12:00:00Z") == texts
    moment = dt.datetime(2026, 3, 10, 12)
    berlin = dt.timezone(dt.timedelta(hours=1))
    for as_of in (
        moment,
        moment.replace(tzinfo=utc),
        moment.replace(tzinfo=utc).astimezone(berlin),
        np.datetime64(moment, "s"),
        pd.Timestamp(moment),
    ):
        assert cx.sla_from_times(opened, resolved, target="36h", as_of=as_of) == texts
    assert cx.Ttr("a", "b", longest=dt.timedelta(days=1)) is not None
    log = {"who": [1, 1], "day": ["2026-01-01", "2026-02-01"]}
    for window, rate in ((dt.timedelta(days=30), 0.0), (dt.timedelta(days=31), 1.0)):
        again = cx.measure(log, again=cx.RepeatRate("who", "day", window=window)).rows[0]["again"]
        assert again.rate == rate
    with pytest.raises(cx.CxError) as refused:
        cx.sla_from_times(opened, resolved, target=moment)
    assert refused.value.code == "bad_option"


def test_closed_forms_have_no_n():
    for result in (cx.clv(100, 0.8, 0.1), cx.ltv(50, 4, 3), cx.payback(150, 12.5), cx.roi(150, 100)):
        assert result.n is None


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
