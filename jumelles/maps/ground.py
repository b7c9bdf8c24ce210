"""What lies under the marks of a map: sea, grid, countries, and for a close-up a small world and a scale bar."""

from collections.abc import Iterable, Mapping, Sequence

from jumelles.maps.frame import Box, Frame, world
from jumelles.maps.labels import width
from jumelles.maps.land import outline as drawn
from jumelles.maps.land import path
from jumelles.maps.look import COLOUR, GRID, INK, LAND, LINE, MUTED, PAPER, SEA, SOFT, words
from jumelles.maps.outline import Point, outline

_GLOBE_WIDTH, _GLOBE_FRAME = 196.0, 7.0
_GLOBE_EDGE = 12.0
_GLOBE_BELOW_KM = 3000.0
_LONGEST_BAR = 170.0


def ground(view: Frame, name: str, tints: Mapping[str, str], *, finest: float = 0.9) -> str:
    """Sea and countries; `name` keeps the identifiers of several pictures on one page apart, `tints` maps ISO codes to roles."""
    edge = _rim(view) if view.world else _rounded(view.box)
    grid = f'<path d="{_grid(view)}" fill="none" stroke="{GRID}" stroke-width=".8"/>' if view.world and finest < 1 else ""
    lands = "".join(_country(path(country.rings, view, finest=finest), country.code, tints) for country in outline().countries)
    return (
        f'<clipPath id="{name}"><path d="{edge}"/></clipPath><path d="{edge}" fill="{SEA}"/>'
        f'<g clip-path="url(#{name})">{grid}<g fill="{LAND}" fill-rule="evenodd" stroke="{PAPER}" '
        f'stroke-width="{1.3 if view.world else 2}" stroke-linejoin="round" paint-order="stroke">{lands}</g></g>'
    )


def globe_box(view: Frame, spots: Iterable[Point]) -> Box | None:
    """The corner for the small world that shows where a close-up lies: the first that hides no mark.

    None where all hide one, and for pictures so wide that everybody sees where they are.
    """
    if view.world or (view.box.right - view.box.left) * view.km_per_pixel() > _GLOBE_BELOW_KM:
        return None
    wide, high, box = _GLOBE_WIDTH + 2 * _GLOBE_FRAME, _little_world(0.0, 0.0).box.bottom + 2 * _GLOBE_FRAME, view.box.grown(-_GLOBE_EDGE)
    corners = [Box(left, top, left + wide, top + high) for top in (box.bottom - high, box.top) for left in (box.left, box.right - wide)]
    spots = list(spots)
    return next((corner for corner in corners if not any(corner.grown(14).surrounds(spot) for spot in spots)), None)


def globe(view: Frame, box: Box, name: str) -> str:
    """The small world, with a ring around the part that the picture shows."""
    small = _little_world(box.left + _GLOBE_FRAME, box.top + _GLOBE_FRAME)
    x, y = small.spot(view.centre, 4.0)
    ring = max(4.5, (view.box.right - view.box.left) / 2 * view.km_per_pixel() / small.km_per_pixel())
    return (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" height="{box.bottom - box.top:.1f}" rx="6" '
        f'fill="{PAPER}" stroke="{LINE}"/>{ground(small, name, {}, finest=1.2)}'
        f'<g clip-path="url(#{name})"><circle cx="{x:.1f}" cy="{y:.1f}" r="{ring:.1f}" fill="{COLOUR["both"]}" fill-opacity=".25" '
        f'stroke="{COLOUR["both"]}" stroke-width="1.6"/></g>'
    )


def scale_bar(view: Frame, pattern: str, right: float, y: float) -> str:
    """A bar of 1, 2 or 5 times a power of ten kilometres that ends at a pixel, with its length before it; true at the centre."""
    longest = _LONGEST_BAR * view.km_per_pixel()
    km = max(step * 10**power for power in range(5) for step in (1, 2, 5) if step * 10**power <= max(longest, 1))
    left, text = right - km / view.km_per_pixel(), pattern.format(distance=km)
    ticks = drawn([(left, y - 9), (left, y - 4), (right, y - 4), (right, y - 9)], closed=False)
    return f'<path d="{ticks}" fill="none" stroke="{INK}" stroke-width="1.5"/>' + words(
        text, (left - width(text, 14) - 6, y), size=14, fill=MUTED
    )


def _little_world(left: float, top: float) -> Frame:
    return world((), (), left=left, right=left + _GLOBE_WIDTH, top=top)


def _country(d: str, code: str, tints: Mapping[str, str]) -> str:
    if not d:
        return ""
    # Antarctica has no neighbours, but a seam where the world is cut.
    colour = f' fill="{SOFT[tints[code]]}"' if code in tints else f' stroke="{LAND}"' if code == "AQ" else ""
    return f'<path d="{d}"{colour}/>'


def _lats(view: Frame) -> tuple[float, float]:
    """The southern and northern end of a world map, found again from its box."""
    lats = [lat / 2 for lat in range(-180, 181)]
    shown = [lat for lat in lats if view.box.top - 0.01 <= view.place((view.centre[0], lat))[1] <= view.box.bottom + 0.01]
    return shown[0], shown[-1]


def _rim(view: Frame) -> str:
    south, north = _lats(view)
    steps = [south + (north - south) * i / 60 for i in range(61)]
    east = [view.place((view.centre[0] + 180, lat)) for lat in steps]
    west = [view.place((view.centre[0] - 180, lat)) for lat in reversed(steps)]
    return drawn(east + west)


def _grid(view: Frame) -> str:
    south, north = _lats(view)
    meridians = [
        [(lon, south + (north - south) * i / 40) for i in range(41)]
        for lon in range(-360, 361, 30)
        if abs(lon - view.centre[0]) < 180  # half a turn
    ]
    parallels = [[(view.centre[0] - 180, lat), (view.centre[0] + 180, lat)] for lat in range(-60, 61, 30) if south < lat < north]
    lines: Sequence[Sequence[Point]] = [*meridians, *parallels]
    return "".join(drawn([view.place(point) for point in line], closed=False) for line in lines)


def _rounded(box: Box) -> str:
    r, wide, high = 8, box.right - box.left, box.bottom - box.top
    corner = f"a{r} {r} 0 0 1"
    return (
        f"M{box.left + r:.1f} {box.top:.1f}h{wide - 2 * r:.1f}{corner} {r} {r}v{high - 2 * r:.1f}{corner} -{r} {r}"
        f"h-{wide - 2 * r:.1f}{corner} -{r} -{r}v-{high - 2 * r:.1f}{corner} {r} -{r}Z"
    )
