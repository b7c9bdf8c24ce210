"""What accepting a row would write: each cell at its field, what the register holds already, and what would change."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jumelles.facts import Place
from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.plans import Plan, Slot
from jumelles.web.press.tables.cells import Said, said
from jumelles.web.press.tables.lists import Column, columns
from jumelles.web.register import places
from jumelles.web.register.forms import form_class
from jumelles.web.register.nouns import NOUNS
from jumelles.web.search.folding import fold


def told(proposed: Proposed, setting: Setting) -> dict[str, Said]:
    """What the row tells, by field: for the form, and what is wrong. What a person corrected goes before the cell."""
    noun, ground = setting.clipping.noun, setting.ground
    texts = proposed.attributes | {name: str(value) for name, value in proposed.values.items()}
    found = {name: said(noun, name, str(text), ground) for name, text in texts.items() if name in columns(noun)}
    if "partnership" in columns(noun) and not found.get("partnership", ("",))[0] and ground.default:
        found["partnership"] = (str(ground.default), "")
    if noun == "partnership":
        found |= _sides(found, setting)
    return found


def _sides(found: dict[str, Said], setting: Setting) -> dict[str, Said]:
    """The two sides of a partnership as the atlas knows them, and its name where the list gives none."""
    ground, more = setting.ground, {}
    country = found.get("country", ("", ""))[0]
    for name in ("home", "partner"):
        text = found.get(name, ("", ""))[0]
        try:
            if text:
                ground.body(text, country if name == "partner" else "")
        except ValidationError as error:
            more[name] = (text, " ".join(error.messages))
    if not found.get("home", ("",))[0] and ground.home:
        more["home"] = (ground.home.name, "")
    if not found.get("name", ("",))[0] and found.get("partner", ("",))[0]:
        ours = ground.home.town.name if ground.home and "home" in more else found.get("home", ("",))[0]
        more["name"] = (f"{ours} – {found['partner'][0]}" if ours else found["partner"][0], "")
    return more


def plan_row(proposed: Proposed, setting: Setting) -> Plan:
    """The plan of a row, as `planning.plan` returns it."""
    noun, texts = setting.clipping.noun, told(proposed, setting)
    same = matched(texts, setting)
    slots = []
    for name, column in columns(noun).items():
        value, problem = texts.get(name, ("", ""))
        if value or problem or (column.needed and same is None):
            slots.append(_slot(column, value, problem, same))
    return Plan(noun=noun, slots=tuple(slots), confirms=same)


def matched(texts: dict[str, Said], setting: Setting) -> Any:
    """The record of the register that the row speaks of, or None."""
    noun, ground = setting.clipping.noun, setting.ground
    values, partnership = {name: value for name, (value, problem) in texts.items() if not problem}, None
    if "partnership" in columns(noun):
        if "partnership" not in values:
            return None
        partnership = ground.partnership(values["partnership"])
    sides = frozenset[int]()
    if noun == "partnership" and {"home", "partner"} <= set(values):
        found = (ground.body(values["home"]), ground.body(values["partner"], values.get("country", "")))
        sides = frozenset(one.id if isinstance(one, Place) else one.town.place for one in found)
    return ground.same(values, partnership, sides)


def _slot(column: Column, value: str, problem: str, same: Any) -> Slot:
    """A value that the record lacks is ticked; one that differs is shown beside what is held, and left alone unless somebody ticks it."""
    held = "" if same is None or column.beside else _held(same, column.name)
    differs = bool(held) and not _equal(column, held, value)
    lacks = column.needed and not value and same is None
    choices = tuple((key, str(label)) for key, label in column.choices)
    shown = dict(choices).get(held, held) if differs else ""
    why = problem or (_("The list does not say this.") if lacks else "")
    ticked = bool(value) and not problem and (column.beside or not held)
    return Slot(column.name, str(column.label), value, ticked, column.needed, choices, why, held=shown)


def _held(record: Any, name: str) -> str:
    value = record.town if name == "place" else getattr(record, name, "")
    return "" if value is None else str(value)


def _equal(column: Column, held: str, value: str) -> bool:
    if column.kind == "amount" and value:
        return float(held) == float(value)
    if column.kind == "place":
        try:
            return fold(places.find(value).name) == fold(held) or fold(value).startswith(fold(held))
        except ValidationError:
            return False
    return held == value or (column.kind in {"text", "name"} and fold(held) == fold(value) != "")


def state(made: Plan) -> str:
    """What the queue says of a row: it has a `problem`, `differs` from the register, `confirms` it, or is `new`."""
    if made.problem or any(slot.problem for slot in made.slots):
        return "problem"
    if made.confirms is None:
        return "new"
    return "differs" if any(slot.held for slot in made.slots) else "confirms"


def form_of(noun: str, record: Any, office: Any) -> Any:
    """The register's own form of a record that is there."""
    return form_class(NOUNS[noun])(instance=record, office=office)
