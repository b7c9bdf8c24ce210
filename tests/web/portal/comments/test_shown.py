"""What the public is shown, on every public address, to whoever looks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jumelles.web.people.models import User
from jumelles.web.portal.comments import moves, own
from jumelles.web.portal.comments.shown import PAGE, thread
from jumelles.web.portal.comments.states import VISIBLE, State
from jumelles.web.portal.models import Comment
from tests.web.portal.comments.conftest import House

WORDS = ("never to be shown", "odile@elsewhere.example", "Marchand")


def public_addresses(house: House) -> list[str]:
    """All that everybody may open, found from the addresses that name a house."""
    slug = house.office.slug
    named = [("public", []), ("public_feed", []), ("public_sitemap", []), ("public_page", ["one"]), ("public_card", ["one"])]
    paths = [reverse(name, args=[slug, *more]) for name, more in named] + [reverse("robots"), house.article.link, house.draft.link]
    return [*paths, house.article.link + "?comments=2", reverse("write_comment", args=[house.article.key])]


@pytest.mark.parametrize("state", State)
def test_what_is_not_approved_is_on_no_public_address_for_nobody(
    house: House, said: Callable[..., Comment], browser: Callable[[User | None], Client], state: str
) -> None:
    comment = said(state, **({} if state == State.ERASED else {"text": WORDS[0], "name": "Odile Marchand"}))
    on_page = Comment.objects.create(office=house.office, about=house.page.pk, state=state, text=comment.text, email=comment.email)
    clients = [browser(None), *(browser(house.users[role]) for role in ("reader", "officer", "administrator"))]

    for client in clients:
        told = {path: client.get(path).content.decode() for path in public_addresses(house)}
        told["report"] = client.get(reverse("report_comment", args=[comment.pk])).content.decode()
        there = {path for path, page in told.items() if WORDS[0] in page}
        allowed = {house.article.link, house.article.link + "?comments=2", house.page_link, "report"} if state in VISIBLE else set()
        assert there == allowed
        assert [path for path, page in told.items() if WORDS[1] in page] == []
        assert [path for path, page in told.items() if own.token(comment) in page or own.token(on_page) in page] == []
        assert ("1 comment" in told[house.article.link]) == (state in VISIBLE)


def test_comments_of_what_is_taken_back_are_gone_with_it(house: House, said: Callable[..., Comment]) -> None:
    said("approved")
    assert thread(house.news)
    house.change(house.page, state="draft")
    assert thread(house.news) is None


def test_a_thread_is_read_by_pages_oldest_first(house: House, said: Callable[..., Comment]) -> None:
    now = timezone.now()
    for n in range(PAGE + 2):
        said("approved", name=str(n), posted=now + timedelta(seconds=n))
    said("held")

    class Request:
        GET = {"comments": "2"}  # noqa: RUF012

    first, second = thread(house.news), thread(house.news, Request())
    assert first
    assert second
    assert (first.count, first.pages, [one.name for one in first.said]) == (PAGE + 2, 2, [str(n) for n in range(PAGE)])
    assert [one.name for one in second.said] == [str(PAGE), str(PAGE + 1)]


def test_where_no_comments_are_taken_those_that_were_stay(house: House, said: Callable[..., Comment]) -> None:
    house.change(house.news, open_to_comments=False)
    assert thread(house.news) is None
    said("approved")
    found = thread(house.news)
    assert found
    assert (found.open, len(found.said)) == (False, 1)


def test_an_answer_is_shown_only_with_its_comment(house: House, said: Callable[..., Comment]) -> None:
    comment = said("held")
    moves.answer(comment, "Thank you", by=house.users["officer"])
    found = thread(house.news)
    assert found
    assert found.said == []
    moves.decide(Comment.objects.all(), "approve", by=house.users["officer"], office=house.office)
    found = thread(house.news)
    assert found
    assert [one.answer for one in found.said] == [["Thank you"]]
