"""Reads a job description for words that keep able people away. Advice with a reason, never a block."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Rule(NamedTuple):
    id: str
    kind: str
    pattern: re.Pattern[str]
    if_absent: bool  # a finding when the pattern is found nowhere
    why: str
    suggestion: str
    source: str
    url: str
    date: date


class Finding(NamedTuple):
    rule: Rule
    section: str  # slug; empty when the whole text lacks something
    words: str


def findings(sections: Mapping[str, str]) -> list[Finding]:
    """`sections` is {slug: visible text}."""
    rules = every()
    found = [one for rule in rules if not rule.if_absent for one in _present(rule, sections)]
    whole = "\n".join(sections.values())
    return found + [Finding(rule, "", "") for rule in rules if rule.if_absent and not rule.pattern.search(whole)]


def every() -> list[Rule]:
    return _read(settings.CONTENT / "lints" / "wording.toml")


def _present(rule: Rule, sections: Mapping[str, str]) -> Iterator[Finding]:
    """Each form of words once a section."""
    for slug, text in sections.items():
        for words in dict.fromkeys(found.group() for found in rule.pattern.finditer(text)):
            yield Finding(rule, slug, words)


@cache
def _read(path: Path) -> list[Rule]:
    return [
        Rule(
            id=raw["id"],
            kind=raw["kind"],
            pattern=re.compile(raw["pattern"], re.IGNORECASE),
            if_absent=raw.get("applies", "present") == "absent",
            why=raw["why"],
            suggestion=raw["suggestion"],
            source=raw["source"],
            url=raw["url"],
            date=raw["date"],
        )
        for raw in tomllib.loads(path.read_text("utf-8"))["rules"]
    ]
