"""Checks every crate of the workspace with every set of its features; the last line counts them.

A feature that only compiles together with another would otherwise be found by the first
person who uses it alone.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys

# More sets than this for one crate would mean that features have stopped being few.
MOST_FEATURES = 4


def main() -> int:
    text = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--locked", "--format-version", "1"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    passed = failed = 0
    for package in json.loads(text)["packages"]:
        features = sorted(name for name in package["features"] if name != "default")
        if not features:
            continue
        if len(features) > MOST_FEATURES:
            print(f"{package['name']} has {len(features)} features; {MOST_FEATURES} is the most")
            failed += 1
            continue
        for size in range(len(features) + 1):
            for some in itertools.combinations(features, size):
                words = [
                    "cargo",
                    "check",
                    "--locked",
                    "--quiet",
                    "--no-default-features",
                    "-p",
                    package["name"],
                ]
                code = subprocess.run([*words, "--features", ",".join(some)]).returncode
                print(f"{package['name']} [{', '.join(some)}] {'ok' if code == 0 else 'FAILED'}", flush=True)
                passed, failed = (passed + 1, failed) if code == 0 else (passed, failed + 1)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
