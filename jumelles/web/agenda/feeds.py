"""The calendar feeds of members: how they are made, found by their address, and revoked; and what each tells."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Max
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.errors import JumellesError
from jumelles.web.access import may
from jumelles.web.agenda.models import Feed, FeedKind, Fetch
from jumelles.web.people.models import Membership
from jumelles.web.record import Tracked
from jumelles.web.recording import keep, remove
from jumelles.web.register import ahead, queries
from jumelles.web.register.models import (
    Action,
    Agreement,
    Authority,
    Delegate,
    Invitation,
    Partnership,
    Party,
    Person,
    ProgrammeItem,
    StatusStep,
    Town,
    Visit,
)

SIGNER = Signer(salt="jumelles.agenda.feed", sep=".")
"""Signs with HMAC-SHA256 under the secret key of the installation: 256 bits that nobody guesses, and nothing to steal from the database."""
MOST = 50
"""Feeds of one member: more is a mistake, or mischief."""
BACK, AHEAD = timedelta(days=366), timedelta(days=2 * 366)
"""The days before and after today that the feed of an office covers."""
MODELS: dict[Any, type[Any]] = {FeedKind.VISIT: Visit, FeedKind.PERSON: Person}
TOLD: tuple[type[Tracked], ...] = (
    *(Visit, ProgrammeItem, Action, Agreement, StatusStep, Partnership),
    *(Delegate, Person, Invitation, Membership, Party, Authority, Town),
)
"""What changes a feed when it changes."""
FORM = 1
"""Of the file: a program fetches a calendar anew when this changes, although no record did."""


def token(feed: Feed) -> str:
    """The secret of a feed's address; its owner can be shown it at any time, as it follows from the key of the installation."""
    return SIGNER.sign(feed.pk.hex)


def address(feed: Feed) -> str:
    """The path at which a feed is fetched."""
    return reverse("feed", args=[token(feed)])


def held(text: str) -> Feed | None:
    """The feed that the bearer of a token may fetch; None where the token is wrong or revoked, or its owner has left."""
    try:
        key = UUID(SIGNER.unsign(text))
    except (BadSignature, ValueError):
        return None
    feed = Feed.objects.select_related("office", "member__user").filter(pk=key).first()
    return feed if feed and may(feed.member.user, "enter", feed.office) else None


def make(office: Any, kind: str, about: UUID | None, *, by: Any) -> Feed:
    """A new feed of `by`.

    Raises:
        Http404: there is no such visit or person, or `by` may not see it.
        JumellesError: there are too many already.
    """
    member = Membership.objects.get(office=office, user=by)
    if Feed.objects.filter(member=member).count() >= MOST:
        raise JumellesError(_("You have %(n)d calendar feeds: revoke those you no longer use first.") % {"n": MOST})
    if kind in MODELS:
        queries.one(by, office, MODELS[kind], about or UUID(int=0))
    elif kind != "office":
        raise Http404
    return keep(Feed(office=office, member=member, kind=kind, about=about if kind in MODELS else None), by=by)  # type: ignore[no-any-return]


def revoke(feed: Feed, *, by: Any) -> None:
    """End a feed: its address is good for nothing from now on. Raises PermissionDenied for who does not own it."""
    remove(feed, by=by, seen=feed.version)


def fetched(feed: Feed) -> None:
    """Note the day, once a day."""
    today = timezone.localdate()
    if not Fetch.objects.filter(feed=feed, on=today).exists():
        Fetch.objects.update_or_create(feed=feed, defaults={"on": today})


@dataclass(frozen=True)
class Told:
    """What a feed tells at this moment, read when it is asked for, and under which name."""

    name: str
    happenings: Callable[[], list[ahead.Happening]]


def told(feed: Feed) -> Told:
    """What a feed tells its owner now.

    Raises:
        Http404: its visit or person is gone, or the owner may no longer see it.
    """
    by, office = feed.member.user, feed.office
    if feed.kind == FeedKind.OFFICE:
        today = timezone.localdate()
        return Told(office.name, lambda: ahead.between(by, office, today - BACK, today + AHEAD))
    about = queries.one(by, office, MODELS[feed.kind], feed.about or UUID(int=0))
    tell = of_visit if feed.kind == FeedKind.VISIT else of_person
    return Told(str(about), lambda: tell(by, about))


def of_visit(by: Any, visit: Visit) -> list[ahead.Happening]:
    """A visit and its programme."""
    return ahead.of_visits(by, visit.office, [visit.pk])


def of_person(by: Any, person: Person) -> list[ahead.Happening]:
    """The visits of a delegate, with the programme of the days between arrival and departure."""
    stays = {stay.visit_id: stay for stay in queries.visible(by, person.office, Delegate).filter(person=person)}
    happenings = ahead.of_visits(by, person.office, stays)
    return [one for one in happenings if one.kind == "visit" or _is_there(stays[one.record.visit_id], one.first)]


def _is_there(stay: Delegate, day: date) -> bool:
    return (stay.arrives_on is None or stay.arrives_on <= day) and (stay.departs_on is None or day <= stay.departs_on)


def state(feed: Feed, *parts: Any) -> tuple[str, int]:
    """A mark that changes with whatever the feed would tell, quicker to make than the feed; and when that last changed, as seconds of Unix.

    Each change of a record leaves its entry in the history, deletions too. Midnight counts as a change: the days a feed covers move.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    moments = (model.history.filter(office=feed.office).aggregate(newest=Max("history_date"))["newest"] for model in TOLD)  # type: ignore[attr-defined]
    newest = max([midnight, *(moment for moment in moments if moment)])
    owner = feed.member.user
    seen = [FORM, feed.pk, feed.office.version, owner.language, midnight, newest, *parts]
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:32], int(newest.timestamp())


def title(feed: Feed) -> str:
    """What its owner calls it; empty where its visit or person is gone."""
    if feed.kind == FeedKind.OFFICE:
        return str(feed.office)
    try:
        return str(queries.one(feed.member.user, feed.office, MODELS[feed.kind], feed.about or UUID(int=0)))
    except Http404:
        return ""
