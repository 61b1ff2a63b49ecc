"""Standard errors against an independent package, published ones and the plain Hessian of a plain likelihood."""

from typing import Any

import numpy as np
import pytest

from touchstone.measurement import calibration
from touchstone.measurement.calibration.conftest import example, log_likelihood, simulated
from touchstone.measurement.items import Floats, Items, Scores

WHOLE = calibration.Grid(-6, 6, 61)
# PyPI mirt 1.2.0 on the same answers: n_quadpts=61, tol=1e-6, "oakes"; slopes, then thresholds of the first item.
PEER: dict[str, tuple[list[float], list[float]]] = {
    "graded": ([0.1303, 0.1374, 0.128, 0.0946, 0.1023, 0.1376, 0.0924, 0.1689], [0.1907, 0.1242, 0.0751]),
    "gpcm": ([0.1277, 0.1363, 0.135, 0.084, 0.0948, 0.1267, 0.0773, 0.1652], [0.1929, 0.126, 0.0859]),
    "3pl": ([0.2215, 0.2992, 0.2411, 0.1988, 0.2685, 0.2773, 0.2747, 0.4321, 0.6355, 0.5858], [0.2877]),
}


@pytest.mark.parametrize("kind", PEER)
def test_an_independent_packages_standard_errors_are_the_same(kind: str) -> None:
    scores, _ = example(kind)
    slopes, thresholds = PEER[kind]

    found = calibration.fit(scores, kind, errors=True).errors

    assert found
    assert found.a == pytest.approx(np.array(slopes), rel=0.005)  # printed to four digits
    assert found.thresholds[0] == pytest.approx(np.array(thresholds), rel=0.005)


def test_lsat_6_has_the_published_standard_errors(lsat6: Scores) -> None:
    # R ltm 1.2 and mirt agree on these to three digits.
    found = calibration.fit(lsat6, "2pl", grid=WHOLE, errors=True).errors

    assert found
    assert found.a == pytest.approx(np.array([0.2581, 0.1867, 0.2327, 0.1852, 0.2099]), rel=0.003)
    assert found.b == pytest.approx(np.array([0.8669, 0.3073, 0.0997, 0.4341, 0.8700]), rel=0.003)


def test_row_sums_and_the_general_way_tell_the_same_errors(lsat7: Scores) -> None:
    for kind in ("1pl", "2pl"):
        fast = calibration.fit(lsat7, kind, errors=True, tolerance=1e-6).errors
        slow = calibration.fit(lsat7, kind, errors=True, tolerance=1e-6, grid=WHOLE).errors

        assert fast
        assert slow
        # Higher orders of the posterior that were left out: below 1e-4 of the information each.
        assert fast.a == pytest.approx(slow.a, rel=1e-3)
        assert fast.b == pytest.approx(slow.b, rel=1e-3)
        assert fast.covariance[:, 0, 1] == pytest.approx(slow.covariance[:, 0, 1], abs=1e-3)


def hessian(function: Any, at: Floats) -> Floats:
    """By central differences with steps of 1e-3: errors about 1e-6 of smooth curvatures."""
    h, n = 1e-3, len(at)
    ways = h * np.eye(n)
    found = np.empty((n, n))
    for i in range(n):
        for j in range(i + 1):
            corners = [function(at + s * ways[i] + t * ways[j]) * s * t for s in (1, -1) for t in (1, -1)]
            found[i, j] = found[j, i] = sum(corners) / (4 * h * h)
    return found


def test_errors_of_items_and_groups_invert_the_hessian_of_the_plain_likelihood() -> None:
    rng = np.random.default_rng(4)
    theta = np.concatenate([rng.normal(size=150), rng.normal(0.5, 1.2, size=150)])
    scores = simulated(rng, theta, example("2pl")[1].take(np.arange(2, 6)))
    labels = ["a"] * 150 + ["b"] * 150
    found = calibration.fit(scores, "2pl", groups=labels, errors=True, tolerance=1e-7)
    told, groups = found.errors, found.groups
    assert told

    def of(values: Floats) -> float:
        items = Items.of(a=values[:4], b=values[4:8])
        return log_likelihood(scores[:150], items) + log_likelihood(scores[150:], items, values[8], values[9])

    at = np.concatenate([found.items.a, found.items.b, groups.mean[1:], groups.variance[1:]])
    by_hand = np.sqrt(np.diag(np.linalg.inv(-hessian(of, at))))

    ours = np.concatenate([told.a, told.b, groups.mean_error[1:], groups.variance_error[1:]])
    assert ours == pytest.approx(by_hand, rel=0.005)


def test_errors_of_nominal_items_invert_the_hessian_of_the_plain_likelihood() -> None:
    scores, _ = example("nominal", people=300)
    scores = scores[:, :3]
    found = calibration.fit(scores, "nominal", errors=True, tolerance=1e-7)
    assert found.errors

    def of(values: Floats) -> float:
        slopes, intercepts = values.reshape(2, 3, 2)
        items = Items.of(
            a=np.ones(3),
            b=np.zeros(3),
            maximum=[2] * 3,
            slopes=slopes.tolist(),
            intercepts=intercepts.tolist(),
            function=[3] * 3,
        )
        return log_likelihood(scores, items)

    at = np.concatenate([found.items.slopes.ravel(), found.items.intercepts.ravel()])
    by_hand = np.sqrt(np.diag(np.linalg.inv(-hessian(of, at))))

    ours = np.concatenate([found.errors.slopes.ravel(), found.errors.intercepts.ravel()])
    assert ours == pytest.approx(by_hand, rel=0.01)


def test_intervals_of_ninety_five_percent_cover_as_often() -> None:
    rng = np.random.default_rng(6)
    _, items = example("2pl")
    covered = []
    for _ in range(60):
        scores = simulated(rng, rng.normal(size=500), items)
        found = calibration.fit(scores, "2pl", errors=True)
        assert found.errors
        covered.append(np.abs(found.items.b - items.b) < 1.96 * found.errors.b)

    # 600 intervals, those of one sample correlated by perhaps 0.1: two standard errors are 0.025.
    assert 0.925 < np.mean(covered) < 0.975


def test_parameters_that_the_answers_do_not_determine_have_no_errors() -> None:
    # Two items tell one correlation, not two slopes.
    scores, _ = example("2pl", people=400)

    found = calibration.fit(scores[:, 4:6], "2pl", errors=True, grid=WHOLE)

    assert found.errors
    assert np.isnan(found.errors.a).all() or found.errors.a.max() > 5
