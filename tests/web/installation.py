"""A register of its own for tests of the server: a home, its commands, and a server that can be stopped and killed."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "a pass phrase for tests"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Installation:
    """A home with an atlas; `serve` starts its server."""

    home: Path
    servers: list[subprocess.Popen[str]] = field(default_factory=list)

    def program(self, *words: str) -> tuple[list[str], dict[str, str]]:
        """How a command is run, and with which settings."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("JUMELLES_", "DJANGO_"))}
        return [sys.executable, "-m", "jumelles", "web", *words], clean | {"JUMELLES_HOME": str(self.home), "JUMELLES_LANG": "en"}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command."""
        program, environment = self.program(*words)
        return subprocess.run(program, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

    def serve(self, *words: str) -> tuple[subprocess.Popen[str], list[str]]:
        """A server that answers, and what it said until then."""
        program, environment = self.program("serve", *words)
        server = subprocess.Popen(program, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.servers.append(server)
        said: list[str] = []
        assert server.stdout
        while "is open on" not in "".join(said):
            line = server.stdout.readline()
            assert line, server.communicate()[1]
            said.append(line.strip())
        return server, said

    def answers(self, *words: str) -> str:
        """Start a server at a free port; returns where it answers."""
        _server, said = self.serve("--port", str(free_port()), *words)
        return address(said)

    def stop(self) -> None:
        """End what still runs."""
        for server in self.servers:
            if server.poll() is None:
                server.send_signal(signal.SIGKILL)
            server.communicate(timeout=20)


def installed(home: Path, atlas: Path) -> Installation:
    """A new home that shares the atlas of another one."""
    home.mkdir(parents=True)
    (home / "atlas").symlink_to(atlas / "atlas")
    return Installation(home)


@contextmanager
def running(home: Path, atlas: Path) -> Iterator[Installation]:
    """A new home that shares the atlas of another one; in the end its servers end."""
    made = installed(home, atlas)
    try:
        yield made
    finally:
        made.stop()


def copied(other: Installation, home: Path) -> Installation:
    """The same register once more."""
    shutil.copytree(other.home, home, symlinks=True)
    return Installation(home)


def address(said: list[str]) -> str:
    """Where a server that said so answers."""
    found = re.search(r"http://\S+", said[-1])
    assert found
    return found[0]


def token(page: str) -> dict[str, str]:
    """The field with which a form proves that it is ours."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found, page[:500]
    return {"csrfmiddlewaretoken": found[1]}


def choose_password(client: httpx.Client, path: str) -> None:
    """The way in of a new account."""
    page = client.get(path)
    client.post(path, data=token(page.text) | {"new_password1": PASSWORD, "new_password2": PASSWORD}).raise_for_status()
