"""Bringing one file over HTTP: in as few bytes as can be, gone on with where a try broke off, tried again with patience."""

from __future__ import annotations

import re

import httpx

from jumelles.atlas.fetch import problems
from jumelles.atlas.fetch.answers import Order, ask, judge
from jumelles.atlas.fetch.bars import Line
from jumelles.atlas.fetch.pace import Pace, patient
from jumelles.atlas.fetch.part import Part
from jumelles.atlas.fetch.sidecar import Receipt, Version

CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
PACKED = ("gzip", "x-gzip")


def download(client: httpx.Client, order: Order, part: Part, *, known: Receipt | None, line: Line, pace: Pace) -> Version | None:
    """Fill the part with the whole file, and return its version; None where the server still has the known one.

    Raises:
        FetchError: the file cannot be had; what has arrived stays in the part if a next run can go on with it.
    """
    return patient(pace)(lambda: _attempt(client, order, part, known, line))


def _attempt(client: httpx.Client, order: Order, part: Part, known: Receipt | None, line: Line) -> Version | None:
    begun = part.begun(order.shown)
    conditions = known.conditions if known else {}
    headers = {"Range": f"bytes={part.size}-", "If-Range": begun.validator} if begun else conditions
    with ask(client, order, headers) as response:
        if response.status_code == 304 and known and not begun:
            return None
        version = _version(response, order, part, begun)
        line.begin(part.size, version.size)
        try:
            for count in part.append(response.iter_raw()):
                line.advance(count)
        except httpx.HTTPError as error:
            raise _cut_off(order, part, version) from error
    if version.size is not None and part.size != version.size:
        raise _cut_off(order, part, version)
    return version


def _version(response: httpx.Response, order: Order, part: Part, begun: Version | None) -> Version:
    """Return the version that the answer brings; the part is emptied unless the answer goes on with it."""
    if response.status_code in (206, 416):
        if begun and _goes_on(response, begun, part.size):
            return begun
        part.discard()
        raise problems.cut_off(order.file, order.shown, 0, resumable=False)
    judge(response, order)
    version = _announced(response, order)
    part.begin(version)
    return version


def _announced(response: httpx.Response, order: Order) -> Version:
    headers = response.headers
    encoding = headers.get("Content-Encoding", "").lower().replace("identity", "")
    if encoding and encoding not in PACKED:
        raise problems.unusable(order.file, order.shown, f"Content-Encoding: {encoding}")
    size = headers.get("Content-Length", "")
    return Version(
        address=order.shown,
        etag=headers.get("ETag", ""),
        last_modified=headers.get("Last-Modified", ""),
        size=int(size) if size.isdecimal() else None,
        encoding=encoding,
    )


def _goes_on(response: httpx.Response, begun: Version, size: int) -> bool:
    """Whether a partial answer begins where the part ends, in the same version: not every server heeds If-Range."""
    said = CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    headers = response.headers
    return (
        said is not None
        and int(said[1]) == size
        and (said[2] == "*" or begun.size is None or int(said[2]) == begun.size)
        and headers.get("ETag", begun.etag) == begun.etag
        and headers.get("Last-Modified", begun.last_modified) == begun.last_modified
    )


def _cut_off(order: Order, part: Part, version: Version) -> problems.PassingError:
    return problems.cut_off(order.file, order.shown, part.size, resumable=bool(version.validator))
