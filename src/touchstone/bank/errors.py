from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from touchstone.kit.errors import DomainError


class MalformedResponse(DomainError):
    """The answer does not fit the question: a slip of the candidate (mendable) or a forged request."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("This answer does not fit the question. Please answer it once more.")
