"""Events that were held, and words that only look like one."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


@pytest.mark.parametrize(
    "text",
    [
        "The plan for Hull and Gdynia was pulled from the agenda before the meeting.",
        "La charte de Vannes a été relue après la réunion.",
        "План для Тулы и Гдыни подпишут после собрания.",
        "Tollan Hosiery, a workshop in Hull, has two looms from Gdynia.",
        "Группу из Гдыни в Туле возглавлял председатель городского собрания.",
        "Туле подарили собрание сочинений поэта из Гдыни.",
        "Vannes et Mons ont signé la charte lors d’une cérémonie à l’hôtel de ville.",
        "Hull and Gdynia signed the charter at a ceremony in the Guildhall.",
        "Тула и Гдыня подписали договор на церемонии в ратуше.",
        "Le club de Vannes joue au rugby, celui de Mons aussi.",
        "He played football in Hull and later in Gdynia.",
        "Since the anniversary, Hull has heard little from Gdynia.",
        "In its anniversary year the Hull club has 80 members, Gdynia 60.",
        "Depuis l’anniversaire du jumelage, Vannes n’a rien reçu de Mons.",
        "В год юбилея Тула получила от Гдыни письмо.",
        "Поездку в Гдыню обсудили в Туле на заседании комиссии.",
        "To be fair, the Hull club asked for a fair price from Gdynia.",
        "Hull and Gdynia are in a race against time to save the link.",
        "The debate club and the forum website are in Hull, not in Gdynia.",
        "La foire aux questions de Vannes cite Mons.",
        "Гонка вооружений не нужна ни Туле, ни Гдыне.",
        "Почётный гражданин Тулы Ян Новак приехал в Гдыню с сыном.",
        "Ann Lee, an honorary citizen of Hull, lives in Gdynia.",
        "Lauréate à Mons, Claire Monnier habite Vannes.",
        "В Туле состоялась встреча с мэром Гдыни.",
        "The group from Gdynia had a meeting with the mayor of Hull.",
        "Hull and Gdynia will open a joint office.",
        "Тула и Гдыня откроют совместный филиал.",
        "The book of the Hull and Gdynia anniversary booklet series costs £5.",
    ],
)
def test_what_only_dates_something_or_names_a_body_is_no_event(text: str) -> None:
    assert [one["what"] for one in read(of_text(text)).of("event")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee was made an honorary citizen of Hull.",
        "Ann Lee, an honorary citizen of Hull since 1998, lives in Gdynia.",
        "Яну Новаку, мэру Гдыни, присвоено звание почётного гражданина Тулы.",
    ],
)
def test_a_title_that_is_conferred_or_dated_is_an_honour(text: str) -> None:
    assert [one["kind"] for one in read(of_text(text)).of("event")] == ["award"]


def test_a_garden_that_shall_open_is_an_event_an_office_only_with_its_day() -> None:
    text = "Hull will open a Gdynia garden. Hull will open an office in Gdynia on 3 June 2026."

    assert [one["date"] for one in read(of_text(text)).of("event")] == [None, "2026-06-03"]


def test_il_before_a_verb_of_opening_is_its_subject() -> None:
    assert [one["kind"] for one in read(of_text("À Vannes, il inaugura la piscine en 1998.")).of("event")] == ["inauguration"]
