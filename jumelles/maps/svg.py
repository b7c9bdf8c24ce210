"""A map as one self-contained SVG picture: land, arcs, marks, labels, a legend, and words for those who cannot see it."""

import math
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from jumelles.errors import JumellesError
from jumelles.languages import _, translator
from jumelles.maps.frame import Box, Frame, frame
from jumelles.maps.ground import globe, globe_box, ground, scale_bar
from jumelles.maps.labels import Label, Wish, placed, shortened, width
from jumelles.maps.land import outline as drawn
from jumelles.maps.look import COLOUR, LETTERS, MUTED, PAPER, RADIUS, SANS, Role, arc, clean, haloed, heading, symbol, words
from jumelles.maps.outline import Point
from jumelles.maps.projection import wrapped

_WIDTH, _EDGE, _TOP = 1200.0, 24.0, 78.0
_LEGEND_DOWN, _ATTRIBUTION_DOWN, _BELOW = 32.0, 58.0, 74.0
_LONGEST_LABEL, _LEGEND_ROOM, _LEGEND_SYMBOL, _LEGEND_GAP = 420.0, 880.0, 24.0, 14.0
_WAY_POINTS = 90


@dataclass(frozen=True)
class Mark:
    """A point of the map in degrees, its label, and its role: city "a", city "b", what "both" share, or "quiet".

    Raises JumellesError for coordinates that are not on earth; a longitude beyond 180 degrees goes once more round.
    """

    lat: float
    lon: float
    label: str
    role: Role

    def __post_init__(self) -> None:
        """Refuse what no map can show."""
        if not (math.isfinite(self.lon) and abs(self.lat) <= 90):  # the poles; NaN is refused, too
            message = _("The point {label} has no place on a map (latitude {lat}, longitude {lon}): correct its coordinates.")
            raise JumellesError(message.format(label=self.label, lat=self.lat, lon=self.lon))

    @property
    def point(self) -> Point:
        """Longitude, between -180 and 180 degrees, and latitude."""
        return wrapped(self.lon), self.lat


@dataclass(frozen=True)
class Arc:
    """The shortest way over the globe between two marks, in the colour of its role."""

    start: Mark
    end: Mark
    role: Role


@dataclass(frozen=True)
class _Plan:
    """Where everything goes; `marks`, `spots` and `labels` belong together one by one, the most important first."""

    view: Frame
    marks: Sequence[Mark]
    spots: Sequence[Point]
    labels: Sequence[Label | None]
    lines: Sequence[tuple[Role, list[Point]]]
    globe: Box | None


def world_map(
    marks: Sequence[Mark],
    arcs: Sequence[Arc] = (),
    *,
    title: str,
    description: str,
    language: str,
    tint: Iterable[tuple[str, Role]] = (),
    attribution: str = "Natural Earth",
    legend: Mapping[Role, str] | None = None,
) -> str:
    """Draw marks and arcs on the world, or on a close-up when the marks lie near one another, as an SVG document.

    `tint` colours countries softly, by ISO 3166 code of two letters and role. `title` is drawn, `description` is for screen readers.
    They, the labels and the map's own words are in `language`; `legend` says what several marks of a role are, where that is more than a
    city A or B. Texts may come from anywhere: they are escaped, and shortened to fit.
    """
    plan, gettext = _arranged(marks, arcs), translator(language).gettext
    name = f"map-{zlib.crc32(repr((title, marks, arcs)).encode()):08x}"
    bottom = plan.view.box.bottom
    parts = [
        _opening(name, bottom + _BELOW, language),
        f'<title id="{name}-title">{escape(clean(title))}</title>',
        f'<desc id="{name}-desc">{escape(clean(description))}</desc>',
        f'<rect width="{_WIDTH:g}" height="{bottom + _BELOW:.1f}" fill="{PAPER}"/>',
        heading(title, _only_names(plan.marks), (_EDGE, 50.0), _WIDTH - 2 * _EDGE),
        ground(plan.view, f"{name}-clip", _merged(tint)),
        globe(plan.view, plan.globe, f"{name}-globe") if plan.globe else "",
        *_drawing(plan),
        _legend(plan.marks, bottom + _LEGEND_DOWN, _meanings(gettext) | dict(legend or {})),
        "" if plan.view.world else scale_bar(plan.view, gettext("{distance} km"), _WIDTH - _EDGE, bottom + _LEGEND_DOWN),
        words(shortened(clean(attribution), 12, _WIDTH - 2 * _EDGE), (_EDGE, bottom + _ATTRIBUTION_DOWN), size=12, fill=MUTED),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _opening(name: str, height: float, language: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:.1f}" width="{_WIDTH:g}" height="{height:.1f}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc" lang="{escape(clean(language))}" font-family="{SANS}">'
    )


def _arranged(marks: Sequence[Mark], arcs: Sequence[Arc]) -> _Plan:
    ordered = sorted(marks, key=lambda mark: list(COLOUR).index(mark.role))
    ways = [(arc.start.point, arc.end.point) for arc in arcs]
    points = [mark.point for mark in ordered] + [point for way in ways for point in way]
    view = frame(points, ways, left=_EDGE, right=_WIDTH - _EDGE, top=_TOP)
    spots = _apart(ordered, view)
    lines = [(arc.role, line) for arc, way in zip(arcs, ways, strict=True) for line in view.lines(*way, _WAY_POINTS)]
    corner = globe_box(view, spots)
    return _Plan(view, ordered, spots, _labels(ordered, spots, lines, (view.box, corner)), lines, corner)


def _apart(marks: Sequence[Mark], view: Frame) -> list[Point]:
    """The pixels of the marks; of two that would hide each other, the less important moves aside a little."""
    spots: list[Point] = []
    for mark in marks:
        r = RADIUS[mark.role]
        x, y = view.spot(mark.point, r + 3)
        for _attempt in range(3 if mark.role != "quiet" else 0):
            if not any(math.dist((x, y), spot) < r + 2 for spot in spots):
                break
            x = x + 1.7 * r if x + 3 * r < view.box.right else x - 5 * r
        spots.append((x, y))
    return spots


def _labels(
    marks: Sequence[Mark], spots: Sequence[Point], lines: Iterable[tuple[Role, list[Point]]], boxes: tuple[Box, Box | None]
) -> list[Label | None]:
    inside, corner = boxes
    named: set[tuple[str, Point]] = set()
    wishes: list[Wish | None] = []
    for mark, spot in zip(marks, spots, strict=True):
        size = LETTERS[mark.role]
        text = shortened(clean(mark.label), size, _LONGEST_LABEL)
        wishes.append(None if (text, mark.point) in named else Wish(text, spot, RADIUS[mark.role], size, mark.role != "quiet"))
        named.add((text, mark.point))
    main = [(x, y, RADIUS[mark.role]) for mark, (x, y) in zip(marks, spots, strict=True) if mark.role != "quiet"]
    taken = [Box(x - r, y - r, x + r, y + r) for x, y, r in main] + ([corner] if corner else [])
    dots = [spot for mark, spot in zip(marks, spots, strict=True) if mark.role == "quiet"]
    return placed(wishes, inside=inside, taken=taken, lines=[point for _role, line in lines for point in line], dots=dots)


def _drawing(plan: _Plan) -> Iterable[str]:
    named = [(mark, spot, label) for mark, spot, label in zip(plan.marks, plan.spots, plan.labels, strict=True) if label]
    yield from (arc(role, line) for role, line in plan.lines)
    for mark, spot, label in named:
        if label.leader:
            yield f'<path d="{drawn([spot, label.leader], closed=False)}" stroke="{COLOUR[mark.role]}" stroke-width="1"/>'
    yield from (symbol(mark.role, spot) for mark, spot in reversed(list(zip(plan.marks, plan.spots, strict=True))))
    yield from (haloed(label.text, (label.x, label.y), mark.role) for mark, _spot, label in reversed(named))


def _meanings(gettext: Callable[[str], str]) -> dict[Role, str]:
    return {"a": gettext("Cities A"), "b": gettext("Cities B"), "both": gettext("Common to both"), "quiet": gettext("Other places")}


def _legend(marks: Sequence[Mark], y: float, meanings: Mapping[Role, str]) -> str:
    """Each role that occurs: by the name of its only mark, else by what the role means."""
    only, x, entries = _only_names(marks), _EDGE, []
    roles = [role for role in meanings if any(mark.role == role for mark in marks)]
    for role in roles:
        text = shortened(only.get(role) or clean(meanings[role]), 14, _LEGEND_ROOM / len(roles) - _LEGEND_SYMBOL - _LEGEND_GAP)
        entries.append(symbol(role, (x + 9, y - 5)) + words(text, (x + _LEGEND_SYMBOL, y), size=14, fill=MUTED))
        x += _LEGEND_SYMBOL + width(text, 14) + _LEGEND_GAP
    return "".join(entries)


def _only_names(marks: Sequence[Mark]) -> dict[str, str]:
    """The labels of the roles "a", "b" and "both" that a single mark has."""
    names: dict[str, list[str]] = {}
    for mark in marks:
        names.setdefault(mark.role, []).append(clean(mark.label))
    return {role: labels[0] for role, labels in names.items() if role != "quiet" and len(set(labels)) == 1}


def _merged(tint: Iterable[tuple[str, Role]]) -> dict[str, str]:
    """One role for each country: one that both cities share is common."""
    roles: dict[str, str] = {}
    for code, role in tint:
        roles[code] = role if roles.get(code, role) == role else "both"
    return roles
