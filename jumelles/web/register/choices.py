"""The weights and filters by which a partner was chosen, as they were kept with the partnership, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jumelles.atlas.indicators import theme_label
from jumelles.errors import JumellesError
from jumelles.languages import list_of, number
from jumelles.matching.profile import kept
from jumelles.telling import filters


def basis(profile: str) -> list[str]:
    """One line for the weights and one for the filters; nothing where this version cannot read what another one kept."""
    try:
        weights, where = kept(profile)
    except JumellesError:
        return []
    unusual = [f"{theme_label(theme)} × {number(weight)}" for theme, weight in weights.items() if weight != 1]
    lines = [_("Weights: %(weights)s; all others 1.") % {"weights": list_of(unusual)} if unusual else _("All themes weighed the same.")]
    if told := list(filters.told(where)):
        lines.append(_("Filters: %(filters)s") % {"filters": "; ".join(told)})
    return lines
