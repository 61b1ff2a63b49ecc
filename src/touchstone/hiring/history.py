"""What became different from one version of a role to the next, in words. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from touchstone.bank.competencies import LEVEL_NAMES
from touchstone.hiring import descriptions
from touchstone.hiring.draft_forms import DescriptionForm, ScreenForm
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.policy import AiPolicy
from touchstone.hiring.requirements import Growth, Requirement
from touchstone.hiring.screens import Settings


class Difference(NamedTuple):
    what: str | Promise
    before: str  # empty where something is new
    after: str  # empty where something is gone


def differences(old: RoleVersion, new: RoleVersion, names: Mapping[str, str]) -> list[Difference]:
    """`names` are the competencies' names by slug."""
    return [
        *_lines(_("Outcome"), old.outcomes, new.outcomes),
        *_lines(_("Duty"), old.duties, new.duties),
        *_requirements(old.asked, new.asked, names),
        *_policy(old, new),
        *_texts(old, new),
        *_fields(DescriptionForm, old.posting, new.posting),
        *_fields(ScreenForm, Settings.of(old.screen)._asdict(), Settings.of(new.screen)._asdict()),
    ]


def _lines(what: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    yield from (Difference(what, line, "") for line in old if line not in new)
    yield from (Difference(what, "", line) for line in new if line not in old)


def _requirements(
    old: Iterable[Requirement], new: Iterable[Requirement], names: Mapping[str, str]
) -> Iterator[Difference]:
    before = {one.competency: one for one in old}
    for one in new:
        was, now = (_in_words(before[one.competency]) if one.competency in before else ""), _in_words(one)
        if was != now:
            yield Difference(names.get(one.competency, one.competency), was, now)


def _in_words(one: Requirement) -> str:
    if not one.is_wanted:
        return _("Not asked for")
    parts = [
        _("Level %(level)d, %(name)s") % {"level": one.level, "name": LEVEL_NAMES[one.level]},
        _("weight %(weight)d") % {"weight": one.weight},
        _("must have") if one.must_have else _("nice to have"),
        one.rubric,
        str(Growth(one.growth).label),
        one.growth_note,
    ]
    return "; ".join(part for part in parts if part)


def _policy(old: RoleVersion, new: RoleVersion) -> Iterator[Difference]:
    if old.ai_policy != new.ai_policy:
        yield Difference(
            _("Allowed on the job"), str(AiPolicy(old.ai_policy).label), str(AiPolicy(new.ai_policy).label)
        )


def _texts(old: RoleVersion, new: RoleVersion) -> Iterator[Difference]:
    headings = {one.slug: one.heading for one in descriptions.sections(new)}
    for slug, heading in headings.items():
        was, now = old.description.get(slug, ""), new.description.get(slug, "")
        if was != now:
            yield Difference(heading, was or _("As drafted"), now or _("As drafted"))


def _fields(form: type[forms.Form], old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    """What a form holds, under the form's own words."""
    for name, field in form.base_fields.items():
        if old.get(name) != new.get(name):
            yield Difference(str(field.label), _shown(name, field, old.get(name)), _shown(name, field, new.get(name)))


def _shown(name: str, field: forms.Field, value: Any) -> str:
    if not value:
        return ""
    if name in {"pay_from", "pay_to"}:
        return f"{value // 100:,}"
    return str(dict(getattr(field, "choices", [])).get(value, value))
