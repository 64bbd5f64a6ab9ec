"""The Python face against the export list: names, order, defaults, choices, results."""

import inspect
import json
import types as python_types
import typing

import cxkit as cx
import pytest
from cxkit import _native, types

LIST = json.loads(_native._describe())
FUNCTIONS = {function["name"]: function for function in LIST["functions"]}
ACCUMULATORS = {accumulator["name"]: accumulator for accumulator in LIST["accumulators"]}
NAMES = {
    **vars(types),
    **vars(_native),
    **vars(typing),
    "Iterable": typing.Iterable,
    "Mapping": typing.Mapping,
}


def hint(annotation):
    return eval(annotation, dict(NAMES))


def choices(annotation):
    """The words of a Literal, wherever it stands in the annotation."""
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    return set().union(*(choices(part) for part in typing.get_args(annotation)))


def words(kind):
    """The words of a choice, wherever it stands in a kind of the export list."""
    if isinstance(kind, dict):
        return set(kind["choice"]) if "choice" in kind else words(next(iter(kind.values())))
    return set()


def default(value):
    """A default as Python writes it: a pair and a list as a tuple, no labels as None."""
    if isinstance(value, list):
        return tuple(value)
    return None if value == {} else value


def test_every_export_has_its_function_and_no_other():
    public = {name for name in cx.__all__ if isinstance(getattr(cx, name), _native.Function)}
    assert public == set(FUNCTIONS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function_is_the_export(name):
    export, signature = FUNCTIONS[name], inspect.signature(getattr(cx, name))
    parameters = list(signature.parameters.values())
    positional = [p for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    keywords = [p for p in parameters if p.kind is p.KEYWORD_ONLY]
    assert len(positional) + len(keywords) == len(parameters)
    assert [p.name for p in positional] == [a["name"] for a in export["arguments"]]
    for parameter, argument in zip(positional, export["arguments"], strict=True):
        assert parameter.default is (parameter.empty if argument["required"] else None), parameter
    options = [p for p in keywords if p.name not in export["columns"]]
    assert [p.name for p in options] == [o["name"] for o in export["options"]]
    assert [p.name for p in keywords if p.name in export["columns"]] == export["columns"]
    for parameter, option in zip(options, export["options"], strict=True):
        assert parameter.default == default(option["default"]), parameter
        assert choices(hint(parameter.annotation)) == words(option["kind"]), parameter
    assert signature.return_annotation == export["result"]


# What functions are called with whose arguments cannot be just any number.
GIVEN = {
    "quantile": (([1, 2, 3, 5], 0.5), {}),
    "quantiles": (([1, 2, 3, 5], [0.25, 0.5]), {}),
    "kaplan_meier": (([1, 2, 3, 5], [1, 0, 1, 1]), {}),
    "sla_from_times": ((["2026-01-05"], ["2026-01-06"]), {"due": ["2026-01-07"]}),
    "retention_rate": ((100,), {"end": 110, "new": 35}),
    "churn_rate": ((100,), {"lost": 25}),
    "clv": ((100.0, 0.8, 0.1), {}),
    "cltv": ((50.0, 4.0, 3.0, 0.2), {}),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_written_defaults_are_the_ones_used(name):
    """Every default may be given by hand without changing the answer."""
    export, function = FUNCTIONS[name], getattr(cx, name)
    result = cx.nps([10, 9, 8, 3, 7, 10])
    sample = {
        "answers": [1, 2, 3, 5, 4, 5],
        "numbers": [1, 2, 3, 5],
        "flags": [1, 0, 1, 1],
        "count_or_flags": [1, 0, 1, 1],
        "keys": [1, 2, 1, 3],
        "times": ["2026-01-05", "2026-02-07", "2026-03-01", "2026-03-02"],
        "columns": [[1, 2, 3], [2, 2, 4]],
        "count": 3,
        "number": 2.5,
    }
    made = {"NpsResult": result, "MeanResult": cx.mean([1, 2, 4])}
    kinds = [argument["kind"] for argument in export["arguments"] if argument["required"]]
    given = [made[kind["record"]] if isinstance(kind, dict) else sample[kind] for kind in kinds]
    given, named = GIVEN.get(name, (given, {}))
    defaults = {
        p.name: p.default for p in inspect.signature(function).parameters.values() if p.default is not p.empty
    }
    assert function(*given, **(defaults | named)) == function(*given, **named)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function_is_documented(name):
    doc = getattr(cx, name).__doc__
    assert doc.splitlines()[0].strip() and "Raises CxError" in doc and ">>> " in doc


@pytest.mark.parametrize("name", ACCUMULATORS)
def test_accumulator_takes_the_options_of_its_export(name):
    accumulator = getattr(cx, name)()
    exported = {option["name"]: option["default"] for option in ACCUMULATORS[name]["options"]}
    assert accumulator.options == exported
    written = {key: default(value) for key, value in exported.items()}
    assert getattr(cx, name)(**written).to_state() == accumulator.to_state()


@pytest.mark.parametrize("record", LIST["records"], ids=lambda record: record["name"])
def test_result_has_the_fields_of_its_record(record):
    result = getattr(cx, record["name"])
    assert issubclass(result, cx.Result)
    fields = [name for name, value in vars(result).items() if isinstance(value, property)]
    assert fields == [field["name"] for field in record["fields"]] == list(result.__match_args__)
    for field in record["fields"]:
        assert vars(result)[field["name"]].__doc__ == field["doc"].strip()


def test_every_public_name_is_there_and_of_this_package():
    for name in cx.__all__:
        member = getattr(cx, name)
        if not isinstance(member, (str, python_types.ModuleType)):
            assert member.__module__.startswith("cxkit"), name
