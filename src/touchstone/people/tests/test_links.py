from datetime import timedelta

import pytest

from touchstone.conftest import NOON
from touchstone.people import links
from touchstone.people.models import Person, PersonalLink

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)


def test_a_link_opens_until_it_expires(casey: Person) -> None:
    token = links.issue(casey, about=casey, by=None, expires_at=LATER, now=NOON)

    assert PersonalLink.objects.for_token(token, NOON).exists()
    assert not PersonalLink.objects.for_token(token, LATER).exists()


def test_a_revoked_link_opens_nothing(casey: Person) -> None:
    token = links.issue(casey, about=casey, by=None, expires_at=LATER, now=NOON)

    links.revoke(casey, by=None, now=NOON)

    assert not PersonalLink.objects.for_token(token, NOON).exists()


def test_the_token_itself_is_not_stored(casey: Person) -> None:
    token = links.issue(casey, about=casey, by=None, expires_at=LATER, now=NOON)

    assert token not in str(PersonalLink.objects.values().get())
