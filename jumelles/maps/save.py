"""A map as a file, written whole or not at all."""

from pathlib import Path

from jumelles import files
from jumelles.errors import JumellesError
from jumelles.languages import _


def check(path: Path) -> None:
    """Refuse a name that `save` would refuse, before any work is done for it.

    Raises JumellesError for an ending other than .svg and .png.
    """
    if path.suffix.lower() not in (".svg", ".png"):
        raise JumellesError(_("A map is written as .svg or .png, not as {file}: choose one of these endings.").format(file=path))


def save(svg: str, path: Path) -> None:
    """Write the picture as SVG or PNG, whichever the name of the file ends in; missing folders are made.

    Raises JumellesError for any other ending, and WriteError where the file cannot be written; an older file then stays as it was.
    """
    check(path)
    files.write(path, _picture(svg, path.suffix.lower()))


def _picture(svg: str, suffix: str) -> bytes:
    if suffix == ".svg":
        return svg.encode()
    from jumelles.maps.png import png  # the renderer is large, and an SVG needs none of it

    return png(svg)
