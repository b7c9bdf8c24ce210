"""A card as JSON: the same content as on the page, with stable English keys."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jumelles.cli.terminal import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumelles.atlas.card import Card, Figure


def printed(cards: Sequence[Card]) -> str:
    """One object for one card, a list for several."""
    told = [_card(card) for card in cards]
    return json_text(told[0] if len(told) == 1 else told)


def _card(card: Card) -> dict[str, Any]:
    return {
        "place": asdict(card.place),
        "comparable_places": card.comparable,
        "figures": [_figure(figure) for figure in card.figures],
        "unknown": [indicator.key for indicator in card.unknown],
        "assets": {
            kind: [{"key": t.key, "name": t.name, "place": t.place, "source": t.source} for t in things]
            for kind, things in card.assets.items()
        },
        "airports": [asdict(airport) for airport in card.airports],
        "twinnings": [
            {"partner": {"id": partner.id, "name": partner.name, "country": partner.country}}
            | {"start": tie.start, "end": tie.end, "first_seen": tie.first_seen, "last_seen": tie.last_seen, "source": tie.source}
            for partner, tie in card.twinnings
        ],
        "languages": list(card.languages),
        "sources": [asdict(source) for source in card.sources],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    fact = figure.fact
    return {
        "indicator": fact.indicator,
        "theme": figure.indicator.theme,
        "label": figure.indicator.label,
        "value": fact.value,
        "unit": fact.unit,
        "level": fact.level,
        "country_share": figure.share,
        "rank": figure.rank,
        "among": figure.among,
        "known_in_country": figure.known,
        "source": fact.source.key if fact.source else None,
        "source_title": fact.source.title if fact.source else None,
        "licence": fact.source.licence if fact.source else None,
        "date": fact.date,
        "own": fact.own,
        "note": fact.note,
    }
