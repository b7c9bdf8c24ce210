"""The partnership, who is in it, and the dated steps of its life."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles import dates
from jumelles.web.constraints import order, unique
from jumelles.web.fields import Bound, EdtfField
from jumelles.web.people.models import Membership
from jumelles.web.record import Record
from jumelles.web.register.models.places import Authority
from jumelles.web.register.models.words import PartnershipKind, Side, Status


class Partnership(Record):
    """A relation between authorities of two sides. It ends by a step of its history; it is not erased.

    `ranking` is what the partner's place scored for ours on the day of the choice (`actions.record_choice`), `profile` the weights it was
    ranked with.
    """

    name = models.CharField(_("name"), max_length=200, help_text=_("As you speak of it: the two cities, for instance."))
    kind = models.CharField(_("kind"), max_length=20, choices=PartnershipKind.choices)
    reason = models.TextField(_("why this partner was chosen"), blank=True, max_length=5000)
    profile = models.TextField(_("profile of the ranking"), blank=True, editable=False)
    ranking = models.JSONField(_("ranking of the day"), null=True, blank=True, editable=False)
    ranked_on = models.DateField(_("ranked on"), null=True, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ranking_is_dated",
                condition=models.Q(ranking__isnull=True, ranked_on__isnull=True) | models.Q(ranking__isnull=False, ranked_on__isnull=False),
                violation_error_message=_("A ranking must be dated."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Party(Record):
    """An authority in a partnership, on one side, for a time."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="parties", verbose_name=_("partnership"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="parties", verbose_name=_("authority"))
    side = models.CharField(_("side"), max_length=10, choices=Side.choices)
    since = EdtfField(_("since"))
    until = EdtfField(_("until"))
    since_from = Bound("since")
    until_until = Bound("until", last=True)

    class Meta(Record.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering: ClassVar = ["side", models.F("since_from").asc(nulls_last=True), "id"]
        constraints: ClassVar = [
            unique("party_once", ["partnership", "authority"], _("This authority is a party already.")),
            order("party_in_order", "since_from", "until_until"),
        ]

    def __str__(self) -> str:
        return str(self.authority)


class StatusStep(Record):
    """One dated step, with the document or the source that proves it."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="steps", verbose_name=_("partnership"))
    status = models.CharField(_("status"), max_length=20, choices=Status.choices)
    on = EdtfField(_("date"), blank=False)
    on_from = Bound("on", db_index=True)
    document = models.ForeignKey(
        "register.Document", models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("document")
    )

    class Meta(Record.Meta):
        verbose_name = _("status step")
        verbose_name_plural = _("status steps")
        ordering: ClassVar = ["on_from", "id"]
        constraints: ClassVar = [
            unique("step_once", ["partnership", "status", "on"], _("This step is recorded already.")),
            models.CheckConstraint(
                name="step_is_proved",
                condition=models.Q(document__isnull=False) | ~models.Q(source=""),
                violation_error_message=_("Name the source of this step, or attach the document that proves it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()}, {dates.say(self.on)}"

    def clean(self) -> None:
        """A step has its place in the order of the others: "before 1991" has none."""
        super().clean()
        if self.on_from is None:
            raise ValidationError({"on": _("Say from when, at least about: 1991~")})


class Invitation(Record):
    """A guest's way in: a member of the office, of the role guest, sees this one partnership for the authority of the other side."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="invitations", verbose_name=_("partnership"))
    member = models.ForeignKey(Membership, models.PROTECT, related_name="invitations", verbose_name=_("guest"), editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("on behalf of"))

    class Meta(Record.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [unique("invited_once", ["partnership", "member"], _("This guest is invited already."))]

    def __str__(self) -> str:
        return str(self.member.user)
