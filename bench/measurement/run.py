"""Calibration beside PyPI's mirt, in one run: `.venv/bin/python bench/measurement/run.py [--quick]`."""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

HERE, ROOT = Path(__file__).parent, Path(__file__).parent.parent.parent
PEERS = ROOT / ".cache" / "bench" / "peers"
PINNED = ["mirt==1.2.0"]
CASES = ["2pl_small", "2pl_half_missing", "graded", "3pl_with_priors", "2pl_large"]
QUICK = 4  # of the cases


def install_peers() -> Path:
    """Into an environment of their own, once."""
    python = PEERS / "bin" / "python"
    uv = ROOT / ".tools" / "bin" / "uv"
    if not python.exists():
        subprocess.run([uv, "venv", "--quiet", PEERS], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python, *PINNED], check=True)
    return python


def asked(python: str | Path, script: str, *words: object) -> dict[str, float]:
    command = [str(python), str(HERE / script), *map(str, words)]
    done = subprocess.run(command, cwd=HERE, env=os.environ, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def compared(python: Path, name: str, *, quick: bool) -> dict[str, object]:
    ours = asked(sys.executable, "ours.py", name, 3 if quick else 7)
    coarse = asked(python, "peers.py", name, 0, "plain")
    told = {"ours": ours, "mirt": coarse, "times_faster": coarse["seconds"] / ours["seconds"]}
    told["log_likelihood_gained"] = ours["log_likelihood"] - coarse["log_likelihood"]
    return told


def import_seconds() -> float:
    """Of the package and every module of it, in a fresh process, without the interpreter's own start."""
    from touchstone.measurement.tests.test_import import NAMES

    program = f"import time; t = time.perf_counter(); import {', '.join(NAMES)}; print(time.perf_counter() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True) for _ in range(5)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    quick = "--quick" in sys.argv
    python = install_peers()
    figures: dict[str, object] = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "cores": os.cpu_count()}
    for name in CASES[: QUICK if quick else None]:
        began = time.perf_counter()
        figures[name] = compared(python, name, quick=quick)
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    figures["import_seconds"] = import_seconds()
    if not quick:
        figures["million"] = asked(sys.executable, "ours.py", "million", 2)
    text = json.dumps(figures, indent=2)
    if not quick:
        (HERE / "figures.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
