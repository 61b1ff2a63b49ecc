from django.urls import include, path

urlpatterns = [
    path("", include("touchstone.people.urls")),
    path("account/", include("allauth.urls")),
]
