"""What the package costs and leaves alone: imports, threads, the command."""

import json
import pickle
import subprocess
import sys
import tempfile
import threading
import time

import cxkit as cx
import numpy as np


def fresh(*words: str) -> subprocess.CompletedProcess[str]:
    """A new interpreter, away from the sources: what it imports is what was installed."""
    folder = tempfile.gettempdir()
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=folder)


def python(code):
    run = fresh("-c", code)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_import_loads_nothing_heavy():
    loaded = json.loads(python("import sys, json; import cxkit; print(json.dumps(sorted(sys.modules)))"))
    heavy = {
        "numpy",
        "pandas",
        "polars",
        "pyarrow",
        "dataclasses",
        "datetime",
        "typing",
        "inspect",
        "json.decoder",
        "cxkit.types",
    }
    bare = set(json.loads(python("import sys, json; print(json.dumps(sorted(sys.modules)))")))
    assert "cxkit._native" in loaded and not (set(loaded) - bare) & heavy


def test_import_is_quick():
    def seconds(code):
        times = []
        for _ in range(5):
            start = time.perf_counter()
            python(code)
            times.append(time.perf_counter() - start)
        return min(times)

    # The promise is 30 ms; the rest is room for a busy machine.
    assert seconds("import cxkit") - seconds("pass") < 0.06


def test_other_threads_run_during_a_long_call():
    scores = np.random.default_rng(2).integers(0, 11, 200_000)
    steps, done = [], threading.Event()

    def count():
        while not done.is_set():
            steps.append(None)
            time.sleep(0.0005)

    other = threading.Thread(target=count)
    other.start()
    before = len(steps)
    cx.nps(scores, interval="bootstrap", resamples=300_000)
    during = len(steps) - before
    done.set()
    other.join()
    assert during > 5


def test_calls_from_many_threads_agree():
    scores = np.random.default_rng(3).integers(0, 11, 50_000)
    accumulator, answers = cx.NpsAccumulator(), []

    def work():
        for _ in range(5):
            accumulator.extend(scores)
            answers.append(cx.nps(scores))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1 and accumulator.row_count == 20 * len(scores)
    assert accumulator.finish().score == answers[0].score


def test_long_columns_counted_by_several_threads_give_the_same_bytes():
    scores = np.random.default_rng(4).integers(0, 11, 3_000_001).astype("f8")
    scores[::1000] = np.nan
    whole, pieces = cx.NpsAccumulator(), cx.NpsAccumulator()
    whole.extend(scores)
    for piece in np.array_split(scores, 60):
        pieces.extend(piece)
    assert whole.to_state() == pieces.to_state() and whole.finish() == cx.nps(scores)


def test_functions_can_be_pickled_and_looked_into():
    import inspect

    assert pickle.loads(pickle.dumps(cx.nps)) is cx.nps
    assert inspect.isroutine(cx.nps) and inspect.unwrap(cx.nps).__name__ == "nps" == cx.nps.__name__
    assert repr(cx.nps) == "<function cxkit.survey.nps>"

    class Holder:
        measure = cx.nps

    assert Holder().measure([9]).n == 1


def test_the_command_runs_in_process():
    run = fresh("-m", "cxkit", "--version")
    assert run.returncode == 0 and cx.__version__ in run.stdout
    run = fresh("-m", "cxkit", "--verison")
    assert run.returncode == 2 and run.stderr
