"""Where mail goes: one address in the environment becomes Django's mail settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PORTS = {"smtp": 587, "smtps": 465}


def parsed(url: str, *, folder: Path) -> dict[str, Any]:
    """`smtp://user:password@host:587` (STARTTLS; `?tls=no` for a relay on this machine), `smtps://…` (TLS from the
    first byte), or nothing at all: then every letter becomes a file in the folder, and none leaves this server."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(folder)}
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ImproperlyConfigured("TOUCHSTONE_MAIL_URL must look like smtp://user:password@host:587.")
    starttls = parts.scheme == "smtp" and parse_qs(parts.query).get("tls") != ["no"]
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
