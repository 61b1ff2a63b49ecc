"""The shape of what people type. No rule lives here."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.hiring import archetypes, decisions, needs
from touchstone.hiring.archetypes import Archetype
from touchstone.hiring.models import Application, WithdrawalReason
from touchstone.hiring.policy import AiPolicy
from touchstone.people.models import Membership


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


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Title of the role"), max_length=120)


class ManyForm(forms.Form):
    """Pasted lines, looked over before anything is sent."""

    text = forms.CharField(
        label=_("Candidates"),
        help_text=_("One a line: name, e-mail address, and if you like language (en or de) and time zone."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "class": "code"}),
        max_length=100_000,
    )
    days = forms.IntegerField(label=_("Days to begin the screen"), min_value=1, max_value=60, initial=14)
    send = forms.BooleanField(label=_("Send the invitations to the screen right away"), required=False, initial=True)


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("What the evidence showed, in terms of the work. The candidate may ask to read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, application: Application, by: Membership, *args: Any) -> None:
        super().__init__(*args)
        offered = [(one.value, one.label) for one in decisions.possible(application, by)]
        self.fields["outcome"].choices = offered  # type: ignore[attr-defined]


class WithdrawalForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason the candidate gave"), choices=WithdrawalReason)


class ExtensionForm(forms.Form):
    days = forms.IntegerField(label=_("More days to begin"), min_value=1, max_value=60, initial=7)


class RevocationForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=200)
