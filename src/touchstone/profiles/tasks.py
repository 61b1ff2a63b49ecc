from django_tasks import task

from touchstone.assessment.models import Sitting
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.profiles import standings


@ledger.on(Verb.SITTING_FINISHED)
@task()
def add_standings(sitting_id: str) -> None:
    standings.add(Sitting.objects.select_related("result").get(pk=sitting_id))
