"""The command line of the measurement engine: item parameters, scores, simulations and checks from files."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from touchstone.measure.problems import BadInput

REFUSED = 2


def run(words: Sequence[str]) -> int:
    """Do what the words say. Whatever is wrong with them or with a file is one sentence and status 2."""
    options = _parser().parse_args(words)
    try:
        _verb(options.verb)(options)
    except (BadInput, ValueError) as refusal:  # the engine's own refusals are ValueErrors that name the item
        sys.stderr.write(f"touchstone: {refusal}\n")
        return REFUSED
    except BrokenPipeError:
        return 0  # whoever read the output has seen enough
    return 0


def _verb(name: str) -> Callable[[argparse.Namespace], None]:
    """Its module is loaded when it is asked for: the others' libraries would only cost time."""
    module, _, function = name.partition(":")
    found: Callable[[argparse.Namespace], None] = getattr(import_module(f"touchstone.measure.{module}"), function)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("touchstone measure", description=__doc__)
    verbs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def verb(name: str, action: str, text: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
        added.set_defaults(verb=action)
        return added

    _add_calibrate(verb("calibrate", "calibrating:calibrate", "Item parameters from answers."))
    _add_score(verb("score", "scores:score", "Abilities from answers and items."))
    fits = verb("fit", "fits:fit", "How well items and people agree with the response functions.")
    _add_responses(fits)
    _add_items(fits)
    _add_prior(fits)
    _add_out(fits)
    counts = verb("impact", "impacts:impact", "Adverse impact of a selection, from counts.")
    counts.add_argument(
        "counts", type=Path, metavar="COUNTS", help="columns group, applicants, selected; stratum if any"
    )
    _add_out(counts)
    pictures = verbs.add_parser("plot", help="Pictures as SVG.").add_subparsers(required=True, metavar="WHAT")
    _add_plots(pictures)
    return parser


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write; standard output without it")


def _add_responses(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "responses", type=Path, metavar="RESPONSES", help="CSV or Parquet, one row a person, one column an item"
    )
    parser.add_argument("--no-id", action="store_true", help="the first column is an item too, not the person's id")


def _add_calibrate(parser: argparse.ArgumentParser) -> None:
    _add_responses(parser)
    models = ["rasch", "1pl", "2pl", "3pl", "4pl", "graded", "pcm", "gpcm", "nominal"]
    parser.add_argument(
        "--model", choices=models, default="2pl", help="of every item that --model-column does not name (2pl)"
    )
    parser.add_argument(
        "--model-column", type=Path, metavar="FILE", help="CSV with the columns item and model, for mixed banks"
    )
    parser.add_argument("--priors", metavar="NAME|FILE", help="none, few-answers or a JSON file")
    parser.add_argument("--groups", metavar="COLUMN|FILE", help="a column of RESPONSES, or a CSV of person and group")
    parser.add_argument("--reference", metavar="GROUP", help="whose mean is 0 and variance 1 (first by name)")
    parser.add_argument("--anchors", type=Path, metavar="FILE", help="items that are known and stay as they are")
    parser.add_argument("--se", action="store_true", help="with standard errors")
    _add_out(parser)


def _add_items(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--items", type=Path, required=True, metavar="FILE", help="JSON, as calibrate writes it")


def _add_prior(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mean", type=float, default=0.0, help="of ability among the people (0)")
    parser.add_argument("--sd", type=float, default=1.0, help="its standard deviation (1)")


def _add_score(parser: argparse.ArgumentParser) -> None:
    _add_responses(parser)
    _add_items(parser)
    parser.add_argument("--method", choices=["eap", "map", "wle", "ml"], default="eap")
    _add_prior(parser)
    parser.add_argument(
        "--with-uncertainty", action="store_true", help="carry the items' errors into the standard errors"
    )
    _add_out(parser)


def _add_plots(pictures: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    item = pictures.add_parser("item", help="Response curves and information of one item.")
    item.add_argument("item", metavar="ID")
    item.add_argument("--responses", type=Path, metavar="FILE", help="draws what people did as well")
    bank = pictures.add_parser("bank", help="Information against the people, and a Wright map.")
    _add_prior(bank)
    for name, picture in {"item": item, "bank": bank}.items():
        _add_items(picture)
        picture.add_argument("--out", type=Path, metavar="FILE", required=True)
        picture.set_defaults(verb=f"plots:{name}")
