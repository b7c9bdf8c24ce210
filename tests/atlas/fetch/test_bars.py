"""The lines of progress."""

import io
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TextColumn

from jumelles.atlas.fetch import Files, Pace, Wanted, bars
from tests.atlas.servers import Fault


def test_each_file_has_its_line(cache: Path, publish: Callable[..., Wanted]) -> None:
    column = TextColumn("{task.description} {task.completed} of {task.total}", markup=False)
    with Progress(column, console=Console(file=io.StringIO(), force_terminal=True)) as progress:
        files = Files(mirror=None, cache=cache, progress=progress, pace=Pace(wait=0))
        files.path(publish("towns.csv", b"id,name\n", Fault(cut=3, times=1)))
        files.path(publish("[b]odd.csv", b"id\n", Fault(chunked=True)))
        tasks = [(task.description, task.completed, task.total) for task in progress.tasks]
    assert tasks == [("ror/towns.csv", 8, 8), ("ror/[b]odd.csv", 3, 3)]


def test_bars_are_silent_without_a_terminal() -> None:
    assert bars().disable
