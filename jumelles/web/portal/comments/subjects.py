"""What can be commented on, an article or a public page, as the comments need to know it and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jumelles.web.register.models import Article, PublicPage
from jumelles.web.register.models.words import CommentRule, PageState


@dataclass(frozen=True)
class Subject:
    """One article or page: whose it is, how it is called, where it stands; whether comments are `open`, and want a confirmed address.

    `public` is whether everybody may read it now: where nobody may, nothing said to it is shown either.
    """

    office: Any
    key: UUID
    title: str
    link: str
    public: bool
    open: bool
    verified: bool


def subject(key: UUID) -> Subject | None:
    """What has this key; None where it is gone or never was."""
    if article := Article.objects.select_related("office", "page").filter(pk=key).first():
        return of_article(article)
    page = PublicPage.objects.select_related("office").filter(pk=key).first()
    return page and of_page(page)


def public(key: UUID) -> Subject | None:
    """What has this key, where everybody may read it now."""
    found = subject(key)
    return found if found and found.public else None


def of_article(article: Article) -> Subject:
    """An article; its page says whether comments are taken at all."""
    page = article.page
    return Subject(
        office=article.office,
        key=article.pk,
        title=article.title,
        link=f"{_link(page)}news/{article.slug}/",
        public=article.is_out and page.state == PageState.PUBLISHED,
        open=article.open_to_comments and page.comments != CommentRule.OFF,
        verified=page.comments == CommentRule.VERIFIED,
    )


def of_page(page: PublicPage) -> Subject:
    """The page of a partnership."""
    return Subject(
        office=page.office,
        key=page.pk,
        title=page.title,
        link=_link(page),
        public=page.state == PageState.PUBLISHED,
        open=page.comments != CommentRule.OFF,
        verified=page.comments == CommentRule.VERIFIED,
    )


def _link(page: PublicPage) -> str:
    return f"/{page.office.slug}/public/{page.slug}/"
