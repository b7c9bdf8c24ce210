"""Reading in the background: what is proposed, how far it is, and an end to it when the user has enough."""

from __future__ import annotations

from dataclasses import asdict
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.press.models import Clipping, ClippingKind, ClippingState, Proposed
from jumelles.web.press.words import TYPES
from jumelles.web.register import places
from jumelles.web.register.models import Partnership, Party
from jumelles.web.surroundings import spoken
from jumelles.web.threads import aside

EVERY = 0.5
"""Seconds after which it is told how far the reading is, and asked whether to stop."""
READ = ("title", "text", "sha256", "warnings", "published", "outlet")
"""What a document tells of itself."""
ORDER = tuple(TYPES)
"""The types as the desk shows them."""


class _Stopped(Exception):
    pass


def start(clipping: Clipping, content: bytes = b"") -> None:
    """Let the reading go on aside; the page of the clipping tells how far it is."""
    key, language = clipping.pk, clipping.by.language

    def work() -> None:
        with spoken(language):
            run(key, content)

    aside(work)


def run(key: UUID, content: bytes = b"") -> None:
    """Read a clipping, or the file it is to be made of; whatever happens, the clipping tells it."""
    clipping = Clipping.objects.select_related("office", "by").get(pk=key)
    try:
        _propose(clipping, content)
    except _Stopped:
        _tell(clipping, state=ClippingState.CANCELLED, text="", sha256="")
    except JumellesError as error:
        _tell(clipping, state=ClippingState.FAILED, told=str(error), text="", sha256="")
    except DatabaseError:
        _tell(clipping, state=ClippingState.FAILED, told=_("The database did not take what was read: nothing was stored. Try again."))
    except Exception:
        _tell(clipping, state=ClippingState.FAILED, told=_("Something of ours went wrong: nothing was stored."))
        raise


def _propose(clipping: Clipping, content: bytes) -> None:
    if clipping.kind == ClippingKind.TABLE:
        from jumelles.web.press.tables import reading

        reading.propose(clipping, telling(clipping))
        return
    _propose_facts(clipping, content)


def _propose_facts(clipping: Clipping, content: bytes) -> None:
    from jumelles.press.model import with_model
    from jumelles.press.read import read
    from jumelles.press.reading import Document
    from jumelles.web.press import incoming, namesakes

    if content:
        incoming.take(clipping, incoming.opened(content, clipping))
    document = Document(clipping.text, clipping.title, incoming.day(clipping))
    reading = with_model(read(document, places.atlas(), tell=telling(clipping)))
    found = sorted(namesakes.told(reading.proposals, clipping), key=lambda one: (ORDER.index(one.type), -one.confidence))
    with transaction.atomic():
        Proposed.objects.bulk_create(_row(clipping, number, one) for number, one in enumerate(found, 1))
        clipping.language = clipping.language or _language(found)
        clipping.partnership = clipping.partnership or likely(clipping)
        clipping.state, clipping.seen = ClippingState.READY, timezone.now()
        if Clipping.objects.filter(pk=clipping.pk, stop=True).exists():
            raise _Stopped
        clipping.save(update_fields=[*READ, "language", "partnership", "state", "seen"])


def telling(clipping: Clipping) -> Any:
    """What the reader calls: it writes down how far it is, twice a second, and ends the reading when that was asked for."""
    last = [monotonic()]

    def tell(done: int, total: int) -> None:
        if monotonic() - last[0] < EVERY:
            return
        last[0] = monotonic()
        _tell(clipping, done=done, total=total)
        if Clipping.objects.filter(pk=clipping.pk, stop=True).exists():
            raise _Stopped

    return tell


def _tell(clipping: Clipping, **news: Any) -> None:
    Clipping.objects.filter(pk=clipping.pk).update(**news, seen=timezone.now())


def _row(clipping: Clipping, number: int, one: Any) -> Proposed:
    words = [asdict(each) for each in one.evidence]
    told = {"type": one.type, "attributes": dict(one.attributes), "evidence": words, "lang": one.lang, "confidence": one.confidence}
    return Proposed(clipping=clipping, number=number, **told)


def _language(found: list[Any]) -> str:
    spoken_in = [one.lang for one in found if one.lang]
    return max(set(spoken_in), key=spoken_in.count) if spoken_in else ""


def likely(clipping: Clipping) -> Partnership | None:
    """The partnership both of whose sides the text names, if there is just one such."""
    named = {row.get("gid") for row in clipping.proposals.filter(type="place").values_list("attributes", flat=True)}
    sides: dict[Any, set[str]] = {}
    for party in Party.objects.filter(office=clipping.office, authority__town__place__in=named - {None}):
        sides.setdefault(party.partnership_id, set()).add(party.side)  # type: ignore[attr-defined]
    meant = [key for key, told in sides.items() if told == {"home", "partner"}]
    return Partnership.objects.get(pk=meant[0]) if len(meant) == 1 else None


def stop(clipping: Clipping) -> None:
    """Ask a reading to end."""
    Clipping.objects.filter(pk=clipping.pk).update(stop=True)
