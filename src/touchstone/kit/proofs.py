"""Remembering when something that must work was last seen to work, or to fail."""

from datetime import datetime

from touchstone.kit.models import Proof


def record(name: str, *, held: bool, now: datetime, note: str = "") -> None:
    Proof.objects.update_or_create(name=name, defaults={"held": held, "at": now, "note": note[:200]})


def latest(name: str) -> Proof | None:
    return Proof.objects.filter(name=name).first()
