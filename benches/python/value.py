"""Customer value, each task beside its peer in the same run: medians, ratios, memory above the input.

    make bench
    python benches/python/value.py                     # all
    python benches/python/value.py rfm predictions     # some
    CXKIT_BENCH_SHARE=0.1 python benches/python/value.py    # on a tenth of the rows

lifetimes, the archived package that people know, needs numpy < 2 and pandas < 2.2: it runs in an environment
of its own, made in build/peers when it is not there (or say where its Python is: CXKIT_BENCH_LIFETIMES).

Every contender runs in a process of its own, reads the same files, and is timed after one run that is not
counted. Answers are compared before anything is printed. Beside the time on the clock stands the time the
processors worked: on a machine that others use too it is the one that holds.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

SHARE = float(os.environ.get("CXKIT_BENCH_SHARE", "1"))
SIZES = {"real": 2357, "middle": 23_570, "many": int(500_000 * SHARE)}
PREDICTED = int(1_000_000 * SHARE)
ORDERS = int(5_000_000 * SHARE)
FOLDER = Path("build/bench/value")
DAY = 86_400_000_000
PUBLISHED = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}


def columns(name: str) -> list[np.ndarray]:
    return [np.load(FOLDER / f"{name}-{column}.npy") for column in ("frequency", "recency", "age")]


def make_data() -> None:
    """The shipped sample, and customers drawn from the published parameters, whose days are whole."""
    import gzip

    import cxkit as cx
    import polars as pl

    FOLDER.mkdir(parents=True, exist_ok=True)

    def keep(name: str, **told: np.ndarray) -> None:
        for column, values in told.items():
            np.save(FOLDER / f"{name}-{column}.npy", np.asarray(values))

    with gzip.open("examples/data/cdnow.csv.gz") as file:
        orders = pl.read_csv(file.read(), try_parse_dates=True)
    rfm = cx.rfm(orders, customer="customer", time="date", unit="week", calibration_end="1997-09-30")
    keep("real", frequency=np.array(rfm.frequency, float), recency=rfm.recency, age=rfm.age)
    truth = cx.BgNbdFit.from_params(**PUBLISHED)
    for name, n in (("middle", SIZES["middle"]), ("many", SIZES["many"]), ("predicted", PREDICTED)):
        rng = np.random.default_rng(n)
        age = np.round(7 * (27 + 12 * rng.random(n))) / 7
        drawn = truth.simulate_customers(age, seed=n)
        recency = np.minimum(np.ceil(7 * np.array(drawn["recency"])) / 7, age)
        spend = 20 + 30 * rng.random(n)
        keep(name, frequency=drawn["frequency"], recency=recency, age=age, spend=spend)
    rng = np.random.default_rng(5)
    keep(
        "orders",
        customer=rng.integers(0, max(ORDERS // 10, 1), ORDERS),
        at=rng.integers(0, 730, ORDERS) * DAY,
        paid=np.round(5 + 95 * rng.random(ORDERS), 2),
    )


def bg_nbd(name: str):
    frequency, recency, age = columns(name)

    def cxkit():
        import cxkit as cx

        fit = cx.BgNbd().fit(frequency=frequency, recency=recency, age=age, threads=1)
        assert all(fit.standard_errors.values())
        return list(fit.params.values())

    def lifetimes():
        from lifetimes import BetaGeoFitter

        fit = BetaGeoFitter().fit(frequency, recency, age)
        assert len(fit.standard_errors_) == 4
        return [float(value) for value in fit.params_[["r", "alpha", "a", "b"]]]

    return {"cxkit": cxkit, "lifetimes": lifetimes}


def pareto_nbd(name: str):
    frequency, recency, age = columns(name)

    def cxkit():
        import cxkit as cx

        fit = cx.ParetoNbd().fit(frequency=frequency, recency=recency, age=age, threads=1)
        assert all(fit.standard_errors.values())
        return list(fit.params.values())

    def lifetimes():
        from lifetimes import ParetoNBDFitter

        # It gives no standard errors.
        fit = ParetoNBDFitter().fit(frequency, recency, age)
        return [float(value) for value in fit.params_[["r", "alpha", "s", "beta"]]]

    return {"cxkit": cxkit, "lifetimes": lifetimes}


def predictions():
    frequency, recency, age = columns("predicted")
    spend = np.where(frequency > 0, np.load(FOLDER / "predicted-spend.npy"), 0)
    some = slice(0, 50_000)

    def cxkit():
        import cxkit as cx

        if "fit" not in kept:
            sample = {"frequency": frequency[some], "recency": recency[some], "age": age[some]}
            kept["fit"] = cx.BgNbd().fit(**sample, unit_days=7)
            kept["spend"] = cx.GammaGamma().fit(frequency=frequency[some], monetary_value=spend[some])
        fit = kept["fit"]
        who = {"frequency": frequency, "recency": recency, "age": age, "unit_days": 7, "threads": 2}
        expected = fit.expected_purchases(39, **who)
        fit.alive_probability(**who)
        worth = {"periods": 12, "period": 4.345, "discount_rate": 0.1, "monetary_value": spend}
        cx.customer_value(fit, kept["spend"], **who, **worth)
        return expected

    def lifetimes():
        from lifetimes import BetaGeoFitter

        if "fit" not in kept:
            kept["fit"] = BetaGeoFitter().fit(frequency[some], recency[some], age[some])
        return kept["fit"].conditional_expected_number_of_purchases_up_to_time(39, frequency, recency, age)

    def told(expected):
        values = np.asarray(expected.values if hasattr(expected, "ci_lower") else expected, float)
        return [float(values.sum())]

    kept: dict = {}
    return {"cxkit": cxkit, "lifetimes": lifetimes}, told


def rfm():
    table = {name: np.load(FOLDER / f"orders-{name}.npy") for name in ("customer", "at", "paid")}
    table["at"] = table["at"].view("datetime64[us]")

    def cxkit():
        import cxkit as cx

        return cx.rfm(table, customer="customer", time="at", amount="paid", threads=2)

    def polars():
        import polars as pl

        days = pl.LazyFrame(table).with_columns(pl.col("at").dt.truncate("1d"))
        days = days.group_by("customer", "at").agg(pl.col("paid").sum())
        first = pl.col("at").min()
        repeat = pl.col("at") > first
        return (
            days.group_by("customer")
            .agg(
                frequency=pl.len() - 1,
                recency=(pl.col("at").max() - first).dt.total_days(),
                monetary=pl.col("paid").filter(repeat).mean(),
                born=first,
            )
            .sort("customer")
            .collect()
        )

    def told(found):
        if hasattr(found, "recency"):
            return [float(sum(found.frequency)), float(sum(found.recency))]
        return [float(found["frequency"].sum()), float(found["recency"].sum())]

    return {"cxkit": cxkit, "Polars": polars}, told


TASKS = {
    "bg_real": (
        lambda: bg_nbd("real"),
        "BG/NBD fit with errors, 2,357 customers",
        "lifetimes",
        "<= 1/120",
        7,
    ),
    "bg_middle": (lambda: bg_nbd("middle"), "the same, 23,570", "lifetimes", "<= 1/100", 5),
    "bg_many": (lambda: bg_nbd("many"), f"the same, {SIZES['many']:,}", "lifetimes", "<= 1/50", 3),
    "pareto_real": (lambda: pareto_nbd("real"), "Pareto/NBD fit, 2,357", "lifetimes", "<= 1/60", 5),
    "pareto_middle": (lambda: pareto_nbd("middle"), "the same, 23,570", "lifetimes", "<= 1/150", 3),
    "rfm": (rfm, f"rfm of {ORDERS / 1e6:g} M unsorted rows, two threads", "Polars", "<= 0.4, <= 250 MB", 5),
    "predictions": (
        predictions,
        f"E, P(alive), 12-period CLV with intervals, {PREDICTED / 1e6:g} M, two threads",
        "lifetimes",
        "<= 0.8 of its E alone",
        5,
    ),
}


def peak_kb() -> int:
    """The most memory this process has held. (`ru_maxrss` would begin at what its parent held.)"""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def one(task: str, name: str) -> None:
    """Times one contender and prints what it found."""
    made = TASKS[task][0]()
    contenders, told = made if isinstance(made, tuple) else (made, list)
    run = contenders[name]
    before = peak_kb()
    found = run()
    above = peak_kb() - before
    seconds, worked = [], []
    for _ in range(TASKS[task][4] if name == "cxkit" or name == "Polars" else 1):
        clock, work = time.perf_counter(), time.process_time()
        run()
        seconds.append(time.perf_counter() - clock)
        worked.append(time.process_time() - work)
    medians = {"seconds": statistics.median(seconds), "worked": statistics.median(worked)}
    print(json.dumps({"found": told(found), "above_kb": above, **medians}))


def python_of(name: str) -> str:
    """Who runs a contender."""
    if name != "lifetimes":
        return sys.executable
    if named := os.environ.get("CXKIT_BENCH_LIFETIMES"):
        return named
    folder = Path("build/peers/lifetimes")
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        wanted = ["lifetimes==0.11.3", "numpy<2", "pandas<2.2"]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], check=True)
        (folder / ".ready").touch()
    return str(python)


def spelt(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.2f} ms"


def main(chosen: list[str]) -> None:
    make_data()
    rows = []
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, lifetimes 0.11.3\n")
    print("| task | cxkit | work | memory | peer | time | work | memory | ratio | of work | wanted |")
    print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for task in chosen or TASKS:
        _, text, peer, target, _ = TASKS[task]
        told = {}
        for name in ("cxkit", peer):
            # One core for what one thread does: the peers' libraries would take more.
            environment = {
                **os.environ,
                "OMP_NUM_THREADS": "1",
                "OPENBLAS_NUM_THREADS": "1",
                "POLARS_MAX_THREADS": "2",
            }
            words = [python_of(name), "-W", "ignore", __file__, "--one", task, name]
            done = subprocess.run(words, capture_output=True, text=True, env=environment)
            if done.returncode:
                sys.exit(f"{task}, {name}:\n{done.stderr}")
            told[name] = json.loads(done.stdout)
        ours, theirs = told["cxkit"], told[peer]
        # The peer's optimiser stops at some 1e-4 of the parameters.
        np.testing.assert_allclose(ours["found"], theirs["found"], rtol=2e-3, err_msg=f"{task}, {peer}")
        rows.append({"task": text, "target": target, "peer": peer, "ours": ours, "theirs": theirs})
        cells = [text]
        for who in (ours, theirs):
            cells += [] if who is ours else [peer]
            cells += [spelt(who["seconds"]), spelt(who["worked"]), f"{who['above_kb'] / 1024:.0f} MB"]
        cells += [f"{ours[key] / theirs[key]:.3g}" for key in ("seconds", "worked")]
        print("| " + " | ".join([*cells, target]) + " |", flush=True)
    (FOLDER.parent / "python-value.json").write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:4])
    else:
        main(sys.argv[1:])
