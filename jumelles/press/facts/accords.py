"""Agreements, twinnings and cooperations: of what kind, in which state, between whom, about what, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from jumelles.press import modality, when
from jumelles.press.facts.denied import denied, worth
from jumelles.press.facts.pairs import NEAR
from jumelles.press.facts.parties import parties_of
from jumelles.press.facts.states import state, state_of_act
from jumelles.press.facts.taken_up import AHEAD, TAKEN_UP
from jumelles.press.facts.telling import Told
from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import Spans, spans_of
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
    explicit: bool = True
    """Whether a party is named in these very words."""
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


@cache
def _acts(lang: str) -> re.Pattern[str]:
    words = lexicon(lang)
    return re.compile("|".join(rf"(?P<{act}>(?<![\w-])(?:{words.source('accord', act)})(?![\w]))" for act in ACTS), re.IGNORECASE)


ACTS = {"listed": "agreement", "signs": "agreement", "allies": "partnership", "shares": "cooperation", "bound": "twinning"}
"""What those do who agree, where no noun names the agreement; and which kind of agreement it tells of."""


NEXT = {"listed": 300, "signs": 300, "allies": 60, "shares": 300, "bound": 60}
"""Letters around a verb within which a noun for the agreement tells the same."""


def find_accords(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    orgs = spans_of(one for one in story.names if one.kind == "org")
    last: Found | None = None
    for sentence in story.walk():
        earlier = last
        for one in (*_nouns(story, reference, sentence, orgs, last), *_verbs(story, reference, sentence, orgs, last)):
            last = one
            yield one
        yield from _again(story, sentence, earlier)


def _nouns(story: Story, reference: Reference, sentence: Sentence, orgs: Spans, last: Found | None) -> Iterator[Found]:
    """The agreements that a sentence has a word for: in each clause one of a kind."""
    piece, lang = story.text[sentence.start : sentence.end], sentence.lang
    seen: list[tuple[str, int]] = []
    clauses: set[tuple[str, int]] = set()
    for match in _kinds(lang).finditer(piece):
        kind, at = str(match.lastgroup), sentence.start + match.start()
        clause = _clause(story, sentence, at, sentence.start + match.end())
        if orgs.touched(at, at + 1) or (kind, clause[0]) in clauses or not worth(kind, match, piece, seen, lang):
            continue
        if denied(kind, match, piece, lang):
            continue
        again = any(before == kind for before, _at in seen)
        seen.append((kind, match.start()))
        clauses.add((kind, clause[0]))
        one = _mention(Told(story, reference, sentence, clause, at, sentence.start + match.end(), kind, last))
        if kind == "project" and _ANY.fullmatch(match[0]) and not (one.named and one.explicit):
            continue
        if not again or (one.named and one.parties != getattr(last, "parties", None)):
            last = one
            yield one


_ANY = re.compile(r"projects?|scheme|pro(?:jet|gramme)s? (?:de|d[’'])|проект\w*", re.IGNORECASE)
"""A project that nothing says to be a joint one."""


def _verbs(story: Story, reference: Reference, sentence: Sentence, orgs: Spans, last: Found | None) -> Iterator[Found]:
    """The agreements that only a verb tells, in clauses without a word for one, where those who agree are named."""
    piece, lang = story.text[sentence.start : sentence.end], sentence.lang
    clauses: set[int] = set()
    for match in _acts(lang).finditer(piece):
        at, end = sentence.start + match.start(), sentence.start + match.end()
        clause = _clause(story, sentence, at, end)
        act = str(match.lastgroup)
        near = story.text[max(clause[0], at - NEXT[act]) : min(clause[1], end + NEXT[act])]
        if clause[0] in clauses or orgs.touched(at, at + 1) or _kinds(lang).search(near) or denied("", match, piece, lang):
            continue
        kind = last.kind if act == "listed" and last and at - last.end < NEAR else ACTS[act]
        one = _mention(Told(story, reference, sentence, clause, at, end, kind, last), act)
        if not (one.named or (one.explicit and act != "shares")):
            continue
        if act == "shares" and (_towns(story, one.parties) or (len(one.parties) < 2 and not _JOINING[lang].match(story.text, end))):
            continue
        if one.kind == "twinning" and not _towns(story, one.parties):
            one.kind = "cooperation"
        one.trust -= 0.1
        clauses.add(clause[0])
        yield one


_JOINING = {
    "fr": re.compile(r".{0,40}?\bavec\b", re.IGNORECASE),
    "en": re.compile(r".{0,40}?\bwith\b", re.IGNORECASE),
    "ru": re.compile(r".{0,40}?(?<!\w)со?(?!\w)", re.IGNORECASE),
}


def _towns(story: Story, parties: list[str]) -> bool:
    """Whether those who are bound are towns, so that they are twins."""
    towns = {one.name for one in story.names if one.kind == "place"}
    return all(name in towns for name in parties)


def _again(story: Story, sentence: Sentence, last: Found | None) -> Iterator[Found]:
    """A pronoun in place of what was spoken of just before: “they renewed it in May”, «он был продлён», « en signer une nouvelle »."""
    piece, lang = story.text[sentence.start : sentence.end], sentence.lang
    match = TAKEN_UP[lang].search(piece)
    if not last or not match or sentence.start + match.start() - last.end > 500:
        return
    words, verb = lexicon(lang), match[0]
    status = next((told for told in ("renewed", "ended") if words.pattern("accord", told).search(verb)), "signed")
    if modality.tense(piece, *match.span(), lang) == "planned" or AHEAD[lang].search(piece[: match.end()]):
        status = "planned"
    dated = [one.shown for one in when.dates(piece[match.start() :], lang, story.published)]
    start, end = sentence.start + match.start(), sentence.start + match.end()
    if status == "signed" and last.status == "planned":
        return
    date = dated[0] if dated else None
    yield Found(
        last.kind,
        status,
        start,
        end,
        lang,
        list(last.parties),
        date,
        [],
        0.5,
        story.quoted(start),
        definite=status == "signed",
        named=status != "signed",
    )


def _mention(told: Told, act: str = "") -> Found:
    story, sentence, kind, at, end, (start, stop) = told.story, told.sentence, told.kind, told.at, told.end, told.clause
    lang, clause = sentence.lang, told.story.text[start:stop]
    quoted, between = story.quoted(at), parties_of(told)
    parties, named, span = between.names, between.named, between.spans
    status = _state(told, act)
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
    vague = sentence.heading and not modality.done(clause, lang) and not modality.future(clause, lang)
    building = bool(_BUILDING.search(story.text[max(start, at - 50) : at]))
    wished = status == "planned" and modality.future(clause, lang) == "wished"
    return Found(
        kind,
        status,
        first,
        end_of,
        lang,
        parties,
        date,
        domains,
        trust,
        quoted,
        building,
        wished,
        named,
        told.definite and not named,
        bool(span),
        vague,
    )


_BUILDING = re.compile(
    r"mettre en place|mise en place|élargir|tisser|lancer|nouer|créer|établir|relancer|développer|establish|launch|set up|creat|start|build|expand|forge|"
    r"развити\w+ и|налад|созда|начать|расшир", re.IGNORECASE,
)  # fmt: skip
"""What makes a planned cooperation more than a wish for good relations."""


def _state(told: Told, act: str) -> str:
    """The state, by the words that tell it: without another agreement that is taken up, and only the relative clause where the words stand in one."""
    start, lang = told.clause[0], told.lang
    clause, at, end = told.story.text[slice(*told.clause)], told.at - start, told.end - start
    which = list(_WHICH[lang].finditer(clause, max(0, at - 60), at))
    if which and "," not in clause[which[-1].end() : at]:
        stop = clause.find(",", end)
        begun = which[-1].start()
        clause, at, end = clause[begun : stop if stop > 0 else len(clause)], at - begun, end - begun
    clause = TAKEN_UP[lang].sub(lambda match: " " * len(match[0]), clause)
    return state_of_act(act, clause, at, end, lang) if act else state(told.kind, clause, at, end, lang)


_WHICH = {"fr": re.compile(r",\s(?:qui|dont)\s"), "en": re.compile(r",\s(?:which|who)\s"), "ru": re.compile(r",\sкотор\w+\s")}
_CUT = re.compile(r";|\swhereas\s|\set,\s|,\set\s|\s[–—]\s|:\s|,\s(?:mais|but|но|tandis que|while|alors que)\s")


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
