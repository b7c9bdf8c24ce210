"""Who travels, and how many."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.groups import Group, counted, groups, likely, number, value
from jumelles.press.facts.journeys.officials import officials, role_before
from jumelles.press.lexicon import lexicon
from jumelles.press.reference import meant
from jumelles.press.when import month

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.scenes import Scene
    from jumelles.press.facts.journeys.visits import Found
    from jumelles.press.names.mentions import Mention


def chosen(scene: Scene) -> Group | None:
    """The group that travels: the subject of going, the object of receiving, the complement of a noun."""
    before = [one for one in scene.groups if one.end <= scene.start]
    after = [one for one in scene.groups if one.start >= scene.start]
    free_before, free_after = ([one for one in some if not one.host] for some in (before, after))
    inside = [one for one in after if one.start < scene.end]
    if inside and scene.move.kind == "go":
        return inside[0]
    if scene.move.kind == "noun":
        near = [one for one in after if one.start - scene.end < 60]
        found = near[:1] or free_before[:1] or after[:1]
    elif scene.hosted:
        found = (
            free_after[:1]
            or after[:1]
            or likely(scene.story, scene.reference, scene.end, scene.span[1], scene.lang)[:1]
            or (before[:1] if scene.lang == "ru" else [])
        )
    elif scene.move.kind == "group":
        found = [one for one in scene.groups if one.start >= scene.start][:1]
    elif _LEADS.match(scene.move.words) and free_after:
        found = free_after[:1]
    else:
        found = _nearest(scene, free_before) or (
            free_after[:1] if not (scene.pronoun or _people_before(scene)) or _LEADS.match(scene.move.words) else []
        )
    return _whole(scene, found[0]) if found else None


def _whole(scene: Scene, one: Group) -> Group:
    """The delegation rather than its members."""
    if not _MEMBERS.fullmatch(one.words):
        return one
    return next((other for other in scene.groups if 0 < other.start - one.end < 40 and not other.count), one)


_MEMBERS = re.compile(r"members|membres|член\w+|представител\w+|représentants|representatives", re.IGNORECASE)


def _nearest(scene: Scene, before: list[Group]) -> list[Group]:
    """The last group before the verb that is not only a part of another, or joined to it: « douze choristes, dont trois élèves, »."""
    if (
        scene.pronoun
        and before
        and scene.pronoun[0].lower() not in {"nous", "j’", "j'", "all", "both", "tous", "оба", "обе"}
        and scene.span[0] + scene.pronoun.start() >= before[-1].end
    ):
        return []
    for one in reversed(before):
        if not _PART.search(scene.story.text[max(scene.span[0], one.start - 40) : one.start]):
            return [one]
    return before[:1]


_PART = re.compile(
    r"(?<!\w)(?:dont|parmi|et|including|among|and|as well as|включая|в том числе|среди|и|а также|ainsi que|composée? d[e’']|of|forte? d[e’']|из|в составе|вошл[ио]|вход(?:ят|или|ило)|насчитыва\w+|de|d[’'])(?!\w)(?:[^,;]{0,30})$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"le[ad]|t[ao][ko]|br|send|sent|disp|condui|em[mè]|am[eè]n|fai\w+ venir|env|accompag|mèn|guid|(?:при|от|у|до|вы)в[её]з|возил|свозил|повез|сопров",
    re.IGNORECASE,
)
"""Verbs whose object travels, too."""


def _people_before(scene: Scene) -> bool:
    return any(one.start < scene.start for one in scene.people)


def travellers(scene: Scene, band: Group | None, before: Found | None) -> list[str]:
    """The group as it is called, and people who lead it or travel; whoever receives is none of them."""
    who = [called(scene, band)] if band and not _NOBODY.fullmatch(band.words) else []
    who += _named_after(scene, band) if band else []
    who += [one.name for one in _leading(scene) if one.name not in who]
    if SENDS.match(scene.move.words) and (sent := [one.name for one in scene.people if one.start >= scene.start]):
        who += [name for name in sent if name not in who][:2]
    elif not scene.hosted:
        who += [one.name for one in _subjects(scene) if one.name not in who][-2:]
    elif not band and not received(scene):
        who += [one.name for one in scene.people if one.start >= scene.end][:2]
    if band and who and (guide := _guide(scene, band)):
        who.append(guide)
    if not who and scene.pronoun and not (scene.hosted and received(scene)):
        at = scene.span[0] + scene.pronoun.start()
        someone = _speaker(scene, at) if _SELF.match(scene.pronoun[0]) else None
        if of_ours(scene, at):
            return [*who, scene.pronoun[0]]
        someone = someone or meant(scene.story, scene.reference, scene.pronoun[0], at, scene.lang)
        who += [someone] if someone != scene.pronoun[0] else role_before(scene)
    who = (
        who
        or ([scene.omitted] if scene.omitted else [])
        or ([scene.sender.name] if scene.sender else [])
        or (list(before.who) if before else [])
    )
    if not who and scene.possessor is not None and (owner := scene.reference.person(scene.possessor, scene.start)):
        who = [owner]
    who = who or bands(scene) or officials(scene)
    if not who and not band and scene.move.kind in {"noun", "stay"} and _WHOSE.search(scene.move.piece[: scene.move.start]):
        from_before = groups(scene.story, scene.reference, scene.sentence.start, scene.span[0], scene.lang)
        who = [called(scene, from_before[-1])] if from_before else []
    if who or scene.hosted:
        return who
    return [one.name for one in [*scene.people, *scene.later] if not _by(scene, one)][:1]


def received(scene: Scene) -> bool:
    """Whether a pronoun before the verb tells who is received, so that whoever is named after it is the host: «нас принял мэр Иван Орлов»."""
    return bool(_US.search(scene.move.piece[scene.move.low : scene.move.start]))


_US = re.compile(
    r"(?<!\w)(?:нас|их|его|её|вас|nous (?:a|ont|avait|avaient)|les (?:a|ont|avait|avaient)|l[’'](?:a|ont|avait))\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)


def _guide(scene: Scene, band: Group) -> str | None:
    """Who brings a group, where a pronoun tells it: “she brought six bakers”; whoever sends one stays at home."""
    verb, said = scene.move.words, scene.pronoun
    if said is None or scene.hosted or band.start < scene.start or SENDS.match(verb) or not _LEADS.match(verb):
        return None
    at = scene.span[0] + said.start()
    return scene.reference.person(said[0], at) if _ONE.fullmatch(said[0]) else None


SENDS = re.compile(r"env(?:oy|oi|err)|sen[dt]|dépêch|disp|(?:от|на)прав(?!\w*с[яь]\b)", re.IGNORECASE)
"""Verbs of which only the object travels."""
_ONE = re.compile(r"he|she|il|elle|он|она", re.IGNORECASE)
_WHOSE = re.compile(r"(?<!\w)(?:dont|whose|котор(?:ого|ой|ых)|чь[яиюё])\s[^;:]{0,60}$", re.IGNORECASE)
"""The journey of whom was spoken of before: « la chorale, dont la venue… »."""
_SELF = re.compile(r"(?:i|we|je|j[’']|nous|on|я|мы)$", re.IGNORECASE)


def _speaker(scene: Scene, at: int) -> str | None:
    """Who says “I” in a quotation: named in the sentence around it, else who was spoken of last."""
    if not scene.story.quoted(at):
        return None
    around = [one for one in [*scene.later, *scene.people, *scene.earlier] if not scene.story.quoted(one.start)]
    return around[0].name if around else scene.reference.speaker(at)


def of_ours(scene: Scene, at: int) -> bool:
    """Whether an office at a position is that of those who write: «наш мэр» is not whoever was named for another town."""
    return _OUR.search(scene.story.text[max(0, at - 8) : at]) is not None


_OUR = re.compile(r"(?:\bour|наша?)\s$", re.IGNORECASE)
_NOBODY = re.compile(r"personnes|people|persons|человек\w*", re.IGNORECASE)


def _named_after(scene: Scene, band: Group) -> list[str]:
    """Those who are named one by one: “two scholars came from Poole: Ann Lee and Tom Ray”."""
    cut = scene.story.text[max(0, scene.span[1] - 2) : scene.span[1]].strip()
    return [one.name for one in scene.later[:3]] if cut == ":" and band.end <= scene.span[1] else []


def _leading(scene: Scene) -> list[Mention]:
    lead = lexicon(scene.lang).pattern("visit", "lead").search(scene.move.clause)
    if not lead:
        return []
    low = scene.span[0] + lead.end()
    return [one for one in scene.people if 0 <= one.start - low < 120][:3]


def _subjects(scene: Scene) -> list[Mention]:
    """People named before the verb; in an inverted sentence, or with a noun, those after it who are not who receives."""
    before = [one for one in scene.people if one.start < scene.start and not _by(scene, one)]
    if before or scene.pronoun or any(not one.host or one.start < scene.start for one in scene.groups):
        return before
    after = [one for one in scene.people if one.start >= scene.end and not _by(scene, one)]
    if scene.move.kind == "noun" or (scene.lang != "en" and scene.move.kind in {"go", "come", "stay"}):
        return after[:1] or scene.earlier[-1:]
    return scene.earlier[-1:]


@cache
def _hosting(lang: str) -> re.Pattern[str]:
    role, title = lexicon(lang).source("names", "roles"), lexicon(lang).source("names", "titles")
    word = {"fr": "par|avec|chez|à|pour|auprès de", "en": "by|with|from|for|to|alongside", "ru": "к|с|со|у|от|для"}[lang]
    return re.compile(rf"(?<!\w)(?:{word})\s(?:(?:la |le |les |l[’']|the |its |their |son |sa |leur )?(?:{role})(?:\s[^,.;]{{0,40}})?,?\s)?(?:(?:{title})\s)?$", re.IGNORECASE)  # fmt: skip


def _by(scene: Scene, one: Mention) -> bool:
    """Whether a person stands after “by” or “with”: who receives, or is met."""
    low = max(scene.span[0], one.start - 90)
    return bool(_hosting(scene.lang).search(scene.story.text[low : one.start])) and scene.move.kind != "noun"


def bands(scene: Scene) -> list[str]:
    """Choirs, clubs and companies that travel as such."""
    low, high = (scene.end, scene.span[1]) if scene.hosted else (scene.span[0], scene.start)
    kinds = {"culture", "association", "company"}
    return [one.name for one in scene.story.within(low, high, "org") if one.more["kind"] in kinds and not scene.story.quoted(one.start)][:1]


def called(scene: Scene, band: Group) -> str:
    """The group with its adjective; in Russian the noun in the nominative."""
    text, lang = scene.story.text, scene.lang
    if lang == "ru":
        return _plural(band.words.split()[0], several=(band.count or 0) > 1)
    if lang == "fr":
        tail = re.match(r"\s+(\w+(?:aise?|oise?|ienne?|ien|éenne|aine?|ande?|esse?|russe|belge|ine?|ale?|ique)s?)\b", text[band.end :])
        return band.words + (f" {tail[1]}" if tail else "")
    return band.words


def _plural(word: str, *, several: bool) -> str:
    """The nominative of a Russian noun; people rather in the plural, which their other cases may not tell."""
    from jumelles.press.names.inflected import nominative, parses

    marks = {"NOUN", "anim"} if several else {"NOUN", "anim", "plur"}
    many = next((one for one in parses(word.lower()) if marks <= set(one.tag.grammemes)), None)
    found = many.inflect({"nomn", "plur"}) if many else None
    noun = str(found.word) if found else nominative(word)
    return "учителя" if noun == "учители" else noun  # The dictionary has the older plural first.


@cache
def _strong(lang: str) -> re.Pattern[str]:
    words = "|".join(sorted(lexicon(lang).numbers("words"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(\d+|{words})-(?:strong|member|person|man|woman)\b", re.IGNORECASE)


@cache
def _members(lang: str) -> re.Pattern[str]:
    link = {"fr": r"\s+(?:de\s+|d[’'])?(?:\w+\s)?", "en": r"[\s-]+(?:\w+ )?", "ru": r"\s+(?:\w+ )?"}[lang]
    return re.compile(rf"(?<![\w-]){number(lang)}{link}(?:{lexicon(lang).source('visit', 'members')})\b", re.IGNORECASE)


def _among(before: str) -> bool:
    """Whether who comes next is only a part of the group: « dont trois élèves »."""
    return bool(_SUBSET.search(before[-30:]))


_SUBSET = re.compile(r"(?<!\w)(?:dont|including|among them|включая|в том числе|среди них)\s(?:[\w’'-]+\s){0,2}$", re.IGNORECASE)


def size(scene: Scene, band: Group | None) -> str | None:
    """How many came: the number of the group, of its members, or « forte de douze »."""
    part, lang = scene.move.clause, scene.lang
    if strong := _strong(lang).search(part):
        return strong[1] if strong[1].isdigit() else str(lexicon(lang).numbers("words")[strong[1].lower()])
    text, low = scene.story.text, scene.span[0]
    told = counted([one for one in scene.groups if (band is None or one.start >= band.start) and not _among(text[low : one.start])], text)
    match = _members(lang).search(part)
    if match is None or told or _among(part[: match.start()]) or any(month(word, lang) for word in match[0].split()):
        return told
    number_of = value(match, lang)
    return f"{number_of}{'+' if _OVER.search(part[: match.start()]) else ''}" if number_of else None


_OVER = re.compile(r"(?:plus d[e’']\s?(?:une )?|more than |over |более |свыше )$", re.IGNORECASE)
