"""First-level regions with their names in English, French and Russian, joined to ISO 3166-2 by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import polars as pl
from rapidfuzz import fuzz

from jumelles.atlas.corrections import joined_regions
from jumelles.atlas.naming.designators import bare
from jumelles.atlas.naming.folding import fold
from jumelles.atlas.reading.context import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Row = dict[str, Any]


SIMILAR = 88.0
"""Likeness of two names, out of 100, from which they may be one; chosen by reading the pairs that it joins."""


def with_names(regions: pl.DataFrame, subdivisions: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """Add `iso`, `en`, `fr`, `ru` to the table "regions"; regions without a counterpart keep nulls and are reported.

    A region and a subdivision of the same country are joined when a whole name agrees once folded (in any of the three
    languages; the Russian one by its transliteration), else when the names agree without words such as Oblast or
    Province, else when of all that remain in the country each is the other's most similar. A name that fits two of them joins none.
    Our own corrections come first.
    """
    rows = regions.with_columns(pl.col("code").str.split(".").list.first().alias("country")).to_dicts()
    joined: dict[str, Row] = {}
    by_iso = {row["iso"]: row for row in subdivisions.to_dicts()}
    joined |= {code: by_iso[iso] for code, iso in joined_regions().items() if iso in by_iso}
    for key in (fold, lambda name: bare(fold(name))):
        _join(rows, subdivisions.to_dicts(), joined, key)
    _join_similar(rows, subdivisions.to_dicts(), joined)
    names = pl.DataFrame(
        [{"code": code, **{field: row[field] for field in ("iso", "en", "fr", "ru")}} for code, row in joined.items()],
        schema={"code": pl.String, "iso": pl.String, "en": pl.String, "fr": pl.String, "ru": pl.String},
    )
    return regions.join(names, on="code", how="left", maintain_order="left"), _unmatched(rows, subdivisions, joined)


def _join(regions: list[Row], subdivisions: list[Row], joined: dict[str, Row], key: Callable[[str], str]) -> None:
    taken = {row["iso"] for row in joined.values()}
    known = defaultdict(list)
    for row in subdivisions:
        if row["iso"] not in taken:
            for name in {key(str(row[language])) for language in ("en", "fr", "ru") if row[language]}:
                known[row["country"], name].append(row)
    free = [row for row in regions if row["code"] not in joined]
    asked = Counter((row["country"], key(str(row["name"]))) for row in free)
    for row in free:
        wanted = (row["country"], key(str(row["name"])))
        found = _same(known[wanted])
        if asked[wanted] == 1 and found is not None and found["iso"] not in {r["iso"] for r in joined.values()}:
            joined[str(row["code"])] = found


def _join_similar(regions: list[Row], subdivisions: list[Row], joined: dict[str, Row]) -> None:
    """Join what remains in a country where each of two names is the other's nearest, and near enough."""
    taken = {row["iso"] for row in joined.values()}
    spare, lone = defaultdict(list), defaultdict(list)
    for row in subdivisions:
        if row["iso"] not in taken:
            spare[row["country"]].append(row)
    for row in regions:
        if row["code"] not in joined:
            lone[row["country"]].append(row)
    for country, rows in lone.items():
        likeness = {(str(a["code"]), str(b["iso"])): _likeness(a, b) for a in rows for b in spare[country]}
        for row in rows:
            for other in spare[country]:
                pair = (str(row["code"]), str(other["iso"]))
                rivals = [value for key, value in likeness.items() if (key[0] == pair[0] or key[1] == pair[1]) and key != pair]
                if likeness[pair] >= SIMILAR and all(value < likeness[pair] for value in rivals):
                    joined[pair[0]] = other


def _likeness(region: Row, subdivision: Row) -> float:
    name = bare(fold(str(region["name"])))
    names = [bare(fold(str(subdivision[language]))) for language in ("en", "fr", "ru") if subdivision[language]]
    return max(fuzz.ratio(name, other) for other in names)


def _same(rows: Iterable[Row]) -> Row | None:
    """The only subdivision of that name; two codes of one thing (FR-COR and FR-20R) count as one."""
    found = list(rows)
    if not found or len({row["en"] for row in found}) > 1:
        return None
    return min(found, key=lambda row: str(row["iso"]))


def _unmatched(regions: list[Row], subdivisions: pl.DataFrame, joined: dict[str, Row]) -> list[Issue]:
    lone = [f"{row['code']} {row['name']}" for row in regions if row["code"] not in joined]
    used = {row["iso"] for row in joined.values()}
    spare = [f"{row['iso']} {row['en']}" for row in subdivisions.to_dicts() if row["iso"] not in used]
    return [
        Issue("cldr", "regions of GeoNames without names in CLDR", len(lone), lone),
        Issue("cldr", "subdivisions of CLDR that are no first-level region of GeoNames", len(spare), spare[:5]),
    ]
