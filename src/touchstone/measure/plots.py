"""Pictures of an item and of a bank as SVG: the same bytes for the same numbers, lines told apart by dash as well."""

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from touchstone.measure import banks, tables, writing
from touchstone.measure.banks import Bank
from touchstone.measure.problems import BadInput
from touchstone.measurement import irt, scoring
from touchstone.measurement.items import MISSING, Floats, Items, Scores

try:
    import matplotlib as mpl
    from matplotlib.figure import Figure
except ImportError as missing:
    raise BadInput('This needs an extra: pip install "touchstone[measure]".') from missing

THETA = np.linspace(-4, 4, 161)
_GROUPS = 10  # of people along ability, whose observed proportions are drawn
# Okabe & Ito (2008), told apart by colour-blind people too; the pale yellow is left out.
_COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000"]
_DASHES = ["-", "--", "-.", ":", (0, (5, 1, 1, 1)), (0, (1, 1)), (0, (7, 2))]
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "touchstone",
    "font.family": "sans-serif",
    "axes.spines.top": False,
}
_STYLE |= {"axes.spines.right": False, "axes.grid": True, "grid.color": "#dddddd", "font.size": 10}


def item(options: argparse.Namespace) -> None:
    """Response curves and information of one item, with what people did where their answers are given."""
    bank = banks.read(options.items)
    one = bank.chosen((options.item,), options.items)
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 4), layout="constrained")
        left, right = figure.subplots(1, 2)
        _curves(left, one.items)
        if options.responses:
            _observed(left, options.responses, bank, one.names[0])
        right.plot(THETA, irt.information(THETA, one.items)[:, 0], color=_COLOURS[0])
        right.set(xlabel="ability θ (logits)", ylabel="information", ylim=(0, None), title="Information")
        _write(figure, f"Item {options.item}: response curves and information", options.out)


def bank(options: argparse.Namespace) -> None:
    """Where a bank measures, where the people are, and the two side by side (a Wright map)."""
    items = banks.read(options.items).items
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 7), layout="constrained")
        above, below = figure.subplots(2, 1)
        _information_and_people(above, items, options.mean, options.sd)
        _wright_map(below, items, options.mean, options.sd)
        _write(figure, "A bank of items: information and Wright map", options.out)


def _curves(axes: Any, items: Items) -> None:
    p = irt.category_probabilities(THETA, items)[:, 0]
    if int(items.maximum[0]) == 1:
        axes.plot(THETA, p[:, 1], color=_COLOURS[0], label="expected")
        axes.set(ylabel="chance of a right answer", title="Response curve")
    else:
        for score in range(int(items.maximum[0]) + 1):
            style = {"color": _COLOURS[score % len(_COLOURS)], "linestyle": _DASHES[score % len(_DASHES)]}
            axes.plot(THETA, p[:, score], label=f"score {score}", **style)
        axes.set(ylabel="chance of each score", title="Response curves")
    axes.set(xlabel="ability θ (logits)", ylim=(0, 1))
    axes.legend(frameon=False)


def _observed(axes: Any, path: Path, whole: Bank, name: str) -> None:
    """Shares in tenths of the people by ability, with two standard errors of a share."""
    sheet = tables.responses(path)
    answered = whole.chosen(tuple(item for item in sheet.items if item in set(whole.names)), path)
    columns = [sheet.items.index(item) for item in answered.names]
    scores = answered.recoded(sheet.values[:, columns], path)
    if name not in answered.names:
        raise BadInput(f"{path} has no column {name}.")
    theta = scoring.estimate(answered.items, scores).ability
    own = scores[:, answered.names.index(name)]
    for score in range(1 if own.max() == 1 else 0, int(own.max()) + 1):
        colour = _COLOURS[0 if own.max() == 1 else score % len(_COLOURS)]
        at, share, error = _shares(theta, own, score)
        axes.errorbar(at, share, 2 * error, fmt="o", markersize=4, linewidth=1, color=colour)


def _shares(theta: Floats, own: Scores, score: int) -> tuple[Floats, Floats, Floats]:
    known = np.flatnonzero(own != MISSING)
    parts = np.array_split(known[np.argsort(theta[known], kind="stable")], min(_GROUPS, max(len(known) // 5, 1)))
    at = np.array([theta[part].mean() for part in parts])
    share = np.array([(own[part] == score).mean() for part in parts])
    size = np.array([len(part) for part in parts])
    return at, share, np.sqrt(share * (1 - share) / size)


def _information_and_people(axes: Any, items: Items, mean: float, sd: float) -> None:
    information = irt.information(THETA, items).sum(axis=1)
    axes.plot(THETA, information, color=_COLOURS[0], label="information of the whole bank")
    axes.set(ylabel="information", ylim=(0, None), title="Where the bank measures, and where the people are")
    people = np.exp(-0.5 * ((THETA - mean) / sd) ** 2)
    axes.fill_between(THETA, people * information.max() / 3, color="#999999", alpha=0.3, label="people (not to scale)")
    axes.legend(frameon=False, loc="upper left")
    error = axes.twinx()
    error.plot(THETA, 1 / np.sqrt(np.maximum(information, 1e-9)), color=_COLOURS[1], linestyle="--")
    error.set(ylim=(0, 1), ylabel="standard error (dashed)")
    error.grid(visible=False)


def _wright_map(axes: Any, items: Items, mean: float, sd: float) -> None:
    edges = np.arange(-4, 4.01, 0.25)
    thresholds = items.thresholds[np.isfinite(items.thresholds)]
    axes.hist(np.clip(thresholds, -4, 4), edges, color=_COLOURS[1], hatch="//", edgecolor="white", label="thresholds")
    middle = (edges[1:] + edges[:-1]) / 2
    people = np.exp(-0.5 * ((middle - mean) / sd) ** 2)
    axes.bar(middle, -people / people.sum() * len(thresholds), 0.22, color=_COLOURS[0], label="people (not to scale)")
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set(
        xlabel="ability and difficulty (logits)", ylabel="people below, items above", title="Wright map", yticks=[]
    )
    axes.legend(frameon=False, loc="upper left")


def _write(figure: Any, title: str, out: Path) -> None:
    with writing.whole(out) as draft:
        figure.savefig(draft, format="svg", metadata={"Date": None, "Title": title, "Creator": "Touchstone"})
