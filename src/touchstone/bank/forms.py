import tomllib
from typing import Any, NamedTuple

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from touchstone.bank import authoring, competencies, toml
from touchstone.bank.authoring import Checked
from touchstone.bank.competencies import LEVEL_NAMES
from touchstone.bank.kinds import Kind
from touchstone.bank.models import Competency, State
from touchstone.bank.starters import Manuscript

# Sorting the list: what the address says, and by which column.
ORDERS = {
    "title": "title",
    "competency": "competency__order",
    "kind": "kind",
    "difficulty": "current__b",
    "discrimination": "current__a",
    "state": "state",
    "changed": "changed_at",
}


def _any(choices: Any) -> list[tuple[str, Any]]:
    return [("", _("Any")), *choices]


class FilterForm(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    competency = forms.ChoiceField(label=_("Competency"), required=False)
    kind = forms.ChoiceField(label=_("Format"), required=False, choices=_any(Kind.choices))
    state = forms.ChoiceField(label=_("State"), required=False, choices=_any(State.choices))
    level = forms.TypedChoiceField(
        label=_("Difficulty"), required=False, choices=_any(LEVEL_NAMES.items()), coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["competency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _any(competencies.names().items())


class Row(NamedTuple):
    """One line of a form that has several of a kind."""

    number: int
    fields: list[forms.BoundField]
    is_right: bool


class ManuscriptForm(forms.Form):
    """A question as text: the same files that ship, for every kind."""

    head = forms.CharField(
        label=_("Head"),
        help_text=_("What kind of question it is, its options and key, in TOML."),
        widget=forms.Textarea(attrs={"rows": 28, "class": "mono", "spellcheck": "false"}),
        strip=False,
    )
    stem = forms.CharField(
        label=_("Stem"),
        help_text=_("What is asked, in Markdown. Code stands between lines of three backticks and names its language."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def manuscript(self) -> Manuscript:
        return Manuscript(self.cleaned_data["head"], self.cleaned_data["stem"])

    def checked(self, slug: str) -> Checked:
        return authoring.check(slug, Manuscript(self.data.get("head", ""), self.data.get("stem", "")))

    @staticmethod
    def initial_of(manuscript: Manuscript) -> dict[str, Any]:
        return manuscript._asdict()


OPTIONS = range(1, 7)
_LEVEL_DIFFICULTY = {1: -2.0, 2: -1.0, 3: 0.0, 4: 1.0, 5: 2.0}  # the middle of each level
_MIDDLING = 1.0  # discrimination until answers tell


class SingleChoiceForm(forms.Form):
    """A single choice in fields. It writes the same text that the other form shows."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("For the team; candidates never see it."))
    sub_skill = forms.ChoiceField(label=_("What it measures"))
    stem = forms.CharField(
        label=_("The situation and the question"),
        help_text=_("In Markdown. Put the reader into a situation and ask what follows or what to do."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    level = forms.TypedChoiceField(
        label=_("Difficulty"),
        help_text=_("Half of the people on this level should get it right, beyond guessing."),
        choices=LEVEL_NAMES.items(),
        coerce=int,
        initial=3,
    )
    difficulty_reason = forms.CharField(label=_("What makes it this difficult"), max_length=400)
    expected_seconds = forms.IntegerField(label=_("Seconds to answer it"), min_value=15, max_value=240, initial=60)
    facts = forms.CharField(
        label=_("What must be true for the key to be right"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    source_title = forms.CharField(label=_("Source of these facts"), max_length=200)
    source_url = forms.URLField(label=_("Its address"), assume_scheme="https")
    source_date = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}))
    correct = forms.TypedChoiceField(
        label=_("Right"), choices=[(n, n) for n in OPTIONS], coerce=int, widget=forms.RadioSelect, initial=1
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["sub_skill"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (one.name, [(f"{one.slug}/{sub.slug}", sub.name) for sub in one.sub_skills.all()])
            for one in Competency.objects.prefetch_related("sub_skills")
        ]
        for n in OPTIONS:
            needed = n <= 3  # noqa: PLR2004 (fewer options are a coin)
            self.fields[f"text_{n}"] = forms.CharField(label=_("Option"), required=needed, max_length=400)
            self.fields[f"rationale_{n}"] = forms.CharField(
                label=_("Why it is right or wrong"), required=needed, max_length=600
            )

    def options(self) -> list[Row]:
        return [
            Row(n, [self[f"text_{n}"], self[f"rationale_{n}"]], str(self["correct"].value()) == str(n)) for n in OPTIONS
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        right = given.get("correct")
        if right and not given.get(f"text_{right}"):
            self.add_error("correct", _("The option marked as right is empty."))
        return given

    def manuscript(self) -> Manuscript:
        return Manuscript(toml.written(self._table(self.cleaned_data)), self.cleaned_data["stem"])

    def checked(self, slug: str) -> Checked:
        """Half-filled fields are for the form to complain about; the checker waits until they are whole."""
        return authoring.check(slug, self.manuscript()) if self.is_valid() else Checked(None, [])

    def _table(self, given: dict[str, Any]) -> dict[str, Any]:
        competency, sub_skill = given["sub_skill"].split("/")
        options = [
            {"text": given[f"text_{n}"], "correct": n == given["correct"], "rationale": given[f"rationale_{n}"]}
            for n in OPTIONS
            if given[f"text_{n}"]
        ]
        return {
            "title": given["title"],
            "competency": competency,
            "sub_skill": sub_skill,
            "kind": str(Kind.SINGLE_CHOICE),
            "family": slugify(given["title"])[:60],
            "difficulty": _LEVEL_DIFFICULTY[given["level"]],
            "difficulty_reason": given["difficulty_reason"],
            "discrimination": _MIDDLING,
            "guessing": round(1 / max(len(options), 1), 2),
            "expected_seconds": given["expected_seconds"],
            "facts": given["facts"],
            "sources": [{"title": given["source_title"], "url": given["source_url"], "date": given["source_date"]}],
            "options": options,
        }

    @classmethod
    def holds(cls, manuscript: Manuscript) -> bool:
        """Whether these fields say all that the text says; otherwise editing here would lose something."""
        table = tomllib.loads(manuscript.head)
        if table["kind"] != Kind.SINGLE_CHOICE:
            return False
        form = cls(cls.initial_of(manuscript))
        return form.is_valid() and form._table(form.cleaned_data) == table

    @staticmethod
    def initial_of(manuscript: Manuscript) -> dict[str, Any]:
        table = tomllib.loads(manuscript.head)
        source = table["sources"][0]
        options = {f"text_{n}": option["text"] for n, option in enumerate(table["options"], start=1)}
        options |= {f"rationale_{n}": option["rationale"] for n, option in enumerate(table["options"], start=1)}
        right = next(n for n, option in enumerate(table["options"], start=1) if option.get("correct"))
        return {
            **{name: table[name] for name in ("title", "difficulty_reason", "expected_seconds", "facts")},
            "sub_skill": f"{table['competency']}/{table['sub_skill']}",
            "level": competencies.level_of(table["difficulty"]),
            **{f"source_{name}": source[name] for name in ("title", "url", "date")},
            "correct": right,
            "stem": manuscript.stem,
            **options,
        }
