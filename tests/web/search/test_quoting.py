"""Texts with the found words marked."""

from jumelles.web.search.asking import Asked, asked
from jumelles.web.search.quoting import LENGTH, marked, quoted


def question(text: str) -> Asked:
    made = asked(text, {})
    assert made
    return made


def test_found_words_are_marked_as_they_were_written() -> None:
    assert marked("Visite d’Обнинска, à Kalouga", question("obninsk kaluga")) == [
        ("Visite d’", False),
        ("Обнинска", True),
        (", à ", False),
        ("Kalouga", True),
    ]


def test_the_quotation_is_cut_where_the_words_stand() -> None:
    text = "before " * 50 + "the Fès market " + "after " * 60

    pieces = quoted(text, question("fes"))

    assert [piece for piece, found in pieces if found] == ["Fès"]
    assert (pieces[0], pieces[-1]) == (("… ", False), (" …", False))
    assert sum(len(piece) for piece, _found in pieces) <= LENGTH + 4
    assert all(piece.strip() in f"… {text} …" for piece, _found in pieces)


def test_the_quotation_is_cut_where_most_of_them_stand() -> None:
    text = "river " + "x " * 300 + "river and harbour " + "x " * 300

    assert [piece for piece, found in quoted(text, question("river harbour ")) if found] == ["river", "harbour"]


def test_a_text_without_them_is_quoted_from_its_beginning() -> None:
    assert quoted("short\ntext", question("fes")) == [("short · text", False)]
    assert quoted("", question("fes")) == []
