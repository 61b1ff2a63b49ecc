"""What can be read in one sitting. When a file fills up, split it along a noun, not into “part two”."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FILE, FUNCTION, VIEW, TEST, CONTROLLER, RECORD = 400, 50, 15, 30, 150, 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """From `def` to the last line; decorators and the docstring are no work to follow."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    spared = docstring.end_lineno - docstring.lineno + 1 if docstring and docstring.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - spared


def is_view(function: Function) -> bool:
    arguments = function.args.args
    return bool(arguments) and arguments[0].arg == "request" and not function.name.startswith("_")


def test_files_are_short(root: Path, files: Callable[[str], list[Path]]) -> None:
    long = [
        f"{path}: {count} lines"
        for ending in (".py", ".ts", ".css", ".html")
        for path in files(ending)
        if "migrations" not in path.parts
        and (count := len((root / path).read_text().splitlines()))
        > (CONTROLLER if "controllers" in path.parts else FILE)
    ]

    assert not long, "\n".join(long)


def test_functions_are_short(sources: list[Any]) -> None:
    long = [
        source.told(function, f"{function.name} takes {length(function)} lines")
        for source in sources
        for function in functions(source.tree)
        if length(function) > FUNCTION
    ]

    assert not long, "\n".join(long)


def test_views_are_doorbells(sources: list[Any]) -> None:
    long = [
        source.told(function, f"{function.name} takes {length(function)} lines")
        for source in sources
        if source.is_view
        for function in functions(source.tree)
        if is_view(function) and length(function) > VIEW
    ]

    assert not long, "\n".join(long)


def test_tests_are_one_sentence_with_evidence(sources: list[Any]) -> None:
    long = [
        source.told(function, f"{function.name} takes {length(function)} lines")
        for source in sources
        if source.is_test
        for function in functions(source.tree)
        if function.name.startswith("test_") and length(function) > TEST
    ]

    assert not long, "\n".join(long)
