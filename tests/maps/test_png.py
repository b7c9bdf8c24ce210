"""PNG pictures: their size, their letters, and scripts that the font lacks."""

import struct

import pytest

from jumelles.maps.png import png
from jumelles.maps.svg import Mark, world_map


def _picture(label: str) -> str:
    return world_map([Mark(43.61, 3.88, label, "a")], title="A map", description="", language="en")


def test_png_is_as_wide_as_asked() -> None:
    picture = png(_picture("Montpellier"), width=400)
    assert (picture[:8], struct.unpack(">I", picture[16:20])) == (b"\x89PNG\r\n\x1a\n", (400,))


@pytest.mark.parametrize(("one", "other"), [("Обнинск", "Обнинка"), ("Łódź", "Lodz"), ("Αθήνα", "Αθήνη")])
def test_letters_of_our_languages_are_drawn_and_not_replaced_by_one_empty_box(one: str, other: str) -> None:
    # All letters that the font lacks look the same, so two words of one length would give one picture.
    assert png(_letters(one)) != png(_letters(other))


@pytest.mark.parametrize("label", ["東京", "الرباط", "🏛", "\U0010fffd"])
def test_letters_that_the_font_lacks_do_no_harm(label: str) -> None:
    assert png(_picture(label), width=200)[:4] == b"\x89PNG"


def _letters(text: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text y="30" font-size="20">{text}</text></svg>'
