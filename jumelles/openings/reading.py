"""Profiles from a file: JSON, or CSV with a header."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.openings.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COLUMNS = ("key", "lang", "title", "text", "terms", "codes")
"""The names that a file uses; only key and title are needed."""


class WrongProfiles(JumellesError):
    """A file that holds no profiles, or one of which something is not understood."""


def read(path: Path) -> list[Profile]:
    """The profiles in a file: a JSON list of objects (or an object whose "profiles" is one), or else CSV.

    Terms and codes are lists, or one text with semicolons.

    Raises:
        WrongProfiles: the file cannot be read, or a profile lacks its key or title.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise WrongProfiles(
            _("{path} cannot be read ({reason}): check the name of the file.").format(path=path, reason=error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise WrongProfiles(_("{path} is not in UTF-8: save it as UTF-8.").format(path=path)) from error
    rows = _json(path, text) if text.lstrip()[:1] in {"[", "{"} else _csv(path, text)
    return [_profile(path, number, row) for number, row in enumerate(rows, 1)]


def _json(path: Path, text: str) -> Iterable[Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongProfiles(_("{path} is no JSON ({reason}).").format(path=path, reason=error)) from error
    rows = told.get("profiles") if isinstance(told, dict) else told
    if not isinstance(rows, list):
        raise WrongProfiles(_("{path} holds no list of profiles.").format(path=path))
    return rows


def _csv(path: Path, text: str) -> Iterable[Any]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise WrongProfiles(_("{path} is no CSV ({reason}).").format(path=path, reason=error)) from error
    if "key" not in (reader.fieldnames or ()):
        raise WrongProfiles(_("{path} needs a header with the columns {columns}.").format(path=path, columns=", ".join(COLUMNS)))
    return rows


def _profile(path: Path, number: int, row: Any) -> Profile:  # noqa: ANN401 - whatever the file holds
    told = row if isinstance(row, dict) else {}
    texts = {name: _text(told.get(name)) for name in ("key", "lang", "title", "text")}
    if not texts["key"] or not texts["title"]:
        raise WrongProfiles(_("Profile {number} of {path} lacks its key or its title.").format(number=number, path=path))
    return Profile(**texts, terms=_several(told.get("terms")), codes=_several(told.get("codes")))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _several(value: object) -> tuple[str, ...]:
    parts = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else ()
    return tuple(text for part in parts if (text := _text(part)))
