"""What the pages of documentation say is what the code says and does today."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jumelles.atlas import own
from jumelles.atlas.comparing.distances import distances
from jumelles.atlas.indicators import themes
from jumelles.atlas.store import Atlas
from jumelles.cli import main
from jumelles.errors import JumellesError
from jumelles.matching.explain import explain
from jumelles.matching.profile import read
from jumelles.matching.where import Where
from jumelles.telling.rows import COLUMNS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page, with their language."""
    yield from re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def office(world_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and a home of its own with the shipped atlas, where figures may be added."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "atlas").symlink_to(world_home / "atlas")
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_generated_pages_say_what_the_code_says(tmp_path: Path) -> None:
    subprocess.run([sys.executable, DOCS / "generate.py", tmp_path], check=True)

    stale = [new.name for new in sorted(tmp_path.iterdir()) if new.read_text("utf-8") != (DOCS / new.name).read_text("utf-8")]

    assert len(list(tmp_path.iterdir())) == 3
    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")) if "://" not in link}

    assert {link for link in links if link and not (page.parent / link).exists()} == set()


@pytest.mark.usefixtures("office")
def test_the_python_page_does_and_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    ran, quoted, printed = 0, [], []
    for language, text in blocks(DOCS / "python.md"):
        if language == "python":
            exec(compile(text, "docs/python.md", "exec"), names)
            printed.append(capsys.readouterr().out)
            ran += 1
        else:
            quoted.append(text)

    assert ran >= 5
    assert quoted == printed
    assert Path("montpellier-obninsk.svg").read_text("utf-8").startswith("<svg")


def test_names_give_what_the_page_says(world_atlas: Atlas) -> None:
    def answer(name: str) -> str:
        try:
            place = world_atlas.find(name)
        except JumellesError as error:
            return str(error)
        return " · ".join(dict.fromkeys((place.name, place.region_name, place.country)))

    table = dict(re.findall(r"^\| `(.+?)` \| (.+) \|$", (DOCS / "names.md").read_text("utf-8"), re.MULTILINE))

    assert len(table) >= 15
    assert {name: answer(name) for name in table} == table


def test_the_examples_of_own_figures_are_taken_over(office: Path, world_atlas: Atlas) -> None:
    for language, text in blocks(DOCS / "own-figures.md"):
        assert language == "csv"
        file = office / "figures.csv"
        file.write_text(text, "utf-8")

        assert len(own.add(file, office / "home", world_atlas.find)) == text.count("\n") - 1


EXCERPTS = [text for language, text in blocks(ROOT / "README.md") if language == "text"]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("excerpt", EXCERPTS, ids=lambda text: text.partition("\n")[0])
def test_an_excerpt_of_the_readme_is_real(excerpt: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    command, *quoted = excerpt.splitlines()
    monkeypatch.setenv("COLUMNS", "132")

    assert main(shlex.split(command.removeprefix("$ jumelles"))) == 0

    # The page sets the columns closer together; words and figures are those of the command, in its order.
    printed = iter([line.split() for line in capsys.readouterr().out.splitlines()])
    assert [line for line in quoted if line != "…" and line.split() not in printed] == []


def test_there_are_excerpts_of_both_main_commands() -> None:
    assert [text.split()[2] for text in EXCERPTS] == ["find", "explain"]


def test_the_picture_of_the_readme_is_what_the_command_draws(office: Path) -> None:
    assert main(["find", "Montpellier", "--map", str(office / "map.svg")]) == 0

    def words(picture: Path) -> list[str]:
        return re.findall(r">([^<>]*\w[^<>]*)<", picture.read_text("utf-8"))

    shown = DOCS / "pictures" / "montpellier.svg"
    assert words(shown) == words(office / "map.svg")
    assert shown.stat().st_size < 250_000


def test_the_ranking_worked_by_hand_is_what_is_computed(toy_atlas: Atlas) -> None:
    page = (DOCS / "ranking.md").read_text("utf-8")
    worked = re.findall(r"^\| (\w+) \| (\d) of (\d) \| .* \| (\d\.\d{4}) \|$", page, re.MULTILINE)
    valmore, klarenburg = toy_atlas.find("Valmore"), toy_atlas.find("Klarenburg")
    row = toy_atlas.row(klarenburg.id)

    found = distances(toy_atlas.structures, toy_atlas.row(valmore.id), slice(row, row + 1))
    match = explain(toy_atlas, valmore, klarenburg).match

    assert [(theme, int(known), int(asked), float(squared)) for theme, known, asked, squared in worked] == [
        (theme, int(known), int(asked), pytest.approx(float(squared), abs=6e-5))
        for theme, squared, known, asked in zip(themes(), found.squared[:, 0], found.known[:, 0], found.asked[:, 0], strict=True)
    ]
    sums = re.search(r"= (\S+) / 9 = (\S+), distance (\S+), score (\S+); 4 of 9 themes known, coverage (\d+) %", page)
    assert sums
    assert [float(number) for number in sums.groups()] == [
        pytest.approx(9 * match.distance**2, abs=6e-5),
        *(pytest.approx(value, abs=6e-5) for value in (match.distance**2, match.distance, match.score)),
        round(100 * match.coverage),
    ]


def test_the_profile_on_the_page_is_one(office: Path) -> None:
    (text,) = [text for language, text in blocks(DOCS / "ranking.md") if language == "toml"]
    (office / "choice.toml").write_text(text, "utf-8")

    profile = read(office / "choice.toml")

    assert (dict(profile.weights), profile.where) == (
        {"research": 3, "size": 0.5},
        Where(continents=("AS", "EU"), population=(50000, None), new_country=True),
    )


def test_the_columns_of_the_tables_are_described() -> None:
    page = (DOCS / "ranking.md").read_text("utf-8").partition("## Columns of the tables")[2].partition("##")[0]
    described = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)))

    assert sorted(described) == sorted(COLUMNS)
