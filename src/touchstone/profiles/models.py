"""Where a person stands on the one scale, and the evidence for it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.models import Sitting
from touchstone.kit.models import Row
from touchstone.people.models import Membership, Organization, Person
from touchstone.people.permissions import Permission


class Purpose(models.TextChoices):
    """What a measurement was made for. Hiring and growth share a scale, not a use."""

    GROWTH = "growth", _("Growth")
    HIRING = "hiring", _("Hiring")


# The wall: which permission opens which purpose. Nothing measures for growth yet, so nobody may read that side.
_DOORS = {Purpose.HIRING: Permission.REPORT_VIEW}


class StandingQuerySet(models.QuerySet["Standing"]):
    def visible_to(self, member: Membership) -> Self:
        purposes = [purpose for purpose, permission in _DOORS.items() if member.may(permission)]
        return self.filter(organization=member.organization_id, purpose__in=purposes)


class Standing(Row):
    """One estimate of one competency of one person; rows are added, never changed."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="standings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="standings")
    purpose = models.CharField(max_length=10, choices=Purpose)
    competency = models.CharField(max_length=40)
    estimate = models.FloatField()
    standard_error = models.FloatField()
    evidence = models.ForeignKey(Sitting, models.CASCADE, related_name="standings")
    at = models.DateTimeField()

    objects = StandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evidence", "competency"], name="standing_once_per_evidence"),
            models.CheckConstraint(condition=models.Q(purpose__in=Purpose.values), name="standing_purpose_known"),
        ]
        indexes = [models.Index(fields=["person", "competency", "at"])]
