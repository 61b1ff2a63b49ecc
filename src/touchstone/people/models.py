"""Who there is: organizations, the accounts that sign in, the persons they are within an organization."""

from datetime import datetime
from functools import cached_property
from typing import ClassVar, Protocol, Self
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from touchstone.kit.errors import NotPermitted
from touchstone.kit.models import Row
from touchstone.kit.tokens import digest
from touchstone.people.permissions import Permission, granted


class Organization(Row):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    locale = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    created_at = models.DateTimeField()
    is_demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        """Nobody opens an account alone: whoever has one came by a personal link or founded the house, so that the
        address counts as proven."""
        from allauth.account.models import EmailAddress  # which needs this model first

        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save()
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        return account


class Account(Row, AbstractBaseUser):
    """Somebody who signs in. One account may belong to several organizations; it holds no other fact about them."""

    email = models.EmailField(_("e-mail address"), unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    def __str__(self) -> str:
        return self.email


class Tenant(Protocol):
    """Anything that belongs to one organization."""

    @property
    def organization_id(self) -> UUID: ...


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, member: "Membership") -> Self:
        return self.filter(organization=member.organization_id)


class Person(Row):
    """One human being as one organization knows them, whatever part they play there."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="persons")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    locale = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    created_at = models.DateTimeField()

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("organization", Lower("email"), name="person_email_unique_in_organization"),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, member: "Membership") -> Self:
        return self.filter(organization=member.organization_id)

    def current(self) -> Self:
        return self.filter(ended_at=None)


class Membership(Row):
    """A person's place on the team, with the accesses that come with it. The `by` of every verb a member rings."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="memberships")
    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    person = models.OneToOneField(Person, models.CASCADE, related_name="membership")
    accesses = models.JSONField(default=list)
    joined_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "account"], name="membership_unique"),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        return frozenset() if self.ended_at else granted(self.accesses)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def require(self, permission: Permission, thing: Tenant | Organization) -> None:
        """Permission *and* ownership, for callers that came in by the back."""
        owner = thing.pk if isinstance(thing, Organization) else thing.organization_id
        if owner != self.organization_id or not self.may(permission):
            raise NotPermitted


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, member: "Membership") -> Self:
        return self.filter(organization=member.organization_id)

    def open(self) -> Self:
        return self.filter(accepted_at=None, revoked_at=None)

    def for_token(self, token: str, now: datetime) -> Self:
        links = PersonalLink.objects.for_token(token, now)
        return self.open().filter(pk__in=links.values("about_id"), expires_at__gt=now)


class Invitation(Row):
    """A place on the team that is offered to somebody and not yet taken. Its door is a personal link."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    accesses = models.JSONField(default=list)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="invitation_open_once_for_a_person",
            ),
        ]

    def is_open(self, now: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and now < self.expires_at


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, member: "Membership") -> Self:
        """Confidential letters are for those alone who decide what stands in them."""
        mine = self.filter(organization=member.organization_id)
        return mine if member.may(Permission.ADJUSTMENT_DECIDE) else mine.filter(confidential=False)


class Letter(Row):
    """One message to one person. Once it has left, secret links in the kept copy are blotted out (`letters.blotted`),
    so that a stolen database opens no door."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, models.CASCADE, related_name="letters")
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    locale = models.CharField(max_length=10)
    posted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
    confidential = models.BooleanField(default=False)
    cause = models.CharField(max_length=120, blank=True)  # the event and the template of a letter that a task writes

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "cause"], condition=~models.Q(cause=""), name="letter_once_for_a_cause"
            ),
        ]
        indexes = [models.Index(fields=["organization", "-posted_at"], name="letter_newest")]


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    def for_token(self, token: str, now: datetime) -> Self:
        return self.filter(digest=digest(token), revoked_at=None, expires_at__gt=now)


class PersonalLink(Row):
    """A door for one person to one thing, without an account. The token itself is never stored."""

    organization = models.ForeignKey(Organization, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    about_id = models.UUIDField(db_index=True)
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PersonalLinkQuerySet.as_manager()
