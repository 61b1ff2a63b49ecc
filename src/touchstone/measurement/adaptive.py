"""Choosing the next item, and knowing when to stop.

Theory of operation. What a role needs is one number, the composite of its weighted competencies. With the posterior
normal with covariance Σ, an item on competency d with information I lowers the composite's variance w'Σw by
(w'Σ)_d² I / (1 + I Σ_dd)  (Sherman & Morrison, 1950). That is divided by the minutes the item is expected to take: a
quick item may beat a richer slow one. As ability is uncertain, the reduction is averaged over the posterior at three
Gauss-Hermite nodes rather than taken at the estimate, which would chase early errors.
"""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from touchstone.measurement.ability import Ability, composite
from touchstone.measurement.irt import fisher, moments
from touchstone.measurement.items import Floats, Ints, Items, Mask

# Three-point Gauss-Hermite rule for a standard normal; exact for polynomials up to the fifth degree.
_NODES = np.array([-np.sqrt(3.0), 0.0, np.sqrt(3.0)])
_NODE_WEIGHTS = np.array([1 / 6, 2 / 3, 1 / 6])

# Counted on top of the sittings there were, so that an item's share of a handful of them holds nothing back.
_EARLY_SITTINGS = 20


class StopReason(StrEnum):
    EXHAUSTED = "exhausted"
    LENGTH = "length"
    PRECISION = "precision"
    TIME = "time"


class Rules(NamedTuple):
    """When a sitting may and must end: composite's standard error to reach, minutes, fewest and most items."""

    standard_error: float
    minutes: float
    least: int
    most: int


def gain(ability: Ability, pool: Items, *, weights: Floats, minutes: Floats) -> Floats:
    """Expected reduction of the composite's variance per minute, ability (…, d) and n items → (…, n).

    weights: (d,). minutes: (n,), expected minutes of each item.
    """
    covered = ability.covariance @ weights  # w'Σ
    spread = np.diagonal(ability.covariance, axis1=-2, axis2=-1)
    nodes = ability.mean[..., np.newaxis, :] + _NODES[:, np.newaxis] * np.sqrt(spread)[..., np.newaxis, :]
    information = fisher(moments(nodes[..., pool.dimension], pool))
    share = information / (1 + information * spread[..., np.newaxis, :][..., pool.dimension])
    averaged = np.einsum("k,...kn->...n", _NODE_WEIGHTS, share)
    reduction: Floats = (covered**2)[..., pool.dimension] * averaged / minutes
    return reduction


def pick(rng: np.random.Generator, gains: Floats, randomesque: int) -> Ints:
    """One of the best few at random, gains (…, n) with −inf where not allowed → places (…).

    Randomesque exposure control (Kingsbury & Zara, 1989): neighbours do not all see the same items.
    """
    few = min(randomesque, gains.shape[-1])
    best = np.argpartition(-gains, few - 1, axis=-1)[..., :few]
    values = np.take_along_axis(gains, best, axis=-1)
    best = np.take_along_axis(best, np.argsort(-values, axis=-1), axis=-1)
    allowed = np.clip(np.isfinite(values).sum(axis=-1), 1, few)
    chosen = np.floor(rng.random(allowed.shape) * allowed).astype(np.int64)
    places: Ints = np.take_along_axis(best, chosen[..., np.newaxis], axis=-1)[..., 0]
    return places


def allowed(pool: Items, available: Mask, needed: Ints) -> Mask:
    """Available items; while a competency is still owed some, only of those that are. (…, n) and (…, d) → (…, n)."""
    owed = available & (needed > 0)[..., pool.dimension]
    chosen: Mask = np.where(owed.any(axis=-1, keepdims=True), owed, available)
    return chosen


def next_item(
    rng: np.random.Generator,
    ability: Ability,
    pool: Items,
    *,
    weights: Floats,
    minutes: Floats,
    available: Mask,
    needed: Ints,
    randomesque: int = 4,
) -> int:
    """The place in the pool of the item to give next.

    available: (n,), False for what was given, its family and its enemies. needed: (d,), items still owed to each
    competency before the choice is free. Raises ValueError when nothing is available.
    """
    if not available.any():
        raise ValueError("No item is available.")
    gains = gain(ability, pool, weights=weights, minutes=minutes)
    return int(pick(rng, np.where(allowed(pool, available, needed), gains, -np.inf), randomesque))


def should_stop(
    ability: Ability, *, weights: Floats, answered: int, minutes: float, rules: Rules, anything_left: bool
) -> StopReason | None:
    """Why the sitting should end now, or None. `minutes` used so far."""
    if answered >= rules.most:
        return StopReason.LENGTH
    if minutes >= rules.minutes:
        return StopReason.TIME
    if not anything_left:
        return StopReason.EXHAUSTED
    if answered >= rules.least and float(composite(ability, weights).standard_error) <= rules.standard_error:
        return StopReason.PRECISION
    return None


def eligible(shown: Ints, sittings: int, cap: float = 0.25) -> Mask:
    """Items whose share of recent sittings is below the cap; shown (n,) counts over that many sittings.

    The share is taken of 20 sittings more than there were: the first five hold nothing back even if all saw the same
    item, else a small bank would run dry on its first day, and of 200 the cap stops an item at 55 rather than 50.
    """
    chosen: Mask = shown < cap * (sittings + _EARLY_SITTINGS)
    return chosen
