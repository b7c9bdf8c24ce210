"""In which fields an institution works, by its name: in several languages, and silent where a name only sounds like one."""

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles import languages
from jumelles.atlas.fields import fields, fields_of, fields_of_all
from jumelles.atlas.naming.folding import fold


def keys(name: str) -> list[str]:
    mask = fields_of(name)
    return [key for key, field in fields().items() if mask >> field.bit & 1]


def test_every_field_is_named_in_every_language_and_no_two_alike() -> None:
    table = fields().values()

    assert {tuple(field.labels) for field in table} == {languages.LANGUAGES}
    assert {len({field.labels[lang] for field in table}) for lang in languages.LANGUAGES} == {len(table)}


def test_every_field_has_a_bit_of_its_own_and_31_are_the_most() -> None:
    assert [field.bit for field in fields().values()] == list(range(len(fields())))
    assert len(fields()) <= 31


def test_the_words_of_the_table_are_folded() -> None:
    words = [word for field in fields().values() for word in (*field.stems, *field.words, *field.but)]

    assert [word for word in words if word != fold(word)] == []


def test_every_word_of_the_table_is_found_by_its_own_field() -> None:
    words = [(field, word) for field in fields().values() for word in (*field.stems, *field.words)]

    assert [word for field, word in words if not re.search(field.pattern, f" {word} ")] == []


@pytest.mark.parametrize(
    ("lang", "label"),
    [("fr", "agriculture et sylviculture"), ("en", "agriculture and forestry"), ("ru", "сельское и лесное хозяйство")],
)
def test_a_label_speaks_the_current_language(lang: str, label: str) -> None:
    languages.use(lang)

    assert fields()["agriculture"].label == label


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Université agronomique de Valmore", ["agriculture"]),
        ("Valmore Agricultural University", ["agriculture"]),
        ("Вальморский государственный аграрный университет", ["agriculture"]),
        ("École supérieure d'agronomie", ["agriculture"]),
        ("Universidad Agraria de Valmora", ["agriculture"]),
        ("Hochschule für Landwirtschaft Valmau", ["agriculture"]),
        ("Valmora Ziraat Enstitüsü", ["agriculture"]),
        ("Institut d’œnologie et de la vigne", ["wine"]),
        ("Институт виноградарства и виноделия", ["wine"]),
        ("Instituto de Ciencias del Mar de Valmora", ["sea"]),
        ("Uniwersytet Medyczny w Walmorze", ["medicine"]),
        ("Valmora Medical University", ["medicine"]),
        ("Институт атомной энергии", ["nuclear", "energy"]),
        ("Istituto di Fisica Nucleare di Valmora", ["physics", "nuclear"]),
        ("Université de médecine vétérinaire", ["veterinary"]),
        ("Universidade de Direito de Valmora", ["law"]),
        ("Wydział Prawa i Administracji", ["law"]),
        ("Universität für Musik Valmau", ["arts"]),
        ("Valmora College of Art and Design", ["arts"]),
        ("Valmora Onkoloji Hastanesi", ["cancer"]),
        ("Институт железнодорожного транспорта", ["transport"]),
        ("Sveriges lantbruksuniversitet", ["agriculture"]),
        ("Valmora Normal University", ["education"]),
        ("Nihon Valmora Pharmaceutical Co., Ltd. (Japan)", ["pharmacy"]),
        ("Laboratoire de mathématiques et d'informatique", ["mathematics", "computing"]),
    ],
)
def test_a_name_tells_its_fields_in_many_languages(name: str, expected: list[str]) -> None:
    assert keys(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "University of Cape Town",
        "Aix-Marseille Université",
        "Université Nice Côte d'Azur",
        "Universidad de Medellín",
        "Université d'Artois",
        "Hospital de Arteixo",
        "Technische Universität Chemnitz",
        "Ağrı Üniversitesi",
        "Wake Forest University",
        "St. John Fisher College",
        "Weatherford College",
        "Medicine Hat College",
        "University of Wisconsin–Eau Claire",
        "Lawrence University",
        "Hôtel-Dieu de Valmore",
        "Valmora College of Liberal Arts",
        "Academy of Arts and Sciences",
        "General Hospital of the Eastern Theater Command",
        "Université de technologie de Valmore",
        "",
    ],
)
def test_a_name_that_only_sounds_like_a_field_tells_none(name: str) -> None:
    assert keys(name) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Department of Nuclear Medicine", ["medicine"]),
        ("Faculté d'éducation physique", ["sport"]),
        ("Centre for Data Mining", []),
        ("Institute of Artificial Intelligence", ["computing"]),
        ("Valmora Centre for Translational Medicine", ["medicine"]),
        ("Institut agroalimentaire de Valmore", ["food"]),
    ],
)
def test_what_is_not_meant_is_taken_out_first(name: str, expected: list[str]) -> None:
    assert keys(name) == expected


def test_many_names_are_read_as_one_is_and_in_their_order() -> None:
    names = ["Law School", "Valmora", "Marine Institute", "Law School", None, "Laboratoire d'Agronomie", "Nuclear Medicine"]

    masks = fields_of_all(pl.Series(names))

    assert masks.dtype == pl.UInt32
    assert masks.to_list() == [fields_of(name or "") for name in names]


def test_no_names_give_no_masks() -> None:
    assert fields_of_all(pl.Series([], dtype=pl.String)).to_list() == []


@given(st.text())
def test_any_name_gives_a_mask_of_known_fields_and_the_same_alone_and_among_many(name: str) -> None:
    assert 0 <= fields_of(name) < 1 << len(fields())
    assert fields_of_all(pl.Series([name])).to_list() == [fields_of(name)]


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_case_of_letters_does_not_matter(name: str) -> None:
    assert fields_of(name.upper()) == fields_of(name)
