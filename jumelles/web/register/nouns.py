"""How each kind of record is called in addresses, and what its lists show: all that forms and pages need beyond the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jumelles.web.record import Record
from jumelles.web.register import models


@dataclass(frozen=True)
class Noun:
    """One kind of record: its word in addresses, its columns in lists, the fields a search looks into.

    `main` are those with a list of their own in the menu. What is `made_elsewhere` has no form for a new one: towns come with their
    authorities, invitations have a page of their own.
    """

    key: str
    model: type[Record]
    columns: tuple[str, ...]
    search: tuple[str, ...] = ()
    main: bool = False
    made_elsewhere: bool = False

    @property
    def name(self) -> Any:
        """One of them, in the language of the page."""
        return self.model._meta.verbose_name

    @property
    def names(self) -> Any:
        """Several of them."""
        return self.model._meta.verbose_name_plural


OF_PARTIES = tuple(f"parties__authority__{name}" for name in ("name", "own_name", "town__name"))
_ALL = (
    Noun("partnership", models.Partnership, ("name", "kind"), ("name", "reason", *OF_PARTIES), main=True),
    Noun("party", models.Party, ("authority", "side", "since", "until")),
    Noun("status", models.StatusStep, ("on", "status", "document", "source")),
    Noun("agreement", models.Agreement, ("signed", "title", "kind", "expires"), ("title", "object"), main=True),
    Noun("signatory", models.Signatory, ("authority", "organisation", "person", "capacity")),
    Noun("check", models.Check, ("requirement", "met", "reference", "document")),
    Noun("action", models.Action, ("starts", "title", "domain", "stage"), ("title", "about", "result"), main=True),
    Noun("role", models.ActionRole, ("part", "organisation", "authority")),
    Noun("budget", models.BudgetLine, ("organisation", "authority", "planned", "spent", "currency")),
    Noun("visit", models.Visit, ("starts", "title", "direction", "headcount"), ("title", "purpose"), main=True),
    Noun("programme", models.ProgrammeItem, ("day", "starts", "ends", "title", "where", "with_whom", "press")),
    Noun("delegate", models.Delegate, ("precedence", "person", "capacity", "arrives_on", "departs_on", "room")),
    Noun("honour", models.Honour, ("on", "title", "kind", "person"), ("title",)),
    Noun("gift", models.Gift, ("on", "title", "giver", "receiver"), ("title", "giver", "receiver")),
    Noun("heritage", models.HeritageItem, ("since", "title", "kind", "where"), ("title", "where")),
    Noun("mention", models.MediaMention, ("published", "title", "outlet"), ("title", "outlet", "summary")),
    Noun("document", models.Document, ("dated", "title", "filename", "shared"), ("title", "filename"), main=True),
    Noun("invitation", models.Invitation, ("member", "authority"), made_elsewhere=True),
    Noun("page", models.PublicPage, ("slug", "title_fr", "title_en", "title_ru", "state"), ("title_fr", "title_en", "title_ru", "slug")),
    Noun(
        "article",
        models.Article,
        ("publish_at", "slug", "title_fr", "title_en", "title_ru", "state"),
        ("title_fr", "title_en", "title_ru", "slug"),
    ),
    Noun("tells", models.ArticleLink, ("agreement", "action", "visit", "honour", "heritage", "mention", "document")),
    Noun("authority", models.Authority, ("name", "level", "town"), ("name", "own_name"), main=True),
    Noun("fact", models.TerritoryFact, ("kind", "statement", "dated")),
    Noun("organisation", models.Organisation, ("name", "kind", "town"), ("name",), main=True),
    Noun(
        "person",
        models.Person,
        ("family_name", "given_name", "address_form", "languages"),
        ("family_name", "given_name", "own_name"),
        main=True,
    ),
    Noun("position", models.Position, ("title", "organisation", "authority", "since", "until")),
    Noun("town", models.Town, ("name", "country"), ("name",), made_elsewhere=True),
    Noun("figure", models.OwnFigure, ("indicator", "value", "dated", "source")),
    Noun(
        "opening",
        models.Opening,
        ("kind", "title", "organisation", "state", "expires_on"),
        ("title", "summary", "terms"),
        main=True,
        made_elsewhere=True,
    ),
    Noun("portfolio", models.Portfolio, ("received", "title", "organisation", "count"), ("title",)),
    Noun("verdict", models.Verdict, ("ruling", "opening", "item", "reason"), made_elsewhere=True),
    Noun("introduction", models.Introduction, ("stage", "need", "offer", "item", "introduced_on"), made_elsewhere=True),
    Noun("message", models.Message, ("sent_at", "towards", "body"), made_elsewhere=True),
    Noun("clearance", models.Clearance, ("on", "act", "ruling", "decided_by"), made_elsewhere=True),
    Noun("outcome", models.Outcome, ("on", "kind", "amount", "currency")),
    Noun("ambassador", models.Ambassador, ("person", "authority", "since", "until"), ("person__family_name", "person__given_name")),
    Noun("gate", models.GateMark, ("scope", "code", "organisation", "list_name", "list_version", "list_date")),
    Noun("evidence", models.Evidence, ("sentence", "title", "outlet", "published"), ("exact", "sentence", "title"), made_elsewhere=True),
    Noun("requirement", models.Requirement, ("country", "place", "text", "law", "in_use")),
)
NOUNS = {noun.key: noun for noun in _ALL}
BY_MODEL = {noun.model: noun for noun in _ALL}


def parts_of(noun: Noun) -> list[Noun]:
    """The kinds that hang on this one, in the order of pages."""
    return [part for part in _ALL if part.model.hangs_on and part.model._meta.get_field(part.model.hangs_on).related_model is noun.model]
