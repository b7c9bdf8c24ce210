"""People and organisations, and the dated posts that tie them: one person may hold several, in several places."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import one_of, order
from jumelles.web.fields import Bound, EdtfField
from jumelles.web.record import Record
from jumelles.web.register.models.places import Authority, Town
from jumelles.web.register.models.words import OrganisationKind


class Organisation(Record):
    """A company, a university, a hospital, a twinning committee, a newspaper."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    town = models.ForeignKey(Town, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place"))
    about = models.TextField(_("about"), blank=True, max_length=5000)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar = ["name", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "name", "id"], name="organisation_by_name")]

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """A person, with what a host must know to receive them well."""

    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    own_name = models.CharField(_("name in its own script"), max_length=200, blank=True)
    address_form = models.CharField(_("form of address"), max_length=100, blank=True, help_text=_("Mr Mayor, Your Excellency, Dr"))
    languages = models.CharField(_("languages spoken"), max_length=100, blank=True)
    diet = models.CharField(_("diet"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    consented = models.DateField(
        _("consent to be named in public, given on"), null=True, blank=True, help_text=_("Keep the written consent among the documents.")
    )
    public = models.BooleanField(_("named to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["family_name", "given_name", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "family_name", "given_name", "id"], name="person_by_name")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="named_with_consent",
                condition=models.Q(public=False) | models.Q(consented__isnull=False),
                violation_error_message=_("Nobody is named to everybody without consent: write the day on which it was given."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Position(Record):
    """What a person is or was, where, and from when to when."""

    hangs_on = "person"
    person = models.ForeignKey(Person, models.PROTECT, related_name="positions", verbose_name=_("person"))
    title = models.CharField(_("title"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("organisation")
    )
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("authority"))
    since = EdtfField(_("since"))
    until = EdtfField(_("until"))
    since_from = Bound("since")
    until_until = Bound("until", last=True)

    class Meta(Record.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering: ClassVar = ["since_from", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "since_from", "id"], name="position_by_date")]
        constraints: ClassVar = [
            one_of("position_in_one_body", ["organisation", "authority"], _("Name the organisation or the authority, one of the two.")),
            order("position_in_order", "since_from", "until_until"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation or self.authority}"
