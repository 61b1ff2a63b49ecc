"""What the pages of a role work out from a version and show beside what is written."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from touchstone.bank.competencies import LEVEL_NAMES, level_of, names
from touchstone.hiring import canvas, descriptions, policy, postings, requirements, screens, wording
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.screens import Forecast
from touchstone.kit import markup


class Dot(NamedTuple):
    """A simulated person in the picture's units, 0 to 300 each way."""

    x: float
    y: float
    wrong: bool  # said to be sure, and on the wrong side of the bar


def beside_canvas(version: RoleVersion, form: Any) -> dict[str, Any]:
    return {"rows": canvas.rows(version, form)}


def beside_description(version: RoleVersion, _form: Any) -> dict[str, Any]:
    sections = descriptions.sections(version)
    return {
        "sections": sections,
        "pay_section": next((one for one in sections if one.slug == "pay"), None),
        "rendered": markup.html(descriptions.markdown(version)),
        "findings": wording.findings({one.slug: one.text for one in sections}),
        "headings": {one.slug: one.heading for one in sections},
        "cautions": list(postings.cautions(version.posting)),
    }


def beside_screen(version: RoleVersion, _form: Any) -> dict[str, Any]:
    found, named = screens.forecast(version), names()
    bar = requirements.bar(version.asked)
    return {
        "settings": screens.Settings.of(version.screen),
        "forecast": found,
        "dots": list(_dots(found)) if found else [],
        "bar": bar,
        "bar_place": _place(bar),
        "bar_level": LEVEL_NAMES[level_of(bar)],
        "wanted": [(named[slug], round(100 * share)) for slug, share in requirements.shares(version.asked).items()],
    }


def beside_rules(version: RoleVersion, _form: Any) -> dict[str, Any]:
    return {"stages": policy.stages(version.ai_policy)}


def _dots(found: Forecast) -> Iterator[Dot]:
    for truth, estimate, wrong in zip(found.truth, found.estimate, found.wrong, strict=True):
        yield Dot(_place(truth), round(300 - _place(estimate), 1), wrong)


def _place(theta: float) -> float:
    """From θ −3..3 to 0..300, held inside the picture."""
    return round(50 * (min(max(theta, -3.0), 3.0) + 3.0), 1)
