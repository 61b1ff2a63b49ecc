"""Typed reading of environment variables; a `NAME_FILE` beside a secret's name gives it from a file."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_FLAGS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


class Environment:
    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._known: set[str] = set()

    def text(self, name: str, *, default: str) -> str:
        """A value, or the content of the file that `NAME_FILE` points to."""
        self._known |= {name, f"{name}_FILE"}
        if file := self._variables.get(f"{name}_FILE"):
            try:
                return Path(file).read_text().strip()
            except OSError as error:
                raise ImproperlyConfigured(f"{name}_FILE: {error.strerror}: {file}") from error
        return self._variables.get(name, "").strip() or default

    def path(self, name: str, *, default: Path) -> Path:
        return Path(self.text(name, default=str(default)))

    def words(self, name: str, *, default: list[str]) -> list[str]:
        """A list separated by commas."""
        return [word.strip() for word in self.text(name, default=",".join(default)).split(",") if word.strip()]

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name, default=str(default)).lower()
        if value not in _FLAGS:
            raise ImproperlyConfigured(f"{name} must be yes or no, not “{value}”.")
        return _FLAGS[value]

    def url(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ImproperlyConfigured(f"{name} must be an http or https address, not “{value}”.")
        return value

    def secret(self, name: str, *, kept_in: Path) -> str:
        """A secret from the environment, or one made once and kept in the data folder."""
        if value := self.text(name, default=""):
            return value
        if not kept_in.exists():
            kept_in.parent.mkdir(parents=True, exist_ok=True)
            kept_in.touch(mode=0o600)
            kept_in.write_text(secrets.token_urlsafe(50))
        return kept_in.read_text()

    def refuse_unknown(self, *, prefix: str) -> None:
        unknown = sorted(name for name in self._variables if name.startswith(prefix) and name not in self._known)
        if unknown:
            raise ImproperlyConfigured(f"Unknown setting: {', '.join(unknown)}.")
