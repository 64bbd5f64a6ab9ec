"""Results: frozen, comparable, printable, picklable."""

import builtins
import copy
import pickle
from html.parser import HTMLParser

import cxkit as cx
import pandas as pd
import polars as pl
import pytest

MONTH = cx.nps([10, 9, 9, 8, 7, 6, 3, 10, None])
EVERY = [
    MONTH,
    cx.csat([3, 4, 2], method="mean", scale=(1, 4)),
    cx.ces([7, 3, 1]),
    cx.answer_counts([1, 1, 9]),
    cx.answer_counts([1, 1, 9]).distribution[0],
    cx.share(3, 4),
    cx.mean([1]),
    cx.mean_sample_size(0.1, 1.2),
    cx.nps_difference(MONTH, MONTH),
]


def test_fields_have_python_types():
    assert type(MONTH.n) is int and type(MONTH.score) is float and type(MONTH.method) is str
    assert MONTH.df is None and type(MONTH.distribution) is tuple
    assert MONTH.distribution[-1] == cx.nps([10, 9, 9, 8, 7, 6, 3, 10]).distribution[-1]
    assert isinstance(MONTH.distribution[0], cx.AnswerShare)
    assert (MONTH.distribution[0].answer, MONTH.distribution[0].count) == (3.0, 1)


def test_results_are_frozen():
    with pytest.raises(AttributeError):
        MONTH.score = 100
    with pytest.raises(AttributeError):
        del MONTH.score
    with pytest.raises(AttributeError):
        MONTH.remark = "good"
    with pytest.raises(AttributeError):
        MONTH.distribution[0].count = 5
    assert not hasattr(MONTH, "__dict__")


def test_results_come_from_functions_only():
    for made in (cx.Result, cx.NpsResult):
        with pytest.raises(TypeError, match="come from the functions"):
            made(1)
        with pytest.raises(TypeError):
            made()


def test_a_field_of_one_result_reads_no_other():
    with pytest.raises(TypeError):
        cx.NpsResult.score.fget(object())
    with pytest.raises(TypeError):
        cx.NpsResult.distribution.fget(cx.share(1, 2))


@pytest.mark.parametrize("result", EVERY, ids=lambda result: type(result).__name__)
def test_equal_results_are_equal_through_every_copy(result):
    for copied in (copy.copy(result), copy.deepcopy(result)):
        assert copied == result and hash(copied) == hash(result) and type(copied) is type(result)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        loaded = pickle.loads(pickle.dumps(result, protocol))
        assert loaded == result and hash(loaded) == hash(result) and loaded.to_dict() == result.to_dict()
        assert [type(value) for value in loaded.to_dict().values()] == [
            type(v) for v in result.to_dict().values()
        ]


def test_different_results_differ():
    assert cx.nps([10, 9]) != MONTH and MONTH != 25.0 and cx.share(1, 2) != cx.share(2, 4)
    assert len({MONTH, cx.nps([10, 9]), copy.copy(MONTH)}) == 2


def test_to_dict_holds_every_field_in_order():
    fields = MONTH.to_dict()
    assert list(fields) == list(cx.NpsResult.__match_args__)
    assert fields["distribution"][0] == {"answer": 3.0, "count": 1, "share": 0.125}
    fields["score"] = 0
    assert MONTH.score == 25.0


def test_results_match_patterns():
    match MONTH:
        case cx.NpsResult(score=score, n=n):
            assert (score, n) == (25.0, 8)
        case _:
            pytest.fail("no match")


def test_to_frame_is_one_row_without_rows_within():
    frame = MONTH.to_frame()
    assert isinstance(frame, pd.DataFrame) and frame.shape[0] == 1
    assert (
        "distribution" not in frame and frame.score[0] == 25.0 and frame["n"][0] == 8 and pd.isna(frame.df[0])
    )
    both = pd.concat([MONTH.to_frame(), cx.nps([10, 9], weights=[1, 1]).to_frame()])
    assert both.weight_sum.tolist()[1] == 2.0


def without(*names):
    real = builtins.__import__

    def missing(name, *rest, **more):
        if name in names:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return real(name, *rest, **more)

    return missing


def test_to_frame_takes_polars_where_pandas_is_not(monkeypatch):
    monkeypatch.setattr(builtins, "__import__", without("pandas"))
    frame = MONTH.to_frame()
    assert isinstance(frame, pl.DataFrame) and frame["score"][0] == 25.0 and frame["df"].dtype == pl.Float64
    monkeypatch.setattr(builtins, "__import__", without("pandas", "polars"))
    with pytest.raises(ModuleNotFoundError, match="pip install"):
        MONTH.to_frame()


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (MONTH, "NpsResult(score=25.0, 95 % -33 to 68, n=8)"),
        (cx.share(41, 50, confidence_level=0.995), "ShareResult(share=0.820, 99.5 % 0.63 to 0.92, n=50)"),
        (cx.mean([1]), "MeanResult(mean=1.0000, no interval, n=1)"),
        (cx.answer_counts([9]).distribution[0], "AnswerShare(answer=9.0, count=1, share=1.0)"),
    ],
)
def test_repr_is_one_line(result, line):
    assert repr(result) == str(result) == line


class Tags(HTMLParser):
    """Checks that every tag that is opened is closed, in order."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("result", EVERY, ids=lambda result: type(result).__name__)
def test_notebook_html_is_whole_and_has_no_script(result):
    tags = Tags()
    tags.feed(result._repr_html_())
    tags.close()
    assert tags.open == [] and {"table", "td"} <= tags.seen and "script" not in tags.seen


def test_notebook_html_shows_where_the_interval_lies():
    html = MONTH._repr_html_()
    assert "<svg" in html and ">-33</text>" in html and ">68</text>" in html and "promoters" in html
    assert "<svg" not in cx.mean([1])._repr_html_()


def test_names_from_data_never_become_markup():
    hostile = '<script>alert("x")</script>'
    fields = list(pickle.loads(pickle.dumps(MONTH)).to_dict().values())
    fields[list(cx.NpsResult.__match_args__).index("method")] = hostile
    html = cx._native._restore("NpsResult", fields)._repr_html_()
    assert "<script" not in html and "&lt;script&gt;alert(&quot;x&quot;)" in html
