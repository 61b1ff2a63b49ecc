import numpy as np
import pytest

from touchstone.measurement import calibration
from touchstone.measurement.calibration import grid as grids
from touchstone.measurement.calibration.conftest import log_likelihood, simulated
from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.items import Items


def test_weights_are_a_normal_density_that_sums_to_one() -> None:
    grid = Grid(-6, 6, 61)

    weights = np.exp(grid.log_weights(np.array([0.0, 1.0]), np.array([1.0, 0.5])))

    assert weights.sum(axis=1) == pytest.approx(np.ones(2), abs=1e-12)
    assert weights @ grid.points == pytest.approx(np.array([0.0, 1.0]), abs=1e-8)
    assert weights[1] @ (grid.points - 1) ** 2 == pytest.approx(0.25, abs=1e-8)


def test_the_sum_over_a_narrow_normal_errs_as_poisson_says() -> None:
    # Densities of s = 0.3 that lie anywhere between nodes: their sums times h miss 1 by at most 2 exp(−2π² s² / h²).
    for h in (0.4, 0.5, 0.6):
        middles = np.linspace(0, h, 50)[:, np.newaxis]
        densities = np.exp(-0.5 * ((np.arange(-60, 60) * h - middles) / 0.3) ** 2) / (0.3 * np.sqrt(2 * np.pi))
        worst = np.abs(densities.sum(axis=1) * h - 1).max()

        promised = grids.possible_error(np.array([0.3]), 2.0, h)
        assert worst == pytest.approx(promised, rel=0.05)


def test_narrow_posteriors_and_steep_items_ask_for_more_nodes_and_far_people_for_a_wider_grid() -> None:
    first, nodes = grids.FIRST, np.zeros(31)
    nodes[15] = 1000.0
    wide = np.full(1000, 0.5)

    assert grids.improved(first, wide, nodes, 2.0) == first
    assert grids.improved(first, np.full(1000, 0.2), nodes, 2.0) == Grid(-6, 6, 61)
    assert grids.improved(first, wide, nodes, 9.0) == Grid(-6, 6, 61)
    nodes[30] = 1.0
    assert grids.improved(first, wide, nodes, 2.0) == Grid(-6, 9, 39)


def test_long_tests_are_exact_where_a_coarse_grid_is_wrong() -> None:
    rng = np.random.default_rng(8)
    items = Items.of(a=rng.uniform(1, 2, 200), b=rng.normal(size=200))
    scores = simulated(rng, rng.normal(size=300), items)
    scores[0, 0] = -1  # so that people are not known by row sums

    found = calibration.fit(scores, "2pl")
    coarse = calibration.fit(scores, "2pl", grid=Grid(-6, 6, 21))

    assert found.grid
    assert found.grid.nodes == 121
    assert found.log_likelihood == pytest.approx(log_likelihood(scores, found.items), abs=0.1)
    assert abs(coarse.log_likelihood - log_likelihood(scores, coarse.items)) > 1
