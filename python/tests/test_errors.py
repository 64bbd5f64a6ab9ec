"""Errors: one class, a stable code, the row; unknown names get the nearest one."""

import pickle

import cxkit as cx
import pytest


def refused(call):
    with pytest.raises(cx.CxError) as caught:
        call()
    return caught.value


def test_an_error_is_a_value_error_with_code_and_row():
    error = refused(lambda: cx.nps([10, 9, 11]))
    assert isinstance(error, ValueError) and (error.code, error.row) == ("out_of_range", 2)
    assert str(error) == "score must be between 0 and 10, got 11 in row 2"
    assert refused(lambda: cx.nps([])).row is None


def test_errors_can_be_pickled():
    error = refused(lambda: cx.nps([11]))
    loaded = pickle.loads(pickle.dumps(error))
    assert (type(loaded), str(loaded), loaded.code, loaded.row) == (cx.CxError, str(error), "out_of_range", 0)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: cx.nps([9], confidence_level=2), "out_of_range"),
        (lambda: cx.nps([9], confidence_level="high"), "wrong_type"),
        (lambda: cx.nps([9], confidence_level=None), "wrong_type"),
        (lambda: cx.nps([9], confidence_level=float("nan")), "wrong_type"),
        (lambda: cx.nps([9], resamples=-1), "wrong_type"),
        (lambda: cx.nps([9], resamples=1.5), "wrong_type"),
        (lambda: cx.nps([9], seed=2**53), "wrong_type"),
        (lambda: cx.nps([9], seed=2**64), "wrong_type"),
        (lambda: cx.nps([9], missing_values=[-(2**53)]), "wrong_type"),
        (lambda: cx.nps([9], missing_values=object()), "wrong_type"),
        (lambda: cx.nps([9], missing_values=[[1]]), "wrong_type"),
        (lambda: cx.nps([9], labels={1: 2}), "wrong_type"),
        (lambda: cx.nps([9], labels=[("a", 1)]), "wrong_type"),
        (lambda: cx.csat([3], scale=5), "wrong_type"),
        (lambda: cx.csat([3], scale=(1, 2, 3)), "wrong_type"),
        (lambda: cx.csat([3], scale=(5, 1)), "bad_option"),
        (lambda: cx.csat([3], scale=(1, 4)), "bad_option"),
        (lambda: cx.nps([9], weights=[1, 2]), "unequal_lengths"),
        (lambda: cx.nps([9, 8], weights=[1, -2]), "out_of_range"),
        (lambda: cx.nps([9, 8], strata=[1, 2], clusters=[1, 1]), "lonely_cluster"),
        (lambda: cx.nps({9: 1}, weights=[1]), "bad_option"),
        (lambda: cx.nps([9], strata=[1.5]), "wrong_type"),
        (lambda: cx.nps_difference(1, 2), "wrong_type"),
        (lambda: cx.nps_difference(cx.nps([9]), cx.mean([1, 2])), "wrong_type"),
        (lambda: cx.nps_difference(cx.nps([9])), "wrong_type"),
        (lambda: cx.share("3", 4), "wrong_type"),
        (lambda: cx.share(5, 4), "out_of_range"),
        (lambda: cx.share(0, 0), "empty"),
        (lambda: cx.share(3, [4]), "wrong_type"),
        (lambda: cx.cronbach_alpha([[1, 2]]), "bad_option"),
        (lambda: cx.cronbach_alpha(5), "wrong_type"),
        (lambda: cx.cronbach_alpha([1, 2]), "wrong_type"),
        (lambda: cx.nps(), "wrong_type"),
    ],
)
def test_bad_arguments_are_refused(call, code):
    assert refused(call).code == code


def test_a_choice_nobody_knows_names_the_nearest():
    error = refused(lambda: cx.nps([9], interval="boostrap"))
    assert error.code == "bad_option" and "did you mean 'bootstrap'?" in str(error)
    error = refused(lambda: cx.csat([3], method="topbox"))
    assert error.code == "bad_option" and "did you mean 'top_box'?" in str(error)


def test_an_option_nobody_knows_names_the_nearest():
    for call in (lambda: cx.nps([9], intervall="wald"), lambda: cx.NpsAccumulator(intervall="wald")):
        error = refused(call)
        assert isinstance(error, cx.UnknownOption) and isinstance(error, TypeError)
        assert error.code == "unknown_option" and "did you mean 'interval'?" in str(error)
    assert "did you mean 'weights'?" in str(refused(lambda: cx.nps([9], weight=[1])))


def test_a_call_with_too_much_is_a_type_error_as_of_any_function():
    with pytest.raises(TypeError, match="1 positional argument"):
        cx.nps([9], "wald")
    with pytest.raises(TypeError, match="multiple values for argument 'scores'"):
        cx.nps([9], scores=[9])


def test_arguments_may_go_by_name_in_any_order():
    assert (
        cx.response_rate(invited=120, answered=30)
        == cx.response_rate(30, 120)
        == cx.response_rate(30, invited=120)
    )
    assert refused(lambda: cx.response_rate(invited=120)).code == "wrong_type"


def test_a_seed_is_one_that_every_language_holds():
    np = pytest.importorskip("numpy")
    assert cx.nps([9, 3], seed=2**53 - 1) == cx.nps([9, 3], seed=np.uint64(2**53 - 1))
    assert refused(lambda: cx.nps([9], seed=np.uint64(2**53))).code == "wrong_type"


def test_options_take_numpy_values():
    np = pytest.importorskip("numpy")
    plain = cx.nps([9, 3, 11, 99], missing_values=[11, 99], confidence_level=0.5, seed=3)
    same = cx.nps(
        [9, 3, 11, 99], missing_values=np.array([11, 99]), confidence_level=np.float32(0.5), seed=np.int8(3)
    )
    assert plain == same
    assert cx.csat([3, 5], scale=np.array([1, 5])) == cx.csat([3, 5], scale=[1, 5]) == cx.csat([3, 5])
