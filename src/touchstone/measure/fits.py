"""`measure fit`: answers and items in, item fit and person fit out."""

import argparse
from typing import Any

import numpy as np

from touchstone.measure import tables, writing
from touchstone.measure.progress import told
from touchstone.measure.scores import matched
from touchstone.measurement import fit as measurement
from touchstone.measurement import person_fit, scoring
from touchstone.measurement.items import Items, Scores
from touchstone.measurement.scoring import Method

LONGEST_LIST = 100  # of people who stand out


def fit(options: argparse.Namespace) -> None:
    sheet = tables.responses(options.responses, has_id=not options.no_id)
    bank, scores = matched(options, sheet)
    with told(f"judging {len(bank.names)} items on {len(scores)} people"):
        report = {
            "items": _items(bank.names, bank.items, scores, options),
            "people": _people(bank.items, scores, sheet, options),
        }
    writing.report(report, options.out)


def _items(names: tuple[str, ...], items: Items, scores: Scores, options: argparse.Namespace) -> list[dict[str, Any]]:
    """S-X² rests on who answered everything; mean squares on everybody, at their WLE.

    An ability leans on the very answers that it judges: with few items mean squares come out below one.
    """
    sums = measurement.sum_score_fit(items, scores, mean=options.mean, deviation=options.sd)
    ability = scoring.estimate(items, scores, Method.WLE).ability
    squares = measurement.item_mean_squares(items, scores, ability)
    return [
        {
            "id": name,
            "s_x2": sums.statistic[place],
            "df": sums.degrees[place],
            "p": sums.p[place],
            "people": sums.people,
        }
        | {part: values[place] for part, values in squares._asdict().items()}
        for place, name in enumerate(names)
    ]


def _people(items: Items, scores: Scores, sheet: tables.Sheet, options: argparse.Namespace) -> dict[str, Any]:
    found = person_fit.person_fit(items, scores)
    known = np.isfinite(found.lz_star)
    ids = sheet.label(next(iter(sheet.labels))) if sheet.labels else [str(row) for row in range(1, len(scores) + 1)]
    unusual = np.flatnonzero(known & (found.p < 0.01))  # noqa: PLR2004 (one in a hundred fits so badly by chance)
    worst = unusual[np.argsort(found.p[unusual], kind="stable")][:LONGEST_LIST]
    return {
        "judged": int(known.sum()),
        "below_one_percent": len(unusual),
        "expected_by_chance": float(known.sum() * 0.01),
        "worst": [{"id": ids[row], "lz_star": found.lz_star[row], "p": found.p[row]} for row in worst],
    }
