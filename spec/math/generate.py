"""Writes spec/math/reference.tsv: values of the functions of `cxkit::math` at 60 digits or more.

    python3 spec/math/generate.py        (mpmath 1.3 or newer, a few minutes)

A line is the function's name, its arguments and its value, tab-separated; arguments are the bits of a double
in hexadecimal, the value is the nearest double and what it lacks, in units of its last place. The core's tests
read the file.

Where mpmath's own routine does not converge (incomplete beta and gamma with large parameters) the power
series with positive terms stands in. Quantiles need no search: x is chosen, p is computed and rounded, and
Newton's method moves x by the rounding of p, with an error of its square.
"""

import math
import random
import struct
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60
TARGET = Path(__file__).parent / "reference.tsv"
rng = random.Random(20260101)
TINY = 5e-324


def bits(x):
    return struct.pack(">d", x).hex()


def number(pattern):
    return struct.unpack(">d", struct.pack(">Q", pattern))[0]


def neighbours(x, reach=2):
    """x and the doubles around it."""
    found = [x]
    up = down = x
    for _ in range(reach):
        up, down = mp_next(up, 1), mp_next(down, -1)
        found += [up, down]
    return found


def mp_next(x, direction):
    (pattern,) = struct.unpack(">q", struct.pack(">d", x))
    if x == 0:
        return direction * TINY
    return struct.unpack(">d", struct.pack(">q", pattern + (direction if x > 0 else -direction)))[0]


def uniform(low, high, count):
    return [rng.uniform(low, high) for _ in range(count)]


def log_uniform(low, high, count):
    low, high = mp.log(low), mp.log(high)
    return [float(mp.exp(rng.uniform(float(low), float(high)))) for _ in range(count)]


def both_signs(values):
    return [sign * x for x in values for sign in (1.0, -1.0)]


def hardest(function, arguments, keep):
    """The arguments whose value lies nearest to the middle between two doubles."""

    def distance(x):
        value = function(mp.mpf(x))
        mantissa, _ = mp.frexp(value)
        return abs(mp.frac(abs(mantissa) * 2**53) - mp.mpf(1) / 2)

    return sorted(arguments, key=distance)[:keep]


# The power series that stand in for mpmath's incomplete functions.


def beta_series(x, y, a, b):
    """I_x(a, b) = x^a y^b / (a B(a, b)) * sum of (a+b)_n / (a+1)_n x^n, with y = 1 - x."""
    front = mp.exp(a * mp.log(x) + b * mp.log(y) - ln_beta(a, b)) / a
    if x < 1e-3 and x * (a + b) < 1000:
        term = total = mp.mpf(1)
        n = 0
        while term > total * mp.eps:
            term *= (a + b + n) / (a + 1 + n) * x
            total += term
            n += 1
        return front * total
    # Fixed-point integers for long sums: the terms are positive and the sum exceeds 1.
    digits = mp.mp.prec + 120
    one = 1 << digits
    x_int, a_int, b_int = (int(mp.nint(v * mp.mpf(2) ** digits)) for v in (x, a, b))
    term = total = one
    n = 0
    while term > total >> mp.mp.prec:
        term = (term * (a_int + b_int + n * one) // (a_int + (n + 1) * one)) * x_int >> digits
        total += term
        n += 1
    return front * total / one


def ln_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def beta_tails(x, a, b, y=None):
    """Both tails, by the series in the smaller of x and y = 1 - x, with digits to spare for the other tail."""
    log_front = mp.mpf(a) * mp.log(x) + mp.mpf(b) * mp.log1p(-mp.mpf(x)) if y is None else a * mp.log(x) + b * mp.log(y)
    spare = max(0, int((ln_beta(mp.mpf(a), mp.mpf(b)) - log_front) / mp.log(10)))
    if spare > 270:
        return mp.mpf(0), mp.mpf(0)  # nobody asks for tails so thin
    with mp.workdps(80 + spare):
        x, a, b = mp.mpf(x), mp.mpf(a), mp.mpf(b)
        y = 1 - x if y is None else mp.mpf(y)
        if x < y:
            lower = beta_series(x, y, a, b)
            return lower, 1 - lower
        upper = beta_series(y, x, b, a)
        return 1 - upper, upper


def beta_density(x, a, b, y=None):
    y = 1 - mp.mpf(x) if y is None else y
    return mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log(y) - ln_beta(a, b))


def gamma_tails(a, x):
    """P = x^a e^-x / gamma(a+1) * sum of x^n / (a+1)_n, with digits to spare for 1 - P."""
    a, x = mp.mpf(a), mp.mpf(x)
    log_front = a * mp.log(x) - x - mp.loggamma(a)
    spare = max(0, int(-log_front / mp.log(10))) if x > a else 0
    with mp.workdps(90 + spare):
        a, x = mp.mpf(a), mp.mpf(x)
        term = total = mp.mpf(1)
        n = 0
        while term > total * mp.mpf(10) ** -(80 + spare):
            n += 1
            term *= x / (a + n)
            total += term
        lower = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * total
        return lower, 1 - lower


def gamma_density(a, x):
    return mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))


def t_tails(t, df):
    """The mass of |T| below and above t."""
    with mp.workdps(500):
        t, df = mp.mpf(t), mp.mpf(df)
        sum_ = t * t + df
        x, y = t * t / sum_, df / sum_
    return beta_tails(x, mp.mpf(1) / 2, df / 2, y)


def t_sf(t, df):
    centre, outside = t_tails(t, df)
    return outside / 2 if t > 0 else (1 + centre) / 2


def t_density(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    return mp.exp(-(df + 1) / 2 * mp.log1p(t * t / df) - mp.log(df) / 2 - ln_beta(df / 2, mp.mpf(1) / 2))


def f_tails(x, d1, d2):
    with mp.workdps(500):
        x, d1, d2 = mp.mpf(x), mp.mpf(d1), mp.mpf(d2)
        sum_ = d1 * x + d2
        below, above = d1 * x / sum_, d2 / sum_
    return beta_tails(below, d1 / 2, d2 / 2, above)


def normal_cdf(x):
    return mp.erfc(-mp.mpf(x) / mp.sqrt(2)) / 2


def at_probability(x, lower, density):
    """(p, exact quantile of p) for p the double nearest to the mass `lower` up to x."""
    p = float(lower)
    return p, mp.mpf(x) + (mp.mpf(p) - lower) / density


def binomial_pmf(k, n, p):
    p = mp.mpf(p)
    return mp.exp(
        mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1) + k * mp.log(p) + (n - k) * mp.log1p(-p)
    )


def digamma(x):
    return mp.digamma(mp.mpf(x))


def erfcx(x):
    x = mp.mpf(x)
    with mp.workdps(60 + int(abs(x)) if abs(x) < 1000 else 60):
        if x < 100:
            return mp.exp(x * x) * mp.erfc(x)
        u = 1 / (2 * x * x)
        total, term = mp.mpf(0), mp.mpf(1)
        for n in range(1, 40):
            total += term
            term *= -(2 * n - 1) * u
        return total / (x * mp.sqrt(mp.pi))


# The arguments.


def exp_arguments():
    steps = [float(k * mp.log(2) / 256) for k in (-200001, -999, -3, -1, 0, 1, 3, 5, 255, 257, 100001)]
    edges = [709.782712893384, -745.1332191019411, -708.3964185322641]
    return (
        uniform(-745, 709.78, 250)
        + uniform(-1, 1, 120)
        + uniform(-745, -708, 40)
        + uniform(-709.8, -708.3, 60)  # one bit fewer, where rounding twice shows most
        + both_signs(log_uniform(1e-300, 1e-3, 30))
        + [x for s in steps + edges for x in neighbours(s)]
        + hardest(mp.exp, uniform(-2, 2, 1500), 40)
        + [0.0, 1.0, -1.0, TINY]
    )


def ln_arguments():
    return (
        log_uniform(1e-307, 1e307, 250)
        + uniform(0.5, 2, 150)
        + [1 + sign * 2.0**-k * rng.uniform(1, 2) for k in range(2, 53) for sign in (1, -0.5)]
        + [x for j in range(128) for x in (0.6875 * 2.0**rng.randint(-3, 3) + 0.0, number(0x3FE6000000000000 + (j << 45)))]
        + log_uniform(1e-323, 2e-308, 30)
        + hardest(mp.log, uniform(0.5, 20, 1500), 40)
        + [x for edge in (1.0, 0.6875, 1.375, 2.2250738585072014e-308, 1.7976931348623157e308) for x in below_infinity(edge)]
        + [TINY]
    )


def below_infinity(x):
    return [v for v in neighbours(x) if v < float("inf")]


def pow_arguments():
    pairs = []
    while len(pairs) < 400:
        x = log_uniform(1e-300, 1e300, 1)[0]
        y = rng.uniform(-740, 709) / float(mp.log(x))
        pairs.append((x, y))
    for _ in range(150):
        x = 1 + rng.choice((-1, 1)) * log_uniform(1e-16, 0.1, 1)[0]
        if x != 1.0:
            pairs.append((x, rng.uniform(-740, 709) / float(mp.log(x))))
    pairs += [(rng.uniform(0, 10), float(rng.randint(-30, 30))) for _ in range(100)]
    pairs += [(float(rng.randint(2, 50)), float(rng.randint(1, 9))) for _ in range(40)]
    pairs += [(log_uniform(1e-320, 1e-308, 1)[0], rng.uniform(-0.9, 0.9)) for _ in range(30)]
    pairs += [(-rng.uniform(0.1, 10), float(rng.randint(-50, 50))) for _ in range(30)]
    pairs += [(rng.uniform(0.5, 3), rng.choice((0.5, -0.5, 1 / 3, 2.0, 1.5))) for _ in range(60)]
    return [pair for pair in pairs if pair[0] != 0]


def lgamma_arguments():
    near = [n + sign * 2.0**-k * rng.uniform(1, 2) for n in (1, 2) for k in range(2, 50, 2) for sign in (1, -0.5)]
    edges = [0.5, 1.5, 2.5, 12.0, 3.5, 1e300, 1.7e305]
    return log_uniform(1e-300, 1e305, 120) + uniform(0, 15, 250) + near + log_uniform(12, 1e6, 60) + [
        x for e in edges for x in neighbours(e)
    ]


def negative_lgamma_arguments():
    """Away from the zeros, which lie near the integers from -3 on and at -2.457 and -2.747."""
    found = []
    while len(found) < 150:
        x = rng.uniform(-170, 0)
        if x % 1 and abs(mp.loggamma(mp.mpf(x)).real) > 0.05:
            found.append(x)
    return found + [-(2.0**-k) for k in range(1, 60, 4)] + [-5 + 2.0**-40, -5 - 2.0**-45, -100.5, -1e6 - 0.25]


def gamma_arguments():
    return (
        uniform(0, 171.6, 150)
        + uniform(0, 6, 60)
        + [x for x in uniform(-183, 0, 120) if x % 1]
        + both_signs(log_uniform(1e-307, 0.1, 20))
        + [float(n) for n in range(1, 24)]
        + neighbours(171.62437695630272)[:1]
    )


def digamma_arguments():
    zero = 1.4616321449683623
    return (
        log_uniform(1e-300, 1e300, 80)
        + uniform(0, 20, 200)
        + [zero + sign * 2.0**-k for k in range(2, 52, 2) for sign in (1, -1)]
        + neighbours(zero)
        + neighbours(1.33)
        + neighbours(1.6)
    )


def negative_digamma_arguments():
    found = []
    while len(found) < 100:
        x = rng.uniform(-30, 0)
        if x % 1 and abs(digamma(x)) > 0.05:
            found.append(x)
    return found


def beta_arguments():
    """(x, a, b) with both tails above 1e-250."""
    found = []
    sizes = [(1e-8, 1e-2, 40), (1e-2, 1e2, 160), (1, 1e4, 80), (1e4, 1e6, 16), (1e7, 1e8, 4)]
    for low, high, count in sizes:
        while count:
            a, b = log_uniform(low, high, 2)
            if rng.random() < 0.25:
                b = log_uniform(1e-8, high, 1)[0]
            if rng.random() < 0.3:
                a, b = round(a) + rng.choice((0.5, 1)), round(b) + rng.choice((0.5, 1))
            spread = float(mp.sqrt(1 / mp.mpf(a) + 1 / mp.mpf(b)))
            odds = a / b * float(mp.exp(min(max(rng.gauss(0, 3) * spread, -300), 300)))
            x = odds / (1 + odds)
            if not 1e-300 < x < 1:
                continue
            lower, upper = beta_tails(x, a, b)
            if min(lower, upper) > 1e-250:
                found.append((x, a, b, lower, upper))
                count -= 1
    return found


def gamma_pairs():
    found = []
    for low, high, count in [(1e-8, 1e-2, 40), (1e-2, 1e2, 160), (1, 1e4, 80), (1e4, 1e6, 16), (1e7, 1e8, 4)]:
        for a in log_uniform(low, high, count):
            if a < 1:
                x = log_uniform(1e-30, 50, 1)[0]
            else:
                x = a * float(mp.exp(rng.gauss(0, 4) / mp.sqrt(a)))
            found.append((a, x))
    return found


def main():
    lines = []

    def add(name, arguments, value):
        value = mp.mpf(value)
        hi = float(value)
        if hi in (float("inf"), float("-inf")):
            return
        rest = (value - mp.mpf(hi)) / mp.mpf(math.ulp(hi))
        lines.append("\t".join([name, *map(bits, arguments), bits(hi), f"{float(rest):.5f}"]))

    def sweep(name, function, arguments):
        for x in sorted(set(arguments)):
            add(name, [x], function(mp.mpf(x)))

    exps = exp_arguments()
    sweep("exp", mp.exp, exps)
    sweep("exp2", lambda x: mp.mpf(2) ** x, uniform(-1074, 1023.9, 200) + uniform(-1, 1, 60) + [float(n) for n in range(-20, 20)])
    sweep("exp_m1", mp.expm1, [x for x in exps if x > -60][::2] + both_signs(log_uniform(1e-20, 1, 100)))
    logs = ln_arguments()
    sweep("ln", mp.log, logs)
    sweep("ln_1p", mp.log1p, uniform(-0.9999, 3, 120) + both_signs(log_uniform(1e-300, 0.9, 100)) + log_uniform(1, 1e308, 40)
          + [-1 + 2.0**-k for k in range(1, 54, 3)])
    sweep("log2", lambda x: mp.log(x, 2), logs[::3] + [2.0**k for k in range(-10, 11)])
    sweep("log10", mp.log10, logs[::3] + [10.0**k for k in range(0, 23)])
    for x, y in pow_arguments():
        add("pow", [x, y], mp.mpf(x) ** (int(y) if x < 0 else mp.mpf(y)))
    sweep("tanh", mp.tanh, uniform(-3, 3, 120) + both_signs(log_uniform(1e-300, 22, 80)))

    sweep("lgamma", mp.loggamma, lgamma_arguments())
    sweep("lgamma_negative", lambda x: mp.log(abs(mp.gamma(x))), negative_lgamma_arguments())
    sweep("gamma", mp.gamma, gamma_arguments())
    sweep("digamma", digamma, digamma_arguments())
    sweep("digamma_negative", digamma, negative_digamma_arguments())
    sweep("trigamma", lambda x: mp.polygamma(1, x), log_uniform(1e-100, 1e100, 60) + uniform(0, 20, 120)
          + [x for x in uniform(-20, 0, 60) if x % 1])
    for _ in range(150):
        a, b = log_uniform(1e-8, 1e8, 2)
        add("ln_beta", [a, b], with_digits(100, ln_beta, a, b))
    for _ in range(100):
        a, b = log_uniform(0.1, 100, 2)
        add("ln_beta", [a, b], with_digits(100, ln_beta, a, b))

    sweep("erf", mp.erf, uniform(-6, 6, 150) + both_signs(log_uniform(1e-300, 1, 60)) + neighbours(0.5))
    sweep("erfc", mp.erfc, uniform(-6, 27.2, 250) + both_signs(log_uniform(1e-20, 1, 20)) + neighbours(0.5) + neighbours(16.0))
    sweep("erfcx", erfcx, uniform(-26, 40, 250) + log_uniform(1e-10, 1e300, 60) + neighbours(0.5) + neighbours(32.0))

    sweep("normal_cdf", normal_cdf, uniform(-38, 9, 200) + both_signs(log_uniform(1e-20, 5, 40)))
    sweep("normal_pdf", mp.npdf, uniform(-38, 38, 100) + both_signs(log_uniform(1e-20, 5, 20)))
    for x in uniform(-37.5, -0.5, 150) + uniform(-5, 4, 150) + both_signs(log_uniform(1e-12, 1, 30)):
        p, exact = at_probability(x, normal_cdf(x), mp.npdf(x))
        add("normal_quantile", [p], exact)

    for x, a, b, lower, upper in beta_arguments():
        add("beta_cdf", [x, a, b], lower)
        if upper > 1e-250:
            add("beta_sf", [x, a, b], upper)
        if min(a, b) > 1e-3 and lower < 0.999999:
            p, exact = at_probability(x, lower, beta_density(mp.mpf(x), a, b))
            if p > 0:
                add("beta_quantile" if min(a, b) > 0.1 else "beta_quantile_tiny", [p, a, b], exact)
    for a, x in gamma_pairs():
        lower, upper = gamma_tails(a, x)
        if lower > 1e-250:
            add("gamma_p", [a, x], lower)
        if upper > 1e-250:
            add("gamma_q", [a, x], upper)
        if 1e-250 < lower < 0.999999 and a > 1e-3:
            p, exact = at_probability(x, lower, gamma_density(mp.mpf(a), mp.mpf(x)))
            add("gamma_p_inverse" if a > 0.1 else "gamma_p_inverse_tiny", [a, p], exact)
        if a > 1 and upper > 1e-250:
            add("chi_squared_sf", [2 * x, 2 * a], upper)

    for df in [0.01, 0.5, 1.0, 2.0, 3.0, 4.5, 10.0, 30.0, 100.0, 365.25, 1e4, 1e6, 1e9, 1e12, 1e15, 1e20]:
        for t in log_uniform(1e-6, 8, 8) + log_uniform(8, 35, 3) + (log_uniform(1e3, 1e100, 2) if df < 3 else []):
            add("student_t_sf", [t, df], t_sf(t, df))
            add("student_t_sf", [-t, df], t_sf(-t, df))
            if t < 5e3:
                p, exact = at_probability(-t, t_sf(t, df), t_density(t, df))
                add("student_t_quantile", [p, df], exact)
    for _ in range(80):
        d1, d2 = log_uniform(0.5, 1e4, 2)
        x = float(mp.exp(rng.gauss(0, 3) * mp.sqrt(2 / mp.mpf(d1) + 2 / mp.mpf(d2))))
        lower, upper = f_tails(x, d1, d2)
        if min(lower, upper) > 1e-250:
            add("f_cdf", [x, d1, d2], lower)
            add("f_sf", [x, d1, d2], upper)
            if lower < 0.999999:
                slope = beta_density(d1 * mp.mpf(x) / (d1 * mp.mpf(x) + d2), mp.mpf(d1) / 2, mp.mpf(d2) / 2)
                slope *= mp.mpf(d1) * d2 / (d1 * mp.mpf(x) + d2) ** 2
                p, exact = at_probability(x, lower, slope)
                add("f_quantile", [p, d1, d2], exact)

    for _ in range(120):
        n = round(log_uniform(1, 1e7, 1)[0])
        p = rng.choice((rng.random(), log_uniform(1e-9, 1, 1)[0]))
        k = min(n, max(0, round(n * p + rng.gauss(0, 3) * (n * p * (1 - p)) ** 0.5)))
        pmf = with_digits(100, binomial_pmf, k, n, p)
        if pmf > 1e-250:
            add("binomial_pmf", [float(k), float(n), p], pmf)
        if k < n:
            upper, lower = beta_tails(p, k + 1, n - k)
            add("binomial_cdf", [float(k), float(n), p], lower)
            add("binomial_sf", [float(k), float(n), p], upper)
    for mean in log_uniform(1e-6, 1e6, 100):
        k = max(0, round(mean + rng.gauss(0, 4) * mean**0.5))
        add("poisson_pmf", [float(k), mean], mp.exp(k * mp.log(mean) - mean - mp.loggamma(k + 1)))
        lower, upper = gamma_tails(k + 1, mean)
        add("poisson_cdf", [float(k), mean], upper)
        add("poisson_sf", [float(k), mean], lower)

    for _ in range(150):
        a, b = uniform(-800, 800, 2) if rng.random() < 0.5 else uniform(-2, 2, 2)
        exact = mp.log(mp.exp(mp.mpf(a)) + mp.exp(mp.mpf(b)))
        if abs(exact) > 0.1:
            add("ln_add_exp", [a, b], exact)
        a, b = max(a, b), min(a, b)
        exact = mp.log(mp.exp(mp.mpf(a)) - mp.exp(mp.mpf(b)))
        if a > b and abs(exact) > 0.1:
            add("ln_sub_exp", [a, b], exact)

    TARGET.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} lines, {TARGET.stat().st_size} bytes")


def with_digits(digits, function, *arguments):
    with mp.workdps(digits):
        return function(*[mp.mpf(x) for x in arguments])


if __name__ == "__main__":
    main()
