"""A file that was sent in, opened with care: JSON, or a ZIP of JSON and documents, of bounded size, and of our format."""

from __future__ import annotations

import io
import json
import math
import re
import struct
import zlib
from dataclasses import dataclass
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.exchange.shape import ALL, FORMAT, SECTIONS, VERSION

JSON_LIMIT = 500_000_000
"""Bytes of JSON that are read at most: an office of 50,000 records has about 100 MB with its history."""


class Unreadable(JumellesError):
    """The file is none of ours, or damaged; nothing of it was kept."""


@dataclass(frozen=True)
class Archive:
    """What a file holds: its JSON, checked to be of our shape from outside, and a way to each document's bytes."""

    whole: dict[str, Any]
    zipped: ZipFile | None

    def file(self, sha256: str, limit: int) -> bytes:
        """The bytes of one document.

        Raises:
            Unreadable: it is not in the file, is damaged, or larger than a document may be.
        """
        try:
            zipped = self.zipped or ZipFile(io.BytesIO(_EMPTY))
            content = _member(zipped, f"files/{sha256}", limit)
        except (KeyError, *_DAMAGES) as error:
            raise Unreadable(
                _("The file of a document (%(sha256)s) is missing or damaged in the archive.") % {"sha256": sha256[:12]}
            ) from error
        if len(content) > limit:
            raise Unreadable(_("The file of a document (%(sha256)s) is larger than this installation allows.") % {"sha256": sha256[:12]})
        return content


_EMPTY = b"PK\5\6" + bytes(18)
"""A ZIP with nothing in it: what a file of JSON alone brings along."""
_DAMAGES = (BadZipFile, zlib.error, struct.error, LookupError, EOFError, OSError, OverflowError, RuntimeError, ValueError)


def opened(file: IO[bytes]) -> Archive:
    """The archive in a file.

    Raises:
        Unreadable: it is no JSON and no ZIP with an `office.json`, it unpacks to too much, or it is not of our format and version.
    """
    start = file.read(2)
    file.seek(0)
    zipped, text = _unzipped(file) if start == b"PK" else (None, file.read(JSON_LIMIT + 1))
    if len(text) > JSON_LIMIT:
        raise Unreadable(_("The file unpacks to more than is read: it is no export of an office."))
    return Archive(_parsed(text), zipped)


def _unzipped(file: IO[bytes]) -> tuple[ZipFile, bytes]:
    try:
        zipped = ZipFile(file)
        return zipped, _member(zipped, "office.json", JSON_LIMIT)
    except KeyError as error:
        raise Unreadable(_("The ZIP holds no office.json: choose a file that Jumelles exported.")) from error
    except _DAMAGES as error:
        raise Unreadable(_("The ZIP is damaged: export it again, or copy it again.")) from error


def _member(zipped: ZipFile, name: str, limit: int) -> bytes:
    """One member, and at most a byte more than `limit` of it; zipfile bounds no other packings than these two."""
    if zipped.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadZipFile
    with zipped.open(name) as member:
        return member.read(limit + 1)


def _parsed(text: bytes) -> dict[str, Any]:
    try:
        whole = json.load(io.TextIOWrapper(io.BytesIO(text), "utf-8-sig"), parse_constant=_no_number, parse_float=_finite)
        if re.search(rb"\\u[dD][89a-fA-F]", text):  # half of a pair is no text that a database keeps
            json.dumps(whole, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("The file is no JSON in UTF-8: choose a file that Jumelles exported.")) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Unreadable(_("The file is not an office of Jumelles (its “format” is not “%(format)s”).") % {"format": FORMAT})
    if whole.get("version") != VERSION:
        raise Unreadable(
            _("The file has version %(version)s of the format; this Jumelles reads version %(ours)s.")
            % {"version": json.dumps(whole.get("version"))[:20], "ours": VERSION}
        )
    _shaped(whole)
    return whole


def _no_number(text: str) -> None:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _shaped(whole: dict[str, Any]) -> None:
    """The lists are lists of records, and nothing is there that would be passed over in silence."""
    known = {"format", "version", "office", "accounts", "members", "records", "history", "comments"}
    if odd := sorted(set(whole) - known):
        raise Unreadable(_("The file has a part that is not known: %(name)s.") % {"name": odd[0][:40]})
    kinds = set(ALL) - {"office", "member"}
    lists = {"accounts": whole.get("accounts", []), "members": whole.get("members", [])}
    for part, allowed in (("records", kinds), ("history", set(SECTIONS)), ("comments", {"manner", "move", "comment", "step"})):
        table = whole.setdefault(part, {})
        if not isinstance(table, dict) or set(table) - allowed:
            raise Unreadable(_("The file has a part that is not known: %(name)s.") % {"name": part})
        lists |= {f"{part}.{key}": rows for key, rows in table.items()}
    if not isinstance(whole.get("office"), dict):
        raise Unreadable(_("The file says nothing of the office itself."))
    for name, rows in lists.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Unreadable(_("%(name)s is not a list of records.") % {"name": name})
