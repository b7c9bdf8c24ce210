"""Pictures that leave the house: only what the eye sees. Where, when and with which camera they were taken stays inside.

Formats are read as far as their blocks: what may hold such notes is dropped, the picture itself is not touched. How a camera was held is
said anew and alone, as browsers turn a photograph by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from jumelles.errors import JumellesError
from jumelles.languages import _, number

SHOWN = ("image/jpeg", "image/png", "image/webp")
"""What every browser shows. TIFF is not among it."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_POINTS = 80_000_000
"""What the largest cameras take; a small file may claim many more, which only stop the browsers of visitors."""
SIZED = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The blocks of a JPEG that tell its height and width."""
KEPT_OF_PNG = frozenset(
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"acTL", b"fcTL", b"fdAT"]
)
KEPT_OF_WEBP = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
NOTED_IN_WEBP = 0b00001100
"""The two bits of VP8X that announce EXIF and XMP."""


def bare(content: bytes, media_type: str) -> bytes:
    """The picture without its notes.

    Raises:
        JumellesError: it is none that can be shown, or it is broken off.
    """
    way = WAYS.get(media_type)
    try:
        return b"".join(way(content)) if way else _refuse()
    except (IndexError, ValueError) as error:
        raise JumellesError(_("This picture is broken: upload it again.")) from error


def _refuse() -> bytes:
    raise JumellesError(_("Only JPEG, PNG and WebP can be shown to everybody: save the picture as one of them."))


def _jpeg(content: bytes) -> Iterator[bytes]:
    """All but the application blocks (EXIF, XMP, IPTC) and comments; colours (APP2 with a profile, Adobe's APP14) stay."""
    if content[:2] != b"\xff\xd8":
        raise ValueError
    yield content[:2]
    if (turned := _turned(content)) > 1:
        yield ORIENTED + bytes([turned]) + bytes(6)
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError
        kind = content[at + 1]
        if kind == 0xFF:  # a filling byte
            at += 1
            continue
        if kind == 0xDA:  # from here on it is the picture, up to its end mark; what follows is not ours to show
            end = content.rfind(b"\xff\xd9")
            yield content[at : end + 2] if end > at else content[at:]
            return
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        block = content[at : at + 2 + size]
        if size < 2 or len(block) != 2 + size:
            raise ValueError
        if kind in SIZED:
            _bound(block[5:7], block[7:9])
        if not _notes(kind, block):
            yield block
        at += 2 + size


ORIENTED = b"\xff\xe1\x00\x22Exif\0\0MM\0*" + bytes.fromhex("00000008 0001 0112 0003 00000001 00")
"""The beginning of a note that says but one thing: how the picture is turned."""


def _turned(content: bytes) -> int:
    """How the camera was held (EXIF 0x0112, 1 to 8); 1, upright, where it says nothing that can be read."""
    begins = content.find(b"Exif\0\0", 0, 65_536) + 6
    order: Literal["big", "little"] = "big" if content[begins : begins + 2] == b"MM" else "little"
    if begins < 6 or content[begins : begins + 4] not in {b"MM\0*", b"II*\0"}:
        return 1

    def told(at: int, size: int) -> int:
        return int.from_bytes(content[begins + at : begins + at + size], order)

    first = told(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(told(first, 2), 200), 12):
        if told(entry, 2) == 0x0112:
            return value if 1 <= (value := told(entry + 8, 2)) <= 8 else 1
    return 1


def _bound(height: bytes, width: bytes, order: Literal["big", "little"] = "big") -> None:
    if int.from_bytes(height, order) * int.from_bytes(width, order) > MOST_POINTS:
        message = _("This picture has more than {most} million points: make it smaller and upload it again.")
        raise JumellesError(message.format(most=number(MOST_POINTS // 1_000_000)))


def _notes(kind: int, block: bytes) -> bool:
    colours = (kind == 0xE2 and block[4:].startswith(b"ICC_PROFILE")) or (kind == 0xEE and block[4:].startswith(b"Adobe"))
    return kind == 0xFE or (0xE1 <= kind <= 0xEF and not colours)


def _png(content: bytes) -> Iterator[bytes]:
    if content[:8] != SIGNATURE:
        raise ValueError
    yield SIGNATURE
    at = 8
    while at < len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        chunk = content[at : at + 12 + size]
        if len(chunk) != 12 + size:
            raise ValueError
        if kind == b"IHDR":
            _bound(chunk[12:16], chunk[8:12])
        if kind in KEPT_OF_PNG:
            yield chunk
        if kind == b"IEND":
            return
        at += 12 + size


def _webp(content: bytes) -> Iterator[bytes]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError
    end, at, kept = 8 + int.from_bytes(content[4:8], "little"), 12, []
    while at + 8 <= min(end, len(content)):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        chunk = content[at : at + 8 + size + size % 2]
        if len(chunk) < 8 + size:
            raise ValueError
        if kind == b"VP8X":
            _bound(_one_more(chunk[15:18]), _one_more(chunk[12:15]), "little")
            chunk = chunk[:8] + bytes([chunk[8] & ~NOTED_IN_WEBP]) + chunk[9:]
        if kind in KEPT_OF_WEBP:
            kept.append(chunk)
        at += len(chunk)
    body = b"WEBP" + b"".join(kept)
    yield b"RIFF" + len(body).to_bytes(4, "little") + body


def _one_more(told: bytes) -> bytes:
    """WebP tells one less than there is."""
    return (int.from_bytes(told, "little") + 1).to_bytes(4, "little")


WAYS: dict[str, Callable[[bytes], Iterator[bytes]]] = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp}
