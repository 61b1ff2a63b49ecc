"""Renders a rule that said no, in the shape the caller asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from touchstone.kit.errors import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]


class DomainErrorMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None  # a bug must reach the log with its traceback
        if request.accepts("text/html") and "application/json" not in request.headers.get("Accept", ""):
            return render(request, "kit/refusal.html", {"error": exception}, status=exception.status)
        body = {"title": str(exception), "status": int(exception.status), "type": type(exception).__name__}
        return JsonResponse(body, status=exception.status, content_type="application/problem+json")
