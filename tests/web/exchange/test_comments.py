"""Comments go out with their office and come back."""

import json
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.db import models, transaction

from jumelles.web.exchange.give import contents, export
from jumelles.web.exchange.read import Unreadable
from jumelles.web.exchange.take import load
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.portal.comments import moves
from jumelles.web.portal.models import Comment, Manner, Move, Step
from tests.web.offices import office as made_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def talked() -> tuple[Office, dict[str, User]]:
    """An office with comments in several states."""
    office, users = made_office("valmore")
    about = uuid4()
    Manner.objects.create(office=office, words="casino", months=3)
    for n in range(3):
        Comment.objects.create(office=office, about=about, name=f"N{n}", email=f"n{n}@elsewhere.example", text=f"T{n}", sender="a", links=n)
    first, second, third = Comment.objects.order_by("name")
    every = Comment.objects.all()
    moves.decide(every.filter(pk__in=[first.pk, second.pk]), "approve", by=users["officer"], office=office)
    moves.answer(first, "Thank you", by=users["head"])
    moves.report(second, "Rude")
    refused = moves.decide(every.filter(pk=third.pk), "refuse", by=users["officer"], office=office, reason="off the subject")
    assert refused
    moves.undo(refused, by=users["officer"])
    return office, users


def moved(whole: dict[str, Any]) -> Office:
    """The office of a file in an installation without it."""
    for model in (Step, Comment, Move, Manner, Membership, Office):
        models.QuerySet(model).delete()
    for tracked in (Membership, Office):
        tracked.history.all().delete()
    return load(BytesIO(json.dumps(whole).encode()))


def test_an_office_comes_back_with_its_comments(talked: tuple[Office, dict[str, User]]) -> None:
    whole = contents(talked[0])
    before = {key: len(rows) for key, rows in whole["comments"].items()}

    office = moved(json.loads(json.dumps(whole)))

    assert before == {"manner": 1, "move": 5, "comment": 3, "step": 6}
    assert contents(office) == whole
    assert set(Comment.objects.values_list("sender", flat=True)) == {""}


def test_the_addresses_go_out_with_a_head_only(talked: tuple[Office, dict[str, User]]) -> None:
    office, users = talked
    for role, told in (("officer", False), ("head", True)):
        with export(office, by=users[role]) as file, ZipFile(file) as zipped:
            assert (b"@elsewhere.example" in zipped.read("office.json")) == told
            assert b"T2" in zipped.read("office.json")


def test_an_office_without_comments_has_no_such_part() -> None:
    assert "comments" not in contents(made_office("brisac")[0])


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("comment", {"last": str(uuid4())}),
        ("comment", {"state": "published"}),
        ("comment", {"links": "many"}),
        ("comment", {"sender": "a"}),
        ("comment", {"odd": 1}),
        ("comment", {"state": "erased"}),
        ("move", {"by": str(uuid4())}),
        ("step", {"comment": str(uuid4())}),
    ],
)
def test_what_cannot_be_kept_stops_the_import(talked: tuple[Office, dict[str, User]], kind: str, changed: dict[str, Any]) -> None:
    whole = json.loads(json.dumps(contents(talked[0])))
    whole["comments"][kind][0] |= changed

    with pytest.raises(Unreadable), transaction.atomic():
        moved(whole)
