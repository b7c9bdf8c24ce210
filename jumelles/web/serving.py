"""A server for the register: waitress, several threads in each of two processes, which listen on the same socket."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import signal
import socket
from threading import Thread

from django.conf import settings
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError

TRIED = 50
"""Ports tried after the one asked for."""
THREADS = 4
PROCESSES = 2
"""Threads of one process compute one after the other; a second one halves the wait, a third would mostly cost memory."""


def listen(host: str, port: int) -> socket.socket:
    """A socket on the first free port from `port` on.

    Raises:
        JumellesError: none of them can be had, or the address is not of this machine.
    """
    if not 0 <= port < 65536:
        raise JumellesError(_("%(port)d is not a port: give a number from 0 to 65535 with --port.") % {"port": port})
    for candidate in range(port, min(port + TRIED, 65536)):
        found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        # A port whose last connections are still closing can be had again at once; one that somebody listens on cannot.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, candidate))
            found.listen(128)
        except (OSError, ValueError, TypeError) as error:
            found.close()
            if not isinstance(error, OSError) or error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                why = getattr(error, "strerror", None) or error
                raise JumellesError(_("The address %(host)s cannot be listened on (%(why)s).") % {"host": host, "why": why}) from error
        else:
            return found
    raise JumellesError(_("No port from %(first)d on is free: give another one with --port.") % {"first": port})


def serve(on: socket.socket) -> None:
    """Answer until interrupted; on a machine with one core in this process alone."""
    # A process made by fork would inherit the locks of the atlas's threads, and wait for them for ever.
    fresh = multiprocessing.get_context("spawn")
    for _number in range(1, min(PROCESSES, os.cpu_count() or 1)):
        fresh.Process(target=_beside, args=(on,), daemon=True).start()
    _answer(on)


def _beside(on: socket.socket) -> None:
    """Answer as long as the first process lives: nothing may stay and hold its port, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both: the first one decides
    Thread(target=_end_with_parent, daemon=True).start()
    _answer(on)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(0)


def _answer(on: socket.socket) -> None:
    from waitress import create_server

    from jumelles.web.wsgi import application

    # What is loaded by now stays for good. To look through it for garbage stops all pages for a tenth of a second: it is left out, and
    # what has lasted is looked through ten times less often than Python would.
    gc.freeze()
    gc.set_threshold(700, 10, 100)
    _warm()
    limit = settings.ARCHIVE_LIMIT + 10_000_000
    server = create_server(application, sockets=[on], threads=THREADS, max_request_body_size=limit, ident=None, **_behind())
    try:
        server.run()
    finally:
        server.close()


def _warm() -> None:
    from jumelles.web.openings.stocks import warm  # it needs what `wsgi` sets up first

    warm()


def _behind() -> dict[str, object]:
    """In production another server on this machine stands in front: it is believed who asked, and whether by https."""
    if not settings.CONFIG.production:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": headers, "trusted_proxy_count": 1, "clear_untrusted_proxy_headers": True}
