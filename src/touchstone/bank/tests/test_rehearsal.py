from random import Random
from types import SimpleNamespace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from touchstone.bank import folders, marking, rehearsal, variants
from touchstone.bank.conftest import Write


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_rehearsed_response_earns_exactly_the_score_asked_for(write: Write, kind: str, seed: int) -> None:
    item = folders.read(write(kind)).item
    assert item is not None
    (asked,) = variants.finished(item, variants.draws(item))

    for score in range(marking.maximum(kind, asked.content) + 1):
        response = rehearsal.response_for(asked, score, Random(seed))
        assert marking.mark(kind, asked.content, asked.key, response) == score


def test_numpy_may_give_the_chance(write: Write) -> None:
    asked = SimpleNamespace(content={"kind": "single_choice", "options": ["a", "b", "c"]}, key={"option": 1})

    response = rehearsal.response_for(asked, 0, np.random.default_rng(3))

    assert response["option"] in {0, 2}
