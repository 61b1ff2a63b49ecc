"""The one scale: which competencies there are, in which order, and what its levels are called."""

import tomllib
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

# A competency's place here is its dimension in `measurement`, stored with every estimate: only ever append.
ORDER = (
    "programming",
    "big-data",
    "mathematics",
    "machine-learning",
    "problem-solving",
    "communication",
    "teamwork",
    "adaptability",
    "working-with-ai",
)
PREFIXES = dict(
    zip(ORDER, ("prog-", "data-", "math-", "ml-", "solve-", "talk-", "team-", "adapt-", "ai-"), strict=True)
)

# Between neighbouring levels, on the scale of ability (standard normal among applicants): one step is one standard
# deviation, so that about 7, 24, 38, 24 and 7 of a hundred applicants stand on each.
LEVEL_CUTS = (-1.5, -0.5, 0.5, 1.5)


LEVEL_NAMES = {1: _("Beginner"), 2: _("Developing"), 3: _("Capable"), 4: _("Strong"), 5: _("Expert")}


def level_of(theta: float) -> int:
    """1 to 5."""
    return bisect_right(LEVEL_CUTS, theta) + 1


def names() -> dict[str, str]:
    """What each competency is called, in their order."""
    return dict(_names(settings.CONTENT))


def tables(content: Path) -> list[dict[str, Any]]:
    """The competencies that ship, as written, in their order."""
    written = [tomllib.loads(path.read_text("utf-8")) for path in (content / "competencies").glob("*.toml")]
    return sorted(written, key=lambda table: ORDER.index(table["slug"]))


def sub_skills(content: Path) -> dict[str, set[str]]:
    """The sub-skills of every competency that ships."""
    return {table["slug"]: {sub_skill["slug"] for sub_skill in table["sub_skills"]} for table in tables(content)}


@lru_cache(maxsize=8)
def _names(content: Path) -> dict[str, str]:
    return {table["slug"]: table["name"] for table in tables(content)}
