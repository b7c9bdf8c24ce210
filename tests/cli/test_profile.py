"""`jumelles profile`: kept with a reason and today's date, never overwritten, shown in three languages."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from jumelles.atlas.indicators import themes
from jumelles.cli import main
from jumelles.matching import profile
from jumelles.matching.where import Where

KEPT = """reason = "Research first, and no second partner in one country: council of 12 May"
made = 2026-05-12

[weights]
research = 3
size = 0.5

[where]
continents = ["AS", "EU"]
population_from = 50000
new_country = true
"""
"""The example of docs/ranking.md."""
THEMES = "size, education, research, health, economy, digital, connections, place, engagement"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "choice.toml"


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one sentence with which these words are refused; nothing else is said, and the exit code is 2."""

    def ask(*words: str | Path) -> str:
        assert main([str(word) for word in words]) == 2
        output, complaint = capsys.readouterr()
        assert (output, complaint.count("\n")) == ("", 1)
        return complaint.removesuffix("\n")

    return ask


def today() -> date:
    """Of the office's own calendar."""
    return datetime.now().astimezone().date()


def plain(text: str) -> str:
    """With ordinary blanks: which narrow one a language uses is Babel's affair."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# new


def test_what_was_typed_is_kept_with_the_day(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "--reason",
        " Research first ",
        "--weight",
        "research=3",
        "--weight",
        "size=0",
        "--country",
        "Россия,Japon",
        "--continent",
        "AS",
    ]
    words += ["--level", "region", "--population", "50000-", "--distance=-2000", "--not-linked", "--new-country", "--domestic", "--diverse"]

    before = today()
    assert main(["profile", "new", str(path), *words]) == 0
    assert capsys.readouterr() == (f"Written to {path}.\n", "")
    kept = profile.read(path)
    where = Where(
        countries=("RU", "JP"),
        continents=("AS",),
        level="region",
        population=(50_000.0, None),
        distance=(None, 2000.0),
        unlinked=True,
        new_country=True,
        abroad=False,
        diverse=True,
    )
    assert kept == profile.Profile("Research first", kept.made, {"research": 3.0, "size": 0.0}, where)
    assert before <= kept.made <= today()


@pytest.mark.parametrize(
    "reason", ["x", 'a "quoted" reason', "two\nlines", "back\\slash", "Наука — прежде всего 😀", "'''", "]]\n[weights]"]
)
def test_any_reason_comes_back(path: Path, reason: str) -> None:
    assert main(["profile", "new", str(path), "--reason", reason]) == 0
    assert profile.read(path).reason == reason


def test_a_profile_without_weights_and_filters_is_one_of_defaults(path: Path) -> None:
    main(["profile", "new", str(path), "--reason", "Nothing special"])

    kept = profile.read(path)
    assert (kept.weights, kept.where) == ({}, Where())


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "choice.toml"

    assert main(["profile", "new", str(path), "--reason", "x"]) == 0
    assert profile.read(path).reason == "x"


def test_a_profile_is_not_overwritten(path: Path, refused: Callable[..., str]) -> None:
    path.write_text(KEPT, "utf-8")

    assert refused("profile", "new", path, "--reason", "Another") == f"{path} exists already and is kept as it is: choose another name."
    assert path.read_text("utf-8") == KEPT


def test_a_file_that_is_no_profile_is_not_overwritten_either(path: Path, refused: Callable[..., str]) -> None:
    path.write_bytes(b"\xff")

    assert refused("profile", "new", path, "--reason", "x") == f"{path} exists already and is kept as it is: choose another name."
    assert path.read_bytes() == b"\xff"


def test_a_reason_must_be_given(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["profile", "new", str(path)])

    output, complaint = capsys.readouterr()
    assert (caught.value.code, output) == (2, "")
    assert complaint.splitlines()[-1] == "jumelles profile new: error: the following arguments are required: --reason"
    assert not path.exists()


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_an_empty_reason_is_none(path: Path, refused: Callable[..., str], reason: str) -> None:
    refused("profile", "new", path, "--reason", reason)

    assert not path.exists()


def test_a_reason_that_is_no_text_is_one_sentence(path: Path, jumelles: Callable[..., object]) -> None:
    done = jumelles("profile", "new", path, "--reason", b"\xff")

    assert "Traceback" not in done.stderr  # type: ignore[attr-defined]
    assert done.returncode in {0, 2}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--weight", "foo=1"], f"There is no theme “foo”: choose among {THEMES}."),
        (["--weight", "research"], "“research” is no weight: write it as in research=2."),
        (["--population", "abc"], "“abc” is no range: write it as in 50000-500000, 50000- or -500000."),
        (["--country", "Atlantis"], "There is no country “Atlantis”: give its name or its code of two letters, such as RU."),
        (
            [word for theme in themes() for word in ("--weight", f"{theme}=0")],
            "All weights are zero, so nothing can be ranked: give at least one theme a weight above zero.",
        ),
    ],
)
def test_what_cannot_be_meant_is_not_kept(path: Path, refused: Callable[..., str], words: list[str], sentence: str) -> None:
    assert refused("profile", "new", path, "--reason", "x", *words) == sentence
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "file").write_text("here")

    assert refused("profile", "new", tmp_path / "file" / "choice.toml", "--reason", "x") == (
        f"{tmp_path / 'file'} cannot be written (File exists): check the folder, its rights and the free space."
    )
    assert (tmp_path / "file").read_text() == "here"


# show


def test_a_profile_is_shown_line_by_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(KEPT, "utf-8")

    assert main(["profile", "show", str(path)]) == 0
    assert [plain(line) for line in capsys.readouterr().out.splitlines()] == [
        "Profile of 12 May 2026: Research first, and no second partner in one country: council of 12 May",
        "weight: research: 3",
        "weight: size and rank: 0.5",
        "continents: Asia and Europe",
        "inhabitants: from 50,000",
        "a country without a twin of ours",
    ]


@pytest.mark.parametrize(
    ("lang", "day", "half", "people"), [("fr", "12 mai 2026", "0,5", "50 000"), ("ru", "12 мая 2026", "0,5", "50 000")]
)
def test_a_profile_is_shown_in_the_language(
    path: Path, capsys: pytest.CaptureFixture[str], lang: str, day: str, half: str, people: str
) -> None:
    path.write_text(KEPT, "utf-8")

    assert main(["--lang", lang, "profile", "show", str(path)]) == 0
    lines = [plain(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 6
    assert day in lines[0]
    assert lines[0].endswith("Research first, and no second partner in one country: council of 12 May")
    assert lines[2].endswith(half)
    assert people in lines[4]
    assert not any("{" in line for line in lines)


def test_a_profile_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(KEPT, "utf-8")

    assert main(["profile", "show", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "reason": "Research first, and no second partner in one country: council of 12 May",
        "made": "2026-05-12",
        "weights": {"research": 3, "size": 0.5},
        "where": {"continents": ["AS", "EU"], "population_from": 50_000, "new_country": True},
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "{path} cannot be read (No such file or directory): check the name of the file."),
        ("made = 2026-05-12\n", '{path} gives no reason: add a line such as reason = "Why these weights".'),
        ('reason = "x"\n', "{path} gives no date: add a line such as made = 2026-05-31."),
        ('reason = "x"\nmade = "2026-05-12"\n', "{path} gives no date: add a line such as made = 2026-05-31."),
        (KEPT.replace("research", "foo"), f"There is no theme “foo”: choose among {THEMES}."),
        (KEPT.replace('"EU"', '"XX"'), "There is no continent “XX”: choose among AF, AN, AS, EU, NA, OC, SA."),
        (
            KEPT.replace("[weights]", "[weight]"),
            "{path} holds “weight”, which a profile does not have: it knows reason, made, weights and where.",
        ),
        (KEPT.replace("new_country = true", 'new_country = "yes"'), "“where.new_country” of {path} cannot be yes: see docs/ranking.md."),
    ],
)
def test_a_profile_that_cannot_be_used_is_one_sentence(path: Path, refused: Callable[..., str], content: str | None, sentence: str) -> None:
    if content is not None:
        path.write_text(content, "utf-8")

    assert refused("profile", "show", path) == sentence.format(path=path)


def test_an_open_end_is_not_called_none(path: Path, refused: Callable[..., str]) -> None:
    path.write_text(KEPT.replace("50000", "-5"), "utf-8")

    assert "None" not in refused("profile", "show", path)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"= 1", b'reason = "x', b"\x00" * 10, b"[" * 500, b"x" * 200_000])
def test_a_file_of_nonsense_is_one_sentence(path: Path, refused: Callable[..., str], content: bytes) -> None:
    path.write_bytes(content)

    assert refused("profile", "show", path).startswith(f"{path} is ")


def test_a_folder_is_no_profile(tmp_path: Path, refused: Callable[..., str]) -> None:
    assert refused("profile", "show", tmp_path) == f"{tmp_path} cannot be read (Is a directory): check the name of the file."


def test_what_was_kept_can_be_shown_by_another_process(path: Path, jumelles: Callable[..., object]) -> None:
    jumelles("profile", "new", path, "--reason", "Research first", "--weight", "research=2")

    done = jumelles("profile", "show", path)
    told = (done.returncode, done.stderr, done.stdout.partition(": ")[2])  # type: ignore[attr-defined]
    assert told == (0, "", "Research first\nweight: research: 2\n")
