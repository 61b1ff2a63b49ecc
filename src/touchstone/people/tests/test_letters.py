from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail

from touchstone.conftest import NOON
from touchstone.kit.tokens import new_token
from touchstone.people import letters
from touchstone.people.models import Letter, Organization, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> str:
    return new_token()


@pytest.fixture
def letter(northwind: Organization, casey: Person, token: str) -> Letter:
    link = f"http://127.0.0.1:8000/s/{token}/"
    return letters.post(northwind, casey, "people/mail/invitation", {"link": link, "expires_at": NOON}, now=NOON)


def test_a_letter_is_written_for_its_reader_and_sent_by_a_task(
    letter: Letter, token: str, run_tasks: Callable[[], None]
) -> None:
    run_tasks()

    (sent,) = mail.outbox
    assert sent.to == ["casey@mail.example"]
    assert "Northwind" in sent.subject
    assert "Hello Casey," in sent.body
    assert token in sent.body


def test_a_letter_is_sent_once(letter: Letter, run_tasks: Callable[[], None]) -> None:
    run_tasks()

    assert letters.send(Letter.objects.get(), now=NOON) is None
    assert len(mail.outbox) == 1


def test_the_kept_copy_of_a_sent_letter_opens_no_door(
    letter: Letter, token: str, run_tasks: Callable[[], None]
) -> None:
    run_tasks()

    kept = Letter.objects.get()
    assert token not in kept.text + kept.html
    assert letters.BLOT in kept.text


def test_the_demonstration_keeps_its_links(
    letter: Letter, token: str, northwind: Organization, run_tasks: Callable[[], None]
) -> None:
    northwind.is_demonstration = True
    northwind.save()
    run_tasks()

    assert token in Letter.objects.get().text


def test_a_letter_that_the_server_does_not_take_is_tried_again_later(letter: Letter, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    waits = [letters.send(Letter.objects.get(), now=NOON) for _ in range(letters.MOST_ATTEMPTS)]

    assert waits[:2] == [timedelta(minutes=1), timedelta(minutes=4)]
    assert waits[-1] is None
    assert "did not take it" in Letter.objects.get().failure


def test_ordinary_addresses_are_not_blotted(letter: Letter) -> None:
    assert letters.blotted(f"https://t.example/sittings/{letter.pk}/ and words") == (
        f"https://t.example/sittings/{letter.pk}/ and words"
    )
