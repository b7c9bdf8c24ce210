"""Who speaks for companies in a partner's territory."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import order
from jumelles.web.fields import CodesField
from jumelles.web.people.models import Membership
from jumelles.web.record import Record
from jumelles.web.register.models.people import Person
from jumelles.web.register.models.places import Authority


class Ambassador(Record):
    """A person who knows a territory and makes companies known there, with their consent and for the time of a mandate.

    `member` is the account by which the ambassador sees what is confided to them.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="embassies", verbose_name=_("person"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="ambassadors", verbose_name=_("territory"))
    member = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account of the ambassador"),
        help_text=_("The member of your office by whose account the ambassador sees what is confided to them."),
    )
    sectors = CodesField(_("sectors"), schemes=("nace2",))
    languages = models.CharField(_("languages spoken"), max_length=100, blank=True)
    since = models.DateField(_("mandate from"))
    until = models.DateField(_("mandate until"), null=True, blank=True)
    max_open = models.PositiveSmallIntegerField(
        _("open cases at most"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    consent_on = models.DateField(_("consent to be named, given on"), null=True, blank=True)
    conflicts = models.TextField(_("conflicts of interest"), blank=True, max_length=2000)

    class Meta(Record.Meta):
        verbose_name = _("ambassador")
        verbose_name_plural = _("ambassadors")
        ordering: ClassVar = ["person__family_name", "person__given_name", "id"]
        constraints: ClassVar = [order("ambassador_in_order", "since", "until")]

    def __str__(self) -> str:
        return str(self.person)
