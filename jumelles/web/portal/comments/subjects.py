"""What can be commented on: an article or a page, as the comments need to know it and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Subject:
    """One article or page: whose it is, how it is called, where it stands; whether comments are `open` now, and want a confirmed address.

    `public` is whether everybody may read it now: where nobody may, nothing said to it is shown either.
    """

    office: Any
    key: UUID
    title: str
    link: str
    public: bool
    open: bool
    verified: bool = False


FINDERS: list[Callable[[UUID], Subject | None]] = []
"""How the kinds of things that can be commented on are found by their key; each kind adds itself."""


def subject(key: UUID) -> Subject | None:
    """What has this key; None where it is gone or never was."""
    return next((found for find in FINDERS if (found := find(key))), None)


def public(key: UUID) -> Subject | None:
    """What has this key, where everybody may read it now."""
    found = subject(key)
    return found if found and found.public else None
