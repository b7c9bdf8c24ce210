"""A map as a file, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from jumelles.errors import JumellesError
from jumelles.languages import _


def save(svg: str, path: Path) -> None:
    """Write the picture as SVG or PNG, whichever the name of the file ends in; missing folders are made.

    Raises JumellesError for any other ending, and where the file cannot be written; an older file then stays as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in (".svg", ".png"):
        raise JumellesError(_("A map is written as .svg or .png, not as {file}: choose one of these endings.").format(file=path))
    try:
        _replace(path, _picture(svg, suffix))
    except OSError as error:
        message = _("The map {file} cannot be written ({reason}): check the folder, its rights and the free space.")
        raise JumellesError(message.format(file=path, reason=error.strerror or error)) from error


def _picture(svg: str, suffix: str) -> bytes:
    if suffix == ".svg":
        return svg.encode()
    from jumelles.maps.png import png  # the renderer is large, and an SVG needs none of it

    return png(svg)


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps its files private; a map gets the rights of any new file.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
