"""The terminal, file or program that pages are printed on."""

from __future__ import annotations

import json
import os
import sys

from rich.console import Console

PIPED = 132
"""Columns where the output goes to a file or another program."""


class Page(Console):
    """Standard output; a reader that has left (head, less) is told to the caller, as `print` does."""

    def on_broken_pipe(self) -> None:
        """Rich would end the program here, as if it had failed."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output, as wide as the terminal, or wide enough for two cards where it is none."""
    here = Page(highlight=False)
    return here if here.is_terminal or "COLUMNS" in os.environ else Page(highlight=False, width=PIPED)


def json_text(value: object) -> str:
    """The value as JSON; in ASCII alone where the output cannot carry every letter."""
    carried = "utf" in getattr(sys.stdout, "encoding", "utf-8").lower()
    return json.dumps(value, ensure_ascii=not carried, indent=2)
