"""The product over HTTP, for any WSGI server: `gunicorn touchstone.wsgi`."""

import gc
import os

import django
from django.core.handlers.wsgi import WSGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.settings")


def _application() -> WSGIHandler:
    django.setup(set_prefix=False)
    from touchstone.assessment import uptime
    from touchstone.kit import static

    static.prepare()  # before the middleware looks for the files
    uptime.keep_beating()  # before the first request: what an outage took is given back first
    handler = WSGIHandler()
    gc.freeze()  # what was loaded so far stays for good: no collection need walk through it again
    return handler


application = _application()
