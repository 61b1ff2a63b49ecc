from django.apps import AppConfig


class BankConfig(AppConfig):
    name = "touchstone.bank"
    label = "bank"
