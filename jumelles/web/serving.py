"""A server for the register: waitress, several threads in one process."""

from __future__ import annotations

import errno
import socket

from django.conf import settings
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError

TRIED = 50
"""Ports tried after the one asked for."""
THREADS = 4


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
    """Answer until interrupted."""
    from waitress import create_server

    from jumelles.web.wsgi import application

    limit = settings.ARCHIVE_LIMIT + 10_000_000
    server = create_server(application, sockets=[on], threads=THREADS, max_request_body_size=limit, ident=None, **_behind())
    try:
        server.run()
    finally:
        server.close()


def _behind() -> dict[str, object]:
    """In production another server on this machine stands in front: it is believed who asked, and whether by https."""
    if not settings.CONFIG.production:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": headers, "trusted_proxy_count": 1, "clear_untrusted_proxy_headers": True}
