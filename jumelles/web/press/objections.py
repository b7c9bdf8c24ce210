"""What the register objects to, at the fields of the card it is about, with what was typed there kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jumelles.web.press.plans import Plan, Slot
from jumelles.web.register.forms import form_class
from jumelles.web.register.nouns import NOUNS


def sentence(error: Exception, noun: str) -> str:
    """Every objection in one text, each after the label of its field: for whoever shows no field."""
    at_fields, of_none = _sorted(error)
    return " ".join([*_labelled(noun, at_fields), of_none]).strip()


def _sorted(error: Exception) -> tuple[dict[str, str], str]:
    """The objections by field, and those that are about none."""
    if not isinstance(error, ValidationError):
        return {}, str(error)
    if not hasattr(error, "error_dict"):
        return {}, " ".join(error.messages)
    found = {name: " ".join(why) for name, why in error.message_dict.items()}
    of_none = found.pop("__all__", "")
    return found, of_none


def _labelled(noun: str, at_fields: Mapping[str, str]) -> list[str]:
    return [_("%(field)s: %(why)s") % {"field": _label(noun, name), "why": why} for name, why in at_fields.items()]


def _label(noun: str, name: str) -> str:
    form = form_class(NOUNS[noun])
    if name in form.base_fields:
        return str(form.base_fields[name].label)
    known = {field.name: field for field in NOUNS[noun].model._meta.concrete_fields}
    return str(known[name].verbose_name) if name in known else name


def again(made: Plan, typed: Mapping[str, str], error: Exception | None = None) -> Plan:
    """The plan with what a person typed and ticked; each objection at its field, what is about no field of it as the plan's own."""
    at_fields, of_none = _sorted(error) if error else ({}, "")
    slots = tuple(_again(slot, typed, at_fields.pop(slot.name, "")) for slot in made.slots)
    return replace(
        made, slots=slots, objection=" ".join(filter(None, [*_labelled(made.noun, at_fields), of_none])), refused=error is not None
    )


def _again(slot: Slot, typed: Mapping[str, str], why: str) -> Slot:
    """A field that the form held not, or whose choices are others now, begins as it is planned."""
    value = typed.get(f"v-{slot.name}")
    if value is None or (value and slot.choices and value not in dict(slot.choices)):
        return replace(slot, problem=why or slot.problem)
    return replace(slot, value=value, ticked=f"t-{slot.name}" in typed, problem=why)
