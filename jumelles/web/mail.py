"""The settings of mail: through which server (or into which folder) it goes, who sends it, and the address that its links begin with."""

from __future__ import annotations

import re
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from jumelles.errors import JumellesError
from jumelles.languages import _

PORTS = {"smtp": 25, "smtps": 465}
WITH_PASSWORD = 587
"""The port of `smtp://` where a user signs in."""
LOCAL = "http://127.0.0.1:8000"
"""Where `jumelles web serve` answers if nothing else is said."""
PATIENCE = 30
"""Seconds to wait for a mail server."""


def refuse(variable: str, value: str, wanted: str) -> JumellesError:
    """The sentence about a setting that cannot be used."""
    return JumellesError(_("{variable} is {value}: {wanted}.").format(variable=variable, value=value or '""', wanted=wanted))


def address(value: str) -> str:
    """JUMELLES_MAIL, checked; empty where no mail is sent.

    Raises:
        JumellesError: it is no address of a mail server and no folder; its password is not repeated.
    """
    if value and not _is_address(value):
        wanted = _("write smtp://user:password@host:587, smtps://user:password@host or file:///folder")
        raise refuse("JUMELLES_MAIL", value.rsplit("@", maxsplit=1)[-1], wanted)
    return value


def _is_address(value: str) -> bool:
    """Whether all of the address is understood."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:  # a port or a host of IPv6 that is none
        return False
    if parts.query or parts.fragment or port == 0 or value != "".join(value.split()):
        return False
    if parts.scheme == "file":
        return not parts.netloc and len(parts.path) > 1
    user, password = parts.username or "", parts.password or ""
    return parts.scheme in PORTS and bool(parts.hostname) and not parts.path.strip("/") and bool(user) == bool(password)


def settings(value: str) -> dict[str, object]:
    """An address of JUMELLES_MAIL as Django's settings want it; a password travels encrypted only."""
    parts = urlsplit(value)
    if parts.scheme == "file":
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    if not value:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    signs_in = bool(parts.username)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (WITH_PASSWORD if signs_in and parts.scheme == "smtp" else PORTS[parts.scheme]),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and signs_in,
        "EMAIL_TIMEOUT": PATIENCE,
    }


def site(value: str, hosts: tuple[str, ...]) -> str:
    """JUMELLES_ADDRESS, checked, without a slash at its end; else the first of the `hosts` of production, else this machine.

    Raises:
        JumellesError: it is not the address of a site.
    """
    told = value.rstrip("/")
    if told and not re.fullmatch(r"https?://(?:[a-z0-9.\-]+|\[[0-9a-f:]+\])(?::[1-9][0-9]{0,4})?", told, re.IGNORECASE):
        raise refuse("JUMELLES_ADDRESS", value, _("write the address of the register, such as https://twinning.example.org"))
    return told or (f"https://{hosts[0]}" if hosts else LOCAL)


def sender(value: str, site: str) -> str:
    """JUMELLES_SENDER, checked: `office@example.org` or `Office <office@example.org>`; else jumelles@ the host of the site.

    Raises:
        JumellesError: it holds no address.
    """
    told = value or f"Jumelles <jumelles@{urlsplit(site).hostname}>"
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", parseaddr(told)[1]) or not told.isprintable():
        raise refuse("JUMELLES_SENDER", value, _("write an e-mail address, such as Twinning office <twinning@example.org>"))
    return told
