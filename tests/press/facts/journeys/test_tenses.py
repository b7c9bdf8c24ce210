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


def test_what_is_cancelled_is_only_what_follows() -> None:
    text = "Les choristes de Dax iront à Logroño après l’annulation de leur étape à Bilbao."

    assert [one["to"] for one in read(of_text(text)).of("visit")] == ["Logroño"]
