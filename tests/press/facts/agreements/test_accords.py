"""Agreements: between whom, in which state, and which words speak of the same one."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read
from jumelles.press.reading import Proposal


def accords(text: str) -> list[Proposal]:
    return read(of_text(text)).of("accord")


def told(text: str) -> set[tuple[str, str, frozenset[str]]]:
    return {(one["kind"], one["status"], frozenset(one["parties"])) for one in accords(text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dax et Logroño ont signé un accord sur le tourisme. Les deux villes s’en félicitent.", "signed"),
        ("Dax et Logroño vont signer un accord sur le tourisme. Les deux villes s’en félicitent.", "planned"),
        ("Dax et Logroño souhaitent qu’un accord soit signé. Les deux villes s’en parlent.", "planned"),
        ("Dax et Logroño ont renouvelé leur accord sur le tourisme. Les deux villes s’en félicitent.", "renewed"),
        ("L’accord entre Dax et Logroño a été résilié. Les deux villes le regrettent.", "ended"),
        ("Hull and Gdynia signed a memorandum on port safety. Both cities are pleased.", "signed"),
        ("Hull and Gdynia hope that a memorandum can be signed. Both cities are pleased.", "planned"),
        ("Hull and Gdynia are considering a memorandum on port safety. Both cities are pleased.", "planned"),
        ("Тула и Гдыня подписали меморандум о туризме. Города дружат давно.", "signed"),
        ("Тула и Гдыня готовят меморандум о туризме. Города дружат давно.", "planned"),
        ("Тула и Гдыня продлили меморандум о туризме. Города дружат давно.", "renewed"),
    ],
)
def test_the_verb_tells_the_state_of_an_agreement(text: str, status: str) -> None:
    assert [one["status"] for one in accords(text) if one["kind"] == "agreement"] == [status]


def test_what_is_only_hoped_for_says_so() -> None:
    hoped = accords("Dax et Logroño souhaitent qu’un accord soit signé. Les deux villes s’en parlent.")
    due = accords("Dax et Logroño vont signer un accord sur le tourisme. Les deux villes s’en félicitent.")

    assert [(one["status"], one["wished"]) for one in (*hoped, *due)] == [("planned", True), ("planned", False)]


def test_the_convention_is_the_one_that_was_just_spoken_of() -> None:
    text = "La société Voltaris et l’entreprise Norvik ont signé un partenariat. L’accord, conclu en mai, porte sur des batteries."

    assert told(text) == {("partnership", "signed", frozenset({"Voltaris", "Norvik"}))}


def test_both_universities_are_the_last_two_that_were_named() -> None:
    text = (
        "Hull University hosted Gdynia Maritime University for a day in Hull. Professors met. "
        "The two universities signed a memorandum on student exchange."
    )

    assert ("agreement", "signed", frozenset({"Hull University", "Gdynia Maritime University"})) in told(text)


def test_the_one_before_with_which_is_a_party() -> None:
    text = "Dax invite Pampelune et la ville de Logroño, avec laquelle elle est jumelée. Dax est en fête pour trois jours."

    assert told(text) == {("twinning", "in_force", frozenset({"Dax", "Logroño"}))}


def test_a_pronoun_takes_an_agreement_up_again() -> None:
    text = (
        "The partnership between Hull and Gdynia dates back to 1989. The two mayors of the day revived it in 2014, after some quiet years."
    )

    assert {(one["kind"], one["status"], one["date"]) for one in accords(text)} == {
        ("partnership", "in_force", "1989"),
        ("partnership", "renewed", "2014"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Dax n’a pas de jumelage avec une ville polonaise. Le maire de Dax le regrette beaucoup.",
        "Hull has no sister city in Poland. The people of Hull do not seem to mind.",
        "У Тулы сейчас двенадцать городов-побратимов. Туляки этим гордятся.",
        "The twinning association of Hull held its annual dinner. Many people came to Hull.",
    ],
)
def test_what_is_denied_or_only_counted_is_no_twinning(text: str) -> None:
    assert accords(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Тула и Гдыня давно знакомы. В 2011 году побратимские связи были возобновлены.", ("renewed", "2011")),
        ("Dax et Logroño se retrouvent. Longtemps en sommeil, le jumelage a été relancé en 2011.", ("renewed", "2011")),
    ],
)
def test_a_year_before_it_counts_nothing_and_what_had_slept_is_renewed(text: str, told: tuple[str, str]) -> None:
    assert [(one["status"], one["date"]) for one in accords(text)] == [told]


def test_companies_between_quotation_marks_are_the_parties_as_they_are_written() -> None:
    text = "Компания «АльтаСон» и компания «Норвик» подпишут соглашение о партнёрстве. Обе выпускают слуховые аппараты."

    assert told(text) == {("agreement", "planned", frozenset({"АльтаСон", "Норвик"}))}


def test_the_place_that_a_text_was_filed_from_is_no_party() -> None:
    text = "LONDON, May 4 – The twinning between Hull and Gdynia turned forty. Hull and Gdynia agreed to work on a new programme together."

    assert {party for one in accords(text) for party in one["parties"]} == {"Hull", "Gdynia"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Dax et Logroño ont signé vendredi 11 septembre 2026 une convention sur le tourisme.", "2026-09-11"),
        ("Le 3 mai 2026, Dax et Logroño ont signé une convention pour la période 2027-2030.", "2026-05-03"),
        ("Dax et Logroño ont signé une convention valable jusqu’en 2030.", None),
        ("La convention 2021-2024 entre Dax et Logroño a été renouvelée.", None),
        ("On Friday 5 June 2026, Hull and Gdynia signed a memorandum on ports for 2027-2030.", "2026-06-05"),
        ("Hull and Gdynia signed a memorandum in May 2026, valid until 2030.", "2026-05"),
        ("Тула и Гдыня подписали меморандум в пятницу, 5 июня 2026 года, на период с 2027 по 2030 год.", "2026-06-05"),
        ("Тула и Гдыня подписали меморандум сроком до 2030 года.", None),
    ],
)
def test_the_years_for_which_a_paper_holds_are_not_the_day_of_its_signature(text: str, date: str | None) -> None:
    assert [one["date"] for one in accords(text)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Jumelées depuis 1961, Dax et Logroño ont renouvelé leur convention de coopération.",
        "Twinned since 1961, Hull and Gdynia renewed their agreement on ports.",
        "Города-побратимы с 1961 года, Тула и Гдыня продлили соглашение о туризме.",
    ],
)
def test_a_twinning_that_a_sentence_opens_with_is_not_what_is_renewed(text: str) -> None:
    assert {(one["kind"], one["status"], one["date"]) for one in accords(text)} == {
        ("twinning", "in_force", "1961"),
        ("agreement", "renewed", None),
    }


def test_a_day_of_the_week_is_that_before_the_publication_where_something_was_signed() -> None:
    told = read(of_text("Hull and Gdynia signed a memorandum on ports on Friday.", published=date(2026, 6, 8))).of("accord")

    assert [one["date"] for one in told] == ["2026-06-05"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("L’accord signé en 2019 entre Dax et Logroño a été renouvelé vendredi 11 septembre 2026.", "2026-09-11"),
        ("The pact between Hull and Gdynia signed in 2019 was extended on Friday 5 June 2026.", "2026-06-05"),
        ("Соглашение между Тулой и Гдыней, подписанное в 2019 году, продлили в пятницу, 5 июня 2026 года.", "2026-06-05"),
    ],
)
def test_what_was_once_signed_and_is_renewed_has_the_day_of_its_renewal(text: str, date: str) -> None:
    assert [(one["status"], one["date"]) for one in accords(text)] == [("renewed", date)]
