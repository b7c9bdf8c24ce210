"""Sentences about two towns that are known to be twins: who is told to travel, and where to."""

from datetime import date

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read

TWINS = {
    "fr": "Dax et Logroño sont jumelées. ",
    "en": "Hull and Gdynia are twinned. ",
    "ru": "Тула и Гдыня дружат с 1990 года. ",
}


def told(lang: str, text: str) -> list[tuple[list[str], str | None]]:
    """The journeys of a sentence that stands after one about the two."""
    return [(one["who"], one["to"]) for one in read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")]
