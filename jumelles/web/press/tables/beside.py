"""What stands beside a record that is there: its parties, the step from which it counts, a post. A row neither hides nor doubles it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jumelles.facts import Place
from jumelles.web.press.planning.setting import Setting, overlap
from jumelles.web.register.models import Authority, Party, Position, StatusStep
from jumelles.web.search.folding import fold


def differing(noun: str, record: Any, values: Mapping[str, str], setting: Setting) -> dict[str, str]:
    """What the register holds instead of what a row says beside its record, by field."""
    if noun == "partnership":
        return _sides(record, values, setting) | _since(record, values)
    if noun == "person":
        return _dates(record, values, setting)
    return {}


def step(record: Any) -> StatusStep | None:
    """The step from which a partnership counts."""
    return StatusStep.objects.filter(partnership=record, status="in_force").first()


def says(held: str, told: str) -> bool:
    """Whether a date that is held says what a row tells: the same, or more exactly."""
    return held == told or (len(held) > len(told) and bool(held) and overlap(held, told))


def place_of(body: Authority | Place) -> int:
    """Where an authority stands, or is to stand."""
    return body.id if isinstance(body, Place) else body.town.place


def shown(text: str, body: Authority | Place) -> str:
    """What a side is called: without the country or the region that only told its place from others."""
    if isinstance(body, Authority) and fold(body.name) == fold(text):
        return text
    return re.split(r"\s*[,(]", text, maxsplit=1)[0].strip() or text


def position(record: Any, values: Mapping[str, str], setting: Setting) -> Position | None:
    """The post that a row tells, if the person holds it already."""
    body = setting.ground.employer(values["body"]) if values.get("body") else None
    if body is None or not values.get("position"):
        return None
    where = {"authority" if isinstance(body, Authority) else "organisation": body}
    return Position.objects.filter(person=record, title=values["position"], **where).first()


def _since(record: Any, values: Mapping[str, str]) -> dict[str, str]:
    held = step(record)
    return {"since": held.on} if held and values.get("since") and not says(held.on, values["since"]) else {}


def _sides(record: Any, values: Mapping[str, str], setting: Setting) -> dict[str, str]:
    found = {}
    parties = list(Party.objects.filter(partnership=record).select_related("authority__town"))
    for side in ("home", "partner"):
        there = [party.authority for party in parties if party.side == side]
        if values.get(side) and there:
            body = setting.ground.body(values[side], values.get("country", "") if side == "partner" else "")
            if place_of(body) not in {one.town.place for one in there}:
                found[side] = ", ".join(str(one) for one in there)
    return found


def _dates(record: Any, values: Mapping[str, str], setting: Setting) -> dict[str, str]:
    held = position(record, values, setting)
    both = {name: (str(getattr(held, name)), values[name]) for name in ("since", "until") if held and values.get(name)}
    return {name: there for name, (there, told) in both.items() if there and not says(there, told)}
