"""What the cell of a list says, as the register's form takes it; or one sentence on why it cannot be used."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext as _

from jumelles.languages import series
from jumelles.plain import plain
from jumelles.web.press.tables import dates, heads
from jumelles.web.press.tables.ground import Ground
from jumelles.web.press.tables.implied import currency, without_currency
from jumelles.web.press.tables.lists import Column, columns

Said = tuple[str, str]
"""A text for the form, and what is wrong with it: one of the two is empty, or both."""


def said(noun: str, name: str, text: str, ground: Ground) -> Said:
    """The text of a cell for its field; what cannot be used comes back as it is, with what is wrong."""
    column, told = columns(noun)[name], " ".join(text.split()) if name != "about" else text.strip()
    if not told:
        return "", ""
    rule = RULES.get(name if name in RULES else column.kind)
    return rule(noun, column, told, ground) if rule else (told, "")


def _date(_noun: str, _column: Column, told: str, _ground: Ground) -> Said:
    found = dates.edtf(told)
    return (found, "") if found else (told, _("is no date: write it as 31.03.2017, 2017-03 or 1991"))


def _choice(noun: str, column: Column, told: str, _ground: Ground) -> Said:
    ways, head = heads.choices(noun, column.name), plain(told)
    found = ways.get(head) or next((ways[way] for way in sorted(ways, key=len, reverse=True) if f" {way} " in f" {head} "), "")
    if found:
        return found, ""
    return told, _("is none of the choices: %(choices)s") % {"choices": series(str(label) for _key, label in column.choices)}


def _figure(told: str) -> str:
    """A number as it is written in France, Russia and England, without its currency."""
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", without_currency(told))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return plain.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) and plain.count(".") + plain.count(",") > 1:
        return plain.replace(".", "").replace(",", ".")
    return plain.replace(",", ".") if re.fullmatch(r"\d+(?:[.,]\d+)?", plain) else ""


def _amount(_noun: str, _column: Column, told: str, _ground: Ground) -> Said:
    found = _figure(told)
    if re.fullmatch(r"\d{1,3}\.\d{3}", found):
        return told, _("may mean thousands or a fraction: write it as 12500 or 12,50")
    return (found, "") if found else (told, _("is no number: write it as 12500 or 12 500,50"))


def _number(_noun: str, _column: Column, told: str, _ground: Ground) -> Said:
    found = re.sub(r"\.0+$", "", _figure(told))
    return (found, "") if found.isdigit() else (told, _("is no whole number: write it as 25"))


def _currency(_noun: str, _column: Column, told: str, _ground: Ground) -> Said:
    return currency(told) or told.upper(), ""


def _by(check: Callable[[str], None]) -> Callable[[str, Column, str, Ground], Said]:
    def rule(_noun: str, _column: Column, told: str, _ground: Ground) -> Said:
        try:
            check(told)
        except ValidationError as error:
            return told, " ".join(error.messages)
        return told, ""

    return rule


def _address(noun: str, column: Column, told: str, ground: Ground) -> Said:
    whole = told if "://" in told else f"https://{told}"
    return _by(URLValidator())(noun, column, whole, ground)


def _meant(_noun: str, column: Column, told: str, ground: Ground) -> Said:
    """What the register or the atlas must know: a partnership, a place, a body."""
    find: dict[str, Callable[[str], Any]] = {"partnership": ground.partnership, "place": ground.place}
    try:
        found = find[column.kind](told)
    except ValidationError as error:
        return told, " ".join(error.messages)
    return (str(found) if column.kind == "partnership" else told), ""


RULES: dict[str, Callable[[str, Column, str, Ground], Said]] = {
    "date": _date, "choice": _choice, "amount": _amount, "number": _number, "currency": _currency, "partnership": _meant, "place": _meant,
    "email": _by(EmailValidator()), "website": _address, "url": _address,
}  # fmt: skip
"""How cells are read, by the kind of their column, or by its name."""
