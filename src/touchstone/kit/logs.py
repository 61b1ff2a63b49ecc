"""Logs a machine can read and a stranger may: one JSON object a line, no token, no address of anybody."""

import json
import logging
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

from touchstone.kit.ids import new_id

GetResponse = Callable[[HttpRequest], HttpResponse]

# What follows /s/ and /join/ opens a door; allauth's keys do too.
_DOOR = re.compile(r"(/(?:s|join|confirm-email|reset/key)/)[^/\s?\"']+")
_ADDRESS = re.compile(r"[^\s@<>(\"'=,]+@[^\s@<>)\"',]+\.[A-Za-z]+")
_FIELDS = ("method", "path", "view", "status", "milliseconds", "request")

requests = logging.getLogger("touchstone.requests")


def masked(text: str) -> str:
    return _ADDRESS.sub("•@•", _DOOR.sub(r"\1•", text))


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        entry |= {name: getattr(record, name) for name in _FIELDS if isinstance(getattr(record, name, None), str | int)}
        if record.exc_info:
            entry["traceback"] = masked(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


class RequestLogMiddleware:
    """One line a request, and a number by which a person can name it when they ask for help."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began, number = time.perf_counter(), str(new_id())
        reply = self.get_response(request)
        reply.headers["X-Request-ID"] = number
        requests.info(
            "request",
            extra={
                "method": request.method,
                "path": masked(request.path),  # without the query, which may hold a name that was searched for
                "view": request.resolver_match.view_name if request.resolver_match else "",
                "status": reply.status_code,
                "milliseconds": round((time.perf_counter() - began) * 1000),
                "request": number,
            },
        )
        return reply


def settings(level: str) -> dict[str, object]:
    """For Django's LOGGING: everything to standard error, in one shape."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "touchstone.kit.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        "loggers": {
            "django": {"handlers": [], "level": "NOTSET", "propagate": True},
            "django.server": {"handlers": [], "level": "NOTSET", "propagate": True},
            "psycopg.pool": {"level": "ERROR"},  # it repeats each failed attempt; the failure itself is told once
        },
    }
