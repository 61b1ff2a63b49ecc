from django.apps import AppConfig


class BankConfig(AppConfig):
    name = "touchstone.bank"
    label = "bank"

    def ready(self) -> None:
        from touchstone.bank import tasks  # noqa: F401 (subscribes to events)
