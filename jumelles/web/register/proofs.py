"""What stands behind each fact: the words it was read in, the source that was noted, the documents, the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from jumelles.web.access import may
from jumelles.web.register import queries
from jumelles.web.register.life import NOTHING, Known
from jumelles.web.register.models import Document, Evidence, MediaMention, Partnership
from jumelles.web.register.models.evidence import PROVED

OF_DOCUMENT = ("agreement", "action", "visit")
"""What a document may belong to beside its partnership."""


@dataclass
class Proof:
    """The evidence of one record: `source` as it was noted, and the `words` (both empty for guests), documents and articles."""

    source: str = ""
    words: list[Evidence] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)
    articles: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.source or self.words or self.documents or self.articles)


def proofs(partnership: Partnership, by: Any, records: Iterable[Any], known: Known = NOTHING) -> dict[Any, Proof]:
    """The evidence of each of these records of one partnership that has any, by its key, in three queries at most."""
    records, inside = list(records), may(by, "view", partnership.office)
    documents = known["document"] if "document" in known else _documents(partnership, by, records)
    articles = known["mention"] if "mention" in known else _articles(partnership, by, records)
    attached: defaultdict[Any, Proof] = defaultdict(Proof)
    for document in documents:
        for name in OF_DOCUMENT:
            attached[getattr(document, f"{name}_id")].documents.append(document)
    for article in articles:
        attached[article.visit_id].articles.append(article)
    for key, words in told(records, by, partnership.office).items():
        attached[key].words = words
    by_key = {document.pk: document for document in documents}
    return {record.pk: proof for record in records if (proof := _of(record, attached, by_key, inside=inside))}


def told(records: Iterable[Any], by: Any, office: Any) -> dict[Any, list[Evidence]]:
    """The words that each of these records of an office rests on, by its key, in one query; guests see none."""
    kinds: defaultdict[str, list[Any]] = defaultdict(list)
    for record in records:
        kinds[queries.noun_of(record).key].append(record.pk)
    wanted = [Q(**{f"{kind}__in": keys}) for kind, keys in kinds.items() if kind in PROVED]
    found: defaultdict[Any, list[Evidence]] = defaultdict(list)
    if wanted and may(by, "view", office):
        for row in queries.visible(by, office, Evidence).filter(reduce(or_, wanted)):
            row.office = office
            found[next(filter(None, (getattr(row, f"{kind}_id") for kind in kinds if kind in PROVED)))].append(row)
    return dict(found)


def _documents(partnership: Partnership, by: Any, records: list[Any]) -> list[Any]:
    keys, named = {record.pk for record in records}, {getattr(record, "document_id", None) for record in records} - {None}
    wanted = Q(pk__in=named)
    for name in OF_DOCUMENT:
        wanted |= Q(**{f"{name}__in": keys})
    return list(_light(queries.visible(by, partnership.office, Document, on=partnership).filter(wanted), *OF_DOCUMENT, "dated", "filename"))


def _articles(partnership: Partnership, by: Any, records: list[Any]) -> list[Any]:
    rows = queries.visible(by, partnership.office, MediaMention, on=partnership).filter(visit__in=[record.pk for record in records])
    return list(_light(rows, "visit", "outlet"))


def _light(rows: Any, *names: str) -> Any:
    """The rows with no more of each than a line of evidence tells."""
    return rows.only("title", *names)


def _of(record: Any, attached: dict[Any, Proof], documents: dict[Any, Any], *, inside: bool) -> Proof:
    found = attached.get(record.pk, Proof())
    own = documents.get(getattr(record, "document_id", None))
    return Proof(record.source if inside else "", found.words, [*([own] if own else []), *found.documents], found.articles)
