"""The Content-Security-Policy forbids what stands inline; escaping is never switched off in a page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

# Mail programs know no style sheet: a letter carries its own.
LETTERS = ("letter.html", "mail/", "email/")
# Shows every part with invented words, for those who build pages.
STYLE_GUIDE = "style_guide.html"
_TAG = re.compile(r"\{[{%].*?[%}]\}")
FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style sheet inline": re.compile(r"<style\b", re.IGNORECASE),
    "a script inline": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(ld\+)?json\")", re.IGNORECASE
    ),
    "an event attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
}


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_pages_hold_nothing_inline(fault: str, root: Path, files: Callable[[str], list[Path]]) -> None:
    wrong = [
        f"{path}:{number}: {fault}"
        for path in files(".html")
        if "templates" in path.parts and not any(letter in str(path) for letter in LETTERS)
        for number, line in enumerate((root / path).read_text().splitlines(), start=1)
        if FORBIDDEN[fault].search(line if fault == "unescaped text" else _TAG.sub("", line))
    ]

    assert not wrong, "\n".join(wrong)


def test_headings_and_labels_are_translatable(root: Path, files: Callable[[str], list[Path]]) -> None:
    """Words between tags that no translation tag surrounds."""
    bare = re.compile(r"<(h[1-6]|th|label|button|legend|summary|dt)\b[^>]*>\s*[A-Z][a-z]+[^<{]*</")
    wrong = [
        f"{path}: {match.group(0)[:80]}"
        for path in files(".html")
        if "templates" in path.parts and path.name != STYLE_GUIDE
        for match in bare.finditer((root / path).read_text())
    ]

    assert not wrong, "\n".join(wrong)
