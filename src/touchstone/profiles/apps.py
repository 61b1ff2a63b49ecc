from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "touchstone.profiles"
    label = "profiles"

    def ready(self) -> None:
        from touchstone.profiles import tasks  # noqa: F401 (subscribes to the ledger)
