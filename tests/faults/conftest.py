"""A real server in a process of its own, on a real file or a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import Installation, furnish


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.fault)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Installation]:
    """On the embedded database, with a small organization that one-click sign-in opens."""
    house = Installation(tmp_path / "data")
    furnish(house)
    yield house
    house.close()
