from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from touchstone.conftest import NOON
from touchstone.hiring import needs, roles
from touchstone.hiring.models import Requisition, Role
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Membership], Client]


def canvas_of(role: Role, **changed: str) -> dict[str, str]:
    """The canvas as a browser would post it."""
    assert role.draft
    from touchstone.hiring.draft_forms import CanvasForm

    form = CanvasForm(role.draft)
    posted = {"revision": str(role.draft.revision), "duties": "\n".join(role.draft.duties), "outcomes": ""}
    for row in form.rows:
        posted |= {
            row.add_prefix(name): str(row.initial[name]) for name in row.fields if row.initial[name] is not False
        }
    return {**posted, **changed}


def test_everybody_reads_the_archetypes(client_of: ClientOf, imani: Membership) -> None:
    page = client_of(imani).get(reverse("archetype-list"))

    assert "MLOps engineer" in page.content.decode()
    assert reverse("role-ask") not in page.content.decode()


def test_six_answers_lead_to_a_suggestion_with_reasons(client_of: ClientOf, rosa: Membership) -> None:
    asked = needs.questionnaire().questions
    answers = {q.slug: max(q.answers, key=lambda a: a.points.get("mlops-engineer", 0)).slug for q in asked}

    page = client_of(rosa).get(reverse("role-ask"), answers).content.decode()

    assert "MLOps engineer" in page
    assert "We suggest this because" in page


def test_an_unanswered_question_is_pointed_out(client_of: ClientOf, rosa: Membership) -> None:
    page = client_of(rosa).get(reverse("role-ask"), {"own-models": "no"})

    assert page.content.decode().count("Please choose one answer.") == 5


def test_a_role_is_created_from_the_suggestion(client_of: ClientOf, rosa: Membership) -> None:
    new = {"archetype": "mlops-engineer", "title": "Platform engineer", "ai_policy": "docs"}

    reply = client_of(rosa).post(reverse("role-create"), new)

    assert reply.headers["Location"] == reverse("role", args=[Role.objects.get().pk])


def test_the_canvas_is_saved_and_what_it_works_out_comes_back(
    client_of: ClientOf, rosa: Membership, drafted: Role
) -> None:
    reply = client_of(rosa).post(
        reverse("role-save", args=[drafted.pk, "canvas"]),
        canvas_of(drafted, **{"programming-level": "5"}),
        headers={"HX-Request": "true"},
    )

    fresh = Role.objects.get()
    assert fresh.draft
    assert next(one for one in fresh.draft.asked if one.competency == "programming").level == 5
    assert "Expert" in reply.content.decode()
    assert 'value="1" hx-swap-oob' in reply.content.decode()


def test_two_editors_notice_each_other(client_of: ClientOf, rosa: Membership, hanna: Membership, drafted: Role) -> None:
    mine = canvas_of(drafted, duties="Rosa's")
    roles.save_draft(drafted, {"duties": ["Hanna's"]}, revision=0, by=hanna, now=NOON)

    reply = client_of(rosa).post(
        reverse("role-save", args=[drafted.pk, "canvas"]), mine, headers={"HX-Request": "true"}
    )

    assert "Hanna has saved this draft since you opened it" in reply.content.decode()
    assert Role.objects.get().latest.duties == ["Hanna's"]


def test_without_scripts_a_conflict_gives_back_what_was_typed(
    client_of: ClientOf, rosa: Membership, hanna: Membership, drafted: Role
) -> None:
    mine = canvas_of(drafted, duties="Rosa typed this")
    roles.save_draft(drafted, {"duties": ["Hanna's"]}, revision=0, by=hanna, now=NOON)
    page = client_of(rosa).post(reverse("role-save", args=[drafted.pk, "canvas"]), mine).content.decode()

    assert "Rosa typed this" in page
    assert 'name="overwrite" value="1"' in page


def test_publishing_wants_the_word_typed(client_of: ClientOf, rosa: Membership, drafted: Role) -> None:
    client = client_of(rosa)

    client.post(reverse("role-publish", args=[drafted.pk]), {"confirmation": "yes"})
    assert Role.objects.get().published is None

    client.post(reverse("role-publish", args=[drafted.pk]), {"confirmation": "publish"})
    assert Role.objects.get().published is not None


def test_roles_are_listed_in_few_queries(
    client_of: ClientOf, rosa: Membership, published: Role, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _more in range(5):
        roles.begin_draft(published, by=rosa, now=NOON)
    client = client_of(rosa)

    with django_assert_max_num_queries(8):  # session, account, member, organizations of the account, roles, versions
        client.get(reverse("role-list"))


@pytest.mark.parametrize("name", ["role", "role-history", "role-publish"])
def test_omar_finds_nothing(name: str, client_of: ClientOf, omar: Membership, drafted: Role) -> None:
    assert client_of(omar).get(reverse(name, args=[drafted.pk])).status_code == 404


def test_omar_finds_no_requisition(client_of: ClientOf, omar: Membership, requisition: Requisition) -> None:
    assert client_of(omar).get(reverse("requisition", args=[requisition.pk])).status_code == 404
    assert client_of(omar).post(reverse("requisition-close", args=[requisition.pk])).status_code == 404


def test_a_requisition_is_opened_on_the_published_version(
    client_of: ClientOf, rosa: Membership, published: Role
) -> None:
    reply = client_of(rosa).post(reverse("requisition-open", args=[published.pk]), follow=True)

    assert "Version 1 of the role" in reply.content.decode()
    page = client_of(rosa).get(reverse("role", args=[published.pk])).content.decode()
    assert reverse("requisition", args=[Requisition.objects.get().pk]) in page


def test_a_role_is_renamed(client_of: ClientOf, rosa: Membership, omar: Membership, drafted: Role) -> None:
    url = reverse("role-rename", args=[drafted.pk])

    assert client_of(omar).post(url, {"title": "Mine"}).status_code == 404
    client_of(rosa).post(url, {"title": "Model platform engineer"})
    assert Role.objects.get().title == "Model platform engineer"


@pytest.mark.parametrize("revision", ["²", "٣", "-1", "x"])
def test_a_revision_that_is_no_number_conflicts_and_breaks_nothing(
    revision: str, client_of: ClientOf, rosa: Membership, drafted: Role
) -> None:
    url = reverse("role-save", args=[drafted.pk, "canvas"])

    assert client_of(rosa).post(url, canvas_of(drafted, revision=revision)).status_code == 200
