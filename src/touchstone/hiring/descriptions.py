"""The job description: the full-stack engineer's as a base, an archetype's delta on it, then the team's own words."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString

from touchstone.bank import competencies
from touchstone.hiring import postings
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.policy import AiPolicy
from touchstone.hiring.requirements import Requirement
from touchstone.kit import markup

# Which of the content's paragraphs speaks for which rule.
_POLICY_PARAGRAPHS = {
    AiPolicy.NONE: "not-allowed",
    AiPolicy.DOCS: "documentation",
    AiPolicy.ASSISTANT: "allowed",
    AiPolicy.FULL: "allowed",
}


class Section(NamedTuple):
    slug: str
    heading: str
    draft: str  # composed from the base, the delta and the canvas
    text: str  # what counts: the team's own words where there are any, else the draft

    @property
    def is_own(self) -> bool:
        return self.text != self.draft

    @property
    def html(self) -> SafeString:
        return markup.html(self.text)


def sections(version: RoleVersion) -> list[Section]:
    own: dict[str, str] = version.description
    return [Section(slug, heading, draft, own.get(slug) or draft) for slug, heading, draft in _composed(version)]


def markdown(version: RoleVersion) -> str:
    parts = [f"# {version.role.title}"]
    parts += [f"## {one.heading}\n\n{one.text}" for one in sections(version) if one.text]
    return "\n\n".join(parts) + "\n"


def structured(version: RoleVersion, *, now: datetime) -> dict[str, Any]:
    """schema.org JobPosting; a draft is dated now."""
    return postings.structured(
        version.posting,
        title=version.role.title,
        description=markdown(version),
        organization=version.role.organization.name,
        identifier=f"{version.role_id}/{version.number}",
        posted_at=version.published_at or now,
    )


def _composed(version: RoleVersion) -> list[tuple[str, str, str]]:
    base, delta = _base(), _delta(version.role.archetype)
    placeholders = {
        "{company}": version.role.organization.name,
        "{title}": version.role.title,
        "{location}": postings.place(version.posting),
        "{pay_range}": postings.pay_range(version.posting),
    }
    return [
        (raw["slug"], raw["heading"], _filled(_written(raw, base, delta, version), placeholders))
        for raw in base["sections"]
    ]


def _written(raw: dict[str, Any], base: dict[str, Any], delta: dict[str, Any], version: RoleVersion) -> str:
    match raw["slug"]:
        case "intro":
            return _paragraphs(delta.get("intro") or raw["text"])
        case "what_you_will_do":
            dropped = delta.get("drop_duties", [])
            kept = [point["text"] for point in raw["points"] if point["slug"] not in dropped]
            return _list([*version.duties, *kept])
        case "what_you_bring":
            return f"{_paragraphs(raw['text'])}\n\n{_list(_abilities(base, delta, version))}"
        case "nice_to_have":
            return _list(delta.get("nice_to_have") or [point["text"] for point in raw["points"]])
        case "ai_policy":
            slug = _POLICY_PARAGRAPHS[AiPolicy(version.ai_policy)]
            return "".join(one["text"] for one in base["ai_policies"] if one["slug"] == slug)
        case _:
            return _paragraphs(raw["text"])


def _abilities(base: dict[str, Any], delta: dict[str, Any], version: RoleVersion) -> list[str]:
    """A sentence for each competency that the canvas asks for, must-haves first and heavier ones before lighter."""
    texts = {one["competency"]: one["text"] for one in [*base["abilities"], *delta.get("abilities", [])]}
    wanted = sorted((one for one in version.asked if one.is_wanted), key=lambda one: (not one.must_have, -one.weight))
    return [texts.get(one.competency) or _observable(one) for one in wanted]


def _observable(one: Requirement) -> str:
    """For a competency that neither base nor delta speaks about: what somebody at this level is seen to do."""
    table = next(table for table in competencies.tables(settings.CONTENT) if table["slug"] == one.competency)
    behaviour: str = table["levels"][one.level - 1]["behaviours"][0]
    return f"{table['name']}: {behaviour[0].lower()}{behaviour[1:]}."


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _paragraphs(lines: list[str]) -> str:
    return "\n\n".join(lines)


def _filled(text: str, placeholders: dict[str, str]) -> str:
    for name, words in placeholders.items():
        text = text.replace(name, words)
    return text


def _base() -> dict[str, Any]:
    return _read(settings.CONTENT / "job-descriptions" / "full-stack-base.toml")


def _delta(archetype: str) -> dict[str, Any]:
    path = settings.CONTENT / "job-descriptions" / f"{archetype}.toml"
    return _read(path) if path.exists() else {}


@cache
def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
