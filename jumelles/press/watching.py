"""A folder or a feed, read again and again: what is new is read once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from jumelles import files
from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.press.documents.opening import MOST_BYTES, open_bytes, open_file
from jumelles.press.reading import Document

ENDINGS = {".txt", ".html", ".htm", ".pdf", ".docx", ".eml", ".md"}
FEEDS = {"rss", "feed", "RDF"}
"""What the roots of RSS 2, Atom and RSS 1 are called."""
MOST_ITEMS = 50
SECONDS = 20


@dataclass(frozen=True, slots=True)
class New:
    """Something that was not there before: where it is, and its document, or the sentence that says why it cannot be read."""

    where: str
    document: Document | None
    problem: str = ""


def news(source: str, memory: Path) -> Iterator[New]:
    """What a folder or feed has that `memory` does not know yet; each is remembered as soon as the caller comes back for the next.

    Raises:
        JumellesError: the folder or feed cannot be read.
    """
    known = _known(memory)
    looked = _feed(source, known) if re.match("https?://", source) else _folder(Path(source), known)
    for mark, found in looked:
        yield found
        known.add(mark)
        files.write(memory, json.dumps(sorted(known)).encode())


def _known(memory: Path) -> set[str]:
    try:
        told = json.loads(memory.read_text("utf-8"))
    except FileNotFoundError:
        return set()
    except (OSError, ValueError) as error:
        raise JumellesError(_("{file} is damaged: remove it, and everything is read again.").format(file=memory)) from error
    return set(map(str, told))


def _folder(folder: Path, known: set[str]) -> Iterator[tuple[str, New]]:
    if not folder.is_dir():
        raise JumellesError(_("{name} is no folder: give a folder or the address of a feed.").format(name=folder))
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS or not path.is_file():
            continue
        mark = f"{path.name}:{_fingerprint(path)}"
        if mark in known:
            continue
        try:
            yield mark, New(str(path), open_file(path))
        except JumellesError as error:
            yield mark, New(str(path), None, str(error))


def _fingerprint(path: Path) -> str:
    """SHA-256 of a file that may be too large to be held."""
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _feed(address: str, known: set[str]) -> Iterator[tuple[str, New]]:
    for link in _links(_fetched(address), address)[:MOST_ITEMS]:
        if link in known:
            continue
        try:
            yield link, New(link, open_bytes(_fetched(link), link))
        except JumellesError as error:
            yield link, New(link, None, str(error))


def _links(feed: bytes, address: str) -> list[str]:
    """The addresses of the items of RSS and Atom. A feed is a stranger's XML: what is broken is passed over, and no entity is followed."""
    from lxml.etree import QName, XMLParser, fromstring

    tree = fromstring(feed, XMLParser(recover=True, resolve_entities=False, no_network=True)) if feed.strip() else None
    if tree is None or QName(tree).localname not in FEEDS:
        raise JumellesError(_("{address} is no feed: give the address of RSS or Atom.").format(address=address))
    found = [_address(item.findall("{*}link")) for item in tree.iter("{*}item", "{*}entry")]
    return [link for link in found if re.match("https?://", link)]


def _address(links: list[Any]) -> str:
    """The page of the item itself, not its comments or its recording: that has no relation, or is called the alternate."""
    told = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return str(told[0].get("href") or told[0].text or "").strip() if told else ""


def _fetched(address: str) -> bytes:
    import httpx

    try:
        with httpx.stream("GET", address, timeout=SECONDS, follow_redirects=True) as answer:
            answer.raise_for_status()
            content = b""
            for part in answer.iter_bytes():
                content += part
                if len(content) > MOST_BYTES:
                    raise JumellesError(
                        _("{name} is larger than {most} MB: give a smaller file.").format(name=address, most=MOST_BYTES // 1024**2)
                    )
            return content
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise JumellesError(_("{address} cannot be read ({reason}).").format(address=address, reason=error)) from error
