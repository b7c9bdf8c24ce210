"""Names of regions in three languages, from a mirror's table or the publisher's XML."""

from pathlib import Path

import polars as pl
import pytest

from tests.atlas.toy import broken_promises, context, refusal, replace, tables, toy_mirror

KEY = "cldr"
TOY = [
    ("XU-HO", "XU", "Upper Orlune", "Haute-Orlune", "Верхняя Орлюна"),
    ("XU-VM", "XU", "Val-de-Mer", "Val-de-Mer", "Валь-де-Мер"),
    ("XV-KL", "XV", "Klarenburg", "Oblast de Klarenbourg", "Кларенбургская область"),
    ("XV-ST", "XV", "Starograd", "Oblast de Starograd", "Староградская область"),
    ("XV-ZZ", "XV", "Nowhere", "Nulle part", "Нигде"),
]


def publish(mirror: Path, **names: str) -> None:
    """The publisher's files: one of each language, instead of the table."""
    (mirror / KEY).mkdir()
    for language in ("en", "fr", "ru"):
        inside = f"<localeDisplayNames>\n<subdivisions>\n{names.get(language, '')}\n</subdivisions>\n</localeDisplayNames>"
        head = '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE ldml SYSTEM "../../common/dtd/ldml.dtd">\n<!-- Invented -->'
        (mirror / KEY / f"{language}.xml").write_text(
            f'{head}\n<ldml><identity><version number="$Revision$"/></identity>{inside}</ldml>\n', "utf-8"
        )


def test_the_toy_world(tmp_path: Path) -> None:
    opened = context(KEY, toy_mirror(tmp_path))

    assert tables(opened)["subdivisions"].rows() == TOY
    assert [(issue.problem, issue.rows, issue.examples) for issue in opened.issues] == [
        ("codes of whole countries among the subdivisions", 1, ["XU-"])
    ]


def test_the_publishers_files_of_each_language(tmp_path: Path) -> None:
    publish(
        tmp_path,
        en='<subdivision type="xuvm">Val-de-Mer</subdivision><subdivision type="xvst" draft="contributed">Starograd</subdivision>'
        '<subdivision type="xvst" alt="variant">Old Town</subdivision>',
        fr='<subdivision type="xvst">Oblast de Starograd</subdivision><subdivision type="xuvm">↑↑↑</subdivision>',
        ru='<subdivision type="xuvm">Валь-де-Мер</subdivision><subdivision type="xv01">Нигде</subdivision>',
    )

    assert tables(context(KEY, tmp_path))["subdivisions"].rows() == [
        ("XU-VM", "XU", "Val-de-Mer", None, "Валь-де-Мер"),
        ("XV-01", "XV", None, None, "Нигде"),
        ("XV-ST", "XV", "Starograd", "Oblast de Starograd", None),
    ]


def test_xml_without_names_stops_the_build(tmp_path: Path) -> None:
    publish(tmp_path, en='<subdivision type="xuvm">Val-de-Mer</subdivision>')

    assert refusal(context(KEY, tmp_path)) == (
        f"cldr: the file {tmp_path}/cldr/fr.xml cannot be read (no <subdivision>): "
        "fetch it again, or tell us that its publisher changed it."
    )


@pytest.mark.parametrize("names", ["<subdivision>Val-de-Mer</subdivision>", '<subdivision type="xuvm">Val', "caf\xe9"])
def test_broken_xml_stops_the_build(tmp_path: Path, names: str) -> None:
    publish(tmp_path, en=names)
    path = tmp_path / KEY / "en.xml"
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))

    assert refusal(context(KEY, tmp_path)).startswith(f"cldr: the file {path} cannot be read (")


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / "subdivisions.csv"
    replace(path, ",fr,", ",de,")

    assert refusal(context(KEY, tmp_path)) == (
        f"cldr: the file {path} has no column “fr”: its publisher changed it; the previous atlas stays in use."
    )


def test_a_file_of_blank_lines_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / "subdivisions.csv"
    path.write_bytes(b"\n \n")

    assert refusal(context(KEY, tmp_path)) == f"cldr: the file {path} is empty: fetch it again."


def test_another_encoding_stops_the_build(tmp_path: Path) -> None:
    path = toy_mirror(tmp_path) / KEY / "subdivisions.csv"
    path.write_bytes(path.read_text("utf-8").encode("cp1251"))

    assert refusal(context(KEY, tmp_path)).startswith(f"cldr: the file {path} cannot be read (")


def test_the_real_files(mirror: Path) -> None:
    opened = context(KEY, mirror)

    found = tables(opened)

    assert broken_promises(opened, found) == []
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [("codes of whole countries among the subdivisions", 28)]
    assert found["subdivisions"].filter(pl.col("iso").is_in(["FR-OCC", "RU-KLU"])).rows() == [
        ("FR-OCC", "FR", "Occitanie", "Occitanie", "Окситания"),
        ("RU-KLU", "RU", "Kaluga", "Oblast de Kalouga", "Калужская область"),
    ]
