from django_tasks import task

from touchstone.kit import clock
from touchstone.people import letters
from touchstone.people.models import Letter


@task()
def send_letter(letter_id: str) -> None:
    letter = Letter.objects.filter(pk=letter_id).first()
    now = clock.now()
    if letter and (wait := letters.send(letter, now=now)):
        send_letter.using(run_after=now + wait).enqueue(letter_id)
