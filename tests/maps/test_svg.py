"""Whole maps: valid, self-contained, inside their picture, whatever the marks and labels."""

import re
from itertools import accumulate, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumelles.errors import JumellesError
from jumelles.maps.look import Role
from jumelles.maps.svg import Arc, Mark, world_map

SVG = "{http://www.w3.org/2000/svg}"
MONTPELLIER, OBNINSK = Mark(43.61, 3.88, "Montpellier", "a"), Mark(55.11, 36.61, "Obninsk", "b")
KUMAMOTO = Mark(32.80, 130.71, "Kumamoto", "b")
HOSTILE = (
    "<script>alert(1)</script>",
    "]]>",
    "&amp;",
    '"/><image href="http://example.org"/>',
    "\x00\ud800\u202e",
    "{label}",
    "a" * 500,
    "東京",
)

lats = st.floats(-90, 90) | st.sampled_from([-90.0, 0.0, 90.0])
lons = st.floats(-1e9, 1e9) | st.sampled_from([-180.0, 180.0, 11.0, -169.0])
labels = st.text(max_size=30) | st.sampled_from(HOSTILE)
roles = st.sampled_from(["a", "b", "both", "quiet"])
marks = st.lists(st.builds(Mark, lats, lons, labels, roles), max_size=6)


def _map(
    *shown: Mark, arcs: tuple[Arc, ...] = (), title: str = "A map", language: str = "en", tint: tuple[tuple[str, Role], ...] = ()
) -> str:
    return world_map(shown, arcs, title=title, description="What it shows", language=language, tint=tint)


def _texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def _path_points(d: str) -> list[tuple[float, float]]:
    points = []
    for piece in re.findall(r"M([^MZ]*)", d):
        start, *steps = re.split(r"l", piece)
        numbers = [float(n) for n in start.split()] + [float(n) for step in steps for n in step.split()]
        points += list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))
    return points


def _corners(element: ET.Element) -> list[tuple[float, float]]:
    of = {name: float(value) for name, value in element.items() if re.fullmatch(r"-?[\d.]+", value)}
    match element.tag.removeprefix(SVG):
        case "circle":
            return [(of["cx"] + sign * of["r"], of["cy"] + sign * of["r"]) for sign in (-1, 1)]
        case "rect":
            x, y = of.get("x", 0), of.get("y", 0)
            return [(x, y), (x + of["width"], y + of["height"])]
        case "text":
            return [(of["x"], of["y"])]
        case "path":
            d = element.get("d", "")
            return [] if "a8" in d else _path_points(d)
    return []


def _outside(svg: str) -> list[tuple[str, float, float]]:
    root = ET.fromstring(svg)
    _left, _top, wide, high = map(float, root.get("viewBox", "").split())
    return [(e.tag, x, y) for e in root.iter() for x, y in _corners(e) if not (-0.1 <= x <= wide + 0.1 and -0.1 <= y <= high + 0.1)]


@settings(max_examples=60, deadline=None)
@given(marks, labels)
def test_any_marks_give_valid_xml_inside_the_picture(shown: list[Mark], title: str) -> None:
    arcs = tuple(Arc(start, end, "both") for start, end in pairwise(shown))
    assert _outside(_map(*shown, arcs=arcs, title=title)) == []


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_stays_a_text(label: str) -> None:
    svg = world_map([Mark(43.61, 3.88, label, "a")], title=label, description=label, language="en", attribution=label)
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "tspan", "g", "path", "circle", "clipPath"}


def test_a_map_is_self_contained() -> None:
    svg = _map(MONTPELLIER, OBNINSK, arcs=(Arc(MONTPELLIER, OBNINSK, "both"),))
    assert re.findall(r"https?://[^\"]+|href|@import|url\((?!#)", svg) == ["http://www.w3.org/2000/svg"]


def test_a_map_speaks_to_screen_readers() -> None:
    root = ET.fromstring(_map(MONTPELLIER, title="Où est Montpellier", language="fr"))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (root.get("role"), root.get("lang"), root.get("aria-labelledby")) == ("img", "fr", f"{title.get('id')} {desc.get('id')}")
    assert (title.text, desc.text) == ("Où est Montpellier", "What it shows")


def test_the_same_map_is_drawn_the_same() -> None:
    assert _map(MONTPELLIER, OBNINSK) == _map(MONTPELLIER, OBNINSK)


def test_two_cities_wear_their_colours_and_shapes() -> None:
    root = ET.fromstring(_map(MONTPELLIER, KUMAMOTO))
    assert [e.tag.removeprefix(SVG) for e in root if e.get("fill") == "#c8590c"] == ["circle", "text", "circle"]
    assert [e.tag.removeprefix(SVG) for e in root if e.get("fill") == "#1a66a8"] == ["rect", "text", "rect"]


def test_the_same_point_twice_shows_both_marks_and_names() -> None:
    svg = _map(MONTPELLIER, Mark(43.61, 3.88, "The metropolis", "b"))
    circle, square = (ET.fromstring(svg).find(f"{SVG}{tag}[@fill='{fill}']") for tag, fill in (("circle", "#c8590c"), ("rect", "#1a66a8")))
    assert circle is not None
    assert square is not None
    assert float(square.get("x", "0")) + 7.5 - float(circle.get("cx", "0")) > 10
    assert {"Montpellier", "The metropolis"} <= set(_texts(svg))


def test_the_same_mark_twice_is_named_once() -> None:
    assert _texts(_map(MONTPELLIER, MONTPELLIER)).count("Montpellier") == 2  # on the map and in the legend


def test_quiet_labels_give_way_to_those_of_the_cities() -> None:
    crowd = [Mark(43.61 + i / 50, 3.88 + j / 50, f"Quiet place {i} {j}", "quiet") for i in range(-4, 5) for j in range(-4, 5)]
    named = _texts(_map(*crowd, MONTPELLIER, KUMAMOTO))
    assert ("Montpellier" in named, "Kumamoto" in named, sum(name.startswith("Quiet") for name in named) < 10) == (True, True, True)


def test_the_legend_names_single_cities_and_explains_groups() -> None:
    legend = _texts(_map(MONTPELLIER, OBNINSK, KUMAMOTO, Mark(0, 0, "Null", "quiet")))[-4:]
    assert legend == ["Montpellier", "Cities B", "Other places", "Natural Earth"]


def test_a_close_up_has_a_scale_bar_and_the_world_has_none() -> None:
    assert [any(text.endswith(" km") for text in _texts(_map(MONTPELLIER, other))) for other in (OBNINSK, KUMAMOTO)] == [True, False]


def test_a_country_of_both_cities_is_tinted_as_common() -> None:
    svg = _map(tint=(("FR", "a"), ("FR", "b"), ("RU", "b")))
    assert [svg.count(colour) for colour in ("#f2c9a4", "#b3d1ec", "#d3bbdf")] == [0, 1, 1]


def test_an_arc_over_the_cut_of_the_map_is_drawn_in_two_pieces() -> None:
    # From Auckland to Lima over the Pacific, and from Montpellier to Recife over the Atlantic: each map cuts one of the two.
    ends = [Mark(-36.8, 174.7, "Auckland", "b"), Mark(-12, -77, "Lima", "b"), MONTPELLIER, Mark(-8, -34.9, "Recife", "b")]
    arcs = (Arc(ends[0], ends[1], "b"), Arc(ends[2], ends[3], "a"))
    assert _map(*ends, arcs=arcs).count('fill="none" stroke="#1a66a8"') == 2


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (float("nan"), 0), (0, float("inf"))])
def test_a_point_that_is_not_on_earth_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(JumellesError) as refusal:
        Mark(lat, lon, "Nowhere", "a")
    sentence = f"The point Nowhere has no place on a map (latitude {lat}, longitude {lon}): correct its coordinates."
    assert str(refusal.value) == sentence
