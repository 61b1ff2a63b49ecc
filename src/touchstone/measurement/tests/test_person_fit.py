import numpy as np
import pytest

from touchstone.measurement import person_fit, scoring, simulation
from touchstone.measurement.items import MISSING, Items
from touchstone.measurement.scoring import Method

_SLOPES = np.array([0.988, 1.081, 1.706, 0.765, 0.736])
LSAT7 = Items.of(a=_SLOPES, b=-np.array([1.856, 0.808, 1.804, 0.486, 1.855]) / _SLOPES)


def _sixty(rng: np.random.Generator) -> Items:
    """One-mark items with and without guessing, and graded and partial credit ones."""
    kind = np.arange(60) % 4
    return Items.of(
        a=rng.lognormal(0.1, 0.3, 60),
        b=rng.normal(size=60),
        c=np.where(kind == 1, 0.2, 0),
        maximum=np.where(kind < 2, 1, 3),
        steps=[[] if each < 2 else [-1, 0, 1] for each in kind],
        function=np.where(kind < 2, 0, kind - 1),
    )


def test_lz_at_known_abilities_agrees_with_an_independent_package() -> None:
    scores = np.array([[0, 0, 0, 0, 1], [1, 0, 1, 0, 1], [1, 1, 1, 1, 0], [0, 1, 1, 0, 0], [1] * 5], np.int8)

    at = person_fit._at(LSAT7, scores, np.linspace(-1, 1, 5))

    # PyPI mirt 1.2.0, compute_personfit(…, ["lz"]) at these abilities.
    assert at.surplus / np.sqrt(at.variance) == pytest.approx([-0.22765, 0.66833, -0.5621, -3.24787, 0.70395], abs=1e-5)


@pytest.mark.parametrize("method", [Method.MAP, Method.WLE, Method.ML])
def test_lz_star_is_standard_normal_and_lz_is_not(method: Method) -> None:
    rng = np.random.default_rng(51)
    pool = _sixty(rng)

    found = person_fit.person_fit(pool, simulation.responses(rng, rng.normal(size=(10_000, 1)), pool), method)

    known = np.isfinite(found.lz)
    # 10,000 people: three standard errors of a deviation are 0.02, of a tail of 5 % 0.65 %. With 60 items the mean is
    # some 0.08 above zero, an error of the order of 1 / √n that Snijders' expansion leaves.
    assert found.lz_star[known].std() == pytest.approx(1, abs=0.035)
    assert found.lz_star[known].mean() == pytest.approx(0, abs=0.12)
    assert np.mean(found.p[known] < 0.05) == pytest.approx(0.05, abs=0.01)
    assert found.lz[known].std() < 0.93
    assert np.mean(found.lz[known] < -1.645) < 0.042


def test_someone_who_misses_the_easy_and_solves_the_hard_stands_out() -> None:
    pool = Items.of(a=np.full(30, 1.2), b=np.linspace(-2.5, 2.5, 30))
    backwards = np.repeat([0, 1], 15)[np.newaxis].astype(np.int8)

    found = person_fit.person_fit(pool, np.vstack((backwards, 1 - backwards)))

    assert found.p[0] < 1e-6
    assert found.p[1] > 0.9


def test_missing_answers_say_nothing() -> None:
    scores = np.array([[1, MISSING, 0, 1, MISSING]], np.int8)

    whole, part = (
        person_fit.person_fit(LSAT7, scores),
        person_fit.person_fit(LSAT7.take([0, 2, 3]), scores[:, [0, 2, 3]]),
    )

    assert whole.lz_star == pytest.approx(part.lz_star, abs=1e-9)


def test_without_a_finite_ability_there_is_no_fit_to_speak_of() -> None:
    scores = np.array([[1] * 5, [MISSING] * 5, [1, 0, 1, 1, 0]], np.int8)

    found = person_fit.person_fit(LSAT7, scores, Method.ML)

    assert np.isnan(found.lz_star).tolist() == [True, True, False]
    assert np.isnan(found.p).tolist() == [True, True, False]


def test_everybodys_ability_is_that_of_the_method() -> None:
    scores = np.array([[1, 0, 1, 1, 0]], np.int8)

    assert person_fit.person_fit(LSAT7, scores, Method.MAP, mean=1).ability == pytest.approx(
        scoring.estimate(LSAT7, scores, Method.MAP, mean=1).ability
    )


def test_eap_is_refused() -> None:
    with pytest.raises(ValueError, match="not for EAP"):
        person_fit.person_fit(LSAT7, np.ones((1, 5), np.int8), Method.EAP)
