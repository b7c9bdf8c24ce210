"""A card as the page shows it: figures by theme with their standing and origin, what stands there, twinnings with ours marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.atlas.card import Card, Figure
from jumelles.atlas.indicators import Indicator, indicators, theme_label, themes
from jumelles.atlas.store import Atlas
from jumelles.facts import Place, Tie
from jumelles.languages import date, list_of, number, percent, territory
from jumelles.telling import figures as words
from jumelles.telling.card_words import KINDS, airport_line, credited, language, notes
from jumelles.web.finding.map import IN_SMALL, mark, picture
from jumelles.web.finding.showing import address

NAMED = 8
"""Institutions of a kind that are named at once; the others unfold."""


def sections(card: Card) -> list[dict[str, Any]]:
    """The figures by theme, and in each what is not known."""
    found = {figure.indicator.key: figure for figure in card.figures}
    unknown = {indicator.key for indicator in card.unknown}
    told = []
    for theme in themes():
        mine = [indicator for indicator in indicators().values() if indicator.theme == theme]
        lines = [_figure(found[one.key]) if one.key in found else _unknown(one) for one in mine if one.key in found or one.key in unknown]
        told.append({"theme": theme_label(theme), "lines": lines})
    return told


def _unknown(indicator: Indicator) -> dict[str, Any]:
    return _named(indicator) | {"value": "", "own": False, "standing": "", "origin": "", "open": "", "note": ""}


def _named(indicator: Indicator) -> dict[str, Any]:
    return {
        "key": indicator.key,
        "label": indicator.label,
        "definition": indicator.definition,
        "settable": not indicator.is_text,
        "by_office": indicator.by_office,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    fact = figure.fact
    return _named(figure.indicator) | {
        "value": words.with_share(figure),
        "own": fact.own,
        "standing": _standing(figure),
        "origin": f"{fact.source.title}, {date(fact.date)}" if fact.own and fact.source else words.origin(figure),
        "open": _beside(figure),
        "note": fact.note if fact.own else "",
    }


def _standing(figure: Figure) -> str:
    """Its rank among the comparable places of which it is known."""
    if figure.rank is None or figure.among is None or figure.among < 2:
        return ""
    return _("no. %(rank)s of %(n)s") % {"rank": number(figure.rank), "n": number(figure.among)}


def _beside(figure: Figure) -> str:
    """What the open sources say where the office's own figure stands in place of it."""
    fact = figure.beside
    if fact is None or fact.source is None:
        return ""
    told = words.amount(figure.indicator, fact.value, level=fact.level)
    return f"{told} ({fact.source.short} {fact.date[:4]})"


def comparable(card: Card) -> str:
    """Among how many places the figures are ranked."""
    if card.comparable < 2:
        return _("Without a known number of inhabitants, the figures cannot be ranked.")
    told = ngettext(
        "Ranked among the %(n)s place of half to twice as many inhabitants, the greatest first.",
        "Ranked among the %(n)s places of half to twice as many inhabitants, the greatest first.",
        card.comparable,
    )
    return told % {"n": number(card.comparable)}


def institutions(card: Card) -> list[tuple[str, str, list[str], list[str]]]:
    """By kind: its name, how many, those named at once, and the others."""
    told = []
    for kind, title in KINDS.items():
        names = [asset.name for asset in card.assets.get(kind, ())]
        if names:
            told.append((_(title), number(len(names)), names[:NAMED], names[NAMED:]))
    return told


def further(card: Card) -> Iterator[tuple[str, str]]:
    """What else is known, as names and values."""
    if card.airports:
        yield _("Airports within 100 km"), "\n".join(airport_line(airport) for airport in card.airports[:NAMED])
    if card.languages:
        yield _("Official languages of the country"), list_of([language(code) for code in card.languages])
    if "signatory_on_hold" in card.assets:
        yield _("Covenant of Mayors"), _("signed, on hold because the action plan is overdue")
    if told := list(notes(card)):
        yield _("Notes on figures"), "\n".join(told)


def twinnings(card: Card, held: Mapping[int, Sequence[Any]], home: Place | None) -> list[dict[str, Any]]:
    """The documented twinnings; `held` are the partnerships of the office, `home` its own town."""
    return [
        {
            "id": partner.id,
            "name": partner.name,
            "country": territory(partner.country),
            "years": years(tie),
            "ended": tie.end is not None,
            "ours": home is not None and partner.id == home.id,
            "held": list(held.get(partner.id, ())),
        }
        for partner, tie in card.twinnings
    ]


def years(tie: Tie) -> str:
    """From when to when a twinning is documented."""
    if tie.end:
        return f"{tie.start or '…'}–{tie.end}"
    return _("since %(year)s") % {"year": tie.start} if tie.start else ""


def drawn(card: Card, office: Any, *, home: bool) -> SafeString:
    """The map: the place, round and orange if it is the office's own, and the towns twinned with it as dots."""
    here = mark(card.place, "a" if home else "b")
    dots = [mark(partner, "quiet", address=address("city", office, partner.id)) for partner, tie in card.twinnings if tie.end is None]
    marks = [each for each in dots if each]
    return picture(here, marks, large=IN_SMALL) if home else picture(None, [*marks, *([here] if here else [])], large=IN_SMALL)


def known(card: Card) -> str:
    """How much of what could be known is."""
    every = len(card.figures) + len(card.unknown)
    return percent(len(card.figures) / every) if every else ""


def credits_of(card: Card, atlas: Atlas) -> list[str]:
    """Whose figures, names and land the page shows."""
    keys = {source.key for source in card.sources} | {asset.source for things in card.assets.values() for asset in things}
    keys |= {"geonames", "natural_earth", *({"airportsdata", "vrs"} if card.airports else ()), *({"wikidata"} if card.twinnings else ())}
    return list(credited(atlas.source(key) for key in sorted(keys & atlas.manifest["sources"].keys())))
