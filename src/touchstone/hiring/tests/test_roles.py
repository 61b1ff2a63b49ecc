from datetime import timedelta

import pytest

from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.hiring import archetypes, roles
from touchstone.hiring.errors import DraftChangedMeanwhile, NoDraft, RoleNotReady, VersionIsPublished
from touchstone.hiring.models import Role
from touchstone.kit.errors import NotPermitted
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=1)


def test_a_role_is_born_with_its_archetypes_canvas(drafted: Role) -> None:
    archetype = archetypes.named("mlops-engineer")
    assert archetype
    assert drafted.draft is not None

    assert drafted.draft.duties == archetype.duties
    assert drafted.draft.asked == archetype.requirements()


def test_only_those_who_edit_roles_create_them(imani: Membership) -> None:
    with pytest.raises(NotPermitted):
        roles.create_from(archetypes.every()[0], title="X", ai_policy="docs", by=imani, now=NOON)


def test_saving_on_an_older_revision_overwrites_nothing(drafted: Role, rosa: Membership, hanna: Membership) -> None:
    roles.save_draft(drafted, {"duties": ["Hanna's"]}, revision=0, by=hanna, now=LATER)

    with pytest.raises(DraftChangedMeanwhile):
        roles.save_draft(drafted, {"duties": ["Rosa's"]}, revision=0, by=rosa, now=LATER)

    assert Role.objects.get().latest.duties == ["Hanna's"]


def test_a_save_repeated_because_its_reply_was_lost_is_no_conflict(drafted: Role, rosa: Membership) -> None:
    for _attempt in range(2):
        draft = roles.save_draft(drafted, {"duties": ["One"]}, revision=0, by=rosa, now=LATER)

    assert draft.revision == 1
    assert Event.objects.filter(verb=Verb.ROLE_CHANGED).count() == 1


def test_a_published_version_never_changes(published: Role) -> None:
    version = published.versions.get()
    version.duties = ["Something else"]

    with pytest.raises(VersionIsPublished):
        version.save()


def test_publishing_leaves_no_draft_to_save(published: Role, rosa: Membership) -> None:
    with pytest.raises(NoDraft):
        roles.save_draft(published, {"duties": []}, revision=0, by=rosa, now=LATER)


def test_a_new_draft_begins_as_the_published_version_and_there_is_only_one(published: Role, rosa: Membership) -> None:
    first = roles.begin_draft(published, by=rosa, now=LATER)
    second = roles.begin_draft(published, by=rosa, now=LATER)

    assert first == second
    assert (first.number, first.duties) == (2, published.versions.get(number=1).duties)


def test_a_role_that_measures_nothing_is_not_published(drafted: Role, rosa: Membership) -> None:
    roles.save_draft(drafted, {"requirements": []}, revision=0, by=rosa, now=LATER)

    with pytest.raises(RoleNotReady, match="weight"):
        roles.publish(drafted, by=rosa, now=LATER)


def test_another_organization_changes_nothing(drafted: Role, omar: Membership) -> None:
    with pytest.raises(NotPermitted):
        roles.save_draft(drafted, {"duties": []}, revision=0, by=omar, now=LATER)
    with pytest.raises(NotPermitted):
        roles.publish(drafted, by=omar, now=LATER)
    assert not Role.objects.visible_to(omar).exists()
