"""What each type of proposal becomes: a kind of record and the texts of its form. What lies ahead never becomes what was done."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning import sorts
from jumelles.web.press.planning.setting import Setting, edtf
from jumelles.web.press.planning.titles import title
from jumelles.web.register.forms import label
from jumelles.web.register.models import Organisation
from jumelles.web.register.models.words import Domain
from jumelles.web.search.folding import fold

LONGEST = 300
AHEAD = frozenset({"planned", "wished"})
DOMAINS = {"economy": "trade", "transport": "trade", "science": "research", "school": "education", "heritage": "culture"}
"""Fields of cooperation that texts name and the register calls otherwise."""
ORGANISATIONS = {
    "company": "company", "university": "university", "laboratory": "laboratory", "hospital": "hospital", "health": "hospital",
    "school": "school", "association": "association", "culture": "culture", "media": "media", "public": "public", "incubator": "incubator",
}  # fmt: skip
STEPS = {"in_force": "in_force", "signed": "signed", "renewed": "renewed", "ended": "terminated"}
AGAIN = re.compile(r"réactiv|relanc|reprise|revived|reactivated|resumed|возобнов|оживл", re.IGNORECASE)
"""Words of a partnership that slept."""
CITIZEN = re.compile(
    r"citoyen(?:ne)?s? d[’']honneur|honorary (?:citizen|freeman)|freedom of the|почётн\w+ граждан|почетн\w+ граждан", re.IGNORECASE
)
MEDAL = re.compile(r"médaille|medal|медал", re.IGNORECASE)
HERITAGE = (
    ("statue", re.compile(r"statue|buste|monument|bust\b|памятник|бюст|скульптур", re.IGNORECASE)),
    ("plaque", re.compile(r"plaque|доск|табличк", re.IGNORECASE)),
    ("garden", re.compile(r"jardin|arbre|garden|\btree\b|сквер|сад\b|аллея", re.IGNORECASE)),
    ("place_name", re.compile(r"\brue\b|place |avenue|street|square|улиц|площад", re.IGNORECASE)),
)
MEDIA = re.compile(r"média|presse|journalist|media|reporter|СМИ|журналист", re.IGNORECASE)
PEOPLE = re.compile(r"^(?:personne|membre|participant|people|member|delegate|guest|человек|участник|член|гост)", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """A record to be: its kind, the texts of its form, and the kinds it may become instead."""

    noun: str
    values: dict[str, str]
    kinds: tuple[str, ...] = ()
    problem: str = ""


def draft(proposed: Proposed, setting: Setting, noun: str = "") -> Draft:
    """What a proposal becomes, as the kind of record that a person chose, or the likeliest."""
    return DRAFTS[proposed.type](proposed, setting, noun)


def _words(proposed: Proposed) -> str:
    return " ".join(str(one.get("exact", "")) for one in proposed.evidence)


def _said(proposed: Proposed, setting: Setting) -> str:
    """The sentences around its words."""
    return " ".join(setting.sentence(one["start"], one["end"]) for one in proposed.evidence if "start" in one)


def _title(proposed: Proposed, setting: Setting, *names: str) -> str:
    return title(proposed, setting, *names, longest=LONGEST)


def _place(proposed: Proposed, setting: Setting, noun: str) -> Draft:
    told = proposed.attributes
    kinds = ("authority", "party") if setting.partnership else ("authority",)
    if told.get("kind") not in {"city", "region"} or not told.get("gid"):
        return Draft("authority", {}, (), _("The register keeps towns and regions: a country or a continent needs no record."))
    level, where = "municipality" if told["kind"] == "city" else "region", f"{told['name']}, {told.get('country', '')}"
    if noun == "party":
        there = (one for one in setting.bodies if one.town.place == told["gid"])
        known = min(there, key=lambda one: one.level != level, default=None)
        body = label(known) if known else told["name"]
        return Draft("party", {"authority": body, "side": _likely_side(told, setting), "new_level": level, "new_place": where}, kinds)
    return Draft("authority", {"name": told["name"], "level": level, "place": where}, kinds)


def _likely_side(told: dict[str, Any], setting: Setting) -> str:
    return setting.side(told["name"]) or ("home" if told.get("country") == setting.office.country else "partner")


def _person(proposed: Proposed, _setting: Setting, _noun: str) -> Draft:
    *given, family = str(proposed.attributes.get("name", "")).split() or [""]
    return Draft("person", {"family_name": family, "given_name": " ".join(given)})


def _org(proposed: Proposed, _setting: Setting, _noun: str) -> Draft:
    name = str(proposed.attributes.get("name", ""))
    kind = sorts.organisation(name) or ORGANISATIONS.get(str(proposed.attributes.get("kind")), "other")
    return Draft("organisation", {"name": name, "kind": kind})


def _accord(proposed: Proposed, setting: Setting, noun: str) -> Draft:
    told, status = proposed.attributes, _status(proposed, setting)
    kinds, on = ("agreement", "status", "action"), edtf(proposed.attributes.get("date"))
    firms = between_organisations(told, setting)
    noun = noun or ("agreement" if firms or status == "signed" else "action" if status in AHEAD else "status")
    if noun == "agreement":
        said = sorts.agreement(_words(proposed)) or ("charter" if told.get("kind") == "twinning" else "convention")
        kind = "company" if firms else said
        return Draft(noun, {"kind": kind, "title": _title(proposed, setting), "signed": "" if status in AHEAD else on}, kinds)
    if noun == "action":
        return Draft(noun, _action(proposed, setting, on), kinds)
    step = "proposed" if status in AHEAD else "reactivated" if AGAIN.search(_said(proposed, setting)) else STEPS.get(status, "in_force")
    return Draft(noun, {"status": step, "on": on}, kinds)


def _status(proposed: Proposed, setting: Setting) -> str:
    """How far an accord is; what must yet be signed lies ahead."""
    status = str(proposed.attributes.get("status"))
    return "planned" if status == "signed" and sorts.TO_SIGN.search(_said(proposed, setting)) else status


def between_organisations(told: dict[str, Any], setting: Setting) -> bool:
    """Whether the parties of an agreement are companies, universities and the like, and none of them is a place."""
    parties = [fold(str(name)) for name in told.get("parties") or []]
    return bool(parties) and not any(name in setting.places or setting.side(name) for name in parties)


def _action(proposed: Proposed, setting: Setting, on: str) -> dict[str, str]:
    status = _status(proposed, setting) if proposed.type == "accord" else str(proposed.attributes.get("status"))
    named = [str(one) for one in proposed.attributes.get("domains") or []]
    domains = [one for one in (DOMAINS.get(name, name) for name in named) if one in Domain.values]
    stage = {"planned": "planned", "wished": "idea", "past": "done", "ended": "done"}.get(status, "underway")
    start, _slash, end = on.partition("/")
    title = _title(proposed, setting, "what")
    return {"title": title, "domain": domains[0] if domains else _domain(proposed), "stage": stage, "starts": start, "ends": end}


def _domain(proposed: Proposed) -> str:
    return {"culture": "culture", "commemoration": "culture", "sport": "sport"}.get(str(proposed.attributes.get("kind")), "governance")


def _visit(proposed: Proposed, setting: Setting, noun: str) -> Draft:
    told, on = proposed.attributes, edtf(proposed.attributes.get("date"))
    if noun == "action":
        return Draft(noun, _action(proposed, setting, on), ("visit", "action"))
    start, _slash, end = (on or _now(told, setting)).partition("/")
    values = {
        "direction": _direction(told, setting),
        "title": _title(proposed, setting),
        "starts": start.removeprefix(".."),
        "ends": end.removeprefix(".."),
        "headcount": _number(proposed, setting, "size", PEOPLE),
        "media": _number(proposed, setting, "media", MEDIA),
    }
    return Draft("visit", values, ("visit", "action"))


def _now(told: dict[str, Any], setting: Setting) -> str:
    """The month of the publication, for who is here while it is written."""
    return edtf(setting.clipping.published[:7]) if told.get("status") == "ongoing" else ""


def _direction(told: dict[str, Any], setting: Setting) -> str:
    """Where they go decides; where they come from, where that is not told. Who stays on one side does not visit the other."""
    to, come_from = setting.side(told.get("to")), setting.side(told.get("from"))
    if to != come_from:
        return "inbound" if to == "home" or (not to and come_from == "partner") else "outbound"
    return ""


def _number(proposed: Proposed, setting: Setting, name: str, unit: re.Pattern[str]) -> str:
    """How many people or media came: as the reader says, else the figure of that unit in the same sentences."""
    if told := re.search(r"\d+", str(proposed.attributes.get(name) or "")):
        return told[0]
    counted = (row.attributes for row in setting.beside(proposed, setting.figures))
    return next((str(one.get("value", "")) for one in counted if unit.search(str(one.get("unit", "")))), "")


def _event(proposed: Proposed, setting: Setting, noun: str) -> Draft:
    told, on = proposed.attributes, edtf(proposed.attributes.get("date"))
    words = f"{told.get('what') or ''} {_words(proposed)}"
    kinds, kind = ("honour", "heritage", "action"), str(told.get("kind"))
    if not noun:
        built = kind in {"inauguration", "unveiling"} and any(shape.search(words) for _name, shape in HERITAGE)
        noun = "honour" if kind == "award" and told.get("who") else "heritage" if built else "action"
        noun = "action" if told.get("status") in AHEAD else noun
    if noun == "honour":
        conferred = "citizen" if CITIZEN.search(words) else "medal" if MEDAL.search(words) else "decoration"
        values = {"kind": conferred, "title": _title(proposed, setting, "what"), "person": str(told.get("who") or ""), "on": on}
        return Draft(noun, values, kinds)
    if noun == "heritage":
        shape = next((name for name, shape in HERITAGE if shape.search(words)), "other")
        return Draft(noun, {"kind": shape, "title": _title(proposed, setting, "what"), "since": on}, kinds)
    return Draft(noun, _action(proposed, setting, on), kinds)


def mention(setting: Setting) -> dict[str, str]:
    """The article itself, as a media mention."""
    one = setting.clipping
    return {"title": one.title, "outlet": one.outlet, "published": one.published, "url": one.url, "language": one.language}


def _quote(_proposed: Proposed, setting: Setting, _noun: str) -> Draft:
    return Draft("mention", mention(setting))


def _figure(proposed: Proposed, setting: Setting, _noun: str) -> Draft:
    first = proposed.evidence[0] if proposed.evidence else {}
    said = setting.sentence(first["start"], first["end"]) if "start" in first else str(first.get("exact", ""))
    partner = setting.authorities["partner"]
    values = {
        "kind": "economy",
        "statement": said[:500],
        "dated": setting.clipping.published,
        "authority": partner[0].name if partner else "",
    }
    return Draft("fact", values)


def _opening(proposed: Proposed, setting: Setting, _noun: str) -> Draft:
    told = proposed.attributes
    named = str(told.get("who") or "")
    known = Organisation.objects.filter(office=setting.office, name__iexact=named).first() if named else None
    values = {
        "kind": proposed.type,
        "organisation": known.name if known else named,
        "title": _title(proposed, setting, "what"),
        "summary": _words(proposed)[:5000],
        "language": proposed.lang or setting.clipping.language,
    }
    return Draft("opening", values)


DRAFTS: dict[str, Callable[[Proposed, Setting, str], Draft]] = {
    "place": _place, "person": _person, "org": _org, "accord": _accord, "visit": _visit, "event": _event,
    "quote": _quote, "figure": _figure, "need": _opening, "offer": _opening,
}  # fmt: skip
"""How each type is drafted."""
