"""Towns and the authorities that govern them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import unique
from jumelles.web.fields import EdtfField
from jumelles.web.record import Record
from jumelles.web.register.models.words import FactKind, Level


class Town(Record):
    """A city or region of the atlas, as this office writes it. `place` is its GeoNames id: a rebuilt atlas never changes this row."""

    place = models.PositiveBigIntegerField(_("GeoNames number"), editable=False)
    name = models.CharField(_("name as written"), max_length=200)
    country = models.CharField(_("country code"), max_length=2, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [unique("town_once", ["office", "place"], _("This place is there already."))]

    def __str__(self) -> str:
        return self.name


class Authority(Record):
    """A city, a metropolis, a region: who signs. Several may stand on one town."""

    name = models.CharField(_("name"), max_length=200)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    town = models.ForeignKey(Town, models.PROTECT, related_name="authorities", verbose_name=_("place"))
    own_name = models.CharField(_("name in its own language"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [unique("authority_once", ["office", "name"], _("An authority of this name is there already."))]

    def __str__(self) -> str:
        return self.name


class TerritoryFact(Record):
    """What an officer tells of a partner's territory: a rank, a label, an investor, an incubator."""

    hangs_on = "authority"
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="facts", verbose_name=_("authority"))
    kind = models.CharField(_("kind"), max_length=20, choices=FactKind.choices)
    statement = models.CharField(_("statement"), max_length=500)
    dated = EdtfField(_("as of"))

    class Meta(Record.Meta):
        verbose_name = _("fact about the territory")
        verbose_name_plural = _("facts about the territory")
        ordering: ClassVar = ["kind", "statement", "id"]

    def __str__(self) -> str:
        return self.statement
