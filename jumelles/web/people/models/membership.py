"""Who belongs to an office, and as what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import unique
from jumelles.web.people.models.office import Office
from jumelles.web.people.models.user import User
from jumelles.web.record import Tracked


class Role(models.TextChoices):
    """What a member may do. Each of the last four may do what the one before it may; a guest sees the partnerships it is invited to."""

    GUEST = "guest", _("guest")
    READER = "reader", _("reader")
    OFFICER = "officer", _("officer")
    HEAD = "head", _("head of the office")
    ADMINISTRATOR = "administrator", _("administrator")


class Membership(Tracked):
    """One account in one office."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="memberships", editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("account"), editable=False)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta(Tracked.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering: ClassVar = ["user__name", "id"]
        constraints: ClassVar = [unique("one_membership_each", ["office", "user"], _("This account is a member already."))]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
