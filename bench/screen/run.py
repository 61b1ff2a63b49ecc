"""The screen under load: `.venv/bin/python bench/screen/run.py` prints the figures of one run and keeps them."""

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import choosing
import examinee
import page
from load import Connection, connection, together

HERE = Path(__file__).parent
CANDIDATES, ITEMS, RATE = 200, 1_000, 150  # the figures that the product promises
ALONE = 12  # candidates one after the other, for the time of a single answer
PORT = 8190
QUIET = {"TOUCHSTONE_LOG_LEVEL": "warning"}


def embedded(name: str) -> list[str]:
    """One process of threads, which tells in each reply what the application took."""
    return [sys.executable, str(HERE / "serve.py"), name, str(PORT)]


def production() -> list[str]:
    """As the operator's guide says: gunicorn, a process a core."""
    at = ["--bind", f"127.0.0.1:{PORT}", "--keep-alive", "75", "--log-level", "warning"]
    size = ["--workers", str(os.cpu_count()), "--threads", "4"]
    return [sys.executable, "-m", "gunicorn", "touchstone.wsgi", *at, *size]


@contextmanager
def served(command: list[str], folder: Path) -> Iterator[None]:
    server = subprocess.Popen(command, env=environment(folder))
    try:
        _wait_until_up()
        yield
    finally:
        server.terminate()
        server.wait()


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"TOUCHSTONE_DATA": str(folder), "TOUCHSTONE_BASE_URL": f"http://127.0.0.1:{PORT}"} | QUIET


def _wait_until_up() -> None:
    async def knock() -> None:
        async with connection(PORT, {}) as line:
            await line.get("/health")

    for _ in range(200):
        try:
            return asyncio.run(knock())
        except (OSError, asyncio.IncompleteReadError):
            time.sleep(0.1)
    raise SystemExit("The server did not come up.")


class Sitter:
    """One candidate's way through the screen; keeps what every answer took."""

    def __init__(self, token: str, seed: int, pause: float) -> None:
        self.token, self.pause, self.rng = token, pause, random.Random(seed)
        self.waited: list[float] = []  # seconds as the candidate sees them, for each answer
        self.served: list[float] = []  # milliseconds that the application took, for each answer
        self.refused = 0

    async def __call__(self) -> None:
        await asyncio.sleep(self.rng.random() * self.pause)
        async with connection(PORT, {"X-Player": "1"}) as line:
            reply = await line.get(f"/s/{self.token}/")
            while (forms := examinee.forms(reply.body.decode())) and (step := self._step(forms)):
                due = time.perf_counter() + self.pause
                reply = await self._take(line, step, forms)
                await asyncio.sleep(max(0.0, due - time.perf_counter()))

    def _step(self, forms: dict[str, examinee.Form]) -> str:
        return next((step for step in ("answer", "commit", "begin") if step in forms), "")

    async def _take(self, line: Connection, step: str, forms: dict[str, examinee.Form]) -> object:
        form = forms[step]
        reply = await line.post(form.action, examinee.filled(form, self.rng))
        if reply.status != 200:
            self.refused += 1
            return await line.get(f"/s/{self.token}/")
        if step == "answer":
            self.waited.append(reply.seconds)
            self.served.append(reply.server_milliseconds)
        return reply


async def _writes(count: int) -> list[float]:
    """Milliseconds that the bare view took for each of so many writes."""
    async with connection(PORT, {}) as line:
        form = [("sitting", "0193-bench"), ("text", '{"option": 2}')]
        return [(await line.post("/write", form)).server_milliseconds for _ in range(count)]


async def _alone(tokens: list[str]) -> list[float]:
    sitters = [Sitter(token, seed, pause=0) for seed, token in enumerate(tokens)]
    for sitter in sitters:
        await sitter()
    return [took for sitter in sitters for took in sitter.served]


async def _crowd(tokens: list[str]) -> dict[str, float]:
    sitters = [Sitter(token, seed, pause=len(tokens) / RATE) for seed, token in enumerate(tokens)]
    seconds = await together(list(sitters))
    waited = sorted(took for sitter in sitters for took in sitter.waited)
    return {
        "candidates": len(tokens),
        "answers": len(waited),
        "refused": sum(sitter.refused for sitter in sitters),
        "answers_per_second": len(waited) / seconds,
        "median_ms": statistics.median(waited) * 1000,
        "p99_ms": waited[int(len(waited) * 0.99)] * 1000,
    }


def measure() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with served(embedded("yardstick"), data):
            bare = statistics.median(asyncio.run(_writes(600))[100:])
        tokens = json.loads(
            subprocess.run(
                [sys.executable, HERE / "prepare.py", str(CANDIDATES + ALONE + 1), str(ITEMS)],
                env=environment(data), check=True, capture_output=True, text=True,
            ).stdout
        )  # fmt: skip
        with served(embedded("product"), data):
            looked_at = page.measure(f"http://127.0.0.1:{PORT}/s/{tokens.pop()}/")
            answer = statistics.median(asyncio.run(_alone(tokens[:ALONE]))[20:])
        with served(production(), data):
            crowd = asyncio.run(_crowd(tokens[ALONE:]))
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "bare_view_ms": bare,
        "answer_ms": answer,
        "ratio": answer / bare,
        "crowd": crowd,
        "choose_from_5000_ms": choosing.measure(),
        "page": looked_at,
    }


def main() -> None:
    figures = measure()
    text = json.dumps(figures, indent=2)
    (HERE / "figures.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
