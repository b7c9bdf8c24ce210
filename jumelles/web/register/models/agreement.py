"""What was signed, by whom, and what the law asks before it counts."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import one_of, order, paired, unique
from jumelles.web.fields import Bound, EdtfField, country_code, currency_code
from jumelles.web.record import Record
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.people import Organisation, Person
from jumelles.web.register.models.places import Authority
from jumelles.web.register.models.words import AgreementKind, Renewal


class Agreement(Record):
    """A signed text: its object, what it may cost, and its term. Its files are the documents that hang on it."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agreements", verbose_name=_("partnership"))
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind.choices)
    title = models.CharField(_("title"), max_length=300)
    object = models.TextField(_("object of the planned actions"), blank=True, max_length=5000)
    amount = models.DecimalField(
        _("planned amount"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[currency_code], help_text=_("Code of three letters: EUR")
    )
    signed = EdtfField(_("signed on"))
    in_force = EdtfField(_("in force from"))
    expires = EdtfField(_("expires on"))
    renewal = models.CharField(_("renewal"), max_length=10, choices=Renewal.choices, blank=True)
    signed_from = Bound("signed", db_index=True)
    in_force_from = Bound("in_force")
    expires_until = Bound("expires", last=True)
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering: ClassVar = ["signed_from", "id"]
        constraints: ClassVar = [
            order("agreement_signed_before_it_expires", "signed_from", "expires_until"),
            order("agreement_in_force_before_it_expires", "in_force_from", "expires_until"),
            paired("agreement_amount_with_currency", "amount", "currency", _("An amount and its currency go together.")),
        ]

    def __str__(self) -> str:
        return self.title


class Signatory(Record):
    """Who signed an agreement, by whose hand."""

    hangs_on = "agreement"
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatories", verbose_name=_("agreement"))
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation"))
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("signed by"))
    capacity = models.CharField(_("as"), max_length=200, blank=True, help_text=_("Mayor, president, director …"))

    class Meta(Record.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            one_of("signatory_is_one_body", ["authority", "organisation"], _("Name the authority or the organisation, one of the two.")),
            unique("authority_signs_once", ["agreement", "authority"], _("This authority is a signatory already.")),
            unique("organisation_signs_once", ["agreement", "organisation"], _("This organisation is a signatory already.")),
        ]

    def __str__(self) -> str:
        return str(self.authority or self.organisation)


class Requirement(Record):
    """One line of the checklist that a country's law, or this office, asks for before an agreement counts."""

    country = models.CharField(_("country code"), max_length=2, validators=[country_code])
    text = models.CharField(_("what is required"), max_length=300)
    law = models.CharField(_("article of the law"), max_length=200, blank=True)
    place = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    in_use = models.BooleanField(_("in use"), default=True)

    class Meta(Record.Meta):
        verbose_name = _("requirement")
        verbose_name_plural = _("checklist")
        ordering: ClassVar = ["country", "place", "id"]
        constraints: ClassVar = [unique("requirement_once", ["office", "country", "text"], _("This requirement is there already."))]

    def __str__(self) -> str:
        return self.text


class Check(Record):
    """A requirement met for one agreement: when, and by which document or number."""

    hangs_on = "agreement"
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="checks", verbose_name=_("agreement"))
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="checks", verbose_name=_("requirement"))
    met = EdtfField(_("met on"), blank=False)
    reference = models.CharField(_("reference"), max_length=300, blank=True, help_text=_("Number of the resolution, of the receipt …"))
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document"))

    class Meta(Record.Meta):
        verbose_name = _("requirement met")
        verbose_name_plural = _("requirements met")
        ordering: ClassVar = ["requirement__place", "id"]
        constraints: ClassVar = [unique("check_once", ["agreement", "requirement"], _("This requirement is met already."))]

    def __str__(self) -> str:
        return str(self.requirement)
