"""Two tabs, two devices, an impatient finger: threads of their own, connections of their own, commits of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from touchstone.assessment import sittings
from touchstone.assessment.conftest import MINUTE, RIGHT, WRONG
from touchstone.assessment.models import Block, Presentation, Response, Sitting
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.kit.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)
TABS = 6


def _at_once(verb: Callable[[int], Any]) -> list[str]:
    """Every tab at the same moment; what each was told."""
    gate = Barrier(TABS)

    def tab(number: int) -> str:
        gate.wait()
        try:
            verb(number)
        except DomainError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(TABS) as pool:
        return sorted(pool.map(tab, range(TABS)))


def test_many_beginnings_begin_once(sitting: Sitting) -> None:
    told = _at_once(lambda _: sittings.begin(sitting, now=NOON))

    assert told == ["done"] * TABS
    assert Presentation.objects.count() == 1
    assert Event.objects.filter(verb=Verb.SITTING_BEGUN).count() == 1


def test_many_tabs_with_different_answers_store_one(sitting: Sitting) -> None:
    shown = sittings.begin(sitting, now=NOON).shown[0]
    answers: list[dict[str, Any]] = [RIGHT, WRONG, {"dont_know": True}, {"option": 2}, RIGHT, WRONG]

    told = _at_once(
        lambda tab: sittings.answer(
            sitting, presentation_id=shown.pk, revision=0, response=answers[tab], now=NOON + MINUTE
        )
    )

    stored = Response.objects.get()
    assert told.count("done") == answers.count(stored.content)
    assert set(told) <= {"AnsweredElsewhere", "done"}
    assert Presentation.objects.count() == 2


def test_many_tabs_hand_a_block_in_once(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    while shown := transcript.current:
        transcript = sittings.answer(sitting, presentation_id=shown.pk, revision=0, response=RIGHT, now=NOON)

    told = _at_once(lambda _: sittings.commit_block(sitting, number=1, now=NOON + MINUTE))

    assert told == ["done"] * TABS
    assert Block.objects.count() == 2
    assert Presentation.objects.count() == 5
    assert Event.objects.filter(verb=Verb.BLOCK_COMMITTED).count() == 1
