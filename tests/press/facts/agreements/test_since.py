"""What became of an agreement further on in its sentence, or in the next one."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.facts.agreements.since import renewed_later
from jumelles.press.read import read


def told(text: str) -> list[tuple[str, str | None]]:
    return [(one["status"], one["date"]) for one in read(of_text(text)).of("accord")]


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño ont signé en 2009 une convention, qui avait expiré, et qui a été prolongée en 2019. Le maire en parle peu.",
        "Dax a conclu avec Logroño, en 2009, un accord sur le sport, et après dix ans il a été reconduit en 2019. On joue à Dax.",
        "Hull and Gdynia signed a memorandum in 2009, but after a long pause it was extended in 2019. Hull is glad.",
        "Hull and Gdynia concluded a pact on sport in 2009, but it had lapsed and was revived in 2019.",
        "Тула и Гдыня заключили соглашение в 2009 году, а в 2019 году, после перерыва, оно было продлено. В Туле рады.",
    ],
)
def test_what_was_signed_once_and_renewed_since_has_the_state_and_day_of_its_renewal(text: str) -> None:
    assert told(text) == [("renewed", "2019")]


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño ont signé en 2009 une convention, et la piscine a été prolongée en 2019. On nage à Dax.",
        "Hull and Gdynia signed a memorandum in 2009, but it was not extended in time by anybody. Hull is sad.",
        "Тула и Гдыня заключили соглашение в 2009 году, а дорога на Тулу была продлена в 2019 году. В Туле рады.",
    ],
)
def test_what_else_was_prolonged_or_was_not_is_no_renewal(text: str) -> None:
    assert "renewed" not in {status for status, _date in told(text)}


@pytest.mark.parametrize(
    ("after", "lang", "expected"),
    [
        (" de 2009, dont la prolongation jusqu’en 2029 a été signée à Dax", "fr", True),
        (" de 2009, dont la prolongation sera débattue à Dax", "fr", False),
        (" of 2009, whose renewal for ten years was signed in Hull", "en", True),
        (" of 2009, whose renewal is being discussed in Hull", "en", False),
        (" 2009 года, продление которого подписали в Туле", "ru", True),
        (" 2009 года, продление которого обсуждают в Туле", "ru", False),
    ],
)
def test_a_renewal_that_a_relative_clause_tells(after: str, lang: str, *, expected: bool) -> None:
    assert renewed_later(after, lang, signed=False) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño ont signé un accord sur le sport en 1974. Il n’a pas survécu à la crise.",
        "Hull and Gdynia signed an agreement on sport in 1974. It did not survive the crisis.",
        "Тула и Гдыня заключили договор о спорте в 1974 году. Он не пережил кризиса.",
        "Dax et Logroño ont signé un accord sur le sport en 1974 ; il a pris fin avec la crise.",
        "Hull and Gdynia signed an agreement on sport in 1974; it was replaced by a club.",
        "Тула и Гдыня заключили договор о спорте в 1974 году; он утратил силу в кризис.",
    ],
)
def test_what_did_not_last_has_ended(text: str) -> None:
    assert [status for status, _date in told(text)] == ["ended"]
