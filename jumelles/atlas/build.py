"""Builds an atlas: reads the sources (or the shipped snapshot), puts every row at its place, computes, writes a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from jumelles.atlas import corrections, coverage, derive, folders, holdings, snapshot
from jumelles.atlas.comparing import spread, transforms
from jumelles.atlas.fetch import Files
from jumelles.atlas.findings import Findings, find
from jumelles.atlas.naming import index
from jumelles.atlas.naming.cyrillic import russian
from jumelles.atlas.placing.arrange import arranged
from jumelles.atlas.placing.places import with_kinds
from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.reading.gather import gather
from jumelles.atlas.sources.geonames.places import read_places
from jumelles.atlas.store import Atlas
from jumelles.config import config
from jumelles.languages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from rich.progress import Progress

    from jumelles.atlas.reading.context import Context

    Say = Callable[[str], None]


def build_atlas(
    home: Path | None = None,
    *,
    mirror: str | None = None,
    fresh: bool = False,
    check: bool = True,
    say: Say = lambda step: None,
    progress: Progress | None = None,
) -> Atlas:
    """Build an atlas from the sources and make it the one in use; until the last step the previous one stays so.

    Args:
        home: where Jumelles keeps its data (default: the setting JUMELLES_HOME).
        mirror: a folder or an http address with the publishers' files; without one, their publishers are asked.
        fresh: ask again for what has been fetched before.
        check: whether sources must hold the number of rows that they promise.
        say: told each step as it begins.
        progress: shows downloads, file by file.

    Raises:
        JumellesError: a source is missing, unreadable or changed, or the folder cannot be written.
    """
    home = home or config().home
    folders.prepare(home)
    tables, contexts, towns, findings = read_sources(
        Files(mirror=mirror, cache=home / "cache", fresh=fresh, progress=progress), check=check, say=say
    )
    told = snapshot.Told(
        sources_told(contexts, dated=mirror is None), [issue.line() for context in contexts.values() for issue in context.issues]
    )
    _publish(home, towns, tables["spellings"], findings, told, origin=str(mirror or "publishers"), say=say)
    return Atlas(folders.current(home), home)


def unpack_snapshot(home: Path, *, say: Say = lambda step: None) -> Atlas:
    """Build an atlas from what the package ships, without mirror or network: the same figures as a full build gives.

    Raises:
        JumellesError: the folder cannot be written.
    """
    folders.prepare(home)
    say(_("reading places"))
    places, spellings = read_places()
    findings, told = snapshot.load()
    towns = with_kinds(places, findings.traits.select("place", "feature", "elevation"))
    _publish(home, towns, spellings, findings, told, origin="snapshot", say=say)
    return Atlas(folders.current(home), home)


def read_sources(files: Files, *, check: bool, say: Say) -> tuple[dict[str, pl.DataFrame], dict[str, Context], pl.DataFrame, Findings]:
    """Read all sources: their tables, their contexts, the towns with their kinds, and the findings about them."""
    tables, contexts = gather(files, check=check, say=say)
    say(_("placing every row"))
    towns = with_kinds(tables["places"].drop("source"), tables["features"].drop("source"))
    findings = find(tables, towns, contexts)
    withheld = [key for key, context in contexts.items() if not context.offered]
    return tables, contexts, towns, _with_shipped(findings, withheld) if withheld else findings


def _with_shipped(findings: Findings, sources: Sequence[str]) -> Findings:
    """Keep the shipped assets of sources that could not be asked."""
    shipped = snapshot.load()[0].assets.filter(pl.col("source").is_in(sources))
    return replace(findings, assets=pl.concat([findings.assets, shipped]).sort("source", "kind", "place", "key"))


def _publish(
    home: Path, towns: pl.DataFrame, spellings: pl.DataFrame, findings: Findings, told: snapshot.Told, *, origin: str, say: Say
) -> None:
    say(_("computing indicators"))
    places = arranged(corrections.populated(towns), findings.regions)
    covers_from = {key: declared.covers_from for key, declared in declarations().items()}
    facts = findings.tables() | {"twinnings": corrections.twinned(findings.twinnings)}
    values = derive.values(places, Findings(**facts), covers_from)
    say(_("indexing names"))
    known = coverage.by_country(places, values)
    comparable = transforms.comparable(places, values, known, covers_from)
    world = spread.measured(places, comparable, values["gdp_level"])
    named = spellings.select("place", "spelling").filter(pl.col("place").is_in(places["place"].implode())).sort("place", "spelling")
    tables = facts | {
        "places": places,
        "values": values,
        "spellings": named,
        "russian": russian(places, named),
        "coverage": known,
        "index": index.entries(places, named, findings.regions),
        "assets": holdings.placed(findings.assets, places),
        "comparable": comparable,
        **spread.tables(world),
    }
    say(_("writing the atlas"))
    manifest = {
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "origin": origin,
        "places": {str(kind): count for kind, count in places.group_by("kind").len().sort("kind").iter_rows()},
        "sources": told.sources,
        "coverage": coverage.shares(known),
    }
    folders.publish(home, tables, manifest, "".join(line + "\n" for line in told.issues))


def sources_told(contexts: Mapping[str, Context], *, dated: bool) -> dict[str, dict[str, Any]]:
    """What the manifest says of each source; `dated` takes the day of the fetched files over the declared one."""
    told = {}
    for key, context in contexts.items():
        source = context.declaration.source
        days = [
            context.files.as_of(wanted)
            for wanted in context.declaration.files.values()
            if dated and wanted.address and context.has(wanted.name)
        ]
        told[key] = {
            "short": source.short,
            "title": source.title,
            "publisher": source.publisher,
            "licence": source.licence,
            "attribution": source.attribution,
            "home": source.home,
            "as_of": max(days).isoformat() if days else source.as_of,
            "rows": dict(context.rows),
            "left_out": {issue.problem: issue.rows for issue in context.issues},
        }
    return told
