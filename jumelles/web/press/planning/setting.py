"""What a clipping is about, as far as planning needs it: whose partnership, which places the text names, where its sentences are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jumelles import dates
from jumelles.dates import DateError
from jumelles.press.sentences import Sentence, sentences
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.register import queries
from jumelles.web.register.models import Authority, Partnership, Party
from jumelles.web.register.models.words import Side
from jumelles.web.search.folding import fold


def edtf(told: Any) -> str:
    """A date as the register keeps it; empty where the text told none that it can keep, such as “Friday”."""
    text = str(told or "").strip()
    try:
        dates.read(text)
    except DateError:
        return ""
    return text


def overlap(one: str, other: str) -> bool:
    """Whether two dates may mean the same day; an unknown one may be any."""
    if not one or not other:
        return True
    a, b = dates.read(one), dates.read(other)
    return a.earliest <= b.latest and b.earliest <= a.latest


def _stands(row: Proposed, spans: list[tuple[int, int]]) -> bool:
    return any(first <= one.get("start", -1) < last for one in row.evidence for first, last in spans)


@dataclass
class Setting:
    """One clipping while its proposals are planned: what several of them need is asked for once.

    `chosen` is the partnership that one of its facts is about, where that is not the one of the whole text.
    """

    clipping: Clipping
    by: Any
    chosen: Any = None

    @classmethod
    def asked(cls, clipping: Clipping, by: Any, told: Mapping[str, Any]) -> Setting:
        """As a form or an address tells it. Raises Http404 where that names a partnership that `by` does not see."""
        return cls(clipping, by, queries.chosen(by, clipping.office, Partnership, str(told.get("partnership", ""))))

    @property
    def partnership(self) -> Any:
        """The partnership that what is planned belongs to."""
        return self.chosen or self.clipping.partnership

    @property
    def office(self) -> Any:
        """The office that reads it."""
        return self.clipping.office

    @cached_property
    def ground(self) -> Any:
        """What the register knows already, for the rows of a list."""
        from jumelles.web.press.tables.ground import Ground

        return Ground(self.clipping.noun, self.office, self.by, self.partnership)

    @cached_property
    def _places(self) -> list[Proposed]:
        return list(self.clipping.proposals.filter(type="place"))

    @cached_property
    def places(self) -> dict[str, dict[str, Any]]:
        """The places that the text names, by their folded names."""
        return {fold(str(row.attributes.get("name", ""))): row.attributes for row in self._places}

    @cached_property
    def figures(self) -> list[Any]:
        """The figures of the text."""
        return list(self.clipping.proposals.filter(type="figure"))

    @cached_property
    def own_evidence(self) -> list[str]:
        """The evidence that decisions about this clipping wrote."""
        wrote = self.clipping.proposals.values_list("wrote", flat=True)
        return [one["id"] for each in wrote for one in each if one["noun"] == "evidence"]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the text."""
        return sentences(self.clipping.text, self.clipping.language or "fr")

    @cached_property
    def authorities(self) -> dict[str, list[Any]]:
        """The authorities of the partnership by side."""
        parties = Party.objects.filter(partnership=self.partnership).select_related("authority__town")
        return {side: [party.authority for party in parties if party.side == side] for side in Side.values}

    def side(self, name: Any) -> str:
        """The side of the partnership that a place is on; empty where it is on neither, or named only as “the delegation”."""
        found, told = self.authority(name), self._named(name)
        if found:
            return next(side for side, authorities in self.authorities.items() if found in authorities)
        countries = {side: {one.town.country for one in authorities} for side, authorities in self.authorities.items()}
        meant = [side for side, codes in countries.items() if told.get("country") in codes]
        return meant[0] if len(meant) == 1 else ""

    @cached_property
    def elsewhere(self) -> dict[int, Any]:
        """The other partnerships of the office that the reader of the text may see, by the places of the partners."""
        ours = {one.town.place for authorities in self.authorities.values() for one in authorities}
        others = [row for row in self._partners if row.partnership != self.partnership]
        return {row.authority.town.place: row.partnership for row in others if row.authority.town.place not in ours}

    @cached_property
    def _partners(self) -> list[Party]:
        seen = queries.visible(self.by, self.office, Partnership)
        rows = Party.objects.filter(partnership__in=seen, side=Side.PARTNER).select_related("partnership", "authority__town")
        return list(rows.order_by("partnership__name", "pk"))

    @cached_property
    def partnerships(self) -> list[Any]:
        """The partnerships that a fact of this text may be about: that of the text, and those whose partner it names."""
        named = {row.attributes.get("gid") for row in self._places} - {None}
        met = [row.partnership for row in self._partners if row.authority.town.place in named]
        own = [self.clipping.partnership] if self.clipping.partnership else []
        return list(dict.fromkeys([*own, *met]))

    @cached_property
    def bodies(self) -> list[Any]:
        """The authorities of the office that the reader of the text may see."""
        return list(queries.visible(self.by, self.office, Authority).select_related("town"))

    def authority(self, name: Any, among: list[Any] | None = None) -> Any:
        """The authority that a name means, of the partnership or of those given: by its own name, else by the place that the text names so.

        Of several at one place a city named as such means its municipality, and a region the region.
        """
        told, folded = self._named(name), fold(str(name or ""))
        level = "region" if told.get("kind") == "region" else "municipality"
        everyone = [one for authorities in self.authorities.values() for one in authorities] if among is None else among
        ways: tuple[Callable[[Any], bool], ...] = (
            lambda one: fold(one.name) == folded,
            lambda one: one.town.place == told.get("gid"),
            lambda one: fold(one.town.name) == folded,
        )
        found = next((rows for way in ways if folded and (rows := [one for one in everyone if way(one)])), [])
        return min(found, key=lambda one: one.level != level, default=None)

    def _named(self, name: Any) -> dict[str, Any]:
        """The place that the text names so; empty where it names none."""
        return self.places.get(fold(str(name or "")), {})

    def sentence(self, start: int, end: int) -> str:
        """The sentence, or the sentences, in which a stretch of the text stands."""
        first, last = self._around(start, end)
        return self.clipping.text[first:last]

    def _around(self, start: int, end: int) -> tuple[int, int]:
        around = [one for one in self.sentences if one.start < end and start < one.end]
        return (around[0].start, around[-1].end) if around else (start, end)

    def named_with(self, proposed: Proposed) -> list[dict[str, Any]]:
        """The places that the sentences of a proposal name, and those that it is told of itself."""
        told = {fold(str(proposed.attributes.get(key) or "")) for key in ("from", "to")}
        told |= {fold(str(name)) for name in proposed.attributes.get("parties") or []}
        inside = self.beside(proposed, self._places)
        return [row.attributes for row in self._places if row in inside or fold(str(row.attributes.get("name", ""))) in told - {""}]

    def beside(self, proposed: Proposed, rows: list[Proposed]) -> list[Proposed]:
        """Those that stand in the sentences of a proposal."""
        spans = [self._around(one["start"], one["end"]) for one in proposed.evidence if "start" in one]
        return [row for row in rows if _stands(row, spans)]

    @property
    def source(self) -> str:
        """What the source of an accepted record says: the article, its outlet, its date."""
        one = self.clipping
        return ", ".join(filter(None, (one.title, one.outlet, dates.say(one.published) if one.published else "")))[:2000]
