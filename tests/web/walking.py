"""A walk to every address as every role: what it finds to be open, changed or told beyond the rules is told as sentences.

The addresses come from Django's resolver, the records from `offices.fill`. What each role may do is stated here once more, apart from the
rules of the code, so that the two can be compared.
"""

import copy
import itertools
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jumelles.web.access import ROLES as STATED
from jumelles.web.agenda import feeds
from jumelles.web.agenda.models import Feed
from jumelles.web.desk import choosing
from jumelles.web.people.invitations import path_in
from jumelles.web.people.models import Membership, Office, Reminders, User
from jumelles.web.portal.models import Comment, Manner, Move
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.record import Tracked
from jumelles.web.recording import keep, remove
from jumelles.web.register import actions, models
from jumelles.web.register.forms import form_class
from jumelles.web.register.nouns import NOUNS
from tests.web import clipped, commented, invited
from tests.web.commented import Talk, talk
from tests.web.invited import Invited
from tests.web.offices import fill, office, pdf

SHARED, UNSHARED, OTHERS = "Kormoran", "Rohrdommel", "Seeschwalbe"
"""The marks: the partnership that the guest is invited to, another one of the same office, and those of another office."""
RANK = ("guest", "reader", "officer", "head", "administrator")
ROLES = ("guest", "nobody", "account", "keeper", "stranger", *RANK[1:])
"""Who walks. A stranger administers another office; an account belongs to none, nor does the keeper."""
GUESTS_SEE = set("partnership party status agreement signatory action role visit programme honour heritage mention document".split())
WRITING = ("add", "edit", "delete", "restore")
ASKS_FOR_MORE = {(page, kind): "head" for page in WRITING for kind in ("requirement", "invitation", "gate", "clearance")} | {
    ("member", "member"): "administrator",
    ("comments_csv", "emails"): "head",
}
"""Pages that ask for more than their role where they are about such a record. Of members, a head manages the guests only."""
MADE_ELSEWHERE = ("town", "evidence", "invitation", "opening", "verdict", "introduction", "message", "clearance")
CHANGING = (
    *WRITING,
    "rank",
    "invite",
    "paste",
    "office_settings",
    "add_member",
    "member",
    "import",
    "account",
    "password",
    "choose_password",
    "open_partnership",
    "city_figure",
    "feeds",
    "revoke",
    "reminders",
    "unsubscribe",
    "wake",
    "openings_new",
    "openings_act",
    "openings_step",
    "openings_gate",
    "openings_codes",
    "judge",
    *commented.CHANGING,
    *clipped.CHANGING,
    *invited.PAGES,
    "mark_public",
    "article_state",
)
"""Pages that change something when who may sends what they ask for; otherwise the walk would prove nothing of those who may not."""
PASSWORD = "a long pass phrase"

HIDDEN = (
    *(
        UNSHARED,
        "note again",
        r"note Kormoran",
        r"source Kormoran",
        r"reason Kormoran",
        r"protocol Kormoran",
        r"12\D?345\D67",
        r"\[weights\]",
        "ranked",
    ),
    *("shown to the guests", "no fish", r"\b495 123", "@person", "@firm", "1 23 45 67", "Mr Governor", "Имя", "first of 14"),
    *("head Kormoran", "SU [12]", "suite", "contact Kormoran", "Gift Kormoran", "giver", "receiver", "kept Kormoran", r"4\D?999\D99"),
    *(
        "required Kormoran",
        "law Kormoran",
        "number Kormoran",
        "Document Kormoran",
        "accord",
        "secret of",
        "older no more",
        "made for a test",
    ),
    *(r"(?<!guest)@valmore", r"\.example/\W"),
)
"""Words of the shared partnership and of the office that stay inside: notes, money, diets, telephones, delegates, gifts, files …"""
UNSEEN = (commented.ADDRESS, commented.HELD_WORDS)
MUST_NOT_SEE = (
    dict.fromkeys(("account", "keeper", "nobody"), (SHARED, UNSHARED, OTHERS, "@valmore", "Office of", *UNSEEN))
    | {"stranger": (SHARED, UNSHARED, "@valmore", "Office of valmore", *UNSEEN)}
    | {"guest": (OTHERS, "@brisac", "Office of brisac", *HIDDEN, *UNSEEN)}
    | dict.fromkeys(RANK[1:], (OTHERS, "@brisac", "Office of brisac"))
    | {"reader": (OTHERS, "@brisac", "Office of brisac", *UNSEEN), "officer": (OTHERS, "@brisac", "Office of brisac", commented.ADDRESS)}
)
PUBLIC = re.compile(
    "|".join(
        (UNSHARED, OTHERS, "@brisac", "Office of brisac", *HIDDEN, "(Agreement|Action|Visit|Family|Item|Honour|Statue|Mention) Kormoran")
    ),
    re.IGNORECASE,
)
"""What no public page tells anybody: all that is not marked public, in an office that has published a page and an article only."""
FORBIDDEN = {role: re.compile("|".join(words), re.IGNORECASE) for role, words in MUST_NOT_SEE.items()}
HEADERS = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"}


@dataclass
class World:
    """Two offices full of records, who may walk in them, and what was there at the beginning.

    `shared`, `unshared` and `others` hold a record by the key of its noun; `spare` are some on which nothing rests, `gone` are deleted.
    """

    office: Office
    other: Office
    users: dict[str, User | None]
    shared: dict[str, Any]
    unshared: dict[str, Any]
    others: dict[str, Any]
    folder: Path
    spare: dict[str, Any] = field(default_factory=dict)
    gone: dict[str, Any] = field(default_factory=dict)
    open_document: Any = None
    feeds: dict[str, Feed] = field(default_factory=dict)
    talk: Talk | None = None
    papers: dict[Any, Any] = field(default_factory=dict)
    companies: Invited | None = None
    clients: dict[str, tuple[Client, dict[str, str]]] = field(default_factory=dict)
    visits: list["Visit"] = field(default_factory=list)
    before: Any = None


@dataclass(frozen=True)
class Page:
    """One pattern of the resolver."""

    route: str
    name: str
    view: Any


@dataclass(frozen=True, eq=False)
class Visit:
    """A page with its gaps filled: for whom it is worth a walk, and whether there is such a page for anybody (`exists`)."""

    page: Page
    path: str
    noun: str = ""
    record: Any = None
    on: Any = None
    office: Office | None = None
    data: Callable[[], dict[str, Any]] = dict
    roles: tuple[str, ...] = ROLES
    exists: bool = True


SOUGHT = tuple("Kormora Rohrdomm Seeschwal note source reason protocol giv accor requir weigh fish".split())
"""What the walk searches for: the marks and words of hidden texts, unfinished, as a page may repeat what was typed."""


# The world.


def world(folder: Path) -> World:
    """Fill the offices; `folder` is for their files."""
    ours, accounts = office("valmore")
    other, strangers = office("brisac")
    by = accounts["administrator"]
    unshared = fill(ours, by, mark=UNSHARED)
    remove(unshared["invitation"], by=by, seen=1)
    unshared["invitation"] = actions.invite(
        unshared["partnership"], email="second@valmore.example", name=f"second {UNSHARED}", language="en", authority=None, by=by
    )
    shared = fill(ours, by, mark=SHARED)
    guest, unshared_guest = shared["invitation"].member.user, unshared["invitation"].member
    guest.language = "en"
    guest.save()
    made = World(ours, other, accounts | {"guest": guest}, shared, unshared, fill(other, strangers["administrator"], mark=OTHERS), folder)
    made.users |= {"stranger": strangers["administrator"], "nobody": None}
    made.users["account"] = User.objects.create(email="account@nowhere.example", name="account", language="en", password=PASSWORD)
    made.users["keeper"] = User.objects.create(email="keeper@nowhere.example", name="keeper", language="en", password=PASSWORD, keeper=True)
    _rank(made, by)
    _publish(made, by)
    _shut(made, by)
    for row in [*shared.values(), *unshared.values()]:
        row.note = f"{row.note} note again"
        keep(row, by=by, seen=row.version)
    actions.keep_document(shared["document"], pdf(f"older no more {SHARED}"), by=by, seen=shared["document"].version)
    _spares(made, by, unshared_guest)
    made.feeds = {role: feeds.make(ours, "office", None, by=made.users[role]) for role in RANK}
    made.talk = talk(ours, by)
    made.papers = {
        ours: clipped.clipping(ours, shared["partnership"], by, SHARED),
        other: clipped.clipping(other, made.others["partnership"], strangers["administrator"], OTHERS),
    }
    made.companies = invited.invited(ours, by, accounts["head"])
    _sign_in(made)
    made.visits, made.before = list(visits(made)), snapshot(made)
    return made


def _sign_in(made: World) -> None:
    for role, user in made.users.items():
        client = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
        if user:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        made.clients[role] = client, {name: morsel.value for name, morsel in client.cookies.items()}


def _rank(made: World, by: User) -> None:
    """The partner's town is one of the toy world (1008); ours is another."""
    town = keep(models.Town(office=made.office, place=1001, name=f"Valmore {SHARED}", country="XU"), by=by)
    home = models.Authority.objects.get(name=f"Home {SHARED}")
    home.town = town
    keep(home, by=by, seen=home.version)
    partnership = actions.record_choice(made.shared["partnership"], by=by, seen=1)
    partnership.ranked_on = date(2017, 1, 1)
    keep(partnership, by=by, seen=2)


def _publish(made: World, by: User) -> None:
    """The page of the shared partnership and its article are out; nothing else of it is marked."""
    for key, part in (("page", "story"), ("article", "body")):
        row = made.shared[key]
        row.slug, row.state = f"open-{key}", "published"
        for code in ("fr", "en", "ru"):
            setattr(row, f"title_{code}", f"Open {key} {code}")
            setattr(row, f"{part}_{code}", f"All may read this {key}.")
        keep(row, by=by, seen=row.version)


def _shut(made: World, by: User) -> None:
    """The page of the other partnership stays a draft; its address, which an answer repeats, does not bear the mark."""
    row = made.unshared["page"]
    row.slug = "shut-page"
    keep(row, by=by, seen=row.version)


def _spares(made: World, by: User, second: Membership) -> None:
    """Records of the shared partnership on which nothing rests, deleted ones of every kind, and a document that guests may read."""
    alone = ("agreement", "action", "visit", "document", "programme", "opening", "portfolio", "ambassador")
    for key in ("town", "authority", "organisation", "person", "requirement", *alone):
        made.spare[key] = keep(twin(made, key, "spare"), by=by)
    made.spare["member"] = second
    made.spare["bare"] = keep(models.Partnership(office=made.office, name=f"Bare {SHARED}", kind="contact"), by=by)
    for key in NOUNS:
        made.gone[key] = keep(twin(made, key, "gone"), by=by)
    for record in made.gone.values():
        remove(copy.copy(record), by=by, seen=1, why="made for a test")
    made.open_document = twin(made, "document", "")
    made.open_document.title, made.open_document.shared = f"Open {SHARED}", True
    actions.keep_document(made.open_document, SimpleUploadedFile("open.txt", f"open to {SHARED}".encode()), by=by)


def twin(made: World, key: str, word: str) -> Any:
    """A new record like the shared one of this kind, but for what must not be there twice."""
    record = copy.copy(made.shared[key])
    record.pk, record.version, record._state.adding = uuid4(), 1, True
    for name, value in _different(made, key, word).items():
        setattr(record, name, value)
    return record


def _different(made: World, key: str, word: str) -> dict[str, Any]:
    spare = {name: made.spare.get(name) for name in ("authority", "requirement", "person", "member", "opening")}
    return {
        "town": {"place": 2000 + len(word)},
        "authority": {"name": f"{word} {SHARED}"},
        "person": {"family_name": f"{word} {SHARED}"},
        "organisation": {"name": f"{word} {SHARED}"},
        "requirement": {"text": f"required {word} {SHARED}"},
        "party": {"authority": spare["authority"]},
        "status": {"on": "1993"},
        "figure": {"indicator": {"gone": "foreign_investors", "new": "digital_firms"}.get(word, "beds")},
        "signatory": {"authority": spare["authority"]},
        "check": {"requirement": spare["requirement"]},
        "delegate": {"person": spare["person"]},
        "invitation": {"member": spare["member"]},
        "introduction": {"offer": spare["opening"], "meeting": None},
        "page": {"partnership": made.spare.get("bare"), "slug": f"page-{word}", "cover": None},
        "article": {"slug": f"news-{word}"},
    }.get(key, {})


# The addresses.


def pages(resolver: URLResolver | None = None, before: str = "") -> Iterator[Page]:
    """Every pattern that Django resolves, at any depth."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Page(route, entry.name or "", entry.callback)
        else:
            yield from pages(entry, route)


def visits(made: World) -> Iterator[Visit]:
    """Every page about every kind of record."""
    for page in pages():
        names = set(re.findall(r"<(?:\w+:)?(\w+)>", page.route))
        if page.view.__module__.startswith("jumelles.web.portal.comments"):
            yield from _of_comments(made, page, names)
            continue
        if page.view.__module__.startswith("jumelles.web.press"):
            yield from _of_press(made, page)
            continue
        if "number" in names:
            yield from _ways_in(made, page)
        elif "token" in names:
            yield from _private(made, page)
        elif "intake" in names:
            yield Visit(page, _path(page, office=made.office.slug, intake=uuid4()), office=made.office, exists=False)
        elif "house" in names:
            yield from _of_everybody(made, page, names)
        elif "office" not in names:
            yield Visit(page, f"/{page.route}", data=lambda page=page: _plain_data(made, page.name))
        elif "key" in names:
            yield from _of_records(made, page, names)
        else:
            yield from _of_office(made, page, names)


def _of_comments(made: World, page: Page, names: set[str]) -> Iterator[Visit]:
    """Those of the office are for its officers; the others name no office."""
    assert made.talk
    for gaps, query, data, about, exists in commented.addresses(made.talk, page.name):
        if "office" not in names:
            yield Visit(page, _path(page, **gaps), data=data, exists=exists)
            continue
        yield Visit(page, _path(page, office=made.office.slug, **gaps) + query, about, office=made.office, data=data, exists=exists)
        theirs = _path(page, office=made.other.slug, **gaps) + query
        there = {"exists": not gaps}  # the comments of one office are not there in the addresses of another
        yield Visit(page, theirs, about, office=made.other, data=data, roles=("stranger", "administrator"), **there)


def _of_press(made: World, page: Page) -> Iterator[Visit]:
    """The papers of each office, and those of one under the address of the other."""
    for house, paper in made.papers.items():
        roles = ROLES if house == made.office else ("stranger", "administrator")
        for gaps, data in clipped.addresses(paper, page.name):
            yield Visit(page, _path(page, office=house.slug, **gaps), office=house, data=data, roles=roles)
            if gaps:
                elsewhere = next(other for other in made.papers if other != house)
                yield Visit(page, _path(page, office=elsewhere.slug, **gaps), office=elsewhere, data=data, exists=False)


def _of_everybody(made: World, page: Page, names: set[str]) -> Iterator[Visit]:
    """Public pages: of the office that has published one, and of the one that has not; a document that is no public picture is no page."""
    gaps = {"slug": "open-page", "article": "open-article", "key": made.shared["document"].pk}
    yield Visit(page, _path(page, house=made.office.slug, **gaps), exists="key" not in names)
    yield Visit(page, _path(page, house=made.other.slug, **gaps), exists=False)
    if "slug" in names:
        gaps = {"slug": made.unshared["page"].slug, "article": made.unshared["article"].slug}
        yield Visit(page, _path(page, house=made.office.slug, **gaps), exists=False)


def _path(page: Page, **values: Any) -> str:
    """The address of a page; a gap that nobody knows how to fill stops the walk."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda gap: str(({"year": 2017} | values)[gap[1]]), page.route)


def _ways_in(made: World, page: Page) -> Iterator[Visit]:
    data = {"new_password1": "heron over Valmore", "new_password2": "heron over Valmore"}
    path = path_in(made.users["guest"])
    yield Visit(page, path, data=lambda: data)
    yield Visit(page, f"{path.rstrip('/')}x/", data=lambda: data, exists=False)


def _private(made: World, page: Page) -> Iterator[Visit]:
    """Calendars are open to whoever has the address: each owner has one, nobody has one that was never given out.

    So is the end of reminders; it is found by the reader's mail alone.
    """
    if page.name == "unsubscribe":
        reader = Membership.objects.get(office=made.office, user=made.users["reader"])
        Reminders.objects.update_or_create(member=reader, defaults={"rhythm": "weekly"})
        yield Visit(page, _path(page, token=choosing.token(reader)))
        yield Visit(page, _path(page, token="x"), exists=False)
        return
    if page.name in invited.PAGES:
        assert made.companies
        for token, data, exists in invited.addresses(made.companies, page.name):
            yield Visit(page, _path(page, token=token), data=data, exists=exists)
        return
    for role, feed in made.feeds.items():
        yield Visit(page, feeds.address(feed), roles=(role,))
        yield Visit(page, feeds.address(feed)[:-6] + "x.ics", exists=False)


QUERIES = {"complete_place": "?place=Valmore", "find": "?city=Valmore", "ranking": "?city=Valmore", "open_partnership": "?city=Valmore"}
OFFICE_GAPS: dict[str, list[dict[str, Any]]] = {
    "ranking": [{"form": form} for form in ("csv", "xlsx", "geojson")],
    "open_partnership": [{"place": 1012}],
    "pair": [{"a": 1001, "b": 1012}],
    "city": [{"place": 1001}],
    "territory": [{"place": 1001}],
    "city_figure": [{"place": 1001, "indicator": "incubators"}],
    "desk_box": [{"name": name} for name in ("dates", "asleep", "silent", "checklists", "decisions")],
}
"""What else stands in addresses of an office that are about no record: towns of the toy world, forms of files."""


def _of_office(made: World, page: Page, names: set[str]) -> Iterator[Visit]:
    if "noun" not in names:
        query = QUERIES.get(page.name, "")
        for values in OFFICE_GAPS.get(page.name, [{}]):
            path = _path(page, office=made.office.slug, **values)
            yield Visit(page, path + query, office=made.office, data=lambda: _plain_data(made, page.name))
            theirs = _path(page, office=made.other.slug, **values) + query
            yield Visit(page, theirs, office=made.other, roles=("stranger", "administrator"))
        if page.name == "search":
            for words in SOUGHT:
                yield Visit(page, f"{path}?q={words}", office=made.office)
        if page.name == "office_history":
            yield Visit(page, f"{path}?deleted=1", office=made.office)
        return
    for noun in NOUNS:
        yield from _of_kind(made, page, noun)


def _of_kind(made: World, page: Page, noun: str) -> Iterator[Visit]:
    path, theirs = _path(page, office=made.office.slug, noun=noun), _path(page, office=made.other.slug, noun=noun)
    hangs_on = NOUNS[noun].model.hangs_on
    exists = page.name != "add" or noun not in MADE_ELSEWHERE
    query = "?name=o" if page.name == "complete" else ""
    if page.name != "add" or not hangs_on:
        yield Visit(page, path + query, noun, office=made.office, exists=exists, data=lambda: _new_data(made, page, noun))
        yield Visit(page, theirs + query, noun, office=made.other, exists=exists, roles=("stranger", "administrator"))
    if hangs_on and page.name in {"add", "records"}:
        above = getattr(made.shared[noun], hangs_on)
        data = {"data": lambda: _new_data(made, page, noun)}
        yield Visit(page, f"{path}?on={above.pk}", noun, on=above, office=made.office, exists=exists, **data)
        yield Visit(page, f"{theirs}?on={above.pk}", noun, on=above, office=made.other, exists=False, roles=("stranger",), **data)
        above = getattr(made.unshared[noun], hangs_on)
        yield Visit(page, f"{path}?on={above.pk}", noun, on=above, office=made.office, exists=exists, roles=("guest", "reader"))


def _of_records(made: World, page: Page, names: set[str]) -> Iterator[Visit]:
    kind = re.search(r"(\w+)>?/<uuid:key>", page.route)
    assert kind, page.route
    if kind[1] == "feeds":
        yield from (
            Visit(page, _path(page, office=ours.slug, key=feed.pk), record=feed, office=ours)
            for ours in (made.office, made.other)
            for feed in made.feeds.values()
        )
        return
    for noun in NOUNS if kind[1] == "noun" else [kind[1]]:
        for ours, record, roles, exists in _records(made, page, noun):
            for values in _gaps(record, names):
                path = _path(page, office=ours.slug, noun=noun, key=record.pk, **values)
                data = _record_data(page.name, noun, record)
                kept = noun if noun != "members" else "guest" if record.role == "guest" else "member"
                yield Visit(page, path, kept, record, office=ours, data=data, roles=roles, exists=exists)


def _records(made: World, page: Page, noun: str) -> Iterator[tuple[Office, Any, tuple[str, ...], bool]]:
    """The records of a kind: in which office's address, for whom to walk there, and whether there is such a page."""
    if noun == "members":
        for member in Membership.objects.filter(office=made.office, role__in=["guest", "reader"]).select_related("user"):
            yield made.office, member, ROLES, True
            yield made.other, member, ("stranger",), False
        return
    yield made.office, made.spare.get(noun, made.shared[noun]) if page.name == "delete" else made.shared[noun], ROLES, True
    yield made.office, made.unshared[noun], ("guest", "reader"), True
    yield made.other, made.others[noun], ("stranger", "administrator"), True
    yield made.other, made.shared[noun], ("stranger",), False
    of_history = page.name in {"history", "restore", "old_file"}
    yield made.office, made.gone[noun], ROLES if of_history else ("guest", "administrator"), of_history
    if noun == "document":
        yield made.office, made.open_document, ROLES, True


def _gaps(record: Any, names: set[str]) -> Iterator[dict[str, Any]]:
    """What else stands in an address of a record: an entry of its history, a list for somebody in some form."""
    if "entry" in names:
        entries = record.history.order_by("history_date")
        entry = entries.last() if entries.last().history_type == "-" else entries.first()
        yield {"entry": entry.history_id}
    elif "purpose" in names:
        yield from ({"purpose": purpose, "form": form} for purpose in ("hotel", "coach", "interpreter") for form in ("csv", "xlsx"))
    else:
        yield {}


# What is sent.


def _plain_data(made: World, name: str) -> dict[str, Any]:
    """What the pages ask for that are about no record."""
    person = {"name": "Newcomer", "email": "new@nowhere.example", "language": "en"}
    return {
        "sign_in": {"username": "reader@valmore.example", "password": PASSWORD},
        "speak": {"language": "fr", "next": "/"},
        "account": {"name": "Another Name", "language": "fr"},
        "password": {"old_password": PASSWORD, "new_password1": "heron over Valmore", "new_password2": "heron over Valmore"},
        "import": {"file": SimpleUploadedFile("office.json", json.dumps(IMPORTED).encode())},
        "office_settings": {"name": "New name", "country": "FR", "language": "en", "timezone": "Europe/Paris", "seen": made.office.version}
        | {"quiet_after": 24, "ahead_days": 90},
        "reminders": {"rhythm": "daily"},
        "openings_new": {"kind": "offer", "organisation": f"Company {SHARED}", "title": "new", "summary": "new", "language": "fr"}
        | {"confidentiality": "members", "seen": "1"},
        "bring_portfolio": {"organisation": f"Company {SHARED}", "title": "new", "confidentiality": "members"}
        | {"file": SimpleUploadedFile("list.csv", b"title\nOne\n")},
        "add_member": person | {"role": "administrator"},
        "city_figure": {"value": "12", "dated": "2020", "source": "counted by the walk"},
        "open_partnership": _opening(made) if name == "open_partnership" else {},
    }.get(name, {})


def _opening(made: World) -> dict[str, Any]:
    """A new partnership of our first town with one that the register does not know yet."""
    ours = models.Authority.objects.get(office=made.office, name=f"Home {SHARED}").pk
    return {"name": "Newly found", "kind": "contact", "reason": "found by the walk", "ours": ours, "theirs": "City of Novigrad"} | {
        "theirs_level": "municipality"
    }


IMPORTED = {
    "format": "jumelles-office",
    "version": 1,
    "office": {"id": "ours", "name": "Imported", "slug": "imported", "country": "FR", "language": "en", "timezone": "Europe/Paris"},
    "accounts": [{"id": "one", "email": "one@imported.example", "name": "One", "language": "en"}],
    "members": [{"id": "first", "user": "one", "role": "administrator"}],
    "records": {},
    "history": {},
}


def _new_data(made: World, page: Page, noun: str) -> dict[str, Any]:
    if page.name != "add" or noun in MADE_ELSEWHERE:
        return {}
    record = twin(made, noun, "new")
    if noun == "organisation":
        record.town = None
    data = _form_data(noun, record)
    return data | {"place": "Klarenburg"} if noun in {"authority", "organisation"} else data


def _form_data(noun: str, record: Any) -> dict[str, Any]:
    """What a browser sends of the form of a record, nothing in it changed; with a file where the record is new."""
    form = form_class(NOUNS[noun])(instance=record, office=record.office)
    data = {name: form[name].value() for name in form.fields}
    if noun == "document" and record._state.adding:
        data["file"] = pdf("a new one")
    return {name: value for name, value in data.items() if value is not None}


def made_public(partnership: Any) -> dict[str, Any]:
    """What the page of marks sends to make the agreements of the partnership public."""
    agreements = models.Agreement.objects.filter(partnership=partnership)
    return {"public": [str(row.pk) for row in agreements], "seen": [f"{row.pk}:{row.version}:0" for row in agreements]}


def _record_data(name: str, noun: str, record: Any) -> Callable[[], dict[str, Any]]:
    """What the pages of a record ask for."""
    seen = {"seen": record.version}
    sent: dict[str, Callable[[], dict[str, Any]]] = {
        "edit": lambda: _form_data(noun, record) | {"note": "changed by the walk"},
        "delete": lambda: seen | {"why": "the walk"},
        "restore": lambda: seen,
        "rank": lambda: seen,
        "wake": lambda: {"status": "1", "status-on": "2019-05-04", "status-source": "a letter"},
        "openings_act": lambda: seen | {"act": "suspend"},
        "openings_step": lambda: seen | {"step": "close"},
        "openings_gate": lambda: {"act": "meeting", "ruling": "stop", "basis": "the walk"},
        "openings_codes": lambda: seen | {"tick": ["nace2:26.60"]},
        "judge": lambda: {"do": "keep", "other": models.Verdict.objects.filter(office=record.office_id).earliest("pk").opening_id},
        "invite": lambda: {"name": "Newcomer", "email": "new@nowhere.example", "language": "en"},
        "mark_public": lambda: made_public(record),
        "article_state": lambda: seen | {"state": "withdrawn"},
        "paste": lambda: {"lines": "Heron; Grey; pilot"},
        "member": lambda: seen | ({"remove": "1"} if record.role == "guest" else {"role": "administrator"}),
    }
    return sent.get(name, dict)


# What each may.


def least(visit: Visit) -> str:
    """The role that a page asks for, about this record."""
    return ASKS_FOR_MORE.get((visit.page.name, visit.noun), str(visit.page.view.least))


def may(made: World, role: str, visit: Visit) -> bool:
    """Whether this page shall be open to the role."""
    wanted = least(visit)
    if wanted == "anyone":
        return visit.exists or visit.page.name in {"choose_password", "unsubscribe", *invited.PAGES}
    if isinstance(visit.record, Feed):
        return visit.office == made.office and made.feeds.get(role) == visit.record
    if wanted in {"account", "keeper"}:
        return role != "nobody" if wanted == "account" else role == "keeper"
    if not visit.exists or visit.office != (made.other if role == "stranger" else made.office if role in RANK else None):
        return False
    if role == "guest":
        return wanted == "guest" and all(_guest_sees(made, record) for record in (visit.record, visit.on) if record)
    return role == "stranger" or RANK.index(role) >= RANK.index(wanted)


def _guest_sees(made: World, record: Any) -> bool:
    if NOUNS_OF[type(record)] not in GUESTS_SEE or record.partnership_or_none != made.shared["partnership"]:
        return False
    return not isinstance(record, models.Document) or record.shared


NOUNS_OF = {noun.model: noun.key for noun in NOUNS.values()}


# The walk.


def walk(made: World, *, kinds: set[str] | None = None) -> Iterator[str]:
    """Whatever is open, told or changed beyond what the roles may, or closed to who may; `kinds` keeps to pages about these nouns."""
    yield from (f"no role is stated for {page.route}" for page in pages() if getattr(page.view, "least", None) not in STATED)
    with override_settings(FILES=made.folder):
        changed: set[tuple[str, str]] = set()
        deaf: set[tuple[str, str, str]] = set()
        there = [visit for visit in made.visits if kinds is None or visit.noun in kinds]
        for role, visit, method in itertools.product(ROLES, there, ("get", "post")):
            # A method that a page never takes is tried once by each role.
            if role in visit.roles and not deaf >= {(visit.page.route, method, role), (visit.page.route, method, "")}:
                yield from _visited(made, role, visit, method, changed, deaf)
        if kinds is None:
            yield from _unchanged(made, changed)


def _unchanged(made: World, changed: set[tuple[str, str]]) -> Iterator[str]:
    """Pages that changed nothing for anybody: what the walk sends to them is not what they ask for."""
    wanted = {
        (role, f"{visit.page.name} {visit.noun}")
        for role, visit in itertools.product(ROLES, made.visits)
        if role in visit.roles and role != "stranger" and visit.exists and visit.page.name in CHANGING and may(made, role, visit)
    }
    wanted -= {(role, f"{page} {kind}") for role, page, kind in NOTHING_TO_CHANGE}
    yield from (f"{what} changes nothing for {role}" for role, what in sorted(wanted - changed))


NOTHING_TO_CHANGE = {("guest", "password", ""), *((role, "add", "page") for role in RANK)}
"""The guest of the walk has no password yet; the partnership has its page."""


def _visited(
    made: World, role: str, visit: Visit, method: str, changed: set[tuple[str, str]], deaf: set[tuple[str, str, str]]
) -> Iterator[str]:
    """One request, with the page that it leads to; all that it did is undone."""
    client, cookies = made.clients[role]
    where, open_to = f"{role} {method} {visit.path}", may(made, role, visit)
    with transaction.atomic():
        with _watched() as written:
            response = getattr(client, method)(visit.path, visit.data() if method == "post" else None)
            said = [response] + ([client.get(response["Location"])] if _leads_on(response) else [])
        if written:
            change = snapshot(made) != made.before
            if change and not (open_to and method == "post"):
                yield f"{where}: something changed"
            elif change:
                changed.add((role, f"{visit.page.name} {visit.noun}"))
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    if response.status_code == 405:
        deaf.add((visit.page.route, method, ""))
    deaf.add((visit.page.route, method, role))
    yield from (
        f"{where}: {wrong}"
        for wrong in _wrong(
            role,
            said,
            open_to=open_to,
            invited=visit.page.name == "choose_password",
            public=_is_public(visit.page),
            talked=visit.page.name in (*commented.PUBLIC, *invited.PAGES),
        )
    )


def _is_public(page: Page) -> bool:
    return page.name.startswith("public") or page.name == "robots"


def _wrong(role: str, said: list[Any], *, open_to: bool, invited: bool, public: bool, talked: bool) -> Iterator[str]:
    """What is amiss with the answers. Who holds a way in is told the address it was made for, and no other."""
    status, texts = said[0].status_code, [text_of(response) for response in said]
    if talked and open_to:
        texts = [text.replace("Office of valmore", "") for text in texts]
        texts = [re.sub(rf"\w+{commented.ADDRESS}|{commented.HELD_WORDS}", "", text) for text in texts]
    if invited:
        texts = [re.sub(r"[\w.]+@valmore\.example", "", text, count=1) for text in texts]
    if status not in (OPEN if open_to else CLOSED) and not (role == "nobody" and not open_to and _to_sign_in(said[0])):
        yield f"answered {status}"
    if len(said) > 1 and said[1].status_code not in OPEN:
        yield f"leads to {said[1].status_code}"
    for response, text in zip(said, texts, strict=True):
        if told := (PUBLIC if public else FORBIDDEN[role]).search(text):
            yield f"tells “{told[0]}”"
        if not (openly_guarded(response) if public else well_guarded(response)):
            yield f"has the headers {response.headers}"


def well_guarded(response: Any) -> bool:
    """Whether the headers keep browsers from keeping, framing, guessing and running what the page holds."""
    policy = response.get("Content-Security-Policy", "")
    told = {name: response.get(name) for name in HEADERS}
    kept = "private" if response.get("Content-Type", "").startswith("text/calendar") and "ETag" in response else "no-store"
    return told == HEADERS and kept in response.get("Cache-Control", "") and "default-src 'none'" in policy and "unsafe" not in policy


def openly_guarded(response: Any) -> bool:
    """As `well_guarded`, for what everybody may read: it may be kept a while, and one page of it may be framed."""
    policy = response.get("Content-Security-Policy", "")
    framed = HEADERS | ({"X-Frame-Options": None} if "frame-ancestors *" in policy else {})
    told = {name: response.get(name) for name in HEADERS}
    kept = response.get("Cache-Control", "")
    return (
        told == framed
        and kept in {"no-cache", "public, max-age=300", "no-store"}
        and "default-src 'none'" in policy
        and "unsafe" not in policy
    )


OPEN = (200, 302, 405, 409, 410, 422)
CLOSED = (403, 404, 405)


def _to_sign_in(response: Any) -> bool:
    return response.status_code == 302 and response["Location"].startswith(reverse("sign_in") + "?next=")


def _leads_on(response: Any) -> bool:
    return response.status_code == 302 and not _to_sign_in(response)


def text_of(response: Any) -> str:
    """All that an answer tells: its body, unpacked where it is an archive, and its headers."""
    content = response.getvalue() if response.streaming else response.content
    response.close()
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace") + "\n" + "\n".join(f"{name}: {value}" for name, value in response.headers.items())


@contextmanager
def _watched() -> Iterator[list[str]]:
    """What was written meanwhile; sessions, the count of wrong passwords and the days on which feeds were fetched left aside."""
    written: list[str] = []

    def note(execute: Any, sql: str, parameters: Any, many: Any, context: Any) -> Any:
        if re.match(r'(INSERT INTO|UPDATE|DELETE FROM) "(?!django_session|axes_|agenda_fetch)', sql):
            written.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield written


def snapshot(made: World) -> list[Any]:
    """Every row of every record, how long each history is, the accounts, who is reminded, the papers of the press desk, and the files."""
    tracked = [model for model in apps.get_models() if issubclass(model, Tracked)]
    asked = [
        f"SELECT * FROM {model._meta.db_table} ORDER BY id" for model in [*tracked, User, Reminders, Comment, Move, Clipping, Proposed]
    ]
    asked.append(f"SELECT * FROM {Manner._meta.db_table}")
    asked += [f"SELECT count(*) FROM {model.history.model._meta.db_table}" for model in tracked]
    with connection.cursor() as cursor:
        return [*(cursor.execute(sql).fetchall() for sql in asked), sorted(path.name for path in made.folder.rglob("*") if path.is_file())]
