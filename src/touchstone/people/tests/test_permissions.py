import pytest

from touchstone.kit.errors import NotPermitted
from touchstone.people.models import Membership, Organization
from touchstone.people.permissions import GRANTS, Access, Permission


def test_every_access_has_grants_and_every_permission_is_granted_to_somebody() -> None:
    assert set(GRANTS) == set(Access)
    assert frozenset().union(*GRANTS.values()) == set(Permission)


def test_a_permission_does_not_reach_into_another_organization(
    omar: Membership, northwind: Organization, southwind: Organization
) -> None:
    omar.require(Permission.MEMBER_MANAGE, southwind)

    with pytest.raises(NotPermitted):
        omar.require(Permission.MEMBER_MANAGE, northwind)
