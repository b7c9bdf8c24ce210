"""Asking a server over HTTP, and judging what it answers before any of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import httpx

from jumelles.atlas.fetch import problems, webpage
from jumelles.atlas.fetch.pace import Pace, patient, seconds_to_wait

if TYPE_CHECKING:
    from ssl import SSLContext


@dataclass(frozen=True)
class Order:
    """What to ask of a server: the file as messages name it, the address, headers, and how long to bear silence (seconds)."""

    file: str
    address: str
    headers: Mapping[str, str]
    silence: float

    @property
    def shown(self) -> str:
        """The address without the user and password it may hold: for messages and sidecars."""
        try:
            parts = urlsplit(self.address)
        except ValueError:  # no address at all: asking will say so
            return self.address
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


@contextmanager
def connect(pace: Pace) -> Iterator[httpx.Client]:
    """Open a client that names itself; FetchError where the environment's proxy or certificates are wrong.

    It asks for files as they are, not packed for the way: only so can a server tell their size and give the rest of one.
    """
    headers = {"User-Agent": f"jumelles/{_version()} (town twinning workbench; python-httpx)", "Accept-Encoding": "identity"}
    timeout = httpx.Timeout(pace.silence, connect=min(pace.silence, 20))
    try:
        client = httpx.Client(headers=headers, timeout=timeout, follow_redirects=True, verify=_certificates())
    except (OSError, ValueError, httpx.InvalidURL) as error:
        raise problems.wrong_settings(str(error)) from error
    with client:
        yield client


@contextmanager
def ask(client: httpx.Client, order: Order, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
    """Send the request and yield the answer, its body still to come; FetchError where none comes."""
    try:
        request = client.build_request("GET", order.address, headers={**order.headers, **headers})
        response = client.send(request, stream=True)
    except httpx.TimeoutException as error:
        raise problems.silent(order.file, order.shown, order.silence) from error
    except (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError) as error:
        raise problems.unreachable(order.file, order.shown, str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise problems.unusable(order.file, order.shown, str(error)) from error
    try:
        yield response
    finally:
        response.close()


def judge(response: httpx.Response, order: Order) -> None:
    """Accept an answer that brings a whole file; FetchError, with its sentence, for any other."""
    status, after = response.status_code, seconds_to_wait(response.headers.get("Retry-After"))
    if status in (404, 410):
        raise problems.gone(order.file, order.shown, status)
    if status == 429:
        raise problems.overrun(order.file, order.shown, status, after=after)
    if status >= 500:
        raise problems.failing(order.file, order.shown, status, after=after)
    if status not in (200, 203):
        raise problems.refused(order.file, order.shown, status)
    if webpage.announced(response.headers.get("Content-Type", "")) and not webpage.expected(order.file):
        raise problems.web_page(order.file, order.shown)


def content(client: httpx.Client, order: Order, pace: Pace) -> bytes:
    """Bring a small answer, such as a list or an index, into memory; FetchError when the tries are used up."""

    def attempt() -> bytes:
        with ask(client, order, {}) as response:
            judge(response, order)
            try:
                return response.read()
            except httpx.HTTPError as error:
                raise problems.cut_off(order.file, order.shown, response.num_bytes_downloaded, resumable=False) from error

    return patient(pace)(attempt)


@cache
def _certificates() -> SSLContext:
    """Read the certificates once: it takes 30 ms."""
    return httpx.create_ssl_context()


def _version() -> str:
    try:
        return version("jumelles")
    except PackageNotFoundError:
        return "0"
