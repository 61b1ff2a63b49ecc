"""What the pages of a role offer to this member. The verbs ask again."""

from typing import Any

from touchstone.hiring.models import Requisition, Role
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


def on_roles(member: Membership, role: Role) -> dict[str, Any]:
    openings = Requisition.objects.visible_to(member).filter(role=role).order_by("-opened_at")
    return {
        "openings": openings.select_related("version"),
        "may_edit": member.may(Permission.ROLE_EDIT),
        "may_publish": member.may(Permission.ROLE_PUBLISH),
        "may_browse": member.may(Permission.ITEM_VIEW),
        "may_open": member.may(Permission.REQUISITION_MANAGE),
    }
