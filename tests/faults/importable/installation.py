"""One installation of the product, started as its user would start it, to be killed and started again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

PATIENCE = 40.0  # seconds for a start on a busy machine
HERE = Path(__file__).parent


class Reply(NamedTuple):
    status: int
    text: str
    location: str
    cookies: dict[str, str]


class Installation:
    """One installation: its data folder, its commands and its server."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.port = folder, _free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TOUCHSTONE_", "DATABASE_"))}
        self.environment = kept | environment | {
            "TOUCHSTONE_DATA": str(folder),
            "TOUCHSTONE_DEMO": "yes",
            "TOUCHSTONE_BASE_URL": f"http://127.0.0.1:{self.port}",
            "TOUCHSTONE_LOG_LEVEL": "error",
            "PYTHONPATH": str(HERE),
        }  # fmt: skip
        self.touchstone = [sys.executable, "-m", "touchstone.cli"]
        self.adam = ""  # the id of the one member's place, once furnished
        self.running: list[subprocess.Popen[bytes]] = []

    def command(self, *words: str) -> str:
        done = subprocess.run(
            [*self.touchstone, *words],
            env=self.environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def python(self, code: str) -> str:
        """Inside the installation, with everything loaded."""
        return self.command("shell", "--verbosity", "0", "-c", code)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([*self.touchstone, *words], env=self.environment)
        self.running.append(process)
        return process

    def serve(self) -> subprocess.Popen[bytes]:
        process = self.start("serve", "--port", str(self.port))
        eventually(lambda: self.health() == 200)
        return process

    def health(self) -> int:
        try:
            return self.ask("GET", "/health").status
        except OSError:
            return 0

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, cookies: dict[str, str] | None = None
    ) -> Reply:
        """One request. A connection that breaks raises: nothing was acknowledged."""
        cookies = cookies or {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Accept": "text/html"}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://127.0.0.1:{self.port}"}
        try:
            connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
            reply = connection.getresponse()
            text = reply.read().decode()
        finally:
            connection.close()
        baked = SimpleCookie("; ".join(reply.headers.get_all("Set-Cookie", [])))
        given = {name: morsel.value for name, morsel in baked.items() if not morsel.key.startswith("expires")}
        return Reply(reply.status, text, reply.headers.get("Location", ""), cookies | given)

    def close(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """As a power cut would, without a word of warning."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def eventually(holds: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "It did not come true in time."
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def furnish(house: Installation) -> None:
    """A small organization that one-click sign-in opens; one process does all of it, since starting one is slow."""
    told = house.python(
        "from django.core.management import call_command; call_command('migrate', verbosity=0); "
        "from touchstone.kit import clock; from touchstone.people import organizations; "
        "founded = organizations.found('Northwind', administrator='Adam', email='adam@northwind.example', "
        "now=clock.now(), is_demonstration=True); print(founded.membership.pk)"
    )
    house.adam = told.strip().splitlines()[-1]
