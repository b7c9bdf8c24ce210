"""What cannot be read is told in one sentence, at the form, and nothing of it is kept."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jumelles.errors import JumellesError
from jumelles.web.press import incoming
from jumelles.web.press.models import Clipping
from tests.press.documents.test_opening import MENU, pdf
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db
CHINESE = "蒙彼利埃市市长昨天会见了来自成都的代表团,双方讨论了文化交流与经济合作的新计划。" * 5
BAD = [
    ("empty.txt", b"", "empty.txt is empty"),
    ("blank.txt", b" \n \n", "is empty"),
    ("scan.pdf", pdf(), "no text"),
    ("locked.pdf", pdf(password="secret"), "password"),
    ("menu.html", MENU.encode(), "menu.html"),
    ("chinese.txt", CHINESE.encode(), "none of the languages that we read"),
    ("picture.jpg", b"\xff\xd8\xff\xe0" + bytes(500), "is an image, no text"),
    ("archive.zip", b"PK\x03\x04" + bytes(500), "is no text"),
    ("noise.txt", bytes(range(256)) * 8, "noise.txt"),
]


@pytest.mark.parametrize(("name", "content", "why"), BAD, ids=[name for name, _content, _why in BAD])
def test_a_file_that_cannot_be_used_is_told_in_one_sentence_and_not_kept(desk: Desk, name: str, content: bytes, why: str) -> None:
    with pytest.raises(JumellesError) as told:
        incoming.begin(Clipping(office=desk.office), by=desk.by, upload=SimpleUploadedFile(name, content))

    assert why in str(told.value)
    assert "\n" not in str(told.value)
    assert Clipping.objects.count() == 0


def test_a_file_above_the_limit_is_refused_before_it_is_read(desk: Desk, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 2_000_000

    class Large:
        name, size = "annals.pdf", 200_000_000

        def read(self, *_arguments: int) -> bytes:
            raise AssertionError("it was read")

    with pytest.raises(JumellesError, match=r"annals.pdf is larger than 2 MB"):
        incoming.begin(Clipping(office=desk.office), by=desk.by, upload=Large())

    assert Clipping.objects.count() == 0


def test_only_who_writes_the_register_gives_texts(desk: Desk) -> None:
    with pytest.raises(PermissionDenied):
        incoming.begin(Clipping(office=desk.office), by=desk.people["reader"], text="A text of some words that says nothing at all.")

    assert Clipping.objects.count() == 0


def test_the_same_text_is_known_again_in_its_office_only(desk: Desk) -> None:
    first = desk.clipping(sha256="a" * 64)
    again = desk.clipping(sha256="a" * 64, title="Once more")
    other = desk.clipping(sha256="b" * 64)

    assert incoming.twin(again) == first
    assert incoming.twin(other) is None


def test_texts_wait_until_all_of_them_is_decided(desk: Desk) -> None:
    clipping = desk.clipping("Colmar reçoit Tver.")
    assert list(incoming.waiting(desk.office)) == []

    for name in ("Colmar", "Tver"):
        desk.proposed(clipping, "place", name, name=name)

    assert list(incoming.waiting(desk.office)) == [clipping]
    clipping.proposals.update(decision="refused")
    assert list(incoming.waiting(desk.office)) == []


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"\xff\xd8\xff\xe0" + b"\0" * 50])
def test_an_image_is_told_to_be_one_whatever_its_name_says(officer: Client, content: bytes) -> None:
    answer = officer.post("/ours/press/new/", {"file": SimpleUploadedFile("photo.pdf", content)})

    assert answer.status_code == 422
    assert "photo.pdf is an image, no text" in answer.content.decode()


def test_the_form_knows_how_large_a_file_may_be_and_so_does_the_page_that_stops_it(officer: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 3_000_000

    page = officer.get("/ours/press/new/").content.decode()
    stopped = officer.post("/ours/press/new/", CONTENT_LENGTH="9000000")

    assert 'data-most="3000000" data-too-large="The file is larger than 3 MB: give a smaller file."' in page
    assert stopped.status_code == 413
    assert "a file may have up to 3 MB" in stopped.content.decode()
    assert 'href="/ours/press/new/">Back to the form' in stopped.content.decode()


MAIL = """From: Mairie de Colmar <presse@colmar.example>
Subject: Une visite
Date: Fri, 31 Mar 2017 10:00:00 +0200
Content-Type: text/plain; charset=utf-8

Une délégation de Pskov a visité hier la ville de Colmar.
"""


TOLD = {"published": "2017-04", "outlet": "La Gazette", "title": "Pskov"}


@pytest.mark.parametrize(("given", "kept"), [({}, ("2017-03-31", "Mairie de Colmar", "Une visite")), (TOLD, tuple(TOLD.values()))])
def test_what_a_mail_tells_of_itself_is_kept_where_the_user_says_nothing(desk: Desk, given: dict[str, str], kept: tuple[str, ...]) -> None:
    row = Clipping(office=desk.office, filename="visit.eml", **given)

    incoming.take(row, incoming.opened(MAIL.encode(), row))

    assert (row.published, row.outlet, row.title) == kept


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Colmar reçoit Tver\n\nUne délégation est arrivée.", "Colmar reçoit Tver"),
        ("Une visite. Puis rien.", "Une visite. Puis rien."),
        (
            "Une délégation de M. Petrov est arrivée de Tver. " + "Elle reste à Colmar. " * 9,
            "Une délégation de M. Petrov est arrivée de Tver",
        ),
        ("mot " * 60, "mot " * 29 + "mot…"),
    ],
)
def test_a_text_without_a_title_is_called_by_its_first_line_or_sentence(text: str, title: str) -> None:
    assert incoming.headline(text) == title
