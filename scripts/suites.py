"""Runs the suites of a list and says what came of each.

    python3 scripts/suites.py scripts/suites.toml              every suite, in order
    python3 scripts/suites.py scripts/suites.toml core node    these only

Output of a suite goes to build/logs/<suite>.log; a terminal shows its last line while it runs. At the end
stand a table and, alone on the last line, `N passed, N failed, N skipped`. The exit code is 0 only when
nothing failed. Needs nothing but the standard library of Python.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "build" / "logs"
# A suite that cannot run here leaves with this code, its reason as the last line it printed.
SKIPPED = 77
TAIL_LINES = 60


@dataclass
class Tally:
    """Counts of tests."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass
class Row:
    """One line of the table."""

    name: str
    status: str
    tally: Tally
    seconds: float
    note: str = ""


def _cargo(text: str) -> Tally:
    found = re.findall(r"^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored", text, re.M)
    return sum((Tally(*map(int, row)) for row in found), Tally())


def _pytest(text: str) -> Tally:
    """pytest's closing line, such as `1 failed, 20 passed, 2 skipped in 3.21s`; one per run."""
    total = Tally()
    for line in re.findall(r"^=* ?((?:\d+ \w+(?:, )?)+) in [\d.]+s.*$", text, re.M):
        counts = {word: int(n) for n, word in re.findall(r"(\d+) (\w+)", line)}
        total += Tally(
            counts.get("passed", 0) + counts.get("xfailed", 0),
            sum(counts.get(word, 0) for word in ("failed", "error", "errors", "xpassed")),
            counts.get("skipped", 0),
        )
    return total


def _node(text: str) -> Tally:
    total = Tally()
    for word, n in re.findall(r"^(?:#|\u2139) (pass|fail|cancelled|skipped|todo) (\d+)$", text, re.M):
        match word:
            case "pass":
                total.passed += int(n)
            case "fail" | "cancelled":
                total.failed += int(n)
            case _:
                total.skipped += int(n)
    return total


def _unittest(text: str) -> Tally:
    total = Tally()
    for ran, verdict in re.findall(r"^Ran (\d+) tests? in .*\n\n(.*)$", text, re.M):
        counts = {word.strip(): int(n) for word, n in re.findall(r"([a-z ]+)=(\d+)", verdict)}
        failed = counts.get("failures", 0) + counts.get("errors", 0) + counts.get("unexpected successes", 0)
        skipped = counts.get("skipped", 0)
        total += Tally(int(ran) - failed - skipped, failed, skipped)
    return total


def _plain(text: str) -> Tally:
    found = re.findall(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", text, re.M)
    return sum((Tally(*map(int, row)) for row in found), Tally())


def _exit(text: str) -> Tally:
    """A gate: one test, whose result is the exit code."""
    return Tally(passed=1)


READERS = {
    "exit": _exit,
    "cargo": _cargo,
    "pytest": _pytest,
    "node": _node,
    "unittest": _unittest,
    "plain": _plain,
}


def judge(reads: str, code: int, text: str) -> tuple[str, Tally, str]:
    """Status, counts and a note for a suite that left with `code` after printing `text`."""
    lines = [line for line in text.splitlines() if line.strip()]
    tally = READERS[reads](text) if code == 0 or reads != "exit" else Tally()
    if code == SKIPPED:
        return "skipped", Tally(skipped=1), lines[-1].strip() if lines else "gave no reason"
    if code != 0:
        # A suite that broke before it could count still failed.
        return "failed", tally if tally.failed else tally + Tally(failed=1), f"exit code {code}"
    if tally.failed:
        return "failed", tally, "reported failures but left with exit code 0"
    if tally.passed == 0:
        return "failed", tally + Tally(failed=1), "ran no test"
    return "passed", tally, ""


class Live:
    """On a terminal the newest line of output, rewritten in place; elsewhere silent."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.on = sys.stdout.isatty()

    def show(self, line: str) -> None:
        if self.on:
            width = os.get_terminal_size().columns
            sys.stdout.write("\r\x1b[K" + f"  {self.name}: {line.strip()}"[: width - 1])
            sys.stdout.flush()

    def clear(self) -> None:
        if self.on:
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()


def run(name: str, command: str, limit: float) -> tuple[int, str, float]:
    """Runs a shell command from the clone's root; its output goes to the log. Exit code, output, seconds."""
    LOGS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    live = Live(name)
    kept: list[str] = []
    with open(LOGS / f"{name.replace('/', '-')}.log", "w", encoding="utf-8") as log:
        job = subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            # A group of its own, so that a time limit ends the whole suite and not only its shell.
            start_new_session=True,
        )
        late = threading.Event()

        def stop() -> None:
            late.set()
            os.killpg(job.pid, signal.SIGKILL)

        timer = threading.Timer(limit, stop)
        timer.start()
        assert job.stdout is not None
        try:
            for line in job.stdout:
                log.write(line)
                log.flush()
                kept.append(line)
                live.show(line)
            code = job.wait()
        except BaseException:
            os.killpg(job.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
            job.stdout.close()
            live.clear()
        if late.is_set():
            kept.append(f"stopped after {limit:.0f} s\n")
            log.write(kept[-1])
    return code, "".join(kept), time.monotonic() - began


def say(row: Row, text: str) -> None:
    """One line as soon as it is known, with the end of the log when it failed."""
    note = f"  ({row.note})" if row.note else ""
    print(f"{row.name:<28} {row.status:<8} {row.seconds:7.1f} s{note}", flush=True)
    if row.status == "failed":
        print("".join(f"    | {line}\n" for line in text.splitlines()[-TAIL_LINES:]), flush=True)


def table(rows: list[Row]) -> str:
    head = f"{'suite':<28} {'status':<8} {'passed':>7} {'failed':>7} {'skipped':>7} {'seconds':>8}"
    body = []
    for row in rows:
        is_build = row.name.startswith("build ")
        tally = row.tally
        counts = ("", "", "") if is_build else (tally.passed, tally.failed, tally.skipped)
        cells = [f"{row.name:<28} {row.status:<8}", *(f"{n:>7}" for n in counts), f"{row.seconds:>8.1f}"]
        body.append(" ".join(cells) + (f"  {row.note}" if row.note else ""))
    return "\n".join([head, "-" * len(head), *body])


def chosen(suites: list[dict], names: list[str]) -> list[dict]:
    known = {suite["name"] for suite in suites}
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"no suite named {', '.join(unknown)}; there are: {' '.join(sorted(known))}")
    return [suite for suite in suites if not names or suite["name"] in names]


def main(path: str, names: list[str]) -> int:
    with open(path, "rb") as file:
        suites = chosen(tomllib.load(file)["suite"], names)
    began = time.monotonic()
    rows: list[Row] = []
    built: dict[str, bool] = {}
    total = Tally()
    for suite in suites:
        for target in suite.get("build", []):
            if target in built:
                continue
            code, text, seconds = run(f"build-{target}", f"make --no-print-directory {target}", 3600)
            built[target] = code == 0
            rows.append(Row(f"build {target}", "built" if code == 0 else "failed", Tally(), seconds))
            say(rows[-1], text)
        if broken := [target for target in suite.get("build", []) if not built[target]]:
            row, text = Row(suite["name"], "failed", Tally(failed=1), 0.0, f"{broken[0]} was not built"), ""
        else:
            code, text, seconds = run(suite["name"], suite["run"], suite.get("limit", 1800))
            status, tally, note = judge(suite["reads"], code, text)
            row = Row(suite["name"], status, tally, seconds, note)
        rows.append(row)
        total += row.tally
        say(row, text)
    print(f"\n{table(rows)}\n\nlogs: build/logs    whole run: {time.monotonic() - began:.0f} s")
    print(total)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
