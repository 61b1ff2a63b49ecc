"""Whether answers can be calibrated at all: every refusal names the item.

What peers fit silently and report as converged is refused here: columns that are constant, codes that cannot be scores,
designs whose parts have no item in common and therefore no common scale.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.items import MISSING, Ints, Mask, ResponseFunction, Scores

# One item must fit a block of bytes: see packing.
HIGHEST_SCORE = 126


class Design(NamedTuple):
    """scores: (N', n) of those who answered anything, recoded. people: (N,) who that is. group: (N',) codes.

    maximum: (n,) highest category left. categories: (n, M + 1) what each score counts as. counts: (n, M + 1) how
    often each category was seen. notes: what was done about what.
    """

    scores: Scores
    people: Mask
    group: Ints
    maximum: Ints
    categories: Ints
    counts: Ints
    complete: bool
    notes: tuple[str, ...]


def as_scores(scores: ArrayLike, names: Sequence[str]) -> Scores:
    """Scores as int8, NaN as MISSING. Raises ValueError naming the item for anything that is no score."""
    given = np.asarray(scores)
    if given.ndim != 2:  # noqa: PLR2004 (people by items)
        raise ValueError("Scores are a table: one row a person, one column an item.")
    if given.shape[1] != len(names):
        raise ValueError(f"There are {given.shape[1]} columns of scores but {len(names)} names.")
    if len(set(names)) < len(names):
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise ValueError(f"Two items are called {twice}.")
    if not given.size:
        raise ValueError("There are no responses.")
    if given.dtype != np.int8:
        given = _whole(given.astype(np.float64), names)
    _refuse_column(given.min(axis=0) < MISSING, names, "has a score below 0.")
    _refuse_column(given.max(axis=0) > HIGHEST_SCORE, names, f"has a score above {HIGHEST_SCORE}.")
    return np.ascontiguousarray(given, np.int8)


def _whole(given: NDArray[np.float64], names: Sequence[str]) -> NDArray[np.float64]:
    filled = np.where(np.isnan(given), MISSING, given)
    _refuse_column((filled != np.round(filled)).any(axis=0), names, "has a score that is not a whole number.")
    return filled


def _refuse_column(wrong: NDArray[np.bool_], names: Sequence[str], why: str) -> None:
    if wrong.any():
        raise ValueError(f"Item {names[int(np.flatnonzero(wrong)[0])]} {why}")


def examine(
    scores: Scores,
    *,
    kinds: Sequence[Kind],
    names: Sequence[str],
    maximum: Ints | None,
    group: Ints,
    anchored: Mask,
) -> Design:
    """Looks at everything that could make a calibration meaningless.

    Raises ValueError, naming the item: never answered; scores above its maximum; the same score from everybody; several
    marks under a response function for one; a category that nobody chose (nominal). Also for no responses at all and
    for a design in unconnected parts. Empty categories of graded and partial credit items are merged into the one below
    and said in the notes.
    """
    from touchstone.measurement.calibration import kernels_design as kernels

    highest = scores.max(axis=0, initial=0).astype(np.int64)
    _refuse_above(highest, maximum, names)
    top = np.maximum(highest if maximum is None else maximum, 1)
    seen = np.zeros((scores.shape[1], int(top.max()) + 2), np.int64)
    answered, parts = np.zeros(len(scores), np.int64), np.arange(scores.shape[1])
    parts[anchored] = np.flatnonzero(anchored)[:1]
    kernels.survey(scores, seen, answered, parts)
    counts = seen[:, 1:]
    _require_answers(counts, kinds, names, anchored)
    _require_one_mark(top, kinds, names)
    _require_connection(parts, names)
    categories, notes = _categories(counts, top, kinds, names, anchored)
    people = answered > 0
    if not people.all():
        notes.append(f"{_people(int((~people).sum()))} answered nothing and were left out.")
        scores, group = scores[people], group[people]
    if (categories != np.arange(categories.shape[1])).any():
        recoded = np.empty_like(scores)
        kernels.recode(scores, categories, recoded)
        scores = recoded
    merged = np.zeros_like(counts)
    np.add.at(merged, (np.arange(len(counts))[:, np.newaxis], categories), counts)
    left = np.take_along_axis(categories, top[:, np.newaxis], axis=1)[:, 0]
    complete = bool((answered[people] == scores.shape[1]).all())
    return Design(scores, people, group, left, categories, merged, complete, tuple(notes))


def _people(count: int) -> str:
    return "One person" if count == 1 else f"{count} people"


def _refuse_above(highest: Ints, maximum: Ints | None, names: Sequence[str]) -> None:
    if maximum is not None:
        if len(maximum) != len(names):
            raise ValueError("maximum needs one value per item.")
        for j in np.flatnonzero(highest > maximum).tolist():
            raise ValueError(f"Item {names[j]} has a score of {highest[j]}, above its maximum of {maximum[j]}.")


def _require_answers(counts: Ints, kinds: Sequence[Kind], names: Sequence[str], anchored: Mask) -> None:
    if not counts.any():
        raise ValueError("There are no responses.")
    for j, seen in enumerate(counts):
        if anchored[j]:
            continue
        if not seen.any():
            raise ValueError(f"Nobody answered item {names[j]}.")
        if (seen > 0).sum() == 1:
            raise ValueError(
                f"Everybody scored {int(seen.argmax())} on item {names[j]}: a constant column says nothing about it."
            )


def _require_one_mark(top: Ints, kinds: Sequence[Kind], names: Sequence[str]) -> None:
    for j, kind in enumerate(kinds):
        if kind.function == ResponseFunction.LOGISTIC and top[j] > 1:
            raise ValueError(f"Item {names[j]} has scores above 1, and {kind} is for one mark.")


def _require_connection(parts: Ints, names: Sequence[str]) -> None:
    apart = np.flatnonzero(parts != parts[0])
    if len(apart):
        count = len(np.unique(parts))
        raise ValueError(
            f"The design falls into {count} parts: nobody answered both item {names[int(apart[0])]} and "
            f"item {names[0]}, nor items that link them, so they have no common scale."
        )


def _categories(
    counts: Ints, top: Ints, kinds: Sequence[Kind], names: Sequence[str], anchored: Mask
) -> tuple[Ints, list[str]]:
    categories = np.tile(np.arange(counts.shape[1]), (len(counts), 1))
    notes: list[str] = []
    for j in np.flatnonzero(~anchored).tolist():
        seen = counts[j, : top[j] + 1] > 0
        if seen.all():
            continue
        empty = int(np.flatnonzero(~seen)[0])
        if kinds[j].function == ResponseFunction.NOMINAL:
            raise ValueError(f"Nobody chose category {empty} of nominal item {names[j]}: leave it out of the codes.")
        categories[j, : top[j] + 1] = np.maximum(np.cumsum(seen) - 1, 0)
        categories[j, top[j] + 1 :] = categories[j, top[j]]
        notes.extend(
            f"Nobody scored {score} on item {names[j]}: that category was merged into its neighbour."
            for score in np.flatnonzero(~seen)
        )
    return categories, notes
