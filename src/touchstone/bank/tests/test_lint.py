from io import StringIO
from pathlib import Path

import pytest

from touchstone.bank import commands
from touchstone.bank.conftest import STEM, Write

GOOD = """
def variant(rng):
    n = rng.randint(1, 10**6)
    return {"stem": f"Your service has {n} users and loses half of them overnight. How many users are left by morning?",
            "answer": n / 2, "tolerance": 0.1, "rationale": "Half."}
"""


def report(content: Path) -> str:
    out = StringIO()
    commands.check(content, out=out)
    return out.getvalue()


def test_a_good_item_of_every_kind_has_no_findings(content: Path, write: Write, kind: str) -> None:
    write(kind)

    assert ": error: " not in report(content)
    assert ": warning: " not in report(content)


@pytest.mark.parametrize(
    ("kind", "planted", "found"),
    [
        ("single_choice", ("correct = true\n", ""), "options: exactly one must be correct, not 0"),
        ("single_choice", ('rationale = "It holds no lock."', ""), "options[2].rationale: is missing"),
        ("single_choice", ("Delete the queue", "All of the above"), "all of the above"),
        ("single_choice", ("Delete the queue", "wait for an hour"), "two of them say the same"),
        ("single_choice", ("Restart the worker", "Restart the worker, since it holds the lock"), "by its length"),
        ("single_choice", ("guessing = 0.25", "guessing = 0"), "guessing: should be 0.25"),
        ("single_choice", ("difficulty = 0.4", "difficulty = 9"), "difficulty: must lie between -4 and 4, not 9"),
        ("single_choice", ("expected_seconds = 60", "expected_seconds = 600"), "expected_seconds: must lie between"),
        ("single_choice", ("enemies = []", 'enemies = ["prog-none"]'), "there is no other item prog-none"),
        ("single_choice", ("reading-code", "juggling"), "sub_skill: must be one of reading-code"),
        ("single_choice", ("date = 2026-10-01", ""), "sources[1].date: is missing"),
        ("single_choice", ("agreed = true", "agreed = false"), "did not agree with the key"),
        ("single_choice", ("[second_reading]", "[other]"), "second_reading: is missing"),
        ("single_choice", ("B. Reader", "Author, again"), "the author is not a second reader"),
        ("single_choice", ('"prog-single-choice"\ntitle', '"other"\ntitle'), "slug: must be the name of its folder"),
        ("single_choice", ('kind = "single_choice"', 'kind = "essay"'), "kind: must be one of"),
        ("single_choice", ("slug =", "slug"), "error: Expected '='"),
        ("multiple_choice", ('Wait for an hour"\ncorrect = true', 'Wait"'), "at least two must be correct"),
        ("numeric", ("tolerance = 0.1", "tolerance = 0"), "tolerance: must be above 0"),
        ("numeric", ("answer = 12.5", 'answer = "12.5"'), "answer: must be a number, not '12.5'"),
        ("predict_output", ('output = "2"', 'output = "3"'), "output: is not what the program prints: 2"),
        ("predict_output", ("print(1 + 1)", "print(1 / 0)"), "code: fails when run: ZeroDivisionError"),
        ("predict_output", ("print(1 + 1)", "print(list({'a', 'b', 'c', 'd', 'e', 'f'}))"), "prints something else"),
        ("code_review", ("faulty_lines = [2, 3]", "faulty_lines = [9]"), "there is no line 9 in the diff"),
        ("code_review", ("faulty_lines = [2, 3]", "faulty_lines = [4]"), "line 4 is removed"),
        ("code_review", ("\n def", "\ndef"), "every line begins with a space, + or -; not line 1"),
        ("situation", ("marks = 1", "marks = 2"), "no answers add up to 1"),
        ("ordering", ('"Check"', '"copy"'), "steps: two of them say the same"),
    ],
)
def test_a_planted_defect_is_found(
    content: Path, write: Write, kind: str, planted: tuple[str, str], found: str
) -> None:
    write(kind, replace=planted)

    assert found in report(content)


def test_a_question_of_recall_is_found(content: Path, write: Write) -> None:
    write("single_choice", stem="Which of the following is true of locks that are held in the memory of a worker?")

    assert "asks for recall" in report(content)


def test_a_family_gives_many_variants(content: Path, write: Write) -> None:
    write("numeric", matter="", generator=GOOD, stem="")

    assert "1 items, 1 with a generator: 0 errors, 0 warnings" in report(content)


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        (("10**6", "9"), "must give 50 different variants"),
        (('"answer": n / 2', '"answer": "half"'), "seed 0.answer: must be a number"),
        (("n / 2", "n / (n % 2)"), "ZeroDivisionError"),
        (('"rationale": "Half."', ""), "seed 0.rationale: is missing"),
        (('"Half."', 'str({"a", "b", "c", "d", "e"})'), "gives something else in another process"),
        (("def variant", "def other"), "defines no function"),
    ],
)
def test_a_defect_of_a_generator_is_found(content: Path, write: Write, planted: tuple[str, str], found: str) -> None:
    write("numeric", matter="", generator=GOOD.replace(*planted), stem="")

    assert found in report(content)


def test_only_the_items_asked_for_are_checked(content: Path, write: Write) -> None:
    write("single_choice", stem="Short.")
    write("numeric")
    out = StringIO()

    assert commands.check(content, ["prog-numeric"], out=out) == 0
    assert "prog-single-choice" not in out.getvalue()


def test_an_item_that_does_not_exist_is_named(content: Path) -> None:
    out = StringIO()

    assert commands.check(content, ["prog-none"], out=out) == 1
    assert "There is no item prog-none" in out.getvalue()


def test_many_items_are_checked_side_by_side(content: Path, write: Write) -> None:
    for number in range(9):
        write("single_choice", f"prog-number-{number}", stem=STEM)

    assert "programming: 9" in report(content)


def test_over_many_items_picking_the_longest_must_not_pay(content: Path, write: Write) -> None:
    for number in range(8):
        write("single_choice", f"prog-number-{number}", replace=("Restart the worker", "Restart the one worker"))

    assert "the longest is right 100% of the time, by chance it would be 25%" in report(content)


def test_many_warnings_of_one_sort_are_told_once(content: Path, write: Write) -> None:
    for number in range(12):
        write("single_choice", f"prog-number-{number}", replace=("B. Reader", "Author"))

    assert report(content).count("the author is not a second reader") == 1
