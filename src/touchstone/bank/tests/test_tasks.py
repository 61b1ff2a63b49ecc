from collections.abc import Callable

import pytest

from touchstone.bank import competencies
from touchstone.bank.models import Item
from touchstone.conftest import NOON
from touchstone.people import organizations


@pytest.mark.django_db
def test_a_new_organization_finds_questions_for_every_competency(run_tasks: Callable[[], None]) -> None:
    founded = organizations.found("Eastwind", administrator="Noa", email="noa@eastwind.example", now=NOON)

    run_tasks()

    stocked = Item.objects.filter(organization=founded.organization).operational()
    assert set(stocked.values_list("competency__slug", flat=True)) == set(competencies.ORDER)
