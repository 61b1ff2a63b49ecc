import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from touchstone.bank import folders, marking, presentation, rehearsal, variants
from touchstone.bank.conftest import Write
from touchstone.bank.errors import MalformedResponse
from touchstone.bank.models import Variant


@pytest.fixture
def variant(write: Write, kind: str) -> Variant:
    item = folders.read(write(kind)).item
    assert item is not None
    (asked,) = variants.finished(item, variants.draws(item))
    return Variant(content=asked.content, key=asked.key)


def posted(fields: dict[str, Any]) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, value in fields.items():
        post.setlist(name, value if isinstance(value, list) else [value])
    return post


def test_a_question_tells_nothing_of_its_key(variant: Variant) -> None:
    keyless = Variant(content=variant.content, key=None)

    question = presentation.question(keyless, seed=1)

    assert json.loads(json.dumps(question.as_json()))["kind"] == variant.kind


def test_the_order_of_options_comes_from_the_seed(variant: Variant) -> None:
    orders = {presentation.question(variant, seed).choices for seed in range(20)}

    assert len(orders) == (1 if not presentation.question(variant, 0).choices else len(orders))
    assert presentation.question(variant, 7) == presentation.question(variant, 7)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_response_survives_its_form(variant: Variant, seed: int) -> None:
    for score in range(marking.maximum(variant.kind, variant.content) + 1):
        response = rehearsal.response_for(variant, score, Random(seed))
        sent = posted(presentation.post_of(variant.kind, response))

        assert presentation.response_from_post(variant.kind, sent) == response


def test_every_field_of_a_response_stands_in_the_form(variant: Variant) -> None:
    response = rehearsal.response_for(variant, marking.maximum(variant.kind, variant.content), Random(1))
    question = presentation.question(variant, 3)

    html = render_to_string("bank/question.html", {"question": question, "given": response})

    for name in presentation.post_of(variant.kind, response):
        assert f'name="{name}"' in html
    assert "checked" in html or "selected" in html or str(response.get("text", response.get("number"))) in html


def test_a_half_written_answer_is_kept_and_shown_again(variant: Variant) -> None:
    response = rehearsal.response_for(variant, 0, Random(2))
    sent = posted(presentation.post_of(variant.kind, response))
    sent.pop(next(reversed([name for name in sent if name != "step_count"])))

    draft = presentation.draft_from_post(variant.kind, sent)

    context = {"question": presentation.question(variant, 3), "given": draft}
    assert render_to_string("bank/question.html", context)


def test_an_empty_form_is_answered_with_a_sentence(variant: Variant) -> None:
    with pytest.raises(MalformedResponse, match="Please"):
        presentation.response_from_post(variant.kind, QueryDict())


@pytest.mark.parametrize("read", [presentation.response_from_post, presentation.draft_from_post])
@pytest.mark.parametrize("kind", ["short_text", "numeric", "predict_output"])
def test_a_nul_character_is_refused_in_answers_and_drafts(read: Callable[[str, QueryDict], Any], kind: str) -> None:
    with pytest.raises(MalformedResponse):
        read(kind, posted({"text": "4\0"}))


def test_i_do_not_know_is_an_answer(variant: Variant) -> None:
    assert presentation.response_from_post(variant.kind, QueryDict("dont_know=1")) == {"dont_know": True}


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "²", "99999999999999999999"])
def test_a_forged_place_is_refused(value: str) -> None:
    with pytest.raises(MalformedResponse):
        presentation.response_from_post("single_choice", posted({"option": value}))


def test_two_steps_cannot_stand_in_one_position() -> None:
    with pytest.raises(MalformedResponse, match="position of its own"):
        presentation.response_from_post("ordering", posted({"order-0": "1", "order-1": "1", "order-2": "2"}))


@pytest.mark.parametrize("score", ["none", "least", "most"])
def test_an_explanation_says_what_was_answered_and_what_is_right(variant: Variant, score: str) -> None:
    most = marking.maximum(variant.kind, variant.content)
    response = None if score == "none" else rehearsal.response_for(variant, most if score == "most" else 0, Random(4))

    explained = presentation.explained(variant, response)

    assert explained.is_right is (score == "most")
    assert "Right" in render_to_string("bank/explained.html", {"explained": explained}) or variant.kind == "situation"


def test_not_knowing_is_explained_too(variant: Variant) -> None:
    explained = presentation.explained(variant, {"dont_know": True})

    assert explained.dont_know
    assert render_to_string("bank/explained.html", {"explained": explained})
