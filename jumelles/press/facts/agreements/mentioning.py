"""One mention of an agreement: its parties, state, date and what it is about, from the clause that it stands in."""

from __future__ import annotations

import re

from jumelles.press import modality, when
from jumelles.press.facts import timing
from jumelles.press.facts.acts import of_acts, without_terms
from jumelles.press.facts.agreements.agreed import Found, domains
from jumelles.press.facts.agreements.parties import parties_of
from jumelles.press.facts.agreements.since import renewed_since
from jumelles.press.facts.agreements.states import state, state_of_act
from jumelles.press.facts.agreements.taken_up import TAKEN_UP
from jumelles.press.facts.agreements.telling import Told
from jumelles.press.facts.called_off import put_off
from jumelles.press.facts.days import resolved
from jumelles.press.lexicon import lexicon


def mention(told: Told, act: str = "") -> Found:
    """What a clause tells of an agreement; `act` is the verb of agreeing where no noun names it."""
    story, at, lang = told.story, told.at, told.lang
    clause, between, quoted = story.text[slice(*told.clause)], parties_of(told), story.quoted(told.at)
    trust = 0.5 + 0.15 * between.named + 0.1 * (told.kind in {"twinning", "agreement"}) - 0.25 * quoted
    status = _state(told, act)
    found = Found(
        told.kind,
        status,
        min([at, *(a for a, _b in between.spans)]),
        max([told.end, *(b for _a, b in between.spans)]),
        lang,
        between.names,
        _date(told, clause, status),
        domains(story.text[told.end : told.sentence.end]) if told.kind != "twinning" else [],
        trust - 0.15 * (told.kind in {"relation", "cooperation"}),
        quoted,
        named=between.named,
        sure=between.sure,
        definite=told.definite and not between.named,
        building=bool(_BUILDING.search(story.text[max(told.clause[0], at - 50) : at])),
        about=_about(told),
        own=bool(_OWN.match(story.text, told.at) or _ON.match(story.text, told.end)),
        vague=told.sentence.heading and not modality.done(clause, lang) and not modality.future(clause, lang),
    )
    off, new = _put_off(told)
    if off and found.status in {"signed", "planned"}:
        found.status, found.date = "planned", new
    if not act and found.status != "renewed" and (since := renewed_since(told)):
        found.status, found.date = "renewed", _date_of(told, since) or found.date
    found.wished = found.status == "planned" and modality.future(clause, lang) == "wished"
    return found


def _date(told: Told, clause: str, status: str) -> str | None:
    """The date of a clause that stands nearest to the verb; that of a twinning is only one that needs no other to be understood."""
    lang, published = told.lang, told.story.published
    dated = when.dates(clause, lang, published)
    if status != "in_force":
        dated = of_acts(dated)
    if status != "planned":
        dated = without_terms(dated, clause, lang)
    days = [(one.start, one.end, one.edtf or resolved(one.words, lang, published, _SIDE.get(status, "past"))) for one in dated]
    known = [one for one in days if one[2]]
    if known:
        verb = lexicon(lang).pattern("accord", status).search(clause) if status in _VERBS else None
        near = min(known, key=lambda one: _apart(clause, lang, verb.span(), one[:2])) if verb else known[0]
        return str(near[2]).removesuffix("/..")
    return dated[0].words if dated and told.kind not in {"twinning", "relation"} else None


def _date_of(told: Told, verb: tuple[int, int]) -> str | None:
    """The known day nearest to a verb that stands beyond the clause of the words."""
    start, lang = told.clause[1], told.lang
    piece = told.story.text[start : told.sentence.end]
    known = [one for one in when.dates(piece, lang, told.story.published) if one.edtf]
    at = (verb[0] - start, verb[1] - start)
    near = min(known, key=lambda one: timing.distance(piece, lang, at, (one.start, one.end)), default=None)
    return near.edtf if near else None


def _put_off(told: Told) -> tuple[bool, str | None]:
    """Whether the agreement is to be signed later than it was to be, and when."""
    story, start, stop = told.story, told.sentence.start, told.sentence.end
    return put_off(story.text[start:stop], told.at - start, told.end - start, story.text[stop : stop + 200], told.lang, story.published)


def _apart(clause: str, lang: str, verb: tuple[int, int], day: tuple[int, int]) -> int:
    """Letters between a verb and a day; a comma counts however near the two are."""
    between = clause[min(verb[1], day[1]) : max(verb[0], day[0])]
    return timing.distance(clause, lang, verb, day) + 20 * ("," in between)


_VERBS = {"signed", "renewed", "ended"}
_SIDE = {"planned": "planned"}
"""On which side of the publication a day of the week lies."""


def _about(told: Told) -> bool:
    """Whether the words point back to what was just told."""
    text = told.story.text
    return bool(_ON_THIS.match(text, told.end) or _FITTING.search(text[max(0, told.at - 18) : told.at]))


_ON_THIS = re.compile(
    r"\s(?:об этом|на этот сч[её]т|en ce sens|à cet effet|à ce sujet|allant dans ce sens|to (?:this|that) (?:effect|end)|on (?:this|the matter|it))(?!\w)",
    re.IGNORECASE,
)
_FITTING = re.compile(r"(?<!\w)(?:соответствующ\w+|corresponding)\s$", re.IGNORECASE)
_OWN = re.compile(r"plan|programm|feuille|contra|m[ée]mor|MoU|roadmap|letter|lettre|avenant|план|контракт|меморандум|дорожн", re.IGNORECASE)
_ON = re.compile(
    r"\s(?:(?:de|d[’'])\s?(?!jumelage|amitié|fraternité)[a-zà-ÿ]{4,}|sur\s|relati\w+\s|on\s(?!\d|the\b)[a-z]|об?\s(?!побратим|дружб))",
    re.IGNORECASE,
)
"""What the paper is on."""
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
