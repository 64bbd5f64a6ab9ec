"""The survey tasks, each beside its peer in the same run: medians of five, as ratios.

    make bench

Every pair is checked to give the same answer before it is timed.
"""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import time
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import polars as pl

import cxkit as cx

ROWS = 100_000_000
REPEATS = 5


def median(task, repeats: int = REPEATS) -> float:
    """The median time of a task in seconds, after one run that is not counted."""
    task()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def per_call(task, calls: int = 20_000) -> float:
    """The median time of one call, over five rounds of many."""

    def round_of_calls() -> None:
        for _ in range(calls):
            task()

    return median(round_of_calls) / calls


def row(task: str, ours: float, peer: str, theirs: float | None, target: str) -> dict:
    return {"task": task, "seconds": ours, "peer": peer, "peer_seconds": theirs, "target": target}


def survey_column() -> list[dict]:
    scores = np.random.default_rng(1).integers(0, 11, ROWS, dtype=np.int8)
    frame = pl.DataFrame({"score": scores})
    words = scores.view(np.int64)
    halves = np.array_split(words, 2)

    def ours():
        answers = cx.AnswerCountsAccumulator()
        answers.extend(scores)
        return cx.nps(answers), cx.csat(answers, scale=(0, 10), top_from=8)

    def polars_sum():
        s = pl.col("score")
        return frame.select((((s >= 9).sum().cast(pl.Int64) - (s < 7).sum().cast(pl.Int64)) * 100 / s.len()).alias("nps"))

    def polars_mean():
        s = pl.col("score")
        return frame.select(((s >= 9).mean() - (s < 7).mean()) * 100)

    with ThreadPoolExecutor(2) as pool:

        def read():
            return list(pool.map(np.bitwise_or.reduce, halves))

        nps, _ = ours()
        assert abs(nps.score - polars_sum().item()) < 1e-9
        assert abs(nps.score - polars_mean().item()) < 1e-9
        best = min(median(polars_sum), median(polars_mean))
        time_read = median(read)
        time_ours = median(ours)
    task = "NPS + CSAT + counts + intervals of 100 M int8"
    return [
        row(task, time_ours, "Polars, NPS alone", best, "<= 0.8"),
        row(task, time_ours, "reading the bytes, two threads", time_read, "<= 1.7"),
    ]


def moments() -> list[dict]:
    values = np.random.default_rng(2).normal(300, 80, ROWS)

    def numpy():
        return values.mean(), values.var(ddof=1)

    def ours():
        return cx.mean(values)

    result, (mean, variance) = ours(), numpy()
    assert abs(result.mean - mean) < 1e-9 * abs(mean) and abs(result.variance - variance) < 1e-9 * variance
    return [row("exact mean and variance of 100 M f64", median(ours), "NumPy mean + var", median(numpy), "<= 2")]


def bootstrap() -> list[dict]:
    rng = np.random.default_rng(3)
    scores = rng.choice(np.array([3, 8, 10], dtype=np.int8), 1_000_000, p=[0.3, 0.2, 0.5])
    net = np.where(scores >= 9, 1, np.where(scores >= 7, 0, -1)).astype(np.int8)

    def ours():
        return cx.nps(scores, interval="bootstrap", resamples=1000)

    def numpy():
        means = [net[rng.integers(0, len(net), len(net))].mean() for _ in range(1000)]
        return np.quantile(means, [0.025, 0.975])

    result = ours()
    start = time.perf_counter()
    low, high = numpy()
    theirs = time.perf_counter() - start
    assert abs(result.ci_lower - 100 * low) < 0.05 and abs(result.ci_upper - 100 * high) < 0.05
    return [row("bootstrap of NPS, 1,000 resamples of 1 M", median(ours), "NumPy (one run)", theirs, "<= 1/3000")]


def small_calls() -> list[dict]:
    scores = np.random.default_rng(4).integers(0, 11, 1000, dtype=np.int8)
    numbers = scores.tolist()
    stored = array("b", numbers)
    return [
        row("one nps() of 1,000 scores, NumPy int8", per_call(lambda: cx.nps(scores)), "", None, "<= 5 µs"),
        row("one nps() of 1,000 scores, array('b')", per_call(lambda: cx.nps(stored)), "", None, "<= 5 µs"),
        row("one nps() of 1,000 scores, list of int", per_call(lambda: cx.nps(numbers)), "", None, "<= 5 µs"),
    ]


def start_up() -> list[dict]:
    def run(code: str):
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    bare, ours = median(run("pass"), 15), median(run("import cxkit"), 15)
    return [row("import cxkit, above bare Python", ours - bare, "", None, "<= 30 ms")]


def spell(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 1e-3:
        return f"{seconds * 1e3:.2f} ms"
    return f"{seconds * 1e6:.2f} µs"


def main() -> None:
    rows = [*survey_column(), *moments(), *bootstrap(), *small_calls(), *start_up()]
    out = Path("build/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "python-survey.json").write_text(json.dumps(rows, indent=1))
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, Polars {pl.__version__}, medians of {REPEATS}\n")
    print("| task | cxkit | peer | peer's time | ratio | target |\n|---|---|---|---|---|---|")
    for line in rows:
        theirs = line["peer_seconds"]
        ratio = "" if theirs is None else f"{line['seconds'] / theirs:.4g}"
        peer_time = "" if theirs is None else spell(theirs)
        print(f"| {line['task']} | {spell(line['seconds'])} | {line['peer']} | {peer_time} | {ratio} | {line['target']} |")


if __name__ == "__main__":
    main()
