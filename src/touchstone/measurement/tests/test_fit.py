import itertools

import numpy as np
import pytest

from touchstone.measurement import fit, irt, quadrature, scoring, simulation
from touchstone.measurement.items import MISSING, Items, ResponseFunction, Scores

# How many of 1,000 people gave each pattern of answers to five items of the Law School Admission Test, section 7, from
# 00000 to 11111, item 1 first: Bock & Lieberman (1970, Psychometrika 35, 179-197).
_COUNTS = [12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28]  # fmt: skip
_COUNTS += [7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308]  # fmt: skip
PEOPLE = np.repeat(np.array(list(itertools.product((0, 1), repeat=5)), np.int8), _COUNTS, axis=0)
_SLOPES = np.array([0.988, 1.081, 1.706, 0.765, 0.736])  # the estimates that the documentation of R's mirt prints
LSAT7 = Items.of(a=_SLOPES, b=-np.array([1.856, 0.808, 1.804, 0.486, 1.855]) / _SLOPES)
MIXED = Items.of(
    a=[1.5, 1.0, 0.8, 1.2],
    b=[-0.5, 0, 0.2, 0.4],
    maximum=[1, 2, 2, 1],
    steps=[[], [-0.8, 0.6], [-0.5, 0.5], []],
    function=[0, ResponseFunction.GRADED, ResponseFunction.PARTIAL_CREDIT, 0],
)


def test_s_x2_agrees_with_the_published_analysis_of_lsat_7() -> None:
    found = fit.sum_score_fit(LSAT7, PEOPLE)

    # PyPI mirt 1.2.0, compute_itemfit(…, ["S_X2"], n_quadpts=61); stored to four decimals.
    assert found.statistic == pytest.approx([4.7481, 14.4553, 1.2706, 5.2363, 0.9406], abs=1e-4)
    assert found.degrees.tolist() == [2] * 5
    assert found.p == pytest.approx([0.0931, 0.0007, 0.5298, 0.0729, 0.6248], abs=1e-4)
    assert found.people == 1000


def test_expected_cells_are_the_sums_over_all_patterns() -> None:
    nodes = np.linspace(-6, 6, 121)
    weights = np.exp(-(nodes**2) / 2)
    p = irt.category_probabilities(nodes, MIXED)
    patterns = np.array(list(itertools.product(range(2), range(3), range(3), range(2))))
    chances = weights @ p[:, np.arange(4), patterns].prod(axis=2)
    for item, rest in fit._rest_scores(p, MIXED.maximum, weights):
        by_hand = np.zeros((7, MIXED.maximum[item] + 1))
        np.add.at(by_hand, (patterns.sum(axis=1), patterns[:, item]), chances)

        found = fit._expected(p[:, item, : MIXED.maximum[item] + 1], rest, np.ones(7))

        assert found == pytest.approx(by_hand / by_hand.sum(axis=1, keepdims=True), abs=1e-13)


def test_s_x2_finds_misfit_in_one_of_twenty_true_items_at_the_five_percent_level() -> None:
    rng = np.random.default_rng(41)
    n, samples = 20, 40
    several = np.arange(n) >= 15
    pool = Items.of(
        a=rng.lognormal(0.1, 0.3, n),
        b=rng.normal(0, 0.8, n),
        c=np.where(np.arange(n) < 5, 0.2, 0),
        maximum=np.where(several, 3, 1),
        steps=[[-1, 0, 1] if each else [] for each in several],
        function=np.where(several, 1 + np.arange(n) % 2, 0),
    )
    known = np.zeros(n, np.int64)  # the true parameters: none was estimated

    p = [
        fit.sum_score_fit(pool, simulation.responses(rng, rng.normal(size=(1000, 1)), pool), estimated=known).p
        for _ in range(samples)
    ]

    # 800 tests: two standard errors of the share are 1.5 %.
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=0.016)


def test_s_x2_sees_an_item_that_does_not_follow_its_curve() -> None:
    rng = np.random.default_rng(42)
    pool = Items.of(a=np.full(20, 1.3), b=np.linspace(-2, 2, 20))
    scores = simulation.responses(rng, rng.normal(size=(1000, 1)), pool)
    scores[:, 7] = rng.random(1000) < 0.6  # a coin

    found = fit.sum_score_fit(pool, scores)

    assert found.p[7] < 1e-6
    assert np.median(np.delete(found.p, 7)) > 0.05


def test_s_x2_rests_on_complete_answers_and_says_on_how_many() -> None:
    gappy = PEOPLE.copy()
    gappy[::4, 2] = MISSING

    found = fit.sum_score_fit(LSAT7, gappy)

    assert found.people == 750
    assert found.statistic == pytest.approx(fit.sum_score_fit(LSAT7, np.delete(PEOPLE, np.s_[::4], axis=0)).statistic)


def test_s_x2_is_not_a_number_where_nobody_answered_everything() -> None:
    found = fit.sum_score_fit(LSAT7, np.where(np.eye(5, dtype=bool), MISSING, 1).astype(np.int8))

    assert found.people == 0
    assert np.isnan(found.statistic).all()
    assert np.isnan(found.p).all()


def test_parameters_away_from_their_usual_value_count_as_estimated() -> None:
    pool = Items.of(a=[1, 1, 1], b=[0, 0, 0], c=[0, 0.2, 0.2], d=[1, 1, 0.9])

    assert fit.estimated_parameters(pool).tolist() == [2, 3, 4]
    assert fit.estimated_parameters(MIXED).tolist() == [2, 3, 3, 2]


def test_mean_squares_agree_with_an_independent_package() -> None:
    ability = scoring.estimate(LSAT7, PEOPLE, scoring.Method.MAP).ability

    found = fit.item_mean_squares(LSAT7, PEOPLE, ability)

    # PyPI mirt 1.2.0, compute_itemfit(…, theta = its MAP scores, which agree to 1e-5).
    assert found.infit == pytest.approx([0.92454, 0.79442, 0.71075, 0.87082, 0.96166], abs=3e-5)
    assert found.outfit == pytest.approx([0.75189, 0.72574, 0.47489, 0.84792, 0.84334], abs=3e-5)
    assert found.infit_z == pytest.approx([-1.34084, -7.65553, -6.46841, -6.82732, -0.62297], abs=5e-5)
    assert found.outfit_z == pytest.approx([-3.69962, -8.8163, -7.89065, -7.49046, -2.33886], abs=5e-5)


def test_a_persons_mean_squares_agree_with_an_independent_package() -> None:
    scores = np.array([[0, 0, 0, 0, 1], [1, 0, 1, 0, 1], [0, 1, 1, 0, 0]], np.int8)

    found = fit.person_mean_squares(LSAT7, scores, np.array([-1.0, -0.5, 0.5]))

    # PyPI mirt 1.2.0, compute_personfit at these abilities.
    assert found.infit == pytest.approx([1.06193, 0.74422, 3.64648], abs=1e-5)
    assert found.outfit == pytest.approx([1.06587, 0.65686, 4.48674], abs=1e-5)
    assert found.infit_z == pytest.approx([0.31573, -0.57398, 2.22469], abs=1e-5)
    assert found.outfit_z == pytest.approx([0.31241, -0.64804, 2.11697], abs=1e-5)


def test_at_true_abilities_mean_squares_average_one_and_their_z_are_standard() -> None:
    rng = np.random.default_rng(43)
    theta = rng.normal(size=4000)
    pool = MIXED.take([0, 1, 2, 3] * 15)
    scores = simulation.responses(rng, theta[:, np.newaxis], pool)
    scores[rng.random(scores.shape) < 0.2] = MISSING

    found = fit.item_mean_squares(pool, scores, theta)

    # 60 items of some 3,200 answers: means of z within four standard errors, deviations within three.
    assert found.infit == pytest.approx(np.ones(60), abs=0.1)
    assert np.abs([found.infit_z.mean(), found.outfit_z.mean()]).max() < 4 / np.sqrt(60)
    assert [found.infit_z.std(), found.outfit_z.std()] == pytest.approx([1, 1], abs=3 / np.sqrt(120))


def test_people_without_a_finite_ability_or_answers_have_no_mean_squares() -> None:
    scores = np.array([[1] * 5, [MISSING] * 5, [1, 0, 1, 0, 1]], np.int8)
    ability = np.array([np.inf, np.nan, 0.2])

    found = fit.person_mean_squares(LSAT7, scores, ability)

    assert np.isnan(found.infit[:2]).all()
    assert fit.item_mean_squares(LSAT7, scores, ability).infit == pytest.approx(
        fit.item_mean_squares(LSAT7, scores[2:], ability[2:]).infit
    )


def _chunked(scores: Scores) -> int:
    return len(list(quadrature.chunks(len(scores), 10)))


def test_a_cohort_of_many_chunks_is_judged_as_a_whole() -> None:
    many = np.tile(PEOPLE, (13, 1))
    ability = np.tile(np.linspace(-2, 2, 1000), 13)

    found = fit.item_mean_squares(LSAT7, many, ability)

    assert _chunked(many) > 1
    assert found.outfit == pytest.approx(fit.item_mean_squares(LSAT7, PEOPLE, ability[:1000]).outfit, abs=1e-12)
