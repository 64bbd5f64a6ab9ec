"""Accumulators: rows in pieces, merges, saved states."""

import copy
import json
import pickle

import cxkit as cx
import numpy as np
import pytest
from cxkit import _native

LIST = json.loads(_native._describe())["accumulators"]
# Those of answers take a design; those of metrics take a column for each part they name.
EVERY = [getattr(cx, info["name"]) for info in LIST if info["columns"]]
METRICS = [info for info in LIST if not info["columns"]]
ROWS = [5, 4, 3, None, 1, 2, 5, 5, 4]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_any_split_gives_the_same_bytes(kind):
    whole = kind()
    whole.extend(ROWS)
    for cut in range(len(ROWS) + 1):
        left, right = kind(), kind()
        left.extend(ROWS[:cut])
        for answer in ROWS[cut:]:
            right.push(answer)
        right.merge(left)
        assert right.to_state() == whole.to_state() and right.finish() == whole.finish()
        assert right == whole and right.row_count == len(ROWS)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_saved_states_come_back(kind):
    full = kind(missing_values=[3])
    full.extend(ROWS)
    for loaded in (
        kind.from_state(full.to_state()),
        pickle.loads(pickle.dumps(full)),
        copy.copy(full),
        copy.deepcopy(full),
    ):
        assert type(loaded) is kind and loaded == full and loaded.finish() == full.finish()
        loaded.push(5)
        assert loaded != full


@pytest.mark.parametrize("info", METRICS, ids=lambda info: info["name"])
def test_any_split_of_columns_gives_the_same_bytes(info):
    sample = {
        "answers": [1, 2, 3, 2],
        "numbers": [5, 4, 3, 6],
        "flags": [True, False, True, True],
        "keys": ["a", "b", "a", "c"],
        "times": ["2026-01-05", "2026-02-07", "2026-03-01", "2026-03-02"],
    }
    kind = getattr(cx, info["name"])
    # Either when a case is due or how long it may take must be known.
    wanted = [part for part in info["arguments"] if part["required"] or part["name"] == "due"]
    columns = {part["name"]: sample[part["kind"]] for part in wanted}
    whole = kind()
    whole.extend(**columns)
    for cut in range(5):
        left, right = kind(), kind()
        left.extend(*(column[:cut] for column in columns.values()))
        for row in range(cut, 4):
            right.push(**{name: column[row] for name, column in columns.items()})
        right.merge(left)
        assert right == whole and right.to_state() == whole.to_state() and right.row_count == 4
    for loaded in (kind.from_state(whole.to_state()), pickle.loads(pickle.dumps(whole)), copy.copy(whole)):
        assert type(loaded) is kind and loaded == whole


def test_what_a_state_holds_is_told():
    state = cx.NpsAccumulator(confidence_level=0.9).to_state()
    told = cx.describe_state(state)
    assert (told["kind"], told["accumulator"], told["row_count"]) == ("nps", "NpsAccumulator", 0)
    assert told["options"]["confidence_level"] == 0.9 and told["options"]["missing_values"] == []


def test_bad_states_are_refused():
    state = cx.NpsAccumulator().to_state()
    broken = [b"", b"CXK1", state[:-1], state + b"x", bytes([*state[:-1], state[-1] ^ 1]), b"\0" * 64]
    for bad in broken:
        for read in (cx.NpsAccumulator.from_state, cx.describe_state):
            with pytest.raises(cx.CxError) as refused:
                read(bad)
            assert refused.value.code == "bad_state"
    with pytest.raises(cx.CxError) as refused:
        cx.CsatAccumulator.from_state(state)
    assert refused.value.code == "bad_state"
    with pytest.raises(cx.CxError) as refused:
        cx.NpsAccumulator.from_state("CXK1")
    assert refused.value.code == "wrong_type"


def test_unlike_accumulators_do_not_merge():
    for other in (cx.NpsAccumulator(interval="wald"), cx.CsatAccumulator()):
        with pytest.raises(cx.CxError) as refused:
            cx.NpsAccumulator().merge(other)
        assert refused.value.code == "incompatible"
    with pytest.raises(cx.CxError) as refused:
        cx.NpsAccumulator().merge(5)
    assert refused.value.code == "wrong_type"


def test_merging_with_itself_doubles():
    accumulator = cx.NpsAccumulator()
    accumulator.extend([10, 3])
    accumulator.merge(accumulator)
    assert accumulator.row_count == 4


def test_a_refused_batch_changes_nothing_and_names_the_row_of_all():
    accumulator = cx.NpsAccumulator()
    accumulator.extend([10, 9])
    before = accumulator.to_state()
    for bad in ([8, 11], np.array([8, 11], "i1")):
        with pytest.raises(cx.CxError) as refused:
            accumulator.extend(bad)
        assert (refused.value.code, refused.value.row) == ("out_of_range", 3)
    with pytest.raises(cx.CxError) as refused:
        accumulator.push("ten")
    assert refused.value.code == "wrong_type"
    assert accumulator.to_state() == before


def test_designs_come_in_by_name():
    scores, weights, strata = [10, 9, 3, 7, 8, 2], [1, 2, 1, 1, 3, 1], ["a", "a", "a", "b", "b", "b"]
    pieces = cx.NpsAccumulator()
    pieces.extend(scores[:2], weights=weights[:2], strata=strata[:2])
    pieces.extend(scores[2:], weights=weights[2:], strata=strata[2:])
    assert pieces.finish() == cx.nps(scores, weights=weights, strata=strata)
    with pytest.raises(cx.CxError) as refused:
        pieces.extend([9])
    assert refused.value.code == "incompatible"


def test_push_takes_what_a_column_takes():
    accumulator = cx.CesAccumulator(labels={"easy": 7})
    for answer in (7, 6.0, None, float("nan"), np.int8(5), "easy", "3"):
        accumulator.push(answer)
    assert accumulator.finish().n == 5 and accumulator.finish().missing_count == 2
    with pytest.raises(cx.CxError) as refused:
        accumulator.push(True)
    assert refused.value.code == "wrong_type"


def test_repr_shows_rows_and_changed_options():
    accumulator = cx.NpsAccumulator(interval="wald", missing_values=[11])
    accumulator.push(9)
    assert repr(accumulator) == "NpsAccumulator(row_count=1, interval='wald', missing_values=[11.0])"


def test_subclasses_keep_their_class():
    class Mine(cx.NpsAccumulator):
        pass

    mine = Mine(interval="wald")
    mine.push(9)
    assert type(Mine.from_state(mine.to_state())) is Mine


def test_the_bare_class_makes_nothing():
    with pytest.raises(TypeError):
        cx.Accumulator()
    with pytest.raises(cx.CxError) as refused:
        cx.NpsAccumulator().finish()
    assert refused.value.code == "empty"
