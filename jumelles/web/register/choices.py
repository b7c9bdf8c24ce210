"""How a partner was chosen: what is kept of a ranking with the partnership, and its weights and filters in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from jumelles.atlas.indicators import theme_label
from jumelles.errors import JumellesError
from jumelles.languages import list_of, number, series
from jumelles.matching.explain import Explanation
from jumelles.matching.profile import kept
from jumelles.matching.where import Where
from jumelles.telling import filters


def basis(profile: str) -> list[str]:
    """One line for the weights and one for the filters; nothing where this version cannot read what another one kept."""
    try:
        weights, where = kept(profile)
    except JumellesError:
        return []
    even = all(weight == 1 for weight in weights.values())
    return [*([_("All themes weighed the same.")] if even else []), *question(weights, where)]


def question(weights: Mapping[str, float], where: Where) -> Iterator[str]:
    """The weights that are not 1, and the filters; nothing where there are none."""
    if told := [f"{theme_label(theme)} × {number(weight)}" for theme, weight in weights.items() if weight != 1]:
        yield _("Weights: %(weights)s; all others 1.") % {"weights": list_of(told)}
    if told := list(filters.told(where)):
        yield _("Filters: %(filters)s") % {"filters": series(told)}


def as_kept(told: Explanation, atlas: str) -> Any:
    """A comparison as it is kept for good, in what JSON can hold, with the name of the atlas that it rests on."""
    from jumelles.telling.as_data import explanation_told

    return json.loads(json.dumps(explanation_told(told) | {"atlas": atlas}, default=str))
