"""What a machine can say about an item before anybody sits it: whether its key holds, and whether it is given away."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from touchstone.bank import competencies, folders, proof, variants
from touchstone.bank.fields import Finding, Severity
from touchstone.bank.folders import GENERATOR, HEAD, STEM, ItemFolder
from touchstone.bank.kinds import Kind
from touchstone.bank.marking import plain, printed
from touchstone.bank.variants import Draw

LEAST_VARIANTS = 50
# A key that is this much longer than every other option is seen to be the careful one. Short options say nothing.
_LONGER_BY = 1.15
_LENGTH_THAT_SHOWS = 24
_MOST_OFTEN_LONGEST = 0.5
_MOST_OFTEN_IN_ONE_PLACE = 0.5
_ENOUGH_DRAWS = 20
_SHORTEST_SITUATION = 60
_MOST_LINES_TO_PREDICT = 12

_ESCAPE_HATCH = re.compile(r"\b(all|none|both|neither) (of )?(the )?(above|these|those|options)\b", re.IGNORECASE)
_BY_THE_AUTHOR = re.compile(r"\W*(the )?(author|self|same)\b", re.IGNORECASE)
_RECALL = re.compile(
    r"^\W*(what (is|are) (a|an|the)?\s*\w+\?|define\b|what does \w+ stand for|who (invented|created)|"
    r"which of the following (is|are) (true|correct|the definition))",
    re.IGNORECASE,
)


def alone(item: ItemFolder, sub_skills: Mapping[str, set[str]], *, shipped: bool = True) -> list[Finding]:
    """Everything that can be said about one item alone. Of an item that does not ship, nothing is run, and its second
    reading is the review."""
    found = [*_head(item, sub_skills), *(_second_reading(item) if shipped else ())]
    try:
        drawn = list(variants.draws(item))
    except variants.GeneratorFailed as failure:
        return [*found, Finding(GENERATOR, "variant", str(failure))]
    found += _drawn(item, drawn)
    if item.kind == Kind.PREDICT_OUTPUT:
        sound = not any(draw.findings for draw in drawn)
        found += _proved(item, variants.distinct(drawn)) if shipped and sound else _unproved(shipped)
    return _once(found)


def folder(path: Path, sub_skills: Mapping[str, set[str]]) -> tuple[ItemFolder | None, list[Finding]]:
    """An item's folder, read and checked."""
    reading = folders.read(path)
    found = list(reading.findings)
    if reading.item is not None:
        found += alone(reading.item, sub_skills)
    return reading.item, found


def together(items: Sequence[ItemFolder], *, known: frozenset[str] | None = None) -> Iterator[tuple[str, Finding]]:
    """What can only be said of items together: (slug, finding)."""
    slugs = known if known is not None else frozenset(item.slug for item in items)
    titles = Counter(item.title.casefold() for item in items)
    for one in items:
        for enemy in one.enemies:
            if enemy not in slugs or enemy == one.slug:
                yield one.slug, Finding(HEAD, "enemies", _("there is no other item %(slug)s") % {"slug": enemy})
        if titles[one.title.casefold()] > 1:
            yield one.slug, Finding(HEAD, "title", _("another item has the same title"))


def _warning(file: str, field: str, message: str) -> Finding:
    return Finding(file, field, message, Severity.WARNING)


def _head(item: ItemFolder, sub_skills: Mapping[str, set[str]]) -> Iterator[Finding]:
    if item.competency not in competencies.ORDER:
        told = {"slugs": ", ".join(competencies.ORDER)}
        yield Finding(HEAD, "competency", _("must be one of %(slugs)s") % told)
        return
    if item.competency not in sub_skills:
        yield _warning(HEAD, "competency", _("has no file yet, so the sub-skill was not checked"))
    elif item.sub_skill not in sub_skills[item.competency]:
        told = {"slugs": ", ".join(sorted(sub_skills[item.competency]))}
        yield Finding(HEAD, "sub_skill", _("must be one of %(slugs)s") % told)
    for source in item.sources:
        if not source.url.startswith(("https://", "http://")):
            yield Finding(HEAD, "sources", _("an address begins with https://"))


def prefix(item: ItemFolder) -> Iterator[Finding]:
    """Shipped items carry their competency in their name."""
    expected = competencies.PREFIXES.get(item.competency, "")
    if not item.slug.startswith(expected):
        yield Finding(HEAD, "slug", _("must begin with %(prefix)s") % {"prefix": expected})


def _second_reading(item: ItemFolder) -> Iterator[Finding]:
    reading = item.second_reading
    if reading is None:
        yield Finding(HEAD, "second_reading", _("is missing: somebody else must answer it before seeing the key"))
    elif not reading.agreed:
        yield Finding(HEAD, "second_reading.agreed", _("the second reader did not agree with the key"))
    elif _BY_THE_AUTHOR.match(reading.by):
        yield _warning(HEAD, "second_reading.by", _("the author is not a second reader"))


def _guessing(item: ItemFolder, drawn: Sequence[Draw]) -> Iterator[Finding]:
    single = item.kind == Kind.SINGLE_CHOICE
    expected = 1 / max(len(draw.matter.content["options"]) for draw in drawn) if single else 0.0
    if abs(item.guessing - expected) > 0.06:  # noqa: PLR2004 (0.2 for a fourth and 0.25 for a fifth both pass)
        yield Finding(HEAD, "guessing", _("should be %(expected).2f for this kind") % {"expected": expected})


def _drawn(item: ItemFolder, drawn: list[Draw]) -> list[Finding]:
    broken = [finding for draw in drawn for finding in draw.findings]
    if broken:
        return broken
    different = variants.distinct(drawn)
    found = [*_guessing(item, different), *_wording(item, different), *_given_away(item, different)]
    if item.generator is not None:
        found += _family(item.generator, len(different))
    return found


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """A hundred variants with one defect are one finding, told for the first seed."""
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.file, re.sub(r"^seed \d+\.", "", finding.field), finding.message), finding)
    return list(first.values())


def _family(generator: Path, different: int) -> Iterator[Finding]:
    if different < LEAST_VARIANTS:
        told = {"least": LEAST_VARIANTS, "found": different}
        yield Finding(GENERATOR, "variant", _("must give %(least)d different variants, not %(found)d") % told)
    if seeds := proof.unsettled(generator, variants.SEEDS):
        message = _("seed %(seed)d gives something else in another process: sort what comes out of a set")
        yield Finding(GENERATOR, "variant", message % {"seed": seeds[0]})


def _wording(item: ItemFolder, drawn: Sequence[Draw]) -> Iterator[Finding]:
    for draw in drawn:
        at = f"seed {draw.seed}." if item.generator else ""
        content, key = draw.matter
        stem, file = content["stem"], GENERATOR if item.generator else STEM
        if _RECALL.search(stem):
            yield Finding(file, f"{at}stem", _("asks for recall: put the reader into a situation and ask what to do"))
        if len(stem) < _SHORTEST_SITUATION and item.kind not in {Kind.PREDICT_OUTPUT, Kind.CODE_REVIEW}:
            yield _warning(file, f"{at}stem", _("is short: does it put the reader into a situation?"))
        if any(_ESCAPE_HATCH.search(text) for texts in choices(draw) for text in texts):
            yield Finding(HEAD, f"{at}options", _("“all of the above” and its kin reward test-taking, not ability"))
        if item.kind == Kind.SHORT_TEXT and any(plain(accepted) in plain(stem) for accepted in key["accepted"]):
            yield _warning(file, f"{at}stem", _("holds the answer word for word"))
        if item.kind == Kind.PREDICT_OUTPUT and len(printed(key["output"])) > _MOST_LINES_TO_PREDICT:
            yield _warning(HEAD, f"{at}output", _("is long: typing it is not the ability in question"))


def choices(draw: Draw) -> list[list[str]]:
    """The lists of options that a candidate chooses from."""
    content = draw.matter.content
    lists = [part["options"] for part in content.get("parts", [])]
    return [*lists, *(content[name] for name in ("options", "reasons") if name in content)]


def _rights(draw: Draw) -> list[set[int]]:
    """For each of those lists, the places worth most."""
    key = draw.matter.key
    if "parts" in key:
        return [{n for n, mark in enumerate(part["marks"]) if mark == max(part["marks"])} for part in key["parts"]]
    if "options" in key:
        return [set(key["options"])]
    return [{key[name]} for name in ("option", "reason") if name in key]


class Cue(NamedTuple):
    """How often the longest of an item's options is right, and how often it would be by chance."""

    share: float
    chance: float


def cue(item: ItemFolder) -> Cue | None:
    """Of one item this says little; of all items of a kind it says whether picking the longest pays."""
    shares, chances = [], []
    for draw in islice(variants.draws(item), _ENOUGH_DRAWS):
        for texts, right in zip(choices(draw), _rights(draw), strict=True):
            lengths = _lengths(texts)
            longest = [place for place, length in enumerate(lengths) if length == max(lengths)]
            shares.append(len(right & set(longest)) / len(longest))
            chances.append(len(right) / len(texts))
    return Cue(sum(shares) / len(shares), sum(chances) / len(chances)) if shares else None


def longest_is_right(draw: Draw) -> list[bool]:
    """For each list of options: whether one that is right stands out by its length."""
    return [_stands_out(texts, right) for texts, right in zip(choices(draw), _rights(draw), strict=True)]


def _stands_out(texts: list[str], right: set[int]) -> bool:
    lengths = _lengths(texts)
    others = max((length for place, length in enumerate(lengths) if place not in right), default=0)
    own = max((lengths[place] for place in right), default=0)
    return own >= _LENGTH_THAT_SHOWS and own > others * _LONGER_BY


def _lengths(texts: list[str]) -> list[int]:
    """As read, without the marks of Markdown."""
    return [len(re.sub(r"[`*_]", "", text)) for text in texts]


def _given_away(item: ItemFolder, drawn: Sequence[Draw]) -> Iterator[Finding]:
    if item.kind == Kind.MULTIPLE_CHOICE:
        return
    longest = [found for draw in drawn for found in longest_is_right(draw)]
    share = sum(longest) / len(longest) if longest else 0.0
    if share > _MOST_OFTEN_LONGEST:
        told = {"percent": round(share * 100)}
        message = _("the right option stands out by its length (%(percent)d %% of the time): lengthen the others")
        yield Finding(HEAD, "options", message % told)
    if not item.shuffle and item.generator is not None and item.kind == Kind.SINGLE_CHOICE:
        places = Counter(draw.matter.key["option"] for draw in drawn)
        if max(places.values()) > _MOST_OFTEN_IN_ONE_PLACE * len(drawn):
            yield Finding(HEAD, "shuffle", _("without shuffling, the right option stands mostly in one place"))


def _unproved(shipped: bool) -> Iterator[Finding]:  # noqa: FBT001 (passed on)
    if not shipped:
        yield _warning(HEAD, "output", _("was not proved: the second reader runs the program"))


def _proved(item: ItemFolder, drawn: Sequence[Draw]) -> Iterator[Finding]:
    file = GENERATOR if item.generator else HEAD
    try:
        runs = proof.run([draw.matter.content["code"] for draw in drawn])
    except subprocess.TimeoutExpired:
        yield Finding(file, "code", _("does not end in time"))
        return
    except subprocess.CalledProcessError as error:
        yield Finding(file, "code", _("cannot be run: %(error)s") % {"error": error.stderr[-200:]})
        return
    for draw, ran in zip(drawn, runs, strict=True):
        at = f"seed {draw.seed}." if item.generator else ""
        if ran.failed:
            yield Finding(file, f"{at}code", _("fails when run: %(error)s") % {"error": ran.failed})
        elif not ran.settled:
            yield Finding(file, f"{at}code", _("prints something else each time it is run"))
        elif printed(ran.printed) != printed(draw.matter.key["output"]):
            told = {"printed": ran.printed.strip()[:200]}
            yield Finding(file, f"{at}output", _("is not what the program prints: %(printed)s") % told)
