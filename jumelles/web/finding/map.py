"""Maps for the page: our city round and orange, candidates square and blue with an arc to each, twins as dots; each is a way.

The land lies in a file of its own (`land`); a close-up is a part of the same world, so that nothing is drawn twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jumelles.facts import Place
from jumelles.maps.frame import Box
from jumelles.maps.labels import Label, Wish, placed
from jumelles.maps.land import outline
from jumelles.maps.look import clean
from jumelles.maps.outline import Point
from jumelles.matching.rank import Ranking
from jumelles.web.finding.land import WIDTH, frame

CLOSEST = 240.0
"""The narrowest part of the world that is shown, in units of the whole, of which there are 1200."""
EDGE = 0.09
"""Free room around the marks, as a share of the width."""
LETTER, RADIUS = 17.0, 7.0
"""Sizes in a map that shows the whole world; a close-up is written as large."""
IN_SMALL = 1.8
"""How much larger marks and names are where a map has half the width."""
POINTS = 48


@dataclass(frozen=True)
class Mark:
    """A place on the map: where in the picture and on earth, its role (ours, a candidate, a twin of it), label, and way."""

    spot: Point
    point: Point
    role: Literal["a", "b", "quiet"]
    label: str
    address: str = ""


def drawn(ranking: Ranking, address: Callable[[Place], str]) -> SafeString:
    """The map of a ranking; `address` gives the page of a candidate. Places without a known point are left out."""
    home = mark(ranking.place, "a")
    marks = [mark(match.place, "b", f"{match.rank} {match.place.name}", address(match.place)) for match in ranking.matches]
    return picture(home, [each for each in marks if each])


def mark(place: Place, role: Literal["a", "b", "quiet"], label: str = "", address: str = "") -> Mark | None:
    """A place as a mark, called by its name unless a label is given; None where it has no known point."""
    if place.lat is None or place.lon is None:
        return None
    point = place.lon, place.lat
    return Mark(frame().spot(point, 0.0), point, role, clean(label or place.name), address)


def picture(home: Mark | None, marks: Sequence[Mark], *, large: float = 1.0) -> SafeString:
    """The map as SVG for the page, with an arc from our city to each mark; in a small one, marks and names are so much larger."""
    both = [*([home] if home else []), *marks]
    box = _part([each.spot for each in both])
    wide = (box.right - box.left) / WIDTH
    scale = wide * large
    named = [each for each in both if each.role != "quiet"]
    labels = placed(
        [Wish(each.label, each.spot, RADIUS * scale, LETTER * scale, far=False) for each in named],
        inside=box,
        taken=[Box(x, y, x, y).grown(RADIUS * scale) for x, y in (each.spot for each in named)],
        lines=[],
        dots=[],
    )
    shown = [(each, None) for each in both if each.role == "quiet"] + list(reversed(list(zip(named, labels, strict=True))))
    return format_html(
        '<svg class="world" viewBox="{} {} {} {}" aria-hidden="true" focusable="false"><use class="land" href="{}#land"/>'
        '<g class="ways" stroke-width="{}">{}</g><g font-size="{}">{}</g></svg>',
        *(f"{value:.1f}" for value in (box.left, box.top, box.right - box.left, box.bottom - box.top)),
        static("land.svg"),
        f"{1.6 * wide:.2f}",
        format_html_join("", '<path d="{}"/>', ((way,) for way in (_ways(home, marks) if home else ()))),
        f"{LETTER * scale:.2f}",
        format_html_join("", "{}", ((_symbol(each, label, RADIUS * scale),) for each, label in shown)),
    )


def _part(spots: Sequence[Point]) -> Box:
    """The part of the world that holds all spots with some room around, in the shape of the map; all of it where there are none."""
    whole = frame().box
    ratio = whole.bottom / WIDTH
    if not spots:
        return whole
    (west, east), (north, south) = ((min(one), max(one)) for one in zip(*spots, strict=True))
    wide = max(CLOSEST, (east - west) * (1 + 2 * EDGE) + 30, ((south - north) * (1 + 3 * EDGE) + 30) / ratio)
    wide = min(wide, WIDTH)
    high = wide * ratio
    left = min(max((west + east - wide) / 2, whole.left), whole.right - wide)
    top = min(max((north + south - high) / 2, whole.top), whole.bottom - high)
    return Box(left, top, left + wide, top + high)


def _ways(home: Mark, marks: Sequence[Mark]) -> Iterator[str]:
    """An arc from our city to each, in two pieces where the world is cut."""
    for mark in marks:
        yield from (outline(line, closed=False) for line in frame().lines(home.point, mark.point, POINTS) if line)


def _symbol(mark: Mark, label: Label | None, radius: float) -> SafeString:
    """A mark with its label: ours round, a candidate square, a twin of it a dot."""
    (x, y), told = mark.spot, SafeString("")
    if label:
        told = format_html('<text x="{}" y="{}">{}</text>', f"{label.x:.1f}", f"{label.y:.1f}", label.text)
    if mark.role == "a":
        return format_html('<g class="a"><circle cx="{}" cy="{}" r="{}"/>{}</g>', f"{x:.1f}", f"{y:.1f}", f"{radius * 1.15:.2f}", told)
    if mark.role == "quiet":
        dot = format_html(
            '<circle cx="{}" cy="{}" r="{}"><title>{}</title></circle>', f"{x:.1f}", f"{y:.1f}", f"{radius * 0.8:.2f}", mark.label
        )
        return _leading(mark, dot)
    square = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>{}',
        *(f"{value:.2f}" for value in (x - radius, y - radius, 2 * radius, 2 * radius)),
        mark.label,
        told,
    )
    return _leading(mark, square)


def _leading(mark: Mark, inner: SafeString) -> SafeString:
    """A mark as a way to its page, if it has one."""
    if mark.address:
        return format_html('<a class="{}" href="{}" tabindex="-1">{}</a>', mark.role, mark.address, inner)
    return format_html('<g class="{}">{}</g>', mark.role, inner)
