from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "touchstone.people"
    label = "people"

    def ready(self) -> None:
        from touchstone.people import tasks  # noqa: F401 (registers the tasks)
