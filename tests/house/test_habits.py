"""Habits that keep the code as simple as it is, each with its reason in docs or in the architecture's own words."""

import ast
from collections.abc import Iterator
from typing import Any

# The edges, where whatever was raised must be caught so that the loop goes on.
CATCHES_ALL = {"src/touchstone/kit/worker.py"}
# The edges, where the clock is read; everything below takes `now`. (Views, api and views/ are edges too.)
READS_CLOCK = {
    "cli",
    "clock",
    "commands",
    "demonstration",
    "logs",
    "middleware",
    "palette",
    "tasks",
    "uptime",
    "worker",
}
# Files in which the database's own language is spoken.
SPEAKS_SQL = {"src/touchstone/kit/backup.py", "src/touchstone/kit/sqlite/base.py"}
DOORS = {"visible_to", "for_token", "counted_for"}
# The one scale is the same for everybody.
SHARED = {"Competency", "SubSkill"}
# One's own memberships and account are in sight by being one's own; a sitting let in by its link is read again.
KNOWS_ANOTHER_DOOR = {
    "src/touchstone/assessment/views.py",
    "src/touchstone/people/views/demo.py",
    "src/touchstone/people/views/join.py",
    "src/touchstone/people/views/me.py",
}


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def nodes(sources: list[Any]) -> Iterator[tuple[Any, ast.AST]]:
    return ((source, node) for source in sources for node in ast.walk(source.tree))


def is_call(node: ast.AST, *chains: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in chains


def test_nothing_is_mocked(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "a mock only repeats what you believe; write a small working fake")
        for source, node in nodes(sources)
        if any(name.startswith(("unittest.mock", "mock", "pytest_mock")) for name in imported(node))
    ]

    assert not wrong, "\n".join(wrong)


def test_bugs_are_not_caught(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "name what you can mend")
        for source, node in nodes(sources)
        if source.is_product and str(source.path) not in CATCHES_ALL
        if isinstance(node, ast.ExceptHandler)
        if node.type is None
        or {"Exception", "BaseException"} & {part.strip("() ") for part in ast.unparse(node.type).split(",")}
        if not any(isinstance(inner, ast.Raise) and inner.exc is None for inner in node.body)
    ]

    assert not wrong, "\n".join(wrong)


def test_news_travels_by_the_ledger_and_not_by_signals(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "subscribe with @ledger.on instead")
        for source, node in nodes(sources)
        if source.is_product and any("signals" in name or name.startswith("django.dispatch") for name in imported(node))
    ]

    assert not wrong, "\n".join(wrong)


def test_the_clock_is_read_at_the_edges(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "take `now` as an argument")
        for source, node in nodes(sources)
        if source.is_product and not source.is_view and source.path.stem not in READS_CLOCK
        if is_call(node, "clock.now", "timezone.now", "datetime.now", "datetime.utcnow", "date.today", "time.time")
    ]

    assert not wrong, "\n".join(wrong)


def chains(tree: ast.AST) -> Iterator[tuple[ast.AST, set[str]]]:
    """Every `X.objects.a().b()…` with the names in it; the longest form of each."""
    inner: set[ast.AST] = set()
    for node in ast.walk(tree):
        names, link = [], None if node in inner else node
        while isinstance(link, ast.Attribute | ast.Call):
            inner.add(link)
            names.append(link.attr if isinstance(link, ast.Attribute) else "")
            link = link.value if isinstance(link, ast.Attribute) else link.func
        if "objects" in names and not (isinstance(link, ast.Name) and link.id in SHARED):
            yield node, set(names)


def test_views_fetch_through_a_door(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "fetch with visible_to(member) or for_token(token)")
        for source in sources
        if source.is_view and str(source.path) not in KNOWS_ANOTHER_DOOR
        for node, names in chains(source.tree)
        if not names & DOORS
    ]

    assert not wrong, "\n".join(wrong)


def test_both_databases_are_spoken_to_through_the_orm(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "this works on one database only")
        for source, node in nodes(sources)
        if source.is_product and str(source.path) not in SPEAKS_SQL
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"raw", "extra", "cursor"}
        )
        or any(name.endswith(("RawSQL", "contrib.postgres")) for name in imported(node))
    ]

    assert not wrong, "\n".join(wrong)


def test_nothing_is_left_for_later(sources: list[Any]) -> None:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
    wrong = [
        f"{source.path}:{number}: finish it or leave it out"
        for source in sources
        for number, line in enumerate(source.text.splitlines(), start=1)
        if any(word in line for word in words)
    ]

    assert not wrong, "\n".join(wrong)


def test_no_test_is_skipped(sources: list[Any]) -> None:
    wrong = [
        source.told(node, "a skipped test proves nothing")
        for source, node in nodes(sources)
        if source.is_test and isinstance(node, ast.Attribute)
        if node.attr in {"skip", "skipif", "xfail", "importorskip"}
    ]

    assert not wrong, "\n".join(wrong)
