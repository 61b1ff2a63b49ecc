"""The house rules read the sources and import nothing of the product; the permission matrix alone needs the cast."""

import ast
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from touchstone.assessment.conftest import blueprint, invitation, questions, sitting  # noqa: F401 (found by name)
from touchstone.bank.conftest import manuscript  # noqa: F401 (found by name)
from touchstone.conftest import (  # noqa: F401 (found by name)
    _own_data_folder,
    ada,
    adam,
    audrey,
    casey,
    client_of,
    hanna,
    imani,
    lea,
    northwind,
    omar,
    rosa,
    run_tasks,
    southwind,
)
from touchstone.hiring.conftest import application, drafted, published, requisition  # noqa: F401 (found by name)

ROOT = Path(__file__).resolve().parents[2]


class Source(NamedTuple):
    """One Python file of ours."""

    path: Path
    """Below the repository."""
    text: str
    tree: ast.Module

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.parts or self.path.name == "conftest.py"

    @property
    def is_product(self) -> bool:
        return self.path.parts[:2] == ("src", "touchstone") and not self.is_test and "migrations" not in self.path.parts

    @property
    def is_view(self) -> bool:
        return self.is_product and (self.path.stem.endswith(("views", "api")) or "views" in self.path.parts)

    def told(self, node: ast.AST, sentence: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {sentence}"


def _listed() -> list[Path]:
    """What is or is about to be in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(line) for line in sorted(set(listed.splitlines())) if (ROOT / line).is_file()]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def files() -> Callable[[str], list[Path]]:
    """Every file of ours whose name ends so, below the repository."""
    listed = _listed()
    return lambda ending: [path for path in listed if path.name.endswith(ending)]


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    read = [(path, (ROOT / path).read_text()) for path in _listed() if path.suffix == ".py"]
    return [Source(path, text, ast.parse(text)) for path, text in read]
