"""How much each theme matters to the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumelles.atlas.indicators import themes
from jumelles.errors import JumellesError
from jumelles.languages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 1e6


class WrongWeights(JumellesError):
    """Weights by which nothing can be ranked."""


def checked(weights: Mapping[str, float] | None = None) -> dict[str, float]:
    """The weight of every theme; those not given count 1.

    Raises:
        WrongWeights: a theme is unknown, a weight is negative or no number, or all are zero.
    """
    given = dict(weights or {})
    for theme, weight in given.items():
        if theme not in themes():
            message = _("There is no theme “{theme}”: choose among {themes}.")
            raise WrongWeights(message.format(theme=theme, themes=", ".join(themes())))
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= MOST:
            message = _("The weight of “{theme}” is {weight}: give a number from 0 (does not matter) upwards, 1 being usual.")
            raise WrongWeights(message.format(theme=theme, weight=_shown(weight)))
    whole = {theme: float(given.get(theme, 1.0)) for theme in themes()}
    if not any(whole.values()):
        raise WrongWeights(_("All weights are zero, so nothing can be ranked: give at least one theme a weight above zero."))
    return whole


def _shown(weight: object) -> str:
    """As it was written: a text in its quotation marks, a whole number without decimals, and not all digits of a huge one."""
    if isinstance(weight, int | float) and weight > MOST:
        return f"> {MOST:.0f}"
    if isinstance(weight, str):
        return f'"{weight}"'
    return str(int(weight) if isinstance(weight, float) and weight.is_integer() else weight)
