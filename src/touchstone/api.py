"""The JSON door, version 1: /api/v1/. Each app brings its own router."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI

from touchstone.assessment.api import router as assessment
from touchstone.kit.errors import DomainError

api = NinjaAPI(title="Touchstone", version="1", docs_url=None, urls_namespace="api")
api.add_router("", assessment)


@api.exception_handler(DomainError)
def refuse(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    body = {"title": str(refusal), "status": int(refusal.status), "type": type(refusal).__name__}
    return JsonResponse(body, status=refusal.status, content_type="application/problem+json")
