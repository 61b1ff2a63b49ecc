"""Journeys 1 and 2: from nothing to a live role, and from a kick-off to a posting that is ready."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from touchstone.bank import loading
from touchstone.conftest import NOON
from touchstone.people.models import Membership

ANSWERS = [
    "No. We use models that others provide",
    "In features of our product that call a model",
    "We have little of it",
    "Nothing is in production yet",
    "Software engineers; nobody with machine learning experience",
    "We ship software faster",
]


def set_up(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Name of the organization").fill("Eastwind")
    page.get_by_label("Your name").fill("Noa Field")
    page.get_by_label("Your e-mail address").fill("noa@eastwind.example")
    page.get_by_label("Password").fill("a sentence is easier to keep")
    page.get_by_role("button", name="Set up and sign in").click()


def create_role(page: Page, title: str) -> None:
    page.goto("/roles/new/")
    for answer in ANSWERS:
        page.get_by_label(answer).check()
    page.get_by_role("button", name="Show the suggestion").click()
    expect(page.get_by_role("heading", name="Engineer who leverages AI")).to_be_visible()
    expect(page.get_by_text("you use models that others train")).to_be_visible()
    page.get_by_label("Title of the role").fill(title)
    page.get_by_label("Any AI tool, and documentation").check()
    page.get_by_role("button", name="Create the draft").click()


def expect_saved(page: Page) -> None:
    expect(page.locator("#draft-state")).to_contain_text("Saved")


def publish(page: Page) -> None:
    page.get_by_role("link", name="Check and publish").click()
    page.get_by_label(re.compile("to confirm")).fill("publish")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Version 1, published")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_the_first_hour_leads_from_an_empty_server_to_a_live_role(
    page: Page, run_tasks: Callable, assert_accessible: Callable
) -> None:
    set_up(page)
    run_tasks()
    create_role(page, "Feature engineer")
    assert_accessible(page)

    for part in ("Job description", "Screen", "AI rules"):
        page.get_by_role("link", name=part).click()
        expect(page.get_by_role("heading", level=1, name="Feature engineer")).to_be_visible()
        assert_accessible(page)
    publish(page)
    page.get_by_role("link", name="Open a requisition").or_(
        page.get_by_role("button", name="Open a requisition")
    ).click()

    page.goto("/roles/")
    expect(page.get_by_role("link", name="Feature engineer").first).to_be_visible()
    expect(page.get_by_text("Published")).to_be_visible()


def say_the_pay(page: Page) -> None:
    page.get_by_label("Pay from").fill("68000")
    page.get_by_label("Pay to").fill("88000")
    page.get_by_label("Currency").fill("EUR")
    page.get_by_label("Pay period").select_option("year")
    page.get_by_label("Country").fill("DE")
    page.get_by_role("button", name="Save").click()
    expect_saved(page)


@pytest.mark.django_db(transaction=True)
def test_a_kick_off_ends_with_a_posting_that_both_have_seen(
    open_page: Callable, hanna: Membership, rosa: Membership
) -> None:
    loading.load(hanna.organization, by=None, now=NOON)
    manager, recruiter = open_page(hanna), open_page(rosa)
    create_role(manager, "Assistant engineer")
    manager.get_by_label("Duties").fill("Rockstar features, alone and around the clock")
    expect_saved(manager)

    recruiter.goto("/roles/")
    recruiter.get_by_role("link", name="Assistant engineer").first.click()
    recruiter.get_by_role("link", name="Job description").click()
    expect(recruiter.get_by_text("Rockstar", exact=False).first).to_be_visible()
    say_the_pay(recruiter)

    manager.reload()
    manager.get_by_label("Duties").fill("Build features that call a model, and the sets that test them")
    expect_saved(manager)
    publish(manager)

    recruiter.goto("/roles/")
    recruiter.get_by_role("link", name="Assistant engineer").first.click()
    recruiter.get_by_role("link", name="History").click()
    expect(recruiter.get_by_text("Rosa").first).to_be_visible()
    recruiter.get_by_role("link", name="Job description").click()
    recruiter.get_by_role("link", name=re.compile("posting", re.IGNORECASE)).first.click()
    expect(recruiter.get_by_text("EUR 68,000 – EUR 88,000 a year").first).to_be_visible()
    expect(recruiter.get_by_text("Build features that call a model").first).to_be_visible()
    expect(recruiter.get_by_text("Rockstar")).to_have_count(0)
