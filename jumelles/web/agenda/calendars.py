"""The happenings of an office as an iCalendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from jumelles.web.agenda.clocks import clocks
from jumelles.web.agenda.telling import line
from jumelles.web.register.ahead import Happening

PRODUCT = "-//Jumelles//Agenda//EN"
DAY = timedelta(days=1)
EVERY = timedelta(hours=6)
"""How often a calendar program is asked to look again."""


def calendar(name: str, happenings: list[Happening], office: Any, *, by: Any, absolute: Callable[[str], str]) -> bytes:
    """The file, in the language that is spoken; `absolute` makes a full address of a path. The same records always give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):
        made.add(key, name)
    made.add("x-wr-timezone", office.timezone)
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    moments = _moments(happenings)
    zones = clocks([one.record.visit for one in happenings if one.kind == "programme"], office)
    for happening in happenings:
        zone = zones.get(happening.record.visit_id) if happening.kind == "programme" else None
        made.add_component(_event(happening, by, moments[happening.record.pk], zone, absolute))
    return made.to_ical()


def _event(happening: Happening, by: Any, moment: datetime, zone: ZoneInfo | None, absolute: Callable[[str], str]) -> Event:
    record, event, told = happening.record, Event(), line(happening, by)
    event.add("uid", _identity(happening))
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", record.version - 1)
    event.add("summary", told.text if happening.sure else _("%(what)s (day not known: %(when)s)") % {"what": told.text, "when": told.when})
    _when(event, happening, zone)
    event.add("categories", [told.sort])
    if happening.kind == "programme" and record.where:
        event.add("location", record.where)
    event.add("description", "\n".join(_description(happening, told)))
    event.add("url", absolute(told.address))
    event.add("status", "CONFIRMED" if happening.sure else "TENTATIVE")
    event.add("transp", "OPAQUE" if happening.kind == "programme" and record.starts else "TRANSPARENT")
    return event


def _identity(happening: Happening) -> str:
    """The same in every feed and on every machine, so that no program shows a thing twice."""
    years = f"-{happening.years}" if happening.years else ""
    about = happening.partnership if happening.kind == "anniversary" else happening.record
    return f"{happening.kind}-{about.pk}{years}@jumelles"


def _when(event: Event, happening: Happening, zone: ZoneInfo | None) -> None:
    """From when to when: days, of which the file names the one after the last; or times on the clock of the place, told in UTC, which no
    program can misunderstand and which needs no table of zones.
    """
    record = happening.record
    if happening.kind != "programme" or record.starts is None:
        event.add("dtstart", happening.first)
        event.add("dtend", happening.last + DAY)
        return
    event.add("dtstart", datetime.combine(record.day, record.starts, zone).astimezone(UTC))
    if record.ends and record.ends > record.starts:
        event.add("dtend", datetime.combine(record.day, record.ends, zone).astimezone(UTC))


def _description(happening: Happening, told: Any) -> list[str]:
    said = [told.sort, told.partnership]
    if happening.kind == "programme":
        said = [str(happening.record.visit), told.partnership]
        if happening.record.with_whom:
            said.append(_("With: %(whom)s") % {"whom": happening.record.with_whom})
    return said


def _moments(happenings: list[Happening]) -> dict[Any, datetime]:
    """When each record was last changed, to the second, as far as its history tells."""
    keys: dict[Any, set[Any]] = {}
    for one in happenings:
        keys.setdefault(type(one.record), set()).add(one.record.pk)
    found: dict[Any, datetime] = dict.fromkeys((key for each in keys.values() for key in each), datetime(2000, 1, 1, tzinfo=UTC))
    for model, each in keys.items():
        rows = model.history.filter(id__in=each).order_by().values_list("id").annotate(newest=Max("history_date"))
        found |= {key: moment.astimezone(UTC).replace(microsecond=0) for key, moment in rows}
    return found
