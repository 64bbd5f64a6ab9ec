"""Who comes back: retention, named days, lifecycle, stickiness and patterns of an event log."""

import json
import pickle
from datetime import UTC, date, datetime
from pathlib import Path

import cxkit as cx
import pytest

TABLE = {
    "who": ["ann", "bob", "ann", "bob", "cy", "ann", "bob", "cy", "dee", "ann"],
    "at": [datetime(2024, 3, day, 9, tzinfo=UTC) for day in (4, 13, 5, 6, 11, 12, 14, 20, 19, 26)],
    "what": ["signup", "visit", "buy", "signup", "signup", "buy", "buy", "buy", "signup", "buy"],
    "plan": ["pro", "free", "pro", "free", "pro", "pro", "free", "pro", None, "pro"],
}
ROLES = {"customer": "who", "time": "at", "touchpoint": "what", "attributes": ["plan"]}
FIRST = {"start": "signup", "returning": "buy", "kind": "first_time", "every": "week"}
SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def log():
    return cx.EventLog(TABLE, **ROLES)


def halves():
    who = TABLE["who"]
    for wanted in (True, False):
        rows = [row for row, name in enumerate(who) if (name == "ann") == wanted]
        yield cx.EventLog({name: [column[row] for row in rows] for name, column in TABLE.items()}, **ROLES)


def test_retention(log):
    found = log.retention(**FIRST)
    assert found.matrix == ((2, 2, 0, 1), (1, 1, 0, None), (1, 0, None, None), (0, None, None, None))
    assert found.cohorts[0].cohort == "2024-03-04"
    assert [cohort.incomplete for cohort in found.cohorts] == [False, False, False, True]
    assert (found.value, found.n) == (1.0, 3)
    assert repr(found).startswith("Retention(value=1.0, ci_lower=")
    assert "<table>" in found._repr_html_()
    assert found.to_dict()["matrix"][0] == [2, 2, 0, 1]
    assert found.result == log.retention("signup", "buy", kind="first_time", every="week").result
    assert found.result == log.retention(**FIRST, threads=1).result


def test_frames(log):
    pytest.importorskip("pandas")
    cells = log.retention(**FIRST).to_frame()
    assert list(cells[cells["period"] == 1]["count"]) == [2, 1, 0]
    assert list(cells.columns)[:3] == ["cohort", "size", "period"]
    assert list(log.lifecycle(every="week").to_frame()["new"]) == [2, 1, 1, 0]
    assert list(log.stickiness(every="week").to_frame()["count"]) == [1, 2, 1]
    days = log.anchored_days(["2024-03-04", "2024-03-11"], every="week")
    assert list(days.to_frame()["count"]) == [2, 2]
    assert list(days.by_customer().to_frame()["customer"]) == ["ann", "bob"]
    matches = log.match("(?1)(?2)", ["signup", "buy"])
    assert list(matches.to_frame()["customers"]) == [3]
    assert list(matches.times().to_frame()["customer"]) == ["ann", "bob", "cy"]


def test_the_end_of_a_report_is_local(log):
    for until in ("2024-03-18", date(2024, 3, 18), datetime(2024, 3, 17, 15, tzinfo=UTC)):
        assert log.retention(**FIRST, until=until, time_zone="Asia/Tokyo").matrix == (
            (2, 2, 0),
            (1, 1, None),
            (1, None, None),
        )
    assert log.retention(**FIRST, until="2024-01-01").matrix == ()


def test_days_of_every_kind(log):
    for days in (
        [date(2024, 3, 4), date(2024, 3, 12)],
        ["2024-03-04T10:00:00Z", "2024-03-12T00:00:00Z"],
        (datetime(2024, 3, 4, tzinfo=UTC), datetime(2024, 3, 12, 23, tzinfo=UTC)),
    ):
        assert log.anchored_days(days, "signup", "buy").counts == (1, 1)
    numpy = pytest.importorskip("numpy")
    assert log.anchored_days(numpy.array(["2024-03-04", "2024-03-12"], "datetime64[D]")).counts == (1, 1)


def test_lifecycle_and_stickiness(log):
    life = log.lifecycle(every="week")
    assert [(p.new, p.returning, p.resurrected, p.dormant) for p in life.periods] == [
        (2, 0, 0, 0),
        (1, 2, 0, 0),
        (1, 1, 0, -2),
        (0, 0, 1, -2),
    ]
    assert (life.value, life.n) == (1 / 3, 3)
    assert log.lifecycle("buy", every="week").periods[0].new == 1
    sticky = log.stickiness(every="week")
    assert [row.count for row in sticky.rows] == [1, 2, 1]
    assert (sticky.value, sticky.n) == (2.0, 4)
    assert log.stickiness({"event": "buy", "where": {"plan": "pro"}}, every="week").n == 2


def test_patterns(log):
    found = log.match("(?1).*(?2)", ["signup", {"event": "buy", "where": {"plan": "pro"}}])
    assert (found.matched, found.n) == (2, 4)
    assert found.customers() == ("ann", "cy")
    assert found.by_customer().matches == (1, 1)
    assert found.first().end[0] == datetime(2024, 3, 5, 9, tzinfo=UTC)
    built = cx.Pattern.starts_with("signup").followed_within(["buy"], "25h")
    assert repr(built) == "Pattern(notation='(?1)(?t<=90000)(?2)')"
    assert log.match(built).customers() == ("ann",)
    assert log.match(cx.Pattern("(?1)", ["visit"])).customers() == ("bob",)
    assert log.match("(?1)", "buy", confidence_level=0.9).ci_level == 0.9


@pytest.mark.parametrize(
    ("ask", "finish"),
    [
        (lambda log: log.retention_tally(**FIRST), lambda log: log.retention(**FIRST)),
        (
            lambda log: log.anchored_days_tally(["2024-03-04", "2024-03-11"], every="week"),
            lambda log: log.anchored_days(["2024-03-04", "2024-03-11"], every="week"),
        ),
        (lambda log: log.lifecycle_tally(every="week"), lambda log: log.lifecycle(every="week")),
        (lambda log: log.stickiness_tally(every="week"), lambda log: log.stickiness(every="week")),
        (
            lambda log: log.match_tally("(?1)(?2)", ["signup", "buy"]),
            lambda log: log.match("(?1)(?2)", ["signup", "buy"]),
        ),
    ],
    ids=["retention", "anchored_days", "lifecycle", "stickiness", "match"],
)
def test_tallies_merge_to_the_whole(log, ask, finish):
    first, second = (ask(half) for half in halves())
    kept = type(first).from_state(first.to_state())
    first.merge(second)
    assert first == ask(log)
    assert first.finish() == finish(log).result
    assert pickle.loads(pickle.dumps(kept)) == kept != first
    assert cx.describe_state(first.to_state())["object"] == type(first).__name__


@pytest.mark.parametrize(
    ("ask", "code", "message"),
    [
        (lambda log: log.retention("sginup"), "unknown_name", "did you mean 'signup'?"),
        (
            lambda log: log.retention(time_zone="Europe/Berln"),
            "unknown_name",
            "did you mean 'Europe/Berlin'?",
        ),
        (lambda log: log.retention(evry="week"), "unknown_option", "did you mean 'every'?"),
        (
            lambda log: log.retention(every="weak"),
            "bad_option",
            "did you mean 'week'?",
        ),
        (
            lambda log: log.retention({"evnt": "buy"}),
            "unknown_option",
            "start has no option 'evnt', did you mean 'event'?",
        ),
        (
            lambda log: log.retention(returned="bracket", brackets=[(1, 3), (5, 4)]),
            "bad_option",
            "brackets must each name a first period from 1 on and a last not before it, got 5 and 4",
        ),
        (
            lambda log: log.retention(returned="bracket", brackets=[(1, 2.5)]),
            "wrong_type",
            "brackets must be",
        ),
        (lambda log: log.retention(until="soon"), "wrong_type", "until must be a point in time"),
        (lambda log: log.retention(threads=0), "out_of_range", "threads must be 1 or more"),
        (
            lambda log: log.match("(?1)x(?2)", ["signup", "buy"]),
            "bad_option",
            "pattern must be made of (?1), (?t<=60), . and .*, got 'x' at character 5",
        ),
        (
            lambda log: log.match("(?1)", [["signup", 3]]),
            "wrong_type",
            "conditions[0][1] must be text",
        ),
        (lambda log: log.match("(?1)", ["byu"]), "unknown_name", "did you mean 'buy'?"),
        (lambda log: log.match(log), "wrong_type", "pattern must be text or a Pattern, got EventLog"),
        (
            lambda log: cx.Pattern.starts_with("buy").followed_within("buy", "5m"),
            "bad_option",
            "time must say 'min'",
        ),
        (lambda log: cx.Pattern("(?1)", []), "bad_option", "conditions must be 1 to 64"),
        (lambda log: log.anchored_days([]), "bad_option", "days must be 1 to 64"),
        (lambda log: log.anchored_days(["2024-03-04", None]), "missing", "row 1"),
        (lambda log: log.lifecycle(event="byu"), "unknown_name", "did you mean 'buy'?"),
        (lambda log: log.stickiness(periods=0), "out_of_range", "periods must be at least 1"),
    ],
)
def test_mistakes_are_named(log, ask, code, message):
    with pytest.raises(cx.CxError) as refused:
        ask(log)
    assert refused.value.code == code
    assert message in str(refused.value)


def golden_logs():
    path = SHARED / "golden" / "journeys.json"
    if not path.exists():
        return [
            pytest.param(None, None, marks=pytest.mark.skip("../shared/golden/journeys.json is not there"))
        ]
    return list(json.loads(path.read_text(encoding="utf-8"))["events"].items())


@pytest.mark.parametrize(("source", "facts"), golden_logs())
def test_golden_weekly_cohorts(source, facts):
    pandas = pytest.importorskip("pandas")
    file = SHARED / "data" / "journeys" / facts["file"]
    file = file if file.exists() else file.with_name(file.name + ".gz")
    table = pandas.read_csv(file, dtype=str, keep_default_na=False)
    if facts.get("filter"):
        column, wanted = facts["filter"]
        table = table[table[column] == wanted]
    columns = facts["columns"]
    log = cx.EventLog(
        table.to_dict("list"), customer=columns["customer"], time=columns["time"], touchpoint=columns["event"]
    )
    found = log.retention(every="week", kind="first_time")
    cohorts = [row for row in zip(found.cohorts, found.matrix, strict=True) if row[0].size > 0]
    wanted = facts["weekly_retention_first3"]
    assert len(wanted) == 3
    for (cohort, row), fact in zip(cohorts[:3], wanted, strict=True):
        assert (cohort.cohort, cohort.size) == (fact["week"], fact["size"])
        assert list(row[:5]) == fact["retained_w0_w4"]
