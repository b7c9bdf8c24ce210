"""How two sides come together: a case from the match to the agreement, the messages that go between them, and what came of it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import paired, unique
from jumelles.web.fields import currency_code
from jumelles.web.record import Record
from jumelles.web.register.models.agreement import Agreement
from jumelles.web.register.models.ambassador import Ambassador
from jumelles.web.register.models.opening import Opening, PortfolioItem
from jumelles.web.register.models.opening_words import AskedAfter, CaseStage, Disclosure, OutcomeKind, Towards
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.people import Organisation, Person
from jumelles.web.register.models.visit import ProgrammeItem

PAIR = ("need", "offer", "item")
STEPS = ("stage", "expressed_on", "accepted_on", "declined_on", "introduced_on", "met_on", "agreed_on", "closed_on")
ASSENT = ("need_consent_on", "offer_consent_on", "nda_on", "disclosure")


def _day(label: Any) -> Any:
    return models.DateField(label, null=True, blank=True, editable=False)


class Introduction(Record):
    """One need and one offer within a partnership, of which one may be an item of a portfolio. It moves by the actions of `register.cases`.

    Neither side learns a name of the other before both have agreed (`need_consent_on`, `offer_consent_on`).
    """

    hangs_on = "partnership"
    tells = frozenset({*PAIR, *STEPS, *ASSENT, "message", "decline_reason", "ambassador", "meeting", "table", "interpreter", "agreement"})
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="introductions", verbose_name=_("partnership"))
    need = models.ForeignKey(
        Opening, models.PROTECT, null=True, blank=True, related_name="cases_of_need", verbose_name=_("need"), editable=False
    )
    offer = models.ForeignKey(
        Opening, models.PROTECT, null=True, blank=True, related_name="cases_of_offer", verbose_name=_("offer"), editable=False
    )
    item = models.ForeignKey(
        PortfolioItem, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("item of a portfolio"), editable=False
    )
    reasons = models.TextField(_("why they fit"), blank=True, max_length=2000)
    stage = models.CharField(_("stage"), max_length=12, choices=CaseStage.choices, default=CaseStage.CANDIDATE, editable=False)
    message = models.TextField(_("message"), blank=True, max_length=1000, editable=False)
    expressed_on = _day(_("interest expressed on"))
    accepted_on = _day(_("interest accepted on"))
    declined_on = _day(_("declined on"))
    decline_reason = models.CharField(_("reason of the refusal"), max_length=500, blank=True, editable=False)
    need_consent_on = _day(_("who needs agreed on"))
    offer_consent_on = _day(_("who offers agreed on"))
    ambassador = models.ForeignKey(
        Ambassador, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("ambassador"), editable=False
    )
    introduced_on = _day(_("introduced on"))
    disclosure = models.PositiveSmallIntegerField(
        _("what is disclosed"), choices=Disclosure.choices, default=Disclosure.ANONYMOUS, editable=False
    )
    nda_on = _day(_("non-disclosure agreement of"))
    meeting = models.ForeignKey(
        ProgrammeItem, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("meeting"), editable=False
    )
    table = models.CharField(_("table"), max_length=60, blank=True, editable=False)
    interpreter = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("interpreter"), editable=False
    )
    met_on = _day(_("met on"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("agreement"), editable=False
    )
    agreed_on = _day(_("agreement signed on"))
    closed_on = _day(_("closed on"))

    class Meta(Record.Meta):
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["office", "stage"], name="introduction_by_stage")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="introduction_has_two_sides",
                condition=reduce(or_, (models.Q(**{f"{name}__isnull": name == left_out for name in PAIR}) for left_out in PAIR)),
                violation_error_message=_("A case has two sides: a need and an offer, or an item of a portfolio for one."),
            ),
            unique("introduction_once", ["partnership", "need", "offer"], _("These two have been put together already.")),
            unique("introduction_once_of_item", ["partnership", "need", "item"], _("These two have been put together already.")),
            unique("introduction_once_of_seeker", ["partnership", "offer", "item"], _("These two have been put together already.")),
            models.CheckConstraint(
                name="names_after_consent",
                condition=models.Q(disclosure=0) | models.Q(need_consent_on__isnull=False, offer_consent_on__isnull=False),
                violation_error_message=_("Names are told after both sides have agreed."),
            ),
            models.CheckConstraint(
                name="documents_after_nda",
                condition=models.Q(disclosure__lt=2) | models.Q(nda_on__isnull=False),
                violation_error_message=_("Documents are told after a non-disclosure agreement: write its date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seeking} – {self.offering}"

    def clean(self) -> None:
        """An item has no history of its own; its office is checked here."""
        if self.item and self.item.office_id != self.office_id:
            raise ValidationError({"item": _("This belongs to another office.")})

    @property
    def seeking(self) -> Any:
        """The need, or the item of a portfolio that seeks."""
        return self.need or self.item

    @property
    def offering(self) -> Any:
        """The offer, or the item of a portfolio that offers."""
        return self.offer or self.item

    @property
    def organisations(self) -> tuple[Organisation, Organisation]:
        """Who needs, and who offers."""
        return self.seeking.organisation, self.offering.organisation


class Message(Record):
    """What one side told the other, relayed by the office: no address stands in it."""

    hangs_on = "introduction"
    tells = frozenset({"towards", "body", "sent_at"})
    introduction = models.ForeignKey(Introduction, models.PROTECT, related_name="messages", verbose_name=_("introduction"))
    towards = models.CharField(_("direction"), max_length=10, choices=Towards.choices, editable=False)
    body = models.TextField(_("message"), max_length=4000, editable=False)
    sent_at = models.DateTimeField(_("sent at"), editable=False)

    class Meta(Record.Meta):
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar = ["sent_at", "id"]

    def __str__(self) -> str:
        return self.body[:60]


class Outcome(Record):
    """What came of an introduction, with its evidence; asked for after 6 and 12 months."""

    hangs_on = "introduction"
    introduction = models.ForeignKey(Introduction, models.PROTECT, related_name="outcomes", verbose_name=_("introduction"))
    on = models.DateField(_("on"))
    kind = models.CharField(_("what came of it"), max_length=20, choices=OutcomeKind.choices)
    asked_after = models.PositiveSmallIntegerField(_("asked for after"), choices=AskedAfter.choices, null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)])
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, validators=[currency_code], help_text=_("Code of three letters: EUR")
    )
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document"))

    class Meta(Record.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            paired("outcome_amount_with_currency", "amount", "currency", _("An amount and its currency go together.")),
            models.CheckConstraint(
                name="outcome_is_proved",
                condition=models.Q(kind__in=["none_yet", "talks", "ended"]) | models.Q(document__isnull=False) | ~models.Q(source=""),
                violation_error_message=_("Name the source of this outcome, or attach the document that proves it."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
