"""How we will see it: which screen questions there are for what a role asks. Pure arithmetic on the pool."""

from typing import NamedTuple

import numpy as np

from touchstone.bank.competencies import LEVEL_CUTS, ORDER
from touchstone.hiring.requirements import Requirement
from touchstone.measurement.items import Items

# A question tells most about people near its difficulty; one unit of θ is the width of a level.
_NEAR = 1.0
# Fewer than this and the same few questions would be shown to everybody.
_ENOUGH = 6


class Coverage(NamedTuple):
    fitting: int  # questions near the bar
    total: int  # questions of the competency

    @property
    def tone(self) -> str:
        if not self.total:
            return "bad"
        return "good" if self.fitting >= _ENOUGH else "watch"


def of(requirement: Requirement, pool: Items) -> Coverage:
    difficulties = pool.b[pool.dimension == ORDER.index(requirement.competency)]
    if requirement.bar is None:
        return Coverage(int((difficulties <= LEVEL_CUTS[1]).sum()), len(difficulties))
    return Coverage(int((np.abs(difficulties - requirement.bar) <= _NEAR).sum()), len(difficulties))
