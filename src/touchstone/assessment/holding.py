"""Taking hold of a sitting for a verb, and the states that stand in a verb's way."""

from datetime import datetime

from touchstone.assessment import blueprints, errors
from touchstone.assessment.models import Sitting, SittingState
from touchstone.kit.locks import locked


def held(sitting: Sitting) -> Sitting:
    """The sitting as it is now, locked, with what never changes about it carried over."""
    fresh = locked(sitting)
    fresh.blueprint = blueprints.kept(fresh.blueprint_id)
    for name in ("examinee", "organization"):
        if name in sitting._state.fields_cache:  # noqa: SLF001 (where Django keeps rows it has already fetched)
            setattr(fresh, name, getattr(sitting, name))
    return fresh


def running(sitting: Sitting, now: datetime) -> Sitting:
    fresh = held(sitting)
    require_running(fresh, now)
    return fresh


def require_running(sitting: Sitting, now: datetime) -> None:
    require_begun(sitting)
    if sitting.is_overdue(now):
        raise errors.SittingOverdue
    if sitting.state == SittingState.PAUSED:
        raise errors.SittingPaused


def require_begun(sitting: Sitting) -> None:
    match sitting.state:
        case SittingState.FINISHED:
            raise errors.SittingFinished
        case SittingState.REVOKED:
            raise errors.SittingRevoked
        case SittingState.INVITED | SittingState.EXPIRED:
            raise errors.SittingNotBegun


def require_invited(sitting: Sitting, now: datetime) -> None:
    match sitting.state:
        case SittingState.OPEN | SittingState.PAUSED:
            raise errors.SittingAlreadyBegun
        case SittingState.FINISHED:
            raise errors.SittingFinished
        case SittingState.REVOKED:
            raise errors.SittingRevoked
    if sitting.state == SittingState.EXPIRED or sitting.has_expired(now):
        raise errors.InvitationExpired
