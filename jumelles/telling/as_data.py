"""A ranking and its parts as plain data with stable English keys, for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas
    from jumelles.facts import Asset, Place
    from jumelles.matching.explain import Explanation
    from jumelles.matching.links import Links
    from jumelles.matching.profile import Profile
    from jumelles.matching.rank import Match, Ranking
    from jumelles.matching.reasons import Reason


def ranking_told(ranking: Ranking, atlas: Atlas, profile: Profile | None = None) -> dict[str, Any]:
    """The whole ranking with what it was made from: weights, filters, profile and the day of the atlas."""
    return {
        "place": asdict(ranking.place),
        "candidates": ranking.candidates,
        "weights": dict(ranking.weights),
        "where": ranking.where.told(),
        "profile": profile_told(profile) if profile else None,
        "atlas": {"built": atlas.manifest["built"], "origin": atlas.manifest["origin"]},
        "matches": [match_told(match) for match in ranking.matches],
        "apart": [match_told(match) for match in ranking.apart],
    }


def profile_told(profile: Profile) -> dict[str, Any]:
    """The content of a profile, its day in ISO form."""
    return profile.told() | {"made": profile.made.isoformat()}


def match_told(match: Match) -> dict[str, Any]:
    """One candidate."""
    return {
        "place": asdict(match.place),
        "rank": match.rank,
        "score": round(match.score, 6),
        "distance": round(match.distance, 6),
        "coverage": round(match.coverage, 4),
        "rank_range": list(match.ranks),
        "km": None if match.km is None else round(match.km, 1),
        "links": links_told(match.links),
        "reasons": [reason_told(reason) for reason in match.reasons],
    }


def links_told(links: Links) -> dict[str, Any]:
    """What ties a candidate has."""
    return {
        "twinnings": links.twinnings,
        "with_country": links.with_country,
        "twinned": links.tie is not None,
        "common_partners": [_named(place) for place in links.through],
    }


def reason_told(reason: Reason) -> dict[str, Any]:
    """One reason; its values are raw, its weight in units of the squared distance."""
    return {
        "theme": reason.theme,
        "verdict": reason.verdict,
        "weight": round(reason.weight, 6),
        "closer": reason.closer,
        "indicator": reason.indicator or None,
        "a": asdict(reason.a) if reason.a else None,
        "b": asdict(reason.b) if reason.b else None,
        "known": reason.known,
        "asked": reason.asked,
        "assets": {"a": [_asset(one) for one in reason.assets.a], "b": [_asset(one) for one in reason.assets.b]},
        "field": reason.assets.field or None,
    }


def _asset(asset: Asset) -> dict[str, Any]:
    return {"key": asset.key, "kind": asset.kind, "name": asset.name, "place": asset.place, "source": asset.source}


def _named(place: Place) -> dict[str, Any]:
    return {"id": place.id, "name": place.name, "country": place.country}


def explanation_told(told: Explanation) -> dict[str, Any]:
    """Two places side by side."""
    return {
        "a": asdict(told.a),
        "b": asdict(told.b),
        "candidates": told.candidates,
        "match": match_told(told.match),
        "back": {"rank": told.back, "candidates": told.back_of},
        "lines": [asdict(line) for line in told.lines],
    }
