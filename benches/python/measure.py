"""The tasks of `measure`, quantiles and logs, each beside its peers: medians, ratios, memory above the input.

    make bench
    python benches/python/measure.py              # all
    python benches/python/measure.py logs fcr     # some
    CXKIT_BENCH_SHARE=0.1 python benches/python/measure.py    # on a tenth of the rows

Beside the time on the clock stands the time the processors worked: on a machine that others use too it is the
one that holds.

Every contender runs in a process of its own, which makes the same seeded data, so that each has its own peak
of memory. Their answers are compared before anything is printed.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

SHARE = float(os.environ.get("CXKIT_BENCH_SHARE", "1"))
MANY = int(100_000_000 * SHARE)
SOME = int(10_000_000 * SHARE)
REPEATS = 3
DAY = 86_400_000_000
WEEK = 7 * DAY


def answers() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(11)
    return {
        "store": rng.integers(0, 100, MANY, dtype=np.int8),
        "hour": rng.integers(0, 24, MANY, dtype=np.int8),
        "score": rng.integers(0, 11, MANY, dtype=np.int8),
    }


def grouped():
    table = answers()

    def cxkit():
        import cxkit as cx

        found = cx.measure(
            table,
            by=["store", "hour"],
            nps=cx.Nps("score"),
            csat=cx.Csat("score", scale=(0, 10), top_from=8),
            mean=cx.Rating("score", scale=(0, 10)),
        ).to_dict()
        return found["nps"], found["csat"], found["mean"]

    def polars():
        return polars_scores(pl_frame(table), ["store", "hour"])

    def duckdb():
        import duckdb as db

        frame = pl_frame(table)  # noqa: F841, the query names it
        found = db.sql(
            "SELECT 100 * (sum((score >= 9)::INT) - sum((score < 7)::INT)) / count(*) AS nps,"
            " sum((score >= 8)::INT) / count(*) AS csat, avg(score) AS mean"
            " FROM frame GROUP BY store, hour ORDER BY store, hour"
        ).fetchnumpy()
        return found["nps"], found["csat"], found["mean"]

    def numpy():
        counts = np.zeros((2400, 11), dtype=np.int64)
        for start in range(0, MANY, 1 << 20):
            piece = {
                name: column[start : start + (1 << 20)].astype(np.int32) for name, column in table.items()
            }
            cells = (piece["store"] * 24 + piece["hour"]) * 11 + piece["score"]
            counts += np.bincount(cells, minlength=2400 * 11).reshape(2400, 11)
        n = counts.sum(axis=1)
        nps = 100 * (counts[:, 9:].sum(axis=1) - counts[:, :7].sum(axis=1)) / n
        return nps, counts[:, 8:].sum(axis=1) / n, counts @ np.arange(11) / n

    return {"cxkit": cxkit, "Polars streaming": polars, "DuckDB": duckdb, "chunked NumPy": numpy}


def pl_frame(table):
    import polars as pl

    return pl.DataFrame(table)


def polars_scores(frame, keys):
    import polars as pl

    score = pl.col("score")
    above, below = (score >= 9).sum().cast(pl.Int64), (score < 7).sum().cast(pl.Int64)
    found = (
        frame.lazy()
        .group_by(keys)
        .agg(
            nps=100 * (above - below) / pl.len(),
            csat=(score >= 8).sum() / pl.len(),
            mean=score.mean(),
        )
        .sort(keys)
        .collect(engine="streaming")
    )
    return found["nps"].to_numpy(), found["csat"].to_numpy(), found["mean"].to_numpy()


def words():
    import polars as pl

    rng = np.random.default_rng(12)
    names = pl.Series([f"shop {code:04d} of the chain" for code in range(2400)])
    frame = pl.DataFrame(
        {
            "shop": names.gather(rng.integers(0, 2400, MANY, dtype=np.uint32)),
            "score": rng.integers(0, 11, MANY, dtype=np.int8),
        }
    )

    def cxkit():
        import cxkit as cx

        found = cx.measure(
            frame,
            by="shop",
            nps=cx.Nps("score"),
            csat=cx.Csat("score", scale=(0, 10), top_from=8),
            mean=cx.Rating("score", scale=(0, 10)),
        ).to_dict()
        return found["nps"], found["csat"], found["mean"]

    return {"cxkit": cxkit, "Polars streaming": lambda: polars_scores(frame, ["shop"])}


PROBABILITIES = [0.25, 0.5, 0.75, 0.9]


def quantiles():
    values = np.random.default_rng(13).lognormal(5, 1, MANY)

    def cxkit():
        import cxkit as cx

        found = cx.quantiles(values, PROBABILITIES)
        return ([point.quantile for point in found.quantiles],)

    return {"cxkit": cxkit, "NumPy": lambda: (np.quantile(values, PROBABILITIES),)}


def visits() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(14)
    first = np.datetime64("2024-01-01", "us").astype(np.int64)
    return {
        "customer": rng.integers(0, max(SOME // 10, 1), SOME, dtype=np.int64),
        "seen_at": (first + rng.integers(0, 730 * DAY, SOME)).astype("datetime64[us]"),
    }


def logs():
    table = visits()

    def cxkit():
        import cxkit as cx

        months = cx.measure(
            table,
            time="seen_at",
            every="month",
            active=cx.ActiveUsers("customer", "seen_at"),
            kept=cx.RetentionRate("customer", "seen_at"),
        ).to_dict()
        again = cx.measure(table, again=cx.RepeatRate("customer", "seen_at")).to_dict()["again"]
        return months["active"], months["kept"][1:], again

    def polars():
        import polars as pl

        seen = (
            pl_frame(table)
            .lazy()
            .select("customer", month=pl.col("seen_at").dt.truncate("1mo"))
            .unique()
            .collect(engine="streaming")
        )
        active = seen.group_by("month").len().sort("month")["len"].to_numpy()
        before = seen.select("customer", month=pl.col("month").dt.offset_by("1mo"))
        stayed = seen.join(before, on=["customer", "month"], how="semi")
        kept = stayed.group_by("month").len().sort("month")["len"].to_numpy() / active[:-1]
        orders = pl_frame(table).lazy().group_by("customer").len().collect(engine="streaming")["len"]
        return active, kept, [(orders >= 2).mean()]

    def duckdb():
        import duckdb as db

        log = pl_frame(table)  # noqa: F841, the queries name it
        months = db.sql(
            "WITH seen AS (SELECT DISTINCT customer, date_trunc('month', seen_at) AS month FROM log),"
            " steps AS (SELECT month, lag(month) OVER (PARTITION BY customer ORDER BY month) AS before"
            " FROM seen)"
            " SELECT month, count(*) AS active, sum((before = month - INTERVAL 1 MONTH)::INT) AS stayed"
            " FROM steps GROUP BY month ORDER BY month"
        ).fetchnumpy()
        again = db.sql(
            "SELECT avg((n >= 2)::INT) FROM (SELECT count(*) AS n FROM log GROUP BY customer)"
        ).fetchall()[0]
        active = months["active"]
        return active, np.asarray(months["stayed"][1:], dtype=float) / active[:-1], again

    return {"cxkit": cxkit, "Polars": polars, "DuckDB": duckdb}


def fcr():
    table = visits()

    def cxkit():
        import cxkit as cx

        found = cx.fcr_from_log(table["customer"], table["seen_at"])
        return ([found.resolved, found.n],)

    def duckdb():
        import duckdb as db

        log = pl_frame(table)  # noqa: F841, the query names it
        found = db.sql(
            "WITH steps AS (SELECT seen_at, min(seen_at) OVER () AS first, max(seen_at) OVER () AS last,"
            " lag(seen_at) OVER one AS before, lead(seen_at) OVER one AS after FROM log"
            " WINDOW one AS (PARTITION BY customer ORDER BY seen_at))"
            " SELECT sum((after IS NULL OR after > seen_at + INTERVAL 7 DAY)::INT), count(*) FROM steps"
            " WHERE (before IS NULL OR before < seen_at - INTERVAL 7 DAY)"
            " AND seen_at >= first + INTERVAL 7 DAY AND seen_at <= last - INTERVAL 7 DAY"
        ).fetchall()[0]
        return (list(found),)

    return {"cxkit": cxkit, "DuckDB": duckdb}


TASKS = {
    "grouped": (grouped, "n, NPS, CSAT, mean, intervals of {many} int8 by 100 x 24", "<= 1/10 of the best"),
    "words": (words, "the same by words, 2,400 groups", "<= 1/3"),
    "quantiles": (quantiles, "four exact quantiles of {many} f64, with intervals", "<= 1/4"),
    "logs": (logs, "active users, retention by month, repeat rate of {some} rows", "<= 1/2 of the faster"),
    "fcr": (fcr, "FCR of {some} contacts, window of 7 days", "<= 1/4"),
}


def peak_kb() -> int:
    """The most memory this process has held, as the kernel counts it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1])
    return 0


def held_kb() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def contend(task: str, name: str) -> None:
    """One contender, in a process of its own; says what it found and what it took."""
    run = TASKS[task][0]()[name]
    # What is loaded and made once is not the task's: packages, and the first touch of the input.
    import cxkit  # noqa: F401
    import duckdb  # noqa: F401
    import polars  # noqa: F401

    Path("/proc/self/clear_refs").write_text("5")
    before = held_kb()
    found = run()
    peak = peak_kb() - before
    times, worked = [], []
    for _ in range(REPEATS):
        start, before_it = time.perf_counter(), time.process_time()
        run()
        times.append(time.perf_counter() - start)
        worked.append(time.process_time() - before_it)
    columns = [np.asarray(column, dtype=float).tolist() for column in found]
    took = {"seconds": statistics.median(times), "worked": statistics.median(worked), "peak_kb": peak}
    print(json.dumps({**took, "found": columns}))


def main(chosen: list[str]) -> None:
    import duckdb
    import polars as pl

    rows = []
    for task in chosen or TASKS:
        make, text, target = TASKS[task]
        names = contenders(make)
        told = {}
        for name in names:
            words_of_it = [sys.executable, __file__, "--one", task, name]
            done = subprocess.run(words_of_it, capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"{task}, {name}:\n{done.stderr}")
            told[name] = json.loads(done.stdout)
        ours = told.pop("cxkit")
        for name, theirs in told.items():
            for mine, other in zip(ours["found"], theirs["found"], strict=True):
                np.testing.assert_allclose(mine, other, rtol=1e-9, err_msg=f"{task}, {name}")
        label = text.format(many=spelt(MANY), some=spelt(SOME))
        for name, theirs in told.items():
            kept = {key: theirs[key] for key in ("seconds", "worked", "peak_kb")}
            rows.append({"task": label, "target": target, "peer": name, "ours": {**ours, "found": 0}, **kept})
            line(
                rows[-1],
                header=len(rows) == 1,
                versions=f"Polars {pl.__version__}, DuckDB {duckdb.__version__}",
            )
    out = Path("build/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "python-measure.json").write_text(json.dumps(rows, indent=1))


# The names stand in the returned dict; data are not made to read them.
NAMES = {
    "grouped": ["cxkit", "Polars streaming", "DuckDB", "chunked NumPy"],
    "words": ["cxkit", "Polars streaming"],
    "quantiles": ["cxkit", "NumPy"],
    "logs": ["cxkit", "Polars", "DuckDB"],
    "fcr": ["cxkit", "DuckDB"],
}


def contenders(make) -> list[str]:
    return NAMES[make.__name__]


def line(row: dict, header: bool, versions: str) -> None:
    if header:
        print(
            f"Python {platform.python_version()}, NumPy {np.__version__}, {versions}, medians of {REPEATS}\n"
        )
        print("| task | cxkit | work | memory | peer | time | work | memory | ratio | of work | wanted |")
        print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    ours = row["ours"]
    cells = [
        row["task"],
        f"{ours['seconds']:.3f} s",
        f"{ours['worked']:.3f} s",
        f"{ours['peak_kb'] / 1024:.0f} MB",
        row["peer"],
        f"{row['seconds']:.3f} s",
        f"{row['worked']:.3f} s",
        f"{row['peak_kb'] / 1024:.0f} MB",
        f"{ours['seconds'] / row['seconds']:.3g}",
        f"{ours['worked'] / row['worked']:.3g}",
        row["target"],
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


def spelt(rows: int) -> str:
    return f"{rows // 1_000_000} M" if rows >= 1_000_000 else f"{rows:,}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        contend(*sys.argv[2:4])
    else:
        main(sys.argv[1:])
