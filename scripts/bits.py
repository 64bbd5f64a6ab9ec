"""Compares what the runtimes computed, bit for bit.

Every suite that runs the vectors writes build/vectors/<runtime>.json: one object from "file#case" to what
came out, a record of fields or an error with its code and row. Here the files must hold the same cases with
the same values: numbers equal in all 64 bits (40 and 40.0 are the same, 0.0 and -0.0 are not), the rest
equal as JSON. No tolerance: that is for comparison with outside sources, and belongs to the suites.

    python3 scripts/bits.py rust python node wasm-node wasm-browser
"""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "build" / "vectors"
# Enough to see what kind of difference it is.
SHOWN = 20


def bits(value: object) -> object:
    """`value` with every number as the hexadecimal form of its 64 bits."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return f"f64:{struct.pack('>d', float(value)).hex()}"
    if isinstance(value, list):
        return [bits(item) for item in value]
    if isinstance(value, dict):
        return {key: bits(item) for key, item in sorted(value.items())}
    raise TypeError(type(value))


def unequal(results: dict[str, dict]) -> tuple[int, list[str]]:
    """How many cases agree in all runtimes, and a line for each that does not."""
    agreed, complaints = 0, []
    cases = sorted({case for result in results.values() for case in result})
    for case in cases:
        absent = [runtime for runtime, result in results.items() if case not in result]
        if absent:
            complaints.append(f"{case}: not run by {', '.join(absent)}")
            continue
        answers = {runtime: bits(result[case]) for runtime, result in results.items()}
        if len({json.dumps(answer, sort_keys=True) for answer in answers.values()}) == 1:
            agreed += 1
        else:
            shown = "".join(f"\n    {runtime}: {json.dumps(results[runtime][case])}" for runtime in results)
            complaints.append(f"{case}: differs{shown}")
    return agreed, complaints


def main(runtimes: list[str]) -> int:
    results, complaints = {}, []
    for runtime in runtimes:
        path = FOLDER / f"{runtime}.json"
        if path.exists():
            results[runtime] = json.loads(path.read_text(encoding="utf-8"))
        else:
            complaints.append(f"{runtime}: build/vectors/{runtime}.json was not written")
    agreed, more = unequal(results)
    complaints += more
    if len(runtimes) < 2:
        complaints.append("name at least two runtimes to compare")
    for line in complaints[:SHOWN]:
        print(line)
    if len(complaints) > SHOWN:
        print(f"... and {len(complaints) - SHOWN} more")
    print(f"{agreed} passed, {len(complaints)} failed, 0 skipped")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
