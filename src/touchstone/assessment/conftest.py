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


@pytest.fixture
def questions(northwind: Organization) -> None:
    items = [
        item for place, slug in enumerate(("programming", "mathematics")) for item in _items(northwind, slug, place)
    ]
    versions = [_version(item) for item in items]
    Item.objects.bulk_create(items)
    ItemVersion.objects.bulk_create(versions)
    Variant.objects.bulk_create([_variant(version) for version in versions])
    for item, version in zip(items, versions, strict=True):
        item.current = version
    Item.objects.bulk_update(items, ["current"])
    pool.changed(northwind.pk)


def _items(organization: Organization, slug: str, order: int) -> list[Item]:
    levels = [{"level": level, "name": str(level), "behaviours": [f"{slug} at {level}"]} for level in range(1, 6)]
    competency = Competency.objects.create(slug=slug, name=slug.title(), order=order, summary="…", levels=levels)
    sub_skill = SubSkill.objects.create(competency=competency, slug=slug, name=slug, summary="…")
    return [
        Item(
            organization=organization,
            slug=f"{slug}-{place}",
            title=f"{slug}-{place}",
            competency=competency,
            sub_skill=sub_skill,
            kind=Kind.SINGLE_CHOICE,
            family=f"{slug}-{place // 2}",
            state=State.OPERATIONAL,
            created_at=NOON,
            changed_at=NOON,
        )
        for place in range(EACH)
    ]


def _version(item: Item) -> ItemVersion:
    """Difficulties from -2 to 2 in the order of the slugs' numbers."""
    difficulty = -2 + int(item.slug.rsplit("-", 1)[1]) * 4 / EACH
    return ItemVersion(
        item=item,
        number=1,
        fingerprint=item.slug,
        a=1.4,
        b=difficulty,
        maximum=1,
        expected_seconds=60,
        variant_count=1,
        content={},
        created_at=NOON,
    )


def _variant(version: ItemVersion) -> Variant:
    options = ["the right one", "the wrong one", "the other one"]
    stem = f"Which, {version.item.slug}?"
    content = {"kind": "single_choice", "stem": stem, "options": options, "shuffle": True}
    return Variant(version=version, number=1, content=content, key={"option": 0, "rationales": ["yes", "no", "no"]})


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
