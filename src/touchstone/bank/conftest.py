"""Small items of every kind, as their authors would write them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from touchstone.bank.starters import Manuscript

OPTIONS = """
[[{name}]]
text = "Restart the worker"
correct = true
rationale = "The lock lives in its memory."
[[{name}]]
text = "Restart the database"
rationale = "It holds no lock."
[[{name}]]
text = "Wait for an hour"
rationale = "Nothing frees the lock."
[[{name}]]
text = "Delete the queue"
rationale = "It would lose work."
"""
SEVERAL = OPTIONS.format(name="options").replace(
    'text = "Wait for an hour"', 'text = "Wait for an hour"\ncorrect = true'
)
PART = """
[[parts]]
stem = "What do you do {when}?"
[[parts.options]]
text = "Ask who is affected"
marks = 2
rationale = "Facts come first."
[[parts.options]]
text = "Look at the graphs"
marks = 1
rationale = "It helps, slowly."
[[parts.options]]
text = "Blame the last change"
marks = 0
rationale = "Nothing points there yet."
"""
MATTER = {
    "single_choice": OPTIONS.format(name="options"),
    "multiple_choice": SEVERAL,
    "ordering": 'steps = ["Stop", "Copy", "Check", "Start"]\nrationale = "A copy of moving data is no copy."',
    "matching": 'rationale = "Each has one home."\nextra_rights = ["paper"]\n'
    + "\n".join(
        f'[[pairs]]\nleft = "{left}"\nright = "{right}"'
        for left, right in (("row", "table"), ("vector", "index"), ("event", "log"))
    ),
    "numeric": 'answer = 12.5\ntolerance = 0.1\nunit = "ms"\nrationale = "Half of 25."',
    "short_text": 'accepted = ["group by", "GROUPBY"]\nrationale = "One row per group."',
    "predict_output": 'language = "python"\ncode = "print(1 + 1)"\noutput = "2"\nrationale = "It adds."',
    "code_review": 'language = "python"\nfaulty_lines = [2, 3]\ndiff = """\n def f(x=[]):\n+    x.append(1)\n'
    '+    return x\n-    return [1]\n"""\n' + OPTIONS.format(name="reasons"),
    "situation": PART.format(when="first") + PART.format(when="next"),
}
HEAD = """slug = "{slug}"
title = "{title}"
competency = "programming"
sub_skill = "reading-code"
kind = "{kind}"
family = "{slug}"
enemies = []
difficulty = 0.4
difficulty_reason = "Two facts must be held at once."
discrimination = 1.2
guessing = {guessing}
expected_seconds = 60
facts = "A lock in memory ends with its process."
"""
TAIL = """
[[sources]]
title = "Python documentation"
url = "https://docs.python.org/3/"
date = 2026-10-01
[second_reading]
by = "B. Reader"
on = 2026-11-01
answered = "the right one"
agreed = true
note = ""
"""
STEM = "A worker of your team holds a lock for an hour and every request waits behind it. What do you do first?\n"


def head(kind: str, slug: str, matter: str | None = None) -> str:
    guessing = 0.25 if kind == "single_choice" else 0
    top = HEAD.format(slug=slug, title=slug.replace("-", " ").capitalize(), kind=kind, guessing=guessing)
    return top + (MATTER[kind] if matter is None else matter) + TAIL


Write = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one competency and no items yet."""
    folder = tmp_path / "content"
    (folder / "items").mkdir(parents=True)
    (folder / "competencies").mkdir()
    levels = "".join(f'[[levels]]\nlevel = {n}\nname = "L{n}"\nbehaviours = ["Does it"]\n' for n in range(1, 6))
    (folder / "competencies" / "programming.toml").write_text(
        'slug = "programming"\nname = "Programming"\norder = 1\nsummary = "Writing programs."\ntools = ["Python"]\n'
        'source = { title = "Report", url = "https://example.org", date = 2024-06-01 }\n'
        '[[sub_skills]]\nslug = "reading-code"\nname = "Reading code"\nsummary = "Reads it."\n' + levels
    )
    return folder


@pytest.fixture
def write(content: Path) -> Write:
    """Writes an item into the content folder: its kind and, if need be, other texts than the sample's."""

    def write(
        kind: str,
        slug: str = "",
        *,
        replace: tuple[str, str] = ("", ""),
        stem: str = STEM,
        generator: str = "",
        matter: str | None = None,
    ) -> Path:
        name = slug or f"prog-{kind.replace('_', '-')}"
        folder = content / "items" / name
        folder.mkdir(exist_ok=True)
        (folder / "item.toml").write_text(head(kind, name, matter).replace(*replace))
        (folder / "stem.md").write_text(stem)
        if generator:
            (folder / "generator.py").write_text(generator)
        return folder

    return write


@pytest.fixture(params=sorted(MATTER))
def kind(request: pytest.FixtureRequest) -> str:
    """Every kind of question in turn."""
    return str(request.param)


Manuscripts = Callable[..., Manuscript]


@pytest.fixture
def manuscript() -> Manuscripts:
    """A question as a member writes it in the product, with one text replaced if need be."""

    def manuscript(kind: str, replace: tuple[str, str] = ("", "")) -> Manuscript:
        text = head(kind, "own-new").replace('title = "Own new"', 'title = "A question of ours"')
        text = text.replace('slug = "own-new"\n', "").replace(TAIL[TAIL.index("[second_reading]") :], "")
        return Manuscript(text.replace(*replace), STEM)

    return manuscript
