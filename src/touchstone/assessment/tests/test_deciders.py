from collections.abc import Callable

import pytest
from django.test import Client

from touchstone.assessment import adjustments
from touchstone.assessment.errors import DecidedOutside
from touchstone.assessment.models import Adjustment, Sitting
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.people.models import Membership
from touchstone.people.permissions import Access


@pytest.fixture
def both(rosa: Membership) -> Membership:
    """Rosa runs the house too."""
    rosa.accesses = [Access.RECRUITER.value, Access.ADMINISTRATOR.value]
    rosa.save()
    return Membership.objects.get(pk=rosa.pk)


@pytest.fixture
def asked(sitting: Sitting) -> Adjustment:
    return adjustments.request(sitting, wants_extra_time=True, wants_breaks=False, wish="", now=NOON)


def test_who_reads_reports_decides_on_no_adjustment(
    asked: Adjustment, both: Membership, adam: Membership, client_of: Callable[[Membership], Client]
) -> None:
    with pytest.raises(DecidedOutside):
        adjustments.decline(asked, answer="", by=both, now=NOON)

    assert not Adjustment.objects.visible_to(both).exists()
    refused = client_of(both).get("/adjustments/")
    assert (refused.status_code, "outside the hiring team" in refused.content.decode()) == (403, True)
    adjustments.decline(asked, answer="", by=adam, now=NOON)
    assert Event.objects.get(verb=Verb.ADJUSTMENT_DECIDED).details == {"state": "declined"}


def test_in_a_house_of_one_it_is_allowed_and_the_log_says_so(
    asked: Adjustment, both: Membership, adam: Membership, omar: Membership
) -> None:
    adam.ended_at = NOON
    adam.save()

    assert Adjustment.objects.visible_to(both).count() == 1
    assert not Adjustment.objects.visible_to(omar).exists()
    adjustments.decline(asked, answer="", by=both, now=NOON)

    assert Event.objects.get(verb=Verb.ADJUSTMENT_DECIDED).details == {"state": "declined", "alone": True}
