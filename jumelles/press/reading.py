"""What reading gives: a document with its text, and proposals of facts, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, Literal

from jumelles.press.evidence import Evidence

Type = Literal["place", "person", "org", "accord", "visit", "event", "quote", "figure", "need", "offer"]
TYPES: tuple[Type, ...] = ("place", "person", "org", "accord", "visit", "event", "quote", "figure", "need", "offer")


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was understood: NFC, without boilerplate. `published` decides what “yesterday” means; without it nothing does.

    `outlet` is who published it, as far as the document tells: the name of a site, the sender of a mail.
    """

    text: str
    title: str = ""
    published: date | None = None
    kind: str = "text"
    outlet: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of the text, to know it again."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that a careful reader would propose; `attributes` has the keys of its type, with None where the text does not say.

    `event_code` is the PLOVER code of the fact, derived from its type and status. `confidence` is the share of like proposals that
    were right where it was measured.
    """

    type: Type
    evidence: tuple[Evidence, ...]
    attributes: Mapping[str, Any] = field(default_factory=dict)
    lang: str = ""
    confidence: float = 0.5

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - an attribute is a text, a number or a list
        return self.attributes.get(key)

    @property
    def event_code(self) -> str | None:
        """SUPPORT for what is signed or in force, CONSULT for a visit, AGREE for anything that lies ahead (PLOVER)."""
        if self.type not in {"accord", "visit", "event"}:
            return None
        if self["status"] in {"planned", "wished"}:
            return "AGREE"
        return "CONSULT" if self.type == "visit" else "SUPPORT"

    def told(self) -> dict[str, Any]:
        """As data for JSON, with Web Annotation selectors."""
        code = {"event_code": self.event_code} if self.event_code else {}
        marks = [{"exact": one.exact, "start": one.start, "end": one.end, "selector": one.selectors()} for one in self.evidence]
        return {"type": self.type, **self.attributes, **code, "confidence": round(self.confidence, 2), "lang": self.lang, "evidence": marks}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what it says, the surest first within each type."""

    document: Document
    proposals: tuple[Proposal, ...]

    def of(self, kind: str) -> list[Proposal]:
        """The proposals of one type."""
        return [one for one in self.proposals if one.type == kind]

    def told(self) -> dict[str, Any]:
        """As data for JSON."""
        document = self.document
        published = document.published.isoformat() if document.published else None
        return {
            "title": document.title,
            "published": published,
            "sha256": document.hash,
            "warnings": list(document.warnings),
            "text": document.text,
            "facts": [one.told() for one in self.proposals],
        }
