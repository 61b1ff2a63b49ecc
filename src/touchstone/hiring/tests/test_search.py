import pytest

from touchstone.hiring import search
from touchstone.hiring.models import Application
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db


def test_a_candidate_is_found_by_those_who_hire(application: Application, rosa: Membership) -> None:
    (found,) = search.find_candidates(rosa, "cas")

    assert found.label == "Casey · Platform engineer"


@pytest.mark.parametrize("who", ["omar", "imani", "adam"])
def test_nobody_else_finds_one(who: str, application: Application, request: pytest.FixtureRequest) -> None:
    assert search.find_candidates(request.getfixturevalue(who), "cas") == []
