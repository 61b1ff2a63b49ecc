from collections.abc import Callable

import pytest
from django.test import Client

from touchstone.conftest import NOON
from touchstone.people.middleware import current_member
from touchstone.people.models import Membership, Organization, Person

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def rosa_at_southwind(rosa: Membership, southwind: Organization) -> Membership:
    person = Person.objects.create(organization=southwind, name="Rosa", email="rosa@mail.example", created_at=NOON)
    return Membership.objects.create(
        organization=southwind, account=rosa.account, person=person, accesses=[], joined_at=NOON
    )


def test_the_chosen_organization_counts(rosa: Membership, rosa_at_southwind: Membership) -> None:
    assert current_member(rosa.account, str(rosa_at_southwind.organization_id)) == rosa_at_southwind
    assert current_member(rosa.account, None) == rosa


def test_an_organization_that_one_does_not_belong_to_cannot_be_chosen(
    rosa: Membership, southwind: Organization
) -> None:
    assert current_member(rosa.account, str(southwind.pk)) == rosa


def test_somebody_whose_membership_ended_is_told_so(client_of: ClientOf, rosa: Membership) -> None:
    rosa.ended_at = NOON
    rosa.save()

    reply = client_of(rosa).get("/mailbox/")

    assert reply.status_code == 403
    assert "not on a team" in reply.content.decode()


def test_pages_speak_the_members_language(client_of: ClientOf, rosa: Membership) -> None:
    rosa.person.locale = "de"
    rosa.person.save()

    assert '<html lang="de"' in client_of(rosa).get("/mailbox/").content.decode()
