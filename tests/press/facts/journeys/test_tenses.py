"""Whether a journey was made, is being made, lies ahead or fell through."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def told(text: str) -> list[tuple[str, str | None]]:
    return [(one["status"], one["date"]) for one in read(of_text(text, published=date(2025, 3, 12))).of("visit")]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Les rugbymen de Dax s’envoleront pour Logroño en mai.", ("planned", "2025-05")),
        ("Les rugbymen de Dax s’étaient envolés pour Logroño en mai.", ("past", "2024-05")),
        ("Paul Etcheverry, maire de Dax, a promis de revenir à Logroño.", ("planned", None)),
        ("Paul Etcheverry, maire de Dax, s’envola pour Logroño en 1991.", ("past", "1991")),
        ("Hull and Gdynia are twinned. Pilots from Gdynia are visiting Hull until Friday.", ("ongoing", "/2025-03-14")),
        ("Hull and Gdynia are twinned. Pilots from Gdynia arrived in Hull on Monday.", ("past", "2025-03-10")),
        ("Nurses from Hull have been invited to Gdynia.", ("planned", None)),
        ("Визит делегации из Гдыни в Тулу намечен на май.", ("planned", None)),
        ("Делегация из Гдыни побывала в Туле в ноябре.", ("past", "2024-11")),
    ],
)
def test_verb_and_day_tell_the_state(text: str, state: tuple[str, str | None]) -> None:
    assert told(text) == [state]


@pytest.mark.parametrize(
    "text",
    [
        "Le déplacement des choristes de Dax à Logroño est annulé.",
        "Les choristes de Dax ne se rendront pas à Logroño cette année.",
        "The visit of Gdynia councillors to Hull has been called off.",
        "Pupils from Hull did not travel to Gdynia this year.",
        "Поездка тульских врачей в Гдыню отменена.",
        "Тульские врачи так и не поехали в Гдыню.",
    ],
)
def test_what_fell_through_is_no_visit(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño sont jumelées. La visite des élèves de Logroño à Dax, prévue en mai, a dû être repoussée faute de logements.",
        "Le voyage des choristes de Dax à Logroño n’a pas eu lieu ; il est désormais prévu en mai.",
        "The trip of the Hull choir to Gdynia did not take place; it is now planned for May.",
        "The visit of Gdynia councillors to Hull was called off. It will now take place in May.",
        "Поездка тульских врачей в Гдыню не состоялась; её планируется осуществить летом.",
    ],
)
def test_what_is_made_up_for_lies_ahead(text: str) -> None:
    assert [status for status, _day in told(text)] == ["planned"]


def test_what_is_cancelled_is_only_what_follows() -> None:
    text = "Les choristes de Dax iront à Logroño après l’annulation de leur étape à Bilbao."

    assert [one["to"] for one in read(of_text(text)).of("visit")] == ["Logroño"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Une délégation de Dax s’est rendue à Logroño du 3 au 6 mai pour signer la charte.", "past"),
        ("Dax et Logroño sont jumelées. Claire Dupuy, de Dax, découvrait Logroño il y a dix ans.", "past"),
        ("Dax et Logroño sont jumelées. Onze élèves de Logroño étudient à Dax depuis septembre.", "ongoing"),
        ("Le conseil a décidé d’envoyer à Logroño une délégation de Dax.", "planned"),
        ("Hull and Gdynia are twinned. The potters of Gdynia are to have a tent at the fair in Hull.", "planned"),
        ("Hull and Gdynia are twinned. A party led by Jan Nowak, mayor of Gdynia, comes over to Hull for the races in May.", "planned"),
        ("Resolved: that a delegation of six from Hull be sent to Gdynia for the fair.", "planned"),
        ("The mayor of Hull has accepted an invitation to Gdynia.", "planned"),
        ("Решено направить в Гдыню делегацию из Тулы.", "planned"),
        ("По приглашению мэрии в Тулу прибыли десять врачей из Гдыни.", "past"),
        ("В понедельник школьники из Тулы улетают в Гдыню.", "planned"),
    ],
)
def test_the_tense_outweighs_what_stands_beside_it(text: str, state: str) -> None:
    assert [status for status, _date in told(text)] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño sont jumelées. Dax attendait des danseurs de Logroño, mais la troupe n’a pas pu venir.",
        "Hull and Gdynia are twinned. Hull expected dancers from Gdynia, but the group could not come.",
        "Тула и Гдыня дружат. Тула ждала гостей из Гдыни, но театр не смог приехать.",
    ],
)
def test_guests_who_were_awaited_but_did_not_come_are_none(text: str) -> None:
    assert told(text) == []
