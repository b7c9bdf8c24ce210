"""Any spelling finds its place: reads what a person typed, and chooses among the places that bear the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumelles.atlas.naming.designators import bare, designated
from jumelles.atlas.naming.folding import fold
from jumelles.atlas.naming.index import EXACT, PRESENT, REGION, Index, same_letters
from jumelles.errors import JumellesError
from jumelles.languages import _, list_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from jumelles.facts import Place

TEN_TIMES = 10
MUCH_LARGER = 30
"""A place of which the name is only another spelling wins over one that bears it today if it is this many times larger
(London over Londres in Argentina) ..."""
RATHER_SMALLER = 3
"""... and loses if it is less than this many times larger (Tolyatti, once Stavropol, against Stavropol)."""
CLOSE = 90.0
"""Similarity, out of 100, from which a misspelt name inside a named country or region is taken as meant."""
UNCOUNTED = 100
"""Inhabitants assumed of a place without a known number, to compare it with others."""
LONGEST = 60
"""Letters of a name that a message repeats."""
_BRACKET = re.compile(r"(?P<name>.*[^\s,(])\s*\((?P<within>[^()]+)\)")
_COMMAS = 6
"""Commas of a text that are read; more are no name of a place."""
_COUNTRY = re.compile(r"^(?P<country>[A-Za-z]{2}):\s*(?P<name>.+)$")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""A byte of a command line that was not UTF-8: folding would drop it, and find Vian for Évian."""


class UnknownPlace(JumellesError):
    """No place bears the name; `suggestions` are places with a similar one."""

    def __init__(self, text: str, suggestions: Sequence[Place]) -> None:
        """Say so, and name what was perhaps meant."""
        self.suggestions = suggestions
        shown = _shown(text)
        if not "".join(text.split()).strip(",:()"):
            message, names = _("The name of the place is empty: give a city or a region."), ""
        elif suggestions:
            message = _("No place is called “{text}”. Did you mean {names}?")
            names = list_of(list(dict.fromkeys(place.name for place in suggestions))[:5], style="or")
        else:
            message, names = _("No place is called “{text}”: check the spelling, or give its GeoNames number (geonames:…)."), ""
        super().__init__(message.format(text=shown, names=names))


class AmbiguousPlace(JumellesError):
    """Several places bear the name; `candidates` lists them, the largest first."""

    def __init__(self, text: str, candidates: Sequence[Place]) -> None:
        """Say how to tell them apart."""
        self.candidates = candidates
        message = _("“{text}” may be several places: add a region or a country, as in “{example}”, or give a GeoNames number.")
        first = candidates[0]
        super().__init__(message.format(text=_shown(text), example=f"{first.name}, {first.region_name or first.country}"))


def _shown(text: str) -> str:
    """A text as a message repeats it: not too long, and without what would break the line or steer the terminal."""
    line = " ".join(text.split())
    short = line if len(line) <= LONGEST else line[:LONGEST] + "…"
    return "".join(letter if letter.isprintable() else "�" for letter in short)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart: a name and the words that narrow it down (countries or regions)."""

    name: str
    within: tuple[str, ...] = ()


def readings(text: str) -> list[Query]:
    """The ways to read a text, the most literal first: a comma or bracket may belong to the name itself."""
    text = " ".join(text.split())
    found = [Query(text)]
    if match := _COUNTRY.match(text):
        found.append(Query(match["name"], (match["country"],)))
    if match := _BRACKET.fullmatch(text):
        found.append(Query(match["name"], _words(match["within"].split(","))))
    parts = text.split(",", _COMMAS)
    split = [(",".join(parts[:count]).rstrip(), _words(parts[count:])) for count in range(len(parts) - 1, 0, -1)]
    return found + [Query(name, within) for name, within in split if within]


def _words(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())


@dataclass(frozen=True)
class Gazetteer:
    """What a look-up needs of an atlas: the index, a place by its row, which places a qualifier admits, and similar names.

    `admits(words)` gives a test for places, or None where some word is neither a country nor a region; `similar(name, test)`
    gives places with a similar name, the most similar first, with a similarity from 0 to 100.
    """

    index: Index
    place: Callable[[int], Place]
    admits: Callable[[Collection[str]], Callable[[Place], bool] | None]
    similar: Callable[[str, Callable[[Place], bool]], list[tuple[Place, float]]]

    def find(self, text: str) -> Place:
        """The place that a text means.

        Raises:
            AmbiguousPlace: several places bear the name and none stands out.
            UnknownPlace: none does.
        """
        test: Callable[[Place], bool] = lambda place: True  # noqa: E731 - the test of a query without qualifier
        query = Query(text)
        if _SURROGATE.search(text):
            raise UnknownPlace(text, [])
        for reading in readings(text):
            narrowed = self.admits(reading.within)
            if narrowed is None:
                continue
            query, test = reading, narrowed
            found = to_the_letter(query.name, [(place, flags) for place, flags in self._bearers(query.name) if test(place)])
            if found:
                return chosen(text, found)
        return self._nearest(text, query, test)

    def bearing(self, name: str) -> list[Place]:
        """All places that bear exactly this name in some spelling, those that bear it today before the others, then the largest first."""
        bearers = [*self._bearers(name), *self._own_towns(name)]
        found = sorted(to_the_letter(name, bearers), key=lambda pair: (not pair[1] & PRESENT, -_inhabitants(pair[0])))
        return [place for place, _flags in found]

    def _own_towns(self, name: str) -> list[tuple[Place, int]]:
        """Towns whose present name says a word for regions itself, and that a region bears, too: Mexico City, Viana do Castelo."""
        folded = fold(name)
        if not designated(folded):
            return []
        hits = self.index.hits({folded}).items()
        told = {place.id for place, _flags in self._bearers(name)}
        towns = [(place, flags) for place, flags in ((self.place(row), flags) for row, flags in hits) if place.kind == "city"]
        return [pair for pair in towns if pair[0].id not in told and fold(pair[0].name) == folded]

    def _bearers(self, name: str) -> list[tuple[Place, int]]:
        folded = fold(name)
        hits = self.index.hits({"=" + same_letters(name)} | ({folded} if folded else set()))
        found = [(self.place(row), flags) for row, flags in hits.items()]
        if designated(folded):
            regions = [(place, flags) for place, flags in found if place.kind == "region"]
            if regions or not found:
                wanted = [(self.place(row), flags) for row, flags in self.index.hits({REGION + bare(folded)}).items()]
                return regions or wanted
        return found

    def _nearest(self, text: str, query: Query, test: Callable[[Place], bool]) -> Place:
        """No place bears the name: within a named country or region a near one is taken, elsewhere near ones are suggested."""
        near = self.similar(query.name, test)
        suggestions = [place for place, _score in near]
        close = [place for place, score in near if score >= max(CLOSE, near[0][1])]
        if query.within and close:
            return _standing_out(text, _by_size(close))
        raise UnknownPlace(text, suggestions)


def to_the_letter(name: str, found: Sequence[tuple[Place, int]]) -> Sequence[tuple[Place, int]]:
    """Of the places found under a name, those that remain where the letters themselves are known.

    苏州 and 宿州 fold alike, and so do Münster and Munster: who typed letters beyond a to z meant them. Plain letters may stand for
    accented ones, but a place that bears them today is not the Һамар (Samara) of which they are only the transliteration (Hamar).
    """
    exact = [(place, flags) for place, flags in found if flags & EXACT]
    if exact and any(letter.isalpha() and not letter.isascii() for letter in same_letters(name)):
        return exact
    if any(flags & PRESENT for _place, flags in exact):
        return [(place, flags) for place, flags in found if flags & (EXACT | PRESENT)]
    return found


def chosen(text: str, found: Sequence[tuple[Place, int]]) -> Place:
    """The place that stands out among those that bear a name.

    A section yields to its city; a region to a city within it that bears the name today or is a tenth of it (Odesa, not Chiapa de
    Corzo); and a former town to any other. Then a town's or region's present name wins over another spelling and over a section's
    name unless that place is far larger; of equals, one ten times larger than the next.

    Raises:
        AmbiguousPlace: none stands out.
    """
    ids = {place.id for place, _flags in found}
    least = {place.id: _inhabitants(place) / TEN_TIMES for place, _flags in found if place.kind == "region"}
    home = {p.region for p, f in found if p.kind == "city" and (f & PRESENT or _inhabitants(p) >= least.get(p.region or 0, 0))}
    kept = [(p, f) for p, f in found if p.parent not in ids and not (p.kind == "region" and p.region in home)]
    kept = [(p, f) for p, f in kept if p.kind != "former"] or kept
    present = _by_size([place for place, flags in kept if flags & PRESENT and place.kind != "section"])
    other = _by_size([place for place, flags in kept if not flags & PRESENT or place.kind == "section"])
    if not present or not other:
        return _standing_out(text, present or other)
    first, rival = _inhabitants(present[0]), _inhabitants(other[0])
    if rival >= MUCH_LARGER * first:
        return _standing_out(text, other)
    if rival < RATHER_SMALLER * first:
        return _standing_out(text, present)
    raise AmbiguousPlace(text, _by_size(present + other))


def _standing_out(text: str, places: list[Place]) -> Place:
    if len(places) == 1 or _inhabitants(places[0]) >= TEN_TIMES * _inhabitants(places[1]):
        return places[0]
    raise AmbiguousPlace(text, places)


def _by_size(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (-_inhabitants(place), place.id))


def _inhabitants(place: Place) -> int:
    return place.population or UNCOUNTED
