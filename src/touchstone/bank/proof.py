"""Proving by running: that a program prints what its key says, and that a generator gives the same every time.

Each item's code runs in processes of its own, twice, with different hash seeds: what depends on the order of a set
differs between two starts of the product, so a program that does has no key, and a generator that does no variants.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

# Runs each program in a namespace of its own; what it prints, or why it failed, goes back as JSON.
_RUNNER = """
import contextlib, io, json, sys
answers = []
for program in json.load(sys.stdin):
    printed = io.StringIO()
    failed = ""
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(program, "<question>", "exec"), {"__name__": "__main__"})
    except BaseException as error:
        failed = f"{type(error).__name__}: {error}"
    answers.append([printed.getvalue(), failed])
json.dump(answers, sys.stdout)
"""
_GENERATOR = """
import json, runpy, sys
from random import Random
path, seeds = json.load(sys.stdin)
variant = runpy.run_path(path, run_name="generator")["variant"]
json.dump([json.dumps(variant(Random(seed)), sort_keys=True, default=str) for seed in range(seeds)], sys.stdout)
"""
_HASH_SEEDS = ("1", "2")
_SECONDS = 20.0  # for all variants of an item together; a question's program takes microseconds


class Run(NamedTuple):
    """What a program printed, and why it ended early if it did."""

    printed: str
    failed: str
    settled: bool  # whether it always prints the same


def run(programs: Sequence[str]) -> list[Run]:
    """Raises subprocess.TimeoutExpired when they do not end."""
    first, second = (_answer(_RUNNER, list(programs), seed) for seed in _HASH_SEEDS)
    return [Run(one[0], one[1], one == other) for one, other in zip(first, second, strict=True)]


def unsettled(generator: Path, seeds: int) -> list[int]:
    """The seeds for which this generator gives something else in another process."""
    first, second = (_answer(_GENERATOR, [str(generator), seeds], seed) for seed in _HASH_SEEDS)
    return [seed for seed, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]


def _answer(script: str, question: Any, hash_seed: str) -> Any:
    done = subprocess.run(  # noqa: S603 (content of ours, see decision 0021)
        [sys.executable, "-B", "-s", "-W", "error::SyntaxWarning", "-c", script],
        input=json.dumps(question),
        env={"PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=True,
    )
    return json.loads(done.stdout)
