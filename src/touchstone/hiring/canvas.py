"""What the role canvas shows beside each competency: its words, its questions in the bank, its share."""

from collections.abc import Iterator
from typing import NamedTuple

from touchstone.bank import pool
from touchstone.bank.competencies import LEVEL_NAMES, ORDER, names
from touchstone.hiring import coverage, requirements
from touchstone.hiring.coverage import Coverage
from touchstone.hiring.draft_forms import CanvasForm, RequirementForm
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.requirements import Growth, Requirement


class CanvasRow(NamedTuple):
    name: str
    asked: Requirement
    share: int  # percent
    level_name: str
    seen: Coverage
    growth_label: str
    growth_meaning: str
    form: RequirementForm | None


def rows(version: RoleVersion, form: CanvasForm | None = None) -> list[CanvasRow]:
    """One row for each competency, in the order of the scale."""
    items = pool.operational(version.organization_id).items
    named, share = names(), requirements.shares(version.asked)
    forms = {str(one.prefix): one for one in form.rows} if form else {}
    return [
        CanvasRow(
            name=named[one.competency],
            asked=one,
            share=round(share.get(one.competency, 0) * 100),
            level_name=str(LEVEL_NAMES[one.level]),
            seen=coverage.of(one, items),
            growth_label=str(Growth(one.growth).label),
            growth_meaning=str(Growth(one.growth).meaning),
            form=forms.get(one.competency),
        )
        for one in _complete(version)
    ]


def _complete(version: RoleVersion) -> Iterator[Requirement]:
    asked = {one.competency: one for one in version.asked}
    return (asked.get(slug) or requirements.unasked(slug) for slug in ORDER)
