"""The tasks of `measure`, quantiles and logs, each beside its peers: medians, ratios, memory above the input.

    make bench
    python benches/python/measure.py              # all
    python benches/python/measure.py logs fcr     # some
    CXKIT_BENCH_SHARE=0.1 python benches/python/measure.py    # on a tenth of the rows

How contenders are run and compared stands in shared/contest.py.
"""

from __future__ import annotations

import os

import numpy as np
from shared.contest import Task, main, spelt

SHARE = float(os.environ.get("CXKIT_BENCH_SHARE", "1"))
MANY = int(100_000_000 * SHARE)
SOME = int(10_000_000 * SHARE)
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
    "grouped": Task(
        grouped,
        ["Polars streaming", "DuckDB", "chunked NumPy"],
        f"n, NPS, CSAT, mean, intervals of {spelt(MANY)} int8 by 100 x 24",
        "<= 1/10 of the best",
    ),
    "words": Task(words, ["Polars streaming"], "the same by words, 2,400 groups", "<= 1/3"),
    "quantiles": Task(
        quantiles, ["NumPy"], f"four exact quantiles of {spelt(MANY)} f64, with intervals", "<= 1/4"
    ),
    "logs": Task(
        logs,
        ["Polars", "DuckDB"],
        f"active users, retention by month, repeat rate of {spelt(SOME)} rows",
        "<= 1/2 of the faster",
    ),
    "fcr": Task(fcr, ["DuckDB"], f"FCR of {spelt(SOME)} contacts, window of 7 days", "<= 1/4"),
}


if __name__ == "__main__":
    main(__file__, TASKS)
