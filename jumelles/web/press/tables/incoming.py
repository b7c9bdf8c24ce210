"""A list comes to the desk: its file is kept aside while its columns may be named: until the first row is decided."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.languages import series
from jumelles.web.access import require
from jumelles.web.press import background
from jumelles.web.press.models import Clipping, ClippingKind, ClippingState, Decision
from jumelles.web.press.tables import heads
from jumelles.web.press.tables.lists import LISTS, WHOLE, columns
from jumelles.web.tables import reading
from jumelles.web.tables.aside import KEPT, kept
from jumelles.web.tables.reading import Table


def path_of(clipping: Clipping) -> Path:
    """Where the file lies; no address of the web leads there."""
    return Path(settings.FILES) / "incoming" / f"list-{clipping.pk}"


def begin(clipping: Clipping, content: bytes, name: str) -> Clipping:
    """Keep a table until its columns are named; they are guessed, or known from the last time.

    Raises:
        Unreadable: it holds no table that can be read; nothing is kept.
    """
    _sweep()
    with kept(path_of(clipping), content) as found:
        known = heads.remembered(clipping.office, found.columns)
    clipping.kind, clipping.state = ClippingKind.TABLE, ClippingState.MAPPING
    clipping.filename = "".join(sign for sign in name if sign.isprintable())[:200]
    clipping.title, clipping.sha256 = (clipping.title or clipping.filename)[:300], hashlib.sha256(content).hexdigest()
    clipping.encoding = found.encoding
    clipping.noun = known.noun if known else heads.likeliest(found.columns)
    clipping.mapping = known.mapping if known else heads.guess(clipping.noun, found.columns)
    clipping.save(force_insert=True)
    return clipping


def table(clipping: Clipping, encoding: str = "", *, headless: bool | None = None) -> Table:
    """The table, perhaps in another encoding, or with or without heads.

    Raises:
        Unreadable: it is none in that encoding.
    """
    headless = clipping.headless if headless is None else headless
    return reading.read(path_of(clipping), encoding or clipping.encoding, headless=headless)


def may_be_named(clipping: Clipping) -> bool:
    """Whether its columns can be named, or named again: nobody works on it, no row is decided, and its file is there."""
    decided = clipping.proposals.exclude(decision=Decision.OPEN)
    return not clipping.is_running and path_of(clipping).exists() and not decided.exists()


def forget(clipping: Clipping) -> None:
    """Throw the file away: its rows are decided, or it is not wanted."""
    path_of(clipping).unlink(missing_ok=True)


def _sweep() -> None:
    """Files that nobody came back for."""
    for one in Clipping.objects.filter(kind=ClippingKind.TABLE, made__lt=timezone.now() - KEPT):
        forget(one)
        if one.state != ClippingState.READY:
            one.delete()


def settle(clipping: Clipping, noun: str, named: heads.Named, encoding: str, *, by: Any, headless: bool = False) -> None:
    """Note which list it is and its columns, keep them for the next time, and read the rows in the background: anew, if they were read.

    Raises:
        PermissionDenied: `by` does not work at the press desk.
        ValidationError: a column is missing or is named twice, or a row was decided meanwhile.
    """
    require(by, "write", clipping)
    _check(noun, named, clipping)
    clipping.noun, clipping.mapping, clipping.encoding, clipping.headless = noun, named, encoding, headless
    clipping.state, clipping.stop, clipping.told, clipping.done, clipping.seen = ClippingState.READING, False, "", 0, timezone.now()
    found = table(clipping)
    with transaction.atomic():
        if not may_be_named(Clipping.objects.select_for_update().get(pk=clipping.pk)):
            raise ValidationError(_("Somebody works on this list or has decided rows of it: its columns stay as they are."))
        clipping.proposals.all().delete()
        clipping.save()
        if not headless:
            heads.remember(clipping.office, noun, found.columns, named)
    background.start(clipping)


def _check(noun: str, named: Mapping[str, int | str], clipping: Clipping) -> None:
    if noun not in LISTS:
        raise ValidationError(_("Choose which list it is."))
    numbers = [at for at in named.values() if isinstance(at, int)]
    if len(set(numbers)) < len(numbers):
        raise ValidationError(_("One column is chosen twice: each holds one thing."))
    told = {*named, *(name for whole, names in WHOLE.items() if whole in named for name in names)}
    lacking = [str(one.label) for one in columns(noun).values() if one.needed and one.name not in told]
    if clipping.partnership_id and "partnership" in columns(noun):
        lacking = [label for label in lacking if label != str(columns(noun)["partnership"].label)]
    if "position" in named and "body" not in named:
        lacking.append(str(columns(noun)["body"].label))
    if lacking:
        raise ValidationError(_("Say where this is told: %(names)s.") % {"names": series(lacking)})
