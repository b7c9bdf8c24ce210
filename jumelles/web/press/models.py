"""The working papers of the press desk: what came in, and what was proposed from it. No records: the register keeps what was accepted.

They hold whole articles, which belong to their authors: so they stay inside the office, are in no export, and can be thrown away at any
time. The evidence of accepted facts is a record of its own (`register.Evidence`) and stays.
"""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jumelles.web.fields import EdtfField
from jumelles.web.people.models import Office
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.register.models import Partnership

SILENT = timedelta(seconds=60)
"""After which a reading that says nothing was ended with its process."""


class ClippingState(models.TextChoices):
    """How far a text or a table is."""

    MAPPING = "mapping", _("its columns are to be named")
    READING = "reading", _("is read")
    READY = "ready", pgettext_lazy("state of a clipping", "is read: decide")
    FAILED = "failed", _("could not be used")
    CANCELLED = "cancelled", _("was cancelled")


class ClippingKind(models.TextChoices):
    """What came in."""

    TEXT = "text", pgettext_lazy("kind of a clipping", "text")
    TABLE = "table", pgettext_lazy("kind of a clipping", "table")


class Clipping(models.Model):
    """One article, or one table, on the desk. `text` is what was read of it (NFC), `sha256` its checksum, by which it is known again.

    `done` of `total` steps are read, or rows decided; `told` says why it failed; `stop` asks the reading to end. `partnership` is the one
    it speaks of.
    Of a table, `noun` is the kind of record that a row becomes, `mapping` its columns by field; `headless` says that its first row is one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("partnership"))
    kind = models.CharField(max_length=5, choices=ClippingKind.choices, default=ClippingKind.TEXT)
    title = models.CharField(_("title"), max_length=300)
    outlet = models.CharField(_("newspaper, channel, site"), max_length=200, blank=True)
    published = EdtfField(_("published on"))
    url = models.URLField(_("address"), blank=True, max_length=1000)
    language = models.CharField(_("language"), max_length=2, blank=True, choices=LANGUAGES)
    filename = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    warnings = models.JSONField(default=list)
    noun = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(default=dict)
    encoding = models.CharField(max_length=20, blank=True)
    headless = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ClippingState.choices, default=ClippingState.READING)
    stop = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told = models.TextField(blank=True)
    made = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-made", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "-made"], name="clipping_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        """Whether somebody reads it now."""
        return self.state == ClippingState.READING and not self.is_broken

    @property
    def is_broken(self) -> bool:
        """Whether the process that read it ended before it was done."""
        return self.state == ClippingState.READING and self.seen < timezone.now() - SILENT


class Decision(models.TextChoices):
    """What a person said to a proposal."""

    OPEN = "open", pgettext_lazy("state of a proposal", "to be decided")
    ACCEPTED = "accepted", pgettext_lazy("state of a proposal", "accepted")
    CONFIRMED = "confirmed", pgettext_lazy("state of a proposal", "confirms what the register holds")
    REFUSED = "refused", pgettext_lazy("state of a proposal", "refused")
    MERGED = "merged", pgettext_lazy("state of a proposal", "merged into another")


class Proposed(models.Model):
    """One fact that was read in a clipping, or that a person marked in it, and what was decided.

    `type` is one of `jumelles.press.reading.TYPES`, or `row` for a row of a table. `attributes` are those of its type as they were read,
    of a row the texts of its cells by field. `evidence` lists `{exact, start, end, prefix, suffix}` (half-open, in code points of the
    text), of a row `{exact, cell, field}`. `values` are those of the form as a person corrected them. `wrote` says what accepting did,
    for undoing it: `{noun, id, version, made}` for each record, in the order of writing.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    clipping = models.ForeignKey(Clipping, models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    type = models.CharField(max_length=10)
    attributes = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    lang = models.CharField(max_length=2, blank=True)
    confidence = models.FloatField(default=0.5)
    by_hand = models.BooleanField(default=False)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    values = models.JSONField(default=dict)
    wrote = models.JSONField(default=list)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["clipping", "number"], name="proposal_by_number")]

    def __str__(self) -> str:
        return f"{self.type} {self.number}"


class Template(models.Model):
    """How the columns of a list that comes again are named: one for each office, kind of record and row of heads."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    noun = models.CharField(max_length=20)
    heads = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    used = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-used", "id"]

    def __str__(self) -> str:
        return self.noun
