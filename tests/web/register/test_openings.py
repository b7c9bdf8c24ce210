"""What was reviewed and is changed goes back to review, on whatever way it is changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jumelles.web.openings import visible
from jumelles.web.people.models import User
from jumelles.web.recording import bring_back, keep, remove, revert
from jumelles.web.register import openings
from jumelles.web.register.models import Opening
from tests.web.openings.conftest import Room, room

__all__ = ["room"]
pytestmark = pytest.mark.django_db
CHANGES = {"title": "other", "summary": "other", "codes": "nace2:72.11", "cooperation": "client", "confidentiality": "ambassador"}


def changed(room: Room, made: Opening, **told: Any) -> Opening:
    for name, value in told.items():
        setattr(made, name, value)
    return keep(made, by=room.people["officer"], seen=made.version)


def stands(made: Opening) -> tuple[Any, ...]:
    stored = Opening.objects.get(pk=made.pk)
    return stored.state, stored.reviewer, stored.published_on, stored.expires_on


@pytest.mark.parametrize(("name", "value"), CHANGES.items())
def test_what_was_reviewed_goes_back_to_review_when_it_is_changed(room: Room, name: str, value: str) -> None:
    made = changed(room, room.published("need"), **{name: value})

    assert stands(made) == ("review", None, None, None)
    assert list(visible.open_now(room.people["head"], room.office, "need")) == []


def test_what_no_reviewer_answers_for_leaves_it_published(room: Room) -> None:
    made = changed(room, room.published("need"), note="ask in May", source="a letter", ambassador=room.ambassador)

    assert stands(made)[:2] == ("published", room.people["head"])


def test_what_is_suspended_is_not_published_again_with_other_words(room: Room) -> None:
    made = openings.act(room.published("need"), "suspend", by=room.people["officer"], seen=3)

    changed(room, made, summary="other")

    assert stands(made) == ("review", None, None, None)


def test_what_is_closed_stays_closed_and_is_no_longer_called_published(room: Room) -> None:
    made = openings.act(room.published("need"), "close", by=room.people["officer"], seen=3)

    changed(room, made, summary="other")

    assert stands(made) == ("closed", None, None, None)


def test_who_changed_it_does_not_approve_it(room: Room) -> None:
    made = room.published("need")
    made.title = "other"
    keep(made, by=room.people["head"], seen=3)

    with pytest.raises(ValidationError, match="does not review it"):
        openings.act(made, "publish", by=room.people["head"], seen=4)

    made.refresh_from_db()
    assert openings.writers(made) == {room.people["officer"].pk, room.people["head"].pk}
    openings.act(made, "publish", by=room.people["administrator"], seen=4)
    assert stands(made)[:2] == ("published", room.people["administrator"])
    assert openings.writers(made) == {room.people["officer"].pk}


def test_the_history_gives_back_no_words_that_were_not_reviewed(room: Room) -> None:
    made = changed(room, room.published("need"), title="other")
    published = made.history.get(version=3)  # type: ignore[attr-defined]

    revert(made, published, by=room.people["officer"], seen=4)

    assert stands(made)[0] == "review"


def test_what_comes_back_is_as_it_was(room: Room) -> None:
    made = room.published("need")
    remove(made, by=room.people["officer"], seen=3)

    bring_back(Opening.history.latest(), by=room.people["officer"])  # type: ignore[attr-defined]

    assert stands(made)[0] == "published"


def test_the_form_of_the_register_says_so_and_does_so(room: Room, browser: Callable[[User | None], Client]) -> None:
    made = room.published("need")
    client, path = browser(room.people["officer"]), f"/valmore/opening/{made.pk}/edit/"
    told = {"kind": "need", "organisation": "Ouïe Claire", "title": "other", "summary": "s", "language": "en", "confidentiality": "public"}

    form = client.get(path).content.decode()
    sent = client.post(path, told | {"seen": "3"})
    codes = client.get(f"/valmore/openings/opening/{made.pk}/codes/").content.decode()

    assert ("brings it back to review" in form, sent.status_code, stands(made)[0]) == (True, 302, "review")
    assert "brings it back to review" not in codes
    history = client.get(f"/valmore/opening/{made.pk}/history/").content.decode()
    assert "in review" in history


def test_the_page_of_codes_does_so_too(room: Room, browser: Callable[[User | None], Client]) -> None:
    made = room.published("need")
    client, path = browser(room.people["officer"]), f"/valmore/openings/opening/{made.pk}/codes/"

    page = client.get(path).content.decode()
    client.post(path, {"tick": ["nace2:72.11"], "seen": "3"})

    assert ("brings it back to review" in page, stands(made)[0]) == (True, "review")
