"""People named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, demonyms, lexicon, words
from jumelles.press.names import when_words
from jumelles.press.names.gazetteer import Gazetteer, country
from jumelles.press.names.mentions import Mention, Spans, spans_of, standing
from jumelles.press.names.russians import russians
from jumelles.press.names.signs import BASED, MAKES, THING_AFTER, THING_BEFORE, TRADE, human
from jumelles.press.names.surnames import addressed, one_name_each, surnames_alone, titled_alone
from jumelles.press.sentences import Sentence

if TYPE_CHECKING:
    from jumelles.press.story import Story

_CAP = r"(?:(?:[A-Z]\.){2,3}|(?!(?:[CcDdJjLlMmNnSsTt]|[Qq]u)[’'][a-zà-ÿ])[A-ZÀ-ÖØ-ÞĀŁŚŻŽŠČİĐ](?:[\w’'-]*[\w]|\.)?)"
_SMALL = (
    r"(?:de la |de |du |d[’']|von der |von |van der |van den |van |de los |del |della |di |da |dos |do |al |el |bin |ben |ter |le |la )"
)
_LATIN = re.compile(rf"(?<![\w-])(?<![^\W\d_]{{2}}['’])({_CAP}(?:[ \xa0](?:{_SMALL})?{_CAP}){{0,5}})(?![\w])")


@cache
def _given() -> frozenset[str]:
    return frozenset(words("given"))


@cache
def _role_word(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon(lang).source('names', 'roles')})", re.IGNORECASE)


def find_people(story: Story, gazetteer: Gazetteer, taken: Spans) -> list[Mention]:
    """All people, surnames alone under the full name that the text gives elsewhere."""
    found: list[Mention] = []
    for sentence in story.walk():
        finder = russians if sentence.lang == "ru" else _latins
        found += [one for one in finder(story, sentence, gazetteer) if not taken.touched(one.start, one.end)]
    found = _believed(story, found)
    named = {one.name.split()[0] for one in found if " " in one.name}
    known = spans_of(found)
    found += [one for one in addressed(story) if one.name not in named and not known.touched(one.start, one.end)]
    known = spans_of(found)
    found += [
        one
        for one in surnames_alone(story, found)
        if not (taken.touched(one.start, one.end) or known.touched(one.start, one.end) or _rather_a_town(story, one, gazetteer))
    ]
    found += list(_couples(story, found))
    known = spans_of(found)
    titled = titled_alone(story, gazetteer, {word: one for one in found for word in one.name.split() if len(word) > 2})
    found += [one for one in titled if not taken.touched(one.start, one.end) and not known.touched(one.start, one.end)]
    one_name_each(story, found)
    return sorted(found, key=lambda one: one.start)


DOUBTFUL = 0.3
"""The trust in two unknown words with capitals, which are a company as often as a person."""
_LISTED = re.compile(r"(?:\s\([^()]{2,40}\))?\s*(?:,|;|et|and|&|, et|, and)\s+(?:(?:M|MM|Mme|Mr|Mrs|Ms|Dr)\.?\s)?")


def _believed(story: Story, found: list[Mention]) -> list[Mention]:
    """Without the doubtful ones, except those that stand in a list with somebody: A, B and C."""
    for order in (found, found[::-1]):
        for one, other in pairwise(order):
            first, second = sorted((one, other), key=lambda mention: mention.start)
            between = story.text[first.end : second.start]
            # A comma alone joins somebody and their firm as often as two people.
            goes_on = between.strip() not in {",", ";"} or re.match(
                r"\s*(?:[,;]|et\b|and\b|&)\s*(?:et |and )?[A-ZÀ-Þ]", story.text[second.end : second.end + 12]
            )
            if one.more["trust"] > DOUBTFUL >= other.more["trust"] and goes_on and _LISTED.fullmatch(between):
                other.more["trust"] = 0.6
    sure = {one.key for one in found if one.more["trust"] > DOUBTFUL}
    return [one for one in found if one.key in sure]


def _couples(story: Story, found: list[Mention]) -> Iterator[Mention]:
    """Josiane et Raymond Thévenet: the first has the surname of the second."""
    for one in found:
        before = story.text[max(0, one.start - 30) : one.start]
        match = (
            re.search(r"(?:^|[\s(:’'])([A-ZÀ-Þ][\w-]+)\s(?:et|and|&)\s$", before) if one.lang != "ru" and one.name.count(" ") == 1 else None
        )
        if (
            match
            and match[1] in _given()
            and one.name.split()[0] in _given()
            and not re.search(r"[A-ZÀ-Þ][\w-]*\s$", before[: match.start(1)])
        ):
            start = one.start - len(before) + match.start(1)
            name = f"{match[1]} {one.name.split()[1]}"
            yield Mention("person", start, start + len(match[1]), name, name.lower(), one.lang, {"trust": 0.7})


_PLACED = {
    "fr": re.compile(r"\b(?:à|en|vers|entre)\s+$|\b(?:ville|maire|commune) (?:de |d[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|from|to|at|of|between|city of|town of)\s+$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:в|во|из|город\w*|до|мэр\w*|глав\w+|между)\s+$", re.IGNORECASE),
}


def _rather_a_town(story: Story, one: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a surname that is also a town's name stands where towns stand: в Кирове."""
    placed = _PLACED[one.lang].search(story.text[max(0, one.start - 16) : one.start])
    return bool(placed) and any(known.population > 5000 for known in gazetteer.bearers(story.text[one.start : one.end], one.lang))


def _named_as_a_town(story: Story, name: str, lang: str, gazetteer: Gazetteer) -> bool:
    """Whether a name that begins like a person’s is a town’s, and stands somewhere as only towns do: à Alba Iulia."""
    if not any(one.population > 5000 for one in gazetteer.bearers(name, lang)):
        return False
    return any(_PLACED[lang].search(story.text[max(0, start - 16) : start]) for start, _end in standing(story.text, name))


def _latins(story: Story, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    piece = story.text[sentence.start : sentence.end]
    titled = story.title_case(sentence)
    for match in _LATIN.finditer(piece):
        for start, end in _segments(match[1], sentence.lang):
            name = match[1][start:end]
            cut, name = _without_lead(name, sentence.lang)
            at = sentence.start + match.start(1) + start + cut
            trust = _trust(story, sentence, at, name, gazetteer, titled=titled)
            if trust:
                yield Mention("person", at, at + len(name), name, name.lower(), sentence.lang, {"trust": trust})


def _without_lead(name: str, lang: str) -> tuple[int, str]:
    """A name without what stands with a capital before it or after it, and how many letters were cut off before."""
    whole = name
    first, _space, rest = name.partition(" ")
    if rest.split(" ")[0] in _given() and first not in _given() and " " in rest and "." not in first:
        name = rest  # maire de Pskov Ivan Sidorov, Rotarian Bill Coates
    if (lead := _LEAD[lang].match(name)) and " " in name[lead.end() :] and lead[0].strip() not in _given():
        name = name[lead.end() :]  # Essen’s Thomas Kufen, l’Ukrainien Bohdan Kovalenko
    if (event := _EVENT_OF.match(name)) and event[1] not in _given() and event[2] in _given():
        name = name[event.start(2) :]  # Conférence d’Amandine Leyrissoux
    cut = len(whole) - len(name)
    honour = re.search(r"[ \xa0][A-Z]{2,4}$", name)
    if honour and name.count(" ") > 1 and not name.isupper():
        name = name[: honour.start()]  # Noel Tranter OAM
    return cut, name


_LEAD = {
    "fr": re.compile(
        r"[A-ZÀ-Þ][a-zà-ÿ]+(?:ien|ienne|ais|aise|ois|oise|and|ande|agnol|agnole|ain|aine|isse|elge|usse|rec|rque)s?[ \xa0](?=[A-ZÀ-Þ][a-zà-ÿ-]+[ \xa0])"
    ),
    "en": re.compile(r"(?:[^\W\d_][\w-]+[’']s|[A-Z][\w-]+-based)[ \xa0]"),
}
"""What stands with a capital right before a name and is no part of it: a nation, a town’s possessive, where somebody is based."""
_EVENT_OF = re.compile(r"(\w*)\s?(?:de |du |d[’'])(\w[\w-]*)")


def _segments(run: str, lang: str) -> Iterator[tuple[int, int]]:
    """Parts of a run between roles and titles: Tsuyama Mayor | Keizo Taniguchi."""
    tokens = [(match.start(), match.end(), match[0]) for match in re.finditer(r"\S+", run)]
    part: list[tuple[int, int]] = []
    office = False  # Councillor June Abernethy: right after an office a month is a given name.
    for number, (start, end, word) in enumerate(tokens):
        # Cllr M. Oakes has an initial, not a French title.
        initial = lang == "en" and word == "M." and number and _of_an_office(tokens[number - 1][2], lang)
        if _of_an_office(word, lang) and not initial:
            if part:
                yield part[0][0], part[-1][1]
            part, office = [], True
        elif (
            part
            or (office and word in _OF_MONTHS)
            or not (_usual(word, lang) or (lang == "fr" and word.lower().strip("’'") in _SMALL_WORDS))
        ):
            part.append((start, end))
            office = False
    if part:
        yield part[0][0], part[-1][1]


_OF_MONTHS = frozenset("April May June Avril".split())
"""Given names that are months."""


def _of_an_office(token: str, lang: str) -> bool:
    """Whether a word with a capital is a role, a title, or what stands beside one."""
    role = any(_role_word(lang).fullmatch(token.removesuffix(ending)) for ending in ("s", "-elect"))
    return role or token.lower() in _OF_AN_OFFICE or bool(_title_word(lang).match(token))


@cache
def _title_word(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon(lang).source('names', 'titles')})$", re.IGNORECASE)


def _usual(token: str, lang: str) -> bool:
    """Whether a word is one of every day that is nobody's given name; months are both."""
    bare = token.lower().strip("’'.")
    return len(bare) > 1 and bare in words(f"common_{lang}") and (token not in _given() or bare in when_words)


_OF_AN_OFFICE = frozenset(
    "pro tem daughter son wife husband grandad granddad grandpa grandma granny uncle aunt auntie mum dad cousin brother sister papa maman tonton tata mamie papi city deputy vice former chief the sister then municipal county state regional district provincial general".split()
)
"""Words that stand beside a role and are in no name."""
_SMALL_WORDS = frozenset("a à d l de du des le la les d’ l’ au aux".split())


def _impossible(name: str, plain: list[str], lang: str) -> bool:
    """Whether a run of capitals cannot be a person's name, whatever stands around it."""
    if (
        len(plain) < 2
        or len(name) < 5
        or len(plain[-1].rstrip(".")) == 1
        or plain[-1].lower() in _THINGS
        or plain[0] in {"P.S.", "Casa", "Casal"}
    ):
        return True
    if re.search(r"[’']s(?:\s|$)", name) or any(len(token) > 2 and token.isupper() and "." not in token for token in plain[:-1]):
        return True
    if {"La", "Le", "Les"} & set(plain[1:-1]) and plain[0] not in _given():
        return True  # Conserverie La Belle-Rive
    if re.fullmatch(r"[A-ZÀ-Þ]{2,3}", plain[-1]) and not plain[0].isupper():
        return True  # Limelight PR
    places = rf"{lexicon(lang).source('names', 'region')}|{lexicon(lang).source('names', 'city_words')}"
    if compiled(rf"(?<!\w)(?:{places})(?!\w)").search(name) or country(name, lang):
        return True
    names = plain[1:] if plain[0] in _OF_MONTHS else plain  # A run begins with a month only behind an office.
    usual = [token for token in names if token not in _PARTICLES and _usual(token, lang)]
    if usual and (usual != plain[1:] or plain[0] not in _given()):
        return True
    return any(compiled(rf"(?<!\w)(?:{lexicon(one).source('names', 'orgs')})(?!\w)").search(name) for one in {lang, "en"})


def _trust(story: Story, sentence: Sentence, at: int, name: str, gazetteer: Gazetteer, *, titled: bool) -> float:
    """How sure it is that a run is a person's name; 0 for one that is not."""
    lang, tokens = sentence.lang, name.replace("\xa0", " ").split()
    plain = [token for token in tokens if not token[0].islower()]
    if _impossible(name, plain, lang):
        return 0.0
    before, after = story.text[max(sentence.start, at - 60) : at], story.text[at + len(name) : at + len(name) + 60]
    given = plain[0] in _given() or plain[0].split("-")[0] in _given()
    district = re.match(r"\s(?:City|Town|County|State|District|Province) of\b", after)
    place = bool(district) or (len(plain) == 2 and _named_as_a_town(story, name, lang, gazetteer))
    place = place or bool(not given and BASED.search(before))
    if place or demonyms(lang).fullmatch(plain[0]) or THING_BEFORE[lang].search(before) or THING_AFTER.match(after):
        return 0.0
    titled_before = compiled(rf"(?<!\w)(?:{lexicon(lang).source('names', 'titles')})\s*$", exact=True).search(before)
    role = compiled(rf"(?<!\w)(?:{lexicon(lang).source('names', 'roles')})(?!\w)[^.;:A-Z]{{0,25}}$").search(before)
    role = role or compiled(rf"(?<!\w)(?:{lexicon(lang).source('names', 'roles')})(?!\w)[^.;:!?]{{0,50}},\s$").search(before)
    role = role or TRADE[lang].search(before)
    role_after = compiled(
        rf",?\s+(?:le |la |l[’']|the |an? |une? |ancien |former )*(?:{lexicon(lang).source('names', 'roles')})(?!\w)(?!(?-i:\s[A-ZÀ-Þ]))"
    ).match(after)
    if re.search(r"(?<!\w)(?:of|for|at|de|du|des|d[’']|chez|à)\s?(?:the |la |le |[A-ZÀ-Þ]\w+ )?$", before):
        role = None  # The owner of Four Peaks: a role of something, which has the name.
    said = compiled(rf"\s*,?\s*(?:{lexicon(lang).source('say', 'verbs')})(?!\w)").match(after)
    said = said or compiled(rf"(?<!\w)(?:{lexicon(lang).source('say', 'verbs')})\s$").search(before)
    if titled_before or (given and (not titled or len(tokens) == 2)):
        return 0.95
    if any(_NOUN[lang].search(token) for token in plain) or any(
        "-" in token and gazetteer.bearers(token.split("-")[0], lang) for token in plain[:1]
    ):
        return 0.0
    known = gazetteer.bearers(name, lang)
    size = max((one.population for one in known), default=0)
    if size > 50_000 or (size > 1000 and not (role or role_after or said)):
        return 0.0
    if role or role_after or said:
        return DOUBTFUL if MAKES.search(before) and not (role_after or said or human(story, before, name, after)) else 0.85
    if titled or any("." in token and not re.fullmatch(r"(?:[A-Z]\.)+|Jr\.?|Sr\.?", token) for token in plain):
        return 0.0
    places = [token for token in plain if any(one.population > 5000 for one in gazetteer.bearers(token, lang))]
    if len(places) == len(plain) or (places and plain[0] in places and len(plain) > 2):
        return DOUBTFUL if len(plain) == 2 else 0.0
    return (0.6 if human(story, before, name, after) else DOUBTFUL) if len(plain) in {2, 3} else 0.0


_PARTICLES = frozenset("Le La De Du Des Van Von Den Der El Al Ben Da Di Mac".split())
"""What a surname may begin with."""
_THINGS = frozenset(
    "birthplace memorial lecture fellowship collection scholarship gymnasium lyceum square stadium arena garden gardens prize award cup trophy tower station market hotel pub inn theatre theater gallery airport harbour dock pier court estate building room park street road hall avenue school college university church museum centre center day week festival club place rue musée théâtre école lycée bank house bridge".split()
)
"""What follows a given name in the name of a thing."""
_NOUN = {
    "fr": re.compile(r"(?:eries?|tions?|ments?|ités?|antes?|ées|iques?|eurs)$"),
    "en": re.compile(r"(?:tions?|ments?|ship|ships|ness|ings|ity|ities|ives?|ances?|ences?|ony|ies|ics|ology|(?<![qk][uv])ists?|ers)$"),
}
"""Endings of nouns and adjectives that names hardly have."""
