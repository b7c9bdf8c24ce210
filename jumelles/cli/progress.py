"""Shows on the terminal what a long command is doing; silent where nobody looks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jumelles.languages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def steps(title: str) -> Iterator[Callable[[str], None]]:
    """A spinner with the step in hand, on standard error; a plain line per step where that is no terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: console.print(_told(title, step), soft_wrap=True, highlight=False, markup=False)
        return
    with console.status(title) as status:
        yield lambda step: status.update(_told(title, step))


def _told(title: str, step: str) -> str:
    return _("{title}: {text}").format(title=title, text=step)
