"""Whether a name that some place bears is a place in this text: by the words before it, by size, by how often it stands there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jumelles.atlas.naming.folding import fold
from jumelles.press.lexicon import demonyms, lexicon, words
from jumelles.press.names.inflected import common_noun, knows, parses, tagged
from jumelles.press.names.neighbours import (
    OF_COUNTRY,
    always_titled,
    article_before,
    begins_a_heading,
    country_beside,
    listed,
    within_a_name,
)

if TYPE_CHECKING:
    from jumelles.press.names.gazetteer import Gazetteer, Known
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

CUE = {
    "fr": re.compile(r"(?:\b(?:à|de|en|vers|entre|avec|et|pour|chez|depuis|ville|commune|cité|villes|région|rejoindre|visité|visiter|quitté|associer|inviter|accueillir|relier|unir)\s*|\(\s*|[dD][’'])$", re.IGNORECASE),
    "en": re.compile(r"(?:\b(?:in|to|from|of|at|between|and|with|near|for|visited|visit|city|town|into|leave|left|toward|around|outside)\s*|[(–]\s*)$", re.IGNORECASE),
    "ru": re.compile(r"(?:(?<!\w)(?:в|во|из|до|с|со|между|и|под|город\w*|г\.|для|у|от|к|ко|на|мэр\w*|глав\w+|власт\w+|делегаци\w+|жител\w+|\()\s*)$", re.IGNORECASE),
}  # fmt: skip
_WEAK = {
    "fr": re.compile(r"\b(?:de|et|avec|pour|chez|d[’'])\s*$"),
    "en": re.compile(r"\b(?:of|and|with|for)\s+$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:и|с|со|для|у|от|к|ко|под)\s+$", re.IGNORECASE),
}
"""Words that stand before companies as often as before towns."""
_TOWN_OF = {
    "fr": re.compile(r"\b(?:maires?|ville|commune|mairie|habitants|village|bourg|cité|agglomération|élus|écoliers|collégiens|lycéens|musiciens|pompiers|citoyens|amis|gens|jeunes|délégation|environs|près|centre|port)\s(?:de |d[’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:mayor|town|city|people|residents|village|borough|port|citizens|delegation|outskirts|students|musicians|streets) of $", re.IGNORECASE),
    "ru": re.compile(r"(?!)"),
}  # fmt: skip
"""What only a town has."""
_LINK = re.compile(
    r"\b(?:twin\w*|links?|friendship|ties|jumel\w+|amitié|побрат\w+|дружб\w+)\s(?:\w+\s)?(?:with|avec|et|and|с|со)\s$", re.IGNORECASE
)
"""What binds towns more often than companies."""
LEAST = 500
"""Inhabitants below which a name without any sign that a place is meant is no place."""


def is_cued(story: Story, sentence: Sentence, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the words around a name tell that it is a place."""
    lang = sentence.lang
    before, after = story.text[max(sentence.start, start - 40) : start], story.text[end : end + 40]
    if CUE[lang].search(before) or re.match(r"\s*\(|[’']s\b", after) or country_beside(after, lang) or listed(before, after):
        return True
    if lang == "ru" and _of_somebody(before):
        return True
    if lang == "ru" and OF_COUNTRY.search(before) and demonyms("ru").search(before[-24:]):
        return True
    if re.search(r"[\w»”], $", before) and re.match(r"(?:,|\.$)", after) and story.text[start:end] not in words("given"):
        return True
    joined = re.match(r"\s(?:et|and|и)\s([^\W\d_][\w-]+)", after) or re.match(r",\s([^\W\d_][\w-]+)\s(?:et|and|и)\s[A-ZÀ-ÞА-ЯЁ]", after)
    return joined is not None and any(one.population > 20_000 for one in gazetteer.bearers(joined[1], lang))


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lexicon('ru').source('names', 'roles')})\s$", re.IGNORECASE)


def _of_somebody(before: str) -> bool:
    """Whether a role stands right before a Russian name: обер-бургомистр Оснабрюка."""
    return bool(_somebody().search(before))


def may_be(story: Story, sentence: Sentence, start: int, name: str) -> bool:
    """Whether a name looks like one of a place: no abbreviation, no word of every day, nobody of the text."""
    lang, low = sentence.lang, name.lower()
    if re.search(r"[a-zà-ÿ][A-Z]", name) or len(name) < 2 or (name.isupper() and len(name) < 5 and " " not in name):
        return False
    if name in _NOWHERE or (name.isupper() and re.match(r"(?:LA|LE|LES|THE) ", name)) or re.match(r"(?:[CDJLMNST]|Qu)[’'][a-zà-ÿ]", name):
        return False
    if demonyms(lang).fullmatch(name) or (lang == "ru" and re.search("[A-Za-z]", name)):
        return False
    if lang == "ru":
        if _RIVER.fullmatch(name) and not _OF_A_TOWN.search(story.text[max(sentence.start, start - 20) : start + len(name)]):
            return False
        return " " in name or not _plain_word(
            name, cued=start != sentence.start and bool(_WHERE_RU.search(story.text[max(sentence.start, start - 8) : start]))
        )
    if " " not in name and name in words("given") and name in story.first_names:
        return False
    return low not in words(f"common_{lang}") and low.split()[0].rstrip(".") not in (_NEVER - {"st"} if " " in name else _NEVER)


_NOWHERE = frozenset(
    "Америка Америке Америки Америку Америкой Amérique America Запад Западе Запада Восток Востоке Востока Occident Orient".split()
)
"""Parts of the world, after which villages are called."""
_RIVER = re.compile(
    r"(?:Волг|Кам|Ок|Лен|Двин|Невк?|Ангар|Вятк|Печор|Висл|Эльб|Сен|Луар|Рон)(?:а|и|ы|е|у|ой)|(?:Днепр|Днестр|Дон|Дуна|Рейн|Одер|Амур|Иртыш)(?:|й|а|я|у|ю|е|ом|ем)"
)
"""Rivers after which villages are called, or that are a town's namesake."""
_OF_A_TOWN = re.compile(
    r"(?<!\w)(?:города?|городе|городом|городу|г\.|пос[её]л\w+|сел[оеау]|мэр\w*|жител\w+)\s$|(?<!\w)(?:в|из)\s(?=Днепр)", re.IGNORECASE
)
_WHERE_RU = re.compile(r"(?<!\w)(?:в|во|из|до|под|г\.|города?|городе)\s$", re.IGNORECASE)
_NEVER = frozenset(
    "mme mmes mlle mr mrs ms dr prof corporation company union concordia victoria council mission progress hope independence liberty freedom plaza center centre hall university college the les des une un this that these un on in at by el i ii iii iv v led born based held joined asked founded set during st ste mt ft gov lt sgt capt col gen sen rep fr con lab ld lib dem".split()
)


def _plain_word(word: str, *, cued: bool) -> bool:
    """A Russian word that is in the dictionary and is no name of a place; after в or из one with a capital is (в Нише), unless all are capitals."""
    if word.isupper() or not cued:
        word = word.capitalize()
    elif not tagged(word, "Name"):
        return False
    if tagged(word, "Name") or tagged(word, "Surn"):
        return False
    return knows(word) and not tagged(word, "Geox") and parses(word.lower())[0].tag.POS is not None


def _russian_name(name: str) -> bool:
    """Whether a Russian word is rather a given name or a surname: Лукас, мэр Хансен."""
    return not tagged(name, "Geox") and ((knows(name) and tagged(name, "Name")) or tagged(name, "Surn"))


_STRONG = {
    "fr": re.compile(r"(?:\b(?:à|vers|depuis|ville de|maire de|jusqu[’']à)\s)$", re.IGNORECASE),
    "en": re.compile(r"\b(?:in|to|from|at|near|of)\s$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:в|из|до)\s$", re.IGNORECASE),
}
"""What stands before towns and hardly before people."""


def _only_a_name(story: Story, sentence: Sentence, start: int, name: str, best: Known, *, cue: bool) -> bool:
    """Whether it is rather a given name, a word that begins a sentence, the short name of a company, or a Russian word of every day."""
    if " " in name:
        return False
    if (
        name in words("given")
        and story.seen(name) < 2
        and not _STRONG[sentence.lang].search(story.text[max(sentence.start, start - 12) : start])
    ):
        return True
    if sentence.lang == "ru" and best.population < 100_000 and _russian_name(name):
        return True
    cued = CUE[sentence.lang].search(story.text[max(sentence.start, start - 20) : start])
    if name in story.company_words and not cued:
        return True
    if sentence.lang == "ru":
        if start == sentence.start and not cue and common_noun(name) and story.seen(name) < 2:
            return best.population < 500_000
        return best.population < 20_000 and knows(name) and not tagged(name, "Geox")
    return start == sentence.start and not cue and story.seen(name) < 2 and fold(best.name) not in fold(best.own)


def _only_a_word(story: Story, sentence: Sentence, start: int, name: str) -> bool:
    """Whether a word that some town bears stands where a line or a name begins: Enterprise, Bin, Ton."""
    lang = sentence.lang
    if lang == "ru" or name.lower() not in words(f"towns_like_words_{lang}"):
        return False
    before, after = story.text[max(sentence.start, start - 12) : start], story.text[start + len(name) : start + len(name) + 40]
    return not (_STRONG[lang].search(before) and not re.match(r"[ \xa0][A-Z]", after)) and not country_beside(after, lang)


_ACTS = {
    "fr": re.compile(r",\s(?:qui|dont|où|jumelée?|ville|commune|elle)\b|\s(?:et [A-ZÀ-Þ][\w-]+ )?(?:a|ont|est|sont|avait|sera|accueille|reçoit|fête|envoie|signe|devient|propose)\b"),
    "en": re.compile(r",\s(?:with|which|where|whose|itself|a town|a city|our)\b|\s(?:and [A-Z][\w-]+ )?(?:has|have|had|is|was|were|will|would|signed|signs|hosted|hosts|welcomed|became|joined|sent|sends|offered|approached|agreed|held|twinned|first|also|itself)\b"),
    "ru": re.compile(r"(?!)"),
}  # fmt: skip
"""What follows the name of a town that does something: Joigny, with which; Lunel has."""
LEAST_ACTING = 5000
"""Inhabitants from which a town is thought to do something in a text that does not place it."""


def _acts(story: Story, sentence: Sentence, start: int, name: str, best: Known) -> bool:
    """Whether a name that is the town’s own is the subject of a sentence or clause, and no word or person of the text."""
    own = fold(best.own) == fold(name) and best.kind == "city" and best.population >= LEAST_ACTING
    if not own or name in words("given") or name.lower() in story.lower_words or not name[0].isupper():
        return False
    return bool(_ACTS[sentence.lang].match(story.text[start + len(name) : start + len(name) + 30]))


def believed(story: Story, sentence: Sentence, start: int, name: str, best: Known, *, cue: bool, spoken: bool) -> bool:
    """Whether a place is meant; `spoken`: the text speaks of its country."""
    after = story.text[start + len(name) : start + len(name) + 40]
    # The Birmingham market is the one in Birmingham; a small town after an article is something else.
    used = after.startswith("-based") or (sentence.lang == "en" and best.population >= 100_000 and re.match(r"\s[a-z]", after))
    if (not used and article_before(story, sentence, start, best)) or begins_a_heading(story, sentence, start, name, best):
        return False
    if re.match(r",|\s\(", after) and best.population >= LEAST and country_beside(after, sentence.lang):
        return True
    if _only_a_word(story, sentence, start, name) or _only_a_name(story, sentence, start, name, best, cue=cue):
        return False
    if sentence.lang == "ru" and start != sentence.start and any(knows(word) and tagged(word, "Geox") for word in name.split()):
        return True
    beside = within_a_name(story, sentence, start, name)
    if beside and fold(best.own) != fold(best.name) and best.own and " " not in name:
        return False  # Rheinmain Apotheke
    if beside and best.population < 100_000 and not (story.seen(name) > 1 and cue):
        return False
    if sentence.heading and story.title_case(sentence):
        return best.population >= 100_000 or (story.seen(name) > 1 and not always_titled(story, name))
    if start == sentence.start:
        return _first(story, sentence, name, best, cue=cue, spoken=spoken)
    return _within(story, sentence, start, name, best, cue=cue, spoken=spoken)


def _first(story: Story, sentence: Sentence, name: str, best: Known, *, cue: bool, spoken: bool) -> bool:
    """Whether the first words of a sentence, which have a capital anyway, are a place."""
    if _acts(story, sentence, sentence.start, name, best):
        return True
    if " " not in name:
        again = (cue or story.seen(name) > 1) and best.population >= LEAST
        return again or best.population >= 100_000 or (spoken and name.lower() not in story.lower_words and best.population > 15_000)
    if best.population >= 5000 and not sentence.heading:
        return True
    return _within(story, sentence, sentence.start, name, best, cue=cue, spoken=spoken)


def _within(story: Story, sentence: Sentence, start: int, name: str, best: Known, *, cue: bool, spoken: bool) -> bool:
    """Whether a name within a sentence is a place, by its size and the words before it."""
    if sentence.lang == "ru" and tagged(name.split(maxsplit=1)[0], "Geox"):
        return True
    if not within_a_name(story, sentence, start, name) and _acts(story, sentence, start, name, best):
        return True
    before = story.text[max(sentence.start, start - 24) : start]
    weak = bool(_WEAK[sentence.lang].search(before)) and not (_TOWN_OF[sentence.lang].search(before) or _LINK.search(before))
    weak = weak or bool(re.match(r"[’']s\b", story.text[start + len(name) : start + len(name) + 3]))
    if cue and name.count("-") > 1:
        return True  # Nogent-le-Rotrou
    if cue and weak and best.population < (5000 if spoken else 15_000) and story.seen(name) < 2:
        return False
    if cue and (best.population >= LEAST or story.seen(name) > 1 or (spoken and not weak)):
        return True
    return best.population >= (50_000 if spoken else 300_000) or (story.seen(name) > 1 and best.population >= 2000)
