"""`jumelles press`: proposals as text, JSON and CSV, the table of scores, a folder watched once."""

import csv
import io
import json
from pathlib import Path

import pytest

from jumelles.cli import main

TEXT = "Une délégation de Pskov est arrivée à Arles hier. Elle a été reçue par Jeanne Blanc, maire d’Arles, qui s’en réjouit."
PRESS = str(Path(__file__).parent.parent / "press")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_facts_are_printed_with_their_words(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "press", "read", article]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(article)
    assert any(line.startswith("person Jeanne Blanc · maire · Arles") for line in lines)


def test_json_carries_text_hash_and_selectors(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["press", "read", article, "--json", "--published", "2018-05-04"]) == 0

    told = json.loads(capsys.readouterr().out)[0]
    visit = next(fact for fact in told["facts"] if fact["type"] == "visit")
    assert (told["text"], told["published"], visit["date"], visit["to"], visit["event_code"]) == (
        TEXT,
        "2018-05-04",
        "2018-05-03",
        "Arles",
        "CONSULT",
    )
    position, quote = visit["evidence"][0]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]


def test_csv_has_a_line_for_each_fact_and_no_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + " « =HYPERLINK(1) est un mot que nous aimons bien », a dit Jeanne Blanc.", "utf-8")

    assert main(["press", "read", str(path), "--csv"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["type"] for row in rows} >= {"place", "person", "visit", "quote"}
    assert [row["exact"][:2] for row in rows if row["type"] == "quote"] == ["'="]


def test_the_score_of_a_folder_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "press", "score", PRESS]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| kind of fact | all | all, strictly | en | en, strictly | fr | fr, strictly | ru | ru, strictly |"
    assert [line.split(" | ")[0] for line in lines[2:11]] == [
        f"| {kind}" for kind in ("place", "person", "org", "accord", "visit", "event", "quote", "figure", "F1")
    ]
    assert lines[-1].endswith("0 with a wrong offset.")


def test_a_folder_is_watched_once(
    article: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("jumelles.cli.press._read", _empty)
    folder = str(Path(article).parent)

    assert main(["--lang", "en", "press", "watch", folder, "--once"]) == 0
    assert capsys.readouterr().out == f"{article} · 0 facts proposed\n"
    assert main(["--lang", "en", "press", "watch", folder, "--once"]) == 0
    assert capsys.readouterr().out == ""


def _empty(document: object) -> object:
    from jumelles.press.reading import Document, Reading

    assert isinstance(document, Document)
    return Reading(document, ())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["read", "none.txt"], "none.txt cannot be read (No such file or directory)."),
        (["read", "none.txt", "--published", "hier"], "--published hier is no day: write it as 2017-03-31."),
        (["score", "none"], "none holds no labelled texts: they are files gold/*.json beside the texts."),
        (["watch", "none", "--once"], "none is no folder: give a folder or the address of a feed."),
    ],
)
def test_a_wrong_input_is_one_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "press", *arguments]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"
