"""Several results side by side, without a ranking that the error does not allow."""

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple
from uuid import UUID

from django.http import QueryDict

from touchstone.assessment.errors import NotComparable
from touchstone.assessment.models import Sitting, SittingQuerySet
from touchstone.assessment.results import Z_95, Estimates, stored
from touchstone.bank import competencies


class Cell(NamedTuple):
    name: str
    estimate: float
    standard_error: float
    bar: float | None


class Compared(NamedTuple):
    sitting: Sitting
    found: Estimates

    @property
    def cells(self) -> list[Cell]:
        """One for each competency, in the same order for everybody."""
        names, bars = competencies.names(), self.sitting.blueprint.bars
        return [
            Cell(names[slug], each.estimate, each.standard_error, bars.get(slug))
            for slug, each in self.found.competencies.items()
        ]

    def differs_from(self, other: "Compared") -> bool:
        """Their distance is more than chance explains 95 times in 100."""
        one, two = self.found.overall, other.found.overall
        return abs(one.estimate - two.estimate) > Z_95 * hypot(one.standard_error, two.standard_error)


def chosen(finished: SittingQuerySet, asked: QueryDict) -> list[Sitting]:
    """The results that an address names, by their screen or one by one."""
    try:
        named = {"blueprint__in": _ids(asked, "blueprint"), "pk__in": _ids(asked, "sitting")}
    except ValueError:
        return []
    wanted = {field: ids for field, ids in named.items() if ids}
    rows = finished.filter(**wanted) if wanted else finished.none()
    return list(rows.select_related("result", "examinee", "blueprint").order_by("finished_at"))


def _ids(asked: QueryDict, name: str) -> list[UUID]:
    return [UUID(text) for text in asked.getlist(name)]


def groups(sittings: Sequence[Sitting]) -> list[list[Compared]]:
    """From strongest to weakest group; everybody in one differs from everybody in the next. By name within a group."""
    if len({sitting.blueprint_id for sitting in sittings}) > 1:
        raise NotComparable
    everyone = [Compared(sitting, stored(sitting.result)) for sitting in sittings]
    everyone.sort(key=lambda compared: -compared.found.overall.estimate)
    made: list[list[Compared]] = []
    for place, compared in enumerate(everyone):
        stronger, weaker = everyone[:place], everyone[place:]
        if all(one.differs_from(other) for one in stronger for other in weaker):
            made.append([])
        made[-1].append(compared)
    return [sorted(group, key=lambda compared: compared.sitting.examinee.name.casefold()) for group in made]
