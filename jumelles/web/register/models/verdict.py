"""What the office thinks of a match: kept, or dismissed and not proposed again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import one_of
from jumelles.web.record import Record
from jumelles.web.register.models.opening import Opening, PortfolioItem
from jumelles.web.register.models.opening_words import Ruled


class Verdict(Record):
    """One match of an opening, judged. It hangs on the opening for which matches were looked for."""

    hangs_on = "asked"
    tells = frozenset({"opening", "item", "ruling"})
    asked = models.ForeignKey(Opening, models.PROTECT, related_name="verdicts", verbose_name=_("match of"), editable=False)
    opening = models.ForeignKey(
        Opening, models.PROTECT, null=True, blank=True, related_name="judged", verbose_name=_("need or offer"), editable=False
    )
    item = models.ForeignKey(
        PortfolioItem, models.PROTECT, null=True, blank=True, related_name="judged", verbose_name=_("item of a portfolio"), editable=False
    )
    ruling = models.CharField(_("decision"), max_length=10, choices=Ruled.choices, editable=False)
    reason = models.TextField(_("reason"), blank=True, max_length=1000)

    class Meta(Record.Meta):
        verbose_name = _("judged match")
        verbose_name_plural = _("judged matches")
        ordering: ClassVar = ["ruling", "id"]
        constraints: ClassVar = [
            one_of("verdict_on_one", ("opening", "item"), _("A match is with an opening or with an item of a portfolio: exactly one."))
        ]

    def __str__(self) -> str:
        return str(self.other)

    def clean(self) -> None:
        """An item has no history of its own; its office is checked here."""
        if self.item and self.item.office_id != self.office_id:
            raise ValidationError({"item": _("This belongs to another office.")})

    @property
    def other(self) -> Any:
        """What was matched."""
        return self.opening or self.item
