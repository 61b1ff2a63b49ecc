from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from touchstone.conftest import NOON
from touchstone.hiring import archetypes, descriptions, roles
from touchstone.hiring.draft_forms import DescriptionForm
from touchstone.hiring.models import Role
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Membership], Client]


def text_of(role: Role, slug: str) -> str:
    return next(one.text for one in descriptions.sections(role.latest) if one.slug == slug)


def posted(role: Role, **changed: str) -> dict[str, str]:
    form = DescriptionForm(role.latest)
    typed = {name: str(form.initial.get(name) or "") for name in form.fields}
    return {**typed, "revision": str(role.latest.revision), **changed}


def save(client: Client, role: Role, **changed: str) -> str:
    url = reverse("role-save", args=[role.pk, "description"])
    return client.post(url, posted(role, **changed), headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize("archetype", archetypes.every(), ids=lambda one: one.slug)
def test_a_draft_is_complete_for_every_archetype(archetype: archetypes.Archetype, rosa: Membership) -> None:
    role = roles.create_from(archetype, title="Engineer", ai_policy="docs", by=rosa, now=NOON)

    text = descriptions.markdown(role.latest)

    assert "{" not in text
    assert all(section.text for section in descriptions.sections(role.latest))
    assert all(duty in text for duty in archetype.duties)


def test_an_untouched_section_goes_on_following_the_canvas(
    client_of: ClientOf, rosa: Membership, drafted: Role
) -> None:
    save(client_of(rosa), drafted, intro="Our own words.")
    draft = Role.objects.get().latest
    roles.save_draft(drafted, {"duties": ["Something new"]}, revision=draft.revision, by=rosa, now=NOON)

    fresh = Role.objects.get()
    assert fresh.latest.description == {"intro": "Our own words."}
    assert "Something new" in text_of(fresh, "what_you_will_do")


def test_pay_typed_as_a_fact_reaches_the_text_and_silences_its_rule(
    client_of: ClientOf, rosa: Membership, drafted: Role
) -> None:
    client = client_of(rosa)
    before = client.get(reverse("role-part", args=[drafted.pk, "description"])).content.decode()
    after = save(client, drafted, pay_from="70000", pay_to="90000", currency="EUR", pay_period="year")

    assert "Add the range you expect to pay on hire." in before
    assert "Add the range you expect to pay on hire." not in after
    assert "EUR 70,000 – EUR 90,000 a year" in text_of(Role.objects.get(), "pay")
    assert "EUR 70,000 – EUR 90,000 a year" in after


def test_a_pay_range_upside_down_is_not_saved(client_of: ClientOf, rosa: Membership, drafted: Role) -> None:
    reply = save(client_of(rosa), drafted, pay_from="90000", pay_to="70000", currency="EUR", pay_period="year")

    assert "The highest pay lies below the lowest." in reply
    assert Role.objects.get().latest.revision == 0


def test_the_exports_hold_the_text_and_no_tag_ends_a_script(
    client_of: ClientOf, rosa: Membership, drafted: Role
) -> None:
    client = client_of(rosa)
    save(client, drafted, intro="</script><script>alert(1)</script>")

    as_json = client.get(reverse("role-posting-json", args=[drafted.pk, 1])).content.decode()
    as_markdown = client.get(reverse("role-posting-markdown", args=[drafted.pk, 1])).content.decode()

    assert "<" not in as_json
    assert as_markdown.startswith("# Platform engineer")
    assert client.get(reverse("role-posting", args=[drafted.pk, 1])).status_code == 200


@pytest.mark.parametrize("name", ["role-posting", "role-posting-json", "role-posting-markdown"])
def test_omar_reads_no_posting(name: str, client_of: ClientOf, omar: Membership, drafted: Role) -> None:
    assert client_of(omar).get(reverse(name, args=[drafted.pk, 1])).status_code == 404
