"""The report as a workbook: a sheet per subject, real numbers, Excel's own charts, and how each number is counted.

The same register gives the same bytes on the same day: the workbook is dated by the last day of its year.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jumelles import dates
from jumelles.web.register.lists import harmless
from jumelles.web.register.models.words import Stage
from jumelles.web.report import figures, lists, tables
from jumelles.web.report.counted import Report
from jumelles.web.report.method import gaps, method
from jumelles.web.report.tables import Cell, Link, Table

IN, OUT, SHARED, PALE = "#1A60A0", "#A94A07", "#6A3D7C", "#D8C4E1"
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST = 32767
"""Characters that Excel takes in one cell."""


class Writer:
    """A workbook being written, with its few formats."""

    def __init__(self, book: Any, name: str) -> None:
        self.book, self.name = book, name
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": SHARED})
        self.part = book.add_format({"bold": True, "font_size": 12})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.text = book.add_format({"valign": "top", "text_wrap": True})
        self.number = book.add_format({"num_format": "#,##0", "valign": "top"})
        self.money = book.add_format({"num_format": "#,##0.00", "valign": "top"})
        self.change = book.add_format({"num_format": '"▲ "+#,##0;"▼ "-#,##0;"="', "valign": "top"})

    def sheet(self, name: str, widths: Iterable[int]) -> Any:
        """A new sheet that prints on A4, in width on one page."""
        sheet = self.book.add_worksheet(name[:31])
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self.name.replace('&', '&&')}&R&P / &N")
        return sheet

    def cell(self, sheet: Any, line: int, column: int, value: Cell, *, change: bool = False) -> None:
        """A text that no spreadsheet runs, or a number that it can count with; nothing for what is not known."""
        if isinstance(value, Link | str):
            text = value.text if isinstance(value, Link) else value
            sheet.write_string(line, column, harmless(text)[:LONGEST], self.text)
        elif value is not None:
            money = isinstance(value, Decimal) and value != value.to_integral()
            sheet.write_number(line, column, value, self.money if money else self.change if change else self.number)

    def table(self, sheet: Any, table: Table, line: int) -> int:
        """A table with its title from this line on; the line of its head."""
        sheet.write_string(line, 0, table.title, self.part)
        for column, head in enumerate(table.heads):
            sheet.write_string(line + 1, column, harmless(head), self.head)
        for place, row in enumerate(table.rows, line + 2):
            for column, value in enumerate(row):
                self.cell(sheet, place, column, value, change=column in table.changes)
        return line + 1


def as_xlsx(report: Report) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True} | SAFE)
    title = _("Year report %(year)s") % {"year": report.year}
    made = datetime(report.year, 12, 31, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": harmless(report.asked.office.name), "created": made})
    writer, told = Writer(book, report.asked.office.name), {table.key: table for table in tables.tables(report)}
    _summary(writer, report, told, title)
    _exchanges(writer, report, told["exchanges"])
    _actions(writer, told["actions"])
    _budget(writer, [told["budget"], told["budget_domain"], told["budget_side"]])
    _goals(writer, told["goals"])
    partnerships = tables.by_partnership(report, report.by_partnership)
    writer.table(sheet := writer.sheet(_("partnerships"), [40, 22, *[13] * 9]), partnerships, 0)
    sheet.freeze_panes(2, 1)
    _results(writer, report)
    _ahead(writer, report)
    _method(writer, report)
    book.close()
    return content.getvalue()


def _summary(writer: Writer, report: Report, told: dict[str, Table], title: str) -> None:
    """The large numbers, then the short tables."""
    sheet = writer.sheet(_("summary"), [48, 14, 14, 14, 52])
    sheet.write_string(0, 0, harmless(f"{title} · {report.asked.office.name}"), writer.title)
    heads = ["", str(report.year), str(report.year - 1), _("change"), ""]
    rows: list[list[Cell]] = []
    for figure in figures.figures(report):
        name, count = f"{figure.title}, {figure.unit}" if figure.unit else figure.title, figure.count
        rows.append([name, count.now, count.before, count.change, figure.parts])
    writer.table(sheet, Table("figures", _("The year in six numbers"), heads, rows, (3,)), 2)
    line = 6 + len(rows)
    for key in ("partnerships", "agreements", "marks", "company_outcomes"):
        line = writer.table(sheet, told[key], line) + len(told[key].rows) + 3


def _exchanges(writer: Writer, report: Report, table: Table) -> None:
    """The table, each year of the chart, and the visits one by one."""
    sheet = writer.sheet(_("exchanges"), [44, *[14] * 5])
    line = writer.table(sheet, table, 0) + len(table.rows) + 3
    heads = [_("year"), _("■ visits received"), _("● visits made"), _("■ people received"), _("● people sent")]
    years: list[list[Cell]] = [[str(each.year), *each.visits, *each.people] for each in report.exchanges.by_year]
    head = writer.table(sheet, Table("years", _("Exchanges, year by year"), heads, years), line)
    _chart(writer, sheet, "column", _("Exchanges, year by year"), (head, len(years)), {1: IN, 2: OUT}, (0, 6))
    _chart(writer, sheet, "column", _("People who travelled, year by year"), (head, len(years)), {3: IN, 4: OUT}, (16, 6))
    visits: list[list[Cell]] = [
        [row.title, tables.direction(row.direction), dates.say(row.starts), report.names[row.partnership], row.people, row.media]
        for row in report.visit_rows
        if row.year == report.year
    ]
    heads = [_("visit"), _("direction"), _("begins"), _("partnership"), _("people"), _("media")]
    writer.table(sheet, Table("visits", _("Visits of %(year)s") % {"year": report.year}, heads, visits), head + len(years) + 3)


def _actions(writer: Writer, table: Table) -> None:
    sheet, last = writer.sheet(_("actions"), [30, *[13] * 8]), len(table.heads) - 1
    head = writer.table(sheet, table, 0)
    names = {last - 2: SHARED, last - 1: PALE}
    _chart(writer, sheet, "bar", _("Actions by domain"), (head, len(table.rows) - 1), names, (len(table.rows) + 4, 0))


def _budget(writer: Writer, told: list[Table]) -> None:
    """Each currency has lines of its own, and a chart of its own."""
    sheet, line = writer.sheet(_("budget"), [16, 24, *[17] * 6]), 0
    for table in told:
        head = writer.table(sheet, table, line)
        line = head + len(table.rows) + 3
        if table.key == "budget_domain":
            _charts_of_money(writer, sheet, table, head)


def _charts_of_money(writer: Writer, sheet: Any, table: Table, head: int) -> None:
    """Planned and spent by domain; the lines of one currency follow each other."""
    currencies = [row[0] for row in table.rows]
    for place, currency in enumerate(dict.fromkeys(currencies)):
        first, number = head + currencies.index(currency), currencies.count(currency)
        title = _("Budget by domain, in %(currency)s") % {"currency": currency}
        _chart(writer, sheet, "bar", title, (first, number), {2: PALE, 3: SHARED}, (16 * place, 9), names=1, head=head)


def _goals(writer: Writer, table: Table) -> None:
    sheet = writer.sheet(_("goals"), [8, 52, 12, 12, 12])
    head = writer.table(sheet, table, 0)
    _chart(writer, sheet, "bar", table.title, (head, len(table.rows)), {2: SHARED, 3: PALE}, (len(table.rows) + 4, 0), names=1)


def _chart(  # noqa: PLR0913 - what it shows and where it stands
    writer: Writer,
    sheet: Any,
    kind: str,
    title: str,
    lines: tuple[int, int],
    columns: dict[int, str],
    at: tuple[int, int],
    *,
    names: int = 0,
    head: int | None = None,
) -> None:
    """A chart of some columns of the lines below a head; none where there is no line."""
    first, number = lines[0] + 1, lines[1]
    if not number:
        return
    chart = writer.book.add_chart({"type": kind})
    for column, colour in columns.items():
        chart.add_series(
            {
                "name": [sheet.name, lines[0] if head is None else head, column],
                "categories": [sheet.name, first, names, first + number - 1, names],
                "values": [sheet.name, first, column, first + number - 1, column],
                "fill": {"color": colour},
                "border": {"color": SHARED if colour == PALE else colour},
                "data_labels": {"value": True} if kind == "bar" else {},
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    if kind == "bar":
        chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 620, "height": max(280, 90 + 34 * number * (kind == "bar"))})
    sheet.insert_chart(*at, chart, {"description": title})


def _results(writer: Writer, report: Report) -> None:
    """Each result and each practice in full, with what it came of."""
    heads = [_("partnership"), _("of what"), _("result, at home and abroad"), _("practice shared")]
    rows: list[list[Cell]] = [
        [group.partnership, each.of, each.result, each.practice]
        for group in lists.results(report, lists.with_results(report))
        for each in group.results
    ]
    sheet = writer.sheet(_("results"), [30, 40, 70, 50])
    writer.table(sheet, Table("results", _("Results at home and abroad"), heads, rows), 0)
    sheet.freeze_panes(2, 0)


def _ahead(writer: Writer, report: Report) -> None:
    """What the next year holds."""
    told, heads = lists.next_year(report), [_("what"), _("name"), _("date")]
    rows: list[list[Cell]] = [[tables.direction(direction), to, dates.say(day)] for to, day, direction in told.visits]
    rows += [[_("end of an agreement"), to, dates.say(day)] for to, day, _renewal in told.terms]
    rows += [[_("anniversary, years"), to, age] for to, age in told.anniversaries]
    rows += [[_("actions"), str(Stage(stage).label), number] for stage, number in told.actions.items() if number]
    title = _("What %(year)s holds, as far as it is recorded") % {"year": report.year + 1}
    writer.table(writer.sheet(_("next year"), [26, 60, 26]), Table("ahead", title, heads, rows), 0)


def _method(writer: Writer, report: Report) -> None:
    """How each number is counted, and what is not known."""
    sheet = writer.sheet(_("how it is counted"), [34, 100])
    rows: list[list[Cell]] = [[title, words] for title, words in method()]
    head = writer.table(sheet, Table("method", _("How this is counted"), [_("number"), _("how")], rows), 0)
    missing: list[list[Cell]] = [[gap.number, gap.text] for gap in gaps(report)]
    writer.table(sheet, Table("gaps", _("What is not known"), [_("records"), _("what they lack")], missing), head + len(rows) + 3)
