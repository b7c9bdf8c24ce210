"""Spellings that are the same to a search, and what holds for every text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.web.search.folding import fold, is_sign, words

LETTERS = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæñåøßčšžřłńźабвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґάβγδέκλμ"
TEXTS = st.text(st.sampled_from(LETTERS + LETTERS.upper().replace("SS", "") + " -'’.,0123456789熊本市ひカ"), max_size=40)


def meet(one: str, other: str) -> bool:
    """Whether the first word of one text is found by the first of the other."""
    here, there = next(words(one)), next(words(other))
    return here.sound == there.sound or not here.stems.isdisjoint(there.stems)


SAME = (
    *("Калуга Kalouga Kaluga KALUGA калуга", "Fès fes FÈS", "Обнинск Obninsk d'Obninsk D’OBNINSK l'Obninsk"),
    *("Шапша Shapsha Chapcha", "Düsseldorf Duesseldorf DÜSSELDORF Dusseldorf", "Щукин Shchukin Chtchoukin Schtschukin"),
    *("Екатеринбург Iekaterinbourg Yekaterinburg Ekaterinburg", "Юлия Yulia Julia Ioulia", "Сергей Sergueï Sergei Sergey"),
    *("Кумамото Kumamoto", "Королёв Королев Korolev", "Житомир Jitomir Zhitomir", "Алексей Alexei Aleksey", "Нижний Nijni Nizhny Nizhniy"),
    *("Straße STRASSE strasse", "Хар'ков Kharkov Khar'kov"),
)


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_have_one_sound(spellings: str) -> None:
    assert len({next(words(each)).sound for each in spellings.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        *("Калуга Калуги Калуге Калугу Kaluga Kalouga", "Обнинск Обнинске Обнинском Обнинска Obninsk"),
        *(
            "traité traités TRAITÉS traites",
            "jumelage jumelages",
            "signature signatures",
            "договор договоры договоров",
            "Москва Москве Moskva",
        ),
        *("Щукин Chtchoukine", "mayor mayor’s mayors", "L'viv Lviv Львів"),
    ],
)
def test_inflected_forms_meet(forms: str) -> None:
    first, *others = forms.split()

    assert [other for other in others if not meet(first, other)] == []


@pytest.mark.parametrize(("one", "other"), [("Калуга", "Калининград"), ("rue", "ru"), ("Obninsk", "Omsk"), ("2011", "2001"), ("熊", "本")])
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert not meet(one, other)


def test_a_word_knows_where_it_stands() -> None:
    text = "La ville d’Obninsk, 熊本市 — l'été"

    assert [text[word.start : word.end] for word in words(text)] == ["La", "ville", "Obninsk", "熊", "本", "市", "été"]


def test_what_was_searched_can_be_told() -> None:
    assert fold("Délégation de l’OBLAST de Kalouga, 2017") == "delegation de oblast de kaluga 2017"
    assert fold("熊本市") == "熊 本 市"
    assert fold(" ,;!\x00 ") == ""
    assert [is_sign("熊"), is_sign("kaluga")] == [True, False]


@given(st.text(max_size=60))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_a_letter_is_never_lost(text: str) -> None:
    assert bool(fold(text)) >= any(letter.isalnum() for letter in text)


@given(TEXTS)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    def keys(form: str) -> list[tuple[str, frozenset[str]]]:
        return [(word.sound, word.stems) for word in words(unicodedata.normalize(form, text))]

    assert keys("NFD") == keys("NFC")


@given(TEXTS)
def test_capitals_do_not_matter(text: str) -> None:
    assert [(word.sound, word.stems) for word in words(text.upper())] == [(word.sound, word.stems) for word in words(text.lower())]


@given(st.text(max_size=60))
def test_words_stand_in_order_and_apart(text: str) -> None:
    ends = [0]
    for word in words(text):
        assert ends[-1] <= word.start < word.end <= len(text)
        ends.append(word.end)
