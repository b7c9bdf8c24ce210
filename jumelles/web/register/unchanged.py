"""What was computed from all records of an office serves until one of them changes: pages are read more often than records are written."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.utils import timezone

from jumelles.matching.recent import Recent
from jumelles.web.register.models import Stamp

T = TypeVar("T")
_results: Recent[Any] = Recent(64)
"""Of this process; each process has its own."""


def while_unchanged(office: Any, what: Hashable, make: Callable[[], T]) -> T:
    """The result of `make`, which reads nothing but the records and the settings of this office and today's date, by the name `what`.

    It may come from another request, of another member: it must be the same for all who see the whole office, hold no word of a language,
    and never be changed. The mark is read before the records, so that what changes meanwhile is read again next time.
    """
    mark = Stamp.objects.filter(office=office).values_list("mark", flat=True).first()
    found: T = _results.of(_results, (office.pk, office.version, mark, timezone.localdate(), what), make)
    return found
