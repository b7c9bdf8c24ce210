"""In which fields an institution works, as far as its name says so, by the words of fields.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import polars as pl

from jumelles.atlas.naming.folding import fold
from jumelles.languages import current

_ELISION = re.compile("\\b(d|l|dell|all)['`´’‘]", re.IGNORECASE)  # parts two words ("d'agronomie"), where fold would join them


@dataclass(frozen=True)
class Field:
    """One field of `fields.toml`, whose head explains how its words are read."""

    key: str
    bit: int
    labels: Mapping[str, str]
    stems: tuple[str, ...]
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Its name in the current language."""
        return self.labels[current()]

    @cached_property
    def pattern(self) -> str:
        """The regular expression of its words, for a folded name with a space on each side."""
        return f" (?:{_any_of(self.stems)}" + (f"|(?:{_any_of(self.words)}) )" if self.words else ")")

    @cached_property
    def exception(self) -> str:
        """The regular expression of what is taken out of the name first; it finds nothing where there is nothing to take out."""
        return f" (?:{_any_of(self.but)})[a-z0-9]*" if self.but else "^$"


@cache
def fields() -> Mapping[str, Field]:
    """All fields by key, in the order of the table."""
    rows = tomllib.loads(resources.files("jumelles.atlas").joinpath("fields.toml").read_text("utf-8"))["field"]
    return {
        key: Field(key, bit, row["label"], *(tuple(row.get(part, ())) for part in ("stems", "words", "but")))
        for bit, (key, row) in enumerate(rows.items())
    }


def fields_of(name: str) -> int:
    """The fields that a name tells, one bit each (`Field.bit`): 0 where it tells none, which is no proof that there is none."""
    text = _text(name)
    found = (field for field in fields().values() if re.search(field.pattern, re.sub(field.exception, "", text)))
    return sum(1 << field.bit for field in found)


def fields_of_all(names: pl.Series) -> pl.Series:
    """What `fields_of` says of each name, as UInt32 in the order given; each distinct name is read once."""
    distinct = names.unique().drop_nulls()
    text = pl.Series([_text(name) for name in distinct], dtype=pl.String)
    masks = pl.select(pl.sum_horizontal(_bit(field, text) for field in fields().values())).to_series()
    return names.replace_strict(distinct, masks, default=0, return_dtype=pl.UInt32)


def _bit(field: Field, text: pl.Series) -> pl.Expr:
    bare = pl.lit(text).str.replace_all(field.exception, "") if field.but else pl.lit(text)
    return bare.str.contains(field.pattern).cast(pl.UInt32) * (1 << field.bit)


def _any_of(beginnings: Iterable[str]) -> str:
    return "|".join(sorted(beginnings, key=len, reverse=True))  # the longest first, for the first that fits is taken


def _text(name: str) -> str:
    parted = _ELISION.sub(r"\1 ", name)
    return f" {fold(parted)} "
