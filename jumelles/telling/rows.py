"""A ranking as rows of plain values, the same for every format; docs/ranking.md describes the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jumelles.languages import territory
from jumelles.telling import reasons

if TYPE_CHECKING:
    from jumelles.matching.rank import Match, Ranking

COLUMNS = (
    *("rank", "geonames", "name", "region", "country", "country_name", "level", "population", "latitude", "longitude", "km"),
    *("score", "distance", "coverage", "best_rank", "worst_rank", "twinnings", "twinnings_with_country", "twinned", "common_partners"),
    *("reasons_for", "reasons_against", "not_known"),
)


def rows(ranking: Ranking) -> list[dict[str, Any]]:
    """One row per match; those of which too little is known come last, without a rank."""
    return [_row(match, match.rank) for match in ranking.matches] + [_row(match, None) for match in ranking.apart]


def _degrees(angle: float | None) -> float | None:
    return None if angle is None else round(angle, 5)


def _row(match: Match, rank: int | None) -> dict[str, Any]:
    place, links = match.place, match.links
    cells = (
        *(rank, place.id, place.name, place.region_name, place.country, territory(place.country), place.kind, place.population),
        *(_degrees(place.lat), _degrees(place.lon), None if match.km is None else round(match.km)),
        *(round(match.score, 4), round(match.distance, 4), round(match.coverage, 3)),
        *((None, None) if rank is None else match.ranks),
        *(links.twinnings, links.with_country if links.twinnings is not None else None, links.tie is not None),
        "; ".join(partner.name for partner in links.through),
        *("; ".join(reasons.sentences(reasons.of(match, verdict))) for verdict in ("for", "against")),
        reasons.unknown(match),
    )
    return dict(zip(COLUMNS, cells, strict=True))
