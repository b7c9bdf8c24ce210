"""What accepting a row would write: each cell at its field, what the register holds already, and what would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.plans import Plan, Slot
from jumelles.web.press.tables.beside import differing, place_of, shown
from jumelles.web.press.tables.cells import Said, said
from jumelles.web.press.tables.checking import faults
from jumelles.web.press.tables.dates import in_words
from jumelles.web.press.tables.implied import currency, parted
from jumelles.web.press.tables.lists import WHOLE, Column, columns
from jumelles.web.register import places
from jumelles.web.register.forms import form_class
from jumelles.web.register.nouns import NOUNS
from jumelles.web.search.folding import fold


def told(proposed: Proposed, setting: Setting) -> dict[str, Said]:
    """What the row tells, by field: for the form, and what is wrong. What a person corrected goes before the cell."""
    noun, ground = setting.clipping.noun, setting.ground
    texts = proposed.attributes | {name: str(value) for name, value in proposed.values.items()}
    texts = _names(texts) | texts if noun == "person" else texts
    found = {name: said(noun, name, str(text), ground) for name, text in texts.items() if name in columns(noun) and name not in WHOLE}
    if "partnership" in columns(noun) and not found.get("partnership", ("",))[0] and ground.default:
        found["partnership"] = (str(ground.default), "")
    if noun == "partnership":
        found |= _sides(found, setting)
    if "amount" in found and not found.get("currency", ("",))[0]:
        code = currency(str(texts["amount"])) or currency(str(proposed.attributes.get("amount", "")))
        found |= {"currency": (code, "")} if code else {}
    if found.get("position", ("",))[0] and not found.get("body", ("",))[0]:
        found["body"] = ("", _("Say in which organisation or authority this position is held."))
    return found


def _names(texts: dict[str, str]) -> dict[str, str]:
    """The two names where one column holds both."""
    whole = next((name for name in WHOLE if texts.get(name)), "")
    return dict(zip(WHOLE[whole], parted(str(texts[whole]), family_first=whole == "family_given"), strict=True)) if whole else {}


def _sides(found: dict[str, Said], setting: Setting) -> dict[str, Said]:
    """The two sides of a partnership as the atlas knows them, and its name where the list gives none."""
    ground, more, called = setting.ground, {}, {}
    country = found.get("country", ("", ""))[0]
    for name in ("home", "partner"):
        text = found.get(name, ("", ""))[0]
        try:
            if text:
                called[name] = shown(text, ground.body(text, country if name == "partner" else ""))
        except ValidationError as error:
            more[name] = (text, " ".join(error.messages))
    if not found.get("home", ("",))[0] and ground.home:
        more["home"] = (ground.home.name, "")
    if not found.get("name", ("",))[0] and found.get("partner", ("",))[0]:
        ours = ground.home.town.name if ground.home and "home" in more else called.get("home", "")
        theirs = called.get("partner", found["partner"][0])
        more["name"] = (f"{ours} – {theirs}" if ours else theirs, "")
    return more


def plan_row(proposed: Proposed, setting: Setting) -> Plan:
    """The plan of a row, as `planning.plan` returns it."""
    noun, texts = setting.clipping.noun, told(proposed, setting)
    same = matched(texts, setting)
    if noun == "partnership" and same is not None:
        # What no cell says is no difference: the name and our side were only made up for a new partnership.
        texts = {name: said for name, said in texts.items() if name in proposed.attributes or name not in MADE_UP}
    values = {name: value for name, (value, problem) in texts.items() if value and not problem}
    held = differing(noun, same, values, setting) if same is not None else {}
    wrong = faults(noun, values, setting) if same is None and _whole(noun, values) else {}
    slots = []
    for name, column in columns(noun).items():
        value, problem = texts.get(name, ("", ""))
        problem = problem or ("" if column.needed and not value else wrong.get(name, ""))
        if value or problem or (column.needed and same is None):
            slots.append(_slot(column, value, problem, same, held.get(name, "")))
    return Plan(noun=noun, slots=tuple(slots), confirms=same, along=tuple(_along(noun, values, setting)))


MADE_UP = frozenset({"name", "home"})
"""What a row about a partnership gets where its list does not say it."""


def _whole(noun: str, values: dict[str, str]) -> bool:
    """Whether the register can be asked about the row: on which partnership it would hang is known."""
    return "partnership" not in columns(noun) or "partnership" in values


def _along(noun: str, values: dict[str, str], setting: Setting) -> Iterator[str]:
    """What accepting the row adds first, in words."""
    if noun == "person" and values.get("position") and values.get("body") and setting.ground.employer(values["body"]) is None:
        yield _("adds the organisation: %(name)s") % {"name": values["body"]}


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
        sides = frozenset({place_of(ground.body(values["home"])), place_of(ground.body(values["partner"], values.get("country", "")))})
    return ground.same(values, partnership, sides)


def _slot(column: Column, value: str, problem: str, same: Any, instead: str) -> Slot:
    """A value that the record lacks is ticked; one that differs is shown beside what is held, and left alone unless somebody ticks it.

    `instead` is what is held beside the record.
    """
    held = instead if same is None or column.beside else _held(same, column.name)
    differs = bool(instead) or (bool(held) and not _equal(column, held, value))
    lacks = column.needed and not value and same is None
    choices = tuple((key, str(label)) for key, label in column.choices)
    instead = dict(choices).get(held, in_words(held) if column.kind == "date" else held) if differs else ""
    value = in_words(value) if column.kind == "date" else value
    why = problem or (_("The list does not say this.") if lacks else "")
    ticked = bool(value) and not problem and not held
    return Slot(column.name, str(column.label), value, ticked, column.needed, choices, why, held=instead)


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
