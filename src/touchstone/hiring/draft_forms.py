"""The parts of a draft as forms: canvas, job description, screen, AI rules. Each says what it changes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.bank.competencies import ORDER, names
from touchstone.hiring import descriptions, requirements
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.policy import AiPolicy
from touchstone.hiring.postings import Employment, PayPeriod, Workplace
from touchstone.hiring.requirements import Growth, Requirement
from touchstone.hiring.screens import Settings

Data = Mapping[str, Any]


class PartForm(forms.Form):
    def problems(self) -> Iterator[tuple[str, list[str]]]:
        """Each field in trouble by its own words, for the fragment that stands far from the field."""
        for field, errors in self.errors.items():
            yield str(self.fields[field].label), [str(one) for one in errors]


class LinesField(forms.CharField):
    """One sentence a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class RequirementForm(forms.Form):
    level = forms.IntegerField(
        label=_("Level"), min_value=1, max_value=5, widget=forms.NumberInput(attrs={"type": "range", "step": 1})
    )
    weight = forms.IntegerField(label=_("Weight"), min_value=0, max_value=100)
    must_have = forms.BooleanField(label=_("Must have"), required=False)
    rubric = forms.CharField(
        label=_("What to look for"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    growth = forms.ChoiceField(label=_("Way to grow"), choices=Growth)
    growth_note = forms.CharField(
        label=_("With whom, on what"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CanvasForm(PartForm):
    """The whole canvas: two lists of sentences and one row for each competency."""

    duties = LinesField(
        label=_("Duties"),
        help_text=_("One a line. The job description begins with these."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    outcomes = LinesField(
        label=_("What is true after 90 days"),
        help_text=_("One outcome a line."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, version: RoleVersion, data: Data | None = None) -> None:
        super().__init__(data, initial={"outcomes": version.outcomes, "duties": version.duties})
        asked = {one.competency: one for one in version.asked}
        self.rows = [
            RequirementForm(data, prefix=slug, initial=(asked.get(slug) or requirements.unasked(slug))._asdict())
            for slug in ORDER
        ]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)])

    def problems(self) -> Iterator[tuple[str, list[str]]]:
        yield from super().problems()
        named = names()
        for row in self.rows:
            for field, errors in row.errors.items():
                yield f"{named[str(row.prefix)]}, {row.fields[field].label}", [str(one) for one in errors]

    def changes(self) -> dict[str, Any]:
        asked = [Requirement(competency=str(row.prefix), **row.cleaned_data) for row in self.rows]
        return {**self.cleaned_data, "requirements": requirements.stored(asked)}


class DescriptionForm(PartForm):
    """The facts of the posting, and each section in the team's own words."""

    pay_from = forms.IntegerField(label=_("Pay from"), min_value=1, max_value=100_000_000, required=False)
    pay_to = forms.IntegerField(label=_("Pay to"), min_value=1, max_value=100_000_000, required=False)
    currency = forms.RegexField(
        label=_("Currency"), regex=r"^[A-Z]{3}$", required=False, help_text=_("Three letters, for example EUR.")
    )
    pay_period = forms.ChoiceField(label=_("Pay period"), choices=PayPeriod, required=False)
    employment = forms.ChoiceField(
        label=_("Employment"), choices=[("", _("Not said yet")), *Employment.choices], required=False
    )
    workplace = forms.ChoiceField(
        label=_("Workplace"), choices=[("", _("Not said yet")), *Workplace.choices], required=False
    )
    locality = forms.CharField(label=_("Town"), max_length=80, required=False)
    region = forms.CharField(label=_("Region or state"), max_length=80, required=False)
    country = forms.RegexField(
        label=_("Country"), regex=r"^[A-Z]{2}$", required=False, help_text=_("Two letters, for example DE.")
    )
    apply_by = forms.DateField(
        label=_("Last day to apply"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    FACTS = (
        "pay_from", "pay_to", "currency", "pay_period", "employment",
        "workplace", "locality", "region", "country", "apply_by",
    )  # fmt: skip

    def __init__(self, version: RoleVersion, data: Data | None = None) -> None:
        self.version = version
        self.sections = descriptions.sections(version)
        super().__init__(data, initial={**self._facts(), **{one.slug: one.text for one in self.sections}})
        for one in self.sections:
            self.fields[one.slug] = forms.CharField(
                label=one.heading, required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 5})
            )

    def _facts(self) -> dict[str, Any]:
        posting = {"pay_period": PayPeriod.YEAR.value, **self.version.posting}
        for amount in ("pay_from", "pay_to"):
            if posting.get(amount):
                posting[amount] //= 100
        return posting

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        least, most = cleaned.get("pay_from"), cleaned.get("pay_to")
        if least and most and least > most:
            self.add_error("pay_to", _("The highest pay lies below the lowest."))
        if (least or most) and not cleaned.get("currency"):
            self.add_error("currency", _("Please name the currency of the pay."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        return {"posting": self._posting(), "description": self._own_words()}

    def fact_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FACTS]

    def section_fields(self) -> list[tuple[descriptions.Section, forms.BoundField]]:
        return [(one, self[one.slug]) for one in self.sections]

    def _posting(self) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name in self.FACTS:
            value = self.cleaned_data[name]
            if name in {"pay_from", "pay_to"} and value:
                value *= 100
            if value:
                kept[name] = value.isoformat() if isinstance(value, date) else value
        return kept

    def _own_words(self) -> dict[str, str]:
        """Only what differs from the draft, so that an untouched section goes on following the canvas and the facts."""
        typed = {one.slug: _plain(self.cleaned_data[one.slug]) for one in self.sections}
        return {one.slug: typed[one.slug] for one in self.sections if typed[one.slug] not in {"", _plain(one.draft)}}


class ScreenForm(PartForm):
    minutes = forms.IntegerField(
        label=_("Minutes at most"),
        min_value=10,
        max_value=60,
        help_text=_("Most people need fewer: the screen ends as soon as it is sure enough."),
    )
    least_items = forms.IntegerField(label=_("Questions at least"), min_value=4, max_value=24)
    most_items = forms.IntegerField(label=_("Questions at most"), min_value=4, max_value=24)
    standard_error = forms.FloatField(
        label=_("Precise enough at a standard error of"),
        min_value=0.25,
        max_value=0.7,
        widget=forms.NumberInput(attrs={"step": 0.01}),
        help_text=_("Smaller is surer and takes longer. One level is 1.0 wide."),
    )
    retake_after_days = forms.IntegerField(label=_("Days until somebody may take it again"), min_value=0, max_value=730)
    news_within_days = forms.IntegerField(label=_("Days until the candidate hears from you"), min_value=1, max_value=60)
    keep_days = forms.IntegerField(label=_("Days for which answers are kept"), min_value=30, max_value=1095)

    def __init__(self, version: RoleVersion, data: Data | None = None) -> None:
        super().__init__(data, initial=Settings.of(version.screen)._asdict())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("least_items", 0) > cleaned.get("most_items", 99):
            self.add_error("most_items", _("The most questions are fewer than the least."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        return {"screen": self.cleaned_data}


class RulesForm(PartForm):
    ai_policy = forms.ChoiceField(label=_("What is allowed on the job?"), choices=AiPolicy, widget=forms.RadioSelect)

    def __init__(self, version: RoleVersion, data: Data | None = None) -> None:
        super().__init__(data, initial={"ai_policy": version.ai_policy})

    def changes(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def _plain(text: str) -> str:
    """Browsers send lines with CRLF."""
    return text.replace("\r\n", "\n").strip()
