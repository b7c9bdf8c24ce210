"""By what one sees that something in an office has changed."""

from __future__ import annotations

from secrets import randbits
from uuid import UUID

from django.db import models

from jumelles.web.people.models import Office


class Stamp(models.Model):
    """The mark of an office's records: another one after each change, drawn anew, so that a change which is taken back leaves none behind.

    It is written in the transaction of the change, has no history, and never leaves the house.
    """

    office = models.OneToOneField(Office, models.CASCADE, primary_key=True, related_name="+")
    mark = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.office}: {self.mark}"

    @classmethod
    def renew(cls, office: UUID) -> None:
        """Say that something in this office has changed."""
        made = cls(office_id=office, mark=randbits(63))
        cls.objects.bulk_create([made], update_conflicts=True, unique_fields=["office"], update_fields=["mark"])
