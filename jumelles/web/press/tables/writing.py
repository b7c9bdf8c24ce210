"""A row becomes a record, by the register's own forms, with what the row tells beside it: the sides of a partnership, a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.facts import Place
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.tables.beside import place_of, position, says, shown, step
from jumelles.web.press.tables.cells import said
from jumelles.web.press.tables.lists import columns
from jumelles.web.press.tables.rows import form_of
from jumelles.web.press.writing import Wrote, cleaned, ground_of, introduced, kept, typed
from jumelles.web.recording import keep
from jumelles.web.register.actions import keep_party, keep_placed
from jumelles.web.register.models import Authority, Organisation, Party, Position, StatusStep
from jumelles.web.register.nouns import NOUNS


def write_row(same: Any, told: Mapping[str, str], setting: Setting) -> tuple[Any, Wrote]:
    """Write a row: a new record, or what was ticked of one that is there; then what goes beside it, unless it is there.

    Raises:
        ValidationError: a cell cannot be used, or the register does not take it.
    """
    noun = setting.clipping.noun
    values = {name: _usable(noun, name, text, setting) for name, text in told.items() if name in columns(noun)}
    own = {name: text for name, text in values.items() if not columns(noun)[name].beside}
    wrote: Wrote = _changed(noun, same, own, setting) if same else _new(noun, values, own, setting)
    record = same or next(row for row, _made in reversed(wrote) if type(row) is NOUNS[noun].model)
    wrote += list(_beside(noun, record, values, setting))
    setting.ground.met(record)
    return record, wrote


def _usable(noun: str, name: str, text: str, setting: Setting) -> str:
    value, problem = said(noun, name, text, setting.ground)
    if problem:
        raise ValidationError({name: _("“%(value)s” %(why)s.") % {"value": text, "why": problem}})
    return value


def _new(noun: str, values: dict[str, str], own: dict[str, str], setting: Setting) -> Wrote:
    begun = NOUNS[noun].model(office=setting.office)
    if "partnership" in columns(noun):
        if not values.get("partnership"):
            raise ValidationError(_("Say which partnership the row is about."))
        begun.partnership = setting.ground.partnership(values["partnership"])
    made, own = introduced(noun, own, setting)
    since = timezone.now()
    record = kept(typed(noun, begun, own, setting), setting)
    return [(row, True) for row in [*made, *ground_of(record, since), record]]


def _changed(noun: str, record: Any, own: dict[str, str], setting: Setting) -> Wrote:
    """What was ticked goes into the record that is there; its history names the list."""
    form, place, version = form_of(noun, record, setting.office), None, record.version
    for name, text in own.items():
        value = cleaned(form, name, text)
        if name == "place":
            place = setting.ground.place(text) if text else None
        else:
            setattr(record, name, value)
    why = setting.source[:300]
    if place:
        keep_placed(record, place, by=setting.by, why=why, seen=version)
    else:
        keep(record, by=setting.by, why=why, seen=version)
    return [(record, False)] if record.version != version else []


def _beside(noun: str, record: Any, values: dict[str, str], setting: Setting) -> Iterator[tuple[Any, bool]]:
    if noun == "partnership":
        yield from ((row, True) for row in _partners(record, values, setting))
        yield from _counted(record, values.get("since", ""), setting)
    if noun == "person" and values.get("position"):
        yield from _post(record, values, setting)


def _counted(record: Any, since: str, setting: Setting) -> Iterator[tuple[Any, bool]]:
    """The step from which the partnership counts; where there is one, it is corrected, not doubled."""
    held = step(record)
    if not since or (held and says(held.on, since)):
        return
    if held is None:
        made = StatusStep(office=setting.office, partnership=record, status="in_force", on=since, source=setting.source)
        yield keep(made, by=setting.by), True
    else:
        yield _corrected(held, {"on": since}, setting), False


def _corrected(record: Any, values: Mapping[str, str], setting: Setting) -> Any:
    """What stands beside the record, as the list says it; its history names the list."""
    version = record.version
    for name, text in values.items():
        setattr(record, name, text)
    return keep(record, by=setting.by, why=setting.source[:300], seen=version)


def _partners(record: Any, values: dict[str, str], setting: Setting) -> Iterator[Any]:
    """Both sides."""
    common = {"office": setting.office, "source": setting.source}
    there = {party.authority.town.place for party in Party.objects.filter(partnership=record).select_related("authority__town")}
    for side in ("home", "partner"):
        if not values.get(side):
            continue
        body = setting.ground.body(values[side], values.get("country", "") if side == "partner" else "")
        place = body if isinstance(body, Place) else None
        if place_of(body) in there:
            continue
        party, since = Party(partnership=record, side=side, **common), timezone.now()
        if isinstance(body, Authority):
            party.authority = body
        made = keep_party(party, new_authority(shown(values[side], place), place, setting) if place else None, place, by=setting.by)
        yield from (*ground_of(made, since), made)


def new_authority(name: str, place: Place, setting: Setting) -> Authority:
    """The authority of a place that the register had none of, called as the list calls it."""
    return Authority(office=setting.office, name=name, level="region" if place.kind == "region" else "municipality", source=setting.source)


def _post(record: Any, values: dict[str, str], setting: Setting) -> Iterator[tuple[Any, bool]]:
    """The post that the row tells, with its organisation where the register has none of that name; one that is held gets its dates."""
    if not values.get("body"):
        raise ValidationError(_("Say in which organisation or authority this position is held."))
    dated = {name: values[name] for name in ("since", "until") if values.get(name)}
    if held := position(record, values, setting):
        wanted = {name: text for name, text in dated.items() if not says(getattr(held, name), text)}
        if wanted:
            yield _corrected(held, wanted, setting), False
        return
    body = setting.ground.employer(values["body"])
    if body is None:
        body = _organisation(values["body"], setting)
        yield body, True
    where = {"authority" if isinstance(body, Authority) else "organisation": body}
    made = Position(office=setting.office, person=record, title=values["position"], source=setting.source, **where, **dated)
    yield keep(made, by=setting.by), True


def _organisation(name: str, setting: Setting) -> Organisation:
    """An organisation that the list names first; what it is, its name often says."""
    kind, unknown = said("organisation", "kind", name, setting.ground)
    made = Organisation(office=setting.office, name=name[:200], kind="other" if unknown else kind, source=setting.source)
    keep(made, by=setting.by)
    return made
