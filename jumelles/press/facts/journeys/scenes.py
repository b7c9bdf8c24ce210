"""One word of travelling with all that its clause names: who may travel, and the places, by the way that leads to them or from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from jumelles.press.facts.journeys.groups import Group, groups, likely
from jumelles.press.facts.journeys.whereabouts import without_regions
from jumelles.press.lexicon import compiled, lexicon

if TYPE_CHECKING:
    from jumelles.press.facts.journeys.moves import Move
    from jumelles.press.names.mentions import Mention
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story


@dataclass(frozen=True)
class Scene:
    """A word of travelling in its clause."""

    story: Story
    reference: Reference
    sentence: Sentence
    move: Move

    @property
    def lang(self) -> str:
        """The language of the sentence."""
        return self.sentence.lang

    @property
    def start(self) -> int:
        """Where the word begins in the text."""
        return self.sentence.start + self.move.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.start + self.move.end

    @property
    def span(self) -> tuple[int, int]:
        """The clause in the text."""
        return self.sentence.start + self.move.low, self.sentence.start + self.move.high

    @cached_property
    def places(self) -> list[Mention]:
        """The places of the clause, without those that only tell where another one lies."""
        return without_regions(self.story.within(*self.span, "place"), self.story.text)

    @cached_property
    def people(self) -> list[Mention]:
        """The people of the clause, without those that something is called after."""
        return [one for one in self.story.within(*self.span, "person") if self.acts(one)]

    @cached_property
    def earlier(self) -> list[Mention]:
        """The people named in the sentence before the clause."""
        return [one for one in self.story.within(self.sentence.start + self.move.reach, self.span[0], "person") if self.acts(one)]

    @cached_property
    def later(self) -> list[Mention]:
        """The people named in the sentence after the clause: « De retour de Séville, où il pleuvait, Inès Cabrol… »."""
        return [one for one in self.story.within(self.span[1], self.sentence.end, "person") if self.acts(one)]

    def acts(self, one: Mention) -> bool:
        """Whether somebody is spoken of for their own sake."""
        text = self.story.text
        owner = self.move.kind != "noun" and _POSSESSOR.match(text, one.end)
        return not (one.more.get("namesake") or owner or _KIN.search(text[max(0, one.start - 24) : one.start]))

    @cached_property
    def groups(self) -> list[Group]:
        """The groups of the clause; where it has nobody, those before it in the sentence."""
        found = groups(self.story, self.reference, *self.span, self.lang)
        if not found and not self.people and not self.pronoun and self.move.kind != "noun":
            found = likely(self.story, self.reference, *self.span, self.lang)
            found = [one for one in found if one.origin or self.move.kind != "stay"]
        if found or self.people or self.pronoun or self.sender or self.move.kind in {"noun", "group"} or self.earlier:
            return found
        return groups(self.story, self.reference, self.sentence.start + self.move.reach, self.span[0], self.lang)[:1]

    @cached_property
    def pronoun(self) -> re.Match[str] | None:
        """The pronoun of the clause, before the verb; with a noun and in Russian, wherever it stands."""
        until = self.move.high if self.move.kind == "noun" or self.lang == "ru" else self.move.start
        found = compiled(PRONOUN[self.lang]).finditer(self.move.piece[self.move.low : until])
        return next((match for match in found if not self._titles(match)), None)

    def _titles(self, match: re.Match[str]) -> bool:
        """Whether a word for an office only stands before a name: «приехал мэр Пётр Новак»."""
        end = self.span[0] + match.end()
        return any(one.start == end + 1 for one in self.people)

    @cached_property
    def omitted(self) -> str | None:
        """Whom Russian need not name again: «он сказал, что приедет»."""
        before = self.move.piece[self.move.reach : self.move.low]
        if self.lang != "ru" or self.move.kind not in {"go", "come"} or not _GOES_ON.search(before) or self.people or self.pronoun:
            return None
        match = None if self.groups else re.search(r"(?<!\w)(он|она)(?!\w)", before, re.IGNORECASE)
        return self.reference.person(match[1], self.start) if match else None

    @cached_property
    def possessor(self) -> str | None:
        """The pronoun whose journey a noun tells: her in “her last journey there”."""
        if self.move.kind != "noun":
            return None
        match = _WHOSE.search(self.move.piece[max(self.move.low, self.move.start - 24) : self.move.start])
        return _OWNERS.get(match[1].lower(), "") if match else None

    @cached_property
    def passive(self) -> bool:
        """Whether those who are spoken of are received, rather than receive."""
        before = self.move.piece[max(0, self.move.start - 30) : self.move.start]
        return self.move.kind == "receive" and is_passive(
            before, self.move.words, self.move.piece[self.move.end : self.move.end + 12], self.lang
        )

    @cached_property
    def returned(self) -> bool:
        """Whether it is the journey back to those who were guests: « un voyage retour »."""
        return bool(lexicon(self.lang).pattern("visit", "reciprocal").search(self.move.clause))

    @property
    def hosted(self) -> bool:
        """Whether somebody receives, and is the subject."""
        return self.move.kind == "receive" and not self.passive

    @cached_property
    def toward(self) -> list[Mention]:
        """Places to which or in which somebody is, by the words before them."""
        return [one for one in self.places if one not in self.belonging and not one.more.get("office") and self._after(one, "toward")]

    @cached_property
    def coming(self) -> list[Mention]:
        """Places from which somebody comes."""
        return [one for one in self.places if one in self.belonging or (one not in self.toward and self._leaves(one))]

    def _leaves(self, one: Mention) -> bool:
        arrives = self.move.kind == "come" and one.start >= self.end
        before = self.story.text[max(self.end, one.start - 12) : one.start]
        return self._after(one, "from") or (arrives and bool(_OUT_OF[self.lang].search(before)))

    @cached_property
    def sender(self) -> Mention | None:
        """The town that the clause begins with and that itself comes or sends somebody: « Lyon enverra une délégation »."""
        first = self.places[0] if self.places and self.move.kind in {"go", "come"} and not self.passive else None
        if (
            first is None
            or self._seen_before(first)
            or first.end > self.start
            or not _OPENING.fullmatch(self.story.text[self.span[0] : first.start])
            or self._after(first, "toward")
            or self._after(first, "from")
        ):
            return None
        return first

    def _seen_before(self, one: Mention) -> bool:
        """Whether a place is the object of the verb before: “visited Hull and toured the docks”."""
        follows = self.move.low == self.move.reach > 0
        joined = _THEN.fullmatch(self.story.text, one.end, max(one.end, self.start))
        return follows and joined is not None and self.story.text[self.span[0] : one.start].strip() in {"", "the", "la", "le", "город"}

    @cached_property
    def belonging(self) -> list[Mention]:
        """Places that only tell where a group lives."""
        from jumelles.press.facts.journeys.groups import belonging

        found = [belonging(self.story, one.start, one.end, self.lang) for one in self.groups]
        told: list[Mention] = []
        for one in self.places:
            joined = told and _JOINED.fullmatch(self.story.text[told[-1].end : one.start])
            if joined or any(one is other for other in found):
                told.append(one)
        return told

    @cached_property
    def free(self) -> list[Mention]:
        """Places with neither way nor office."""
        return [one for one in self.places if one not in self.coming and not one.more.get("office")]

    def leads_to(self, one: Mention) -> bool:
        """Whether the words before a place lead to it or are in it."""
        return not one.more.get("office") and self._after(one, "toward")

    def _after(self, one: Mention, key: str) -> bool:
        before = self.story.text[max(self.sentence.start, one.start - 70) : one.start]
        return bool(_way(self.lang, key).search(before))


_GOES_ON = re.compile(r"(?<!\w)(?:что|а|и|но)\s$")
_KIN = re.compile(
    r"\b(?:fille|fils|épouse|veuve|femme|mari|compagne|frère|sœur|mère|père|neveu|nièce|successeur|disciple) (?:de |d[’'])$"
    r"|\b(?:daughter|son|wife|widow|husband|brother|sister|mother|father|nephew|niece|successor|pupil) of $"
    r"|(?<!\w)(?:дочь|сын|вдова|жена|муж|брат|сестра|внук|внучка|преемник|преемница) $",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(r"[’']s?\s(?=\w)")
"""Whoever is only told for a relative, or owns what travels, does not go: « la fille de Paul Ray », “Ann Lee’s choir”."""
_WHOSE = re.compile(r"(?<!\w)(his|her|sa|son|ses|его|её|ее)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_OWNERS = {"his": "he", "her": "she", "его": "он", "её": "она", "ее": "она"}
_OPENING = re.compile(r"\W*(?:(?:et|mais|puis|and|but|then|и|а|но|the city of|la ville de)\s)?", re.IGNORECASE)
"""What may stand before the subject of a clause."""
_THEN = re.compile(r",?\s(?:and|et|и)\s(?:\w+\s)?", re.IGNORECASE)
_JOINED = re.compile(r"(?:,| et| and| и)\s(?:de |d[’']|from |из )?")
"""Between two towns that a group comes from."""
_OUT_OF = {
    "fr": re.compile(r"(?<!\w)(?:de |d[’']|du |des )$"),
    "en": re.compile(r"\b(?:from|of) $"),
    "ru": re.compile(r"(?<!\w)(?:из|с|со|от) $"),
}
"""After a verb of coming these words say where from."""
PRONOUN = {
    "fr": r"\b(?:elle|elles|ils|il|nous|on|je|j[’']|le maire|la maire|le président|la présidente|le directeur|la directrice|la municipalité|tous|ceux(?= (?:qui|d[’'](?:entre|ici)))|(?:lui|elle)-même|ceux-ci|celle-ci|celui-ci|ces derniers|(?:certaine?s|plusieurs|une (?:dizaine|douzaine|vingtaine|poignée)|deux|trois|quatre|cinq|beaucoup) d[’']entre (?:eux|elles|nous)|ce dernier|cette dernière)(?!\w)",
    "en": r"\b(?:they|he|she|we|i|the team|the group|the visitors|the guests|the mayor|the pair|the president|the director|the former|the latter|both|all|those(?= (?:of us|who))|(?:some|many|most|several|a dozen|a handful|a few|half|two|three|four|five|six|ten|\d+) of (?:them|us))\b",
    "ru": r"(?<![\w-])(?:они|она|он|мы|я|гости|мэр|глава города|ректор|директор|оба|обе|те|(?:двое|трое|некоторые|многие|часть|один|одна) из них)(?!\w)",
}


@cache
def _way(lang: str, key: str) -> re.Pattern[str]:
    words = lexicon(lang)
    city, venues = words.source("names", "city_words"), words.source("visit", "venues")
    article = {"fr": r"(?:la |le |les |l[’'])?", "en": r"(?:the )?(?:\w+ )?", "ru": r"(?:\w+(?:ий|ый|ой|ом|ую|ая|ого|его) )?"}[lang]
    town = rf"{article}(?:(?:{city})\s+(?:\w+\s+)?(?:de |d[’']|of |de la |du )?)?"
    inner = rf"|\s{venues}" if key == "toward" else ""
    return re.compile(rf"(?<!\w)(?:{words.source('visit', key)})(?!\w)(?:\s*{town}{inner})$", re.IGNORECASE)


_BE = {
    "fr": re.compile(r"\bét(?:é|aient|ait)\s(?:[\w’']+\s){0,3}$|\b(?:est|sont|sera|seront|être|serait|seraient|fut|furent|soient|soit)\s(?:[\w’']+\s){0,3}$|[’']est\s$", re.IGNORECASE),
    "en": re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)\s(?:\w+\s){0,3}$", re.IGNORECASE),
}  # fmt: skip
_HAVE = re.compile(r"\b(?:a|ont|avait|avaient|aura|auront|ayant|avons|ai|avez|avoir|aurait|auraient)\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
_ALWAYS = re.compile(
    r"guests? of|treated|wined|houseguests|billet|lodg|had company|h[ôo]tes? d|l[’']hôte|l[’']invit|les invit|log(?:ée|és|ées)|принят[аы]?\b|приглаш[её]н|встречен|гост|размещ[её]н|поселил(?:ся|ись)",
    re.IGNORECASE,
)
_PARTICIPLE = {
    "fr": re.compile(r"\w+(?:ée?s?|[iu]e?s?)\b", re.IGNORECASE),
    "en": re.compile(r"\w*(?:ed|shown|taken|led|put up)\b", re.IGNORECASE),
}


def is_passive(before: str, verb: str, after: str, lang: str) -> bool:
    """Whether a word of receiving tells what happens to the subject."""
    if _ALWAYS.match(verb):
        return True
    match = None if lang == "ru" else _PARTICIPLE[lang].search(verb)
    if match is None:
        return False
    before += verb[: match.start()]
    if _BE[lang].search(before):
        return True
    if lang == "fr":
        return not _HAVE.search(before)
    return (
        bool(re.match(r"\s(?:by|at|in) ", after))
        or not before.strip()
        or (before.rstrip().endswith(("(", ",")) and not before[-2:-1].isalpha())
    )
