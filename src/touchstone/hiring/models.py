"""Roles and their versions, requisitions, applications, and what people decided about them."""

from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.models import Blueprint, Sitting, SittingState
from touchstone.hiring import requirements
from touchstone.hiring.errors import VersionIsPublished
from touchstone.hiring.policy import AiPolicy
from touchstone.hiring.requirements import Requirement
from touchstone.kit.models import Row
from touchstone.people.models import Membership, Organization, Person
from touchstone.people.permissions import Permission


def _one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)


class RoleQuerySet(models.QuerySet["Role"]):
    def visible_to(self, member: Membership) -> Self:
        mine = self.filter(organization=member.organization_id)
        return mine if member.may(Permission.ROLE_VIEW) else mine.none()

    def with_versions(self) -> Self:
        return self.select_related("organization", "owner__person").prefetch_related(
            models.Prefetch(
                "versions",
                RoleVersion.objects.select_related("saved_by__person", "published_by__person").order_by("number"),
            )
        )

    def with_openings(self) -> Self:
        return self.annotate(
            open_requisitions=models.Count("requisitions", Q(requisitions__state="open"), distinct=True)
        )


class Role(Row):
    """A kind of position. What it asks for stands in its versions."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="roles")
    title = models.CharField(_("title"), max_length=120)
    archetype = models.SlugField()  # of content/archetypes
    owner = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = RoleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def draft(self) -> "RoleVersion | None":
        return next((one for one in self.versions.all() if one.is_draft), None)

    @property
    def published(self) -> "RoleVersion | None":
        """The newest published version. With `with_versions`, no further query."""
        published = [one for one in self.versions.all() if not one.is_draft]
        return max(published, key=lambda one: one.number, default=None)

    @property
    def latest(self) -> "RoleVersion":
        """The draft if there is one, else the newest published version; a role is born with a draft."""
        return max(self.versions.all(), key=lambda one: one.number)


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class RoleVersionQuerySet(models.QuerySet["RoleVersion"]):
    def visible_to(self, member: Membership) -> Self:
        return self.filter(role__in=Role.objects.visible_to(member))


class RoleVersion(Row):
    """One state of a role's canvas. Published, it never changes: results and postings refer to it."""

    # What a person edits, and what a new version takes over from the one before it.
    CONTENT: ClassVar[tuple[str, ...]] = (
        "outcomes", "duties", "requirements", "ai_policy", "description", "posting", "screen",
    )  # fmt: skip

    role = models.ForeignKey(Role, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    revision = models.PositiveIntegerField(default=0)  # counts saves, so that two editors notice each other
    outcomes = models.JSONField(default=list)  # sentences: what is true after 90 days
    duties = models.JSONField(default=list)
    requirements = models.JSONField(default=list)  # requirements.stored
    ai_policy = models.CharField(max_length=10, choices=AiPolicy)
    description = models.JSONField(default=dict)  # {section: text}, where it differs from the composed draft
    posting = models.JSONField(default=dict)  # place, pay and dates of the advertisement
    screen = models.JSONField(default=dict)  # settings of the screen, where they differ from the usual
    blueprint = models.OneToOneField(Blueprint, models.PROTECT, null=True, related_name="version")  # once published
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")

    objects = RoleVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "number"], name="role_version_number_unique"),
            models.UniqueConstraint(fields=["role"], condition=Q(state="draft"), name="role_has_one_draft"),
            _one_of("state", VersionState, "role_version_state_known"),
            _one_of("ai_policy", AiPolicy, "role_version_ai_policy_known"),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None) | Q(state="published", published_at__isnull=False),
                name="role_version_published_at_some_time",
            ),
        ]

    @property
    def organization_id(self) -> UUID:
        return self.role.organization_id

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    @property
    def asked(self) -> list[Requirement]:
        return requirements.parsed(self.requirements)

    def save(self, *args: Any, **kwargs: Any) -> None:
        kept = type(self).objects.filter(pk=self.pk, state=VersionState.PUBLISHED)
        if not self._state.adding and kept.exists():
            raise VersionIsPublished
        super().save(*args, **kwargs)


class RequisitionState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class RequisitionQuerySet(models.QuerySet["Requisition"]):
    def visible_to(self, member: Membership) -> Self:
        mine = self.filter(organization=member.organization_id)
        return mine if member.may(Permission.APPLICATION_VIEW) else mine.none()

    def open(self) -> Self:
        return self.filter(state=RequisitionState.OPEN)


class Requisition(Row):
    """An approved opening: so many people of one role, in the version that was published when it opened."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="requisitions")
    role = models.ForeignKey(Role, models.PROTECT, related_name="requisitions")
    version = models.ForeignKey(RoleVersion, models.PROTECT, related_name="requisitions")
    state = models.CharField(max_length=10, choices=RequisitionState, default=RequisitionState.OPEN)
    openings = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = RequisitionQuerySet.as_manager()

    class Meta:
        constraints = [
            _one_of("state", RequisitionState, "requisition_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | Q(state="closed", closed_at__isnull=False),
                name="requisition_closed_at_some_time",
            ),
            models.CheckConstraint(condition=Q(openings__gte=1), name="requisition_has_openings"),
        ]

    def __str__(self) -> str:
        return self.role.title

    @property
    def is_open(self) -> bool:
        return self.state == RequisitionState.OPEN


# A sitting that leads to no result any more: somebody may be invited afresh.
_ON_THE_WAY = frozenset({SittingState.INVITED, SittingState.OPEN, SittingState.PAUSED, SittingState.FINISHED})
_SCREEN_ENDED = frozenset({SittingState.EXPIRED, SittingState.REVOKED})


class Stage(models.TextChoices):
    SCREEN = "screen", _("Screen")
    REVIEW = "review", _("Review")
    INTERVIEW = "interview", _("Interview")
    CLOSED = "closed", _("Closed")


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, member: Membership) -> Self:
        mine = self.filter(organization=member.organization_id)
        return mine if member.may(Permission.APPLICATION_VIEW) else mine.none()

    def active(self) -> Self:
        return self.exclude(stage=Stage.CLOSED)

    def with_context(self) -> Self:
        return self.select_related("candidate", "requisition__role", "sitting").prefetch_related(
            models.Prefetch("decisions", Decision.objects.select_related("by__person"))
        )

    def new(self) -> Self:
        """Nobody has been asked to do anything yet."""
        return self.filter(stage=Stage.SCREEN, sitting=None)

    def under_way(self) -> Self:
        return self.filter(stage=Stage.SCREEN, sitting__state__in=_ON_THE_WAY)

    def lapsed(self) -> Self:
        return self.filter(stage=Stage.SCREEN, sitting__state__in=_SCREEN_ENDED)

    def to_decide(self) -> Self:
        return self.filter(stage=Stage.REVIEW).exclude(pk__in=self.on_hold().values("pk"))

    def in_interview(self) -> Self:
        return self.filter(stage=Stage.INTERVIEW).exclude(pk__in=self.on_hold().values("pk"))

    def on_hold(self) -> Self:
        """The last word at the present stage was to wait."""
        said = Decision.objects.filter(application=models.OuterRef("pk"), stage=models.OuterRef("stage"))
        last = models.Subquery(said.order_by("-at", "-pk").values("outcome")[:1])
        return self.active().annotate(last_outcome=last).filter(last_outcome=Outcome.HOLD)

    def of_sitting(self, sitting_id: UUID | str) -> Self:
        return self.filter(sitting=sitting_id)

    def in_order(self) -> Self:
        """Whoever has waited longest comes first, closed ones last. Never by a score: there is no ranking."""
        is_closed = models.Case(models.When(stage=Stage.CLOSED, then=1), default=0)
        return self.order_by(is_closed, "stage_since", "pk")


class Application(Row):
    """One candidate, one requisition."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="applications")
    requisition = models.ForeignKey(Requisition, models.PROTECT, related_name="applications")
    candidate = models.ForeignKey(Person, models.CASCADE, related_name="applications")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.SCREEN)
    stage_since = models.DateTimeField()
    received_at = models.DateTimeField()
    sitting = models.OneToOneField(Sitting, models.SET_NULL, null=True, related_name="application")  # the latest

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requisition", "candidate"], name="application_once_per_requisition"),
            _one_of("stage", Stage, "application_stage_known"),
        ]
        indexes = [models.Index(fields=["organization", "stage", "stage_since"])]

    def __str__(self) -> str:
        return f"{self.candidate.name}, {self.requisition.role.title}"

    @property
    def is_closed(self) -> bool:
        return self.stage == Stage.CLOSED

    @property
    def waiting_since(self) -> datetime:
        """When the step that is going on began: within the screen, its invitation or its beginning."""
        if self.stage != Stage.SCREEN or self.sitting is None:
            return self.stage_since
        return self.sitting.begun_at or self.sitting.invited_at

    @property
    def may_be_invited(self) -> bool:
        """Nobody is on the way to a result yet, or the way there has ended."""
        return self.stage == Stage.SCREEN and (self.sitting is None or self.sitting.state in _SCREEN_ENDED)

    @property
    def hold(self) -> "Decision | None":
        """The decision to wait, while nothing else has been decided at this stage."""
        last = list(self.decisions.all())[-1:]
        return next((one for one in last if (one.outcome, one.stage) == (Outcome.HOLD, self.stage)), None)


class WithdrawalReason(models.TextChoices):
    OTHER_OFFER = "other_offer", _("Took another offer")
    PAY = "pay", _("Pay or conditions")
    TIME = "time", _("No time for the process")
    PERSONAL = "personal", _("Personal reasons")
    UNKNOWN = "unknown", _("No reason given")


class Withdrawal(Row):
    """The candidate's own decision not to go on."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="withdrawal")
    reason = models.CharField(max_length=20, choices=WithdrawalReason)
    at = models.DateTimeField()

    class Meta:
        constraints = [_one_of("reason", WithdrawalReason, "withdrawal_reason_known")]


class Outcome(models.TextChoices):
    ADVANCE = "advance", _("Advance")
    HOLD = "hold", _("Hold")
    REJECT = "reject", _("Reject")


class Decision(Row):
    """What a person decided about an application, at which stage and why. Never made by the product itself."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="decisions")
    stage = models.CharField(max_length=10, choices=Stage)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(max_length=2000)
    by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            _one_of("stage", Stage, "decision_stage_known"),
            _one_of("outcome", Outcome, "decision_outcome_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
        ]
