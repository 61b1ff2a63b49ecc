"""Who plays in the demonstration, as written in `content/demonstration`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from touchstone.bank.starters import Manuscript


class Player(NamedTuple):
    """A candidate: `strength` is where on the scale their abilities lie, `story` how far they have come."""

    name: str
    email: str
    archetype: str
    story: str
    strength: float
    time_zone: str
    locale: str


def _folder() -> Path:
    return settings.CONTENT / "demonstration"


@cache
def northwind() -> dict[str, Any]:
    return tomllib.loads((_folder() / "northwind.toml").read_text("utf-8"))


def players() -> list[Player]:
    return [Player(**written) for written in northwind()["candidates"]]


def manuscripts() -> list[Manuscript]:
    """Questions of Northwind's own, on their way into its bank."""
    return [
        Manuscript((folder / "item.toml").read_text("utf-8"), (folder / "stem.md").read_text("utf-8"))
        for folder in sorted((_folder() / "questions").iterdir())
    ]
