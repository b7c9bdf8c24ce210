"""Calendar feeds: what a member's calendar program may fetch without signing in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Tracked


class FeedKind(models.TextChoices):
    """What a feed tells."""

    OFFICE = "office", _("the whole agenda")
    VISIT = "visit", _("one visit")
    PERSON = "person", _("one person’s visits")


class Feed(Tracked):
    """One private address of one member. It hangs on the membership, and goes with it.

    `about` is the key of its visit or person. It is no foreign key: a feed keeps nobody from deleting what it tells of, and tells nothing
    while that is gone. The address itself is stored nowhere (see `feeds.token`).
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False)
    member = models.ForeignKey(Membership, models.PROTECT, related_name="feeds", verbose_name=_("member"), editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=FeedKind.choices, editable=False)
    about = models.UUIDField(null=True, blank=True, editable=False)
    made = models.DateField(_("made on"), default=timezone.localdate, editable=False)

    hangs_on: ClassVar[str] = "member"

    class Meta(Tracked.Meta):
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering: ClassVar = ["-made", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="feed_is_about_its_kind",
                condition=models.Q(kind="office", about__isnull=True) | (~models.Q(kind="office") & models.Q(about__isnull=False)),
                violation_error_message=_("A calendar feed is of the whole office, of one visit or of one person."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.member.user})"


class Fetch(models.Model):
    """On which day a feed was last fetched: its owner sees whether the address is still used. It is no part of anybody's history."""

    feed = models.OneToOneField(Feed, models.CASCADE, primary_key=True, related_name="fetch")
    on = models.DateField()

    def __str__(self) -> str:
        return str(self.on)
