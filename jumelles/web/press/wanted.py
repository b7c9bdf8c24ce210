"""Which proposals the queue shows: of one type or all, waiting or decided. The address tells it, so that a decision leads back to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy, pgettext_lazy

from jumelles.web.press.models import Decision, Proposed
from jumelles.web.press.words import TYPES

STATES = {
    "open": (pgettext_lazy("proposals", "to be decided"), {Decision.OPEN}),
    "kept": (pgettext_lazy("proposals", "accepted"), {Decision.ACCEPTED, Decision.CONFIRMED}),
    "dropped": (gettext_lazy("refused or merged"), {Decision.REFUSED, Decision.MERGED}),
}
"""How decisions are sorted for the queue."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user chose to see; empty is all."""

    type: str = ""
    state: str = ""

    @classmethod
    def of(cls, told: Any) -> Wanted:
        """As an address tells it; what it cannot mean is all."""
        kind, state = told.get("type", ""), told.get("state", "")
        return cls(kind if kind in TYPES else "", state if state in STATES else "")

    def query(self, at: int | None = None, **more: str) -> str:
        """The end of the address that shows this, with the card of one proposal."""
        told = {"at": at, "type": self.type, "state": self.state} | more
        return urlencode({name: value for name, value in told.items() if value})

    def takes(self, one: Proposed) -> bool:
        """Whether a proposal is among them."""
        return self.type in {"", one.type} and (not self.state or one.decision in STATES[self.state][1])

    def among(self, proposals: Iterable[Proposed]) -> list[Proposed]:
        """Those that are shown."""
        return [one for one in proposals if self.takes(one)]
