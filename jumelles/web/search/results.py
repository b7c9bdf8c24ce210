"""What is found, and by whom: counted, ranked, quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from jumelles.web.access import may
from jumelles.web.people.models import Office
from jumelles.web.register import queries
from jumelles.web.register.confiding import CONFIDED, known, unknown_openings, unknown_portfolios
from jumelles.web.register.models import Document, Partnership
from jumelles.web.register.nouns import BY_MODEL, NOUNS, Noun
from jumelles.web.register.rules import GUESTS_SEE
from jumelles.web.register.unchanged import while_unchanged
from jumelles.web.search import engine
from jumelles.web.search.asking import Asked, asked
from jumelles.web.search.models import Entry
from jumelles.web.search.quoting import Piece, marked, quoted
from jumelles.web.search.texts import BORROWED, titled

PAGE = 20
TITLE = engine.COLUMNS[:1]
MANY = 5_000
"""Hits from which those in titles alone are ranked, as long as they fill the page: they come first anyway."""
OFFERED = 12
"""Partnerships by which results can be narrowed down."""


@dataclass(frozen=True)
class Result:
    """One record that was found, as the page shows it."""

    noun: str
    address: str
    title: list[Piece]
    quotation: list[Piece]
    begins: str
    ends: str
    partnership: str = ""
    partnership_address: str = ""


@dataclass(frozen=True)
class Facet:
    """Something by which results can be narrowed down, and how many would remain."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Found:
    """The answer to a question: one page of results, and the ways to narrow them down."""

    leaf: Page
    kinds: list[Facet]
    partnerships: list[Facet]


class Seeker:
    """Somebody who searches in an office, and what they may find there: every query of the index begins here."""

    def __init__(self, by: Any, office: Office) -> None:
        self.by, self.office = by, office
        self.inside = may(by, "view", office)
        self.hidden = self.inside and (unknown_openings(by, office).exists() or unknown_portfolios(by, office).exists())
        self.columns = engine.COLUMNS if self.inside else ("title", "open")

    def entries(self) -> QuerySet[Any]:
        """The entries of the records that the register shows to this person, and of no others."""
        mine = Entry.objects.filter(office=self.office)
        if self.inside:
            return mine.exclude(record__in=self._confided()) if self.hidden else mine
        partnerships, documents = (
            queries.visible(self.by, self.office, model).order_by().values("pk") for model in (Partnership, Document)
        )
        shown = mine.filter(noun__in=[BY_MODEL[model].key for model in GUESTS_SEE], partnership__in=partnerships)
        return shown.filter(~Q(noun="document") | Q(record__in=documents))

    def _confided(self) -> set[UUID]:
        """The records that tell of what is confided to others."""
        every: dict[Any, Any] = {model: model.objects.filter(office=self.office) for model in CONFIDED}
        return {
            key
            for model, rows in every.items()
            for key in rows.exclude(pk__in=known(rows, self.by, self.office).values("pk")).values_list("pk", flat=True)
        }

    def hits(self, tree: engine.Tree) -> QuerySet[Any]:
        """Those of them that hold what is asked for, in texts that this person reads."""
        return engine.hits(self.entries(), tree, self.columns)

    def found(self, question: Asked, *, kind: str, partnership: UUID | None, number: Any) -> Found:
        """The results of a question: of one kind or of one partnership, if that is asked for."""
        counts = self._counts(question.tree)
        total = sum(n for (noun, of), n in counts.items() if kind in {"", noun} and partnership in {None, of})
        chosen = self.entries().filter(**({"noun": kind} if kind else {}), **({"partnership": partnership} if partnership else {}))
        leaf = _leaf(chosen, question.tree, self.columns, total=total, number=number)
        kinds = Counter({noun: 0 for noun, _of in counts})
        partnerships: Counter[UUID] = Counter()
        for (noun, of), n in counts.items():
            kinds[noun] += n if partnership in {None, of} else 0
            if of and kind in {"", noun}:
                partnerships[of] += n
        shown = partnerships.most_common(OFFERED)
        if partnership and partnership not in dict(shown):
            shown.append((partnership, partnerships[partnership]))
        rows = Entry.objects.select_related("passage").in_bulk(list(leaf.object_list))
        entries = [rows[number] for number in leaf.object_list]
        names = self._names({entry.partnership for entry in entries} | {key for key, _n in shown})
        leaf.object_list = [self._result(entry, question, names) for entry in entries]
        return Found(
            leaf,
            [Facet(noun, str(NOUNS[noun].names), n) for noun, n in kinds.most_common() if n],
            [Facet(str(key), names[key], n) for key, n in shown if key in names],
        )

    def _counts(self, tree: engine.Tree) -> dict[tuple[str, UUID | None], int]:
        """How many hits there are of each kind and partnership. Who turns a page or narrows down asks for the same again."""
        groups = self.hits(tree).order_by().values_list("noun", "partnership").annotate(n=Count("pk"))
        if not self.inside or self.hidden:
            return {(noun, of): n for noun, of, n in groups}
        return while_unchanged(self.office, ("hits", repr(tree)), lambda: {(noun, of): n for noun, of, n in groups})

    def _names(self, keys: set[UUID | None]) -> dict[UUID, str]:
        rows = queries.visible(self.by, self.office, Partnership).filter(pk__in=keys - {None})
        return dict(rows.order_by().values_list("pk", "name"))

    def _result(self, entry: Any, question: Asked, names: dict[UUID, str]) -> Result:
        title = titled(entry.noun, entry.title)
        texts = [entry.passage.open, *([entry.passage.house] if self.inside else [])]
        of = entry.partnership if entry.noun != "partnership" else None
        return Result(
            noun=entry.noun,
            address=self._address(entry.noun, entry.record),
            title=marked(title[:1].upper() + title[1:], question),
            quotation=quoted("\n".join(text for text in texts if text), question),
            begins=entry.begins,
            ends=entry.ends,
            partnership=names.get(of, "") if of else "",
            partnership_address=self._address("partnership", of) if of in names else "",
        )

    def _address(self, noun: str, key: Any) -> str:
        return reverse("record", args=[self.office.slug, noun, key])


def called(noun: Noun, office: Office, text: str) -> QuerySet[Any]:
    """The keys of the records that bear a name, in whatever spelling: for lists, which know themselves who may see them."""
    entries, question = Entry.objects.filter(office=office, noun=noun.key), asked(text, {})
    return (engine.hits(entries, question.tree, ("title",)) if question else entries.none()).values("record")


def _leaf(entries: QuerySet[Any], tree: engine.Tree, columns: Sequence[str], *, total: int, number: Any) -> Page:
    """One page of the numbers of the hits, of which there are so many in all."""
    last = _Counted([], PAGE, total).get_page(number).number * PAGE
    if total > MANY and engine.hits(entries, tree, TITLE).order_by()[:last].count() == last:
        columns = TITLE
    ranked = engine.best_first(entries, tree, columns, BORROWED)
    return _Counted(ranked.values_list("pk", flat=True), PAGE, total).get_page(number)


class _Counted(Paginator):
    """Pages of what has been counted already."""

    def __init__(self, rows: Any, size: int, total: int) -> None:
        super().__init__(rows, size)
        self.__dict__["count"] = total
