"""Names of towns as Russian writes them, where the spellings leave no doubt."""

from __future__ import annotations

import re

import polars as pl

from jumelles.atlas.corrections import russian_names
from jumelles.atlas.naming.folding import fold

RUSSIAN = r"^[А-ЯЁ][А-Яа-яЁё]*([- ][А-Яа-яЁё]+)*$"
"""Letters that Russian uses; the і of Обнінск is not among them."""
WRITTEN = ("AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UZ")
"""Countries of the former Union whose towns GeoNames spells in Russian; in Ukraine the spellings are often Ukrainian, elsewhere Serbian
or Chechen."""
_SAME = ((re.compile(r"\bye"), "e"), (re.compile(r"(?:iy|yy)\b"), "y"), (re.compile(r"(?<=[aeiouy])ye"), "e"))


def heard(name: str) -> str:
    """A folded name without the ways in which transliterations differ: Yeysk and Ейск, Volzhsky and Волжский."""
    text = fold(name)
    for pattern, letters in _SAME:
        text = pattern.sub(letters, text)
    return text


def russian(places: pl.DataFrame, spellings: pl.DataFrame) -> pl.DataFrame:
    """The table "russian": place, name.

    GeoNames' spellings do not say their language. In the countries of `WRITTEN`, one in Russian letters that sounds like the town's
    own name is its Russian name: Обнинск for Obninsk. Our own corrections name the few well-known towns that sound otherwise.
    """
    towns = places.filter(pl.col("country").is_in(WRITTEN)).select("place", pl.col("name").alias("own"))
    written = spellings.filter(pl.col("spelling").str.contains(RUSSIAN)).join(towns, on="place")
    alike = written.filter(pl.Series([heard(a) == heard(b) for a, b in written.select("spelling", "own").iter_rows()], dtype=pl.Boolean))
    # Of Тирасполь and Тираспол, Орёл and Орел, Russian has the one with the letter that is its own.
    best = alike.sort("place", pl.col("spelling").str.count_matches("[ЁёЫыЬьЭэ]"), "spelling", descending=[False, True, False])
    found = best.unique("place", keep="first", maintain_order=True).select("place", pl.col("spelling").alias("name"))
    told = pl.DataFrame(list(russian_names().items()), schema=found.schema, orient="row").join(places, on="place", how="semi")
    return pl.concat([found.join(told, on="place", how="anti"), told]).sort("place")
