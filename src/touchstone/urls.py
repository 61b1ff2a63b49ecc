from django.urls import include, path

from touchstone import palette
from touchstone.api import api
from touchstone.kit import views as kit

urlpatterns = [
    path("", include("touchstone.assessment.urls")),
    path("", include("touchstone.bank.urls")),
    path("", include("touchstone.hiring.urls")),
    path("", include("touchstone.people.urls")),
    path("account/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("health", kit.health_check, name="health"),
    path("kit/", kit.style_guide, name="style-guide"),
    path("palette/", palette.palette, name="palette"),
]
