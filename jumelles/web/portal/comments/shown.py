"""What everybody may see of the comments on an article or a page: nothing else of them reaches a public template, feed or count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from jumelles.web.portal.comments.states import VISIBLE, State
from jumelles.web.portal.comments.subjects import Subject, subject
from jumelles.web.portal.models import Comment

PAGE = 50
"""Comments of one page."""
ERASED = Q(state=State.ERASED) & ~Q(reply="")
"""What was erased leaves its place only where the office's answer would hang in the air."""


@dataclass(frozen=True)
class Said:
    """One comment as the public reads it; of one that its author took away, the place and the answer."""

    key: UUID
    name: str
    posted: datetime
    paragraphs: list[str]
    answer: list[str]
    answered: datetime | None
    removed: bool


@dataclass(frozen=True)
class Thread:
    """The comments on one article or page: a page of them, oldest first, how many there are, and whether more may come."""

    subject: Subject
    said: list[Said]
    count: int
    page: int
    pages: int
    open: bool


def thread(about: Any, request: Any = None) -> Thread | None:
    """The comments on an article or page (or what has its key); None where it cannot be commented and nothing was said."""
    found = subject(about if isinstance(about, UUID) else about.pk)
    if found is None or not found.public:
        return None
    rows = visible(found)
    count = rows.filter(state__in=VISIBLE).count()
    pages = max(1, -(-count // PAGE))
    asked = request.GET.get("comments", "") if request else ""
    page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    said = [_said(row) for row in rows.order_by("posted", "id")[(page - 1) * PAGE : page * PAGE]]
    if not said and not found.open:
        return None
    return Thread(found, said, count, page, pages, takes(found))


def visible(found: Subject) -> QuerySet[Comment]:
    """What may be shown of the comments on one article or page."""
    return Comment.objects.filter(Q(state__in=VISIBLE) | ERASED, office=found.office, about=found.key)


def takes(found: Subject) -> bool:
    """Whether a comment may be written now: an address cannot be confirmed where no mail is sent."""
    return found.public and found.open and (not found.verified or bool(settings.CONFIG.mail))


def _said(row: Comment) -> Said:
    removed = row.state == State.ERASED
    return Said(
        key=row.pk,
        name=row.name,
        posted=row.posted,
        paragraphs=[] if removed else paragraphs(row.text),
        answer=paragraphs(row.reply),
        answered=row.replied,
        removed=removed,
    )


def paragraphs(text: str) -> list[str]:
    """A text as paragraphs, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
