"""The language of our templates: Jinja2, strict about names, with the catalogue's words and the library's numbers and dates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined

from jumelles import dates, languages
from jumelles.languages import LANGUAGES
from jumelles.web.access import may
from jumelles.web.register.models.words import Status
from jumelles.web.register.nouns import BY_MODEL, NOUNS
from jumelles.web.register.rules import GUESTS_SEE
from jumelles.web.register.showing import moment, path, seen_from
from jumelles.web.surroundings import language_of


def environment(**options: Any) -> Environment:
    """As Django's backend asks for it."""
    made = Environment(  # noqa: S701 - Django sets autoescape among the options
        **options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}, extensions=["jinja2.ext.i18n"]
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext, npgettext=translation.npgettext
    )
    made.globals |= {"url": address, "static": static, "htmx_script": htmx_script, "languages": LANGUAGES, "country": languages.territory}
    made.filters |= {
        "edtf": dates.say,
        "number": languages.number,
        "moment": moment,
        "day": languages.date,
        "capitalised": capitalised,
        "seen_from": seen_from,
    }
    made.filters |= {"key": key, "noun_name": noun_name, "noun_names": noun_names, "status_word": status_word, "field_name": field_name}
    return made


def address(name: str, *arguments: Any, **named: Any) -> str:
    """The path of a page by its name."""
    if name == "record":
        return path(*arguments)
    return reverse(name, args=arguments, kwargs=named)


def capitalised(text: str) -> str:
    """The first letter large, the others as they are: names inside keep theirs."""
    return text[:1].upper() + text[1:]


def key(record: Any) -> str:
    """The word of a record's kind in addresses."""
    return BY_MODEL[type(record)].key


def noun_name(word: str) -> str:
    """The name of a kind of record."""
    return str(NOUNS[word].name)


def noun_names(word: str) -> str:
    """The name of several records of a kind."""
    return str(NOUNS[word].names)


def field_name(record: Any, name: str) -> str:
    """What a field of a record is called on forms; a field of another version of Jumelles keeps its own name."""
    known = {field.name: field for field in record._meta.concrete_fields}
    return str(known[name].verbose_name) if name in known else name


def status_word(status: str) -> str:
    """A status in the language of the page."""
    return str(Status(status).label)


ROOMS = {
    "desk": gettext_lazy("Desk"),
    "find": gettext_lazy("Find a partner"),
    "records": gettext_lazy("Partnerships"),
    "openings": gettext_lazy("Openings"),
    "press": gettext_lazy("Press desk"),
    "agenda": gettext_lazy("Agenda"),
    "report": gettext_lazy("Year report"),
    "publish": gettext_lazy("Publish"),
}
"""The rooms in the menu: the name of their first page, and what it is called. Of the records, the partnerships have a place there."""
GUESTS_ENTER = frozenset({"records", "agenda"})
WRITERS_ENTER = frozenset({"press"})
"""Rooms that are of no use to who only reads."""


def _enters(room: str, role: str | None, *, insider: bool) -> bool:
    return (insider or room in GUESTS_ENTER) and (role != "reader" or room not in WRITERS_ENTER)


def context(request: HttpRequest) -> dict[str, Any]:
    """What every template may use."""
    office = getattr(request, "office", None)
    insider = office is not None and may(request.user, "view", office)
    role = request.user.roles.get(office.pk) if office else None
    return {
        "user": getattr(request, "user", None),
        "office": office,
        "role": role,
        "language": language_of(request) if hasattr(request, "user") else settings.LANGUAGE_CODE[:2],
        "path": request.get_full_path(),
        "rooms_open": [(name, words) for name, words in ROOMS.items() if _enters(name, role, insider=insider)],
        "menu": [
            noun for noun in NOUNS.values() if office and noun.main and noun.key != "partnership" and (insider or noun.model in GUESTS_SEE)
        ],
    }
