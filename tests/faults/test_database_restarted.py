"""PostgreSQL is stopped as hard as it can be and comes back; the server was never restarted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import postgresql
import pytest
from installation import Installation, eventually, furnish, kill


@pytest.fixture
def database() -> Iterator[Any]:
    with postgresql.running() as server:
        yield server


@pytest.fixture
def house(tmp_path: Path, database: Any) -> Iterator[Installation]:
    house = Installation(tmp_path / "data", DATABASE_URL=database.get_uri())
    furnish(house)
    yield house
    house.close()


def test_the_server_outlives_its_database(house: Installation, database: Any) -> None:
    house.serve()
    before = house.ask("GET", f"/demo/{house.adam}/")

    postgresql.stop_at_once(database)
    assert house.health() == 503
    postgresql.start_again(database)

    eventually(lambda: house.health() == 200)
    assert house.ask("GET", "/me/", cookies=before.cookies).status == 200


def test_tasks_go_on_when_the_database_is_back(house: Installation, database: Any, tmp_path: Path) -> None:
    file = tmp_path / "lines"
    worker = house.start("worker")
    postgresql.stop_at_once(database)
    postgresql.start_again(database)

    house.python(f"from slow_tasks import long; long.enqueue({str(file)!r}, 0)")

    eventually(lambda: file.exists() and file.read_text().split() == ["begun", "done"])
    kill(worker)
