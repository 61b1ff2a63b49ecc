"""Place, pay and dates of an advertisement, in words and as schema.org's JobPosting.

Amounts are whole minor units. The rules checked here are those of search engines that read postings; what the law of a
place asks for beyond a pay range is left to the people who publish.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.kit import markup
from touchstone.kit.money import Money, Period

Posting = Mapping[str, Any]

# Wider than this and the range says little about what somebody will be paid (share of the lower end).
_WIDEST = 0.6


class Workplace(TextChoices):
    ONSITE = "onsite", _("On site")
    HYBRID = "hybrid", _("Partly from home")
    REMOTE = "remote", _("Fully remote")


class Employment(TextChoices):
    FULL_TIME = "FULL_TIME", _("Full time")
    PART_TIME = "PART_TIME", _("Part time")
    CONTRACTOR = "CONTRACTOR", _("Contract")
    TEMPORARY = "TEMPORARY", _("Temporary")
    INTERN = "INTERN", _("Internship")


class PayPeriod(TextChoices):
    HOUR = Period.HOUR.value, _("an hour")
    DAY = Period.DAY.value, _("a day")
    MONTH = Period.MONTH.value, _("a month")
    YEAR = Period.YEAR.value, _("a year")


def place(posting: Posting) -> str:
    """The town and country, or from where one may work; a visible gap while nobody has said."""
    where = ", ".join(part for part in (posting.get("locality"), posting.get("country")) if part)
    if posting.get("workplace") == Workplace.REMOTE:
        return gettext("%(country)s, fully remote") % {"country": where} if where else gettext("a remote team")
    return where or "[location]"


def pay_range(posting: Posting) -> str:
    """As a candidate reads it; a visible gap while nobody has said."""
    least, most = posting.get("pay_from"), posting.get("pay_to")
    if not least or not most or not posting.get("currency"):
        return "[pay range]"
    low, high = Money(least, posting["currency"]), Money(most, posting["currency"])
    return f"{low} – {high} {PayPeriod(posting.get('pay_period', PayPeriod.YEAR)).label}"


def cautions(posting: Posting) -> Iterator[str | Promise]:
    """What readers and laws stumble over."""
    least, most = posting.get("pay_from"), posting.get("pay_to")
    if least and most and (most - least) / least > _WIDEST:
        yield _("The pay range is very wide. Several places ask for the range you honestly expect to pay on hire.")
    if bool(least) != bool(most):
        yield _("The pay range is open at one end. Give both the lowest and the highest pay you expect.")
    if not posting.get("country"):
        yield _("Say where the work is done: candidates filter by place, and pay rules depend on it.")


def structured(
    posting: Posting, *, title: str, description: str, organization: str, identifier: str, posted_at: datetime
) -> dict[str, Any]:
    """schema.org JobPosting; `description` is Markdown."""
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "description": str(markup.html(description)),
        "datePosted": posted_at.date().isoformat(),
        "identifier": {"@type": "PropertyValue", "name": organization, "value": identifier},
        "hiringOrganization": {"@type": "Organization", "name": organization},
        **({"employmentType": posting["employment"]} if posting.get("employment") else {}),
        **({"validThrough": posting["apply_by"]} if posting.get("apply_by") else {}),
        **_location(posting),
        **_salary(posting),
    }


def missing(structured_posting: Mapping[str, Any]) -> Iterator[str | Promise]:
    """Fields without which a search engine refuses or hides the posting."""
    if "jobLocation" not in structured_posting and "applicantLocationRequirements" not in structured_posting:
        yield _("The country is missing; a posting needs a place, or the countries from which one may work remotely.")
    if "baseSalary" not in structured_posting:
        yield _("The pay range is missing; many places require it, and search engines show postings with pay first.")
    if "validThrough" not in structured_posting:
        yield _("The last day to apply is missing; without it the posting may be shown after it is over.")
    if "employmentType" not in structured_posting:
        yield _("The kind of employment is missing.")


def _location(posting: Posting) -> dict[str, Any]:
    country = posting.get("country")
    if not country:
        return {}
    if posting.get("workplace") == Workplace.REMOTE:
        required = {"@type": "Country", "name": country}
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": required}
    fields = {"addressLocality": "locality", "addressRegion": "region", "addressCountry": "country"}
    address = {name: posting[field] for name, field in fields.items() if posting.get(field)}
    return {"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", **address}}}


def _salary(posting: Posting) -> dict[str, Any]:
    if not posting.get("pay_from") or not posting.get("pay_to") or not posting.get("currency"):
        return {}
    value = {
        "@type": "QuantitativeValue",
        "minValue": posting["pay_from"] / 100,
        "maxValue": posting["pay_to"] / 100,
        "unitText": posting.get("pay_period", PayPeriod.YEAR.value).upper(),
    }
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": posting["currency"], "value": value}}
