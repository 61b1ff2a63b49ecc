"""Writing a table as TOML, for heads that come from a form. Reading is the standard library's."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any


def written(table: Mapping[str, Any]) -> str:
    return "\n".join(_lines(table, "")) + "\n"


def _lines(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """Plain fields first: what stands after a [table] belongs to it."""
    for name, value in table.items():
        if not _holds_tables(value):
            yield f"{name} = {_value(value)}"
    for name, value in table.items():
        if _holds_tables(value):
            for entry in value:
                yield f"\n[[{path}{name}]]"
                yield from _lines(entry, f"{path}{name}.")


def _holds_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # A TOML string says what a JSON string says, in the same way, but for DEL; so do numbers, booleans and lists.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
