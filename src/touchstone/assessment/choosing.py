"""Which question comes next, and whether one does: rows → arrays → measurement → rows.

Theory of operation. A sitting's state is its transcript; ability, stop rule and next item are functions of it, of the
blueprint and of the bank's pool. So any process can answer any request, and every past choice can be replayed.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple
from uuid import UUID

import numpy as np
from django.db.models import Count, Q

from touchstone.assessment.errors import BankTooSmall
from touchstone.assessment.models import Blueprint, Presentation, Sitting
from touchstone.assessment.transcripts import DIMENSION, Transcript
from touchstone.bank import competencies, pool
from touchstone.bank.models import Item
from touchstone.bank.pool import Pool
from touchstone.measurement import adaptive
from touchstone.measurement.adaptive import Rules, StopReason
from touchstone.measurement.items import Floats, Ints, Mask

RECENT_SITTINGS = 200  # over which an item's exposure is counted
POOL_STANDS = timedelta(seconds=1)
EXPOSURE_STANDS = timedelta(minutes=1)  # a share of 200 sittings hardly moves within it


class Recipe(NamedTuple):
    """A blueprint as arrays over competencies."""

    weights: Floats
    owed: Ints
    rules: Rules


@lru_cache(maxsize=512)
def recipe(blueprint: Blueprint) -> Recipe:
    """Blueprints never change, so that this is worked out once for each."""
    weights = np.zeros(len(competencies.ORDER))
    for slug, share in blueprint.weights.items():
        weights[DIMENSION[slug]] = share
    rules = Rules(blueprint.standard_error, blueprint.minutes, blueprint.least_items, blueprint.most_items)
    return Recipe(weights, shared_out(weights, blueprint.least_items), rules)


def shared_out(weights: Floats, total: int) -> Ints:
    """`total` items over competencies by weight, largest remainders first.

    Each competency that has a weight gets at least one, even where that makes more than `total`.
    """
    wanted = weights * total
    shares = np.maximum(np.floor(wanted), weights > 0).astype(np.int64)
    spare = total - int(shares.sum())
    for place in np.argsort(-(wanted - shares), kind="stable")[: max(spare, 0)]:
        shares[place] += 1
    return shares


def stop_reason(transcript: Transcript, questions: Pool, *, now: datetime) -> StopReason | None:
    sitting = transcript.sitting
    weights, owed, rules = recipe(sitting.blueprint)
    available = _available(transcript, questions, weights)
    reason = adaptive.should_stop(
        transcript.ability,
        weights=weights,
        answered=len(transcript.answered),
        minutes=sitting.used(now) / timedelta(minutes=1),
        rules=rules,
        anything_left=bool(available.any()),
    )
    owing = _still_owed(transcript, owed, questions, available).any()
    return None if reason is StopReason.PRECISION and owing else reason


def present(transcript: Transcript, questions: Pool, *, block: int, now: datetime) -> Presentation:
    """Choose the next question and write down that, and as what, it was shown."""
    sitting, position = transcript.sitting, len(transcript.shown) + 1
    rng = np.random.default_rng([sitting.seed, position])
    place = _choose(transcript, questions, rng, now)
    version_id = questions.version_ids[place]
    items = questions.items
    shown = Presentation.objects.create(
        sitting=sitting,
        block=block,
        position=position,
        variant=pool.variant_for(version_id, rng),
        version_id=version_id,
        competency=competencies.ORDER[items.dimension[place]],
        a=items.a[place],
        b=items.b[place],
        c=items.c[place],
        steps=items.steps[place, : items.maximum[place]].tolist(),
        maximum=items.maximum[place],
        expected_seconds=questions.minutes[place] * 60,
        shown_at=now,
    )
    shown._state.fields_cache["response"] = None  # noqa: SLF001 (known to have none: spares a query)
    return shown


def _choose(transcript: Transcript, questions: Pool, rng: np.random.Generator, now: datetime) -> int:
    weights, owed, _ = recipe(transcript.sitting.blueprint)
    available = _available(transcript, questions, weights)
    if not available.any():
        raise BankTooSmall
    rested = available & _eligible(transcript.sitting.organization_id, questions, now)
    dimension = questions.items.dimension
    tired = ~np.isin(dimension, dimension[rested])  # competencies of which only what many saw is left: still asked
    return adaptive.next_item(
        rng,
        transcript.ability,
        questions.items,
        weights=weights,
        minutes=questions.minutes,
        available=rested | (available & tired),
        needed=_still_owed(transcript, owed, questions, available),
    )


def _still_owed(transcript: Transcript, owed: Ints, questions: Pool, available: Mask) -> Ints:
    """Per competency, and never more than the bank still has: what cannot be asked holds nobody up."""
    given = [DIMENSION[shown.competency] for shown in transcript.shown]
    left = np.bincount(questions.items.dimension[available], minlength=len(owed))
    still: Ints = np.clip(owed - np.bincount(given, minlength=len(owed)), 0, left)
    return still


def _available(transcript: Transcript, questions: Pool, weights: Floats) -> Mask:
    """Items that measure what the role needs, without what was shown, its families and its enemies."""
    measures: Mask = weights[questions.items.dimension] > 0
    shown = _places(questions, transcript)
    if not len(shown):
        return measures & _unmet(transcript.sitting, questions)
    fresh = measures & ~np.isin(questions.families, questions.families[shown])
    fresh[shown] = False
    met = set(shown.tolist())
    fresh[[other for pair in questions.enemies if met & set(pair) for other in pair]] = False
    return fresh & _unmet(transcript.sitting, questions)


def _places(questions: Pool, transcript: Transcript) -> Ints:
    """Where the shown items stand in the pool; where its family stands for one that left it meanwhile."""
    index_of = questions.index_of
    gone = [shown.version_id for shown in transcript.shown if shown.version_id not in index_of]
    known = [*(shown.version_id for shown in transcript.shown), *(_family(gone) if gone else ())]
    return np.array([index_of[each] for each in known if each in index_of], np.int64)


def _family(version_ids: list[UUID]) -> Iterable[UUID]:
    met = Item.objects.filter(versions__in=version_ids).values_list("organization", "family")
    same = [Q(organization=organization, family=family) for organization, family in met]
    return Item.objects.filter(reduce(or_, same)).values_list("pk", flat=True)


def _unmet(sitting: Sitting, questions: Pool) -> Mask:
    """Not met in this person's earlier sittings."""
    if not sitting.seen_before:
        return np.ones(len(questions.version_ids), np.bool_)
    met = {UUID(item) for item in sitting.seen_before}
    return np.array([item not in met for item in questions.item_ids], np.bool_)


class _Kept(NamedTuple):
    questions: Pool
    at: datetime


_kept: dict[UUID, _Kept] = {}


def questions_for(sitting: Sitting, *, now: datetime) -> Pool:
    """The bank's pool as it was at most a second ago: spares every answer a query."""
    kept = _kept.get(sitting.organization_id)
    if kept is None or abs(now - kept.at) > POOL_STANDS:
        kept = _kept[sitting.organization_id] = _Kept(pool.operational(sitting.organization_id), now)
    return kept.questions


class _Exposure(NamedTuple):
    questions: Pool
    counted_at: datetime
    eligible: Mask


_exposures: dict[UUID, _Exposure] = {}


def _eligible(organization_id: UUID, questions: Pool, now: datetime) -> Mask:
    """Items not shown too often of late; counted once a minute and shared by the threads of a process."""
    kept = _exposures.get(organization_id)
    if kept is None or kept.questions is not questions or abs(now - kept.counted_at) > EXPOSURE_STANDS:
        kept = _Exposure(questions, now, _count(organization_id, questions))
        _exposures[organization_id] = kept
    return kept.eligible


def _count(organization_id: UUID, questions: Pool) -> Mask:
    recent = Sitting.objects.filter(organization=organization_id, begun_at__isnull=False).order_by("-begun_at")
    sittings = list(recent.values_list("pk", flat=True)[:RECENT_SITTINGS])
    counts = Presentation.objects.filter(sitting__in=sittings).values_list("version").annotate(Count("pk"))
    shown = np.zeros(len(questions.version_ids), np.int64)
    for version_id, times in counts.order_by():
        if version_id in questions.index_of:
            shown[questions.index_of[version_id]] = times
    return adaptive.eligible(shown, len(sittings))
