"""A wrong setting stops the start and is named."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from touchstone.environment import Environment


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (lambda env: env.flag("TOUCHSTONE_DEMO", default=False), "TOUCHSTONE_DEMO"),
        (lambda env: env.url("TOUCHSTONE_BASE_URL", default=""), "TOUCHSTONE_BASE_URL"),
        (lambda env: env.choice("TOUCHSTONE_LOG_LEVEL", default="info", among=("info",)), "TOUCHSTONE_LOG_LEVEL"),
        (lambda env: env.postgresql("DATABASE_URL"), "DATABASE_URL"),
    ],
)
def test_a_malformed_value_is_refused_by_name(read: Callable[[Environment], object], name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        read(Environment({name: "mysql:perhaps"}))


def test_an_unknown_name_is_refused() -> None:
    env = Environment({"TOUCHSTONE_DEMO": "yes", "TOUCHSTONE_DEMMO": "yes", "HOME": "/"})
    env.flag("TOUCHSTONE_DEMO", default=False)

    with pytest.raises(ImproperlyConfigured, match="TOUCHSTONE_DEMMO"):
        env.refuse_unknown(prefix="TOUCHSTONE_")


def test_a_value_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file\n")

    env = Environment({"TOUCHSTONE_SECRET_KEY_FILE": str(tmp_path / "key")})

    assert env.text("TOUCHSTONE_SECRET_KEY", default="") == "from a file"


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="TOUCHSTONE_SECRET_KEY_FILE"):
        Environment({"TOUCHSTONE_SECRET_KEY_FILE": str(tmp_path / "none")}).text("TOUCHSTONE_SECRET_KEY", default="")


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "secret-key"

    first = Environment({}).secret("TOUCHSTONE_SECRET_KEY", kept_in=kept)

    assert Environment({}).secret("TOUCHSTONE_SECRET_KEY", kept_in=kept) == first
    assert len(first) > 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in kept.parent.iterdir()] == ["secret-key"]


def test_postgresql_is_pooled_and_its_options_are_kept() -> None:
    address = "postgresql://db.example/touchstone?sslmode=require"

    database = Environment({"DATABASE_URL": address}).postgresql("DATABASE_URL")

    assert database is not None
    assert database["NAME"] == "touchstone"
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]
