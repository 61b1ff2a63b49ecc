"""A small bank of single-choice questions whose first option is right, and Casey's invitation to a screen of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from touchstone.assessment import blueprints, sittings
from touchstone.assessment.models import Blueprint, Presentation, Sitting
from touchstone.assessment.transcripts import Transcript
from touchstone.bank import pool
from touchstone.bank.kinds import Kind
from touchstone.bank.models import Competency, Item, ItemVersion, State, SubSkill, Variant
from touchstone.conftest import NOON
from touchstone.people.models import Membership, Organization, Person

MINUTE = timedelta(minutes=1)
RIGHT, WRONG = {"option": 0}, {"option": 1}
EACH = 40  # questions for each competency: more than a sitting can use


def _question(organization: Organization, sub_skill: SubSkill, place: int) -> None:
    name = f"{sub_skill.competency.slug}-{place}"
    item = Item.objects.create(
        organization=organization,
        slug=name,
        title=name,
        competency=sub_skill.competency,
        sub_skill=sub_skill,
        kind=Kind.SINGLE_CHOICE,
        family=f"{sub_skill.competency.slug}-{place // 2}",
        state=State.OPERATIONAL,
        created_at=NOON,
        changed_at=NOON,
    )
    item.current = ItemVersion.objects.create(
        item=item,
        number=1,
        fingerprint=name,
        a=1.4,
        b=-2 + place * 4 / EACH,
        maximum=1,
        expected_seconds=60,
        variant_count=1,
        content={},
        created_at=NOON,
    )
    item.save()
    options = ["the right one", "the wrong one", "the other one"]
    content = {"kind": "single_choice", "stem": f"Which, {name}?", "options": options, "shuffle": True}
    key = {"option": 0, "rationales": ["yes", "no", "no"]}
    Variant.objects.create(version=item.current, number=1, content=content, key=key)


@pytest.fixture
def questions(northwind: Organization) -> None:
    for order, slug in enumerate(("programming", "mathematics"), start=1):
        levels = [{"level": level, "name": str(level), "behaviours": [f"{slug} at {level}"]} for level in range(1, 6)]
        competency = Competency.objects.create(slug=slug, name=slug.title(), order=order, summary="…", levels=levels)
        sub_skill = SubSkill.objects.create(competency=competency, slug=slug, name=slug, summary="…")
        for place in range(EACH):
            _question(northwind, sub_skill, place)
    pool.changed(northwind.pk)


@pytest.fixture
def blueprint(northwind: Organization, rosa: Membership, questions: None) -> Blueprint:
    return blueprints.draw(
        northwind,
        title="ML engineer",
        weights={"programming": 0.75, "mathematics": 0.25},
        bars={"programming": 0.5},
        bar=0.0,
        minutes=15,
        ai_policy="none",
        notice={"en": "Work alone, please.", "de": "Bitte allein arbeiten."},
        standard_error=0.5,
        by=rosa,
        now=NOON,
    )


@pytest.fixture
def invitation(casey: Person, blueprint: Blueprint, rosa: Membership) -> tuple[Sitting, str]:
    return sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + timedelta(days=7), now=NOON)


@pytest.fixture
def sitting(invitation: tuple[Sitting, str]) -> Sitting:
    return invitation[0]


@pytest.fixture
def token(invitation: tuple[Sitting, str]) -> str:
    return invitation[1]


def give(transcript: Transcript, shown: Presentation, response: dict[str, Any], minutes: float = 1) -> Transcript:
    """Answer this question so many minutes after it was shown."""
    return sittings.answer(
        transcript.sitting,
        presentation_id=shown.pk,
        revision=shown.revision,
        response=response,
        now=shown.shown_at + minutes * MINUTE,
    )


def sit_through(
    sitting: Sitting, respond: Callable[[Presentation], dict[str, Any]], minutes: float = 0.4
) -> Transcript:
    """Begin at noon and answer until the sitting is finished."""
    transcript = sittings.begin(sitting, now=NOON)
    now = NOON
    while not transcript.sitting.is_finished:
        now += minutes * MINUTE
        if shown := transcript.current:
            transcript = sittings.answer(
                sitting, presentation_id=shown.pk, revision=0, response=respond(shown), now=now
            )
        else:
            transcript = sittings.commit_block(sitting, number=transcript.block.number, now=now)
    return transcript
