"""Writing to people: rendered in the reader's language, kept as a row, sent after the transaction by a task."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from touchstone.integrations.mail import client
from touchstone.kit import proofs
from touchstone.kit.errors import IntegrationError
from touchstone.kit.locks import locked
from touchstone.people.models import Letter, Organization, Person

# A personal link's token as it stands in an address: 24 random bytes in URL-safe base64 (kit.tokens).
_TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{32}(?=[/?#\s\"'<]|$)")
BLOT = "••••••"

MOST_ATTEMPTS = 6


@transaction.atomic
def post(
    organization: Organization,
    person: Person,
    template: str,
    context: Mapping[str, Any],
    *,
    now: datetime,
    confidential: bool = False,
    cause: str = "",
) -> Letter:
    """Write `<template>.txt` and `<template>.html` (which extend `people/letter.txt` and `.html` and fill the blocks
    `subject` and `body`) in the reader's language and time zone, and leave it for the task that sends."""
    from touchstone.people.tasks import send_letter

    subject, text, html = _rendered(organization, person, template, context)
    letter = Letter.objects.create(
        organization=organization,
        person=person,
        to=person.email,
        subject=subject,
        text=text,
        html=html,
        locale=person.locale,
        posted_at=now,
        confidential=confidential,
        cause=cause,
    )
    send_letter.enqueue(str(letter.pk))
    return letter


def _rendered(
    organization: Organization, person: Person, template: str, context: Mapping[str, Any]
) -> tuple[str, str, str]:
    shared = {**context, "organization": organization, "person": person, "base_url": settings.BASE_URL}
    with translation.override(person.locale), timezone.override(ZoneInfo(person.time_zone)):
        subject = render_to_string(f"{template}.txt", shared | {"part": "subject"})
        text = render_to_string(f"{template}.txt", shared | {"part": "body"})
        html = render_to_string(f"{template}.html", shared | {"subject": " ".join(subject.split())})
    return " ".join(subject.split())[:300], text.strip() + "\n", html.strip() + "\n"


def send(letter: Letter, *, now: datetime) -> timedelta | None:
    """Send it once. Returns how long to wait before the next attempt, or nothing when there is no need of one."""
    if letter.sent_at is not None:
        return None
    try:
        client.deliver(client.Message(to=letter.to, subject=letter.subject, text=letter.text, html=letter.html))
    except IntegrationError as error:
        return _failed(letter, error, now=now)
    _sent(letter, now=now)
    return None


@transaction.atomic
def _failed(letter: Letter, error: IntegrationError, *, now: datetime) -> timedelta | None:
    letter = locked(letter)
    letter.attempts, letter.failure = letter.attempts + 1, str(error)[:200]
    letter.save(update_fields=["attempts", "failure"])
    proofs.record("mail", held=False, now=now)
    if not error.retry or letter.attempts >= MOST_ATTEMPTS:
        return None
    return timedelta(minutes=4**letter.attempts / 4)  # 1, 4, 16, 64, 256 minutes: over half a working day


@transaction.atomic
def _sent(letter: Letter, *, now: datetime) -> None:
    letter = locked(letter)
    letter.sent_at, letter.failure, letter.attempts = now, "", letter.attempts + 1
    if not letter.organization.is_demonstration:
        letter.text, letter.html = blotted(letter.text), blotted(letter.html)
    letter.save(update_fields=["sent_at", "failure", "attempts", "text", "html"])
    proofs.record("mail", held=True, now=now)


def blotted(text: str) -> str:
    """The same words without the secret of any personal link in them."""
    return _TOKEN.sub(BLOT, text)


def shown(letter: Letter, text: str) -> str:
    """What the mailbox may show of it: everything in the demonstration, no secret of a link elsewhere."""
    return text if letter.organization.is_demonstration else blotted(text)
