"""Variants of an item: one for a fixed item, many for one with a generator.

A generator is our own code, reviewed like the rest of it (decision 0021): a pure function from a seed to a question
with its key. Variants are drawn once, when the bank is loaded, and then stay: nothing is made while somebody waits.
"""

import json
import runpy
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from touchstone.bank.fields import Fields, Finding
from touchstone.bank.folders import GENERATOR, HEAD, ItemFolder
from touchstone.bank.kinds import Matter, matter, scrambled

SEEDS = 100  # drawn from each generator
Generate = Callable[[Random], Mapping[str, Any]]


class Draw(NamedTuple):
    """One variant as drawn (options still in the author's order) and what is wrong with it."""

    seed: int
    matter: Matter
    findings: list[Finding]


class GeneratorFailed(Exception):
    """The author's generator raised; the cause says what."""


def draws(item: ItemFolder) -> Iterator[Draw]:
    """Every seed's variant, repeats included."""
    if item.generator is None:
        yield _drawn(item, 0, {}, file=HEAD)
        return
    generate = load_generator(item)
    for seed in range(SEEDS):
        yield _drawn(item, seed, returned(generate, seed), file=GENERATOR)


def load_generator(item: ItemFolder) -> Generate:
    try:
        generate: Generate = runpy.run_path(str(item.generator), run_name=f"generator of {item.slug}")["variant"]
    except KeyError as error:
        raise GeneratorFailed(_("defines no function “variant”")) from error
    except (ImportError, SyntaxError, *_SLIPS) as error:
        raise GeneratorFailed(f"{type(error).__name__}: {error}") from error
    return generate


def returned(generate: Generate, seed: int) -> Mapping[str, Any]:
    """What the generator makes of this seed."""
    try:
        made = generate(Random(seed))  # noqa: S311 (variants, not secrets)
    except _SLIPS as error:
        told = {"seed": seed, "error": f"{type(error).__name__}: {error}"}
        raise GeneratorFailed(_("seed %(seed)d: %(error)s") % told) from error
    if not isinstance(made, Mapping):
        raise GeneratorFailed(_("must return a dictionary"))
    return made


_SLIPS = (ArithmeticError, AssertionError, AttributeError, LookupError, NameError, TypeError, ValueError)


def _drawn(item: ItemFolder, seed: int, made: Mapping[str, Any], *, file: str) -> Draw:
    findings: list[Finding] = []
    at = f"seed {seed}" if item.generator else ""
    own = {name: value for name, value in made.items() if name != "stem"}
    stem = made.get("stem", item.stem)
    if not isinstance(stem, str) or not stem.strip():
        findings.append(Finding(file, f"{at}.stem", _("is missing: needs a text")))
        stem = ""
    fields = Fields({**item.matter, **own}, findings, file=file, at=at)
    return Draw(seed, matter(item.kind, fields, stem=stem, shuffle=item.shuffle), findings)


def distinct(drawn: Iterable[Draw]) -> list[Draw]:
    """The first of those that would look the same to a candidate."""
    seen: dict[str, Draw] = {}
    for draw in drawn:
        seen.setdefault(json.dumps(draw.matter.content, sort_keys=True), draw)
    return list(seen.values())


def finished(item: ItemFolder, drawn: Iterable[Draw]) -> list[Matter]:
    """The item's variants as they go into the bank, scrambled once and for all."""
    return [scrambled(draw.matter, Random(f"{item.slug} {draw.seed}")) for draw in distinct(drawn)]  # noqa: S311 (as above)
