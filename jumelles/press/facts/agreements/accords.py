"""Agreements, twinnings and cooperations: of what kind, in which state, between whom, about what, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jumelles.press import modality, when
from jumelles.press.facts.agreements.agreed import Found
from jumelles.press.facts.agreements.completing import HEADING
from jumelles.press.facts.agreements.denied import SEVERAL, came_to_nothing, denied, worth
from jumelles.press.facts.agreements.mentioning import mention
from jumelles.press.facts.agreements.pairs import NEAR
from jumelles.press.facts.agreements.part_of import content, once, sought
from jumelles.press.facts.agreements.since import GONE
from jumelles.press.facts.agreements.taken_up import AHEAD, TAKEN_UP
from jumelles.press.facts.agreements.telling import JOINT, Told
from jumelles.press.facts.agreements.wording import (
    ACTS,
    ANY,
    CHARTER,
    FRIENDSHIP,
    JOINING,
    MADE,
    NEXT,
    OATH,
    OF_BOTH,
    OF_FRIENDS,
    PROJECT,
    TITLED,
    TO_DO,
    acts,
    clause_of,
    kinds,
    listed,
)
from jumelles.press.lexicon import lexicon
from jumelles.press.names.mentions import Spans, spans_of

if TYPE_CHECKING:
    from jumelles.press.reference import Reference
    from jumelles.press.sentences import Sentence
    from jumelles.press.story import Story

__all__ = ["Found", "find_accords"]


@dataclass(frozen=True, slots=True)
class _Here:
    """A sentence, and what was agreed before it."""

    story: Story
    reference: Reference
    orgs: Spans
    sentence: Sentence
    last: Found | None
    twinned: bool = False
    """Whether a twinning was spoken of before."""

    @property
    def piece(self) -> str:
        return self.story.text[self.sentence.start : self.sentence.end]

    def told(self, match: re.Match[str], kind: str, last: Found | None) -> Told:
        """The words that match, as an agreement of some kind."""
        at, end = self.sentence.start + match.start(), self.sentence.start + match.end()
        return Told(self.story, self.reference, self.sentence, clause_of(self.story, self.sentence, at, end), at, end, kind, last)

    def in_name(self, match: re.Match[str]) -> bool:
        """Whether the words are part of an institution's name."""
        at = self.sentence.start + match.start()
        return any(not JOINT.match(self.story.text[slice(*span)]) for span in self.orgs.touched(at, at + 1))


def find_accords(story: Story, reference: Reference) -> Iterator[Found]:
    """Every mention, in the order of the text."""
    orgs = spans_of(one for one in story.names if one.kind == "org")
    last: Found | None = None
    twinned = bool(_TWINNED.search(story.text[:HEADING]))
    for sentence in story.walk():
        here = _Here(story, reference, orgs, sentence, last, twinned)
        told = [*_nouns(here), *_verbs(here)]
        found = [one for one in told if not content(one, told)]
        yield from found
        yield from _again(here, found)
        twinned = twinned or any(one.kind == "twinning" for one in found)
        last = max(found, key=lambda one: one.end, default=last)


def _nouns(here: _Here) -> Iterator[Found]:
    """The agreements that a sentence has a word for: in each clause one of a kind."""
    piece, lang, last = here.piece, here.sentence.lang, here.last
    if came_to_nothing(here.story.text[here.sentence.end : here.sentence.end + 80], lang):
        return
    seen: list[tuple[str, int]] = []
    clauses: set[tuple[str, int]] = set()
    for match in kinds(lang).finditer(piece):
        kind = str(match.lastgroup)
        if here.in_name(match) or not worth(kind, match, piece, seen, lang) or denied(kind, match, piece, lang):
            continue
        told = here.told(match, kind, last)
        if (kind, told.clause[0]) in clauses:
            continue
        again = any(before == kind for before, _at in seen)
        seen.append((kind, match.start()))
        clauses.add((kind, told.clause[0]))
        one = mention(told)
        if kind == "relation" and one.named and FRIENDSHIP.search(match[0]) and _towns(here.reference, one.parties):
            one = mention(replace(told, kind="twinning"))  # Towns that are friends are twins; a pact of friendship may be less.
        if CHARTER.match(match[0]) and not OF_FRIENDS.match(piece, match.end()) and _of_towns(here, told, one):
            one.kind = "twinning"  # Its charter is the twinning itself.
        one.counted = not one.named and bool(SEVERAL.search(piece[max(0, match.start() - 30) : match.start()]))
        if not sought(told, one) and _of_its_own(told, match, one) and (not again or _more(one, last)):
            last = one
            yield one


def _of_towns(here: _Here, told: Told, one: Found) -> bool:
    """Whether a charter is that of the twinning spoken of before, or of two towns that are named."""
    known = here.twinned and told.definite and not one.named
    return known or (one.named and len(one.sure) > 1 and _towns(here.reference, one.parties))


def _more(one: Found, last: Found | None) -> bool:
    """Whether a second word of a kind tells of others, or that what was in force is renewed."""
    if last is None:
        return one.named
    return (one.named and one.parties != last.parties) or (one.status == "renewed" and last.status == "in_force" and one.date != last.date)


def _of_its_own(told: Told, match: re.Match[str], one: Found) -> bool:
    """Whether it is told between whom a project is, where no word says that it is a joint one; “our partnerships” are none of its own."""
    plural = match[0].lower().endswith("s") and not one.named and not one.counted
    if plural and one.status == "in_force" and told.kind in {"partnership", "agreement"}:
        return False
    if told.kind != "project" or not ANY.fullmatch(match[0]):
        return True
    if OF_BOTH[told.lang].match(told.story.text, told.end) or TITLED.match(told.story.text, told.end):
        return True
    return bool(one.sure) and ((one.named and len(one.parties) > 1) or JOINING[told.lang].match(told.story.text, told.end) is not None)


def _verbs(here: _Here) -> Iterator[Found]:
    """The agreements that only a verb tells, in clauses without a word for one, where those who agree are named."""
    clauses: dict[int, list[str]] = {}
    for match in acts(here.sentence.lang).finditer(here.piece):
        act = str(match.lastgroup)
        kind = ACTS[act] if act != "listed" else listed(here.last, here.sentence.start + match.start())
        if act == "signs" and TO_DO[here.sentence.lang].match(here.piece, match.end()):
            kind = "cooperation"  # Who agreed to do something signed no paper that one could name.
        told = here.told(match, kind, here.last)
        if here.in_name(match) or _called(told, act) or denied("", match, here.piece, told.lang):
            continue
        if act == "bound" and OATH.search(match[0]) and not any(one.kind == "org" for one in told.possible(*told.clause)):
            told = replace(told, kind="twinning")
        one = mention(told, act)
        earlier = clauses.get(told.clause[0])
        if (
            sought(told, one)
            or not _agreed(told, act, one)
            or (earlier is not None and not (one.named and set(earlier).isdisjoint(one.parties)))
        ):
            continue
        if act == "shares" and (PROJECT.search(here.story.text, *told.clause) or _towns(here.reference, one.parties)):
            one.kind = "project"
        if act == "bound" and _towns(here.reference, one.parties):
            one.kind = "twinning"
        one.trust, one.listed = one.trust - 0.1, act == "listed"
        clauses[told.clause[0]] = one.parties
        yield one


def _called(told: Told, act: str) -> bool:
    """Whether a noun beside the verb tells the same agreement."""
    start, stop = max(told.clause[0], told.at - NEXT[act]), min(told.clause[1], told.end + NEXT[act])
    nouns = list(kinds(told.lang).finditer(told.story.text, start, stop))
    return any(not ANY.fullmatch(noun[0]) or noun.start() <= told.at < noun.end() for noun in nouns)


def _agreed(told: Told, act: str, one: Found) -> bool:
    """Whether enough is told of those who act: to share something takes two institutions, or one “with” another."""
    if act == "shares":
        if once(told):
            return False
        joined = len(one.parties) >= 2 or JOINING[told.lang].match(told.story.text, told.end) is not None
        made = MADE.search(told.story.text, max(told.clause[0], told.at - 40), min(told.clause[1], told.end + 40))
        lasts = (
            made
            or PROJECT.search(told.story.text, *told.clause)
            or _HABIT.search(told.story.text, *told.clause)
            or not _towns(told.reference, one.parties)
        )
        return one.named and joined and bool(lasts)
    return one.named or bool(one.sure) or (act == "bound" and one.date is not None)


def _towns(reference: Reference, parties: list[str]) -> bool:
    """Whether those who are bound are towns, so that they are twins."""
    return {one.name for one in reference.towns}.issuperset(parties)


def _again(here: _Here, found: list[Found]) -> Iterator[Found]:
    """A pronoun in place of what was spoken of just before: “they renewed it in May”, «он был продлён», « en signer une nouvelle »."""
    piece, lang = here.piece, here.sentence.lang
    match = TAKEN_UP[lang].search(piece)
    if gone := _gone(here, found):
        yield gone
    if match and (lapsed := _lapsed(here, match, found)):
        yield lapsed
    if not match or _NOT.search(piece[max(0, match.start() - 16) : match.end() + 40]):
        return
    start, end = here.sentence.start + match.start(), here.sentence.start + match.end()
    last = max((one for one in found if one.end <= start), key=lambda one: one.end, default=here.last)
    status = _became(piece, match, lang)
    if not last or start - last.end > NEAR or (status == "signed" and last.status == "planned"):
        return
    date = next((one.shown for one in when.dates(piece[match.start() :], lang, here.story.published)), None)
    signed, quoted = status == "signed", here.story.quoted(start)
    yield Found(last.kind, status, start, end, lang, list(last.parties), date, quoted=quoted, definite=signed, named=not signed)


def _lapsed(here: _Here, match: re.Match[str], found: list[Found]) -> Found | None:
    """What was not renewed has ended: « Il n’a pas été reconduit »."""
    piece, lang = here.piece, here.sentence.lang
    verb = lexicon(lang).pattern("accord", "renewed").search(match[0])
    if not verb or found or not here.last or not _NOT_BEEN.search(piece[max(0, match.start() - 20) : match.end()]):
        return None
    start, end, last = here.sentence.start + match.start(), here.sentence.start + match.end(), here.last
    if start - last.end > NEAR:
        return None
    return Found(last.kind, "ended", start, end, lang, list(last.parties), quoted=here.story.quoted(start), definite=True, named=False)


def _gone(here: _Here, found: list[Found]) -> Found | None:
    """What did not last, as the next sentence says: “It did not survive the war”."""
    match = GONE[here.sentence.lang].search(here.piece)
    if not match or (found and not match.start()):
        return None
    start, end = here.sentence.start + match.start(), here.sentence.start + match.end()
    last = max((one for one in found if one.end <= start), key=lambda one: one.end, default=here.last)
    if not last or last.status == "planned" or start - last.end > NEAR:
        return None
    quoted = here.story.quoted(start)
    return Found(last.kind, "ended", start, end, last.lang, list(last.parties), quoted=quoted, definite=True, named=False)


def _became(piece: str, match: re.Match[str], lang: str) -> str:
    """What the verb says became of it."""
    if modality.tense(piece, *match.span(), lang) == "planned" or AHEAD[lang].search(piece[: match.end()]):
        return "planned"
    return next((told for told in ("renewed", "ended") if lexicon(lang).pattern("accord", told).search(match[0])), "signed")


_HABIT = re.compile(
    r"\b(?:every|each) (?:year|winter|spring|summer|autumn|fall|month|season|week)\b|\bchaque (?:année|hiver|printemps|été|automne|mois|saison|semaine)\b|\btous les (?:ans|hivers|étés|mois)\b|(?<!\w)кажд\w+ (?:год|зим|весн|лет|осен|месяц|сезон)\w*|ежегодно",
    re.IGNORECASE,
)
_TWINNED = re.compile(r"twinning|jumelage|побратим", re.IGNORECASE)
_NOT_BEEN = re.compile(
    r"\bn[’'](?:a|ont|avait|avaient) (?:pas|jamais|plus) été\b|\bne (?:fut|furent) (?:pas|jamais|plus)\b|\b(?:was|were|has|have) (?:not|never)\b|(?<!\w)не (?:был[аои]? )?(?:продл|возобнов|обнов)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bn[’']|\bne\b|\bn(?:ot|o|ever)\b|(?<!\w)не(?!\w)", re.IGNORECASE)
