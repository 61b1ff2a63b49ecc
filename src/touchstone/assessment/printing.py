"""The report on paper, set by typst from the same facts as the page."""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from touchstone.assessment.report import Finding, Report
from touchstone.people.models import Person

TEMPLATE = Path(__file__).parent / "report.typ"


def pdf(report: Report) -> bytes:
    compiled: bytes = typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"report": json.dumps(facts(report))}, ignore_system_fonts=True
    )
    return compiled


def facts(report: Report) -> dict[str, Any]:
    """Everything that stands on the paper, in words, so that the template only sets it."""
    sitting, person = report.sitting, report.sitting.examinee
    return {
        "language": (get_language() or "en").split("-")[0],
        "title": sitting.blueprint.title,
        "name": person.name,
        "organization": sitting.organization.name,
        "facts": [
            [_("Finished"), date_format(report.finished_at, "j M Y, H:i e")],
            [_("Questions"), str(report.items)],
            [_("Minutes on the clock"), f"{report.minutes:.0f}"],
            [_("Why it stopped"), report.why_it_stopped],
        ],
        "overall": _line(report.overall),
        "competencies": [_line(finding) for finding in report.competencies],
        "words": _words(person),
        "scale": {"estimate": _("estimate"), "bar": _("bar"), "range": _("95 % range")},
        "answers": [[str(each.position), each.competency, f"{each.score}/{each.maximum}", f"{each.seconds:.0f} s"]
                    for each in report.answers],
        "answer_head": [_("No."), _("Competency"), _("Score"), _("Time")],
    }  # fmt: skip


def _line(finding: Finding) -> dict[str, Any]:
    low, high = finding.interval
    questions = ngettext("%(count)s question", "%(count)s questions", finding.items) % {"count": finding.items}
    return {
        "name": finding.name,
        "level": finding.level,
        "sentence": finding.sentence,
        "estimate": finding.estimate,
        "low": low,
        "high": high,
        "bar": finding.bar,
        "items": questions,
    }


def _words(person: Person) -> dict[str, str]:
    return {
        "heading": _("Screen report: %(name)s") % {"name": person.name},
        "competencies": _("By competency"),
        "answers": _("Answers"),
        "provisional": _(
            "The difficulties of the questions are so far their authors’ judgement, checked by second readers and not "
            "yet against many answers. The ranges are widened for that. A range that spans the bar means: this screen "
            "cannot tell; go to the live interview."
        ),
        "fair": _("No number here decides by itself. Times are evidence of how the sitting went and enter no score."),
    }
