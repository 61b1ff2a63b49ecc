from typing import Any

import pytest

from touchstone.conftest import NOON
from touchstone.hiring import postings

FULL = {
    "pay_from": 7_000_000,
    "pay_to": 9_000_000,
    "currency": "EUR",
    "pay_period": "year",
    "employment": "FULL_TIME",
    "workplace": "hybrid",
    "locality": "Berlin",
    "country": "DE",
    "apply_by": "2026-12-31",
}


def document(posting: dict[str, Any]) -> dict[str, Any]:
    return postings.structured(
        posting, title="Engineer", description="**Hi**", organization="Northwind", identifier="1", posted_at=NOON
    )


def test_a_full_posting_has_every_field_that_search_engines_want() -> None:
    made = document(FULL)

    assert list(postings.missing(made)) == []
    assert made["datePosted"] == "2026-11-02"
    assert made["jobLocation"]["address"]["addressCountry"] == "DE"
    assert made["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 70_000, "maxValue": 90_000, "unitText": "YEAR",
    }  # fmt: skip


def test_an_empty_posting_says_everything_that_is_missing() -> None:
    assert len(list(postings.missing(document({})))) == 4


def test_a_remote_posting_names_from_where_instead_of_a_place() -> None:
    made = document({**FULL, "workplace": "remote"})

    assert made["jobLocationType"] == "TELECOMMUTE"
    assert "jobLocation" not in made
    assert postings.place({**FULL, "workplace": "remote"}) == "Berlin, DE, fully remote"


def test_pay_reads_as_a_range_or_as_a_visible_gap() -> None:
    assert postings.pay_range(FULL) == "EUR 70,000 – EUR 90,000 a year"
    assert postings.pay_range({}) == "[pay range]"


@pytest.mark.parametrize("posting", [{**FULL, "pay_to": 20_000_000}, {**FULL, "pay_to": None}, {**FULL, "country": ""}])
def test_wide_open_and_placeless_postings_are_cautioned(posting: dict[str, Any]) -> None:
    assert len(list(postings.cautions(posting))) == 1
    assert not list(postings.cautions(FULL))
