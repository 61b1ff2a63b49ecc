"""Competencies, items, their versions and variants. Versions and variants are written once and never changed."""

from typing import Any, NoReturn, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from touchstone.bank.errors import VersionIsImmutable
from touchstone.bank.kinds import Kind
from touchstone.kit.models import Row
from touchstone.people.models import Membership, Organization
from touchstone.people.permissions import Permission


class Competency(Row):
    """What we measure. The same for every organization: it is the one scale."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    summary = models.TextField()
    tools = models.JSONField(default=list)
    source = models.JSONField(default=dict)  # title, url, date
    levels = models.JSONField(default=list)  # of {level, name, behaviours}, lowest first

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name


class SubSkill(Row):
    competency = models.ForeignKey(Competency, models.CASCADE, related_name="sub_skills")
    slug = models.SlugField()
    name = models.CharField(max_length=80)
    summary = models.TextField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order",)
        constraints = [models.UniqueConstraint(fields=["competency", "slug"], name="sub_skill_unique")]

    def __str__(self) -> str:
        return self.name


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PILOT = "pilot", _("Pilot")
    OPERATIONAL = "operational", _("In use")
    WATCH = "watch", _("Watched")
    RETIRED = "retired", _("Retired")


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, member: Membership) -> Self:
        """Questions are secrets: out of sight of members who may not view them, too."""
        mine = self.filter(organization=member.organization_id)
        return mine if member.may(Permission.ITEM_VIEW) else mine.none()

    def counted_for(self, member: Membership) -> Self:
        """For figures that every member may see: how many there are is no secret, only what they ask."""
        return self.filter(organization=member.organization_id)

    def operational(self) -> Self:
        """Asked in screens. A watched item still is: watching means looking, not stopping."""
        return self.filter(state__in=[State.OPERATIONAL, State.WATCH])


class Item(Row):
    """A question's life story in one organization. What it says stands in its versions."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="items")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="items")
    sub_skill = models.ForeignKey(SubSkill, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    family = models.SlugField(max_length=60)
    enemies = models.JSONField(default=list)  # slugs of items that give each other away
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    is_shipped = models.BooleanField(default=False)  # comes with the product rather than from this organization
    current = models.OneToOneField("ItemVersion", models.RESTRICT, null=True, related_name="+")
    author = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")  # of the current version
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "slug"], name="item_slug_unique"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="item_state_known"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="item_kind_known"),
        ]
        indexes = [models.Index(fields=["organization", "state"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_operational(self) -> bool:
        return self.state in {State.OPERATIONAL, State.WATCH}

    def is_written_by(self, member: Membership) -> bool:
        return self.author_id == member.pk

    def may_be_edited(self) -> bool:
        """Shipped items change with the product; a version under review stands still."""
        return not self.is_shipped and self.state not in {State.REVIEW, State.RETIRED}


class WrittenOnce(models.QuerySet[Any]):
    def update(self, **_changes: object) -> NoReturn:
        raise VersionIsImmutable

    def delete(self) -> NoReturn:
        raise VersionIsImmutable


class Immutable(Row):
    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise VersionIsImmutable
        super().save(*args, **kwargs)


class ItemVersion(Immutable):
    """What an item says, and its parameters on the scale of ability. A changed item is a new version."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    a = models.FloatField()  # discrimination
    b = models.FloatField()  # difficulty
    c = models.FloatField(default=0)  # lower asymptote
    maximum = models.PositiveSmallIntegerField()
    expected_seconds = models.PositiveSmallIntegerField()
    variant_count = models.PositiveIntegerField()
    content = models.JSONField()  # facts, sources, second reading, reasons; the texts it was made from
    author = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = WrittenOnce.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="item_version_number_unique")]


class Variant(Immutable):
    """One question as candidates see it (`content`) and what is right (`key`), apart."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="variants")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    key = models.JSONField()

    objects = WrittenOnce.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="variant_number_unique")]

    @property
    def kind(self) -> Kind:
        return Kind(self.content["kind"])


class Outcome(models.TextChoices):
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned to its author")


class Review(Row):
    """A second reader's word on one version."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = [models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="outcome_known")]


class Edition(models.Model):
    """Counts the changes of an organization's bank, so that every process knows when its pool is out of date."""

    organization = models.OneToOneField(Organization, models.CASCADE, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
