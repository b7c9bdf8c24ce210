"""What the desk is made of: lines, each with what to do next, in boxes that show a few of them and tell how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jumelles.web.register.showing import address_in

SHOWN = 12
"""Lines of a box on the desk; its own page has the others."""


@dataclass(frozen=True)
class Act:
    """What to do next: the words of the button, and where it leads. To write something is not offered to who only reads."""

    words: str
    link: str
    writes: bool = True


@dataclass(frozen=True)
class Line:
    """One thing that needs attention: what, where it is, `when` in words, why it is here (`note`), and what to do.

    `kind` chooses its mark; `near` says that it is a matter of days; `of` is the partnership where the title does not name it.
    """

    kind: str
    title: str
    link: str
    note: str = ""
    when: str = ""
    day: str = ""
    of: str = ""
    near: bool = False
    act: Act | None = None


@dataclass(frozen=True)
class Box:
    """The lines of one kind that are shown, and how many there are."""

    lines: Sequence[Any]
    count: int


def add(office: Any, noun: str, on: Any) -> str:
    """The form for a new record that hangs on another one."""
    return f"{reverse('add', args=[office.slug, noun])}?on={on.pk}"


def edit(office: Any, record: Any) -> str:
    """The form of a record."""
    return f"{address_in(office, record)}edit/"
