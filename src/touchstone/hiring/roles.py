"""The life of a role: made from an archetype, drafted, published, and drafted again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.hiring import requirements, screens
from touchstone.hiring.archetypes import Archetype
from touchstone.hiring.errors import DraftChangedMeanwhile, NoDraft, RoleNotReady
from touchstone.hiring.models import Role, RoleVersion, VersionState
from touchstone.kit.locks import locked
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


@transaction.atomic
def create_from(archetype: Archetype, *, title: str, ai_policy: str, by: Membership, now: datetime) -> Role:
    by.require(Permission.ROLE_EDIT, by.organization)
    role = Role.objects.create(
        organization_id=by.organization_id, title=title, archetype=archetype.slug, owner=by, created_at=now
    )
    RoleVersion.objects.create(
        role=role,
        number=1,
        outcomes=archetype.outcomes,
        duties=archetype.duties,
        requirements=requirements.stored(archetype.requirements()),
        ai_policy=ai_policy,
        saved_at=now,
        saved_by=by,
    )
    ledger.record(Verb.ROLE_CREATED, about=role, by=by, now=now, details={"archetype": archetype.slug})
    return role


@transaction.atomic
def save_draft(role: Role, changes: Mapping[str, Any], *, revision: int, by: Membership, now: datetime) -> RoleVersion:
    """Keep these parts of the draft. `revision` is the one the writer had read; an older one is refused."""
    by.require(Permission.ROLE_EDIT, role)
    draft = _locked_draft(role)
    changed = sorted(name for name, value in changes.items() if getattr(draft, name) != value)
    if not changed:
        return draft  # also when a save is repeated because its reply was lost
    if draft.revision != revision:
        raise DraftChangedMeanwhile
    for name in changed:
        setattr(draft, name, changes[name])
    draft.revision, draft.saved_at, draft.saved_by = revision + 1, now, by
    draft.save(update_fields=[*changed, "revision", "saved_at", "saved_by"])
    ledger.record(Verb.ROLE_CHANGED, about=role, by=by, now=now, details={"parts": changed})
    return draft


@transaction.atomic
def rename(role: Role, *, title: str, by: Membership, now: datetime) -> None:
    by.require(Permission.ROLE_EDIT, role)
    role = locked(role)
    if role.title == title:
        return
    role.title = title
    role.save(update_fields=["title"])
    ledger.record(Verb.ROLE_CHANGED, about=role, by=by, now=now, details={"parts": ["title"]})


@transaction.atomic
def begin_draft(role: Role, *, by: Membership, now: datetime) -> RoleVersion:
    """A new version that starts as the newest published one. Asked twice, there is still one draft."""
    by.require(Permission.ROLE_EDIT, role)
    role = locked(role)
    if role.draft is not None:
        return role.draft
    last = role.latest
    draft = RoleVersion.objects.create(
        role=role,
        number=last.number + 1,
        saved_at=now,
        saved_by=by,
        **{name: getattr(last, name) for name in RoleVersion.CONTENT},
    )
    ledger.record(Verb.ROLE_CHANGED, about=role, by=by, now=now, details={"draft": draft.number})
    return draft


@transaction.atomic
def publish(role: Role, *, by: Membership, now: datetime) -> RoleVersion:
    by.require(Permission.ROLE_PUBLISH, role)
    draft = _locked_draft(role)
    if missing := gaps(draft):
        raise RoleNotReady(missing)
    draft.blueprint = screens.draw(draft, by=by, now=now)
    draft.state, draft.published_at, draft.published_by = VersionState.PUBLISHED, now, by
    draft.save(update_fields=["blueprint", "state", "published_at", "published_by"])
    ledger.record(Verb.ROLE_PUBLISHED, about=role, by=by, now=now, details={"version": draft.number})
    return draft


def gaps(draft: RoleVersion) -> list[Promise | str]:
    """What must be there before anybody can be measured against this version."""
    missing: list[Promise | str] = []
    if not requirements.shares(draft.asked):
        missing.append(_("Give at least one competency a weight."))
    if not any(draft.duties):
        missing.append(_("Write down at least one duty."))
    return missing


def _locked_draft(role: Role) -> RoleVersion:
    locked(role)
    draft = RoleVersion.objects.select_for_update().filter(role=role, state=VersionState.DRAFT).first()
    if draft is None:
        raise NoDraft
    draft.role = role
    return draft
