"""What the tests of journeys begin with: two towns that are known to be twins."""

from datetime import date

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read
from jumelles.press.reading import Proposal

TWINS = {
    "fr": "Dax et Logroño sont jumelées. ",
    "en": "Hull and Gdynia are twinned. ",
    "ru": "Тула и Гдыня дружат с 1990 года. ",
}


def visits(lang: str, text: str) -> list[Proposal]:
    """The journeys of a text that stands after a sentence about the two."""
    return read(of_text(TWINS[lang] + text, published=date(2025, 3, 12))).of("visit")


def told(lang: str, text: str) -> list[tuple[list[str], str | None]]:
    """Who travels, and where to."""
    return [(one["who"], one["to"]) for one in visits(lang, text)]


def ends(lang: str, text: str) -> list[str | None]:
    """Where the journeys go."""
    return [one["to"] for one in visits(lang, text)]
