"""What partners gave each other and what keeps the memory: honours, gifts, statues, plaques, collections."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.fields import Bound, EdtfField
from jumelles.web.record import Record
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.people import Person
from jumelles.web.register.models.places import Authority
from jumelles.web.register.models.visit import Visit
from jumelles.web.register.models.words import HeritageKind, HonourKind


class Honour(Record):
    """An honorary citizenship, a decoration, a medal, and who received it."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="honours", verbose_name=_("partnership"))
    kind = models.CharField(_("kind"), max_length=20, choices=HonourKind.choices)
    title = models.CharField(_("title"), max_length=300)
    person = models.ForeignKey(Person, models.PROTECT, related_name="honours", verbose_name=_("conferred on"))
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("conferred by"))
    on = EdtfField(_("date"))
    on_from = Bound("on")
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        ordering: ClassVar = ["on_from", "title", "id"]

    def __str__(self) -> str:
        return self.title


class Gift(Record):
    """An official gift: from whom, to whom, and where it is kept."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="gifts", verbose_name=_("partnership"))
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="gifts", verbose_name=_("visit"))
    title = models.CharField(_("gift"), max_length=300)
    giver = models.CharField(_("given by"), max_length=200)
    receiver = models.CharField(_("given to"), max_length=200)
    kept = models.CharField(_("kept at"), max_length=200, blank=True)
    on = EdtfField(_("date"))
    on_from = Bound("on")

    class Meta(Record.Meta):
        verbose_name = _("gift")
        verbose_name_plural = _("gifts")
        ordering: ClassVar = ["on_from", "title", "id"]

    def __str__(self) -> str:
        return self.title


class HeritageItem(Record):
    """A statue, a plaque, a collection: what stands in a town because of its partner."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="heritage", verbose_name=_("partnership"))
    kind = models.CharField(_("kind"), max_length=20, choices=HeritageKind.choices)
    title = models.CharField(_("title"), max_length=300)
    where = models.CharField(_("where"), max_length=300, blank=True)
    since = EdtfField(_("since"))
    since_from = Bound("since")
    about = models.TextField(_("about"), blank=True, max_length=5000)
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("heritage item")
        verbose_name_plural = _("heritage")
        ordering: ClassVar = ["since_from", "title", "id"]

    def __str__(self) -> str:
        return self.title
