import pytest

from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.people import organizations
from touchstone.people.models import Account, Membership, Organization
from touchstone.people.permissions import Access, Permission

pytestmark = pytest.mark.django_db


def test_founding_gives_an_organization_and_its_administrator() -> None:
    founded = organizations.found("North & Wind", administrator="Adam", email="Adam@north.example", now=NOON)

    assert founded.organization.slug == "north-wind"
    assert founded.membership.may(Permission.MEMBER_MANAGE)
    assert founded.membership.person.email == "adam@north.example"
    assert list(Event.objects.order_by("number").values_list("verb", flat=True)) == [
        Verb.ORGANIZATION_CREATED, Verb.MEMBER_JOINED
    ]  # fmt: skip


def test_two_organizations_may_share_a_name() -> None:
    for _ in range(3):
        organizations.found("Acme", administrator="Adam", email="adam@acme.example", now=NOON)

    assert sorted(Organization.objects.values_list("slug", flat=True)) == ["acme", "acme-2", "acme-3"]
    assert Account.objects.count() == 1


def test_a_server_is_set_up_once(northwind: Organization) -> None:
    with pytest.raises(organizations.AlreadySetUp):
        organizations.set_up(
            "Late",
            administrator="Eve",
            email="eve@late.example",
            password="x",
            locale="en",
            time_zone="UTC",
            hires=True,
            now=NOON,
        )


def test_joining_twice_is_refused(northwind: Organization, rosa: Membership) -> None:
    with pytest.raises(organizations.AlreadyOnTheTeam):
        organizations.join(
            northwind, name="Rosa", email=rosa.person.email, accesses=[Access.AUDITOR], by=None, now=NOON
        )


def test_somebody_who_left_comes_back_to_the_same_membership(northwind: Organization, rosa: Membership) -> None:
    rosa.ended_at = NOON
    rosa.save()

    again = organizations.join(
        northwind, name="Rosa", email=rosa.person.email, accesses=[Access.AUDITOR], by=None, now=NOON
    )

    assert (again.pk, again.accesses, again.ended_at) == (rosa.pk, [Access.AUDITOR], None)
