"""What the Python face adds to objects: tables of every package, arguments, errors, states, threads."""

import copy
import inspect
import json
import pickle
import subprocess
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import cxkit as cx
import pytest

LIST = json.loads(cx._native._describe())
TABLE = {
    "user": ["ann", "ann", "bob", "bob", "eve", None],
    "at": [datetime(2024, 1, day, tzinfo=UTC) for day in (1, 2, 1, 20, 3, 1)],
    "event": ["view", "buy", "view", "buy", "view", "view"],
    "plan": ["a", "a", "b", "b", None, "a"],
    "price": [0.0, 5.5, 0.0, 7.0, 0.0, 0.0],
}
ROLES = {"customer": "user", "time": "at", "touchpoint": "event"}
TOY = {
    "frequency": [2, 1, 0, 0, 7, 3, 0, 1, 5, 0],
    "recency": [30.4, 1.7, 0, 0, 29.4, 33, 0, 11.6, 19.7, 0],
    "age": [38.9, 38.9, 38.9, 36.9, 38.4, 38, 37, 36, 36, 35],
}
SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def log():
    return cx.EventLog(TABLE, **ROLES, attributes=["plan", "price"])


def polars_frame():
    return pytest.importorskip("polars").DataFrame(TABLE)


def lazy_frame():
    return polars_frame().lazy()


def pandas_frame():
    return pytest.importorskip("pandas").DataFrame(TABLE)


def arrow_table():
    return pytest.importorskip("pyarrow").table(TABLE)


def dictionary_table():
    table = arrow_table()
    return table.set_column(2, "event", table["event"].combine_chunks().dictionary_encode())


def duck_relation():
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    events = arrow_table()  # noqa: F841
    return duckdb.sql("SELECT * FROM events")


def rows():
    return [dict(zip(TABLE, row, strict=True)) for row in zip(*TABLE.values(), strict=True)]


@pytest.mark.parametrize(
    "make", [rows, pandas_frame, polars_frame, lazy_frame, arrow_table, dictionary_table, duck_relation]
)
def test_a_log_is_the_same_from_every_table(make, log):
    assert cx.EventLog(make(), **ROLES, attributes=["plan", "price"]) == log


def test_a_log_answers(log):
    assert (log.event_count, log.customer_count, log.touchpoints) == (5, 3, ("buy", "view"))
    assert log.dropped.missing_customer == 1
    assert log.last_time == datetime(2024, 1, 20, tzinfo=UTC)
    funnel = log.funnel(["view", "buy"])
    assert funnel.counts == (3, 1)
    assert funnel.dropped(2) == ("bob", "eve")
    assert funnel.depths().depth == (2, 1, 1)
    assert funnel.steps[1].median_seconds == 86_400.0
    assert repr(log) == "EventLog(event_count=5, customer_count=3, touchpoint_count=2)"
    assert repr(funnel).startswith("Funnel(counts=[3, 1]")
    assert "<table>" in funnel._repr_html_()


def test_frames(log):
    pandas = pytest.importorskip("pandas")
    steps = log.funnel(["view", "buy"]).to_frame()
    assert list(steps["count"]) == [3, 1]
    assert isinstance(steps, pandas.DataFrame)
    depths = log.funnel(["view", "buy"]).depths().to_frame()
    assert list(depths["customer"]) == ["ann", "bob", "eve"]
    summary = cx.rfm(TABLE, customer="user", time="at", amount="price").to_frame()
    assert list(summary["customers"]) == ["ann", "bob", "eve"]
    assert list(cx.BgNbd().fit(**TOY).expected_purchases(10).to_frame().columns) == [
        "values",
        "ci_lower",
        "ci_upper",
    ]


def test_a_filter_shares_and_leaves_the_log_alone(log):
    early = log.filter(until=date(2024, 1, 3), where={"plan": ["a", "b"]})
    assert (early.event_count, log.event_count) == (3, 5)
    assert log.filter(customers=["bob"]).journey("bob") == log.journey("bob")
    with pytest.raises(cx.CxError) as refused:
        early.append(TABLE, **ROLES)
    assert refused.value.code == "bad_option"


def test_events_that_come_later_make_the_log_of_all(log):
    first, rest = rows()[:3], rows()[3:]
    grown = cx.EventLog(first, **ROLES, attributes=["plan", "price"])
    kept = grown.filter()
    assert grown.append(rest, **ROLES, attributes=["plan", "price"]) is None
    assert grown == log
    assert kept.event_count == 3


def test_appending_from_threads_loses_nothing():
    grown = cx.EventLog({"u": [0], "t": ["2024-01-01"], "e": ["a"]}, customer="u", time="t", touchpoint="e")

    def add(which):
        for at in range(20):
            batch = {"u": [which * 100 + at], "t": ["2024-01-02"], "e": ["a"]}
            grown.append(batch, customer="u", time="t", touchpoint="e")

    workers = [threading.Thread(target=add, args=(which,)) for which in range(1, 5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert grown.customer_count == 81


def test_steps_in_every_spelling(log):
    assert log.funnel(("view", ["buy", "buy"]), within="30d").counts == (3, 2)
    priced = {"event": "buy", "where": {"price": {"min": 6}}}
    assert log.funnel(["view", priced], within=None).counts == (3, 1)
    groups = log.funnel(["view", "buy"], within=None, breakdown="plan", attribution=("step", 2)).groups
    assert {group.group: group.counts for group in groups} == {"a": (1, 1), "b": (1, 1)}
    assert log.funnel(["view", "buy"], step_within="12h").counts == (3, 0)
    assert log.funnel(["view", "buy"], step_within=["2d"]).counts == (3, 1)


@pytest.mark.parametrize(
    ("steps", "options", "code", "message"),
    [
        (
            ["view", {"evnt": "buy"}],
            {},
            "unknown_option",
            "steps[1] has no option 'evnt', did you mean 'event'?",
        ),
        (
            ["view", {"event": "buy", "where": 3}],
            {},
            "wrong_type",
            "steps[1].where must be a map of attributes",
        ),
        (["view", "byu"], {}, "unknown_name", "did you mean 'buy'?"),
        (["view", 3], {}, "wrong_type", "steps[1] must be a name"),
        ("view", {}, "wrong_type", "steps must be a list of steps"),
        (["view", "buy"], {"wihtin": "1d"}, "unknown_option", "did you mean 'within'?"),
        (["view", "buy"], {"within": "5m"}, "bad_option", "within must say 'min'"),
        (
            ["view", "buy"],
            {"attribution": ("step", 0)},
            "wrong_type",
            "attribution[1] must be the number of a step",
        ),
        (
            ["view", "buy"],
            {"exclusions": [{"event": "x"}]},
            "wrong_type",
            "exclusions[0] must be a map with between",
        ),
        (["view", "buy"], {"time_zone": "Europe/Berln"}, "unknown_name", "did you mean 'Europe/Berlin'?"),
        (["view", "buy"], {"threads": 0}, "out_of_range", "threads must be 1 or more"),
    ],
)
def test_mistakes_are_named(log, steps, options, code, message):
    with pytest.raises(cx.CxError) as refused:
        log.funnel(steps, **options)
    assert refused.value.code == code
    assert message in str(refused.value)


def test_columns_that_are_not_there(log):
    with pytest.raises(cx.CxError, match="there is no column 'usr', did you mean 'user'"):
        cx.EventLog(TABLE, **{**ROLES, "customer": "usr"})
    with pytest.raises(cx.CxError, match="customer must be the name of a column"):
        cx.EventLog(TABLE, **{**ROLES, "customer": ["ann"]})
    with pytest.raises(TypeError, match="missing its argument 'touchpoint'"):
        cx.EventLog(TABLE, customer="user", time="at")
    with pytest.raises(TypeError, match="multiple values"):
        cx.EventLog(TABLE, "user", **ROLES)
    with pytest.raises(TypeError, match="no constructor"):
        cx.BgNbdFit()
    with pytest.raises(cx.CxError, match="must be a fit of BgNbd"):
        cx.customer_value(log, log)


def test_a_model_from_orders_to_value():
    orders = {"id": [n % 20 for n in range(90)], "at": [], "paid": [5.0 + n % 7 for n in range(90)]}
    orders["at"] = [date.fromordinal(738_000 + (n * n * 7) % 300) for n in range(90)]
    rfm = cx.rfm(orders, customer="id", time="at", amount="paid", unit="week")
    assert (rfm.n, rfm.unit, rfm.unit_days) == (20, "week", 7.0)
    fit, spend = cx.MbgNbd().fit(rfm), cx.GammaGamma(max_iterations=500).fit(rfm)
    assert list(fit.params) == ["r", "alpha", "a", "b"]
    assert fit.log_likelihood == pytest.approx(fit.log_likelihood_of(rfm), rel=1e-12)
    worth = cx.customer_value(fit, spend, periods=52, discount_rate=0.1)
    assert len(worth.values) == 20
    everybody, *_ = cx.model_equity(fit, spend, periods=52, discount_rate=0.1)
    assert everybody.value == pytest.approx(sum(worth.values), rel=1e-12)
    same = cx.customer_value(fit, spend, customers=rfm, periods=52, discount_rate=0.1, threads=1)
    assert same == worth
    with pytest.raises(AttributeError):
        fit.log_likelihood = 1.0


COVARIATES = {"online": [1, 0, 0, 1, 1, 0, 1, 0, 1, 0], "visits": [3, 1, 0, 2, 9, 4, 0, 1, 7, 1]}


@pytest.mark.parametrize("package", ["dict", "rows", "pandas", "polars", "pyarrow"])
def test_covariates_come_from_every_table(package):
    if package == "rows":
        columns = zip(*COVARIATES.values(), strict=True)
        table = [dict(zip(COVARIATES, row, strict=True)) for row in columns]
    elif package == "pyarrow":
        table = pytest.importorskip("pyarrow").table(COVARIATES)
    else:
        table = COVARIATES if package == "dict" else pytest.importorskip(package).DataFrame(COVARIATES)
    fit = cx.BgNbd().fit_with_covariates(**TOY, purchase=table)
    assert list(fit.params)[4:] == ["alpha.online", "alpha.visits"]
    assert fit.log_likelihood_of() == pytest.approx(fit.log_likelihood, rel=1e-12)
    assert fit == cx.BgNbd().fit_with_covariates(**TOY, purchase=COVARIATES)
    assert fit.alive_probability() == fit.alive_probability(**TOY, purchase=table)


def test_covariates_that_are_refused():
    def refused(**given):
        with pytest.raises(cx.CxError) as error:
            cx.BgNbd().fit_with_covariates(**TOY, **given)
        return error.value.code, error.value.row

    assert refused(purchase={"online": [1, 0, None, 1, 1, 0, 1, 0, 1, 0]}) == ("missing", 2)
    assert refused(dropout={"online": [1, 0, 0, float("nan"), 1, 0, 1, 0, 1, 0]}) == ("missing", 3)
    assert refused(purchase={"online": [1] * 10}) == ("bad_option", None)
    assert refused(purchase={"online": [1, 0]}) == ("unequal_lengths", None)
    assert refused(purchase="online") == ("wrong_type", None)
    assert refused() == ("empty", None)


def test_states_and_copies(log):
    fit = cx.BgNbd().fit(**TOY)
    for thing in (log, fit, log.funnel_tally(["view", "buy"]), cx.RfmAccumulator(unit="week")):
        assert pickle.loads(pickle.dumps(thing)) == thing == copy.deepcopy(thing)
        assert type(thing).from_state(thing.to_state()).to_state() == thing.to_state()
        assert cx.describe_state(thing.to_state())["object"] == type(thing).__name__
    with pytest.raises(cx.CxError, match="cannot be read"):
        cx.EventLog.from_state(fit.to_state())
    with pytest.raises(cx.CxError):
        cx.rfm(TABLE, customer="user", time="at").to_state()
    assert fit != cx.MbgNbd().fit(**TOY)


def test_a_fit_saved_in_python_has_the_same_bits_in_javascript(tmp_path):
    entry = Path(__file__).resolve().parents[2] / "js" / "dist" / "node.mjs"
    if not entry.exists():
        pytest.skip("the npm package is not built")
    fit = cx.BgNbd().fit(**TOY)
    state = tmp_path / "fit"
    state.write_bytes(fit.to_state())
    script = f"""
        import {{ readFileSync }} from "node:fs";
        import {{ BgNbdFit }} from {json.dumps(entry.as_uri())};
        const fit = BgNbdFit.fromState(readFileSync({json.dumps(str(state))}));
        const {{ values, ciLower }} = fit.expectedPurchases(39, {json.dumps(TOY)});
        console.log(JSON.stringify({{ params: fit.params, values, ciLower }}));
    """
    told = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, check=True)
    answer = json.loads(told.stdout)
    mine = fit.expected_purchases(39)
    assert answer == {"params": fit.params, "values": list(mine.values), "ciLower": list(mine.ci_lower)}


def test_other_threads_run_while_a_log_is_made():
    rows_of = 300_000
    table = {"u": range(rows_of), "t": ["2024-01-01"] * rows_of, "e": ["a", "b"] * (rows_of // 2)}
    turns = 0
    done = threading.Event()

    def count():
        nonlocal turns
        while not done.wait(0.001):
            turns += 1

    other = threading.Thread(target=count)
    other.start()
    log = cx.EventLog(table, customer="u", time="t", touchpoint="e", threads=2)
    done.set()
    other.join()
    assert log.event_count == rows_of
    assert turns > 0


@pytest.mark.parametrize("export", LIST["objects"], ids=lambda export: export["name"])
def test_object_is_the_export(export):
    kind = getattr(cx, export["name"])
    assert issubclass(kind, cx.Object)
    assert kind.__doc__.startswith(export["doc"].strip())
    for method in export["methods"]:
        if method["role"] == "new":
            continue
        found = vars(kind)[method["name"]]
        assert found.__doc__ == method["doc"].strip()
        if method["role"] == "get":
            assert isinstance(found, property)
            continue
        names = [argument["name"] for argument in method["arguments"]]
        names += [option["name"] for option in method["options"]]
        first = {"make": ["cls"]}.get(method["role"], ["self"]) + (["table"] if method["table"] else [])
        assert sorted(inspect.signature(found).parameters) == sorted(first + names)
    records = {record["name"]: record for record in LIST["records"]}
    for record in export["fields"]:
        for field in records[record]["fields"]:
            assert isinstance(vars(kind)[field["name"]], property)


def test_every_object_and_function_is_public():
    assert {e["name"] for e in LIST["objects"]} | {e["name"] for e in LIST["object_functions"]} <= set(
        cx.__all__
    )


def golden(name):
    path = SHARED / "golden" / name
    if not path.exists():
        pytest.skip(f"{name} is not there")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source", ["ecommerce_funnel", "helpdesk", "receipt", "rete_ecom", "sepsis", "traffic_fines"]
)
def test_golden_journeys(source):
    pandas = pytest.importorskip("pandas")
    facts = golden("journeys.json")["events"][source]
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
    assert (log.event_count, log.customer_count) == (facts["n_events"], facts["n_customers"])
    for funnel in facts["funnels"]:
        window = None if funnel["window_days"] is None else f"{funnel['window_days']}d"
        for entry in ("first", "any"):
            found = log.funnel(funnel["steps"], within=window, entry=entry, ties="input_order")
            assert list(found.counts) == funnel[f"{entry}_anchor"]


def test_golden_purchases():
    facts = golden("value_and_survival.json")
    file = SHARED / "data" / "orders" / "lifetimes_cdnow_customers_summary.csv"
    lines = [line.split(",") for line in file.read_text().split()]
    head, body = lines[0], lines[1:]
    column = {name: [float(row[at]) for row in body] for at, name in enumerate(head)}
    frequency = next(column[name] for name in head if name in ("x", "frequency"))
    recency = next(column[name] for name in head if name in ("t_x", "recency"))
    age = next(column[name] for name in head if name in ("T", "age"))
    who = {"frequency": frequency, "recency": recency, "age": age}
    models = {"bgnbd": cx.BgNbd, "mbgnbd": cx.MbgNbd, "pnbd": cx.ParetoNbd}
    for name, model in models.items():
        true, fit = facts["mle_true"][f"{name}_cdnow_sample_weeks"], model().fit(**who)
        assert fit.params == pytest.approx(true["params"], rel=1e-8)
        assert fit.standard_errors == pytest.approx(true["se"], rel=1e-6)
        assert fit.log_likelihood == pytest.approx(true["ll"], rel=1e-9)
    predicted, known = cx.BgNbd().fit(**who).expected_purchases(39), facts["misc"]["bgnbd_sample_trueMLE"]
    assert sum(predicted.values) == pytest.approx(known["cond_exp_39w_sum"], rel=1e-8)
    assert predicted.values[:20] == pytest.approx(known["cond_exp_first20"], rel=1e-7)
