import pytest

from touchstone.bank.competencies import ORDER
from touchstone.hiring import archetypes
from touchstone.hiring.archetypes import Archetype


def test_the_four_archetypes_run_from_generalist_to_specialist() -> None:
    slugs = [one.slug for one in archetypes.every()]

    assert slugs[0] == "ai-leveraging-engineer"
    assert sorted(slugs) == ["ai-leveraging-engineer", "ml-data-engineer", "mlops-engineer", "model-trainer"]


@pytest.mark.parametrize("archetype", archetypes.every(), ids=lambda one: one.slug)
def test_an_archetype_is_complete_and_its_weights_add_up(archetype: Archetype) -> None:
    assert archetype.needed_when
    assert archetype.sources
    assert {wish.competency for wish in archetype.competencies} <= set(ORDER)
    assert sum(wish.weight for wish in archetype.competencies) == pytest.approx(1)
    assert sum(one.weight for one in archetype.requirements()) == pytest.approx(100, abs=2)  # rounding to whole parts
