"""Writes the oracle of the exact sums: sums, means, variances and co-moments in exact rational arithmetic.

    python3 spec/sums/generate.py

Needs nothing but the standard library. Every number in the tables is the 16 hex digits of a double; a dash
is a value that does not exist or is beyond the largest double. Python rounds a Fraction to the nearest
double, ties to even, which is the rounding the tables expect; sums are checked against math.fsum too.
"""
import math
import pathlib
import random
import struct
from fractions import Fraction

HERE = pathlib.Path(__file__).parent


def hex_of(value):
    return "-" if value is None else struct.pack(">d", value).hex()


def rounded(fraction):
    """The nearest double, +0.0 for zero, None beyond the largest."""
    try:
        return float(fraction) if fraction else 0.0
    except OverflowError:
        return None


def total(values):
    return sum(map(Fraction, values), Fraction(0))


def square_root(fraction):
    """The square root as the core takes it: of the variance already rounded."""
    value = rounded(fraction)
    return None if value is None else math.sqrt(value)


def any_double(rng):
    while True:
        value = struct.unpack(">d", rng.getrandbits(64).to_bytes(8, "big"))[0]
        if math.isfinite(value):
            return value


def columns():
    rng = random.Random(20261122)
    tiny, huge = 5e-324, 1.7976931348623157e308
    yield "nothing", []
    yield "zero", [0.0]
    yield "negative zero", [-0.0, -0.0]
    yield "one value", [0.1]
    yield "tenths", [0.1] * 10
    yield "half to even, down", [1.0, 2.0**-53]
    yield "half to even, up", [1.0 + 2.0**-52, 2.0**-53]
    yield "half and a little", [1.0, 2.0**-53, tiny]
    yield "cancels to nothing", [1e16, 1.0, -1e16, -1.0]
    yield "cancels to the last bit", [1e308, 1.0, tiny, -1e308, -1.0]
    yield "smallest", [tiny, tiny, tiny]
    yield "subnormal", [2.2250738585072014e-308, -tiny]
    yield "through the smallest normal", [2.2250738585072009e-308, tiny, tiny]
    yield "largest", [huge]
    yield "over and back", [huge, huge, -huge]
    yield "stays over", [huge, huge]
    yield "just over", [huge, 2.0**970]
    yield "just not over", [huge, 2.0**969]
    yield "1e308 and small", [1e308, 1e-308, -1e308, 1e292, -3e-320]
    yield "offset, small spread", [1e9 + k / 4 for k in range(40)]
    yield "offset, spread of one bit", [1e15 + (k % 2) for k in range(33)]
    yield "constant", [0.1] * 7
    yield "scores", [float(rng.randint(0, 10)) for _ in range(200)]
    yield "uniform", [rng.random() for _ in range(300)]
    yield "normal", [rng.gauss(0, 1) for _ in range(300)]
    yield "lognormal, wide", [math.exp(rng.gauss(0, 12)) for _ in range(100)]
    yield "prices", [round(rng.uniform(0, 500), 2) for _ in range(300)]
    yield "one far away", [rng.random() for _ in range(600)] + [1e-30] + [rng.random() for _ in range(600)]
    yield "integers in doubles", [float(rng.randint(-(2**53), 2**53)) for _ in range(100)]
    for k in range(12):
        yield f"any double {k}", [any_double(rng) for _ in range(rng.randint(2, 60))]
    for k in range(12):
        half = [any_double(rng) for _ in range(rng.randint(1, 25))]
        both = half + [-x for x in half] + [rng.gauss(0, 1)]
        rng.shuffle(both)
        yield f"cancelling {k}", both
    for k in range(6):
        scale = 2.0 ** rng.randint(-1000, 900)
        yield f"scaled {k}", [rng.gauss(0, 1) * scale for _ in range(50)]
    yield "long", [rng.gauss(100, 15) for _ in range(3000)]


def sums():
    rows = ["# name\tsum\tsum of squares\tmean\tvariance (n - 1)\tsd\tvalues"]
    for name, values in columns():
        exact, squares, n = total(values), sum((Fraction(x) ** 2 for x in values), Fraction(0)), len(values)
        value = rounded(exact)
        if value is not None:
            try:
                assert math.fsum(values) == value, name
            except OverflowError:
                pass  # fsum gives up on partial sums beyond the largest double
        mean = rounded(exact / n) if n else None
        spread = (n * squares - exact**2) / (n * (n - 1)) if n > 1 else None
        variance = None if spread is None else rounded(spread)
        sd = None if spread is None else square_root(spread)
        numbers = [value, rounded(squares), mean, variance, sd]
        rows.append("\t".join([name, *map(hex_of, numbers), " ".join(map(hex_of, values))]))
    (HERE / "sums.tsv").write_text("\n".join(rows) + "\n")


def pairs():
    rng = random.Random(7)
    yield "one pair", [(0.1, 0.3)]
    yield "two pairs", [(1.0, 2.0), (2.0, 4.0)]
    yield "on a line", [(k / 8, 3 - k / 4) for k in range(20)]
    yield "y constant", [(k / 8, 0.1) for k in range(20)]
    yield "x constant", [(1e9, k / 8) for k in range(20)]
    yield "far from zero", [(1e9 + rng.random(), 1e9 - rng.random()) for _ in range(50)]
    yield "nearly uncorrelated", [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0 + 1e-15)]
    yield "unlike scales", [(rng.gauss(0, 1) * 1e-150, rng.gauss(0, 1) * 1e150) for _ in range(50)]
    for k in range(6):
        slope = rng.gauss(0, 1)
        xs = [rng.gauss(5, 2) for _ in range(rng.randint(3, 80))]
        yield f"related {k}", [(x, slope * x + rng.gauss(0, 1)) for x in xs]


def co_moments():
    rows = ["# name\tcovariance (n - 1)\tslope of y on x\tcorrelation\tx\ty"]
    for name, points in pairs():
        xs, ys, n = [x for x, _ in points], [y for _, y in points], len(points)
        sx, sy = total(xs), total(ys)
        xx = n * sum(Fraction(x) ** 2 for x in xs) - sx**2
        yy = n * sum(Fraction(y) ** 2 for y in ys) - sy**2
        xy = n * sum(Fraction(x) * Fraction(y) for x, y in points) - sx * sy
        covariance = rounded(xy / (n * (n - 1))) if n > 1 else None
        slope = rounded(xy / xx) if n > 1 and xx else None
        r = math.copysign(square_root(xy**2 / (xx * yy)), xy) if n > 1 and xx and yy else None
        numbers = [covariance, slope, r]
        lists = [" ".join(map(hex_of, column)) for column in (xs, ys)]
        rows.append("\t".join([name, *map(hex_of, numbers), *lists]))
    (HERE / "co_moments.tsv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    sums()
    co_moments()
