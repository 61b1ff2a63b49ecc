"""The cast. At Northwind, Ada writes items, Rosa recruits, Imani interviews, Casey is a candidate; Omar belongs
elsewhere and must never see anything."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from hypothesis import settings as hypothesis_settings

from touchstone.people.models import Account, Membership, Organization, Person
from touchstone.people.permissions import Access

# The first example of a property may wait for a compiler or a busy machine.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_data_folder(settings: LazySettings, tmp_path: Path) -> None:
    """Whatever a test writes to the data folder goes with the test."""
    settings.DATA = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.WHITENOISE_USE_FINDERS = False  # each new test client would look through every folder
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the cast signs in often


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A page that one test asked for in German leaves no German behind for the next."""
    with translation.override("en"):
        yield


@pytest.fixture
def northwind(db: None) -> Organization:
    return Organization.objects.create(name="Northwind", slug="northwind", created_at=NOON)


@pytest.fixture
def southwind(db: None) -> Organization:
    return Organization.objects.create(name="Southwind", slug="southwind", created_at=NOON)


def _join(organization: Organization, name: str, *accesses: Access) -> Membership:
    email = f"{name.lower()}@{organization.slug}.example"
    person = Person.objects.create(organization=organization, name=name, email=email, created_at=NOON)
    account = Account.objects.create_user(email, "correct horse battery")
    return Membership.objects.create(
        organization=organization, account=account, person=person, accesses=list(accesses), joined_at=NOON
    )


@pytest.fixture
def ada(northwind: Organization) -> Membership:
    return _join(northwind, "Ada", Access.CONTENT_OWNER)


@pytest.fixture
def rosa(northwind: Organization) -> Membership:
    return _join(northwind, "Rosa", Access.RECRUITER)


@pytest.fixture
def imani(northwind: Organization) -> Membership:
    return _join(northwind, "Imani", Access.INTERVIEWER)


@pytest.fixture
def hanna(northwind: Organization) -> Membership:
    return _join(northwind, "Hanna", Access.HIRING_MANAGER)


@pytest.fixture
def adam(northwind: Organization) -> Membership:
    return _join(northwind, "Adam", Access.ADMINISTRATOR)


@pytest.fixture
def lea(northwind: Organization) -> Membership:
    return _join(northwind, "Lea", Access.LEARNING_LEAD)


@pytest.fixture
def audrey(northwind: Organization) -> Membership:
    return _join(northwind, "Audrey", Access.AUDITOR)


@pytest.fixture
def omar(southwind: Organization) -> Membership:
    return _join(southwind, "Omar", *Access)


@pytest.fixture
def casey(northwind: Organization) -> Person:
    return Person.objects.create(organization=northwind, name="Casey", email="casey@mail.example", created_at=NOON)


@pytest.fixture
def client_of() -> Callable[[Membership], Client]:
    """A browser in which this member is signed in."""

    def sign_in(member: Membership) -> Client:
        client = Client()
        client.force_login(member.account)
        return client

    return sign_in


@pytest.fixture
def run_tasks(db: None) -> Callable[[], None]:
    """Run every task that is waiting, as a worker would; a task that fails fails the test."""

    def run() -> None:
        while (waiting := DBTaskResult.objects.ready().first()) is not None:
            result = waiting.task_result
            waiting.task.call(*result.args, **result.kwargs)
            waiting.delete()

    return run
