import argparse
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from jumelles import languages
from jumelles.errors import JumellesError

PACKAGE = Path(languages.__file__).parent
NARROW, WIDE = "\u202f", "\xa0"  # the two no-break spaces


def with_one_kind_of_space(text: str) -> str:
    """Which of the two stands before a sign or a word changes from one release of the Unicode locale data to the next."""
    return text.replace(NARROW, WIDE)


@pytest.mark.parametrize(
    ("lang", "environment", "language"),
    [
        ("fr", {"JUMELLES_LANG": "ru", "LC_ALL": "en_GB.UTF-8"}, "fr"),
        (None, {"JUMELLES_LANG": "ru", "LC_ALL": "fr_FR.UTF-8"}, "ru"),
        (None, {"LC_ALL": "fr_FR.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8"}, "fr"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "fr_FR.UTF-8"}, "ru"),
        (None, {"LC_ALL": "", "LANG": "fr_CA@euro"}, "fr"),
        (None, {"LC_ALL": "", "LANG": "fr"}, "fr"),
        (None, {"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": "POSIX"}, "en"),
        (None, {"LC_ALL": "", "LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": ""}, "en"),
        ("fr-CA", {}, "fr"),
        ("RU", {}, "ru"),
    ],
)
def test_the_language_is_the_one_asked_for_then_the_setting_then_the_locale(
    monkeypatch: pytest.MonkeyPatch, lang: str | None, environment: dict[str, str], language: str
) -> None:
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)

    assert languages.choose(lang) == language


def test_an_unknown_language_is_refused_in_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setenv("JUMELLES_LANG", "klingon")

    with pytest.raises(JumellesError) as refusal:
        languages.use()

    assert str(refusal.value) == f"La langue klingon n’est pas connue{WIDE}: choisissez parmi fr, en, ru."


def test_the_words_follow_the_language_in_use() -> None:
    said = {lang: (languages.use(lang), languages.current(), languages.gettext("expected one argument")) for lang in languages.LANGUAGES}

    assert said == {
        "fr": ("fr", "fr", "une valeur attendue"),
        "en": ("en", "en", "expected one argument"),
        "ru": ("ru", "ru", "ожидается одно значение"),
    }


def test_russian_has_three_plurals() -> None:
    languages.use("ru")

    said = [languages.ngettext("expected %s argument", "expected %s arguments", n) % n for n in (1, 2, 5, 11, 21, 112)]

    assert said == [
        "ожидается 1 значение",
        "ожидается 2 значения",
        "ожидается 5 значений",
        "ожидается 11 значений",
        "ожидается 21 значение",
        "ожидается 112 значений",
    ]


def test_a_marked_text_stays_english() -> None:
    languages.use("ru")

    assert (languages.gettext_noop("options"), languages.ngettext_noop("one", "many")) == ("options", ("one", "many"))


def test_argparse_speaks_the_language_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    languages.use("fr")
    parser = argparse.ArgumentParser("jumelles")
    parser.add_argument("city")
    with pytest.raises(SystemExit):
        parser.parse_args([])

    assert capsys.readouterr().err == (
        f"utilisation{WIDE}: jumelles [-h] city\njumelles{WIDE}: erreur{WIDE}: il manque les arguments suivants{WIDE}: city\n"
    )


def test_without_compiled_catalogues_it_speaks_english(tmp_path: Path) -> None:
    for name in ("__init__.py", "config.py", "errors.py", "languages.py"):
        (tmp_path / "jumelles").mkdir(exist_ok=True)
        shutil.copy(PACKAGE / name, tmp_path / "jumelles" / name)
    program = (
        "import argparse; from jumelles.languages import _, number, use;"
        "print(use('fr'), _('expected one argument'), number(0.5)); argparse.ArgumentParser('jumelles').print_usage()"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.stdout, done.stderr) == ("fr expected one argument 0,5\nusage: jumelles [-h]\n", "")


@pytest.mark.parametrize(
    ("value", "digits", "fr", "en", "ru"),
    [
        (0, None, "0", "0", "0"),
        (295542, None, f"295{NARROW}542", "295,542", f"295{WIDE}542"),
        (-1234.5, None, f"-1{NARROW}234,5", "-1,234.5", f"-1{WIDE}234,5"),
        (2.0, None, "2", "2", "2"),
        (3.14159, None, "3,142", "3.142", "3,142"),
        (43.6, 2, "43,60", "43.60", "43,60"),
        (1999.6, 0, f"2{NARROW}000", "2,000", f"2{WIDE}000"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: float, digits: int | None, fr: str, en: str, ru: str) -> None:
    written = []
    for lang in ("fr", "en", "ru"):
        languages.use(lang)
        written.append(languages.number(value, digits))

    assert written == [fr, en, ru]


@given(value=st.integers(min_value=-(10**15), max_value=10**15), lang=st.sampled_from(languages.LANGUAGES))
def test_a_whole_number_reads_back_as_itself(value: int, lang: str) -> None:
    languages.use(lang)

    assert parse_decimal(languages.number(value), locale=lang) == value


@given(
    value=st.floats(min_value=-1e9, max_value=1e9),
    digits=st.integers(min_value=0, max_value=5),
    lang=st.sampled_from(languages.LANGUAGES),
)
def test_a_number_with_decimals_reads_back_rounded(value: float, digits: int, lang: str) -> None:
    languages.use(lang)

    assert parse_decimal(languages.number(value, digits), locale=lang) == round(Decimal(str(value)), digits)


@pytest.mark.parametrize(
    ("share", "fr", "en"),
    [
        (0, "0", "0%"),
        (1, "100", "100%"),
        (0.254, "25", "25%"),
        (0.0234, "2,3", "2.3%"),
        (0.05, "5", "5%"),
        (0.00123, "0,12", "0.12%"),
        (-0.5, "-50", "-50%"),
        (12.5, f"1{WIDE}250", "1,250%"),
    ],
)
def test_small_shares_keep_a_decimal(share: float, fr: str, en: str) -> None:
    languages.use("fr")
    french = with_one_kind_of_space(languages.percent(share))
    languages.use("en")

    assert (french, languages.percent(share)) == (f"{fr}{WIDE}%", en)


@pytest.mark.parametrize(
    ("value", "fr", "en", "ru"),
    [
        (date(1961, 5, 1), "1er mai 1961", "1 May 1961", f"1 мая 1961{WIDE}г."),
        (date(1961, 5, 11), "11 mai 1961", "11 May 1961", f"11 мая 1961{WIDE}г."),
        (date(1961, 5, 7), "7 mai 1961", "7 May 1961", f"7 мая 1961{WIDE}г."),
        ("1961-05-07", "7 mai 1961", "7 May 1961", f"7 мая 1961{WIDE}г."),
        ("1961-05-07T10:00:00Z", "7 mai 1961", "7 May 1961", f"7 мая 1961{WIDE}г."),
        ("1961-05", "mai 1961", "May 1961", f"май 1961{WIDE}г."),
        ("1961", "1961", "1961", "1961"),
        ("1961-13-45", "1961-13-45", "1961-13-45", "1961-13-45"),
        ("around 1961", "around 1961", "around 1961", "around 1961"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(value: date | str, fr: str, en: str, ru: str) -> None:
    written = []
    for lang in ("fr", "en", "ru"):
        languages.use(lang)
        written.append(with_one_kind_of_space(languages.date(value)))

    assert written == [fr, en, ru]


@given(st.text())
def test_any_text_given_as_a_date_comes_back_as_words(text: str) -> None:
    assert isinstance(languages.date(text), str)


def test_countries_have_their_names() -> None:
    named = []
    for lang in ("fr", "en", "ru"):
        languages.use(lang)
        named.append((languages.territory("RU"), languages.territory("xk"), languages.territory("??")))

    assert named == [("Russie", "Kosovo", "??"), ("Russia", "Kosovo", "??"), ("Россия", "Косово", "??")]


def test_lists_end_with_and() -> None:
    languages.use("fr")

    assert [languages.list_of(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a et b", "a, b et c"]


def test_statements_are_parted_as_the_language_does() -> None:
    told = {}
    for lang in languages.LANGUAGES:
        with languages.speaking(lang):
            told[lang] = languages.series(["2015", "2016"])

    assert told == {"fr": f"2015{NARROW}; 2016", "en": "2015; 2016", "ru": "2015; 2016"}


def test_the_module_loads_without_babel() -> None:
    program = "import sys, jumelles.languages; print('babel' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
