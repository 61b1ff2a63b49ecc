"""The command as people call it: files in, files out, one sentence where something is wrong."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from touchstone import cli
from touchstone.measurement import simulation
from touchstone.measurement.items import Items

ITEMS = Items.of(a=np.linspace(0.8, 1.6, 8), b=np.linspace(-1.5, 1.5, 8))
NAMES = [f"q{place}" for place in range(8)]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A thousand people, eight items, a tenth of the answers missing."""
    rng = np.random.default_rng(5)
    scores = simulation.responses(rng, rng.normal(size=(1000, 1)), ITEMS)
    path = tmp_path / "answers.csv"
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["person", *NAMES])
        for row, given in enumerate(scores):
            table.writerow([f"p{row}", *(value if rng.random() > 0.1 else "" for value in given.tolist())])
    return path


def _measure(*words: object) -> int:
    return cli.run(["measure", *map(str, words)])


def _calibrated(answers: Path, *words: object) -> dict[str, Any]:
    out = answers.with_name("items.json")
    assert _measure("calibrate", answers, *words, "--out", out) == 0
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def test_calibrate_finds_the_items_that_made_the_answers(answers: Path) -> None:
    found = _calibrated(answers, "--model", "2pl", "--se")

    assert [item["id"] for item in found["items"]] == NAMES
    assert found["converged"]
    for item, a, b in zip(found["items"], ITEMS.a, ITEMS.b, strict=True):
        assert abs(item["a"] - a) < 4 * item["se"]["a"]
        assert abs(item["b"] - b) < 4 * item["se"]["b"]


def test_score_reads_what_calibrate_wrote(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _calibrated(answers)

    status = _measure("score", answers, "--items", answers.with_name("items.json"))

    scored = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert status == 0
    assert len(scored) == 1000
    assert scored[0]["person"] == "p0"
    assert all(0.3 < float(row["standard_error"]) < 1 for row in scored)


def test_the_items_errors_widen_the_scores_where_asked(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _calibrated(answers, "--se")
    items = answers.with_name("items.json")
    told = []

    for words in ([], ["--with-uncertainty"]):
        assert _measure("score", answers, "--items", items, *words) == 0
        rows = csv.DictReader(capsys.readouterr().out.splitlines())
        told.append(np.array([float(row["standard_error"]) for row in rows]))

    assert (told[1] > told[0]).all()
    assert told[1].mean() < 1.1 * told[0].mean()  # a thousand people know eight items well


def test_groups_may_stand_in_a_file_of_their_own(answers: Path) -> None:
    groups = answers.with_name("groups.csv")
    groups.write_text("person,team\n" + "".join(f"p{row},{'AB'[row % 2]}\n" for row in range(1000)))

    found = _calibrated(answers, "--groups", groups, "--reference", "B")

    assert [(group["group"], group["people"]) for group in found["groups"]] == [("B", 500), ("A", 500)]
    assert (found["groups"][0]["mean"], found["groups"][0]["variance"]) == (0, 1)
    assert found["groups"][1]["mean"] != 0


def test_a_bank_of_several_models_is_told_item_by_item(answers: Path) -> None:
    models = answers.with_name("models.csv")
    models.write_text("item,model\nq1,3pl\nq2,graded\n")

    found = _calibrated(answers, "--model-column", models)

    assert found["model"] == "mixed"
    assert [item["model"] for item in found["items"][:4]] == ["2pl", "3pl", "graded", "2pl"]
    assert found["items"][1]["c"] > 0
    assert len(found["items"][2]["thresholds"]) == 1


def test_anchored_items_stay_as_they_are(answers: Path) -> None:
    anchors = answers.with_name("anchors.json")
    anchors.write_text(json.dumps({"items": [{"id": "q2", "a": 1.25, "b": -0.5}, {"id": "q5", "a": 1.0, "b": 1.0}]}))

    found = _calibrated(answers, "--anchors", anchors)

    assert (found["items"][2]["a"], found["items"][2]["b"]) == (1.25, -0.5)
    assert found["groups"][0]["mean"] != 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id,q1,q2\na,0,1\nb,maybe,0\n", "row 3: “maybe” on item q1 is no score"),
        ("id,q1,q1\na,0,1\n", "two columns called “q1”"),
        ("id,q1,q2\na,1,0\nb,1,1\n", "tem q1"),
        ("id,q1,q2\na,0,1\nb,-3,0\n", "row 3: “-3” on item q1"),
        ("id,q1,q2\n", "has a heading but no rows"),
        ("", "is empty"),
    ],
)
def test_bad_answers_are_refused_in_one_sentence_and_leave_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    (tmp_path / "bad.csv").write_text(text)

    status = _measure("calibrate", tmp_path / "bad.csv", "--out", tmp_path / "items.json")

    said = capsys.readouterr().err
    assert status == 2
    assert sentence in said.splitlines()[-1]  # before it, at most a word on how long it takes
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*items*"))


def test_an_item_without_parameters_is_named(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = answers.with_name("few.json")
    few.write_text(json.dumps([{"id": "q0", "a": 1, "b": 0}]))

    status = _measure("score", answers, "--items", few)

    assert status == 2
    assert "Item q1 of" in capsys.readouterr().err


def test_columns_with_gaps_may_say_one_as_a_decimal_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "floats.csv").write_text("id,q1,q2\na,1.0,\nb,0.0,1.0\nc,NA,0.0\n")
    items = tmp_path / "items.json"
    items.write_text(json.dumps([{"id": "q1", "a": 1, "b": 0}, {"id": "q2", "a": 1, "b": 0.5}]))

    assert _measure("score", tmp_path / "floats.csv", "--items", items) == 0
    assert [row["answered"] for row in csv.DictReader(capsys.readouterr().out.splitlines())] == ["1", "2", "1"]


def test_pictures_are_the_same_bytes_for_the_same_numbers(answers: Path) -> None:
    _calibrated(answers)
    items, first, second = (answers.with_name(name) for name in ("items.json", "first.svg", "second.svg"))

    for out in (first, second):
        assert _measure("plot", "item", "q3", "--items", items, "--responses", answers, "--out", out) == 0
    assert _measure("plot", "bank", "--items", items, "--out", answers.with_name("bank.svg")) == 0

    assert first.read_bytes() == second.read_bytes()
    assert "Item q3" in first.read_text()


def test_impact_tells_exact_ratios_and_pools_strata(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text("group,applicants,selected,stratum\na,25,4,x\nb,5,1,x\na,25,4,y\nb,5,1,y\n")

    status = _measure("impact", counts)

    told = json.loads(capsys.readouterr().out)
    assert status == 0
    assert told["reference"] == "b"
    assert told["comparisons"][0]["impact_ratio"] == {"exact": "4/5", "value": 0.8}
    assert told["comparisons"][0]["below_four_fifths"] is False
    assert told["strata"][0]["odds_ratio"] == pytest.approx(4 * 4 / (21 * 1))


def test_counts_that_cannot_be_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text("group,applicants,selected\na,3,4\n")

    assert _measure("impact", counts) == 2
    assert "Group a: 4 of 3" in capsys.readouterr().err


def test_answers_that_the_items_made_fit_them(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _calibrated(answers)

    assert _measure("fit", answers, "--items", answers.with_name("items.json")) == 0

    told = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in told["items"]] == NAMES
    assert all(0.75 < item["infit"] < 1.1 for item in told["items"])  # an ability from eight items leans on each
    assert told["people"]["below_one_percent"] < 3 * told["people"]["expected_by_chance"]
