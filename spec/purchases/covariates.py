"""Maximum-likelihood estimates of models with covariates for covariates.tsv, by numpy and scipy.

Run it with numpy and scipy at hand: `python covariates.py`. Nothing here is shared with the library: likelihoods are
written down from the papers (the Pareto/NBD one as an integral by 200 Legendre nodes), maximised by Nelder-Mead and
BFGS, and polished by Newton's method with differences of fourth order.
"""

from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln

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
    (pareto_nbd, 4, [-0.2, 1.8, -0.4, 2.5, 0.6, 0.6]),
]
for model, positive, start in CASES:
    at, errors, height = maximise(model, start)
    scale = np.concatenate([np.exp(at[:positive]), np.ones(len(at) - positive)])
    values = np.concatenate([np.exp(at[:positive]), at[positive:]])
    print(model.__name__, "log-likelihood", float(height))
    print("  values", [float(value) for value in values])
    print("  standard errors", [float(error) for error in errors * scale])
