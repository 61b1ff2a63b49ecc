"""What the command line does with the bank."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple, TextIO

import django
from django.conf import settings

from touchstone.bank import competencies, folders, lint
from touchstone.bank.fields import Finding, Severity
from touchstone.bank.folders import ItemFolder
from touchstone.bank.kinds import Kind
from touchstone.bank.lint import Cue

_VERY_MANY = 12
# Above chance by this much, over this many items, and picking the longest option is a strategy.
_PAYS, _SOME_ITEMS = 0.15, 8


class _Checked(NamedTuple):
    slug: str
    item: ItemFolder | None
    findings: list[Finding]
    cue: Cue | None = None


def check(content: Path, slugs: Sequence[str] = (), *, out: TextIO = sys.stdout) -> int:
    """Lint these items, or all of them; the number of those with errors."""
    chosen = [path for path in folders.paths(content) if not slugs or path.name in slugs]
    if unknown := sorted(set(slugs) - {path.name for path in chosen}):
        out.write(f"There is no item {', '.join(unknown)} in {content / 'items'}.\n")
        return len(unknown)
    checked = _checked(chosen, competencies.sub_skills(content))
    items = [one.item for one in checked if one.item]
    findings = {one.slug: one.findings for one in checked}
    for slug, finding in lint.together(items, known=frozenset(path.name for path in folders.paths(content))):
        findings[slug].append(finding)
    _print(findings, out)
    _print_cues(checked, out)
    _summarize(items, findings.values(), out)
    return sum(any(finding.severity == Severity.ERROR for finding in found) for found in findings.values())


def _checked(paths: Sequence[Path], sub_skills: dict[str, set[str]]) -> list[_Checked]:
    """Side by side where there is enough to do: generators and proofs run code."""
    one = partial(_check_one, sub_skills)
    if len(paths) < 8:  # noqa: PLR2004 (starting processes costs more than so few items)
        return [one(path) for path in paths]
    with ProcessPoolExecutor(max_workers=os.cpu_count(), initializer=django.setup) as workers:
        return list(workers.map(one, paths, chunksize=2))


def _check_one(sub_skills: dict[str, set[str]], path: Path) -> _Checked:
    item, found = lint.folder(path, sub_skills)
    if item is None:
        return _Checked(path.name, item, found)
    found += lint.prefix(item)
    is_sound = not any(finding.severity == Severity.ERROR for finding in found)
    return _Checked(path.name, item, found, lint.cue(item) if is_sound else None)


def _print(findings: Mapping[str, list[Finding]], out: TextIO) -> None:
    """Item by item; a warning that very many share is told once, so that it does not bury the others."""
    shared = Counter(finding for found in findings.values() for finding in found)
    for slug, found in findings.items():
        for finding in sorted(found, key=lambda finding: (finding.file, finding.field)):
            if not _is_common(finding, shared):
                out.write(f"{slug}/{_line(finding)}\n")
    for finding, number in shared.items():
        if _is_common(finding, shared):
            out.write(f"{number} items/{_line(finding)}\n")


def _is_common(finding: Finding, shared: Mapping[Finding, int]) -> bool:
    return finding.severity == Severity.WARNING and shared[finding] >= _VERY_MANY


def _line(finding: Finding) -> str:
    place = f"{finding.field}: " if finding.field else ""
    return f"{finding.file}: {finding.severity}: {place}{finding.message}"


def _print_cues(checked: Sequence[_Checked], out: TextIO) -> None:
    """Whether, over all items of a kind, the longest option is right more often than chance."""
    for kind in Kind:
        cues = [one.cue for one in checked if one.cue and one.item and one.item.kind == kind]
        share, chance = (sum(figures) / max(len(cues), 1) for figures in zip(*cues, strict=True)) if cues else (0, 0)
        if len(cues) >= _SOME_ITEMS and share > chance + _PAYS:
            out.write(
                f"{len(cues)} items/{kind}: warning: options: the longest is right {share:.0%} of the time, "
                f"by chance it would be {chance:.0%}: lengthen wrong ones\n"
            )


def _summarize(items: Sequence[ItemFolder], findings: Iterable[list[Finding]], out: TextIO) -> None:
    severities = Counter(finding.severity for found in findings for finding in found)
    families = sum(item.generator is not None for item in items)
    for slug in competencies.ORDER:
        difficulties = sorted(item.difficulty for item in items if item.competency == slug)
        spread = f", difficulty {difficulties[0]:+.1f} to {difficulties[-1]:+.1f}" if difficulties else ""
        out.write(f"{slug}: {len(difficulties)}{spread}\n")
    out.write(
        f"{len(items)} items, {families} with a generator: "
        f"{severities[Severity.ERROR]} errors, {severities[Severity.WARNING]} warnings\n"
    )


def main(words: Sequence[str]) -> int:
    """`python -m touchstone.bank.commands check [slug…]`"""
    if not words or words[0] != "check":
        sys.stderr.write("usage: python -m touchstone.bank.commands check [SLUG…]\n")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.settings")
    django.setup(set_prefix=False)
    return min(check(settings.CONTENT, words[1:]), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
