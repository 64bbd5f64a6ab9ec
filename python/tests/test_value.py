"""Bad input to summaries and models of value: an error with code and row, or a policy with a count."""

import cxkit as cx
import pytest

CUSTOMERS = {"frequency": [1, 2, 0], "recency": [3, 5, 0], "age": [9, 9, 9]}
ORDERS = {
    "id": [1, 1, 2, 2, 3],
    "at": ["2024-01-01", "2024-01-09", "2024-01-02", "2024-01-20", "2024-01-03"],
    "paid": [5, 6, 3, 8, 2],
}


def refused(call, *arguments, **given):
    with pytest.raises(cx.CxError) as error:
        call(*arguments, **given)
    return error.value.code, error.value.row


def summary(**columns):
    options = {name: columns.pop(name) for name in list(columns) if name not in ORDERS}
    return cx.rfm({**ORDERS, **columns}, customer="id", time="at", amount="paid", **options)


@pytest.mark.parametrize("model", [cx.BgNbd, cx.MbgNbd, cx.ParetoNbd, cx.GGompertzNbd])
@pytest.mark.parametrize(
    ("what", "code", "row"),
    [
        ({"recency": [3, 9.5, 0]}, "out_of_range", 1),  # above the age
        ({"recency": [3, 5, 1]}, "out_of_range", 2),  # without a repeat purchase
        ({"frequency": [1, -2, 0]}, "out_of_range", 1),
        ({"frequency": [1, 2.5, 0]}, "out_of_range", 1),
        ({"age": [9, None, 9]}, "missing", 1),
        ({"age": [9, 9, float("inf")]}, "non_finite", 2),
        ({"age": [9, 9]}, "unequal_lengths", None),
        ({"counts": [1, 0.5, 1]}, "out_of_range", 1),
    ],
)
def test_customers_that_cannot_be(model, what, code, row):
    assert refused(model().fit, **{**CUSTOMERS, **what}) == (code, row)


def test_negative_amounts_are_refused_or_netted():
    paid = [5, 6, 3, 8, -2]
    assert refused(summary, paid=paid) == ("out_of_range", 4)
    paid = [5, 6, 3, -2, 4]
    netted = summary(paid=paid, returns="net").result
    assert (netted.return_count, netted.unmatched_return_count) == (1, 0)
    assert summary(paid=paid, returns="net").total_value == (11.0, 1.0, 4.0)
    lone = summary(paid=[5, 6, 3, 8, -2], returns="net").result
    assert (lone.unmatched_return_count, lone.unmatched_return_amount) == (1, 2.0)


@pytest.mark.parametrize("date", ["soon", "2024-02-31", "999999-02-01"])
def test_dates_that_are_none(date):
    at = [ORDERS["at"][0], date, *ORDERS["at"][2:]]
    assert refused(summary, at=at) == ("wrong_type", 1)


def test_orders_after_the_end_are_counted_or_refused():
    early = summary(observation_end="2024-01-10")
    assert (early.result.after_end_count, early.result.purchase_count) == (1, 4)
    assert refused(summary, observation_end="2024-01-10", after_end="error") == ("out_of_range", 3)
    assert refused(summary, calibration_end="2025-01-01") == ("bad_option", None)


def test_duplicates_and_gaps_are_counted():
    twice = {name: column + column[:1] for name, column in ORDERS.items()}
    merged = cx.rfm(twice, customer="id", time="at", amount="paid").result
    assert (merged.merged_count, merged.row_count, merged.purchase_count) == (1, 6, 5)
    assert summary(id=[1, None, 2, 2, 3]).result.missing_count == 1
    assert summary(paid=[5, None, 3, 8, 2]).result.missing_count == 1
    assert refused(summary, id=[None] * 5)[0] == "empty"


def test_spend_that_cannot_be():
    fit = cx.GammaGamma().fit
    assert refused(fit, frequency=[2, 1, 0], monetary_value=[5, 0, 0]) == ("out_of_range", 1)
    assert refused(fit, frequency=[2, 1, 0], monetary_value=[5, -1, 0]) == ("out_of_range", 1)
    assert refused(fit, frequency=[2, 1, 0], monetary_value=[5, None, 0]) == ("missing", 1)
    assert refused(fit, frequency=[0, 0], monetary_value=[0, 0]) == ("empty", None)
    # A repeat buyer whose orders were free, named by the row of the summary.
    free = summary(paid=[5, 6, 3, 0, 2])
    assert free.monetary_value == (6.0, 0.0, None)
    assert refused(fit, free) == ("out_of_range", 1)


def test_value_needs_purchases_in_continuous_time():
    appeals = cx.BgBbFit.from_params(alpha=1, beta=1, gamma=1, delta=1)
    spend = cx.GammaGammaFit.from_params(p=6, q=4, v=15)
    one = {"frequency": [1], "recency": [1], "age": [2], "monetary_value": [3]}
    assert refused(cx.customer_value, appeals, spend, **one) == ("wrong_type", None)
