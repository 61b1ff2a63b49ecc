"""A backup of the embedded database is also the way to PostgreSQL."""

from pathlib import Path

import postgresql
from installation import Installation


def test_a_backup_moves_to_postgresql(house: Installation, tmp_path: Path) -> None:
    file = str(tmp_path / "touchstone.tar.gz")
    house.command("backup", file)

    with postgresql.running() as database:
        there = Installation(tmp_path / "there", DATABASE_URL=database.get_uri())
        told = there.command("restore", file)
        names = there.python("from touchstone.people.models import Person; print(*Person.objects.values_list('name'))")

    assert "every event of the log holds" in told
    assert "Adam" in names
