"""Two places side by side as the page shows them: the lines of the dumbbell chart, institutions, ties, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.atlas.fields import fields
from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.atlas.standing import comparable
from jumelles.atlas.store import Atlas
from jumelles.facts import Asset, Place, Source
from jumelles.languages import list_of, number, percent, series
from jumelles.matching.assets import Beside
from jumelles.matching.explain import Explanation, Line
from jumelles.matching.known import Known, Values
from jumelles.matching.reasons import Reason
from jumelles.telling import reasons
from jumelles.telling.card_words import KINDS, credited
from jumelles.telling.page import VERDICTS
from jumelles.telling.places import inhabitants, whereabouts
from jumelles.web.finding.map import IN_SMALL, mark, picture

NAMED = 6
"""Institutions of one side that are named at once; the others unfold."""
LEFT, WIDTH = 12.0, 216.0
"""Where the line of an indicator begins in its drawing, and how long it is."""


def head(place: Place) -> dict[str, Any]:
    """A place as the top of the page shows it."""
    return {"id": place.id, "name": place.name, "where": whereabouts(place), "inhabitants": inhabitants(place)}


def ranked(told: Explanation) -> list[tuple[str, str, str]]:
    """The figures of the comparison: what each is, its value, and what it means."""
    match, a, b = told.match, told.a.name, told.b.name
    among = ngettext("of %(n)s place compared", "of %(n)s places compared", told.candidates) % {"n": number(told.candidates)}
    home = ngettext("of %(n)s place compared", "of %(n)s places compared", told.back_of) % {"n": number(told.back_of)}
    return [
        (_("Score"), number(match.score, 2), _("1 is the same structure, 0.5 as alike as comparable places usually are")),
        (_("%(b)s for %(a)s") % {"a": a, "b": b}, _("no. %(rank)s") % {"rank": number(match.rank)}, among),
        (_("%(b)s for %(a)s") % {"a": b, "b": a}, _("no. %(rank)s") % {"rank": number(told.back)}, home),
        (_("If one theme is dropped"), _("no. %(rank)s") % {"rank": reasons.ranks(match)}, _("the narrower, the surer")),
        (_("Known on both sides"), percent(match.coverage), _("of the themes, by their weight")),
    ]


def chart(told: Explanation, atlas: Atlas, sources: Atlas) -> list[dict[str, Any]]:
    """The lines of the dumbbell chart by theme; `sources` is the atlas without the office's own figures."""
    theirs = Values(sources)
    rows = atlas.row(told.a.id), atlas.row(told.b.id)
    judged = {reason.theme: reason for reason in told.match.reasons}
    return [
        {
            "theme": theme_label(theme),
            "lines": [_line(line, told, theirs, rows) for line in told.lines if indicators()[line.indicator].theme == theme],
            **_verdict(judged[theme]),
        }
        for theme in themes()
    ]


def _verdict(reason: Reason) -> dict[str, str]:
    sign, words = VERDICTS[reason.verdict]
    return {"verdict": reason.verdict, "sign": sign, "judged": _(words)}


def _line(line: Line, told: Explanation, theirs: Values, rows: tuple[int, int]) -> dict[str, Any]:
    sides = [_side(known, theirs.known(row, line.indicator)) for known, row in zip((line.a, line.b), rows, strict=True)]
    spots = [None if share is None else LEFT + WIDTH * share for share in line.positions]
    indicator = indicators()[line.indicator]
    return {
        "label": indicator.label,
        "definition": indicator.definition,
        "a": sides[0],
        "b": sides[1],
        "spots": spots,
        "drawn": any(spot is not None for spot in spots),
        "words": series(_stands(told, line)),
    }


def _side(known: Known, theirs: Known) -> dict[str, Any]:
    """A value in words; where it is the office's own, with what the open sources say."""
    beside = reasons.shown(theirs) if known.own and theirs.value is not None else ""
    return {"value": reasons.shown(known), "known": known.value is not None, "own": known.own, "open": beside}


def _stands(told: Explanation, line: Line) -> Iterator[str]:
    """Where each stands, in words: what the drawing shows."""
    for place, share in zip((told.a, told.b), line.positions, strict=True):
        if share is not None:
            yield _("%(place)s: above %(share)s of comparable places") % {"place": place.name, "share": percent(share)}


def peers(told: Explanation, atlas: Atlas) -> str:
    """How to read the chart."""
    _first, count = comparable(atlas, told.a, atlas.row(told.a.id))
    words = ngettext(
        "Each line runs from fewest to most among the %(n)s place of %(place)s’s size: a mark at the right end has more than nearly all.",
        "Each line runs from fewest to most among the %(n)s places of %(place)s’s size: a mark at the right end has more than nearly all.",
        count,
    )
    return words % {"n": number(count), "place": told.a.name}


def climates(told: Explanation) -> tuple[str, str] | None:
    """The climate of both, where the atlas knows it of either."""
    line = next((line for line in told.lines if line.indicator == "climate"), None)
    return (reasons.shown(line.a), reasons.shown(line.b)) if line else None


def institutions(beside: Sequence[Beside]) -> list[dict[str, Any]]:
    """Institutions kind by kind, those of one field together."""
    return [_kind(one) for one in beside if one.kind in KINDS]


def _kind(beside: Beside) -> dict[str, Any]:
    return {
        "kind": _(KINDS[beside.kind]),
        "count": [number(count) for count in beside.count],
        "pairs": [(fields()[pair.field].label, _names(pair.a), _names(pair.b)) for pair in beside.pairs],
        "others": [_names(side) for side in beside.others],
    }


def _names(assets: Sequence[Asset]) -> tuple[list[str], list[str]]:
    """The names that are shown at once, and those that unfold."""
    names = list(dict.fromkeys(asset.name for asset in assets))
    return names[:NAMED], names[NAMED:]


def unknown(told: Explanation) -> dict[str, Any]:
    """What nobody knows, and what is known of one side only."""
    sides: list[list[str]] = [[], []]
    for line in told.lines:
        for n, known in enumerate((line.a, line.b)):
            if known.value is None:
                sides[n].append(indicators()[line.indicator].label)
    both = {line.indicator for line in told.lines}
    nowhere = [each.label for key, each in indicators().items() if key not in both and each.structural and each.speaks_of(told.a)]
    return {
        "themes": reasons.unknown(told.match),
        "sides": [(place.name, list_of(labels)) for place, labels in zip((told.a, told.b), sides, strict=True) if labels],
        "nowhere": list_of(nowhere) if nowhere else "",
        "coverage": percent(told.match.coverage),
    }


def drawn(told: Explanation) -> SafeString:
    """The small map with both."""
    there = mark(told.b, "b")
    return picture(mark(told.a, "a"), [there] if there else [], large=IN_SMALL)


def credits_of(told: Explanation, atlas: Atlas, beside: Sequence[Beside]) -> list[str]:
    """Whose figures and names the page shows, under which licence and as of when."""
    keys = {"geonames", "natural_earth", *indicators()["twinnings"].sources}
    keys |= {key for line in told.lines for key in indicators()[line.indicator].sources}
    keys |= {asset.source for one in beside for side in (*(p.a + p.b for p in one.pairs), *one.others) for asset in side}
    sources: list[Source] = [atlas.source(key) for key in sorted(keys & atlas.manifest["sources"].keys())]
    return list(credited(sources))
