"""Tasks for the workers that are killed. Each leaves a line per beginning and per end in a file."""

import time
from pathlib import Path

from django_tasks import task


@task()
def long(file: str, seconds: float) -> None:
    """The first run takes its time; a later one, when the file is there already, is quick."""
    path = Path(file)
    is_first = not path.exists()
    with path.open("a") as lines:
        lines.write("begun\n")
    if is_first:
        time.sleep(seconds)
    with path.open("a") as lines:
        lines.write("done\n")
