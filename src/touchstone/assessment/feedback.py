"""What the examinee may read once the team releases it: where they stand, without giving a single question away."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from touchstone.assessment import results
from touchstone.assessment.errors import FeedbackReleased, SittingUnfinished
from touchstone.assessment.holding import held
from touchstone.assessment.models import Feedback, Sitting
from touchstone.assessment.results import Estimate
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import competencies
from touchstone.bank.models import Competency
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


class Standing(NamedTuple):
    """One competency in words. The range is what 95 in 100 such results allow."""

    slug: str
    name: str
    level: int
    lowest: int
    highest: int
    items: int
    next_behaviours: tuple[str, ...]  # what the level above looks like at work

    @property
    def level_name(self) -> str:
        return str(competencies.LEVEL_NAMES[self.level])

    @property
    def lowest_name(self) -> str:
        return str(competencies.LEVEL_NAMES[self.lowest])

    @property
    def highest_name(self) -> str:
        return str(competencies.LEVEL_NAMES[self.highest])

    @property
    def next_name(self) -> str:
        return str(competencies.LEVEL_NAMES[self.level + 1])

    @property
    def is_certain(self) -> bool:
        return self.lowest == self.highest


@transaction.atomic
def release(sitting: Sitting, *, by: Membership, now: datetime, note: str = "") -> Feedback:
    by.require(Permission.REPORT_RELEASE, sitting)
    sitting = held(sitting)
    if not sitting.is_finished:
        raise SittingUnfinished
    if Feedback.objects.filter(sitting=sitting).exists():
        raise FeedbackReleased
    feedback = Feedback.objects.create(sitting=sitting, released_by=by, released_at=now, note=note)
    ledger.record(Verb.FEEDBACK_RELEASED, about=sitting, by=by, now=now)
    return feedback


def standings(sitting: Sitting) -> list[Standing]:
    found = results.stored(sitting.result).competencies
    return [_standing(competency, found[competency.slug]) for competency in Competency.objects.filter(slug__in=found)]


def _standing(competency: Competency, each: Estimate) -> Standing:
    level_of, (low, high) = competencies.level_of, each.interval
    level = level_of(each.estimate)
    above = [tuple(entry["behaviours"]) for entry in competency.levels if entry["level"] == level + 1]
    return Standing(
        slug=competency.slug,
        name=competency.name,
        level=level,
        lowest=level_of(low),
        highest=level_of(high),
        items=each.items,
        next_behaviours=above[0] if above else (),
    )
