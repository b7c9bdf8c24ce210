"""An office's own figures: what is taken over, what is refused with which sentence, and that nothing of them is ever lost."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles import languages
from jumelles.atlas.build import build_atlas
from jumelles.atlas.indicators import indicators
from jumelles.atlas.own import COLUMNS, FILE, OwnFigure, OwnFigureError, add, load
from jumelles.atlas.store import Atlas
from jumelles.errors import JumellesError

HEADER = ",".join(COLUMNS)
GOOD = "Valmore,incubators,3,count,2025,City of Valmore,"
VALMORE = OwnFigure(1001, "incubators", 3.0, "count", "2025", "City of Valmore")
KEYS = ", ".join(indicators())

Take = Callable[[str | bytes], list[OwnFigure]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "figures.csv"


@pytest.fixture
def take(file: Path, home: Path, toy_atlas: Atlas) -> Take:
    """Take over a file of this content."""

    def taken(content: str | bytes) -> list[OwnFigure]:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return add(file, home, toy_atlas.find)

    return taken


def refusal(take: Take, content: str | bytes) -> str:
    with pytest.raises(JumellesError) as caught:
        take(content)
    return str(caught.value)


def test_without_a_file_there_are_no_own_figures(home: Path) -> None:
    assert load(home) == {}


def test_figures_are_kept_by_place_and_indicator(take: Take, home: Path) -> None:
    text = f"{HEADER}\n{GOOD}\nОбласть Starograd,digital_potential,62.5,score,2026-03,Ministry,after a survey\n"

    second = OwnFigure(9004, "digital_potential", 62.5, "score", "2026-03", "Ministry", "after a survey")
    assert take(text) == [VALMORE, second]
    assert load(home) == {(1001, "incubators"): VALMORE, (9004, "digital_potential"): second}


SPREADSHEETS = {
    "plain": f"{HEADER}\n{GOOD}",
    "byte order mark": f"\ufeff{HEADER}\n{GOOD}\n",
    "Windows": f"{HEADER}\r\n{GOOD}\r\n",
    "blank lines": f"{HEADER}\n\n{GOOD}\n\n",
    "semicolons": f"{HEADER};\n{GOOD}\n".replace(",", ";"),
    "tabs": f"{HEADER}\n{GOOD}\n".replace(",", "\t"),
    "capitals": f"{HEADER.upper()}\n{GOOD}\n",
    "blanks": f"{HEADER.replace(',', ' , ')}\n{GOOD.replace(',', ' , ')}\n",
    "quoted": f'{HEADER}\n"Valmore","incubators","3","count","2025","City of Valmore",""\n',
    "more columns": f"{HEADER},remark\n{GOOD},seen\n",
    "longer line": f"{HEADER}\n{GOOD},,,\n",
    "no note": "place,indicator,value,unit,date,source\nValmore,incubators,3,count,2025,City of Valmore\n",
    "other order": "source,date,unit,value,indicator,place\nCity of Valmore,2025,count,3,incubators,Valmore\n",
}


@pytest.mark.parametrize("content", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_a_file_is_read_as_spreadsheets_write_it(take: Take, content: str) -> None:
    assert take(content) == [VALMORE]


def test_a_note_may_run_over_lines_and_hold_commas(take: Take, home: Path) -> None:
    take(f'{HEADER}\nValmore,incubators,3,count,2025,"City, of Valmore","one\ntwo ""three"""\n')

    figure = load(home)[1001, "incubators"]
    assert (figure.source, figure.note) == ("City, of Valmore", 'one\ntwo "three"')


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0.0),
        ("12", 12.0),
        ("1234.5", 1234.5),
        ("1234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1\u202f234", 1234.0),
        ("1\u00a0234.5", 1234.5),
        ("1,5", 1.5),
        ("1e3", 1000.0),
    ],
)
def test_a_number_is_read_as_offices_write_it(take: Take, written: str, value: float) -> None:
    assert [figure.value for figure in take(f'{HEADER}\nValmore,incubators,"{written}",count,2025,City,\n')] == [value]


def test_a_decimal_of_three_digits_after_a_nought_is_clear(take: Take) -> None:
    assert [figure.value for figure in take(f'{HEADER}\nValmore,covenant,"0,125",share,2025,City,\n')] == [0.125]


def line(**changed: str) -> str:
    """The good line with some cells changed."""
    cells = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | changed
    text = io.StringIO()
    csv.writer(text).writerow(cells.values())
    return f"{HEADER}\n{text.getvalue()}"


NEXT_YEAR = str(datetime.now(UTC).year + 1)
SOON = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"unit": "share"}, "“incubators” is given in “count”, not in “share”."),
        ({"unit": ""}, "“incubators” is given in “count”, not in “”."),
        ({"indicator": "joy"}, f"there is no indicator “joy”: choose among {KEYS}."),
        ({"indicator": ""}, f"there is no indicator “”: choose among {KEYS}."),
        ({"indicator": "climate", "unit": "class"}, "“climate” is a class, not a figure: it cannot be added."),
        ({"source": " "}, "a figure needs its source: say who counted it."),
        ({"place": "Valmor-sur-Mer"}, "No place is called “Valmor-sur-Mer”: check the spelling, or give its GeoNames number (geonames:…)."),
        ({"place": "Valmorre"}, "No place is called “Valmorre”. Did you mean Valmore?"),
        ({"place": ""}, "The name of the place is empty: give a city or a region."),
        (
            {"place": "Orlune"},
            "“Orlune” may be several places: add a region or a country, as in “Orlune, Haute-Orlune”, or give a GeoNames number.",
        ),
        ({"value": "many"}, "“many” is no number."),
        ({"value": ""}, "“” is no number."),
        ({"value": "nan"}, "“nan” is no number."),
        ({"value": "inf"}, "“inf” is no number."),
        ({"value": "-Infinity"}, "“-Infinity” is no number."),
        ({"value": "1e300"}, "“1e300” is no number."),
        ({"value": "1,234,567"}, "“1,234,567” is no number."),
        ({"value": "1.234,5"}, "“1.234,5” is no number."),
        ({"value": "1,234"}, "“1,234” can be read in two ways: write thousands without a comma, decimals with a point."),
        ({"value": "-12,345"}, "“-12,345” can be read in two ways: write thousands without a comma, decimals with a point."),
        ({"value": "-1"}, "-1 is not between 0 and 1,000,000,000,000,000."),
        ({"indicator": "digital_potential", "unit": "score", "value": "101"}, "101 is not between 0 and 100."),
        ({"indicator": "covenant", "unit": "share", "value": "25"}, "25 is not between 0 and 1."),
        ({"date": ""}, "“” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": "31.05.2025"}, "“31.05.2025” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": "2025-13"}, "“2025-13” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": "2025-02-30"}, "“2025-02-30” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": "20250531"}, "“20250531” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": "2025-W22"}, "“2025-W22” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": "25"}, "“25” is no date: write 2026, 2026-05 or 2026-05-31."),
        ({"date": NEXT_YEAR}, f"“{NEXT_YEAR}” lies in the future."),
        ({"date": SOON}, f"“{SOON}” lies in the future."),
    ],
)
def test_a_line_that_cannot_be_used_is_named(take: Take, file: Path, home: Path, changed: dict[str, str], sentence: str) -> None:
    assert refusal(take, line(**changed)) == f"{file}, line 2: {sentence}"
    assert load(home) == {}


NO_COLUMN = "{file} has no column %s: its first line must name {all}."
NO_UTF_8 = "{file} is not written in UTF-8: save it again as “CSV UTF-8”."
NO_END = "{file}, line %s: a field has no end: check the quotation marks."
TWICE = "{file}, line 3: “incubators” of %s has been given above: keep one line."
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", NO_COLUMN % "place, indicator, value, unit, date and source"),
    "blank": (b"\n\n", NO_COLUMN % "place, indicator, value, unit, date and source"),
    "one column missing": ("place,indicator,value,unit,date\n", NO_COLUMN % "source"),
    "three columns missing": ("place,value,source\n", NO_COLUMN % "indicator, unit and date"),
    "header only": (f"{HEADER}\n", "{file} holds no figure below its first line."),
    "UTF-16": (f"{HEADER}\n{GOOD}\n".encode("utf-16"), NO_UTF_8),
    "Latin-1": (f"{HEADER}\nÉvian,incubators,3,count,2025,City,\n".encode("latin-1"), NO_UTF_8),
    "binary": (bytes(range(256)), NO_UTF_8),
    "endless header": ("x" * 200_000, NO_END % 1),
    "endless field": (f'{HEADER}\n{GOOD}"{"x" * 200_000}"\n', NO_END % 2),
    "twice": (f"{HEADER}\n{GOOD}\n{GOOD}\n", TWICE % "Valmore"),
    "twice, once by number": (f"{HEADER}\n{GOOD}\n" + GOOD.replace("Valmore", "geonames:1001", 1), TWICE % "geonames:1001"),
    "huge": (b"x" * 10_000_001, "{file} is larger than ten megabytes: that is no file of figures."),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_used_is_refused(take: Take, file: Path, home: Path, content: str | bytes, sentence: str) -> None:
    assert refusal(take, content) == sentence.format(file=file, all=", ".join(COLUMNS))
    assert load(home) == {}


def test_what_is_no_file_is_refused(tmp_path: Path, home: Path, toy_atlas: Atlas) -> None:
    for path, reason in ((tmp_path, "Is a directory"), (tmp_path / "none.csv", "No such file or directory")):
        with pytest.raises(OwnFigureError) as caught:
            add(path, home, toy_atlas.find)
        assert str(caught.value) == f"{path} cannot be read ({reason}): check the name of the file."


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "ligne 2\u00a0: «\u00a0incubators\u00a0» se donne en «\u00a0count\u00a0», non en «\u00a0share\u00a0»."),
        ("ru", "строка 2: «incubators» указывается в «count», а не в «share»."),
    ],
)
def test_a_refusal_speaks_the_current_language(take: Take, file: Path, lang: str, sentence: str) -> None:
    languages.use(lang)

    assert refusal(take, line(unit="share")) == f"{file}, {sentence}"


def test_all_of_a_file_is_taken_or_nothing(take: Take, home: Path) -> None:
    take(f"{HEADER}\n{GOOD}\n")
    before = (home / FILE).read_bytes()

    refusal(take, f"{HEADER}\n{GOOD.replace(',3,', ',4,')}\n{GOOD.replace('2025', 'soon')}\n")

    assert (home / FILE).read_bytes() == before


def test_a_new_figure_replaces_the_old_one_and_keeps_the_others(take: Take, home: Path) -> None:
    take(f"{HEADER}\n{GOOD}\nValmore,labels,2,count,2024,City,\n")
    take(f"{HEADER}\n{GOOD.replace(',3,', ',4,')}\n")

    assert {key: figure.value for key, figure in load(home).items()} == {(1001, "incubators"): 4.0, (1001, "labels"): 2.0}


def test_own_figures_outlive_a_new_build(take: Take, home: Path, toy_sources: Path) -> None:
    take(f"{HEADER}\n{GOOD}\n")

    build_atlas(home, mirror=str(toy_sources), check=False)

    assert load(home) == {(1001, "incubators"): VALMORE}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[1]", b'["x"]', b"[{}]", b'[{"place": 1}]', b'[{"place": 1, "indicator": "labels", "joy": 3}]', b"\xff\xfe"],
)
def test_a_damaged_store_is_named_and_left_alone(take: Take, home: Path, content: bytes) -> None:
    (home / FILE).write_bytes(content)

    message = refusal(take, f"{HEADER}\n{GOOD}\n")

    assert message.startswith(f"The office’s own figures in {home / FILE} cannot be read (")
    assert message.endswith("): restore the file from a copy, or move it away.")
    assert (home / FILE).read_bytes() == content


def test_a_full_disk_leaves_the_figures_as_they_were(take: Take, file: Path, home: Path) -> None:
    take(f"{HEADER}\n{GOOD}\n")
    before = (home / FILE).read_bytes()
    file.write_text(f"{HEADER}\nValmore,labels,2,count,2024,City,{'long ' * 4000}\n", "utf-8")
    program = """
import resource, signal, sys
from pathlib import Path
from jumelles.atlas.own import add
from jumelles.facts import Place
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
town = Place(1001, "Valmore", "city", "XU", None, "", None, None, None)
try:
    add(Path(sys.argv[1]), Path(sys.argv[2]), lambda text: town)
except Exception as error:
    print(type(error).__name__, error)
"""

    done = subprocess.run([sys.executable, "-c", program, file, home], capture_output=True, text=True, encoding="utf-8", check=True)

    assert done.stdout == f"WriteError {home / FILE} cannot be written (File too large): check the folder, its rights and the free space.\n"
    assert [path.name for path in home.iterdir()] == [FILE]
    assert (home / FILE).read_bytes() == before


def test_the_store_is_readable_and_in_order(take: Take, home: Path) -> None:
    take(f"{HEADER}\nStarograd,labels,1,count,2024,Mairie,Стр. 1\n{GOOD}\n")

    text = (home / FILE).read_text("utf-8")
    assert [row["place"] for row in json.loads(text)] == [1001, 1009]
    assert "Стр. 1" in text


COUNTED = sorted(key for key, indicator in indicators().items() if indicator.unit == "count")
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)
figures = st.builds(
    OwnFigure,
    place=st.sampled_from([1001, 1002, 1005, 1007, 9001, 9003]),
    indicator=st.sampled_from(COUNTED),
    value=st.floats(0, 1e12),
    unit=st.just("count"),
    date=st.dates(max_value=datetime.now(UTC).date()).map(str) | st.sampled_from(["2025", "1999-12"]),
    source=words.filter(bool),
    note=words,
)


@given(st.lists(figures, min_size=1, unique_by=lambda figure: (figure.place, figure.indicator)), st.sampled_from(",;\t"))
def test_what_is_written_is_what_is_kept(
    tmp_path_factory: pytest.TempPathFactory, toy_atlas: Atlas, drawn: list[OwnFigure], separator: str
) -> None:
    home = tmp_path_factory.mktemp("own")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(COLUMNS)
    writer.writerows([f"geonames:{one.place}", one.indicator, one.value, one.unit, one.date, one.source, one.note] for one in drawn)
    (home / "figures.csv").write_bytes(text.getvalue().encode())

    assert add(home / "figures.csv", home, toy_atlas.find) == drawn
    assert load(home) == {(one.place, one.indicator): one for one in drawn}
