"""Which of the places that bear a name is meant: by size, by the countries and regions that the text speaks of, and by what lies near."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import log10
from typing import TYPE_CHECKING

from jumelles.atlas.naming.folding import fold
from jumelles.press.lexicon import demonyms
from jumelles.press.names.neighbours import country_beside

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Known

HOME = {
    "fr": {"FR": 0.6, "BE": 0.2, "CH": 0.2, "CA": 0.1, "LU": 0.1, "SN": 0.0, "CI": 0.0, "ML": 0.0},
    "en": {"US": 0.3, "GB": 0.3, "CA": 0.1, "IE": 0.1, "AU": 0.1, "NZ": 0.1, "ZA": 0.0, "IN": 0.0, "SG": 0.0, "NG": 0.0, "KE": 0.0, "GH": 0.0, "PH": 0.0},
    "ru": {"RU": 0.9, "BY": 0.2, "KZ": 0.2},
}  # fmt: skip
"""Countries whose papers write the language, and how much rather a town lies there."""
_SIGNS = {
    "en": {
        "IE": re.compile(r"Cathaoirleach|Coláiste|Taoiseach|Gaelscoil|Garda[ií]?\b|\bGAA\b|\bCounty (?:Clare|Cork|Kerry|Galway|Mayo|Sligo|Donegal|Wexford|Kilkenny|Tipperary|Waterford|Limerick|Wicklow|Louth|Meath|Kildare|Laois|Offaly|Westmeath|Longford|Cavan|Monaghan|Leitrim|Roscommon|Carlow)\b"),
        "GB": re.compile(r"£\s?\d|\bCllr\b|\bNHS\b|\bMBE\b|\bOBE\b|[Bb]orough [Cc]ouncil|Lord Mayor|[Tt]own twinning"),
        "US": re.compile(r"(?<![A-Z])\$\s?\d|\bU\.S\.|[Ss]ister [Cc]ities|[Cc]ouncil ?(?:member|man|woman)|[Hh]igh [Ss]chool [Dd]istrict|\bSheriff\b"),
    },
    "fr": {"CH": re.compile(r"\bCHF\b|francs suisses|syndic de"), "CA": re.compile(r"\bcégep|MRC de|mairesse d[e’]")},
    "ru": {"BY": re.compile(r"райисполком|горисполком|облисполком|белорусск"), "KZ": re.compile(r"тенге|\bаким(?:ат)?\w*|товариществ\w+")},
}  # fmt: skip
"""Offices, money and schools that a country alone has."""
NEAR_LAT, NEAR_LON = 0.75, 1.2
"""Degrees within which two towns are neighbours, some 80 kilometres."""


@dataclass
class Setting:
    """Where a text plays: how often it speaks of each country and region, and which towns the names with a sign of a place may be."""

    countries: Counter[str] = field(default_factory=Counter)
    candidates: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    _near: dict[int, float] = field(default_factory=dict)

    def signs(self, text: str, lang: str) -> None:
        """Count what only one country has."""
        for code, sign in _SIGNS[lang].items():
            self.countries[code] += min(2, len(sign.findall(text)))

    def add(self, name: str, found: tuple[Known, ...]) -> None:
        """A name that stands where places stand."""
        towns = sorted((one for one in found if one.kind == "city" and one.lat is not None), key=lambda one: -one.population)[:6]
        if towns:
            self.candidates[name] = tuple(towns)

    def near(self, one: Known) -> float:
        """How many other names may be a town nearby, as a bonus."""
        if one.kind != "city" or one.lat is None or one.lon is None or one.gid is None:
            return 0.0
        if one.gid not in self._near:
            beside = sum(
                any(_close(one, other) for other in towns)
                for name, towns in self.candidates.items()
                if all(town.gid != one.gid for town in towns)
            )
            self._near[one.gid] = 0.7 * min(3, beside)
        return self._near[one.gid]


def _close(one: Known, other: Known) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return (
        other.population >= 3000
        and abs(one.lat - other.lat) < NEAR_LAT
        and abs(one.lon - other.lon) < NEAR_LON
        and one.country == other.country
    )


def likelihood(one: Known, lang: str, before: str, after: str, setting: Setting) -> float:
    """How much rather this one is meant than others of its name."""
    spoken = setting.countries
    value = log10(one.population + 100) + HOME[lang].get(one.country, 0.0)
    value += 1.5 * (one.region is not None and spoken[f"region {one.region}"] > 0 and one.kind == "city")
    value += 1.3 * (spoken[one.country] > 0) + 0.2 * min(spoken[one.country], 5) + setting.near(one)
    if one.kind == "region":
        value -= 1.5
    said = country_beside(after, lang)
    if said and said.country == one.country:
        value += 4
    if any(match.lastgroup == one.country for match in demonyms(lang).finditer(before)):
        value += 3
    # A town of the language's own countries is meant before one that only some list calls so.
    own = fold(one.own) == fold(one.name)
    return value + 0.8 * own + 1.2 * (own and one.country in HOME[lang])
