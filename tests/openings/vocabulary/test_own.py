"""Our own vocabularies are whole: every entry in three languages, every code known."""

import re

from jumelles.openings.codes import label
from jumelles.openings.vocabulary.own import dictionary, glossary, goods, groups, technology


def test_the_glossary_names_everything_in_three_languages() -> None:
    assert len(glossary()) >= 800
    for entry in glossary().values():
        assert entry.group in groups()
        assert {language: all(words) and bool(words) for language, words in entry.words.items()} == {"fr": True, "en": True, "ru": True}
        assert any(re.search("[а-яА-Я]", word) for word in entry.words["ru"])


def test_the_codes_of_groups_are_codes() -> None:
    assert all(label(code, "en") for group in groups().values() for code in group.codes)
    assert all(all(group.labels.values()) for group in groups().values())


def test_there_are_35_fields_in_five_sectors() -> None:
    assert list(technology()) == [f"field:{number}" for number in range(1, 36)]
    assert {one.sector for one in technology().values()} == set("eicmo")
    assert all(len(one.terms[language]) >= 6 for one in technology().values() for language in ("fr", "en", "ru"))


def test_the_dictionary_has_words_in_three_languages() -> None:
    assert all(all(words) for entry in dictionary() for words in entry.values())


def test_goods_have_96_chapters() -> None:
    assert set(goods()) == {f"{chapter:02}" for chapter in range(1, 98)} - {"77"}
