"""The report as JSON, for the systems a team already uses."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from touchstone.assessment import report as reports
from touchstone.assessment.models import Sitting
from touchstone.assessment.report import Finding, Report
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

router = Router(tags=["sittings"])


class FindingOut(Schema):
    slug: str
    name: str
    estimate: float
    standard_error: float
    interval: tuple[float, float]
    bar: float | None
    chance_above: float | None
    verdict: str
    sentence: str
    items: int


class AnswerOut(Schema):
    position: int
    competency: str
    score: int
    maximum: int
    seconds: float
    is_unusually_fast: bool
    is_unusually_slow: bool


class ReportOut(Schema):
    sitting: UUID
    examinee: UUID
    blueprint: UUID
    finished_at: datetime
    ending: str
    minutes: float
    calibration: str
    overall: FindingOut
    competencies: list[FindingOut]
    answers: list[AnswerOut]


@router.get("/sittings/{sitting_id}/report", response=ReportOut, summary="The report of a finished sitting")
def report(request: HttpRequest, sitting_id: UUID) -> ReportOut:
    member = cast(MemberRequest, request).member
    sitting = get_object_or_404(Sitting.objects.visible_to(member).with_context(), pk=sitting_id)
    member.require(Permission.REPORT_VIEW, sitting)
    return _out(reports.of(sitting))


def _out(found: Report) -> ReportOut:
    sitting = found.sitting
    return ReportOut(
        sitting=sitting.pk,
        examinee=sitting.examinee_id,
        blueprint=sitting.blueprint_id,
        finished_at=found.finished_at,
        ending=sitting.ending,
        minutes=round(found.minutes, 2),
        calibration="provisional",  # difficulties are still their authors' judgement
        overall=_finding(found.overall),
        competencies=[_finding(finding) for finding in found.competencies],
        answers=[AnswerOut.from_orm(answer) for answer in found.answers],
    )


def _finding(finding: Finding) -> FindingOut:
    return FindingOut.from_orm(finding)
