"""What a reader of a calibration must know before using it, in plain sentences that name the item."""

from collections.abc import Iterator, Sequence

import numpy as np

from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.parameters import STEEPEST
from touchstone.measurement.calibration.priors import Priors
from touchstone.measurement.items import Items, Mask, ResponseFunction

# Flatter than this an item tells four hundred people less than one good item tells a few.
_FLAT = 0.05
# Standard deviations of a prior: beyond three the answers contradict it.
_STRAINED = 3.0


def about_items(items: Items, names: Sequence[str], estimated: Mask) -> Iterator[str]:
    """Slopes that are negative, next to nothing or at their bound."""
    for j in np.flatnonzero(estimated).tolist():
        if items.function[j] == ResponseFunction.NOMINAL:
            steepest = np.abs(np.diff(items.slopes[j, : items.maximum[j]], prepend=0.0)).max()
            if steepest > 0.99 * STEEPEST:
                yield f"A category slope of item {names[j]} ran to its bound: it needs a prior."
            continue
        a = items.a[j]
        if abs(a) > 0.99 * STEEPEST:
            yield f"The slope of item {names[j]} ran to its bound of {STEEPEST:g}: it needs a prior."
        elif abs(a) < _FLAT:
            yield f"Item {names[j]} hardly discriminates (a = {a:.2f}): its difficulty means nothing."
        if a < -_FLAT:
            yield f"Item {names[j]} discriminates negatively (a = {a:.2f}): check its answer key before it is used."


def about_strained_priors(
    items: Items, names: Sequence[str], priors: Sequence[Priors], estimated: Mask
) -> Iterator[str]:
    """Slopes that only their lognormal prior keeps positive."""
    for j in np.flatnonzero(estimated).tolist():
        believed = priors[j].log_slope
        if believed is None or items.function[j] == ResponseFunction.NOMINAL:
            continue
        if np.log(items.a[j]) < believed.mean - _STRAINED * believed.standard_deviation:
            yield f"Item {names[j]} discriminates far less (a = {items.a[j]:.2f}) than its prior: check its answer key."


def about_priors(kinds: Sequence[Kind], priors: Sequence[Priors], estimated: Mask) -> Iterator[str]:
    """The priors on asymptotes, which are there even when nobody asked for any."""
    told = zip(kinds, priors, estimated, strict=True)
    for kind, prior in dict.fromkeys((kind, prior) for kind, prior, free in told if free and kind.has_guessing):
        yield f"Lower asymptotes of {kind} items have the prior {_words(prior.lower)}."
        if kind.has_slipping:
            yield f"Upper asymptotes of {kind} items have the prior {_words(prior.upper)}."


def _words(prior: object) -> str:
    values = ", ".join(f"{value:g}" for value in prior) if isinstance(prior, tuple) else ""
    return f"{type(prior).__name__}({values})"
