"""What the register knows already, as far as the rows of a list need it: asked for once, not once a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jumelles.facts import Place
from jumelles.telling.places import whereabouts
from jumelles.web.press.namesakes import Namesakes
from jumelles.web.press.planning.setting import edtf, overlap
from jumelles.web.register import places, queries
from jumelles.web.register.models import Authority, Organisation, Partnership, Party
from jumelles.web.register.nouns import NOUNS
from jumelles.web.search.folding import fold

DATED = {"agreement": "signed", "action": "starts", "visit": "starts", "honour": "on", "mention": "published"}
"""The date by which two records of one name are told apart."""


NAMESAKES = 3
"""Places of one name that are told."""


class Ground:
    """The register around one list, for the person who reads it."""

    def __init__(self, noun: str, office: Any, by: Any, default: Any) -> None:
        self.noun, self.office, self.by, self.default = noun, office, by, default
        self._places: dict[str, Place | ValidationError] = {}

    def place(self, text: str) -> Place:
        """The place that a text means, looked up once; of several that bear a name, that of a partner.

        Raises:
            ValidationError: no place, or several, are called so.
        """
        if text not in self._places:
            try:
                self._places[text] = self._namesakes.meant(text) or places.find(text)
            except ValidationError as error:
                self._places[text] = _briefly(error)
        found = self._places[text]
        if isinstance(found, ValidationError):
            raise found
        return found

    @cached_property
    def _namesakes(self) -> Namesakes:
        return Namesakes(self.parties)

    @cached_property
    def parties(self) -> list[Party]:
        """Who is in the partnerships that the person may see."""
        rows = Party.objects.filter(partnership__in=queries.visible(self.by, self.office, Partnership))
        return list(rows.select_related("partnership", "authority__town"))

    @cached_property
    def _partnerships(self) -> dict[Hashable, set[Any]]:
        """Partnerships by their names, by their partners, by the places of those."""
        found: dict[Hashable, set[Any]] = {}
        for one in queries.visible(self.by, self.office, Partnership):
            found.setdefault(fold(one.name), set()).add(one)
        for party in self.parties:
            if party.side == "partner":
                body = party.authority
                for key in {fold(body.name), fold(body.own_name), fold(body.town.name), body.town.place} - {""}:
                    found.setdefault(key, set()).add(party.partnership)
        return found

    def partnership(self, text: str) -> Any:
        """The partnership that a text names, by its own name, by that of the partner, or by the partner's place in any spelling.

        Raises:
            ValidationError: none, or several, are meant.
        """
        found = self._partnerships.get(fold(text), set())
        if not found:
            try:
                found = self._partnerships.get(self.place(text).id, set())
            except ValidationError:
                found = set()
        if len(found) == 1:
            return next(iter(found))
        message = (
            _("Several partnerships may be meant by “%(name)s”: write the name of one.")
            if found
            else _("No partnership is called “%(name)s”: write its name, or add it first.")
        )
        raise ValidationError(message % {"name": text})

    @cached_property
    def home(self) -> Authority | None:
        """The authority that stands on our side most often."""
        ours = Counter(party.authority for party in self.parties if party.side == "home")
        return next((one for one, _count in ours.most_common(1)), None)

    @cached_property
    def authorities(self) -> dict[Hashable, Authority]:
        """The authorities of the office by name and by place; of several on one place the municipality."""
        found: dict[Hashable, Authority] = {}
        for one in Authority.objects.filter(office=self.office).select_related("town"):
            for key in (one.town.place, fold(one.town.name)):
                if key not in found or one.level == "municipality":
                    found[key] = one
        return found | {fold(one.name): one for one in dict.fromkeys(found.values())}

    def body(self, text: str, country: str = "") -> Authority | Place:
        """The authority that a text means; the place of one to be added where the register has none there.

        Raises:
            ValidationError: no place, or several, are called so.
        """
        if not country and (known := self.authorities.get(fold(text))):
            return known
        place = self.place(f"{text}, {country}" if country else text)
        return self.authorities.get(place.id, place)

    def employer(self, text: str) -> Any:
        """The organisation or the authority that a text names, or None: the row then adds an organisation."""
        return self._organisations.get(fold(text)) or self.authorities.get(fold(text))

    @cached_property
    def _organisations(self) -> dict[str, Any]:
        return {fold(one.name): one for one in Organisation.objects.filter(office=self.office)}

    @cached_property
    def _records(self) -> dict[Hashable, list[Any]]:
        model: Any = NOUNS[self.noun].model
        found: dict[Hashable, list[Any]] = {}
        for one in queries.with_references(queries.visible(self.by, self.office, model)):
            self._index(found, one)
        return found

    def _index(self, found: dict[Hashable, list[Any]], record: Any) -> None:
        if self.noun == "partnership":
            sides = frozenset(party.authority.town.place for party in self._sides.get(record.pk, ()))
            if sides:
                found.setdefault(sides, []).append(record)
        values = {name: str(getattr(record, name) or "") for name in KEYS if hasattr(record, name)}
        for key in _keys(self.noun, getattr(record, "partnership_id", None), values):
            found.setdefault(key, []).append(record)

    @cached_property
    def _sides(self) -> dict[Any, list[Party]]:
        found: dict[Any, list[Party]] = {}
        for party in self.parties:
            found.setdefault(party.partnership_id, []).append(party)  # type: ignore[attr-defined]
        return found

    def same(self, values: Mapping[str, str], partnership: Any = None, sides: frozenset[int] = frozenset()) -> Any:
        """The record of the register that a row speaks of, or None: found by its parties, its name, its date."""
        name = DATED.get(self.noun, "")
        told = edtf(values.get(name, "")) if name else ""
        keys: list[Hashable] = [sides] if sides else []
        for key in [*keys, *_keys(self.noun, getattr(partnership, "pk", None), values)]:
            for record in self._records.get(key, ()):
                if not name or overlap(getattr(record, name), told):
                    return record
        return None

    def met(self, record: Any) -> None:
        """A record that a row made: the next row may speak of it, too."""
        for name in ("parties", "_namesakes", "_partnerships", "_sides", "authorities", "_organisations", "home"):
            if self.noun in {"partnership", "organisation", "person"}:
                self.__dict__.pop(name, None)
        self._index(self._records, record)


def _briefly(error: ValidationError) -> ValidationError:
    """What fits into the cell of a row: of many namesakes the largest, with their regions."""
    meant = getattr(error.__cause__, "candidates", ())
    if not meant:
        return error
    some = "; ".join(f"{one.name} ({whereabouts(one)})" for one in meant[:NAMESAKES])
    more = some + ("; …" if len(meant) > NAMESAKES else "")
    return ValidationError(_("may be several places: add the country or the region. The largest: %(places)s") % {"places": more})


KEYS = ("name", "title", "family_name", "given_name", "person", "kind", "url", "signed", "starts", "direction")


def _keys(noun: str, partnership: Any, values: Mapping[str, str]) -> Iterator[Hashable]:
    """By what records of a kind are found again, the surest first."""
    if noun == "mention" and values.get("url"):
        yield (partnership, values["url"])
    if noun == "person":
        yield " ".join(sorted(fold(f"{values.get('given_name', '')} {values.get('family_name', '')}").split()))
    elif noun == "honour":
        yield (partnership, fold(values.get("person", "")), values.get("kind", ""))
    elif values.get("title") or values.get("name"):
        yield (partnership, fold(values.get("title") or values.get("name", "")))
    date = values.get(DATED.get(noun, ""), "")
    if noun == "agreement" and date:
        yield (partnership, "kind", values.get("kind", ""), date)
    if noun == "visit" and len(date) == len("2017-03-31"):
        yield (partnership, "direction", values.get("direction", ""), date)
