"""Documents that an office uploads: what may be uploaded, and where it lies on the disk."""

import hashlib
import re
import struct
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from jumelles import files
from jumelles.errors import JumellesError
from jumelles.languages import _, list_of, number

# Agreements, scans, photographs, tables, mails. What would run in a browser or an office program stays out: HTML, SVG, docm, the old doc.
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "csv": "text/csv",
    "eml": "message/rfc822",
    "ics": "text/calendar",
    "vcf": "text/vcard",
}

# How a file of a kind begins; plain text and tables begin anyhow. A saved mail may start with a line of its mailbox.
_BEGINNINGS = {
    "application/pdf": rb"%PDF-",
    "application/rtf": rb"\{\\rtf",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/webp": rb"(?s:RIFF.{4}WEBP)",
    "image/tiff": rb"II[*+]\0|MM\0[*+]",
    "message/rfc822": rb"(From .*\n)?[\w-]+:[^\0]*\Z",
    "text/calendar": rb"(?i:BEGIN:VCALENDAR)",
    "text/vcard": rb"(?i:BEGIN:VCARD)",
}

# LibreOffice lists libraries of macros (script-lb.xml, dialog-lc.xml) even where they are empty.
_MACROS = re.compile(r"(?is).*vbaproject|xl/macrosheets/|(?:basic|scripts)/.*[^/](?<!-l[bc]\.xml)\Z")
# All that zipfile raises over what is damaged: a RuntimeError for a password, a ValueError for names that are no text, and so on.
_DAMAGES = (BadZipFile, zlib.error, struct.error, RuntimeError, ValueError, LookupError, OverflowError, EOFError, OSError)


class Refused(JumellesError):
    """A file that may not be uploaded, or a checksum that is none."""


def examine(name: str, content: bytes, limit: int) -> tuple[str, str]:
    """The clean name and the media type of a file that may be uploaded; `limit` is the largest size in bytes.

    Raises:
        Refused: the kind is not accepted, the file is empty, too large, not what its name says, or could do harm.
    """
    name, extension = _clean(name)
    if extension not in TYPES:
        raise Refused(_("{name} is not of a kind that is accepted: {kinds}.").format(name=name, kinds=list_of(list(TYPES), style="or")))
    if not content:
        raise Refused(_("{name} is empty: choose a file that holds something.").format(name=name))
    if len(content) > limit:
        message = _("{name} is larger than {limit} MB: make it smaller or divide it.")
        raise Refused(message.format(name=name, limit=number(limit / 1_000_000)))
    media_type = TYPES[extension]
    if media_type.startswith("application/vnd."):
        _examine_office(name, media_type, content, limit)
    opening = _text(name, content) if media_type.startswith("text/") else content
    if not re.match(_BEGINNINGS.get(media_type, b""), opening):
        raise _otherwise(name)
    return name, media_type


def _clean(name: str) -> tuple[str, str]:
    """The last part of a path without what cannot be seen (controls, changes of direction), and its extension if that is one of ours."""
    seen = "".join(char for char in re.split(r"[/\\]", name)[-1] if char.isprintable() or char.isspace())
    whole = unicodedata.normalize("NFC", " ".join(seen.split())).rstrip(". ")
    stem, dot, extension = whole.rpartition(".")
    if not dot or extension.lower() not in TYPES:
        stem, extension = whole, ""
    ending = dot + extension if extension else ""
    return (stem.strip(". ")[: 120 - len(ending)].rstrip(". ") or _("unnamed")) + ending, extension.lower()


def _otherwise(name: str) -> Refused:
    return Refused(_("{name} does not hold what its extension says: save it again from the program that made it.").format(name=name))


def _text(name: str, content: bytes) -> bytes:
    """A text as UTF-8 without its byte order mark, which UTF-16 must have; other encodings could only be guessed."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refused(_("{name} is not a text in UTF-8: save it again in this encoding (in Excel as “CSV UTF-8”).").format(name=name))
    return text.encode()


def _examine_office(name: str, media_type: str, content: bytes, limit: int) -> None:
    """See that an office file unpacks to a sane size, brings no macros, and says of itself that it is of this kind."""
    member, said = "[Content_Types].xml", rf"[\"']{re.escape(media_type)}\.main\+xml[\"']"
    if "opendocument" in media_type:
        member, said = "mimetype", rf"\A{re.escape(media_type)}\s*\Z"
    try:
        names, says = _unpack(content, member, limit)
    except _DAMAGES as error:
        message = _("{name} has a password, is damaged or unpacks to far too much: save it again without a password.")
        raise Refused(message.format(name=name)) from error
    if any(map(_MACROS.match, names)) or b"macroEnabled" in says:
        raise Refused(_("{name} holds macros, which are programs: save it again without them.").format(name=name))
    if not re.search(said.encode(), says):
        raise _otherwise(name)


def _unpack(content: bytes, member: str, limit: int) -> tuple[list[str], bytes]:
    """The names of all members and the beginning of one; nothing of either for what is no archive at all."""
    # An office program puts what has a password into a container of the old kind, which begins thus.
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadZipFile
    if not content.startswith(b"PK\x03\x04"):
        return [], b""
    # Counted by their marks: zipfile would first make an object of each.
    if content.count(b"PK\x01\x02") > 10_000:
        raise BadZipFile
    with ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if any(map(_is_odd, members)) or sum(info.file_size for info in members) > 50 * limit:
            raise BadZipFile
        names = archive.namelist()
        return names, archive.open(member).read(limit) if member in names else b""


def _is_odd(info: ZipInfo) -> bool:
    """Whether a member is encrypted, shrunk as only bombs are, or packed as no office program does (zipfile bounds no other packing)."""
    return bool(info.flag_bits & 1) or info.file_size > 200 * info.compress_size or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}


def checksum(content: bytes) -> str:
    """The SHA-256 by which a document is known, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def store(folder: Path, content: bytes) -> str:
    """Keep `content` once under its checksum, for the eyes of this program alone; gives the checksum.

    Raises:
        WriteError: the folder cannot be written or the disk is full.
    """
    sha256 = checksum(content)
    path = path_of(folder, sha256)
    files.folder(path.parent)
    try:
        # The folder is closed first, so the file is private even before its own rights are set.
        path.parent.chmod(0o700)
        # A damaged file is not the document: whoever uploads that again mends it.
        if not path.is_file() or path.read_bytes() != content:
            files.write(path, content)
        path.chmod(0o600)
    except OSError as error:
        raise files.WriteError(path, error) from error
    return sha256


def path_of(folder: Path, sha256: str) -> Path:
    """Where the document with this checksum lies.

    Raises:
        Refused: it is no checksum, and could lead anywhere.
    """
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise Refused(_("There is no such document: open it from the page that lists it."))
    return folder / sha256[:2] / sha256


def read(folder: Path, sha256: str) -> bytes:
    """The content of a document as it was uploaded, to the byte.

    Raises:
        Refused: `sha256` is no checksum.
        JumellesError: the file is missing, cannot be read, or is not what was uploaded.
    """
    try:
        content = path_of(folder, sha256).read_bytes()
    except OSError as error:
        message = _("The document {sha256} cannot be read ({reason}): restore it from the backup.")
        raise JumellesError(message.format(sha256=sha256, reason=error.strerror or error)) from error
    if checksum(content) != sha256:
        raise JumellesError(_("The document {sha256} is damaged: restore it from the backup or upload it again.").format(sha256=sha256))
    return content
