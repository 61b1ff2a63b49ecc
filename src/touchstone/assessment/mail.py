"""Letters to the examinee. Each carries a fresh link of its own; earlier links stay good."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from touchstone.assessment import sittings
from touchstone.assessment.models import Sitting
from touchstone.people import letters


def write(sitting: Sitting, letter: str, *, now: datetime, **context: object) -> None:
    token = sittings.issue_link(sitting, by=None, now=now)
    shared = {
        "sitting": sitting,
        "blueprint": sitting.blueprint,
        "link": settings.BASE_URL + reverse("examinee", args=[token]),
    }
    letters.post(sitting.organization, sitting.examinee, f"assessment/mail/{letter}", shared | context, now=now)
