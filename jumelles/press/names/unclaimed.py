"""Capital letters within a sentence that are no person's and no place: mostly companies and institutions without a telling word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jumelles.press.lexicon import compiled, demonyms, lexicon, words
from jumelles.press.names import when_words
from jumelles.press.names.marked import in_nominative, quoted
from jumelles.press.names.mentions import Mention, spans_of, standing
from jumelles.press.names.organisations import kind
from jumelles.press.names.seekers import seekers

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_LATIN = re.compile(r"(?<![\w’'.-])([A-ZÀ-ÖØ-Þ][\w’&-]*(?:[ \xa0](?:&[ \xa0])?[A-ZÀ-ÖØ-Þ][\w’&-]*){0,3})(?![\w-])")


def find_unclaimed(story: Story, claimed: list[Mention]) -> list[Mention]:
    """Names between quotation marks, and runs of capitals inside a sentence, that are no place and nobody elsewhere."""
    found: list[Mention] = []
    taken = spans_of(claimed)
    named = {story.text[one.start : one.end] for one in claimed if one.kind == "place"}
    for sentence in story.walk():
        if story.title_case(sentence):
            continue
        sought = (span for span in seekers(story, sentence) if not usual(story.text[slice(*span)], sentence.lang))
        for start, end in (*_introduced(story, sentence), *sought, *quoted(story, sentence), *_runs(story, sentence)):
            if story.text[start:end] not in named and not taken.touched(start, end):
                taken.add((start, end))
                name = story.text[start:end] if sentence.lang != "ru" else in_nominative(story.text[start:end], claimed)
                found.append(
                    Mention("org", start, end, name, name.lower(), sentence.lang, {"kind": kind(name, sentence.lang), "trust": 0.4})
                )
    return found


def find_again(story: Story, claimed: list[Mention]) -> list[Mention]:
    """An organisation that was named once is meant wherever its name stands again, at the beginning of a sentence, too."""
    taken = spans_of(claimed)
    others = {one.name for one in claimed if one.kind != "org"}
    found: list[Mention] = []
    for key, one in {one.key: one for one in reversed(claimed) if one.kind == "org" and one.name not in others}.items():
        if len(one.name) < 4 or not one.name[0].isupper() or one.name.lower() in story.lower_words:
            continue
        for span in standing(story.text, one.name):
            if not taken.touched(*span):
                taken.add(span)
                found.append(Mention("org", *span, one.name, key, one.lang, one.more | {"trust": 0.6}))
    return found


def _introduced(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What a word for a medium or a company stands before: the broadcaster NH Nieuws."""
    if sentence.lang == "ru":
        return
    for match in _INTRODUCED[sentence.lang].finditer(story.text, sentence.start, sentence.end):
        yield match.span(1)


_INTRODUCED = {
    "fr": re.compile(r"\b(?:usine|radio|chaîne|télévision|journal|quotidien|hebdomadaire|magazine|société|entreprise|start-up|startup|groupe|éditeur|constructeur|fabricant|cabinet|jeune pousse)\s(?:[a-zà-ÿ]+\s)?(?!(?:La|Le|Les|L)\b)" + _LATIN.pattern.removeprefix(r"(?<![\w’'.-])")),
    "en": re.compile(r"\b(?:broadcaster|newspaper|daily|weekly|station|magazine|company|firm|start-up|startup|brand|manufacturer|maker|group|agency|brewer|publisher|[a-z]*builder|supplier|exporter|importer|distributor|retailer|carrier|airline|charity|non-?profit|NGO|co-?operative|ensemble|choir|orchestra|band|troupe|duo|trio|quartet)\s" + _LATIN.pattern.removeprefix(r"(?<![\w’'.-])")),
}  # fmt: skip


def _runs(story: Story, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """In Russian, Latin letters; elsewhere several capitals together, or one where no sentence begins."""
    if sentence.lang == "ru":
        for match in _LATIN.finditer(story.text, sentence.start, sentence.end):
            whole = match.start() == sentence.start and sentence.end - match.end() < 2
            if len(match[1]) > 2 and not re.fullmatch(r"[IVXLC]+", match[1]) and not whole and not _event(story, sentence, match):
                form = re.match(r"\.(?:[A-Za-z]\.)+", story.text[match.end() : match.end() + 8])  # S.A.
                yield match.start(1), match.end(1) + (form.end() if form else 0)
        return
    for match in _SEVERAL.finditer(story.text, sentence.start, sentence.end):
        if span := _several(story, sentence, match):
            yield span
    for match in _ONE.finditer(story.text, sentence.start, sentence.end):
        if _alone(story, sentence, match):
            yield match.span(1)
    if sentence.lang == "en":
        yield from (match.span(1) for match in _NAMED_BEFORE.finditer(story.text, sentence.start, sentence.end))
        yield from (match.span() for match in _CLUB.finditer(story.text, sentence.start, sentence.end))


_ONE = re.compile(r"(?<![\w’'.-])([A-ZÀ-ÖØ-Þ][\w’&-]*)(?![\w-]|[ \xa0][A-ZÀ-ÖØ-Þ])")
_NAMED_BEFORE = re.compile(
    r"(?<![\w’'.-])(?<!^)([A-ZÀ-ÖØ-Þ][\w’-]{3,}(?:[ \xa0][A-ZÀ-ÖØ-Þ][\w’-]+)?)[ \xa0](?:ensemble|choir|orchestra|band|quartet|quintet|trio|dance troupe|theatre company|troupe|brewery|distillery|foundry|shipyard|boatyard|football club|rowing club)\b"
)
"""A name before the word for what it is: the Kalinka ensemble."""
_CLUB = re.compile(
    r"(?<=the )[A-ZÀ-ÖØ-Þ][\w’-]{2,}(?:[ \xa0][A-ZÀ-ÖØ-Þ][\w’-]+)?[ \xa0](?:[a-z]+[ \xa0])?(?:club|guild|co-?operative)(?![\w-])"
)
"""A club of which only the name has a capital: the Tatra club."""
_SEVERAL = re.compile(
    r"(?<![\w.&-])(?<![^\W\d_]{2}[’'])[A-ZÀ-ÖØ-Þ][\w’&-]+(?:[ \xa0](?:(?:de la|de l[’']|de|du|des|d[’']|da|do|dos|das|del|della|aux(?! (?:États|Pays|Émirats|Philippines|Antilles|Seychelles|Comores|Açores|Baléares|Canaries))|na|an|y|e|und|&)[ \xa0]?)?[A-ZÀ-ÖØ-Þ][\w’&-]*){1,4}(?![\w-])"
)


def _event(story: Story, sentence: Sentence, match: re.Match[str]) -> bool:
    before = story.text[max(sentence.start, match.start() - 30) : match.start()]
    return bool(compiled(rf"(?<!\w)(?:{lexicon(sentence.lang).source('names', 'titled')})\s*$").search(before))


def _several(story: Story, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """Several words with capitals that are nobody and no place: Pontica Terminals; an article before them is no part of the name."""
    words = match[0].split()
    start = match.start()
    told = _common(sentence.lang)
    based = words[0].endswith("-based")
    while words and (
        (words[0].lower().strip("’'") in told and words[0].lower() not in _PROPER) or words[0] == "À" or words[0].endswith("-based")
    ):
        start += len(words[0]) + 1
        words = words[1:]
    if start == sentence.start and words and re.search(r"(?:ées?|és|ant|ing|ed)$", words[0]):
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) < 2 or sentence.heading or _event(story, sentence, match) or story.text[match.end() :][:1] in {"”", "»", '"'}:
        return None
    if re.fullmatch(lexicon(sentence.lang).source("names", "roles"), words[-1], re.IGNORECASE) or len(words[-1]) == 1:
        return None
    common = [
        word
        for word in words
        if (word.lower() not in _PROPER and word.lower().strip("’'") in told) or demonyms(sentence.lang).fullmatch(word)
    ]
    if (
        (common and not based)
        or words[-1].lower() in _NO_NAMES
        or words[0].lower() in _NO_NAMES
        or match[0].isupper()
        or (words[0].lower() not in _PROPER and usual(words[0], sentence.lang))
    ):
        return None
    if (
        story.text[match.end() : match.end() + 2] in {"’s", "'s"}
        or _STREET.search(story.text[max(sentence.start, start - 24) : start])
        or _HONOUR.search(story.text[max(sentence.start, start - 40) : start])
    ):
        return None
    return start, match.end()


def _common(lang: str) -> frozenset[str]:
    return words(f"common_{lang}") | when_words


_PROPER = frozenset(
    "south north east west southern northern eastern western central upper lower great grand royal new old national first".split()
)
"""Words of every day that names begin with: South Lakes Housing."""
_NO_NAMES = frozenset(
    "night day days week circle square sea ocean river lake mountain mountains valley bay island islands coast street road avenue lane war festival prize award cup games championship championships tour trail "
    "agreement memorandum charter act treaty plan project programme program report review bible era age christmas easter ramadan east west north south hall room bridge gate park wood hill hills beach "
    "place rue quai pont cap mont golfe mer fleuve rivière lac île îles vallée côte nuit jour journée fête semaine coupe prix guerre traité charte accord plan projet rapport saint-jean noël pâques "
    "weekend fair show expo exhibition conference forum summit carnival gala marathon regatta concert parade pageant foire salon marché concours tournoi trophée forum "
    "scar fell peak crag pike moor dale glen loch maze zoo falls spring springs creek ridge point trinity dem dems holy all-saints "
    "father sister brother uncle aunt tonton tante oncle père sœur frère quay strand row terrace crescent close drive grove "
    "stadium arena palace castle church cathedral chapel market garden gardens hotel inn pub tower station airport harbour harbor marina pier dock docks beach wood field fields estate mill "
    "badge medal ribbon plaque médaille insigne copa coppa pokal trofeo "
    "duchess queen princess king prince lady saint st".split()
)
"""Words that streets, waters, feasts, ships and papers are called by, not companies."""
_STREET = re.compile(
    r"\b(?:fair|feast|festival|church|chapel|fête|foire|rue|avenue|place|quai|pont|boulevard|allée|square|statue|buste|stèle|gare|port|colline|massif|fleuve|rivière|vallée|quartier|hameau|lieu-dit|parc|jardin|salle|ferry|ship|boat|bateau|navire)\s(?:de la |de l[’']|du |des |de |d[’']|of )?$",
    re.IGNORECASE,
)


_HONOUR = re.compile(
    r"\b(?:order|medal|cross|prize|award|title|ordre|médaille|croix|prix|titre|insigne)\b[\w\s’']{0,22}\b(?:of|for|du|de|des|de la|d[’'])\s?(?:the\s|la\s|l[’'])?$",
    re.IGNORECASE,
)
"""What somebody is given, of which the name is no organisation’s: the Order of the Cross of Terra Mariana."""
_WIDE = frozenset(
    "Adriatic Baltic Mediterranean Atlantic Pacific Caribbean Aegean Danube Rhine Thames Alps Carpathians Arctic Antarctic Balkans Pyrenees Méditerranée Adriatique Baltique Atlantique Rhin Alpes Carpates Pyrénées Vosges Vistula Volga Loire Seine Rhône Elbe Oder".split()
)
"""Waters and mountains."""


def _alone(story: Story, sentence: Sentence, match: re.Match[str]) -> bool:
    """One word with a capital within a sentence: with, by or between stand before it, or the text has it again."""
    lang, name = sentence.lang, match[1]
    before = story.text[max(sentence.start, match.start() - 14) : match.start()]
    if re.search(r"(?<!\w)[A-ZÀ-Þ]\w*[ \xa0]$", before) and not re.search(r"(?:^|[ \xa0])(?:Chez|Avec|With)[ \xa0]$", before):
        return False
    if match.start() == sentence.start or before.rstrip()[-1:] in {"", ".", ":", "«", "“", '"', "–", "—", "•", "!", "?", "("}:
        return False
    if (
        len(name) < 4
        or name in words("given")
        or name in _WIDE
        or sentence.heading
        or usual(name, lang)
        or story.text[match.end() : match.end() + 2] == "’s"
    ):
        return False
    if name.lower() in story.lower_words or _event(story, sentence, match) or _people(story, name, lang):
        return False
    return bool(_ACTS[lang].search(before)) or (story.text.count(name) > 1 and not _ARTICLE[lang].search(before))


def _people(story: Story, name: str, lang: str) -> bool:
    """Whether a plural is spoken of as a people is: les Catalans."""
    return name[-1] in "sx" and any(_MANY[lang].search(story.text[max(0, start - 8) : start]) for start, _end in standing(story.text, name))


_MANY = {
    "fr": re.compile(r"\b(?:les|des|aux|nos|ces|deux|trois|dix)\s$", re.IGNORECASE),
    "en": re.compile(r"\b(?:these|those|two|three|ten|many|our)\s$", re.IGNORECASE),
}
_ARTICLE = {
    "fr": re.compile(r"(?:\b(?:le|la|les|du|des|au|aux|un|une)\s|\bl[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|a|an|\w+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s$", re.IGNORECASE),
}
"""What stands before waters, feasts and peoples rather than before a company."""
_ACTS = {
    "fr": re.compile(r"\b(?:avec|chez|par|entre|travaille(?:nt)? pour|travaillait pour)\s+$", re.IGNORECASE),
    "en": re.compile(r"\b(?:with|by|between|works for|worked for|employed by)\s+$", re.IGNORECASE),
}
"""Words after which somebody acts."""


def usual(name: str, lang: str) -> bool:
    """Days, languages, peoples, titles and roles have capitals, too."""
    parts = name.split()
    told = words(f"common_{lang}") | when_words
    role = compiled(
        rf"(?:{lexicon(lang).source('names', 'roles')}|{lexicon(lang).source('names', 'titles')}|{lexicon(lang).source('names', 'city_words')}|{lexicon(lang).source('names', 'region')})"
    )
    if lang == "en" and len(parts) == 1 and re.search(r"(?:ese|ish|ians?)$", name):
        return True
    capitals = [part for part in parts if not part[0].islower()]
    return any(part.lower().strip("’'") in told or demonyms(lang).fullmatch(part) or role.fullmatch(part) for part in capitals)
