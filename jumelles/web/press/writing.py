"""Records written from a plan, by the register's own forms: what a form refuses, the press desk refuses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.web.fields import EdtfField, in_order
from jumelles.web.press import incoming
from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.drafts import between_organisations, mention
from jumelles.web.press.planning.planned import REFERS, blank, body, signing
from jumelles.web.press.planning.setting import Setting, edtf
from jumelles.web.press.plans import Plan
from jumelles.web.press.tables import dates
from jumelles.web.recording import keep
from jumelles.web.register import openings
from jumelles.web.register.actions import keep_party, keep_placed
from jumelles.web.register.forms import RecordForm, form_class, label, named
from jumelles.web.register.models import Authority, MediaMention, Opening, Organisation, Person, Position, Signatory
from jumelles.web.register.nouns import BY_MODEL, NOUNS

Wrote = list[tuple[Any, bool]]
"""Records in the order of writing, and whether each is new."""


def write(proposed: Proposed, plan: Plan, told: Mapping[str, str], setting: Setting) -> tuple[Any, Wrote]:
    """A new record from the texts of its form; and all that was written, each after what it needs."""
    met, values = introduced(plan.noun, told, setting)
    begun, since = blank(plan.noun, setting), timezone.now()
    if plan.noun == "fact":
        begun.authority = _authority(values.pop("authority", ""), setting)
    record = kept(typed(plan.noun, begun, values, setting), setting)
    return record, [(row, True) for row in [*met, *ground_of(record, since), record, *_beside(record, proposed, setting)]]


def ground_of(record: Any, since: datetime) -> list[Any]:
    """What an authority, an organisation or a party stands on and was written with it, from that moment on; the lowest first."""
    body = getattr(record, "authority", None) if NOUNS["party"].model is type(record) else record
    town = getattr(body, "town", None)
    below = (row for row in (town, body) if row is not None and row is not record)
    return [row for row in below if row.version == 1 and row.history.filter(history_date__gte=since).exists()]


def introduced(noun: str, told: Mapping[str, str], setting: Setting) -> tuple[list[Any], dict[str, str]]:
    """People and organisations that the text names and the register does not know are added; the form then finds them."""
    made, values = [], dict(told)
    for field, model in REFERS.get(noun, ()):
        name = " ".join(values.get(field, "").split())
        rows = list(named(model, setting.office, name)[:2]) if name else []
        if name and not rows:
            rows = [keep(_new(model, name, setting), by=setting.by)]
            made += rows
        if rows:
            values[field] = label(rows[0])
    return made, values


def _new(model: type[Any], name: str, setting: Setting) -> Any:
    if model is Person:
        *given, family = name.split()
        return Person(office=setting.office, given_name=" ".join(given)[:100], family_name=family[:100], source=setting.source)
    return Organisation(office=setting.office, name=name[:200], kind="company", source=setting.source)


def typed(noun: str, record: Any, values: Mapping[str, str], setting: Setting) -> RecordForm:
    """The form of a record with these texts. Raises ValidationError where it does not take them, by field."""
    form = filled(noun, record, values, setting)
    if not form.is_valid():
        raise ValidationError({name: list(why) for name, why in form.errors.items()})
    return form


def filled(noun: str, record: Any, values: Mapping[str, str], setting: Setting) -> RecordForm:
    """The form of a record with these texts, not yet asked whether it takes them."""
    given = {name: _written(record, name, text, setting) for name, text in values.items()}
    return form_class(NOUNS[noun])({**_defaults(noun, record, setting), **given}, instance=record, office=setting.office)


def _defaults(noun: str, record: Any, setting: Setting) -> dict[str, str]:
    """What the form would begin with, and the article as its source."""
    form = form_class(NOUNS[noun])(instance=record, office=setting.office)
    begun = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: str(value) for name, value in begun.items() if value not in (None, "", False)} | {"source": setting.source}


def _written(record: Any, name: str, text: str, setting: Setting) -> str:
    """A text for a field; a date in any form that lists may have, too, reckoned from the day of the article."""
    dated = any(field.name == name and isinstance(field, EdtfField) for field in record._meta.concrete_fields)
    return (edtf(in_order(text)) or dates.edtf(text, incoming.day(setting.clipping)) or text) if dated else text


def cleaned(form: RecordForm, name: str, text: str) -> Any:
    """The value of one field. Raises ValidationError at its name."""
    try:
        return form.fields[name].clean(text)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error


def kept(form: RecordForm, setting: Setting) -> Any:
    """As the pages of the register keep each kind."""
    record, told = form.instance, form.cleaned_data
    if isinstance(record, Opening):
        return openings.draft(record, by=setting.by)
    if "new_level" in form.fields:
        unmet = told.get("new")
        return keep_party(record, unmet, told["new_place"] if unmet else None, by=setting.by)
    if "place" in form.fields and hasattr(record, "town_id"):
        return keep_placed(record, told["place"], by=setting.by)
    return keep(record, by=setting.by)


def _authority(name: str, setting: Setting) -> Authority:
    found = Authority.objects.filter(office=setting.office, name=name).first()
    if found is None:
        raise ValidationError(_("Say which authority’s territory the fact is about."))
    return found


def _beside(record: Any, proposed: Proposed, setting: Setting) -> list[Any]:
    """What belongs to the new record: who signed, the post of a person, the article among the media mentions."""
    made: list[Any] = []
    common = {"office": setting.office, "source": setting.source}
    kind = NOUNS["agreement"].model
    if isinstance(record, kind) and proposed.type == "accord":
        made += _signatories(record, proposed, setting, common)
    if isinstance(record, Person) and proposed.attributes.get("role") and (where := body(proposed, setting)):
        place = {"authority" if isinstance(where, Authority) else "organisation": where}
        made.append(keep(Position(person=record, title=str(proposed.attributes["role"])[:200], **place, **common), by=setting.by))
    if setting.partnership and proposed.type not in {"quote", "row", "place", "person", "org", "figure"}:
        made += _mentioned(setting)
    return made


def _signatories(record: Any, proposed: Proposed, setting: Setting, common: dict[str, Any]) -> list[Any]:
    made: list[Any] = []
    if not between_organisations(proposed.attributes, setting):
        return [keep(Signatory(agreement=record, authority=one, **common), by=setting.by) for one in signing(proposed, setting)]
    for name in dict.fromkeys(str(one) for one in proposed.attributes["parties"]):
        known = named(Organisation, setting.office, name).first()
        if known is None:
            known = keep(_new(Organisation, name, setting), by=setting.by)
            made.append(known)
        made.append(keep(Signatory(agreement=record, organisation=known, **common), by=setting.by))
    return made


def _mentioned(setting: Setting) -> list[Any]:
    """The article, once for each partnership."""
    clipping = setting.clipping
    there = MediaMention.objects.filter(partnership=setting.partnership, title=clipping.title, outlet=clipping.outlet)
    if there.exists() or not clipping.outlet:
        return []
    row = MediaMention(office=setting.office, partnership=setting.partnership, source=setting.source, **mention(setting))
    return [keep(row, by=setting.by)]


def enrich(record: Any, told: Mapping[str, str], setting: Setting) -> Wrote:
    """Give a record that is there what it lacks; what it says already is never overwritten."""
    form = form_class(BY_MODEL[type(record)])(instance=record, office=setting.office)
    changed = False
    for name, value in told.items():
        kind = next((field for field in record._meta.concrete_fields if field.name == name), None)
        if kind is None or kind.is_relation or isinstance(kind, TextField) or not value or getattr(record, name) not in (None, ""):
            continue
        setattr(record, name, cleaned(form, name, _written(record, name, value, setting)))
        changed = True
    return [(keep(record, by=setting.by, why=setting.source[:300], seen=record.version), False)] if changed else []
