"""The real server as a process, and a person's browser that signs in and asks it for pages, one at a time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Self
from urllib.parse import urlencode


@contextmanager
def server(home: Path) -> Iterator[tuple[int, int]]:
    """`jumelles web serve` with the register in `home`, until the block ends: its port and the number of its process."""
    environment = os.environ | {"JUMELLES_HOME": str(home), "JUMELLES_LANG": "en"}
    program = [sys.executable, "-m", "jumelles", "web", "serve", "--port", "0"]
    with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        try:
            said = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://127\.0\.0\.1:(\d+)", said)
            if not found:
                message = f"The server said: {said}"
                raise ChildProcessError(message)
            yield int(found[1]), process.pid
        finally:
            process.terminate()


class Browser:
    """A connection that stays open, with its cookies."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: SimpleCookie = SimpleCookie()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.connection.close()

    def sign_in(self, email: str, password: str) -> None:
        """Fill in the form, as a person does."""
        page, _seconds = self.ask("/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        self.ask("/sign-in/", {"username": email, "password": password, "csrfmiddlewaretoken": token[1] if token else ""}, expected=302)

    def ask(self, path: str, form: dict[str, str] | None = None, *, expected: int = 200) -> tuple[str, float]:
        """The page at a path, and the seconds from asking to its last byte.

        Raises:
            ValueError: the answer was not the expected one: its time would tell nothing.
        """
        headers = {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        self.connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - start
        if response.status != expected:
            message = f"{path}: {response.status}"
            raise ValueError(message)
        for header in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(header)
        return content.decode(), seconds
