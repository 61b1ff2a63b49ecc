"""Files as arrays. CSV and Parquet go one way: through Arrow, a batch at a time, so that memory stays small."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.measure.problems import BadInput
from touchstone.measurement.items import MISSING, Floats, Scores

NOTHING = [
    "",
    "NA",
    "NaN",
    "nan",
    "N/A",
    "null",
    "NULL",
]  # besides an empty cell, what statistics programs write for it
_HIGHEST = 126
_BLOCK = 16 << 20  # bytes of a file read at once

try:
    import pyarrow as pa
    from pyarrow import compute, parquet
    from pyarrow import csv as arrow_csv
except ImportError as missing:
    raise BadInput('This needs an extra: pip install "touchstone[measure]".') from missing


class Sheet(NamedTuple):
    """A wide table: people by items. labels: the columns that are no items, by name, such as the person's id."""

    items: tuple[str, ...]
    values: NDArray[Any]
    labels: dict[str, "pa.Array"]

    def label(self, name: str) -> list[str]:
        found = self.labels[name]
        if found.null_count:
            raise BadInput(f"Row {found.is_null().index(True).as_py() + 2} has nothing in column {name}.")
        return [str(each) for each in found.to_pylist()]


def responses(path: Path, *, has_id: bool = True, besides: Sequence[str] = ()) -> Sheet:
    """Scores, int8, MISSING where nothing stands. `besides` names further columns that are no items."""
    sheet = _sheet(path, besides, has_id=has_id, whole=True)
    _require_rows(path, sheet)
    return sheet._replace(values=_as_scores(path, sheet))


def seconds(path: Path, *, has_id: bool = True, besides: Sequence[str] = ()) -> Sheet:
    """Times, float64, NaN where nothing stands."""
    sheet = _sheet(path, besides, has_id=has_id, whole=False)
    _require_rows(path, sheet)
    return sheet


def rows(path: Path, columns: dict[str, type]) -> dict[str, list[Any]]:
    """Of a long table, these columns; text (`str`) or whole numbers (`int`). A name that ends in “?” may be missing."""
    names = header(path)
    wanted = {name.rstrip("?"): kind for name, kind in columns.items() if not name.endswith("?") or name[:-1] in names}
    for name in wanted:
        if name not in names:
            raise BadInput(f"{path} has no column {name}; it has {', '.join(names)}.")
    found: dict[str, list[Any]] = {name: [] for name in wanted}
    for batch in _batches(path, names, dict.fromkeys(names, pa.string())):
        for name in wanted:
            found[name] += batch.column(name).to_pylist()
    return {
        name: [_cell(path, name, row, text, wanted[name]) for row, text in enumerate(found[name], 2)] for name in wanted
    }


def _cell(path: Path, name: str, row: int, text: str | None, kind: type) -> Any:
    if text is None or not text.strip():
        raise BadInput(f"{path}, row {row}: column {name} is empty.")
    try:
        return kind(text.strip())
    except ValueError:
        raise BadInput(f"{path}, row {row}: “{text}” in column {name} is no whole number.") from None


def header(path: Path) -> list[str]:
    if path.suffix.lower() == ".parquet":
        with _opened(path):
            names = [str(name) for name in parquet.read_schema(path).names]
    else:
        with _opened(path), path.open(encoding="utf-8-sig", newline="") as file:
            names = [name.strip() for name in next(csv.reader(file), [])]
    if not names or not any(names):
        raise BadInput(f"{path} is empty.")
    twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if twice is not None:
        raise BadInput(f"{path} has two columns called “{twice}”.")
    return names


@contextmanager
def _opened(path: Path) -> Iterator[None]:
    """Whatever hinders the reading, in one sentence that names the file."""
    try:
        yield
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder.") from None
    except (UnicodeDecodeError, pa.ArrowInvalid, csv.Error) as error:
        raise BadInput(f"{path} cannot be read as a table: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from error


def _sheet(path: Path, besides: Sequence[str], *, has_id: bool, whole: bool) -> Sheet:
    names = header(path)
    for name in besides:
        if name not in names:
            raise BadInput(f"{path} has no column {name}.")
    apart = [*names[: 1 if has_id else 0], *(name for name in besides)]
    items = tuple(name for name in names if name not in apart)
    if not items:
        raise BadInput(f"{path} has no column of items.")
    try:
        return _read(path, names, items, apart, pa.int8() if whole else pa.float64())
    except (pa.ArrowInvalid, _NotWhole):
        pass
    try:
        return _read(path, names, items, apart, pa.float64())  # “1.0” for 1, as many programs write columns with gaps
    except (pa.ArrowInvalid, _NotWhole):
        raise _what_is_wrong(path, names, items, whole=whole) from None


class _NotWhole(Exception):
    pass


def _read(path: Path, names: Sequence[str], items: Sequence[str], apart: Sequence[str], kind: Any) -> Sheet:
    types = {name: kind if name in set(items) else pa.string() for name in names}
    values: list[NDArray[Any]] = []
    labels: dict[str, list[Any]] = {name: [] for name in apart}
    for batch in _batches(path, names, types):
        values.append(_block(batch, items, kind))
        for name in apart:
            labels[name].append(batch.column(name))
    table = np.concatenate(values) if values else np.empty((0, len(items)), np.int8)
    return Sheet(tuple(items), table, {name: _joined(parts) for name, parts in labels.items()})


def _joined(parts: list[Any]) -> "pa.Array":
    return pa.concat_arrays(parts) if parts else pa.array([], pa.string())


def _batches(path: Path, names: Sequence[str], types: dict[str, Any]) -> Iterator["pa.RecordBatch"]:
    if path.suffix.lower() == ".parquet":
        with _opened(path):
            file = parquet.ParquetFile(path)
        for batch in file.iter_batches():
            yield pa.RecordBatch.from_arrays(
                [batch.column(name).cast(types[name], safe=False) for name in names], names=list(names)
            )
        return
    yield from arrow_csv.open_csv(
        path,
        read_options=arrow_csv.ReadOptions(column_names=list(names), skip_rows=1, block_size=_BLOCK),
        convert_options=arrow_csv.ConvertOptions(column_types=types, null_values=NOTHING, strings_can_be_null=True),
    )


def _block(batch: "pa.RecordBatch", items: Sequence[str], kind: Any) -> NDArray[Any]:
    whole = pa.types.is_integer(kind)
    block = np.empty((batch.num_rows, len(items)), np.int8 if whole else np.float64)
    for place, name in enumerate(items):
        column = batch.column(name)
        if column.null_count:
            column = compute.fill_null(column, MISSING if whole else float("nan"))
        block[:, place] = column.to_numpy(zero_copy_only=False)
        if whole and _has_negative(batch.column(name)):
            raise _NotWhole
    return block


def _has_negative(column: "pa.Array") -> bool:
    lowest = compute.min(column).as_py()
    return lowest is not None and lowest < 0


def _as_scores(path: Path, sheet: Sheet) -> Scores:
    """Of a sheet read as numbers, whole scores. Raises BadInput naming the first cell that is none."""
    values = sheet.values
    if values.dtype == np.int8:
        return values
    known = ~np.isnan(values)
    wrong = known & ((values != np.round(values)) | (values < 0) | (values > _HIGHEST))
    if wrong.any():
        row, column = map(int, np.argwhere(wrong)[0])
        raise BadInput(_not_a_score(path, row + 2, sheet.items[column], f"{values[row, column]:g}"))
    return np.where(known, values, MISSING).astype(np.int8)


def _not_a_score(path: Path, row: int, item: str, text: str) -> str:
    return f"{path}, row {row}: “{text}” on item {item} is no score; scores are whole numbers from 0 to {_HIGHEST}."


def _what_is_wrong(path: Path, names: Sequence[str], items: Sequence[str], *, whole: bool) -> BadInput:
    """Found by reading everything again as text."""
    row = 2
    with _opened(path):
        for batch in _batches(path, names, dict.fromkeys(names, pa.string())):
            for item in items:
                for place, text in enumerate(batch.column(item).to_pylist()):
                    if text is not None and not _is_number(text):
                        told = _not_a_score(path, row + place, item, text)
                        return BadInput(
                            told if whole else f"{path}, row {row + place}: “{text}” on {item} is no number."
                        )
            row += batch.num_rows
    return BadInput(f"{path} cannot be read as a table of numbers.")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _require_rows(path: Path, sheet: Sheet) -> None:
    if not len(sheet.values):
        raise BadInput(f"{path} has a heading but no rows.")


def gaps(values: Floats) -> "pa.Array":
    """Numbers for a file, with nothing where one is not finite."""
    return pa.array(values, mask=~np.isfinite(values))


def as_csv(columns: dict[str, Any]) -> str:
    """Columns of one length."""
    sink = pa.BufferOutputStream()
    arrow_csv.write_csv(pa.table({name: pa.array(column) for name, column in columns.items()}), sink)
    return str(sink.getvalue().to_pybytes().decode())
