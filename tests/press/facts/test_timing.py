"""Past, going on or ahead."""

from datetime import date

import pytest

from jumelles.press.facts import timing
from jumelles.press.sentences import sentences
from jumelles.press.story import Story

TODAY = date(2025, 5, 10)


@pytest.mark.parametrize(
    ("text", "about", "lang", "told"),
    [
        ("Le concert aura lieu à Mons, a dit le maire.", "concert", "fr", "planned"),
        ("Le maire, qui partira en juin, a reçu la médaille.", "médaille", "fr", "past"),
        ("L’exposition est visible jusqu’au 30 juin.", "exposition", "fr", "ongoing"),
        ("The fair, to be held in Hull, was the idea of a baker.", "fair", "en", "planned"),
        ("The concert was given in Hull; the choir will return.", "concert", "en", "past"),
        ("The show runs at the library until 30 June.", "show", "en", "ongoing"),
        ("Выставка, которую увидят туляки, открыта вчера.", "Выставка", "ru", "past"),
        ("В сентябре в Туле пройдёт форум.", "форум", "ru", "planned"),
        ("The town likes its festival.", "festival", "en", None),
    ],
)
def test_the_nearest_verb_or_day_tells(text: str, about: str, lang: str, told: str | None) -> None:
    start = text.index(about)

    assert timing.tell(text, start, start + len(about), lang, TODAY)[0] == told


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2025-05-09", "past"),
        ("2025-05-11", "planned"),
        ("2025-05", None),
        ("2025-04", "past"),
        ("2024-12-23", "past"),
        ("2025-05-08/2025-05-12", "ongoing"),
        ("2026", "planned"),
        ("1991/..", None),
        (None, None),
    ],
)
def test_a_date_lies_before_or_after_the_publication(edtf: str | None, told: str | None) -> None:
    assert timing.against(edtf, TODAY) == told


def test_a_line_of_a_programme_has_the_day_that_stands_before_it() -> None:
    text = "14 mai. Conférence de la cheffe Anne Le Goff, Vannes."
    story = Story(text, "fr", sentences(text, "fr"), TODAY)

    assert timing.listed(story, story.sentences[-1], None) == ("planned", "2025-05-14")
