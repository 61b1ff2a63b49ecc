"""Typed reading of environment variables; a `NAME_FILE` beside a secret's name gives it from a file."""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
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

    def number(self, name: str, *, default: int) -> int:
        value = self.text(name, default=str(default))
        if not value.isdecimal():
            raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.")
        return int(value)

    def url(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ImproperlyConfigured(f"{name} must be an http or https address, not “{value}”.")
        return value

    def choice(self, name: str, *, default: str, among: tuple[str, ...]) -> str:
        value = self.text(name, default=default).lower()
        if value not in among:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(among)}, not “{value}”.")
        return value

    def postgresql(self, name: str) -> dict[str, Any] | None:
        """A PostgreSQL database by its address; none when the variable is empty. The address may hold a password."""
        value = self.text(name, default="")
        if not value:
            return None
        if not value.startswith(("postgres://", "postgresql://")):
            raise ImproperlyConfigured(f"{name} must begin with postgresql:// (without it, SQLite is embedded).")
        if not find_spec("psycopg"):
            raise ImproperlyConfigured(f"{name} needs the PostgreSQL driver: install “touchstone[production]”.")
        try:
            parsed: dict[str, Any] = {**dj_database_url.parse(value)}
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} is not a valid address.") from error
        pool = {"min_size": 1, "max_size": 24, "timeout": 10}  # web threads and task threads of one process
        parsed["OPTIONS"] = {"pool": pool, "connect_timeout": 5} | parsed.get("OPTIONS", {})
        return parsed | {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}

    def secret(self, name: str, *, kept_in: Path) -> str:
        """A secret from the environment, or one made once and kept in the data folder."""
        if value := self.text(name, default=""):
            return value
        if not kept_in.exists():
            kept_in.parent.mkdir(parents=True, exist_ok=True)
            fresh = kept_in.with_name(f".{kept_in.name}.{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50))
            with suppress(FileExistsError):
                kept_in.hardlink_to(fresh)  # of several processes that start at once, one wins and all read the same
            fresh.unlink()
        return kept_in.read_text()

    def refuse_unknown(self, *, prefix: str) -> None:
        unknown = sorted(name for name in self._variables if name.startswith(prefix) and name not in self._known)
        if unknown:
            raise ImproperlyConfigured(f"Unknown setting: {', '.join(unknown)}.")
