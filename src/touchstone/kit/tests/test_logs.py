import json
import logging

import pytest
from django.test import Client

from touchstone.kit.logs import JsonFormatter, masked


def formatted(message: str, *words: object) -> dict[str, object]:
    record = logging.LogRecord("touchstone", logging.WARNING, "", 0, message, words, None)
    entry: dict[str, object] = json.loads(JsonFormatter().format(record))
    return entry


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Not Found: /s/AbC-123_x/answer/", "Not Found: /s/•/answer/"),
        ("/join/AbC123", "/join/•"),
        ("Key (email)=(casey@mail.example) already exists.", "Key (email)=(•@•) already exists."),
        ("Letter to Casey <casey@mail.example>", "Letter to Casey <•@•>"),
        ("/roles/0192-a/", "/roles/0192-a/"),
    ],
)
def test_what_opens_a_door_or_names_a_person_is_masked(told: str, kept: str) -> None:
    assert masked(told) == kept


def test_a_line_is_one_json_object() -> None:
    entry = formatted("Task %s failed.", "bank.tasks.measure")

    assert (entry["level"], entry["message"]) == ("warning", "Task bank.tasks.measure failed.")


@pytest.mark.django_db
def test_a_request_is_logged_without_its_token(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "touchstone.requests"):
        reply = client.get("/join/very-secret-token/?q=casey")

    (record,) = [record for record in caplog.records if record.name == "touchstone.requests"]
    line = JsonFormatter().format(record)
    assert "very-secret-token" not in line
    assert "casey" not in line
    assert json.loads(line)["request"] == reply.headers["X-Request-ID"]
