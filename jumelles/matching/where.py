"""Which places are admitted to a ranking."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from jumelles.atlas.comparing.structures import LEVELS
from jumelles.atlas.placing import geo
from jumelles.errors import JumellesError
from jumelles.languages import _
from jumelles.matching.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place

CONTINENTS = ("AF", "AN", "AS", "EU", "NA", "OC", "SA")
"""GeoNames' codes of continents."""


MOST = 1e12
"""More than any number of inhabitants or kilometres."""
_away: Recent[NDArray[np.float64]] = Recent(8)
"""How far all places are from the last ones."""


class WrongFilter(JumellesError):
    """A filter that means nothing, or that leaves no place."""


@dataclass(frozen=True)
class Where:
    """Filters; the defaults admit every place abroad of the same level.

    `countries` are ISO codes of two letters and `continents` those of CONTINENTS. `population` (inhabitants) and `distance` (kilometres
    from the place) are ranges, either end of which may be None. `unlinked` leaves out the places twinned already, `new_country` all
    countries in which there is a twin. `abroad` leaves out the own country, unless it is among `countries`. `diverse` does not filter:
    it takes one place of each country, then the second of each.
    """

    countries: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    level: Literal["city", "region"] | None = None
    population: tuple[float | None, float | None] = (None, None)
    distance: tuple[float | None, float | None] = (None, None)
    unlinked: bool = False
    new_country: bool = False
    abroad: bool = True
    diverse: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            WrongFilter: a level or continent that does not exist, a range that is empty or below zero.
        """
        if self.level not in {None, *LEVELS}:
            raise WrongFilter(_("There is no level “{level}”: choose city or region.").format(level=self.level))
        for continent in self.continents:
            if continent not in CONTINENTS:
                message = _("There is no continent “{continent}”: choose among {continents}.")
                raise WrongFilter(message.format(continent=continent, continents=", ".join(CONTINENTS)))
        for ends in (self.population, self.distance):
            low, high = (0 if ends[0] is None else ends[0]), (MOST if ends[1] is None else ends[1])
            if not 0 <= low <= high <= MOST:
                message = _("The range from {low} to {high} is empty: give the smaller number first, and none below zero.")
                raise WrongFilter(message.format(low=_end(ends[0]), high=_end(ends[1])))

    def told(self) -> dict[str, object]:
        """The filters that are set, for a record."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default}


def _end(value: float | None) -> str:
    """One end of a range as it is written; an open one as dots."""
    if value is None:
        return "…"
    if value > MOST:
        return f"> {MOST:.0f}"
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def admitted(atlas: Atlas, place: Place, where: Where, rows: slice, partners: Mapping[int, str] | None = None) -> NDArray[np.bool_]:
    """Which of the places in these rows the filters admit; never the place itself.

    `partners` of the place that only the user knows, by GeoNames id and country, are twins for the filters like those of the atlas.

    Raises:
        WrongFilter: a country is unknown, or the filters leave no place.
    """
    places = atlas.places[rows]
    found: NDArray[np.bool_] = places["place"].to_numpy() != place.id
    twins = {twin: atlas.country(twin) for twin in atlas.partners(place.id)} | dict(partners or {})
    only, without = _countries(atlas, place, where, twins)
    if only is not None:
        found &= places["country"].is_in(sorted(only)).to_numpy()
    for country in without:
        found &= (places["country"] != country).to_numpy()
    if where.population != (None, None):
        found &= _between(places["population"].cast(pl.Float64).to_numpy(), *where.population)
    if where.distance != (None, None):
        away = _away.of(atlas, (place.id, place.lat, place.lon, rows.start, rows.stop), lambda: kilometres(place, places))
        found &= _between(away, *where.distance)
    if where.unlinked:
        found &= ~places["place"].is_in(list(twins)).to_numpy()
    if not found.any():
        raise WrongFilter(_("No place passes these filters: widen the countries, the population or the distance."))
    return found


def kilometres(place: Place, places: pl.DataFrame) -> NDArray[np.float64]:
    """The distance of each place in a table from one; NaN where a point is not known."""
    if place.lat is None or place.lon is None:
        return np.full(len(places), np.nan)
    here = geo.unit_vectors([place.lat], [place.lon])
    lat, lon = (places[axis].cast(pl.Float64).to_numpy() for axis in ("lat", "lon"))
    return np.asarray(geo.kilometres(np.linalg.norm(geo.unit_vectors(lat, lon) - here, axis=1)))


def _between(values: NDArray[np.float64], low: float | None, high: float | None) -> NDArray[np.bool_]:
    """Whether values are known and in a range; everything where the range has no end."""
    found = np.ones(len(values), dtype=bool)
    if low is not None:
        found &= values >= low
    if high is not None:
        found &= values <= high
    return found


def _countries(atlas: Atlas, place: Place, where: Where, twins: Mapping[int, str]) -> tuple[set[str] | None, set[str]]:
    """The countries to which the filters restrict (None: all), and those that they leave out."""
    only: set[str] | None = None
    if where.countries or where.continents:
        continents = dict(atlas.table("countries").select("country", "continent").iter_rows())
        for country in where.countries:
            if country not in continents:
                message = _("There is no country “{country}”: give its name or its code of two letters, such as RU.")
                raise WrongFilter(message.format(country=country))
        only = {country for country in where.countries or continents if not where.continents or continents[country] in where.continents}
    without = {place.country} if where.abroad and place.country not in where.countries else set()
    if where.new_country:
        without |= set(twins.values())
    return only, without
