from pathlib import Path

import pytest
from django.conf import LazySettings

from touchstone.audit.models import Event
from touchstone.bank import loading, pool
from touchstone.bank.conftest import Write
from touchstone.bank.errors import ContentBroken, VersionIsImmutable
from touchstone.bank.loading import Loaded
from touchstone.bank.models import Item, ItemVersion, State, Variant
from touchstone.conftest import NOON
from touchstone.people.models import Membership, Organization


@pytest.fixture(autouse=True)
def _content(settings: LazySettings, content: Path, db: None) -> None:
    settings.CONTENT = content


def load(organization: Organization) -> Loaded:
    return loading.load(organization, by=None, now=NOON)


def test_shipped_items_begin_in_use_with_their_second_reading(northwind: Organization, write: Write) -> None:
    write("single_choice")

    assert load(northwind) == Loaded(added=1, changed=0, unchanged=0)

    item = Item.objects.get()
    assert item.current is not None
    assert (item.state, item.is_shipped, item.current.number) == (State.OPERATIONAL, True, 1)
    assert item.current.content["second_reading"]["by"] == "B. Reader"


def test_loading_again_changes_nothing(northwind: Organization, write: Write) -> None:
    write("single_choice")
    load(northwind)

    assert load(northwind) == Loaded(added=0, changed=0, unchanged=1)
    assert (ItemVersion.objects.count(), Event.objects.count()) == (1, 1)


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(northwind: Organization, write: Write) -> None:
    write("single_choice")
    load(northwind)
    write("single_choice", replace=("Delete the queue", "Empty the queue"))

    assert load(northwind) == Loaded(added=0, changed=1, unchanged=0)

    newest, oldest = ItemVersion.objects.all()
    assert Item.objects.get().current == newest
    assert "Delete the queue" in oldest.variants.get().content["options"]
    assert "Empty the queue" in newest.variants.get().content["options"]


def test_a_retired_item_stays_retired_when_its_file_changes(northwind: Organization, write: Write) -> None:
    write("single_choice")
    load(northwind)
    Item.objects.update(state=State.RETIRED)
    write("single_choice", replace=("Delete the queue", "Empty the queue"))

    load(northwind)

    assert Item.objects.get().state == State.RETIRED


def test_each_organization_has_a_bank_of_its_own(
    northwind: Organization, southwind: Organization, omar: Membership, write: Write
) -> None:
    write("single_choice")
    load(northwind)

    assert not Item.objects.visible_to(omar).exists()
    assert load(southwind).added == 1
    assert Item.objects.visible_to(omar).count() == 1


def test_broken_content_names_the_place(northwind: Organization, write: Write) -> None:
    write("single_choice", replace=("correct = true\n", ""))

    with pytest.raises(ContentBroken, match=r"prog-single-choice/item.toml: options: exactly one must be correct"):
        load(northwind)


def test_versions_and_variants_are_never_changed(northwind: Organization, write: Write) -> None:
    write("single_choice")
    load(northwind)

    for row in (ItemVersion.objects.get(), Variant.objects.get()):
        with pytest.raises(VersionIsImmutable):
            row.save()
        with pytest.raises(VersionIsImmutable):
            type(row).objects.update(number=9)
        with pytest.raises(VersionIsImmutable):
            type(row).objects.all().delete()


def test_an_organization_takes_its_bank_with_it(northwind: Organization, write: Write) -> None:
    write("single_choice")
    load(northwind)

    northwind.delete()

    assert not Variant.objects.exists()


def test_what_ships_loads(settings: LazySettings, northwind: Organization) -> None:
    settings.CONTENT = settings.REPOSITORY / "content"

    loaded = load(northwind)

    assert loaded.added == len(pool.operational(northwind.pk))
