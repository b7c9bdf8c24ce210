"""Weights and filters kept with their date and reason, so that a choice can be explained in ten years: a small TOML file."""

from __future__ import annotations

import errno
import os
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w

from jumelles import files
from jumelles.errors import JumellesError
from jumelles.languages import _, list_of
from jumelles.matching.weights import checked
from jumelles.matching.where import Where

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDS = ("from", "to")
RANGES = ("population", "distance")
LISTS = ("countries", "continents")
SWITCHES = ("unlinked", "new_country", "abroad", "diverse")
LARGEST = 100_000
"""Bytes of a profile; a larger file is none."""


class WrongProfile(JumellesError):
    """A file that is no profile, or one that cannot be used."""


@dataclass(frozen=True)
class Profile:
    """How an office ranks: the `weights` it gives, the filters, the day, and a sentence of why."""

    reason: str
    made: date
    weights: Mapping[str, float] = field(default_factory=dict)
    where: Where = field(default_factory=Where)

    def told(self) -> dict[str, Any]:
        """The content of its file."""
        told: dict[str, Any] = {"reason": self.reason, "made": self.made, "weights": dict(self.weights), "where": _filters(self.where)}
        return {key: value for key, value in told.items() if value}


def read(path: Path) -> Profile:
    """The profile in a file.

    Raises:
        WrongProfile: it cannot be read, or something in it is not understood.
        WrongWeights, WrongFilter: a weight or filter cannot be meant.
    """
    told = _content(path)
    _known(path, told, ("reason", "made", "weights", "where"), "")
    reason, made = told.get("reason"), told.get("made")
    if not isinstance(reason, str) or not reason.strip():
        raise WrongProfile(_('{path} gives no reason: add a line such as reason = "Why these weights".').format(path=path))
    if type(made) is not date:
        raise WrongProfile(_("{path} gives no date: add a line such as made = 2026-05-31.").format(path=path))
    weights, where = (_table(path, told, name) for name in ("weights", "where"))
    checked(weights)
    return Profile(reason.strip(), made, weights, _where(path, where))


def kept(text: str) -> tuple[dict[str, float], Where]:
    """The weights and filters of a profile that is kept as text, in a register for instance; it need not give a reason.

    Raises:
        JumellesError: something in it is not understood.
    """
    name = Path("profile.toml")
    try:
        told = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wrong(name, "profile", text[:40]) from error
    return checked(_table(name, told, "weights")), _where(name, _table(name, told, "where"))


def write(path: Path, profile: Profile) -> None:
    """Keep a profile in a new file.

    Raises:
        WrongProfile: it gives no reason, or there is such a file already: a record is not overwritten.
        WriteError: the file cannot be written.
    """
    try:
        content = tomli_w.dumps(profile.told()).encode()
    except UnicodeEncodeError:
        content = b""
    if not content or not profile.reason.strip():
        raise WrongProfile(_("A profile needs its reason: say in a sentence why these weights."))
    if _is_there(path):
        raise WrongProfile(_("{path} exists already and is kept as it is: choose another name.").format(path=path))
    files.write(path, content)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise files.WriteError(path, error) from error


def _content(path: Path) -> dict[str, Any]:
    try:
        _check_size(path)
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        message = _("{path} cannot be read ({reason}): check the name of the file.")
        raise WrongProfile(message.format(path=path, reason=error.strerror or error)) from error
    except (ValueError, RecursionError) as error:
        # Not TOML, not UTF-8, a number of thousands of digits, or brackets without end.
        message = _("{path} is no profile ({reason}): make one with “jumelles profile new”.")
        raise WrongProfile(message.format(path=path, reason=error)) from error


def _check_size(path: Path) -> None:
    """Refuse what need not be read: a larger file, and a pipe, for which one would wait without end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if path.stat().st_size > LARGEST:
        raise WrongProfile(_("{path} is too large for a profile: check the name of the file.").format(path=path))


def _table(path: Path, told: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = told.get(name, {})
    if not isinstance(table, dict):
        raise _wrong(path, name, table)
    return table


def _where(path: Path, told: Mapping[str, Any]) -> Where:
    ends = [f"{name}_{end}" for name in RANGES for end in ENDS]
    _known(path, told, ("level", *LISTS, *SWITCHES, *ends), "where.")
    found: dict[str, Any] = {}
    for key, value in told.items():
        fits = {
            **dict.fromkeys(LISTS, isinstance(value, list) and all(isinstance(one, str) for one in value)),
            **dict.fromkeys(SWITCHES, isinstance(value, bool)),
            **dict.fromkeys(ends, isinstance(value, int | float) and not isinstance(value, bool)),
            "level": isinstance(value, str),
        }
        if not fits[key]:
            raise _wrong(path, f"where.{key}", value)
        found[key] = tuple(value) if key in LISTS else value
    for name in RANGES:
        found[name] = tuple(found.pop(f"{name}_{end}", None) for end in ENDS)
    return Where(**found)


def _known(path: Path, told: Mapping[str, Any], keys: tuple[str, ...], prefix: str) -> None:
    for key in told:
        if key not in keys:
            message = _("{path} holds “{key}”, which a profile does not have: it knows {keys}.")
            raise WrongProfile(message.format(path=path, key=prefix + key, keys=list_of(keys)))


def _wrong(path: Path, key: str, value: object) -> WrongProfile:
    return WrongProfile(_("“{key}” of {path} cannot be {value}: see docs/ranking.md.").format(key=key, path=path, value=value))


def _filters(where: Where) -> dict[str, Any]:
    """The filters that are set, each end of a range by itself: TOML has no word for an open end."""
    told = {key: list(value) if isinstance(value, tuple) else value for key, value in where.told().items() if key not in RANGES}
    for name in RANGES:
        told |= {f"{name}_{end}": value for end, value in zip(ENDS, getattr(where, name), strict=True) if value is not None}
    return told
