"""What ships, into an organization's bank. Loading again changes nothing; a changed file becomes a new version.

An item's fingerprint covers the texts it is made of, so that an unchanged item costs neither a generator nor a write.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import competencies, folders, marking, pool, variants
from touchstone.bank.errors import ContentBroken
from touchstone.bank.fields import Finding
from touchstone.bank.folders import GENERATOR, HEAD, STEM, ItemFolder
from touchstone.bank.kinds import Json, Matter
from touchstone.bank.models import Competency, Item, ItemVersion, State, SubSkill, Variant
from touchstone.people.models import Membership, Organization

# Goes into every fingerprint: raise it when the same texts would now make other variants.
_EDITION_OF_THE_READER = 1


class Loaded(NamedTuple):
    added: int
    changed: int
    unchanged: int


class Shipped(NamedTuple):
    """An item's folder and the fingerprint of its texts."""

    path: Path
    fingerprint: str


def load(organization: Organization, *, by: Membership | None, now: datetime) -> Loaded:
    """`by` is nobody when the system loads: at set-up, and from the command line."""
    shipped = [_shipped(path) for path in folders.paths(settings.CONTENT)]
    known = _fingerprints(organization)
    for one in shipped:
        if known.get(one.path.name) != one.fingerprint:
            _made(one)  # kept, so that no generator runs while the transaction holds others up
    return _store(organization, shipped, by, now)


@transaction.atomic
def _store(organization: Organization, shipped: Sequence[Shipped], by: Membership | None, now: datetime) -> Loaded:
    load_competencies(settings.CONTENT)
    known = {item.slug: item for item in organization.items.select_related("current").defer("current__content")}
    new = [one for one in shipped if one.path.name not in known]
    other = [one for one in shipped if _differs(known.get(one.path.name), one)]
    places = _Places()
    for one in new:
        _write(_item(organization, one.path.name, now), one, places, now)
    for one in other:
        _write(known[one.path.name], one, places, now)
    loaded = Loaded(len(new), len(other), len(shipped) - len(new) - len(other))
    if loaded.added or loaded.changed:
        pool.changed(organization.pk)
        ledger.record(Verb.BANK_LOADED, about=organization, by=by, now=now, details=loaded._asdict())
    return loaded


def _fingerprints(organization: Organization) -> dict[str, str]:
    return dict(organization.items.values_list("slug", "current__fingerprint"))


def load_competencies(content: Path) -> None:
    """The one scale, brought up to date for everybody."""
    for order, table in enumerate(competencies.tables(content)):
        source = {name: str(value) for name, value in table["source"].items()}
        told = {name: table[name] for name in ("name", "summary", "tools", "levels")}
        row, _created = Competency.objects.update_or_create(
            slug=table["slug"], defaults={**told, "order": order, "source": source}
        )
        for place, sub_skill in enumerate(table["sub_skills"]):
            defaults = {"name": sub_skill["name"], "summary": sub_skill["summary"], "order": place}
            SubSkill.objects.update_or_create(competency=row, slug=sub_skill["slug"], defaults=defaults)


def _shipped(path: Path) -> Shipped:
    digest = hashlib.sha256(str(_EDITION_OF_THE_READER).encode())
    for name in (HEAD, STEM, GENERATOR):
        file = path / name
        digest.update(b"\0" + (file.read_bytes() if file.is_file() else b""))
    return Shipped(path, digest.hexdigest())


def _differs(item: Item | None, shipped: Shipped) -> bool:
    return (
        item is not None
        and item.is_shipped
        and item.current is not None
        and (item.current.fingerprint != shipped.fingerprint)
    )


class _Places:
    """Competencies and sub-skills by slug, read once."""

    def __init__(self) -> None:
        self.sub_skills = {
            (row.competency.slug, row.slug): row for row in SubSkill.objects.select_related("competency")
        }

    def of(self, folder: ItemFolder) -> SubSkill:
        try:
            return self.sub_skills[folder.competency, folder.sub_skill]
        except KeyError:
            raise ContentBroken(f"{folder.slug}: there is no sub-skill {folder.sub_skill}") from None


def _item(organization: Organization, slug: str, now: datetime) -> Item:
    """Shipped items have had their second reading, so they begin in use."""
    return Item(organization=organization, slug=slug, state=State.OPERATIONAL, is_shipped=True, created_at=now)


def _write(item: Item, shipped: Shipped, places: _Places, now: datetime) -> None:
    made = _made(shipped)
    number = item.current.number + 1 if item.current else 1
    item.sub_skill = places.of(made.folder)
    item.competency = item.sub_skill.competency
    write_version(item, made, number=number, author=None, now=now)


class Made(NamedTuple):
    """An item ready to be written: its head, its variants and the texts it came from."""

    folder: ItemFolder
    variants: tuple[Matter, ...]
    fingerprint: str
    texts: Json


def write_version(item: Item, made: Made, *, number: int, author: Membership | None, now: datetime) -> ItemVersion:
    """A new current version; the item's competency and sub-skill are set by the caller."""
    folder = made.folder
    item.title, item.kind, item.family = folder.title, folder.kind, folder.family
    item.enemies, item.author, item.changed_at = list(folder.enemies), author, now
    item.save()
    version = ItemVersion.objects.create(
        item=item,
        number=number,
        fingerprint=made.fingerprint,
        a=folder.discrimination,
        b=folder.difficulty,
        c=folder.guessing,
        maximum=marking.maximum(folder.kind, made.variants[0].content),
        expected_seconds=folder.expected_seconds,
        variant_count=len(made.variants),
        content=_facts(folder) | {"texts": made.texts},
        author=author,
        created_at=now,
    )
    Variant.objects.bulk_create(
        Variant(version=version, number=place, content=one.content, key=one.key)
        for place, one in enumerate(made.variants, start=1)
    )
    item.current = version
    item.save(update_fields=["current"])
    return version


def _facts(folder: ItemFolder) -> Json:
    reading = folder.second_reading
    return {
        "facts": folder.facts,
        "difficulty_reason": folder.difficulty_reason,
        "sources": [{"title": one.title, "url": one.url, "date": one.date.isoformat()} for one in folder.sources],
        "second_reading": None if reading is None else {**reading._asdict(), "on": reading.on.isoformat()},
    }


@lru_cache(maxsize=1024)
def _made(shipped: Shipped) -> Made:
    """Several organizations on one server share the work."""
    reading = folders.read(shipped.path)
    if reading.item is None or reading.findings:
        raise ContentBroken(_named(shipped, reading.findings))
    drawn = list(variants.draws(reading.item))
    if broken := [finding for draw in drawn for finding in draw.findings]:
        raise ContentBroken(_named(shipped, broken))
    texts = {
        name: (shipped.path / name).read_text("utf-8")
        for name in (HEAD, STEM, GENERATOR)
        if (shipped.path / name).is_file()
    }
    return Made(reading.item, tuple(variants.finished(reading.item, drawn)), shipped.fingerprint, texts)


def _named(shipped: Shipped, findings: Sequence[Finding]) -> str:
    return f"{shipped.path.name}/{findings[0].file}: {findings[0].field}: {findings[0].message}"
