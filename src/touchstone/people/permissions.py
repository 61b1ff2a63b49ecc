"""Who may do what: one enum of permissions, one table of grants."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Access(TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    CONTENT_OWNER = "content_owner", _("Content owner")
    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    INTERVIEWER = "interviewer", _("Interviewer")
    LEARNING_LEAD = "learning_lead", _("Learning lead")
    RECRUITER = "recruiter", _("Recruiter")


IN_WORDS = {
    Access.ADMINISTRATOR: _("Looks after the team, the settings, the log and the server. Decides on adjustments."),
    Access.AUDITOR: _("Reads the log, its proof and the bank; changes nothing."),
    Access.CONTENT_OWNER: _("Writes, reviews, approves and retires questions."),
    Access.HIRING_MANAGER: _("Shapes roles, reads the reports of their candidates and decides."),
    Access.INTERVIEWER: _("Talks with candidates; sees the roles and what is asked of them."),
    Access.LEARNING_LEAD: _("Grows people towards a role; sees roles, competencies and questions."),
    Access.RECRUITER: _("Opens requisitions, invites candidates to screens, reads and releases reports."),
}


class Permission(StrEnum):
    ADJUSTMENT_DECIDE = "adjustment.decide"
    APPLICATION_DECIDE = "application.decide"
    APPLICATION_VIEW = "application.view"
    HEALTH_VIEW = "health.view"
    ITEM_EDIT = "item.edit"
    ITEM_RETIRE = "item.retire"
    ITEM_REVIEW = "item.review"
    ITEM_VIEW = "item.view"
    LOG_VIEW = "log.view"
    MAILBOX_VIEW = "mailbox.view"
    MEMBER_MANAGE = "member.manage"
    MEMBER_VIEW = "member.view"
    ORGANIZATION_MANAGE = "organization.manage"
    REPORT_RELEASE = "report.release"
    REPORT_VIEW = "report.view"
    REQUISITION_MANAGE = "requisition.manage"
    ROLE_EDIT = "role.edit"
    ROLE_PUBLISH = "role.publish"
    ROLE_VIEW = "role.view"
    SITTING_INVITE = "sitting.invite"
    SITTING_MANAGE = "sitting.manage"


_EVERYONE = frozenset({Permission.MEMBER_VIEW, Permission.ROLE_VIEW})

GRANTS: dict[Access, frozenset[Permission]] = {
    # Runs the house and never sees a candidate's report by that access alone. Adjustments are decided here because
    # an administrator stands outside the hiring team.
    Access.ADMINISTRATOR: _EVERYONE
    | {
        Permission.ADJUSTMENT_DECIDE,
        Permission.HEALTH_VIEW,
        Permission.LOG_VIEW,
        Permission.MAILBOX_VIEW,
        Permission.MEMBER_MANAGE,
        Permission.ORGANIZATION_MANAGE,
    },
    Access.AUDITOR: _EVERYONE | {Permission.HEALTH_VIEW, Permission.ITEM_VIEW, Permission.LOG_VIEW},
    Access.CONTENT_OWNER: _EVERYONE
    | {Permission.ITEM_EDIT, Permission.ITEM_RETIRE, Permission.ITEM_REVIEW, Permission.ITEM_VIEW},
    Access.HIRING_MANAGER: _EVERYONE
    | {
        Permission.APPLICATION_DECIDE,
        Permission.APPLICATION_VIEW,
        Permission.ITEM_VIEW,
        Permission.REPORT_VIEW,
        Permission.ROLE_EDIT,
        Permission.ROLE_PUBLISH,
    },
    Access.INTERVIEWER: _EVERYONE,
    Access.LEARNING_LEAD: _EVERYONE | {Permission.ITEM_VIEW},
    Access.RECRUITER: _EVERYONE
    | {
        Permission.APPLICATION_DECIDE,
        Permission.APPLICATION_VIEW,
        Permission.MAILBOX_VIEW,
        Permission.REPORT_RELEASE,
        Permission.REPORT_VIEW,
        Permission.REQUISITION_MANAGE,
        Permission.ROLE_EDIT,
        Permission.ROLE_PUBLISH,
        Permission.SITTING_INVITE,
        Permission.SITTING_MANAGE,
    },
}


def granted(accesses: list[str]) -> frozenset[Permission]:
    """Everything that this set of accesses allows together."""
    return frozenset().union(*(GRANTS[Access(access)] for access in accesses))


def in_words(accesses: list[str]) -> list[tuple[Access, str | Promise]]:
    """Each access and what it is for, in the order of the list above."""
    return [(access, IN_WORDS[access]) for access in Access if access in accesses]
