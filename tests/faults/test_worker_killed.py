"""A task whose worker dies runs again, in another worker or in the server."""

import json
from pathlib import Path

import pytest
from installation import Installation, eventually, kill


def enqueue(house: Installation, file: Path) -> None:
    house.python(f"from slow_tasks import long; long.enqueue({str(file)!r}, 120)")


def states(house: Installation) -> list[str]:
    code = "import json; from django_tasks_db.models import DBTaskResult; "
    listed = "list(DBTaskResult.objects.filter(task_path='slow_tasks.long').values_list('status', flat=True))"
    found: list[str] = json.loads(house.python(f"{code}print(json.dumps({listed}))").strip().splitlines()[-1])
    return found


def lines(file: Path) -> list[str]:
    return file.read_text().split() if file.exists() else []


@pytest.mark.parametrize("successor", ["worker", "serve"])
def test_a_killed_workers_task_runs_again(house: Installation, tmp_path: Path, successor: str) -> None:
    file = tmp_path / "lines"
    enqueue(house, file)
    first = house.start("worker")
    eventually(lambda: lines(file) == ["begun"])

    kill(first)
    house.serve() if successor == "serve" else house.start("worker")

    eventually(lambda: lines(file) == ["begun", "begun", "done"], seconds=60)
    eventually(lambda: states(house) == ["SUCCESSFUL"])
