"""Northwind's role, requisition and Casey's application, for the tests of this app."""

import pytest

from touchstone.conftest import NOON
from touchstone.hiring import applications, archetypes, requisitions, roles
from touchstone.hiring.models import Application, Requisition, Role
from touchstone.people.models import Membership, Person


@pytest.fixture
def drafted(rosa: Membership) -> Role:
    """A role with its first draft."""
    archetype = archetypes.named("mlops-engineer")
    assert archetype
    return roles.create_from(archetype, title="Platform engineer", ai_policy="docs", by=rosa, now=NOON)


@pytest.fixture
def published(drafted: Role, rosa: Membership) -> Role:
    roles.publish(drafted, by=rosa, now=NOON)
    return drafted


@pytest.fixture
def requisition(published: Role, rosa: Membership) -> Requisition:
    return requisitions.open(published, by=rosa, now=NOON)


@pytest.fixture
def application(requisition: Requisition, casey: Person, rosa: Membership) -> Application:
    return applications.receive(requisition, name=casey.name, email=casey.email, by=rosa, now=NOON)
