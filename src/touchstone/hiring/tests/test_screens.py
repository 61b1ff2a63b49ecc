from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from django.core.cache import cache

from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.bank.pool import Pool
from touchstone.conftest import NOON
from touchstone.hiring import coverage, requirements, screens
from touchstone.hiring.models import Role
from touchstone.hiring.requirements import Requirement
from touchstone.hiring.screens import Settings
from touchstone.measurement.items import Items

ITEMS = 60


def pool(*dimensions: int) -> Pool:
    """Questions of evenly spread difficulty on these competencies."""
    count = ITEMS * len(dimensions)
    ids = tuple(UUID(int=number) for number in range(count))
    return Pool(
        items=Items.of(
            a=np.full(count, 1.3),
            b=np.tile(np.linspace(-2, 2, ITEMS), len(dimensions)),
            maximum=np.ones(count, np.int64),
            dimension=np.repeat(dimensions, ITEMS),
        ),
        minutes=np.ones(count),
        version_ids=ids,
        item_ids=ids,
        families=np.arange(count),
        enemies=frozenset(),
        index_of={one: place for place, one in enumerate(ids)},
    )


def asking(level: int) -> list[Requirement]:
    return [requirements.unasked(slug)._replace(level=level, weight=50) for slug in ("programming", "big-data")]


def test_the_forecast_is_the_same_twice_and_finds_most_people_on_the_right_side() -> None:
    first = screens.simulate(pool(0, 1), asking(3), Settings())

    assert first == screens.simulate(pool(0, 1), asking(3), Settings())
    assert first
    assert first.right >= 80  # the report promises as much: it speaks only at 80 in 100
    assert len(first.truth) == len(first.estimate) == first.people


def test_asking_for_more_precision_takes_longer() -> None:
    rough, fine = (
        screens.simulate(pool(0, 1), asking(3), Settings(standard_error=error, minutes=60)) for error in (0.6, 0.4)
    )

    assert rough
    assert fine
    assert fine.minutes > rough.minutes


def test_nothing_is_forecast_where_nothing_measures() -> None:
    assert screens.simulate(pool(5), asking(3), Settings()) is None


def test_an_empty_bank_covers_nothing() -> None:
    empty = replace(pool(0), items=pool(0).items.take(np.array([], np.int64)))

    assert coverage.of(asking(3)[0], empty.items).tone == "bad"


def test_only_questions_near_the_bar_fit_a_level() -> None:
    found = coverage.of(asking(5)[0], pool(0).items)

    assert found.total == ITEMS
    assert 0 < found.fitting < ITEMS / 2


@pytest.mark.django_db
def test_publishing_draws_the_blueprint_of_the_canvas(published: Role) -> None:
    version = published.versions.get()

    assert version.blueprint
    assert sum(version.blueprint.weights.values()) == pytest.approx(1)
    assert version.blueprint.bar == pytest.approx(requirements.bar(version.asked))
    assert set(version.blueprint.notice) == {"en", "de"}
    assert Event.objects.filter(verb=Verb.BLUEPRINT_DRAWN, at=NOON).exists()


@pytest.mark.django_db
def test_a_forecast_is_kept_by_its_inputs(drafted: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    asked: list[Settings] = []
    simulate = screens.simulate

    def counted(found: Pool, wanted: Sequence[Requirement], chosen: Settings) -> screens.Forecast | None:
        asked.append(chosen)
        return simulate(found, wanted, chosen)

    monkeypatch.setattr("touchstone.bank.pool.operational", lambda _organization: pool(0, 1))
    monkeypatch.setattr(screens, "simulate", counted)
    version = drafted.latest

    first, second = screens.forecast(version), screens.forecast(version)
    version.screen = {"minutes": 12}
    screens.forecast(version)

    assert first == second
    assert len(asked) == 2
