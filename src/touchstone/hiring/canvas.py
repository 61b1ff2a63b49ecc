"""What the role canvas shows beside each competency: its words, its questions in the bank, its share."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from touchstone.bank.competencies import LEVEL_NAMES, ORDER, names
from touchstone.hiring import requirements
from touchstone.hiring.coverage import Coverage
from touchstone.hiring.forms import CanvasForm, RequirementForm
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.requirements import Growth, Requirement


class CanvasRow(NamedTuple):
    name: str
    asked: Requirement
    share: int  # percent
    level_name: str
    seen: Coverage
    growth_label: str
    asks_free_time: bool
    form: RequirementForm | None


def beside(version: RoleVersion, form: CanvasForm | None) -> dict[str, Any]:
    return {"rows": rows(version, form)}


def rows(version: RoleVersion, form: CanvasForm | None = None) -> list[CanvasRow]:
    """One row for each competency, in the order of the scale."""
    named, share = names(), requirements.shares(version.asked)
    forms = {str(one.prefix): one for one in form.rows} if form else {}
    return [
        CanvasRow(
            name=named[one.competency],
            asked=one,
            share=round(share.get(one.competency, 0) * 100),
            level_name=str(LEVEL_NAMES[one.level]),
            seen=Coverage(0, 0),
            growth_label=str(Growth(one.growth).label),
            asks_free_time=one.growth in {Growth.STIPEND, Growth.TUITION},
            form=forms.get(one.competency),
        )
        for one in _complete(version)
    ]


def _complete(version: RoleVersion) -> Iterator[Requirement]:
    asked = {one.competency: one for one in version.asked}
    return (asked.get(slug) or requirements.unasked(slug) for slug in ORDER)
