"""Commitments that a city has signed."""

from __future__ import annotations

import polars as pl

from jumelles.atlas.derive.counts import covered, located


def of_cities(places: pl.DataFrame, assets: pl.DataFrame, covers_from: int) -> pl.DataFrame:
    """1 for a signatory of the Covenant of Mayors, 0 for another city of a country covered, else null."""
    signatures = located(places, assets.filter(pl.col("kind") == "signatory"))
    known = covered(signatures, covers_from).implode()
    # A section that signs by itself (a suburb with its own mayor) does not sign for its city.
    signed = pl.col("place").is_in(signatures["place"].implode())
    return places.filter(pl.col("kind") == "city").select(
        "place", pl.when(signed).then(1.0).when(pl.col("country").is_in(known)).then(0.0).alias("covenant")
    )
