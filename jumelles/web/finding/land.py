"""The land under the map of a ranking: one picture for all, which browsers keep, so that a moved slider only draws the marks anew.

`python -m jumelles.web.finding.land` writes it. It has no colours: the page gives it those of its scheme.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jumelles.maps.frame import Frame, world
from jumelles.maps.land import path
from jumelles.maps.outline import outline

WIDTH = 1200.0
FINEST = 0.6
"""Pixels below which a detail is left out; a close-up shows it four times as large."""
FILE = Path(__file__).parents[1] / "static" / "land.svg"


@cache
def frame() -> Frame:
    """The world as the map draws it, always the same."""
    return world((), (), left=0.0, right=WIDTH, top=0.0)


def drawn() -> str:
    """The picture: the land of all countries as one path, its borders as thin at any magnification."""
    view = frame()
    lands = "".join(path(country.rings, view, finest=FINEST) for country in outline().countries)
    told = f"<!-- {outline().source}, {outline().licence}; computed on {outline().date}, drawn by python -m jumelles.web.finding.land -->"
    size = f"0 0 {WIDTH:g} {view.box.bottom:.1f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">{told}<path id="land" fill-rule="evenodd" '
        f'vector-effect="non-scaling-stroke" d="{lands}"/></svg>\n'
    )


if __name__ == "__main__":
    FILE.write_text(drawn(), encoding="utf-8")
