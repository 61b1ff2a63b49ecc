"""Simulated examinees: what a blueprint will deliver before anybody sits it."""

from typing import NamedTuple

import numpy as np

from touchstone.measurement.ability import Prior, before, composite, estimate
from touchstone.measurement.adaptive import Rules, allowed, gain, pick
from touchstone.measurement.irt import category_probabilities
from touchstone.measurement.items import MISSING, Floats, Ints, Items, Scores


class Preview(NamedTuple):
    """For each simulated person (p,): true and estimated composite, its standard error, items and minutes used."""

    truth: Floats
    estimate: Floats
    standard_error: Floats
    items: Ints
    minutes: Floats


def responses(rng: np.random.Generator, theta: Floats, pool: Items) -> Scores:
    """Scores of people with abilities (p, d) on every item → (p, n)."""
    scores = np.empty((len(theta), len(pool)), np.int8)
    for dimension in range(theta.shape[-1]):
        places = np.flatnonzero(pool.dimension == dimension)
        cumulative = category_probabilities(theta[:, dimension], pool.take(places)).cumsum(axis=-1)
        draw = rng.random((len(theta), len(places), 1))
        scores[:, places] = np.minimum((draw > cumulative).sum(axis=-1), pool.maximum[places])
    return scores


def preview(
    rng: np.random.Generator,
    prior: Prior,
    pool: Items,
    *,
    weights: Floats,
    minutes: Floats,
    rules: Rules,
    needed: Ints,
    families: Ints | None = None,
    people: int = 200,
) -> Preview:
    """Let simulated people, drawn from the prior, sit the adaptive test side by side.

    families: (n,), items of one family are not given together; by default each item is its own.
    """
    families = np.arange(len(pool)) if families is None else families
    everyone = np.arange(people)
    theta = rng.multivariate_normal(prior.mean, prior.covariance, people)
    answers = responses(rng, theta, pool)
    scores = np.full_like(answers, MISSING)
    available = np.tile(weights[pool.dimension] > 0, (people, 1))
    owed = np.tile(needed, (people, 1))
    used = np.zeros(people)
    ability = before(prior)._replace(
        mean=np.tile(prior.mean, (people, 1)), covariance=np.tile(prior.covariance, (people, 1, 1))
    )
    running = np.ones(people, np.bool_)
    for count in range(rules.most):
        gains = gain(ability, pool, weights=weights, minutes=minutes)
        places = pick(rng, np.where(allowed(pool, available, owed), gains, -np.inf), 4)
        who, what = everyone[running], places[running]
        scores[who, what] = answers[who, what]
        available[who] &= families != families[what][:, np.newaxis]
        np.subtract.at(owed, (who, pool.dimension[what]), 1)
        used[who] += minutes[what]
        ability = estimate(prior, pool, scores)
        precise = composite(ability, weights).standard_error <= rules.standard_error
        owing = (available & (owed > 0)[:, pool.dimension]).any(axis=-1)
        running &= (used < rules.minutes) & available.any(axis=-1) & ~(precise & (count + 1 >= rules.least) & ~owing)
        if not running.any():
            break
    overall = composite(ability, weights)
    return Preview(theta @ weights, overall.mean, overall.standard_error, (scores != MISSING).sum(axis=-1), used)
