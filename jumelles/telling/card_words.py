"""What a card tells beside its table: what stands there by name, what is not known, whom to credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas.corrections import corrections
from jumelles.atlas.reading.catalogue import declarations
from jumelles.languages import _, current, date, gettext_noop, list_of, ngettext, number, territory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jumelles.atlas.card import Airport, Card
    from jumelles.facts import Source

NAMES = 8
"""Names of institutions of one kind that a card lists before it counts the rest."""
KINDS = {
    "university": gettext_noop("higher education"),
    "charter": gettext_noop("Erasmus charter"),
    "laboratory": gettext_noop("research"),
    "healthcare": gettext_noop("health and research"),
    "hospital": gettext_noop("hospitals"),
    "health_site": gettext_noop("hospital sites"),
    "company": gettext_noop("companies"),
}


LICENCES = (
    gettext_noop("public domain"),
    gettext_noop("free with citation"),
    gettext_noop("Commission Decision 2011/833/EU (reuse with attribution)"),
)
"""Licences that are told in words; the others have names of their own."""


def paragraphs(card: Card) -> Iterator[str]:
    """Institutions by name, airports, twinnings, languages, notes, and what is not known."""
    for kind, title in KINDS.items():
        names = [asset.name for asset in card.assets.get(kind, ())]
        if names:
            yield _("{title} ({n}): {names}").format(title=_(title), n=number(len(names)), names=_shortened(names))
    if "signatory_on_hold" in card.assets:
        yield _("Covenant of Mayors: signed, on hold because the action plan is overdue")
    if card.airports:
        words = [airport_line(airport) for airport in card.airports[:NAMES]]
        yield _("airports within 100 km: {airports}").format(airports=" · ".join(words))
    if card.twinnings:
        names = [f"{partner.name} ({territory(partner.country)})" for partner, _tie in card.twinnings]
        yield _("twinnings documented ({n}): {names}").format(n=number(len(names)), names=_shortened(names))
    if card.languages:
        yield _("official languages of the country: {languages}").format(languages=list_of([language(code) for code in card.languages]))
    yield from notes(card)
    if card.unknown:
        yield _("not known: {indicators}").format(indicators=", ".join(indicator.label for indicator in card.unknown))


def notes(card: Card) -> Iterator[str]:
    """Where a figure is the office's own or our correction, whose it is and why."""
    for figure in card.figures:
        fact = figure.fact
        if fact.source is not None and fact.source.key in {"office", "corrections"}:
            yield _note(figure.indicator.label, fact.source.title, fact.date, fact.note)
    for entry in corrections()[1]:
        if card.place.id in {entry.a, entry.b} and entry.twinned:
            yield _note(_("twinning added"), entry.sources[current()], entry.date, entry.reasons[current()])


def _note(title: str, source: str, day: str, reason: str) -> str:
    words = _("{title}: {source}, {day}").format(title=title, source=source, day=date(day))
    return f"{words} ({reason})" if reason else words


def acknowledged(cards: Sequence[Card]) -> Iterator[str]:
    """Who is to be credited for the figures of these cards."""
    return credited({source.key: source for card in cards for source in card.sources}.values())


def credited(sources: Iterable[Source]) -> Iterator[str]:
    """Who is to be credited, under which licence and as of when, and what to mind in reading each source."""
    for source in sources:
        key = source.key
        if key in declarations():
            words = f"{source.publisher}, {_(source.licence)}, {date(source.as_of)} — {declarations()[key].note}"
            yield _("{title}: {text}").format(title=source.short, text=words)


def airport_line(airport: Airport) -> str:
    """An airport with its distance and the destinations that were seen."""
    seen = airport.destinations
    words = ngettext("{name} ({iata}, {km} km, {n} destination seen)", "{name} ({iata}, {km} km, {n} destinations seen)", seen)
    return words.format(name=airport.name, iata=airport.iata, km=number(airport.km, 0), n=number(seen))


def language(code: str) -> str:
    """The name of a language in the current one."""
    from babel import Locale

    return str(Locale(current()).languages.get(code, code))


def _shortened(names: Sequence[str]) -> str:
    more = len(names) - NAMES
    tail = " · " + ngettext("{n} more", "{n} more", more).format(n=number(more)) if more > 0 else ""
    return " · ".join(names[:NAMES]) + tail
