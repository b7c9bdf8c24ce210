"""What visitors and authors do in their pages."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from jumelles.web.portal.comments import moves, own, writing
from jumelles.web.portal.models import Comment, Manner
from tests.web.portal.comments.conftest import House

TOLD = {"name": "Odile Marchand", "email": "odile@elsewhere.example", "text": "We were there.", "consent": "on", "website": ""}


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="127.0.0.1", headers={"Accept-Language": "en"}, enforce_csrf_checks=True)


def form(house: House) -> str:
    return reverse("write_comment", args=[house.article.key])


def sent(visitor: Client, path: str, **changed: Any) -> Any:
    """Open a form and send it, as a browser does, with what stands hidden in it."""
    page = visitor.get(path).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    hidden.pop("next", None)
    return visitor.post(path, TOLD | hidden | changed)


def test_a_comment_is_held_and_its_author_gets_the_link(house: House, visitor: Client) -> None:
    answer = sent(visitor, form(house))

    comment = Comment.objects.get()
    assert answer.status_code == 200
    assert (comment.state, comment.name, comment.email, comment.text) == ("held", *(TOLD[name] for name in ("name", "email", "text")))
    assert (comment.office, comment.about, comment.language, comment.score) == (house.office, house.article.key, "en", 0)
    assert "127.0.0.1" not in comment.sender
    assert own.address(comment) in answer.content.decode()
    assert TOLD["email"] not in answer.content.decode()


def test_without_its_token_nothing_is_taken(house: House, visitor: Client) -> None:
    visitor.get(form(house))

    assert visitor.post(form(house), TOLD | {"started": writing.started(house.article)}).status_code == 403
    assert Comment.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": ""}, "This field is required."),
        ({"text": " "}, "This field is required."),
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"consent": ""}, "Without your consent nothing is kept."),
        ({"website": "https://x.example"}, "The field that stays empty was filled"),
        ({"started": "x"}, "This form is too old, or not complete"),
        ({"text": "turned \u202e round"}, "The text holds a character that cannot be kept"),
        ({"text": "x" * 4001}, "at most 4000 characters"),
    ],
)
def test_a_form_that_is_not_complete_says_why(house: House, visitor: Client, changed: dict[str, str], why: str) -> None:
    answer = sent(visitor, form(house), **changed)

    assert (answer.status_code, Comment.objects.count()) == (422, 0)
    assert why in answer.content.decode()


def test_an_address_is_asked_for_only_where_it_serves(house: House, visitor: Client) -> None:
    assert sent(visitor, form(house), email="").status_code == 200
    house.change(house.page, comments="verified")
    assert visitor.get(form(house)).status_code == 404  # no mail is sent here: nobody could confirm


def test_a_form_sent_at_once_is_sent_by_a_machine(house: House, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LEAST", timedelta(seconds=3))

    answer = sent(visitor, form(house))

    assert (answer.status_code, Comment.objects.count()) == (422, 0)
    assert "That was faster than people write" in answer.content.decode()
    assert TOLD["text"] in answer.content.decode()


def test_a_form_is_good_for_its_own_page_only(house: House, visitor: Client) -> None:
    assert sent(visitor, form(house), started=writing.started(house.draft)).status_code == 422


def test_one_machine_sends_no_more_than_a_person_writes(house: House, visitor: Client) -> None:
    codes = [sent(visitor, form(house), text=f"Comment {n}").status_code for n in range(7)]

    assert codes == [200] * 5 + [429] * 2
    assert list(Comment.objects.order_by("posted").values_list("pace", flat=True)) == [1, 2, 3, 4, 5]


def test_signs_are_counted_when_it_comes(house: House, visitor: Client) -> None:
    Manner.objects.create(office=house.office, words="casino")
    sent(visitor, form(house), text="A casino! https://a.example")
    sent(visitor, form(house), text="a casino:  https://a.example")

    first, second = Comment.objects.order_by("posted")
    assert (first.links, first.listed, first.repeats, second.repeats) == (1, 1, 0, 1)


def test_what_nobody_may_read_takes_no_comment(house: House, visitor: Client) -> None:
    assert visitor.get(reverse("write_comment", args=[house.draft.key])).status_code == 404
    house.change(house.news, open_to_comments=False)
    assert visitor.get(form(house)).status_code == 404


@pytest.fixture
def mailing(settings: Any) -> None:
    from dataclasses import replace

    settings.CONFIG = replace(settings.CONFIG, mail="smtp://mail.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.mark.usefixtures("mailing")
def test_an_address_is_confirmed_by_the_link_in_the_mail(house: House, visitor: Client) -> None:
    house.change(house.page, comments="verified")

    answer = sent(visitor, form(house))

    comment = Comment.objects.get()
    assert comment.state == "unverified"
    assert "/comment/own/" not in answer.content.decode()
    [message] = mail.outbox
    assert message.to == [TOLD["email"]]
    assert TOLD["text"] not in message.body
    link = re.search(r"(/comment/confirm/\S+)", message.body)
    assert link
    assert visitor.get(link[1]).status_code == 200
    comment.refresh_from_db()
    assert comment.state == "unverified"  # mail programs follow links: only the button counts
    sent(visitor, link[1])
    comment.refresh_from_db()
    assert (comment.state, comment.confirmed is not None) == ("held", True)


def test_the_link_of_an_author_confirms_nothing(house: House, visitor: Client, said: Callable[..., Comment]) -> None:
    comment = said("unverified")

    answer = visitor.get(reverse("confirm_comment", args=[own.token(comment)]))

    assert answer.status_code == 404
    assert house.office.name not in answer.content.decode()


def test_an_author_appeals_and_erases(visitor: Client, said: Callable[..., Comment]) -> None:
    comment = said("refused")
    path = own.address(comment)

    sent(visitor, path, act="appeal", reason="I was there")
    comment.refresh_from_db()
    assert (comment.state, comment.appealed, comment.last and comment.last.reason) == ("appealed", True, "I was there")
    sent(visitor, path, act="erase")
    comment.refresh_from_db()
    assert (comment.state, comment.text, comment.name, comment.email) == ("erased", "", "", "")
    assert "We were there." not in visitor.get(path).content.decode()


def test_others_of_an_address_are_the_authors_only_where_it_is_proved(visitor: Client, said: Callable[..., Comment]) -> None:
    mine, other = said(), said(text="Another one", email="Odile@elsewhere.example")

    def keys() -> list[str]:
        return [each["id"] for each in json.loads(visitor.get(reverse("own_data", args=[own.token(mine)])).content)["comments"]]

    assert keys() == [str(mine.pk)]
    sent(visitor, own.address(mine), act="erase_all")
    other.refresh_from_db()
    assert other.state == "held"
    Comment.objects.filter(pk=mine.pk).update(state="held", email="odile@elsewhere.example", confirmed=mine.posted)
    assert keys() == [str(mine.pk), str(other.pk)]
    sent(visitor, own.address(mine), act="erase_all")
    assert set(Comment.objects.values_list("state", flat=True)) == {"erased"}


def test_the_data_of_an_author_are_all_that_is_kept(house: House, visitor: Client, said: Callable[..., Comment]) -> None:
    comment = said("approved", reply="Thank you")

    answer = visitor.get(reverse("own_data", args=[own.token(comment)]))

    assert answer["Content-Disposition"] == 'attachment; filename="comments.json"'
    assert json.loads(answer.content) == {
        "office": house.office.name,
        "comments": [
            {
                "id": str(comment.pk),
                "posted": comment.posted.isoformat(timespec="seconds"),
                "about": "Twenty years",
                "name": "Odile Marchand",
                "email": "odile@elsewhere.example",
                "text": "We were there.",
                "language": "fr",
                "state": "approved",
                "answer": "Thank you",
            }
        ],
    }


@pytest.mark.parametrize("name", ["own_comment", "own_data", "confirm_comment"])
def test_a_wrong_link_tells_nothing(house: House, visitor: Client, said: Callable[..., Comment], name: str) -> None:
    said()

    answer = visitor.get(reverse(name, args=["x"]))

    assert answer.status_code == 404
    assert house.office.name not in answer.content.decode()


@pytest.mark.parametrize("state", ["unverified", "held", "refused", "spam", "appealed", "erased"])
def test_what_is_not_visible_cannot_be_reported(visitor: Client, said: Callable[..., Comment], state: str) -> None:
    comment = said(state)

    answer = visitor.get(reverse("report_comment", args=[comment.pk]))

    assert answer.status_code == 404
    assert "We were there." not in answer.content.decode()


def test_a_visitor_reports(visitor: Client, said: Callable[..., Comment]) -> None:
    comment = said("approved")

    sent(visitor, reverse("report_comment", args=[comment.pk]), reason="Rude")

    comment.refresh_from_db()
    assert (comment.state, comment.last and comment.last.reason) == ("reported", "Rude")


@pytest.mark.usefixtures("mailing")
def test_nobody_is_sent_mails_without_end(house: House, visitor: Client) -> None:
    house.change(house.page, comments="verified")

    codes = [sent(visitor, form(house), text=f"Comment {n}", email=TOLD["email"].upper()).status_code for n in range(4)]

    assert (codes, len(mail.outbox)) == ([200, 200, 200, 429], 3)


@pytest.mark.usefixtures("mailing")
def test_a_mail_that_cannot_be_sent_is_told(house: House, visitor: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    house.change(house.page, comments="verified")

    assert "could not be sent" in sent(visitor, form(house)).content.decode()


def test_an_author_reads_why_it_was_refused(house: House, visitor: Client, said: Callable[..., Comment]) -> None:
    comment = said("held")
    moves.decide(Comment.objects.all(), "refuse", by=house.users["officer"], office=house.office, reason="off the subject")

    assert "off the subject" in visitor.get(own.address(comment)).content.decode()
    moves.decide(Comment.objects.all(), "approve", by=house.users["officer"], office=house.office, reason="after all")
    assert "after all" not in visitor.get(own.address(comment)).content.decode()
