"""`measure score`: answers and items in, abilities out."""

import argparse

import numpy as np

from touchstone.measure import banks, tables, writing
from touchstone.measure.banks import Bank
from touchstone.measure.progress import told
from touchstone.measure.tables import Sheet
from touchstone.measurement import scoring
from touchstone.measurement.items import MISSING, Scores
from touchstone.measurement.scoring import Method


def score(options: argparse.Namespace) -> None:
    """CSV: the person's id or row, theta, standard_error, answered, converged; what is not finite stays empty."""
    with told(f"reading {options.responses}"):
        sheet = tables.responses(options.responses, has_id=not options.no_id)
    bank, scores = matched(options, sheet)
    with told(f"scoring {len(scores)} people"):
        found = scoring.estimate(
            bank.items,
            scores,
            Method(options.method),
            mean=options.mean,
            deviation=options.sd,
            uncertainty=bank.uncertainty() if options.with_uncertainty else None,
        )
    name, people = next(iter(sheet.labels.items()), ("row", np.arange(1, len(scores) + 1)))
    columns = {
        name: people,
        "theta": tables.gaps(found.ability),
        "standard_error": tables.gaps(found.standard_error),
        "answered": (scores != MISSING).sum(axis=1),
        "converged": found.converged,
    }
    if options.out is None:
        writing.text(tables.as_csv(columns), None)
        return
    with writing.whole(options.out) as draft:
        draft.write_text(tables.as_csv(columns), encoding="utf-8")


def matched(options: argparse.Namespace, sheet: Sheet) -> tuple[Bank, Scores]:
    """The answered items' parameters, in the order of the columns, and the answers as they count them."""
    bank = banks.read(options.items).chosen(sheet.items, options.responses)
    return bank, bank.recoded(sheet.values, options.responses)
