"""A rule saying no. Each subclass is named for the fact and says it in one plain sentence."""

from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    status: HTTPStatus = HTTPStatus.CONFLICT
    message: str | Promise

    def __init__(self, message: str | Promise | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(str(self.message))


class NotPermitted(DomainError):
    status = HTTPStatus.FORBIDDEN
    message = _("Your access does not include this.")


class IntegrationError(Exception):
    """Something outside failed; `retry` says whether trying again may help."""

    def __init__(self, message: str, *, retry: bool) -> None:
        super().__init__(message)
        self.retry = retry
