"""The erasure list: every place where something about one human being is kept.

All of these rows hang on a person or on an account by a cascade, so that deleting it takes them along. The ledger needs
no place in the list: its events hold ids and never names, and with the row gone the log says “an erased person”.
tests/house/test_erasure.py refuses any text that hangs on a person and is named neither here nor below.
"""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.kit.errors import DomainError
from touchstone.kit.locks import locked
from touchstone.people.models import Account, Membership, Person
from touchstone.people.permissions import Permission

# What identifies somebody, what they said, and what was said about them.
PERSONAL: dict[str, frozenset[str]] = {
    "account.emailaddress": frozenset({"email"}),
    "assessment.adjustment": frozenset({"answer", "wish"}),
    "assessment.draft": frozenset({"content"}),
    "assessment.feedback": frozenset({"note"}),
    "assessment.response": frozenset({"content"}),
    "assessment.result": frozenset({"competencies"}),
    "hiring.decision": frozenset({"reason"}),
    "mfa.authenticator": frozenset({"data"}),
    "people.account": frozenset({"email", "password"}),
    "people.letter": frozenset({"html", "subject", "text", "to"}),
    "people.person": frozenset({"email", "locale", "name", "time_zone"}),
    "socialaccount.socialaccount": frozenset({"extra_data", "provider", "uid"}),
    "socialaccount.socialtoken": frozenset({"token", "token_secret"}),
    "usersessions.usersession": frozenset({"data", "ip", "session_key", "user_agent"}),
}

# Texts beside them that say nothing about anybody: what a machine wrote for itself.
IMPERSONAL: dict[str, frozenset[str]] = {
    "account.emailconfirmation": frozenset({"key"}),
    "assessment.block": frozenset({"salt"}),
    "assessment.presentation": frozenset({"competency", "steps"}),
    "assessment.sitting": frozenset({"seen_before"}),
    "people.invitation": frozenset({"accesses"}),
    "people.letter": frozenset({"cause", "failure", "locale"}),
    "people.membership": frozenset({"accesses"}),
    "people.personallink": frozenset({"digest"}),
    "profiles.standing": frozenset({"competency"}),
}


class Reason(models.TextChoices):
    """Chosen and not written, because the ledger keeps it for ever and holds nothing about anybody."""

    ASKED = "asked", _("They asked for it")
    OUTDATED = "outdated", _("There is no reason to keep it any longer")


class StillOnTheTeam(DomainError):
    message = _("This person is on the team. End the membership first.")


@transaction.atomic
def erase(person: Person, *, by: Membership, reason: Reason, now: datetime) -> None:
    """Everything about them goes. What they did for the house stays, done by a former member; so does the ledger, which
    never knew their name."""
    by.require(Permission.MEMBER_MANAGE, person)
    person = locked(person)
    membership = Membership.objects.select_for_update().filter(person=person).first()
    if membership and membership.ended_at is None:
        raise StillOnTheTeam
    ledger.record(Verb.PERSON_ERASED, about=person, by=by, now=now, details={"reason": reason.value})
    person.delete()
    if membership:
        _close_account(membership.account_id)


def _close_account(account_id: UUID) -> None:
    """Unless it opens the door of another organization, where nobody has asked for anything."""
    if not Membership.objects.filter(account=account_id).exists():
        Account.objects.filter(pk=account_id).delete()
