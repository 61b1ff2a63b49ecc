"""Whether items behave as their response functions say: S-X² and mean squares.

Theory of operation. S-X² (Orlando & Thissen, 2000; several marks: Kang & Chen, 2008) compares, among people of one sum
score, how many gave each score on an item with how many should have. It needs no estimate of ability: the chance of
each sum score at each node of a grid comes from Lord & Wingersky's (1984) recursion, with the item left out and put
back.
Sum scores mean the same for people who answered the same items only, so people with a missing answer are left out, and
the result says how many were used.

Mean squares (Wright & Masters, 1982) average the squared standardized residuals at each person's estimated ability:
outfit plainly, infit weighted by the score's variance. One is what the model expects.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from touchstone.measurement import quadrature
from touchstone.measurement.curves import curves
from touchstone.measurement.irt import category_probabilities
from touchstone.measurement.items import MISSING, Floats, Ints, Items, Scores

_LEAST_EXPECTED = 1.0  # people a cell must expect (Orlando & Thissen, 2000, p. 54)


class SumScoreFit(NamedTuple):
    """S-X² of each item, (n,): statistic, degrees of freedom and p; NaN where none are left to judge by.

    people: how many answered every item, on whom it rests.
    """

    statistic: Floats
    degrees: Ints
    p: Floats
    people: int


class MeanSquares(NamedTuple):
    """Infit and outfit with their standardized values (“ZSTD”, about N(0, 1) when the model holds), each (n,) or (N,).

    NaN where nothing was answered.
    """

    infit: Floats
    outfit: Floats
    infit_z: Floats
    outfit_z: Floats


def sum_score_fit(
    items: Items, scores: Scores, *, mean: float = 0.0, deviation: float = 1.0, estimated: Ints | None = None
) -> SumScoreFit:
    """S-X² = Σ_s Σ_k (O_sk − E_sk)² / E_sk over sum scores s and scores k of the item; from scores (N, n).

    mean, deviation: of the people's abilities. estimated: (n,) parameters of each item that came from these very
    answers, which cost a degree of freedom each; by default all that are not at their usual value. Cells that expect
    less than one person are merged with their neighbours, first scores of the item, then sum scores. Raises ValueError
    for scores out of range.
    """
    from scipy.special import chdtrc

    quadrature.require_range(items, scores)
    complete = scores[(scores != MISSING).all(axis=1)]
    costs = estimated_parameters(items) if estimated is None else estimated
    nodes = quadrature.nodes_for(items, np.array([mean]), np.array([deviation]))
    weights = np.exp(-0.5 * ((nodes - mean) / deviation) ** 2)
    p = category_probabilities(nodes, items)
    statistic, degrees = np.full(len(items), np.nan), np.zeros(len(items), np.int64)
    total = complete.sum(axis=1, dtype=np.int64)
    for item, rest in _rest_scores(p, items.maximum, weights):
        observed = _observed(complete[:, item], total, int(items.maximum[item]), int(items.maximum.sum()))
        cells = _cells(observed, _expected(p[:, item, : items.maximum[item] + 1], rest, observed.sum(axis=1)))
        degrees[item] = max(sum(len(seen) - 1 for seen, _ in cells) - int(costs[item]), 0)
        if degrees[item]:
            statistic[item] = sum(float(((seen - due) ** 2 / due).sum()) for seen, due in cells)
    return SumScoreFit(statistic, degrees, np.asarray(chdtrc(np.maximum(degrees, 1), statistic)), len(complete))


def estimated_parameters(items: Items) -> Ints:
    """How many parameters a calibration of these items will have estimated, (n,).

    Slope and difficulty of LOGISTIC items, and asymptotes that are not 0 and 1; slope and thresholds; or the slopes and
    intercepts of NOMINAL ones.
    """
    logistic = 2 + (items.c > 0).astype(np.int64) + (items.d < 1)
    marked = 1 + items.maximum
    nominal = 2 * items.maximum
    by_function = [logistic, marked, marked, nominal]
    return np.asarray(np.choose(items.function, by_function), np.int64)


def _rest_scores(p: Floats, maximum: Ints, weights: Floats) -> Iterator[tuple[int, Floats]]:
    """Of each item, the distribution of the sum of all others at each node, times the node's weight; (Q, S + 1).

    By halves: what lies outside a half is put together once for all the items in it.
    """

    def inside(low: int, high: int, outside: Floats) -> Iterator[tuple[int, Floats]]:
        if high - low == 1:
            yield low, outside
            return
        middle = (low + high) // 2
        for kept, others in (((low, middle), range(middle, high)), ((middle, high), range(low, middle))):
            grown = outside
            for other in others:
                grown = _with_item(grown, p[:, other, : maximum[other] + 1])
            yield from inside(*kept, grown)

    yield from inside(0, len(maximum), weights[:, np.newaxis])


def _with_item(sums: Floats, p: Floats) -> Floats:
    """Lord & Wingersky's step: (Q, S + 1) and (Q, M + 1) → (Q, S + M + 1)."""
    grown = np.zeros((len(sums), sums.shape[1] + p.shape[1] - 1))
    for score in range(p.shape[1]):
        grown[:, score : score + sums.shape[1]] += sums * p[:, [score]]
    return grown


def _observed(answers: Scores, total: Ints, maximum: int, highest: int) -> Floats:
    """People of each sum score (rows) who gave each score (columns)."""
    cells = np.bincount(total * (maximum + 1) + answers, minlength=(highest + 1) * (maximum + 1))
    return np.asarray(cells, np.float64).reshape(highest + 1, maximum + 1)


def _expected(p: Floats, rest: Floats, people: Floats) -> Floats:
    """How many of the people of each sum score should have given each score; (S + 1, M + 1)."""
    joint = np.zeros((rest.shape[1] + p.shape[1] - 1, p.shape[1]))
    for score in range(p.shape[1]):
        joint[score : score + rest.shape[1], score] = p[:, score] @ rest
    sums = joint.sum(axis=1)
    joint *= np.divide(people, sums, out=np.zeros_like(sums), where=sums > 0)[:, np.newaxis]
    return joint


def _cells(observed: Floats, expected: Floats) -> list[tuple[Floats, Floats]]:
    """Observed and expected of rows that have at least two cells with enough people each.

    The lowest and the highest sum score leave no choice and are not used. Rows are taken together, from below, until
    they have two cells; what is left at the top joins the last.
    """
    rows: list[tuple[Floats, Floats]] = []
    seen, due = np.zeros((2, expected.shape[1]))
    for row in range(1, len(expected) - 1):
        seen, due = seen + observed[row], due + expected[row]
        if len(_merged(seen, due)[0]) > 1:
            rows.append((seen, due))
            seen, due = np.zeros((2, expected.shape[1]))
    if rows:
        rows[-1] = (rows[-1][0] + seen, rows[-1][1] + due)
    return [_merged(*row) for row in rows]


def _merged(seen: Floats, due: Floats) -> tuple[Floats, Floats]:
    """Neighbouring scores taken together until each cell expects enough."""
    cells: list[list[float]] = [[0.0, 0.0]]
    for one, other in zip(seen.tolist(), due.tolist(), strict=True):
        if cells[-1][1] >= _LEAST_EXPECTED:
            cells.append([0.0, 0.0])
        cells[-1][0] += one
        cells[-1][1] += other
    if len(cells) > 1 and cells[-1][1] < _LEAST_EXPECTED:
        last = cells.pop()
        cells[-1][0] += last[0]
        cells[-1][1] += last[1]
    together = np.array(cells)
    return together[:, 0], together[:, 1]


def item_mean_squares(items: Items, scores: Scores, ability: Floats) -> MeanSquares:
    """Of each item over the people (N,) whose ability is finite; scores (N, n) → (n,)."""
    return _mean_squares(
        sum((_sums(*part, axis=0) for part in _parts(items, scores, ability)), np.zeros((6, len(items))))
    )


def person_mean_squares(items: Items, scores: Scores, ability: Floats) -> MeanSquares:
    """Of each person over the items answered; scores (N, n), abilities (N,) → (N,)."""
    return _mean_squares(np.concatenate([_sums(*part, axis=1) for part in _parts(items, scores, ability)], axis=1))


def _parts(items: Items, scores: Scores, ability: Floats) -> Iterator[tuple[Items, Scores, Floats]]:
    quadrature.require_range(items, scores)
    for some in quadrature.chunks(len(scores), len(items) * (items.steps.shape[1] + 1)):
        yield items, np.where(np.isfinite(ability[some])[:, np.newaxis], scores[some], MISSING), ability[some]


def _sums(items: Items, scores: Scores, ability: Floats, axis: int) -> Floats:
    """Sums of what mean squares are made of: count, z², z⁴ expected, residual², variance, and its own variance."""
    p = curves(np.where(np.isfinite(ability), ability, 0.0)[:, np.newaxis], items).probability
    marks = np.arange(p.shape[-1])
    mean = p @ marks
    apart = (marks - mean[..., np.newaxis]) ** 2
    variance, fourth = (p * apart).sum(axis=-1), (p * apart**2).sum(axis=-1)
    given = (scores != MISSING) & (variance > 0)
    residual = (scores - mean) ** 2
    safe = np.where(given, variance, 1.0)
    terms = (np.ones_like(mean), residual / safe, fourth / safe**2, residual, variance, fourth - variance**2)
    return np.array([(given * term).sum(axis=axis) for term in terms])


def _mean_squares(sums: Floats) -> MeanSquares:
    """Wright & Masters (1982, pp. 99-101), standardized by Wilson & Hilferty's cube root."""
    count, squares, fourths, residuals, variances, spread = np.where(sums[0] > 0, sums, np.nan)
    infit, outfit = residuals / variances, squares / count
    infit_q, outfit_q = np.sqrt(spread) / variances, np.sqrt(np.maximum(fourths - count, 0)) / count
    return MeanSquares(infit, outfit, _standardized(infit, infit_q), _standardized(outfit, outfit_q))


def _standardized(mean_square: Floats, q: Floats) -> Floats:
    z: Floats = np.divide(3 * (np.cbrt(mean_square) - 1), q, out=np.full_like(q, np.nan), where=q > 0) + q / 3
    return z
