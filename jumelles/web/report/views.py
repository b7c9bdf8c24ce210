"""The year's report as a page, a workbook and a text document."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jumelles.web.access import page
from jumelles.web.register.models.words import Stage
from jumelles.web.register.views.files import TYPES, download
from jumelles.web.report import charts, counted, figures, lists, method, numbers, rows, tables

RESULTS, BUSIEST, NEXT = 40, 40, 12
"""Results, partnerships, and dates of the next year on the page; the documents have them all."""
SHOWN = 8
"""Years offered at once; a list that opens has the others."""
FIRST, LAST = 1000, 9998
"""Years that a report may be about: each has one before it and one after it."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page("reader")
@require_safe
def last_year(request: HttpRequest) -> HttpResponse:
    """The last full year."""
    return _page(request, timezone.localdate().year - 1)


@page("reader")
@require_safe
def report(request: HttpRequest, year: int) -> HttpResponse:
    """Any other year."""
    return _page(request, year)


@page("reader")
@require_safe
def workbook(request: HttpRequest, year: int) -> HttpResponse:
    """The numbers as Excel keeps them, with its own charts."""
    from jumelles.web.report.as_xlsx import as_xlsx

    return download(as_xlsx(_counted(request, year)), f"{_name(request, year)}.xlsx", TYPES["xlsx"])


@page("reader")
@require_safe
def text(request: HttpRequest, year: int) -> HttpResponse:
    """The report as a document that an office goes on writing in."""
    from jumelles.web.report.as_docx import as_docx

    return download(as_docx(_counted(request, year)), f"{_name(request, year)}.docx", DOCX)


def _name(request: HttpRequest, year: int) -> str:
    return f"{request.office.slug}-{_('report')}-{year}"  # type: ignore[attr-defined]


def _counted(request: HttpRequest, year: int) -> counted.Report:
    if not FIRST <= year <= LAST:
        raise Http404
    return numbers.report(request.user, request.office, year)  # type: ignore[attr-defined]


def _page(request: HttpRequest, year: int) -> HttpResponse:
    counted = _counted(request, year)
    about = {
        "year": year,
        "years": (years := rows.years(counted.asked)),
        "near": _near(years, year),
        "empty": counted.empty,
        "running": counted.running,
    }
    return render(request, "report/report.html", about if counted.empty else about | _told(counted))


def _near(years: list[int], year: int) -> list[int]:
    """The years offered at once: the one shown and those beside it, the latest first."""
    place = sum(each > year for each in years)
    first = max(0, min(place - SHOWN // 2, len(years) - SHOWN))
    return years[first : first + SHOWN]


def _told(counted: counted.Report) -> dict[str, Any]:
    """All that the page says."""
    told = {table.key: table for table in tables.tables(counted)}
    drawn = charts.charts(counted)
    busiest = sorted((row for row in counted.by_partnership if row.happened or row.before), key=lambda row: -row.happened)[:BUSIEST]
    with_results = lists.with_results(counted)
    return {
        "figures": figures.figures(counted),
        "chapters": {key: tables.telling(table) for key, table in told.items()},
        "drawn": {key: charts.beside(drawn, key) for key in told},
        "begun_earlier": counted.actions.begun_earlier,
        "marked": lists.marked(counted),
        "results": lists.results(counted, with_results[:RESULTS]),
        "more_results": len(with_results[RESULTS:]),
        "by_partnership": tables.by_partnership(counted, busiest),
        "more_partnerships": len(counted.by_partnership) - len(busiest),
        "ahead": lists.next_year(counted, NEXT),
        "gaps": method.gaps(counted),
        "method": method.method(),
        "stages": dict(Stage.choices),
        "shown": tables.shown,
        "signed": tables.signed,
        "trend": tables.trend,
    }
