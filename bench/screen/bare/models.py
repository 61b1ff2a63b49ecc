from django.db import models


class Answer(models.Model):
    sitting = models.CharField(max_length=40)
    text = models.TextField()
    at = models.DateTimeField()
