"""A file as it comes in: kept aside until its columns are named, and thrown away when it holds no table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.languages import number
from jumelles.web.access import require
from jumelles.web.openings import mapping
from jumelles.web.register.models import Intake, Portfolio
from jumelles.web.register.models.intake import IntakeState
from jumelles.web.tables import reading
from jumelles.web.tables.aside import KEPT, kept

SHOWN = 5
"""Rows of the preview."""


def path_of(intake: Intake) -> Path:
    """Where the file lies; no address of the web leads there."""
    return Path(settings.FILES) / "incoming" / str(intake.pk)


def begin(intake: Intake, content: bytes, *, by: Any) -> Intake:
    """Keep a file for a new portfolio, or for one that is there, until its columns are named.

    Raises:
        PermissionDenied: `by` may not write portfolios.
        Unreadable: it holds no table that can be read; nothing is kept.
    """
    require(by, "write", intake.portfolio or Portfolio(office=intake.office))
    if len(content) > settings.UPLOAD_LIMIT:
        message = _("The file is larger than %(limit)s MB: divide it, or save it as XLSX, which is smaller.")
        raise reading.Unreadable(message % {"limit": number(settings.UPLOAD_LIMIT / 1_000_000)})
    _sweep()
    with kept(path_of(intake), content) as table:
        intake.columns, intake.encoding = list(table.columns), table.encoding
        intake.mapping = mapping.guess(table.columns, [cells for _number, cells in table.first(50)])
    intake.by = by
    intake.save()
    return intake


def forget(intake: Intake) -> None:
    """Throw the file away: its work is done, or it is not wanted."""
    path_of(intake).unlink(missing_ok=True)


def _sweep() -> None:
    """Files that nobody came back for, and the words about them."""
    for old in Intake.objects.filter(made__lt=timezone.now() - KEPT):
        forget(old)
        old.delete()


def again(intake: Intake, encoding: str) -> reading.Table:
    """The table, in another encoding perhaps.

    Raises:
        Unreadable: it is none in that encoding.
    """
    return reading.read(path_of(intake), encoding or intake.encoding)


def settle(intake: Intake, chosen: mapping.Mapping, encoding: str) -> None:
    """Note the columns: from here on it is read."""
    intake.mapping, intake.encoding, intake.seen = chosen, encoding, timezone.now()
    intake.state, intake.stop, intake.told, intake.read = IntakeState.READING, False, "", 0
    intake.save()
