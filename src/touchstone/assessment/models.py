"""Blueprints and sittings, and everything that is written down while one is taken."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.deciders import decides
from touchstone.bank.models import ItemVersion, Variant
from touchstone.kit import clock
from touchstone.kit.models import Row
from touchstone.measurement.adaptive import StopReason
from touchstone.people.models import Membership, Organization, Person, PersonalLink
from touchstone.people.permissions import Permission

BLOCK_SIZE = 4


def _one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)


class BlueprintQuerySet(models.QuerySet["Blueprint"]):
    def visible_to(self, member: Membership) -> Self:
        return self.filter(organization=member.organization_id)


class Blueprint(Row):
    """The recipe of a screen. Immutable once drawn, so that a result keeps the rules it was made under."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="blueprints")
    title = models.CharField(max_length=200)
    weights = models.JSONField()  # {competency: share}, adding up to one
    bars = models.JSONField(default=dict)  # {competency: θ}
    bar = models.FloatField()  # θ of the weighted composite
    minutes = models.PositiveSmallIntegerField()  # at most
    usual_minutes = models.PositiveSmallIntegerField()  # what most people need, as forecast; told to candidates
    least_items = models.PositiveSmallIntegerField()
    most_items = models.PositiveSmallIntegerField()
    standard_error = models.FloatField()
    ai_policy = models.CharField(max_length=40)
    notice = models.JSONField(default=dict)  # {locale: what is allowed, in words for the candidate}
    retake_after_days = models.PositiveSmallIntegerField()
    news_within_days = models.PositiveSmallIntegerField()
    keep_days = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()

    objects = BlueprintQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def allowance(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    def notice_in(self, locale: str) -> str:
        """The notice in this language, else in English, else in whichever there is."""
        notice: dict[str, str] = self.notice
        return notice.get(locale) or notice.get("en") or next(iter(notice.values()), "")


class SittingState(models.TextChoices):
    INVITED = "invited", _("Invited")
    OPEN = "open", _("Under way")
    PAUSED = "paused", _("On a break")
    FINISHED = "finished", _("Finished")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Withdrawn")


class Ending(models.TextChoices):
    """Why a sitting ended."""

    PRECISION = StopReason.PRECISION.value, _("The result was precise enough.")
    TIME = StopReason.TIME.value, _("The time was up.")
    LENGTH = StopReason.LENGTH.value, _("The largest number of questions was reached.")
    EXHAUSTED = StopReason.EXHAUSTED.value, _("The bank had no further suitable question.")


class SittingQuerySet(models.QuerySet["Sitting"]):
    def visible_to(self, member: Membership) -> Self:
        mine = self.filter(organization=member.organization_id)
        if member.may(Permission.REPORT_VIEW) or member.may(Permission.SITTING_MANAGE):
            return mine
        return mine.none()

    def for_token(self, token: str, now: datetime) -> Self:
        """What a personal link opens. The link outlives the sitting, so that its end can be told in plain words."""
        return self.filter(pk__in=PersonalLink.objects.for_token(token, now).values("about_id"))

    def unread_for_token(self, token: str, now: datetime) -> "Sitting":
        """For a verb, which reads the row when it takes hold of it. Raises PersonalLink.DoesNotExist."""
        about = PersonalLink.objects.for_token(token, now).values_list("about_id", flat=True).get()
        return self.model.from_db(self.db, ["id"], [about])

    def with_context(self) -> Self:
        return self.select_related("blueprint", "examinee", "organization")

    def waiting(self) -> Self:
        return self.filter(state=SittingState.INVITED)

    def under_way(self) -> Self:
        return self.filter(state__in=[SittingState.OPEN, SittingState.PAUSED])

    def of_screen(self, blueprint: Blueprint) -> Self:
        """Also under its earlier blueprints: a role that is published again is the same screen to whoever takes it."""
        return self.filter(blueprint__organization=blueprint.organization_id, blueprint__title=blueprint.title)

    def hindering(self, blueprint: Blueprint, now: datetime) -> Self:
        """On the way to a result of this screen, so that nobody is invited to it twice at once."""
        waiting = models.Q(state=SittingState.INVITED, begin_by__gt=now)
        under_way = models.Q(state__in=[SittingState.OPEN, SittingState.PAUSED])
        return self.of_screen(blueprint).filter(waiting | under_way)

    def too_recent_for(self, blueprint: Blueprint, now: datetime) -> Self:
        since = now - timedelta(days=blueprint.retake_after_days)
        return self.of_screen(blueprint).filter(state=SittingState.FINISHED, finished_at__gt=since)


class Sitting(Row):
    """One attempt of one person at one blueprint.

    The deadline holds everything the clock knows: begin, allowance, extra time and whatever was given back.
    """

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="sittings")
    examinee = models.ForeignKey(Person, models.CASCADE, related_name="sittings")
    blueprint = models.ForeignKey(Blueprint, models.PROTECT, related_name="sittings")
    state = models.CharField(max_length=10, choices=SittingState, default=SittingState.INVITED)
    seed = models.PositiveIntegerField()
    invited_at = models.DateTimeField()
    begin_by = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    deadline_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    extra_time = models.FloatField(default=1.0)  # factor on the allowance
    break_left = models.DurationField(default=timedelta)  # breaks that stop the clock
    blocks_committed = models.PositiveSmallIntegerField(default=0)
    seen_before = models.JSONField(default=list)  # ids of the items this person met in earlier sittings

    objects = SittingQuerySet.as_manager()

    class Meta:
        constraints = [
            _one_of("state", SittingState, "sitting_state_known"),
            models.CheckConstraint(condition=models.Q(extra_time__gte=1), name="sitting_extra_time_gives"),
        ]
        indexes = [models.Index(fields=["organization", "state"]), models.Index(fields=["state", "deadline_at"])]

    @property
    def allowance(self) -> timedelta:
        return self.blueprint.allowance * self.extra_time

    @property
    def usual_minutes(self) -> int:
        return round(self.blueprint.usual_minutes * self.extra_time)

    @property
    def minutes(self) -> int:
        """The allowance with extra time, as the examinee reads it."""
        return round(self.allowance / timedelta(minutes=1))

    @property
    def is_under_way(self) -> bool:
        return self.state in {SittingState.OPEN, SittingState.PAUSED}

    @property
    def is_waiting(self) -> bool:
        return self.state == SittingState.INVITED

    @property
    def is_finished(self) -> bool:
        return self.state == SittingState.FINISHED

    @property
    def state_told(self) -> str:
        """As the people who decide about the examinee may know it: a break would tell them of an adjustment."""
        return str(SittingState.OPEN.label if self.is_under_way else SittingState(self.state).label)

    @property
    def begun_on(self) -> datetime | None:
        """The day, for the same people: the time from beginning to end would tell them of extra time."""
        return self.begun_at and clock.day(self.begun_at)

    def deadline(self, now: datetime) -> datetime:
        """When the time is up, counting a break that is still going on."""
        assert self.deadline_at
        if self.paused_at is None:
            return self.deadline_at
        return self.deadline_at + min(now - self.paused_at, self.break_left)

    @property
    def latest_end(self) -> datetime:
        """When the time is up if a break that is still going on is used to its end."""
        assert self.deadline_at
        return self.deadline_at + self.break_left if self.paused_at else self.deadline_at

    def is_overdue(self, now: datetime) -> bool:
        return self.is_under_way and now >= self.deadline(now)

    def remaining(self, now: datetime) -> timedelta:
        return max(self.deadline(now) - now, timedelta())

    def used(self, now: datetime) -> timedelta:
        """Time used as the sitting's own clock counts it: breaks, outages and extra time all taken out."""
        return self.blueprint.allowance - self.remaining(now) / self.extra_time

    def has_expired(self, now: datetime) -> bool:
        return self.is_waiting and now >= self.begin_by

    @property
    def news_on(self) -> datetime:
        """When the examinee hears from the team at the latest."""
        assert self.finished_at
        return self.finished_at + timedelta(days=self.blueprint.news_within_days)


class Block(Row):
    """A few questions whose answers may be changed until they are handed in together."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="blocks")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True)
    salt = models.CharField(max_length=64, blank=True)  # keys the digest that the ledger holds of its answers

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "number"], name="block_number_unique")]


class Presentation(Row):
    """One question as it was shown, with the parameters in force at that moment: scores can be recomputed for ever."""

    # Each index is a page more to write with every answer: the constraint below serves the sitting's, and nothing asks
    # for presentations by variant.
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="presentations", db_index=False)
    block = models.PositiveSmallIntegerField()  # its number; a key would cost the path of every answer a join
    position = models.PositiveSmallIntegerField()
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="presentations")
    competency = models.CharField(max_length=40)
    a = models.FloatField()
    b = models.FloatField()
    c = models.FloatField()
    steps = models.JSONField(default=list)
    maximum = models.PositiveSmallIntegerField()
    expected_seconds = models.FloatField()
    shown_at = models.DateTimeField()
    idle = models.DurationField(default=timedelta)  # breaks and outages while it stood unanswered

    if TYPE_CHECKING:
        response: "Response"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "position"], name="presentation_position_unique")]

    @property
    def given(self) -> "Response | None":
        """Its response, when there is one (no query after `select_related`)."""
        return getattr(self, "response", None)

    @property
    def is_committed(self) -> bool:
        return self.block <= self.sitting.blocks_committed

    @property
    def seed(self) -> int:
        """Orders the options; the same every time this presentation is shown."""
        return self.sitting.seed + self.position

    @property
    def revision(self) -> int:
        return self.given.revision if self.given else 0


class Response(Row):
    """The answer that counts; revised while its block is open."""

    presentation = models.OneToOneField(Presentation, models.CASCADE, related_name="response")
    content = models.JSONField()
    score = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    seconds = models.FloatField()  # until the first answer, breaks and outages taken out


class Draft(Row):
    """What stands in the fields right now. It counts when the time runs out before it was given as an answer."""

    presentation = models.OneToOneField(Presentation, models.CASCADE, related_name="draft")
    content = models.JSONField()
    saved_at = models.DateTimeField()


class CreditReason(models.TextChoices):
    BREAK = "break", _("A break")
    OUTAGE = "outage", _("Our outage")


class Credit(Row):
    """Time given back to a sitting's clock."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="credits")
    reason = models.CharField(max_length=10, choices=CreditReason)
    duration = models.DurationField()
    at = models.DateTimeField()

    class Meta:
        constraints = [_one_of("reason", CreditReason, "credit_reason_known")]


class Heartbeat(models.Model):
    """When the server was last known to be up: one row, kept fresh while any process serves."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last_at = models.DateTimeField()


class AdjustmentState(models.TextChoices):
    REQUESTED = "requested", _("Waiting for a decision")
    GRANTED = "granted", _("Granted")
    DECLINED = "declined", _("Declined")


class AdjustmentQuerySet(models.QuerySet["Adjustment"]):
    def visible_to(self, member: Membership) -> Self:
        """Only those who decide see them: neither graders nor the people who hire."""
        mine = self.filter(sitting__organization=member.organization_id)
        return mine if decides(member) else mine.none()

    def with_context(self) -> Self:
        return self.select_related("sitting__examinee", "sitting__blueprint", "sitting__organization")

    def waiting(self) -> Self:
        return self.filter(state=AdjustmentState.REQUESTED)

    def decided(self) -> Self:
        return self.exclude(state=AdjustmentState.REQUESTED)


class Adjustment(Row):
    """What an examinee asked for so that the screen measures the competency and nothing else. Never a diagnosis."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="adjustments")
    state = models.CharField(max_length=10, choices=AdjustmentState, default=AdjustmentState.REQUESTED)
    wants_extra_time = models.BooleanField()
    wants_breaks = models.BooleanField()
    wish = models.TextField(blank=True, max_length=1000)
    requested_at = models.DateTimeField()
    extra_time = models.FloatField(default=1.0)
    break_minutes = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(blank=True, max_length=1000)
    decided_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        constraints = [_one_of("state", AdjustmentState, "adjustment_state_known")]

    @property
    def organization_id(self) -> UUID:
        return self.sitting.organization_id

    @property
    def tone(self) -> str:
        return {AdjustmentState.GRANTED: "good", AdjustmentState.DECLINED: "neutral"}.get(
            AdjustmentState(self.state), "watch"
        )

    @property
    def is_waiting(self) -> bool:
        return self.state == AdjustmentState.REQUESTED


class Result(Row):
    """What a finished sitting measured, so that lists need not estimate again. `report.of` recomputes and explains."""

    sitting = models.OneToOneField(Sitting, models.CASCADE, related_name="result")
    estimate = models.FloatField()
    standard_error = models.FloatField()
    competencies = models.JSONField()  # {competency: [estimate, standard error, items]}
    items = models.PositiveSmallIntegerField()
    used = models.DurationField()  # on the sitting's own clock


class Feedback(Row):
    """The moment the team let the examinee see their results."""

    sitting = models.OneToOneField(Sitting, models.CASCADE, related_name="feedback")
    released_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField()
    note = models.TextField(blank=True, max_length=2000)
