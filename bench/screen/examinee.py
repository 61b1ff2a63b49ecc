"""A candidate over HTTP: reads the page as a browser without scripts would, and fills in its form."""

import random
from dataclasses import dataclass, field
from html.parser import HTMLParser

Fields = list[tuple[str, str]]


@dataclass
class Form:
    action: str
    hidden: Fields = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)  # of radio buttons
    ticks: Fields = field(default_factory=list)
    selects: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(got.get("action", "")))
        elif self.forms and (name := got.get("name", "")):
            self._field(tag, name, got)
        elif tag == "option" and self._select and got.get("value"):
            self.forms[-1].selects[self._select].append(got["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _field(self, tag: str, name: str, got: dict[str, str]) -> None:
        form, kind = self.forms[-1], got.get("type", "text")
        if tag == "select":
            self._select = name
            form.selects[name] = []
        elif tag == "textarea" or (tag == "input" and kind in {"text", "number"}):
            form.texts.append(name)
        elif kind == "hidden":
            form.hidden.append((name, got.get("value", "")))
        elif kind == "radio":
            form.choices.setdefault(name, []).append(got.get("value", "on"))
        elif kind == "checkbox":
            form.ticks.append((name, got.get("value", "on")))


def forms(html: str) -> dict[str, Form]:
    """The page's forms by the last word of their action: begin, answer, commit."""
    reader = _Reader()
    reader.feed(html)
    return {_word(form.action): form for form in reader.forms}


def filled(form: Form, rng: random.Random) -> Fields:
    """Some answer of the right shape."""
    answers = [(name, rng.choice(values)) for name, values in form.choices.items()]
    answers += rng.sample(form.ticks, min(len(form.ticks), 2))
    answers += [(name, "3") for name in form.texts]
    taken: set[str] = set()
    for name, values in form.selects.items():
        value = rng.choice([value for value in values if value not in taken] or values)
        taken.add(value)
        answers.append((name, value))
    return form.hidden + answers


def _word(action: str) -> str:
    words = [word for word in action.split("/") if word and not word.isdigit()]
    return words[-1] if words else ""
