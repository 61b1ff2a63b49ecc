"""Answers to calibrate, and a slow plain twin of the marginal likelihood to compare with."""

import numpy as np
import pytest

from touchstone.measurement.items import MISSING, Floats, Items, ResponseFunction, Scores

# Bock & Lieberman (1970, Psychometrika 35, 179-197): how many of 1,000 people gave each of the 32 patterns of answers to
# five items of the Law School Admission Test, from 00000 to 11111 (item 1 first).
LSAT6 = [
    3,
    6,
    2,
    11,
    1,
    1,
    3,
    4,
    1,
    8,
    0,
    16,
    0,
    3,
    2,
    15,
    10,
    29,
    14,
    81,
    3,
    28,
    15,
    80,
    16,
    56,
    21,
    173,
    11,
    61,
    28,
    298,
]
LSAT7 = [
    12,
    19,
    1,
    7,
    3,
    19,
    3,
    17,
    10,
    5,
    3,
    7,
    7,
    23,
    8,
    28,
    7,
    39,
    11,
    34,
    14,
    51,
    15,
    90,
    6,
    25,
    7,
    35,
    18,
    136,
    32,
    308,
]


def patterns(frequencies: list[int]) -> Scores:
    every = (np.arange(32)[:, np.newaxis] >> np.arange(4, -1, -1)) & 1
    return np.repeat(every, frequencies, axis=0).astype(np.int8)


@pytest.fixture
def lsat6() -> Scores:
    return patterns(LSAT6)


@pytest.fixture
def lsat7() -> Scores:
    return patterns(LSAT7)


def chances(theta: Floats, items: Items, j: int) -> Floats:
    """P(score | θ) of one item as the textbooks write it, (m, maximum + 1)."""
    a, m = items.a[j], items.maximum[j]
    z = a * (theta[:, np.newaxis] - items.b[j] - items.steps[j, :m])
    if items.function[j] == ResponseFunction.LOGISTIC:
        p = items.c[j] + (items.d[j] - items.c[j]) / (1 + np.exp(-z))
        return np.hstack([1 - p, p])
    if items.function[j] == ResponseFunction.GRADED:
        above = np.hstack([np.ones((len(theta), 1)), 1 / (1 + np.exp(-z)), np.zeros((len(theta), 1))])
        return np.asarray(-np.diff(above, axis=1))
    logits = np.zeros((len(theta), m + 1))
    if items.function[j] == ResponseFunction.NOMINAL:
        logits[:, 1:] = theta[:, np.newaxis] * items.slopes[j, :m] + items.intercepts[j, :m]
    else:
        logits[:, 1:] = z.cumsum(axis=1)
    weights = np.exp(logits)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def simulated(rng: np.random.Generator, theta: Floats, items: Items) -> Scores:
    """Answers of people with these abilities."""
    drawn = np.empty((len(theta), len(items)), np.int8)
    for j in range(len(items)):
        drawn[:, j] = (rng.random((len(theta), 1)) > chances(theta, items, j).cumsum(axis=1)[:, :-1]).sum(axis=1)
    return drawn


def log_likelihood(scores: Scores, items: Items, mean: float = 0.0, variance: float = 1.0) -> float:
    """Of answers with ability N(mean, variance), summed over 401 points within 8 standard deviations."""
    z = np.linspace(-8, 8, 401)
    theta = mean + np.sqrt(variance) * z
    logs = np.zeros((len(scores), len(theta)))
    for j in range(len(items)):
        given = scores[:, j] != MISSING
        logs[given] += np.log(chances(theta, items, j)).T[scores[given, j]]
    weights = np.exp(-0.5 * z**2)
    return float(np.log(np.exp(logs) @ (weights / weights.sum())).sum())
