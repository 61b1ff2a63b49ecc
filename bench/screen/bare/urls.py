from datetime import UTC, datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from bare.models import Answer


@transaction.atomic
def write(request: HttpRequest) -> HttpResponse:
    Answer.objects.create(sitting=request.POST["sitting"], text=request.POST["text"], at=datetime.now(UTC))
    return HttpResponse("<p>Saved.</p>")


urlpatterns = [path("write", write)]
