from django.db import models
from django_tasks_db.models import DBTaskResult

from touchstone.kit.ids import new_id


class Row(models.Model):
    """A row with a UUIDv7 primary key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Lease(models.Model):
    """A worker's word that it is still on this task. When it lapses, the worker is dead and another one takes over."""

    task = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True)
    worker = models.CharField(max_length=80)
    until = models.DateTimeField(db_index=True)


class Proof(models.Model):
    """When something that must work was last seen to work, or to fail: mail sent, a backup read back, the ledger."""

    name = models.CharField(max_length=40, primary_key=True)
    held = models.BooleanField()
    at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
