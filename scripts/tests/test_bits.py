"""The comparison between runtimes sees every kind of difference."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bits import unequal


def compare(first: object, second: object) -> tuple[int, list[str]]:
    return unequal({"rust": {"case": first}, "node": {"case": second}})


class Bits(unittest.TestCase):
    def test_equal_records_agree_in_any_field_order(self):
        left, right = {"score": 40, "n": 3, "method": "wald"}, {"method": "wald", "n": 3.0, "score": 40.0}
        self.assertEqual(compare(left, right), (1, []))

    def test_the_last_bit_counts(self):
        self.assertEqual(len(compare({"score": 0.1 + 0.2}, {"score": 0.3})[1]), 1)

    def test_the_sign_of_zero_counts(self):
        self.assertEqual(len(compare({"score": 0.0}, {"score": -0.0})[1]), 1)

    def test_null_is_not_zero_and_true_is_not_one(self):
        self.assertEqual(len(compare({"ci_lower": None}, {"ci_lower": 0})[1]), 1)
        self.assertEqual(len(compare({"met": True}, {"met": 1})[1]), 1)

    def test_a_field_or_a_case_that_one_lacks_counts(self):
        self.assertEqual(len(compare({"n": 1}, {"n": 1, "score": 2})[1]), 1)
        agreed, complaints = unequal({"rust": {"a": 1, "b": 2}, "node": {"a": 1}})
        self.assertEqual((agreed, complaints), (1, ["b: not run by node"]))


if __name__ == "__main__":
    unittest.main()
