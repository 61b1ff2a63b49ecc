"""What is believed of item parameters before the answers: marginal MAP instead of marginal maximum likelihood.

A prior adds its log density (of the parameter it names, without a Jacobian, as BILOG does) to the log likelihood.
"""

from typing import NamedTuple

import numpy as np

from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.items import Floats

_BETA, _LOGIT_NORMAL = 1, 2
NUMBERS = 14  # of an item's row in the compiled routines: see kernels_priors


class Normal(NamedTuple):
    mean: float
    standard_deviation: float


class Beta(NamedTuple):
    """Density ∝ c^(alpha − 1) (1 − c)^(beta − 1)."""

    alpha: float
    beta: float


class LogitNormal(NamedTuple):
    """log(c / (1 − c)) is normal."""

    mean: float
    standard_deviation: float


class Priors(NamedTuple):
    """Of one item. None is no prior.

    log_slope: on log a. difficulty: on b and every threshold. lower, upper: on c and d, needed wherever c or d is free,
    since answers alone hardly tell guessing from easiness. category_slope, category_intercept: on each slope and
    intercept of NOMINAL items, which log_slope and difficulty leave alone.
    """

    log_slope: Normal | None = None
    difficulty: Normal | None = None
    # Mode 0.20 and the weight of 20 answers: BILOG-MG's default for five options (Zimowski et al., 1996).
    lower: Beta | LogitNormal | None = Beta(5.0, 17.0)
    # Its mirror image, tighter: mode 0.98. Few people who know miss (Barton & Lord, 1981, fixed d at 0.98 or 0.99).
    upper: Beta | LogitNormal | None = Beta(50.0, 2.0)
    category_slope: Normal | None = None
    category_intercept: Normal | None = None


NO_PRIORS = Priors()
# Wide enough for every item that a bank would keep, narrow enough for 30 answers.
FEW_ANSWERS = Priors(
    log_slope=Normal(0.0, 0.5),
    difficulty=Normal(0.0, 2.0),
    category_slope=Normal(0.0, 1.0),
    category_intercept=Normal(0.0, 2.0),
)


def coded(priors: Priors, kind: Kind) -> Floats:
    """The row of numbers that the compiled routines read. Raises ValueError for a prior that cannot be."""
    row = np.zeros(NUMBERS)
    is_nominal = kind is Kind.NOMINAL
    for place, normal, applies in [
        (0, priors.log_slope, not (is_nominal or kind.has_unit_slope)),
        (2, priors.difficulty, not is_nominal),
        (10, priors.category_slope, is_nominal),
        (12, priors.category_intercept, is_nominal),
    ]:
        if normal is not None and applies:
            row[place], row[place + 1] = normal.mean, _precision(normal)
    for place, prior, applies in [(4, priors.lower, kind.has_guessing), (7, priors.upper, kind.has_slipping)]:
        if applies:
            row[place : place + 3] = _asymptote(prior)
    return row


def _asymptote(prior: Beta | LogitNormal | None) -> tuple[float, float, float]:
    if prior is None:
        raise ValueError("A free lower or upper asymptote needs a prior: answers alone do not identify it.")
    if isinstance(prior, LogitNormal):
        return _LOGIT_NORMAL, prior.mean, _precision(prior)
    if min(prior) < 1:
        raise ValueError("A beta prior of an asymptote needs alpha and beta of at least 1.")
    return _BETA, prior.alpha, prior.beta


def _precision(normal: Normal | LogitNormal) -> float:
    if not (np.isfinite(normal.mean) and normal.standard_deviation > 0):
        raise ValueError("A normal prior needs a finite mean and a positive standard deviation.")
    return 1 / normal.standard_deviation**2


def mode(prior: Beta | LogitNormal | None) -> float:
    """Where to begin: the most likely asymptote."""
    if isinstance(prior, Beta):
        # Kept off the ends, where the logit is infinite.
        return min(max((prior.alpha - 1) / max(prior.alpha + prior.beta - 2, 1e-9), 0.02), 0.98)
    return 1 / (1 + float(np.exp(-prior.mean))) if prior is not None else 0.5
