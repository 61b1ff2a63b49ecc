from collections.abc import Callable

import pytest
from django.test import Client
from django_tasks import task

from touchstone.kit import worker
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db

SignIn = Callable[[Membership], Client]


@task()
def stumble() -> None:
    raise ValueError("casey@mail.example")


def test_who_looks_after_the_server_sees_how_it_is(client_of: SignIn, adam: Membership) -> None:
    page = client_of(adam).get("/status/").content.decode()

    assert "Nothing waits." in page
    assert "None has been made yet." in page


def test_a_failed_task_is_named_without_what_it_was_about(client_of: SignIn, adam: Membership) -> None:
    stumble.enqueue()
    worker.run_next("w")

    page = client_of(adam).get("/status/").content.decode()

    assert "test_status.stumble" in page
    assert "casey@mail.example" not in page


def test_others_may_not_look(client_of: SignIn, rosa: Membership) -> None:
    assert client_of(rosa).get("/status/").status_code == 403
