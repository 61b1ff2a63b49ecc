"""The quadrature grid: equally spaced nodes, dense enough for the narrowest posterior and wide enough for all of them.

On equally spaced nodes the sum over a normal posterior of standard deviation s errs by 2 exp(−2π² s² / h²) of its
value, h being the spacing (Poisson's summation formula): nothing at h = s, but long tests make s small, and the grids
of 20 to 40 nodes in use elsewhere are wrong there. Here 31 nodes on [−6, 6] are the start; the posteriors themselves
then say how wrong the sum may be, and the nodes are doubled, or the range widened, until that is below 0.01 in the log
likelihood of everybody together: 61 nodes from some 30 good items, 121 from some 150. A steep item needs nodes as well:
its curve is resolved when a h ≤ 2 (the sum then errs by exp(−2π² / (a h)), below 1e-4).
"""

from typing import NamedTuple

import numpy as np

from touchstone.measurement.items import Floats

_MOST_NODES = 961
_ALLOWED = 0.01
_STEEP = 2.0
_LANES = 8  # doubles in a vector register of 512 bits: rows of tables begin where one begins
_NEVER = -1e4  # log weight of the nodes that only fill up the last register
_TAIL = 1e-5  # share of people's posterior mass that may lie on the outermost tenth of the grid


class Grid(NamedTuple):
    low: float
    high: float
    nodes: int

    @property
    def spacing(self) -> float:
        return (self.high - self.low) / (self.nodes - 1)

    @property
    def points(self) -> Floats:
        """The nodes, and beyond them some that nobody ever occupies."""
        filled = -(-self.nodes // _LANES) * _LANES
        points: Floats = np.minimum(self.low + self.spacing * np.arange(filled), self.high)
        return points

    def log_weights(self, mean: Floats, deviation: Floats) -> Floats:
        """log of the normal density of each of G groups at the nodes, summing to one; (G,) → (G, Q)."""
        z = (self.points - mean[:, np.newaxis]) / deviation[:, np.newaxis]
        logs = -0.5 * z**2
        logs[:, self.nodes :] = -np.inf
        logs -= logs.max(axis=1, keepdims=True)
        logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
        return np.maximum(logs, _NEVER)


FIRST = Grid(-6.0, 6.0, 31)


def possible_error(deviations: Floats, people: float, spacing: float) -> float:
    """How wrong the log likelihood of so many people may be, from the posterior standard deviations of some of them.

    The phases of their errors are as good as random, so squares add up.
    """
    each = 2 * np.exp(-2 * np.pi**2 * (deviations / spacing) ** 2)
    return float(np.sqrt(people * (each**2).mean() / 2))


def improved(grid: Grid, deviations: Floats, mass: Floats, steepest: float) -> Grid:
    """The same grid if it will do, else a denser or a wider one.

    deviations: (N,) of the posteriors. mass: (Q,) people expected at each node. steepest: slope of any item.
    """
    low, high, nodes = grid.low, grid.high, grid.nodes
    edge, most = nodes // 10, _TAIL * mass.sum()
    width = high - low
    if mass[:edge].sum() > most:
        low -= width / 4
    if mass[nodes - edge : nodes].sum() > most:
        high += width / 4
    nodes = round((high - low) / grid.spacing) + 1
    if possible_error(deviations, mass.sum(), grid.spacing) > _ALLOWED or steepest * grid.spacing > _STEEP:
        nodes = 2 * nodes - 1
    return grid if nodes > _MOST_NODES else Grid(low, high, nodes)
