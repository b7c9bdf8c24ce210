"""Comments as a table that leaves the house: without e-mail addresses, unless a head asks for them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from jumelles.web.portal.comments.subjects import subject
from jumelles.web.portal.models import Comment
from jumelles.web.register.lists import as_csv


def table(rows: QuerySet[Comment], *, emails: bool) -> bytes:
    """The head and a row for each comment; addresses only with `emails`, which the caller has asked the rules for."""
    titles: dict[object, str] = {}
    head = [_("Posted"), _("About"), _("Name"), *([_("E-mail address")] if emails else []), _("Comment"), _("State"), _("Answer")]
    lines = [head]
    for row in rows.iterator(2000):
        if row.about not in titles:
            about = subject(row.about)
            titles[row.about] = about.title if about else ""
        posted = localtime(row.posted).strftime("%Y-%m-%d %H:%M")
        state = str(row.get_state_display())
        lines.append([posted, titles[row.about], row.name, *([row.email] if emails else []), row.text, state, row.reply])
    return as_csv(lines)
