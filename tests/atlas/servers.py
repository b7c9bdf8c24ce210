"""A real HTTP server on 127.0.0.1 that serves a folder and fails as told, for tests of everything that downloads.

    with faulty_server(folder, {"/ror/ror.zip": Fault(cut=100, times=1)}) as server:
        ...fetch from f"{server.url}/ror/ror.zip"...
        assert [seen.status for seen in server.seen] == [200, 206]

Without a fault it behaves as a good static server: ETag, Last-Modified, 304, Range and If-Range. The faults of a path are used up in
order, each `times` times (None: for ever); after the last one the path is served well again. `server.faults` may be changed on the way.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Fault:
    """What is wrong with some answers; fields combine.

    `status` answers with that status in place of the file. `body` stands in for the file's content. `cut` closes the connection after
    so many bytes of the body. `wait` seconds pass before the answer. `headers` are added to the answer, or replace its own; a value of
    None removes one. `ranges=False` ignores Range; `if_range=False` heeds Range and ignores If-Range. `packed` sends the body gzip'd, and
    says so. `chunked` sends it without Content-Length. `then` is written to the file on disk once the answer is sent.
    """

    times: int | None = None
    status: int | None = None
    body: bytes | None = None
    cut: int | None = None
    wait: float = 0
    headers: Mapping[str, str | None] = field(default_factory=dict)
    ranges: bool = True
    if_range: bool = True
    packed: bool = False
    chunked: bool = False
    then: bytes | None = None


@dataclass(frozen=True)
class Seen:
    """One request as the server saw it, and the status it answered."""

    path: str
    headers: Mapping[str, str]
    status: int


class FaultyServer(ThreadingHTTPServer):
    """The server: its address is `url`, its faults by path are in `faults`, the requests it saw in `seen`."""

    daemon_threads = True

    def __init__(self, folder: Path, faults: Mapping[str, Fault | Sequence[Fault]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.faults = dict(faults)
        self.seen: list[Seen] = []
        self._struck: dict[str, int] = {}
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def forget(self) -> None:
        """Begin anew: no request seen, no fault used up."""
        self.seen.clear()
        self._struck.clear()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that has gone: tests let clients lose patience."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def fault(self, path: str) -> Fault:
        """The fault that strikes this request; it counts as used once."""
        with self._lock:
            count = self._struck.get(path, 0)
            self._struck[path] = count + 1
        faults = self.faults.get(path, ())
        for fault in (faults,) if isinstance(faults, Fault) else faults:
            if fault.times is None or count < fault.times:
                return fault
            count -= fault.times
        return Fault()


@contextmanager
def faulty_server(folder: Path, faults: Mapping[str, Fault | Sequence[Fault]] | None = None) -> Iterator[FaultyServer]:
    """Serve the folder with these faults, by path from the root ("/ror/ror.zip"), until the block ends."""
    with FaultyServer(folder, faults or {}) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultyServer

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        fault = self.server.fault(path)
        time.sleep(fault.wait)
        file = self.server.folder / path.lstrip("/")
        content = fault.body if fault.body is not None else file.read_bytes() if file.is_file() else None
        status, headers, body = self._answer(fault, content, file)
        self.server.seen.append(Seen(path, dict(self.headers), status))
        self._send(fault, status, headers, body)
        if fault.then is not None:
            file.write_bytes(fault.then)

    def _answer(self, fault: Fault, content: bytes | None, file: Path) -> tuple[int, dict[str, str], bytes]:
        if fault.status is not None:
            return fault.status, _merged({}, fault), fault.body or b""
        if content is None:
            return 404, _merged({}, fault), b"not found"
        body = gzip.compress(content, mtime=0) if fault.packed else content
        headers = {
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            "Content-Type": "application/octet-stream",
            "Accept-Ranges": "bytes",
        }
        if file.is_file():
            headers["Last-Modified"] = formatdate(file.stat().st_mtime, usegmt=True)
        if fault.packed:
            headers["Content-Encoding"] = "gzip"
        headers = _merged(headers, fault)
        return self._selected(fault, headers, body)

    def _selected(self, fault: Fault, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        if "If-None-Match" in self.headers:
            if self.headers["If-None-Match"] == headers.get("ETag"):
                return 304, headers, b""
        elif "If-Modified-Since" in self.headers and self.headers["If-Modified-Since"] == headers.get("Last-Modified"):
            return 304, headers, b""
        wanted = self.headers.get("Range")
        if not wanted or not fault.ranges:
            return 200, headers, body
        if fault.if_range and self.headers.get("If-Range") not in (None, headers.get("ETag"), headers.get("Last-Modified")):
            return 200, headers, body
        start = int(wanted.removeprefix("bytes=").partition("-")[0])
        if start >= len(body):
            return 416, headers | {"Content-Range": f"bytes */{len(body)}"}, b""
        return 206, {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"} | headers, body[start:]

    def _send(self, fault: Fault, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if fault.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        sent = body if fault.cut is None else body[: fault.cut]
        if fault.chunked:
            sent = b"%x\r\n%s\r\n" % (len(sent), sent) if sent else b""
            sent += b"" if fault.cut is not None else b"0\r\n\r\n"
        self.wfile.write(sent)
        if fault.cut is not None:
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet: the tests read `seen`."""


def _merged(headers: dict[str, str], fault: Fault) -> dict[str, str]:
    merged: dict[str, str | None] = {**headers, **fault.headers}
    return {name: value for name, value in merged.items() if value is not None}
