"""Reasons for and against in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas.fields import fields
from jumelles.atlas.indicators import indicators, theme_label
from jumelles.languages import _, list_of, ngettext, number
from jumelles.telling.figures import amount, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jumelles.facts import Place
    from jumelles.matching.known import Known
    from jumelles.matching.links import Links
    from jumelles.matching.rank import Match
    from jumelles.matching.reasons import Reason, Verdict

THROUGH = 3
"""Common partners that are named before the rest is counted."""


def values(reason: Reason) -> tuple[str, str]:
    """The two values of a reason."""
    return shown(reason.a), shown(reason.b)


def shown(known: Known | None) -> str:
    """A value with its unit, for a count its share of the country's, and of which area it speaks where that is wider."""
    if known is None or known.value is None:
        return _("not known")
    if known.thin:
        return _("none known")
    words = amount(indicators()[known.indicator], known.value, level=known.level)
    if known.share is not None:
        return f"{words} ({share(known.share)})"
    return _("{value} (whole country)").format(value=words) if known.level == "country" else words


def marked(known: Known | None) -> str:
    """A value as `shown`, and whether it is the office's own."""
    told = shown(known)
    return _("{value}, the office’s own figure").format(value=told) if known and known.own else told


def line(reason: Reason) -> str:
    """A reason in one line: what is compared, and both values."""
    a, b = values(reason)
    return _("{title}: {text}").format(title=indicators()[reason.indicator].label, text=f"{a} · {b}")


def rarity(reason: Reason) -> str:
    """How rare it is among comparable places to be as close, or how many are closer; empty where nothing compares."""
    if reason.closer is None:
        return ""
    if reason.verdict == "against":
        return _("{share} of comparable places are closer").format(share=share(reason.closer))
    if not reason.closer:
        return _("no comparable place is as close")
    return _("{share} of comparable places are as close").format(share=share(reason.closer))


def institutions(reason: Reason) -> str:
    """The institutions named on both sides, with the field that they share; empty where there is none on some side."""
    if not (reason.assets.a and reason.assets.b):
        return ""
    names = f"{reason.assets.a[0].name} · {reason.assets.b[0].name}"
    return _("{title}: {text}").format(title=fields()[reason.assets.field].label, text=names) if reason.assets.field else names


def of(match: Match, *verdicts: Verdict) -> list[Reason]:
    """The reasons of these verdicts, the weightiest first."""
    return [reason for reason in match.reasons if reason.verdict in verdicts]


def sentences(reasons: Iterable[Reason]) -> Iterator[str]:
    """Each reason as one line of text: what, both values, how rare, and who."""
    for reason in reasons:
        yield " — ".join(text for text in (line(reason), rarity(reason), institutions(reason)) if text)


def unknown(match: Match) -> str:
    """The themes of which nothing is known on one side."""
    return list_of([theme_label(reason.theme) for reason in of(match, "unknown")])


def twinnings(links: Links) -> str:
    """How many partners a candidate has, and how many of them in the user's country: 12 (3)."""
    if links.twinnings is None:
        return _("not known")
    return f"{number(links.twinnings)} ({number(links.with_country)})" if links.with_country else number(links.twinnings)


def ties(links: Links) -> list[str]:
    """What links the two already."""
    told = [_("twinned already")] if links.tie else []
    return [*told, _("common partner: {places}").format(places=_named(links.through))] if links.through else told


def chained(chain: Sequence[Place]) -> str:
    """How two places are joined by twinnings, from partner to partner; empty where they are not, or are twinned themselves."""
    if len(chain) < 3:
        return ""
    return _("joined by twinnings: {places}").format(places=" – ".join(place.name for place in chain))


def _named(places: Sequence[Place]) -> str:
    names = [place.name for place in places[:THROUGH]]
    more = len(places) - THROUGH
    return list_of([*names, ngettext("{n} more", "{n} more", more).format(n=number(more))] if more > 0 else names)


def ranks(match: Match) -> str:
    """The range of ranks when each theme in turn is dropped."""
    low, high = match.ranks
    return number(low) if low == high else f"{number(low)}–{number(high)}"
