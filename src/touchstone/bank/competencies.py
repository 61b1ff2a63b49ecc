"""The one scale: which competencies there are, in which order, and what its levels are called."""

import tomllib
from bisect import bisect_right
from functools import cache
from pathlib import Path

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


@cache
def names() -> dict[str, str]:
    """What each competency is called, by slug, in the order of the scale."""
    folder = settings.CONTENT / "competencies"
    return {slug: tomllib.loads((folder / f"{slug}.toml").read_text("utf-8"))["name"] for slug in ORDER}


def level_of(theta: float) -> int:
    """1 to 5."""
    return bisect_right(LEVEL_CUTS, theta) + 1


def sub_skills(content: Path) -> dict[str, set[str]]:
    """The sub-skills of every competency that ships."""
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted((content / "competencies").glob("*.toml"))]
    return {table["slug"]: {sub_skill["slug"] for sub_skill in table["sub_skills"]} for table in tables}
