"""A ranking as one page of HTML that needs nothing but itself: it can be sent, printed and kept. Its look is in page.html."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.atlas.fields import fields
from jumelles.atlas.indicators import indicators, theme_label, themes
from jumelles.atlas.reading.catalogue import declarations
from jumelles.languages import _, current, date, gettext_noop, ngettext, number, percent, series
from jumelles.maps import look
from jumelles.telling import filters, places, reasons
from jumelles.telling.basis import basis
from jumelles.telling.map import drawn, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Template

    from jumelles.atlas.store import Atlas
    from jumelles.matching.profile import Profile
    from jumelles.matching.rank import Match, Ranking
    from jumelles.matching.reasons import Reason

FOR, AGAINST = 2, 1
"""Reasons of each match that are shown at once; the others unfold."""
VERDICTS = {
    "for": ("+", gettext_noop("closer than usual")),
    "against": ("−", gettext_noop("farther than usual")),
    "neither": ("=", gettext_noop("neither for nor against")),
    "unknown": ("?", gettext_noop("not known")),
}


def page(ranking: Ranking, atlas: Atlas, profile: Profile | None = None) -> str:
    """The page, in the current language; the same ranking gives the same bytes."""
    scale = _scale(ranking)
    return _template().render(
        language=current(),
        title=title(ranking),
        place=ranking.place,
        details=_details(ranking, atlas),
        basis=list(_basis(ranking, profile)),
        map=drawn(ranking),
        colours=look,
        zero=scale(0.0),
        matches=[_match(match, scale) for match in ranking.matches],
        apart=[_head(match) for match in ranking.apart],
        guide=guide(),
        about_bars=_about_bars(),
        credits=list(_credits(ranking, atlas)),
        words=_words(ranking),
        number=number,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("jumelles.telling", ".")
    rules = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return rules.get_template("page.html")


def _words(ranking: Ranking) -> dict[str, str]:
    """What stands in the template itself."""
    apart = _("They may be near, but less than {share} of the themes, by weight, is known on both sides.")
    return {
        "matches": _("regions") if ranking.place.kind == "region" else _("cities"),
        "none": _("Of no candidate enough is known to rank it."),
        "score": _("score"),
        "unknown": _("not known"),
        "apart": _("Too little known to rank"),
        "why_apart": apart.format(share=percent(ranking.required)),
        "guide": _("How to read this page"),
        "credits": _("Sources"),
    }


def _details(ranking: Ranking, atlas: Atlas) -> str:
    place = ranking.place
    compared = ngettext("{n} candidate compared", "{n} candidates compared", ranking.candidates).format(n=number(ranking.candidates))
    day = _("atlas of {day}").format(day=date(atlas.manifest["built"]))
    return places.joined(places.whereabouts(place), places.inhabitants(place), compared, day)


def _basis(ranking: Ranking, profile: Profile | None) -> Iterator[str]:
    """What was asked and what to mind: the profile, the weights that are not usual, and the filters."""
    if profile:
        yield _("Profile of {day}: {reason}").format(day=date(profile.made), reason=profile.reason)
    yield from basis(ranking)
    if told := list(filters.told(ranking.where)):
        yield _("Filters: {filters}").format(filters=series(told))


def _head(match: Match) -> dict[str, Any]:
    """What stands beside the reasons."""
    place, links, missing = match.place, match.links, reasons.unknown(match)
    away = "" if match.km is None else _("{n} km away").format(n=number(match.km, 0))
    facts = [(_("themes known on both sides"), percent(match.coverage))]
    facts.append((indicators()["twinnings"].label, _("not known") if links.twinnings is None else number(links.twinnings)))
    if links.twinnings is not None:
        facts.append((_("twinnings with our country"), number(links.with_country)))
    return {
        "place": place,
        "score": match.score,
        "details": places.joined(places.whereabouts(place), places.inhabitants(place), away),
        "ties": reasons.ties(links),
        "facts": facts,
        "missing": _("not known: {indicators}").format(indicators=missing) if missing else "",
    }


def _match(match: Match, scale: Callable[[float], float]) -> dict[str, Any]:
    """A candidate with its reasons, all but the first folded, and a bar for each theme."""
    pro, con, head = reasons.of(match, "for"), reasons.of(match, "against"), _head(match)
    folded = [*pro[FOR:], *con[AGAINST:], *reasons.of(match, "neither")]
    return head | {
        "rank": match.rank,
        "facts": [(_("rank if a theme is dropped"), reasons.ranks(match)), *head["facts"]],
        "shown": [_reason(reason) for reason in (*pro[:FOR], *con[:AGAINST])],
        "folded": [_reason(reason) for reason in folded],
        "more": ngettext("{n} more reason", "{n} more reasons", len(folded)).format(n=number(len(folded))),
        "themes": [_bar(reason, scale) for reason in sorted(match.reasons, key=lambda reason: themes().index(reason.theme))],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    sign, words = VERDICTS[reason.verdict]
    pair = reason.assets if reason.assets.a and reason.assets.b else None
    return {
        "verdict": reason.verdict,
        "sign": sign,
        "words": _(words),
        "theme": theme_label(reason.theme),
        "rarity": reasons.rarity(reason),
        "label": indicators()[reason.indicator].label,
        "pair": [reasons.marked(reason.a), reasons.marked(reason.b)],
        "who": [pair.a[0].name, pair.b[0].name] if pair else [],
        "field": fields()[pair.field].label if pair and pair.field else "",
    }


def _scale(ranking: Ranking) -> Callable[[float], float]:
    """Puts the weight of a reason on a line from 0, the farthest of the page, to 100, the closest; the line holds a weight of zero, too."""
    weights = [0.0, *(reason.weight for match in ranking.matches for reason in match.reasons)]
    low, high = min(weights), max(weights)
    return lambda weight: 100 * (weight - low) / (high - low or 1.0)


def _bar(reason: Reason, scale: Callable[[float], float]) -> dict[str, Any]:
    """A theme's bar: to the right of zero where the two are closer than usual, to the left where they are farther apart."""
    zero, end = scale(0.0), scale(reason.weight)
    return {"theme": theme_label(reason.theme), "verdict": reason.verdict, "start": min(zero, end), "length": abs(end - zero)}


def guide() -> list[str]:
    """How to read a ranking."""
    return [
        _("Score: 1 is the same structure, 0.5 as alike as comparable places usually are. How it is computed: docs/ranking.md."),
        _("Each reason names its theme and the figure that tells most, in brackets its share of the country’s total."),
        _("The less the rank changes when a theme is dropped, the surer it is."),
        _("Twinnings are those that our sources document: there may be more."),
    ]


def _about_bars() -> list[str]:
    """How to read the bars, which narrow screens leave out."""
    return [
        _(
            "The bars show theme by theme how much closer (right) or farther (left) than usual the two are, "
            "on one scale for the whole page."
        ),
        _("Grey bars count in the score, but speak neither for nor against: as usual, or none on either side."),
    ]


def _credits(ranking: Ranking, atlas: Atlas) -> Iterator[str]:
    """Whose figures and names appear, under which licence, and as of when."""
    told = [reason for match in ranking.matches for reason in match.reasons if reason.indicator]
    keys = {"geonames", "natural_earth", *indicators()["twinnings"].sources}
    keys |= {key for reason in told for key in indicators()[reason.indicator].sources}
    keys |= {asset.source for reason in told for asset in (*reason.assets.a, *reason.assets.b)}
    for key in sorted(keys & atlas.manifest["sources"].keys() & declarations().keys()):
        source = atlas.source(key)
        words = f"{source.publisher}, {_(source.licence)}, {date(source.as_of)} — {declarations()[key].note}"
        yield _("{title}: {text}").format(title=source.short, text=words)
