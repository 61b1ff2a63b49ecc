"""One- and two-parameter items from complete answers: a person is known by one weighted row sum.

Theory of operation. With P_j(θ) = 1 / (1 + exp(−(a_j θ + d_j))) and every x_ij either 0 or 1, the likelihood of a
person is exp(θ t − Σ_j log(1 + exp(a_j θ + d_j)) + Σ_j d_j x_ij), where t = Σ_j a_j x_ij (Birnbaum 1968, ch. 18). So
the posterior of θ, and all that a cycle of EM (Bock & Aitkin 1981) needs of it, are smooth functions of the number t:

- They are computed at equally spaced knots of t, by quadrature over θ dense enough for the narrowest posterior.
- A person's posterior mean is interpolated between eight knots. The transpose of the same interpolation spreads people
  over the knots: the sum of any smooth f(t) over people is the sum of f over knots, each with its weight.
- The maximisation is a logistic regression on θ, which asks the answers only for Σ_i x_ij and Σ_i x_ij E(θ | t_i).

So a cycle is one pass over the answers, packed eight to a byte: look up t, add the mean to the columns. After every
maximisation the latent mean and variance are freed, and folded into the items (parameter-expanded EM: Liu, Rubin & Wu
1998). Anderson's mixing (Walker & Ni 2011) hastens what is left, and is undone whenever the likelihood falls.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from touchstone.measurement.items import Floats, Scores

Bytes = NDArray[np.uint8]

# Beyond seven standard deviations lies 3e-12 of the population: a million people show it in no digit of the likelihood.
EDGE = 7.0
# Knots of t lie this far apart, times the inverse σ of the narrowest posterior (by so much t moves θ by σ). Far out, at
# θ, P(θ | t) changes with t as exp((θ − mean) t), which eight knots must follow: at 7σ they err by under 1e-8 of it.
KNOT = 0.03
NEIGHBOURS = np.arange(-3.0, 5.0)
# Lagrange's polynomials: row r has the factors of u ** r for the values at NEIGHBOURS.
LAGRANGE = np.linalg.inv(np.vander(NEIGHBOURS, increasing=True))
# BITS[byte, i]: whether the i-th of eight answers was right.
BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, np.newaxis], axis=1, bitorder="little").astype(np.float64)
STEEPEST = 30.0  # a slope beyond this is on its way to infinity: the item is a step
COARSE = 0.25  # the same for standard errors, which need posterior moments only: they are smoother than P(θ | t)
ROWS = 2048  # people multiplied at once in single precision: few enough to stay in the cache and to add up to 1e-6
LEAP = 2.0  # the farthest that mixing is trusted to go at once
MEMORY = 6  # cycles that Anderson's mixing looks back on
# Newton's step errs by about its square: shorter than this, it needs no second look within a cycle.
SHORT, HALVINGS = 0.1, 40
FLAT = 1e-9  # people's worth of information, so that an item out of everybody's reach divides by no zero
# People in a share, at least, and shares, at most: not a matter of how many processors there are, so that sums are not.
SHARE, SHARES = 8192, 16


class RowSumFit(NamedTuple):
    """P = 1 / (1 + exp(−(a θ + intercept))), θ ~ N(0, 1): b = −intercept / a.

    cycles: passes over the answers. change: the largest that one more cycle, not hastened, would make.
    """

    a: Floats
    intercept: Floats
    log_likelihood: float
    cycles: int
    converged: bool
    change: float


class RowSumErrors(NamedTuple):
    """Standard errors (items,); NaN where the information is not positive.

    a_b: covariance of a and b within each item. covariance: (2 items, 2 items), slopes before intercepts; of rank
    items + 1 when there is one slope.
    """

    a: Floats
    intercept: Floats
    b: Floats
    a_b: Floats
    covariance: Floats


class _Answers(NamedTuple):
    """Eight to a byte, in shares; `each` calls a function with the members of every share, side by side."""

    shares: list[Bytes]
    right: Floats
    people: int
    each: Callable[..., Iterator[Any]]


class _Posterior(NamedTuple):
    """P(right | θ) in p (items, q), at θ (q,). P(θ | t) · total in weight (k, q), at knots of t (k,); its mean (k,).

    log_marginal: (k,) log ∫ exp(θ t − Σ_j log(1 + exp(a_j θ + d_j))) φ(θ) dθ.
    """

    theta: Floats
    p: Floats
    knots: Floats
    weight: Floats
    total: Floats
    mean: Floats
    log_marginal: Floats


def fit(scores: Scores, *, common_slope: bool = False, tolerance: float = 1e-6, cycles: int = 500) -> RowSumFit:
    """Marginal maximum likelihood of the two-parameter model, or with `common_slope` of the one-parameter model.

    scores: (people, items), all of them 0 or 1 and no column constant; the caller has looked. The likelihood is exact:
    quadrature and interpolation change it by less than 1e-8 a person. Converged means that one more cycle of
    parameter-expanded EM, not hastened, would move no slope and no intercept by more than `tolerance`. An item whose
    slope runs to infinity stops the search, not converged, when it passes STEEPEST.
    """
    with _processors(len(scores)) as each:
        answers = _answers(scores, each)
        at, best = _first_guess(answers), -np.inf
        history: list[tuple[Floats, Floats]] = []
        for cycle in range(1, cycles + 1):  # noqa: B007 (the last is in the answer)
            after, log_likelihood = _cycle(answers, at, common_slope=common_slope)
            change = float(np.abs(after - at).max())
            if change <= tolerance or np.abs(after[0]).max() > STEEPEST:
                break
            if len(history) > 1 and log_likelihood < best - 1e-12 * abs(best):  # the last bits of a sum are noise
                at, history = history[-1][1], []
                continue
            best = log_likelihood
            history = [*history[1 - MEMORY :], (at, after)]
            at = _mixed(history)
    return RowSumFit(at[0], at[1], log_likelihood, cycle, change <= tolerance, change)


def errors(scores: Scores, fit: RowSumFit, *, common_slope: bool = False) -> RowSumErrors:
    """Standard errors from the observed information at the fitted values: exact, with all that θ's absence takes away.

    Louis (1982): the information of complete answers less the posterior covariance of their score,
    I = Σ_i E(−∂²l) − Σ_i Cov(∂l | x_i), where ∂l/∂a_j = θ (x_ij − P_j) and ∂l/∂d_j = x_ij − P_j. The error of b is by
    the delta method: ∂b/∂a = −b/a and ∂b/∂d = −1/a, so Var(b) = (Var(d) + 2 b Cov(a, d) + b² Var(a)) / a².
    """
    items = len(fit.a)
    with _processors(len(scores)) as each:
        observed = _information(scores, _answers(scores, each), np.array([fit.a, fit.intercept]))
    if common_slope:
        # One column for what is one parameter.
        free = np.column_stack([np.repeat([1.0, 0.0], items), np.eye(2 * items)[:, items:]])
        covariance = free @ _inverse(free.T @ observed @ free) @ free.T
    else:
        covariance = _inverse(observed)
    a, d = np.diag(covariance).reshape(2, items)
    a_d = np.diag(covariance[:items, items:])
    b = -fit.intercept / fit.a
    return RowSumErrors(
        a=_root(a),
        intercept=_root(d),
        b=_root((d + 2 * b * a_d + b**2 * a) / fit.a**2),
        a_b=-(a_d + b * a) / fit.a,
        covariance=covariance,
    )


@contextmanager
def _processors(people: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """A `map` over shares: by threads where there are several shares (the loops let go of the interpreter)."""
    if people < 2 * SHARE:
        yield map
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool.map


def _answers(scores: Scores, each: Callable[..., Iterator[Any]]) -> _Answers:
    people, items = scores.shape
    shares = np.array_split(scores, min(max(people // SHARE, 1), SHARES))
    packed = list(each(_packed, shares))
    bare = _Answers(packed, np.empty(items), people, each)
    ones = np.eye(1, len(NEIGHBOURS)).repeat(items + 1, axis=0)
    right, _ = _swept(bare, np.ones(items), (0.0, 1.0), ones)
    return bare._replace(right=right)


def _packed(share: Scores) -> Bytes:
    return np.packbits(share, axis=1, bitorder="little")


def _first_guess(answers: _Answers) -> Floats:
    """Slopes of one; intercepts that give the observed shares (θ of variance 1 flattens the logit by about 1.2)."""
    share = answers.right / answers.people
    return np.array([np.ones(len(share)), 1.2 * np.log(share / (1 - share))])


def _cycle(answers: _Answers, at: Floats, *, common_slope: bool) -> tuple[Floats, float]:
    """One cycle of parameter-expanded EM, and the log likelihood before it. at: (2, items), slopes and intercepts."""
    posterior = _posterior(at)
    right_mean, crowd = _expected(answers, at[0], posterior)
    log_likelihood = float(crowd @ posterior.log_marginal + at[1] @ answers.right)
    population = (crowd / posterior.total) @ posterior.weight
    sums = np.array([right_mean, answers.right])
    after = _maximised(at, sums, posterior, population, common_slope=common_slope)
    mean = population @ posterior.theta / answers.people
    variance = population @ posterior.theta**2 / answers.people - mean**2
    return np.array([after[0] * np.sqrt(variance), after[1] + after[0] * mean]), log_likelihood


def _posterior(at: Floats, spacing: float = KNOT) -> _Posterior:
    a = at[0]
    # The trapezoid rule errs by 2 exp(−2π² (σ/h)²) on a normal density and by exp(−2π (π/a)/h) on a function whose
    # nearest pole, a logistic's, is π/a off the real line: some 1e-9 each. σ⁻² is at most 1 + Σ a²/4.
    narrowest = 1 / np.sqrt(1 + (a**2).sum() / 4)
    width = min(0.25, narrowest, 0.9 / np.abs(a).max())
    theta = np.linspace(-EDGE, EDGE, 2 * int(np.ceil(EDGE / width)) + 1)
    logit = _logit(at, theta)
    log_one_plus = (np.maximum(logit, 0) + np.log1p(np.exp(-np.abs(logit)))).sum(axis=0)

    step = spacing / narrowest
    first, last = np.floor(np.minimum(a, 0).sum() / step) - 1, np.ceil(np.maximum(a, 0).sum() / step) + 1
    knots = step * np.arange(first + NEIGHBOURS[0], last + NEIGHBOURS[-1])
    prior = np.exp(-(theta**2) / 2)
    log_weight = np.outer(knots, theta) + (np.log(prior / prior.sum()) - log_one_plus)
    highest = log_weight.max(axis=1)
    log_weight -= highest[:, np.newaxis]
    # exp(−300) is nothing, and ten times as fast as the numbers below the smallest normal one.
    weight = np.exp(np.maximum(log_weight, -300, out=log_weight), out=log_weight)
    total = weight.sum(axis=1)
    return _Posterior(theta, _logistic(logit), knots, weight, total, weight @ theta / total, highest + np.log(total))


def _logit(at: Floats, theta: Floats) -> Floats:
    logit: Floats = np.outer(at[0], theta) + at[1][:, np.newaxis]
    return logit


def _logistic(logit: Floats) -> Floats:
    """1 / (1 + exp(−logit)) without overflow."""
    p: Floats = np.tanh(logit / 2) / 2 + 0.5
    return p


def _expected(answers: _Answers, a: Floats, posterior: _Posterior) -> tuple[Floats, Floats]:
    """Σ_i x_ij E(θ | t_i), (items,), and how many people each knot stands for, (k,)."""
    right_mean, powers = _swept(answers, a, _ruler(posterior), _factors(posterior.mean))
    return right_mean, _crowd(powers)


def _ruler(posterior: _Posterior) -> tuple[float, float]:
    """Where the first interval begins, and how many there are to a unit of t."""
    start, end = posterior.knots[-int(NEIGHBOURS[0]) :][:2]
    return float(start), float(1 / (end - start))


def _factors(f: Floats) -> Floats:
    """Of f at all knots (k,): the interpolating polynomials of the intervals that have all neighbours, (k − 7, 8)."""
    return sliding_window_view(f, len(NEIGHBOURS)) @ LAGRANGE.T


def _crowd(powers: Floats) -> Floats:
    """The transpose of `_factors`: weights of the knots, from powers summed over people. (k − 7, 8, …) → (k, …)."""
    crowd = np.zeros((len(powers) + len(NEIGHBOURS) - 1, *powers.shape[2:]))
    for i, shares in enumerate(LAGRANGE.T):
        crowd[i : i + len(powers)] += np.tensordot(powers, shares, axes=(1, 0))
    return crowd


def _swept(answers: _Answers, a: Floats, ruler: tuple[float, float], factors: Floats) -> tuple[Floats, Floats]:
    """Σ_i x_ij f(t_i), (items,), and everybody's powers, (k − 7, 8)."""
    from touchstone.measurement.calibration.rowsums_kernels import sweep

    table = _table(a)
    swept = answers.each(lambda share: sweep(share, table, ruler, factors), answers.shares)
    tallies, powers = zip(*swept, strict=True)
    return (sum(tallies) @ BITS).ravel()[: len(a)], sum(powers)


def _table(a: Floats) -> Floats:
    """What each byte of eight answers adds to the row sum: (groups, 256)."""
    padded = np.zeros((-(-len(a) // 8), 8))
    padded.ravel()[: len(a)] = a
    return padded @ BITS.T


def _maximised(at: Floats, sums: Floats, posterior: _Posterior, population: Floats, *, common_slope: bool) -> Floats:
    """Logistic regression of every item on θ by Newton's steps, until one is so short that it need not be looked at.

    The objective is concave, so its slope at the end of a step tells whether the step went too far: then it is halved.
    """
    moments = population * posterior.theta ** np.arange(3)[:, np.newaxis]
    together = None if common_slope else 0
    p = posterior.p
    gradient = sums - moments[1::-1] @ p.T
    step = _newton(gradient, moments @ (p * (1 - p)).T, common_slope=common_slope)
    for _ in range(HALVINGS):
        if np.abs(step).max() < SHORT:
            break
        p_there = _logistic(_logit(at + step, posterior.theta))
        gradient_there = sums - moments[1::-1] @ p_there.T
        too_far = (gradient_there * step).sum(axis=together) < -(gradient * step).sum(axis=together) / 4
        at = np.where(too_far, at, at + step)
        gradient = np.where(too_far, gradient, gradient_there)
        p = np.where(np.reshape(too_far, (-1, 1)), p, p_there)
        newton = _newton(gradient, moments @ (p * (1 - p)).T, common_slope=common_slope)
        step = np.where(too_far, step / 2, newton)
    return at + step


def _newton(gradient: Floats, information: Floats, *, common_slope: bool) -> Floats:
    """Steps of slopes and intercepts, (2, items). information: (3, items), for d d, a d and a a."""
    slope, intercept = gradient
    dd, ad, aa = information + FLAT
    numerator, denominator = slope - ad * intercept / dd, aa - ad**2 / dd
    if common_slope:
        numerator, denominator = numerator.sum(), denominator.sum()
    step = np.broadcast_to(numerator / (denominator + FLAT), slope.shape)
    return np.array([step, (intercept - ad * step) / dd])


def _mixed(history: list[tuple[Floats, Floats]]) -> Floats:
    """Anderson's mixing: the mixture of past images whose changes cancel best."""
    at, after = (np.array(points).reshape(len(history), -1) for points in zip(*history, strict=True))
    change = after - at
    weight = np.linalg.lstsq(np.diff(change, axis=0).T, change[-1], rcond=1e-8)[0]
    mixed: Floats = after[-1] - np.diff(after, axis=0).T @ weight
    if np.abs(mixed - after[-1]).max() > LEAP:
        mixed = after[-1]
    return mixed.reshape(history[-1][0].shape)


def _information(scores: Scores, answers: _Answers, at: Floats) -> Floats:
    """Observed information of slopes and intercepts, (2 items, 2 items)."""
    items = len(answers.right)
    posterior = _posterior(at)
    weight, theta, p = posterior.weight / posterior.total[:, np.newaxis], posterior.theta, posterior.p
    _, crowd = _expected(answers, at[0], posterior)
    population = crowd @ weight
    dd, ad, aa = population * theta ** np.arange(3)[:, np.newaxis] @ (p * (1 - p)).T
    complete = np.block([[np.diag(aa), np.diag(ad)], [np.diag(ad), np.diag(dd)]])

    # Of the score, θ x and x less θ P and P, …
    known = _known(theta, p)
    expected = weight @ known.T
    missing = (known * population) @ known.T - (expected.T * crowd) @ expected
    squares, across = _asked(scores, answers, at)
    missing[:items] -= across
    missing[:, :items] -= across.T
    missing[:items, :items] += squares
    return complete - missing


def _asked(scores: Scores, answers: _Answers, at: Floats) -> tuple[Floats, Floats]:
    """Σ_i x_ij x_ik Var(θ | t_i), (items, items), and Σ_i x_ij Cov(θ, θ P_k or P_k | t_i), (items, 2 items)."""
    from touchstone.measurement.calibration.rowsums_kernels import spread

    # Posterior moments, unlike P(θ | t) far out, are so smooth that few knots do.
    posterior = _posterior(at, COARSE)
    weight, theta = posterior.weight / posterior.total[:, np.newaxis], posterior.theta
    factors = _factors(weight @ theta**2 - posterior.mean**2)
    table, ruler = _table(at[0]), _ruler(posterior)

    def asked(share: Scores, packed: Bytes) -> tuple[Floats, Floats]:
        return spread(np.ascontiguousarray(share), packed, table, ruler, factors)

    shares = np.array_split(scores, len(answers.shares))
    variances, powers = zip(*answers.each(asked, shares, answers.shares), strict=True)
    covariance = (weight * (theta - posterior.mean[:, np.newaxis])) @ _known(theta, posterior.p).T
    return _squares(scores, np.concatenate(variances)), _crowd(sum(powers)).T @ covariance


def _squares(scores: Scores, variance: Floats) -> Floats:
    """Σ_i x_ij x_ik variance_i. In single precision, a few people at a time."""
    deviation = np.sqrt(variance, dtype=np.float32)[:, np.newaxis]
    squares = np.zeros((scores.shape[1], scores.shape[1]))
    for first in range(0, len(scores), ROWS):
        rows = slice(first, first + ROWS)
        asked = scores[rows] * deviation[rows]
        squares += asked.T @ asked
    return squares


def _known(theta: Floats, p: Floats) -> Floats:
    """What to take from θ x and x to have the score of slopes and of intercepts: (2 items, q)."""
    return np.concatenate([theta * p, p])


def _inverse(information: Floats) -> Floats:
    """NaN where there is none: an item whose slope ran away has no information left."""
    try:
        inverse = np.asarray(np.linalg.inv(information), np.float64)
    except np.linalg.LinAlgError:
        return np.full(information.shape, np.nan)
    return inverse


def _root(variance: Floats) -> Floats:
    return np.sqrt(np.where(variance > 0, variance, np.nan))
