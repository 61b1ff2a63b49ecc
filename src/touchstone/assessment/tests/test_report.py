from collections.abc import Callable

import numpy as np
import pytest
from django.test import Client

from touchstone.assessment import comparing, printing, report, results, sittings
from touchstone.assessment.conftest import RIGHT, WRONG, sit_through
from touchstone.assessment.errors import FeedbackReleased, NotComparable, SittingUnfinished
from touchstone.assessment.feedback import release, standings
from touchstone.assessment.models import Presentation, Response, Result, Sitting
from touchstone.assessment.report import Finding, Verdict, percent
from touchstone.conftest import NOON
from touchstone.kit.errors import NotPermitted
from touchstone.people.models import Membership

# With the prior's correlation of 0.5, two dimensions and weights 0.75 and 0.25.
PRIOR = np.array([[1.0, 0.5], [0.5, 1.0]])
WEIGHTS = np.array([0.75, 0.25])


@pytest.fixture
def finished(sitting: Sitting) -> Sitting:
    return sit_through(sitting, lambda shown: RIGHT if shown.b < 0.2 else WRONG).sitting


def _by_hand(shown: list[Presentation]) -> tuple[np.ndarray, np.ndarray]:
    """The posterior mode by plain Newton steps and its covariance, written out for the two-parameter model."""
    place = np.array([0 if each.competency == "programming" else 1 for each in shown])
    a, b = np.array([each.a for each in shown]), np.array([each.b for each in shown])
    x = np.array([each.response.score for each in shown])
    theta, precision = np.zeros(2), np.linalg.inv(PRIOR)
    for _step in range(200):
        p = 1 / (1 + np.exp(-a * (theta[place] - b)))
        slope = np.bincount(place, a * (x - p), minlength=2) - precision @ theta
        information = np.diag(np.bincount(place, a**2 * p * (1 - p), minlength=2))
        theta = theta + 0.5 * np.linalg.solve(precision + information, slope)
    covariance = np.linalg.inv(precision + information)
    leverage = covariance[:, place] * (a**2 * p * (1 - p))
    return theta, covariance + results.DIFFICULTY_SD**2 * leverage @ leverage.T


def test_the_numbers_agree_with_the_formulas_worked_by_hand(finished: Sitting) -> None:
    shown = list(Presentation.objects.filter(sitting=finished).select_related("response"))
    theta, covariance = _by_hand(shown)

    found = report.of(finished)

    # The mode is found to 1e-6; both sides carry that.
    assert found.overall.estimate == pytest.approx(WEIGHTS @ theta, abs=1e-5)
    assert found.overall.standard_error == pytest.approx(np.sqrt(WEIGHTS @ covariance @ WEIGHTS), abs=1e-5)
    assert [each.slug for each in found.competencies] == ["programming", "mathematics"]
    assert [each.estimate for each in found.competencies] == pytest.approx(list(theta), abs=1e-5)
    assert [each.standard_error for each in found.competencies] == pytest.approx(
        list(np.sqrt(np.diag(covariance))), abs=1e-5
    )


def test_the_stored_result_is_the_report(finished: Sitting) -> None:
    found, stored = report.of(finished), results.stored(finished.result)

    assert stored.overall.estimate == found.overall.estimate
    assert stored.competencies["programming"].standard_error == found.competencies[0].standard_error
    assert finished.result.items == found.items


@pytest.mark.parametrize(
    ("chance", "verdict", "sentence"),
    [
        (0.83, Verdict.ABOVE, "Likely above the bar: 83 %"),
        (0.80, Verdict.ABOVE, "Likely above the bar: 80 %"),
        (0.50, Verdict.OPEN, "Cannot tell yet: go to the live interview"),
        (0.17, Verdict.BELOW, "Likely below the bar: 83 %"),
        (None, Verdict.NO_BAR, "No bar is set for this"),
    ],
)
def test_a_chance_is_put_into_words(chance: float | None, verdict: Verdict, sentence: str) -> None:
    finding = Finding("x", "X", 0.0, 1.0, (-1.96, 1.96), None if chance is None else 0.0, chance, 3)

    assert (finding.verdict, finding.sentence) == (verdict, sentence)


def test_no_chance_is_ever_certain() -> None:
    assert (percent(1.0), percent(0.0), percent(0.826)) == (99, 1, 83)


def test_the_interval_holds_95_of_100() -> None:
    assert results.Estimate(1.0, 0.5, 3).interval == pytest.approx((0.02, 1.98), abs=1e-3)
    assert results.Estimate(1.0, 0.5, 3).chance_above(1.0) == 0.5


def test_there_is_no_report_before_the_end(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)

    with pytest.raises(SittingUnfinished):
        report.of(Sitting.objects.with_context().get())


def test_unusual_times_are_named_and_change_no_number(finished: Sitting) -> None:
    before = report.of(finished)
    Response.objects.filter(presentation__position=2).update(seconds=2)

    after = report.of(finished)

    assert [answer.position for answer in after.timing_notes] == [2]
    assert after.overall == before.overall


def test_times_are_told_on_the_sittings_own_clock_so_that_extra_time_stays_unknown(finished: Sitting) -> None:
    before = report.of(finished)
    Sitting.objects.update(extra_time=1.5)
    for response in Response.objects.all():
        Response.objects.filter(pk=response.pk).update(seconds=response.seconds * 1.5)

    after = report.of(Sitting.objects.with_context().get())

    assert [answer.seconds for answer in after.answers] == pytest.approx([answer.seconds for answer in before.answers])
    assert [answer.surprise for answer in after.answers] == pytest.approx([each.surprise for each in before.answers])


def test_the_paper_says_what_the_page_says(finished: Sitting) -> None:
    found = report.of(finished)

    assert printing.facts(found)["overall"]["sentence"] == found.overall.sentence
    assert printing.pdf(found).startswith(b"%PDF")


def test_the_api_tells_the_report_to_those_who_may_read_it(
    finished: Sitting, client_of: Callable[[Membership], Client], rosa: Membership, omar: Membership
) -> None:
    address = f"/api/v1/sittings/{finished.pk}/report"

    told = client_of(rosa).get(address).json()

    assert told["overall"]["estimate"] == report.of(finished).overall.estimate
    assert told["calibration"] == "provisional"
    assert "name" not in told
    assert client_of(omar).get(address).status_code == 404


def test_feedback_is_released_once_by_those_who_may(finished: Sitting, rosa: Membership, hanna: Membership) -> None:
    with pytest.raises(NotPermitted):
        release(finished, by=hanna, now=NOON)

    release(finished, by=rosa, now=NOON)

    with pytest.raises(FeedbackReleased):
        release(finished, by=rosa, now=NOON)


def test_feedback_names_level_range_and_what_comes_next(finished: Sitting) -> None:
    Result.objects.update(competencies={"programming": [0.0, 0.1, 5], "mathematics": [2.0, 1.0, 2]})

    programming, mathematics = standings(Sitting.objects.get())

    assert (programming.level_name, programming.is_certain) == ("Capable", True)
    assert programming.next_behaviours == ("programming at 4",)
    assert (mathematics.level_name, mathematics.lowest_name, mathematics.next_behaviours) == ("Expert", "Capable", ())


def _compared(sitting: Sitting, name: str, estimate: float) -> Sitting:
    person = sitting.examinee.__class__(name=name)
    result = Result(estimate=estimate, standard_error=0.3, competencies={}, items=9)
    made = Sitting(examinee=person, blueprint=sitting.blueprint)
    made.result = result
    return made


def test_nobody_is_ranked_within_the_error(sitting: Sitting) -> None:
    # 1.96 times the root of 2 times 0.3 is 0.83: results nearer than that are the same.
    people = [_compared(sitting, *each) for each in (("Zoe", 0.4), ("Ann", 0.0), ("Mia", 2.1), ("Bea", 1.9))]

    groups = comparing.groups(people)

    assert [[each.sitting.examinee.name for each in group] for group in groups] == [["Bea", "Mia"], ["Ann", "Zoe"]]


def test_a_chain_of_small_differences_makes_one_group(sitting: Sitting) -> None:
    people = [_compared(sitting, *each) for each in (("A", 0.0), ("B", 0.7), ("C", 1.4))]

    assert len(comparing.groups(people)) == 1


def test_results_of_different_screens_are_not_compared(sitting: Sitting) -> None:
    other = _compared(sitting, "Zoe", 0.4)
    other.blueprint = other.blueprint.__class__()

    with pytest.raises(NotComparable):
        comparing.groups([_compared(sitting, "Ann", 0.4), other])
