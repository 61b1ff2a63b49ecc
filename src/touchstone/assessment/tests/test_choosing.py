from datetime import timedelta

import numpy as np
import pytest

from touchstone.assessment import blueprints, choosing, sittings
from touchstone.assessment.conftest import RIGHT, sit_through
from touchstone.assessment.errors import BankTooSmall, BlueprintUnsound
from touchstone.assessment.models import Blueprint, Sitting
from touchstone.assessment.transcripts import DIMENSION
from touchstone.bank import pool
from touchstone.bank.models import Item, State
from touchstone.conftest import NOON
from touchstone.people.models import Membership, Organization, Person


def _drawn(by: Membership, **changed: object) -> Blueprint:
    recipe = {
        "title": "x", "weights": {"programming": 1.0}, "bars": {}, "bar": 0.0, "minutes": 15, "ai_policy": "none",
        "notice": {}, "by": by, "now": NOON,
    }  # fmt: skip
    return blueprints.draw(by.organization, **{**recipe, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize("weights", [{}, {"programming": 0.5}, {"juggling": 1.0}, {"programming": 2.0, "teamwork": -1}])
def test_a_blueprint_needs_known_competencies_that_add_up(rosa: Membership, weights: dict[str, float]) -> None:
    with pytest.raises(BlueprintUnsound):
        _drawn(rosa, weights=weights)


def test_owed_items_follow_the_weights_and_leave_none_out() -> None:
    assert choosing.shared_out(np.array([0.5, 0.3, 0.0, 0.2]), 8).tolist() == [4, 2, 0, 2]
    assert choosing.shared_out(np.array([0.9, 0.05, 0.05]), 4).tolist() == [3, 1, 1]


def test_every_weighted_competency_is_asked_about_and_no_other(sitting: Sitting) -> None:
    transcript = sit_through(sitting, lambda _: RIGHT)

    asked = [shown.competency for shown in transcript.shown]
    assert asked.count("programming") >= 6
    assert asked.count("mathematics") >= 2
    assert set(asked) == {"programming", "mathematics"}


def test_a_bank_without_a_suitable_question_says_so(rosa: Membership, casey: Person, questions: None) -> None:
    blueprint = _drawn(rosa, weights={"teamwork": 1.0})
    sitting, _ = sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + timedelta(days=1), now=NOON)

    with pytest.raises(BankTooSmall):
        sittings.begin(sitting, now=NOON)
    assert Sitting.objects.get().is_waiting


def test_enemies_are_never_shown_together(blueprint: Blueprint, sitting: Sitting, northwind: Organization) -> None:
    items = list(Item.objects.filter(competency__slug="programming").order_by("slug"))
    for item in items:
        item.enemies = [other.slug for other in items if other != item]
        item.save()
    pool.changed(northwind.pk)

    transcript = sit_through(sitting, lambda _: RIGHT)

    assert [shown.competency for shown in transcript.shown].count("programming") == 1


def test_items_shown_too_often_of_late_are_rested(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = pool.operational(sitting.organization_id)
    rested = np.zeros(len(questions), np.bool_)
    rested[[*range(5), *range(40, 45)]] = True
    monkeypatch.setitem(choosing._exposures, sitting.organization_id, choosing._Exposure(questions, NOON, rested))

    transcript = sittings.begin(sitting, now=NOON)

    assert rested[questions.index_of[transcript.shown[0].version_id]]


def test_a_competency_whose_questions_were_all_shown_too_often_is_still_asked_first(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = pool.operational(sitting.organization_id)
    rested = questions.items.dimension == DIMENSION["mathematics"]
    monkeypatch.setitem(choosing._exposures, sitting.organization_id, choosing._Exposure(questions, NOON, rested))
    monkeypatch.setattr(choosing, "EXPOSURE_STANDS", timedelta(days=1))

    transcript = sit_through(sitting, lambda _: RIGHT)

    assert [shown.competency for shown in transcript.shown[:8]].count("programming") == 6


def test_exposure_counts_recent_sittings(sitting: Sitting) -> None:
    transcript = sit_through(sitting, lambda _: RIGHT)
    questions = pool.operational(sitting.organization_id)

    eligible = choosing._count(sitting.organization_id, questions)

    assert eligible.all()  # one sitting rests nothing
    assert len(transcript.shown) > 0


def test_a_question_retired_in_mid_sitting_keeps_its_family_out(sitting: Sitting, northwind: Organization) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = Item.objects.get(current=transcript.shown[0].version)
    Item.objects.filter(pk=shown.pk).update(state=State.RETIRED)
    pool.changed(northwind.pk)
    questions = pool.operational(northwind.pk)

    places = choosing._places(questions, transcript)

    family = Item.objects.filter(family=shown.family).exclude(pk=shown.pk)
    assert [questions.item_ids[place] for place in places] == [item.pk for item in family]


def test_the_same_sitting_state_chooses_the_same_question(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    questions = pool.operational(sitting.organization_id)
    empty = type(transcript)(transcript.sitting, ())

    rng = np.random.default_rng([sitting.seed, 1])

    assert questions.version_ids[choosing._choose(empty, questions, rng, NOON)] == transcript.shown[0].version_id


def test_a_precise_result_ends_the_sitting_although_a_competency_got_more_than_it_was_owed(
    rosa: Membership, casey: Person, questions: None
) -> None:
    blueprint = _drawn(rosa, weights={"programming": 0.5, "mathematics": 0.5}, standard_error=0.55, least_items=2)
    sitting, _ = sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + timedelta(days=1), now=NOON)

    transcript = sit_through(sitting, lambda _: RIGHT)

    assert transcript.sitting.ending == "precision"
    assert len(transcript.answered) > choosing.recipe(blueprint).owed.sum()


def test_a_competency_without_questions_keeps_nobody_to_the_full_length(
    rosa: Membership, casey: Person, questions: None
) -> None:
    blueprint = _drawn(rosa, weights={"programming": 0.9, "teamwork": 0.1}, standard_error=0.6)
    sitting, _ = sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + timedelta(days=1), now=NOON)

    transcript = sit_through(sitting, lambda _: RIGHT)

    assert choosing.recipe(blueprint).owed[DIMENSION["teamwork"]] == 1
    assert transcript.sitting.ending == "precision"


def test_each_weighted_competency_is_owed_an_item_even_beyond_the_total() -> None:
    assert choosing.shared_out(np.full(4, 0.25), 2).tolist() == [1, 1, 1, 1]
