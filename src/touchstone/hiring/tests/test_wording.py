import pytest

from touchstone.hiring import wording


def ids(text: str) -> set[str]:
    return {one.rule.id for one in wording.findings({"intro": text})}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We seek a prompt engineer.", "prompt-engineer"),
        ("At least 5 years of work", "years-of-experience"),
        ("10+ years of LangChain", "ten-years"),
        ("You are a good culture fit", "culture-fit"),
    ],
)
def test_words_that_keep_people_away_are_found_with_a_reason(text: str, rule: str) -> None:
    assert rule in ids(text)


def test_a_missing_pay_range_is_one_finding_about_the_whole() -> None:
    found = [one for one in wording.findings({"intro": "Hello", "pay": "To be discussed"}) if not one.section]

    assert [one.rule.id for one in found] == ["no-pay-range"]
    assert "no-pay-range" not in ids("We pay EUR 70,000 – EUR 90,000 a year.")


def test_the_same_words_twice_in_a_section_are_one_finding() -> None:
    found = wording.findings({"intro": "A prompt engineer and a prompt engineer. EUR 1000"})

    assert len([one for one in found if one.rule.id == "prompt-engineer"]) == 1


def test_plain_words_find_nothing() -> None:
    assert ids("You fix faults and explain them. We pay EUR 70,000 to 90,000 a year.") == set()


def test_every_rule_has_a_reason_a_suggestion_and_a_dated_source() -> None:
    for rule in wording.every():
        assert rule.why
        assert rule.suggestion
        assert rule.url.startswith("https://")
        assert rule.date
