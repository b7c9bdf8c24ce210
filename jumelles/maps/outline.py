"""The world's country outlines: our own simplification of Natural Earth, how it is computed, written and read."""

import gzip
import json
import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely import Geometry, LineString, MultiPolygon, Polygon

Point = tuple[float, float]
"""Longitude and latitude in degrees, in this order, everywhere in this package."""
Ring = tuple[Point, ...]

FILE = Path(__file__).with_name("outline.json.gz")
STEPS = 100
"""Coordinates are whole hundredths of a degree: 1.1 km at most."""
TOLERANCE = 0.05
"""A corner goes when its triangle is smaller than the square of this many degrees (of latitude): about 31 square kilometres."""
SMALLEST_ISLAND = 60.0
"""Islands below this many square kilometres go, except the largest piece of each country."""
_KM2_PER_SQUARE_DEGREE = 111.195**2
# This edition of Natural Earth writes -99 for France and Norway; the other -99 have no ISO code of their own.
_CODES = {"FRA": "FR", "NOR": "NO", "ATC": "AU"}
# Natural Earth draws Crimea with Russia, ISO 3166 lists it with Ukraine: it is drawn apart, without a code, and no map tints it.
_APART = {"RU": (34.1, 45.2)}


@dataclass(frozen=True)
class Country:
    """One country or territory: ISO 3166 code of two letters ("" where there is none) and its rings, holes among them (even-odd rule).

    A ring never jumps: one that crosses the date line goes on beyond 180 degrees east.
    """

    code: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Outline:
    """All countries, with the source, its licence and the day of our computation."""

    source: str
    licence: str
    date: str
    countries: tuple[Country, ...]


@cache
def outline() -> Outline:
    """The outline shipped with the package."""
    return read(FILE)


def read(path: Path) -> Outline:
    """Read a file that `write` wrote."""
    content = json.loads(gzip.decompress(path.read_bytes()))
    countries = tuple(Country(code, tuple(map(_ring_of, rings))) for code, rings in content["countries"])
    return Outline(content["source"], content["licence"], content["date"], countries)


def write(shapes: Outline, path: Path) -> None:
    """Write gzipped JSON; a ring is one list: first point in hundredths of a degree (x, y), then the steps to each next point."""
    content = {
        "source": shapes.source,
        "licence": shapes.licence,
        "date": shapes.date,
        "countries": [[country.code, [_steps_of(ring) for ring in country.rings]] for country in shapes.countries],
    }
    path.write_bytes(gzip.compress(json.dumps(content, separators=(",", ":")).encode(), 9, mtime=0))


def simplify(path: Path) -> Outline:
    """Compute the outline from Natural Earth's countries at 1:50 million (GeoJSON); neighbours keep exactly the same border.

    The simplification sees the world with longitudes shrunk by the cosine of the latitude, so that the north is not drawn in finer
    detail than the equator.
    """
    import shapely  # drawing a map needs no shapely; only this computation does

    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    named = [(_code_of(feature["properties"]), shapely.geometry.shape(feature["geometry"])) for feature in features]
    parts = [part for code, geometry in named for part in _parted(code, geometry)]
    simple = shapely.coverage_simplify([shapely.transform(geometry, _shrink) for _code, geometry in parts], TOLERANCE)
    countries = tuple(Country(code, tuple(_rings_of(geometry))) for (code, _whole), geometry in zip(parts, simple, strict=True))
    date = datetime.now(UTC).date().isoformat()
    return Outline("Natural Earth, 1:50m Admin 0 countries", "public domain", date, countries)


def _code_of(properties: dict[str, Any]) -> str:
    named = next((properties[key] for key in ("ISO_A2_EH", "ISO_A2") if properties.get(key) not in (None, "-99")), "")
    return _CODES.get(properties["ADM0_A3"], named)


def _parted(code: str, geometry: "Geometry") -> "Iterable[tuple[str, Geometry]]":
    """The country, and as a part of its own the piece that is drawn apart from it."""
    import shapely

    apart = [piece for piece in getattr(geometry, "geoms", ()) if code in _APART and piece.contains(shapely.Point(_APART[code]))]
    yield code, shapely.MultiPolygon([piece for piece in geometry.geoms if piece not in apart]) if apart else geometry
    yield from (("", piece) for piece in apart)


def _cosine(lat: float) -> float:
    return math.cos(math.radians(min(abs(lat), 85.0)))


def _shrink(points: Any) -> Any:  # noqa: ANN401 - shapely hands over and takes back an untyped array
    return [(lon * _cosine(lat), lat) for lon, lat in points]


def _rings_of(geometry: "MultiPolygon | Polygon") -> Iterable[Ring]:
    pieces: list[Any] = list(getattr(geometry, "geoms", [geometry]))
    largest = max(pieces, key=lambda piece: piece.area)
    kept = [piece for piece in pieces if piece is largest or piece.area * _KM2_PER_SQUARE_DEGREE >= SMALLEST_ISLAND]
    found = [_quantised(line) for piece in _joined(kept) for line in (piece.exterior, *piece.interiors)]
    return [ring for ring in found if len(ring) > 2]  # fewer than three corners enclose nothing


def _joined(pieces: "list[Geometry]") -> "list[Polygon]":
    """Natural Earth cuts Russia and Fiji at the date line: move what touches it on the far side beyond 180 degrees and join the halves.

    Antarctica, which goes all the way round, stays as it is.
    """
    import shapely
    from shapely.affinity import translate

    wide = [shapely.transform(piece, _widen) for piece in pieces]
    moved = [translate(piece, 360.0) if piece.bounds[0] <= -180 and piece.bounds[2] < 180 else piece for piece in wide]
    if moved == wide:
        return wide
    whole = shapely.union_all(moved)
    return list(getattr(whole, "geoms", [whole]))


def _widen(points: Any) -> Any:  # noqa: ANN401 - see `_shrink`
    return [(round(lon / _cosine(lat) * STEPS) / STEPS, round(lat * STEPS) / STEPS) for lon, lat in points]


def _quantised(line: "LineString") -> Ring:
    points = [(round(lon * STEPS) / STEPS, round(lat * STEPS) / STEPS) for lon, lat in line.coords]
    return tuple(point for point, following in pairwise(points) if point != following)


def _steps_of(ring: Ring) -> list[int]:
    whole = [(round(lon * STEPS), round(lat * STEPS)) for lon, lat in ring]
    before = [(0, 0), *whole]
    return [step for (x, y), (x0, y0) in zip(whole, before, strict=False) for step in (x - x0, y - y0)]


def _ring_of(steps: list[int]) -> Ring:
    x = y = 0
    ring = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x / STEPS, y / STEPS))
    return tuple(ring)


if __name__ == "__main__":
    write(simplify(Path(sys.argv[1])), Path(sys.argv[2]))
