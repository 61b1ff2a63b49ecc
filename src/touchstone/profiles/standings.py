"""Adding what a finished sitting says to the examinee's profile."""

from django.db import transaction

from touchstone.assessment import results
from touchstone.assessment.models import Sitting
from touchstone.profiles.models import Purpose, Standing


@transaction.atomic
def add(sitting: Sitting) -> None:
    """Once for each competency that was asked about; told again, it adds nothing."""
    assert sitting.finished_at
    found = results.stored(sitting.result).competencies
    Standing.objects.bulk_create(
        [
            Standing(
                organization_id=sitting.organization_id,
                person_id=sitting.examinee_id,
                purpose=Purpose.HIRING,
                competency=slug,
                estimate=each.estimate,
                standard_error=each.standard_error,
                evidence=sitting,
                at=sitting.finished_at,
            )
            for slug, each in found.items()
            if each.items
        ],
        ignore_conflicts=True,
    )
