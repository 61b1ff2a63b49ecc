from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from touchstone.hiring import policy
from touchstone.hiring.models import Role
from touchstone.hiring.policy import AiPolicy
from touchstone.people.models import Membership


@pytest.mark.parametrize("rule", AiPolicy.values)
def test_every_rule_has_a_notice_for_each_stage_in_both_languages(rule: str) -> None:
    for stage in policy.stages(rule):
        assert set(stage.notice) == {"en", "de"}
        assert all(stage.notice.values())


@pytest.mark.django_db
def test_the_rule_of_the_work_becomes_the_rule_of_the_stages(
    client_of: Callable[[Membership], Client], rosa: Membership, drafted: Role
) -> None:
    url = reverse("role-save", args=[drafted.pk, "rules"])

    page = client_of(rosa).post(url, {"revision": "0", "ai_policy": "full"}, follow=True).content.decode()

    assert policy.screen_notice("full")["de"] in page
    assert Role.objects.get().latest.ai_policy == "full"
