"""The shape of what people type. No rule lives here."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.bank.competencies import ORDER, names
from touchstone.hiring import archetypes, needs, requirements
from touchstone.hiring.archetypes import Archetype
from touchstone.hiring.models import RoleVersion
from touchstone.hiring.policy import AiPolicy
from touchstone.hiring.requirements import Growth, Requirement


class NeedsForm(forms.Form):
    """Six questions, one answer each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in needs.questionnaire().questions:
            self.fields[question.slug] = forms.ChoiceField(
                label=question.text,
                help_text=question.help,
                choices=[(one.slug, one.text) for one in question.answers],
                widget=forms.RadioSelect,
                error_messages={"required": _("Please choose one answer.")},
            )


class NewRoleForm(forms.Form):
    archetype = forms.ChoiceField(label=_("Archetype"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title of the role"), max_length=120)
    ai_policy = forms.ChoiceField(
        label=_("What is allowed on the job?"),
        help_text=_("The same rules hold in every stage of hiring, and candidates are told before they begin."),
        choices=AiPolicy,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["archetype"].choices = [(one.slug, one.name) for one in archetypes.every()]  # type: ignore[attr-defined]

    def clean_archetype(self) -> Archetype | None:
        return archetypes.named(self.cleaned_data["archetype"])


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
        label=_("What to look for in people's work"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    growth = forms.ChoiceField(label=_("Way to grow"), choices=Growth)
    growth_note = forms.CharField(
        label=_("With whom, on what"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CanvasForm(forms.Form):
    """The whole canvas: two lists of sentences and one row for each competency."""

    outcomes = LinesField(
        label=_("What is true after 90 days"),
        help_text=_("One outcome a line."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    duties = LinesField(
        label=_("What they will do"),
        help_text=_("One duty a line. The job description begins with these."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9}),
    )

    def __init__(self, version: RoleVersion, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"outcomes": version.outcomes, "duties": version.duties})
        asked = {one.competency: one for one in version.asked}
        self.rows = [
            RequirementForm(data, prefix=slug, initial=(asked.get(slug) or requirements.unasked(slug))._asdict())
            for slug in ORDER
        ]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)])

    def problems(self) -> Iterator[tuple[str, list[str]]]:
        """Each field in trouble by its own words, for the fragment that stands far from the field."""
        named = names()
        for row in self.rows:
            for field, errors in row.errors.items():
                yield f"{named[str(row.prefix)]}, {row.fields[field].label}", [str(one) for one in errors]

    def changes(self) -> dict[str, Any]:
        asked = [Requirement(competency=str(row.prefix), **row.cleaned_data) for row in self.rows]
        return {**self.cleaned_data, "requirements": requirements.stored(asked)}


class PublishForm(forms.Form):
    confirmation = forms.CharField(label=_("Type “publish” to confirm"), max_length=40)

    def clean_confirmation(self) -> str:
        typed: str = self.cleaned_data["confirmation"].strip().lower()
        if typed != gettext("publish"):
            raise forms.ValidationError(_("Please type the word exactly as it stands above."))
        return typed
