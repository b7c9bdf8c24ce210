"""`jumelles openings`: matches with reasons in the user's language, as text, JSON and CSV; codes for a text."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from jumelles.cli import main
from tests.openings.samples import LEAK, OFFERS


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    needs, offers = tmp_path / "needs.json", tmp_path / "offers.json"
    needs.write_text(json.dumps([asdict(LEAK)]), "utf-8")
    offers.write_text(json.dumps({"profiles": [asdict(offer) for offer in OFFERS]}), "utf-8")
    return str(needs), str(offers)


def test_matches_are_told_with_reasons(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "match", *files, "--top", "1"]) == 0

    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "need · Trop d’eau perdue dans nos canalisations"
    assert printed[1].startswith("1 leaks · Акустический поиск утечек (0.")
    assert any("same subject: " in text and "leak" in text for text in printed)


def test_reasons_speak_the_language_of_the_user(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "fr", "openings", "match", *files, "--top", "1"]) == 0

    assert "même sujet" in capsys.readouterr().out


def test_json_tells_the_same(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "match", *files, "--json"]) == 0

    (told,) = json.loads(capsys.readouterr().out)
    assert (told["need"], told["fits"], told["matches"][0]["key"]) == ("need", True, "leaks")
    assert told["matches"][0]["reasons"]


def test_csv_has_a_line_for_each_match(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "match", *files, "--csv", "--top", "2"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["need"], row["rank"]) for row in rows] == [("need", "1"), ("need", "2")]
    assert rows[0]["key"] == "leaks"


def test_nothing_fits_is_said(files: tuple[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    needs = tmp_path / "needs.csv"
    needs.write_text("key,title\nn,Xyloph\n", "utf-8")

    assert main(["openings", "match", str(needs), files[1]]) == 0

    assert capsys.readouterr().out == "n · Xyloph\nNothing fits.\n"


@pytest.mark.parametrize("top", ["0", "1001"])
def test_a_number_that_is_no_length_of_a_list_is_refused(files: tuple[str, str], top: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "match", *files, "--top", top]) == 2

    assert capsys.readouterr() == ("", f"--top {top} cannot be: give a number from 1 to 1000.\n")


def test_a_file_that_is_not_there_is_one_sentence(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "match", files[0], "nowhere.csv"]) == 2

    assert capsys.readouterr() == ("", "nowhere.csv cannot be read (No such file or directory): check the name of the file.\n")


def test_codes_are_suggested_with_the_words_for_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "codes", "Выращивание винограда для вина", "--top", "9"]) == 0

    assert "Growing of grapes (NACE 01.21): винограда" in capsys.readouterr().out


def test_codes_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "codes", "Growing of grapes", "--json", "--top", "1"]) == 0

    (told,) = json.loads(capsys.readouterr().out)
    assert (told["code"], told["label"], told["words"]) == ("nace2:01.21", "Growing of grapes", ["grapes", "Growing"])


def test_without_words_no_code_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openings", "codes", "Zzyzx"]) == 0

    assert capsys.readouterr().out == "No code is suggested: say in a few more words what is needed or offered.\n"
