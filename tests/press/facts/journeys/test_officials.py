"""Those who are told by their office, or by a pronoun, and bring others."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dax et Logroño sont jumelées. Des élus voulaient partir. On répond que Mme la maire se rendra à Logroño au printemps avec deux agents.", ["maire"]),
        ("Dax et Logroño sont jumelées. Claire Dupuy est maire de Dax. Elle emmènera six boulangers à Logroño en mai.", ["boulangers", "Claire Dupuy"]),
        ("Hull and Gdynia are twinned. Ann Lee is the mayor of Gdynia. She is to bring six bakers to Hull in October.", ["bakers", "Ann Lee"]),
        ("Тула и Гдыня дружат. Мэр Тулы встретился с мэром Гдыни Яном Новаком. Он подтвердил, что намерен приехать в Тулу в июне.", ["Ян Новак"]),
        ("Тула и Гдыня дружат. Анна Орлова — учительница из Тулы. Она повезёт шесть пекарей в Гдыню.", ["пекари", "Анна Орлова"]),
    ],
)  # fmt: skip
def test_whoever_brings_others_travels_too(text: str, who: list[str]) -> None:
    assert [one["who"] for one in read(of_text(text, published=date(2025, 3, 12))).of("visit")] == [who]
