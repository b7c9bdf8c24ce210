"""`jumelles explain`: two places side by side, as a page or as JSON, with a map; what cannot be compared is one sentence."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from jumelles import languages
from jumelles.atlas.indicators import indicators, themes
from jumelles.atlas.store import Atlas
from jumelles.cli import main
from jumelles.matching.chain import chain
from jumelles.matching.explain import explain
from jumelles.telling import reasons
from jumelles.telling.as_data import explanation_told

Run = Callable[..., subprocess.CompletedProcess[str]]
PNG = b"\x89PNG\r\n\x1a\n"
THEMES = "size, education, research, health, economy, digital, connections, place, engagement"


@pytest.fixture
def printed(toy_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What `jumelles explain …` prints in the toy world; it must succeed and say nothing else."""
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))

    def ask(*words: str | Path, lang: str = "en") -> str:
        assert main(["--lang", lang, "explain", *(str(word) for word in words)]) == 0
        output, complaint = capsys.readouterr()
        assert complaint == ""
        return output

    return ask


@pytest.fixture
def refused(toy_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one sentence with which `jumelles explain …` refuses; nothing is printed, and the exit code is 2."""
    monkeypatch.setenv("JUMELLES_HOME", str(toy_home))

    def ask(*words: str | Path) -> str:
        assert main(["explain", *(str(word) for word in words)]) == 2
        output, complaint = capsys.readouterr()
        assert (output, complaint.count("\n")) == ("", 1)
        return complaint.removesuffix("\n")

    return ask


@pytest.mark.parametrize(("a", "b"), [(1001, 1007), (1001, 1005), (9003, 1001), (1011, 9002)])
def test_json_is_the_comparison_made_in_python(printed: Callable[..., str], toy_atlas: Atlas, a: int, b: int) -> None:
    one, other = toy_atlas.place(a), toy_atlas.place(b)
    told = explanation_told(explain(toy_atlas, one, other)) | {"chain": [asdict(place) for place in chain(toy_atlas, one, other)]}

    assert json.loads(printed(f"geonames:{a}", f"geonames:{b}", "--json")) == json.loads(json.dumps(told))


def test_weights_count(printed: Callable[..., str], toy_atlas: Atlas) -> None:
    weights = {theme: float(theme == "size") for theme in themes()}
    words = [word for theme, weight in weights.items() for word in ("--weight", f"{theme}={weight}")]
    told = json.loads(printed("Valmore", "Klarenburg", *words, "--json"))

    assert told["match"]["distance"] == round(
        explain(toy_atlas, toy_atlas.place(1001), toy_atlas.place(1007), weights=weights).match.distance, 6
    )
    assert told["match"]["distance"] ** 2 == pytest.approx(0.0092, abs=5e-5)  # worked by hand in docs/ranking.md
    assert told["match"]["coverage"] == 1.0


def test_a_profile_gives_the_weights(printed: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "choice.toml"
    path.write_text('reason = "x"\nmade = 2026-05-12\n[weights]\nsize = 4\nplace = 2\n[where]\nlevel = "region"\n', "utf-8")

    assert printed("Valmore", "Klarenburg", "--profile", path, "--weight", "place=1", "--json") == printed(
        "Valmore", "Klarenburg", "--weight", "size=4", "--json"
    )


def test_a_score_is_the_same_from_both_sides(printed: Callable[..., str]) -> None:
    there, back = (json.loads(printed(*pair, "--json")) for pair in (("Valmore", "Klarenburg"), ("Klarenburg", "Valmore")))

    assert there["match"]["distance"] == back["match"]["distance"]
    assert (there["match"]["rank"], there["candidates"]) == (back["back"]["rank"], back["back"]["candidates"])
    assert (there["back"]["rank"], there["back"]["candidates"]) == (back["match"]["rank"], back["candidates"])


def test_a_place_that_is_no_nearer_is_not_called_closer(toy_atlas: Atlas) -> None:
    """Of the places comparable with Valmore none may be counted as closer than itself, nor as closer where it is as far."""
    valmore, comparable = toy_atlas.place(1001), [toy_atlas.place(place) for place in (1007, 1012)]
    matches = [explain(toy_atlas, valmore, other).match for other in comparable]
    against = [{reason.theme: reason for reason in match.reasons} for match in matches]

    assert all(told["place"].verdict == "against" for told in against)
    for told in against:
        closer = sum(other["place"].weight > told["place"].weight for other in against) / len(comparable)
        assert reasons.rarity(told["place"]) == f"{languages.percent(closer)} of comparable places are closer"


@pytest.mark.parametrize("name", ["map.svg", "MAP.PNG"])
def test_a_map_of_both_is_written(printed: Callable[..., str], tmp_path: Path, name: str) -> None:
    assert printed("Valmore", "Klarenburg", "--map", tmp_path / name).endswith(f"\nMap written to {tmp_path / name}.\n")

    content = (tmp_path / name).read_bytes()
    assert content.startswith(PNG) if name.endswith("PNG") else (b"Valmore" in content and b"Klarenburg" in content)


def test_with_json_the_map_is_written_silently(printed: Callable[..., str], tmp_path: Path) -> None:
    assert json.loads(printed("Valmore", "Klarenburg", "--json", "--map", tmp_path / "map.svg"))["a"]["id"] == 1001
    assert (tmp_path / "map.svg").is_file()


def test_another_ending_is_refused_before_any_work(refused: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELLES_HOME", str(tmp_path / "untouched"))

    assert refused("Valmore", "Klarenburg", "--map", tmp_path / "map.pdf") == (
        f"A map is written as .svg or .png, not as {tmp_path / 'map.pdf'}: choose one of these endings."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Valmore", "Valmore"], "Valmore is compared with itself: name a second place."),
        (["Valmore", "geonames:1001"], "Valmore is compared with itself: name a second place."),
        (["Valmore-Nord", "Klarenburg"], "Valmore-Nord is a part of a town or no longer exists: name the town itself."),
        (["Klarenburg", "Petit-Val"], "Petit-Val is a part of a town or no longer exists: name the town itself."),
        (["Valmore", "Nirgendwo"], "No place is called “Nirgendwo”: check the spelling, or give its GeoNames number (geonames:…)."),
        (["Nirgendwo", "Valmore"], "No place is called “Nirgendwo”: check the spelling, or give its GeoNames number (geonames:…)."),
        (["Valmore", "Klarenburg", "--weight", "foo=1"], f"There is no theme “foo”: choose among {THEMES}."),
        (["Valmore", "Klarenburg", "--weight", "size"], "“size” is no weight: write it as in research=2."),
        (
            ["Valmore", "Klarenburg", "--profile", "/nowhere/choice.toml"],
            "/nowhere/choice.toml cannot be read (No such file or directory): check the name of the file.",
        ),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(refused: Callable[..., str], words: list[str], sentence: str) -> None:
    assert refused(*words) == sentence


def test_a_second_place_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["explain", "Valmore"])

    assert (caught.value.code, capsys.readouterr().out) == (2, "")


def test_a_process_compares_and_refuses(jumelles: Run) -> None:
    done = jumelles("explain", "Valmore", "Klarenburg")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("● Valmore  ")

    done = jumelles("explain", "Valmore", "Valmore")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Valmore is compared with itself: name a second place.\n")


def test_twins_of_the_world_are_compared(jumelles: Run, world_home: Path) -> None:
    done = jumelles("--lang", "fr", "explain", "Montpellier", "Обнинск", home=world_home, COLUMNS="132")
    languages.use("fr")

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0].startswith("● Montpellier  Occitanie · France · ville · 302\u202f454")
    assert lines[1].startswith("■ Obninsk  Oblast de Kalouga · Russie · ville · ")
    assert max(len(line) for line in lines) <= 132
    assert any(line.strip().startswith(indicators()["laboratories"].label.split()[0]) for line in lines)
    assert "Traceback" not in done.stdout
