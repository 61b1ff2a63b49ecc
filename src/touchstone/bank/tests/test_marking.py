import pytest

from touchstone.bank.errors import MalformedResponse
from touchstone.bank.kinds import Json
from touchstone.bank.marking import mark, maximum

FOUR = {"options": ["a", "b", "c", "d"]}
STEPS = {"steps": ["a", "b", "c", "d"]}
PAIRS = {"lefts": ["a", "b", "c", "d"], "rights": ["1", "2", "3", "4", "5"]}
DIFF = {"diff": [" a", "+b", "+c", " d"], "reasons": ["x", "y", "z"]}


@pytest.mark.parametrize(
    ("ticked", "score"), [([0, 2], 2), ([0], 1), ([0, 1, 2], 1), ([0, 1], 0), ([], 0), ([1, 3], 0)]
)
def test_multiple_choice_forgives_one_mistake(ticked: list[int], score: int) -> None:
    assert mark("multiple_choice", FOUR, {"options": [0, 2]}, {"options": ticked}) == score


@pytest.mark.parametrize(("order", "score"), [([2, 0, 1, 3], 2), ([0, 2, 1, 3], 1), ([3, 0, 1, 2], 0)])
def test_ordering_forgives_neighbours_swapped(order: list[int], score: int) -> None:
    assert mark("ordering", STEPS, {"order": [2, 0, 1, 3]}, {"order": order}) == score


@pytest.mark.parametrize(
    ("pairs", "score"), [([0, 1, 2, 3], 2), ([0, 1, 2, 4], 1), ([1, 0, 2, 3], 1), ([1, 0, 2, 4], 0)]
)
def test_matching_forgives_one_confusion(pairs: list[int], score: int) -> None:
    assert mark("matching", PAIRS, {"pairs": [0, 1, 2, 3]}, {"pairs": pairs}) == score


@pytest.mark.parametrize(
    "text", ["1250", "1,250", "1 250", "1250.04", " 1250 ms", "1.25e3", "1249,95", "+1250", "1’250", "2500/2"]
)
def test_a_number_is_read_as_people_write_it(text: str) -> None:
    key = {"answer": 1250.0, "tolerance": 0.1}

    assert mark("numeric", {"unit": "ms"}, key, {"number": text}) == 1


@pytest.mark.parametrize("text", ["1250.2", "125", "", "many", "1/0", "nan", "inf", "1e999999999", "12,50"])
def test_another_number_or_none_is_wrong(text: str) -> None:
    assert mark("numeric", {"unit": "ms"}, {"answer": 1250.0, "tolerance": 0.1}, {"number": text}) == 0


def test_the_edge_of_the_tolerance_is_inside() -> None:
    assert mark("numeric", {"unit": ""}, {"answer": 0.3, "tolerance": 0.1}, {"number": "0.4"}) == 1


@pytest.mark.parametrize("text", ["GROUP BY", " group  by ", "`groupby`"])
def test_short_text_ignores_case_space_and_quotes(text: str) -> None:
    assert mark("short_text", {}, {"accepted": ["group by"]}, {"text": text}) == 1


@pytest.mark.parametrize(("text", "score"), [("[1, 2]\nok", 1), ("[1, 2]  \r\nok\n\n", 1), ("[1,2]\nok", 0), ("ok", 0)])
def test_output_is_compared_line_by_line(text: str, score: int) -> None:
    assert mark("predict_output", {}, {"output": "[1, 2]\nok\n"}, {"text": text}) == score


@pytest.mark.parametrize(
    ("lines", "reason", "score"),
    [([2, 3], 1, 3), ([2, 3], 0, 2), ([2], 1, 2), ([2, 3, 4], 0, 1), ([], 1, 1), ([1, 4], 0, 0)],
)
def test_a_code_review_earns_marks_for_lines_and_for_the_reason(lines: list[int], reason: int, score: int) -> None:
    key = {"lines": [2, 3], "reason": 1}

    assert mark("code_review", DIFF, key, {"lines": lines, "reason": reason}) == score


def test_marking_no_line_finds_nothing_even_where_one_is_faulty() -> None:
    assert mark("code_review", DIFF, {"lines": [2], "reason": 1}, {"lines": [], "reason": 1}) == 1


def test_a_situation_adds_up_its_steps() -> None:
    content = {"parts": [{"options": ["a", "b"], "best": 2}, {"options": ["a", "b"], "best": 1}]}
    key = {"parts": [{"marks": [2, 1]}, {"marks": [0, 1]}]}

    assert maximum("situation", content) == 3
    assert mark("situation", content, key, {"steps": [1, 1]}) == 2


def test_an_honest_i_do_not_know_earns_nothing() -> None:
    assert mark("single_choice", FOUR, {"option": 0}, {"dont_know": True}) == 0


@pytest.mark.parametrize(
    ("kind", "content", "response"),
    [
        ("single_choice", FOUR, {}),
        ("single_choice", FOUR, {"option": 4}),
        ("single_choice", FOUR, {"option": -1}),
        ("single_choice", FOUR, {"option": True}),
        ("multiple_choice", FOUR, {"options": [9]}),
        ("ordering", STEPS, {"order": [0, 0, 1, 2]}),
        ("matching", PAIRS, {"pairs": [0]}),
        ("code_review", DIFF, {"lines": [7], "reason": 0}),
        ("situation", {"parts": [{"options": ["a"], "best": 1}]}, {"steps": []}),
        ("short_text", {}, {"text": 3}),
    ],
)
def test_what_is_no_answer_to_the_question_is_refused(kind: str, content: Json, response: Json) -> None:
    key = {"option": 0, "options": [0], "order": [0, 1, 2, 3], "pairs": [0, 1, 2, 3], "lines": [2], "reason": 0}

    with pytest.raises(MalformedResponse):
        mark(kind, content, key | {"parts": [{"marks": [1]}], "accepted": []}, response)
