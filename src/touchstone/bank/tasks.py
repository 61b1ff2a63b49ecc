"""What the bank makes of events elsewhere."""

from django_tasks import task

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import loading
from touchstone.kit import clock
from touchstone.people.models import Organization


@ledger.on(Verb.ORGANIZATION_CREATED)
@task()
def stock(organization_id: str) -> None:
    """A new organization finds the questions that ship in its bank."""
    loading.load(Organization.objects.get(pk=organization_id), by=None, now=clock.now())
