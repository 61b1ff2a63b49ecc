import pytest

from touchstone.hiring import needs
from touchstone.hiring.needs import Answer, Question, Questionnaire

TIED = Questionnaire(
    questions=[Question("q", "?", "", [Answer("both", "Both", {"general": 2, "special": 2}, "it is both.")])],
    tie_order=["general", "special"],
    reason_from=2,
    advice=[],
)


def test_six_questions_are_asked() -> None:
    assert len(needs.questionnaire().questions) == 6


@pytest.mark.parametrize("archetype", needs.questionnaire().tie_order)
def test_answering_all_in_favour_of_an_archetype_suggests_it_with_reasons(archetype: str) -> None:
    asked = needs.questionnaire()
    chosen = {q.slug: max(q.answers, key=lambda a: a.points.get(archetype, 0)).slug for q in asked.questions}

    suggestion = needs.suggest(asked, chosen)

    assert suggestion.archetype == archetype
    assert len(suggestion.reasons) >= 3


def test_a_tie_goes_to_the_generalist() -> None:
    assert needs.suggest(TIED, {"q": "both"}).archetype == "general"


def test_advice_is_given_once_when_its_answer_was_chosen() -> None:
    asked = needs.questionnaire()

    assert len(needs.suggest(asked, {"team": "ml-only"}).advice) == 1
    assert needs.suggest(asked, {"team": "software"}).advice == []
