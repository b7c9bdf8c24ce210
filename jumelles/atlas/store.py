"""The atlas in use: places, figures, names and ties, read from its folder as they are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from jumelles.atlas import folders, own
from jumelles.atlas.naming.folding import fold
from jumelles.atlas.naming.index import Index
from jumelles.atlas.naming.names import Gazetteer, UnknownPlace
from jumelles.atlas.naming.qualifiers import Qualifiers
from jumelles.atlas.shared import shared
from jumelles.facts import Place, Source, Tie
from jumelles.languages import current

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from jumelles.atlas.airfields import Airfields
    from jumelles.atlas.comparing.structures import Structures
    from jumelles.atlas.holdings import Holdings

    Figures = Mapping[tuple[int, str], own.OwnFigure]

SUGGESTIONS = 8
ALIKE = 78.0
"""Similarity, out of 100, below which a name is no suggestion."""
_GEONAMES = re.compile(r"geonames:\s*([0-9]{1,12})", re.IGNORECASE)


class Atlas:
    """One version of the atlas. It never changes; tables are read on first use."""

    def __init__(self, folder: Path, home: Path) -> None:
        """Open the version in `folder`; the installation's own figures lie in `home`."""
        self.folder = folder
        self.home = home
        self.shared: dict[str, Any] = {}
        self._own: Figures | None = None

    @property
    def own(self) -> Figures:
        """The own figures that stand in place of the sources', by place and indicator: those of a view, else the installation's as of now.

        Raises:
            OwnFigureError: the file that keeps them is damaged.
        """
        return own.load(self.home) if self._own is None else self._own

    def with_own(self, figures: Figures) -> Atlas:
        """The same atlas as who vouches for these figures sees it. Whatever one of the two reads, the other has, too."""
        view = Atlas(self.folder, self.home)
        view.shared, view._own = self.shared, figures
        return view

    def table(self, name: str) -> pl.DataFrame:
        """One of the atlas's tables, whole.

        Raises:
            AtlasDamaged: its file cannot be read.
        """
        path = self.folder / f"{name}.parquet"
        try:
            return pl.read_parquet(path)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise folders.AtlasDamaged(path) from error

    def rows(self, name: str, first: int, count: int) -> pl.DataFrame:
        """Some rows of a table, without reading the rest.

        Raises:
            AtlasDamaged: its file cannot be read.
        """
        path = self.folder / f"{name}.parquet"
        try:
            return pl.scan_parquet(path).slice(first, count).collect()
        except (OSError, pl.exceptions.PolarsError) as error:
            raise folders.AtlasDamaged(path) from error

    @shared
    def manifest(self) -> dict[str, Any]:
        """When and from what this version was built, and what each source gave."""
        return folders.manifest(self.folder)

    @shared
    def places(self) -> pl.DataFrame:
        """All places, in the order of `arrange.arranged`."""
        return self.table("places")

    @shared
    def values(self) -> pl.DataFrame:
        """What is known of each place, in the same order."""
        return self.table("values")

    @shared
    def totals(self) -> dict[tuple[str, str], float]:
        """How many of each kind there are in a country, by country and indicator, where there are any."""
        coverage = self.table("coverage").filter(pl.col("total") > 0)
        return {(country, key): total for country, key, total in coverage.select("country", "indicator", "total").iter_rows()}

    @shared
    def people(self) -> dict[str, tuple[int, NDArray[np.float64]]]:
        """For cities and for regions, their first row and the known populations, the greatest first."""
        found = {}
        for kind in ("city", "region"):
            rows = np.flatnonzero((self.places["kind"] == kind).to_numpy())
            known = self.places["population"].gather(rows).drop_nulls()
            found[kind] = int(rows[0]) if len(rows) else 0, known.cast(pl.Float64).to_numpy()
        return found

    @shared
    def structures(self) -> Structures:
        """What is comparable of each place, in the same order, with the world's scales; without the office's own figures."""
        from jumelles.atlas.comparing.spread import of_atlas

        return of_atlas(
            self.places, {name: self.table(name) for name in ("comparable", "scales", "expected", "typical")}, self.values["gdp_level"]
        )

    def source(self, key: str) -> Source:
        """Who publishes a source of this version, and as of when."""
        told = self.manifest["sources"].get(key)
        if told is None:
            raise folders.AtlasDamaged(self.folder / folders.MANIFEST)
        return Source(key=key, **{name: told[name] for name in ("short", "title", "publisher", "licence", "attribution", "home", "as_of")})

    def place_at(self, row: int) -> Place:
        """The place in a row of `places`."""
        place, name, kind, country, region, region_name, lat, lon, population, parent, _feature = self.places.row(row)
        official = self._official.get(region, {}).get(current()) or region_name or ""
        name = official if kind == "region" else self._own_names.get(place, name)
        return Place(place, name, kind, country, region, official, lat, lon, population, parent)

    @property
    def _own_names(self) -> dict[int, str]:
        """Towns' names in the current language, where they are known in it."""
        return self._russian if current() == "ru" else {}

    @shared
    def _russian(self) -> dict[int, str]:
        return dict(self.table("russian").iter_rows())

    @shared
    def _official(self) -> dict[int, dict[str, str]]:
        """French and Russian names of regions; in English the name of GeoNames, which says what kind of region it is."""
        rows = self.table("regions").select("region", "fr", "ru")
        return {region: {"fr": french, "ru": russian} for region, french, russian in rows.iter_rows()}

    @shared
    def _rows(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All GeoNames ids in order, and the row of each: a dictionary of them would take longer to make and ten times the memory."""
        ids = self.places["place"].to_numpy()
        order = np.argsort(ids)
        return ids[order], order

    def row(self, place: int) -> int:
        """The row of a place in `places` and in the table "values".

        Raises:
            UnknownPlace: no place has that GeoNames id.
        """
        if not self.has(place):
            raise UnknownPlace(f"geonames:{place}", [])
        ids, rows = self._rows
        return int(rows[np.searchsorted(ids, place)])

    def has(self, place: int) -> bool:
        """Whether a place has that GeoNames id."""
        ids, _rows = self._rows
        at = int(np.searchsorted(ids, place))
        return at < len(ids) and ids[at] == place

    def place(self, place: int) -> Place:
        """The place with that GeoNames id.

        Raises:
            UnknownPlace: none has it.
        """
        return self.place_at(self.row(place))

    def country(self, place: int) -> str:
        """The country of the place with that GeoNames id, without the rest of it.

        Raises:
            UnknownPlace: none has it.
        """
        return str(self.places["country"][self.row(place)])

    def find(self, text: str) -> Place:
        """The place that a text means: a name in any spelling, `FR:Montpellier`, `Montpelier (Vermont)`, `geonames:2992166` or `Q6441`.

        Raises:
            AmbiguousPlace: several bear the name and none stands out; it lists them.
            UnknownPlace: none does; it suggests similar names.
        """
        if number := _GEONAMES.fullmatch(text.strip()):
            return self.place(int(number[1]))
        if text.strip()[:1] in "Qq" and text.strip()[1:].isdigit():
            return self.place(self._by_wikidata(text.strip().upper()))
        return self._gazetteer.find(text)

    def bearing(self, name: str) -> list[Place]:
        """The places that bear exactly this name in some spelling; like names are not looked for, so that it is quick."""
        return self._gazetteer.bearing(name)

    def _by_wikidata(self, item: str) -> int:
        rows = self.table("identifiers").filter(pl.col("wikidata") == item)
        if rows.is_empty():
            raise UnknownPlace(item, [])
        return int(rows["place"][0])

    @shared
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(Index(self.table("index")), self.place_at, Qualifiers(self.table("regions")).admitting, self._similar)

    def _similar(self, name: str, test: Callable[[Place], bool]) -> list[tuple[Place, float]]:
        """Candidates whose present name is like the given one, the most similar and then the largest first."""
        from rapidfuzz import fuzz, process

        wanted = fold(name)
        found = process.extract(wanted, self._folded, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=500)
        near = [(self.place_at(row), score) for _text, score, row in found]
        admitted = [(place, score) for place, score in near if place.kind != "former" and test(place)]
        return sorted(admitted, key=lambda pair: (-pair[1], -(pair[0].population or 0)))[:SUGGESTIONS]

    def starting(self, text: str, count: int) -> list[Place]:
        """The cities and regions whose present name begins so, in any script and without accents, the largest first: for completion."""
        begun = pl.Series(self._folded).str.starts_with(fold(text))
        rows = self.places.with_row_index("row").filter(begun & pl.col("kind").is_in(["city", "region"]))
        largest = rows.sort("population", descending=True, nulls_last=True, maintain_order=True).head(count)
        return [self.place_at(row) for row in largest["row"]] if fold(text) else []

    @shared
    def _folded(self) -> list[str]:
        from jumelles.atlas.naming.folding import fold_all

        return fold_all(self.places["name"])

    def towns_of(self, place: Place) -> pl.Series:
        """The ids of a city and its sections, or of all towns of a region."""
        if place.kind == "region":
            return self.places.filter((pl.col("region") == place.id) & (pl.col("kind") != "region"))["place"]
        return self.places.filter((pl.col("place") == place.id) | (pl.col("parent") == place.id))["place"]

    @shared
    def holdings(self) -> Holdings:
        """What stands in each city by name."""
        from jumelles.atlas.holdings import Holdings

        return Holdings(self.table("assets"))

    @shared
    def airfields(self) -> Airfields:
        """The airports from which somebody has been seen to fly."""
        from jumelles.atlas.airfields import Airfields

        return Airfields(self.table("airports"), self.table("legs"))

    def partners(self, place: int) -> list[int]:
        """The places with which a documented twinning has not ended, without their ties: quick, for asking about many."""
        here, there = self._ends
        first, last = np.searchsorted(here, [place, place + 1])
        return [int(partner) for partner in there[first:last]]

    @shared
    def _twinnings(self) -> pl.DataFrame:
        return self.table("twinnings")

    @shared
    def _ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Both ends of every lasting twinning, from either side, in order."""
        ties = self._twinnings.filter(pl.col("end").is_null())
        here, there = (np.concatenate([ties[one].to_numpy(), ties[other].to_numpy()]) for one, other in (("a", "b"), ("b", "a")))
        order = np.lexsort((there, here))
        return here[order], there[order]

    def ties(self, place: Place) -> list[Tie]:
        """The documented twinnings of a place."""
        rows = self._twinnings.filter((pl.col("a") == place.id) | (pl.col("b") == place.id))
        columns = ("a", "b", "start", "end", "first_seen", "last_seen")
        return [Tie(source="wikidata" if row["first_seen"] else "corrections", **row) for row in rows.select(columns).iter_rows(named=True)]
