"""A migration says what it does and depends on nothing that will change."""

import ast
from typing import Any


def migrations(sources: list[Any]) -> list[Any]:
    return [source for source in sources if "migrations" in source.path.parts and source.path.stem != "__init__"]


def test_migrations_are_named(sources: list[Any]) -> None:
    unnamed = [str(source.path) for source in migrations(sources) if "_auto_" in source.path.stem]

    assert not unnamed, unnamed


def test_migrations_import_no_code_of_an_app(sources: list[Any]) -> None:
    """What they need of it (a default, a base class) must be in `kit`, which promises to keep it."""
    wrong = [
        source.told(node, f"imports {name}")
        for source in migrations(sources)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        if name.startswith("touchstone.") and not name.startswith("touchstone.kit")
    ]

    assert not wrong, "\n".join(wrong)
