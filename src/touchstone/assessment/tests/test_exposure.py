from touchstone.assessment import exposure, sittings
from touchstone.assessment.conftest import give
from touchstone.assessment.models import Sitting
from touchstone.bank import exposure as bank
from touchstone.conftest import NOON


def test_the_bank_learns_how_often_and_where_a_question_was_shown(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.current
    assert shown is not None
    give(transcript, shown, {"option": 0})
    item_id = shown.version.item_id

    (use,) = exposure.count([item_id])

    assert (use.screen, use.shown, use.last_at) == ("ML engineer", 1, NOON)
    assert bank.of([item_id])[item_id].screens == (("ML engineer", 1),)
