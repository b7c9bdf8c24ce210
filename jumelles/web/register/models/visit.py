"""Delegations that come and go: who, when, with what programme, and what a host must think of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import order, unique
from jumelles.web.fields import Bound, EdtfField
from jumelles.web.record import Record
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.people import Person
from jumelles.web.register.models.words import Direction


class Visit(Record):
    """A delegation's visit. `headcount` and `media` are numbers as they were told, where not everybody is listed by name."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="visits", verbose_name=_("partnership"))
    direction = models.CharField(_("direction"), max_length=10, choices=Direction.choices)
    title = models.CharField(_("title"), max_length=300)
    starts = EdtfField(_("begins"), blank=False)
    ends = EdtfField(_("ends"))
    purpose = models.TextField(_("purpose"), blank=True, max_length=5000)
    headcount = models.PositiveIntegerField(_("size of the delegation"), null=True, blank=True)
    media = models.PositiveIntegerField(_("media that came along"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True, max_length=10000)
    protocol = models.TextField(
        _("protocol"), blank=True, max_length=10000, help_text=_("Precedence, flags, gifts, interpreters, the press.")
    )
    starts_from = Bound("starts", db_index=True)
    ends_until = Bound("ends", last=True)
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering: ClassVar = ["-starts_from", "title", "id"]
        indexes: ClassVar = [
            models.Index(fields=["office", "-starts_from", "title", "id"], name="visit_by_date"),
            models.Index(fields=["office", "partnership", "starts_from", "ends_until"], name="visit_by_life"),
        ]
        constraints: ClassVar = [order("visit_in_order", "starts_from", "ends_until")]

    def __str__(self) -> str:
        return self.title


class Delegate(Record):
    """One person in a delegation, in the order of precedence, with arrival and departure."""

    hangs_on = "visit"
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="delegates", verbose_name=_("visit"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegations", verbose_name=_("person"))
    capacity = models.CharField(_("as"), max_length=200, blank=True, help_text=_("Governor, mayor, director of a company, journalist …"))
    precedence = models.PositiveSmallIntegerField(_("precedence"), null=True, blank=True, help_text=_("1 comes first."))
    arrives_on = models.DateField(_("arrives on"), null=True, blank=True)
    arrives_by = models.CharField(_("arrives by"), max_length=100, blank=True, help_text=_("Flight or train, and time"))
    departs_on = models.DateField(_("departs on"), null=True, blank=True)
    departs_by = models.CharField(_("departs by"), max_length=100, blank=True)
    room = models.CharField(_("room"), max_length=100, blank=True)
    contact = models.CharField(_("contact person here"), max_length=200, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("delegate")
        verbose_name_plural = _("delegation")
        ordering: ClassVar = [models.F("precedence").asc(nulls_last=True), "person__family_name", "person__given_name", "id"]
        constraints: ClassVar = [
            unique("delegate_once", ["visit", "person"], _("This person is in the delegation already.")),
            order("delegate_departs_after_arriving", "arrives_on", "departs_on"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ProgrammeItem(Record):
    """One line of a day's programme; times are those of the place."""

    hangs_on = "visit"
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="programme", verbose_name=_("visit"))
    day = models.DateField(_("day"))
    starts = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("to"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=300)
    where = models.CharField(_("where"), max_length=200, blank=True)
    with_whom = models.CharField(_("with"), max_length=300, blank=True)
    press = models.BooleanField(_("open to the press"), default=False)
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("programme item")
        verbose_name_plural = _("programme")
        ordering: ClassVar = ["day", models.F("starts").asc(nulls_first=True), "id"]
        indexes: ClassVar = [models.Index(fields=["office", "day", "starts", "id"], name="programme_by_day")]
        constraints: ClassVar = [order("item_in_order", "starts", "ends")]

    def __str__(self) -> str:
        return self.title
