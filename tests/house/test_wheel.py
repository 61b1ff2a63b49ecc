"""What a user installs: one wheel, without a checkout, Node or a step to gather files."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import Installation

_STYLE = re.compile(r'<link[^>]+href="(/static/[^"]+\.[0-9a-f]{12}\.css)"')


def run(*command: str | Path, folder: Path) -> None:
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def installed(root: Path, tmp_path: Path) -> Iterator[Installation]:
    uv, home = root / ".tools" / "bin" / "uv", tmp_path / "home"
    run(uv, "build", "--quiet", "--wheel", "--out-dir", tmp_path, root, folder=tmp_path)
    run(uv, "venv", "--quiet", "--python", sys.executable, home, folder=tmp_path)
    (wheel,) = tmp_path.glob("touchstone-*.whl")
    python = home / "bin" / "python"
    run(uv, "pip", "install", "--quiet", "--python", python, "--constraint", root / "requirements.lock", wheel,
        folder=tmp_path)  # fmt: skip
    installation = Installation(tmp_path / "data")
    installation.touchstone = [str(home / "bin" / "touchstone")]
    yield installation
    installation.close()


def test_the_wheel_serves_a_styled_page_and_its_questions(installed: Installation) -> None:
    installed.serve()

    page = installed.ask("GET", "/setup/")
    style = _STYLE.search(page.text)
    assert style
    sheet = installed.ask("GET", style.group(1))

    assert (page.status, sheet.status) == (200, 200)
    assert "--" in sheet.text
    assert "0 errors" in installed.command("bank", "check")
