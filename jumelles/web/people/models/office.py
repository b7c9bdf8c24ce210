"""An office: the team that looks after one authority's relations with the world."""

from __future__ import annotations

import zoneinfo
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jumelles.web.fields import country_code
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.record import Tracked


def check_timezone(name: str) -> None:
    """Refuse what is no time zone.

    Raises:
        ValidationError: the name is none of the tz database.
    """
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("%(name)s is not a time zone: write one such as Europe/Paris."), params={"name": name})


class Office(Tracked):
    """The team of one authority, and all the records it keeps. `slug` stands in its addresses.

    `quiet_after` (months) and `ahead_days` say when its desk speaks up.
    """

    name = models.CharField(_("name of the office"), max_length=200)
    slug = models.SlugField(
        _("short name in addresses"), max_length=60, unique=True, error_messages={"unique": _("Another office has this short name.")}
    )
    country = models.CharField(
        _("country code"),
        max_length=2,
        validators=[country_code],
        help_text=_("Code of two letters (FR): which checklist of the law applies."),
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fr")
    timezone = models.CharField(_("time zone"), max_length=60, default="Europe/Paris", validators=[check_timezone])
    quiet_after = models.PositiveSmallIntegerField(
        _("months of silence"),
        default=24,
        validators=[MinValueValidator(3), MaxValueValidator(240)],
        help_text=_("After so many months without contact, the desk says that a partnership is asleep."),
    )
    ahead_days = models.PositiveSmallIntegerField(
        _("days ahead"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(730)],
        help_text=_("So many days before it comes, the desk tells a date."),
    )

    class Meta(Tracked.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def office(self) -> Any:
        """Itself, so that rules ask an office what they ask of any record."""
        return self

    @property
    def office_id(self) -> Any:
        """As `office`."""
        return self.pk
