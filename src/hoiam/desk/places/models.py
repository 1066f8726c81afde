"""The shape of a place. Its code is a key only together with a date: codes were used again in July 2025."""

from django.db import models


class PlaceRow(models.Model):
    """One place while it had this name. `key` is the gazetteer's."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    type_word = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=16, blank=True)
    parent = models.CharField(max_length=64, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.type_word} {self.name}".strip()
