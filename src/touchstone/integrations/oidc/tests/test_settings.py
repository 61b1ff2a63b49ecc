import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from touchstone.integrations.oidc.settings import parsed

CORP = {
    "id": "corp",
    "name": "Northwind sign-in",
    "issuer": "https://id.northwind.example/realm",
    "client_id": "touchstone",
    "secret": "s3cret",
}


def test_without_the_setting_there_is_no_provider() -> None:
    assert parsed("").providers["openid_connect"]["APPS"] == []


def test_a_provider_is_known_by_its_issuer() -> None:
    oidc = parsed(json.dumps([CORP]))

    (app,) = oidc.providers["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == "https://id.northwind.example/realm"
    assert oidc.origins == ["https://id.northwind.example"]


@pytest.mark.parametrize(
    "text", ["{", "{}", "[1]", json.dumps([CORP | {"color": "red"}]), json.dumps([CORP | {"issuer": "http://id"}])]
)
def test_a_malformed_provider_stops_the_start_by_name(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="TOUCHSTONE_OIDC"):
        parsed(text)
