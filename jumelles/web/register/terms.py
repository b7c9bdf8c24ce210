"""The term of an agreement: how much of it has gone by, and what is left, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles import dates
from jumelles.web.register.models.words import Renewal
from jumelles.web.register.spans import away


@dataclass(frozen=True)
class Term:
    """An agreement with its term: days `gone` of the `whole` (0 where an end is not known), and what a reader wants to know of it."""

    record: Any
    gone: int
    whole: int
    says: str


def term(record: Any) -> Term:
    """The term of one agreement, from its signature or its coming into force."""
    today, begun, ends = timezone.localdate(), record.in_force_from or record.signed_from, record.expires_until
    known = bool(begun and ends and ends > begun)
    whole = (ends - begun).days if known else 0
    return Term(record, min(max((today - begun).days, 0), whole) if known else 0, whole, _says(record, ends, today))


def _says(record: Any, ends: Any, today: Any) -> str:
    signed = _("signed: %(day)s") % {"day": dates.say(record.signed)} if record.signed else _("not signed yet")
    if not ends:
        return signed
    until = dates.say(record.expires)
    if ends < today and record.renewal == Renewal.TACIT:
        return _("%(signed)s · renewed by itself at its term: %(day)s") % {"signed": signed, "day": until}
    if ends < today:
        return _("%(signed)s · ended: %(day)s") % {"signed": signed, "day": until}
    return _("%(signed)s · ends %(away)s: %(day)s") % {"signed": signed, "away": away((ends - today).days), "day": until}
