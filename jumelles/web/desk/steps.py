"""What to do about a partnership that is asleep: one step, worked out from its own records, with the reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any
from urllib.parse import quote

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles import languages
from jumelles.dates import say
from jumelles.web.desk.lines import Act, add, edit
from jumelles.web.desk.sleeping import SAID_ASLEEP, Sleeper
from jumelles.web.register.ahead import Happening
from jumelles.web.register.models import Action, Agreement, Party, Person, Position
from jumelles.web.register.models.words import Domain, Side, Stage, Status
from jumelles.web.register.showing import address_in

MANY = 3
"""Actions in one domain that show what a partnership was good at; they must be half of all."""


@dataclass(frozen=True)
class Step:
    """What is suggested, why, the button that begins it, and whom to write to, if anybody's address is known."""

    words: str
    reason: str
    act: Act
    write: Act | None = None


@dataclass(frozen=True)
class Known:
    """What the office knows of some partnerships, by their keys: all that suggestions are made of."""

    authorities: dict[Any, Any]
    people: dict[Any, Any]
    lapsed: dict[Any, Any]
    domains: dict[Any, Counter[str]]
    anniversaries: dict[Any, Happening]


def steps(office: Any, sleepers: Sequence[Sleeper], occasions: Sequence[Happening], today: date) -> dict[Any, Step]:
    """A suggested step for each of these partnerships, by key, `occasions` being the anniversaries ahead; the number of queries is bounded.

    Whom to write to comes first, as nothing begins without it; then the occasion, the paper, the office's own decision, what the two
    sides were good at together, and at last a plain letter.
    """
    keys = [one.partnership.pk for one in sleepers]
    known = _known(office, keys, occasions, today)
    return {one.partnership.pk: _step(one, known, office) for one in sleepers}


def _known(office: Any, keys: list[Any], occasions: Sequence[Happening], today: date) -> Known:
    parties = Party.objects.filter(office=office, partnership__in=keys, side=Side.PARTNER).select_related("authority")
    authorities = {party.partnership_id: party.authority for party in reversed(parties)}
    return Known(
        authorities,
        _people(parties, today),
        _lapsed(office, keys, today),
        _domains(office, keys),
        {hit.partnership.pk: hit for hit in reversed(occasions)},
    )


def _people(parties: Any, today: date) -> dict[Any, Any]:
    """For each partnership somebody who holds a post with the partner's authorities now: if there is one, somebody with an address."""
    holding = Position.objects.filter(Q(until_until=None) | Q(until_until__gte=today), authority__in={one.authority_id for one in parties})
    at: dict[Any, list[tuple[bool, Any]]] = defaultdict(list)
    for authority, person, email in holding.order_by("-since_from", "id").values_list("authority", "person", "person__email"):
        at[authority].append((not email, person))
    found: dict[Any, list[tuple[bool, Any]]] = defaultdict(list)
    for party in parties:
        found[party.partnership_id] += at[party.authority_id]
    best = {key: min(people, key=itemgetter(0))[1] for key, people in found.items() if people}
    known = Person.objects.in_bulk(set(best.values()))
    return {key: known[person] for key, person in best.items()}


def _lapsed(office: Any, keys: list[Any], today: date) -> dict[Any, Any]:
    """The last agreement of each partnership whose agreements have all run out."""
    found: dict[Any, Any] = {}
    for row in Agreement.objects.filter(office=office, partnership__in=keys):
        known = found.get(row.partnership_id)
        if known is None or _end(row) > _end(known):
            found[row.partnership_id] = row
    return {key: row for key, row in found.items() if _end(row) < today}


def _end(agreement: Any) -> date:
    """The last day of its term; an agreement without one goes on."""
    return agreement.expires_until or date.max


def _domains(office: Any, keys: list[Any]) -> dict[Any, Counter[str]]:
    rows = Action.objects.filter(office=office, partnership__in=keys, stage__in=[Stage.UNDERWAY, Stage.DONE]).order_by()
    found: dict[Any, Counter[str]] = defaultdict(Counter)
    for key, domain, n in rows.values_list("partnership", "domain").annotate(n=Count("pk")):
        found[key][domain] = n
    return found


def _step(sleeper: Sleeper, known: Known, office: Any) -> Step:
    ways = (_someone, _occasion, _paper, _decision, _strength)
    found = next((step for way in ways if (step := way(sleeper, known, office))), None)
    return found or _letter(sleeper, known, office)


def _writing(sleeper: Sleeper, known: Known) -> Act | None:
    """A mail to whoever holds a post there, with the name of the partnership as its subject."""
    person = known.people.get(sleeper.partnership.pk)
    if person is None or not person.email:
        return None
    to = f"mailto:{quote(person.email, safe='@')}?subject={quote(sleeper.partnership.name)}"
    return Act(_("Write to %(name)s") % {"name": person}, to, writes=False)


def _someone(sleeper: Sleeper, known: Known, office: Any) -> Step | None:
    """Without an address nobody can be written to."""
    key = sleeper.partnership.pk
    person, authority = known.people.get(key), known.authorities.get(key)
    if person and person.email:
        return None
    if person:
        reason = _("%(name)s has a post there, but no e-mail address is recorded.") % {"name": person}
        return Step(_("Add an address to write to"), reason, Act(_("Add the address"), edit(office, person)))
    if authority:
        reason = _("Nobody with a present post at %(authority)s is recorded.") % {"authority": authority}
        return Step(_("Find a contact person"), reason, Act(_("Add a person"), reverse("add", args=[office.slug, "person"])))
    reason = _("No party of the other side is recorded.")
    return Step(_("Say who the partner is"), reason, Act(_("Add the partner"), add(office, "party", sleeper.partnership)))


def _occasion(sleeper: Sleeper, known: Known, office: Any) -> Step | None:
    hit = known.anniversaries.get(sleeper.partnership.pk)
    if hit is None or sleeper.partnership.status in SAID_ASLEEP:
        return None
    reason = ngettext("%(n)s year since the first signature: %(day)s.", "%(n)s years since the first signature: %(day)s.", hit.years)
    day = languages.date(hit.first) if hit.sure else str(hit.first.year)
    told = reason % {"n": languages.number(hit.years), "day": day}
    act = Act(_("Plan a visit"), add(office, "visit", sleeper.partnership))
    return Step(_("Use the anniversary for an invitation"), told, act, _writing(sleeper, known))


def _paper(sleeper: Sleeper, known: Known, office: Any) -> Step | None:
    lapsed = known.lapsed.get(sleeper.partnership.pk)
    if lapsed is None or sleeper.partnership.status in SAID_ASLEEP:
        return None
    reason = _("“%(title)s” ran out: %(day)s.") % {"title": lapsed, "day": say(lapsed.expires)}
    act = Act(_("Draft the renewal"), add(office, "agreement", sleeper.partnership))
    return Step(_("Propose to renew the agreement"), reason, act, _writing(sleeper, known))


def _decision(sleeper: Sleeper, known: Known, office: Any) -> Step | None:
    partnership = sleeper.partnership
    if partnership.status not in SAID_ASLEEP:
        return None
    reason = _("You recorded it as %(status)s: %(day)s.") % {
        "status": Status(partnership.status).label,
        "day": say(partnership.status_on),
    }
    act = Act(_("Record the decision"), add(office, "status", partnership))
    return Step(_("Decide: take it up again, or end it"), reason, act, _writing(sleeper, known))


def _strength(sleeper: Sleeper, known: Known, office: Any) -> Step | None:
    domains = known.domains.get(sleeper.partnership.pk, Counter())
    best, n = next(iter(domains.most_common(1)), ("", 0))
    if n < MANY or 2 * n < domains.total():
        return None
    reason = ngettext("%(n)s of %(all)s action was in this domain.", "%(n)s of %(all)s actions were in this domain.", domains.total())
    told = reason % {"n": languages.number(n), "all": languages.number(domains.total())}
    words = _("Propose to take up again: %(domain)s") % {"domain": Domain(best).label}
    return Step(words, told, Act(_("Plan an action"), add(office, "action", sleeper.partnership)), _writing(sleeper, known))


def _letter(sleeper: Sleeper, known: Known, office: Any) -> Step:
    reason = _("Nothing else is recorded that could be taken up.")
    act = Act(_("To the partnership"), address_in(office, sleeper.partnership), writes=False)
    return Step(_("Ask how they are, and what they would like to do"), reason, act, _writing(sleeper, known))
