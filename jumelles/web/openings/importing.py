"""A table becomes the items of a portfolio, in the background: every good row, in one transaction; the others are told cell by cell."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.plain import plain
from jumelles.web.access import require
from jumelles.web.errors import sentences
from jumelles.web.openings import incoming
from jumelles.web.openings.items import Fault, Item, Reader
from jumelles.web.recording import keep
from jumelles.web.register.models import Intake, Portfolio, PortfolioItem
from jumelles.web.register.models.intake import IntakeState
from jumelles.web.register.models.opening_words import Maturity
from jumelles.web.surroundings import spoken
from jumelles.web.threads import aside

EVERY = 1000
"""Rows after which it is told how far it is, and asked whether to stop."""
LISTED = 500
"""Cells that are listed; the others are counted."""
AT_ONCE = 500
COMPARED = ("row", "title", "summary", "language", "codes", "kind", "maturity", "gone_on")


class _Stopped(Exception):
    pass


def start(intake: Intake) -> None:
    """Let the import go on in the background; its page tells how far it is."""
    key, language = intake.pk, intake.by.language

    def work() -> None:
        with spoken(language):
            run(key)

    aside(work)


def run(key: UUID, *, prepare: bool = True) -> None:
    """Read the file of an intake and store what is in it; whatever happens, the intake tells it.

    Then what came in is made ready for matching, unless somebody wants to do that apart.
    """
    intake = Intake.objects.select_related("office", "by", "portfolio").get(pk=key)
    try:
        items = _items(intake)
        _tell(intake, state=IntakeState.STORING)
        _store(intake, items)
    except _Stopped:
        _tell(intake, state=IntakeState.CANCELLED)
    except ValidationError as error:
        _tell(intake, state=IntakeState.FAILED, told=" ".join(sentences(error)))
    except PermissionDenied:
        _tell(intake, state=IntakeState.FAILED, told=_("You may not write portfolios here any more."))
    except JumellesError as error:
        _tell(intake, state=IntakeState.FAILED, told=str(error))
    except DatabaseError:
        _tell(intake, state=IntakeState.FAILED, told=_("The database did not take the rows: nothing was stored. Try again."))
    except Exception:
        _tell(intake, state=IntakeState.FAILED, told=_("Something of ours went wrong: nothing was stored."))
        raise
    if intake.state != IntakeState.FAILED:
        incoming.forget(intake)
    if prepare and intake.state == IntakeState.DONE:
        _prepare(intake.portfolio)


def _prepare(portfolio: Any) -> None:
    """Matches are asked for next: let nobody wait for them."""
    from jumelles.web.openings import stocks

    stocks.prepare(portfolio)


def _tell(intake: Intake, **news: Any) -> None:
    """Write down how far it is. Whether to stop is read, never written, here."""
    for name, value in {**news, "seen": timezone.now()}.items():
        setattr(intake, name, value)
    Intake.objects.filter(pk=intake.pk).update(**news, seen=intake.seen)


def _go_on(intake: Intake) -> None:
    if Intake.objects.filter(pk=intake.pk, stop=True).exists():
        raise _Stopped


def _items(intake: Intake) -> list[Item]:
    """All good rows; the others are noted on the intake."""
    require(intake.by, "write", intake.portfolio or Portfolio(office=intake.office))
    reader, items = Reader(intake.mapping, stages()), []
    faults: list[Fault] = []
    count = faulty = 0
    for number, cells in incoming.again(intake, intake.encoding).rows():
        item, wrong = reader.read(number, cells)
        count += 1
        faulty += bool(wrong)
        faults += wrong[: LISTED - len(faults)] if len(faults) < LISTED else []
        items += [item] if item else []
        if count % EVERY == 0:
            _tell(intake, read=count, faulty=faulty)
            _go_on(intake)
    _tell(intake, read=count, faulty=faulty, faults=[asdict(fault) for fault in faults])
    _go_on(intake)
    return items


@cache
def stages() -> dict[str, str]:
    """How each stage may be written: by its key, its name in each language, or as a technology readiness level."""
    found = {plain(value): value for value in Maturity.values}
    for language in ("en", "fr", "ru"):
        with spoken(language):
            found |= {plain(str(label)): value for value, label in Maturity.choices}
    for level in range(1, 10):
        value = ("idea", "research", "prototype", "tested", "market")[min(level // 2, 4)]
        found |= {str(level): value, f"trl {level}": value, f"trl{level}": value}
    return found


def _store(intake: Intake, items: list[Item]) -> None:
    """All rows, or none; the portfolio's history says what came."""
    if not items:
        raise JumellesError(_("No row can be used: nothing was stored. What is wrong with them stands below."))
    with transaction.atomic():
        portfolio = intake.portfolio or _new(intake)
        held = {item.ref: item for item in PortfolioItem.objects.filter(portfolio=portfolio)}
        rows = [_row(portfolio, held.get(item.ref), item) for item in items]
        added = [row for row in rows if row._state.adding]
        changed = [row for row in rows if not row._state.adding and _differs(row, held[row.ref])]
        gone = _gone(held, {item.ref for item in items})
        if added or changed or gone:
            _write(added, [*changed, *gone])
            _sign(intake, portfolio, len(added), len(changed), len(gone))
    news = {"added": len(added), "changed": len(changed), "gone": len(gone), "same": len(rows) - len(added) - len(changed)}
    _tell(intake, **news, portfolio=portfolio, state=IntakeState.DONE)


def _new(intake: Intake) -> Portfolio:
    made = Portfolio(
        office=intake.office,
        organisation=intake.organisation,
        title=intake.title,
        received=timezone.localdate(),
        confidentiality=intake.confidentiality,
        source=intake.filename,
    )
    return keep(made, by=intake.by)  # type: ignore[no-any-return]


def _row(portfolio: Portfolio, held: PortfolioItem | None, item: Item) -> PortfolioItem:
    """The item as it is to be stored, under the key it has already."""
    values = {
        "row": item.row,
        "title": item.title,
        "summary": item.summary,
        "language": item.language,
        "codes": ",".join(item.codes),
        "kind": item.kind,
        "maturity": item.stage,
    }
    made = PortfolioItem(office_id=portfolio.office_id, portfolio=portfolio, ref=item.ref, **values)
    if held:
        made.pk, made.terms = held.pk, held.terms
        made._state.adding = False
    return made


def _differs(row: PortfolioItem, held: PortfolioItem) -> bool:
    return any(getattr(row, name) != getattr(held, name) for name in COMPARED)


def _gone(held: dict[str, PortfolioItem], refs: set[str]) -> list[PortfolioItem]:
    """The items that the new list lacks; they stay, as cases may speak of them."""
    gone = [item for ref, item in held.items() if ref not in refs and item.gone_on is None]
    for item in gone:
        item.gone_on = timezone.localdate()
    return gone


def _write(added: list[PortfolioItem], changed: list[PortfolioItem]) -> None:
    PortfolioItem.objects.bulk_create(added, batch_size=AT_ONCE)
    if changed:
        PortfolioItem.objects.bulk_create(
            changed, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=list(COMPARED)
        )


def _sign(intake: Intake, portfolio: Portfolio, added: int, changed: int, gone: int) -> None:
    """One entry of the history for all rows."""
    portfolio.count = PortfolioItem.objects.filter(portfolio=portfolio, gone_on__isnull=True).count()
    portfolio.read_at, portfolio.received = timezone.now(), timezone.localdate()
    said = _("%(file)s: %(added)d items added, %(changed)d changed, %(gone)d no longer in the list")
    why = said % {"file": intake.filename, "added": added, "changed": changed, "gone": gone}
    keep(portfolio, by=intake.by, why=why, seen=portfolio.version)
