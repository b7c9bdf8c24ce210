"""The pages of a list: its columns are named, its rows are looked through, one is corrected, many are accepted or taken back."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from jumelles.errors import JumellesError
from jumelles.languages import series
from jumelles.web.access import page, require
from jumelles.web.errors import sentences
from jumelles.web.press.models import Clipping, ClippingKind, ClippingState, Decision, Proposed
from jumelles.web.press.planning import plan
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.plans import Plan
from jumelles.web.press.tables import deciding, heads, incoming
from jumelles.web.press.tables.lists import LISTS, columns
from jumelles.web.press.tables.rows import state
from jumelles.web.press.views import found as clipping_of
from jumelles.web.press.words import REASONS
from jumelles.web.register.nouns import NOUNS
from jumelles.web.tables.encodings import NAMES

PAGE, SHOWN = 50, 5
SHOWS: dict[str, dict[str, Any]] = {
    "open": {"decision": Decision.OPEN},
    "problem": {"decision": Decision.OPEN, "confidence": 0},
    "decided": {},
}


def found(request: HttpRequest, key: UUID) -> Clipping:
    """A list of the office."""
    row = clipping_of(request, key)
    if row.kind != ClippingKind.TABLE:
        raise Http404
    return row


@page("officer")
def naming(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which list it is and which column holds what, beside the first rows; known heads need one click."""
    row = found(request, key)
    require(request.user, "write", row)
    if not incoming.may_be_named(row):
        return redirect("clipping", request.office.slug, key)
    encoding = request.POST.get("encoding", "") if request.POST.get("encoding") in NAMES else row.encoding
    headless = "headless" in request.POST if request.method == "POST" else row.headless
    try:
        table = incoming.table(row, encoding, headless=headless)
        rows, wrong = table.first(SHOWN), ""
    except JumellesError as error:
        table, rows, wrong = incoming.table(row), [], str(error)
    noun = request.POST.get("noun", "") if request.POST.get("noun") in LISTS else row.noun
    named = _named(request, row, noun, table.columns, headless=headless)
    if "read" in request.POST and not wrong:
        try:
            incoming.settle(row, noun, named, encoding, by=request.user, headless=headless)
        except ValidationError as error:
            wrong = " ".join(sentences(error))
        else:
            return redirect("clipping", request.office.slug, key)
    told = {"clipping": row, "rows": rows, "heads": table.columns, "noun": noun, "named": named, "wrong": wrong}
    lists = [(one, NOUNS[one].names) for one in LISTS]
    more = {
        "encodings": NAMES.items(),
        "encoding": encoding,
        "headless": headless,
        "samples": [next((cells[at] for _number, cells in rows if cells[at].strip()), "") for at in range(len(table.columns))],
        "lists": lists,
        "columns": columns(noun),
        "values": not headless and heads.are_values(table.columns),
        "unread": series(head for at, head in enumerate(table.columns) if at not in named.values()),
        "known": not headless and heads.remembered(row.office, table.columns, noun),
    }
    return render(request, "press/columns.html", told | more, status=422 if wrong else 200)


def _named(request: HttpRequest, row: Clipping, noun: str, told: tuple[str, ...], *, headless: bool) -> heads.Named:
    """The columns as the form sends them; for another list than before, or at first, as they are known or guessed."""
    if request.method != "POST" and row.state != ClippingState.MAPPING:
        return dict(row.mapping)
    had_heads = request.POST.get("had", "1") == "1"
    if request.method != "POST" or request.POST.get("was") != noun or had_heads == headless:
        known = None if headless else heads.remembered(row.office, told, noun)
        return dict(known.mapping) if known else heads.guess(noun, () if headless else told)
    named: heads.Named = {}
    for name, column in columns(noun).items():
        text = request.POST.get(f"c-{name}", "")
        if re.fullmatch("[0-9]{1,3}", text, re.ASCII) and int(text) < len(told):
            named[name] = int(text)
        elif text.startswith("=") and text[1:] in dict(column.choices):
            named[name] = text
    return named


@page("officer")
@require_safe
def rows(request: HttpRequest, key: UUID) -> HttpResponse:
    """The rows of a list, each with what the register says to it."""
    row = found(request, key)
    if row.state not in {ClippingState.READY, ClippingState.READING} or not row.proposals.exists():
        return redirect("clipping", request.office.slug, key)
    asked = request.GET.get("show", "") if request.GET.get("show") in SHOWS else "open"
    told = row.proposals.filter(**SHOWS[asked]) if asked != "decided" else row.proposals.exclude(decision=Decision.OPEN)
    leaf, setting = Paginator(told.select_related("clipping"), PAGE).get_page(request.GET.get("page")), Setting(row, request.user)
    counts = {"open": row.proposals.filter(decision=Decision.OPEN).count(), "all": row.proposals.count()}
    shown = {
        "clipping": row,
        "leaf": leaf,
        "lines": [_line(one, request.user, setting) for one in leaf],
        "heads": [columns(row.noun)[name].label for name in _order(row)],
        "asked": asked,
        "counts": counts | {"problem": row.proposals.filter(**SHOWS["problem"]).count(), "decided": counts["all"] - counts["open"]},
        "last": len(deciding.last_batch(row, request.user)),
        "may_be_named": incoming.may_be_named(row),
    }
    return render(request, "press/rows.html", shown)


def _order(row: Clipping) -> list[str]:
    """The fields in the order of the columns of the table."""
    return [name for _at, name in sorted((at, name) for name, at in row.mapping.items() if isinstance(at, int))]


def _line(one: Proposed, by: Any, setting: Setting) -> dict[str, Any]:
    made = plan(one, by=by, setting=setting) if one.decision == Decision.OPEN else None
    slots = {slot.name: slot for slot in made.slots} if made else {}
    cells = [(one.attributes.get(name, ""), slots.get(name)) for name in _order(setting.clipping)]
    others = [slot for name, slot in slots.items() if (slot.problem or slot.held) and name not in _order(setting.clipping)]
    told = {"record": made.confirms, "along": made.along, "state": state(made)} if made else {"record": None, "along": (), "state": ""}
    return told | {"one": one, "cells": cells, "others": others}


@page("officer")
@require_safe
def row(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """One row with its cells, to be corrected and accepted, or refused."""
    clipping = found(request, key)
    one = get_object_or_404(Proposed, clipping=clipping, number=number)
    made = plan(one, by=request.user, setting=Setting(clipping, request.user)) if one.decision == Decision.OPEN else None
    return render(request, "press/row.html", sheet(clipping, one, made))


def sheet(clipping: Clipping, one: Proposed, made: Plan | None) -> dict[str, Any]:
    """All that the page of a row shows; `made` is its plan, None once it is decided."""
    cells = {each["field"]: each["cell"] for each in one.evidence}
    return {"clipping": clipping, "one": one, "plan": made, "cells": cells, "columns": columns(clipping.noun), "reasons": REASONS}


@page("officer")
@require_POST
def batch(request: HttpRequest, key: UUID) -> HttpResponse:
    """Accept the ticked rows or all that have no problem, or take the last batch back."""
    row = found(request, key)
    require(request.user, "write", row)
    act = request.POST.get("act", "")
    ticked = [int(text) for text in request.POST.getlist("row") if re.fullmatch("[0-9]{1,7}", text, re.ASCII)]
    meant = {"ticked": ticked, "all": deciding.open_rows(row), "undo": deciding.last_batch(row, request.user)}.get(act, [])
    try:
        deciding.begin(row, "undo" if act == "undo" else "accept", meant, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(sentences(error)))
    return redirect("clipping", request.office.slug, key)
