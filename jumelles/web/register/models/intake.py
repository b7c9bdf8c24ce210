"""A file on its way to become a portfolio: what is known of it, and how far it is. No record: it is gone when its work is done."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jumelles.web.people.models import Office
from jumelles.web.register.models.opening import Portfolio
from jumelles.web.register.models.opening_words import Confidentiality
from jumelles.web.register.models.people import Organisation

SILENT = timedelta(seconds=60)
"""After which an import that says nothing was ended with its process."""


class IntakeState(models.TextChoices):
    """How far a file is."""

    MAPPING = "mapping", _("its columns are to be named")
    READING = "reading", _("is read")
    STORING = "storing", _("is stored")
    DONE = "done", _("is stored: done")
    FAILED = "failed", _("could not be used")
    CANCELLED = "cancelled", _("was cancelled")


class Intake(models.Model):
    """One file. `mapping` holds columns by field; `faults` the first cells that cannot be used; `told` why it failed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.SET_NULL, null=True, related_name="intakes")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=300)
    confidentiality = models.CharField(max_length=12, choices=Confidentiality.choices, default=Confidentiality.MEMBERS)
    filename = models.CharField(max_length=200)
    encoding = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=IntakeState.choices, default=IntakeState.MAPPING)
    stop = models.BooleanField(default=False)
    made = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now)
    read = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    told = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-made"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        """Whether somebody works on it."""
        return self.state in {IntakeState.READING, IntakeState.STORING} and not self.is_broken

    @property
    def is_broken(self) -> bool:
        """Whether the process that worked on it ended before it was done."""
        return self.state in {IntakeState.READING, IntakeState.STORING} and self.seen < timezone.now() - SILENT
