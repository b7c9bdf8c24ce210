"""The workbook and the text document, read back by other libraries, tell the numbers of the page."""

from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from django.utils import translation
from docx import Document

from jumelles.languages import speaking
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register.models import Action, Partnership
from jumelles.web.report import figures, numbers, tables
from jumelles.web.report.as_docx import as_docx
from jumelles.web.report.as_xlsx import as_xlsx
from jumelles.web.report.counted import Report
from tests.web.report.cases import CASES
from tests.web.report.small import Builder

Made = tuple[Office, dict[str, User]]


@pytest.fixture(params=CASES)
def report(request: pytest.FixtureRequest, made: Made) -> Report:
    office, accounts = made
    Builder(office, accounts["officer"]).build(CASES[request.param][0])
    return numbers.report(accounts["reader"], office, 2017)


def cells(sheet: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def in_cells(table: tables.Table) -> list[list[Any]]:
    """The rows of a table as a workbook keeps them: money as a plain number, a link as its text."""
    return [[_plain(cell) for cell in row if cell is not None and cell != ""] for row in table.rows]


def _plain(cell: Any) -> Any:
    return float(cell) if isinstance(cell, Decimal) else cell.text if isinstance(cell, tables.Link) else cell


def test_the_workbook_has_the_numbers_of_the_page(report: Report) -> None:
    book = openpyxl.load_workbook(BytesIO(as_xlsx(report)))

    assert book.sheetnames == [
        *("summary", "exchanges", "actions", "budget", "goals", "partnerships", "results", "next year", "how it is counted"),
    ]
    told = {table.key: table for table in tables.tables(report)}
    sheets = {
        "partnerships": "summary",
        "agreements": "summary",
        "marks": "summary",
        "company_outcomes": "summary",
        "budget_domain": "budget",
        "budget_side": "budget",
    }
    for key, table in told.items():
        found = cells(book[sheets.get(key, key)])
        assert [row for row in in_cells(table) if row not in found] == []
    large = [[figure.count.now, figure.count.before] for figure in figures.figures(report)]
    assert [row[1:3] for row in cells(book["summary"])[4:10]] == large


def test_its_charts_are_excels_own(report: Report) -> None:
    book = openpyxl.load_workbook(BytesIO(as_xlsx(report)))

    assert {sheet.title: len(sheet._charts) for sheet in book if sheet._charts} == {
        "exchanges": 2,
        "actions": 1,
        "budget": len({currency for currency, _domain in report.budget.by_domain}),
        "goals": 1,
    }


def test_what_begins_like_a_formula_stays_a_text(made: Made) -> None:
    office, accounts = made
    partnership = keep(Partnership(office=office, name="=1+1", kind="twinning"), by=accounts["officer"])
    action = {"title": "@SUM(A1)", "domain": "sport", "stage": "done", "starts": "2017", "result": "+cmd|' /C calc'!A0"}
    keep(Action(office=office, partnership=partnership, **action), by=accounts["officer"])
    content = as_xlsx(numbers.report(accounts["reader"], office, 2017))

    assert cells(openpyxl.load_workbook(BytesIO(content))["results"])[2] == ["'=1+1", "'@SUM(A1)", "'+cmd|' /C calc'!A0", ""]
    with ZipFile(BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if name.startswith("xl/worksheets/") and b"<f>" in archive.read(name)] == []


def test_the_document_has_the_numbers_of_the_page(report: Report) -> None:
    document = Document(BytesIO(as_docx(report)))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]

    assert [row for table in tables.tables(report) for row in _said(table) if row not in rows] == []
    large = [cell.paragraphs[0].text for row in document.tables[0].rows for cell in row.cells]
    assert large == [f"{tables.shown(each.count.now)} {each.unit}".strip() for each in figures.figures(report)]


def _said(table: tables.Table) -> list[list[str]]:
    return [
        [cell if isinstance(cell, str) else tables.signed(cell) if n in table.changes else tables.shown(cell) for n, cell in enumerate(row)]
        for row in table.rows
    ]


def test_its_pictures_say_what_they_show(report: Report) -> None:
    pictures = [shape._inline.docPr for shape in Document(BytesIO(as_docx(report))).inline_shapes]
    told = {picture.get("title"): picture.get("descr") for picture in pictures}

    assert "2016: 0 received, 2 sent" in told["Exchanges, year by year"] or "2016: 1 received, 0 sent" in told["Exchanges, year by year"]
    assert all(words and words.startswith(name) for name, words in told.items())


@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-FR"), ("en", "en-GB"), ("ru", "ru-RU")])
def test_the_document_knows_its_language(made: Made, language: str, tag: str) -> None:
    office, accounts = made
    Builder(office, accounts["officer"]).build(CASES["Heidelberg – Kumamoto"][0])
    with translation.override("en-gb" if language == "en" else language), speaking(language):
        document = Document(BytesIO(as_docx(numbers.report(accounts["reader"], office, 2017))))

    assert document.core_properties.language == tag
    assert set(document.styles["Normal"].element.xpath(".//w:lang/@w:val")) == {tag}


def test_the_same_register_gives_the_same_bytes(report: Report) -> None:
    assert as_xlsx(report) == as_xlsx(report)
    assert as_docx(report) == as_docx(report)
