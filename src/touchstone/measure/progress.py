"""A word on standard error about anything that takes longer than a second."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE, _AGAIN = 1.0, 10.0  # seconds until the first word, and between later ones


@contextmanager
def told(what: str) -> Iterator[None]:
    done = threading.Event()
    speaker = threading.Thread(target=_speak, args=[what, done], daemon=True)
    speaker.start()
    try:
        yield
    finally:
        done.set()
        speaker.join()


def _speak(what: str, done: threading.Event) -> None:
    began = time.monotonic()
    if done.wait(_PATIENCE):
        return
    sys.stderr.write(f"touchstone: {what} …{_compiling()}\n")
    while not done.wait(_AGAIN):
        sys.stderr.write(f"touchstone: {what} … {time.monotonic() - began:.0f} s\n")


def _compiling() -> str:
    """Compiled routines are kept beside their source; where there is none yet, the wait is for the compiler."""
    from touchstone import measurement

    kept = any(Path(measurement.__path__[0]).rglob("*.nbi"))
    return "" if kept else " (compiling its routines first: once on each machine, some ten seconds)"
