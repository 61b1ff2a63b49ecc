"""Drawing a blueprint: from a role's competencies to the rules of a screen."""

import math
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db import transaction

from touchstone.assessment.errors import BlueprintUnsound
from touchstone.assessment.models import Blueprint
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import competencies
from touchstone.people.models import Membership, Organization
from touchstone.people.permissions import Permission

STANDARD_ERROR = 0.42  # what the shipped bank reaches in a median of 14 minutes (decision 0052)
LEAST_ITEMS = 8
MOST_ITEMS = 24
RETAKE_AFTER_DAYS = 90
NEWS_WITHIN_DAYS = 5
KEEP_DAYS = 180


@lru_cache(maxsize=512)
def kept(blueprint_id: UUID) -> Blueprint:
    """A blueprint by its id, fetched once in a process: it never changes."""
    return Blueprint.objects.get(pk=blueprint_id)


@transaction.atomic
def draw(
    organization: Organization,
    *,
    title: str,
    weights: Mapping[str, float],
    bars: Mapping[str, float],
    bar: float,
    minutes: int,
    usual_minutes: int | None = None,
    ai_policy: str,
    notice: Mapping[str, str],
    by: Membership,
    now: datetime,
    standard_error: float = STANDARD_ERROR,
    least_items: int = LEAST_ITEMS,
    most_items: int = MOST_ITEMS,
    retake_after_days: int = RETAKE_AFTER_DAYS,
    news_within_days: int = NEWS_WITHIN_DAYS,
    keep_days: int = KEEP_DAYS,
) -> Blueprint:
    by.require(Permission.ROLE_EDIT, organization)
    _require_sound(weights, bars)
    blueprint = Blueprint.objects.create(
        organization=organization,
        title=title,
        weights={slug: share for slug, share in weights.items() if share > 0},
        bars=dict(bars),
        bar=bar,
        minutes=minutes,
        usual_minutes=usual_minutes or minutes,
        least_items=least_items,
        most_items=max(most_items, least_items),
        standard_error=standard_error,
        ai_policy=ai_policy,
        notice=dict(notice),
        retake_after_days=retake_after_days,
        news_within_days=news_within_days,
        keep_days=keep_days,
        drawn_at=now,
    )
    ledger.record(Verb.BLUEPRINT_DRAWN, about=blueprint, by=by, now=now, details={"weights": blueprint.weights})
    return blueprint


def _require_sound(weights: Mapping[str, float], bars: Mapping[str, float]) -> None:
    known = set(competencies.ORDER)
    adds_up = math.isclose(sum(weights.values()), 1.0, abs_tol=1e-6)
    if not adds_up or min(weights.values()) < 0 or not known.issuperset(weights) or not known.issuperset(bars):
        raise BlueprintUnsound
