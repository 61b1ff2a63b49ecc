import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from touchstone.measurement.calibration import packing


@given(st.lists(st.integers(1, 126), min_size=1, max_size=40), st.integers(0, 2**31))
def test_every_byte_says_the_scores_of_its_block(maximum: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    highest = np.array(maximum)
    scores = rng.integers(-1, highest + 1, size=(20, len(highest))).astype(np.int8)

    packed = packing.pack(scores, highest)

    states = highest + 1 + packed.shift
    digits = packed.codes[:, packed.block_of] // packed.stride % states - packed.shift
    assert (digits == scores).all()
    assert packed.rows <= max(32, states.max()) * len(packed.may_skip)
    assert (packed.codes < np.diff(packed.start)).all()


def test_only_a_block_that_may_be_empty_is_skipped() -> None:
    scores = np.array([[0, 1, -1], [1, 0, 1]], np.int8)

    packed = packing.pack(scores, np.array([1, 1, 126]))

    assert packed.may_skip.tolist() == [False, True]
