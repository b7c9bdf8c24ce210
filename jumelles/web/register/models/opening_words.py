"""The words of needs, offers and what comes of them. Keys stand in exports."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OpeningKind(TextChoices):
    """Whether something is sought or offered."""

    NEED = "need", pgettext_lazy("kind of opening", "need")
    OFFER = "offer", pgettext_lazy("kind of opening", "offer")


class OpeningState(TextChoices):
    """How far an opening is; that it has expired follows from its date."""

    DRAFT = "draft", pgettext_lazy("state of an opening", "draft")
    REVIEW = "review", pgettext_lazy("state of an opening", "in review")
    PUBLISHED = "published", pgettext_lazy("state of an opening", "published")
    SUSPENDED = "suspended", pgettext_lazy("state of an opening", "suspended")
    CLOSED = "closed", pgettext_lazy("state of an opening", "closed")


class Confidentiality(TextChoices):
    """Who may know of it."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("members of the office")
    AMBASSADOR = "ambassador", _("the ambassador, the author and the heads only")


class Maturity(TextChoices):
    """How far what is offered, or sought for, has come."""

    IDEA = "idea", pgettext_lazy("maturity", "idea")
    RESEARCH = "research", pgettext_lazy("maturity", "research")
    PROTOTYPE = "prototype", pgettext_lazy("maturity", "prototype")
    TESTED = "tested", pgettext_lazy("maturity", "tested with users")
    MARKET = "market", pgettext_lazy("maturity", "on the market")


class Cooperation(TextChoices):
    """As what the other side is sought."""

    CLIENT = "client", _("client")
    SUPPLIER = "supplier", _("supplier")
    DISTRIBUTOR = "distributor", _("distributor, agent")
    LICENCE = "licence", _("licence")
    RESEARCH = "research", _("joint research")
    DEVELOPMENT = "development", _("joint development")
    INVESTOR = "investor", _("investor")
    HOST = "host", _("host, training")


class CaseStage(TextChoices):
    """The steps from a match to what came of it, in their order; a case may also be declined."""

    CANDIDATE = "candidate", pgettext_lazy("stage of an introduction", "candidate")
    EXPRESSED = "expressed", pgettext_lazy("stage of an introduction", "interest expressed")
    ACCEPTED = "accepted", pgettext_lazy("stage of an introduction", "interest accepted")
    DECLINED = "declined", pgettext_lazy("stage of an introduction", "interest declined")
    INTRODUCED = "introduced", pgettext_lazy("stage of an introduction", "introduced")
    MET = "met", pgettext_lazy("stage of an introduction", "met")
    AGREED = "agreed", pgettext_lazy("stage of an introduction", "agreement signed")
    CLOSED = "closed", pgettext_lazy("stage of an introduction", "closed")


class Disclosure(IntegerChoices):
    """What each side may know of the other."""

    ANONYMOUS = 0, _("anonymous")
    IDENTITY = 1, _("names")
    DOCUMENTS = 2, _("documents, under a non-disclosure agreement")


class Towards(TextChoices):
    """To which side a relayed message goes."""

    OFFER = "offer", _("to who offers")
    NEED = "need", _("to who needs")


class OutcomeKind(TextChoices):
    """What came of an introduction; that nothing did is an answer, too."""

    NONE_YET = "none_yet", pgettext_lazy("outcome", "nothing yet")
    TALKS = "talks", pgettext_lazy("outcome", "talks")
    ORDER = "order", pgettext_lazy("outcome", "order")
    CONTRACT = "contract", pgettext_lazy("outcome", "contract")
    AGREEMENT = "agreement", pgettext_lazy("outcome", "company partnership")
    JOINT_PROJECT = "joint_project", pgettext_lazy("outcome", "joint project")
    ENDED = "ended", pgettext_lazy("outcome", "ended without result")


class AskedAfter(IntegerChoices):
    """After how many months an outcome is asked for."""

    SIX = 6, _("6 months")
    TWELVE = 12, _("12 months")


class MarkScope(TextChoices):
    """What an office marks."""

    COUNTRY = "country", pgettext_lazy("what is marked", "country")
    SECTOR = "sector", pgettext_lazy("what is marked", "sector (NACE)")
    GOODS = "goods", pgettext_lazy("what is marked", "goods (HS)")
    ORGANISATION = "organisation", pgettext_lazy("what is marked", "organisation")


class GatedAct(TextChoices):
    """Before what a mark is looked at."""

    INTRODUCTION = "introduction", pgettext_lazy("gate", "introduction")
    MEETING = "meeting", pgettext_lazy("gate", "meeting")
    DISCLOSURE = "disclosure", pgettext_lazy("gate", "disclosure of documents")


class Ruling(TextChoices):
    """What a head decides."""

    CLEAR = "clear", pgettext_lazy("decision at the gate", "may go on")
    STOP = "stop", pgettext_lazy("decision at the gate", "stopped")


class Ruled(TextChoices):
    """What the office thinks of a match."""

    KEPT = "kept", pgettext_lazy("decision on a match", "kept")
    DISMISSED = "dismissed", pgettext_lazy("decision on a match", "dismissed")
