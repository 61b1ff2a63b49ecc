from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from touchstone.integrations.mail.settings import parsed

FOLDER = Path("letters")


def test_without_an_address_letters_become_files() -> None:
    settings = parsed("", folder=FOLDER)

    assert settings["EMAIL_FILE_PATH"] == "letters"
    assert settings["EMAIL_BACKEND"].endswith("filebased.EmailBackend")


def test_smtp_starts_tls_unless_told_otherwise() -> None:
    settings = parsed("smtp://ada:s%40fe@mail.example", folder=FOLDER)

    assert settings["EMAIL_USE_TLS"]
    assert (settings["EMAIL_PORT"], settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == (
        587, "ada", "s@fe"
    )  # fmt: skip
    assert not parsed("smtp://localhost:25?tls=no", folder=FOLDER)["EMAIL_USE_TLS"]


def test_smtps_speaks_tls_from_the_first_byte() -> None:
    settings = parsed("smtps://mail.example", folder=FOLDER)

    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_SSL"], settings["EMAIL_USE_TLS"]) == (465, True, False)


def test_a_malformed_address_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="TOUCHSTONE_MAIL_URL"):
        parsed("mail.example", folder=FOLDER)
