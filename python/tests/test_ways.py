"""Sessions, paths, flows and next events: the Python face, threads, odd ids, large logs, public logs."""

import inspect
import json
import pickle
from array import array
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cxkit as cx
import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
ROLES = {"customer": "who", "time": "at", "touchpoint": "what"}
#: How each question is asked, and its tally.
QUESTIONS = {
    "sessions": {},
    "transitions": {"by_session": True, "times": "quantiles"},
    "step_matrix": {"max_steps": 4},
    "paths": {"max_steps": 5, "times": "quantiles"},
    "flows": {"touchpoint": "t3", "times": "quantiles"},
    "loops": {},
    "next_event": {"chain": ["t1", "t2"], "times": "quantiles"},
}


def at(minutes):
    return datetime(2024, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes)


def small():
    """Ann lands, searches twice, sees a product 35 minutes later and buys; bob lands and searches."""
    return cx.EventLog(
        {
            "who": ["ann"] * 5 + ["bob"] * 2,
            "at": [at(m) for m in (0, 10, 40, 75, 80, 0, 1)],
            "what": ["landing", "search", "search", "product", "checkout", "landing", "search"],
        },
        **ROLES,
    )


def seconds(count):
    start = datetime(2024, 3, 1, tzinfo=UTC)
    return [start + timedelta(seconds=second) for second in count]


def large(events=300_000, customers=40_000, seed=7):
    """Events of a linear congruential generator: more than one piece of work, with ties and repeats."""
    state, who, when, what = seed, array("q"), array("q"), []
    for _ in range(events):
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        who.append((state >> 33) % customers)
        when.append((state >> 17) % 9_000_000)
        what.append(f"t{(state >> 50) % 9}")
    return {"who": who, "at": seconds(when), "what": what}


@pytest.fixture(scope="module")
def many():
    return cx.EventLog(large(), **ROLES)


def asked(log, question, tally=False, **more):
    options = dict(QUESTIONS[question])
    chain = [options.pop("chain")] if "chain" in options else []
    return getattr(log, question + "_tally" * tally)(*chain, **options, **more)


def test_an_option_in_place_by_name_and_as_a_timedelta():
    log = small()
    hour = log.sessions("1h")
    assert (log.sessions().n, hour.n) == (3, 2)
    assert log.sessions(timedelta(hours=1)) == log.sessions(gap="60min") == hour
    assert log.sessions(None).n == 2
    assert log.with_sessions("1h") == log.with_sessions(gap=timedelta(hours=1), attribute="session")
    assert log.paths(1).shown == log.paths(top=1).shown == 1
    assert log.flows("search", before=1) == log.flows(touchpoint="search", before=1)
    with pytest.raises(TypeError, match="multiple values for argument 'gap'"):
        log.sessions("1h", gap="1h")
    with pytest.raises(TypeError, match="takes 1 positional arguments but 2 were given"):
        log.sessions("1h", "2h")
    with pytest.raises(TypeError, match="takes 0 positional"):
        log.transitions("1h")
    shown = list(inspect.signature(log.paths).parameters.values())
    assert (shown[0].name, shown[0].default, shown[0].kind) == (
        "top",
        10,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
    )
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in shown[1:])


def test_mistakes_are_named():
    log = small()
    for call, code, message in [
        (lambda: log.flows("serch"), "unknown_name", "did you mean 'search'"),
        (lambda: log.next_event(["landing", "serch"]), "unknown_name", "did you mean 'search'"),
        (lambda: log.next_event([{"evnt": "search"}]), "unknown_option", "did you mean 'event'"),
        (lambda: log.transitions(by_sesion=True), "unknown_option", "did you mean 'by_session'"),
        (lambda: log.sessions("0s", gap_rule="greater_or_equal"), "bad_option", "gap"),
        (lambda: log.sessions(5), "wrong_type", "gap"),
        (lambda: log.paths(0), "bad_option", "top"),
        (lambda: log.loops(threads=0), "out_of_range", "threads"),
    ]:
        with pytest.raises(cx.CxError) as refused:
            call()
        assert refused.value.code == code
        assert message in str(refused.value)


def test_results_are_records_with_rows():
    ways = small().transitions()
    first = ways.transitions[0]
    assert (first.source, first.target, first.count) == ("landing", "search", 2)
    assert first.mean_seconds == 330.0
    assert ways.touchpoints[-1].touchpoint == "search"
    assert ways.to_dict()["transitions"][0]["target"] == "search"
    assert repr(ways) == "TransitionsResult(value=0.200, 95 % 0.04 to 0.62, n=5)"
    assert repr(small().transitions(max_steps=1)).startswith("TransitionsResult(n=0, ci_level=0.95, ")
    assert pickle.loads(pickle.dumps(ways)) == ways
    assert hash(ways) == hash(small().transitions())
    html = ways._repr_html_()
    assert "<th>source</th>" in html
    assert "<td>landing</td>" in html
    paths = small().paths()
    assert paths.paths[0].path == ("landing", "search")
    assert "landing &gt; search" in paths._repr_html_()
    steps = [
        (node.step, node.touchpoint, node.count) for node in small().flows("search", before=1, after=1).nodes
    ]
    assert steps == [(-1, "landing", 2), (0, "search", 2), (1, "search", 1)]
    assert all(isinstance(step, int) for step, *_ in steps)


def test_rows_make_frames():
    pytest.importorskip("pandas")
    log = small()
    frame = log.transitions().to_frame()
    assert (frame["source"][0], frame["target"][0]) == ("landing", "search")
    assert list(log.paths().to_frame()["count"]) == [1, 1]
    assert log.flows("search").to_frame()["step"][0] == -1
    assert list(log.loops().to_frame()["repeating"]) == [0, 0, 0, 1]
    assert list(log.next_event("landing").to_frame()["touchpoint"]) == ["search"]
    matrix = log.step_matrix(2).to_frame()
    assert list(matrix.columns)[:5] == ["touchpoint", "counts_1", "counts_2", "shares_1", "shares_2"]
    assert list(matrix["shares_2"]) == [0.0, 1.0]
    rows = log.session_rows().to_frame()
    assert list(rows["events"]) == [3, 2, 2]
    assert rows["start"][0] == at(0)
    assert len(log.sessions().to_frame()) == 1
    assert list(log.funnel(["landing", "search"]).result.to_frame()["count"]) == [2, 2]


@pytest.mark.parametrize("question", QUESTIONS)
def test_tallies_of_customers_apart_are_the_whole(many, question):
    whole = asked(many, question, tally=True)
    parts = [many.filter(customers=range(k, 40_000, 3)) for k in range(3)]
    merged = asked(parts[2], question, tally=True)
    for part in parts[:2]:
        state = asked(part, question, tally=True).to_state()
        merged.merge(type(merged).from_state(state))
    assert merged.to_state() == whole.to_state()
    assert merged.finish() == whole.finish() == asked(many, question)
    assert pickle.loads(pickle.dumps(merged)) == merged
    assert cx.describe_state(merged.to_state())["object"] == type(merged).__name__
    with pytest.raises(cx.CxError) as refused:
        merged.merge(asked(many, question, tally=True, confidence_level=0.9))
    assert refused.value.code == "incompatible"


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_two_and_seven_threads_give_the_same_bytes(many, question):
    states = {asked(many, question, tally=True, threads=threads).to_state() for threads in (1, 2, 7)}
    assert len(states) == 1
    answers = [asked(many, question, threads=threads) for threads in (1, 2, 7)]
    assert answers[0] == answers[1] == answers[2]


def test_rows_and_logs_of_any_number_of_threads():
    table = large(200_000)
    logs = [cx.EventLog(table, **ROLES, threads=threads) for threads in (1, 2, 7)]
    assert len({log.to_state() for log in logs}) == 1
    assert len({log.with_sessions(threads=threads).to_state() for log in logs for threads in (1, 2, 7)}) == 1
    rows = [logs[0].session_rows("1h", threads=threads) for threads in (1, 2, 7)]
    assert rows[0] == rows[1] == rows[2]
    assert sum(rows[0].events) == logs[0].event_count
    funnels = [logs[0].funnel(["t1", "t2", "t3"], within="30d", threads=threads) for threads in (1, 2, 7)]
    assert len({str(funnel.to_dict()) for funnel in funnels}) == 1
    tallies = [logs[0].funnel_tally(["t1", "t2", "t3"], threads=threads).to_state() for threads in (1, 2, 7)]
    assert len(set(tallies)) == 1


def test_ids_that_are_words_na_and_blank():
    table = {
        "who": ["NA", "NA", "", " ", None, "null", "7", "nan"],
        "at": [at(m) for m in range(8)],
        "what": ["a", "b", "a", "b", "a", "NA", "b", "a"],
    }
    log = cx.EventLog(table, **ROLES)
    assert log.session_rows().customer == ("7", "NA", "nan", "null")
    assert (log.dropped.blank_customer, log.dropped.missing_customer) == (2, 1)
    assert log.transitions().transitions[0].source == "a"
    assert log.touchpoints == ("NA", "a", "b")
    assert log.flows("NA").n == 1
    kept = cx.EventLog(table, **ROLES, blanks="keep")
    assert kept.session_rows().customer == ("", " ", "7", "NA", "nan", "null")
    with pytest.raises(cx.CxError) as refused:
        cx.EventLog(table, **ROLES, blanks="error")
    assert (refused.value.code, refused.value.row) == ("missing", 2)


def test_ids_that_are_numbers_are_numbers():
    log = cx.EventLog({"who": [3, -1, 3], "at": [at(0), at(1), at(2)], "what": ["a", "b", "c"]}, **ROLES)
    assert log.session_rows().customer == (-1, 3)


def test_a_hundred_thousand_events_of_one_customer():
    events = 100_000
    table = {
        "who": array("q", [1]) * events,
        "at": seconds(range(0, events * 60, 60)),
        "what": ["a", "b"] * (events // 2),
    }
    log = cx.EventLog(table, **ROLES)
    assert (log.sessions().n, log.sessions("59s").n) == (1, events)
    ways = log.transitions()
    assert [(row.source, row.target, row.count) for row in ways.transitions] == [
        ("a", "b", events // 2),
        ("b", "a", events // 2 - 1),
    ]
    assert log.paths(max_steps=3).paths[0].path == ("a", "b", "a")
    assert log.paths().paths[0].steps == events
    assert log.loops().rows[0].max_events == events // 2
    assert log.flows("b", occurrence="last").nodes[0].step == -3
    assert log.next_event(["a"], base="last_match").rows[0].touchpoint == "b"
    instant = cx.EventLog({**table, "at": [at(0)] * events}, **ROLES)
    assert (instant.sessions("0s").n, instant.transitions().transitions[0].mean_seconds) == (1, 0.0)


def test_more_touchpoints_than_sixteen_bits():
    events = 70_000
    table = {
        "who": array("q", (row // 7 for row in range(events))),
        "at": seconds(range(events)),
        "what": [f"page {row:05}" for row in range(events)],
    }
    log = cx.EventLog(table, **ROLES)
    assert log.touchpoint_count == events
    ways = log.transitions()
    assert (ways.n, ways.pairs) == (60_000, 60_000)
    assert ways.transitions[0].target == "page 00001"
    assert log.paths(top=1).paths[0].path[6] == "page 00006"
    assert log.flows("page 69999").nodes[0].touchpoint == "page 69996"
    assert log.next_event("page 69998").rows[0].touchpoint == "page 69999"
    assert (log.loops().value, log.step_matrix(1).rows[-1].touchpoint) == (0.0, "page 69993")


@pytest.mark.parametrize(
    "source",
    ["bpic2012", "ecommerce_funnel", "helpdesk", "receipt", "rete_ecom", "sepsis", "traffic_fines"],
)
def test_golden_ways(source):
    pandas = pytest.importorskip("pandas")
    golden = SHARED / "golden" / "journeys.json"
    if not golden.exists():
        pytest.skip(f"{golden.name} is not there")
    facts = json.loads(golden.read_text(encoding="utf-8"))["events"][source]
    file = SHARED / "data" / "journeys" / facts["file"]
    file = file if file.exists() else file.with_name(file.name + ".gz")
    columns = facts["columns"]
    table = pandas.read_csv(file, dtype=str, keep_default_na=False)
    if facts["filter"]:
        column, wanted = facts["filter"]
        table = table[table[column] == wanted]
    log = cx.EventLog(
        table.to_dict("list"), customer=columns["customer"], time=columns["time"], touchpoint=columns["event"]
    )
    ways = log.transitions()
    assert (ways.n, ways.pairs) == (facts["transitions_total"], facts["distinct_pairs"])
    top = [[row.source, row.target, row.count] for row in ways.transitions]
    assert top[: len(facts["top5_pairs"])] == facts["top5_pairs"]
    paths = log.paths(top=3)
    assert paths.variants == facts["variants"]
    assert [[" > ".join(row.path), row.count] for row in paths.paths] == facts["top3_variants"]
    sessions = log.sessions("30min")
    assert (sessions.n, sessions.single_event_sessions) == (
        facts["sessions_30min"],
        facts["single_event_sessions"],
    )
    outcome = facts.get("outcome_first_terminal")
    if outcome:
        part = log.filter(touchpoints=[outcome["start"], *outcome["terminals"]])
        after = part.next_event(outcome["start"], times="quantiles")
        assert after.ended == outcome["none"]
        for row in after.rows:
            known = outcome[row.touchpoint]
            assert row.count == known["n"]
            assert row.median_seconds / 3600 == pytest.approx(known["median_hours"], abs=1e-6)
