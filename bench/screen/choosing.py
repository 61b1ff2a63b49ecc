"""Choosing the next item from a bank of 5,000."""

import statistics
import time

import numpy as np

from touchstone.measurement import ability, adaptive, irt
from touchstone.measurement.items import Items

ITEMS, COMPETENCIES = 5_000, 9
SHARE_OF_SEVERAL_MARKS = 0.3


def measure() -> float:
    """Median milliseconds of one choice, in the middle of a sitting."""
    rng = np.random.default_rng(1)
    marks = np.where(rng.random(ITEMS) < SHARE_OF_SEVERAL_MARKS, rng.integers(2, 7, ITEMS), 1)
    pool = Items.of(
        a=irt.slope_per_mark(rng.lognormal(0.1, 0.2, ITEMS), marks),
        b=rng.normal(0, 1.1, ITEMS),
        c=np.where(marks == 1, 0.2, 0),
        maximum=marks,
        dimension=np.arange(ITEMS) % COMPETENCIES,
    )
    prior = ability.equicorrelated(COMPETENCIES)
    standing = ability.estimate(prior, pool.take(slice(0, 12)), np.ones(12, np.int8))
    asked = {
        "weights": np.full(COMPETENCIES, 1 / COMPETENCIES),
        "minutes": rng.uniform(0.5, 2.0, ITEMS),
        "available": np.ones(ITEMS, np.bool_),
        "needed": np.zeros(COMPETENCIES, np.int64),
    }
    times = []
    for _ in range(200):
        began = time.perf_counter()
        adaptive.next_item(rng, standing, pool, **asked)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
