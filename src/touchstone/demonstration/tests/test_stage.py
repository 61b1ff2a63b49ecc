from collections import Counter
from datetime import timedelta

import pytest

from touchstone.assessment.models import Presentation, Sitting, SittingState
from touchstone.audit import ledger
from touchstone.bank.models import Item, State
from touchstone.conftest import NOON
from touchstone.demonstration import build, script
from touchstone.demonstration.script import Player
from touchstone.hiring.models import Application, Role
from touchstone.people.models import Organization


@pytest.fixture
def few_players(monkeypatch: pytest.MonkeyPatch) -> list[Player]:
    """One candidate for each story: enough to see all of them through."""
    by_story = {player.story: player for player in script.players()}
    monkeypatch.setattr(script, "players", lambda: list(by_story.values()))
    return list(by_story.values())


@pytest.mark.django_db
def test_the_demonstration_shows_candidates_at_every_stage_with_an_unbroken_log(few_players: list[Player]) -> None:
    build(NOON)

    assert Organization.objects.get().is_demonstration
    assert Application.objects.count() == len(few_players)
    assert {"screen", "review", "interview", "closed"} == set(Application.objects.values_list("stage", flat=True))
    states = Counter(Sitting.objects.values_list("state", flat=True))
    assert states[SittingState.OPEN] == 1
    assert states[SittingState.FINISHED] == sum(
        player.story in {"finished", "interview", "held", "rejected", "adjusted"} for player in few_players
    )
    assert Item.objects.filter(state=State.REVIEW).count() == 1
    assert list(ledger.breaks()) == []


@pytest.mark.django_db
def test_whoever_is_sitting_in_the_demonstration_still_has_time_left(few_players: list[Player]) -> None:
    build(NOON)

    open_one = Sitting.objects.get(state=SittingState.OPEN)
    assert open_one.remaining(NOON) > timedelta(minutes=5)
    assert Presentation.objects.filter(sitting=open_one).exists()


@pytest.mark.django_db
def test_making_the_demonstration_twice_leaves_one(few_players: list[Player]) -> None:
    build(NOON)
    build(NOON + timedelta(days=1))

    assert Organization.objects.count() == 1


def test_the_script_has_three_roles_of_different_archetypes_and_about_forty_people_in_several_zones() -> None:
    players = script.players()

    assert len({role["archetype"] for role in script.northwind()["roles"]}) == 3
    assert len(players) == 40
    assert {"Europe/Berlin", "Asia/Kolkata"} <= {player.time_zone for player in players}


@pytest.mark.django_db
def test_roles_of_the_demonstration_are_published_and_open(few_players: list[Player]) -> None:
    build(NOON)

    roles = Role.objects.with_versions()
    assert len(roles) == 3
    assert all(role.published and role.requisitions.filter(state="open").exists() for role in roles)
