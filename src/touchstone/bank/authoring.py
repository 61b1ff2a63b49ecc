"""Questions made in the product: text only, in the same format as those that ship, and checked in the same way.

What a member writes is never run here: a generator or a proof by running would be a stranger's program on our server
(decision 0021). The second reader answers for what cannot be proved.
"""

import hashlib
from datetime import datetime
from random import Random
from typing import NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import competencies, folders, lint, loading, pool, starters, variants
from touchstone.bank.errors import ItemHasDefects, ItemIsShipped, ItemNotInState, SlugTaken
from touchstone.bank.fields import Finding, Severity
from touchstone.bank.folders import HEAD, STEM, ItemFolder
from touchstone.bank.kinds import scrambled
from touchstone.bank.models import Item, State, SubSkill
from touchstone.bank.starters import Manuscript
from touchstone.kit.locks import locked
from touchstone.people.models import Membership, Organization
from touchstone.people.permissions import Permission

PREFIX = "own-"  # no question that ships will ever have it


class Checked(NamedTuple):
    folder: ItemFolder | None
    findings: list[Finding]

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == Severity.ERROR for finding in self.findings)


def check(slug: str, manuscript: Manuscript) -> Checked:
    """Everything the checker can say without running anything."""
    reading = folders.parse(slug, manuscript.head, manuscript.stem)
    found = [*reading.findings, *starters.leftovers(manuscript.head)]
    if reading.item is not None and not found:
        found += lint.alone(reading.item, competencies.sub_skills(settings.CONTENT), shipped=False)
    return Checked(reading.item, found)


@transaction.atomic
def create(organization: Organization, manuscript: Manuscript, *, by: Membership, now: datetime) -> Item:
    by.require(Permission.ITEM_EDIT, organization)
    folder = _sound(check(f"{PREFIX}new", manuscript))
    slug = PREFIX + slugify(folder.title)[:50]
    item = Item(organization=organization, slug=slug, state=State.DRAFT, created_at=now)
    try:
        with transaction.atomic():
            _write(item, folder, manuscript, number=1, by=by, now=now)
    except IntegrityError:
        raise SlugTaken from None
    ledger.record(Verb.ITEM_CREATED, about=item, by=by, now=now)
    return item


@transaction.atomic
def revise(item: Item, manuscript: Manuscript, *, by: Membership, now: datetime) -> Item:
    """A new version, back in draft: nobody is asked what nobody has read."""
    by.require(Permission.ITEM_EDIT, item)
    item = locked(item)
    if item.is_shipped:
        raise ItemIsShipped
    if not item.may_be_edited() or item.current is None:
        raise ItemNotInState
    folder = _sound(check(item.slug, manuscript))
    item.state = State.DRAFT
    _write(item, folder, manuscript, number=item.current.number + 1, by=by, now=now)
    pool.changed(item.organization_id)
    ledger.record(Verb.ITEM_REVISED, about=item, by=by, now=now, details={"version": item.current.number})
    return item


def defects(item: Item) -> list[Finding]:
    """Errors that the checker finds in an organization's own question as it stands."""
    checked = check(item.slug, manuscript_of(item))
    return [finding for finding in checked.findings if finding.severity == Severity.ERROR]


def manuscript_of(item: Item) -> Manuscript:
    assert item.current is not None
    texts = item.current.content["texts"]
    return Manuscript(texts[HEAD], texts.get(STEM, ""))


def _sound(checked: Checked) -> ItemFolder:
    if checked.folder is None or checked.has_errors:
        raise ItemHasDefects
    return checked.folder


def _write(
    item: Item, folder: ItemFolder, manuscript: Manuscript, *, number: int, by: Membership, now: datetime
) -> None:
    item.sub_skill = SubSkill.objects.get(slug=folder.sub_skill, competency__slug=folder.competency)
    item.competency = item.sub_skill.competency
    drawn = [draw.matter for draw in variants.draws(folder)]
    made = tuple(scrambled(matter, Random(item.slug)) for matter in drawn)  # noqa: S311 (an order, not a secret)
    fingerprint = hashlib.sha256("\0".join(manuscript).encode()).hexdigest()
    texts = {HEAD: manuscript.head, STEM: manuscript.stem}
    loading.write_version(item, loading.Made(folder, made, fingerprint, texts), number=number, author=by, now=now)
