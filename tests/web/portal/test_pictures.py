"""Pictures go out upright and without notes, and none that would stop a browser."""

import struct

import pytest

from jumelles.errors import JumellesError
from jumelles.web.portal.pictures import MOST_POINTS, bare
from tests.web.portal.conftest import chunk


def jpeg(notes: bytes = b"", *, height: int = 2, width: int = 3) -> bytes:
    """As much of a JPEG as is read: its note, its size, its picture."""
    note = b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes if notes else b""
    sized = b"\xff\xc0" + struct.pack(">HBHHB", 8, 8, height, width, 0)
    return b"\xff\xd8" + note + sized + b"\xff\xda\x00\x02points\xff\xd9"


def exif(turned: int, order: str = ">") -> bytes:
    """A note of a camera: its maker, and how it was held."""
    maker = struct.pack(f"{order}HHI4s", 0x010F, 2, 4, b"Ada\0")
    held = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    begins = b"MM\0*" if order == ">" else b"II*\0"
    return b"Exif\0\0" + begins + struct.pack(f"{order}IH", 8, 2) + maker + held + struct.pack(f"{order}I", 0)


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_how_the_camera_was_held_is_all_that_is_told_of_it(order: str, turned: int) -> None:
    assert bare(jpeg(exif(turned, order)), "image/jpeg") == jpeg(alone(turned))


def alone(turned: int) -> bytes:
    held = struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0)
    return b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + held + struct.pack(">I", 0)


@pytest.mark.parametrize("notes", [b"", exif(1), exif(0), exif(9), b"Exif\0\0MM\0*", b"Exif\0\0??", b"http://ns.adobe.com/xap/1.0/\0<x/>"])
def test_an_upright_picture_needs_no_note(notes: bytes) -> None:
    assert bare(jpeg(notes), "image/jpeg") == jpeg()


def png(width: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, 10_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IEND", b"")


def webp(width: int) -> bytes:
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (width - 1).to_bytes(3, "little") + (9_999).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(head)) + b"WEBP" + head


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_picture_of_too_many_points_is_refused(kind: str) -> None:
    ways = {"jpeg": lambda width: jpeg(height=10_000, width=width), "png": png, "webp": webp}
    most = MOST_POINTS // 10_000

    assert bare(ways[kind](most), f"image/{kind}") == ways[kind](most)
    with pytest.raises(JumellesError, match="more than 80 million points"):
        bare(ways[kind](most + 1), f"image/{kind}")
