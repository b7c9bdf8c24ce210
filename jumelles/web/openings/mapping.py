"""Which column of somebody else's table holds what: guessed from its header and its cells, then settled by the person who brings it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jumelles.plain import plain

FIELDS = {
    "ref": pgettext_lazy("line of a list", "reference"),
    "title": _("title"),
    "summary": _("summary"),
    "kind": _("sought or offered"),
    "language": _("language"),
    "nace": _("NACE codes"),
    "field": _("technology fields"),
    "hs": _("HS codes"),
    "stage": _("stage of development"),
}
"""What a row of a portfolio may tell; only the title is needed."""

Mapping = dict[str, int]
"""For each field that the table holds the number of its column, from 0."""

_CALLED = {
    "ref": "ref reference id key code no number numero identifier identifiant cle номер код шифр ссылка обозначение",
    "title": "title name heading titre intitule nom designation название наименование заголовок тема",
    "summary": "summary description abstract text about details resume descriptif texte описание аннотация реферат текст содержание",
    "kind": "kind type sought offered direction sens recherche offre вид тип спрос предложение",
    "language": "language lang langue язык",
    "nace": "nace naf ape isic sic activity activite оквэд вид_деятельности",
    "field": "field technology wipo domain domaine technologie technologies технология область направление",
    "hs": "hs customs tariff goods sh douane тнвэд тн_вэд товар",
    "stage": "stage trl maturity status stade maturite avancement стадия готовность уровень этап",
}
_CELLS = {
    "language": re.compile(
        r"(?:fr|en|ru|français|francais|french|english|anglais|russian|russe|русский|английский|французский)", re.IGNORECASE
    ),
    "nace": re.compile(r"(?:nace2?:)?[A-U]?\s?\d\d\.\d\d?[A-Z]?", re.IGNORECASE),
}
"""How the cells of a field look, where its header says nothing."""


_WORDS = {field: {plain(name.replace("_", " ")) for name in names.split()} for field, names in _CALLED.items()}


def guess(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """The mapping that header and first rows suggest; a column is given to one field, the best of its header first."""
    scores = [
        (_likeness(field, columns[at], [row[at] for row in rows if at < len(row)]), -order, -at)
        for order, field in enumerate(FIELDS)
        for at in range(len(columns))
    ]
    mapping: Mapping = {}
    names = list(FIELDS)
    for score, order, at in sorted(scores, reverse=True):
        if score > 0 and names[-order] not in mapping and -at not in mapping.values():
            mapping[names[-order]] = -at
    return mapping


def _likeness(field: str, column: str, cells: list[str]) -> int:
    """3: the header is a name of the field; 2: begins with one; 1: holds one, or the cells look so."""
    header = plain(column)
    if header in _WORDS[field]:
        return 3
    words = header.split()
    if words and words[0] in _WORDS[field]:
        return 2
    if _WORDS[field] & set(words):
        return 1
    filled = [cell.strip() for cell in cells if cell.strip()]
    look = _CELLS.get(field)
    return int(bool(look and filled and all(look.fullmatch(part) for cell in filled for part in re.split(r"[;,]\s*", cell))))


def chosen(answers: dict[str, str], count: int) -> Mapping:
    """The mapping that a form sends: for each field the number of a column, or nothing."""
    numbers = {field: answers.get(field, "") for field in FIELDS}
    return {field: int(text) for field, text in numbers.items() if re.fullmatch(r"[0-9]{1,3}", text, re.ASCII) and int(text) < count}
