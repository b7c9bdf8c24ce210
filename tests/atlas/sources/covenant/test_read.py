"""Signatories of the Covenant of Mayors."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import SOURCES, broken_promises, context, refusal, tables, toy_mirror, write

KEY, SIGNATORIES, MEMBER = "covenant", "covenant_signatories_2024.csv.gz", "covenant_signatories_2024.csv"


def sample() -> str:
    return (SOURCES / KEY / "sample" / MEMBER).read_text("utf-8")


def changed(mirror: Path, old: str, new: str) -> Path:
    assert old in sample()
    write(mirror / KEY / SIGNATORIES, sample().replace(old, new).encode(), member=MEMBER)
    return mirror / KEY / SIGNATORIES


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    found = tables(opened)

    assert {kind: frame.rows() for kind, frame in found.items()} == {
        "assets": [
            ("901", "signatory", "Commune de Valmore", "XU", None, "Valmore", 45.0012, -30.0034, None, "2009-02-10"),
            ("902", "signatory_on_hold", "BRISAC / Brizac", "XU", None, "BRISAC", 46.5, -31.0001, None, "2014-06-30"),
            ("904", "signatory", "Nulle Part", "XU", None, "Nulle Part", None, None, None, "2013-05-06"),
            ("905", "signatory", "Ghost Town", "XU", None, "Ghost Town", None, None, None, "2020-11-02"),
            ("906", "signatory", "Nowhere (duplicated)", "XV", None, "Nowhere", None, None, None, "2020-11-03"),
        ]
    }
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        (
            "signatories that share a point or stand on whole degrees: placed by name",
            4,
            ["Orlune, Petit-Val, Nulle Part (xu)", "Nulle Part (xu)", "Ghost Town (xu)", "Nowhere (duplicated) (xv)"],
        ),
        ("groups of signatories: their members are read", 1, ["Orlune, Petit-Val, Nulle Part (xu)"]),
        ("signatories of another status", 1, ["Neverland (xv)"]),
    ]


@pytest.mark.parametrize(("code", "country"), [("el", "GR"), ("uk", "GB"), ("gr", "GR")])
def test_countries_are_those_of_iso_3166(tmp_path: Path, code: str, country: str) -> None:
    changed(tmp_path, ",xu,", f",{code},")

    assert tables(context(KEY, tmp_path))["assets"]["country"].to_list()[0] == country


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Comune di Brisac", "Brisac"),
        ("Ville d'Altmark", "Altmark"),
        ("Stadt Neustadt", "Neustadt"),
        ("Stadtburg", "Stadtburg"),
        ("Gradac", "Gradac"),
        ("BRISAC (BR) KESTRIA", "BRISAC"),
        ('"Brisac, Orlune region"', "Brisac"),
        ("Comune di", "Comune di"),
    ],
)
def test_the_town_stands_without_its_authority(tmp_path: Path, name: str, town: str) -> None:
    changed(tmp_path, "Commune de Valmore", name)

    assert tables(context(KEY, tmp_path))["assets"]["city"].to_list()[0] == town


def test_a_town_marked_as_a_group_without_members_is_kept(tmp_path: Path) -> None:
    changed(tmp_path, "published,2009-02-10 00:00:00,True,False", "published,2009-02-10 00:00:00,True,True")

    assert tables(context(KEY, tmp_path))["assets"]["key"].to_list()[0] == "901"


def test_degrees_with_a_comma_are_read(tmp_path: Path) -> None:
    changed(tmp_path, "45.0012,-30.0034", '"45,0012","-30,0034"')

    assert tables(context(KEY, tmp_path))["assets"].select("lat", "lon").row(0) == (45.0012, -30.0034)


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = changed(tmp_path, "signatory_status", "status")

    assert refusal(context(KEY, tmp_path)) == (
        f"covenant: the file {path} has no column “signatory_status”: its publisher changed it; the previous atlas stays in use."
    )


def test_an_empty_archive_stops_the_build(tmp_path: Path) -> None:
    path = tmp_path / KEY / SIGNATORIES
    write(path, b"", member=MEMBER)

    assert refusal(context(KEY, tmp_path)) == f"covenant: the file {path} is empty: fetch it again."


def test_a_truncated_archive_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / SIGNATORIES
    path.write_bytes(path.read_bytes()[:-20])

    assert refusal(context(KEY, tmp_path)) == (
        f"covenant: the archive {path} is damaged (Compressed file ended before the end-of-stream marker was reached): fetch it again."
    )


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = tmp_path / KEY / SIGNATORIES
    write(path, sample().replace("Neverland", "Pays-de-Fée").encode("latin-1"), member=MEMBER)

    assert refusal(context(KEY, tmp_path)).startswith(f"covenant: the file {path} cannot be read (")


def test_the_real_file(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert not found["assets"]["key"].is_duplicated().any()
    known = found["assets"].filter(pl.col("name").is_in(["Montpellier", "Heidelberg"])).sort("name")
    assert known.select("kind", "name", "country", "date").rows() == [
        ("signatory", "Heidelberg", "DE", "2008-07-29"),
        ("signatory_on_hold", "Montpellier", "FR", "2008-12-22"),
    ]
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [
        ("signatories that share a point or stand on whole degrees: placed by name", 230),
        ("groups of signatories: their members are read", 283),
        ("signatories without a name", 1),
    ]
