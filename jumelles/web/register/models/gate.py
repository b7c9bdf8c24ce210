"""What an office marks for caution, and what its head decided where a mark is met. Jumelles marks nothing by itself."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jumelles.openings.codes import is_known
from jumelles.web.fields import country_code
from jumelles.web.record import Record
from jumelles.web.register.models.introduction import Introduction
from jumelles.web.register.models.opening_words import GatedAct, MarkScope, Ruling
from jumelles.web.register.models.people import Organisation

SCHEMES = {MarkScope.SECTOR: "nace2", MarkScope.GOODS: "hs"}


class GateMark(Record):
    """A country, a sector, goods or an organisation before which a head decides, with the list by which it was marked."""

    scope = models.CharField(_("what is marked"), max_length=12, choices=MarkScope.choices)
    code = models.CharField(_("code"), max_length=20, blank=True, help_text=_("Country: FR; sector: 26.60 or 26; goods: 9021."))
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation"))
    reason = models.CharField(_("reason"), max_length=500)
    list_name = models.CharField(_("list"), max_length=200)
    list_version = models.CharField(_("version of the list"), max_length=60)
    list_date = models.DateField(_("date of the list"))

    class Meta(Record.Meta):
        verbose_name = _("mark for caution")
        verbose_name_plural = _("marks for caution")
        ordering: ClassVar = ["scope", "code", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mark_names_one_thing",
                condition=models.Q(scope=MarkScope.ORGANISATION, organisation__isnull=False, code="")
                | (~models.Q(scope=MarkScope.ORGANISATION) & models.Q(organisation__isnull=True) & ~models.Q(code="")),
                violation_error_message=_("Write a code, or name the organisation where an organisation is marked."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()}: {self.organisation or self.code}"

    def clean(self) -> None:
        """The code is one of its kind."""
        if self.scope == MarkScope.COUNTRY and self.code:
            try:
                country_code(self.code)
            except ValidationError as error:
                raise ValidationError({"code": error}) from error
        scheme = SCHEMES.get(self.scope)  # type: ignore[call-overload]
        if scheme and self.code and not is_known(f"{scheme}:{self.code}"):
            raise ValidationError({"code": _("No such code is known.")})


class Clearance(Record):
    """A head's decision on one act of one case: which marks were met, by which lists, and on what ground it goes on or stops."""

    hangs_on = "introduction"
    tells = frozenset({"act", "ruling", "on", "decided_by", "hit", "basis"})
    introduction = models.ForeignKey(Introduction, models.PROTECT, related_name="clearances", verbose_name=_("introduction"))
    act = models.CharField(pgettext_lazy("which step", "before"), max_length=12, choices=GatedAct.choices, editable=False)
    ruling = models.CharField(_("decision"), max_length=10, choices=Ruling.choices, editable=False)
    on = models.DateField(_("decided on"), editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by"), editable=False)
    hit = models.TextField(_("marks met, with their lists"), max_length=5000, editable=False)
    covers = models.TextField("covers", max_length=5000, editable=False)
    basis = models.TextField(_("legal basis and reasons"), max_length=5000, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("decision at the gate")
        verbose_name_plural = _("decisions at the gate")
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.get_ruling_display()}"
