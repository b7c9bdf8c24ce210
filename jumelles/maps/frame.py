"""What part of the earth a picture shows, and where a point of the earth lies in it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jumelles.maps.outline import Point
from jumelles.maps.projection import EARTH_RADIUS_KM, angle, azimuthal, great_circle, middle, natural_earth, wrapped

WORLD_BEYOND = 30.0
"""Marks farther than this many degrees from their middle (a spread of about 60) need the whole world."""
# The cut of the first map runs through the Bering Strait, that of the second through the middle of the Atlantic.
_CENTRES = (11.0, 150.0)
_SOUTH, _NORTH = -57.0, 84.0
_SIDES = 150.0, 60.0
_NARROWEST_KM, _NARROWEST_KM_ALONE = 560.0, 2400.0
_CLOSE_UP_HEIGHT = 560.0


@dataclass(frozen=True)
class Box:
    """A rectangle in the picture, in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have some area in common."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return self.left <= other.left and other.right <= self.right and self.top <= other.top and other.bottom <= self.bottom

    def surrounds(self, point: Point) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def grown(self, by: float) -> "Box":
        """The rectangle with `by` pixels more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Frame:
    """A box of the picture and the projection that fills it: pixels per earth radius, and the pixel of the projection's origin."""

    box: Box
    world: bool
    centre: Point
    scale: float
    origin: Point

    def place(self, point: Point) -> Point:
        """The pixel of a point of the earth. The world map takes longitudes as they come, counted from its centre; it never wraps them."""
        x, y = natural_earth((point[0] - self.centre[0], point[1])) if self.world else azimuthal(point, self.centre)
        return self.origin[0] + self.scale * x, self.origin[1] - self.scale * y

    def spot(self, point: Point, margin: float) -> Point:
        """The pixel of a mark: once only on earth, and at least `margin` pixels inside the box."""
        x, y = self.place((self.centre[0] + wrapped(point[0] - self.centre[0]), point[1]))
        return _between(x, self.box.left + margin, self.box.right - margin), _between(y, self.box.top + margin, self.box.bottom - margin)

    def lines(self, a: Point, b: Point, n: int) -> list[list[Point]]:
        """The pixels of a great circle, in two pieces where the world map is cut."""
        if not self.world:
            return [[self.place(point) for point in great_circle(a, b, n)[0]]] if angle(a, b) else []
        pieces = great_circle(a, b, n, centre=self.centre[0])
        return [[self.place((self.centre[0] + lon, lat)) for lon, lat in piece] for piece in pieces]

    def km_per_pixel(self) -> float:
        """The scale at the centre."""
        return EARTH_RADIUS_KM / self.scale


def frame(points: Sequence[Point], ways: Sequence[tuple[Point, Point]], *, left: float, right: float, top: float) -> Frame:
    """The frame that shows all points: the world when they are far apart, cross the date line or are none; else a close-up."""
    reach = max((angle(point, middle(points)) for point in points), default=180.0)
    if reach > WORLD_BEYOND or _across_date_line(points):
        return world(points, ways, left=left, right=right, top=top)
    return _close_up(points, Box(left, top, right, top + _CLOSE_UP_HEIGHT))


def world(points: Sequence[Point], ways: Sequence[tuple[Point, Point]], *, left: float, right: float, top: float) -> Frame:
    """The world without Antarctica (with it when a point or a way needs it), cut where it cuts the fewest ways."""
    centre = min(_CENTRES, key=lambda lon: sum(len(great_circle(a, b, 40, centre=lon)) for a, b in ways))
    lats = [lat for _, lat in points] + [lat for a, b in ways for piece in great_circle(a, b, 40) for _, lat in piece]
    south, north = max(-90.0, min(_SOUTH, *lats, _SOUTH)), min(90.0, max(_NORTH, *lats, _NORTH))
    scale = (right - left) / 2 / natural_earth((180.0, 0.0))[0]
    above, below = (scale * natural_earth((0.0, lat))[1] for lat in (north, south))
    return Frame(Box(left, top, right, top + above - below), True, (centre, 0.0), scale, ((left + right) / 2, top + above))  # noqa: FBT003


def _close_up(points: Sequence[Point], box: Box) -> Frame:
    centre = middle(points)
    spots = [azimuthal(point, centre) for point in points]
    west, east = min(x for x, _ in spots), max(x for x, _ in spots)
    south, north = min(y for _, y in spots), max(y for _, y in spots)
    narrowest = _NARROWEST_KM if len(set(points)) > 1 else _NARROWEST_KM_ALONE
    scale = min(
        (box.right - box.left) / narrowest * EARTH_RADIUS_KM,
        _ratio(box.right - box.left - 2 * _SIDES[0], east - west),
        _ratio(box.bottom - box.top - 2 * _SIDES[1], north - south),
    )
    origin = (box.left + box.right) / 2 - scale * (west + east) / 2, (box.top + box.bottom) / 2 + scale * (south + north) / 2
    return Frame(box, False, centre, scale, origin)  # noqa: FBT003


def _ratio(room: float, span: float) -> float:
    return room / span if span > 0 else math.inf


def _across_date_line(points: Sequence[Point]) -> bool:
    """Whether the shortest stretch of longitudes that holds all points runs over the date line."""
    lons = sorted({wrapped(lon) for lon, _ in points})
    over = lons[0] + 360 - lons[-1]
    return any(after - before > over for before, after in pairwise(lons))


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
