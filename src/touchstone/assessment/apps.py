from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "touchstone.assessment"
    label = "assessment"

    def ready(self) -> None:
        from touchstone.assessment import (
            exposure,  # noqa: F401 (tells the bank what was shown)
            tasks,  # noqa: F401 (subscribes to the ledger)
        )
