"""Items as measurement sees them: parameters in arrays, one row an item.

Theory of operation. Ability θ, difficulty b and every threshold share one logistic scale (D = 1). Four families of
response functions cover what the field uses; `touchstone.measurement.irt` says what each does with θ. Items have simple
structure: each loads on one dimension (competency) of ability.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Scores = NDArray[np.int8]

MISSING = -1


class ResponseFunction(IntEnum):
    """How likely each score is, given ability (an IRT model; “model” here is a Django word)."""

    LOGISTIC = 0  # one mark, one to four parameters: Rasch; Birnbaum (1968); Barton & Lord (1981)
    GRADED = 1  # Samejima (1969)
    PARTIAL_CREDIT = 2  # generalized: Muraki (1992); with a = 1, Masters (1982)
    NOMINAL = 3  # Bock (1972)


@dataclass(frozen=True, eq=False)
class Items:
    """Parameters of n items whose highest score is at most M.

    a: (n,) discrimination. b: (n,) difficulty. c, d: (n,) lower and upper asymptote, 0 and 1 unless LOGISTIC.
    steps: (n, M) distances of the thresholds from b, ignored beyond an item's maximum: thresholds are b + steps.
    slopes, intercepts: (n, M) of categories 1 … M of NOMINAL items, category 0 being 0; ignored elsewhere, as a and b
    are there. maximum: (n,) highest score. dimension: (n,) the ability it loads on. function: (n,) a ResponseFunction.
    """

    a: Floats
    b: Floats
    c: Floats
    d: Floats
    steps: Floats
    slopes: Floats
    intercepts: Floats
    maximum: Ints
    dimension: Ints
    function: Ints

    def __len__(self) -> int:
        return len(self.a)

    @classmethod
    def of(
        cls,
        *,
        a: ArrayLike,
        b: ArrayLike,
        c: ArrayLike | None = None,
        d: ArrayLike | None = None,
        maximum: ArrayLike | None = None,
        steps: Sequence[Sequence[float]] | None = None,
        slopes: Sequence[Sequence[float]] | None = None,
        intercepts: Sequence[Sequence[float]] | None = None,
        dimension: ArrayLike | None = None,
        function: ArrayLike | None = None,
    ) -> "Items":
        """Items from plain sequences of length n; `steps`, `slopes` and `intercepts` may be ragged.

        Without `function`, items with one mark are LOGISTIC and those with several PARTIAL_CREDIT. Raises ValueError
        for lengths that differ, a ≤ 0, asymptotes outside 0 ≤ c < d ≤ 1 or on items with several marks, and graded
        thresholds that do not rise.
        """
        discrimination = np.asarray(a, np.float64)
        n = len(discrimination)
        highest = np.ones(n, np.int64) if maximum is None else np.asarray(maximum, np.int64)
        implied = np.where(highest == 1, ResponseFunction.LOGISTIC, ResponseFunction.PARTIAL_CREDIT)
        made = cls(
            a=discrimination,
            b=np.asarray(b, np.float64),
            c=_or(c, n, 0.0),
            d=_or(d, n, 1.0),
            steps=_table(steps, highest),
            slopes=_table(slopes, highest),
            intercepts=_table(intercepts, highest),
            maximum=highest,
            dimension=np.zeros(n, np.int64) if dimension is None else np.asarray(dimension, np.int64),
            function=(implied if function is None else np.asarray(function)).astype(np.int64),
        )
        _require_sense(made)
        return made

    def take(self, index: Any) -> "Items":
        """The items at these places (integers or a mask)."""
        return Items(**{field.name: getattr(self, field.name)[index] for field in fields(self)})

    @property
    def thresholds(self) -> Floats:
        """b + steps, (n, M); NaN beyond an item's maximum."""
        beyond = np.arange(self.steps.shape[-1]) >= self.maximum[:, np.newaxis]
        return np.where(beyond, np.nan, self.b[:, np.newaxis] + self.steps)

    @cached_property
    def by_function(self) -> "tuple[tuple[int, Ints, Items], ...]":
        """Each response function that occurs, with the places of its items and the items themselves."""
        present = np.bincount(self.function).nonzero()[0].tolist()
        if len(present) == 1:
            return ((present[0], np.arange(len(self)), self),)
        places = [(self.function == each).nonzero()[0] for each in present]
        return tuple((each, here, self.take(here)) for each, here in zip(present, places, strict=True))

    @cached_property
    def category_lines(self) -> tuple[Floats, Floats]:
        """Slopes and intercepts (n, M + 1) of the lines in θ whose exponentials are in proportion to P(k | θ).

        Of PARTIAL_CREDIT and NOMINAL items only; the intercept is −∞ beyond an item's maximum.
        """
        partial = (self.function == ResponseFunction.PARTIAL_CREDIT)[:, np.newaxis]
        marks = np.arange(1, self.steps.shape[-1] + 1)
        climb = -self.a[:, np.newaxis] * np.cumsum(self.b[:, np.newaxis] + self.steps, axis=-1)
        slopes, intercepts = np.zeros((2, len(self), len(marks) + 1))
        slopes[:, 1:] = np.where(partial, self.a[:, np.newaxis] * marks, self.slopes)
        intercepts[:, 1:] = np.where(partial, climb, self.intercepts)
        intercepts[:, 1:][marks > self.maximum[:, np.newaxis]] = -np.inf
        return slopes, intercepts


def _or(values: ArrayLike | None, n: int, default: float) -> Floats:
    return np.full(n, default) if values is None else np.asarray(values, np.float64)


def _table(ragged: Sequence[Sequence[float]] | None, highest: Ints) -> Floats:
    table = np.zeros((len(highest), int(highest.max(initial=1))))
    for row, values in zip(table, ragged or [()] * len(highest), strict=True):
        row[: len(values)] = values
    return table


def _require_sense(made: Items) -> None:
    if len({len(getattr(made, field.name)) for field in fields(made)}) != 1:
        raise ValueError("Every parameter needs one value per item.")
    if (made.a <= 0).any() or (made.maximum < 1).any():
        raise ValueError("Discrimination and maximum must be positive.")
    if not ((made.c >= 0) & (made.c < made.d) & (made.d <= 1)).all():
        raise ValueError("Asymptotes must satisfy 0 ≤ c < d ≤ 1.")
    logistic = made.function == ResponseFunction.LOGISTIC
    if (logistic & (made.maximum > 1)).any():
        raise ValueError("The logistic response function is for items with one mark.")
    if ((made.c > 0) | (made.d < 1))[~logistic].any():
        raise ValueError("Guessing and slipping apply to items with one mark only.")
    graded = made.take(made.function == ResponseFunction.GRADED)
    if (np.diff(graded.thresholds, axis=-1) <= 0).any():
        raise ValueError("Thresholds of a graded item must rise.")
