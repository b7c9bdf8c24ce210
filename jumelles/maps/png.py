"""The same map as PNG, drawn with the fonts of a package, so that it looks the same on every machine."""

from pathlib import Path

import font_source_sans_pro
import resvg_py

_FONTS = Path(font_source_sans_pro.font_directory)
_FAMILY = "Source Sans Pro"


def png(svg: str, *, width: int = 1600) -> bytes:
    """Render an SVG document `width` pixels wide.

    The font holds Latin, Cyrillic and Greek letters; a letter of another script is left out or drawn as an empty box.
    """
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=[str(_FONTS / f"SourceSansPro-{style}.ttf") for style in ("Regular", "Semibold")],
        font_family=_FAMILY,
        serif_family=_FAMILY,
        sans_serif_family=_FAMILY,
    )
