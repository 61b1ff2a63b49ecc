import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from touchstone.measurement.calibration import kernels_design as kernels
from touchstone.measurement.items import Scores


@given(arrays(np.int8, (6, 5), elements=st.sampled_from([-1, -1, -1, 0, 1, 2])))
def test_a_survey_counts_scores_and_joins_what_anybody_answered_together(scores: Scores) -> None:
    counts, answered, parts = np.zeros((5, 4), np.int64), np.zeros(6, np.int64), np.arange(5)

    kernels.survey(scores, counts, answered, parts)

    assert counts.tolist() == [[int((scores[:, j] == k).sum()) for k in range(-1, 3)] for j in range(5)]
    assert answered.tolist() == (scores >= 0).sum(axis=1).tolist()
    given_to = (scores >= 0).astype(int)
    together = np.linalg.matrix_power(given_to.T @ given_to + np.eye(5, dtype=int), 5) > 0
    assert (together == (parts[:, np.newaxis] == parts)).all()


def test_recoding_leaves_missing_missing() -> None:
    scores = np.array([[0, 2], [-1, 1]], np.int8)
    recoded = np.empty_like(scores)

    kernels.recode(scores, np.array([[0, 1, 2], [0, 1, 1]]), recoded)

    assert recoded.tolist() == [[0, 1], [-1, 1]]
