"""Items as JSON: what `calibrate` writes and every other command reads.

    {"id": "q1", "model": "2pl", "a": 1.2, "b": -0.3, "c": 0.0, "d": 1.0}
    {"id": "q2", "model": "graded", "a": 1.1, "thresholds": [-1.0, 0.2, 1.4]}           graded, gpcm, pcm
    {"id": "q3", "model": "nominal", "slopes": [0.8, 1.5], "intercepts": [0.1, -0.4]}   of categories 1, 2, …

With them may stand "se" (the same names), "covariance" (of these parameters, in this order), "minutes", and
"categories" (what each raw score counts as, where empty categories were merged).
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from touchstone.measure.problems import BadInput
from touchstone.measurement.items import MISSING, Floats, Items, ResponseFunction, Scores
from touchstone.measurement.uncertainty import Uncertainty

LOGISTIC = ("rasch", "1pl", "2pl", "3pl", "4pl")
_FUNCTIONS = {
    "graded": ResponseFunction.GRADED,
    "gpcm": ResponseFunction.PARTIAL_CREDIT,
    "pcm": ResponseFunction.PARTIAL_CREDIT,
    "nominal": ResponseFunction.NOMINAL,
} | dict.fromkeys(LOGISTIC, ResponseFunction.LOGISTIC)


class Bank(NamedTuple):
    """Items with their names, and the entries they were read from."""

    names: tuple[str, ...]
    models: tuple[str, ...]
    items: Items
    entries: tuple[dict[str, Any], ...]
    people: float | None = None  # on whom the scale rests, where the file tells

    def chosen(self, names: tuple[str, ...], whence: Path) -> "Bank":
        """These items, in this order. Raises BadInput for one that is not there."""
        places = {name: place for place, name in enumerate(self.names)}
        unknown = [name for name in names if name not in places]
        if unknown:
            raise BadInput(f"Item {unknown[0]} of {whence} has no parameters{_and_more(unknown)}.")
        return self.take([places[name] for name in names])

    def take(self, places: list[int]) -> "Bank":
        return Bank(
            tuple(self.names[place] for place in places),
            tuple(self.models[place] for place in places),
            self.items.take(np.array(places, np.int64)),
            tuple(self.entries[place] for place in places),
            self.people,
        )

    def recoded(self, scores: Scores, whence: Path) -> Scores:
        """Scores as these items count them. Raises BadInput for one above its item's maximum."""
        counted = scores.copy()
        for column, entry in enumerate(self.entries):
            if merged := entry.get("categories"):
                known = scores[:, column] != MISSING
                counted[known, column] = np.array([*merged, *[127] * 127], np.int8)[scores[known, column]]
            if (above := counted[:, column] > self.items.maximum[column]).any():
                row, most = int(np.flatnonzero(above)[0]) + 2, int(self.items.maximum[column])
                raise BadInput(
                    f"{whence}, row {row}: {scores[row - 2, column]} on item {self.names[column]} is above its highest "
                    f"score, {most}."
                )
        return counted

    def uncertainty(self) -> Uncertainty:
        """The calibration's own. Raises BadInput where the file does not tell it."""
        if self.people is None or any("covariance" not in entry for entry in self.entries):
            raise BadInput("The items say nothing of how uncertain they are; calibrate with --se.")
        parts = [np.asarray(entry["covariance"], np.float64) for entry in self.entries]
        whole = np.zeros((len(parts), *[max(len(part) for part in parts)] * 2))
        for target, part in zip(whole, parts, strict=True):
            target[: len(part), : len(part)] = part
        return Uncertainty(whole, self.people)

    def minutes(self) -> Floats | None:
        """(n,), or None where no item has any. Raises BadInput where only some have."""
        given = [entry.get("minutes") for entry in self.entries]
        if all(each is None for each in given):
            return None
        return np.array([_number(entry, "minutes", positive=True) for entry in self.entries])


def _and_more(unknown: list[str]) -> str:
    return f", nor have {len(unknown) - 1} others" if len(unknown) > 1 else ""


def read(path: Path) -> Bank:
    """Raises BadInput, naming the file and the item."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise BadInput(f"{path} is no JSON: {error}.") from error
    entries = whole.get("items") if isinstance(whole, dict) else whole
    default = whole.get("model") if isinstance(whole, dict) else None
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise BadInput(f"{path} holds no list of items.")
    try:
        bank = _bank([_with_model(entry, default) for entry in entries])
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None
    return bank._replace(people=whole.get("people") if isinstance(whole, dict) else None)


def _with_model(entry: dict[str, Any], default: str | None) -> dict[str, Any]:
    if not isinstance(entry.get("id"), str | int):
        raise BadInput("an item has no id.")
    model = entry.get("model") or (default if default in _FUNCTIONS else None) or _implied(entry)
    if model not in _FUNCTIONS:
        raise BadInput(f"item {entry['id']} has the model “{model}”; known are {', '.join(sorted(_FUNCTIONS))}.")
    return {**entry, "id": str(entry["id"]), "model": model}


def _implied(entry: dict[str, Any]) -> str:
    if "slopes" in entry:
        return "nominal"
    return "graded" if "thresholds" in entry else "4pl"


def _bank(entries: list[dict[str, Any]]) -> Bank:
    names = tuple(entry["id"] for entry in entries)
    twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if twice is not None:
        raise BadInput(f"two items are called {twice}.")
    parts = [_parameters(entry) for entry in entries]
    for part in parts:
        try:
            Items.of(**{name: [value] for name, value in part.items()})
        except ValueError as error:
            raise BadInput(f"item {entries[parts.index(part)]['id']}: {error}") from None
    items = Items.of(**{name: [part[name] for part in parts] for name in parts[0]})
    return Bank(names, tuple(entry["model"] for entry in entries), items, tuple(entries))


def _parameters(entry: dict[str, Any]) -> dict[str, Any]:
    function = _FUNCTIONS[entry["model"]]
    part: dict[str, Any] = {"a": 1.0, "b": 0.0, "c": 0.0, "d": 1.0, "maximum": 1, "function": function}
    part |= {"steps": [], "slopes": [], "intercepts": []}
    if function == ResponseFunction.NOMINAL:
        part["slopes"], part["intercepts"] = _numbers(entry, "slopes"), _numbers(entry, "intercepts")
        if len(part["slopes"]) != len(part["intercepts"]):
            raise BadInput(f"item {entry['id']} needs as many intercepts as slopes.")
        return part | {"maximum": len(part["slopes"])}
    part["a"] = _number(entry, "a", positive=True) if "a" in entry else 1.0
    if function == ResponseFunction.LOGISTIC:
        rest = {name: _number(entry, name) for name in ("c", "d") if entry.get(name) is not None}
        return part | {"b": _number(entry, "b")} | rest
    thresholds = _numbers(entry, "thresholds")
    middle = float(np.mean(thresholds))
    return part | {"b": middle, "steps": [each - middle for each in thresholds], "maximum": len(thresholds)}


def _number(entry: dict[str, Any], name: str, *, positive: bool = False) -> float:
    value = entry.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
        raise BadInput(f"item {entry['id']} needs a number for {name}.")
    if positive and value <= 0:
        raise BadInput(f"item {entry['id']} needs a positive number for {name}.")
    return float(value)


def _numbers(entry: dict[str, Any], name: str) -> list[float]:
    values = entry.get(name)
    if not isinstance(values, list) or not values:
        raise BadInput(f"item {entry['id']} needs a list of numbers for {name}.")
    return [_number({"id": entry["id"], name: value}, name) for value in values]


def written(names: tuple[str, ...], models: tuple[str, ...], items: Items) -> list[dict[str, Any]]:
    """Entries as `read` takes them."""
    return [_entry(names[place], models[place], items, place) for place in range(len(names))]


def _entry(name: str, model: str, items: Items, place: int) -> dict[str, Any]:
    head = {"id": name, "model": model}
    most = int(items.maximum[place])
    match ResponseFunction(int(items.function[place])):
        case ResponseFunction.LOGISTIC:
            return head | {letter: float(getattr(items, letter)[place]) for letter in "abcd"}
        case ResponseFunction.NOMINAL:
            return head | {part: getattr(items, part)[place, :most].tolist() for part in ("slopes", "intercepts")}
        case _:
            return head | {"a": float(items.a[place]), "thresholds": items.thresholds[place, :most].tolist()}
