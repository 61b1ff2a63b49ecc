from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.kit.errors import DomainError


class ApplicationClosed(DomainError):
    message = _("This application is closed.")


class AlreadyApplied(DomainError):
    message = _("This person has already applied for this requisition.")


class DecisionNotPossible(DomainError):
    message = _("This decision is not possible at the application's present stage.")


class DraftChangedMeanwhile(DomainError):
    """Somebody else saved after the caller had read: nobody's words are overwritten in silence."""

    message = _("Somebody else has changed this draft since you opened it. Your last change was not saved.")


class NoDraft(DomainError):
    message = _("This role has no draft. Start a new version to change it.")


class ReasonMissing(DomainError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    message = _("Please give a reason. It is kept with the decision.")


class RequisitionClosed(DomainError):
    message = _("This requisition is closed.")


class RequisitionStillOpen(DomainError):
    message = _("This role has an open requisition on an earlier version. It keeps that version until it is closed.")


class RoleNotPublished(DomainError):
    message = _("Publish the role first. A requisition uses a published version.")


class RoleNotReady(DomainError):
    """Says everything that is missing at once."""

    def __init__(self, gaps: list[Promise | str]) -> None:
        super().__init__(" ".join(str(gap) for gap in gaps))


class ScreenAlreadyUnderWay(DomainError):
    message = _("This person has already been invited to this screen.")


class VersionIsPublished(DomainError):
    message = _("A published version never changes. Start a new version instead.")
