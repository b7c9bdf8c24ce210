"""What the database checks of every row: dates in order, one of several references, two fields together, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.utils.translation import gettext_lazy as _


def order(name: str, start: str, end: str) -> models.CheckConstraint:
    """The end does not come before the start; what is not known is not compared."""
    unknown = models.Q(**{f"{start}__isnull": True}) | models.Q(**{f"{end}__isnull": True})
    return models.CheckConstraint(
        name=name,
        condition=unknown | models.Q(**{f"{end}__gte": models.F(start)}),
        violation_error_message=_("The end lies before the beginning: check both."),
    )


def one_of(name: str, fields: Sequence[str], message: Any) -> models.CheckConstraint:
    """Exactly one of these references is set."""
    ways = models.Q()
    for chosen in fields:
        ways |= models.Q(**{f"{field}__isnull": field != chosen for field in fields})
    return _OneOf(name=name, condition=ways, violation_error_message=message)


class _OneOf(models.CheckConstraint):
    """Checked here before it is stored: asking the database about each of twenty references took most of the time of keeping a record."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The references of which one is set."""
        return frozenset(name.removesuffix("__isnull") for name, _value in _leaves(self.condition))

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:  # noqa: ARG002 - Django's
        """Count them, unless the form that asks leaves one out."""
        if self.names.isdisjoint(exclude or ()) and sum(getattr(instance, f"{name}_id") is not None for name in self.names) != 1:
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def deconstruct(self) -> Any:
        """To the database and its migrations it is a check as any other."""
        return ("django.db.models.CheckConstraint", *super().deconstruct()[1:])


def _leaves(condition: models.Q) -> Iterator[tuple[str, Any]]:
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from _leaves(child)
        else:
            yield child  # type: ignore[misc]


def paired(name: str, amount: str, unit: str, message: Any) -> models.CheckConstraint:
    """Both are given, or neither is; `unit` is a text, empty where it is not given."""
    both = models.Q(**{f"{amount}__isnull": False}) & ~models.Q(**{unit: ""})
    neither = models.Q(**{f"{amount}__isnull": True, unit: ""})
    return models.CheckConstraint(name=name, condition=both | neither, violation_error_message=message)


def unique(name: str, fields: Sequence[str], message: Any) -> models.UniqueConstraint:
    """No two records share these fields."""
    return models.UniqueConstraint(name=name, fields=fields, violation_error_message=message)
