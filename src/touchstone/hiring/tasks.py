"""What an application makes of a sitting's events."""

from django_tasks import task

from touchstone.assessment.models import Sitting
from touchstone.audit import ledger
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.hiring import applications
from touchstone.hiring.models import Application, WithdrawalReason
from touchstone.kit import clock


@ledger.on(Verb.SITTING_FINISHED)
@task()
def send_to_review(sitting_id: str) -> None:
    for application in Application.objects.of_sitting(sitting_id):
        applications.evidence_came_in(application, now=clock.now())


@ledger.on(Verb.SITTING_REVOKED)
@task()
def withdraw_with_the_examinee(sitting_id: str) -> None:
    """Whoever withdraws from the screen on their own page withdraws the application. A member who revokes does not."""
    sitting = Sitting.objects.get(pk=sitting_id)
    last = Event.objects.filter(about_id=sitting.pk, verb=Verb.SITTING_REVOKED).order_by("number").last()
    if last is None or last.actor_id != sitting.examinee_id:
        return
    for application in Application.objects.of_sitting(sitting_id).active().select_related("candidate"):
        applications.withdraw(application, reason=WithdrawalReason.UNKNOWN, by=application.candidate, now=clock.now())
