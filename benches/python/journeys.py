"""The tasks on an event log, each beside its peers: medians, ratios, memory above the input.

    make bench
    python benches/python/journeys.py                     # all
    python benches/python/journeys.py funnel sessions     # some
    CXKIT_BENCH_SHARE=0.1 python benches/python/journeys.py    # on a tenth of the events
    CXKIT_BENCH_LOG=log.parquet python benches/python/journeys.py    # on a log of one's own

How contenders are run and compared stands in shared/contest.py: no time here is that of a wrong answer, as every
answer is the peers' too. A log of one's own has the columns customer, event and ts, in order of arrival.
"""

from __future__ import annotations

import os
from functools import cache

import numpy as np
from shared.contest import Task, main, spelt

EVENTS = int(10_000_000 * float(os.environ.get("CXKIT_BENCH_SHARE", "1")))
STEPS = ["landing", "product_view", "add_to_cart", "checkout", "purchase"]
OTHERS = [f"page_{number}" for number in range(15)]
TOUCHPOINTS = [*STEPS, *OTHERS]
SECOND = 1_000_000
DAY = 86_400 * SECOND
WINDOW = 7 * DAY
GAP = 1_800 * SECOND


@cache
def table():
    """Arrow columns of ten events a customer in 90 days, unsorted, ties among them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if path := os.environ.get("CXKIT_BENCH_LOG"):
        return pq.read_table(path).select(["customer", "event", "ts"]).combine_chunks()
    rng = np.random.default_rng(21)
    customers = max(EVENTS // 10, 1)
    # A few customers come very often, most a few times.
    who = np.sort((rng.random(EVENTS) ** 2 * customers).astype(np.int64))
    first = np.concatenate([[True], who[1:] != who[:-1]])
    # Most people go on to the step that follows; the others go anywhere.
    event = (rng.random(EVENTS) ** 3 * len(TOUCHPOINTS)).astype(np.int8)
    follows = ~first & (rng.random(EVENTS) < 0.5)
    event[follows] = (event[np.flatnonzero(follows) - 1] + 1) % len(TOUCHPOINTS)
    # Minutes within a visit, else hours or days; some at the very same second.
    scale = rng.choice([0, 120, 6 * 3600, 4 * 86_400], EVENTS, p=[0.01, 0.69, 0.25, 0.05])
    gap = (rng.exponential(1.0, EVENTS) * scale).astype(np.int64)
    gap[first] = rng.integers(0, 75 * 86_400, int(first.sum()))
    since = np.cumsum(gap)
    since -= (since - gap)[np.maximum.accumulate(np.where(first, np.arange(EVENTS), 0))]
    start = np.datetime64("2024-01-01", "us").astype(np.int64)
    ts = start + np.minimum(since * SECOND, 90 * DAY - SECOND)
    arrival = np.argsort(ts, kind="stable")
    return pa.table(
        {
            "customer": pa.array(who[arrival] * 7919 + 1_000_003),
            "event": pa.DictionaryArray.from_arrays(pa.array(event[arrival].astype(np.int32)), TOUCHPOINTS),
            "ts": pa.array(ts[arrival], type=pa.timestamp("us")),
        }
    )


@cache
def log():
    import cxkit as cx

    return cx.EventLog(table(), customer="customer", time="ts", touchpoint="event")


@cache
def frame():
    import polars as pl

    # Codes in the order of names, so that all contenders name events alike.
    named = pl.from_arrow(table())
    names = named["event"].cast(pl.String)
    return named.with_columns(event=names.cast(pl.Enum(sorted(names.unique()))))


def duck(query: str):
    import duckdb as db

    log = frame().with_row_index("place")  # noqa: F841, the query names it
    found = db.sql(query).fetchnumpy()
    return list(found.values())


def build():
    def cxkit():
        import cxkit as cx

        built = cx.EventLog(table(), customer="customer", time="ts", touchpoint="event")
        return ([built.event_count, built.customer_count],)

    def polars():
        ordered = frame().sort("customer", "ts", maintain_order=True)
        return ([ordered.height, ordered["customer"].rle_id()[-1] + 1],)

    return lazily({"cxkit": (cxkit, [table]), "Polars sort": (polars, [frame])})


def build_words():
    def cxkit():
        import cxkit as cx

        built = cx.EventLog(worded(), customer="customer", time="ts", touchpoint="event")
        return ([built.event_count, built.customer_count],)

    def polars():
        ordered = worded().sort("customer", "ts", maintain_order=True)
        return ([ordered.height, ordered["customer"].n_unique()],)

    return lazily({"cxkit": (cxkit, [worded]), "Polars sort": (polars, [worded])})


@cache
def worded():
    import polars as pl

    return frame().with_columns(customer="user-" + pl.col("customer").cast(pl.String))


def lazily(contenders):
    """Contenders whose input is made when their turn has come, not for all of them."""

    class Later(dict):
        def __getitem__(self, name):
            run, needed = super().__getitem__(name)
            for make in needed:
                make()
            return run

    return Later(contenders)


def funnel():
    def cxkit():
        return (log().funnel(STEPS, within="7d").counts,)

    def polars():
        import polars as pl

        # The latest start that leads to each event of a step, by a join with the step before.
        events, reached = frame().lazy(), None
        counts = []
        for step in STEPS:
            here = events.filter(pl.col("event") == step).select("customer", "ts").sort("ts")
            if reached is None:
                reached = here.with_columns(start=pl.col("ts"))
            else:
                reached = (
                    here.join_asof(reached.sort("ts"), on="ts", by="customer", check_sortedness=False)
                    .filter(pl.col("ts") - pl.col("start") <= pl.duration(days=7))
                    .select("customer", "ts", "start")
                )
            reached = reached.collect().lazy()
            counts.append(reached.select(pl.col("customer").n_unique()).collect().item())
        return (counts,)

    def duckdb():
        steps = [f"s0 AS (SELECT customer, ts, ts AS start FROM log WHERE event = '{STEPS[0]}')"]
        for number, step in enumerate(STEPS[1:], 1):
            steps.append(
                f"s{number} AS (SELECT l.customer, l.ts, s.start FROM log l ASOF JOIN s{number - 1} s"
                f" ON l.customer = s.customer AND l.ts >= s.ts WHERE l.event = '{step}'"
                " AND l.ts - s.start <= INTERVAL 7 DAY)"
            )
        counts = [f"SELECT {n} AS step, count(DISTINCT customer) AS n FROM s{n}" for n in range(len(STEPS))]
        return (duck(f"WITH {', '.join(steps)} {' UNION ALL '.join(counts)} ORDER BY step")[1],)

    return lazily({"cxkit": (cxkit, [log]), "Polars": (polars, [frame]), "DuckDB": (duckdb, [frame])})


def transitions():
    def cxkit():
        found = sorted(((row.source, row.target), row.count) for row in log().transitions().transitions)
        return ([count for _, count in found],)

    def polars():
        import polars as pl

        found = (
            frame()
            .lazy()
            .sort("customer", "ts", maintain_order=True)
            .with_columns(
                to=pl.col("event").shift(-1), same=pl.col("customer") == pl.col("customer").shift(-1)
            )
            .filter("same")
            .group_by("event", "to")
            .len()
            .sort("event", "to")
            .collect()
        )
        return (found["len"].to_numpy(),)

    def duckdb():
        return (
            duck(
                "WITH pairs AS (SELECT event, lead(event) OVER (PARTITION BY customer ORDER BY ts, place) AS next"
                " FROM log) SELECT count(*) AS n FROM pairs WHERE next IS NOT NULL GROUP BY event, next"
                " ORDER BY event, next"
            )[0],
        )

    return lazily({"cxkit": (cxkit, [log]), "Polars": (polars, [frame]), "DuckDB": (duckdb, [frame])})


def sessions():
    def cxkit():
        return ([log().sessions("30min").n],)

    def polars():
        import polars as pl

        late = pl.col("ts").diff() > pl.duration(minutes=30)
        other = pl.col("customer") != pl.col("customer").shift(1)
        ordered = frame().lazy().sort("customer", "ts")
        return ([ordered.select((late | other).sum() + 1).collect().item()],)

    def duckdb():
        return (
            duck(
                "WITH steps AS (SELECT ts, lag(ts) OVER (PARTITION BY customer ORDER BY ts) AS before FROM log)"
                " SELECT sum((before IS NULL OR ts - before > INTERVAL 30 MINUTE)::INT) AS n FROM steps"
            )[0],
        )

    return lazily({"cxkit": (cxkit, [log]), "Polars": (polars, [frame]), "DuckDB": (duckdb, [frame])})


def variants():
    def cxkit():
        found = log().paths(top=5)
        return ([found.variants, *(row.count for row in found.paths)],)

    def polars():
        import polars as pl

        counts = (
            frame()
            .lazy()
            .sort("customer", "ts", maintain_order=True)
            .group_by("customer", maintain_order=True)
            .agg(path=pl.col("event").to_physical().cast(pl.String).str.join(","))
            .group_by("path")
            .len()
            .collect()["len"]
        )
        return ([len(counts), *counts.top_k(5).sort(descending=True)],)

    def duckdb():
        counts = duck(
            "WITH journeys AS (SELECT string_agg(event, ',' ORDER BY ts, place) AS path FROM log GROUP BY customer),"
            " counts AS (SELECT count(*) AS n FROM journeys GROUP BY path)"
            " SELECT n, count(*) OVER () AS variants FROM counts ORDER BY n DESC LIMIT 5"
        )
        return ([counts[1][0], *counts[0]],)

    return lazily({"cxkit": (cxkit, [log]), "Polars": (polars, [frame]), "DuckDB": (duckdb, [frame])})


def retention():
    def cxkit():
        found = log().retention(every="week", kind="first_time")
        return ([count for count in found.matrix[0] if count is not None],)

    def polars():
        import polars as pl

        weeks = (
            frame().lazy().select("customer", week=pl.col("ts").dt.truncate("1w")).unique().collect().lazy()
        )
        first = weeks.group_by("customer").agg(cohort=pl.col("week").min())
        counts = (
            weeks.join(first, on="customer")
            .group_by("cohort", "week")
            .len()
            .sort("cohort", "week")
            .filter(pl.col("cohort") == pl.col("cohort").min())
            .collect()
        )
        return (counts["len"].to_numpy(),)

    def duckdb():
        return (
            duck(
                "WITH weeks AS (SELECT DISTINCT customer, date_trunc('week', ts) AS week FROM log),"
                " cohorts AS (SELECT week, min(week) OVER (PARTITION BY customer) AS cohort FROM weeks)"
                " SELECT week, count(*) AS n FROM cohorts WHERE cohort = (SELECT min(week) FROM weeks)"
                " GROUP BY week ORDER BY week"
            )[1],
        )

    return lazily({"cxkit": (cxkit, [log]), "Polars": (polars, [frame]), "DuckDB": (duckdb, [frame])})


SIZE = f"{spelt(EVENTS)} events"
BOTH = ["Polars", "DuckDB"]
TASKS = {
    "build": Task(build, ["Polars sort"], f"an event log of {SIZE}, whole numbers as ids", "<= 1/10"),
    "build_words": Task(build_words, ["Polars sort"], "the same, words as ids", ""),
    "funnel": Task(funnel, BOTH, "funnel of 5 steps, 7 days, with intervals and times", "<= 1/13", repeats=5),
    "transitions": Task(transitions, BOTH, "transitions, with shares", "<= 1/60", repeats=5),
    "retention": Task(retention, BOTH, "weekly retention of cohorts", "<= 1/25", repeats=5),
    "sessions": Task(sessions, BOTH, "sessions, 30 minutes", "<= 1/25", repeats=5),
    "variants": Task(variants, BOTH, "variants, the most frequent", "<= 1/50", repeats=5),
}


if __name__ == "__main__":
    main(__file__, TASKS)
