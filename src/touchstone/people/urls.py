from django.urls import path

from touchstone.people.views import demo, setup

urlpatterns = [
    path("demo/", demo.demo, name="demo"),
    path("demo/<uuid:member_id>/", demo.enter, name="demo-enter"),
    path("setup/", setup.setup, name="setup"),
]
