"""How far a day is from today, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jumelles.languages import number


def away(days: int) -> str:
    """How far a day is from today, before it or after."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": number(days)}
    return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": number(-days)}
