"""Figures that an office vouches for itself: they stand in place of the open sources' wherever this office compares places."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jumelles import dates
from jumelles.atlas import own
from jumelles.atlas.indicators import indicators
from jumelles.telling.figures import amount
from jumelles.web.constraints import unique
from jumelles.web.fields import EdtfField
from jumelles.web.record import Record
from jumelles.web.register.models.places import Town


def choices() -> list[tuple[str, str]]:
    """The indicators whose values are numbers, in the order of their themes and the language of the page."""
    return [(each.key, each.label) for each in indicators().values() if not each.is_text]


def check_size(value: float) -> None:
    """Refuse what is no size of anything.

    Raises:
        ValidationError: the value is not finite, or beyond all figures.
    """
    if not -1e15 < value < 1e15:
        raise ValidationError(_("This is no number that can be kept."))


LONGEST = 40
"""Characters of a number as it is typed."""


class _WrittenNumber(forms.Field):
    """A number as people write it: 1 234,5 or 1234.5."""

    widget = forms.TextInput

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.15g}" if isinstance(value, float) else value

    def to_python(self, value: Any) -> Any:
        if value is None or not value.strip():
            return None
        try:
            return own.read_number(value.strip()[:LONGEST])
        except ValueError as error:
            raise ValidationError(_("%(problem)s."), params={"problem": error}) from error


class SizeField(models.FloatField):
    """The value of a figure."""

    default_validators = [check_size]  # noqa: RUF012 - Django's own attribute

    def formfield(self, **options: Any) -> forms.Field:
        """Typed as people write numbers."""
        return _WrittenNumber(label=self.verbose_name, help_text=self.help_text, **options)


class OwnFigure(Record):
    """One figure of one town. Its unit is that of the indicator."""

    hangs_on = "town"
    town = models.ForeignKey(Town, models.PROTECT, related_name="figures", verbose_name=_("town"))
    indicator = models.CharField(_("indicator"), max_length=40, choices=choices)
    value = SizeField(_("value"), help_text=_("As you write it: 1 234,5 or 1234.5. A share lies between 0 and 1."))
    dated = EdtfField(_("as of"))

    class Meta(Record.Meta):
        verbose_name = _("own figure")
        verbose_name_plural = _("own figures")
        ordering: ClassVar = ["indicator", "id"]
        constraints: ClassVar = [
            unique("figure_once", ["office", "town", "indicator"], _("There is a figure of this indicator already: change that one.")),
            models.CheckConstraint(
                name="figure_has_source",
                condition=~models.Q(source=""),
                violation_error_message=_("A figure needs its source: say who counted it."),
            ),
            models.CheckConstraint(
                name="figure_has_date", condition=~models.Q(dated=""), violation_error_message=_("A figure needs its date: say as of when.")
            ),
        ]

    def __str__(self) -> str:
        known = indicators().get(self.indicator)
        return known.label if known else self.indicator

    @property
    def amount(self) -> str:
        """The value with its unit, in words."""
        known = indicators().get(self.indicator)
        return amount(known, self.value) if known else f"{self.value:.15g}"

    def clean(self) -> None:
        """Values that the unit does not allow, and days to come, are refused.

        Raises:
            ValidationError: by the name of the field.
        """
        known = indicators().get(self.indicator)
        if known and isinstance(self.value, float):
            try:
                own.within(self.value, known.unit)
            except ValueError as error:
                raise ValidationError({"value": ValidationError(_("%(problem)s."), params={"problem": error})}) from error
        if self.dated and _first_day(self.dated) > timezone.localdate():
            raise ValidationError({"dated": _("This lies in the future: a figure tells what was counted.")})


def _first_day(text: str) -> Any:
    try:
        return dates.read(text).earliest
    except dates.DateError:
        return timezone.localdate()  # the text itself is refused, in its own words
