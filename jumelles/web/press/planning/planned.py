"""The plan of a proposal, as the desk shows it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from jumelles.web.press.models import Proposed
from jumelles.web.press.planning.drafts import Draft, between_organisations, draft
from jumelles.web.press.planning.known import candidates, confirmed
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.plans import Plan, Slot
from jumelles.web.press.tables.rows import plan_row
from jumelles.web.register.forms import form_class
from jumelles.web.register.models import Organisation, Person
from jumelles.web.register.nouns import NOUNS

HIDDEN = frozenset({"why", "seen", "note", "source", "public"})
"""Fields of the form that a proposal never fills."""
REFERS = {"honour": (("person", Person),), "opening": (("organisation", Organisation),)}
"""Fields that name a record which may be new."""


def plan(proposed: Proposed, *, by: Any, noun: str = "", setting: Setting | None = None) -> Plan:
    """What accepting a proposal would write: as the kind of record `noun`, if a person chose one that it may become."""
    setting = setting or Setting(proposed.clipping, by)
    if proposed.type == "row":
        return plan_row(proposed, setting)
    made = draft(proposed, setting)
    if noun in made.kinds and noun != made.noun:
        made = draft(proposed, setting, noun)
    kinds = tuple((key, str(NOUNS[key].name)) for key in made.kinds)
    about = _about(made, setting)
    if problem := made.problem or _lacks(made, setting):
        return Plan(made.noun, kinds, partnerships=about, problem=problem)
    same = confirmed(made, proposed, setting)
    return Plan(
        noun=made.noun,
        kinds=kinds,
        slots=tuple(_slots(made, proposed, setting, same)),
        confirms=same,
        candidates=() if same else candidates(made, setting),
        along=tuple(_along(made, proposed, setting)),
        note=_of_another(made, proposed, setting),
        partnerships=about,
        partnership=str(setting.partnership.pk) if about and setting.partnership else "",
    )


def blank(noun: str, setting: Setting) -> Any:
    """A new record of a kind, on the partnership of the text where it hangs on one."""
    model: Any = NOUNS[noun].model
    row = model(office=setting.office)
    if model.hangs_on == "partnership":
        row.partnership = setting.partnership
    return row


def _about(made: Draft, setting: Setting) -> tuple[tuple[str, str], ...]:
    """The partnerships it may be about, where there is a choice."""
    if NOUNS[made.noun].model.hangs_on != "partnership" or setting.partnerships == [setting.partnership]:
        return ()
    return tuple((str(one.pk), str(one)) for one in setting.partnerships)


def _lacks(made: Draft, setting: Setting) -> str:
    if NOUNS[made.noun].model.hangs_on == "partnership" and setting.partnership is None:
        return _("First choose the partnership this text is about.")
    if made.noun == "fact" and not any(setting.authorities.values()):
        return _("Add the partner’s authority first: the fact is told of its territory.")
    return ""


def _slots(made: Draft, proposed: Proposed, setting: Setting, same: Any) -> list[Slot]:
    """The fields that the text fills and those that the form demands; of a record that is there, only what it lacks is ticked."""
    form = form_class(NOUNS[made.noun])(instance=blank(made.noun, setting), office=setting.office)
    values = made.values | {name: str(value) for name, value in proposed.values.items()}
    shown = [name for name, field in form.fields.items() if name not in HIDDEN and (values.get(name) or field.required or name in values)]
    slots = [_slot(name, form.fields[name], values.get(name, ""), same) for name in shown]
    return slots if made.noun != "fact" else [*slots, _whose(made, setting)]


def _slot(name: str, field: forms.Field, value: str, same: Any) -> Slot:
    choices = tuple((str(key), str(label)) for key, label in field.choices if str(key)) if isinstance(field, forms.ChoiceField) else ()
    needed = field.required and not value and same is None
    ticked = bool(value) and (same is None or not getattr(same, name, "there"))
    return Slot(name, str(field.label), value, ticked, field.required, choices, _("The text does not say this.") if needed else "")


def _whose(made: Draft, setting: Setting) -> Slot:
    everyone = tuple((one.name, one.name) for authorities in setting.authorities.values() for one in authorities)
    return Slot("authority", str(NOUNS["authority"].name), made.values["authority"], required=True, choices=everyone)


def _along(made: Draft, proposed: Proposed, setting: Setting) -> list[str]:
    """What else is written, in words."""
    told = []
    for field, _model in REFERS.get(made.noun, ()):
        if made.values.get(field):
            told.append(_("%(name)s, if no one of that name is in the register") % {"name": made.values[field]})
    if made.noun == "agreement" and between_organisations(proposed.attributes, setting):
        told += [_("signatory: %(name)s") % {"name": name} for name in proposed.attributes["parties"]]
    if made.noun == "agreement" and not between_organisations(proposed.attributes, setting):
        told += [_("signatory: %(name)s") % {"name": one} for one in signing(proposed, setting)]
    if made.noun == "person" and proposed.attributes.get("role") and body(proposed, setting):
        told.append(_("position: %(title)s, %(body)s") % {"title": proposed.attributes["role"], "body": body(proposed, setting)})
    return told


def _of_another(made: Draft, proposed: Proposed, setting: Setting) -> str:
    """That the words name the partner of another partnership: a text may speak of several, but what it tells goes to one."""
    if NOUNS[made.noun].model.hangs_on != "partnership" or made.noun == "mention":
        return ""
    named = {row["gid"]: str(row["name"]) for row in setting.named_with(proposed) if row.get("gid") in setting.elsewhere}
    said = _("This passage names %(place)s, of the partnership “%(name)s”: is it about that one?")
    return " ".join(said % {"place": place, "name": setting.elsewhere[gid].name} for gid, place in named.items())


def signing(proposed: Proposed, setting: Setting) -> list[Any]:
    """The authorities of the partnership that the parties of an agreement mean, each once."""
    found = {one.pk: one for name in proposed.attributes.get("parties") or [] if (one := setting.authority(name))}
    return list(found.values())


def body(proposed: Proposed, setting: Setting) -> Any:
    """The authority or the organisation in which a person holds a post, where the register knows it."""
    of = str(proposed.attributes.get("of") or "")
    known = Organisation.objects.filter(office=setting.office, name__iexact=of).first() if of else None
    return known or (setting.authority(of, setting.bodies) if of else None)
