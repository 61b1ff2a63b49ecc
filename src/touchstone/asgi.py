"""Everything in one process: HTTP through threads, which costs less than half of Django's own asynchronous path."""

from a2wsgi import WSGIMiddleware

from touchstone.wsgi import application as http

THREADS = 16  # more than two cores can use, fewer than would queue for the one writer

application = WSGIMiddleware(http, workers=THREADS)  # type: ignore[arg-type]  # a reply is an iterable of bytes
