import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from touchstone.assessment import adjustments, breaks, feedback, sittings, transcripts
from touchstone.assessment.conftest import RIGHT, WRONG, sit_through
from touchstone.assessment.models import Adjustment, Presentation, Response, Sitting, SittingState
from touchstone.conftest import NOON
from touchstone.kit import clock
from touchstone.people import links
from touchstone.people.models import Membership, Person

PLAYER = {"X-Player": "1"}


@pytest.fixture
def fresh(sitting: Sitting) -> Sitting:
    """Casey's invitation, good from this very moment: views read the real clock."""
    Sitting.objects.update(begin_by=clock.now() + timedelta(days=7))
    links.extend(sitting, expires_at=clock.now() + timedelta(days=100))
    return Sitting.objects.with_context().get()


@pytest.fixture
def page(fresh: Sitting, token: str) -> str:
    return f"/s/{token}/"


@pytest.fixture
def asked(fresh: Sitting, client: Client, page: str) -> Presentation:
    client.post(page + "begin/")
    return Presentation.objects.get()


def _form(shown: Presentation, **fields: Any) -> dict[str, Any]:
    return {"presentation": shown.pk, "revision": shown.revision, "kind": "single_choice", **fields}


def _text(reply: HttpResponseBase) -> str:
    assert isinstance(reply, HttpResponse)
    return re.sub(r"\s+", " ", reply.content.decode())


def test_the_welcome_page_says_what_to_expect(client: Client, page: str) -> None:
    text = _text(client.get(page))

    for phrase in (
        "15 minutes",
        "Programming",
        "Work alone, please.",
        "hiring team at Northwind",
        "180 days",
        "practi",
    ):
        assert phrase.casefold() in text.casefold()


def test_every_page_of_the_examinee_stays_out_of_caches(client: Client, page: str) -> None:
    assert "no-store" in client.get(page)["Cache-Control"]


def test_the_whole_screen_works_by_plain_forms(client: Client, page: str, fresh: Sitting) -> None:
    client.post(page + "begin/")
    for _step in range(60):
        transcript = transcripts.of(Sitting.objects.with_context().get())
        if transcript.sitting.is_finished:
            break
        if shown := transcript.current:
            assert "Which, " in _text(client.get(page))
            client.post(page + "answer/", _form(shown, option="0"))
        else:
            client.post(f"{page}commit/{transcript.block.number}/")

    assert "Thank you, Casey" in _text(client.get(page))
    assert Sitting.objects.get().state == SittingState.FINISHED


def test_the_island_gets_the_next_question_in_one_reply(client: Client, page: str, asked: Presentation) -> None:
    reply = client.post(page + "answer/", _form(asked, option="0"), headers=PLAYER)

    second = Presentation.objects.get(position=2)
    assert str(second.pk) in _text(reply)
    assert "<html" not in _text(reply)


def test_answering_takes_few_queries(
    client: Client, page: str, asked: Presentation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    form = _form(asked, option="0")

    with django_assert_max_num_queries(10):  # two fewer once the process knows the variants
        client.post(page + "answer/", form, headers=PLAYER)


def test_a_late_answer_shows_how_things_ended(client: Client, page: str, asked: Presentation) -> None:
    Sitting.objects.update(deadline_at=clock.now() - timedelta(seconds=1))

    reply = client.post(page + "answer/", _form(asked, option="0"))

    assert reply.status_code == 409
    assert "Thank you" in _text(reply)
    assert not Response.objects.exists()


def test_a_stale_tab_is_told_and_shown_the_truth(client: Client, page: str, asked: Presentation) -> None:
    client.post(page + "answer/", _form(asked, option="0"))

    reply = client.post(page + "answer/", _form(asked, option="1"))

    assert reply.status_code == 409
    assert "answered in another window" in _text(reply)
    assert Response.objects.get().content == RIGHT


@pytest.mark.parametrize(
    "forged",
    [{"option": "9"}, {"option": "x"}, {}, {"kind": "nonsense"}, {"presentation": "1"}, {"revision": "-"}],
)
def test_tampered_forms_are_refused_and_change_nothing(
    client: Client, page: str, asked: Presentation, forged: dict[str, str]
) -> None:
    reply = client.post(page + "answer/", {**_form(asked), **forged})

    assert reply.status_code == 422
    assert not Response.objects.exists()


def test_what_was_entered_survives_a_refusal_and_a_closed_lid(client: Client, page: str, asked: Presentation) -> None:
    assert client.post(page + "draft/", _form(asked, option="1")).status_code == 204

    assert 'value="1" checked' in _text(Client().get(page))


def test_an_answer_can_be_looked_at_and_changed(client: Client, page: str, asked: Presentation) -> None:
    client.post(page + "answer/", _form(asked, option="0"))
    assert 'value="0" checked' in _text(client.get(page + "question/1/"))
    first = Presentation.objects.select_related("response").get(position=1)

    client.post(page + "answer/", _form(first, option="1"))

    assert Response.objects.get().content == WRONG


def test_a_question_that_was_not_shown_yet_stays_hidden(client: Client, page: str, asked: Presentation) -> None:
    assert client.get(page + "question/2/").status_code == 404


def test_another_candidate_cannot_answer_for_casey(
    client: Client, page: str, asked: Presentation, ada: Membership, rosa: Membership
) -> None:
    sitting = Sitting.objects.with_context().get()
    _, token = sittings.invite(
        ada.person, sitting.blueprint, by=rosa, begin_by=clock.now() + timedelta(days=1), now=clock.now()
    )
    client.post(f"/s/{token}/begin/")

    reply = client.post(f"/s/{token}/answer/", _form(asked, option="0"))

    assert reply.status_code == 404
    assert not Response.objects.exists()


def test_a_link_that_is_unknown_or_withdrawn_says_so_kindly(client: Client, page: str, fresh: Sitting) -> None:
    links.revoke(fresh, by=None, now=NOON)

    for address in (page, "/s/made-up/"):
        reply = client.get(address)
        assert reply.status_code == 404
        assert "opens nothing any more" in _text(reply)


def test_expired_and_revoked_invitations_are_told_in_plain_words(
    client: Client, page: str, fresh: Sitting, rosa: Membership
) -> None:
    Sitting.objects.update(begin_by=clock.now())
    assert "The time to begin has passed" in _text(client.get(page))

    sittings.revoke(fresh, by=rosa, reason="", now=clock.now())
    assert "This screen was withdrawn" in _text(client.get(page))


def test_an_adjustment_is_asked_for_without_a_reason(client: Client, page: str) -> None:
    assert "Please say what would help you" in _text(client.post(page + "adjustment/", {"wish": ""}))

    client.post(page + "adjustment/", {"wants_breaks": "on"})

    assert Adjustment.objects.get().wants_breaks
    assert "Waiting for a decision" in _text(client.get(page))


def test_breaks_stop_the_page_too(client: Client, page: str, fresh: Sitting, adam: Membership) -> None:
    request = adjustments.request(fresh, wants_extra_time=False, wants_breaks=True, wish="", now=clock.now())
    adjustments.grant(request, extra_time=1.0, break_minutes=5, answer="", by=adam, now=clock.now())
    client.post(page + "begin/")
    assert "Adjustments on" in _text(client.get(page))

    client.post(page + "pause/")
    assert "You are on a break" in _text(client.get(page))
    client.post(page + "resume/")
    assert "Question 1" in _text(client.get(page))


def test_a_candidate_may_withdraw(client: Client, page: str) -> None:
    assert "That is fine" in _text(client.get(page + "withdraw/"))

    client.post(page + "withdraw/")

    assert Sitting.objects.get().state == SittingState.REVOKED


def test_feedback_waits_for_its_release_and_gives_no_question_away(
    client: Client, page: str, fresh: Sitting, rosa: Membership
) -> None:
    sit_through(fresh, lambda _: RIGHT)
    assert client.get(page + "feedback/").status_code == 404

    feedback.release(Sitting.objects.get(), by=rosa, now=clock.now(), note="Well done")

    text = _text(client.get(page + "feedback/"))
    assert "Well done" in text
    assert "Programming" in text
    assert "Which," not in text
    assert "the right one" not in text


@pytest.mark.parametrize("number", [1, 2, 3])
def test_practice_answers_and_keeps_nothing(client: Client, page: str, number: int) -> None:
    assert f"Practice {number} of 3" in _text(client.get(f"{page}practice/{number}/"))

    text = _text(client.post(f"{page}practice/{number}/", {"dont_know": "1"}))

    assert "An honest answer" in text
    assert not Response.objects.exists()


def test_practice_ends_after_three(client: Client, page: str) -> None:
    assert client.get(page + "practice/4/").status_code == 404


def test_a_person_in_two_organizations_is_two_persons(casey: Person, omar: Membership) -> None:
    assert casey.organization_id != omar.organization_id


Browser = Callable[[Membership], Client]


def test_the_report_is_for_those_who_may_read_it(
    fresh: Sitting, client_of: Browser, rosa: Membership, adam: Membership, omar: Membership
) -> None:
    sit_through(fresh, lambda _: RIGHT)

    for member, status in ((rosa, 200), (adam, 404), (omar, 404)):
        assert client_of(member).get(f"/sittings/{fresh.pk}/").status_code == status
        assert client_of(member).get(f"/sittings/{fresh.pk}/pdf/").status_code == status


def test_the_team_learns_of_no_break_and_no_hour(
    fresh: Sitting, client_of: Browser, rosa: Membership, adam: Membership
) -> None:
    asked = adjustments.request(fresh, wants_extra_time=False, wants_breaks=True, wish="", now=clock.now())
    adjustments.grant(asked, extra_time=1.0, break_minutes=5, answer="", by=adam, now=clock.now())
    begun_at = clock.now()
    sittings.begin(fresh, now=begun_at)
    breaks.pause(fresh, now=begun_at)

    text = _text(client_of(rosa).get(f"/sittings/{fresh.pk}/"))

    assert "Under way" in text
    assert "break" not in text
    assert begun_at.isoformat() not in text


def test_adjustments_are_for_those_who_decide(
    fresh: Sitting, client_of: Browser, rosa: Membership, adam: Membership, omar: Membership
) -> None:
    asked = adjustments.request(fresh, wants_extra_time=True, wants_breaks=False, wish="", now=clock.now())

    assert client_of(rosa).get(f"/adjustments/{asked.pk}/").status_code == 403
    assert client_of(omar).get(f"/adjustments/{asked.pk}/").status_code == 404
    decision = {"extra_time": "1.5", "break_minutes": "0", "answer": "", "grant": "1"}
    client_of(adam).post(f"/adjustments/{asked.pk}/", decision)

    assert Sitting.objects.get().extra_time == 1.5
    assert "Nobody is waiting" in _text(client_of(adam).get("/adjustments/"))
