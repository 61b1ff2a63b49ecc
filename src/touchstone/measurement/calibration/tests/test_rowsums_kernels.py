"""Each loop against its plain twin, on answers whose number is no multiple of eight."""

import numpy as np
import pytest

from touchstone.measurement.calibration import rowsums_kernels
from touchstone.measurement.items import Floats

RNG = np.random.default_rng(8)
ANSWERS = RNG.integers(0, 2, (50, 11), dtype=np.int8)
PACKED = np.packbits(ANSWERS, axis=1, bitorder="little")
SLOPES = RNG.lognormal(0, 0.3, 11)
# Byte by byte what the answers in it add: the last byte holds three answers only.
BITS = np.arange(256)[:, np.newaxis] >> np.arange(8) & 1
TABLE = np.array([BITS @ SLOPES[:8], BITS[:, :3] @ SLOPES[8:]])
RULER = (-0.7, 3.0)
FACTORS = RNG.normal(size=(60, 8))

PLACE = (ANSWERS @ SLOPES - RULER[0]) * RULER[1]
INTERVAL = PLACE.astype(int)
POWERS = (PLACE - INTERVAL)[:, np.newaxis] ** np.arange(8)
F = (FACTORS[INTERVAL] * POWERS).sum(axis=1)
# Sums of fifty numbers of size one: rounding is below 1e-13.
ROUNDING = 1e-12


def by_interval(share: Floats) -> Floats:
    """Powers of those with a share, (intervals, 8)."""
    sums = np.zeros(FACTORS.shape)
    np.add.at(sums, INTERVAL, POWERS * share[:, np.newaxis])
    return sums


def test_a_place_is_the_weighted_row_sum_on_the_ruler() -> None:
    places = [rowsums_kernels.place(row, TABLE, RULER) for row in PACKED]

    assert places == pytest.approx(PLACE, abs=ROUNDING)


def test_horners_rule_gives_the_polynomials_value() -> None:
    assert rowsums_kernels.value(FACTORS[0], 0.3) == pytest.approx(FACTORS[0] @ 0.3 ** np.arange(8), abs=ROUNDING)


def test_a_sweep_sums_the_function_over_those_who_answered_right() -> None:
    tally, _ = rowsums_kernels.sweep(PACKED, TABLE, RULER, FACTORS)

    assert (tally @ BITS).ravel()[:11] == pytest.approx(F @ ANSWERS, abs=ROUNDING)


def test_a_sweep_sums_the_powers_of_everybody() -> None:
    _, powers = rowsums_kernels.sweep(PACKED, TABLE, RULER, FACTORS)

    assert powers == pytest.approx(by_interval(np.ones(len(ANSWERS))), abs=ROUNDING)


def test_spreading_gives_every_person_the_functions_value() -> None:
    found, _ = rowsums_kernels.spread(ANSWERS, PACKED, TABLE, RULER, FACTORS)

    assert found == pytest.approx(F, abs=ROUNDING)


def test_spreading_sums_the_powers_of_those_who_answered_right_item_by_item() -> None:
    _, powers = rowsums_kernels.spread(ANSWERS, PACKED, TABLE, RULER, FACTORS)

    for item in range(11):
        assert powers[:, :, item] == pytest.approx(by_interval(ANSWERS[:, item].astype(np.float64)), abs=ROUNDING)
