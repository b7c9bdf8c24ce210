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
    for candidate in range(port, min(port + TRIED, 65536)):
        found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        # A port whose last connections are still closing can be had again at once; one that somebody listens on cannot.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, candidate))
            found.listen(128)
        except OSError as error:
            found.close()
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise JumellesError(
                    _("The address %(host)s cannot be listened on (%(why)s).") % {"host": host, "why": error.strerror}
                ) from error
        else:
            return found
    raise JumellesError(_("No port from %(first)d on is free: give another one with --port.") % {"first": port})


def serve(on: socket.socket) -> None:
    """Answer until interrupted."""
    from waitress import create_server

    from jumelles.web.wsgi import application

    limit = settings.ARCHIVE_LIMIT + 10_000_000
    server = create_server(application, sockets=[on], threads=THREADS, max_request_body_size=limit, ident=None)
    try:
        server.run()
    finally:
        server.close()
