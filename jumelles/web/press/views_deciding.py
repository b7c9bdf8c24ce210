"""What the buttons of the press desk do; each leads to the next proposal that waits."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jumelles.errors import JumellesError
from jumelles.press.evidence import Evidence as Words
from jumelles.web.access import page, require
from jumelles.web.errors import sentences
from jumelles.web.press import accepting
from jumelles.web.press.models import Clipping, ClippingKind, Decision, Proposed
from jumelles.web.press.objections import again
from jumelles.web.press.planning import plan
from jumelles.web.press.planning.setting import Setting
from jumelles.web.press.sheet import sheet
from jumelles.web.press.tables import incoming
from jumelles.web.press.tables import views as lists
from jumelles.web.press.views import found
from jumelles.web.press.wanted import Wanted
from jumelles.web.press.words import REASONS, TYPES, by_hand, line
from jumelles.web.register import queries
from jumelles.web.register.nouns import NOUNS


@page("officer")
def decide(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Accept, refuse, merge or take back one proposal; whoever only asks for the address is shown its card."""
    row = found(request, key)
    require(request.user, "write", row)
    proposed = get_object_or_404(Proposed, clipping=row, number=number)
    if request.method != "POST":
        return redirect(_at(request, row, proposed))
    act = request.POST.get("act", "")
    if proposed.decision == Decision.OPEN and _becomes_another(request.POST, act):
        return _again(request, row, proposed)
    try:
        said = _decided(request, row, proposed, act)
    except (ValidationError, JumellesError) as error:
        proposed.refresh_from_db()
        if act == "accept" and proposed.decision == Decision.OPEN:
            return _again(request, row, proposed, error)
        messages.error(request, " ".join(sentences(error)) if isinstance(error, ValidationError) else str(error))
        return redirect(_at(request, row, proposed))
    if row.kind == ClippingKind.TABLE:
        Clipping.objects.filter(pk=row.pk).update(told="")  # it counted the rows that waited before
        incoming.forget(row)
    messages.success(request, said)
    return redirect(_at(request, row, proposed if act == "undo" else _next(row, proposed, Wanted.of(request.GET))))


def _becomes_another(told: QueryDict, act: str) -> bool:
    """Whether another kind of record or another partnership was chosen: its card is shown before it is accepted."""
    changed = told.get("was") != told.get("noun") or told.get("for", "") != told.get("partnership", "")
    return "was" in told and (not act or (act == "accept" and changed))


def _again(request: HttpRequest, row: Clipping, proposed: Proposed, error: Exception | None = None) -> HttpResponse:
    """The card once more with what was typed: as another kind of record, or with what the register objects to beside its fields."""
    told, noun = request.POST.dict(), request.POST.get("noun", "")
    made = plan(proposed, by=request.user, noun=noun, setting=Setting.asked(row, request.user, told))
    made, status = again(made, told if "sent" in told else {}, error), 422 if error else 200
    if row.kind == ClippingKind.TABLE:
        return render(request, "press/row.html", lists.sheet(row, proposed, made), status=status)
    chosen = {"noun": noun, "partnership": made.partnership}
    shown = sheet(row, request.GET.dict() | {"at": proposed.number} | chosen, request.user)
    shown |= {"card": replace(shown["card"], plan=made), "onto": told.get("onto", "")}
    answer = render(request, "press/clipping.html", shown, status=status)
    answer["HX-Push-Url"] = _at(request, row, proposed, **chosen)
    return answer


def _decided(request: HttpRequest, row: Clipping, proposed: Proposed, act: str) -> str:
    by, name = request.user, line(proposed)
    if act == "accept":
        _accept(request, row, proposed)
        return _("Accepted: %(name)s") % {"name": name}
    if act == "refuse":
        accepting.refuse(proposed, request.POST.get("reason", ""), by=by)
        return _("Refused: %(name)s") % {"name": name}
    if act == "merge":
        into = Proposed.objects.filter(clipping=row, number=_number(request.POST.get("into", ""))).first() or proposed
        accepting.merge(proposed, into, by=by)
        return _("“%(name)s” was merged into “%(into)s”.") % {"name": name, "into": line(into)}
    if act == "undo":
        accepting.undo(proposed, by=by)
        return _("Taken back: %(name)s") % {"name": name}
    raise Http404


def _accept(request: HttpRequest, row: Clipping, proposed: Proposed) -> None:
    setting, noun = Setting.asked(row, request.user, request.POST), request.POST.get("noun", "")
    made = plan(proposed, by=request.user, noun=noun, setting=setting)
    values = {slot.name: request.POST.get(f"v-{slot.name}", "").strip() for slot in made.slots if f"t-{slot.name}" in request.POST}
    onto = queries.chosen(request.user, request.office, NOUNS[made.noun].model, request.POST.get("onto", ""))
    accepting.accept(proposed, by=request.user, noun=noun, values=values if "sent" in request.POST else None, onto=onto, setting=setting)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _next(row: Clipping, proposed: Proposed, wanted: Wanted) -> Proposed | None:
    """The next that waits, of the type that is shown if there is one."""
    waiting = list(row.proposals.filter(decision=Decision.OPEN))
    of_type = [one for one in waiting if wanted.type in {"", one.type}] or waiting
    return next((one for one in of_type if one.number > proposed.number), of_type[0] if of_type else None)


def _at(request: HttpRequest, row: Clipping, proposed: Proposed | None, *, noun: str = "", partnership: str = "") -> str:
    """The page of the text at one proposal, with the queue as it was chosen."""
    address, wanted = reverse("clipping", args=[row.office.slug, row.pk]), Wanted.of(request.GET)
    told = wanted.query(proposed.number if proposed else None, noun=noun if noun in NOUNS else "", partnership=partnership)
    if row.kind == ClippingKind.TABLE:
        return f"{address}?{told}" if told else address  # what was done is told at the top of the page of a row
    return f"{address}?{told}#card" if told else address


@page("officer")
@require_POST
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    """A fact that the reader missed: its words, as they were marked or copied."""
    row = found(request, key)
    require(request.user, "write", row)
    kind, start, end = request.POST.get("type", ""), _number(request.POST.get("start", "")), _number(request.POST.get("end", ""))
    copied = request.POST.get("words", "").strip()
    if copied and " ".join(row.text[start:end].split()) != " ".join(copied.split()):
        where = Words(copied, start, end).anchored(row.text)
        if where is None:
            messages.error(request, _("These words are not in the text."))
            return redirect("clipping", request.office.slug, key)
        start, end = where.start, where.end
    try:
        made = accepting.add(row, kind, start, end, by_hand(kind, row.text[start:end], row), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(sentences(error)))
        return redirect("clipping", request.office.slug, key)
    return redirect(_at(request, row, made))


@page("officer")
def together(request: HttpRequest, key: UUID) -> HttpResponse:
    """All places, all names or all quotations accepted at once, or all of any type refused: they are listed first."""
    row, kind = found(request, key), request.POST.get("type") or request.GET.get("type", "")
    refusing = (request.POST.get("act") or request.GET.get("act", "")) == "refuse"
    try:
        if refusing:
            return _refuse_all(request, row, kind)
        if request.method == "POST":
            count = accepting.accept_all(row, kind, by=request.user)
            messages.success(request, ngettext("%(n)d proposal accepted.", "%(n)d proposals accepted.", count) % {"n": count})
        else:
            sure = accepting.sure(row, kind, by=request.user)
            waiting = row.proposals.filter(type=kind, decision=Decision.OPEN).count()
            shown = {
                "clipping": row,
                "type": kind,
                "name": TYPES[kind],
                "sure": [line(one) for one in sure],
                "doubtful": waiting - len(sure),
            }
            return render(request, "press/all.html", shown)
    except ValidationError as error:
        messages.error(request, " ".join(sentences(error)))
    return redirect(_at(request, row, None))


def _refuse_all(request: HttpRequest, row: Clipping, kind: str) -> HttpResponse:
    if request.method == "POST":
        count = accepting.refuse_all(row, kind, request.POST.get("reason", ""), by=request.user)
        messages.success(request, ngettext("%(n)d proposal refused.", "%(n)d proposals refused.", count) % {"n": count})
        return redirect(_at(request, row, None))
    require(request.user, "write", row)
    lines = [line(one) for one in row.proposals.filter(type=kind, decision=Decision.OPEN)]
    if not lines:
        return redirect(_at(request, row, None))
    return render(request, "press/refuse.html", {"clipping": row, "type": kind, "name": TYPES[kind], "lines": lines, "reasons": REASONS})


@page("officer")
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take back what the user decided last: one proposal, or all that were accepted together."""
    row = found(request, key)
    try:
        taken = accepting.undo_last(row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(sentences(error)))
        return redirect(_at(request, row, None))
    count = len(taken)
    name = {"name": line(taken[0]), "n": count}
    said = _("Taken back: %(name)s") if count == 1 else ngettext("%(n)d decision taken back.", "%(n)d decisions taken back.", count)
    messages.success(request, said % name)
    return redirect(_at(request, row, taken[-1]))
