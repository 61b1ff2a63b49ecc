"""Run every test on the embedded database."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    return subprocess.run([sys.executable, "-m", "pytest", "-n", "auto"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
