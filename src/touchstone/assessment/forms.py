from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.models import Adjustment
from touchstone.bank import responses
from touchstone.bank.errors import MalformedResponse
from touchstone.bank.kinds import Kind


@dataclass(frozen=True)
class Given:
    """What a question's form sends: which question, as it stood, and what was entered."""

    presentation_id: UUID
    revision: int
    kind: Kind
    post: QueryDict

    @classmethod
    def parsed(cls, post: QueryDict) -> "Given":
        try:
            return cls(UUID(str(post["presentation"])), int(str(post["revision"])), Kind(str(post["kind"])), post)
        except (KeyError, ValueError):
            raise MalformedResponse from None

    @property
    def about(self) -> dict[str, Any]:
        return {"presentation_id": self.presentation_id, "revision": self.revision}

    @property
    def response(self) -> dict[str, Any]:
        return responses.from_post(self.kind, self.post)

    @property
    def draft(self) -> dict[str, Any]:
        return responses.draft(self.kind, self.post)


EXTRA_TIME = [
    (1.0, _("No extra time")),
    (1.25, _("A quarter more")),
    (1.5, _("Half as much again")),
    (2.0, _("Twice the time")),
]


class AdjustmentRequestForm(forms.Form):
    wants_extra_time = forms.BooleanField(label=_("More time"), required=False)
    wants_breaks = forms.BooleanField(label=_("Breaks during which the clock stands still"), required=False)
    wish = forms.CharField(
        label=_("Something else, or more precisely"),
        help_text=_("Say what would help you. You need not say why, and please name no diagnosis."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(name) for name in self.fields):
            raise forms.ValidationError(_("Please say what would help you."))
        return cleaned


class AdjustmentDecisionForm(forms.Form):
    extra_time = forms.TypedChoiceField(label=_("Extra time"), choices=EXTRA_TIME, coerce=float)
    break_minutes = forms.IntegerField(
        label=_("Minutes of breaks that stop the clock"), min_value=0, max_value=120, initial=0
    )
    answer = forms.CharField(
        label=_("Words to the candidate"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )


def suggested(adjustment: Adjustment) -> dict[str, float]:
    """Half as much time again is what is granted most often, and no less than what was granted before."""
    return {
        "extra_time": max(adjustment.sitting.extra_time, 1.5 if adjustment.wants_extra_time else 1.0),
        "break_minutes": 10 if adjustment.wants_breaks else 0,
    }


class ReleaseForm(forms.Form):
    note = forms.CharField(
        label=_("A personal line to the candidate"),
        help_text=_("Shown above the feedback. Leave it empty if there is nothing to add."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
