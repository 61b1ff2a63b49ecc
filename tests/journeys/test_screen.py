"""Journey 4: the adaptive screen, from the recruiter's invitation to the report that the team reads."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from touchstone.bank import loading
from touchstone.hiring import archetypes, requisitions, roles
from touchstone.hiring.models import Requisition
from touchstone.kit import clock
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def requisition(transactional_db: None, hanna: Membership, rosa: Membership) -> Requisition:
    now = clock.now()
    loading.load(hanna.organization, by=None, now=now)
    archetype = archetypes.named("ai-leveraging-engineer")
    assert archetype
    role = roles.create_from(archetype, title="Feature engineer", ai_policy="docs", by=hanna, now=now)
    roles.publish(role, by=hanna, now=now)
    return requisitions.open(role, by=rosa, now=now)


def invite(recruiter: Page, requisition: Requisition, line: str) -> None:
    recruiter.goto(f"/requisitions/{requisition.pk}/invite/")
    recruiter.locator("textarea").fill(line)
    recruiter.get_by_role("button", name="Look it over").click()
    recruiter.get_by_role("button", name="Add and invite 1 person").click()
    expect(recruiter.get_by_text("Noa Field").first).to_be_visible()


def link_in_the_letter(run_tasks: Callable) -> str:
    run_tasks()
    found = re.search(r"http\S+/s/\S+", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return urlsplit(found[0]).path


def answer(page: Page) -> None:
    """By keyboard where one digit says it all, else honestly."""
    shown = page.locator("[data-stage=question]")
    key = shown.get_attribute("data-key")
    single = page.locator("form[action$='/answer/'] input[type=radio][name=option]")
    if single.count():
        page.keyboard.press("1")
        expect(single.first).to_be_checked()
        page.get_by_role("button", name="Answer", exact=True).click()
    else:
        page.get_by_role("button", name="I don’t know").click()
    expect(page.locator(f"[data-key='{key}']")).to_have_count(0)


def sit_to_the_end(page: Page, assert_accessible: Callable) -> None:
    for _ in range(40):
        if page.locator("[data-stage=thanks]").count():
            return
        if page.locator("[data-stage=review]").count():
            assert_accessible(page)
            page.get_by_role("button", name="Hand in this block").click()
            expect(page.locator("[data-stage=review]")).to_have_count(0)
        else:
            answer(page)


def test_a_candidate_takes_the_screen_and_the_team_reads_what_was_found(
    open_page: Callable, requisition: Requisition, rosa: Membership, run_tasks: Callable, assert_accessible: Callable
) -> None:
    recruiter = open_page(rosa)
    invite(recruiter, requisition, "Noa Field, noa@mail.example, en, Europe/Berlin")
    link = link_in_the_letter(run_tasks)

    candidate = open_page()
    candidate.goto(link)
    assert_accessible(candidate)
    candidate.get_by_role("link", name=re.compile("Practise first")).click()
    assert_accessible(candidate)
    candidate.get_by_role("button", name="I don’t know").click()
    candidate.get_by_role("link", name="Back to the start page").click()
    candidate.get_by_role("button", name=re.compile("^Begin")).click()
    sit_to_the_end(candidate, assert_accessible)
    expect(candidate.get_by_role("heading", name="Thank you, Noa Field")).to_be_visible()
    assert_accessible(candidate)

    run_tasks()
    recruiter.goto("/candidates/")
    recruiter.get_by_role("link", name="Noa Field").click()
    recruiter.get_by_role("link", name="Read the report").click()
    expect(recruiter.get_by_role("heading", level=1, name="Noa Field")).to_be_visible()
    expect(recruiter.get_by_text(re.compile("questions, .* min"))).to_be_visible()
    assert_accessible(recruiter)


def test_a_sitting_goes_on_where_it_was_on_another_device_and_without_scripts(
    open_page: Callable, browser: Browser, requisition: Requisition, rosa: Membership, run_tasks: Callable
) -> None:
    invite(open_page(rosa), requisition, "Noa Field, noa@mail.example")
    link = link_in_the_letter(run_tasks)
    laptop = open_page()
    laptop.goto(link)
    laptop.get_by_role("button", name=re.compile("^Begin")).click()
    answer(laptop)
    second = laptop.locator("[data-stage=question]").get_attribute("data-key")

    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    phone = context.new_page()
    phone.goto(urljoin(laptop.url, link))

    assert phone.locator("[data-stage=question]").get_attribute("data-key") == second
    phone.get_by_role("button", name="I don’t know").click()
    laptop.reload()
    assert laptop.locator("[data-stage=question]").get_attribute("data-key") != second
    context.close()


def test_an_answer_typed_without_a_network_arrives_when_it_is_back(
    open_page: Callable, requisition: Requisition, rosa: Membership, run_tasks: Callable
) -> None:
    invite(open_page(rosa), requisition, "Noa Field, noa@mail.example")
    candidate = open_page()
    candidate.goto(link_in_the_letter(run_tasks))
    candidate.get_by_role("button", name=re.compile("^Begin")).click()
    first = candidate.locator("[data-stage=question]").get_attribute("data-key")

    candidate.context.set_offline(True)
    candidate.get_by_role("button", name="I don’t know").click()
    candidate.wait_for_timeout(500)
    assert candidate.locator(f"[data-key='{first}']").count() == 1
    candidate.context.set_offline(False)

    expect(candidate.locator(f"[data-key='{first}']")).to_have_count(0, timeout=20_000)
