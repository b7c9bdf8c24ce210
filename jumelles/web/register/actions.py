"""What people do to the register, beyond plain keeping and removing: each is one transaction, checked and recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.atlas.store import Atlas
from jumelles.facts import Place
from jumelles.web import documents
from jumelles.web.access import require
from jumelles.web.fields import check_text, in_order
from jumelles.web.people.models import Membership, Office, Role, User
from jumelles.web.recording import keep, remove
from jumelles.web.register import choices, places
from jumelles.web.register.models import Authority, Delegate, Document, Invitation, Partnership, Party, Person, Requirement, Visit
from jumelles.web.register.models.words import Side


def keep_placed(record: Any, place: Place | None, *, by: Any, why: str = "", seen: int | None = None) -> Any:
    """Keep an authority or an organisation; `place` is where it stands, None to leave that as it is. Raises as `keep`."""
    require(by, "write", record)
    with transaction.atomic():
        if place:
            record.town = places.town(place, near=record, by=by)
        return keep(record, by=by, why=why, seen=seen)


def keep_party(party: Party, new: Authority | None, place: Place | None, *, by: Any, why: str = "", seen: int | None = None) -> Party:
    """Keep a party, with its authority where that is `new` at a `place`. Raises as `keep`."""
    require(by, "write", party)
    with transaction.atomic():
        if new:
            party.authority = keep_placed(new, place, by=by)
        return keep(party, by=by, why=why, seen=seen)


def keep_document(record: Document, upload: Any, *, by: Any, why: str = "", seen: int | None = None) -> Document:
    """Keep a document, with the file that was sent for it, if one was: nothing is stored of what is refused.

    Raises:
        documents.Refused: the file is of no kind that is kept, or is not what it says.
    """
    require(by, "write", record)
    with transaction.atomic():
        if upload:
            content = upload.read(settings.UPLOAD_LIMIT + 1)
            record.filename, record.media_type = documents.examine(upload.name, content, settings.UPLOAD_LIMIT)
            record.sha256, record.size = documents.checksum(content), len(content)
        keep(record, by=by, why=why, seen=seen)
        if upload:
            documents.store(settings.FILES, content)
    return record


def add_delegates(visit: Visit, lines: Iterable[str], *, by: Any) -> list[Delegate]:
    """Put people into a delegation, one a line: `Family name; given name; as what; languages; diet; room; arrival; departure`.

    Whoever is called exactly so already is taken; others are added to the office's people. All lines are kept, or none.

    Raises:
        ValidationError: one sentence for each line that cannot be kept.
    """
    require(by, "write", visit)
    lines = list(lines)
    if sum(bool(line.strip()) for line in lines) > AT_ONCE:
        raise ValidationError(_("These are more than %(n)d people: paste fewer at once."), params={"n": AT_ONCE})
    kept: list[Delegate] = []
    wrong: list[str] = []
    rank = max((delegate.precedence or 0 for delegate in visit.delegates.all()), default=0)
    with transaction.atomic():
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.replace("\t", ";").split(";")[0].strip().lower() in HEADS:
                continue
            try:
                rank += 1
                kept.append(_delegate(visit, line, rank, by))
            except ValidationError as error:
                wrong.append(_("Line %(n)d: %(why)s") % {"n": number, "why": " ".join(error.messages)})
        if wrong:
            raise ValidationError(wrong)
    return kept


COLUMNS = 8
AT_ONCE = 500
"""People in one list: while it is kept, nobody else can write."""
HEADS = {"family name", "surname", "name", "nom", "фамилия"}
"""How the first column of a table begins that came with its head."""


def _delegate(visit: Visit, line: str, rank: int, by: Any) -> Delegate:
    check_text(line)
    cells = [" ".join(cell.split()) for cell in line.replace("\t", ";").split(";")]
    if len(cells) > COLUMNS:
        raise ValidationError(_("there are more than eight columns."))
    if len(cells) == 1:
        raise ValidationError(_("there is one column only: put a semicolon between family name and given name."))
    family, given, capacity, languages, diet, room, arrives, departs = cells + [""] * (COLUMNS - len(cells))
    same = Person.objects.filter(office=visit.office, family_name=family, given_name=given)[:2]
    if len(same) > 1:
        raise ValidationError(_("several people are called so: add this one by hand."))
    person = same[0] if same else Person(office=visit.office, family_name=family, given_name=given)
    # What is told of a person who is known already is the newest, and a dish may depend on it.
    person.languages, person.diet = languages or person.languages, diet or person.diet
    keep(person, by=by, seen=person.version if same else None)
    delegate = Delegate(office=visit.office, visit=visit, person=person, capacity=capacity, precedence=rank, room=room)
    delegate.arrives_on, delegate.departs_on = _day(arrives, visit.starts), _day(departs, visit.ends)
    return keep(delegate, by=by)  # type: ignore[no-any-return]


def _day(told: str, of_the_visit: str) -> date | None:
    """The day that is told, else that of the visit; None where that is not known to the day."""
    text = in_order(told) or of_the_visit
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        if told:
            raise ValidationError(_("%(text)s is no day: write it as 2017-03-31.") % {"text": told}) from error
        return None


def invite(partnership: Partnership, *, email: str, name: str, language: str, authority: Any, by: Any) -> Invitation:
    """Open one partnership to somebody of the partner's office; the account is made where there is none yet.

    Raises:
        ValidationError: the address is wrong, or belongs to a member of this office.
    """
    invitation = Invitation(office=partnership.office, partnership=partnership, authority=authority)
    require(by, "write", invitation)
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first() or User.objects.create(email=email, name=name, language=language)
        member = Membership.objects.filter(office=partnership.office, user=user).first()
        if member and member.role != Role.GUEST:
            raise ValidationError(_("This address belongs to a member of your office, who sees the partnership already."))
        invitation.member = member or _guest(partnership.office, user, by)
        return keep(invitation, by=by)  # type: ignore[no-any-return]


def _guest(office: Office, user: User, by: Any) -> Membership:
    """A head may bring in guests, though only an administrator brings in members."""
    guest = Membership(office=office, user=user, role=Role.GUEST)
    return keep(guest, by=by)  # type: ignore[no-any-return]


def record_choice(partnership: Partnership, *, by: Any, seen: int) -> Partnership:
    """Keep with the partnership how its partner's place ranks for ours today, with the reasons: why it was, or would be, chosen.

    Raises:
        ValidationError: one of the sides has no authority with a place yet.
        JumellesError: the places cannot be compared.
    """
    import tomli_w

    from jumelles.matching.explain import explain
    from jumelles.matching.weights import checked

    require(by, "write", partnership)
    world = places.atlas()
    told = explain(world, *_compared(partnership, world))
    partnership.ranking = choices.as_kept(told, world.folder.name)
    partnership.profile = tomli_w.dumps({"weights": checked()})
    partnership.ranked_on = timezone.localdate()
    return keep(partnership, by=by, seen=seen)  # type: ignore[no-any-return]


def _compared(partnership: Partnership, world: Atlas) -> tuple[Place, Place]:
    """A place of each side, both cities if there are two such, else both regions: like is ranked among like."""
    parties = partnership.parties.select_related("authority__town").order_by("since_from", "id")
    there: dict[str, list[Place]] = {
        side: [world.place(one.authority.town.place) for one in parties if one.side == side] for side in Side.values
    }
    if not all(there.values()):
        raise ValidationError(_("Add a party on both sides first: the ranking compares their places."))
    for kind in ("city", "region"):
        ours, theirs = ([place for place in there[side] if place.kind == kind] for side in ("home", "partner"))
        if ours and theirs:
            return ours[0], theirs[0]
    raise ValidationError(
        _("One side is a city and the other a region, which are not ranked together: add the other authority of one of them.")
    )


def adopt_requirements(office: Office, *, by: Any) -> list[Requirement]:
    """Give an office the checklist of its country, where Jumelles knows one; its head changes it from there on."""
    from jumelles.web.register.checklists import shipped

    there = set(Requirement.objects.filter(office=office).values_list("country", "text"))
    new = [row for row in shipped(office.country, office.language) if (row["country"], row["text"]) not in there]
    return [keep(Requirement(office=office, **row), by=by) for row in new]


def withdraw(invitation: Invitation, *, by: Any, seen: int, why: str = "") -> None:
    """Close a partnership to a guest; the membership goes with the last invitation, and comes back with it."""
    with transaction.atomic():
        member = invitation.member
        last = member.role == Role.GUEST and not member.invitations.exclude(pk=invitation.pk).exists()
        remove(invitation, along=[member] if last else [], by=by, seen=seen, why=why)
