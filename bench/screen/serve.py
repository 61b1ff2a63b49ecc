"""Serves the product, or the yardstick, in the same way, and says in each reply what the application took."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from a2wsgi import WSGIMiddleware

THREADS = 16  # as many as touchstone.asgi has

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def timed(application: Application) -> Application:
    """Django has rendered and committed by the time it starts its reply: what is measured is all of its work."""

    def measured(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        began = time.perf_counter()

        def start_with_time(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            took = (time.perf_counter() - began) * 1000
            return start(status, [*headers, ("Server-Timing", f"app;dur={took:.3f}")], *rest)

        return application(environ, start_with_time)

    return measured


def product() -> Application:
    from touchstone.wsgi import application

    return application


def yardstick() -> Application:
    """Django with one model and one view, on the product's own database engine and durability."""
    from touchstone import settings as product_settings

    sys.path.insert(0, str(Path(__file__).parent))
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    databases = {"default": product_settings.DATABASES["default"] | {"NAME": product_settings.DATA / "bare.sqlite3"}}
    settings.configure(
        SECRET_KEY="bench",  # noqa: S106 (nothing is signed here)
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES=databases,
        INSTALLED_APPS=["bare"],
        ROOT_URLCONF="bare.urls",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()
    from bare.models import Answer
    from django.db import connection

    with connection.schema_editor() as editor:
        editor.create_model(Answer)
    return WSGIHandler()


def main(name: str, port: int) -> None:
    wsgi = {"product": product, "yardstick": yardstick}[name]()
    from touchstone.kit import serving

    serving.serve(WSGIMiddleware(timed(wsgi), workers=THREADS), serving.listen("127.0.0.1", port))


if __name__ == "__main__":
    os.environ.setdefault("TOUCHSTONE_LOG_LEVEL", "warning")
    main(sys.argv[1], int(sys.argv[2]))
