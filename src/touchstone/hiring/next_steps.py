"""What an application waits for, and who has it in hand. Pure."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.models import SittingState
from touchstone.hiring.models import Application, Stage


class NextStep(NamedTuple):
    sentence: str | Promise
    owner: str | Promise
    tone: str  # bad: waiting for us; neutral: for somebody else or nobody


_US = _("Waiting for us")
_CANDIDATE = _("Waiting for the candidate")
_NOBODY = _("Nobody has to act")


def of(application: Application) -> NextStep:
    if application.hold:
        return NextStep(_("On hold. Decide again when what you wait for has come."), _US, "watch")
    match application.stage:
        case Stage.SCREEN:
            return _of_screen(application)
        case Stage.REVIEW:
            return NextStep(_("Read the report and decide."), _US, "bad")
        case Stage.INTERVIEW:
            return NextStep(_("Arrange the live interview."), _US, "bad")
        case _:
            return NextStep(_("This application is closed."), _NOBODY, "neutral")


def _of_screen(application: Application) -> NextStep:
    match application.sitting.state if application.sitting else None:
        case None:
            return NextStep(_("Invite this person to the screen."), _US, "bad")
        case SittingState.INVITED:
            return NextStep(_("The candidate begins the screen."), _CANDIDATE, "neutral")
        case SittingState.OPEN | SittingState.PAUSED:
            return NextStep(_("The candidate is taking the screen."), _CANDIDATE, "neutral")
        case SittingState.FINISHED:
            return NextStep(_("The result is being written down."), _NOBODY, "neutral")
        case _:
            return NextStep(_("The invitation has lapsed. Extend it, invite again, or decide."), _US, "bad")
