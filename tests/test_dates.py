import re
import subprocess
import sys
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jumelles import languages
from jumelles.dates import LONGEST, DateError, Span, read, say
from jumelles.errors import JumellesError
from jumelles.languages import LANGUAGES

NARROW, WIDE = "\u202f", "\xa0"
YEARS = st.integers(min_value=1, max_value=9999)
DATES = st.from_regex(
    r"([0-9]{2}([0-9]{2}|[0-9]X|XX)|[0-9]{4}-(2[1-4]|XX|XX-XX|[01][0-9]|[01][0-9]-XX|[01][0-9]-[0-3][0-9]))[?~%]?", fullmatch=True
)
PERIODS = st.builds("{}/{}".format, DATES | st.just(".."), DATES | st.just(".."))
NEARLY_DATES = st.text("0123456789X-/.?~% YTSZ:[]{},^E+", max_size=24)


def is_date(text: str) -> bool:
    try:
        read(text)
    except DateError:
        return False
    return True


def span(earliest: str, latest: str) -> Span:
    return Span(date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1991", "1991-01-01", "1991-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("1991-05", "1991-05-01", "1991-05-31"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2017-03-31", "2017-03-31", "2017-03-31"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("1991~", "1991-01-01", "1991-12-31"),
        ("1991-05?", "1991-05-01", "1991-05-31"),
        ("2017-03-31%", "2017-03-31", "2017-03-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("199X~", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("19XX?", "1900-01-01", "1999-12-31"),
        ("2017-XX", "2017-01-01", "2017-12-31"),
        ("2017-XX-XX", "2017-01-01", "2017-12-31"),
        ("2016-02-XX", "2016-02-01", "2016-02-29"),
        ("1991-21", "1991-03-01", "1991-05-31"),
        ("1991-22?", "1991-06-01", "1991-08-31"),
        ("1991-23", "1991-09-01", "1991-11-30"),
        ("1991-24", "1991-01-01", "1991-12-31"),
        ("1991/1993", "1991-01-01", "1993-12-31"),
        ("1991/1991", "1991-01-01", "1991-12-31"),
        ("1991~/1993-05?", "1991-01-01", "1993-05-31"),
        ("1991/1991-05", "1991-01-01", "1991-05-31"),
        ("1991-22/199X", "1991-06-01", "1999-12-31"),
        ("1991/..", "1991-01-01", "9999-12-31"),
        ("../1991", "0001-01-01", "1991-12-31"),
        ("199X/..", "1990-01-01", "9999-12-31"),
        ("  1991 ", "1991-01-01", "1991-12-31"),
        (f"{WIDE}1991/1993{NARROW}", "1991-01-01", "1993-12-31"),
    ],
)
def test_a_date_has_a_first_and_a_last_possible_day(text: str, earliest: str, latest: str) -> None:
    assert read(text) == span(earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "in the nineties", "May 1991", "1991 May", "today", "open", "unknown/1991", "nan", "None"),
        *("2017-02-31", "1900-02-29", "2017-13", "2017-00", "2017-05-00", "2017-04-31", "2017-13-XX", "2017-31"),
        *("0000", "-1991", "-0001", "+1991", "10000", "19911", "Y12345", "Y1E3", "991", "91", "000X", "00XX", "0000-XX", "0000-21"),
        *("1993/1991", "1991-06/1991-05", "1991-05-02/1991-05-01", "2000/199X"),
        *("../..", "..", "/", "1991/", "/1991", "../", "/..", "1991/../1993", "1991/1992/1993", "1991//1993", "1991..1993", "..~/1991"),
        *("1991 / 1993", "1991 -05", "19 91", "1991-", "1991-5", "1991-05-1", "31.03.2017", "31/03/2017", "2017/03/31", "20170331"),
        *("1991?~", "~1991", "?1991", "1991~-05", "~", "1991 ~", "1991–1993", "2017‑03‑31"),
        *("199x", "1XXX", "XXXX", "1X91", "X991", "199X-05", "1991-2X", "1991-XX-05", "1991-05-3X", "1991-1X", "1991-25", "1991-41"),
        *("2017-03-31T10:00:00", "2017-W05", "2017-123", "1991S2", "[1991,1992]", "{1991,1992}", "1991^summer", "1991-21-05"),
        *("１９９１", "١٩٩١", "199１", "1991－05", "²⁰¹⁷", "1991\u200b", "\ufeff1991"),
        *("1991\n", "\t1991", "19\x0091", "1991\x1b[31m", "\x1c1991", "1991\ud800", "%s", "{text}", "{0}"),
        *(" " * LONGEST + "1991", "1991/" * 10_000, "9" * 1_000_000),
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        read(text)


def test_a_refusal_repeats_what_can_be_shown_and_tells_what_to_write() -> None:
    with pytest.raises(JumellesError) as refusal:
        read("\x1b[31m{text}" + "x" * 100)

    assert str(refusal.value) == (
        f"“�[31m{{text}}{'x' * 53}…” is not a date: write a year (1991), a month (2011-05), a day (2017-03-31), "
        "one of them with ~ for about, or a period (1991/1993)."
    )


def test_a_refusal_speaks_the_language_in_use_each_time() -> None:
    said = []
    for lang in LANGUAGES:
        languages.use(lang)
        with pytest.raises(DateError) as refusal:
            read("1991,5")
        said.append(str(refusal.value).split(":")[0])

    assert said == [f"«{WIDE}1991,5{WIDE}» n’est pas une date{WIDE}", "“1991,5” is not a date", "«1991,5» — не дата"]


@given(st.dates())
def test_every_day_is_itself(day: date) -> None:
    assert read(day.isoformat()) == Span(day, day)


@given(st.dates(), st.sampled_from("?~%"))
def test_doubts_do_not_widen_the_span(day: date, mark: str) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert read(text + mark) == read(text)


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_month_ends_where_the_next_one_begins(day: date) -> None:
    month = read(day.isoformat()[:7])

    assert month.earliest <= day <= month.latest
    assert (month.earliest.day, (month.latest + timedelta(days=1)).day) == (1, 1)


@given(YEARS, YEARS)
def test_years_follow_one_another(one: int, other: int) -> None:
    first, second = read(f"{one:04}"), read(f"{other:04}")

    assert (one < other) == (first.latest < second.earliest)
    assert is_date(f"{one:04}/{other:04}") == (one <= other)


@given(st.dates(), st.dates())
def test_a_period_goes_from_the_first_to_the_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))

    assert read(f"{first}/{last}") == Span(first, last)
    assert (read(f"{first}/.."), read(f"../{last}")) == (Span(first, date.max), Span(date.min, last))


@given(st.text() | NEARLY_DATES | DATES | PERIODS)
@example("1991/2017-XX-XX")
@example("../")
def test_a_text_is_a_date_in_order_or_refused(text: str) -> None:
    try:
        found = read(text)
    except DateError as refusal:
        assert str(refusal).isprintable()  # noqa: PT017 - whether it is refused is not what this asks
    else:
        assert found.earliest <= found.latest
        assert text.isascii() or text.strip(WIDE + NARROW).isascii()


def test_no_digit_of_another_script_counts() -> None:
    digits = {chr(point) for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point)) in {"Nd", "No", "Nl"}} - set(
        "0123456789"
    )

    assert {digit for digit in digits if is_date("199" + digit)} == set()


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for text in ("../", "1991/2017-XX", "1991-05-3X", "1991/2017-13-XX"):
        is_date(text)

    assert capfd.readouterr() == ("", "")


def test_plain_dates_are_read_without_the_library() -> None:
    program = (
        "import sys; from jumelles.dates import read;"
        "[read(text) for text in ('1991', '1991-05~', '2017-03-31', '1991/1993?', '1991/..')]; print('edtf' in sys.modules);"
        "read('199X'); print('edtf' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\nTrue\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1991", "1991"),
        ("2011-05", "May 2011"),
        ("2017-03-31", "31 March 2017"),
        ("2011~", "about 2011"),
        ("2011-05~", "about May 2011"),
        ("2017-03-31~", "about 31 March 2017"),
        ("1991?", "1991 (uncertain)"),
        ("2011-05?", "May 2011 (uncertain)"),
        ("1991%", "about 1991 (uncertain)"),
        ("199X", "the 1990s"),
        ("199X~", "the 1990s (approximate)"),
        ("199X%", "the 1990s (approximate, uncertain)"),
        ("19XX", "between 1900 and 1999"),
        ("2017-XX", "2017"),
        ("2017-XX-XX~", "about 2017"),
        ("2017-05-XX", "May 2017"),
        ("1991-21", "spring 1991"),
        ("1991-22", "summer 1991"),
        ("1991-23?", "autumn 1991 (uncertain)"),
        ("1991-24", "winter 1991"),
        ("1991/1993", "1991–1993"),
        ("1991/1991", "1991"),
        ("1991/1993-05", "1991 – May 1993"),
        ("1991~/1993?", "about 1991 – 1993 (uncertain)"),
        ("1991/..", "since 1991"),
        ("1991-05/..", "since May 1991"),
        ("2017-03-31/..", "since 31 March 2017"),
        ("1991~/..", "about 1991 and later"),
        ("199X/..", "the 1990s and later"),
        ("../1991", "until 1991"),
        ("../1991-05", "until May 1991"),
        ("../2017-03-31", "until 31 March 2017"),
        ("../1991-22", "summer 1991 and earlier"),
        (" 2011~ ", "about 2011"),
        ("0991", "0991"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert say(text) == words


@pytest.mark.parametrize(
    ("text", "fr", "ru"),
    [
        ("1991", "1991", "1991"),
        ("2011-05", "mai 2011", f"май 2011{WIDE}г."),
        ("2011~", "vers 2011", "около 2011 года"),
        ("2011-05~", "vers mai 2011", "около мая 2011 года"),
        ("2017-03-31~", "vers le 31 mars 2017", "около 31 марта 2017 года"),
        ("2017-03-01~", "vers le 1er mars 2017", "около 1 марта 2017 года"),
        ("1991?", "1991 (date incertaine)", "1991 (под вопросом)"),
        ("199X", "années 1990", "1990-е годы"),
        ("199X~", "années 1990 (date approximative)", "1990-е годы (приблизительно)"),
        ("19XX", "entre 1900 et 1999", "между 1900 и 1999 годами"),
        ("1991-21", "printemps 1991", "весна 1991 года"),
        ("1991-22", "été 1991", "лето 1991 года"),
        ("1991-23", "automne 1991", "осень 1991 года"),
        ("1991-24", "hiver 1991", "зима 1991 года"),
        ("1991/1993", "1991–1993", "1991–1993"),
        ("1991-05/1993-06", "mai 1991 – juin 1993", f"май 1991{WIDE}г. — июнь 1993{WIDE}г."),
        ("1991/..", "depuis 1991", "с 1991 года"),
        ("1991-05/..", "depuis mai 1991", "с мая 1991 года"),
        ("2017-03-31/..", "depuis le 31 mars 2017", "с 31 марта 2017 года"),
        ("199X/..", "années 1990 et après", "1990-е годы и позднее"),
        ("../1991", "jusqu’en 1991", "по 1991 год"),
        ("../1991-05", "jusqu’en mai 1991", "до мая 1991 года включительно"),
        ("../2017-03-31", "jusqu’au 31 mars 2017", "по 31 марта 2017 года"),
        ("../199X", "années 1990 et avant", "1990-е годы и ранее"),
    ],
)
def test_a_date_is_said_in_every_language(text: str, fr: str, ru: str) -> None:
    said = []
    for lang in ("fr", "ru"):
        languages.use(lang)
        said.append(say(text).replace(NARROW, WIDE))  # which of the two stands before “г.” changes with the Unicode locale data

    assert said == [fr, ru]


@given(st.text() | NEARLY_DATES | DATES | PERIODS, st.sampled_from(LANGUAGES))
def test_what_cannot_be_read_is_said_as_it_is(text: str, lang: str) -> None:
    languages.use(lang)

    assert (say(text) == text) if not is_date(text) else re.search("[0-9]", say(text))
