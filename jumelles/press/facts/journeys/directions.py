"""Where a journey goes: toward a place or to the host, as the clause names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.homeward import End, homeward, marked
from jumelles.press.facts.journeys.pointing import pointed
from jumelles.press.facts.journeys.whereabouts import seat
from jumelles.press.lexicon import lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.facts.journeys.visits import Found
    from jumelles.press.names.mentions import Mention

NEXT = 40
"""Letters after the verb within which a place without a preposition is its object: « visiter Arles »."""


def destination(scene: Scene, band: Group | None, last: Found | None, *, definite: bool) -> End | None:
    """The place that the clause names; else the one it points to; None where it does neither."""
    if home := homeward(scene, band, last):
        return home
    back = _back(scene)
    if back:
        return End(back.name, back)
    invited = scene.hosted and _INVITES.match(scene.move.words)
    said = (_goal(scene, band) if invited or not scene.hosted else None) or (_host(scene) if scene.hosted else None)
    here = marked(scene, "here")
    if here and said and said.said and said.said.start > scene.sentence.start + here.start():
        said = None
    said = _town_of(scene, band, said, last) or _receiver(scene) or _within_name(scene)
    if said and said.name != (band.origin if band else None):
        return said
    return pointed(scene, band, last, definite=definite, here=here) or said


_THAT = re.compile(r",?\s(?:que|qu[’']|that|which|котор\w+)(?!\w)")
"""What tells of a noun whose journey it is: « le voyage que douze élèves ont fait à Bath »."""
_ALONG = re.compile(r"accompan|accompagn|сопрово", re.IGNORECASE)
"""Whoever goes along has a companion, not a place, for an object."""
_INVITES = re.compile(r"invit|convi|пригла", re.IGNORECASE)
"""Who invites may name the place."""


def _back(scene: Scene) -> Mention | None:
    """Who comes back was where they come from."""
    near = scene.move.piece[max(0, scene.move.start - 5) : scene.move.end + 26]
    if not lexicon(scene.lang).pattern("visit", "back").search(near):
        return None
    after = [one for one in scene.free + scene.coming if one.start >= scene.start and not one.more.get("office")]
    return _nearest_town(sorted(after, key=lambda one: one.start)) if after else None


def _goal(scene: Scene, band: Group | None) -> End | None:
    """Toward a place after the verb, its object, or toward a place before it."""
    if _ALONG.search(scene.move.words):
        after = [one for one in scene.toward if one.start >= scene.end]
        return End(after[0].name, after[0]) if after else None
    away = [one for one in scene.toward if not band or one.name != band.origin]
    if scene.move.kind == "noun":
        reach = 150 if _THAT.match(scene.move.piece, scene.move.end) else 60
        away = [one for one in away if -90 < one.start - scene.end < reach]
    after = [one for one in away if one.start >= scene.end - 3]
    if not after and scene.move.kind != "stay":
        toured = scene.move.words.endswith(("voyage", "tour"))  # « Faire le voyage d’Espagne » leads there.
        near = [one for one in scene.free if 0 <= one.start - scene.end < NEXT and (toured or one.more["kind"] != "country")]
        after = [one for one in near if scene.move.kind != "noun" or _OF[scene.lang].fullmatch(scene.story.text[scene.end : one.start])]
    found = after or away
    if found:
        town = _nearest_town(found)
        return End(town.name, town)
    return _venue(scene, band) or _adjective(scene, band) or _loose(scene) or _object(scene)


def _within_name(scene: Scene) -> End | None:
    """A town that stands in the name of what one goes to: “for the Hull Food Fair”."""
    if scene.hosted or scene.places or scene.move.kind == "stay":
        return None
    after = scene.move.piece[scene.move.end : scene.move.high]
    known = (one for one in scene.reference.towns[:4] if one.more["bare"])
    return next((End(one.name) for one in known if re.search(rf"(?<!\w){re.escape(one.more['bare'])}\s[A-ZÀ-ÞА-ЯЁ]", after)), None)


def _town_of(scene: Scene, band: Group | None, said: End | None, last: Found | None) -> End | None:
    """The country of the last journey is that journey: « lors de la visite en Chine »."""
    if said is None or said.said is None or said.said.more["kind"] != "country" or band or scene.move.kind != "noun" or last is None:
        return said
    country = said.said.more["country"]
    return End(str(last.to)) if any(one.name == last.to and one.more["country"] == country for one in scene.reference.towns) else said


def _object(scene: Scene) -> End | None:
    """In Russian what is visited may stand before the verb: «Тулу посетил посол»."""
    before = [one for one in scene.free if one.end <= scene.start and scene.start - one.end < 3]
    return End(before[-1].name, before[-1]) if before and scene.lang == "ru" and _VISITS.match(scene.move.words) else None


_VISITS = re.compile(r"посе(?:т|щ)", re.IGNORECASE)
_OF = {
    "fr": re.compile(r"\s(?:de la ville )?(?:de |d[’']|du |des )"),
    "en": re.compile(r"\s(?:of |around )?(?:the )?"),
    "ru": re.compile(r"\s(?:по )?(?:города |г\. )?"),
}
"""Between a noun and the place that is seen: « visite de Bath », “tour of Poland”."""


def _loose(scene: Scene) -> End | None:
    rest = [one for one in scene.free if one.more["kind"] != "country" and one.start >= scene.end]
    return End(rest[0].name, rest[0]) if rest and scene.move.kind in {"go", "come"} else None


def _venue(scene: Scene, band: Group | None) -> End | None:
    """A hall, a hospital, a school: the town that its name tells, else itself where it is the object of going."""
    low, high = scene.end, min(scene.end + 60, scene.span[1])
    for one in scene.story.within(low, high, "org"):
        if town := seat(scene.reference, one):
            return End(town.name, one)
        if scene.move.kind in {"go", "come"} and one.start - low < NEXT and one.more["kind"] != "venue":
            return _home_of_hosts(scene, band, one) or End(one.name, one)
    return None


def _home_of_hosts(scene: Scene, band: Group | None, venue: Mention) -> End | None:
    """Guests who see a workshop or a school of which no town is told see one of the town that the text speaks of."""
    pair = scene.reference.pair
    guests = band is not None and band.origin in pair[1:]
    return End(pair[0], venue) if guests else None


def _adjective(scene: Scene, band: Group | None) -> End | None:
    """« à l’hôpital dakarois », «на санлисском празднике»: a place is told by an adjective of a town."""
    after = scene.move.piece[scene.move.end : scene.move.high]
    match = _AT[scene.lang].search(after)
    town = scene.reference.adjective(match[0], scene.lang) if match else None
    return End(town.name) if town and town.name != (band.origin if band else None) else None


_AT = {
    "fr": re.compile(r"(?<!\w)(?:à|au|aux|dans|chez)\s?(?:l[’']|la |le |les |une? |des |leurs )?\w+ \w+(?:aise?|oise?|ienne?|ane|aine?|ine?|éenne?)s?\b", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:to|in|at) (?:the |a |an )?[A-Z]\w+ (?!\w+ing\b)[a-z]+", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:(?:в|на|по)\s|^\s)[а-яё-]+[сц]к(?:ом|ой|ого|ий|ую|их|ие|ое)(?!\w)", re.IGNORECASE),
}  # fmt: skip


def _host(scene: Scene) -> End | None:
    """The town that receives: the subject, the town of who receives, or where it is done."""
    led = lexicon(scene.lang).pattern("visit", "lead").search(scene.move.clause)
    low = scene.span[0] + led.end() if led else scene.start
    before = [one for one in scene.free if one.start < scene.start and one not in scene.toward and not low <= one.start < low + 40]
    if not before and not scene.toward and (named := _adjective(scene, None)):
        return named
    hosts = before or scene.toward or [one for one in scene.free if one.start < scene.start]
    if hosts:
        town = _nearest_town(hosts)
        return End(town.name, town)
    venues = [one for one in scene.story.within(scene.span[0], scene.start, "org") if seat(scene.reference, one)]
    if venues and (home := seat(scene.reference, venues[-1])):
        return End(home.name, venues[-1])
    people = [one for one in scene.people if one.end <= scene.start]
    offices = {one.more.get("of") for one in people[-1:]}
    return next((End(one.name) for one in scene.reference.towns if one.name in offices), None)


def _receiver(scene: Scene) -> End | None:
    """The town of the mayor or the council by whom guests are received."""
    if not scene.passive:
        return None
    towns = {one.name for one in scene.reference.towns}
    offices = [one.more["of"] for one in scene.people if one.start >= scene.end and one.more.get("of") in towns]
    offices += [one.name for one in scene.places if one.more.get("office") and one.start >= scene.end and one.name in towns]
    if offices:
        return End(str(offices[0]))
    match = _BY[scene.lang].search(scene.move.piece, scene.move.end, scene.move.high)
    town = scene.reference.adjective(match[0], scene.lang) if match else None
    return End(town.name) if town else None


_BY = {
    "fr": re.compile(r"\b(?:par|chez|dans) (?:des|les|leurs|une?|deux|trois|\d+) \w+(?: d[’']accueil)? \w+"),
    "en": re.compile(r"\b(?:by|with|in) (?:[a-z\d]+ )?[A-Z][a-z]+ [a-z]+"),
    "ru": re.compile(r"(?<!\w)(?:у|в) [а-яё]+(?:их|ых|ой|ом) [а-яё]+"),
}
"""Before those by whom guests are received: « hébergés par des familles tchèques »."""


def _nearest_town(places: list[Mention]) -> Mention:
    first = places[0]
    if first.more["kind"] == "country":
        near = [one for one in places[1:] if one.more["kind"] == "city" and one.more["country"] == first.more["country"]]
        return near[0] if near else first
    return first
