"""Work that nobody waits for: in a thread of this process, with a connection to the database of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from django.db import close_old_connections, connection


def aside(work: Callable[[], None]) -> None:
    """Begin it and return at once; the server does not wait for its end."""

    def whole() -> None:
        close_old_connections()
        try:
            work()
        finally:
            connection.close()

    Thread(target=whole, daemon=True).start()
