"""Maximum-likelihood estimates of models with covariates for covariates.tsv, by numpy and scipy.

Prints those of all customers and writes spec/vectors/value/covariates.json for the last 220 of them, with predictions.

Run it with numpy and scipy at hand: `python covariates.py`. Nothing here is shared with the library: likelihoods are
written down from the papers (the Pareto/NBD one as an integral by 200 Legendre nodes), maximised by Nelder-Mead and
BFGS, and polished by Newton's method with differences of fourth order.
"""

import json
from pathlib import Path

import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

columns = np.loadtxt(Path(__file__).with_name("covariates.tsv"), skiprows=1).T
online, buyer, x, last, age, renewals, lost, pareto_x, pareto_last = columns
nodes, weights = np.polynomial.legendre.leggauss(200)


def bg_nbd(theta):
    """BG/NBD: alpha exp(-g online), a exp(h buyer), b exp(k buyer)."""
    r, alpha, a, b = np.exp(theta[:4])
    g, h, k = theta[4:]
    alpha, a, b = alpha * np.exp(-g * online), a * np.exp(h * buyer), b * np.exp(k * buyer)
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
    gone = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + last)
    there = -(r + x) * np.log(alpha + age)
    return (shared + np.where(x > 0, np.logaddexp(there, gone), there)).sum()


def mbg_nbd(theta):
    """MBG/NBD: as BG/NBD, with one more chance to leave, after the first purchase."""
    r, alpha, a, b = np.exp(theta[:4])
    g, h, k = theta[4:]
    alpha, a, b = alpha * np.exp(-g * online), a * np.exp(h * buyer), b * np.exp(k * buyer)
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x + 1) - betaln(a, b)
    gone = np.log(a) - np.log(b + x) - (r + x) * np.log(alpha + last)
    there = -(r + x) * np.log(alpha + age)
    return (shared + np.logaddexp(there, gone)).sum()


def pareto_nbd(theta):
    """Pareto/NBD: alpha exp(-g online), beta exp(-h buyer); leaving is integrated over its time."""
    r, alpha, s, beta = np.exp(theta[:4])
    g, h = theta[4:]
    alpha, beta = alpha * np.exp(-g * online), beta * np.exp(-h * buyer)
    half = (age - pareto_last) / 2
    u = pareto_last[:, None] + half[:, None] * (nodes + 1)
    f = np.log(s) + s * np.log(beta)[:, None] - (s + 1) * np.log(beta[:, None] + u)
    f = f - (r + pareto_x)[:, None] * np.log(alpha[:, None] + u)
    top = f.max(axis=1)
    gone = top + np.log((np.exp(f - top[:, None]) * weights).sum(axis=1) * half)
    there = s * (np.log(beta) - np.log(beta + age)) - (r + pareto_x) * np.log(alpha + age)
    shared = gammaln(r + pareto_x) - gammaln(r) + r * np.log(alpha)
    return (shared + np.logaddexp(gone, there)).sum()


def shifted_beta_geometric(theta):
    """sBG: alpha exp(g online + h buyer), beta exp(k online + l buyer)."""
    alpha, beta = np.exp(theta[:2])
    alpha = alpha * np.exp(theta[2] * online + theta[3] * buyer)
    beta = beta * np.exp(theta[4] * online + theta[5] * buyer)
    return (betaln(alpha + lost, beta + renewals) - betaln(alpha, beta)).sum()


def gradient(f, at, step=2e-3):
    def slope(e):
        return (8 * (f(at + e) - f(at - e)) - (f(at + 2 * e) - f(at - 2 * e))) / (12 * step)

    return np.array([slope(step * e) for e in np.eye(len(at))])


def hessian(f, at, step=4e-3):
    def slope(e):
        near = gradient(f, at + e) - gradient(f, at - e)
        return (8 * near - (gradient(f, at + 2 * e) - gradient(f, at - 2 * e))) / (12 * step)

    found = np.array([slope(step * e) for e in np.eye(len(at))])
    return (found + found.T) / 2


def maximise(f, start):
    at = np.array(start, float)
    for _ in range(3):
        options = {"maxiter": 4000, "maxfev": 4000, "xatol": 1e-8, "fatol": 1e-10, "adaptive": True}
        at = minimize(lambda t: -f(t), at, method="Nelder-Mead", options=options).x
        at = minimize(lambda t: -f(t), at, method="BFGS", options={"gtol": 1e-8}).x
    for _ in range(3):
        at = at - np.linalg.solve(hessian(f, at), gradient(f, at))
    errors = np.sqrt(np.diag(np.linalg.inv(-hessian(f, at))))
    return at, errors, f(at)


CASES = [
    (shifted_beta_geometric, 2, [-0.5, 0.4, 0.9, 0, 0.5, 0.4]),
    (bg_nbd, 4, [-0.3, 1.6, -0.7, 0.5, 0.5, 0.7, 0]),
    (mbg_nbd, 4, [0.3, 2.2, -0.2, 1.4, 0.5, 1.5, 1]),
    (pareto_nbd, 4, [-0.2, 1.8, -0.4, 2.5, 0.6, 0.6]),
]
NAMES = {
    "shifted_beta_geometric": ["alpha", "beta", "alpha.online", "alpha.buyer", "beta.online", "beta.buyer"],
    "bg_nbd": ["r", "alpha", "a", "b", "alpha.online", "a.buyer", "b.buyer"],
    "mbg_nbd": ["r", "alpha", "a", "b", "alpha.online", "a.buyer", "b.buyer"],
    "pareto_nbd": ["r", "alpha", "s", "beta", "alpha.online", "beta.buyer"],
}
CLASSES = {"bg_nbd": "BgNbd", "mbg_nbd": "MbgNbd", "pareto_nbd": "ParetoNbd"}
SOURCE = "spec/purchases/covariates.py: the papers' likelihoods by numpy 1.26.4, maximised by scipy 1.17.1"
HORIZON, RATE = 20.0, 0.02
# Who is predicted: never again, once, often; with covariates of their own.
OTHERS = {"frequency": [0, 1, 6], "recency": [0, 9.5, 28], "age": [30, 31, 33]}
THEIRS = {"online": [0, 1, 1], "buyer": [0.2, -0.5, 1.1]}


def fitted(model, positive, start):
    """Parameters and coefficients, standard errors, log-likelihood."""
    at, errors, height = maximise(model, start)
    scale = np.concatenate([np.exp(at[:positive]), np.ones(len(at) - positive)])
    values = np.concatenate([np.exp(at[:positive]), at[positive:]])
    return values, errors * scale, float(height)


def predictions(name, values):
    """P(alive), expected purchases and discounted ones of the others, and their own parameters."""
    told = {"alive_probability": [], "expected_purchases": [], "discounted_purchases": [], "parameters_of": []}
    for row in range(3):
        k, t, T = (OTHERS[column][row] for column in ("frequency", "recency", "age"))
        z, w = THEIRS["online"][row], THEIRS["buyer"][row]
        alpha, r = values[1] * np.exp(-values[4] * z), values[0]
        if name == "pareto_nbd":
            s, beta = values[2], values[3] * np.exp(-values[5] * w)
            own = [r, alpha, s, beta]
            gone = quad(lambda u: s * (alpha + u) ** -(r + k) * (beta + u) ** -(s + 1), t, T, epsabs=0, epsrel=1e-12)[0]
            there = (alpha + T) ** -(r + k) * (beta + T) ** -s
            alive = there / (there + gone)

            def purchases(h):
                lived = (beta + T) / (s - 1) * (1 - ((beta + T) / (beta + T + h)) ** (s - 1))
                return (r + k) / (alpha + T) * lived
        else:
            a, b = values[2] * np.exp(values[5] * w), values[3] * np.exp(values[6] * w)
            own = [r, alpha, a, b]
            chances = k + (name == "mbg_nbd")
            odds = a / (b + chances - 1) * ((alpha + T) / (alpha + t)) ** (r + k) if chances else 0
            alive = 1 / (1 + odds)

            def purchases(h):
                stay = b + chances
                share = h / (alpha + T + h)
                series = (1 - share) ** (r + k) * hyp2f1(r + k, stay, a + stay - 1, share)
                return (a + stay - 1) / (a - 1) * (1 - series)

        rest = RATE * quad(lambda h: purchases(h) * np.exp(-RATE * h), 0, np.inf, epsabs=0, epsrel=1e-10, limit=500)[0]
        told["alive_probability"].append(alive)
        told["expected_purchases"].append(alive * purchases(HORIZON))
        told["discounted_purchases"].append(alive * rest)
        told["parameters_of"].append(own)
    return told


def case(name, source, chain, tolerance=None, **want):
    told = {"name": name, "source": source} | ({} if tolerance is None else {"tolerance": tolerance})
    return told | {"chain": chain} | want


def floats(column):
    return [float(value) for value in column]


def purchase_cases(model, values, errors, height):
    name, kind = model.__name__, CLASSES[model.__name__]
    pareto = name == "pareto_nbd"
    args = {
        "frequency": floats(pareto_x if pareto else x),
        "recency": floats(pareto_last if pareto else last),
        "age": floats(age),
        "purchase": {"online": floats(online)},
        "dropout": {"buyer": floats(buyer)},
    }
    fit = [{"call": kind}, {"call": "fit_with_covariates", "args": args}]
    theirs = {"purchase": {"online": THEIRS["online"]}, "dropout": {"buyer": THEIRS["buyer"]}}
    told = predictions(name, values)
    parameters = [
        {"name": parameter, "value": value, "standard_error": error}
        for parameter, value, error in zip(NAMES[name], floats(values), floats(errors), strict=True)
    ]
    yield case(f"{kind}: estimates", SOURCE, [*fit, {"call": "result"}], 1e-7, want={"log_likelihood": height, "parameters": parameters})
    for method, first in [
        ("alive_probability", {}),
        ("expected_purchases", {"horizon": HORIZON}),
        ("discounted_purchases", {"discount_rate": RATE}),
    ]:
        source = f"{SOURCE}; textbook formula by scipy's hyp2f1 and quad at these estimates"
        step = {"call": method, "args": first | OTHERS | theirs}
        yield case(f"{kind}: {method}", source, [*fit, step], 1e-6, want={"values": floats(told[method])})
    source = "by hand: scales over exp(coefficient covariate), chances of leaving times it"
    own = [floats(row) for row in told["parameters_of"]]
    yield case(f"{kind}: parameters_of", source, [*fit, {"call": "parameters_of", "args": theirs}], 1e-6, want=own)
    yield case(f"{kind}: log_likelihood_of its own customers", SOURCE, [*fit, {"call": "log_likelihood_of"}], 1e-9, want=height)
    step = {"call": "simulate_customers", "args": {"ages": [30.0, 40.0, 50.0], "seed": 7} | theirs}
    yield case(f"{kind}: draws", "compared between runtimes", [*fit, step])
    if name != "bg_nbd":
        return
    # The fit's own customers, had they other covariates; and every refusal.
    bent = {"purchase": {"online": [1 - value for value in args["purchase"]["online"]]}}
    yield case(f"{kind}: what if", "compared between runtimes", [*fit, {"call": "alive_probability", "args": bent}])
    few = {"frequency": [1, 0, 3], "recency": [5, 0, 9], "age": [9, 9, 9.5]}
    for what, purchase, error in [
        ("a missing value", [1, None, 0], {"code": "missing", "row": 1}),
        ("an infinite value", [1, {"float": "inf"}, 0], {"code": "non_finite", "row": 1}),
        ("a covariate without variation", [2, 2, 2], {"code": "bad_option"}),
        ("fewer rows", [1, 0], {"code": "unequal_lengths"}),
        ("words", ["web", "shop", "web"], {"code": "wrong_type"}),
    ]:
        step = {"call": "fit_with_covariates", "args": few | {"purchase": {"online": purchase}}}
        yield case(f"refused: {what}", "by hand", [{"call": kind}, step], error=error)
    both = {"online": [1, 0, 1], "offline": [0, 1, 0]}
    step = {"call": "fit_with_covariates", "args": few | {"purchase": both}}
    yield case("refused: a covariate that follows from another", "by hand", [{"call": kind}, step], error={"code": "bad_option"})
    step = {"call": "fit_with_covariates", "args": few}
    yield case("refused: no covariates", "by hand", [{"call": kind}, step], error={"code": "empty"})
    step = {"call": "alive_probability", "args": OTHERS | {"purchase": {"shop": [1, 0, 1]}}}
    yield case("refused: other covariates than those of the fit", "by hand", [*fit, step], error={"code": "bad_option"})


def contract_cases(values, errors, height):
    args = {"renewals": floats(renewals), "lost": floats(lost), "covariates": {"online": floats(online), "buyer": floats(buyer)}}
    fit = [{"call": "ShiftedBetaGeometric"}, {"call": "fit_with_covariates", "args": args}]
    parameters = [
        {"name": parameter, "value": value, "standard_error": error}
        for parameter, value, error in zip(NAMES["shifted_beta_geometric"], floats(values), floats(errors), strict=True)
    ]
    kind = "ShiftedBetaGeometric"
    yield case(f"{kind}: estimates", SOURCE, [*fit, {"call": "result"}], 1e-7, want={"log_likelihood": height, "parameters": parameters})
    share, lifetime = [], []
    for z, w in zip(THEIRS["online"], THEIRS["buyer"], strict=True):
        alpha = values[0] * np.exp(values[2] * z + values[3] * w)
        beta = values[1] * np.exp(values[4] * z + values[5] * w)
        n = np.arange(4000)
        survival = np.exp(betaln(alpha, beta + n) - betaln(alpha, beta))
        share.append(float(survival[5]))
        lifetime.append(float((survival / 1.1**n).sum()))
    source = f"{SOURCE}; by hand: B(alpha, beta + n) / B(alpha, beta) at these estimates"
    step = {"call": "survival", "args": {"renewals": 5, "covariates": THEIRS}}
    yield case(f"{kind}: survival", source, [*fit, step], 1e-6, want={"values": share})
    step = {"call": "discounted_lifetime", "args": {"discount_rate": 0.1, "covariates": THEIRS}}
    yield case(f"{kind}: discounted_lifetime", f"{source}, summed over 4,000 renewals", [*fit, step], 1e-6, want={"values": lifetime})
    gap = args | {"covariates": {"online": [None, *args["covariates"]["online"][1:]]}}
    step = {"call": "fit_with_covariates", "args": gap}
    yield case("refused: a missing value of a contract", "by hand", [{"call": kind}, step], error={"code": "missing", "row": 0})


def write(path, cases):
    """A file of vectors: a case a line, as columns are long."""
    lines = ",\n  ".join(json.dumps(case) for case in cases)
    path.write_text(f'{{\n "source": "each case says",\n "tolerance": 1e-09,\n "cases": [\n  {lines}\n ]\n}}\n')


def main():
    global online, buyer, x, last, age, renewals, lost, pareto_x, pareto_last
    for model, positive, start in CASES:
        values, errors, height = fitted(model, positive, start)
        print(model.__name__, "log-likelihood", height)
        print("  values", floats(values))
        print("  standard errors", floats(errors))
    # Vectors carry their customers with them: the last 220 will do.
    online, buyer, x, last, age, renewals, lost, pareto_x, pareto_last = columns[:, 180:]
    cases = []
    for model, positive, start in CASES:
        found = fitted(model, positive, start)
        cases += contract_cases(*found) if model is shifted_beta_geometric else purchase_cases(model, *found)
    write(Path(__file__).parents[1] / "vectors" / "value" / "covariates.json", cases)


main()
