"""Adverse impact: whether a step of a selection lets the groups through at different rates, and how sure that is.

Nothing here changes a score, a cut or a decision; it only counts what was decided. What the law compares as fractions
is compared in whole numbers: (4/25) / (1/5) is four fifths, and in floating point it is not. Formulas: Uniform
Guidelines (29 CFR 1607.4 D) and their Questions and Answers (1979); Morris & Lobsenz (2000); Mantel & Haenszel (1959);
Tarone (1985); 6 RCNY 5-300 ff. (New York, Local Law 144).
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from touchstone.measurement.items import Floats

FOUR_FIFTHS = Fraction(4, 5)
_Z = 1.959963984540054  # of a 95 % interval
_SMALL_SHARE = Fraction(2, 100)  # of everybody: a smaller group is no reference (29 CFR 1607.15 A 2 a)
_NOTHING = 1e-12
_SLACK = 1 + 1e-9  # probabilities that are equal but for rounding count as equal


class Group(NamedTuple):
    """How many of a group were considered, and how many of them went on."""

    name: str
    applicants: int
    selected: int

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.selected, self.applicants) if self.applicants else None


class Comparison(NamedTuple):
    """A group beside the reference; None wherever the numbers leave something undefined.

    impact_ratio: rate over the reference's, exact. below_four_fifths: as the Guidelines have it. z: pooled two-sample
    test of the rates, in standard deviations. sd: hypergeometric, given all margins. fisher, mid_p: exact two-sided p.
    shortfall: selections fewer than at the pooled rate. interval: 95 % of the ratio, by logarithms, or by scores where
    nobody of the group was selected. numbers_too_small: one selection more for the group and one less for the reference
    would lift it to four fifths or beyond (Q & A 21), so that nothing should be read into the ratio.
    """

    group: Group
    reference: Group
    impact_ratio: Fraction | None
    below_four_fifths: bool | None
    z: float | None
    sd: float | None
    fisher: float | None
    mid_p: float | None
    shortfall: float | None
    interval: tuple[float, float] | None
    numbers_too_small: bool | None


class Impact(NamedTuple):
    """Every group in the order given, the reference (the highest rate), and the comparisons of the others with it."""

    groups: tuple[Group, ...]
    reference: Group | None
    comparisons: tuple[Comparison, ...]


class Pooled(NamedTuple):
    """Mantel-Haenszel over strata: the common odds ratio of the group to the reference, its test, and Tarone's test of
    whether the strata agree (homogeneity_p small: do not pool)."""

    odds_ratio: float | None
    chi2: float | None
    p: float | None
    homogeneity_chi2: float | None
    homogeneity_p: float | None


def audit(groups: Sequence[Group]) -> Impact:
    """Every group beside the one with the highest rate among those with at least 2 % of the applicants.

    Raises ValueError for numbers that cannot be counts, or two groups of one name.
    """
    _require_counts(groups)
    everybody = sum(group.applicants for group in groups)
    large = [group for group in groups if group.applicants and group.applicants >= _SMALL_SHARE * everybody]
    reference = max(large, key=lambda group: group.rate or Fraction(0), default=None)
    others = [group for group in groups if group is not reference]
    compared = tuple(compare(group, reference) for group in others) if reference else ()
    return Impact(tuple(groups), reference, compared)


def compare(group: Group, reference: Group) -> Comparison:
    """One group beside another."""
    ratio = _ratio(group, reference)
    fisher, mid_p = _exact(group, reference)
    return Comparison(
        group,
        reference,
        impact_ratio=ratio,
        below_four_fifths=None if ratio is None else _below(group, reference),
        z=_z(group, reference),
        sd=_hypergeometric_sd(group, reference),
        fisher=fisher,
        mid_p=mid_p,
        shortfall=_expected(group, reference) - group.selected if group.applicants and reference.applicants else None,
        interval=_interval(group, reference),
        numbers_too_small=_flips(group, reference) if ratio is not None and _below(group, reference) else None,
    )


def pooled(strata: Sequence[tuple[Group, Group]]) -> Pooled:
    """A group and its reference in each stratum, such as a requisition or a month, taken together.

    Read beside the table that ignores the strata: the two may point in opposite directions (Simpson, 1951). Without
    continuity correction of Tarone's test; the Mantel-Haenszel chi-square has it.
    """
    from scipy.stats import chi2

    tables = np.array([_table(group, reference) for group, reference in strata if _is_mixed(group, reference)], float)
    if not len(tables):
        return Pooled(None, None, None, None, None)
    a, b, c, d = tables.T
    total, m1, m0 = a + b + c + d, a + c, b + d
    n1, n0 = a + b, c + d
    for_, against = (a * d / total).sum(), (b * c / total).sum()
    difference = abs((a - n1 * m1 / total).sum()) - 0.5
    variance = (n1 * n0 * m1 * m0 / (total**2 * (total - 1))).sum()
    statistic = float(max(difference, 0.0) ** 2 / variance)
    odds = float(for_ / against) if against and for_ else None
    alike = _tarone(a, n1, n0, m1, odds) if odds and len(tables) > 1 else None
    return Pooled(
        odds_ratio=odds,
        chi2=statistic,
        p=float(chi2.sf(statistic, 1)),
        homogeneity_chi2=alike,
        homogeneity_p=None if alike is None else float(chi2.sf(alike, len(tables) - 1)),
    )


def _table(group: Group, reference: Group) -> tuple[int, int, int, int]:
    refused = reference.applicants - reference.selected
    return group.selected, group.applicants - group.selected, reference.selected, refused


def _is_mixed(group: Group, reference: Group) -> bool:
    """Both were there, and some were selected and some not: else a stratum says nothing."""
    chosen = group.selected + reference.selected
    return bool(group.applicants and reference.applicants and 0 < chosen < group.applicants + reference.applicants)


def _tarone(a: Floats, n1: Floats, n0: Floats, m1: Floats, odds: float) -> float:
    """Breslow & Day's statistic with Tarone's correction: what is left when every stratum has the common odds ratio."""
    if math.isclose(odds, 1.0):
        fitted = n1 * m1 / (n1 + n0)
    else:
        half = n0 - m1 + odds * (n1 + m1)
        fitted = (half - np.sqrt(half**2 - 4 * odds * (odds - 1) * n1 * m1)) / (2 * (odds - 1))
    spread = 1 / (1 / fitted + 1 / (n1 - fitted) + 1 / (m1 - fitted) + 1 / (n0 - m1 + fitted))
    off = a - fitted
    return float((off**2 / spread).sum() - off.sum() ** 2 / spread.sum())


def scoring_rates(scores: Floats, labels: Sequence[str]) -> tuple[Group, ...]:
    """Local Law 144 for tools that score: of each category, how many are strictly above the whole sample's median.

    scores: (N,). labels: (N,) category of each person. Raises ValueError for a score that is not finite.
    """
    if not np.isfinite(scores).all():
        raise ValueError("Every score must be a finite number.")
    above = scores > np.median(scores)
    category = np.asarray(labels, str)
    return tuple(
        Group(str(name), int((category == name).sum()), int(above[category == name].sum()))
        for name in np.unique(category)
    )


def needed_per_group(rate: float, *, ratio: float = 0.8, power: float = 0.8) -> int:
    """People per group so that a rate of ratio · rate is told from rate, two-sided at 5 %, by the pooled z test."""
    from scipy.special import ndtri

    other, middle = ratio * rate, (1 + ratio) * rate / 2
    spread = _Z * math.sqrt(2 * middle * (1 - middle)) + float(ndtri(power)) * math.sqrt(
        rate * (1 - rate) + other * (1 - other)
    )
    return math.ceil((spread / (rate - other)) ** 2)


def _require_counts(groups: Sequence[Group]) -> None:
    names = [group.name for group in groups]
    for place, group in enumerate(groups):
        if group.applicants < 0 or not 0 <= group.selected <= group.applicants:
            raise ValueError(f"Group {group.name}: {group.selected} of {group.applicants} cannot have been selected.")
        if group.name in names[:place]:
            raise ValueError(f"Two groups are called {group.name}.")


def _ratio(group: Group, reference: Group) -> Fraction | None:
    if not group.applicants or not reference.applicants or not reference.selected:
        return None
    return Fraction(group.selected * reference.applicants, group.applicants * reference.selected)


def _below(group: Group, reference: Group) -> bool:
    return 5 * group.selected * reference.applicants < 4 * reference.selected * group.applicants


def _flips(group: Group, reference: Group) -> bool:
    """With one selection moved from the reference to the group."""
    if group.selected == group.applicants:
        return False
    moved = Group(group.name, group.applicants, group.selected + 1)
    without = Group(reference.name, reference.applicants, reference.selected - 1)
    return not _below(moved, without)


def _expected(group: Group, reference: Group) -> float:
    everybody = group.applicants + reference.applicants
    return float(Fraction((group.selected + reference.selected) * group.applicants, everybody))


def _z(group: Group, reference: Group) -> float | None:
    if group.rate is None or reference.rate is None:
        return None
    pooled = Fraction(group.selected + reference.selected, group.applicants + reference.applicants)
    variance = pooled * (1 - pooled) * (Fraction(1, group.applicants) + Fraction(1, reference.applicants))
    return float(group.rate - reference.rate) / math.sqrt(variance) if variance else None


def _hypergeometric_sd(group: Group, reference: Group) -> float | None:
    everybody, chosen = group.applicants + reference.applicants, group.selected + reference.selected
    if everybody < 2:  # noqa: PLR2004 (the variance divides by one less)
        return None
    variance = Fraction(
        group.applicants * reference.applicants * chosen * (everybody - chosen), everybody**2 * (everybody - 1)
    )
    return (group.selected - _expected(group, reference)) / math.sqrt(variance) if variance else None


def _exact(group: Group, reference: Group) -> tuple[float | None, float | None]:
    """Fisher's two-sided p, the tables no likelier than this one; and mid-p, which counts this one's equals by half."""
    from scipy.stats import hypergeom

    if not group.applicants or not reference.applicants:
        return None, None
    everybody, chosen = group.applicants + reference.applicants, group.selected + reference.selected
    possible = np.arange(max(0, chosen - reference.applicants), min(group.applicants, chosen) + 1)
    probability = hypergeom.pmf(possible, everybody, group.applicants, chosen)
    seen = probability[group.selected - possible[0]]
    alike = np.isclose(probability, seen, rtol=1e-9, atol=0)
    fisher = float(min(probability[probability <= seen * _SLACK].sum(), 1.0))
    return fisher, fisher - 0.5 * float(probability[alike].sum())


def _interval(group: Group, reference: Group) -> tuple[float, float] | None:
    ratio = _ratio(group, reference)
    if ratio is None:
        return None
    if not group.selected:
        return _score_interval(group, reference)
    error = math.sqrt(
        Fraction(1, group.selected)
        - Fraction(1, group.applicants)
        + Fraction(1, reference.selected)
        - Fraction(1, reference.applicants)
    )
    return float(ratio) * math.exp(-_Z * error), float(ratio) * math.exp(_Z * error)


def _score_interval(group: Group, reference: Group) -> tuple[float, float]:
    """With nobody of the group selected: from zero to where the score test of the ratio rejects (Koopman, 1984)."""
    from scipy.optimize import brentq

    def beyond(ratio: float) -> float:
        return _score_chi2(group, reference, ratio) - _Z**2

    top = 1.0
    while beyond(top) < 0:
        top *= 2
    return 0.0, float(brentq(beyond, 1e-9, top))


def _score_chi2(group: Group, reference: Group, ratio: float) -> float:
    x, m, y, n = group.selected, group.applicants, reference.selected, reference.applicants
    a, b, c = (m + n) * ratio, -(ratio * (m + y) + x + n), x + y
    p = min(
        (-b - math.sqrt(max(b * b - 4 * a * c, 0.0))) / (2 * a), 1.0
    )  # the reference's rate, most likely at this ratio
    q = ratio * p
    return _squared_deviation(x, m, q) + _squared_deviation(y, n, p)


def _squared_deviation(seen: int, people: int, rate: float) -> float:
    variance, off = people * rate * (1 - rate), seen - people * rate
    if variance <= _NOTHING:
        return 0.0 if abs(off) < _NOTHING else math.inf
    return off**2 / variance
