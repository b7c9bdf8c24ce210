"""Files and articles: what proves the facts of the register."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.fields import Bound, EdtfField
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.record import Record
from jumelles.web.register.models.action import Action
from jumelles.web.register.models.agreement import Agreement
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.visit import Visit


class Document(Record):
    """A file: its bytes lie outside the database and the web's folders, under their SHA-256 (see `web.documents`).

    A new file for the same document gets another checksum; the old bytes stay for its history.
    """

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="documents", verbose_name=_("partnership"))
    title = models.CharField(_("title"), max_length=300)
    dated = EdtfField(_("dated"))
    dated_from = Bound("dated")
    language = models.CharField(_("language"), max_length=10, blank=True)
    shared = models.BooleanField(_("shown to the guests of the partnership"), default=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("agreement"))
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("action"))
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="files", verbose_name=_("visit"))
    public = models.BooleanField(_("shown to everybody"), default=False)
    credit = models.CharField(_("credit of the picture"), max_length=200, blank=True, help_text=_("Who took it and who allows to show it."))
    alt = models.CharField(
        _("description of the picture"), max_length=500, blank=True, help_text=_("What is to be seen, for those who do not see it.")
    )
    sha256 = models.CharField(_("checksum"), max_length=64, editable=False, validators=[RegexValidator(r"^[0-9a-f]{64}\Z")])
    filename = models.CharField(_("name of the file"), max_length=200, editable=False)
    media_type = models.CharField(_("type of the file"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering: ClassVar = ["dated_from", "title", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "dated_from", "title", "id"], name="document_by_date")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="public_picture_in_words",
                condition=models.Q(public=False) | ~models.Q(credit="") & ~models.Q(alt=""),
                violation_error_message=_("What is shown to everybody needs its credit and its description."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class MediaMention(Record):
    """An article or a broadcast that speaks of the partnership."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="mentions", verbose_name=_("partnership"))
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("visit"))
    title = models.CharField(_("title"), max_length=300)
    outlet = models.CharField(_("newspaper, channel, site"), max_length=200, blank=True)
    published = EdtfField(_("published on"))
    published_from = Bound("published")
    url = models.URLField(_("address"), blank=True, max_length=1000)
    language = models.CharField(_("language"), max_length=2, blank=True, choices=LANGUAGES)
    summary = models.TextField(_("summary"), blank=True, max_length=5000)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document"))
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("media mention")
        verbose_name_plural = _("media mentions")
        ordering: ClassVar = ["published_from", "title", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "published_from", "title", "id"], name="mention_by_date")]

    def __str__(self) -> str:
        return self.title
