"""What a page offers to this member. The verbs ask again."""

from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


def on_roles(member: Membership) -> dict[str, bool]:
    return {
        "may_edit": member.may(Permission.ROLE_EDIT),
        "may_publish": member.may(Permission.ROLE_PUBLISH),
        "may_browse": member.may(Permission.ITEM_VIEW),
        "may_open": member.may(Permission.REQUISITION_MANAGE),
    }
