"""The ledger's rows. No foreign keys: an event outlives what it describes."""

from typing import NoReturn, Protocol
from uuid import UUID

from django.db import models

from touchstone.kit.errors import DomainError
from touchstone.kit.models import Row


class LedgerIsAppendOnly(DomainError):
    message = "Events are never changed or deleted."


class Viewer(Protocol):
    """What the ledger needs to know of a member. (The people app stands above this one.)"""

    @property
    def organization_id(self) -> UUID: ...


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, member: Viewer) -> "EventQuerySet":
        return self.filter(organization_id=member.organization_id)

    def update(self, **_changes: object) -> NoReturn:
        raise LedgerIsAppendOnly

    def delete(self) -> NoReturn:
        raise LedgerIsAppendOnly


class Event(Row):
    organization_id = models.UUIDField()
    number = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=40)  # a Verb; unlisted here, so that a new verb needs no migration
    about_kind = models.CharField(max_length=60)
    about_id = models.UUIDField()
    actor_kind = models.CharField(max_length=60, blank=True)
    actor_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization_id", "number"], name="event_number_unique"),
        ]
        indexes = [models.Index(fields=["about_id"]), models.Index(fields=["organization_id", "at"])]

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise LedgerIsAppendOnly
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own pass-through

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise LedgerIsAppendOnly


class Chain(models.Model):
    """The head of one organization's chain; its row lock puts that organization's events in one order."""

    organization_id = models.UUIDField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
