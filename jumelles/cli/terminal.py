"""The terminal that pages are printed on."""

from __future__ import annotations

import os

from rich.console import Console

PIPED = 132
"""Columns where the output goes to a file or another program."""


def console() -> Console:
    """Standard output, as wide as the terminal, or wide enough for two cards where it is none."""
    here = Console(highlight=False)
    return here if here.is_terminal or "COLUMNS" in os.environ else Console(highlight=False, width=PIPED)
