"""Whose need or offer it is: a company named before, the one that a pronoun, “the firm” or a speaker stands for, or a town."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from jumelles.press.facts.companies import Company, companies, doubtful, named
from jumelles.press.lexicon import compiled, lexicon

if TYPE_CHECKING:
    from jumelles.press.names.mentions import Mention
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

_FAR = 600
"""Letters after which “the firm” means none that was named before."""
_PRESENTED = 8000
"""Letters after which “the brewery” means none that was presented before."""

_FEW = 40
"""Letters between a noun and the verb of which it may be the subject."""
_OWN = re.compile(
    r"\b(?:our own|the (?:local|town|city)(?:[’']s)?|(?:notre|votre) propre)\s$|(?<!\w)(?:наш\w*|местн\w+|городск\w+|[а-яё]+(?:ый|ий|ому|ая|ой|ое))\s$",
    re.IGNORECASE,
)
"""Before a noun: one that has no name in the text, but is no other that was spoken of."""
_SITED = re.compile(r"\s(?:in|at|of|de|d[’']|à|в|из)\s?(?=[A-ZÀ-ÞА-ЯЁ])")
_RELATIVE = re.compile(
    r",\s(?:which|who|whose|qui|que|dont|avec (?:qui|lequel|laquelle)|(?:\w{1,4}\s)?котор\w+)\s[^,;.]*,\s(?:currently|now|also|still|itself)?\s?$",
    re.IGNORECASE,
)
"""A relative clause between the subject and the verb: who is named in it does not act."""
_CLAUSE = re.compile(r"[,;](?: (?:and|but|et|mais|и|а|но))?\s")
_SAYS_IT = re.compile(
    r"(?:,? (?:of|in|from|de|à|из|в) [\w-]+)?,?\s(?:has |have |a |ont )?(?:said|says?|told [\w ]{3,20}|announced|dit|indiqu\w+|annonc\w+|fait savoir|signal\w+|сообщ\w+|заяв\w+)(?: that| qu[e’']|, что)?\s?(?:it|they|he|she|il|elle|ils|elles|она|он|оно)?\s(?:would\s|could\s)?",
    re.IGNORECASE,
)
"""Between a name and the verb of what it says of itself."""
_HALL = re.compile(
    r"(?:\b(?:mairie|ville|commune|municipalité|communauté|port) (?:de |d[’'])|\b(?:city|town|port|borough) of |(?<!\w)(?:администраци\w+|мэри\w+|город\w*|порт\w*) )$",
    re.IGNORECASE,
)
"""Before a town, that acts itself."""
_RIGHT_BEFORE = 3
"""Letters between a noun and the verb of which it is the subject."""


_ALSO = re.compile(r"\b(?:also|too|as well|aussi|également|encore|en outre|de plus)\b|(?<!\w)(?:также|тоже|ещ[её]|и)(?!\w)", re.IGNORECASE)
"""With these words somebody needs another thing beside what was told before: «нужен и переводчик»."""
_SOON = 120
"""Letters after which it is somebody else’s."""


class Openers:
    """Whose the needs and offers of one text are."""

    def __init__(self, story: Story) -> None:
        """Keep the text at hand."""
        self.story = story
        self._before: tuple[int, str | None] = (-_FAR, None)
        """Where the last need or offer ended, and whose it was."""

    @cached_property
    def main(self) -> str | None:
        """The company that a text is about: its release is signed by “we”."""
        every = companies(self.story, 0, len(self.story.text), self.story.lang)
        return max((name for _a, _b, name in every), key=self.story.seen, default=None)

    def of(self, sentence: Sentence, match: re.Match[str], end: int, begun: tuple[int, str | None] | None) -> str | None:
        """Who needs or offers what a verb tells; `begun` is where the first verb of the sentence ended, and whose it is."""
        at = self._subject_end(sentence, match.start())
        if any(at - one.end < 4 and not doubtful(self.story, one) for one in self._near(sentence, at, "person")):
            return None
        who = self._named(sentence, at, begun) or self._meant(sentence, match) or self._asked(sentence, match, end)
        if (
            who is None
            and _ALSO.search(self.story.text, max(sentence.start, match.start() - 12), match.end() + 12)
            and match.start() - self._before[0] < _SOON
        ):
            who = self._before[1]
        self._before = (end, who)
        return who

    def _subject_end(self, sentence: Sentence, at: int) -> int:
        """Where the subject ends: before “according to its director, Ann Lee,” too, who only says so."""
        said = _SOURCE.search(self.story.text, sentence.start, at)
        return said.start() if said else at

    def _near(self, sentence: Sentence, at: int, kind: str) -> list[Mention]:
        return self.story.within(max(sentence.start, at - 60), at, kind)

    def _named(self, sentence: Sentence, at: int, begun: tuple[int, str | None] | None) -> str | None:
        """The company named before a verb, rather one that surely is one; that of the first verb, where another name only stands beside it."""
        named = [one for one in companies(self.story, sentence.start, at, sentence.lang) if not _beside(self.story, sentence, one[0])]
        named = [one for one in named if " " in one[2] or not _ASIDE.fullmatch(self.story.text[one[0] - 2 : one[1] + 1])] or named
        aside = _RELATIVE.search(self.story.text, sentence.start, at)
        named = [one for one in named if aside is None or one[0] < aside.start()] or named
        if not named:
            return None
        between = self.story.text[named[-1][1] : at]
        if begun and begun[1] and begun[0] < named[-1][0] and named[-1][1] < at - 3 and not _SAYS_IT.fullmatch(between):
            return begun[1]
        own = _CLAUSE.split(between)
        if len(own) > 1 and lexicon(sentence.lang).pattern("company", "noun").search(own[-1]):
            return None
        if _SAYS_IT.fullmatch(between):
            return named[-1][2]
        orgs = {one.start for one in self.story.within(sentence.start, at, "org")}
        sure = [one for one in named if one[0] in orgs]
        return (named if named[-1][1] > at - 4 else sure or named)[-1][2]

    def _meant(self, sentence: Sentence, match: re.Match[str]) -> str | None:
        """The company of a boss, of a noun such as “the brewery”, of a speaker, of “we”, or that spoken of last."""
        story, lang, at = self.story, sentence.lang, match.start()
        before = story.text[sentence.start : at]
        if boss := _BOSS.search(before):
            return boss["name"]
        if called := self._by_noun(sentence, at):
            return called
        if story.quoted(at):
            return _speakers(story, sentence, at)
        if _OURS.search(match[0]) or _OURS.search(before[-20:]):
            return self.main
        before = _RELATIVE.sub(" ", before)
        return _last(story, at, lang) if _PASSIVE.match(match[0]) or _stands_for(lang).search(before) else None

    def _by_noun(self, sentence: Sentence, at: int) -> str | None:
        """Whom “the brewery” before the verb means, else one after it."""
        lang = sentence.lang
        nouns = list(lexicon(lang).pattern("company", "noun").finditer(self.story.text, sentence.start, sentence.end))
        near = [one for one in nouns if one.end() <= at][-1:] or nouns[:1]
        called = _called(self.story, near[0][0], at, lang) if near else None
        if called or not near or not 0 < at - near[0].end() <= _FEW or "," in self.story.text[near[0].end() : at]:
            return called
        alone = at - near[0].end() < _RIGHT_BEFORE and not _last(self.story, at, lang)
        own = _OWN.search(self.story.text[max(sentence.start, near[0].start() - 24) : near[0].start()])
        sited = _SITED.match(self.story.text, near[0].end())
        return _plain_noun(near[0][0], lang) if alone or own or sited else None

    def _asked(self, sentence: Sentence, match: re.Match[str], end: int) -> str | None:
        """A town right before the verb, or a company right after it; after a question to everybody it is farther away."""
        near = [one for one in self._near(sentence, match.start(), "place") if match.start() - one.end < 3]
        towns = [
            one.name
            for one in near
            if not _beside(self.story, sentence, one.start) or _HALL.search(self.story.text[max(0, one.start - 30) : one.start])
        ]
        reach, stop = (200, sentence.end) if _ASKED.match(match[0]) else (12, end)
        after = [one[2] for one in companies(self.story, match.start(), stop, sentence.lang) if one[0] - match.end() < reach]
        return next(iter([*towns, *after]), None)


@cache
def _stands_for(lang: str) -> re.Pattern[str]:
    """A pronoun or “the firm” before a verb."""
    told = lexicon(lang)
    return re.compile(rf"(?<!\w)(?:{told.source('company', 'firm')}|{told.source('company', 'we')})(?!\w)[^.;:]{{0,40}}$", re.IGNORECASE)


def _beside(story: Story, sentence: Sentence, at: int) -> bool:
    """Whether a name only stands beside the one that acts: “with Voltaris”."""
    return bool(_BESIDE.search(story.text[max(sentence.start, at - 16) : at]))


_BOSS = re.compile(
    r"\b(?P<name>[A-Z][\w&-]+(?: [A-Z][\w&-]+)*)[’']s (?:\w+ ){0,2}(?:director|CEO|chief|boss|head|founder|owner|manager|chair\w*|president)\b"
)
"""“Voltaris’s managing director said his firm”: the company may bear the name of a town."""
_SOURCE = re.compile(
    r"(?:\s(?:and|et|и))?,?\s(?:according to|as|selon|d[’']après|по словам|как сообщил\w*)\s[^;]{3,90},\s(?:urgently|currently|also|still|now|нынче|сейчас|срочно|остро)?\s?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:will|can|would|may) be |(?:sera|seront) |будет|будут", re.IGNORECASE)
"""Something is offered by whoever was spoken of."""
_ASKED = re.compile(r"any|does|qui |avis|si |кто|если|у кого", re.IGNORECASE)
"""A question to everybody, after which the one who asks is named."""
_OURS = re.compile(
    r"\b(?:nous|notre|nos|we|our)\b|(?<!\w)(?:мы|нам|наш\w*|ищем|предлагаем|готовы|просим|нуждаемся)(?!\w)|ons\b", re.IGNORECASE
)
_BESIDE = re.compile(
    r"(?:\b(?:with|from|for|to|by|via|of|in|at|avec|par|pour|de|d[’']|du|des|chez|auprès d\w+|au|aux|à|en|dans|above|under|near|on)|(?<!\w)(?:с|от|для|из|к|у|в|на|через))\s?(?:the |la |le |les |l[’'])?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", \w+,")


def _plain_noun(noun: str, lang: str) -> str:
    """The noun itself, of a body that has no name in the text."""
    if lang != "ru":
        return noun
    from jumelles.press.names.inflected import nominative

    return nominative(noun)


def _stem(noun: str, lang: str) -> str:
    """The beginning that a noun keeps in every case."""
    return (noun[:6] if lang != "ru" else re.sub(r"[аеёиоуыьэюяй]+$", "", noun[:7])).lower()


def _called(story: Story, noun: str, at: int, lang: str) -> str | None:
    """The company that was introduced by the noun that stands for it now: the brewery."""
    every = companies(story, max(0, at - _PRESENTED), at, lang)
    stem = _stem(noun, lang)
    introduced = [one[2] for one in every if stem in _introduced(story, one)]
    return introduced[0] if introduced else _association(story, noun, at, lang)


_APPOSED = re.compile(r"[»”\"]?(?:,| [—–-])\s(?:\w+\s){0,3}\w+")


def _introduced(story: Story, one: Company) -> str:
    """The words before a name, the name, and what explains it: “Zlote, a family brewery”."""
    after = _APPOSED.match(story.text, one[1])
    return story.text[max(0, one[0] - 14) : after.end() if after else one[1]].lower()


def _association(story: Story, noun: str, at: int, lang: str) -> str | None:
    """“The association” is the twinning committee, though it bears another word."""
    if not re.search(lexicon(lang).told["names"]["org_kinds"]["association"], noun, re.IGNORECASE):
        return None
    found = [one for one in story.within(max(0, at - _PRESENTED), at, "org") if one.more["kind"] == "association" and named(one)]
    return max(found, key=lambda one: (story.seen(one.name), one.start)).name if found else None


def _speakers(story: Story, sentence: Sentence, at: int) -> str | None:
    """The company nearest to a quotation in its paragraph, after it first; it is that of whoever speaks."""
    quote = story.quote_at(at) or (at, at)
    last = max(one.end for one in story.sentences if one.paragraph == sentence.paragraph)
    after = companies(story, quote[1] + 1, min(last, quote[1] + 200), sentence.lang)
    return after[0][2] if after else _last(story, quote[0], sentence.lang)


_ASIDE_OPENED = re.compile(
    r",\s(?:which|who|whose|of which|to which|qui|que|dont|auquel|à laquelle|auxquels|(?:\w{1,4}\s)?котор\w+)\s[^,.;:()]*$", re.IGNORECASE
)


_ASIDE_ENDS = re.compile(r"(?:\s\w+){0,2},")


def _told_aside(story: Story, one: Company) -> bool:
    """Whether a company stands in a relative clause that tells of another one: “the guild, to which Voltaris belongs”."""
    return _ASIDE_OPENED.search(story.text[max(0, one[0] - 60) : one[0]]) is not None and _ASIDE_ENDS.match(story.text, one[1]) is not None


def _last(story: Story, at: int, lang: str) -> str | None:
    """The company that was spoken of last, one that acts rather than one that stands beside another."""
    orgs = {one.start for one in story.within(max(0, at - _FAR), at, "org")}
    noun = rf"(?<!\w)(?:{lexicon(lang).source('company', 'noun')})\s\W?$"
    near = [
        one
        for one in companies(story, max(0, at - _FAR), at, lang)
        if one[0] in orgs or story.seen(one[2]) > 1 or compiled(noun).search(story.text[max(0, one[0] - 20) : one[0]])
    ]
    acting = [one for one in near if not _BESIDE.search(story.text[max(0, one[0] - 16) : one[0]]) and not _told_aside(story, one)]
    return (acting or near)[-1][2] if near else None
