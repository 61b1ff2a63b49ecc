"""An organization with a bank of a thousand operational items and candidates who are about to begin."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle, islice
from typing import TypeVar

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.settings")
django.setup(set_prefix=False)

from django.db import transaction  # noqa: E402 (after the set-up)

from touchstone.assessment import blueprints, sittings  # noqa: E402
from touchstone.bank import competencies, loading, pool  # noqa: E402
from touchstone.bank.models import Item, ItemVersion, Variant  # noqa: E402
from touchstone.kit import clock, serving  # noqa: E402
from touchstone.kit.ids import new_id  # noqa: E402
from touchstone.people import organizations  # noqa: E402
from touchstone.people.models import Membership, Organization, Person  # noqa: E402
from touchstone.people.permissions import Access  # noqa: E402

Row = TypeVar("Row", Item, ItemVersion, Variant)


@transaction.atomic
def prepare(candidates: int, items: int) -> list[str]:
    """The candidates' tokens."""
    now = clock.now()
    founded = organizations.found("Bench", administrator="Bench", email="bench@bench.example", now=now)
    organization = founded.organization
    loading.load(organization, by=None, now=now)
    _multiply(organization, items)
    accesses = [Access.RECRUITER, Access.HIRING_MANAGER]
    rosa = organizations.join(
        organization, name="Rosa", email="rosa@bench.example", accesses=accesses, by=founded.membership, now=now
    )
    return list(_invited(organization, rosa, candidates))


def _multiply(organization: Organization, wanted: int) -> None:
    """Copies of what ships, each a family of its own with one variant, until the bank is as large as wanted."""
    shipped = list(organization.items.select_related("current"))
    items, versions, variants = [], [], []
    for number, item in enumerate(islice(cycle(shipped), wanted - len(shipped))):
        version = item.current
        assert version
        variant = Variant.objects.filter(version=version).earliest("number")
        item_id, version_id = new_id(), new_id()
        items.append(
            _copy(item, id=item_id, slug=f"copy-{number}", family=f"copy-{number}", enemies=[], current_id=None)
        )
        versions.append(_copy(version, id=version_id, item_id=item_id, variant_count=1))
        variants.append(_copy(variant, id=new_id(), version_id=version_id))
    Item.objects.bulk_create(items)
    ItemVersion.objects.bulk_create(versions)
    Variant.objects.bulk_create(variants)
    for item, version in zip(items, versions, strict=True):
        item.current = version
    Item.objects.bulk_update(items, ["current"], batch_size=200)
    pool.changed(organization.pk)


def _copy(row: Row, **changes: object) -> Row:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}  # noqa: SLF001 (Django's documented name)
    return type(row)(**values | changes)


def _invited(organization: Organization, rosa: Membership, candidates: int) -> Iterator[str]:
    now = clock.now()
    blueprint = blueprints.draw(
        organization,
        title="Bench",
        weights=dict.fromkeys(competencies.ORDER, 1 / len(competencies.ORDER)),
        bars={},
        bar=0.0,
        minutes=120,
        standard_error=0.01,  # never reached: everybody answers the largest number of questions
        ai_policy="none",
        notice={"en": "Answer on your own."},
        by=rosa,
        now=now,
    )
    for number in range(candidates):
        person = Person.objects.create(
            organization=organization, name=f"Candidate {number}", email=f"c{number}@bench.example", created_at=now
        )
        yield sittings.invite(person, blueprint, by=rosa, begin_by=now + timedelta(days=1), now=now)[1]


if __name__ == "__main__":
    serving.migrate()
    json.dump(prepare(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
