"""Legs between airports, counted by the call signs seen on them, and these airports."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from jumelles.atlas.reading.context import Context
from jumelles.atlas.reading.tables import Table, table

ROUTES, AIRPORTS = "routes.csv.gz", "airports.csv"
NAMED = {
    "ICAO": "icao",
    "Name": "name",
    "IATA": "iata",
    "CountryISO2": "country",
    "Latitude": "lat",
    "Longitude": "lon",
}
DEGREES = ("Latitude", "Longitude")


def read(context: Context) -> Iterator[Table]:
    """Yield legs, each pair of airports once, and the airports at their ends."""
    airports = _airports(context)
    hops = _hops(context, airports["icao"])
    # A flight there and the flight back have two call signs, and are two sightings of one leg.
    ends = {"origin": pl.min_horizontal("origin", "destination"), "destination": pl.max_horizontal("origin", "destination")}
    pairs = hops.filter(pl.col("origin") != pl.col("destination")).select("Callsign", **ends)
    legs = pairs.unique().group_by("origin", "destination").agg(pl.len().alias("callsigns")).sort("origin", "destination")
    yield table("legs", legs)
    seen = pl.concat([legs["origin"], legs["destination"]]).unique()
    yield table("airports", airports.filter(pl.col("icao").is_in(seen.implode())))


def _airports(context: Context) -> pl.DataFrame:
    used = {column: pl.Float64 if column in DEGREES else pl.String for column in NAMED}
    # Code is the same; where there is no ICAO code, it is that of a railway station with flight numbers, or of an airfield.
    rows = context.table(AIRPORTS, use=used, ignore=["Code", "Location", "AltitudeFeet"]).rename(NAMED)
    lost = rows.filter(pl.any_horizontal(pl.col("icao", "lat", "lon").is_null()))
    context.report("airports without ICAO code or coordinates", len(lost), lost["name"])
    return rows.drop_nulls(["icao", "lat", "lon"]).unique("icao", keep="first", maintain_order=True)


def _hops(context: Context, known: pl.Series) -> pl.DataFrame:
    """Every two airports that follow each other in a route."""
    # The airline and the number are parts of the call sign.
    routes = context.table(ROUTES, use={"Callsign": pl.String, "AirportCodes": pl.String}, ignore=["Code", "Number", "AirlineCode"])
    stops = routes.select("Callsign", "AirportCodes", stops=pl.col("AirportCodes").str.split("-"))
    short = stops.filter((pl.col("stops").list.len() < 2).fill_null(value=True))
    context.report("routes of less than two airports", len(short), short["Callsign"])
    ends = {"origin": pl.col("stops").list.head(pl.col("stops").list.len() - 1), "destination": pl.col("stops").list.slice(1)}
    hops = stops.filter(pl.col("stops").list.len() >= 2).select("Callsign", "AirportCodes", **ends).explode("origin", "destination")
    unknown = ~pl.all_horizontal(pl.col("origin", "destination").is_in(known.implode()))
    lost = hops.filter(unknown).unique("Callsign", maintain_order=True)
    examples = lost.select(pl.format("{} {}", "Callsign", "AirportCodes")).to_series()
    context.report("routes with an airport that is not in the list", len(lost), examples)
    return hops.filter(~unknown)
