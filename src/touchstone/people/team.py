"""The life of a place on the team: offered, taken, changed, ended."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.kit.errors import DomainError
from touchstone.kit.locks import locked
from touchstone.people import letters, links, organizations
from touchstone.people.models import Account, Invitation, Membership, Organization, Person
from touchstone.people.permissions import Access, Permission

INVITATION_LASTS = timedelta(days=14)


class AlreadyInvited(DomainError):
    message = _("This person has an open invitation already. Send it again instead.")


class InvitationClosed(DomainError):
    message = _("This invitation was taken, withdrawn or has run out.")


class LastAdministrator(DomainError):
    message = _("Somebody must look after the house: make somebody else an administrator first.")


class AccountOfSomebodyElse(DomainError):
    message = _("This invitation belongs to another e-mail address than the one you are signed in with.")


class MembershipEnded(DomainError):
    message = _("This membership has ended.")


@transaction.atomic
def invite(
    organization: Organization, *, name: str, email: str, accesses: Iterable[str], by: Membership, now: datetime
) -> Invitation:
    by.require(Permission.MEMBER_MANAGE, organization)
    organization = locked(organization)
    person = organizations.acquaintance(organization, name=name, email=email, now=now)
    _refuse_double(person)
    invitation = Invitation.objects.create(
        organization=organization,
        person=person,
        accesses=sorted(accesses),
        invited_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    ledger.record(Verb.MEMBER_INVITED, about=invitation, by=by, now=now, details={"accesses": invitation.accesses})
    _post(invitation, by=by, now=now)
    return invitation


def _refuse_double(person: Person) -> None:
    account = organizations.account_of(person)
    places = Membership.objects.current().filter(organization=person.organization_id)
    if places.filter(Q(person=person) | Q(account=account)).exists():
        raise organizations.AlreadyOnTheTeam
    if person.invitations.open().exists():
        raise AlreadyInvited


def _post(invitation: Invitation, *, by: Membership, now: datetime) -> None:
    token = links.issue(invitation.person, about=invitation, by=by, expires_at=invitation.expires_at, now=now)
    context = {"link": settings.BASE_URL + reverse("join", args=[token]), "expires_at": invitation.expires_at}
    letters.post(invitation.organization, invitation.person, "people/mail/invitation", context, now=now)


@transaction.atomic
def renew(invitation: Invitation, *, by: Membership, now: datetime) -> None:
    """Send it again, with a fresh link and a fresh fortnight. Earlier mails keep working as long."""
    by.require(Permission.MEMBER_MANAGE, invitation)
    invitation = locked(invitation)
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationClosed
    invitation.expires_at = now + INVITATION_LASTS
    invitation.save(update_fields=["expires_at"])
    links.extend(invitation, expires_at=invitation.expires_at)
    ledger.record(Verb.INVITATION_RENEWED, about=invitation, by=by, now=now)
    _post(invitation, by=by, now=now)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Membership, now: datetime) -> None:
    by.require(Permission.MEMBER_MANAGE, invitation)
    invitation = locked(invitation)
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationClosed
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])
    ledger.record(Verb.INVITATION_WITHDRAWN, about=invitation, by=by, now=now)
    links.revoke(invitation, by=by, now=now)


@transaction.atomic
def accept(invitation: Invitation, *, account: Account | None, password: str | None, now: datetime) -> Membership:
    """Take the place. Whoever has an account already must be signed in with it: a link alone never opens an account
    that holds other doors."""
    invitation = locked(invitation)
    if not invitation.is_open(now):
        raise InvitationClosed
    if organizations.account_of(invitation.person) != account:
        raise AccountOfSomebodyElse
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    membership = organizations.join(
        invitation.organization,
        name=invitation.person.name,
        email=invitation.person.email,
        password=password,
        accesses=invitation.accesses,
        by=None,
        now=now,
    )
    links.revoke(invitation, by=membership, now=now)
    return membership


@transaction.atomic
def change_accesses(membership: Membership, accesses: Iterable[str], *, by: Membership, now: datetime) -> None:
    by.require(Permission.MEMBER_MANAGE, membership)
    membership = _held(membership)
    wanted = sorted(accesses)
    if Access.ADMINISTRATOR not in wanted:
        _keep_an_administrator(membership)
    details = {"before": membership.accesses, "after": wanted}
    membership.accesses = wanted
    membership.save(update_fields=["accesses"])
    ledger.record(Verb.ACCESS_CHANGED, about=membership, by=by, now=now, details=details)


@transaction.atomic
def end(membership: Membership, *, by: Membership, now: datetime) -> None:
    by.require(Permission.MEMBER_MANAGE, membership)
    membership = _held(membership)
    _keep_an_administrator(membership)
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    ledger.record(Verb.MEMBER_ENDED, about=membership, by=by, now=now)


def _held(membership: Membership) -> Membership:
    """Locked together with its organization, so that two administrators cannot remove each other at once."""
    locked(membership.organization)
    membership = locked(membership)
    if membership.ended_at:
        raise MembershipEnded
    return membership


def _keep_an_administrator(leaving: Membership) -> None:
    others = Membership.objects.current().filter(organization=leaving.organization_id).exclude(pk=leaving.pk)
    # Read in Python: asking inside a JSON list is not something both databases do.
    if not any(Access.ADMINISTRATOR in accesses for accesses in others.values_list("accesses", flat=True)):
        raise LastAdministrator


@transaction.atomic
def introduce(person: Person, *, name: str, locale: str, time_zone: str, by: Membership, now: datetime) -> None:
    """Members say themselves how they are called, in which language and where they are."""
    person = locked(person)
    person.name, person.locale, person.time_zone = name, locale, time_zone
    person.save(update_fields=["name", "locale", "time_zone"])
    ledger.record(Verb.PERSON_CHANGED, about=person, by=by, now=now)
