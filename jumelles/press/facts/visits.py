"""Visits and delegations: who went where, in which state, how many, led by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.facts import accompanying
from jumelles.press.lexicon import lexicon
from jumelles.press.reference import Reference, blank_quotes, meant

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_PRONOUN = {
    "fr": r"\b(?:elle|elles|ils|il|nous|j[’']|le maire|la maire|le président|la présidente|la municipalité|tous)\b",
    "en": r"\b(?:they|he|she|we|i|the team|the group|the visitors|the mayor)\b",
    "ru": r"(?<!\w)(?:они|она|он|мы|я|гости|мэр|глава города)(?!\w)",
}


@dataclass(slots=True)
class Found:
    """One mention of a visit."""

    status: str
    start: int
    end: int
    lang: str
    who: list[str] = field(default_factory=list)
    to: str | None = None
    origin: str | None = None
    size: str | None = None
    date: str | None = None
    trust: float = 0.5
    definite: bool = False
    """Of those who were spoken of before: “the team”, “they”."""
    media: list[str] = field(default_factory=list)
    programme: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """As attributes."""
        told = {"who": self.who, "from": self.origin, "to": self.to, "status": self.status, "size": self.size, "date": self.date}
        return told | {"media": self.media, "programme": self.programme}


def find_visits(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    last: Found | None = None
    for sentence in story.walk():
        before: Found | None = None
        for move in _moves(story, sentence):
            found = _mention(story, reference, sentence, move, before, last)
            if found:
                number = story.sentence_at(sentence.start)
                found.media, found.programme = accompanying.media(story, number), accompanying.programme(story, number)
                before = last = found
                yield found


@dataclass(frozen=True, slots=True)
class Move:
    """A word of travelling or receiving, and the part of the sentence that goes with it."""

    kind: str
    start: int
    end: int
    low: int
    high: int
    piece: str


def _moves(story: Story, sentence: Sentence) -> list[Move]:
    """The words of travelling in a sentence; two that stand together are one, a group alone is one of its own."""
    piece, words = blank_quotes(story, sentence.start, sentence.end), lexicon(sentence.lang)
    found = sorted(
        (match.start(), match.end(), kind) for kind in ("go", "arrive", "noun") for match in words.pattern("visit", kind).finditer(piece)
    )
    places = [one.start - sentence.start for one in story.within(sentence.start, sentence.end, "place", "org")]
    clusters: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        if clusters and (start - clusters[-1][1] < 45 and not any(clusters[-1][1] <= at < start for at in places)):
            first = clusters[-1]
            clusters[-1] = (
                first[0],
                max(end, first[1]),
                "go" if "go" in {kind, first[2]} and "arrive" not in {kind, first[2]} else first[2],
            )
        else:
            clusters.append((start, end, kind))
    if not clusters and (match := re.search(r"(?i)d[ée]l[ée]gations?|делегаци\w+", piece)):
        clusters.append((match.start(), match.end(), "group"))
    bounds = [0, *(end for _start, end, _kind in clusters[:-1]), len(piece)]
    return [
        Move(
            kind,
            start,
            end,
            0 if number == 0 else clusters[number - 1][1],
            clusters[number + 1][0] if number + 1 < len(clusters) else bounds[-1],
            piece,
        )
        for number, (start, end, kind) in enumerate(clusters)
    ]


def _mention(story: Story, reference: Reference, sentence: Sentence, move: Move, before: Found | None, last: Found | None) -> Found | None:
    lang, words = sentence.lang, lexicon(sentence.lang)
    low, high = sentence.start + move.low, sentence.start + move.high
    places = [one for one in story.within(low, high, "place") if not story.quoted(one.start)]
    people = [one for one in story.within(low, high, "person") if not story.quoted(one.start) and not one.more.get("namesake")]
    part = move.piece[move.low : move.high]
    group = words.pattern("visit", "group").search(part) or _inhabitants(reference, part, lang)
    pronoun = re.search(_PRONOUN[lang], part, re.IGNORECASE)
    somebody = group or people or pronoun or before or (places and move.kind == "go")
    if not somebody or not (places or group or before or move.kind != "noun"):
        return None
    going, coming = _directions(story, sentence, places, low + group.end() if group else None)
    at = sentence.start + move.end
    hosted = move.kind == "arrive" and not re.search(_COMES[lang], move.piece[move.start : move.end], re.IGNORECASE)
    to = _destination(reference, sentence, move, (going, coming, places), people, hosted=hosted)
    here = _HERE[lang].search(move.piece[move.start : move.end + 30])
    if here and (to is None or to.start > sentence.start + move.start + here.start()):
        to = None
    near_last = lang == "ru" and last is not None and low - last.end < 300 and not places and move.kind in {"go", "arrive"}
    definite = (
        bool(here and last and last.to)
        or near_last
        or bool(group and _DEFINITE[lang].search(part[: group.start()]))
        or bool(pronoun and not group)
        or bool(before and before.definite and not group)
    )
    follows = last if definite and last and last.to and low - last.end < 600 and (to is None or to.name == last.origin) else None
    venue = next((one for one in story.within(at, min(at + 45, high), "org")), None) if to is None and move.kind == "go" else None
    if follows and venue is None:
        to, implied = None, follows.to
    elif to is None and venue is None and not before:
        implied = _implied(reference, move, people, lang) if group or pronoun or (people and move.kind == "arrive") else None
    else:
        implied = None
    if to is None and venue is None and implied is None and (before or not group):
        return None
    origin = next((one.name for one in coming if one is not to), None)
    if origin is None and group and (town := reference.adjective(part[group.start() : group.end() + 30], lang)):
        origin = town.name if to is None or town.name != to.name else None
    if to is None and sentence.heading and not places and move.kind in {"noun", "group"}:
        return None
    if venue and (town := _seat(reference, venue)):
        to, venue = town, None
    name = to.name if to else venue.name if venue else (reference.other(origin) if origin else None) or implied
    if name is not None and name == origin:
        origin = None
    origin = origin or (follows.origin if follows else None)
    who = _who(story, reference, sentence, move, group, people, before)
    spans = [
        (sentence.start + move.start, at),
        *([(to.start, to.end)] if to and low <= to.start < high else []),
        *([(venue.start, venue.end)] if venue else []),
    ]
    spans += [(low + group.start(), low + group.end())] if group else []
    trust = 0.35 + 0.2 * (to is not None) + 0.15 * bool(group) + 0.15 * (move.kind != "group")
    start, end = min(a for a, _b in spans), max(b for _a, b in spans)
    near = move.piece[max(move.low, move.start - 70) : min(move.high, move.end + 70)]
    lead = words.pattern("visit", "lead").search(near) if move.kind == "group" else None
    verb = lead.span() if lead else (move.start - max(move.low, move.start - 70), move.end - max(move.low, move.start - 70))
    date = when.first_date(part, lang, story.published)
    goes_on = before is not None and move.kind == "noun" and (to is None or to.name == before.to)
    return Found(
        before.status
        if before and goes_on
        else _status(near, part, lang, verb if move.kind != "noun" else None, modality.by_day(date, story.published)),
        start,
        end,
        lang,
        who,
        name,
        origin,
        _size(part, lang),
        date,
        trust,
        definite,
    )


_INHABITANTS = {
    "fr": re.compile(r"(?<=[Ll]es |[Dd]es | de )[A-ZÀ-Þ][\w-]{3,}s(?![\w-])"),
    "en": re.compile(r"(?<![\w-])[A-Z][\w-]{2,}(?:ers|ians|ans|ites)(?![\w-])"),
    "ru": re.compile(r"(?<![\w-])[а-яё-]{3,}(?:цы|цев|чане|чан|яне|ян|жане|ичи|ичей)(?![\w-])", re.IGNORECASE),
}


def _inhabitants(reference: Reference, part: str, lang: str) -> re.Match[str] | None:
    """People called by their town or country: les Irlandais, Dubliners, самарцы."""
    return next((match for match in _INHABITANTS[lang].finditer(part) if reference.adjective(match[0], lang)), None)


_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:la|le|les|cette|ces|leurs?|ses|nos)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|these|their|our)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?!x)x"),
}


def _seat(reference: Reference, venue: Mention) -> Mention | None:
    """The town whose council or hall is visited."""
    if venue.more["kind"] != "public":
        return None
    name = _letters(venue.name)
    return next((town for town in reference.towns if _letters(town.name) in name), None)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _implied(reference: Reference, move: Move, people: list[Mention], lang: str) -> str | None:
    """Where a text does not say it, guests come to its own town, and its own people go to the other; nobody travels to their own office."""
    part = move.piece[move.low : move.high]
    towns = {one.name for one in reference.towns}
    if _RECEIVED.search(part) and (hosts := [one.more["of"] for one in people if one.more.get("of") in towns and one.start >= 0]):
        return str(hosts[0])
    if move.kind not in {"go", "arrive"} or len(reference.pair) < 2 or _TAKES_PART.match(move.piece[move.start : move.end]):
        return None
    home, other = reference.pair
    comes = move.kind == "arrive" or re.search(_COMES[lang], move.piece[move.start : move.end], re.IGNORECASE)
    offices = {one.more.get("of") for one in people}
    if comes:
        return other if home in offices and other not in offices and not _RECEIVED.search(part) else home
    return home if other in offices and home not in offices else other


_TAKES_PART = re.compile(
    r"t[oa]+kes? part|took part|attend|join|assist|particip|участв|принял\w* участие|примут? участие|примет|выступ", re.IGNORECASE
)
"""Who does this has not gone anywhere for it."""
_HERE = {
    "fr": re.compile(r"\bdans (?:la|notre|cette) (?:ville|cité|commune)\b|\ben ville\b", re.IGNORECASE),
    "en": re.compile(r"\bin (?:the |our )?(?:city|town)\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)в (?:этот |наш |наш\w+ )?город(?:е)?(?!\w)", re.IGNORECASE),
}
_RECEIVED = re.compile(r"reçu|accueilli|recevr|welcomed|received|greeted|hosted|принял|встретил|принима|встреча", re.IGNORECASE)
"""What hosts do."""
_COMES = {"fr": r"arriv|venue?s? d|provenance|vien", "en": r"arriv|\bc[ao]me", "ru": r"приехал|приезж|прибы|прилетел|приезд|приед|гост"}


@cache
def _prepositions(lang: str, key: str) -> re.Pattern[str]:
    city = lexicon(lang).source("names", "city_words")
    article = {"fr": r"(?:la |le |les |l[’'])?", "en": r"(?:the )?(?:\w+ )?", "ru": r"(?:\w+(?:ий|ый|ой|ом|ую|ая|ого|его) )?"}[lang]
    return re.compile(
        rf"(?<!\w)(?:{lexicon(lang).source('visit', key)})\s*{article}(?:(?:{city})\s+(?:\w+\s+)?(?:de |d[’']|of )?)?$", re.IGNORECASE
    )


def _directions(story: Story, sentence: Sentence, places: list[Mention], group: int | None) -> tuple[list[Mention], list[Mention]]:
    """Places toward which somebody goes, and from which somebody comes, by the words before them."""
    going, coming = [], []
    for one in places:
        before = story.text[max(sentence.start, one.start - 45) : one.start]
        if group is not None and 0 <= one.start - group < 45 and _BELONGS[sentence.lang].fullmatch(story.text[group : one.start]):
            coming.append(one)
            continue
        if one.more.get("office"):
            continue
        if _prepositions(sentence.lang, "toward").search(before):
            going.append(one)
        elif _prepositions(sentence.lang, "from").search(before):
            coming.append(one)
    return going, coming


def _destination(
    reference: Reference,
    sentence: Sentence,
    move: Move,
    ways: tuple[list[Mention], list[Mention], list[Mention]],
    people: list[Mention],
    *,
    hosted: bool,
) -> Mention | None:
    """Where to: toward a place after the verb, its object, the host; who comes back was where they come from. Towns rather than countries."""
    going, coming, places = ways
    at = sentence.start + move.end
    free = [one for one in places if one not in coming and not one.more.get("office")]
    if coming and lexicon(sentence.lang).pattern("visit", "back").search(move.piece[max(0, move.start - 5) : move.end + 12]):
        return _nearest_town([one for one in coming if one.start >= at] or coming)
    after = [one for one in going if one.start >= at - 3] or [one for one in free if 0 <= one.start - at < 40]
    if after and not hosted:
        return _nearest_town(after)
    if hosted:
        hosts = [one for one in free if one.start < at and one not in going] or going
        if hosts:
            return _nearest_town(hosts)
        subjects = [one for one in people if one.end <= at] or people
        offices = {one.more.get("of") for one in (subjects[-1:] if subjects[0].end <= at else subjects)} if subjects else set()
        return next((one for one in reference.towns if one.name in offices), None)
    if going:
        return _nearest_town(going)
    rest = [one for one in free if one.more["kind"] != "country"]
    return rest[0] if rest and move.kind != "noun" else None


def _nearest_town(places: list[Mention]) -> Mention:
    first = places[0]
    if first.more["kind"] == "country":
        near = [one for one in places[1:] if one.more["kind"] == "city" and one.more["country"] == first.more["country"]]
        return near[0] if near else first
    return first


def _who(
    story: Story,
    reference: Reference,
    sentence: Sentence,
    move: Move,
    group: re.Match[str] | None,
    people: list[Mention],
    before: Found | None,
) -> list[str]:
    """The group as it is called, and people who lead it or travel; whoever receives is none of them."""
    who: list[str] = []
    part = move.piece[move.low : move.high]
    low, at = sentence.start + move.low, sentence.start + move.start
    lead = lexicon(sentence.lang).pattern("visit", "lead").search(part)
    if group:
        who.append(_called(part, group, sentence.lang))
    if lead:
        who += [one.name for one in people if 0 <= one.start - (low + lead.end()) < 120][:3]
    if move.kind != "arrive":
        who += [one.name for one in people if one.start < at and one.name not in who][-2:]
    if not who and (pronoun := re.search(_PRONOUN[sentence.lang], part, re.IGNORECASE)):
        who.append(meant(story, reference, pronoun[0], low + pronoun.start(), sentence.lang))
    if not who and before:
        who = list(before.who)
    who = who or [one.name for one in people if move.kind != "arrive"][:1]
    bands = [one.name for one in story.within(low, sentence.start + move.high, "org") if one.more["kind"] in {"culture", "association"}]
    return who or bands[:1]


_BELONGS = {
    "fr": re.compile(
        r"\s+(?:(?!(?:à|au|aux|en|dans|vers|chez|pour)\b)\w+\s+)?(?:(?:venue?s? |originaires? )?(?:de la|de l[’']|du|des|de|d[’'])\s*)?(?:(?:ville|commune|municipalité)\s+(?:\w+\s+)?(?:de |d[’'])?)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\s+(?:of \w+ )?(?:members |people |students )?(?:from|of)\s+(?:the )?(?:(?:\w+ )?(?:city|town) of )?(?:its |their |our )?(?:sister |twin )?(?:city |town )?(?:of )?",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\s+(?:[а-яё]+(?:ого|ой|их|ов|ей)\s+)*?(?:из\s+)?(?:[а-яё]+(?:ого|ой)\s+)?(?:города(?:-побратима)?\s+|из\s+)?"),
}
"""What stands between a group and the town that it comes from."""


def _called(piece: str, group: re.Match[str], lang: str) -> str:
    """The group with its adjective; in Russian the noun in the nominative."""
    if lang == "ru":
        from jumelles.press.names.inflected import nominative

        return nominative(group[0].split()[0])
    if lang == "fr":
        tail = re.match(r"\s+(\w+(?:aise?|oise?|ienne?|ien|éenne|aine?|ande?|esse?|russe|belge|ine?|ale?|ique)s?)\b", piece[group.end() :])
        return group[0] + (f" {tail[1]}" if tail else "")
    return group[0]


def _status(near: str, part: str, lang: str, verb: tuple[int, int] | None, by_day: str | None) -> str:
    told = modality.tense(near, *verb, lang) if verb else None
    if told != "past" and verb and _INVITES.match(near[slice(*verb)]):
        return "planned"
    if by_day and not modality.going_on(part, lang):
        return by_day
    if told == "ongoing" and verb and _LEAVES.match(near[slice(*verb)]):
        return "planned"
    if told == "planned" or (told == "past" and not modality.going_on(part, lang)):
        return told
    ahead = modality.future(near, lang)
    if modality.going_on(part, lang) and not lexicon(lang).pattern("modality", "future").search(near):
        return "ongoing"
    if ahead and (not modality.done(near, lang) or lexicon(lang).pattern("modality", "future").search(near)):
        return "planned"
    return "past"


_LEAVES = re.compile(r"fl(?:y|ies)|leave|depart|set off|head|travel|part|s[’']envol|едут|едет|летит|летят|выезжа|отправля", re.IGNORECASE)
"""Verbs whose present tense speaks of what is to come."""
_TENS = {
    "fr": "vingt|trente|quarante|cinquante|soixante|quatre-vingt",
    "en": "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    "ru": "двадцать|двадцати|двадцатью|тридцать|тридцати|тридцатью|сорок|сорока|пятьдесят|пятидесяти|шестьдесят|семьдесят|восемьдесят",
}
_SINGLE = "un|une|one|один|одна|одного|одной"
"""Counts only after a ten: one member is no size."""
_INVITES = re.compile(r"invit|convi|пригла", re.IGNORECASE)


def _size(piece: str, lang: str) -> str | None:
    """How many came, of those who are called members, pupils or guests."""
    members, words = lexicon(lang).source("visit", "members"), lexicon(lang).numbers("words")
    number = "|".join(sorted(words, key=len, reverse=True))
    link = {"fr": r"\s+(?:de\s+|d[’'])?(?:\w+\s)?", "en": r"[\s-]+(?:\w+ )?", "ru": r"\s+(?:\w+ )?"}[lang]
    strong = re.search(rf"(?<!\w)(\d+|{number})-(?:strong|member|person)\b", piece, re.IGNORECASE)
    if strong:
        return strong[1] if strong[1].isdigit() else str(words[strong[1].lower()])
    compound = rf"(?:(?P<tens>{_TENS[lang]})[- ](?:et[- ])?)?(?P<count>\d+|{number}|{_SINGLE})(?!\w)"
    match = re.search(rf"(?<![\w-]){compound}{link}(?:{members})\b", piece, re.IGNORECASE)
    if not match or (not match["tens"] and re.fullmatch(_SINGLE, match["count"], re.IGNORECASE)):
        return None
    counted = int(match["count"]) if match["count"].isdigit() else words.get(match["count"].lower(), 1)
    count = str(counted + (words.get(match["tens"].lower(), 0) if match["tens"] else 0))
    more = re.search(
        r"(?:plus d[e’']\s?(?:une )?|more than |over |более |свыше )$", piece[max(0, match.start() - 16) : match.start()], re.IGNORECASE
    )
    return count + ("+" if more else "")
