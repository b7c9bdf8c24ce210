"""Where a journey goes that names no place: here, there, to where the last one went, or to the town that the text implies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.homeward import FAR, End, as_end, marked

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.groups import Group
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.facts.journeys.visits import Found
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference


def pointed(scene: Scene, band: Group | None, last: Found | None, *, definite: bool, here: re.Match[str] | None) -> End | None:
    """Where the words point to: here, there, the other way round, or wherever the same people just went."""
    reference, pair = scene.reference, scene.reference.pair
    near = last if last and scene.start - last.end < FAR else None
    own = band.origin if band else None
    if scene.returned and (town := turned_round(reference, band, near)):
        return End(town)
    if here and (place := _just_named(scene, here)):
        return End(place.name)
    if here:
        return as_end(pair[0] if len(pair) > 1 else near.to if near else pair[0] if pair else None)
    there = marked(scene, "there")
    if there and (town := elsewhere(scene, near, own, home=there[0].lower() == "y")):
        return End(town)
    if near and near.to and near.to != own and definite and scene.move.kind != "stay":
        return End(near.to)
    if scene.move.kind == "stay":
        return _stage(scene, band)
    return (_before(scene, own) if scene.move.kind == "come" else None) or implied(scene, band)


def _just_named(scene: Scene, here: re.Match[str]) -> Mention | None:
    """Russian has one word for “here” and for the place that the sentence just spoke of: «и в Туле: сюда приедут…»."""
    if not _HITHER.match(here[0]):
        return None
    before = scene.story.within(scene.sentence.start, scene.sentence.start + here.start(), "place")
    return next((one for one in reversed(before) if one.more["kind"] == "city" and scene.leads_to(one)), None)


_HITHER = re.compile(r"сюда", re.IGNORECASE)


def _stage(scene: Scene, band: Group | None) -> End | None:
    """A hall or a church without a town, where guests do something, is in the text's own town: “a choir from Gdynia sang at the Guildhall”."""
    pair, after = scene.reference.pair, scene.move.piece[scene.move.end : scene.move.high]
    guests = band is not None and not band.host and band.origin in pair[1:] and band.start < scene.start
    return End(pair[0]) if guests and _AT_HALL[scene.lang].match(after) else None


_AT_HALL = {
    "fr": re.compile(r"\s(?:[\w’']+\s){0,3}?(?:à l[a’']|au|aux|dans l[ae’']|sur l[ae’'])\s?\w"),
    "en": re.compile(r"\s(?:\w+\s){0,3}?(?:at|in) (?:the |our )?[A-Z]\w+"),
    "ru": re.compile(r"\s(?:[\w-]+\s){0,3}?(?:в|на)\s[а-яё«]"),
}


def _before(scene: Scene, own: str | None) -> End | None:
    """The place that the sentence spoke of before: « à Bath, où sont venus… »."""
    if _WHOSE.search(scene.move.piece[: scene.move.low]):
        return None
    earlier = scene.story.within(scene.sentence.start, scene.span[0], "place")
    places = [one for one in earlier if scene.leads_to(one) and one.more["kind"] == "city" and one.name != own]
    return End(places[-1].name) if places else None


def turned_round(reference: Reference, band: Group | None, near: Found | None) -> str | None:
    """A return visit goes to where the guests came from, or else to the other town."""
    if band and band.origin:
        return reference.other(band.origin)
    if near and near.to:
        return near.origin or reference.other(near.to)
    return reference.pair[1] if len(reference.pair) > 1 else None


_WHOSE = re.compile(r"(?:whose|dont|чей|чья|чьи)\s$", re.IGNORECASE)
"""Whoever belongs to the place named before does not come to it."""


def elsewhere(scene: Scene, near: Found | None, own: str | None, *, home: bool) -> str | None:
    """What “there” means: the last town named, rather one that the text is about; not the text's own, unless « y » says it."""
    here = scene.reference.pair[0] if len(scene.reference.pair) > 1 else None
    number = scene.story.sentence_at(scene.start)
    low = scene.story.sentences[max(0, number - 1)].start if home else max(0, scene.start - FAR)
    before = scene.story.within(low, scene.start, "place")
    named = [one.name for one in before if (home or one.name != here) and one.name != own and one.more["kind"] == "city"]
    known = [name for name in named if name in scene.reference.pair]
    just = [one for one in before if one.start >= scene.sentence.start and one.more["kind"] == "city" and one.name != own]
    if just and scene.leads_to(just[-1]):
        return just[-1].name
    if home:
        return named[-1] if named else None
    return known[-1] if known else named[-1] if named else near.to if near else scene.reference.other(here)


def implied(scene: Scene, band: Group | None) -> End | None:
    """Where a text does not say it, guests come to its own town, and its own people go to the other; nobody travels to their own office."""
    reference, kind = scene.reference, scene.move.kind
    if kind == "noun" and band and band.origin and reference.pair:
        return as_end(reference.other(band.origin) or (reference.pair[0] if reference.pair[0] != band.origin else None))
    if kind not in {"go", "come", "receive"} or _TAKES_PART.match(scene.move.words) or not reference.pair:
        return None
    home = reference.pair[0]
    if band and band.origin:
        return as_end(reference.other(band.origin) or (home if kind != "go" else None))
    other = reference.other(home)
    own = {scene.sender.name} if scene.sender else {one.more.get("of") for one in scene.people + scene.earlier if one.start < scene.start}
    if kind != "go":
        return as_end(other if home in own and not scene.hosted else home)
    return as_end(home if other in own and home not in own else other)


_TAKES_PART = re.compile(
    r"t[oa]+kes? part|took part|attend(?:s|ed|ing)\b|join|assist|particip|accompagn|участв|принял\w* участие|примут? участие|принима\w+ участие|примет|выступ|accompan|сопровожд",
    re.IGNORECASE,
)
"""Who does this has not gone anywhere for it."""
