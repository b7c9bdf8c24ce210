"""The Commission's workbook of charter holders."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.atlas.toy import context, refusal, tables

KEY, PUBLISHED = "eche", "accredited-heis.xlsx"
HEADER = (
    "Proposal Number", "Erasmus code", "PIC", "OID", "Legal Name", "Street", "Post Cd", "City", "Country Cd", "Website Url",
    "Erasmus Eche Start", "Erasmus Eche End",
)  # fmt: skip
ROWS = (
    ("101000001", "XU\u00a0 VALMORE01", "900000001", "E1", "UNIVERSITE DE VALMORE", "", "10005", "VALMORE CEDEX 5", "XU", "", 44197, 47483),
    ("101000004", "", "900000004", "E4", "University of Letters & Arts", "", "", "Brisac", "XU", "", 44197, 47483),
    ("101000006", "XU BRISAC01", "900000006", "E6", "Université de Brisac", "", "10300", "Brisac", "XU", "", 44197, 45291),
)  # 47483 is the last day of 2029, 45291 that of 2023
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(folder: Path, header: tuple[str, ...] = HEADER, rows: tuple[tuple[str | int, ...], ...] = ROWS) -> Path:
    """A workbook as spreadsheet programs write it: a title, shared texts in runs, empty cells left out."""
    texts: list[str] = []
    lines = ['<row r="1"><c r="A1" t="inlineStr"><is><t>Holders of an ECHE</t></is></c></row>']
    for number, row in enumerate((header, *rows), start=2):
        cells = []
        for letter, value in zip("ABCDEFGHIJKL", row, strict=False):
            if isinstance(value, int):
                cells.append(f'<c r="{letter}{number}"><v>{value}</v></c>')
            elif value:
                cells.append(f'<c r="{letter}{number}" t="s"><v>{len(texts)}</v></c>')
                texts.append(value)
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    shared = "".join(f"<si><r><t>{escape(text[:3])}</t></r><r><t>{escape(text[3:])}</t></r></si>" for text in texts)
    path = folder / KEY / PUBLISHED
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{shared}</sst>")
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData>{''.join(lines)}</sheetData></worksheet>")
    return path


def test_the_workbook_reads_like_the_converted_file(tmp_path: Path) -> None:
    workbook(tmp_path)
    opened = context(KEY, tmp_path)

    assert tables(opened)["assets"].rows() == [
        ("XU VALMORE01", "charter", "Universite de Valmore", "XU", None, "VALMORE", None, None, None, None),
        ("101000004", "charter", "University of Letters & Arts", "XU", None, "Brisac", None, None, None, None),
    ]
    assert [(issue.problem, issue.rows) for issue in opened.issues] == [("charters that have ended", 1)]


def test_a_missing_column_stops_the_build(tmp_path: Path) -> None:
    path = workbook(tmp_path, header=tuple("State" if name == "Country Cd" else name for name in HEADER))

    assert refusal(context(KEY, tmp_path)) == (
        f"eche: the file {path} has no column “Country Cd”: its publisher changed it; the previous atlas stays in use."
    )


@pytest.mark.parametrize("keep", [100, 0.9])
def test_a_truncated_workbook_stops_the_build(tmp_path: Path, keep: float) -> None:
    path = workbook(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(keep if keep > 1 else len(content) * keep)])

    assert refusal(context(KEY, tmp_path)) == (
        f"eche: the file {path} cannot be read (File is not a zip file): fetch it again, or tell us that its publisher changed it."
    )


def test_a_zip_that_is_no_workbook_stops_the_build(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "moved")

    assert refusal(context(KEY, tmp_path)).startswith(f"eche: the file {path} cannot be read (")
