"""Sign-in by an organization's own identity provider (OpenID Connect), from one setting.

`TOUCHSTONE_OIDC` (or the file that `TOUCHSTONE_OIDC_FILE` names) holds a JSON list:

    [{"id": "corp", "name": "Northwind sign-in", "issuer": "https://id.northwind.example",
      "client_id": "…", "secret": "…"}]

Whoever the provider vouches for by a verified e-mail address enters the account of that address; nobody else enters.
The provider's redirect address is <base address>/account/oidc/<id>/login/callback/.
"""

import json
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_NEEDED = {"id", "name", "issuer", "client_id", "secret"}


class Oidc(NamedTuple):
    providers: dict[str, Any]  # Django-allauth's SOCIALACCOUNT_PROVIDERS
    origins: list[str]  # where the browser is sent, for the form-action of the Content-Security-Policy


def parsed(text: str) -> Oidc:
    apps = [_app(entry) for entry in _entries(text)]
    origins = sorted({_origin(app["settings"]["server_url"]) for app in apps})
    settings = {"APPS": apps, "OAUTH_PKCE_ENABLED": True, "EMAIL_AUTHENTICATION": True}
    return Oidc(providers={"openid_connect": settings}, origins=origins)


def _entries(text: str) -> list[Any]:
    try:
        entries = json.loads(text or "[]")
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"TOUCHSTONE_OIDC is not JSON: {error}.") from error
    if not isinstance(entries, list):
        raise ImproperlyConfigured("TOUCHSTONE_OIDC must be a list of providers.")
    return entries


def _app(entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict) or set(entry) != _NEEDED:
        raise ImproperlyConfigured(f"TOUCHSTONE_OIDC: each provider has exactly {', '.join(sorted(_NEEDED))}.")
    if not str(entry["issuer"]).startswith("https://"):
        raise ImproperlyConfigured(f"TOUCHSTONE_OIDC: the issuer of {entry['id']} must be an https address.")
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": entry["secret"],
        "settings": {"server_url": entry["issuer"]},
    }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
