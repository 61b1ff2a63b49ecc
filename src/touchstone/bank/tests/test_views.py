from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from touchstone.bank import authoring, lifecycle, loading
from touchstone.bank.conftest import MATTER, Manuscripts, Write
from touchstone.bank.kinds import Kind
from touchstone.bank.models import Item, State
from touchstone.conftest import NOON
from touchstone.people.models import Membership

SignIn = Callable[[Membership], Client]
FIELDS = {
    "title": "Who frees the lock",
    "sub_skill": "programming/reading-code",
    "stem": "A worker of your team holds a lock and every request waits behind it. What frees it at once?",
    "level": "3",
    "difficulty_reason": "Two facts at once.",
    "expected_seconds": "60",
    "facts": "A lock in memory ends with its process.",
    "source_title": "Python documentation",
    "source_url": "https://docs.python.org/3/",
    "source_date": "2026-10-01",
    "correct": "2",
    **{f"text_{n}": text for n, text in enumerate(("Waiting", "A restart", "A new queue", "", "", ""), start=1)},
    **{f"rationale_{n}": text for n, text in enumerate(("It stays.", "It ends.", "No.", "", "", ""), start=1)},
}


@pytest.fixture(autouse=True)
def _bank(settings: LazySettings, content: Path, write: Write, ada: Membership) -> None:
    settings.CONTENT = content
    for kind in MATTER:
        write(kind)
    loading.load(ada.organization, by=None, now=NOON)


@pytest.fixture
def item(ada: Membership) -> Item:
    return Item.objects.get(organization=ada.organization, kind=Kind.SINGLE_CHOICE)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 9),
        ("kind=numeric", 1),
        ("competency=programming&state=operational", 9),
        ("kind=numeric&state=retired", 0),
        ("level=3", 9),
        ("level=5", 0),
        ("q=code review", 1),
        ("level=nonsense&order=nonsense&page=nonsense", 9),
        ("order=-difficulty", 9),
    ],
)
def test_the_list_is_filtered_and_sorted(ada: Membership, client_of: SignIn, query: str, count: int) -> None:
    page = client_of(ada).get(f"/bank/?{query}")

    assert page.status_code == 200
    assert page.content.decode().count('<th scope="row">') == count


def test_the_list_costs_the_same_for_any_number_of_questions(
    ada: Membership, client_of: SignIn, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = client_of(ada)
    client.get("/bank/")

    with django_assert_max_num_queries(9):
        client.get("/bank/")


def test_a_question_of_every_kind_has_a_page_and_can_be_tried(ada: Membership, client_of: SignIn, kind: str) -> None:
    client, item = client_of(ada), Item.objects.get(kind=kind)

    assert "Right" in client.get(reverse("item", args=[item.pk])).content.decode() or kind == "situation"
    assert "Right" not in client.get(reverse("item-try", args=[item.pk])).content.decode()
    assert client.post(reverse("item-try", args=[item.pk])).status_code == 422
    assert "0 of" in client.post(reverse("item-try", args=[item.pk]), {"dont_know": "1"}).content.decode()


def test_an_older_version_says_that_it_is_old(ada: Membership, client_of: SignIn, item: Item, write: Write) -> None:
    write("single_choice", replace=("Delete the queue", "Empty the queue"))
    loading.load(ada.organization, by=None, now=NOON)

    page = client_of(ada).get(reverse("item", args=[item.pk]), {"version": "1"}).content.decode()

    assert "Delete the queue" in page
    assert "This is version 1" in page


def test_a_version_or_variant_that_does_not_exist_is_not_found(ada: Membership, client_of: SignIn, item: Item) -> None:
    address = reverse("item", args=[item.pk])

    assert client_of(ada).get(address, {"version": "99"}).status_code == 404
    assert client_of(ada).get(address, {"variant": "99"}).status_code == 200


def test_omar_sees_nothing_of_it(omar: Membership, client_of: SignIn, item: Item) -> None:
    client = client_of(omar)

    assert "No questions yet" in client.get("/bank/").content.decode()
    for name in ("item", "item-try", "item-edit"):
        assert client.get(reverse(name, args=[item.pk])).status_code == 404
    for name in ("approve", "restore", "retire", "return", "watch"):
        reply = client.post(reverse("item-step", args=[item.pk, name]), {"reason": "x"})
        assert reply.status_code == 404
    assert client.post(reverse("item-submit", args=[item.pk])).status_code == 404


def test_those_who_may_not_view_questions_are_refused(imani: Membership, client_of: SignIn, item: Item) -> None:
    client = client_of(imani)

    for address in ("/bank/", "/bank/reviews/", "/bank/new/", reverse("item", args=[item.pk])):
        assert client.get(address).status_code == 403
    assert client.get("/competencies/").status_code == 200


def test_a_second_reader_approves_what_another_wrote(
    ada: Membership, lea: Membership, client_of: SignIn, manuscript: Manuscripts
) -> None:
    lea.accesses = ["content_owner"]
    lea.save()
    own = authoring.create(ada.organization, manuscript("numeric"), by=ada, now=NOON)
    lifecycle.submit(own, by=ada, now=NOON)
    client = client_of(lea)

    assert "A question of ours" in client.get("/bank/reviews/").content.decode()
    assert "Show the key" in client.get(reverse("item", args=[own.pk])).content.decode()
    client.post(reverse("item-step", args=[own.pk, "approve"]), {"reason": "12.5 it is."})

    assert Item.objects.get(pk=own.pk).state == State.OPERATIONAL


def test_a_single_choice_is_written_in_fields_and_edited_in_them(ada: Membership, client_of: SignIn) -> None:
    client = client_of(ada)

    client.post(reverse("item-write", args=["single_choice", "fields"]), FIELDS)
    own = Item.objects.get(is_shipped=False)
    assert own.current is not None
    assert sorted(own.current.variants.get().content["options"]) == ["A new queue", "A restart", "Waiting"]
    page = client.get(reverse("item-edit", args=[own.pk])).content.decode()
    assert 'name="text_1"' in page
    client.post(reverse("item-edit", args=[own.pk]), FIELDS | {"text_1": "Waiting longer"})

    assert own.versions.count() == 2


@pytest.mark.parametrize("missing", ["title", "stem", "text_2", "source_date", "facts"])
def test_a_field_left_out_is_asked_for(ada: Membership, client_of: SignIn, missing: str) -> None:
    reply = client_of(ada).post(reverse("item-write", args=["single_choice", "fields"]), FIELDS | {missing: ""})

    assert reply.status_code == 422
    assert not Item.objects.filter(is_shipped=False).exists()


def test_every_kind_begins_with_an_example_whose_words_must_go(ada: Membership, client_of: SignIn, kind: str) -> None:
    client = client_of(ada)
    form = client.get(reverse("item-write", args=[kind, "text"])).context["form"]

    found = client.post(reverse("item-check", args=["text"]), form.initial).context["checked"].findings

    errors = [finding for finding in found if finding.severity == "error"]
    assert {finding.field for finding in errors} == {"title", "family", "difficulty_reason", "facts", "sources"}
    assert {finding.message for finding in errors} == {"still says what the example said"}


def test_the_checker_names_what_is_wrong_while_one_writes(ada: Membership, client_of: SignIn) -> None:
    found = client_of(ada).post(reverse("item-check", args=["text"]), {"head": "kind =", "stem": ""})

    assert "Invalid value" in found.content.decode()


def test_addresses_that_mean_nothing_are_not_found(ada: Membership, client_of: SignIn, item: Item) -> None:
    client = client_of(ada)

    for address in ("/bank/new/essay/text/", "/bank/new/numeric/fields/", "/bank/new/numeric/x/", "/competencies/x/"):
        assert client.get(address).status_code == 404
    assert client.post("/bank/check/x/").status_code == 404
    assert client.post(reverse("item-step", args=[item.pk, "erase"])).status_code == 404


def test_a_competency_shows_its_levels_and_what_the_bank_can_ask(imani: Membership, client_of: SignIn) -> None:
    page = client_of(imani).get("/competencies/programming/").content.decode()

    assert "Does it" in page
    assert "Capable: 9 questions." in page
