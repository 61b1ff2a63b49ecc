"""The data of every comparison, the same on both sides: numpy alone, from a seed."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.int8]


class Case(NamedTuple):
    """people by items of a model; `missing` of the answers are left out; `categories` of polytomous items."""

    people: int
    items: int
    model: str = "2pl"
    missing: float = 0.0
    categories: int = 2


CASES = {
    "2pl_small": Case(2_000, 50),
    "2pl_large": Case(50_000, 200),
    "2pl_half_missing": Case(10_000, 100, missing=0.5),
    "3pl_with_priors": Case(10_000, 50, model="3pl"),
    "graded": Case(10_000, 40, model="graded", categories=5),
}
MILLION = Case(1_000_000, 200)


def scores(case: Case, seed: int = 1) -> Scores:
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=case.people)
    a, b = rng.lognormal(0.1, 0.3, case.items), rng.normal(size=case.items)
    lower = 0.2 if case.model == "3pl" else 0.0
    steps = np.linspace(-1.2, 1.2, case.categories - 1) if case.categories > 2 else np.zeros(1)
    made = np.empty((case.people, case.items), np.int8)
    for item in range(case.items):
        chance = lower + (1 - lower) / (1 + np.exp(-a[item] * (theta[:, np.newaxis] - b[item] - steps)))
        made[:, item] = (rng.random((case.people, 1)) < chance).sum(axis=1)
    if case.missing:
        made[rng.random(made.shape) < case.missing] = -1
    return made
