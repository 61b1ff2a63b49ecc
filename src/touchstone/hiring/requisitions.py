"""Openings of a role."""

from datetime import datetime

from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.hiring.errors import RequisitionClosed, RoleNotPublished
from touchstone.hiring.models import Requisition, RequisitionState, Role
from touchstone.kit.locks import locked
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


@transaction.atomic
def open(role: Role, *, openings: int = 1, by: Membership, now: datetime) -> Requisition:  # noqa: A001 (the field's word)
    by.require(Permission.REQUISITION_MANAGE, role)
    role = locked(role)
    if role.published is None:
        raise RoleNotPublished
    requisition = Requisition.objects.create(
        organization_id=role.organization_id,
        role=role,
        version=role.published,
        openings=openings,
        opened_at=now,
        opened_by=by,
    )
    ledger.record(
        Verb.REQUISITION_OPENED, about=requisition, by=by, now=now, details={"version": role.published.number}
    )
    return requisition


@transaction.atomic
def close(requisition: Requisition, *, by: Membership, now: datetime) -> Requisition:
    """No new applications from here on. Those under way are still decided one by one, by a person."""
    by.require(Permission.REQUISITION_MANAGE, requisition)
    requisition = locked(requisition)
    if not requisition.is_open:
        raise RequisitionClosed
    requisition.state, requisition.closed_at = RequisitionState.CLOSED, now
    requisition.save(update_fields=["state", "closed_at"])
    ledger.record(Verb.REQUISITION_CLOSED, about=requisition, by=by, now=now)
    return requisition
