"""Reading a table of a content file, field by field. What is wrong is collected: an author sees all of it at once."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """What is wrong in which field of which file."""

    file: str
    field: str
    message: str
    severity: Severity = Severity.ERROR


class Fields:
    """One table. A field that is missing or of the wrong type gives a neutral value and a finding."""

    def __init__(self, table: Mapping[str, Any], findings: list[Finding], *, file: str, at: str = "") -> None:
        self._table = table
        self._findings = findings
        self._file = file
        self._at = at
        self._read: set[str] = set()

    def refuse(self, name: str, message: str | Promise) -> None:
        self._findings.append(Finding(self._file, self._path(name), str(message)))

    def has(self, name: str) -> bool:
        return name in self._table

    def text(self, name: str, *, default: str | None = None) -> str:
        value = self._value(name, default)
        if isinstance(value, str) and (value.strip() or value == default):
            return value
        self._wrong(name, value, _("a text"))
        return ""

    def number(self, name: str, *, default: float | None = None, least: float, most: float) -> float:
        value = self._value(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(name, value, _("a number"))
            return least
        if not least <= value <= most:
            told = {"least": f"{least:g}", "most": f"{most:g}", "value": f"{value:g}"}
            self.refuse(name, _("must lie between %(least)s and %(most)s, not %(value)s") % told)
        return float(value)

    def whole(self, name: str, *, default: int | None = None, least: int, most: int) -> int:
        value = self.number(name, default=default, least=least, most=most)
        if value != int(value):
            self.refuse(name, _("must be a whole number"))
        return int(value)

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        value = self._value(name, default)
        if isinstance(value, bool):
            return value
        self._wrong(name, value, _("true or false"))
        return False

    def day(self, name: str) -> date:
        value = self._value(name, None)
        if isinstance(value, date):
            return value
        self._wrong(name, value, _("a date such as 2026-11-24, without quotation marks"))
        return date.min

    def texts(self, name: str, *, default: list[str] | None = None) -> list[str]:
        value = self._value(name, default)
        if isinstance(value, list) and all(isinstance(entry, str) and entry.strip() for entry in value):
            return value
        self._wrong(name, value, _("a list of texts"))
        return []

    def wholes(self, name: str) -> list[int]:
        value = self._value(name, None)
        if isinstance(value, list) and all(isinstance(entry, int) and not isinstance(entry, bool) for entry in value):
            return value
        self._wrong(name, value, _("a list of whole numbers"))
        return []

    def table(self, name: str) -> "Fields":
        value = self._value(name, None)
        if not isinstance(value, Mapping):
            self._wrong(name, value, _("a table, [%(name)s]") % {"name": name})
            return Fields({}, [], file=self._file)
        return Fields(value, self._findings, file=self._file, at=self._path(name))

    def tables(self, name: str) -> Iterator["Fields"]:
        value = self._value(name, None)
        if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value) or not value:
            self._wrong(name, value, _("one or more tables, [[%(name)s]]") % {"name": name})
            return
        for number, entry in enumerate(value, start=1):
            yield Fields(entry, self._findings, file=self._file, at=f"{self._path(name)}[{number}]")

    def nothing_else(self) -> None:
        """Whatever was not read has no meaning: most often a slip of the pen."""
        for name in self._table.keys() - self._read:
            self.refuse(name, _("is not a field of this kind of question"))

    def _value(self, name: str, default: Any) -> Any:
        self._read.add(name)
        return self._table.get(name, default)

    def _wrong(self, name: str, value: object, expected: str) -> None:
        if value is None or value in ("", []):
            self.refuse(name, _("is missing: needs %(expected)s") % {"expected": expected})
        else:
            told = {"expected": expected, "value": repr(value)[:60]}
            self.refuse(name, _("must be %(expected)s, not %(value)s") % told)

    def _path(self, name: str) -> str:
        return f"{self._at}.{name}" if self._at else name
