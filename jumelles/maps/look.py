"""How a map looks: its colours, letters, symbols and small pieces of SVG."""

import re
from collections.abc import Sequence
from html import escape
from typing import Literal

from jumelles.maps.labels import shortened
from jumelles.maps.land import outline as drawn
from jumelles.maps.outline import Point

Role = Literal["a", "b", "both", "quiet"]

PAPER, INK, MUTED, LINE, SEA, GRID, LAND = "#fbfaf6", "#1c2430", "#5f6b7a", "#e4e0d6", "#e9f0f4", "#dbe6ec", "#ddd6c6"
COLOUR: dict[str, str] = {"a": "#c8590c", "b": "#1a66a8", "both": "#6a3d7c", "quiet": "#77808c"}
SOFT: dict[str, str] = {"a": "#f2c9a4", "b": "#b3d1ec", "both": "#d3bbdf", "quiet": "#cfc7b4"}
RADIUS: dict[str, float] = {"a": 8.0, "b": 7.5, "both": 8.5, "quiet": 3.0}
LETTERS: dict[str, float] = {"a": 19.0, "b": 19.0, "both": 17.0, "quiet": 12.5}
SERIF = "'Source Serif 4','Source Serif Pro',Georgia,'Times New Roman',serif"
SANS = "'Source Sans 3','Source Sans Pro',system-ui,-apple-system,'Segoe UI','Noto Sans',sans-serif"
# What XML 1.0 forbids, and the marks that would turn the reading direction of whatever stands around a label.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """One line of text without what a picture cannot hold; it is not escaped yet."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def words(text: str, at: Point, *, size: float, fill: str, more: str = "") -> str:
    """A line of text from anywhere, escaped, its baseline starting at a pixel."""
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" fill="{fill}"{more}>{escape(clean(text))}</text>'


def haloed(text: str, at: Point, role: str) -> str:
    """A label in the colour of its role, readable over land, sea and lines."""
    weight = ' font-weight="600"' if role != "quiet" else ""
    halo = f' stroke="{PAPER}" stroke-width="{4 if weight else 3}" stroke-linejoin="round" paint-order="stroke"{weight}'
    return words(text, at, size=LETTERS[role], fill=COLOUR[role] if weight else MUTED, more=halo)


def symbol(role: str, spot: Point) -> str:
    """The mark of a role: a round one for A, a square one for B, a diamond for both, a small dot for the quiet."""
    (x, y), r = spot, RADIUS[role]
    if role == "quiet":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="{COLOUR[role]}" stroke="{PAPER}" stroke-width="1"/>'
    inside = f'fill="{COLOUR[role]}" stroke="{PAPER}" stroke-width="2"'
    if role == "a":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" {inside}/>'
    if role == "b":
        return f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r:g}" height="{2 * r:g}" {inside}/>'
    return f'<path d="{drawn([(x, y - r), (x + r, y), (x, y + r), (x - r, y)])}" {inside}/>'


def arc(role: str, line: Sequence[Point]) -> str:
    """A thin line with a pale edge, so that it stays readable over borders."""
    d = drawn(line, closed=False)
    return (
        f'<path d="{d}" fill="none" stroke="{PAPER}" stroke-width="4.5" stroke-opacity=".65" stroke-linecap="round"/>'
        f'<path d="{d}" fill="none" stroke="{COLOUR[role]}" stroke-width="2" stroke-linecap="round"/>'
    )


def heading(title: str, names: dict[str, str], at: Point, room: float) -> str:
    """The title in serif letters, as large as fits; the names of city A and city B in it wear their colours."""
    size = next((size for size in (30.0, 26.0, 22.0) if shortened(clean(title), size, room) == clean(title)), 19.0)
    written = shortened(clean(title), size, room)
    colours = {name: COLOUR[role] for role, name in names.items() if name}
    pattern = "|".join(re.escape(name) for name in sorted(colours, key=len, reverse=True))
    pieces = re.split(rf"(?<!\w)({pattern})(?!\w)", written) if pattern else [written]
    marked = (f'<tspan fill="{colours[piece]}">{escape(piece)}</tspan>' if piece in colours else escape(piece) for piece in pieces)
    return (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-family="{SERIF}" font-size="{size:g}" font-weight="600" fill="{INK}">'
        f"{''.join(marked)}</text>"
    )
