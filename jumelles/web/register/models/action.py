"""What is done together: its domain, its dates, who does what, who pays, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import one_of, order
from jumelles.web.fields import Bound, EdtfField, GoalsField, currency_code
from jumelles.web.record import Record
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.people import Organisation
from jumelles.web.register.models.places import Authority
from jumelles.web.register.models.words import Domain, Part, Stage


class Action(Record):
    """An action or project of a partnership."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="actions", verbose_name=_("partnership"))
    title = models.CharField(_("title"), max_length=300)
    domain = models.CharField(_("domain"), max_length=20, choices=Domain.choices)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.PLANNED)
    starts = EdtfField(_("begins"))
    ends = EdtfField(_("ends"))
    about = models.TextField(_("what is done"), blank=True, max_length=10000)
    result = models.TextField(_("result, at home and abroad"), blank=True, max_length=10000)
    practice = models.TextField(_("practice shared"), blank=True, max_length=5000, help_text=_("What one side learnt from the other."))
    goals = GoalsField(_("Sustainable Development Goals"))
    starts_from = Bound("starts", db_index=True)
    ends_until = Bound("ends", last=True)
    public = models.BooleanField(_("shown to everybody"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering: ClassVar = ["-starts_from", "title", "id"]
        indexes: ClassVar = [
            models.Index(fields=["office", "-starts_from", "title", "id"], name="action_by_date"),
            # Last contacts and the strip of domains read nothing but this index.
            models.Index(fields=["office", "partnership", "stage", "starts_from", "ends_until", "domain"], name="action_by_life"),
            models.Index(fields=["office", "stage", "-starts_from"], name="action_by_stage"),
            # The year report: which actions touch a year, whatever is known of their end.
            models.Index(fields=["office", "starts_from", "ends_until", "stage", "starts", "ends"], name="action_by_years"),
        ]
        constraints: ClassVar = [order("action_in_order", "starts_from", "ends_until")]

    def __str__(self) -> str:
        return self.title


class ActionRole(Record):
    """What an organisation or an authority does in an action."""

    hangs_on = "action"
    action = models.ForeignKey(Action, models.PROTECT, related_name="roles", verbose_name=_("action"))
    part = models.CharField(_("role"), max_length=20, choices=Part.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="roles", verbose_name=_("organisation")
    )
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="roles", verbose_name=_("authority"))

    class Meta(Record.Meta):
        verbose_name = _("role in the action")
        verbose_name_plural = _("roles in the action")
        ordering: ClassVar = ["part", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "part", "id"], name="role_by_part")]
        constraints: ClassVar = [
            one_of("role_of_one_body", ["organisation", "authority"], _("Name the organisation or the authority, one of the two.")),
        ]

    def __str__(self) -> str:
        return gettext("{title}: {text}").format(title=self.organisation or self.authority, text=self.get_part_display())


class BudgetLine(Record):
    """What one funder gives to an action, planned and spent."""

    hangs_on = "action"
    action = models.ForeignKey(Action, models.PROTECT, related_name="budget", verbose_name=_("action"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation"))
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority"))
    planned = models.DecimalField(_("planned amount"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    spent = models.DecimalField(
        _("amount spent"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR", validators=[currency_code])

    class Meta(Record.Meta):
        verbose_name = _("line of the budget")
        verbose_name_plural = _("budget by funder")
        ordering: ClassVar = ["-planned", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "-planned", "id"], name="budget_by_amount")]
        constraints: ClassVar = [
            one_of("funder_is_one_body", ["organisation", "authority"], _("Name the organisation or the authority, one of the two.")),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.authority)
