"""What the office does with comments in its pages."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jumelles.web.people.models import User
from jumelles.web.portal.comments.queue import asked, counts, found
from jumelles.web.portal.models import Comment, Manner, Move
from tests.web.offices import office as made_office
from tests.web.portal.comments.conftest import House

Browser = Callable[[User | None], Client]
WITH_OFFICE = ("comments", "comment_log", "comments_csv")


def path(house: House, name: str, *more: Any) -> str:
    return reverse(name, args=[house.office.slug, *more])


def test_the_queue_is_kept_to_what_is_asked(house: House, said: Callable[..., Comment]) -> None:
    by, long_ago = house.users["officer"], timezone.now() - timedelta(days=3)
    flood = {said(text=f"buy {n}", links=3, score=4).pk for n in range(3)}
    old = said(links=5, posted=long_ago)
    plain, spam, reported = said(), said("spam", links=9), said("reported")

    def keys(**told: str) -> set[Any]:
        return {row.pk for row in found(by, house.office, asked(told))}

    assert keys() == flood | {old.pk, plain.pk, reported.pk}
    assert keys(sign="links") == flood | {old.pk}
    assert keys(sign="links", time="hour") == flood
    assert keys(sign="none", state="reported") == {reported.pk}
    assert keys(state="spam", sign="nonsense") == {spam.pk}
    assert keys(about=str(house.draft.key)) == set()
    assert keys(until=(timezone.now() - timedelta(days=1)).isoformat()) == {old.pk}
    assert counts(by, house.office) == dict.fromkeys(("appealed", "approved", "refused", "unverified", "erased"), 0) | {
        "waiting": 6,
        "reported": 1,
        "spam": 1,
    }


def test_an_address_of_the_queue_means_the_same_again() -> None:
    wanted = asked({"state": "spam", "sign": "links", "time": "hour", "page": "3"})

    assert asked({name: values[0] for name, values in parse_qs(wanted.at(page=3)[1:]).items()}) == wanted
    assert asked({"state": "x", "sign": "y", "time": "z", "about": "a", "until": "b", "page": "-1"}) == asked({})


def test_a_flood_is_decided_by_one_click_and_taken_back_by_another(house: House, said: Callable[..., Comment], browser: Browser) -> None:
    plain = said()
    for n in range(120):
        said(text=f"buy {n}", links=3)
    client = browser(house.users["officer"])
    page = client.get(path(house, "comments"), {"sign": "links", "time": "hour"}).content.decode()
    assert "All of this list: 120" in page

    until = timezone.now().isoformat()
    late = said(text="came later", links=3)
    answer = client.post(path(house, "decide_comments"), {"all": "spam", "sign": "links", "time": "hour", "until": until}, follow=True)

    assert "120 comments are decided." in answer.content.decode()
    assert set(Comment.objects.exclude(state="spam")) == {plain, late}
    answer = client.post(path(house, "undo_decision", Move.objects.get().pk), follow=True)
    assert "120 comments are as they were before." in answer.content.decode()
    assert Comment.objects.filter(state="held").count() == 122


def test_one_and_those_ticked_are_decided(house: House, said: Callable[..., Comment], browser: Browser) -> None:
    first, second, third, fourth = (said(text=str(n)) for n in range(4))
    client = browser(house.users["officer"])

    client.post(path(house, "decide_comments"), {"one": f"approve:{first.pk}", "comment": [str(second.pk)]})
    client.post(path(house, "decide_comments"), {"act": "refuse", "comment": [str(second.pk), str(third.pk), "x"], "reason": "rude"})
    client.post(path(house, "decide_comments"), {"act": "refuse"})

    states = {row.pk: row.state for row in Comment.objects.all()}
    assert states == {first.pk: "approved", second.pk: "refused", third.pk: "refused", fourth.pk: "held"}
    assert client.post(path(house, "decide_comments"), {"act": "publish", "comment": [str(fourth.pk)]}).status_code == 404


def test_a_reason_is_asked_for_only_where_something_can_be_refused(house: House, said: Callable[..., Comment], browser: Browser) -> None:
    said(text="one")
    client, asks = browser(house.users["officer"]), {}
    for state in ("waiting", "refused"):
        asks[state] = 'id="reason"' in client.get(path(house, "comments") + f"?state={state}").content.decode()
        client.post(path(house, "decide_comments"), {"all": "refuse", "state": "waiting"})

    assert asks == {"waiting": True, "refused": False}


def test_one_comment_is_approved_and_answered_at_once(house: House, said: Callable[..., Comment], browser: Browser) -> None:
    comment, client = said(), browser(house.users["officer"])

    client.post(path(house, "comment", comment.pk), {"act": "approve", "reply": " Thank you. ", "reason": ""})

    comment.refresh_from_db()
    assert (comment.state, comment.reply, comment.replied_by) == ("approved", "Thank you.", house.users["officer"])
    page = client.get(path(house, "comment", comment.pk)).content.decode()
    assert "Approved" in page
    assert "Answered" in page


@pytest.mark.parametrize("name", ["comments", "comment", "comment_log", "comments_csv", "comment_manner"])
def test_addresses_are_told_to_heads_only(house: House, said: Callable[..., Comment], browser: Browser, name: str) -> None:
    comment = said()
    more = [comment.pk] if name == "comment" else []
    officers, heads = (browser(house.users[role]).get(path(house, name, *more)) for role in ("officer", "head"))

    assert comment.email not in officers.content.decode()
    assert (comment.email in heads.content.decode()) == (name in {"comments", "comment"})


def test_a_list_holds_addresses_only_if_a_head_asks(house: House, said: Callable[..., Comment], browser: Browser) -> None:
    said(text="=cmd", email="odile@elsewhere.example")
    officer, head = (browser(house.users[role]) for role in ("officer", "head"))

    assert officer.get(path(house, "comments_csv"), {"emails": "1"}).status_code == 403
    rows = list(csv.reader(io.StringIO(head.get(path(house, "comments_csv"), {"emails": "1"}).content.decode("utf-8-sig"))))
    assert rows[0] == ["Posted", "About", "Name", "E-mail address", "Comment", "State", "Answer"]
    assert rows[1][1:] == ["Twenty years", "Odile Marchand", "odile@elsewhere.example", "'=cmd", "held", ""]


@pytest.mark.parametrize(
    "name", ["comments", "comment", "comment_log", "comments_csv", "comment_manner", "decide_comments", "undo_decision"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_queue_is_closed_to_others(house: House, said: Callable[..., Comment], browser: Browser, name: str, method: str) -> None:
    comment = said()
    move = Move.objects.create(office=house.office, act="approve", by=house.users["officer"])
    more = {"comment": [comment.pk], "undo_decision": [move.pk]}.get(name, [])
    stranger = made_office("brisac")[1]["administrator"]
    sent = {"all": "approve", "act": "approve", "words": "x", "months": "3"}

    for by in (house.users["reader"], stranger, None):
        answer = getattr(browser(by), method)(path(house, name, *more), sent)
        assert answer.status_code in {302, 403, 404, 405}
        assert answer.status_code != 302 or (by is None and answer["Location"].startswith("/sign-in/"))
    comment.refresh_from_db()
    assert (comment.state, Move.objects.count(), Manner.objects.count()) == ("held", 1, 0)


def test_a_head_says_how_comments_are_taken(house: House, browser: Browser) -> None:
    assert browser(house.users["officer"]).post(path(house, "comment_manner"), {"words": "x", "months": "3"}).status_code == 403
    browser(house.users["head"]).post(path(house, "comment_manner"), {"words": "casino", "months": "3"})

    assert list(Manner.objects.values_list("office", "words", "months")) == [(house.office.pk, "casino", 3)]


@pytest.mark.parametrize(("role", "told"), [("officer", True), ("reader", False)])
def test_the_desk_tells_how_many_wait(house: House, said: Callable[..., Comment], browser: Browser, role: str, *, told: bool) -> None:
    said()
    said("appealed")
    said("spam")

    page = browser(house.users[role]).get(path(house, "desk")).content.decode()

    assert ("comments wait" in page) == told
