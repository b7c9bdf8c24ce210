"""Kinds of fields that registers need and Django lacks: dates as archives know them, days to sort by, goals, and which of two is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from jumelles import dates
from jumelles.languages import LANGUAGES
from jumelles.openings import codes
from jumelles.openings.codes import SCHEMES

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters and those that turn the direction of what follows: nobody types them, and they deceive readers."""


def check_text(value: Any) -> None:
    """Refuse what no keyboard writes.

    Raises:
        ValidationError: the text holds control characters or direction overrides.
    """
    if isinstance(value, str) and (bad := FORBIDDEN.search(value)):
        name = unicodedata.name(bad[0], f"U+{ord(bad[0]):04X}")
        raise ValidationError(_("The text holds a character that cannot be kept (%(name)s): delete it."), params={"name": name})


def check_texts(record: models.Model) -> None:
    """As `check_text`, for every text of a record, whichever way it came.

    Raises:
        ValidationError: by the name of the field.
    """
    for field in record._meta.concrete_fields:
        try:
            check_text(getattr(record, field.attname))
        except ValidationError as error:
            raise ValidationError({field.name: error}) from error


def check_choices(record: models.Model) -> None:
    """Refuse a choice that is none, in the fields that no form holds: of those Django checks nothing.

    Raises:
        ValidationError: by the name of the field.
    """
    for field in record._meta.concrete_fields:
        value = getattr(record, field.attname)
        if field.choices and not field.editable and value not in dict(field.flatchoices) and value not in (None, ""):
            raise ValidationError({field.name: _("“%(value)s” is none of the choices.") % {"value": str(value)[:40]}})


def check_date(text: str) -> None:
    """Refuse what is no EDTF date, with the sentence of `dates`.

    Raises:
        ValidationError: the text is none.
    """
    try:
        dates.read(text)
    except dates.DateError as error:
        raise ValidationError(str(error)) from error


def in_order(text: str) -> str:
    """A day or a month as people write it here (31.03.2017, 31/3/2017, 03/2017), year first; any other text as it is."""
    if found := re.fullmatch(r"\s*(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})\s*", text, re.ASCII):
        day, month, year = found.groups()
        return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
    return text


class _WrittenDate(forms.CharField):
    def to_python(self, value: Any) -> str:
        return in_order(super().to_python(value))


class EdtfField(models.CharField):
    """A date with what is not known of it: 1991, 2011~, 2017-03-31 (EDTF, ISO 8601-2, levels 0 and 1)."""

    default_validators = [check_date]  # noqa: RUF012 - Django's own attribute

    def __init__(self, verbose_name: Any = None, **options: Any) -> None:
        options = {"max_length": 40, "blank": True, "help_text": _("1991, 2017-03 or 2017-03-31; ~ for about: 2011~")} | options
        super().__init__(verbose_name, **options)

    def formfield(self, **options: Any) -> forms.Field:
        """Days are taken as they are written here, too."""
        return super().formfield(**{"form_class": _WrittenDate} | options)


class Bound(models.DateField):
    """The first (or last) possible day of an EDTF field beside it, kept in step with it; None where that end is open or unknown.

    The database sorts by it and checks the order of dates with it.
    """

    def __init__(self, of: str, *, last: bool = False, **options: Any) -> None:
        self.of, self.last = of, last
        super().__init__(null=True, blank=True, editable=False, db_index=options.get("db_index", False))

    empty_values = ()
    """None counts as empty: Django cleans the field whether it holds a day yet or not."""

    def clean(self, value: Any, model_instance: models.Model | None) -> date | None:  # noqa: ARG002 - Django's signature
        """The day of the text as it is now, so that the order of dates is checked on it."""
        try:
            return self.day(getattr(model_instance, self.of))
        except dates.DateError:
            return None  # the text itself is refused, in its own words

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As Django asks of a field with arguments of its own."""
        name, path, _arguments, options = super().deconstruct()
        kept = {key: value for key, value in options.items() if key == "db_index"}
        return name, path, [self.of], kept | ({"last": True} if self.last else {})

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:  # noqa: ARG002, FBT001 - Django's signature
        """The day to store."""
        value = self.day(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, value)
        return value

    def day(self, text: str) -> date | None:
        """The bound that a text has."""
        if not text:
            return None
        span = dates.read(text)
        found = span.latest if self.last else span.earliest
        is_open = text.endswith("..") if self.last else text.startswith("..")
        return None if is_open else found


country_code = RegexValidator(r"^[A-Z]{2}\Z", _("Write the code of two capital letters, such as FR."))
currency_code = RegexValidator(r"^[A-Z]{3}\Z", _("Write the code of three capital letters, such as EUR."))

GOALS = (
    *(_("No poverty"), _("Zero hunger"), _("Good health and well-being"), _("Quality education"), _("Gender equality")),
    *(_("Clean water and sanitation"), _("Affordable and clean energy"), _("Decent work and economic growth")),
    *(_("Industry, innovation and infrastructure"), _("Reduced inequalities"), _("Sustainable cities and communities")),
    *(_("Responsible consumption and production"), _("Climate action"), _("Life below water"), _("Life on land")),
    *(_("Peace, justice and strong institutions"), _("Partnerships for the goals")),
)
"""The United Nations' Sustainable Development Goals, 1 to 17."""


def check_goals(text: str) -> None:
    """Refuse what is not a list of goals in their order.

    Raises:
        ValidationError: a number is none of theirs.
    """
    numbers = text.split(",")
    if any(number not in map(str, range(1, 18)) for number in numbers) or sorted(set(numbers), key=int) != numbers:
        raise ValidationError(_("Sustainable Development Goals are numbers from 1 to 17, in their order, separated by commas."))


class _GoalsChoice(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split(",") if isinstance(value, str) and value else value or []

    def clean(self, value: Any) -> str:
        return ",".join(sorted(set(super().clean(value)), key=int))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != list(data or [])


class GoalsField(models.CharField):
    """Sustainable Development Goals as their numbers, `4,9,17`; chosen by ticking."""

    default_validators = [check_goals]  # noqa: RUF012 - Django's own attribute

    def __init__(self, verbose_name: Any = None, **options: Any) -> None:
        super().__init__(verbose_name, **{"max_length": 60, "blank": True} | options)

    def formfield(self, **_options: Any) -> forms.Field:
        """Seventeen boxes."""
        choices = [(str(n), format_lazy("{n} {goal}", n=n, goal=goal)) for n, goal in enumerate(GOALS, 1)]
        return _GoalsChoice(choices=choices, required=False, label=self.verbose_name)


class _CodesText(forms.CharField):
    def __init__(self, *, schemes: Sequence[str], **options: Any) -> None:
        self.schemes = schemes
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return in_row(super().to_python(value), self.schemes)


def in_row(text: str, schemes: Sequence[str]) -> str:
    """Codes as they are typed (with or without the name of their scheme where there is one only) as they are kept: each once."""
    parts = (part for part in re.split(r"[\s,;]+", text) if part)
    return ",".join(dict.fromkeys(part if ":" in part or len(schemes) > 1 else f"{schemes[0]}:{part}" for part in parts))


class CodesField(models.CharField):
    """Codes of trades, technologies and goods, each with its scheme: `nace2:26.60,field:13,hs:902140`."""

    def __init__(self, verbose_name: Any = None, *, schemes: Sequence[str] = SCHEMES, **options: Any) -> None:
        self.schemes = tuple(schemes)
        super().__init__(verbose_name, **{"max_length": 500, "blank": True, "help_text": _("Separated by commas.")} | options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As Django asks of a field with arguments of its own."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, options | ({"schemes": self.schemes} if self.schemes != SCHEMES else {})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Each code is known, and of a scheme that the field takes."""
        super().validate(value, model_instance)
        for code in filter(None, value.split(",")):
            if code.partition(":")[0] not in self.schemes or not codes.is_known(code):
                raise ValidationError(_("“%(code)s” is no code that is known here: write one like %(like)s."), params=self._like(code))

    def _like(self, code: str) -> dict[str, str]:
        examples = {"nace2": "nace2:26.60", "field": "field:13", "hs": "hs:902140"}
        return {"code": code[:40], "like": ", ".join(examples[scheme] for scheme in self.schemes)}

    def formfield(self, **_options: Any) -> forms.Field:
        """A text of codes."""
        return _CodesText(
            schemes=self.schemes, required=False, max_length=self.max_length, label=self.verbose_name, help_text=self.help_text
        )


def check_languages(text: str) -> None:
    """Refuse what is not a list of our languages in their order.

    Raises:
        ValidationError: a code is none of them.
    """
    chosen = text.split(",")
    if not chosen or [code for code in LANGUAGES if code in chosen] != chosen:
        raise ValidationError(_("Choose at least one of the languages: %(codes)s."), params={"codes": ", ".join(LANGUAGES)})


class _LanguagesChoice(_GoalsChoice):
    def clean(self, value: Any) -> str:
        chosen = forms.MultipleChoiceField.clean(self, value)
        return ",".join(code for code in LANGUAGES if code in chosen)


class LanguagesField(models.CharField):
    """Languages that the office writes, as their codes, `fr,ru`; chosen by ticking, at least one."""

    default_validators = [check_languages]  # noqa: RUF012 - Django's own attribute

    def __init__(self, verbose_name: Any = None, **options: Any) -> None:
        super().__init__(verbose_name, **{"max_length": 20} | options)

    def formfield(self, **_options: Any) -> forms.Field:
        """A box for each language."""
        return _LanguagesChoice(choices=settings.LANGUAGES, label=self.verbose_name)
