"""All that visitors see, as plain data made from what is marked public: no record gets any further, so no private field can.

Which fields of records go out is said in `events`; which of pages, articles, people and pictures, here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from jumelles import languages
from jumelles.web.people.models import Office
from jumelles.web.portal.events import Event, name, timeline, told
from jumelles.web.portal.papers import PAPER
from jumelles.web.portal.pictures import SHOWN
from jumelles.web.portal.texts import Piece, beginning, paragraphs
from jumelles.web.register.models import (
    Article,
    Document,
    MediaMention,
    Partnership,
    Party,
    Person,
    Position,
    PublicPage,
)
from jumelles.web.register.models.words import Side

Text = list[list[list[Piece]]]
SOON = 10
"""Events and pieces of news on a page; the feed has more."""


@dataclass(frozen=True)
class Picture:
    """A picture by its number, with the words that go with it."""

    key: UUID
    alt: str
    credit: str


@dataclass(frozen=True)
class Paper:
    """A document to be fetched, by its number: what it is, whose, of when, and how many megabytes it has."""

    key: UUID
    title: str
    credit: str
    dated: str
    megabytes: float


@dataclass(frozen=True)
class Named:
    """A person who consented, and what they are."""

    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True)
class News:
    """An article; its `text` is empty in lists."""

    slug: str
    page_slug: str
    page_title: str
    title: str
    language: str
    languages: tuple[str, ...]
    moment: datetime | None
    changed: datetime
    lead: str
    picture: Picture | None
    text: Text = field(default_factory=list)
    facts: tuple[Event, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Town:
    """A place of the page: its number in the atlas puts it on the map."""

    name: str
    country: str
    place: int
    home: bool


@dataclass(frozen=True)
class Leaf:
    """A public page; in lists without what stands below its lead."""

    slug: str
    title: str
    language: str
    languages: tuple[str, ...]
    lead: str
    towns: tuple[Town, ...]
    cover: Picture | None
    changed: datetime
    story: Text = field(default_factory=list)
    timeline: tuple[Event, ...] = ()
    ahead: tuple[Event, ...] = ()
    people: tuple[Named, ...] = ()
    news: tuple[News, ...] = ()
    pictures: tuple[Picture, ...] = ()
    papers: tuple[Paper, ...] = ()
    mentions: tuple[Event, ...] = ()


def pages(office: Office) -> list[PublicPage]:
    """The published pages of an office."""
    rows = PublicPage.objects.filter(office=office, state="published").select_related("cover")
    return list(rows.order_by("slug"))


def articles(office: Office, page: PublicPage | None = None) -> QuerySet[Article]:
    """The articles that are out, newest first, of one page or of all."""
    rows = Article.objects.filter(
        office=office, page__state="published", state__in=["scheduled", "published"], publish_at__lte=timezone.now()
    )
    rows = rows.filter(page=page) if page else rows
    return rows.select_related("page", "picture").order_by("-publish_at", "slug")


def written(row: Any, page: PublicPage) -> tuple[str, ...]:
    """The languages of a page in which this text has its title; where none has, those that it is titled in at all."""
    chosen = tuple(code for code in page.languages.split(",") if getattr(row, f"title_{code}"))
    return chosen or tuple(code for code in languages.LANGUAGES if getattr(row, f"title_{code}"))


def spoken_of(row: Any, page: PublicPage, wanted: str) -> str:
    """The language in which a text is shown to who reads `wanted`."""
    there = written(row, page)
    return wanted if wanted in there else next(iter(there), "en")


def _wanted() -> str:
    return (get_language() or "en")[:2]


def listed(page: PublicPage) -> Leaf:
    """A page as lists show it."""
    code = spoken_of(page, page, _wanted())
    parties = Party.objects.filter(partnership=page.partnership_id).select_related("authority__town")
    towns = tuple(Town(p.authority.name, p.authority.town.country, p.authority.town.place, p.side == Side.HOME) for p in parties)
    return Leaf(
        page.slug,
        getattr(page, f"title_{code}"),
        code,
        written(page, page),
        beginning(getattr(page, f"story_{code}")),
        towns,
        picture(page.cover),
        page.history.latest().history_date,
    )


def whole(page: PublicPage, *, news: QuerySet[Article]) -> Leaf:
    """A page with all that is public of its partnership."""
    short = listed(page)
    happened, ahead = timeline(page.partnership_id)
    return Leaf(
        **{**vars(short)}
        | {
            "story": paragraphs(getattr(page, f"story_{short.language}")),
            "timeline": tuple(happened),
            "ahead": tuple(ahead[:SOON]),
            "people": tuple(_people(page.partnership)),
            "news": tuple(headline(row, page) for row in news[:SOON]),
            "pictures": tuple(_pictures(page.partnership_id, page.cover_id)),
            "papers": tuple(_papers(page.partnership_id)),
            "mentions": tuple(told(row) for row in MediaMention.objects.filter(partnership=page.partnership_id, public=True)),
        }
    )


def headline(row: Article, page: PublicPage) -> News:
    """An article as lists show it."""
    code = spoken_of(row, page, _wanted())
    return News(
        row.slug,
        page.slug,
        getattr(page, f"title_{spoken_of(page, page, code)}"),
        getattr(row, f"title_{code}"),
        code,
        written(row, page),
        row.publish_at,
        row.history.latest().history_date,
        beginning(getattr(row, f"body_{code}")),
        picture(row.picture),
    )


def article(row: Article, page: PublicPage) -> News:
    """An article with its text, the public facts that it tells, and its pictures."""
    short = headline(row, page)
    facts = [link.fact for link in row.links.all()]
    public = [fact for fact in facts if fact.public and not isinstance(fact, Document)]
    pictures = [picture(fact) for fact in facts if isinstance(fact, Document)]
    text = paragraphs(getattr(row, f"body_{short.language}"))
    more = {"text": text, "facts": tuple(map(told, public)), "pictures": tuple(each for each in pictures if each)}
    return News(**{**vars(short)} | more)


def picture(document: Document | None) -> Picture | None:
    """A document as a picture, if it is one and is public."""
    if document is None or not document.public or document.media_type not in SHOWN:
        return None
    return Picture(document.pk, document.alt, document.credit)


def _pictures(partnership: UUID, cover: UUID | None) -> Iterator[Picture]:
    rows = Document.objects.filter(partnership=partnership, public=True, media_type__in=SHOWN).exclude(pk=cover)
    yield from (Picture(row.pk, row.alt, row.credit) for row in rows)


def paper(document: Document) -> Paper | None:
    """A document as a paper to be fetched, if it is one and is public. Its title stays inside: the office has described it for visitors."""
    if not document.public or document.media_type != PAPER:
        return None
    return Paper(document.pk, document.alt, document.credit, document.dated, max(round(document.size / 1_000_000, 1), 0.1))


def _papers(partnership: UUID) -> Iterator[Paper]:
    rows = Document.objects.filter(partnership=partnership, public=True, media_type=PAPER)
    yield from (found for row in rows if (found := paper(row)))


def people_of(partnership: Partnership) -> Q:
    """Whoever has to do with a partnership: honoured, in a delegation, signing, or in office with one of its parties."""
    return (
        Q(honours__partnership=partnership)
        | Q(delegations__visit__partnership=partnership)
        | Q(signatures__agreement__partnership=partnership)
        | Q(positions__authority__parties__partnership=partnership)
    )


def _people(partnership: Partnership) -> Iterator[Named]:
    """Those who consented, with their posts in the authorities of the partnership."""
    for person in Person.objects.filter(people_of(partnership), public=True, consented__isnull=False).distinct():
        posts = Position.objects.filter(person=person, authority__parties__partnership=partnership).select_related("authority")
        yield Named(name(person), tuple(dict.fromkeys(f"{post.title}, {post.authority.name}" for post in posts)))
