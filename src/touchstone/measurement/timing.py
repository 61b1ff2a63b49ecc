"""Response times as evidence about how a sitting went; never as score."""

import numpy as np

from touchstone.measurement.items import Floats

# Prior weight of an average pace, in items: one item's time says little about a person.
_PACE_PRIOR = 2.0


def surprise(seconds: Floats, expected_seconds: Floats, speed_sd: float = 0.5) -> Floats:
    """How unusual each time is for this person, in standard deviations of log time; negative is fast. (n,) → (n,).

    van der Linden (2006): log T = β − τ + ε, ε ~ N(0, σ²), with β the item's log expected time and τ the person's pace,
    here its posterior mean under a normal prior. 0.5 is the usual residual spread of log times (van der Linden, 2009).
    """
    residual = np.log(seconds) - np.log(expected_seconds)
    pace = residual.sum() / (len(residual) + _PACE_PRIOR)
    z: Floats = (residual - pace) / speed_sd
    return z
