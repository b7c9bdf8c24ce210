"""Where the database looks words up: FTS5 on SQLite, a `tsvector` on PostgreSQL; both hold the keys that `folding` makes, and no more.

A text becomes a line of keys: the sounds of its words in order, then their stems, each marked with ~ so that a phrase, which is made of
sounds, never meets one. A condition is a tree: ("word", key), ("start", key), ("phrase", [key, …]), ("and", [tree, …]), ("or", [tree, …]).

The half for PostgreSQL is written after its manual and has not been run: no such server stood beside this code yet.
"""

# ruff: noqa: S608, S610, S611 - the texts of queries hold our own names only; what a person typed goes as a parameter

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Case, F, QuerySet, When
from django.db.models.expressions import RawSQL

from jumelles.web.search.folding import bare

COLUMNS = ("title", "open", "house")
"""The title; what everybody reads who sees the record; what stays in the house."""
GAP = "~~"
"""Between two texts of a line: no phrase reaches across."""
TABLE, VOCABULARY = "search_keys", "search_vocabulary"
WEIGHTS = (8.0, 1.0, 0.8)
"""What a word counts in each column."""
Tree = tuple[str, Any]


def line(texts: Iterable[str], unquoted: Iterable[str] = ()) -> str:
    """The keys of some texts; those of the `unquoted` as well."""
    sounds: list[str] = []
    stems: set[str] = set()
    for text in (*texts, *unquoted):
        for word in bare(text):
            sounds.append(word.sound)
            stems |= word.stems
        sounds.append(GAP)
    return " ".join([*sounds, *(f"~{stem}" for stem in sorted(stems))]) if stems else ""


def create(cursor: Any, vendor: str) -> None:
    """Make the index, empty."""
    if vendor == "sqlite":
        cursor.execute(f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(COLUMNS)}, tokenize = \"ascii tokenchars '~'\")")
        cursor.execute(f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab('{TABLE}', 'row')")
    elif vendor == "postgresql":
        cursor.execute(f"CREATE TABLE {TABLE} (entry bigint PRIMARY KEY REFERENCES search_entry ON DELETE CASCADE, keys tsvector NOT NULL)")
        cursor.execute(f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (keys)")


def drop(cursor: Any, vendor: str) -> None:
    """Take the index away."""
    if vendor == "sqlite":
        cursor.execute(f"DROP TABLE {VOCABULARY}")
    cursor.execute(f"DROP TABLE {TABLE}")


def put(rows: Sequence[tuple[int, str, str, str]]) -> None:
    """Keep the lines of entries (number, title, open, house); what stood under their numbers goes."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT OR REPLACE INTO {TABLE}(rowid, title, open, house) VALUES (%s, %s, %s, %s)", rows)
        else:
            stored = f"INSERT INTO {TABLE} VALUES (%s, %s::tsvector) ON CONFLICT (entry) DO UPDATE SET keys = excluded.keys"
            cursor.executemany(stored, [(number, _vector(lines)) for number, *lines in rows])


def forget(numbers: Sequence[int]) -> None:
    """Take entries out."""
    name = "rowid" if connection.vendor == "sqlite" else "entry"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {name} = %s", [(number,) for number in numbers])


def hits(entries: QuerySet[Any], tree: Tree, columns: Sequence[str]) -> QuerySet[Any]:
    """Those of the entries that hold what the tree says in these columns."""
    if connection.vendor == "sqlite":
        numbers = RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [_fts(tree, columns)])
    else:
        numbers = RawSQL(f"SELECT entry FROM {TABLE} WHERE keys @@ %s::tsquery", [_tsquery(tree, columns)])
    return entries.filter(pk__in=numbers)


def best_first(entries: QuerySet[Any], tree: Tree, columns: Sequence[str], borrowed: Sequence[str]) -> QuerySet[Any]:
    """As `hits`: first what has all of it in the title, of these last the kinds whose title is `borrowed` from another record; then what
    fits better (BM25 on SQLite), then what is newer.
    """
    if connection.vendor == "sqlite":
        where, condition = [f"{TABLE}.rowid = search_entry.id", f"{TABLE} MATCH %s"], _fts(tree, columns)
        elsewhere = RawSQL(f"search_entry.id NOT IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)", [_fts(tree, COLUMNS[:1])])
        score = RawSQL(f"bm25({TABLE}, {', '.join(map(str, WEIGHTS))})", [])
    else:
        where, condition = [f"{TABLE}.entry = search_entry.id", f"{TABLE}.keys @@ %s::tsquery"], _tsquery(tree, columns)
        elsewhere = RawSQL(f"NOT {TABLE}.keys @@ %s::tsquery", [_tsquery(tree, COLUMNS[:1])])
        score = RawSQL(f"-ts_rank({TABLE}.keys, %s::tsquery)", [condition])
    # Beside the entries and not as a condition on them: only so does SQLite tell how well each fits.
    found = entries.extra(tables=[TABLE], where=where, params=[condition])
    first = [] if tuple(columns) == COLUMNS[:1] else [elsewhere]  # what is sought in titles alone is found in no other place
    return found.order_by(*first, Case(When(noun__in=borrowed, then=1), default=0), score, F("newest").desc(nulls_last=True), "id")


def vocabulary(first: str) -> list[str]:
    """The sounds in the index that begin with a letter, whosesoever they are: only for suggestions that are looked up again."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT term FROM {VOCABULARY} WHERE term >= %s AND term < %s", [first, chr(ord(first) + 1)])
        return [term for (term,) in cursor.fetchall()]


def _fts(tree: Tree, columns: Sequence[str]) -> str:
    """The tree as FTS5 reads it. Keys hold letters and digits only, in quotation marks nothing in them is an operator."""
    return f"{{{' '.join(columns)}}} : ({_fts_of(tree)})"


def _fts_of(tree: Tree) -> str:
    kind, told = tree
    if kind in {"and", "or"}:
        return "(" + f" {kind.upper()} ".join(map(_fts_of, told)) + ")"
    text = " ".join(told) if kind == "phrase" else told
    return f'"{text}"' + ("*" if kind == "start" else "")


_OF_COLUMN = dict(zip(COLUMNS, "ABC", strict=True))


def _vector(lines: Iterable[str]) -> str:
    """The lines as one `tsvector`: each column is a weight of its own."""
    placed: dict[str, list[str]] = {}
    for column, text in zip(COLUMNS, lines, strict=True):
        for place, key in enumerate(text.split(), 1):
            placed.setdefault(key, []).append(f"{min(place, 16_000)}{_OF_COLUMN[column]}")
    return " ".join(f"'{key}':{','.join(places[:255])}" for key, places in placed.items() if key != GAP)


def _tsquery(tree: Tree, columns: Sequence[str]) -> str:
    kind, told = tree
    weights = "".join(_OF_COLUMN[column] for column in columns)
    if kind in {"and", "or"}:
        return "(" + {"and": " & ", "or": " | "}[kind].join(_tsquery(part, columns) for part in told) + ")"
    if kind == "phrase":
        return "(" + " <-> ".join(f"'{key}':{weights}" for key in told) + ")"
    return f"'{told}':{'*' if kind == 'start' else ''}{weights}"
