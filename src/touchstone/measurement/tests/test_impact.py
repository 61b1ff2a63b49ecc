"""Adverse impact against whole numbers, closed forms and independent packages."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from touchstone.measurement import impact
from touchstone.measurement.impact import Group

COUNTS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


def _compared(s: int, n: int, t: int, m: int) -> impact.Comparison:
    return impact.compare(Group("focal", n, s), Group("reference", m, t))


def test_exactly_four_fifths_is_not_below_though_floating_point_says_so() -> None:
    found = _compared(4, 25, 1, 5)

    assert (4 / 25) / (1 / 5) < 0.8  # the trap
    assert found.impact_ratio == Fraction(4, 5)
    assert found.below_four_fifths is False


def test_no_table_of_up_to_forty_people_falls_into_the_trap() -> None:
    exact = [
        (s, n, t, m)
        for n in range(1, 41)
        for m in range(1, 41)
        for s in range(1, n + 1)
        if (5 * s * m) % (4 * n) == 0 and 0 < (t := 5 * s * m // (4 * n)) <= m
    ]

    assert len([1 for s, n, t, m in exact if (s / n) / (t / m) < 0.8]) > 100  # floating point would flag these
    assert not any(_compared(*table).below_four_fifths for table in exact)


@given(COUNTS, COUNTS)
def test_fisher_agrees_with_scipy_and_mid_p_is_smaller(one: tuple[int, int], other: tuple[int, int]) -> None:
    (n, s), (m, t) = one, other

    found = _compared(s, n, t, m)

    assert found.fisher == pytest.approx(stats.fisher_exact([[s, n - s], [t, m - t]]).pvalue, rel=1e-7)
    assert found.mid_p is not None
    assert found.fisher is not None
    assert found.mid_p <= found.fisher


@given(COUNTS, COUNTS)
def test_the_two_deviations_differ_by_the_closed_factor(one: tuple[int, int], other: tuple[int, int]) -> None:
    (n, s), (m, t) = one, other
    found = _compared(s, n, t, m)

    if found.z is not None and found.sd is not None:
        assert found.sd == pytest.approx(found.z * np.sqrt((n + m - 1) / (n + m)), rel=1e-9, abs=1e-12)


def test_with_nobody_selected_the_interval_is_by_scores() -> None:
    found = _compared(0, 20, 10, 20)

    assert found.interval is not None
    low, high = found.interval
    assert low == 0
    # statsmodels 0.15.0, confint_proportions_2indep(0, 20, 10, 20, compare="ratio", method="score", correction=False)
    assert high == pytest.approx(0.332176840146842, abs=1e-9)


def test_the_interval_by_logarithms_is_the_closed_form() -> None:
    found = _compared(12, 40, 30, 60)

    error = np.sqrt(1 / 12 - 1 / 40 + 1 / 30 - 1 / 60)
    assert found.interval == pytest.approx((0.6 * np.exp(-1.959964 * error), 0.6 * np.exp(1.959964 * error)), rel=1e-6)


def test_a_ratio_that_one_person_would_mend_is_called_too_small() -> None:
    assert _compared(1, 5, 10, 20).numbers_too_small
    assert not _compared(10, 100, 100, 200).numbers_too_small


def test_a_tiny_group_is_no_reference_and_no_selection_leaves_ratios_undefined() -> None:
    audited = impact.audit([Group("tiny", 1, 1), Group("most", 80, 40), Group("some", 19, 8)])
    nobody = impact.audit([Group("a", 10, 0), Group("b", 10, 0)])

    assert audited.reference
    assert audited.reference.name == "most"
    assert [comparison.impact_ratio for comparison in nobody.comparisons] == [None]


def test_strata_pool_as_mantel_and_haenszel_do() -> None:
    """The Berkeley admissions of 1973 (Bickel, Hammel & O'Connell, 1975), departments A to F, women beside men.

    R's mantelhaen.test tells men's odds ratio as 0.9046968, X² 1.4269, p 0.2323; statsmodels 0.15.0, StratifiedTable,
    agrees and adds Tarone's test of equal odds: 18.82550125, p 0.00207140.
    """
    men = [(512, 825), (353, 560), (120, 325), (138, 417), (53, 191), (22, 373)]
    women = [(89, 108), (17, 25), (202, 593), (131, 375), (94, 393), (24, 341)]
    strata = [(Group("women", w[1], w[0]), Group("men", m[1], m[0])) for w, m in zip(women, men, strict=True)]

    found = impact.pooled(strata)

    assert found.odds_ratio == pytest.approx(1 / 0.9046968, rel=1e-6)
    assert found.chi2 == pytest.approx(1.4269, abs=5e-4)
    assert found.p == pytest.approx(0.2323, abs=5e-4)
    assert found.homogeneity_chi2 == pytest.approx(18.82550125, abs=1e-7)
    assert found.homogeneity_p == pytest.approx(0.00207140, abs=1e-7)


def test_people_needed_to_find_four_fifths() -> None:
    """Recomputed by the pooled formula: 387 at a rate of one half, 1,444 at a fifth, 3,205 at a tenth."""
    assert [impact.needed_per_group(rate) for rate in (0.5, 0.2, 0.1)] == pytest.approx([387, 1444, 3205], abs=8)


def test_scoring_rates_count_strictly_above_the_median_of_everybody() -> None:
    scores = np.array([1.0, 2.0, 3.0, 3.0, 4.0])

    found = impact.scoring_rates(scores, ["x", "x", "x", "y", "y"])

    assert found == (Group("x", 3, 0), Group("y", 2, 1))


def test_impossible_counts_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="Group b"):
        impact.audit([Group("a", 3, 1), Group("b", 3, 4)])
