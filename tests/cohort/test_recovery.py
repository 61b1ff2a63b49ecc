"""Three hundred simulated people of known ability take the screen over HTTP; the reports must find what they are."""

import re
from typing import Any, NamedTuple

import numpy as np
import pytest
from django.core.cache import cache
from django.test import Client

from touchstone.assessment import blueprints, results, sittings, transcripts
from touchstone.assessment.models import Blueprint, Presentation, Sitting
from touchstone.assessment.transcripts import DIMENSION, PRIOR
from touchstone.bank import competencies, loading, pool, rehearsal, responses
from touchstone.conftest import (  # noqa: F401 (fixtures)
    NOON,
    _own_data_folder,
    northwind,
    rosa,
)
from touchstone.kit import clock
from touchstone.measurement import ability, simulation
from touchstone.measurement.items import Floats, Items
from touchstone.people.models import Membership, Person

PEOPLE = 300
WEIGHTS = dict.fromkeys(competencies.ORDER, 1 / len(competencies.ORDER))
pytestmark = pytest.mark.django_db


class Found(NamedTuple):
    truth: Floats
    estimate: Floats
    standard_error: Floats  # of the measurement itself
    reported: Floats  # widened by what is not yet known of the items


@pytest.fixture
def blueprint(rosa: Membership) -> Blueprint:  # noqa: F811
    cache.clear()
    loading.load(rosa.organization, by=None, now=NOON)
    return blueprints.draw(
        rosa.organization, title="Cohort", weights=WEIGHTS, bars={}, bar=0.0, minutes=20, ai_policy="none",
        notice={}, by=rosa, now=NOON,
    )  # fmt: skip


def take_the_screen(client: Client, token: str, theta: Floats, rng: np.random.Generator) -> None:
    page = client.post(f"/s/{token}/begin/").content.decode()
    while "data-stage=thanks" not in (stage := page.replace('"', "")):
        if "data-stage=review" in stage:
            number = re.search(r"/commit/(\d+)/", page)
            assert number
            page = client.post(f"/s/{token}/commit/{number[1]}/").content.decode()
        else:
            page = client.post(f"/s/{token}/answer/", answer(page, theta, rng)).content.decode()


def answer(page: str, theta: Floats, rng: np.random.Generator) -> dict[str, Any]:
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    shown = Presentation.objects.get(pk=fields["presentation"])
    item = Items.of(a=[shown.a], b=[shown.b], c=[shown.c], steps=[shown.steps], maximum=[shown.maximum])
    score = simulation.responses(rng, theta[[[DIMENSION[shown.competency]]]], item)[0, 0]
    response = rehearsal.response_for(pool.variant(shown.variant_id), int(score), rng)
    return fields | responses.to_post(fields["kind"], response)


@pytest.fixture
def found(blueprint: Blueprint, rosa: Membership) -> Found:  # noqa: F811
    rng = np.random.default_rng(20261124)
    truth = rng.multivariate_normal(PRIOR.mean, PRIOR.covariance, PEOPLE)
    client = Client(headers={"X-Player": "1"})
    for number, theta in enumerate(truth):
        now = clock.now()
        person = Person.objects.create(
            organization=rosa.organization, name=f"P{number}", email=f"p{number}@mail.example", created_at=now
        )
        _, token = sittings.invite(person, blueprint, by=rosa, begin_by=now.replace(year=now.year + 1), now=now)
        take_the_screen(client, token, theta, rng)
    weights = np.full(len(competencies.ORDER), 1 / len(competencies.ORDER))
    finished = [transcripts.of(sitting) for sitting in Sitting.objects.with_context().order_by("pk")]
    overall = [ability.composite(transcript.ability, weights) for transcript in finished]
    return Found(
        truth @ weights,
        np.array([one.mean for one in overall]),
        np.array([one.standard_error for one in overall]),
        np.array([results.of(transcript).overall.standard_error for transcript in finished]),
    )


def test_a_cohorts_abilities_are_recovered_over_http_without_bias(found: Found) -> None:
    error = found.estimate - found.truth

    # Four standard errors of a mean over 300 people, plus 0.02 for a mode standing in for a mean.
    assert abs(error.mean()) < 4 * error.std() / np.sqrt(PEOPLE) + 0.02
    # An honest posterior: 95 % intervals hold the truth, give or take three binomial standard errors of 300.
    assert (np.abs(error) < 1.96 * found.standard_error).mean() == pytest.approx(0.95, abs=0.038)
    # Regressed on the estimate the truth has slope one: neither exaggerated nor flattened.
    assert np.polyfit(found.estimate, found.truth, 1)[0] == pytest.approx(1.0, abs=0.15)
    # Until items are calibrated the report claims less than the measurement could.
    assert (found.reported > found.standard_error).all()
