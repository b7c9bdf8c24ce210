"""A partnership opened from the text that tells of it: its sides are places that the text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jumelles.facts import Place
from jumelles.web.access import require
from jumelles.web.finding import home
from jumelles.web.finding.opening import atlas_place, authorities_at
from jumelles.web.press.models import Clipping
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.proving import prove
from jumelles.web.press.tables.writing import new_authority
from jumelles.web.recording import keep
from jumelles.web.register.actions import keep_party
from jumelles.web.register.models import Partnership, Party
from jumelles.web.register.models.words import Side


@dataclass(frozen=True)
class Named:
    """The places of a text that can be a side: `ours` are our town and others of our country, `theirs` lie abroad; the most named first."""

    ours: list[Place]
    theirs: list[Place]


def named(clipping: Clipping) -> Named:
    """Which places a text names, as far as they can be a side of a partnership."""
    rows = [row for row in clipping.proposals.filter(type="place").order_by("number") if row.attributes.get("gid")]
    rows.sort(key=lambda row: -len(row.evidence))
    told = [place for row in rows if (place := atlas_place(row.attributes["gid"]))]
    town, country = home.town(clipping.office), clipping.office.country
    ours = {place.id: place for place in [town, *told] if place and place.country == (town.country if town else country)}
    theirs = {place.id: place for place in told if place.id not in ours}
    return Named(list(ours.values()), list(theirs.values()))


def found(clipping: Clipping, *, name: str, kind: str, ours: Place, theirs: Sequence[Place], by: Any) -> Partnership:
    """Open the partnership of a text, with the words that name its sides; the text is from then on about it. All of it, or nothing.

    Raises:
        PermissionDenied: `by` may not write it.
        ValidationError: the text is about a partnership already, there is one with such a place, or a field does not allow it.
    """
    require(by, "write", clipping)
    setting = Setting(clipping, by)
    partnership = Partnership(office=clipping.office, name=name, kind=kind, source=setting.source)
    naming = defaultdict(list)
    for row in clipping.proposals.filter(type="place"):
        naming[row.attributes.get("gid")].append(row)
    with transaction.atomic():
        if Clipping.objects.select_for_update().get(pk=clipping.pk).partnership_id:
            raise ValidationError(_("Somebody said meanwhile which partnership the text speaks of."))
        if home.held(clipping.office, by, [place.id for place in theirs]):
            raise ValidationError(_("There is a partnership with this place by now: go on from there."))
        keep(partnership, by=by)
        for side, place in ((Side.HOME, ours), *((Side.PARTNER, place) for place in theirs)):
            party = _party(partnership, side, place, setting)
            for row in naming.get(place.id, ()):
                prove(party, row, setting)
        Clipping.objects.filter(pk=clipping.pk).update(partnership=partnership)
    clipping.partnership = partnership
    return partnership


def _party(partnership: Partnership, side: Any, place: Place, setting: Setting) -> Party:
    """One side: by the authority that the register has at the place, else by a new one called after it."""
    party = Party(office=setting.office, partnership=partnership, side=side, source=setting.source)
    known = authorities_at(setting.office, place)
    if known:
        party.authority = known[0]
        return keep_party(party, None, None, by=setting.by)
    return keep_party(party, new_authority(place.name, place, setting), place, by=setting.by)
