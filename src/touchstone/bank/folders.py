"""Reading an item as its author wrote it: a TOML head, a Markdown stem and, for a family of variants, a generator."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from touchstone.bank.fields import Fields, Finding
from touchstone.bank.kinds import Kind

HEAD = "item.toml"
STEM = "stem.md"
GENERATOR = "generator.py"


class Source(NamedTuple):
    """Where the facts come from."""

    title: str
    url: str
    date: date


class SecondReading(NamedTuple):
    """What a second, sceptical reader answered before seeing the key."""

    by: str
    on: date
    answered: str
    agreed: bool
    note: str


@dataclass(frozen=True)
class ItemFolder:
    slug: str
    title: str
    competency: str
    sub_skill: str
    family: str
    enemies: tuple[str, ...]
    difficulty: float
    difficulty_reason: str
    discrimination: float
    guessing: float
    expected_seconds: int
    facts: str
    sources: tuple[Source, ...]
    second_reading: SecondReading | None
    shuffle: bool
    kind: Kind = Kind.SINGLE_CHOICE
    stem: str = ""
    matter: Mapping[str, Any] = field(default_factory=dict)  # the fields of its kind, as written
    generator: Path | None = None


class Reading(NamedTuple):
    """An item, unless its head cannot be read, and what is wrong with it."""

    item: ItemFolder | None
    findings: list[Finding]


def paths(content: Path) -> list[Path]:
    """Every item's folder, sorted."""
    return sorted(path for path in (content / "items").glob("*") if path.is_dir() and not path.name.startswith("."))


def read(folder: Path) -> Reading:
    head, stem, generator = folder / HEAD, folder / STEM, folder / GENERATOR
    if not head.is_file():
        return Reading(None, [Finding(HEAD, "", _("is missing"))])
    found = parse(
        folder.name,
        head.read_text("utf-8"),
        stem.read_text("utf-8") if stem.is_file() else "",
        generator if generator.is_file() else None,
    )
    strangers = {path.name for path in folder.iterdir()} - {HEAD, STEM, GENERATOR, "__pycache__"}
    found.findings.extend(Finding(name, "", _("is not a file of an item")) for name in sorted(strangers))
    return found


def parse(slug: str, head: str, stem: str, generator: Path | None = None) -> Reading:
    """An item from its texts; the kind's own fields are checked when its variants are made."""
    findings: list[Finding] = []
    try:
        table = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        return Reading(None, [Finding(HEAD, "", str(error))])
    fields = Fields(table, findings, file=HEAD)
    if fields.text("slug", default=slug) != slug:
        fields.refuse("slug", _("must be the name of its folder, %(folder)s") % {"folder": slug})
    kind = fields.text("kind")
    if kind not in Kind.values:
        fields.refuse("kind", _("must be one of %(kinds)s") % {"kinds": ", ".join(Kind.values)})
        return Reading(None, findings)
    if not stem.strip() and generator is None:
        findings.append(Finding(STEM, "", _("is missing or empty")))
    own = {name: value for name, value in table.items() if name not in _HEAD_FIELDS}
    item = _item(slug, fields)
    return Reading(replace(item, kind=Kind(kind), stem=stem, matter=own, generator=generator), findings)


def _item(slug: str, fields: Fields) -> ItemFolder:
    return ItemFolder(
        slug=slug,
        title=fields.text("title"),
        competency=fields.text("competency"),
        sub_skill=fields.text("sub_skill"),
        family=fields.text("family"),
        enemies=tuple(fields.texts("enemies", default=[])),
        difficulty=fields.number("difficulty", least=-4, most=4),
        difficulty_reason=fields.text("difficulty_reason"),
        discrimination=fields.number("discrimination", least=0.3, most=3),
        guessing=fields.number("guessing", default=0, least=0, most=0.5),
        expected_seconds=fields.whole("expected_seconds", least=15, most=240),
        facts=fields.text("facts"),
        sources=tuple(_sources(fields)),
        second_reading=_second_reading(fields.table("second_reading")) if fields.has("second_reading") else None,
        shuffle=fields.flag("shuffle", default=True),
    )


_HEAD_FIELDS = frozenset(ItemFolder.__dataclass_fields__) - {"matter", "generator"}


def _sources(fields: Fields) -> Iterator[Source]:
    for source in fields.tables("sources"):
        yield Source(source.text("title"), source.text("url"), source.day("date"))
        source.nothing_else()


def _second_reading(fields: Fields) -> SecondReading:
    reading = SecondReading(
        by=fields.text("by"),
        on=fields.day("on"),
        answered=fields.text("answered"),
        agreed=fields.flag("agreed"),
        note=fields.text("note", default=""),
    )
    fields.nothing_else()
    return reading
