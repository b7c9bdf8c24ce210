"""Agreements, twinnings and cooperations: of what kind, in which state, between whom, about what, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.facts.parties import both, parties_of
from jumelles.press.facts.states import state
from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import spans_of
from jumelles.press.reference import Reference

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

KINDS = ("twinning", "agreement", "partnership", "project", "cooperation", "relation")
_DOMAINS = {
    "economy": r"[ée]conom|business|trade|commer[cs]|entrepris|экономи|торгов|бизнес|предприним", "culture": r"cultur|культур|\barts?\b|искусств|music|musique|музык|mus[ée]e|museum",
    "education": r"educat|éducat|enseign|scola|school|lyc[ée]e|образован|школ|студен|student|étudiant|univers", "research": r"recherch|research|scien|наук|научн",
    "tourism": r"touris|турис|туриз", "sport": r"\bsport|спорт", "health": r"\bsant[ée]|health|medic|médic|hospital|hôpita|здрав|медиц|больни",
    "environment": r"environ|climat|écolog|ecolog|эколог|природ|déchets|waste|\beau\b|water", "transport": r"transport|tramway|\btram|a[ée]roport|airport|flight|\bvols?\b|транспорт|рейс|трамва",
    "innovation": r"innovat|инновац|start-?up|digital|num[ée]rique|technolog|технолог|цифров", "youth": r"jeunes|jeunesse|youth|молод", "urban": r"urban|урбан|градостро|благоустр|\bville durable",
    "agriculture": r"agricol|agricult|\bvin\b|wine|сельск|виноград|miel|honey",
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """One mention of an agreement."""

    kind: str
    status: str
    start: int
    end: int
    lang: str
    parties: list[str] = field(default_factory=list)
    date: str | None = None
    domains: list[str] = field(default_factory=list)
    trust: float = 0.5
    quoted: bool = False
    building: bool = True
    wished: bool = False
    """Planned, and no more than hoped for or suggested."""
    named: bool = True
    definite: bool = False
    vague: bool = False
    """Without a verb, so that its status is a guess: « Convention avec Tlemcen »."""

    def told(self) -> dict[str, Any]:
        """As attributes."""
        return {
            "kind": self.kind,
            "status": self.status,
            "wished": self.wished,
            "parties": self.parties,
            "domains": self.domains,
            "date": self.date,
        }


@cache
def _kinds(lang: str) -> re.Pattern[str]:
    words = lexicon(lang)
    return re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{words.source('accord', kind)})(?![\w]))" for kind in KINDS), re.IGNORECASE)


def find_accords(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    orgs = spans_of(one for one in story.names if one.kind == "org")
    last: Found | None = None
    for sentence in story.walk():
        earlier = last
        piece = story.text[sentence.start : sentence.end]
        seen: list[tuple[str, int]] = []
        for match in _kinds(sentence.lang).finditer(piece):
            kind, at = str(match.lastgroup), sentence.start + match.start()
            if orgs.touched(at, at + 1) or not _worth(kind, match, piece, seen, sentence.lang):
                continue
            if any(before == kind for before, _position in seen) or _denied(kind, match, piece, sentence.lang):
                continue
            seen.append((kind, match.start()))
            last = _mention(story, reference, sentence, kind, match, last)
            yield last
        if earlier and (again := _TAKEN_UP[sentence.lang].search(piece)) and sentence.start + again.start() - earlier.end < 500:
            yield _taken_up(story, sentence, again, earlier)


_TAKEN_UP = {
    "fr": re.compile(
        r"\b(?:les|la|le|l[’'])\s?(?:a|ont|avoir|avait|avaient|avons)\s(?:réactiv|renouvel|relanc|reconduit|prolong)\w*", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:renewed|revived|reactivated|extended|relaunched) (?:it|them)\b", re.IGNORECASE),
    "ru": re.compile(
        r"(?<!\w)(?:возобнов|продл|обнов)\w+ (?:их|его|её|ее)(?!\w)|(?<!\w)(?:их|его|её|ее) (?:возобнов|продл|обнов)\w+", re.IGNORECASE
    ),
}
"""A pronoun in place of what was spoken of just before: “they renewed it in May”."""


def _taken_up(story: Story, sentence: Sentence, match: re.Match[str], last: Found) -> Found:
    dated = [one.shown for one in when.dates(story.text[sentence.start + match.start() : sentence.end], sentence.lang, story.published)]
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Found(
        last.kind, "renewed", start, end, sentence.lang, list(last.parties), dated[0] if dated else None, [], 0.5, story.quoted(start)
    )


_NO = {
    "fr": re.compile(
        r"(?:n[’']\s?|ne\s)\w+\s(?:\w+\s)?(?:pas|jamais|aucune?)\s(?:encore\s)?(?:de\s|d[’'])?(?:\w+\s)?$|\b(?:sans|aucune?)\s(?:\w+\s)?$",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:no|not an?|without an?|without any|never had an?|has no|have no)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:нет|без|не имеет|не было)\s(?:\w+\s)?$", re.IGNORECASE),
}
_COUNTED = re.compile(
    r"(?:(?<!\d)\d{1,3}|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|десять|одиннадцать|двенадцать|пять|шесть|семь|восемь|девять|несколько|several|plusieurs))\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def _denied(kind: str, match: re.Match[str], piece: str, lang: str) -> bool:
    """“No sister city”, and how many sister cities there are, is no agreement with one."""
    before = piece[max(0, match.start() - 40) : match.start()]
    return bool(_NO[lang].search(before)) or (kind == "twinning" and bool(_COUNTED.search(before)))


def _worth(kind: str, match: re.Match[str], piece: str, seen: list[tuple[str, int]], lang: str) -> bool:
    """Whether the words speak of something of its own, and not of what an agreement named just before is about."""
    several = re.search(r"\b(?:des|de nouve\w+|new|further)\s$", piece[: match.start()], re.IGNORECASE)
    if (
        not several
        and kind in {"cooperation", "relation", "partnership", "project"}
        and any(other in {"agreement", "partnership"} and match.start() - at < 90 for other, at in seen)
    ):
        return False
    if kind == "agreement" and re.search(
        r"(?:sister|twin|jumelage|побратим\w*)[- ]?(?:cit(?:y|ies)|towns?|ning)?[- ]$", piece[: match.start()], re.IGNORECASE
    ):
        return False
    if kind == "twinning" and any(other == "agreement" and match.start() - at < 45 for other, at in seen):
        return False
    if kind in {"partnership", "cooperation", "relation"} and re.match(
        r"\s+(?:agreement|memorandum|declaration|pact|charter|protocol|accord|treaty|MoU|programme|program)",
        piece[match.end() :],
        re.IGNORECASE,
    ):
        return False
    if kind == "relation" and re.search(r"(?:international|public|external|foreign|relations)\s+$", piece[: match.start()], re.IGNORECASE):
        return False
    if kind == "cooperation" and any(other == "twinning" and match.start() - at < 40 for other, at in seen):
        return False
    if kind == "twinning" and (_TWINNERS.match(piece[match.end() :]) or _TWINNERS_BEFORE.search(piece[: match.start()])):
        return False
    return kind != "relation" or not any(one.lastgroup == "twinning" for one in _kinds(lang).finditer(piece))


_TWINNERS = re.compile(r"\s(?:association|committee|group|officer|society|club|board|commission)\b", re.IGNORECASE)
_TWINNERS_BEFORE = re.compile(r"\b(?:comité|association|amicale|commission|président|présidente)\s(?:de |du |d[’'])$", re.IGNORECASE)
"""A committee for twinning is no twinning."""


def _mention(story: Story, reference: Reference, sentence: Sentence, kind: str, match: re.Match[str], last: Found | None) -> Found:
    lang = sentence.lang
    at, end = sentence.start + match.start(), sentence.start + match.end()
    quoted = story.quoted(at)
    start, stop = _clause(story, sentence, at, end)
    clause = story.text[start:stop]
    parties, named, span = parties_of(story, reference, sentence, (start, stop), at, kind)
    if not named:
        parties, named = both(story, lang, (start, stop), last) or (parties, named)
    status = state(kind, _told_here(clause, at - start, lang), lang)
    first, end_of = min([at, *(a for a, _b in span)]), max([end, *(b for _a, b in span)])
    dated = list(when.dates(clause, lang, story.published, start))
    dated = [one for one in dated if one.edtf] if kind in {"twinning", "relation"} else dated
    date = dated[0].shown.removesuffix("/..") if dated else None
    domains = (
        [key for key, words in _DOMAINS.items() if re.search(words, story.text[end : sentence.end], re.IGNORECASE)]
        if kind != "twinning"
        else []
    )
    trust = 0.5 + 0.15 * named + 0.1 * (kind in {"twinning", "agreement"}) - 0.25 * quoted - 0.15 * (kind in {"relation", "cooperation"})
    definite = not span and bool(_DEFINITE[lang].search(story.text[max(sentence.start, at - 16) : at]))
    vague = sentence.heading and not modality.done(clause, lang) and not modality.future(clause, lang)
    building = bool(_BUILDING.search(story.text[max(start, at - 50) : at]))
    wished = status == "planned" and modality.future(clause, lang) == "wished"
    return Found(kind, status, first, end_of, lang, parties, date, domains, trust, quoted, building, wished, named, definite, vague)


_BUILDING = re.compile(
    r"mettre en place|mise en place|élargir|tisser|lancer|nouer|créer|établir|relancer|développer|establish|launch|set up|creat|start|build|expand|forge|"
    r"развити\w+ и|налад|созда|начать|расшир", re.IGNORECASE,
)  # fmt: skip
"""What makes a planned cooperation more than a wish for good relations."""


def _told_here(clause: str, at: int, lang: str) -> str:
    """The words that tell the state: without another agreement that is taken up, and only the relative clause where the words stand in one."""
    which = list(_WHICH[lang].finditer(clause, max(0, at - 60), at))
    if which:
        end = clause.find(",", at)
        clause = clause[which[-1].start() : end if end > 0 else len(clause)]
    return _TAKEN_UP[lang].sub(" ", clause)


_WHICH = {"fr": re.compile(r",\s(?:qui|dont)\s"), "en": re.compile(r",\s(?:which|who)\s"), "ru": re.compile(r",\sкотор\w+\s")}
_DEFINITE = {
    "fr": re.compile(r"(?:\b(?:le|la|ce|cet|cette|ledit|ladite)\s(?:\w+\s)?|\b[lL][’'])$", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|this|that)\s(?:\w+\s)?$", re.IGNORECASE),
    "ru": re.compile(r"^$|(?<!\w)(?:эт\w+|данн\w+|настоящ\w+)\s$", re.IGNORECASE),
}
"""What stands before something that was spoken of already; Russian begins the sentence with it."""


_CUT = re.compile(r";|\set,\s|,\set\s|\s[–—]\s|:\s|,\s(?:mais|but|но|tandis que|while|alors que)\s")


def _clause(story: Story, sentence: Sentence, at: int, end: int) -> tuple[int, int]:
    """The part of a sentence between strong marks that holds the words."""
    start, stop = sentence.start, sentence.end
    for match in _CUT.finditer(story.text, sentence.start, sentence.end):
        if sentence.lang == "ru" and match[0].strip() in {"–", "—"}:
            continue  # It stands for “is”.
        if match.end() <= at:
            start = match.end()
        elif match.start() >= end:
            stop = min(stop, match.start())
            break
    return start, stop
