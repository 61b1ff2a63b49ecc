from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "touchstone.kit"
    label = "kit"
