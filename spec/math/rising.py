"""Writes spec/math/rising.tsv: the logarithm of the rising factorial and its derivatives, at 60 digits.

    python3 spec/math/rising.py        (mpmath 1.3 or newer)

A line is z, n, ln(gamma(z + n) / gamma(z)) and its first and second derivative by z, each the nearest double.
"""

from pathlib import Path

import mpmath as mp

mp.mp.dps = 60
SIZES = [1e-8, 3.3e-4, 0.2425929072047161, 0.7928861481376913, 1.0, 2.4257534366615197, 11.9, 12.0, 13.5, 14.0]
SIZES += [20.25, 63.0, 1e3, 12345.6, 1e6, 3e8]
STEPS = [0, 1, 2, 3, 7, 29, 63, 64, 65, 66, 100, 221, 1000, 5000, 123456, 10**6, 10**9]

lines = []
for z in SIZES:
    for n in STEPS:
        exact = mp.mpf(z)
        value = mp.loggamma(exact + n) - mp.loggamma(exact)
        first = mp.digamma(exact + n) - mp.digamma(exact)
        second = mp.polygamma(1, exact + n) - mp.polygamma(1, exact)
        if n <= 10**4:  # where all digits would cancel
            with mp.workdps(90):
                value = mp.fsum(mp.log(exact + j) for j in range(n))
                first = mp.fsum(1 / (exact + j) for j in range(n))
                second = -mp.fsum(1 / (exact + j) ** 2 for j in range(n))
        lines.append("\t".join(repr(float(part)) for part in (exact, n, value, first, second)))
    for n in (12, 40, 90, 250):
        exact = mp.mpf(z)
        value = mp.fsum(mp.log(exact + j) for j in range(n))
        first = mp.fsum(1 / (exact + j) for j in range(n))
        second = -mp.fsum(1 / (exact + j) ** 2 for j in range(n))
        lines.append("\t".join(repr(float(part)) for part in (exact, n, value, first, second)))
(Path(__file__).parent / "rising.tsv").write_text("\n".join(lines) + "\n")
