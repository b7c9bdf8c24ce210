"""The town in whose name a text is written."""

from typing import TYPE_CHECKING

import pytest

from jumelles.press.issuer import issuer
from jumelles.press.sentences import sentences
from jumelles.press.story import Story

if TYPE_CHECKING:
    from jumelles.press.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("VILLE DE BRIVE-LA-GAILLARDE\nLe conseil municipal s’est réuni hier soir.", "fr", "Brive-la-Gaillarde"),
        ("LETTRE DU COMITÉ DE JUMELAGE DE DAX – juin\nChers amis, nous revoilà.", "fr", "Dax"),
        ("Hull City Council – minutes of the meeting\nThe chair opened the meeting at six.", "en", "Hull"),
        ("Minutes – Twinning Committee, Royal Leamington Spa\nThe chair opened the meeting.", "en", "Royal Leamington Spa"),
        ("HULL–GDYNIA TWINNING ASSOCIATION\nDear members, the year is over.", "en", "Hull"),
        ("HULL & DISTRICT CHAMBER – MEMBERS’ BULLETIN\nTwelve members came home.", "en", "Hull"),
        ("Hull Chamber of Commerce – newsletter\nTwelve members came home.", "en", "Hull"),
        ("Dax renforce ses liens avec la ville de Logroño\nLa maire est ravie de la visite.", "fr", None),
        ("Hull mayor visits the City of Gdynia\nThe mayor was glad of it.", "en", None),
        ("Мэр Тулы посетил город Гдыня\nОн остался доволен поездкой.", "ru", None),
    ],
)
def test_the_heading_names_it(text: str, lang: str, expected: str | None) -> None:
    found: list[Sentence] = sentences(text, lang)

    assert issuer(Story(text, lang, found)) == expected
