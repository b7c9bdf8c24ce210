"""An office with two articles that can be commented, one that nobody may read, and its people."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from jumelles.web.people.models import Office, User
from jumelles.web.portal.comments import subjects, writing
from jumelles.web.portal.comments.states import State
from jumelles.web.portal.comments.subjects import Subject
from jumelles.web.portal.models import Comment
from tests.web.offices import office as made_office


@dataclass
class House:
    """An office, its accounts by role, and what can be commented on."""

    office: Office
    users: dict[str, User]
    article: Subject
    draft: Subject
    known: list[Subject]

    def now(self, **changed: Any) -> Subject:
        """The article with something changed, from here on."""
        self.known.remove(self.article)
        self.article = replace(self.article, **changed)
        self.known.append(self.article)
        return self.article


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:  # noqa: ARG001
    office, users = made_office("valmore")
    article = Subject(office, uuid4(), "Twenty years", "/valmore/public/one/news/twenty-years/", public=True, open=True)
    draft = Subject(office, uuid4(), "Not yet", "/valmore/public/one/news/not-yet/", public=False, open=True)
    known = [article, draft]
    monkeypatch.setattr(subjects, "FINDERS", [lambda key: next((one for one in known if one.key == key), None)])
    monkeypatch.setattr(writing, "LEAST", timedelta(0))
    return House(office, users, article, draft, known)


@pytest.fixture
def said(house: House) -> Callable[..., Comment]:
    """A comment on the article, in any state."""

    def make(state: str = State.HELD, **values: Any) -> Comment:
        there = {"name": "Odile Marchand", "email": "odile@elsewhere.example", "text": "We were there.", "posted": timezone.now()}
        if state == State.ERASED:
            there |= {"name": "", "email": "", "text": ""}
        return Comment.objects.create(office=house.office, about=house.article.key, state=state, **there | values)

    return make
