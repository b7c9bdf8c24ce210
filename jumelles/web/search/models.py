"""What the search holds of each record: made from the register, and anew at any time, so it has no history and never leaves the house."""

from __future__ import annotations

from django.db import models

from jumelles.web.people.models import Office


class Entry(models.Model):
    """One record of an office, as far as a list of results needs it.

    The keys of its texts stand in the index of the database under the same number (see `engine`). Whether somebody may see the record is
    not kept here: it is asked of the register each time. It has no index by office or kind: a database that saw one would walk through the
    whole office instead of beginning with the words.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", db_index=False)
    noun = models.CharField(max_length=20)
    record = models.UUIDField(unique=True)
    partnership = models.UUIDField(null=True)
    begins = models.CharField(max_length=40, blank=True)
    ends = models.CharField(max_length=40, blank=True)
    newest = models.DateField(null=True)
    title = models.TextField()

    def __str__(self) -> str:
        return self.title


class Passage(models.Model):
    """The texts of an entry, as they were written: those that everybody reads who sees the record, and those of the house (`house`).

    They lie apart, so that the rows which thousands of hits are counted by stay short.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="passage")
    open = models.TextField(blank=True)
    house = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.open


class Built(models.Model):
    """By which rules the entries of an office were made; by older ones, they are made anew (`index.catch_up`)."""

    office = models.OneToOneField(Office, models.CASCADE, primary_key=True, related_name="+")
    rules = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.office}: {self.rules}"
