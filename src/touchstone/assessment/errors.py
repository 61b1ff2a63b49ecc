"""Why the assessment says no. Each sentence is read by a candidate or by the hiring team."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from touchstone.kit.errors import DomainError


class BlueprintUnsound(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("A blueprint needs known competencies whose weights add up to one.")


class BankTooSmall(DomainError):
    message = _("The bank has no question in use for what this screen measures.")


class AlreadyInvited(DomainError):
    message = _("This person already has an invitation to this screen that is still open.")


class RetakeTooSoon(DomainError):
    message = _("This person took this screen too recently to take it again.")


class DeadlineInThePast(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("The last day to begin must lie in the future.")


class InvitationExpired(DomainError):
    message = _("The time to begin this screen has passed.")


class SittingRevoked(DomainError):
    message = _("This invitation was withdrawn.")


class SittingNotBegun(DomainError):
    message = _("This screen has not begun yet.")


class SittingAlreadyBegun(DomainError):
    message = _("This screen has already begun.")


class SittingFinished(DomainError):
    message = _("This screen is finished; its answers stay as they are.")


class SittingUnfinished(DomainError):
    message = _("This screen is not finished yet.")


class SittingPaused(DomainError):
    message = _("The screen is paused. Resume it to go on.")


class SittingOverdue(DomainError):
    message = _("The time for this screen has passed. What you had entered until then was kept.")


class QuestionNotShown(DomainError):
    status = HTTPStatus.NOT_FOUND
    message = _("This question is not part of this screen.")


class BlockAlreadyCommitted(DomainError):
    message = _("The answers of that block were handed in and can no longer be changed.")


class BlockIncomplete(DomainError):
    message = _("This block still has a question without an answer.")


class AnsweredElsewhere(DomainError):
    message = _("This question was answered in another window meanwhile. You see the answer that is stored.")


class BreakNotGranted(DomainError):
    message = _("This screen has no break left that stops the clock.")


class AdjustmentDecided(DomainError):
    message = _("This request for an adjustment was already decided.")


class DecidedOutside(DomainError):
    status = HTTPStatus.FORBIDDEN
    message = _("You read reports, so somebody outside the hiring team decides on adjustments.")


class AdjustmentPending(DomainError):
    message = _("Your earlier request is still being looked at.")


class FeedbackReleased(DomainError):
    message = _("The feedback was already released.")


class NotComparable(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("Only results of the same screen can be compared.")


class FeedbackNotReleased(DomainError):
    status = HTTPStatus.NOT_FOUND
    message = _("Your feedback is not released yet.")


class LinkClosed(DomainError):
    status = HTTPStatus.NOT_FOUND
    message = _("This link opens nothing any more. If you expect a screen here, ask whoever sent you the link.")
