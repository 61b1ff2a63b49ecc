"""Everything a machine can say about style, types and structure. Runs all of it, then names what failed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.prefix) / "bin"
NPM: list[str | Path] = [sys.executable, "tools/bootstrap.py", "npm", "run", "--silent", "--prefix", "web"]

CHECKS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "import contracts": [BIN / "lint-imports"],
    "types": [BIN / "mypy"],
    "migrations": [BIN / "touchstone", "makemigrations", "--check", "--dry-run"],
    "translations": [sys.executable, "tools/translations.py", "check"],
    "questions": [BIN / "touchstone", "bank", "check"],
    "front-end types": [*NPM, "types"],
    "front-end lint": [*NPM, "lint"],
}


def main() -> int:
    failed = []
    for name, command in CHECKS.items():
        done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
        print(f"check: {name}: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    if failed:
        print(f"check: mend {', '.join(failed)}; “make fix” mends style.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
