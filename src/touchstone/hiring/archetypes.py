"""The four archetypes that ship as content: what kind of AI engineer does a team need?"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from touchstone.bank.competencies import LEVEL_NAMES, names
from touchstone.hiring.requirements import Growth, Requirement


class Source(NamedTuple):
    title: str
    url: str
    date: date
    claim: str


class Wish(NamedTuple):
    """How much an archetype asks of one competency, and why."""

    competency: str
    weight: float
    level: int
    must_have: bool
    why: str

    @property
    def name(self) -> str:
        return names()[self.competency]

    @property
    def level_name(self) -> str:
        return str(LEVEL_NAMES[self.level])

    @property
    def percent(self) -> int:
        return round(self.weight * 100)


class Archetype(NamedTuple):
    slug: str
    name: str
    order: int  # generalist first
    summary: str
    needed_when: list[str]
    not_needed_when: list[str]
    risk: str
    duties: list[str]
    interview_consequences: list[str]
    outcomes: list[str]
    competencies: list[Wish]
    sources: list[Source]

    def requirements(self) -> list[Requirement]:
        """What a role made from this archetype asks for at first."""
        return [
            Requirement(
                competency=wish.competency,
                level=wish.level,
                weight=wish.percent,
                must_have=wish.must_have,
                rubric="",
                growth=(Growth.HIRE if wish.must_have else Growth.ONE_ON_ONE).value,
                growth_note="",
            )
            for wish in self.competencies
        ]


def every() -> list[Archetype]:
    """All archetypes, generalist first."""
    return _read(settings.CONTENT / "archetypes")


def named(slug: str) -> Archetype | None:
    return next((one for one in every() if one.slug == slug), None)


@cache
def _read(folder: Path) -> list[Archetype]:
    return sorted((_parsed(path) for path in folder.glob("*.toml")), key=lambda one: one.order)


def _parsed(path: Path) -> Archetype:
    raw: dict[str, Any] = tomllib.loads(path.read_text())
    return Archetype(
        slug=path.stem,
        name=raw["name"],
        order=raw["order"],
        summary=raw["summary"],
        needed_when=_sentences(raw["needed_when"]),
        not_needed_when=_sentences(raw["not_needed_when"]),
        risk=raw["risk"],
        duties=raw["duties"],
        interview_consequences=raw["interview_consequences"],
        outcomes=raw["outcomes"],
        competencies=[
            Wish(one["slug"], one["weight"], one["level"], one["must_have"], one["why"]) for one in raw["competencies"]
        ],
        sources=[Source(one["title"], one["url"], one["date"], one["claim"]) for one in raw["sources"]],
    )


def _sentences(written: str | list[str]) -> list[str]:
    return [written] if isinstance(written, str) else written
