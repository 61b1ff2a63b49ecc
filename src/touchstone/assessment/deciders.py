"""Who decides on adjustments: somebody outside the hiring team, so that no verdict can lean on one."""

from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


def decides(member: Membership) -> bool:
    """May decide and reads no reports; in a house where nobody else could, whoever may decide at all."""
    if not member.may(Permission.ADJUSTMENT_DECIDE):
        return False
    return _is_outside(member) or not any(map(_is_outside, _colleagues(member)))


def is_alone(member: Membership) -> bool:
    """Decides although they read reports: the ledger says so."""
    return decides(member) and not _is_outside(member)


def _is_outside(member: Membership) -> bool:
    return member.may(Permission.ADJUSTMENT_DECIDE) and not member.may(Permission.REPORT_VIEW)


def _colleagues(member: Membership) -> list[Membership]:
    here = Membership.objects.visible_to(member).current()
    return list(here.filter(account__is_active=True).exclude(pk=member.pk))
