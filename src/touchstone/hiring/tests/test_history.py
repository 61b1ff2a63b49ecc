from datetime import timedelta

import pytest

from touchstone.bank.competencies import names
from touchstone.conftest import NOON
from touchstone.hiring import history, requirements, roles
from touchstone.hiring.models import Role
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def test_versions_are_compared_in_words(published: Role, rosa: Membership) -> None:
    draft = roles.begin_draft(published, by=rosa, now=LATER)
    first = draft.asked[0]
    asked = [first._replace(level=5, must_have=False), *draft.asked[1:]]
    changes = {
        "duties": [*draft.duties[1:], "Teach the team"],
        "requirements": requirements.stored(asked),
        "ai_policy": "full",
    }
    draft = roles.save_draft(published, changes, revision=0, by=rosa, now=LATER)

    found = history.differences(published.versions.get(number=1), draft, names())

    assert ("Duty", "", "Teach the team") in found
    assert ("Duty", published.versions.get(number=1).duties[0], "") in found
    level = next(one for one in found if one.what == names()[first.competency])
    assert "Level 5" in level.after
    assert any(one.what == "Allowed on the job" for one in found)


def test_a_version_equals_itself(published: Role) -> None:
    version = published.versions.get()

    assert history.differences(version, version, names()) == []


def test_facts_and_settings_are_named_as_their_forms_name_them(published: Role, rosa: Membership) -> None:
    roles.begin_draft(published, by=rosa, now=LATER)
    changes = {
        "posting": {"pay_from": 7_000_000, "pay_to": 9_000_000, "currency": "EUR", "workplace": "remote"},
        "screen": {"minutes": 12},
        "description": {"intro": "Our own words."},
    }
    draft = roles.save_draft(published, changes, revision=0, by=rosa, now=LATER)

    found = history.differences(published.versions.get(number=1), draft, names())

    assert ("Pay from", "", "70,000") in found
    assert ("Workplace", "", "Fully remote") in found
    assert ("Minutes at most", "20", "12") in found
    assert ("About the role", "As drafted", "Our own words.") in found
    assert len([one for one in found if one.what == "Questions at most"]) == 0
