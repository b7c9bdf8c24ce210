"""What the cells of a row say."""

import pytest

from jumelles.web.openings.items import Fault, Reader, goods, nace, technology_field
from jumelles.web.openings.mapping import chosen, guess


@pytest.mark.parametrize(
    ("read", "written", "code"),
    [
        *((nace, written, "nace2:26.60") for written in ("26.60", "2660", "C26.60", "C 26.60", "26.60Z", "nace2:26.60")),
        (nace, "26", "nace2:26"),
        (nace, "26.6", "nace2:26.6"),
        (nace, "99.98", None),
        (nace, "hearing", None),
        *((technology_field, written, "field:13") for written in ("13", "field:13", "Medical technology", "Technologies médicales")),
        (technology_field, "36", None),
        *((goods, written, "hs:902140") for written in ("902140", "9021.40", "9021 40", "hs:902140")),
        (goods, "9", None),
    ],
)
def test_codes_are_read_as_people_write_them(read: object, written: str, code: str | None) -> None:
    assert read(written) == code  # type: ignore[operator]


def test_a_row_with_a_wrong_cell_is_no_item() -> None:
    reader = Reader({"title": 0, "language": 1, "kind": 2, "hs": 3, "stage": 4}, {"idea": "idea"})
    item, faults = reader.read(7, ["One", "klingon", "gift", "9", "ripe"])

    assert item is None
    assert faults == [
        Fault(7, "language", "language", "klingon"),
        Fault(7, "kind", "kind", "gift"),
        Fault(7, "stage", "stage", "ripe"),
        Fault(7, "hs", "hs", "9"),
    ]


def test_long_texts_and_signs_nobody_types_are_told() -> None:
    reader = Reader({"title": 0, "summary": 1}, {})

    assert reader.read(2, ["x" * 301, "good"])[1] == [Fault(2, "title", "long", "x" * 80, {"most": "300"})]
    assert reader.read(3, ["One", "turn\u202eed"])[1] == [Fault(3, "summary", "sign", "turn\u202eed")]


def test_an_item_may_seek() -> None:
    item, _faults = Reader({"title": 0, "kind": 1}, {}).read(2, ["Мы ищем насосы", "Спрос"])

    assert item is not None
    assert (item.kind, item.language, item.ref) == ("need", "ru", "Мы ищем насосы")


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        (("Réf.", "Intitulé", "Résumé", "Code NAF", "Langue"), {"ref": 0, "title": 1, "summary": 2, "nace": 3, "language": 4}),
        (("Номер", "Название", "Описание", "ОКВЭД"), {"ref": 0, "title": 1, "summary": 2, "nace": 3}),
        (("TRL", "Name", "Abstract", "HS code", "WIPO field"), {"stage": 0, "title": 1, "summary": 2, "hs": 3, "field": 4}),
        (("x", "y"), {}),
    ],
)
def test_columns_are_guessed_by_their_names(columns: tuple[str, ...], mapping: dict[str, int]) -> None:
    assert guess(columns, []) == mapping


def test_columns_without_a_name_are_guessed_by_their_cells() -> None:
    assert guess(("x", "y"), [["26.60", "fr"], ["01.49; 10.51", "ru"]]) == {"nace": 0, "language": 1}


def test_a_form_names_columns_that_there_are() -> None:
    assert chosen({"title": "1", "ref": "9", "nace": "x", "hs": "", "own": "0"}, 3) == {"title": 1}
