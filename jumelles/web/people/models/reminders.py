"""Whether a member wants to be reminded by e-mail, and when that was done last."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jumelles.web.people.models.membership import Membership


class Rhythm(models.TextChoices):
    """How often a reminder comes, if there is something to say."""

    NONE = "none", pgettext_lazy("reminders by e-mail", "never")
    WEEKLY = "weekly", pgettext_lazy("reminders by e-mail", "once a week")
    DAILY = "daily", pgettext_lazy("reminders by e-mail", "every day")


class Reminders(models.Model):
    """A member's own choice. Who never chose has no row, and gets no mail.

    It is no record of the office: it stands in no history and no export, and goes with the membership.
    """

    member = models.OneToOneField(Membership, models.CASCADE, related_name="reminders")
    rhythm = models.CharField(_("reminders by e-mail"), max_length=10, choices=Rhythm.choices, default=Rhythm.NONE)
    last_reminded = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.member}: {self.rhythm}"
