from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings

from touchstone.audit.models import Event
from touchstone.bank import authoring, lifecycle, loading, pool
from touchstone.bank.conftest import STEM, Manuscripts
from touchstone.bank.errors import (
    ItemHasDefects,
    ItemIsShipped,
    ItemNotInState,
    OwnItem,
    ReasonMissing,
    SlugTaken,
)
from touchstone.bank.models import Item, Review, State
from touchstone.bank.starters import Manuscript
from touchstone.conftest import NOON
from touchstone.kit.errors import NotPermitted
from touchstone.people.models import Membership
from touchstone.people.permissions import Access


@pytest.fixture(autouse=True)
def _content(settings: LazySettings, content: Path, db: None) -> None:
    settings.CONTENT = content
    loading.load_competencies(content)


@pytest.fixture
def item(ada: Membership, manuscript: Manuscripts) -> Item:
    return authoring.create(ada.organization, manuscript("numeric"), by=ada, now=NOON)


@pytest.fixture
def bela(lea: Membership) -> Membership:
    """A second content owner, who reads what Ada wrote."""
    lea.accesses = [Access.CONTENT_OWNER]
    lea.save()
    return Membership.objects.get(pk=lea.pk)


def test_a_question_begins_as_its_authors_draft(item: Item, ada: Membership) -> None:
    assert (item.state, item.slug, item.is_shipped) == (State.DRAFT, "own-a-question-of-ours", False)
    assert item.is_written_by(ada)
    assert len(pool.operational(ada.organization_id)) == 0


def test_approved_by_somebody_else_it_is_asked(item: Item, ada: Membership, bela: Membership) -> None:
    lifecycle.submit(item, by=ada, now=NOON)
    lifecycle.approve(item, reason="Answered it: 12.5.", by=bela, now=NOON)

    assert len(pool.operational(ada.organization_id)) == 1
    assert Review.objects.get().reviewer == bela
    assert Event.objects.order_by("number").last().details == {"reason": "Answered it: 12.5."}  # type: ignore[union-attr]


def test_nobody_approves_or_returns_their_own(item: Item, ada: Membership) -> None:
    lifecycle.submit(item, by=ada, now=NOON)

    for verb in (lifecycle.approve, lifecycle.return_to_author):
        with pytest.raises(OwnItem):
            verb(item, reason="Mine is good.", by=ada, now=NOON)


def test_returned_it_is_a_draft_again(item: Item, ada: Membership, bela: Membership) -> None:
    lifecycle.submit(item, by=ada, now=NOON)

    returned = lifecycle.return_to_author(item, reason="25 is right too.", by=bela, now=NOON)

    assert returned.state == State.DRAFT


def test_a_revision_is_a_new_version_that_waits_for_a_reader(
    item: Item, ada: Membership, bela: Membership, manuscript: Manuscripts
) -> None:
    lifecycle.submit(item, by=ada, now=NOON)
    item = lifecycle.approve(item, reason="Good.", by=bela, now=NOON)

    revised = authoring.revise(item, manuscript("numeric", ("12.5", "13.5")), by=bela, now=NOON)

    assert (revised.state, revised.versions.count()) == (State.DRAFT, 2)
    assert revised.is_written_by(bela)
    assert len(pool.operational(ada.organization_id)) == 0


def test_what_is_under_review_stands_still(item: Item, ada: Membership, manuscript: Manuscripts) -> None:
    lifecycle.submit(item, by=ada, now=NOON)

    with pytest.raises(ItemNotInState):
        authoring.revise(item, manuscript("numeric"), by=ada, now=NOON)


def test_a_question_with_errors_is_not_kept(ada: Membership, manuscript: Manuscripts) -> None:
    with pytest.raises(ItemHasDefects):
        authoring.create(ada.organization, manuscript("numeric", ("answer = 12.5", "")), by=ada, now=NOON)


def test_two_questions_cannot_share_a_name(item: Item, ada: Membership, manuscript: Manuscripts) -> None:
    with pytest.raises(SlugTaken):
        authoring.create(ada.organization, manuscript("numeric"), by=ada, now=NOON)


def test_a_program_that_a_member_wrote_is_never_run(ada: Membership, manuscript: Manuscripts, tmp_path: Path) -> None:
    traces = tmp_path / "ran"
    code = f"open('{traces}', 'w')"

    item = authoring.create(ada.organization, manuscript("predict_output", ("print(1 + 1)", code)), by=ada, now=NOON)
    lifecycle.submit(item, by=ada, now=NOON)

    assert not traces.exists()


def test_a_shipped_question_is_not_edited_here(item: Item, ada: Membership, manuscript: Manuscripts) -> None:
    Item.objects.update(is_shipped=True)

    with pytest.raises(ItemIsShipped):
        authoring.revise(item, manuscript("numeric"), by=ada, now=NOON)


def test_watched_it_is_asked_and_retired_it_is_not(item: Item, ada: Membership) -> None:
    Item.objects.update(state=State.OPERATIONAL)

    lifecycle.watch(item, reason="Seen in a forum.", by=ada, now=NOON)
    assert len(pool.operational(ada.organization_id)) == 1
    lifecycle.restore(item, reason="Another question.", by=ada, now=NOON)
    lifecycle.retire(item, reason="Leaked after all.", by=ada, now=NOON)
    assert len(pool.operational(ada.organization_id)) == 0


def test_a_step_without_a_reason_is_not_taken(item: Item, ada: Membership) -> None:
    with pytest.raises(ReasonMissing):
        lifecycle.retire(item, reason="  ", by=ada, now=NOON)

    assert Item.objects.get().state == State.DRAFT


def test_what_is_retired_stays_so(item: Item, ada: Membership) -> None:
    lifecycle.retire(item, reason="Old.", by=ada, now=NOON)

    for verb in (lifecycle.retire, lifecycle.watch, lifecycle.restore):
        with pytest.raises(ItemNotInState):
            verb(item, reason="Again.", by=ada, now=NOON)


Step = Callable[[Item, Membership], object]


@pytest.mark.parametrize(
    "step",
    [
        lambda item, by: lifecycle.submit(item, by=by, now=NOON),
        lambda item, by: lifecycle.approve(item, reason="x", by=by, now=NOON),
        lambda item, by: lifecycle.return_to_author(item, reason="x", by=by, now=NOON),
        lambda item, by: lifecycle.watch(item, reason="x", by=by, now=NOON),
        lambda item, by: lifecycle.restore(item, reason="x", by=by, now=NOON),
        lambda item, by: lifecycle.retire(item, reason="x", by=by, now=NOON),
        lambda item, by: authoring.revise(item, Manuscript("", STEM), by=by, now=NOON),
    ],
)
def test_others_may_take_no_step(item: Item, omar: Membership, hanna: Membership, step: Step) -> None:
    for member in (omar, hanna):
        with pytest.raises(NotPermitted):
            step(item, member)
