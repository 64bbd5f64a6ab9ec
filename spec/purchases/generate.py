"""Writes spec/purchases/reference.tsv: log-likelihoods and predictions of the purchase models at 25 digits.

    python3 spec/purchases/generate.py        (mpmath 1.3 or newer, some minutes)

A line is the model, its parameters (joined by commas), frequency, recency, age, horizon, discount rate, then the
log-likelihood, the chance of being alive, expected purchases in the horizon, discounted expected residual purchases
and the chances of 0 to 3 purchases in the horizon.

The formulas here are not those of the core: likelihoods are integrals over the customer's own rate and dropout, or
published closed forms with hypergeometric functions; predictions are integrals over time or over the dropout.
"""

from pathlib import Path

import mpmath as mp

mp.mp.dps = 25


def bg(shift, params, x, tx, T, t, d):
    """BG/NBD (shift 0) and MBG/NBD (shift 1) by integrals over the dropout chance p ~ Beta(a, b)."""
    r, alpha, a, b = map(mp.mpf, params)
    x, tx, T, t, d = map(mp.mpf, (x, tx, T, t, d))
    y = x + shift
    front = mp.gamma(r + x) / mp.gamma(r) * alpha**r
    stay = mp.beta(a, b + y) / mp.beta(a, b)
    go = mp.beta(a + 1, b + y - 1) / mp.beta(a, b) if y > 0 else mp.mpf(0)
    living = front * stay * (alpha + T) ** (-r - x)
    gone = front * go * (alpha + tx) ** (-r - x)
    alive = living / (living + gone)
    shape, scale, bb = r + x, alpha + T, b + y

    def over_p(f):
        """Expectation over p ~ Beta(a, bb), in the logit of p."""

        def g(u):
            p = 1 / (1 + mp.exp(-u))
            q = 1 / (1 + mp.exp(u))
            return p**a * q**bb * f(p, q)

        centre = mp.log(a / bb)
        low, high = -70 / a, 70 / bb
        points = sorted({low, centre - 30, centre - 5, centre, centre + 5, centre + 30, high})
        points = [u for u in points if low <= u <= high]
        return mp.quad(g, points, maxdegree=7) / mp.beta(a, bb)

    def expected(t):
        return over_p(lambda p, q: -mp.expm1(-shape * mp.log1p(p * t / scale)) / p)

    # Given p and the rate m: m / (m p + d). The mean over m ~ Gamma(shape, scale) has a closed form.
    def inner(p):
        c = d * scale / p
        if shape > 30:
            return mp.quad(lambda m: m**shape * mp.exp(-m) / (m * p + d * scale), [0, shape, 3 * shape, 9 * shape + 200]) / mp.gamma(shape)
        return (1 - c**shape * mp.exp(c) * mp.gammainc(1 - shape, c)) / p if c < 1e5 else mp.quad(
            lambda m: m**shape * mp.exp(-m) / (m * p + d * scale), [0, shape, shape + 60, shape + 300]) / mp.gamma(shape)

    with mp.workdps(40):
        derp = over_p(lambda p, q: inner(p))

    def nb(k):
        return mp.gamma(shape + k) / mp.gamma(shape) / mp.factorial(k) * (scale / (scale + t)) ** shape * (t / (scale + t)) ** k

    chances = []
    for k in range(4):
        stays = mp.beta(a, bb + k) / mp.beta(a, bb)
        chance = stays * nb(k)
        if k > 0:
            leaves = mp.beta(a + 1, bb + k - 1) / mp.beta(a, bb)
            chance += leaves * (1 - sum(nb(j) for j in range(k)))
        chances.append(alive * chance + (1 - alive if k == 0 else 0))
    return [mp.log(living + gone), alive, alive * expected(t), alive * derp, *chances]


ROWS = [(0, 0, 38.86), (1, 0, 5.5), (2, 30.43, 38.86), (26, 14, 38.86)]
SETS = [
    (0.2425929072047161, 4.413531561216888, 0.7928861481376913, 2.4257534366615197),
    (0.5248379836533191, 6.18299201957444, 0.8913561553418555, 1.6139993347903192),
    (3.5, 60.0, 4.0, 9.0),
    (0.05, 0.3, 0.1, 0.2),
]
if __name__ == "__main__":
    with open(Path(__file__).parent / "reference.tsv", "w") as file:
        for shift, name in ((0, "bg_nbd"), (1, "mbg_nbd")):
            for params in SETS:
                for x, tx, T in ROWS:
                    t, d = (39, 0.0027) if x % 2 == 0 else (700, 0.05)
                    values = bg(shift, params, x, tx, T, t, d)
                    fields = [name, ",".join(map(repr, params)), *(repr(float(v)) for v in (x, tx, T, t, d))]
                    file.write("\t".join(fields + [repr(float(v)) for v in values]) + "\n")
                    file.flush()
