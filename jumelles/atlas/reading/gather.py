"""Runs the readers of all sources and checks what each promised."""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from typing import TYPE_CHECKING

import polars as pl

from jumelles.atlas.reading.catalogue import declarations
from jumelles.atlas.reading.context import Context, SourceError
from jumelles.languages import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jumelles.atlas.fetch import Files
    from jumelles.atlas.reading.tables import Table


def gather(files: Files, *, check: bool = True, say: Callable[[str], None] = print) -> tuple[dict[str, pl.DataFrame], dict[str, Context]]:
    """All rows of all sources by kind of table, with a column `source`; and each source's context with its issues.

    `check=False` leaves the promised numbers of rows unchecked, for a mirror that is no copy of the world. `say` is told what
    is being read. A source that its publisher does not offer gives no rows; its context is not `offered`.

    Raises:
        SourceError: a source is unreadable, has changed, or breaks its promise.
    """
    contexts = {key: Context(declared, files) for key, declared in declarations().items()}
    rows: dict[str, list[pl.DataFrame]] = defaultdict(list)
    for key, context in contexts.items():
        if not context.offered:
            context.report("not offered at a lasting address: the shipped rows are kept", 1)
            continue
        say(_("reading {source}").format(source=context.declaration.source.title))
        for table in reader(key)(context):
            rows[table.kind].append(table.rows.with_columns(pl.lit(key).alias("source")))
            context.rows[table.kind] += len(table.rows)
        if check:
            _keep_promises(context)
    return {kind: pl.concat(frames) for kind, frames in rows.items()}, contexts


def _keep_promises(context: Context) -> None:
    promises: Mapping[str, tuple[int, int]] = context.declaration.expect
    for kind, (low, high) in promises.items():
        found = context.rows[kind]
        if not low <= found <= high:
            message = _(
                "{source} gave {found} rows of “{kind}” where {low} to {high} were expected: its data are incomplete or have changed; "
                "the previous atlas stays in use."
            )
            told = message.format(source=context.key, found=number(found), kind=kind, low=number(low), high=number(high))
            raise SourceError(told)


def reader(key: str) -> Callable[[Context], Iterable[Table]]:
    """The function `read(context)` of a source."""
    read: Callable[[Context], Iterable[Table]] = import_module(f"jumelles.atlas.sources.{key}.read").read
    return read
