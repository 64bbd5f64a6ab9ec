"""Writes the tables of crates/cxkit/src/math/tables.rs: constants that no formula can give exactly.

    python3 spec/math/tables.py        (mpmath 1.3 or newer)

Every entry is computed at 80 digits and rounded once to the nearest double; where a pair is stored,
the second double is the rest rounded again.
"""

import textwrap
from pathlib import Path

import mpmath as mp

mp.mp.dps = 80
TARGET = Path(__file__).parents[2] / "crates/cxkit/src/math/tables.rs"


def pair(x):
    hi = float(x)
    return hi, float(x - mp.mpf(hi))


def text(x):
    return repr(float(x))


def array(name, doc, rows):
    """One constant: rows of floats, or of tuples of floats."""
    width = len(rows[0]) if isinstance(rows[0], tuple) else 0
    kind = f"[f64; {width}]" if width else "f64"
    items = [f"[{', '.join(text(x) for x in row)}]" if width else text(row) for row in rows]
    body = textwrap.fill(", ".join(items) + ",", 110, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return f"/// {doc}\n#[rustfmt::skip]\npub(super) const {name}: [{kind}; {len(rows)}] = [\n{body}\n];"


def exp_table():
    return [pair(mp.mpf(2) ** (mp.mpf(j) / 128)) for j in range(128)]


def ln_table():
    """For mantissas from 0.6875 to 1.375 in 128 steps of the bit pattern: 1/m in few bits, and its -ln.

    The reciprocal has at most 10 bits, so that products with 43 bits are exact, and is 1 on both sides of
    m = 1, so that ln keeps its relative error there. The high part of -ln is a multiple of 2^-42.
    """
    rows = []
    for j in range(128):
        # bit pattern offset 0.6875 = 0x3fe6...: entries below 80 lie under 1 with half the step
        low = mp.mpf("0.6875") + mp.mpf(j) / 256 if j < 80 else 1 + mp.mpf(j - 80) / 128
        high = low + (mp.mpf(1) / 256 if j < 80 else mp.mpf(1) / 128)
        if j in (79, 80):
            c = mp.mpf(1)
        else:
            c = mp.nint(2 / (low + high) * 512) / 512
        log = -mp.log(c)
        hi = mp.nint(log * 2**42) / mp.mpf(2) ** 42
        rows.append((float(c), float(hi), float(log - hi)))
    return rows


def lgamma_series():
    """(zeta(k) - 1) (-1)^k / k for k = 3, 4, ...: the series of lgamma(2 + z) past its first two terms."""
    return [(-1) ** k * (mp.zeta(k) - 1) / k for k in range(3, 32)]


def erfcx_table():
    """Taylor coefficients of erfcx at 16 centres in every octave from 0.5 to 32, the first as a pair."""
    rows = []
    for octave in range(-1, 5):
        for j in range(16):
            centre = mp.mpf(2) ** octave * (1 + (mp.mpf(j) + 0.5) / 16)
            # erfcx' = 2 x erfcx - 2/sqrt(pi), and so on by Leibniz
            c = [mp.exp(centre**2) * mp.erfc(centre)]
            c.append(2 * centre * c[0] - 2 / mp.sqrt(mp.pi))
            for n in range(1, 12):
                c.append((2 * centre * c[n] + 2 * c[n - 1]) / (n + 1))
            rows.append((*pair(c[0]), *(float(x) for x in c[1:])))
    return rows


def digamma_series():
    """Taylor coefficients of digamma at its positive zero, from the first power on."""
    zero = mp.findroot(mp.digamma, mp.mpf("1.4616321449683623"))
    coefficients = [mp.polygamma(k, zero) / mp.factorial(k) for k in range(1, 26)]
    return zero, coefficients


def main():
    zero, digamma = digamma_series()
    zero_hi, zero_lo = pair(zero)
    slope_hi, slope_lo = pair(digamma[0])
    parts = [
        "//! Constants of the functions beside it, written by `spec/math/tables.py`: change that, not this.\n\n"
        "// Digits are the shortest that give the double back, wherever they come from.\n"
        "#![allow(clippy::approx_constant, clippy::excessive_precision)]",
        array("EXP_2", "2^(j/128) in two parts.", exp_table()),
        array("LN", "A short reciprocal c of the mantissa, then -ln(c) in two parts.", ln_table()),
        array("LGAMMA", "(-1)^k (zeta(k) - 1) / k from k = 3.", lgamma_series()),
        array("ERFCX", "Taylor coefficients of erfcx at the centres of its intervals.", erfcx_table()),
        f"/// The positive zero of digamma and the slope there, each in two parts.\n"
        f"pub(super) const DIGAMMA_ZERO: [f64; 4] = "
        f"[{text(zero_hi)}, {text(zero_lo)}, {text(slope_hi)}, {text(slope_lo)}];",
        array("DIGAMMA", "Taylor coefficients of digamma at that zero from the second power.", digamma[1:]),
    ]
    TARGET.write_text("\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
