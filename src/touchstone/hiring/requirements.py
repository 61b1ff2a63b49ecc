"""What a role asks of a person, competency by competency. Pure: no rows, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Self

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.bank.competencies import LEVEL_CUTS

# Where nothing is asked beyond beginning, the composite counts one unit below the lowest cut: no bar, but a place.
_BEGINNER = LEVEL_CUTS[0] - 1.0


class Growth(TextChoices):
    """How somebody could grow into it here (the founding report's learning methods)."""

    HIRE = "hire", _("Needed on day one")
    ONE_ON_ONE = "one_on_one", _("Paired with an expert")
    EXERCISES = "exercises", _("Exercises first")
    STIPEND = "stipend", _("Learning stipend")
    TUITION = "tuition", _("Tuition support")

    @property
    def meaning(self) -> Promise:
        return _MEANINGS[self]


_MEANINGS = {
    Growth.HIRE: _("Hire somebody who has it."),
    Growth.ONE_ON_ONE: _("On a real project beside an expert: fastest, and it delivers while learning."),
    Growth.EXERCISES: _("Simulated work before the real project, so that mistakes cost nothing."),
    Growth.STIPEND: _("Takes personal time, which is harder for some, for example for parents. Offer hours at work."),
    Growth.TUITION: _("A significant cost, and schoolwork on top of the job; those who get it tend to stay."),
}


class Requirement(NamedTuple):
    competency: str
    level: int  # 1..5
    weight: int  # parts of a hundred; shares are normalised where they are used
    must_have: bool
    rubric: str  # what people should look for beyond the screen
    growth: str
    growth_note: str

    @classmethod
    def parsed(cls, stored: Mapping[str, Any]) -> Self:
        return cls(
            competency=stored["competency"],
            level=int(stored["level"]),
            weight=int(stored["weight"]),
            must_have=bool(stored["must_have"]),
            rubric=stored.get("rubric", ""),
            growth=stored.get("growth", Growth.ONE_ON_ONE.value),
            growth_note=stored.get("growth_note", ""),
        )

    @property
    def is_wanted(self) -> bool:
        return self.weight > 0

    @property
    def bar(self) -> float | None:
        """θ that somebody at this level has reached; level 1 asks for nothing."""
        return None if self.level == 1 else LEVEL_CUTS[self.level - 2]


def parsed(stored: Iterable[Mapping[str, Any]]) -> list[Requirement]:
    return [Requirement.parsed(one) for one in stored]


def stored(requirements: Iterable[Requirement]) -> list[dict[str, Any]]:
    return [one._asdict() for one in requirements]


def shares(requirements: Sequence[Requirement]) -> dict[str, float]:
    """{competency: share}, adding up to one; empty when nothing has weight."""
    total = sum(one.weight for one in requirements)
    return {one.competency: one.weight / total for one in requirements if one.is_wanted}


def bars(requirements: Iterable[Requirement]) -> dict[str, float]:
    """{competency: θ} for every competency that the role asks for above level 1."""
    return {one.competency: one.bar for one in requirements if one.is_wanted and one.bar is not None}


def bar(requirements: Sequence[Requirement]) -> float:
    """θ of the weighted composite of somebody who stands exactly at every bar."""
    share = shares(requirements)
    return sum(
        share[one.competency] * (_BEGINNER if one.bar is None else one.bar) for one in requirements if one.is_wanted
    )


def unasked(competency: str) -> Requirement:
    """A competency that the role does not ask for yet."""
    return Requirement(competency, 3, 0, must_have=False, rubric="", growth=Growth.ONE_ON_ONE.value, growth_note="")
