"""Whoever adds a text about a person says what becomes of it when the person is erased."""

from django.apps import apps
from django.db import models

from touchstone.people.erasure import IMPERSONAL, PERSONAL
from touchstone.people.models import Account, Person

TEXTS = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField)


def hangs_on_a_person(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> bool:
    """A row that goes when the person goes is about the person. (An author's item stays when the author leaves.)"""
    if model in {Person, Account}:
        return True
    return any(
        hangs_on_a_person(field.related_model, seen | {model})
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is models.CASCADE
        and field.related_model not in seen | {model}
    )


def texts(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.fields if isinstance(field, TEXTS) and not field.choices}


def test_every_text_about_a_person_is_in_the_erasure_list_or_said_to_be_impersonal() -> None:
    for model in apps.get_models():
        label = model._meta.label_lower
        listed = PERSONAL.get(label, frozenset()) | IMPERSONAL.get(label, frozenset())
        unnamed = texts(model) - listed if hangs_on_a_person(model) else set()
        assert not unnamed, f"Name {sorted(unnamed)} of {label} in people/erasure.py."


def test_the_erasure_list_names_only_what_exists_and_goes_with_the_person() -> None:
    for label, fields in [*PERSONAL.items(), *IMPERSONAL.items()]:
        model = apps.get_model(label)
        assert fields <= texts(model), label
        assert hangs_on_a_person(model), label
