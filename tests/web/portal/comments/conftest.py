"""An office with an article that can be commented, one that nobody may read yet, and its people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jumelles.web.people.models import Office, User
from jumelles.web.portal.comments import writing
from jumelles.web.portal.comments.states import State
from jumelles.web.portal.comments.subjects import Subject, of_article, of_page
from jumelles.web.portal.models import Comment
from jumelles.web.recording import keep
from jumelles.web.register.models import Article, Partnership, PublicPage
from tests.web.offices import office as made_office


@dataclass
class House:
    """An office, its accounts by role, its page and articles."""

    office: Office
    users: dict[str, User]
    page: PublicPage
    news: Article
    draft: Subject

    @property
    def article(self) -> Subject:
        """The article as comments know it."""
        return of_article(self.news)

    @property
    def page_link(self) -> str:
        """Where everybody reads the page."""
        return of_page(self.page).link

    def change(self, what: PublicPage | Article, **changed: object) -> None:
        """Give a record other values, as an officer does."""
        for name, value in changed.items():
            setattr(what, name, value)
        keep(what, by=self.users["officer"], seen=what.version)


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:  # noqa: ARG001
    office, users = made_office("valmore")
    by, now = users["officer"], timezone.now()
    partnership = keep(Partnership(office=office, name="Valmore and Klarenburg", kind="twinning"), by=by)
    titled = {"title_fr": "Vingt ans", "title_en": "Twenty years"}
    page = PublicPage(office=office, partnership=partnership, slug="one", languages="fr,en", state="published", comments="on", **titled)
    keep(page, by=by)
    news = Article(office=office, page=page, slug="twenty-years", state="published", publish_at=now - timedelta(days=1), **titled)
    draft = Article(office=office, page=page, slug="not-yet", state="scheduled", publish_at=now + timedelta(days=1), **titled)
    monkeypatch.setattr(writing, "LEAST", timedelta(0))
    return House(office, users, page, keep(news, by=by), of_article(keep(draft, by=by)))


@pytest.fixture
def said(house: House) -> Callable[..., Comment]:
    """A comment on the article, in any state."""

    def make(state: str = State.HELD, **values: Any) -> Comment:
        there = {"name": "Odile Marchand", "email": "odile@elsewhere.example", "text": "We were there.", "posted": timezone.now()}
        if state == State.ERASED:
            there |= {"name": "", "email": "", "text": ""}
        return Comment.objects.create(office=house.office, about=house.article.key, state=state, **there | values)

    return make
