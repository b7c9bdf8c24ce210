"""The forms that record a contact with a partnership that was asleep: that it is alive again, or what was done together."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jumelles.web.register.forms import RecordForm, form_class
from jumelles.web.register.models import Action, StatusStep
from jumelles.web.register.models.words import Stage, Status
from jumelles.web.register.nouns import NOUNS

KEPT = {"status": ("on", "source"), "action": ("title", "domain", "starts", "result", "source")}
"""What each form asks for: little, since a form that asks for much is put off. The record's own form has the rest."""


def forms(partnership: Any, office: Any, sent: Any = None, which: str = "") -> dict[str, RecordForm]:
    """Both forms by the kind of record they make, dated today; the one that was `sent` holds what was typed."""
    today = timezone.localdate().isoformat()
    begun = {
        "status": (StatusStep(office=office, partnership=partnership, status=Status.REACTIVATED), {"on": today}),
        "action": (Action(office=office, partnership=partnership, stage=Stage.DONE), {"starts": today}),
    }
    made = {}
    for key, (record, initial) in begun.items():
        data = sent if key == which else None
        made[key] = _short(form_class(NOUNS[key])(data, instance=record, office=office, initial=initial, prefix=key), key)
    made["status"].fields["source"].required = True
    made["status"].fields["source"].help_text = _("What shows it: a letter, a call, a meeting, with its date.")
    return made


def _short(form: Any, key: str) -> Any:
    """The form with the few fields it needs here."""
    for name in set(form.fields) - set(KEPT[key]):
        del form.fields[name]
    form.order_fields(KEPT[key])
    for name in ("source", "result"):
        if name in form.fields:
            form.fields[name].widget.attrs["rows"] = 2
    return form
