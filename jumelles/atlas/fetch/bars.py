"""Progress of downloads on the terminal: one line per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def bars() -> Progress:
    """Make the display that `Files` takes as `progress`: on standard error, and silent where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    console = Console(stderr=True)
    # Without markup: a file name may hold square brackets.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


class Line:
    """The line of one file in a display, or nothing where there is no display."""

    def __init__(self, progress: Progress | None, label: str) -> None:
        self._progress = progress
        self._task = progress.add_task(label, total=None) if progress else None

    def begin(self, done: int, total: int | None) -> None:
        """Show that `done` bytes of `total` are here already."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=done, total=total)

    def end(self, size: int) -> None:
        """Show that the file is here: its size is known now, even where the server did not tell it."""
        self.begin(size, size)

    def advance(self, count: int) -> None:
        """Show that `count` bytes more have arrived."""
        if self._progress and self._task is not None:
            self._progress.advance(self._task, count)
