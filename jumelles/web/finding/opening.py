"""From a candidate to a partnership: the first step is recorded with the ranking, the weights and the filters by which it was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import tomli_w
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles import languages
from jumelles.facts import Place
from jumelles.matching.explain import Explanation, explain
from jumelles.matching.profile import Profile
from jumelles.matching.rank import Ranking
from jumelles.matching.reasons import Verdict
from jumelles.telling import reasons
from jumelles.web.access import require
from jumelles.web.finding import home, showing
from jumelles.web.finding.figures import atlas_of
from jumelles.web.recording import keep
from jumelles.web.register import choices, places
from jumelles.web.register.actions import keep_placed
from jumelles.web.register.models import Authority, Partnership, Party, StatusStep
from jumelles.web.register.models.words import Side, Status

FOR, AGAINST = 3, 2
"""Reasons that the sentence names."""


@dataclass(frozen=True)
class Choice:
    """A candidate as it stood in the ranking of the day, and the question that was asked."""

    told: Explanation
    ranking: Ranking
    atlas: str


def choice(office: Any, ranking: Ranking, there: Place) -> Choice:
    """Where a place stands in a ranking, with all that is compared.

    Raises:
        JumellesError: the filters do not admit it, or it cannot be compared.
    """
    world = atlas_of(office)
    where, ours = ranking.where, home.partners_for(office, ranking.place, ranking.where)
    told = explain(world, ranking.place, there, weights=ranking.weights, where=where, partners=ours)
    return Choice(told, ranking, world.folder.name)


def sentence(chosen: Choice) -> str:
    """Why, in words that the officer may change: the rank, what speaks for it, and what against."""
    told = chosen.told
    ranked = ngettext(
        "On %(day)s, %(partner)s ranked %(rank)s for %(home)s among %(n)s place compared.",
        "On %(day)s, %(partner)s ranked %(rank)s for %(home)s among %(n)s places compared.",
        told.candidates,
    ) % {
        "day": languages.date(timezone.localdate()),
        "partner": told.b.name,
        "home": told.a.name,
        "rank": languages.number(told.match.rank),
        "n": languages.number(told.candidates),
    }
    lines = [ranked]
    if pro := _named(chosen, "for", FOR):
        lines.append(_("What speaks for it – %(reasons)s.") % {"reasons": pro})
    if con := _named(chosen, "against", AGAINST):
        lines.append(_("What speaks against it – %(reasons)s.") % {"reasons": con})
    return "\n".join(lines)


def _named(chosen: Choice, verdict: Verdict, count: int) -> str:
    return languages.series(reasons.line(reason) for reason in showing.counting(chosen.told.match, chosen.ranking.weights, verdict)[:count])


def open_partnership(chosen: Choice, *, name: str, kind: str, reason: str, ours: Authority, theirs: Authority, by: Any) -> Partnership:
    """Open a partnership with a candidate, proposed today: all of it, or nothing.

    Authorities that are new are kept at their places. What is kept of the ranking can be told again in ten years.

    Raises:
        PermissionDenied: `by` may not write it.
        ValidationError: a field does not allow it, or there is a partnership with that place by now.
    """
    office, today = ours.office, timezone.localdate()
    partnership = Partnership(office=office, name=name, kind=kind, reason=reason, ranked_on=today)
    partnership.ranking = choices.as_kept(chosen.told, chosen.atlas)
    # The sentence may be empty, while a profile is never without its reason.
    partnership.profile = tomli_w.dumps(Profile(reason or sentence(chosen), today, chosen.ranking.weights, chosen.ranking.where).told())
    require(by, "write", partnership)
    with transaction.atomic():
        if home.held(office, by, [chosen.told.b.id]):
            raise ValidationError(_("There is a partnership with this place by now: go on from there."))
        keep(partnership, by=by)
        for side, authority, place in ((Side.HOME, ours, chosen.told.a), (Side.PARTNER, theirs, chosen.told.b)):
            if authority._state.adding:
                keep_placed(authority, place, by=by)
            keep(Party(office=office, partnership=partnership, authority=authority, side=side), by=by)
        source = _("Ranking of %(day)s") % {"day": languages.date(today)}
        keep(StatusStep(office=office, partnership=partnership, status=Status.PROPOSED, on=today.isoformat(), source=source), by=by)
    return partnership


def authorities_at(office: Any, place: Place) -> list[Authority]:
    """The authorities that the register knows at a place; those of municipalities first."""
    rows = Authority.objects.filter(office=office, town__place=place.id).select_related("town")
    return sorted(rows, key=lambda row: (row.level != "municipality", row.name))


def atlas_place(place: int) -> Place | None:
    """The place of an address, if there is such a place that can be a partner."""
    world = places.atlas()
    found = world.place(place) if world.has(place) else None
    return found if found and found.is_candidate else None
