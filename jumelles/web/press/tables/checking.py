"""What the register will say to a row before anybody accepts it: its form and its rules are asked on a record that is never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q

from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.tables.lists import columns
from jumelles.web.register.forms import named
from jumelles.web.register.nouns import NOUNS


def faults(noun: str, values: Mapping[str, str], setting: Setting) -> dict[str, str]:
    """What is wrong with a new record of these texts, each at the field where a person would mend it."""
    from jumelles.web.press.writing import filled

    record = NOUNS[noun].model(office=setting.office)
    if "partnership" in columns(noun):
        record.partnership = setting.ground.partnership(values["partnership"])
    form = filled(noun, record, {name: text for name, text in values.items() if not columns(noun)[name].beside}, setting)
    found = {name: " ".join(why) for name, why in form.errors.items()}
    for name, why in _broken(record, {*found, "town"}).items():
        found[_at(record, why, values) if name == NON_FIELD_ERRORS else name] = why
    unknown = _introduced(noun, values, setting)
    return {name: why for name, why in found.items() if name in columns(noun) and name not in unknown}


def _broken(record: Any, exclude: set[str]) -> dict[str, str]:
    """The rules of the fields and of the database that the record breaks."""
    try:
        record.full_clean(exclude=exclude)
    except ValidationError as error:
        return {name: " ".join(why) for name, why in error.message_dict.items()}
    return {}


def _introduced(noun: str, values: Mapping[str, str], setting: Setting) -> set[str]:
    """Fields that name somebody whom the register does not know: accepting the row adds them."""
    from jumelles.web.press.planning.planned import REFERS

    return {name for name, model in REFERS.get(noun, ()) if not named(model, setting.office, values.get(name, ""))[:1]}


def _at(record: Any, why: str, values: Mapping[str, str]) -> str:
    """Of the fields of the rule that says so the one that is empty, else the last: the end rather than the beginning."""
    rules = (one for one in record._meta.constraints if str(one.violation_error_message) == why and hasattr(one, "condition"))
    broken = next((one for one in rules if _is_broken(one, record)), None)
    fields = list(dict.fromkeys(_field(record, name) for name in _names(broken.condition))) if broken else []
    return next((name for name in fields if not values.get(name)), fields[-1] if fields else "")


def _is_broken(rule: Any, record: Any) -> bool:
    try:
        rule.validate(type(record), record)
    except ValidationError:
        return True
    return False


def _field(record: Any, name: str) -> str:
    """The field that a person fills: of a bound the date that it belongs to."""
    return str(getattr(record._meta.get_field(name), "of", name))


def _names(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _names(child)
        elif isinstance(child, tuple):
            yield child[0].partition("__")[0]
