"""The report as a text document: headings, tables that repeat their heads, charts as pictures with a text for those who do not see them."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jumelles import dates, languages
from jumelles.web.register.models.words import Stage
from jumelles.web.report import figures, lists, tables
from jumelles.web.report.charts import Chart, beside, charts, picture
from jumelles.web.report.counted import Report
from jumelles.web.report.method import gaps, method
from jumelles.web.report.tables import Cell, Link, Table

TAGS = {"fr": "fr-FR", "en": "en-GB", "ru": "ru-RU"}
INK, PLUM = RGBColor(0x1C, 0x24, 0x30), RGBColor(0x6A, 0x3D, 0x7C)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LINES = 150
"""Partnerships in the table: a document for a council; the workbook has them all."""
DATES = 50
"""Of a kind, among those of the next year."""


def as_docx(report: Report) -> bytes:
    """The document, in the language of whoever asks."""
    title = _("Year report %(year)s") % {"year": report.year}
    document = Document()
    _set_up(document, report, title)
    _cover(document, report, title)
    drawn = charts(report)
    for table in tables.tables(report):
        if table.rows:
            _line(document, table.title, "Heading2" if table.key in {"budget_domain", "budget_side"} else "Heading1")
            for chart in beside(drawn, table.key):
                _picture(document, chart)
            _table(document, table)
    _marks(document, report)
    _results(document, report)
    _partnerships(document, report)
    _ahead(document, report)
    _gaps(document, report)
    _line(document, _("How this is counted"), "Heading1")
    for name, words in method():
        _titled(document, name, words)
    content = io.BytesIO()
    document.save(content)
    return _dated_alike(content.getvalue(), report.year)


def _dated_alike(content: bytes, year: int) -> bytes:
    """The same document, its parts dated by the year and not by the moment: the same register gives the same bytes."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, (max(year, 1980), 12, 31, 0, 0, 0)), old.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _line(document: Any, text: str, style: str = "") -> Any:
    """A paragraph; its style by its id, as looking for a style by its name takes most of the time of a long document."""
    line = document.add_paragraph(_clean(text))
    if style:
        line._p.style = style
    return line


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def _set_up(document: Any, report: Report, title: str) -> None:
    """A4, one type for text and one for titles, the language for the spelling, the office and the page below each page."""
    section, properties = document.sections[0], document.core_properties
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    properties.title, properties.author, properties.language = title, _clean(report.asked.office.name), TAGS[languages.current()]
    properties.created = properties.modified = datetime(report.year, 12, 31, tzinfo=UTC)
    properties.last_modified_by, properties.comments = "", ""
    for name, font, size in (
        ("Normal", "Calibri", 10.5),
        ("Title", "Georgia", 26),
        ("Heading 1", "Georgia", 16),
        ("Heading 2", "Georgia", 12),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), PLUM if name == "Heading 1" else INK
        _fonts(style, font)
    _footer(section, f"{_clean(report.asked.office.name)} · {title}")


def _fonts(style: Any, font: str) -> None:
    """The font for every script, and the language of the text."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), TAGS[languages.current()])


def _footer(section: Any, text: str) -> None:
    """The office, the report, and the number of the page."""
    line = section.footer.paragraphs[0]
    line.add_run(f"{text} · ")
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:instrText" if code else "w:fldChar")
        if code:
            part.text = code
        else:
            part.set(qn("w:fldCharType"), kind)
        line.add_run()._r.append(part)


def _cover(document: Any, report: Report, title: str) -> None:
    """The office, the title, and the six numbers."""
    document.add_paragraph(_clean(report.asked.office.name)).runs[0].bold = True
    _line(document, title, "Title")
    document.add_paragraph(_("International relations, compared with %(year)s") % {"year": report.year - 1})
    if report.running:
        words = _("The year %(year)s is not over: this is what is recorded until today, with what is planned until 31 December.")
        document.add_paragraph(words % {"year": report.year}).runs[0].italic = True
    sheet = document.add_table(2, 3)
    for place, figure in enumerate(figures.figures(report)):
        first = sheet.cell(place // 3, place % 3).paragraphs[0]
        large = first.add_run(f"{tables.shown(figure.count.now)} {figure.unit}".strip())
        large.font.size, large.font.name, large.bold = Pt(22), "Georgia", True
        sheet.cell(place // 3, place % 3).add_paragraph().add_run(figure.title).bold = True
        sheet.cell(place // 3, place % 3).add_paragraph("\n".join(part for part in (figure.change, figure.parts) if part))


def _picture(document: Any, chart: Chart) -> None:
    document.add_picture(io.BytesIO(picture(chart)), width=Cm(15))
    about = document.inline_shapes[-1]._inline.docPr
    about.set("descr", _clean(chart.spoken))
    about.set("title", _clean(chart.title))
    caption = _line(document, chart.title, "Caption")
    caption.paragraph_format.keep_with_next = True


def _table(document: Any, table: Table) -> None:
    """A table whose head is repeated on every page, numbers to the right."""
    made = document.add_table(1, len(table.heads), style="Light List Accent 4")
    made.autofit = True
    small = Pt(9 if len(table.heads) < 7 else 7.5)
    repeat = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)
    rows = [[*table.heads], *([_said(cell, change=n in table.changes) for n, cell in enumerate(row)] for row in table.rows)]
    for place, row in enumerate(rows):
        cells = made.rows[0].cells if not place else made.add_row().cells
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            run = cell.paragraphs[0].add_run(_clean(text))
            run.font.size = small
            if column and place and not isinstance(table.rows[place - 1][column], str):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def _said(cell: Cell, *, change: bool) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, Link | str):
        return cell.text if isinstance(cell, Link) else cell
    return tables.signed(cell) if change else tables.shown(cell)


def _titled(document: Any, name: str, words: str) -> None:
    line = document.add_paragraph()
    line.add_run(f"{_clean(name)}. ").bold = True
    line.add_run(_clean(words))


def _marks(document: Any, report: Report) -> None:
    for rows in lists.marked(report).values():
        for to, day in rows:
            _line(document, f"{to.text} ({dates.say(day)})", "ListBullet")


def _results(document: Any, report: Report) -> None:
    """Partnership by partnership, in the words of the register."""
    _line(document, _("Results at home and abroad"), "Heading1")
    told = lists.results(report, lists.with_results(report))
    if not told:
        words = _("No result is written down for %(year)s. Add what came of it to the actions done and to the visits.")
        document.add_paragraph(words % {"year": report.year})
    for group in told:
        _line(document, group.partnership.text, "Heading2")
        for each in group.results:
            _titled(document, each.of.text, each.result or "–")
            if each.practice:
                _titled(document, _("Practice shared"), each.practice)


def _partnerships(document: Any, report: Report) -> None:
    busiest = sorted((row for row in report.by_partnership if row.happened or row.before), key=lambda row: -row.happened)[:LINES]
    if not busiest:
        return
    table = tables.by_partnership(report, busiest)
    _line(document, table.title, "Heading1")
    _table(document, table)
    if more := len(report.by_partnership) - len(busiest):
        words = languages.ngettext(
            "%(n)s more partnership, with less or nothing recorded in the year, is in the workbook.",
            "%(n)s more partnerships, with less or nothing recorded in the year, are in the workbook.",
            more,
        )
        document.add_paragraph(words % {"n": languages.number(more)})


def _ahead(document: Any, report: Report) -> None:
    told = lists.next_year(report, DATES)
    if not told:
        return
    _line(document, _("What %(year)s holds, as far as it is recorded") % {"year": report.year + 1}, "Heading1")
    lines = [f"{dates.say(day)}: {to.text} ({tables.direction(direction)})" for to, day, direction in told.visits]
    lines += [_("%(day)s: end of the agreement “%(name)s”") % {"day": dates.say(day), "name": to.text} for to, day, _renewal in told.terms]
    years = [(to.text, languages.ngettext("%(n)s year", "%(n)s years", age) % {"n": age}) for to, age in told.anniversaries]
    lines += [f"{name}: {age}" for name, age in years]
    lines += [f"{_('actions')}, {Stage(stage).label}: {languages.number(n)}" for stage, n in told.actions.items() if n]
    for line in lines:
        _line(document, line, "ListBullet")


def _gaps(document: Any, report: Report) -> None:
    _line(document, _("What is not known"), "Heading1")
    found = gaps(report)
    for gap in found:
        _line(document, f"{languages.number(gap.number)} {gap.text}", "ListBullet")
    if not found:
        document.add_paragraph(_("Nothing is missing: every visit, action and agreement of the year is complete."))
