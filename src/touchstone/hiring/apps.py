from django.apps import AppConfig


class HiringConfig(AppConfig):
    name = "touchstone.hiring"
    label = "hiring"
