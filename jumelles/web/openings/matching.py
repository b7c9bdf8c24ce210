"""What answers an opening: the best of what the reader may know of, with reasons, without what was dismissed before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jumelles.openings.asking import asked
from jumelles.openings.matching import FITS, Match, best, evident
from jumelles.openings.scoring import scores
from jumelles.openings.stock import Stock
from jumelles.telling import fits as words
from jumelles.web.access import require
from jumelles.web.openings import embedding, stocks
from jumelles.web.recording import keep
from jumelles.web.register import cases
from jumelles.web.register.models import Introduction, Opening, PortfolioItem, Verdict
from jumelles.web.register.models.opening_words import Confidentiality, OpeningKind, Ruled

SHOWN = 10
RERANKED = 60
"""Matches whose texts a service of embeddings is asked about, when there is one."""
OTHER = {"need": "offer", "offer": "need"}
STRENGTHS = ((0.6, _("strong match")), (0.35, _("good match")), (0.0, _("weak match")))
"""From which score on which words; a score itself says nothing to a reader."""


@dataclass(frozen=True)
class Found:
    """One match: what it is, how well it fits in words, why, and what the office thinks of it."""

    other: Any
    strength: str
    reasons: list[str]
    verdict: Verdict | None


@dataclass(frozen=True)
class Answer:
    """The matches, the best first; `missing` says why the service of embeddings had no say."""

    found: list[Found]
    dismissed: list[Verdict]
    fits: bool
    missing: str = ""


def answer(opening: Opening, *, by: Any, limit: int = SHOWN) -> Answer:
    """What answers an opening among all that `by` may know of.

    Raises:
        PermissionDenied: `by` may not see the opening.
        stocks.NotReady: a portfolio is still being made ready.
    """
    require(by, "view", opening)
    stock = stocks.stock_for(by, opening.office, OTHER[opening.kind], opening.organisation)
    judged = {str(verdict.other.pk): verdict for verdict in Verdict.objects.filter(asked=opening).select_related("opening", "item")}
    dismissed = {key for key, verdict in judged.items() if verdict.ruling == Ruled.DISMISSED}
    further, missing = _embedded(opening, stock, by)
    told = best(opening.as_profile(), stock, limit + len(dismissed), further)
    left = [match for match in told.matches if match.key not in dismissed][:limit]
    fits = told.fits if left and left[0] is told.matches[0] else _fits(opening, stock, left)
    found = [one for match in left if (one := _found(match, by, opening.office, judged))]
    seen = [judged[key] for key in dismissed if stocks.target(by, opening.office, UUID(key))]
    return Answer(found, seen, fits, missing)


def _found(match: Match, by: Any, office: Any, judged: dict[str, Verdict]) -> Found | None:
    other = stocks.target(by, office, UUID(match.key))
    if other is None:
        return None
    strength = next(str(name) for least, name in STRENGTHS if match.score >= least)
    return Found(other, strength, words.lines(match.reasons), judged.get(match.key))


def _fits(opening: Opening, stock: Stock, left: list[Match]) -> bool:
    """Whether the first that was not dismissed is likely to be what is asked for."""
    if not left:
        return False
    evidence = evident(scores(asked(opening.as_profile(), stock), stock))
    return bool(evidence[stock.keys.index(left[0].key)] >= FITS)


def _embedded(opening: Opening, stock: Stock, by: Any) -> tuple[list[list[str]], str]:
    """One more list, of the service of embeddings, if the installation has one; what is for the ambassador is never sent."""
    if not settings.CONFIG.embeddings or opening.confidentiality == Confidentiality.AMBASSADOR:
        return [], ""
    profile = opening.as_profile()
    first = [match.key for match in best(profile, stock, RERANKED).matches]
    texts = {key: text for key in first if (text := _sendable(stocks.target(by, opening.office, UUID(key))))}
    try:
        return [embedding.ranked(f"{profile.title}\n{profile.text}", texts)], ""
    except embedding.Silent as error:
        return [], str(error)


def _sendable(other: Any) -> str:
    holder = other.portfolio if isinstance(other, PortfolioItem) else other
    return "" if holder is None or holder.confidentiality == Confidentiality.AMBASSADOR else f"{other.title}\n{other.summary}"


def judge(opening: Opening, other: Any, ruling: Any, reason: str, *, by: Any) -> Verdict:
    """Keep a match, or dismiss it: it is not proposed again.

    Raises:
        PermissionDenied: `by` may not write matches.
        ValidationError: the reason cannot be kept.
    """
    where = {"item": other} if isinstance(other, PortfolioItem) else {"opening": other}
    verdict = Verdict.objects.filter(asked=opening, **where).first() or Verdict(office=opening.office, asked=opening, **where)
    verdict.ruling, verdict.reason = ruling, reason
    return keep(verdict, by=by, seen=verdict.version)  # type: ignore[no-any-return]


def candidate(opening: Opening, other: Any, partnership: Any, *, by: Any) -> Introduction:
    """A case of an opening and what answers it, with the reasons as they are told today.

    Raises:
        PermissionDenied: `by` may not write cases.
        ValidationError: these two have been put together already, or one is not published.
    """
    seeking, offering = (opening, other) if opening.kind == OpeningKind.NEED else (other, opening)
    return cases.propose(seeking, offering, partnership, by=by, reasons="\n".join(_why(opening, other)))


def _why(opening: Opening, other: Any) -> list[str]:
    """The reasons of one match, whatever else there is."""
    alone = Stock.of([other.as_profile()])
    return [line for match in best(opening.as_profile(), alone, 1).matches for line in words.lines(match.reasons)]
