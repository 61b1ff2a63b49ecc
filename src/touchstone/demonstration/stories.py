"""What happens to each candidate, act by act, through the verbs that the pages ring."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from touchstone.assessment import adjustments, feedback, sittings
from touchstone.assessment.models import Sitting
from touchstone.demonstration import examinees
from touchstone.demonstration.house import Team
from touchstone.demonstration.script import Player
from touchstone.hiring import applications, decisions
from touchstone.hiring.models import Application, Outcome, Requisition, WithdrawalReason

_DAY, _HOUR, _MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

_REASONS = {
    "interview": (
        Outcome.ADVANCE,
        "The screen leaves little doubt about the bar, and the answers on reviewing code are what this role needs.",
    ),
    "held": (
        Outcome.HOLD,
        "The interval contains the bar. We decide after the interviews of this week, with a slot kept free.",
    ),
    "rejected": (
        Outcome.REJECT,
        "Below the bar with the whole interval, and nothing else in the application speaks against that.",
    ),
}
_TOLD_UNWELL = "I read more slowly than others and need some minutes away from the screen in between."


class Scene(NamedTuple):
    """Everything that a story needs from around it."""

    player: Player
    requisition: Requisition
    team: Team
    rng: np.random.Generator
    received: datetime  # when the application came in
    now: datetime  # when the demonstration is made: what is still going on goes on then


def story(scene: Scene) -> Iterator[datetime]:
    moment = scene.received
    yield moment
    application = _receive(scene, moment)
    if scene.player.story == "new":
        return
    moment += scene.rng.uniform(2, 20) * _HOUR
    yield moment
    sitting = applications.invite_to_screen(application, by=scene.team["Rosa"], now=moment)
    yield from _after_the_invitation(scene, application, sitting, moment)


def _receive(scene: Scene, now: datetime) -> Application:
    player = scene.player
    return applications.receive(
        scene.requisition,
        name=player.name,
        email=player.email,
        locale=player.locale,
        time_zone=player.time_zone,
        by=scene.team["Rosa"],
        now=now,
    )


def _after_the_invitation(
    scene: Scene, application: Application, sitting: Sitting, moment: datetime
) -> Iterator[datetime]:
    rosa, chapter = scene.team["Rosa"], scene.player.story
    if chapter in {"reminded", "withdrawn", "revoked"}:
        moment += 3 * _DAY
        yield moment
        if chapter == "reminded":
            sittings.remind(sitting, by=rosa, now=moment)
        elif chapter == "withdrawn":
            applications.withdraw(application, reason=WithdrawalReason.OTHER_OFFER, by=rosa, now=moment)
        else:
            sittings.revoke(sitting, by=rosa, reason="Applied twice by mistake, under two addresses.", now=moment)
    elif chapter in {"asking", "adjusted"}:
        yield from _adjustment(scene, sitting, moment + _DAY)
    if chapter in {"sitting", "finished", "adjusted", *_REASONS}:
        yield from _the_screen(scene, application, sitting, moment)


def _adjustment(scene: Scene, sitting: Sitting, moment: datetime) -> Iterator[datetime]:
    yield moment
    asked = adjustments.request(sitting, wants_extra_time=True, wants_breaks=True, wish=_TOLD_UNWELL, now=moment)
    if scene.player.story == "adjusted":
        moment += 5 * _HOUR
        yield moment
        answer = "A quarter more time, and ten minutes of breaks whenever you like."
        adjustments.grant(asked, extra_time=1.25, break_minutes=10, answer=answer, by=scene.team["Adam"], now=moment)


def _the_screen(scene: Scene, application: Application, sitting: Sitting, moment: datetime) -> Iterator[datetime]:
    going_on = scene.player.story == "sitting"
    start = scene.now - scene.rng.uniform(4, 8) * _MINUTE if going_on else moment + scene.rng.uniform(30, 60) * _HOUR
    theta = examinees.abilities(scene.rng, scene.player.strength)
    for act in examinees.sit(sitting, theta, scene.rng, start=start):
        moment = act
        yield act
    if scene.player.story in _REASONS:
        yield from _the_decision(scene, application, sitting, moment + scene.rng.uniform(20, 40) * _HOUR)


def _the_decision(scene: Scene, application: Application, sitting: Sitting, moment: datetime) -> Iterator[datetime]:
    yield moment
    outcome, reason = _REASONS[scene.player.story]
    decisions.decide(application, outcome=outcome, reason=reason, by=scene.team["Hanna"], now=moment)
    if outcome is Outcome.REJECT:
        moment += _HOUR
        yield moment
        feedback.release(sitting, by=scene.team["Rosa"], now=moment)
