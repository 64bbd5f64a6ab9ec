"""Runs a task with cxkit and with its peers, and prints them side by side: medians, memory, ratios.

Every contender runs in a process of its own, which makes the same data, so that each has its own peak of memory. Their
answers are compared before anything is printed. Beside the time on the clock stands the time the processors worked: on
a machine that others use too it is the one that holds.
"""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# A contender gives columns of numbers; all contenders of a task give the same ones.
Run = Callable[[], tuple]


@dataclass
class Task:
    """A task: `make` gives each contender by its name, cxkit's first; data are made by calling it."""

    make: Callable[[], dict[str, Run]]
    peers: list[str]
    text: str
    target: str
    repeats: int = 3


def memory_kb(line: str) -> int:
    """What the kernel says of this process: `VmHWM` is the most memory it has held, `VmRSS` what it holds."""
    status = Path("/proc/self/status").read_text().splitlines()
    return next((int(text.split()[1]) for text in status if text.startswith(line)), 0)


def contend(task: Task, name: str) -> None:
    """One contender, in this process; says what it found and what it took."""
    run = task.make()[name]
    # What is loaded and made once is not the task's: packages, and the first touch of the input.
    import cxkit  # noqa: F401
    import duckdb  # noqa: F401
    import polars  # noqa: F401

    Path("/proc/self/clear_refs").write_text("5")
    before = memory_kb("VmRSS")
    found = run()
    peak = memory_kb("VmHWM") - before
    times, worked = [], []
    for _ in range(task.repeats):
        start, before_it = time.perf_counter(), time.process_time()
        run()
        times.append(time.perf_counter() - start)
        worked.append(time.process_time() - before_it)
    columns = [np.asarray(column, dtype=float).tolist() for column in found]
    took = {"seconds": statistics.median(times), "worked": statistics.median(worked), "peak_kb": peak}
    print(json.dumps({**took, "found": columns}))


def main(script: str, tasks: dict[str, Task]) -> None:
    """What a bench does when it is run: all tasks, those that are named, or (`--one`) a single contender."""
    if sys.argv[1:2] == ["--one"]:
        contend(tasks[sys.argv[2]], sys.argv[3])
        return
    rows = []
    for name in sys.argv[1:] or tasks:
        task = tasks[name]
        told = {}
        for contender in ["cxkit", *task.peers]:
            words = [sys.executable, script, "--one", name, contender]
            done = subprocess.run(words, capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"{name}, {contender}:\n{done.stderr}")
            told[contender] = json.loads(done.stdout.splitlines()[-1])
        ours = told.pop("cxkit")
        for peer, theirs in told.items():
            for mine, other in zip(ours["found"], theirs["found"], strict=True):
                np.testing.assert_allclose(mine, other, rtol=1e-9, err_msg=f"{name}, {peer}")
        for peer, theirs in told.items():
            kept = {key: theirs[key] for key in ("seconds", "worked", "peak_kb")}
            row = {
                "task": task.text,
                "target": task.target,
                "peer": peer,
                "ours": {**ours, "found": 0},
                **kept,
            }
            rows.append(row)
            line(row, header=len(rows) == 1, repeats=task.repeats)
    out = Path("build/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / f"python-{Path(script).stem}.json").write_text(json.dumps(rows, indent=1))


def line(row: dict, header: bool, repeats: int) -> None:
    if header:
        import duckdb
        import polars as pl

        versions = f"NumPy {np.__version__}, Polars {pl.__version__}, DuckDB {duckdb.__version__}"
        print(f"Python {platform.python_version()}, {versions}, medians of {repeats}\n")
        print("| task | cxkit | work | memory | peer | time | work | memory | ratio | of work | wanted |")
        print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    ours = row["ours"]
    cells = [
        row["task"],
        f"{ours['seconds']:.4g} s",
        f"{ours['worked']:.4g} s",
        f"{ours['peak_kb'] / 1024:.0f} MB",
        row["peer"],
        f"{row['seconds']:.4g} s",
        f"{row['worked']:.4g} s",
        f"{row['peak_kb'] / 1024:.0f} MB",
        f"{ours['seconds'] / row['seconds']:.3g}",
        f"{ours['worked'] / row['worked']:.3g}",
        row["target"],
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


def spelt(rows: int) -> str:
    return f"{rows // 1_000_000} M" if rows >= 1_000_000 else f"{rows:,}"
