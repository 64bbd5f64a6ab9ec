"""The shared vectors, run through the public functions as the other runtimes run them.

Besides comparing with what each case wants, the suite writes build/vectors/python.json: every answer with its
last bit, which must be the same in all runtimes.
"""

import json
import math
import struct
from pathlib import Path

import cxkit as cx
import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "spec" / "vectors"
FUNCTIONS = {f["name"]: f for f in json.loads(cx._native._describe())["functions"]}
ACCUMULATORS = {a["kind"]: getattr(cx, a["name"]) for a in json.loads(cx._native._describe())["accumulators"]}
COLUMNS = {"answers", "numbers", "flags", "keys", "count_or_flags"}


def cases():
    for path in sorted(FOLDER.glob("*/*.json")):
        vectors = json.loads(path.read_text(encoding="utf-8"))
        for case in vectors["cases"]:
            key = f"{path.relative_to(FOLDER).as_posix()}#{case['name']}"
            yield key, vectors["function"], case.get("tolerance", vectors.get("tolerance")), case


def cell(value):
    return float(value["float"]) if isinstance(value, dict) else value


def column(value):
    if isinstance(value, dict) and "repeat" in value:
        return [cell(item) for item, times in value["repeat"] for _ in range(times)]
    return [cell(item) for item in value]


def argument(kind, value):
    if isinstance(value, dict) and "counts" in value:
        return dict(value["counts"])
    if isinstance(kind, dict):
        return call(value["result"]["function"], value["result"]["args"])
    if kind in COLUMNS and (isinstance(value, list) or (isinstance(value, dict) and "repeat" in value)):
        return column(value)
    if kind == "columns":
        return [column(item) for item in value]
    return value


def arguments(name, args):
    kinds = {info["name"]: info["kind"] for info in FUNCTIONS[name]["arguments"]}
    columns = dict.fromkeys(FUNCTIONS[name]["columns"], "numbers")
    return {key: argument((columns | kinds).get(key, "option"), value) for key, value in args.items()}


def call(name, args):
    return getattr(cx, name)(**arguments(name, args))


def canonical(value):
    """A value with every bit of its numbers."""
    if isinstance(value, float):
        return f"f:{struct.pack('>d', value).hex()}"
    if isinstance(value, list):
        return [canonical(item) for item in value]
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    return value


def differs(got, want, tolerance):
    if isinstance(want, list):
        return len(got) != len(want) or any(differs(g, w, tolerance) for g, w in zip(got, want, strict=True))
    if isinstance(want, dict):
        return any(differs(got[key], item, tolerance) for key, item in want.items())
    if isinstance(want, (int, float)) and isinstance(got, float):
        return not abs(got - want) <= tolerance * (abs(want) or 1.0)
    return got != want or isinstance(got, bool) != isinstance(want, bool)


@pytest.fixture(scope="module")
def written():
    answers = {}
    yield answers
    if answers:
        target = ROOT / "build" / "vectors"
        target.mkdir(parents=True, exist_ok=True)
        (target / "python.json").write_text(json.dumps(answers), encoding="utf-8")


@pytest.mark.parametrize(("key", "name", "tolerance", "case"), [pytest.param(*c, id=c[0]) for c in cases()])
def test_vector(key, name, tolerance, case, written):
    try:
        result = call(name, case["args"])
    except cx.CxError as error:
        written[key] = {"code": error.code, "row": error.row}
        assert "error" in case, f"refused: {error}"
        assert error.code == case["error"]["code"]
        assert error.row == case["error"].get("row", error.row)
        return
    fields = result.to_dict()
    written[key] = canonical(fields)
    # What was counted already has no rows for an accumulator to read.
    counted = isinstance(case["args"].get(FUNCTIONS[name]["arguments"][0]["name"]), int)
    if name in ACCUMULATORS and not counted:
        written[f"{key}@state"] = state(name, case["args"]).hex()
    assert "want" in case, f"must refuse with {case['error']}, got {result!r}"
    for field, want in case["want"].items():
        assert not differs(fields[field], want, tolerance), (field, fields[field], want)


def state(name, args):
    """The saved state of the accumulator that read the same rows; it answers as the function did."""
    info = FUNCTIONS[name]
    given = arguments(name, args)
    names = [argument["name"] for argument in info["arguments"]]
    rows = given.pop(names[0])
    columns = {key: given.pop(key) for key in names[1:] + info["columns"] if key in given}
    accumulator = ACCUMULATORS[name](**given)
    accumulator.extend(rows, **columns)
    assert accumulator.finish() == call(name, args)
    return accumulator.to_state()


def test_every_function_has_vectors():
    assert {name for _, name, _, _ in cases()} == set(FUNCTIONS)


def test_comparison_can_fail():
    assert differs(1.0, 1.0 + 1e-9, 1e-12) and not differs(1.0, 1.0 + 1e-13, 1e-12)
    assert differs(None, 1.0, 1.0) and differs([1.0], [1.0, 2.0], 1.0) and differs("a", "b", 1.0)
    assert differs(math.nan, 1.0, 1.0)
