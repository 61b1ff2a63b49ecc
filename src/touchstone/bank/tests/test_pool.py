from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.conf import LazySettings

from touchstone.bank import loading, pool
from touchstone.bank.conftest import Write
from touchstone.bank.models import Item, State
from touchstone.conftest import NOON
from touchstone.people.models import Organization

Queries = Callable[[int], Any]


@pytest.fixture(autouse=True)
def bank(settings: LazySettings, content: Path, write: Write, northwind: Organization) -> None:
    settings.CONTENT = content
    write("single_choice", "prog-one", replace=("enemies = []", 'enemies = ["prog-two"]'))
    write("numeric", "prog-two", replace=('family = "prog-two"', 'family = "prog-one"'))
    write("situation", "prog-three")
    loading.load(northwind, by=None, now=NOON)


def place(found: pool.Pool, slug: str) -> int:
    return found.index_of[Item.objects.get(slug=slug).pk]


def test_a_pool_holds_the_operational_items_as_arrays(northwind: Organization) -> None:
    found = pool.operational(northwind.pk)

    one, two, three = (place(found, f"prog-{name}") for name in ("one", "two", "three"))
    assert (found.items.c[one], found.items.maximum[three]) == (0.25, 4)
    assert found.families[one] == found.families[two] != found.families[three]
    assert found.enemies == {(min(one, two), max(one, two))}
    assert found.minutes.tolist() == [1.0, 1.0, 1.0]


def test_a_version_is_found_by_its_id_too(northwind: Organization) -> None:
    found = pool.operational(northwind.pk)

    assert [found.index_of[version] for version in found.version_ids] == [0, 1, 2]


def test_asking_again_costs_one_small_query(northwind: Organization, django_assert_num_queries: Queries) -> None:
    first = pool.operational(northwind.pk)

    with django_assert_num_queries(1):
        assert pool.operational(northwind.pk) is first


def test_a_change_of_the_bank_is_seen_at_once(northwind: Organization) -> None:
    pool.operational(northwind.pk)
    Item.objects.filter(slug="prog-one").update(state=State.RETIRED)
    pool.changed(northwind.pk)

    assert len(pool.operational(northwind.pk)) == 2


def test_a_watched_item_is_still_asked(northwind: Organization) -> None:
    Item.objects.filter(slug="prog-one").update(state=State.WATCH)
    pool.changed(northwind.pk)

    assert len(pool.operational(northwind.pk)) == 3


def test_an_organization_without_a_bank_has_an_empty_pool(southwind: Organization) -> None:
    assert len(pool.operational(southwind.pk)) == 0


def test_a_variant_once_read_costs_no_query(northwind: Organization, django_assert_num_queries: Queries) -> None:
    version = pool.operational(northwind.pk).version_ids[0]
    variant = pool.variant_for(version, Random(1))

    with django_assert_num_queries(0):
        assert pool.variant_for(version, Random(1)) is variant
        assert pool.variant(variant.pk) is variant
