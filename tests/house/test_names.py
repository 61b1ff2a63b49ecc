"""Modules are nouns that a recruiter or a psychometrician would recognise."""

import ast
import re
from typing import Any

DRAWERS = {"base", "common", "helpers", "managers", "misc", "services", "utils"}
# Django looks for a database backend in a module of this name.
EXCUSED = {"src/touchstone/kit/sqlite/base.py"}

# A requisition, a task and a run have names; “job” stays with the job description, which is the field's own word.
_JOB = re.compile(r"(?:^|_|[a-z](?=J))jobs?(?!_?(description|posting))(?:$|_|(?=[A-Z]))", re.IGNORECASE)


def names(tree: ast.AST) -> list[tuple[ast.AST, str]]:
    found: list[tuple[ast.AST, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append((node, node.name))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.append((node, node.id))
        elif isinstance(node, ast.arg):
            found.append((node, node.arg))
    return found


def test_no_module_is_a_drawer(sources: list[Any]) -> None:
    drawers = [
        str(source.path)
        for source in sources
        if source.is_product and source.path.stem in DRAWERS and str(source.path) not in EXCUSED
    ]

    assert not drawers, drawers


def test_nothing_is_called_a_job(sources: list[Any]) -> None:
    wrong = [
        source.told(node, f"“{name}”: say requisition, task or run")
        for source in sources
        if source.is_product
        for node, name in names(source.tree)
        if _JOB.search(name)
    ]

    assert not wrong, "\n".join(wrong)


def test_test_folders_are_no_packages(sources: list[Any]) -> None:
    packages = [
        str(source.path) for source in sources if "tests" in source.path.parts and source.path.stem == "__init__"
    ]

    assert not packages, packages


def test_verbs_are_sorted(sources: list[Any]) -> None:
    for name in ("src/touchstone/audit/verbs.py", "src/touchstone/people/permissions.py"):
        (source,) = [source for source in sources if str(source.path) == name]
        for enum in (node for node in source.tree.body if isinstance(node, ast.ClassDef)):
            members = [node.targets[0].id for node in enum.body if isinstance(node, ast.Assign)]  # type: ignore[attr-defined]
            assert members == sorted(members), f"{name}: sort {enum.name}"
