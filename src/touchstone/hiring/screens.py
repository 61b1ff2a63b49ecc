"""The screen's recipe, and what it will deliver before anybody sits it."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Self

import numpy as np
from django.core.cache import cache

from touchstone.assessment import blueprints, choosing, report
from touchstone.assessment.models import Blueprint
from touchstone.bank import pool as pools
from touchstone.bank.competencies import ORDER
from touchstone.bank.pool import Pool
from touchstone.hiring import policy, requirements
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.requirements import Requirement
from touchstone.measurement import ability, simulation
from touchstone.measurement.adaptive import Rules
from touchstone.people.models import Membership

_PEOPLE = 120
_SEED = 20261124  # the same people every time, so that two settings can be compared
_KEPT = 24 * 3600


class Settings(NamedTuple):
    minutes: int = 20
    least_items: int = blueprints.LEAST_ITEMS
    most_items: int = blueprints.MOST_ITEMS
    standard_error: float = blueprints.STANDARD_ERROR
    retake_after_days: int = blueprints.RETAKE_AFTER_DAYS
    news_within_days: int = blueprints.NEWS_WITHIN_DAYS
    keep_days: int = blueprints.KEEP_DAYS

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        return cls(**{name: stored[name] for name in cls._fields if name in stored})


class Forecast(NamedTuple):
    """Simulated people drawn from the population, sitting this screen on the real bank."""

    people: int
    bar: float
    minutes: float  # median
    slowest: float  # nine in ten need no more minutes
    items: float  # median
    standard_error: float  # median
    sure: int  # of a hundred: the report would say "above" or "below"
    right: int  # of a hundred of those: it would be right
    truth: list[float]
    estimate: list[float]
    wrong: list[bool]  # said to stand on one side of the bar, while the truth lies on the other


def draw(version: RoleVersion, *, by: Membership, now: datetime) -> Blueprint:
    """The blueprint of a version that is being published: its screen is fixed from here on."""
    chosen = Settings.of(version.screen)
    expected = forecast(version)
    return blueprints.draw(
        version.role.organization,
        title=version.role.title,
        weights=requirements.shares(version.asked),
        bars=requirements.bars(version.asked),
        bar=requirements.bar(version.asked),
        ai_policy=version.ai_policy,
        notice=policy.screen_notice(version.ai_policy),
        usual_minutes=expected and _told(expected.minutes, chosen.minutes),
        by=by,
        now=now,
        **chosen._asdict(),
    )


def _told(median: float, most: int) -> int:
    """In steps of five, upwards: nobody should be surprised by a screen that takes longer than they were told."""
    return min(most, math.ceil(median / 5) * 5)


def forecast(version: RoleVersion) -> Forecast | None:
    """None while nothing in the bank can measure what the role asks for."""
    pool = pools.operational(version.organization_id)
    asked, chosen = version.asked, Settings.of(version.screen)
    key = _key(pool, asked, chosen)
    if (kept := cache.get(key)) is None:
        kept = simulate(pool, asked, chosen)
        cache.set(key, kept, _KEPT)
    found: Forecast | None = kept
    return found


def simulate(pool: Pool, asked: Sequence[Requirement], chosen: Settings) -> Forecast | None:
    share = requirements.shares(asked)
    measured = {ORDER[place] for place in set(pool.items.dimension.tolist())}
    if not measured & set(share):
        return None
    weights = np.array([share.get(slug, 0.0) for slug in ORDER])
    needed = choosing.shared_out(weights, chosen.least_items)
    seen = simulation.preview(
        np.random.default_rng(_SEED),
        ability.equicorrelated(len(ORDER)),
        pool.items,
        weights=weights,
        minutes=pool.minutes,
        rules=Rules(chosen.standard_error, chosen.minutes, chosen.least_items, chosen.most_items),
        needed=needed,
        families=pool.families,
        people=_PEOPLE,
    )
    return _summary(seen, requirements.bar(asked))


def _summary(seen: simulation.Preview, bar: float) -> Forecast:
    chance = np.array(
        [ability.chance_above(*each, bar) for each in zip(seen.estimate, seen.standard_error, strict=True)]
    )
    sure = (chance >= report.SURE) | (chance <= 1 - report.SURE)
    right = (chance > 0.5) == (seen.truth > bar)  # noqa: PLR2004 (more likely than not)
    return Forecast(
        people=len(seen.truth),
        bar=bar,
        minutes=float(np.median(seen.minutes)),
        slowest=float(np.quantile(seen.minutes, 0.9)),
        items=float(np.median(seen.items)),
        standard_error=float(np.median(seen.standard_error)),
        sure=round(100 * float(sure.mean())),
        right=round(100 * float(right[sure].mean())) if sure.any() else 0,
        truth=[round(float(one), 3) for one in seen.truth],
        estimate=[round(float(one), 3) for one in seen.estimate],
        wrong=[bool(one) for one in sure & ~right],
    )


def _key(pool: Pool, asked: Sequence[Requirement], chosen: Settings) -> str:
    """Everything that the forecast depends on."""
    parts = [
        [str(one) for one in pool.version_ids],
        [(one.competency, one.level, one.weight) for one in asked],
        chosen[:4],
    ]
    return f"forecast-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"
