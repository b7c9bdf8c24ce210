import json
from pathlib import Path

import pytest

from benchmarks.browser import Browser, server
from benchmarks.machine import resident, run
from benchmarks.register import Asked, Results, figures, times


def test_a_page_is_judged_by_the_time_in_which_95_of_100_are_there() -> None:
    assert Asked("list", "action", tuple(float(n) for n in range(1, 101))).cuts == (50.5, pytest.approx(95.05), 100.0)


def test_of_each_page_the_slowest_kind_of_record_is_a_figure() -> None:
    pages = [Asked("list", "action", (10.0, 20.0, 30.0)), Asked("list", "visit", (160.0, 170.0)), Asked("office", "all", (5.0, 5.0))]

    told = {figure.what: (figure.values[0], figure.met) for figure in figures(pages)}

    assert told["list, first page, visit (the slowest of 2): p50"] == (165.0, None)
    assert told["history of the office: p50"] == (5.0, None)
    assert [figure.met for figure in figures(pages)] == [None, False, None, None, True, None]


def test_the_table_has_a_line_for_each_kind_and_a_column_for_each_page() -> None:
    lines = Results([], [Asked("list", "action", (10.0, 20.0)), Asked("record", "visit", (1.0, 1.0))]).table().splitlines()

    assert [line.split("|")[1].strip() for line in lines[2:]] == ["action", "visit"]
    assert [cell.strip() for cell in lines[2].split("|")[2:-1] if cell.strip()] == ["15 / 20 (20)"]


def test_the_real_server_is_asked_and_so_are_the_alternatives(tmp_path: Path, toy_home: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "atlas").symlink_to(toy_home / "atlas")
    run(["-m", "benchmarks.office", str(tmp_path), "0.001"], home)
    office = json.loads((tmp_path / "office.json").read_text("utf-8"))

    with server(home) as (port, process), Browser(port) as browser:
        browser.sign_in(office["email"], office["password"])
        page, _seconds = browser.ask("/bench/partnership/")
        spent = times(browser, ["/bench/partnership/"], 4)
        assert resident(process) > 10
        with pytest.raises(ValueError, match="404"):
            browser.ask("/elsewhere/partnership/")

    assert "Bench – " in page
    assert len(spent) == 4
    run(["-m", "benchmarks.rivals", "make", str(tmp_path)], home)
    assert all(float(run(["-m", "benchmarks.rivals", what, str(tmp_path)], home).printed) > 0 for what in ("find", "query"))
