"""A living organization to look at, made by the product's own verbs."""

from datetime import datetime


def build(now: datetime) -> None:
    """Make the demonstration, unless it is there already."""
    from touchstone.demonstration import stage

    stage.build(now)
