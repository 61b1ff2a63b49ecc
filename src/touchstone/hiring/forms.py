"""The shape of what people type. No rule lives here."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.hiring import archetypes, needs
from touchstone.hiring.archetypes import Archetype
from touchstone.hiring.policy import AiPolicy


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


class PublishForm(forms.Form):
    confirmation = forms.CharField(label=_("Type “publish” to confirm"), max_length=40)

    def clean_confirmation(self) -> str:
        typed: str = self.cleaned_data["confirmation"].strip().lower()
        if typed != gettext("publish"):
            raise forms.ValidationError(_("Please type the word exactly as it stands above."))
        return typed
