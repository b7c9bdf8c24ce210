"""One mention of an agreement: its parties, state, date and what it is about, from the clause that it stands in."""

from __future__ import annotations

import re

from jumelles.press import modality, when
from jumelles.press.facts.agreed import Found, domains
from jumelles.press.facts.parties import parties_of
from jumelles.press.facts.states import state, state_of_act
from jumelles.press.facts.taken_up import TAKEN_UP
from jumelles.press.facts.telling import Told


def mention(told: Told, act: str = "") -> Found:
    """What a clause tells of an agreement; `act` is the verb of agreeing where no noun names it."""
    story, at, lang = told.story, told.at, told.lang
    clause, between, quoted = story.text[slice(*told.clause)], parties_of(told), story.quoted(told.at)
    trust = 0.5 + 0.15 * between.named + 0.1 * (told.kind in {"twinning", "agreement"}) - 0.25 * quoted
    found = Found(
        told.kind,
        _state(told, act),
        min([at, *(a for a, _b in between.spans)]),
        max([told.end, *(b for _a, b in between.spans)]),
        lang,
        between.names,
        _date(told, clause),
        domains(story.text[told.end : told.sentence.end]) if told.kind != "twinning" else [],
        trust - 0.15 * (told.kind in {"relation", "cooperation"}),
        quoted,
        named=between.named,
        sure=between.sure,
        definite=told.definite and not between.named,
        building=bool(_BUILDING.search(story.text[max(told.clause[0], at - 50) : at])),
        vague=told.sentence.heading and not modality.done(clause, lang) and not modality.future(clause, lang),
    )
    found.wished = found.status == "planned" and modality.future(clause, lang) == "wished"
    return found


def _date(told: Told, clause: str) -> str | None:
    """The first date of a clause; that of a twinning is only one that needs no other to be understood."""
    dated = list(when.dates(clause, told.lang, told.story.published, told.clause[0]))
    if told.kind in {"twinning", "relation"}:
        dated = [one for one in dated if one.edtf]
    return dated[0].shown.removesuffix("/..") if dated else None


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
