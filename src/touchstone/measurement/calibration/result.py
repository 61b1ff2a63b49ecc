"""What a calibration found."""

import math
from typing import NamedTuple

import numpy as np

from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.items import MISSING, Floats, Ints, Items, Scores


class ItemErrors(NamedTuple):
    """Standard errors of every parameter, shaped as in Items; 0 where a parameter was fixed.

    thresholds: (n, M) of b + steps, NaN beyond an item's maximum; b: of their mean. covariance: (n, W, W) within each
    item, of (a, b, c, d) of LOGISTIC items, (a, thresholds) of GRADED and PARTIAL_CREDIT ones and (slopes, intercepts)
    of NOMINAL ones.
    """

    a: Floats
    b: Floats
    c: Floats
    d: Floats
    thresholds: Floats
    slopes: Floats
    intercepts: Floats
    covariance: Floats


class Groups(NamedTuple):
    """Ability in each group, (G,), in sorted order of the labels; errors are 0 where fixed, NaN where not asked for."""

    labels: tuple[str, ...]
    size: Ints
    mean: Floats
    variance: Floats
    mean_error: Floats
    variance_error: Floats


class Calibration(NamedTuple):
    """Items in the order of the columns, and how far to trust them.

    errors: None unless asked for. log_likelihood: marginal, at these items, without priors. log_posterior: with them.
    parameters: how many were free. change: the largest change that one more plain EM cycle would make. categories:
    (n, M + 1) the category that each score counts as, different from the score where empty categories were merged.
    people: how many answered anything. grid: None where answers were complete and needed none of people. notes: what a
    reader must know, in plain sentences.
    """

    items: Items
    kinds: tuple[Kind, ...]
    errors: ItemErrors | None
    groups: Groups
    log_likelihood: float
    log_posterior: float
    parameters: int
    iterations: int
    converged: bool
    change: float
    grid: Grid | None
    categories: Ints
    people: int
    notes: tuple[str, ...]

    @property
    def aic(self) -> float:
        return 2 * self.parameters - 2 * self.log_likelihood

    @property
    def bic(self) -> float:
        return math.log(self.people) * self.parameters - 2 * self.log_likelihood

    def recoded(self, scores: Scores) -> Scores:
        """Scores (…, n) as these items count them, for scoring with them."""
        kept = np.where(scores == MISSING, 0, scores)
        found = self.categories[np.arange(len(self.items)), kept]
        return np.where(scores == MISSING, MISSING, found).astype(np.int8)
