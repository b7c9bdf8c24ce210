"""The settings of the web rooms, read from the environment; each wrong one is told in a sentence before anything starts."""

from __future__ import annotations

import importlib.util
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from jumelles import files
from jumelles.config import config
from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.web import mail
from jumelles.web.mail import refuse

DRIVERS = ("psycopg", "psycopg2")
"""Of PostgreSQL; Django takes either."""
KEPT = 600
"""Seconds for which a thread keeps its connection: opening one anew reads the whole database cold."""
KEY_LENGTH = 50
"""Characters of a secret key that Django's own check calls long enough."""


@dataclass(frozen=True)
class WebConfig:
    """What the environment settles for the web: each field is the variable JUMELLES_<FIELD>, described in docs/settings.md.

    In `production` the site is reached by https under the names of `hosts`, behind a server that terminates TLS.
    """

    production: bool
    hosts: tuple[str, ...]
    database: str
    secret_key: str
    upload_mb: int
    files: Path
    mail: str
    address: str
    sender: str
    embeddings: str
    embeddings_model: str


def web_config() -> WebConfig:
    """Read and check the settings.

    Raises:
        JumellesError: one of them cannot be used; the sentence names it, and nothing was written.
    """
    production = _switch("JUMELLES_PRODUCTION")
    folder = config().home / "web"
    return WebConfig(
        production=production,
        hosts=_hosts(production),
        upload_mb=_whole("JUMELLES_UPLOAD_MB", 25, most=500),
        files=_files(folder),
        mail=mail.address(_text("JUMELLES_MAIL")),
        address=(address := mail.site(_text("JUMELLES_ADDRESS"), _hosts(production) if production else ())),
        sender=mail.sender(_text("JUMELLES_SENDER"), address),
        embeddings=_service("JUMELLES_EMBEDDINGS"),
        embeddings_model=_text("JUMELLES_EMBEDDINGS_MODEL") or "default",
        database=_database(folder),
        secret_key=_secret_key() or _own_key(folder),  # the last one: it may write
    )


def _text(variable: str) -> str:
    return os.environ.get(variable, "").strip()


def _service(variable: str) -> str:
    """The address of a service on the web, or nothing."""
    value = _text(variable)
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if value and not known:
        raise refuse(variable, value.split("@")[-1], _("write an address such as http://127.0.0.1:8080/v1/embeddings"))
    return value


def _switch(variable: str) -> bool:
    value = _text(variable) or "0"
    if value not in {"0", "1"}:
        raise refuse(variable, value, _("write 1 for yes or 0 for no"))
    return value == "1"


def _whole(variable: str, default: int, *, most: int) -> int:
    value = _text(variable) or str(default)
    if not re.fullmatch(r"[0-9]{1,6}", value) or not 1 <= int(value) <= most:
        raise refuse(variable, value, _("write a whole number from 1 to {most}").format(most=most))
    return int(value)


def _hosts(production: bool) -> tuple[str, ...]:  # noqa: FBT001 - its only argument
    names = tuple(_text("JUMELLES_HOSTS").replace(",", " ").split())
    if wrong := next((name for name in names if not re.fullmatch(r"[a-z0-9.\-]+|\[[0-9a-f:]+\]", name, re.IGNORECASE)), None):
        raise refuse("JUMELLES_HOSTS", wrong, _("write names of hosts without http:// and without a port, such as twinning.example.org"))
    if production and not names:
        raise refuse("JUMELLES_HOSTS", "", _("in production, write the names under which the site is reached"))
    return names if production else ("127.0.0.1", "localhost", "[::1]", *names)


def _files(folder: Path) -> Path:
    value = _text("JUMELLES_FILES")
    try:
        return Path(value or folder / "files").expanduser().absolute()
    except RuntimeError as error:  # a home of nobody: ~somebody/files
        raise refuse("JUMELLES_FILES", value, _("write the path of a folder")) from error


def _database(folder: Path) -> str:
    value = _text("JUMELLES_DATABASE") or f"sqlite:///{quote(str(folder / 'register.sqlite3'))}"
    if not _is_address(value):
        wanted = _("write sqlite:////folder/file.sqlite3 or postgresql://user:password@host/database")
        raise refuse("JUMELLES_DATABASE", value.split("@")[-1], wanted)
    if urlsplit(value).scheme == "postgresql" and not any(map(importlib.util.find_spec, DRIVERS)):
        raise JumellesError(_("JUMELLES_DATABASE names PostgreSQL, which needs a driver: install it with pip install 'psycopg[binary]'."))
    return value


def _is_address(value: str) -> bool:
    """Whether all of the address is understood: nothing of it is passed over in silence."""
    try:
        parts = urlsplit(value)
        whole = bool(parts.path.strip("/")) and not parts.query and not parts.fragment and parts.port != 0
    except ValueError:  # a port or a host of IPv6 that is none
        return False
    return whole and (parts.scheme == "postgresql" or value.lower().startswith("sqlite:///"))


def database(address: str) -> dict[str, object]:
    """The address of a database as Django's settings want it.

    SQLite writes ahead (readers never wait for a writer), takes the write lock when a transaction begins (two writers never overlap), and
    waits for the disk at each commit. It reads the file as memory: a page of the desk needs thousands of rows, and one call of the system
    for each costs as much as all the rest.
    """
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        name = unquote(parts.path)[1:]
        _closed(Path(name).parent)
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000; PRAGMA mmap_size=1000000000;"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "CONN_MAX_AGE": KEPT,
            "NAME": name,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def _secret_key() -> str:
    """The key that is given, or nothing."""
    given = _text("JUMELLES_SECRET_KEY")
    if given and _is_weak(given):
        raise refuse("JUMELLES_SECRET_KEY", "…", _("write at least {n} characters, at random").format(n=KEY_LENGTH))
    return given


def _is_weak(key: str) -> bool:
    return len(key) < KEY_LENGTH or len(set(key)) < 5  # Django's own measure


def _own_key(folder: Path) -> str:
    """A key made once and kept, readable by nobody else, beside the database."""
    path = _closed(folder) / "secret-key"
    try:
        if not path.exists():
            files.write(path, secrets.token_urlsafe(KEY_LENGTH).encode())
            path.chmod(0o600)
        key = path.read_text("ascii", "replace").strip()
    except OSError as error:
        raise JumellesError(_("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror)) from error
    if _is_weak(key):
        raise JumellesError(_("{path} holds no key: delete it, and a new one is made; everybody signs in again then.").format(path=path))
    return key


def _closed(folder: Path) -> Path:
    """The folder; if it has to be made, for the eyes of this program alone."""
    try:
        known = folder.exists()
        files.folder(folder)
        if not known:
            folder.chmod(0o700)
    except OSError as error:
        raise files.WriteError(folder, error) from error
    return folder
