from django.apps import AppConfig


class HiringConfig(AppConfig):
    name = "touchstone.hiring"
    label = "hiring"

    def ready(self) -> None:
        from touchstone.hiring import tasks  # noqa: F401 (subscribes to the ledger)
