"""Putting the demonstration on stage: five weeks of a hiring team, in the order of time."""

from datetime import datetime, timedelta

import numpy as np
from django.db import transaction

from touchstone.demonstration import house, script
from touchstone.demonstration.stories import Scene, story
from touchstone.demonstration.timeline import Story, play
from touchstone.kit import clock, worker
from touchstone.people.models import Organization

_SEED = 20261124  # the same people with the same luck, whenever it is made
_LENGTH = timedelta(days=35)
# How many days ago an application came in, by how far its story has come: time enough for all of it.
_SINCE = {"new": (0.2, 2), "invited": (1, 5), "sitting": (2, 6), "asking": (3, 6), "reminded": (5, 9)}
_ELSE = (9, 28)


@transaction.atomic
def build(now: datetime) -> None:
    if Organization.objects.filter(is_demonstration=True).exists():
        return
    start = now - _LENGTH
    with clock.replaying(start):
        _, team = house.found(now=start)
        requisitions = house.open_requisitions(team, now=start + timedelta(days=2))
        _follow_up()
    rng = np.random.default_rng(_SEED)
    stories: list[Story] = [house.questions(team, start=now - timedelta(days=6))]
    for player, seed in zip(script.players(), rng.spawn(len(script.players())), strict=True):
        received = now - seed.uniform(*_SINCE.get(player.story, _ELSE)) * timedelta(days=1)
        requisition = requisitions[player.archetype]
        stories.append(story(Scene(player, requisition, team, seed, received, now)))
    play(stories, until=now, after_each=_follow_up)


def _follow_up() -> None:
    """What a worker would do now: mails, stages that move on, standings."""
    while worker.run_next("demonstration"):
        pass
