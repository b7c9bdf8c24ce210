"""Events: what happened or will, and who was honoured."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read
from jumelles.press.reading import Proposal


def events(text: str, published: date | None = None) -> list[Proposal]:
    return read(of_text(text, published=published)).of("event")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Une place de Dax portera le nom de Logroño, a dit le maire de la ville.", ("inauguration", "planned")),
        ("A street in Hull has been renamed Gdynia Street, said the council.", ("inauguration", "past")),
        ("The mayors of Hull and Gdynia laid flowers at the memorial on the quay.", ("commemoration", "past")),
        ("В Туле хотят провести Дни Гдыни, рассказал глава города на встрече.", ("culture", "planned")),
    ],
)
def test_an_event_has_a_kind_and_a_state(text: str, told: tuple[str, str]) -> None:
    assert (events(text)[0]["kind"], events(text)[0]["status"]) == told


def test_whoever_hands_an_honour_over_does_not_get_it() -> None:
    given = events("Мэр Тулы Сергей Иванов вручил польским коллегам благодарственные письма.")
    received = events("Сергею Иванову вручили медаль на торжественном вечере в городе.")

    assert [one["who"] for one in (*given, *received)] == [None, "Сергей Иванов"]


def test_two_different_concerts_are_two_and_the_concert_is_one_of_them() -> None:
    text = "A jazz concert was held in Hull in May. Guests from Gdynia loved the concert. A pageant was held in Hull in June."

    assert [one["what"].split()[0] for one in events(text)] == ["concert", "pageant"]


def test_a_day_after_the_publication_lies_ahead() -> None:
    assert [one["status"] for one in events("Unveiling of the plaque in Hull: 14 March 2025, noon.", date(2025, 1, 1))] == ["planned"]


TODAY = date(2025, 5, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Une plaque au nom de Jacques Brel sera posée à Vannes le 12 juin.", [("unveiling", "planned")]),
        (
            "« Nous inaugurerons la crèche franco-belge en septembre », annonce la maire de Vannes, Anne Le Goff.",
            [("inauguration", "planned")],
        ),
        ("Les deux villes célébreront l’an prochain les quarante ans de leur jumelage à Vannes.", [("commemoration", "planned")]),
        (
            "Un arbre a été planté devant la mairie de Vannes, puis une gerbe a été déposée au monument aux morts.",
            [("commemoration", "past")] * 2,
        ),
        ("The new footbridge in Hull was opened by the Mayor of Gdynia on Saturday.", [("inauguration", "past")]),
        ("A plaque for the link between Hull and Gdynia will be unveiled in June.", [("unveiling", "planned")]),
        ("Councillors in Hull laid a wreath at the Polish war memorial.", [("commemoration", "past")]),
        ("В Туле торжественно открыли бюст композитора, подаренный Гдыней.", [("unveiling", "past")]),
        ("14 мая в Туле откроют сквер в честь Гдыни.", [("inauguration", "planned")]),
        ("В июне Тула отметит тридцатилетие побратимских связей с Гдыней.", [("commemoration", "planned")]),
    ],
)
def test_a_verb_and_what_it_is_done_to_tell_an_event(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one["kind"], one["status"]) for one in events(text, TODAY)] == told


@pytest.mark.parametrize(
    "text",
    [
        "La salle de concert de Vannes compte 300 places, et le centre de conférences de Mons davantage.",
        "Le festival prévu à Vannes a été annulé faute de moyens.",
        "La coopérative de Mons est ouverte à tous dans son atelier de Vannes.",
        "The concert hall of Hull and the conference centre in Gdynia are of the same age.",
        "The festival in Hull was cancelled because of rain.",
        "The council meeting in Hull was told that the Gdynia trip cost £4,000.",
        "Hull and Gdynia exchange concerts and exhibitions.",
        "Концертный зал Тулы и выставочный центр Гдыни построены в одном году.",
        "Фестиваль в Туле отменили.",
    ],
)
def test_halls_and_what_was_called_off_and_concerts_in_general_are_no_events(text: str) -> None:
    assert events(text, TODAY) == []


def test_several_things_of_one_kind_in_a_sentence_are_several_events() -> None:
    found = events("Les 3 et 4 mai, Vannes a accueilli un concert de Mons et une exposition.", TODAY)

    assert [one["what"].split()[0] for one in found] == ["concert", "exposition"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le conseil a décidé de poser une plaque à Vannes en mémoire des marins.", [("unveiling", "planned")]),
        ("La réunion prévue à Vannes a été reportée à septembre.", [("meeting", "planned")]),
        ("Les footballeurs de Vannes se sont inclinés 2-1 à Gdynia.", [("sport", "past")]),
        ("The postponed seminar in Hull will now be held in September.", [("meeting", "planned")]),
        ("Hull lost 2-0 to Gdynia in the final of the youth cup.", [("sport", "past")]),
        ("The exhibition, which closed in Hull last week, drew 3,000 visitors.", [("culture", "past")]),
        ("Улице в Туле присвоено имя города-побратима Гдыни.", [("inauguration", "past")]),
        ("Юные футболисты Тулы обыграли сверстников из Гдыни со счётом 3:1.", [("sport", "past")]),
        ("В июне ансамбль «Веснянка» выступит в Гдыне на фестивале песни.", [("culture", "planned")]),
        ("Делегация Гдыни посетила концертный зал Тулы.", []),
    ],
)
def test_the_press_tells_events_in_many_ways(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one["kind"], one["status"]) for one in events(text, TODAY)] == told


def test_a_reunion_told_after_planned_ones_without_a_verb_is_planned_too() -> None:
    text = "Samedi, la mairie de Vannes inaugurera la crèche. Ensuite, vin d’honneur à la mairie de Vannes."

    assert {one["kind"]: one["status"] for one in events(text)} == {"inauguration": "planned", "meeting": "planned"}


@pytest.mark.parametrize(
    "text",
    [
        "La médaille de Dax a été remise à Anne Lasserre, présidente du comité depuis 1998.",
        "The medal of Hull was presented to Anne Smith, chair of the club since 1998.",
    ],
)
def test_the_year_since_when_somebody_is_in_office_is_not_that_of_the_honour(text: str) -> None:
    assert [one["date"] for one in events(text)] == [None]


def test_a_day_of_the_week_is_that_on_the_side_that_the_verb_tells() -> None:
    past = events("The exhibition was opened in Hull on Friday.", date(2026, 6, 8))
    ahead = events("The exhibition will be opened in Hull on Friday.", date(2026, 6, 8))

    assert [one["date"] for one in (*past, *ahead)] == ["2026-06-05", "2026-06-12"]


def test_the_ribbon_is_cut_where_something_is_opened() -> None:
    text = "В Туле открыли новый мост. Гостей из Гдыни было двадцать. Ленточку перерезал мэр."

    assert [one["kind"] for one in events(text)] == ["inauguration"]


def test_somebody_who_says_that_it_took_place_tells_of_it() -> None:
    told, hoped = (
        events(f"« {what} », dit Anne Morel, maire de Vannes.")
        for what in ("Le concert a eu lieu à Mons devant une salle pleine", "Un concert à Mons est un plaisir pour chacun de nous")
    )

    assert (len(told), hoped) == (1, [])


def test_the_heading_of_an_obituary_is_no_event() -> None:
    assert events("Hommage à Paul Ostrel (1938-2022)\n\nL’ancien maire de Vannes aimait Mons.") == []
