"""Small whole questions, one of each kind, to write over; and what of them was left standing."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from touchstone.bank.fields import Finding
from touchstone.bank.folders import HEAD
from touchstone.bank.kinds import Kind
from touchstone.bank.models import SubSkill

_EXAMPLES = Path(__file__).resolve().parent / "examples"
# Words of the example that no question can mean.
_PLACEHOLDERS = ("title", "family", "difficulty_reason", "facts", "sources")


class Manuscript(NamedTuple):
    """What an author wrote: the head in TOML and the stem in Markdown."""

    head: str
    stem: str


def of(kind: Kind) -> Manuscript:
    first = SubSkill.objects.filter(competency__slug="programming").first()
    head = _read("head.toml").replace("KIND", kind).replace("SUB_SKILL", first.slug if first else "")
    head = head.replace("GUESSING", "0.25" if kind == Kind.SINGLE_CHOICE else "0.0")
    return Manuscript(f"{head}\n{_read(f'{kind}.toml')}", _read(f"{kind}.md"))


def leftovers(head: str) -> Iterator[Finding]:
    """Fields that still say what the example said."""
    try:
        written = tomllib.loads(head)
    except tomllib.TOMLDecodeError:
        return
    example = tomllib.loads(_read("head.toml").replace("GUESSING", "0"))
    for name in _PLACEHOLDERS:
        if written.get(name) == example[name]:
            yield Finding(HEAD, name, _("still says what the example said"))


def _read(name: str) -> str:
    return (_EXAMPLES / name).read_text("utf-8")
