"""Scores packed for the E-step: a byte for each person and small block of items.

About thirty combinations a block make a table of log likelihoods that stays in the processor's second-level cache even
at hundreds of items, while a person of 100 dichotomous answers becomes 20 bytes (34 if anything is missing).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.measurement.items import MISSING, Ints, Mask, Scores

_COMBINATIONS = 32


class Packed(NamedTuple):
    """codes: (N, B) the byte Σ stride (score + shift) of each block. shift: (n,) 1 where an answer may be missing.

    start: (B + 1,) first table row of each block. may_skip: (B,) whether byte 0 means that nothing was answered.
    """

    codes: NDArray[np.uint8]
    block_of: Ints
    stride: Ints
    shift: Ints
    start: Ints
    may_skip: Mask

    @property
    def rows(self) -> int:
        return int(self.start[-1])


def pack(scores: Scores, maximum: Ints) -> Packed:
    """Blocks of neighbouring items with at most 32 combinations of scores (one item may have up to 128)."""
    from touchstone.measurement.calibration import kernels_posterior as kernels

    shift = (scores == MISSING).any(axis=0).astype(np.int64)
    states = maximum + 1 + shift
    block_of, stride, sizes = _blocks(states)
    codes = np.empty((len(scores), len(sizes)), np.uint8)
    kernels.pack(scores, block_of, stride, shift, codes)
    may_skip = np.array([bool(shift[block_of == b].all()) for b in range(len(sizes))])
    return Packed(codes, block_of, stride, shift, np.cumsum([0, *sizes]), may_skip)


def _blocks(states: Ints) -> tuple[Ints, Ints, list[int]]:
    block_of, stride, sizes = np.zeros_like(states), np.zeros_like(states), [1]
    for j, count in enumerate(states):
        if sizes[-1] > 1 and sizes[-1] * count > _COMBINATIONS:
            sizes.append(1)
        block_of[j], stride[j] = len(sizes) - 1, sizes[-1]
        sizes[-1] *= int(count)
    return block_of, stride, sizes
