"""The suite runner: every tool's closing line is read right, and nothing that went wrong counts as passed."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import suites
from suites import Tally, judge


class Counts(unittest.TestCase):
    def test_cargo_adds_up_its_binaries_and_doc_tests(self):
        text = (
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n"
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; finished in 0.01s\n"
        )
        self.assertEqual(suites.READERS["cargo"](text), Tally(15, 2, 1))

    def test_pytest_quiet_and_loud(self):
        self.assertEqual(suites.READERS["pytest"]("20 passed in 0.10s\n"), Tally(20, 0, 0))
        loud = "==== 1 failed, 20 passed, 2 skipped, 1 warning, 3 errors in 63.21s (0:01:03) ====\n"
        self.assertEqual(suites.READERS["pytest"](loud), Tally(20, 4, 2))

    def test_pytest_counts_a_test_that_passed_against_expectation_as_failed(self):
        self.assertEqual(suites.READERS["pytest"]("1 xfailed, 1 xpassed in 0.10s\n"), Tally(1, 1, 0))

    def test_node_in_both_reporters(self):
        for mark in "#", "\u2139":
            lines = ["tests 9", "suites 1", "pass 5", "fail 1", "cancelled 1", "skipped 1", "todo 1"]
            text = "".join(f"{mark} {line}\n" for line in lines)
            self.assertEqual(suites.READERS["node"](text), Tally(5, 2, 2))

    def test_unittest(self):
        self.assertEqual(suites.READERS["unittest"]("Ran 8 tests in 0.1s\n\nOK\n"), Tally(8, 0, 0))
        text = "Ran 8 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=1)\n"
        self.assertEqual(suites.READERS["unittest"](text), Tally(4, 3, 1))

    def test_plain(self):
        self.assertEqual(suites.READERS["plain"]("noise\n7 passed, 0 failed, 2 skipped\n"), Tally(7, 0, 2))


class Verdicts(unittest.TestCase):
    def test_passing_needs_a_test(self):
        status, tally, note = judge("plain", 0, "nothing to see\n")
        self.assertEqual((status, tally.failed, note), ("failed", 1, "ran no test"))

    def test_a_bad_exit_code_is_a_failure_even_when_the_counts_look_well(self):
        status, tally, _ = judge("plain", 101, "3 passed, 0 failed, 0 skipped\n")
        self.assertEqual((status, tally), ("failed", Tally(3, 1, 0)))

    def test_reported_failures_count_once(self):
        self.assertEqual(judge("plain", 1, "3 passed, 2 failed, 0 skipped\n")[1], Tally(3, 2, 0))

    def test_failures_under_a_good_exit_code_are_failures(self):
        self.assertEqual(judge("plain", 0, "3 passed, 2 failed, 0 skipped\n")[0], "failed")

    def test_skipping_gives_its_reason_and_passes_nothing(self):
        verdict = judge("plain", suites.SKIPPED, "3 passed, 0 failed, 0 skipped\nno browser\n")
        self.assertEqual(verdict, ("skipped", Tally(skipped=1), "no browser"))

    def test_a_gate_is_its_exit_code(self):
        self.assertEqual(judge("exit", 0, "")[:2], ("passed", Tally(1, 0, 0)))
        self.assertEqual(judge("exit", 1, "")[:2], ("failed", Tally(0, 1, 0)))

    def test_a_suite_is_stopped_with_everything_it_started(self):
        code, text, seconds = suites.run("tooling-limit", "sleep 60 & sleep 60", 0.5)
        self.assertNotEqual(code, 0)
        self.assertIn("stopped after", text)
        self.assertLess(seconds, 20)

    def test_an_unknown_suite_is_named(self):
        with self.assertRaisesRegex(SystemExit, "no suite named cor; there are: core"):
            suites.chosen([{"name": "core"}], ["cor"])


if __name__ == "__main__":
    unittest.main()
