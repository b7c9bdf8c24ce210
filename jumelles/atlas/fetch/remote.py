"""Files that come over HTTP, from a mirror or from their publishers, and the cache that keeps them."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from jumelles.atlas.fetch import problems
from jumelles.atlas.fetch.answers import Order, connect, content
from jumelles.atlas.fetch.bars import Line
from jumelles.atlas.fetch.checksums import LIST_NAME, read_checksums
from jumelles.atlas.fetch.download import download
from jumelles.atlas.fetch.lock import alone
from jumelles.atlas.fetch.pace import Pace
from jumelles.atlas.fetch.part import Part
from jumelles.atlas.fetch.sidecar import Receipt, Version, beside, read_receipt
from jumelles.atlas.fetch.wanted import Found, Wanted
from jumelles.languages import _

if TYPE_CHECKING:
    import httpx
    from rich.progress import Progress

log = logging.getLogger(__name__)


class Remote:
    """The publishers, or a mirror served at an http address, with the cache of what they gave."""

    def __init__(self, mirror: str | None, cache: Path, *, progress: Progress | None, fresh: bool, pace: Pace) -> None:
        self._mirror = mirror.rstrip("/") if mirror else None
        self._cache = cache
        self._progress = progress
        self._fresh = fresh
        self._pace = pace
        self._listed: dict[str, str] | None = None

    def find(self, wanted: Wanted) -> Found:
        """Return the file in the cache, brought there if need be; FetchError where it cannot be had."""
        order = self._order(wanted)
        target = self._cache / wanted.source / wanted.name
        try:
            receipt = self._in_cache(order, target)
            if receipt is None or self._fresh:
                target.parent.mkdir(parents=True, exist_ok=True)
                with alone(wanted, target), Part(wanted, target) as part:
                    receipt = self._fetch(wanted, order, part, receipt)
        except OSError as error:
            raise problems.not_written(wanted.path, target.parent, error) from error
        return Found(target, receipt.as_of)

    def has(self, wanted: Wanted) -> bool:
        """Whether the mirror gives the file, which brings it here; without a mirror, whether it has an address."""
        if not self._mirror:
            return bool(wanted.address)
        try:
            self.find(wanted)
        except problems.FetchError as error:
            if error.status in (404, 410):
                return False
            raise
        return True

    def _order(self, wanted: Wanted) -> Order:
        if self._mirror:
            return Order(wanted.path, f"{self._mirror}/{quote(wanted.path)}", {}, self._pace.silence)
        if not wanted.address:
            raise problems.no_address(wanted.path)
        return Order(wanted.path, wanted.address, wanted.headers, self._pace.silence)

    def _in_cache(self, order: Order, target: Path) -> Receipt | None:
        """Return the receipt of the file in the cache, if it came from this address and is still as it came."""
        receipt = read_receipt(beside(target))
        if not receipt or receipt.address != order.shown or not target.exists():
            return None
        if not receipt.describes(target):
            text = _("The cached file {path} was altered since it was downloaded: it is fetched again.")
            log.warning("%s", text.format(path=target))
            return None
        return receipt

    def _fetch(self, wanted: Wanted, asked: Order, part: Part, cached: Receipt | None) -> Receipt:
        line = Line(self._progress, wanted.path)
        with connect(self._pace) as client:
            sums = self._sums(client)
            order = self._followed(client, wanted, asked)
            same = cached and cached.location == order.shown and sums.get(wanted.path) in (None, cached.sha256)
            version = download(client, order, part, known=cached if same else None, line=line, pace=self._pace)
        receipt = _kept(part, version, address=asked.shown, sums=sums) if version else cached
        assert receipt  # noqa: S101 - "not modified" answers only a request that names what is in the cache
        line.end(receipt.size)
        return receipt

    def _sums(self, client: httpx.Client) -> Mapping[str, str]:
        """The checksums that the mirror lists; none where it has no list, which some servers say with 403."""
        if self._mirror and self._listed is None:
            order = Order(LIST_NAME, f"{self._mirror}/{LIST_NAME}", {}, self._pace.silence)
            try:
                self._listed = read_checksums(content(client, order, self._pace), order.shown)
            except problems.FetchError as error:
                if error.status not in (403, 404, 410):
                    raise
                self._listed = {}
        return self._listed or {}

    def _followed(self, client: httpx.Client, wanted: Wanted, order: Order) -> Order:
        """Find the real file where the publisher's address answers with JSON that names it."""
        if self._mirror or not wanted.follow:
            return order
        answer = content(client, order, self._pace)
        try:
            return replace(order, address=urljoin(order.address, _named(answer, wanted.follow)))
        except (LookupError, TypeError, ValueError) as error:
            keys = ".".join(map(str, wanted.follow))
            raise problems.not_followed(wanted.path, order.shown, keys) from error


def _named(answer: bytes, follow: tuple[str | int, ...]) -> str:
    """Return the text that the keys lead to in a JSON answer; LookupError, TypeError or ValueError where there is none."""
    step = json.loads(answer)
    for key in follow:
        step = step[key]
    if not isinstance(step, str) or not step.strip():
        message = f"not an address: {step!r}"
        raise ValueError(message)
    return step


def _kept(part: Part, version: Version, *, address: str, sums: Mapping[str, str]) -> Receipt:
    """Move the complete file to its final name; what proves not to be the data is thrown away, so that the next run begins anew."""
    try:
        path, digest = part.complete(version, sums)
        receipt = Receipt(
            address=address,
            location=version.address,
            sha256=digest,
            size=path.stat().st_size,
            etag=version.etag,
            last_modified=version.last_modified,
            downloaded=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        part.keep(path, receipt)
    except problems.FetchError:
        part.discard()
        raise
    return receipt
