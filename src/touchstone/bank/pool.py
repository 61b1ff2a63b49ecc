"""The bank as arrays, ready for measurement.

Theory of operation. Choosing the next of thousands of items must cost no query, so each process keeps one `Pool` per
organization and asks the database only for its edition: a single row by its key. Versions and variants never change,
so they are kept for as long as there is room. Every verb that changes what may be asked calls `changed`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import numpy as np
from django.db.models import F
from numpy.typing import NDArray

from touchstone.bank.competencies import ORDER
from touchstone.bank.models import Edition, Item, Variant
from touchstone.bank.rehearsal import Chance
from touchstone.measurement import irt
from touchstone.measurement.items import Floats, Ints, Items


@dataclass(frozen=True, eq=False)
class Pool:
    """n operational items, sorted by id. `families` gives items of one family the same number; `enemies` are pairs of
    places; `index_of` finds a place by the id of a version or of an item."""

    items: Items
    minutes: Floats
    version_ids: tuple[UUID, ...]
    item_ids: tuple[UUID, ...]
    families: Ints
    enemies: frozenset[tuple[int, int]]
    index_of: dict[UUID, int]

    def __len__(self) -> int:
        return len(self.version_ids)


_pools: dict[UUID, tuple[int, Pool]] = {}


def operational(organization_id: UUID) -> Pool:
    number = Edition.objects.filter(pk=organization_id).values_list("number", flat=True).first() or 0
    kept = _pools.get(organization_id)
    if kept is None or kept[0] != number:
        kept = number, _read(organization_id)
        _pools[organization_id] = kept
    return kept[1]


def changed(organization_id: UUID) -> None:
    """Inside the transaction of the verb that changed the bank."""
    if not Edition.objects.filter(pk=organization_id).update(number=F("number") + 1):
        Edition.objects.create(organization_id=organization_id, number=1)


def _read(organization_id: UUID) -> Pool:
    found = Item.objects.filter(organization=organization_id).operational().select_related("competency", "current")
    items = [(item, item.current) for item in found.defer("current__content").order_by("pk")]
    rows = [(item, version) for item, version in items if version is not None]
    version_ids, item_ids = tuple(version.pk for _, version in rows), tuple(item.pk for item, _ in rows)
    places = range(len(rows))
    marks = [version.maximum for _, version in rows]
    return Pool(
        items=Items.of(
            a=irt.slope_per_mark([version.a for _, version in rows], marks),
            b=[version.b for _, version in rows],
            c=[version.c for _, version in rows],
            maximum=marks,
            dimension=[ORDER.index(item.competency.slug) for item, _ in rows],
        ),
        minutes=np.array([version.expected_seconds / 60 for _, version in rows], np.float64),
        version_ids=version_ids,
        item_ids=item_ids,
        families=_numbered([item.family for item, _ in rows]),
        enemies=_pairs([item for item, _ in rows]),
        index_of={**dict(zip(item_ids, places, strict=True)), **dict(zip(version_ids, places, strict=True))},
    )


def _numbered(families: list[str]) -> NDArray[np.int64]:
    numbers = {family: number for number, family in enumerate(sorted(set(families)))}
    return np.array([numbers[family] for family in families], np.int64)


def _pairs(items: list[Item]) -> frozenset[tuple[int, int]]:
    places = {item.slug: place for place, item in enumerate(items)}
    known: Iterable[tuple[int, int]] = (
        (places[item.slug], places[enemy]) for item in items for enemy in item.enemies if enemy in places
    )
    return frozenset((min(pair), max(pair)) for pair in known)


def variant_for(version_id: UUID, rng: Chance) -> Variant:
    """One of the version's variants at random."""
    ids = _variant_ids(version_id)
    return variant(ids[int(rng.random() * len(ids))])


@lru_cache(maxsize=8192)
def _variant_ids(version_id: UUID) -> tuple[UUID, ...]:
    return tuple(Variant.objects.filter(version=version_id).order_by("number").values_list("pk", flat=True))


@lru_cache(maxsize=8192)
def variant(variant_id: UUID) -> Variant:
    """A variant by its id, kept: it never changes."""
    return Variant.objects.get(pk=variant_id)
