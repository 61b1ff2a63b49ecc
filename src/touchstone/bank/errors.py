from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from touchstone.kit.errors import DomainError


class MalformedResponse(DomainError):
    """The answer does not fit the question: a slip of the candidate (mendable) or a forged request."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("This answer does not fit the question. Please answer it once more.")


class VersionIsImmutable(DomainError):
    message = _("A version of a question is never changed: make a new one.")


class ItemNotInState(DomainError):
    message = _("The question has moved on in the meantime; this is not possible in its present state.")


class ItemIsShipped(DomainError):
    message = _("This question comes with the product and cannot be edited here.")


class ReasonMissing(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("Please give a reason: it is kept in the log.")


class OwnItem(DomainError):
    status = HTTPStatus.FORBIDDEN
    message = _("You wrote this question, so somebody else must review it.")


class ItemHasDefects(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("The checker still finds errors in this question.")


class SlugTaken(DomainError):
    message = _("There is already a question with this short name.")


class ContentBroken(DomainError):
    """What ships must have passed the checker; this names the first thing that did not."""
