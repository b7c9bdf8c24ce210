"""The small pieces of a map."""

from xml.etree import ElementTree as ET

from jumelles.maps.look import clean, heading, symbol, words


def test_clean_makes_one_line_without_what_xml_forbids_or_turns_the_text() -> None:
    assert clean(" a\x00\n\u202eb\ud800 \ufffe c ") == "a b c"


def test_words_escapes() -> None:
    assert ET.fromstring(words("<b>&\"'", (0, 0), size=1, fill="#000")).text == "<b>&\"'"


def test_each_role_has_its_own_shape() -> None:
    assert [symbol(role, (0, 0)).split()[0] for role in ("a", "b", "both", "quiet")] == ["<circle", "<rect", "<path", "<circle"]


def test_heading_colours_the_names_of_the_two_cities_as_whole_words() -> None:
    text = ET.fromstring(heading("Omsk and Tomsk, Omsker", {"a": "Omsk", "b": "Tomsk"}, (0, 0), 1000))
    assert [(span.text, span.get("fill")) for span in text] == [("Omsk", "#c8590c"), ("Tomsk", "#1a66a8")]
    assert "".join(text.itertext()) == "Omsk and Tomsk, Omsker"


def test_heading_grows_smaller_and_then_shorter_to_fit() -> None:
    sizes = [ET.fromstring(heading("x" * n, {}, (0, 0), 600)).get("font-size") for n in (20, 40, 90)]
    assert sizes == ["30", "22", "19"]
