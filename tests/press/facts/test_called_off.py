"""What did not take place is not proposed, and what was put off lies ahead on its new day."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.facts.called_off import put_off, taken_back
from jumelles.press.read import read


def told(text: str, published: date | None = None) -> list[tuple[str, str, str | None]]:
    found = read(of_text(text, published=published))
    return [(one.type, one["status"], one["date"]) for kind in ("accord", "visit", "event") for one in found.of(kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Le concert du chœur de Logroño, prévu le 6 juin 2026 à Dax, a été annulé.",
        "Le concert du chœur de Logroño était prévu le 6 juin 2026 à Dax. Il a été annulé en raison de la grève.",
        "La délégation de Logroño devait se rendre à Dax le 6 juin, mais la visite a été annulée.",
        "La visite de la délégation de Logroño à Dax n’a finalement pas eu lieu.",
        "La signature de la convention entre Dax et Logroño, prévue le 6 juin 2026, a été annulée.",
        "The choir from Gdynia was to visit Hull on 6 June. The trip was cancelled because of a rail strike.",
        "The concert of the Gdynia choir, originally planned for 6 June 2026, was to draw 400 people, but it was called off.",
        "The signing of the agreement between Hull and Gdynia was cancelled.",
        "Концерт хора из Гдыни в Туле должен был пройти 6 июня. Его отменили из-за забастовки.",
        "Делегация Гдыни должна была приехать в Тулу 6 июня, но поездку отменили.",
        "Подписание соглашения между Тулой и Гдыней отменено.",
    ],
)
def test_what_was_called_off_is_not_proposed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("L’inauguration de la place de Logroño, prévue le 6 juin 2026, a été reportée.", ("event", "planned", None)),
        ("L’inauguration de la place de Logroño a été reportée au 12 septembre 2026.", ("event", "planned", "2026-09-12")),
        ("The visit of the delegation from Gdynia to Hull on 6 June 2026 has been postponed.", ("visit", "planned", None)),
        ("The signing of the agreement between Hull and Gdynia was postponed to 3 October 2026.", ("accord", "planned", "2026-10-03")),
        (
            "La signature de la convention entre Dax et Logroño, reportée au printemps 2027, se tiendra à Dax.",
            ("accord", "planned", "2027-21"),
        ),
        ("Визит делегации Гдыни в Тулу 6 июня 2026 года отложен.", ("visit", "planned", None)),
        ("Подписание соглашения между Тулой и Гдыней перенесено на 5 октября 2026 года.", ("accord", "planned", "2026-10-05")),
    ],
)
def test_what_was_put_off_lies_ahead_on_its_new_day(text: str, fact: tuple[str, str, str | None]) -> None:
    assert told(text) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "A delegation from Hull visited Gdynia in May 2026. The concert was cancelled.",
        "Une délégation de Dax a visité Logroño en mai 2026. Elle n’a pas été annulée par la grève.",
        "Делегация Тулы посетила Гдыню в мае 2026 года. Концерт отменили.",
    ],
)
def test_that_something_else_was_called_off_takes_no_journey_back(text: str) -> None:
    assert [(kind, status, day) for kind, status, day in told(text) if kind == "visit"] == [("visit", "past", "2026-05")]


@pytest.mark.parametrize(
    "text",
    [
        "The concert, postponed from May because of the strike, took place on 12 June 2026 in Hull.",
        "Le concert, reporté en raison de la grève, a eu lieu le 12 juin 2026 à Dax.",
    ],
)
def test_what_was_put_off_and_then_took_place_is_over(text: str) -> None:
    assert told(text) == [("event", "past", "2026-06-12")]


def test_the_same_word_again_takes_back_and_another_does_not() -> None:
    said = "The gala is on 6 June."

    assert taken_back(said, 4, 8, " Sadly, the gala was cancelled.", "en")
    assert not taken_back(said, 4, 8, " The match was cancelled.", "en")
    assert put_off(said, 4, 8, " It was postponed to 7 July 2026.", "en", None) == (True, "2026-07-07")
    assert put_off(said, 4, 8, " It drew a crowd.", "en", None) == (False, None)


@pytest.mark.parametrize(
    "text",
    [
        "Завод из Тулы отказался от участия в выставке в Гдыне.",
        "Le chœur de Vannes a renoncé à participer au festival de Mons.",
        "The Hull choir has withdrawn from the festival in Gdynia.",
    ],
)
def test_what_somebody_stays_away_from_is_held_all_the_same(text: str) -> None:
    assert [kind for kind, *_rest in told(text)] == ["event"]


def test_what_is_withdrawn_from_the_programme_is_not_held() -> None:
    assert told("The concert from Gdynia was withdrawn from the programme in Hull.") == []
