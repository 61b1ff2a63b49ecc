"""Founding an organization and joining its team."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from touchstone.audit import ledger
from touchstone.audit.ledger import Actor
from touchstone.audit.verbs import Verb
from touchstone.kit.errors import DomainError
from touchstone.kit.locks import locked
from touchstone.people.models import Account, Membership, Organization, Person
from touchstone.people.permissions import Access, Permission


class Founded(NamedTuple):
    organization: Organization
    membership: Membership


class AlreadyOnTheTeam(DomainError):
    message = _("This person is already on the team.")


class AlreadySetUp(DomainError):
    message = _("This server is set up already.")


def is_set_up() -> bool:
    return Organization.objects.exists()


@transaction.atomic
def set_up(
    name: str,
    *,
    administrator: str,
    email: str,
    password: str,
    locale: str,
    time_zone: str,
    hires: bool,
    now: datetime,
) -> Founded:
    """The first organization of a fresh server, founded by whoever comes first, who in a small house also hires."""
    if is_set_up():
        raise AlreadySetUp
    return found(
        name,
        administrator=administrator,
        email=email,
        password=password,
        locale=locale,
        time_zone=time_zone,
        also=(Access.CONTENT_OWNER, Access.HIRING_MANAGER, Access.RECRUITER) if hires else (),
        now=now,
    )


@transaction.atomic
def found(
    name: str,
    *,
    administrator: str,
    email: str,
    now: datetime,
    password: str | None = None,
    locale: str = settings.LANGUAGE_CODE,
    time_zone: str = "UTC",
    also: Iterable[Access] = (),
    is_demonstration: bool = False,
) -> Founded:
    """An organization and its first administrator, with whatever other accesses they take on."""
    organization = Organization.objects.create(
        name=name,
        slug=_free_slug(name),
        locale=locale,
        time_zone=time_zone,
        created_at=now,
        is_demonstration=is_demonstration,
    )
    ledger.record(Verb.ORGANIZATION_CREATED, about=organization, by=None, now=now)
    membership = join(
        organization,
        name=administrator,
        email=email,
        password=password,
        accesses=[Access.ADMINISTRATOR, *also],
        by=None,
        now=now,
    )
    return Founded(organization, membership)


@transaction.atomic
def join(
    organization: Organization,
    *,
    name: str,
    email: str,
    accesses: Iterable[Access],
    by: Actor | None,
    now: datetime,
    password: str | None = None,
    locale: str = "",
    time_zone: str = "",
) -> Membership:
    """A place on the team. Somebody who left comes back to the same membership; without a password the account opens
    by e-mail code, passkey or the organization's own sign-in."""
    person = acquaintance(organization, name=name, email=email, locale=locale, time_zone=time_zone, now=now)
    account = account_of(person) or Account.objects.create_user(person.email, password)
    membership = _earlier(person, account)
    is_new = membership is None
    membership = membership or Membership.objects.create(
        organization=organization, person=person, account=account, joined_at=now, ended_at=now
    )
    if membership.ended_at is None:
        raise AlreadyOnTheTeam
    membership.accesses, membership.ended_at = sorted(accesses), None
    membership.save(update_fields=["accesses", "ended_at"])
    details = {"accesses": membership.accesses} | ({} if is_new else {"again": True})
    ledger.record(Verb.MEMBER_JOINED, about=membership, by=by or membership, now=now, details=details)
    return membership


def account_of(person: Person) -> Account | None:
    """The account with which somebody returns to a membership that ended, whatever its address is today; else the one
    that has proven their address."""
    earlier = Membership.objects.filter(person=person).select_related("account").first()
    proven = Q(email=person.email) | Q(emailaddress__email=person.email, emailaddress__verified=True)
    return earlier.account if earlier else Account.objects.filter(proven).first()


def _earlier(person: Person, account: Account) -> Membership | None:
    """An account has one place in an organization, even when its owner is invited at another address."""
    places = Membership.objects.select_for_update().filter(organization=person.organization_id)
    return places.filter(Q(person=person) | Q(account=account)).first()


def acquaintance(
    organization: Organization, *, name: str, email: str, now: datetime, locale: str = "", time_zone: str = ""
) -> Person:
    """The one person whom this organization knows by this address. Whatever they already told us stays as it is."""
    person, _is_new = Person.objects.get_or_create(
        organization=organization,
        email=email.lower(),
        defaults={
            "name": name,
            "locale": locale or organization.locale,
            "time_zone": time_zone or organization.time_zone,
            "created_at": now,
        },
    )
    return person


@transaction.atomic
def change(
    organization: Organization, *, name: str, locale: str, time_zone: str, by: Membership, now: datetime
) -> None:
    by.require(Permission.ORGANIZATION_MANAGE, organization)
    organization = locked(organization)
    organization.name, organization.locale, organization.time_zone = name, locale, time_zone
    organization.save(update_fields=["name", "locale", "time_zone"])
    ledger.record(Verb.ORGANIZATION_CHANGED, about=organization, by=by, now=now)


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:40] or "organization"
    taken = set(Organization.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(
        slug for slug in (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken
    )
