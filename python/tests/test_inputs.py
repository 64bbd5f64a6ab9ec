"""Every kind of column that comes in, and every kind that must not."""

import array
import datetime
import decimal
import fractions
import random
import re

import cxkit as cx
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

SCORES = [10, 9, 9, 8, 7, 6, 3, 10, 0]
WANT = cx.nps(SCORES)
GAPS = [10, None, 9, 8, None, 3]
WANT_GAPS = cx.nps(GAPS)
NUMPY_TYPES = ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "longdouble", "object"]
PANDAS_TYPES = [
    "int8",
    "UInt8",
    "category",
    "Int8",
    "Int64",
    "Float64",
    "object",
    "float32",
    "int64[pyarrow]",
]
ARROW_TYPES = [
    *[pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()],
    *[pa.float16(), pa.float32(), pa.float64(), pa.decimal128(30, 2), pa.decimal256(40, 2)],
    *[pa.string(), pa.large_string(), pa.string_view()],
]


def twice(scores):
    """The scores in every other place of an array twice as long."""
    return np.repeat(np.array(scores), 2)[::2]


PLAIN = {
    "list": SCORES,
    "floats": [float(score) for score in SCORES],
    "mixed": [10, 9.0, 9, 8, 7, 6, 3, 10, 0],
    "tuple": tuple(SCORES),
    "generator": lambda: (score for score in SCORES),
    "map": lambda: map(int, SCORES),
    "dict values": dict(enumerate(SCORES)).values(),
    "digits": [str(score) for score in SCORES],
    "numbers among texts": [10, "9", 9, 8.0, "7", 6, " 3 ", 10, 0],
    "decimals": [decimal.Decimal(score) for score in SCORES],
    "fractions": [fractions.Fraction(score) for score in SCORES],
    "numpy scalars": [
        np.int8(10),
        np.float32(9),
        np.uint64(9),
        np.float16(8),
        7,
        6,
        np.int64(3),
        np.float64(10),
        0,
    ],
    "arrow scalars": list(pa.array(SCORES)),
    "array": array.array("b", SCORES),
    "array of doubles": array.array("d", SCORES),
    "memoryview": memoryview(bytes(SCORES)),
    "reversed memoryview": memoryview(bytes(SCORES[::-1]))[::-1],
    **{f"numpy {kind}": np.array(SCORES, dtype=kind) for kind in NUMPY_TYPES},
    **{f"numpy swapped {kind}": np.array(SCORES, dtype=f">{kind}") for kind in NUMPY_TYPES[2:11]},
    **{f"numpy strided {kind}": twice(SCORES).astype(kind)[:] for kind in NUMPY_TYPES[:11]},
    "numpy every other": np.array([[score, 99] for score in SCORES])[:, 0],
    "numpy reversed": np.array(SCORES[::-1])[::-1],
    "numpy unaligned": np.frombuffer(b"x" + np.array(SCORES, "f8").tobytes(), "u1")[1:].view("f8"),
    "numpy of a record": np.array([(s, 0.5) for s in SCORES], dtype=[("score", "i2"), ("x", "f8")])["score"],
    "numpy read-only": np.array(SCORES).view(),
    "numpy texts": np.array([str(score) for score in SCORES]),
    "numpy string dtype": np.array([str(score) for score in SCORES], dtype=np.dtypes.StringDType()),
    **{
        f"pandas {kind}": pd.Series(SCORES, dtype=kind)
        for kind in [
            "int8",
            "Int8",
            "UInt8",
            "Int64",
            "float32",
            "Float64",
            "object",
            "category",
            "int64[pyarrow]",
        ]
    },
    "pandas index": pd.Index(SCORES),
    "pandas array": pd.array(SCORES, dtype="Int64"),
    "pandas sliced": pd.Series([5, *SCORES, 5])[1:-1],
    "pandas texts": pd.Series([str(score) for score in SCORES], dtype="string"),
    "pandas arrow texts": pd.Series([str(score) for score in SCORES], dtype="string[pyarrow]"),
    "pandas category of texts": pd.Series([str(score) for score in SCORES], dtype="category"),
    **{
        f"polars {kind}": pl.Series(SCORES).cast(kind)
        for kind in [pl.Int8, pl.UInt16, pl.Int64, pl.Float32, pl.String, pl.Decimal(10, 2)]
    },
    "polars chunked": pl.concat([pl.Series(SCORES[:4]), pl.Series(SCORES[4:])], rechunk=False),
    "polars sliced": pl.Series([5, *SCORES])[1:],
    "polars categorical": pl.Series([str(score) for score in SCORES], dtype=pl.Categorical),
    **{f"arrow {kind}": pa.array(SCORES).cast(kind) for kind in ARROW_TYPES},
    "arrow dictionary": pa.array(SCORES).dictionary_encode(),
    "arrow sliced": pa.array([5, *SCORES, 5])[1:-1],
    "arrow chunked": pa.chunked_array([SCORES[:3], [], SCORES[3:]]),
    "arrow dictionary of texts": pa.array([str(score) for score in SCORES]).dictionary_encode(),
    "arrow dictionary sliced": pa.array(["5", *map(str, SCORES)]).dictionary_encode()[1:],
    "arrow chunked texts": pa.chunked_array([["10", "9"], ["9", "8", "7", "6", "3", "10", "0"]]),
}

WITH_GAPS = {
    "None": GAPS,
    "None among floats": [10.0, None, 9, 8, None, 3.0],
    "NaN": [10, float("nan"), 9, 8, float("nan"), 3],
    "pd.NA and NaT": [10, pd.NA, 9, 8, pd.NaT, 3],
    "decimal NaN": [10, decimal.Decimal("NaN"), 9, 8, None, 3],
    "texts": ["10", None, "9", "8", "", "3"],
    "texts and NaN": ["10", float("nan"), 9, "8", None, 3],
    "masked": np.ma.array([10, 99, 9, 8, 99, 3], mask=[0, 1, 0, 0, 1, 0]),
    "masked floats": np.ma.array([10.0, 99, 9, 8, 99, 3], mask=[0, 1, 0, 0, 1, 0]),
    "numpy NaN": np.array([10, np.nan, 9, 8, np.nan, 3]),
    "numpy f2 NaN": np.array([10, np.nan, 9, 8, np.nan, 3], "f2"),
    "numpy swapped NaN": np.array([10, np.nan, 9, 8, np.nan, 3], ">f4"),
    "numpy objects": np.array(GAPS, dtype=object),
    **{
        f"pandas {kind}": pd.Series(GAPS, dtype=kind)
        for kind in ["float64", "Int8", "Int64", "Float32", "object"]
    },
    "pandas arrow": pd.Series(GAPS, dtype="int64[pyarrow]"),
    "pandas category": pd.Series(GAPS, dtype="category"),
    "pandas texts": pd.Series(["10", None, "9", "8", None, "3"], dtype="string"),
    "polars": pl.Series(GAPS),
    "polars texts": pl.Series(["10", None, "9", "8", None, "3"]),
    "polars categorical": pl.Series(["10", None, "9", "8", None, "3"], dtype=pl.Categorical),
    **{
        f"arrow {kind}": pa.array(GAPS, kind)
        for kind in [pa.int8(), pa.int64(), pa.float32(), pa.uint16(), pa.decimal128(9, 1)]
    },
    "arrow sliced": pa.array([1, None, 1, *GAPS, None])[3:-1],
    "arrow chunked": pa.chunked_array([GAPS[:2], GAPS[2:]]),
    "arrow dictionary": pa.array(GAPS).dictionary_encode(),
    "arrow dictionary of texts": pa.array(["10", None, "9", "8", None, "3"]).dictionary_encode(),
    "arrow string view": pa.array(["10", None, "9", "8", None, "3"], pa.string_view()),
    "arrow null value in a dictionary": pa.DictionaryArray.from_arrays(
        [0, 3, 1, 2, None, 4], [10, 9, 8, None, 3]
    ),
}


def given(column):
    return column() if callable(column) else column


@pytest.mark.parametrize("kind", PLAIN)
def test_column_comes_in(kind):
    assert cx.nps(given(PLAIN[kind])) == WANT


@pytest.mark.parametrize("kind", WITH_GAPS)
def test_missing_answers_are_counted(kind):
    result = cx.nps(WITH_GAPS[kind])
    assert result == WANT_GAPS and result.missing_count == 2
    with pytest.raises(cx.CxError) as refused:
        cx.nps(WITH_GAPS[kind], missing="error")
    assert (refused.value.code, refused.value.row) == ("missing", 1)


@pytest.mark.parametrize("kind", PLAIN)
def test_numbers_are_numbers_and_texts_are_not(kind):
    column = given(PLAIN[kind])
    if re.search("texts|digits|string|categorical", kind, re.IGNORECASE) or kind == "arrow dictionary sliced":
        with pytest.raises(cx.CxError) as refused:
            cx.mean(column)
        assert refused.value.code == "wrong_type"
    else:
        assert cx.mean(column) == cx.mean(SCORES)


YES_AND_NO = {
    "list": ([1, True], 1),
    "list before texts": ([False, "9"], 0),
    "list after texts": (["9", 8, True], 2),
    "tuple": ((True, False), 0),
    "numpy": (np.array([True, False]), 0),
    "numpy reversed": (np.array([True, False])[::-1], 0),
    "numpy masked": (np.ma.array([True, False], mask=[True, False]), 1),
    "numpy items": ([1, np.True_], 1),
    "numpy objects": (np.array([None, True], object), 1),
    "memoryview": (memoryview(b"\1\0").cast("?"), 0),
    "pandas": (pd.Series([True, False]), 0),
    "pandas objects": (pd.Series([1, None, True], dtype=object), 2),
    "pandas nullable": (pd.Series([None, True], dtype="boolean"), 1),
    "pandas nullable without gaps": (pd.Series([False, True], dtype="boolean"), 0),
    "pandas arrow": (pd.Series([None, True], dtype=pd.ArrowDtype(pa.bool_())), 1),
    "polars": (pl.Series([None, True]), 1),
    "arrow": (pa.array([None, None, False]), 2),
    "arrow chunks": (pa.chunked_array([[None, None], [None, True]], pa.bool_()), 3),
    "arrow items": ([9, pa.scalar(True)], 1),
}


@pytest.mark.parametrize("kind", YES_AND_NO)
def test_yes_and_no_are_no_answers(kind):
    column, row = YES_AND_NO[kind]
    for call in (cx.nps, cx.mean, lambda weights: cx.nps([9] * len(column), weights=weights)):
        with pytest.raises(cx.CxError) as refused:
            call(column)
        assert (refused.value.code, refused.value.row) == ("wrong_type", row)


def test_yes_and_no_without_an_answer_are_missing():
    for column in (pa.array([None, None], pa.bool_()), pd.Series([None, None], dtype="boolean")):
        with pytest.raises(cx.CxError) as refused:
            cx.nps(column)
        assert refused.value.code == "empty"


def test_numbers_among_texts_are_their_digits():
    assert cx.nps([10, "9", 8, "7", 3]) == cx.nps([10, 9, 8, 7, 3]) == cx.nps(["10", 9, "8", 7, 3.0])
    assert cx.nps([10, "9", float("nan"), None, 3]).missing_count == 2
    want = cx.nps([10, 3, 9, 8], strata=["b", "b", "a", "a"])
    for number, text in (
        (1e21, "1" + "0" * 21),
        (-1.5e22, "-15" + "0" * 21),
        (1e23, "1" + "0" * 23),
        (1e-7, "0.0000001"),
        (-1.25e-9, "-0.00000000125"),
        (0.1, "0.1"),
        (-0.0, "0"),
        (2**53 + 1, "9007199254740993"),
        (2**64, "18446744073709552000"),
    ):
        assert cx.nps([10, 3, 9, 8], strata=[number, text, "a", "a"]) == want
        assert cx.nps([8, 9, 3, 10], strata=["a", "a", text, number]) == want


@pytest.mark.parametrize(
    ("column", "row"),
    [
        (["x", 9], 0),
        ([1, "x"], 1),
        ([float("inf"), "9"], 0),
        ([9, float("inf"), None, "9"], 1),
        (["9", 8, -float("inf")], 2),
    ],
)
def test_the_row_named_is_the_one_at_fault(column, row):
    with pytest.raises(cx.CxError) as refused:
        cx.nps(column)
    assert (refused.value.code, refused.value.row) == ("wrong_type", row)


def test_half_floats_keep_their_value():
    values = [0.5, 65504.0, 6e-8, -0.25, float("nan")]
    assert cx.mean(np.array(values, "f2")) == cx.mean(np.array(values, "f2").astype("f8"))
    assert cx.mean(pa.array(np.array(values[:4], "f2"))) == cx.mean(np.array(values[:4], "f2").astype("f8"))


def test_decimals_are_the_nearest_numbers():
    texts = ["0.1", "12345678901234567.89", "-0.30"]
    want = cx.mean([float(text) for text in texts])
    assert cx.mean(pa.array([decimal.Decimal(text) for text in texts], pa.decimal128(30, 2))) == want


def test_long_columns_of_every_type_agree():
    scores = np.random.default_rng(1).integers(0, 11, 100_003)
    want = cx.nps(scores.tolist())
    for column in (
        scores.astype("i1"),
        scores.astype("f4"),
        scores[::-1],
        pa.array(scores),
        pl.Series(scores),
    ):
        assert cx.nps(column) == want
    assert cx.nps(pa.chunked_array(np.array_split(scores, 7))) == want


def test_whole_numbers_of_64_bits_name_groups_exactly():
    big = 2**53
    strata = [big, big + 1, big, big + 1, big, big + 1]
    scores, want = [10, 3, 9, 8, 0, 7], cx.nps([10, 3, 9, 8, 0, 7], strata=[1, 2, 1, 2, 1, 2])
    for column in (
        strata,
        np.array(strata),
        pa.array(strata),
        pl.Series(strata),
        pd.Series(strata, dtype="Int64"),
    ):
        assert cx.nps(scores, strata=column).to_dict() == want.to_dict()
    with_null = [big, big + 1, None, big + 1, None, big]
    assert cx.nps(scores, strata=with_null) == cx.nps(scores, strata=[1, 2, 3, 2, 3, 1])
    assert cx.nps(scores, strata=pa.array(with_null)) == cx.nps(scores, strata=[1, 2, 3, 2, 3, 1])


def test_texts_name_groups():
    want = cx.nps([10, 3, 9, 8], strata=[1, 1, 2, 2])
    for column in (["a", "a", "b", "b"], pa.array(["a", "a", "b", "b"]), pl.Series(["a", "a", "b", "b"])):
        assert cx.nps([10, 3, 9, 8], strata=column) == want
    assert cx.nps([10, 3, 9, 8], strata=pd.Series(["a", "a", "b", "b"], dtype="category")) == want


def test_counts_stand_for_rows():
    rows = cx.nps([10] * 50 + [8] * 20 + [3] * 30)
    assert cx.nps({10: 50, 8: 20, 3: 30}) == rows == cx.nps({10.0: 50, np.int64(8): np.int64(20), 3: 30})
    counted = cx.AnswerCountsAccumulator()
    counted.extend({10: 50, 8: 20, 3: 30})
    assert cx.nps(counted) == rows
    assert counted.finish().distribution[0] == cx.answer_counts([3] * 30 + [1] * 70).distribution[1]


def test_several_columns_come_as_list_dict_or_frame():
    items = {"a": [1, 2, 3, 4, 5], "b": [2, 2, 3, 5, 5]}
    want = cx.cronbach_alpha(list(items.values()))
    assert want == cx.cronbach_alpha(items) == cx.cronbach_alpha(tuple(items.values()))
    for frame in (pd.DataFrame(items), pl.DataFrame(items), pa.table(items)):
        assert cx.cronbach_alpha(frame) == want


def arrow_texts(offsets, letters):
    """An array of texts whose buffers nobody has checked."""
    buffers = [None, pa.py_buffer(np.array(offsets, "i4")), pa.py_buffer(letters)]
    return pa.Array.from_buffers(pa.utf8(), len(offsets) - 1, buffers)


class Broken:
    """An object whose iteration fails."""

    def __iter__(self):
        yield 9
        raise RuntimeError("lost the connection")


REFUSED = {
    "nothing": (None, None),
    "one number": (9, None),
    "one numpy number": (np.int64(9), None),
    "numpy without dimension": (np.array(9), None),
    "text": ("10", None),
    "bytes": (b"\x09\x0a", None),
    "bytearray": (bytearray(b"\x09\x0a"), None),
    "a set": ({10, 9}, None),
    "an object": (object(), None),
    "a function": (len, None),
    "two dimensions": (np.zeros((2, 2)), None),
    "complex": (np.array([1 + 2j]), None),
    "dates": (np.array(["2020-01-01"], "M8[D]"), None),
    "durations": (np.array([5], "m8[s]"), None),
    "records": (np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]), None),
    "a complex item": ([9, 1j], 1),
    "a date": ([9, 9, datetime.date(2020, 1, 1)], 2),
    "a numpy date": ([9, np.datetime64("2020-01-01", "ns")], 1),
    "a numpy complex": ([9, np.complex64(9)], 1),
    "a timestamp": ([pd.Timestamp("2020-01-01")], 0),
    "a list in a list": ([9, [10]], 1),
    "an array in a list": ([9, np.array([10])], 1),
    "an object among items": ([9, 8, object()], 2),
    "bytes among items": ([9, b"9"], 1),
    "half a character": (["9", "\ud800"], 1),
    "a word": (["9", "nine"], 1),
    "a word among numbers": ([9, "nine"], 1),
    "pandas frame": (pd.DataFrame({"a": [1], "b": [2]}), None),
    "polars frame": (pl.DataFrame({"a": [1]}), None),
    "arrow table": (pa.table({"a": [1]}), None),
    "arrow batch": (pa.record_batch({"a": [1]}), None),
    "arrow struct": (pa.array([{"a": 1}]), None),
    "arrow list": (pa.array([[1]]), None),
    "arrow dates": (pa.array([datetime.date(2020, 1, 1)]), None),
    "arrow times": (pa.array([datetime.datetime(2020, 1, 1)]), None),
    "arrow binary": (pa.array([b"9"]), None),
    "pandas dates": (pd.Series(pd.to_datetime(["2020-01-01"])), None),
    "pandas periods": (pd.Series(pd.period_range("2020", periods=1)), 0),
    "polars dates": (pl.Series([datetime.date(2020, 1, 1)]), None),
    "polars lists": (pl.Series([[1]]), None),
    "texts that are not UTF-8": (
        pa.Array.from_buffers(
            pa.utf8(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")]
        ),
        None,
    ),
    "offsets that run away": (
        pa.Array.from_buffers(
            pa.utf8(), 3, [None, pa.py_buffer(np.array([0, 9, 1, 2], "i4")), pa.py_buffer(b"99")]
        ),
        None,
    ),
    "counts by words": ({"ten": 5}, 0),
    "broken counts": ({10: 5, 9: 1.5}, 1),
    "negative counts": ({10: -5}, 0),
    "accumulator of a measure": (cx.NpsAccumulator(), None),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_column_is_refused(kind):
    column, row = REFUSED[kind]
    with pytest.raises(cx.CxError) as refused:
        cx.nps(column)
    assert (refused.value.code, refused.value.row) == ("wrong_type", row)


def test_errors_of_the_caller_stay_his_own():
    with pytest.raises(RuntimeError, match="lost the connection"):
        cx.nps(Broken())


@pytest.mark.parametrize(
    "column", [[], (), np.array([]), pa.array([], pa.int8()), pl.Series([], dtype=pl.Int8), {}]
)
def test_empty_columns_are_empty(column):
    with pytest.raises(cx.CxError) as refused:
        cx.nps(column)
    assert (refused.value.code, refused.value.row) == ("empty", None)


@pytest.mark.parametrize(
    "column",
    [[None, None], np.array([np.nan]), pa.nulls(3), pa.nulls(3, pa.int8()), pl.Series([None]), ["", None]],
)
def test_all_missing_is_empty(column):
    with pytest.raises(cx.CxError) as refused:
        cx.nps(column)
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    ("column", "row"),
    [
        ([10, 9, 11], 2),
        (np.array([10, 9, -1], "i1"), 2),
        (pa.chunked_array([[10, 9], [3, 11, 12]]), 3),
        (pl.Series([10, None, 11]), 2),
        (["10", "11"], 1),
        ([2**70], 0),
        (np.array([2**63], "u8"), 0),
    ],
)
def test_smallest_row_out_of_scale_is_named(column, row):
    with pytest.raises(cx.CxError) as refused:
        cx.nps(column)
    assert (refused.value.code, refused.value.row) == ("out_of_range", row)


@pytest.mark.parametrize(
    "column", [[9, float("inf")], np.array([9, -np.inf]), [9, 10**400], pa.array([9, float("inf")])]
)
def test_infinite_is_refused(column):
    with pytest.raises(cx.CxError) as refused:
        cx.nps(column)
    assert (refused.value.code, refused.value.row) == ("non_finite", 1)


def test_random_objects_never_do_worse_than_an_error():
    pick = random.Random(5)
    pool = [
        9,
        10.0,
        None,
        "9",
        "x",
        b"9",
        1j,
        [],
        {},
        object(),
        np.int8(3),
        pd.NA,
        2**80,
        -(2**80),
        "\ud800",
        True,
    ]
    pool += [
        float("nan"),
        decimal.Decimal("sNaN"),
        np.array([1]),
        pd.NaT,
        datetime.date(2020, 1, 1),
        range(3),
    ]
    for _ in range(3000):
        column = [pick.choice(pool) for _ in range(pick.randrange(9))]
        try:
            assert cx.nps(column, out_of_scale="missing").n <= len(column)
        except cx.CxError as error:
            assert error.row is None or 0 <= error.row < len(column)
