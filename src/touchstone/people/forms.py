from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from touchstone.audit.models import EventQuerySet
from touchstone.people.models import Membership, MembershipQuerySet
from touchstone.people.permissions import Access
from touchstone.people.sentences import GROUPS


def time_zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every zone that people live in, grouped by continent."""
    groups: dict[str, list[tuple[str, str]]] = {_UNIVERSAL: [("UTC", "UTC")]}
    for zone in sorted(available_timezones()):
        region, slash, city = zone.partition("/")
        if slash and region in _REGIONS:
            groups.setdefault(region, []).append((zone, city.replace("_", " ").replace("/", ", ")))
    return list(groups.items())


_UNIVERSAL = "UTC"
_REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)


def new_password(label: object = _("Password")) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # Django takes lazy text
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        validators=[validate_password],
        help_text=_("At least ten characters. A sentence is easier to keep than a riddle."),
        strip=False,
    )


class SetUpForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the organization"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "autofocus": True}),
    )
    locale = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=time_zones, initial="UTC", help_text=_("Everybody may choose another later.")
    )
    administrator = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = new_password()
    hires = forms.BooleanField(
        label=_("I also hire, and look after the questions"),
        help_text=_("Leave it out if others will. Accesses can be changed on the team page at any time."),
        initial=True,
        required=False,
    )


class AccessesForm(forms.Form):
    accesses = forms.MultipleChoiceField(
        label=_("Accesses"), choices=Access.choices, widget=forms.CheckboxSelectMultiple
    )


class InvitationForm(AccessesForm):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    field_order = ("name", "email", "accesses")


class PasswordForm(forms.Form):
    password = new_password(_("Choose a password"))


class OrganizationForm(forms.Form):
    name = forms.CharField(label=_("Name of the organization"), max_length=120)
    locale = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("For letters to people who have not chosen one.")
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    locale = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)


class SwitchForm(forms.Form):
    organization = forms.UUIDField()


class LogForm(forms.Form):
    """The filters of the log; each may be left out, and a malformed one filters nothing."""

    group = forms.ChoiceField(
        label=_("About"), choices=[("", _("Everything")), *sorted(GROUPS.items())], required=False
    )
    who = forms.ModelChoiceField(Membership.objects.none(), label=_("Who"), empty_label=_("Everybody"), required=False)
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    about = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, colleagues: MembershipQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues

    def narrowed(self, events: EventQuerySet) -> EventQuerySet:
        self.is_valid()
        wanted = self.cleaned_data
        if group := wanted.get("group"):
            events = events.filter(verb__startswith=f"{group}.")
        if who := wanted.get("who"):
            events = events.filter(actor_id__in=(who.pk, who.person_id))
        if about := wanted.get("about"):
            events = events.filter(about_id=about)
        if since := wanted.get("since"):
            events = events.filter(at__gte=_midnight(since))
        if until := wanted.get("until"):
            events = events.filter(at__lt=_midnight(until + timedelta(days=1)))
        return events


def _midnight(day: date) -> datetime:
    """The beginning of a day where the reader is."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
