"""Polygons of a GeoJSON file as rows: some of their properties, and the shape as WKB."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import shapely
from shapely.geometry import shape

from jumelles.atlas.reading.context import Context


def polygons(context: Context, name: str, *, use: Sequence[str]) -> pl.DataFrame:
    """The file's features: the properties in `use` as text, and `wkb`, repaired where its lines cross. A property may be null.

    Raises:
        SourceError: the file is no GeoJSON of polygons, or a feature lacks a property.
    """
    try:
        features = context.json(name)["features"]
        columns = {key: [feature["properties"][key] for feature in features] for key in use}
        shapes = [shape(feature["geometry"]) for feature in features]
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError) as error:
        raise context.unreadable(name, error) from error
    wkb = pl.Series("wkb", [shapely.to_wkb(shapely.make_valid(one)) for one in shapes], dtype=pl.Binary)
    return pl.DataFrame(columns, schema=dict.fromkeys(use, pl.String)).with_columns(wkb)
