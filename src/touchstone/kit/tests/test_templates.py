"""Rules that every template of the product keeps."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

SOURCES = Path(settings.PACKAGE)
PAGES = [page for page in sorted(SOURCES.rglob("templates/**/*.html")) if "mail" not in page.parts]
ICONS = SOURCES.parent.parent / "web" / "styles" / "icons.json"
# Letters are read by mail programs, which know no style sheets of ours.
LETTERS = {"letter.html"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_icons_that_are_built(page: Path) -> None:
    named = set(re.findall(r'{% icon "([\w-]+)"', page.read_text()))

    assert named <= set(json.loads(ICONS.read_text()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_holds_nothing_that_the_policy_forbids(page: Path) -> None:
    if page.name in LETTERS:
        return
    source = re.sub(r"{%.*?%}|{{.*?}}", "", page.read_text())

    assert not re.search(r"\s(style|on[a-z]+)=|<style|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/(ld\+)?json)", source)
