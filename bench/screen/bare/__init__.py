"""The yardstick: a Django project with one model and one view that writes one row."""
