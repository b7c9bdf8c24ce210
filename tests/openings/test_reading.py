"""Profiles from JSON and CSV; what is wrong is one sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumelles.errors import JumellesError
from jumelles.openings.profiles import Profile
from jumelles.openings.reading import WrongProfiles, read

WINE = Profile("a", "fr", "Vin", "Du vin.", ("vigne", "vin"), ("nace2:11.02",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


@pytest.mark.parametrize(
    "text",
    [
        '[{"key": "a", "lang": "fr", "title": "Vin", "text": "Du vin.", "terms": ["vigne", "vin"], "codes": "nace2:11.02"}]',
        '{"profiles": [{"key": "a", "lang": "fr", "title": "Vin", "text": "Du vin.", "terms": "vigne; vin", "codes": ["nace2:11.02"]}]}',
        "key,lang,title,text,terms,codes\na,fr,Vin,Du vin.,vigne;vin,nace2:11.02\n",
        '\ufeffkey;lang;title;text;terms;codes\r\na;fr;Vin;Du vin.;"vigne;vin";nace2:11.02\r\n',
    ],
)
def test_every_format_gives_the_same(text: str, path: Path) -> None:
    path.write_text(text, "utf-8", newline="")

    assert read(path) == [WINE]


def test_only_key_and_title_are_needed(path: Path) -> None:
    path.write_text('[{"key": 7, "title": "Wine", "other": null}]', "utf-8")

    assert read(path) == [Profile("7", "", "Wine")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[{", "{path} is no JSON (Expecting property name enclosed in double quotes: line 1 column 3 (char 2))."),
        (b'{"a": 1}', "{path} holds no list of profiles."),
        (b'[{"key": "a"}]', "Profile 1 of {path} lacks its key or its title."),
        (b"[3]", "Profile 1 of {path} lacks its key or its title."),
        (b"name\nx\n", "{path} needs a header with the columns key, lang, title, text, terms, codes."),
        (b"\xff", "{path} is not in UTF-8: save it as UTF-8."),
        (b'key,title\n"a"b,c\n', "{path} is no CSV (',' expected after '\"')."),
    ],
)
def test_what_is_wrong_is_one_sentence(content: bytes, sentence: str, path: Path) -> None:
    path.write_bytes(content)

    with pytest.raises(WrongProfiles) as refused:
        read(path)

    assert str(refused.value) == sentence.replace("{path}", str(path))


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(WrongProfiles, match=r"cannot be read \(No such file or directory\): check the name of the file\.$"):
        read(path)


@given(st.binary(max_size=80) | st.text(st.characters(codec="utf-8"), max_size=80).map(str.encode))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(content)

    said = ""
    try:
        profiles = read(path)
    except JumellesError as error:
        said, profiles = str(error), []

    assert all(profile.key and profile.title for profile in profiles)
    assert not said or str(path) in said
