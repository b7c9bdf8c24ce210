"""A town that bears the name of one of the office's partners is taken for the partner, in texts and in lists, in every language."""

from typing import Any

import pytest

from jumelles.web.press.models import Clipping
from jumelles.web.press.tables.ground import Ground
from jumelles.web.recording import keep
from jumelles.web.register.models import Authority, Partnership, Party, Town
from tests.web.press.desk import COLMAR, Desk

pytestmark = pytest.mark.django_db
HEIDELBERG, BARCELONA = 2907911, 3128760


@pytest.fixture
def heidelberg(desk: Desk) -> Any:
    return partner(desk, HEIDELBERG, "Heidelberg", "DE")


def partner(desk: Desk, place: int, name: str, country: str) -> Any:
    """A partnership of Colmar with this town."""

    def new(model: type[Any], **fields: Any) -> Any:
        return keep(model(office=desk.office, **fields), by=desk.by)

    town = new(Town, place=place, name=name, country=country)
    body = new(Authority, name=f"Town of {name}", level="municipality", town=town)
    made = new(Partnership, name=f"Colmar – {name}", kind="twinning")
    for side, authority in (("home", Authority.objects.get(town__place=COLMAR)), ("partner", body)):
        new(Party, partnership=made, authority=authority, side=side)
    return made


def places(clipping: Clipping) -> dict[str, int]:
    return {row.attributes["name"]: row.attributes["gid"] for row in clipping.proposals.filter(type="place")}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Heidelberg welcomed a delegation from Colmar on 6 June 2026.",
        "Le maire de Heidelberg a reçu une délégation de Colmar le 6 juin 2026.",
        "Мэр Гейдельберга принял делегацию Кольмара 6 июня 2026 года.",
    ],
)
def test_a_text_means_the_partner_and_its_partnership_is_found(desk: Desk, heidelberg: Any, text: str) -> None:
    read = desk.read(text)

    assert set(places(read).values()) == {COLMAR, HEIDELBERG}
    assert read.partnership == heidelberg
    assert {row.attributes["country"] for row in read.proposals.filter(type="place")} == {"FR", "DE"}


def test_a_text_that_names_the_country_of_a_namesake_means_the_namesake(desk: Desk, heidelberg: Any) -> None:
    read = desk.read("The mayor of Heidelberg in South Africa welcomed a delegation from Colmar on 6 June 2026.")

    assert places(read)["Heidelberg"] not in {HEIDELBERG, None}
    assert read.partnership != heidelberg


def test_without_such_a_partner_the_reader_decides(desk: Desk) -> None:
    read = desk.read("The mayor of Heidelberg welcomed a delegation from Colmar on 6 June 2026.")

    assert places(read)["Heidelberg"] != HEIDELBERG


@pytest.mark.parametrize(("place", "name", "country", "told"), [
    (HEIDELBERG, "Heidelberg", "DE", "Гейдельберг"),
    (HEIDELBERG, "Heidelberg", "DE", "Heidelberg"),
    (BARCELONA, "Barcelona", "ES", "Барселона"),
    (BARCELONA, "Barcelona", "ES", "Barcelone"),
])  # fmt: skip
def test_a_list_means_the_partner_in_every_spelling(desk: Desk, place: int, name: str, country: str, told: str) -> None:
    made, ground = partner(desk, place, name, country), Ground("agreement", desk.office, desk.by, None)

    assert (ground.place(told).id, ground.partnership(told), str(ground.body(told))) == (place, made, f"Town of {name}")
