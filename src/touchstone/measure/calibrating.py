"""`measure calibrate`: answers in, items out."""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from touchstone.measure import banks, tables, writing
from touchstone.measure.problems import BadInput
from touchstone.measure.progress import told
from touchstone.measure.tables import Sheet
from touchstone.measurement import calibration
from touchstone.measurement.calibration import Anchors, Beta, Calibration, Kind, LogitNormal, Normal, Priors
from touchstone.measurement.items import ResponseFunction
from touchstone.measurement.uncertainty import parameters


def calibrate(options: argparse.Namespace) -> None:
    column, file = _groups(options)
    with told(f"reading {options.responses}"):
        sheet = tables.responses(options.responses, has_id=not options.no_id, besides=[column] if column else [])
    kinds = _kinds(options, sheet.items)
    groups = sheet.label(column) if column else _groups_of(file, sheet) if file else None
    if options.reference is not None and options.reference not in (groups or ()):
        raise BadInput(f"Nobody is in the group {options.reference}.")
    with told(f"calibrating {len(sheet.items)} items on {len(sheet.values)} people"):
        found = calibration.fit(
            sheet.values,
            kinds,
            priors=_priors(options.priors, sheet.items),
            groups=groups,
            reference=options.reference,
            anchors=_anchors(options.anchors, sheet.items),
            names=sheet.items,
            errors=options.se,
        )
    writing.report(_told(found, sheet.items, options.model), options.out)


def _kinds(options: argparse.Namespace, items: tuple[str, ...]) -> list[Kind]:
    if options.model_column is None:
        return [Kind(options.model)] * len(items)
    given = tables.rows(options.model_column, {"item": str, "model": str})
    models = dict(zip(given["item"], given["model"], strict=True))
    for item, model in models.items():
        if model not in set(Kind):
            raise BadInput(f"{options.model_column}: item {item} has the model “{model}”; known are {', '.join(Kind)}.")
    return [Kind(models.get(item, options.model)) for item in items]


def _groups(options: argparse.Namespace) -> tuple[str | None, Path | None]:
    """`--groups` names a column of the responses, or a file of person and group."""
    if options.groups is None:
        return None, None
    file = Path(options.groups)
    return (None, file) if file.is_file() else (options.groups, None)


def _groups_of(file: Path, sheet: Sheet) -> list[str]:
    if not sheet.labels:
        raise BadInput("A file of groups needs the persons' ids; leave out --no-id.")
    names = tables.header(file)[:2]
    if len(names) < 2:  # noqa: PLR2004 (person and group)
        raise BadInput(f"{file} needs two columns: person and group.")
    given = tables.rows(file, dict.fromkeys(names, str))
    groups = dict(zip(given[names[0]], given[names[1]], strict=True))
    people = sheet.label(next(iter(sheet.labels)))
    unknown = next((person for person in people if person not in groups), None)
    if unknown is not None:
        raise BadInput(f"{file} says no group for {unknown}.")
    return [groups[person] for person in people]


def _anchors(path: Path | None, items: tuple[str, ...]) -> Anchors | None:
    if path is None:
        return None
    bank = banks.read(path)
    shared = tuple(name for name in bank.names if name in set(items))
    if not shared:
        raise BadInput(f"None of the items of {path} was answered: there is nothing to anchor to.")
    return Anchors(np.array([items.index(name) for name in shared]), bank.chosen(shared, path).items)


def _priors(given: str | None, items: tuple[str, ...]) -> Priors | list[Priors]:
    """A name, or a JSON file: {"log_slope": [mean, sd], "difficulty": [mean, sd], "lower": {"beta": [5, 17]}, …}.

    "items": {"q7": {…}} in it changes what it says for one item.
    """
    if given is None or given == "none":
        return calibration.NO_PRIORS
    if given == "few-answers":
        return calibration.FEW_ANSWERS
    try:
        whole = json.loads(Path(given).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"--priors takes none, few-answers or a JSON file; {given} is neither ({error}).") from None
    if not isinstance(whole, dict) or not isinstance(own := whole.pop("items", {}), dict):
        raise BadInput(f"{given} must hold one JSON object.")
    unknown = next((item for item in own if item not in set(items)), None)
    if unknown is not None:
        raise BadInput(f"{given} has a prior for {unknown}, which nobody was asked.")
    return [_believed(given, {**whole, **own.get(item, {})}) for item in items]


def _believed(file: str, parts: dict[str, Any]) -> Priors:
    unknown = next((name for name in parts if name not in Priors._fields), None)
    if unknown is not None:
        raise BadInput(f"{file}: there is no prior called {unknown}; known are {', '.join(Priors._fields)}.")
    return Priors(**{name: _prior(file, name, value) for name, value in parts.items()})


def _prior(file: str, name: str, value: Any) -> Any:
    shapes = {"normal": Normal, "beta": Beta, "logit_normal": LogitNormal}
    if value is None:
        return None
    if isinstance(value, list):
        value = {"normal": value}
    match value:
        case {"normal": [mean, deviation]} | {"beta": [mean, deviation]} | {"logit_normal": [mean, deviation]}:
            return shapes[next(iter(value))](float(mean), float(deviation))
    raise BadInput(f'{file}: {name} must look like [0, 1], {{"beta": [5, 17]}} or {{"logit_normal": [-1.4, 0.5]}}.')


def _told(found: Calibration, names: tuple[str, ...], model: str) -> dict[str, Any]:
    kinds = tuple(str(kind) for kind in found.kinds)
    entries = banks.written(names, kinds, found.items)
    for place, entry in enumerate(entries):
        if found.errors is not None:
            entry["se"] = _errors(found, place)
            width = int(parameters(found.items)[place])
            entry["covariance"] = found.errors.covariance[place, :width, :width].tolist()
        seen = found.categories[place]
        if (seen != np.arange(len(seen)))[: int(seen.max(initial=0)) + 2].any():
            entry["categories"] = seen.tolist()
    return {
        "model": model if len(set(kinds)) == 1 and kinds[0] == model else "mixed",
        "items": entries,
        "groups": _told_groups(found),
        "log_likelihood": found.log_likelihood,
        "log_posterior": found.log_posterior,
        "parameters": found.parameters,
        "aic": found.aic,
        "bic": found.bic,
        "people": found.people,
        "iterations": found.iterations,
        "converged": found.converged,
        "largest_change": found.change,
        "nodes": found.grid.nodes if found.grid else None,
        "notes": list(found.notes),
    }


def _errors(found: Calibration, place: int) -> dict[str, Any]:
    errors, most = found.errors, int(found.items.maximum[place])
    assert errors is not None
    match ResponseFunction(int(found.items.function[place])):
        case ResponseFunction.LOGISTIC:
            return {letter: float(getattr(errors, letter)[place]) for letter in "abcd"}
        case ResponseFunction.NOMINAL:
            return {part: getattr(errors, part)[place, :most].tolist() for part in ("slopes", "intercepts")}
        case _:
            return {"a": float(errors.a[place]), "thresholds": errors.thresholds[place, :most].tolist()}


def _told_groups(found: Calibration) -> list[dict[str, Any]]:
    groups = found.groups
    return [
        {
            "group": label,
            "people": int(groups.size[place]),
            "mean": float(groups.mean[place]),
            "variance": float(groups.variance[place]),
            "se": {"mean": float(groups.mean_error[place]), "variance": float(groups.variance_error[place])},
        }
        for place, label in enumerate(groups.labels)
    ]
