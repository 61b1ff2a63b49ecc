"""Documents lead somewhere, decisions are short and say who keeps them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

RECORD = 40
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_NAME = re.compile(r"^[a-zA-Z0-9-]+")
_SETTING = re.compile(r"""env\.\w+\(\s*"(\w+)\"""")


def records(root: Path) -> list[Path]:
    return sorted((root / "docs" / "decisions").glob("[0-9]*.md"))


def test_links_resolve(root: Path, files: Callable[[str], list[Path]]) -> None:
    broken = [
        f"{path}: {link}"
        for path in files(".md")
        if path.parts[0] != "content"
        for link in _LINK.findall((root / path).read_text())
        if not (root / path.parent / link).exists()
    ]

    assert not broken, "\n".join(broken)


def test_decisions_are_short_and_enforced(root: Path) -> None:
    wrong = []
    for record in records(root):
        lines = record.read_text().strip().splitlines()
        if len(lines) > RECORD:
            wrong.append(f"{record.name}: {len(lines)} lines")
        if not any(line.startswith("Enforced by:") for line in lines[-3:]):
            wrong.append(f"{record.name}: ends without “Enforced by: …”")

    assert not wrong, "\n".join(wrong)


def test_decisions_have_numbers_of_their_own_and_stand_in_the_index(root: Path) -> None:
    numbers = [record.name[:4] for record in records(root)]
    index = (root / "docs" / "decisions" / "README.md").read_text()

    assert len(numbers) == len(set(numbers)), numbers
    assert not [record.name for record in records(root) if record.name not in index]


def test_every_dependency_was_decided(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())
    asked = [
        *project["project"]["dependencies"],
        *(line for extra in project["project"]["optional-dependencies"].values() for line in extra),
        *(line for group in project["dependency-groups"].values() for line in group),
    ]
    decided = "\n".join(record.read_text() for record in records(root))
    names = {match.group(0) for line in asked if (match := _NAME.match(line))}

    assert not sorted(name for name in names if name not in decided)


def test_every_front_end_dependency_was_decided(root: Path) -> None:
    import json

    package = json.loads((root / "web" / "package.json").read_text())
    decided = "\n".join(record.read_text() for record in records(root))

    assert not sorted(name for name in package["dependencies"] | package["devDependencies"] if name not in decided)


def test_every_setting_is_explained(root: Path) -> None:
    settings = set(_SETTING.findall((root / "src" / "touchstone" / "settings.py").read_text()))
    told = (root / "docs" / "operating.md").read_text()

    assert not sorted(name for name in settings if f"`{name}`" not in told)
