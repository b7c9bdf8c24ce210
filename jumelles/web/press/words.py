"""Proposals in words: what their types are called, one line for each, and the card of the one that is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, pgettext_lazy

from jumelles import dates
from jumelles.languages import number
from jumelles.press import modality, when
from jumelles.web.press import incoming
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.press.planning.setting import Setting, edtf
from jumelles.web.press.plans import Plan
from jumelles.web.register import places

TYPES = {
    "visit": gettext_lazy("Visits"),
    "accord": gettext_lazy("Agreements and partnerships"),
    "event": gettext_lazy("Events and honours"),
    "person": gettext_lazy("People"),
    "org": gettext_lazy("Organisations"),
    "place": gettext_lazy("Places"),
    "quote": gettext_lazy("Quotations"),
    "need": pgettext_lazy("proposals", "Needs"),
    "offer": pgettext_lazy("proposals", "Offers"),
    "figure": pgettext_lazy("proposals", "Figures"),
    "row": pgettext_lazy("proposals", "Rows"),
}
"""The types in the order of the queue: what happened first, then who and where."""
ONE = {
    "visit": pgettext_lazy("one proposal", "visit"),
    "accord": pgettext_lazy("one proposal", "agreement or partnership"),
    "event": pgettext_lazy("one proposal", "event or honour"),
    "person": pgettext_lazy("one proposal", "person"),
    "org": pgettext_lazy("one proposal", "organisation"),
    "place": pgettext_lazy("one proposal", "place"),
    "quote": pgettext_lazy("one proposal", "quotation"),
    "need": pgettext_lazy("one proposal", "need"),
    "offer": pgettext_lazy("one proposal", "offer"),
    "figure": pgettext_lazy("one proposal", "figure"),
    "row": pgettext_lazy("one proposal", "row"),
}
"""What one of each type is called."""
MARKS = {
    "visit": pgettext_lazy("mark of a visit in a text", "V"),
    "accord": pgettext_lazy("mark of an agreement in a text", "A"),
    "event": pgettext_lazy("mark of an event in a text", "E"),
    "person": pgettext_lazy("mark of a person in a text", "P"),
    "org": pgettext_lazy("mark of an organisation in a text", "O"),
    "place": pgettext_lazy("mark of a place in a text", "L"),
    "quote": pgettext_lazy("mark of a quotation in a text", "Q"),
    "need": pgettext_lazy("mark of a need in a text", "N"),
    "offer": pgettext_lazy("mark of an offer in a text", "S"),
    "figure": pgettext_lazy("mark of a figure in a text", "F"),
    "row": pgettext_lazy("mark of a row in a table", "R"),
}
"""The letter behind the words of each type: colours are not for everybody."""
REASONS = (
    gettext_lazy("wrongly read"),
    gettext_lazy("not about this partnership"),
    gettext_lazy("of no importance"),
    gettext_lazy("told already"),
    gettext_lazy("in doubt"),
)
"""Reasons for refusing that are offered; others may be typed."""
LONGEST = 90


def line(proposed: Proposed) -> str:
    """What a proposal is called in the queue."""
    told = proposed.attributes
    name = told.get("name") or told.get("what") or _figure(told) or (proposed.evidence[0]["exact"] if proposed.evidence else "")
    text = " ".join(str(name).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _figure(told: dict[str, Any]) -> str:
    """A number as one writes it; what a language model gave may be none."""
    if "value" not in told:
        return ""
    value = told["value"]
    return f"{number(value) if isinstance(value, int | float) else value} {told.get('unit') or ''}".strip()


def about(proposed: Proposed) -> str:
    """Between whom and when, for the queue: the words of an agreement or a visit alone, such as “twinned”, do not tell."""
    told = proposed.attributes
    names = (
        [told.get("from"), told.get("to")] if proposed.type == "visit" else (told.get("parties") or []) if proposed.type == "accord" else []
    )
    day = edtf(told.get("date")) if proposed.type in HAPPENS else ""
    between = (" → " if proposed.type == "visit" else " – ").join(str(name) for name in names if name)
    return " · ".join(filter(None, (between, dates.say(day) if day else "")))


@dataclass(frozen=True)
class Said:
    """One place of the text that a proposal rests on: its sentence in three parts."""

    before: str
    exact: str
    after: str


@dataclass(frozen=True)
class Card:
    """The proposal that is decided: its plan (None once it is decided) and its sentences."""

    plan: Plan | None
    said: tuple[Said, ...]


def card(proposed: Proposed, plan: Plan | None, setting: Setting) -> Card:
    """The card of a proposal, with the first three of its sentences, each once."""
    said: dict[str, Said] = {}
    for one in proposed.evidence:
        exact = str(one["exact"])
        before, words, after = setting.sentence(one["start"], one["end"]).partition(exact) if "start" in one else ("", exact, "")
        said.setdefault(before + words + after or exact, Said(before, words, after) if words else Said("", exact, ""))
    return Card(plan, tuple(said.values())[:3])


def by_hand(kind: str, words: str, clipping: Clipping) -> dict[str, Any]:
    """The attributes with which a fact begins that a person marked: the words are its name, or what is told, and tell its date."""
    text = " ".join(words.split())
    if kind == "place":
        try:
            place = places.find(text)
        except ValidationError:
            return {"name": text}
        return {"name": place.name, "gid": place.id, "kind": place.kind, "country": place.country}
    if kind in {"person", "org"}:
        return {"name": text}
    told = {"what": text} if kind in {"event", "need", "offer", "figure"} else {}
    return told | (_when(kind, text, clipping) if kind in HAPPENS else {})


HAPPENS = {"accord": "in_force", "event": "past", "visit": "past"}
"""Types that have a date, and their status where the words tell none."""


def _when(kind: str, words: str, clipping: Clipping) -> dict[str, Any]:
    """The date that words tell, and whether what they tell lies ahead."""
    language, published = clipping.language or "fr", incoming.day(clipping)
    date = next((one.edtf for one in when.dates(words, language, published) if one.edtf), None)
    ahead = modality.future(words, language) or (modality.by_day(date, published) == "planned" and "planned")
    return {"status": ahead or HAPPENS[kind]} | ({"date": date} if date else {})
