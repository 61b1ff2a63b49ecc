import numpy as np
import pytest

from touchstone.measurement import quadrature
from touchstone.measurement.items import MISSING, Items, ResponseFunction

POOL = Items.of(a=[1.0, 1.2], b=[0, 0], maximum=[1, 2], steps=[[], [-1, 1]], function=[0, int(ResponseFunction.GRADED)])


def test_chunks_cover_everybody_once() -> None:
    covered = np.concatenate([np.arange(10_001)[some] for some in quadrature.chunks(10_001, 400)])

    assert covered == pytest.approx(np.arange(10_001))


def test_coded_answers_times_a_table_are_sums_over_items() -> None:
    nodes = np.array([-1.0, 0.5])
    logs = quadrature.log_likelihoods(nodes, POOL)

    found = quadrature.coded(np.array([[1, 2], [MISSING, 0]], np.int8), 3) @ logs

    p = 1 / (1 + np.exp(-nodes))
    two, none = 1 / (1 + np.exp(-1.2 * (nodes - 1))), 1 / (1 + np.exp(1.2 * (nodes + 1)))
    assert found[0] == pytest.approx(np.log(p * two), abs=1e-13)
    assert found[1] == pytest.approx(np.log(none), abs=1e-13)


def test_a_long_test_gets_dense_nodes_and_a_wide_prior_far_ones() -> None:
    narrow = quadrature.nodes_for(POOL.take([0] * 400), np.zeros(1), np.ones(1))
    wide = quadrature.nodes_for(POOL, np.array([-2.0, 3.0]), np.array([2.0]))

    assert narrow[1] - narrow[0] < 0.1  # 1 / √(400 / 4 + 1), the narrowest posterior
    assert (wide[0], wide[-1]) == (-18, 19)


@pytest.mark.parametrize(("scores", "said"), [([[1, 3]], "item 1 "), ([[-2, 0]], "item 0 "), ([[0]], "one column")])
def test_scores_out_of_range_are_refused_by_the_items_column(scores: list[list[int]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        quadrature.require_range(POOL, np.array(scores, np.int8))
