import pytest
from django.db import transaction

from touchstone import cli
from touchstone.audit import ledger
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.people.models import Organization

pytestmark = pytest.mark.django_db

Captured = pytest.CaptureFixture[str]


def record(organization: Organization) -> Event:
    with transaction.atomic():
        return ledger.record(Verb.ORGANIZATION_CREATED, about=organization, by=None, now=NOON)


def test_the_log_is_verified(northwind: Organization, capsys: Captured) -> None:
    record(northwind)

    assert cli.run(["audit", "verify"]) == 0
    assert "every hash holds" in capsys.readouterr().out


def test_a_broken_log_is_told_by_the_status(northwind: Organization, capsys: Captured) -> None:
    record(northwind)
    Event.objects.all()._raw_delete("default")

    assert cli.run(["audit", "verify"]) == 1
    assert str(northwind.pk) in capsys.readouterr().out


def test_an_organization_is_founded() -> None:
    words = ["organization", "create", "Northwind", "--administrator", "Adam", "--email", "adam@northwind.example"]

    assert cli.run(words) == 0
    assert Organization.objects.get().memberships.get().person.name == "Adam"


def test_a_real_organization_is_not_reset(northwind: Organization, capsys: Captured) -> None:
    assert cli.run(["reset-demo"]) == 1
    assert "Northwind" in capsys.readouterr().err
    assert Organization.objects.exists()


def test_a_refusal_is_one_sentence(capsys: Captured) -> None:
    assert cli.run(["bank", "load", "--organization", "nowhere"]) == 1
    assert capsys.readouterr().err == "touchstone: There is no such organization.\n"


@pytest.mark.usefixtures("northwind")
def test_the_doctor_says_how_it_is(capsys: Captured) -> None:
    assert cli.run(["doctor"]) == 0
    assert "Migrations: Up to date." in capsys.readouterr().out
