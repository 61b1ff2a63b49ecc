"""`measure impact`: counts of a selection in, adverse impact out."""

import argparse
from typing import Any

from touchstone.measure import tables, writing
from touchstone.measure.problems import BadInput
from touchstone.measurement import impact as measurement
from touchstone.measurement.impact import Comparison, Group, Impact


def impact(options: argparse.Namespace) -> None:
    """Over all rows together and, where there is a column stratum, pooled over the strata too."""
    given = tables.rows(options.counts, {"group": str, "applicants": int, "selected": int, "stratum?": str})
    strata = given.get("stratum") or ["all"] * len(given["group"])
    cells: dict[tuple[str, str], Group] = {}
    rows = zip(strata, given["group"], given["applicants"], given["selected"], strict=True)
    for stratum, name, applicants, selected in rows:
        if (stratum, name) in cells:
            raise BadInput(f"{options.counts} counts the group {name} twice.")
        cells[stratum, name] = Group(name, applicants, selected)
    found = measurement.audit(_together(list(cells.values())))
    told = _told(found)
    if len(set(strata)) > 1:
        told["strata"] = _pooled(found, cells, sorted(set(strata)))
    writing.report(told, options.out)


def _together(groups: list[Group]) -> list[Group]:
    names = list(dict.fromkeys(group.name for group in groups))
    return [
        Group(
            name,
            sum(group.applicants for group in groups if group.name == name),
            sum(group.selected for group in groups if group.name == name),
        )
        for name in names
    ]


def _told(found: Impact) -> dict[str, Any]:
    return {
        "reference": found.reference.name if found.reference else None,
        "groups": [
            {"group": each.name, "applicants": each.applicants, "selected": each.selected, "rate": each.rate}
            for each in found.groups
        ],
        "comparisons": [_compared(each) for each in found.comparisons],
    }


def _compared(found: Comparison) -> dict[str, Any]:
    return found._asdict() | {"group": found.group.name, "reference": found.reference.name}


def _pooled(found: Impact, cells: dict[tuple[str, str], Group], strata: list[str]) -> list[dict[str, Any]]:
    if found.reference is None:
        return []
    base = found.reference.name
    return [
        {"group": each.group.name, "reference": base}
        | measurement.pooled(
            [
                (cells[stratum, each.group.name], cells[stratum, base])
                for stratum in strata
                if (stratum, each.group.name) in cells and (stratum, base) in cells
            ]
        )._asdict()
        for each in found.comparisons
    ]
