"""Results, whole or not at all: a file appears under its name only when everything in it is on the disk."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from touchstone.measure.problems import BadInput


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside the target to write to; it takes the target's place when nothing went wrong, and vanishes else."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}.") from error
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        _fix(draft)
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _fix(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def text(content: str, out: Path | None) -> None:
    """To the file, or to standard output where none is named."""
    if out is None:
        sys.stdout.write(content)
        return
    with whole(out) as draft:
        draft.write_text(content, encoding="utf-8")


def report(content: Any, out: Path | None) -> None:
    """As JSON; what is not finite becomes null, for JSON has no word for it."""
    text(json.dumps(plain(content), indent=2, ensure_ascii=False, allow_nan=False) + "\n", out)


def plain(value: Any) -> Any:
    """Arrays, named tuples, dataclasses and fractions as JSON has them."""
    match value:
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case np.ndarray():
            return plain(value.tolist())
        case Fraction():
            return {"exact": str(value), "value": float(value)}
        case tuple() if hasattr(value, "_asdict"):
            return plain(value._asdict())
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
