"""Issuing and withdrawing personal links."""

from datetime import datetime
from typing import Any

from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.ledger import Actor
from touchstone.audit.verbs import Verb
from touchstone.kit.tokens import digest, new_token
from touchstone.people.models import Person, PersonalLink


@transaction.atomic
def issue(person: Person, *, about: Any, by: Actor | None, expires_at: datetime, now: datetime) -> str:
    """A fresh token, told once. Earlier links to the same thing stay good: a reminder must not break the first mail."""
    token = new_token()
    link = PersonalLink.objects.create(
        organization_id=person.organization_id,
        person=person,
        about_id=about.pk,
        digest=digest(token),
        issued_at=now,
        expires_at=expires_at,
    )
    ledger.record(Verb.LINK_ISSUED, about=link, by=by, now=now, details={"about": str(about.pk)})
    return token


@transaction.atomic
def revoke(about: Any, *, by: Actor | None, now: datetime) -> None:
    """Close every door to this thing."""
    for link in PersonalLink.objects.select_for_update().filter(about_id=about.pk, revoked_at=None):
        link.revoked_at = now
        link.save(update_fields=["revoked_at"])
        ledger.record(Verb.LINK_REVOKED, about=link, by=by, now=now)


@transaction.atomic
def extend(about: Any, *, expires_at: datetime) -> None:
    """Part of the verb that moves the deadline of what the links lead to, which records it."""
    PersonalLink.objects.filter(about_id=about.pk, revoked_at=None).update(expires_at=expires_at)
