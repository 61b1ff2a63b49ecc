"""The server of the embedded product: one process, one port."""

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from touchstone.kit.errors import DomainError


class DataFolderInUse(DomainError):
    message = "A server is using this data folder; stop it first."


class PortTaken(DomainError):
    message = "The port is taken; choose another with --port."


class AddressNotHere(DomainError):
    message = "This machine has no such address; choose another with --host."


def migrate() -> None:
    """Bring the database up to this version; nothing happens when it is."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def using_data_folder(*, alone: bool = False) -> Iterator[None]:
    """Servers and commands share the folder; what replaces its content must be alone with it."""
    folder: Path = settings.DATA
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataFolderInUse from None
        yield


def listen(host: str, port: int) -> socket.socket:
    """A socket that already queues callers, so that the printed address is true from the first moment."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except socket.gaierror:
        raise AddressNotHere from None
    except OSError as error:
        raise PortTaken(f"{error.strerror}: {host}:{port}. Choose another with --port or --host.") from None
    listener.listen(512)
    return listener


def serve(application: Any, listener: socket.socket) -> None:
    """Until somebody stops it."""
    config = uvicorn.Config(
        application,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    uvicorn.Server(config).run(sockets=[listener])
