"""Letters to the examinee. Each carries a fresh link of its own; earlier links stay good."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from touchstone.assessment import sittings
from touchstone.assessment.models import Adjustment, Sitting
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.kit.locks import locked
from touchstone.people import letters
from touchstone.people.models import Letter


@transaction.atomic
def write(sitting: Sitting, letter: str, verb: Verb, *, now: datetime, adjustment: Adjustment | None = None) -> None:
    """Tell the examinee of the latest event of this kind, once, however often a restarted worker runs the task.
    What was decided about an adjustment is not for the team that hires."""
    locked(sitting)
    about = adjustment or sitting
    numbers = Event.objects.filter(about_id=about.pk, verb=verb).order_by("-number").values_list("number", flat=True)
    template = f"assessment/mail/{letter}"
    cause = f"{numbers[0]} {template}"
    if Letter.objects.filter(organization=sitting.organization, cause=cause).exists():
        return
    context = {
        "sitting": sitting,
        "blueprint": sitting.blueprint,
        "link": settings.BASE_URL + reverse("examinee", args=[sittings.issue_link(sitting, by=None, now=now)]),
        "adjustment": adjustment,
    }
    letters.post(
        sitting.organization,
        sitting.examinee,
        template,
        context,
        now=now,
        confidential=adjustment is not None,
        cause=cause,
    )
