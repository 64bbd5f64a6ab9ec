"""The shared vectors, run through the public functions as the other runtimes run them.

Besides comparing with what each case wants, the suite writes build/vectors/python.json: every answer with its
last bit, which must be the same in all runtimes.
"""

import json
import math
import struct
from datetime import datetime
from pathlib import Path

import cxkit as cx
import pytest

OBJECTS = {o["name"]: o for o in json.loads(cx._native._describe())["objects"]}
OBJECT_FUNCTIONS = {f["name"]: f for f in json.loads(cx._native._describe())["object_functions"]}
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "spec" / "vectors"
FUNCTIONS = {f["name"]: f for f in json.loads(cx._native._describe())["functions"]}
ACCUMULATORS = {a["kind"]: getattr(cx, a["name"]) for a in json.loads(cx._native._describe())["accumulators"]}
COLUMNS = {"answers", "numbers", "flags", "keys", "count_or_flags"}


def files():
    for path in sorted(FOLDER.glob("*/*.json")):
        yield path.relative_to(FOLDER).as_posix(), json.loads(path.read_text(encoding="utf-8"))


def cases():
    for name, vectors in files():
        for case in vectors["cases"] if "function" in vectors else ():
            key = f"{name}#{case['name']}"
            yield key, vectors["function"], case.get("tolerance", vectors.get("tolerance")), case


def chains():
    """The cases of files about objects: a constructor, then methods, each asked of what came before."""
    for name, vectors in files():
        for case in () if "function" in vectors else vectors["cases"]:
            yield f"{name}#{case['name']}", case.get("tolerance", vectors.get("tolerance")), case


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


def method_of(thing, name):
    """What the export list says of a method: of an object, or, without one, a function or a constructor."""
    if thing is not None:
        return next(m for m in OBJECTS[type(thing).__name__]["methods"] if m["name"] == name)
    owner, _, made = name.partition(".")
    if owner in OBJECT_FUNCTIONS:
        return OBJECT_FUNCTIONS[owner]
    return next(m for m in OBJECTS[owner]["methods"] if m["name"] == (made or "new"))


def asked(info, name, value):
    """An argument of a step as Python takes it."""
    kind = next((a["kind"] for a in info["arguments"] if a["name"] == name), "option")
    if isinstance(value, dict) and "chain" in value:
        return run(value["chain"])
    if kind == "named_columns" and isinstance(value, dict):
        return {key: column(cells) for key, cells in value.items()}
    if name == "attribution" and isinstance(value, list):
        return tuple(value)
    if isinstance(kind, str) and kind in COLUMNS | {"times"} and isinstance(value, list):
        return column(value)
    return value


def run(steps):
    """What a chain comes to; a change leaves the object in place."""
    thing = None
    for step in steps:
        if "get" in step:
            return getattr(thing, step["get"])
        name, args = step["call"], step.get("args", {})
        info = method_of(thing, name)
        found = cx if thing is None else thing
        for part in name.split("."):
            found = getattr(found, part)
        answer = found(**{key: asked(info, key, value) for key, value in args.items()})
        thing = thing if info["role"] == "change" else answer
    return thing


def plain(value):
    """An answer in lists, dicts and texts."""
    if isinstance(value, cx.Result):
        return {key: plain(item) for key, item in value.to_dict().items()}
    if isinstance(value, datetime):
        digits = value.microsecond
        fraction = "" if digits == 0 else f".{digits // 1000:03}" if digits % 1000 == 0 else f".{digits:06}"
        return f"{value:%Y-%m-%dT%H:%M:%S}{fraction}Z"
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize(("key", "tolerance", "case"), [pytest.param(*c, id=c[0]) for c in chains()])
def test_chain(key, tolerance, case, written):
    try:
        answer = run(case["chain"])
    except cx.CxError as error:
        written[key] = {"code": error.code, "row": error.row}
        assert "error" in case, f"refused: {error}"
        assert error.code == case["error"]["code"]
        assert error.row == case["error"].get("row", error.row)
        return
    assert "error" not in case, f"must refuse with {case['error']}, got {answer!r}"
    if isinstance(answer, cx.Object):
        state = answer.to_state()
        assert type(answer).from_state(state) == answer
        written[key] = {"state": state.hex()}
        return
    written[key] = canonical(plain(answer))
    if "want" in case:
        assert not differs(plain(answer), case["want"], tolerance), (answer, case["want"])


@pytest.fixture(scope="module")
def written():
    # Arguments by the thousand, beside the answers of the vectors.
    answers = {"digests#math and sums": cx._native._digests()}
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
