"""SHA-256 of files, and the lists that `sha256sum` writes."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from jumelles.atlas.fetch import problems

LIST_NAME = "SHA256SUMS"
LINE = re.compile(r"(\\?)([0-9a-fA-F]{64}) [ *](.+)", re.DOTALL)
ESCAPE = re.compile(r"\\([\\nr])")
ESCAPED = {"\\": "\\", "n": "\n", "r": "\r"}


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_checksums(content: bytes, where: str) -> dict[str, str]:
    """Read a list in the format of sha256sum into path -> SHA-256.

    A line that cannot be read raises FetchError rather than being passed over: its file would silently go unchecked. So does a path
    listed twice with two sums. `where` names the list in the message.
    """
    sums: dict[str, str] = {}
    # Not splitlines(): a path may hold characters that it takes for ends of line. sha256sum escapes \n and \r, so \r\n is an editor's.
    for index, raw in enumerate(content.decode("utf-8-sig", errors="surrogateescape").split("\n"), start=1):
        line = raw.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        parts = LINE.fullmatch(line)
        if not parts:
            raise problems.wrong_list(where, index)
        escaped, digest, path = parts.groups()
        plain = ESCAPE.sub(lambda found: ESCAPED[found[1]], path) if escaped else path
        if sums.setdefault(PurePosixPath(plain).as_posix(), digest.lower()) != digest.lower():
            raise problems.wrong_list(where, index)
    return sums


def check(path: Path, sums: Mapping[str, str], *, file: str, where: str) -> str:
    """Return the SHA-256 of the content at `path`; FetchError where the list holds another one for `file`."""
    found = sha256(path)
    listed = sums.get(file, found)
    if found != listed:
        raise problems.wrong_checksum(file, where, found=found, listed=listed)
    return found
