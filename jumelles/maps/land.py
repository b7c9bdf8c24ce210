"""Rings of the earth as shapes of the picture: cut at the edge of the map, clipped to its box, and thinned to what the eye can see."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jumelles.maps.frame import Frame
from jumelles.maps.outline import Point, Ring
from jumelles.maps.projection import angle

_LONGEST_EDGE = 2.0
_OUT_OF_SIGHT = 90.0
_BLEED = 3.0


def path(rings: Iterable[Ring], frame: Frame, *, finest: float) -> str:
    """The `d` of an SVG path that fills the rings (even-odd), without details and islands smaller than `finest` pixels; "" for none."""
    return "".join(outline(thin) for ring in rings for shape in _shapes(ring, frame) if len(thin := _thinned(shape, finest)) > 2)


def outline(points: Sequence[Point], *, closed: bool = True) -> str:
    """The `d` of an SVG path along points, to a tenth of a pixel; all but the first are written as steps, which halves the picture."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [f"{(x - x0) / 10:g} {(y - y0) / 10:g}" for (x0, y0), (x, y) in pairwise(tenths) if (x, y) != (x0, y0)]
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}" + ("l" + " ".join(steps) if steps else "") + ("Z" if closed else "")


def _shapes(ring: Ring, frame: Frame) -> Iterator[list[Point]]:
    edge = frame.box.grown(_BLEED)
    for piece in _cut(ring, frame.centre[0]) if frame.world else _near(ring, frame.centre):
        shape = [frame.place(point) for point in _dense(piece)]
        for axis, limit, side in ((0, edge.left, 1), (0, edge.right, -1), (1, edge.top, 1), (1, edge.bottom, -1)):
            shape = clipped(shape, axis, limit, side)
        yield shape


def _cut(ring: Ring, centre: float) -> Iterator[list[Point]]:
    """The parts of a ring on the map whose middle is the meridian `centre`."""
    lons = [lon for lon, _ in ring]
    for turn in (-360.0, 0.0, 360.0):
        if min(lons) + turn < centre + 180 and max(lons) + turn > centre - 180:
            moved = [(lon + turn, lat) for lon, lat in ring]
            yield clipped(clipped(moved, 0, centre - 180, 1), 0, centre + 180, -1)


def _near(ring: Ring, centre: Point) -> Iterator[Ring]:
    """The ring when some of it is on the centre's half of the globe: what surrounds the opposite point would be drawn inside out."""
    if any(angle(point, centre) < _OUT_OF_SIGHT for point in ring):
        yield ring


def clipped(ring: Sequence[Point], axis: int, limit: float, side: int) -> list[Point]:
    """The part of a ring on one side of a line (Sutherland and Hodgman 1974): above `limit` on the axis for side 1, below it for -1."""
    inside = [side * (point[axis] - limit) >= 0 for point in ring]
    if all(inside):
        return list(ring)
    kept: list[Point] = []
    for i, point in enumerate(ring):
        if inside[i] != inside[i - 1]:
            before = ring[i - 1]
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside[i]:
            kept.append(point)
    return kept


def _dense(ring: Sequence[Point]) -> Iterator[Point]:
    """The ring with points along its long edges, so that a border on a parallel is drawn as the curve that it is."""
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        parts = max(1, math.ceil(max(abs(x1 - x0), abs(y1 - y0)) / _LONGEST_EDGE))
        for step in range(parts):
            yield x0 + (x1 - x0) * step / parts, y0 + (y1 - y0) * step / parts


def _thinned(shape: list[Point], finest: float) -> list[Point]:
    if not shape or max(max(p[axis] for p in shape) - min(p[axis] for p in shape) for axis in (0, 1)) < finest:
        return []
    kept = [shape[0]]
    for point in shape[1:]:
        if math.dist(point, kept[-1]) >= finest:
            kept.append(point)
    return kept
