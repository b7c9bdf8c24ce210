"""Where a town lies, which is told beside it and is no place that anybody travels to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
    from jumelles.press.story import Story

_LIES = re.compile(
    r",?\s\(?(?:(?:dans|à|au (?:nord|sud|centre|cœur)|à l[’'](?:est|ouest)|in|into|на|в|во)\s(?:[\w’'-]+\s){0,3}?(?:de |d[’']|of |the |la |le |l[’'])?|en |au |aux )?|\s?\(",
    re.IGNORECASE,
)
"""Between a town and its country: « Logroño, en Espagne », “Gdynia, Poland”, «Гдыня (Польша)»."""
_MARK = re.compile(r"[,(]")


def without_regions(places: list[Mention], text: str) -> list[Mention]:
    """The places of a clause without the regions and countries that only tell where the town before them lies."""
    return [one for number, one in enumerate(places) if not (number and _lies_in(places[number - 1], one, text))]


def _lies_in(town: Mention, land: Mention, text: str) -> bool:
    if town.more["kind"] != "city" or land.more["kind"] == "city" or town.more["country"] != land.more["country"]:
        return False
    between = text[town.end : land.start]
    return bool(_MARK.search(between) and _LIES.fullmatch(between))


_OURS = re.compile(
    r"(?<!\w)(?P<ours>nos|notre|our|наш\w*)\s(?:[\w-]+\s){0,2}$|(?<!\w)(?P<yours>vos|votre|your|ваш\w*)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
_FRIENDS = re.compile(
    r"hosts|guests|friends|visitors|partners|hôtes|invité|ami|visiteur|partenaire|гост|друз|хозя|партн[её]р|побратим", re.IGNORECASE
)


def of_ours(story: Story, reference: Reference, start: int, words: str) -> str | None:
    """The town of “our choir”, which is that of the text, and of “our friends” and “your choir”, which is the other."""
    match = _OURS.search(story.text[max(0, start - 40) : start])
    if match is None or len(reference.pair) < 2 or story.quoted(start):
        return None
    return reference.pair[0] if match["ours"] and not _FRIENDS.match(words) else reference.pair[1]


def seat(reference: Reference, venue: Mention) -> Mention | None:
    """The town that a hall, a hospital, a school or a choir is called by."""
    name = _letters(venue.name)
    return next((town for town in reference.towns if len(town.more["bare"]) > 3 and _stem(town, venue.lang) in name), None)


def _stem(town: Mention, lang: str) -> str:
    """The letters of a name that do not change with its case."""
    name = _letters(town.more["bare"])
    return name.rstrip("аяоеиыьй") if lang == "ru" and len(name) > 4 else name


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


_HAILS = re.compile(r"(?:\bfrom|\bde|\bd[’']|(?<!\w)из)\s?$")
_HAILING = re.compile(r",?\s(?:from |of |de |d[’']|из )|\s\(")


def hails_from(story: Story, one: Mention) -> str | None:
    """Where somebody is from, as it is told beside the name: “a chef from Gdynia, Ewa Mazur”, “Ewa Mazur, from Gdynia”."""
    for place in story.within(max(0, one.start - 40), one.start, "place"):
        if story.text[place.end : one.start] in {" ", ", "} and _HAILS.search(story.text[max(0, place.start - 6) : place.start]):
            return place.name
    after = (place for place in story.within(one.end, one.end + 40, "place") if _HAILING.fullmatch(story.text[one.end : place.start]))
    return next((place.name for place in after), None)


def land_of(story: Story, one: Mention) -> str | None:
    """The country that somebody is consul or minister of, by its code."""
    name = one.more.get("of")
    found = (place for place in story.within(0, len(story.text), "place") if place.name == name and place.more["kind"] == "country")
    return next((place.more["country"] for place in found), None) if name else None
