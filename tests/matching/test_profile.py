"""Profiles: what is written is read again, and each mistake in a file is told in its own sentence."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.atlas.indicators import themes
from jumelles.errors import JumellesError
from jumelles.files import WriteError
from jumelles.matching.profile import LARGEST, Profile, WrongProfile, read, write
from jumelles.matching.weights import WrongWeights
from jumelles.matching.where import CONTINENTS, Where, WrongFilter

HEAD = 'reason = "Why"\nmade = 2026-05-31\n'
WHOLE = """\
reason = "Research partners in new countries"
made = 2026-05-31

[weights]
research = 3.0
digital = 0

[where]
countries = ["DE", "PL"]
continents = ["EU"]
level = "city"
population_from = 100000
distance_to = 1500.5
unlinked = true
new_country = true
abroad = false
diverse = true
"""
FILTER_KEYS = """\
level, countries, continents, unlinked, new_country, abroad, diverse, population_from, population_to, distance_from and distance_to"""
FILTERS = Where(
    countries=("DE", "PL"),
    continents=("EU",),
    level="city",
    population=(100_000, None),
    distance=(None, 1500.5),
    unlinked=True,
    new_country=True,
    abroad=False,
    diverse=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile.toml"


def of(path: Path, text: str | bytes) -> Profile:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path)


def refusal(path: Path, text: str | bytes) -> str:
    with pytest.raises(JumellesError) as caught:
        of(path, text)
    return str(caught.value)


def test_a_profile_is_read_whole(path: Path) -> None:
    assert of(path, WHOLE) == Profile("Research partners in new countries", date(2026, 5, 31), {"research": 3.0, "digital": 0}, FILTERS)


def test_reason_and_date_suffice(path: Path) -> None:
    assert of(path, HEAD) == Profile("Why", date(2026, 5, 31))


@pytest.mark.parametrize("text", ["\ufeff" + HEAD, HEAD.replace("\n", "\r\n"), HEAD + "# a remark\n", HEAD.replace("Why", "  Why ")])
def test_what_editors_do_to_a_file_does_no_harm(path: Path, text: str) -> None:
    assert of(path, text) == Profile("Why", date(2026, 5, 31))


def test_a_profile_is_written_as_one_would_by_hand(path: Path) -> None:
    write(
        path,
        Profile("Why “these”", date(2026, 5, 31), {"research": 3.0}, Where(countries=("DE",), population=(50_000, None), abroad=False)),
    )

    assert path.read_text("utf-8") == (
        'reason = "Why “these”"\nmade = 2026-05-31\n\n[weights]\nresearch = 3.0\n\n'
        '[where]\ncountries = [\n    "DE",\n]\nabroad = false\npopulation_from = 50000\n'
    )


def test_what_is_not_set_is_not_written(path: Path) -> None:
    write(path, Profile("Why", date(2026, 5, 31)))

    assert path.read_text("utf-8") == HEAD


def test_a_folder_is_made_for_it(tmp_path: Path) -> None:
    write(tmp_path / "kept" / "here" / "p.toml", Profile("Why", date(2026, 5, 31)))

    assert read(tmp_path / "kept" / "here" / "p.toml").reason == "Why"


def test_an_existing_file_is_not_overwritten(path: Path) -> None:
    path.write_text("a record")

    with pytest.raises(WrongProfile) as caught:
        write(path, Profile("Why", date(2026, 5, 31)))
    assert str(caught.value) == f"{path} exists already and is kept as it is: choose another name."
    assert path.read_text() == "a record"


ENDS = st.one_of(st.none(), st.integers(0, 10**9), st.floats(0, 1e9))
RANGES = st.tuples(ENDS, ENDS).filter(lambda ends: None in ends or ends[0] <= ends[1])
FILTERS_ANY = st.builds(
    Where,
    countries=st.lists(st.from_regex("[A-Z]{2}", fullmatch=True), max_size=3).map(tuple),
    continents=st.lists(st.sampled_from(CONTINENTS), max_size=3).map(tuple),
    level=st.sampled_from([None, "city", "region"]),
    population=RANGES,
    distance=RANGES,
    unlinked=st.booleans(),
    new_country=st.booleans(),
    abroad=st.booleans(),
    diverse=st.booleans(),
)
WEIGHTS = st.dictionaries(st.sampled_from(themes()), st.one_of(st.integers(0, 1000), st.floats(0, 1e6)), max_size=8)
REASONS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.builds(Profile, REASONS, st.dates(), WEIGHTS, FILTERS_ANY))
def test_what_is_written_is_read_again(path: Path, profile: Profile) -> None:
    path.unlink(missing_ok=True)
    write(path, profile)

    assert read(path) == profile


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: (HEAD + text).encode("utf-8", "replace"))))
def test_whatever_a_file_holds_is_a_profile_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        found = read(path)
    except JumellesError:
        return

    assert (found.reason, found.made) == ("Why", date(2026, 5, 31))


# Mistakes, each with its sentence.


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(WrongProfile) as caught:
        read(path)
    assert str(caught.value) == f"{path} cannot be read (No such file or directory): check the name of the file."


def test_a_folder_is_no_profile(tmp_path: Path) -> None:
    with pytest.raises(WrongProfile) as caught:
        read(tmp_path)
    assert str(caught.value) == f"{tmp_path} cannot be read (Is a directory): check the name of the file."


def test_a_file_that_is_too_large_is_told(path: Path) -> None:
    message = f"{path} is too large for a profile: check the name of the file."

    assert refusal(path, HEAD + "#" * (LARGEST + 1 - len(HEAD))) == message
    assert of(path, HEAD + "#" * (LARGEST - len(HEAD))).reason == "Why"


def test_what_is_no_toml_is_told(path: Path) -> None:
    assert refusal(path, "why not") == (
        f"{path} is no profile (Expected '=' after a key in a key/value pair (at line 1, column 5)): make one with “jumelles profile new”."
    )


def test_what_is_no_utf_8_is_told(path: Path) -> None:
    assert refusal(path, HEAD.encode() + "# café".encode("latin-1")) == (
        f"{path} is no profile ('utf-8' codec can't decode byte 0xe9 in position {len(HEAD) + 5}: unexpected end of data): "
        "make one with “jumelles profile new”."
    )


@pytest.mark.parametrize("text", ["made = 2026-05-31\n", 'reason = ""\nmade = 2026-05-31\n', 'reason = "  "\n', "reason = 3\n"])
def test_a_profile_without_a_reason_is_refused(path: Path, text: str) -> None:
    assert refusal(path, text) == f'{path} gives no reason: add a line such as reason = "Why these weights".'


@pytest.mark.parametrize("made", ["", 'made = "2026-05-31"', "made = 2026-05-31T10:00:00", "made = 2026"])
def test_a_profile_without_a_date_is_refused(path: Path, made: str) -> None:
    assert refusal(path, f'reason = "Why"\n{made}\n') == f"{path} gives no date: add a line such as made = 2026-05-31."


@pytest.mark.parametrize(
    ("text", "key", "keys"),
    [
        ("author = 1\n", "author", "reason, made, weights and where"),
        (
            "[where]\nplanet = 1\n",
            "where.planet",
            FILTER_KEYS,
        ),
    ],
)
def test_a_key_that_a_profile_does_not_have_is_refused(path: Path, text: str, key: str, keys: str) -> None:
    assert refusal(path, HEAD + text) == f"{path} holds “{key}”, which a profile does not have: it knows {keys}."


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("weights = 3\n", "weights", "3"),
        ("where = []\n", "where", "[]"),
        ('[where]\ncountries = "DE"\n', "where.countries", "DE"),
        ("[where]\ncountries = [1]\n", "where.countries", "[1]"),
        ("[where]\nunlinked = 1\n", "where.unlinked", "1"),
        ('[where]\npopulation_from = "many"\n', "where.population_from", "many"),
        ("[where]\ndistance_to = true\n", "where.distance_to", "True"),
        ("[where]\nlevel = 2\n", "where.level", "2"),
    ],
)
def test_a_value_that_cannot_be_is_refused(path: Path, text: str, key: str, value: str) -> None:
    assert refusal(path, HEAD + text) == f"“{key}” of {path} cannot be {value}: see docs/ranking.md."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "wine = 1",
            "There is no theme “wine”: choose among size, education, research, health, economy, digital, connections, place, engagement.",
        ),
        ("size = -1", "The weight of “size” is -1: give a number from 0 (does not matter) upwards, 1 being usual."),
        ('size = "2"', 'The weight of “size” is "2": give a number from 0 (does not matter) upwards, 1 being usual.'),
        (
            "\n".join(f"{theme} = 0" for theme in themes()),
            "All weights are zero, so nothing can be ranked: give at least one theme a weight above zero.",
        ),
    ],
)
def test_weights_that_cannot_be_meant_are_refused(path: Path, text: str, message: str) -> None:
    with pytest.raises(WrongWeights) as caught:
        of(path, f"{HEAD}[weights]\n{text}\n")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('level = "village"', "There is no level “village”: choose city or region."),
        ('continents = ["EU", "XX"]', "There is no continent “XX”: choose among AF, AN, AS, EU, NA, OC, SA."),
        (
            "population_from = 5\npopulation_to = 1",
            "The range from 5 to 1 is empty: give the smaller number first, and none below zero.",
        ),
    ],
)
def test_filters_that_cannot_be_meant_are_refused(path: Path, text: str, message: str) -> None:
    with pytest.raises(WrongFilter) as caught:
        of(path, f"{HEAD}[where]\n{text}\n")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        f"[weights]\nsize = 1{'0' * 400}\n",  # greater than any float
        f"[where]\npopulation_from = 1{'0' * 5000}\n",  # more digits than Python reads
        f"[where]\ncountries = {'[' * 40_000}\n",  # deeper than Python follows
        f"[weights]\nsize = 0x{'f' * 5000}\n",  # read, but more digits than Python writes
        f"[where]\npopulation_to = 0x{'f' * 5000}\n",
    ],
)
def test_what_no_profile_needs_is_refused_in_one_sentence(path: Path, text: str) -> None:
    assert refusal(path, HEAD + text)


@pytest.mark.parametrize(
    ("name", "profile", "refused"),
    [
        ("a" * 300 + ".toml", Profile("Why", date(2026, 5, 31)), (WrongProfile, WriteError)),
        ("p.toml", Profile("Why \udcff", date(2026, 5, 31)), (WrongProfile, WriteError)),  # as a terminal passes on bytes that are no UTF-8
    ],
)
def test_what_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, name: str, profile: Profile, refused: Any) -> None:
    with pytest.raises(refused):
        write(tmp_path / name, profile)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")

    with pytest.raises(WrongProfile, match=r"pipe\.toml cannot be read \(Invalid argument\): check the name of the file\.$"):
        read(tmp_path / "pipe.toml")
