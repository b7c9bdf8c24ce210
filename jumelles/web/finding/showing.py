"""A ranking as the page shows it: each candidate with its reasons in words, how sure its rank is, and what ties there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.atlas.fields import fields
from jumelles.atlas.indicators import indicators, theme_label
from jumelles.facts import Place
from jumelles.languages import date, list_of, number, percent, territory
from jumelles.matching.links import Links
from jumelles.matching.rank import CLOSE, Match, Ranking
from jumelles.matching.reasons import Reason, Verdict
from jumelles.matching.scores import COVERED
from jumelles.telling import reasons
from jumelles.telling.page import guide
from jumelles.telling.places import inhabitants, whereabouts
from jumelles.web.register import choices

FOR, AGAINST = 2, 1
"""Reasons of each candidate that are shown at once; the others unfold."""


def shown(ranking: Ranking, office: Any, held: Mapping[int, Sequence[Any]], asked: str, built: str) -> dict[str, Any]:
    """All that the page needs to show a ranking: `asked` is the question as an address says it, `built` the day of the atlas."""
    place = ranking.place
    return {
        "place": place,
        "place_address": reverse("city", args=[office.slug, place.id]),
        "compared": ngettext("%(n)s place compared", "%(n)s places compared", ranking.candidates) % {"n": number(ranking.candidates)},
        "atlas_day": _("atlas of %(day)s") % {"day": date(built)},
        "basis": list(basis(ranking)),
        "matches": [row(match, place, ranking.weights, office, held, asked) for match in ranking.matches],
        "apart": [row(match, place, ranking.weights, office, held, asked) for match in ranking.apart],
        "required": percent(ranking.required),
        "guide": guide(),
    }


def basis(ranking: Ranking) -> Iterator[str]:
    """What the ranking was made with where that is not usual, and what to mind before reading its order."""
    yield from choices.question(ranking.weights, ranking.where)
    if ranking.required < COVERED:
        words = _("Of %(place)s itself only %(share)s of the themes are known: the ranking rests on those.")
        yield words % {"place": ranking.place.name, "share": percent(ranking.required)}
    if ranking.close_together:
        yield _("All scores lie within %(n)s of each other, so their order says little: filter, weigh, or spread over countries.") % {
            "n": number(CLOSE)
        }


def counting(match: Match, weights: Mapping[str, float], verdict: Verdict) -> list[Reason]:
    """The reasons of a verdict, without those of themes that the user left out."""
    return [reason for reason in reasons.of(match, verdict) if weights[reason.theme]]


def row(
    match: Match, place: Place, weights: Mapping[str, float], office: Any, held: Mapping[int, Sequence[Any]], asked: str
) -> dict[str, Any]:
    """One candidate for a place."""
    there, pro, con = match.place, counting(match, weights, "for"), counting(match, weights, "against")
    return {
        "id": there.id,
        "rank": match.rank,
        "name": there.name,
        "where": whereabouts(there),
        "inhabitants": inhabitants(there),
        "away": "" if match.km is None else _("%(n)s km away") % {"n": number(match.km, 0)},
        "score": number(match.score, 2),
        "shown": [_reason(reason) for reason in (*pro[:FOR], *con[:AGAINST])],
        "folded": [_reason(reason) for reason in (*pro[FOR:], *con[AGAINST:])],
        "coverage": percent(match.coverage),
        "steady": reasons.ranks(match),
        "missing": list_of([theme_label(reason.theme) for reason in counting(match, weights, "unknown")]),
        "twinnings": twinnings(match.links, place.country),
        "ties": ties(match.links),
        "held": held.get(there.id, ()),
        "pair": pair(office, place, there, asked),
        "city": reverse("city", args=[office.slug, there.id]),
        "open": f"{reverse('open_partnership', args=[office.slug, there.id])}?{asked}",
    }


def _reason(reason: Reason) -> dict[str, str]:
    named = reason.assets if reason.assets.a and reason.assets.b else None
    a, b = reasons.marked(reason.a), reasons.marked(reason.b)
    return {
        "verdict": reason.verdict,
        "theme": theme_label(reason.theme),
        "label": indicators()[reason.indicator].label,
        "a": a,
        "b": b,
        "rarity": reasons.rarity(reason),
        "field": fields()[named.field].label if named and named.field else "",
        "ours": named.a[0].name if named else "",
        "theirs": named.b[0].name if named else "",
    }


def twinnings(links: Links, country: str) -> str:
    """How many partners a candidate has already, and how many of them are our compatriots."""
    if links.twinnings is None:
        return _("not known")
    if not links.with_country:
        return number(links.twinnings)
    return _("%(n)s, of them %(ours)s with %(country)s") % {
        "n": number(links.twinnings),
        "ours": number(links.with_country),
        "country": territory(country),
    }


def ties(links: Links) -> list[str]:
    """How the two are linked by twinnings that the sources document: by their own, or through partners in common."""
    told = reasons.ties(links)
    if links.tie and links.tie.start:
        told[0] = _("twinned with us since %(year)s") % {"year": links.tie.start}
    return told


def pair(office: Any, place: Place, other: Place, asked: str) -> str:
    """The page of the two side by side, weighed as here."""
    return f"{reverse('pair', args=[office.slug, place.id, other.id])}?{asked}"


def address(name: str, office: Any, *places: int) -> str:
    """The page about places."""
    return reverse(name, args=[office.slug, *places])
