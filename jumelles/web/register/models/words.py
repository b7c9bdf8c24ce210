"""The words that records are made of: kinds, levels, statuses, domains. Keys are the field's standard terms and stand in exports."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(TextChoices):
    """What kind of authority."""

    MUNICIPALITY = "municipality", _("municipality")
    METROPOLIS = "metropolis", _("metropolis, association of municipalities")
    COUNTY = "county", _("county, department, district")
    REGION = "region", _("region, oblast, federal state")
    STATE = "state", _("state")


class PartnershipKind(TextChoices):
    """How formal and how wide a partnership is."""

    TWINNING = "twinning", _("twinning")
    FRIENDSHIP = "friendship", _("friendship")
    COOPERATION = "cooperation", _("cooperation")
    PROJECT = "project", _("project partnership")
    CONTACT = "contact", _("contact")


class Side(TextChoices):
    """Ours or theirs."""

    HOME = "home", _("our side")
    PARTNER = "partner", _("partner side")


class Status(TextChoices):
    """The steps of a partnership's life, in the order in which steps of one day follow each other."""

    PROPOSED = "proposed", _("proposed")
    SIGNED = "signed", _("signed")
    IN_FORCE = "in_force", _("in force")
    RENEWED = "renewed", _("renewed")
    EXPIRED = "expired", _("expired")
    DORMANT = "dormant", _("dormant")
    REACTIVATED = "reactivated", _("reactivated")
    SUSPENDED = "suspended", _("suspended")
    TERMINATED = "terminated", _("terminated")


class AgreementKind(TextChoices):
    """What kind of text was signed."""

    CHARTER = "charter", _("twinning charter")
    FRAMEWORK = "framework", _("framework agreement")
    CONVENTION = "convention", _("cooperation agreement")
    MOU = "mou", _("memorandum of understanding")
    LETTER_OF_INTENT = "letter_of_intent", _("letter of intent")
    AMENDMENT = "amendment", _("amendment")
    COMPANY = "company", _("company partnership")


class Renewal(TextChoices):
    """What happens at the end of its term."""

    TACIT = "tacit", _("tacit renewal")
    EXPRESS = "express", _("renewed by a new signature")
    NONE = "none", _("ends with its term")


class Domain(TextChoices):
    """Fields of cooperation."""

    INNOVATION = "innovation", _("innovation")
    RESEARCH = "research", pgettext_lazy("domain of cooperation", "research")
    EDUCATION = "education", pgettext_lazy("domain of cooperation", "education")
    HEALTH = "health", pgettext_lazy("domain of cooperation", "health")
    CULTURE = "culture", _("culture")
    TOURISM = "tourism", _("tourism")
    TRADE = "trade", _("trade")
    YOUTH = "youth", _("youth")
    SPORT = "sport", _("sport")
    ENVIRONMENT = "environment", pgettext_lazy("domain of cooperation", "environment")
    GOVERNANCE = "governance", _("governance")


class Stage(TextChoices):
    """How far an action is."""

    IDEA = "idea", _("idea")
    PLANNED = "planned", _("planned")
    UNDERWAY = "underway", _("under way")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")


class Part(TextChoices):
    """What an organisation or authority does in an action (IATI: accountable, implementing, extending)."""

    PROJECT_OWNER = "project_owner", _("project owner")
    IMPLEMENTER = "implementer", _("implementer")
    LEAD_PARTNER = "lead_partner", _("lead partner")
    PARTNER = "partner", _("partner")


class Direction(TextChoices):
    """Whether they come to us or we go to them."""

    INBOUND = "inbound", _("inbound: we receive")
    OUTBOUND = "outbound", _("outbound: we travel")


class OrganisationKind(TextChoices):
    """What an organisation is."""

    COMPANY = "company", _("company")
    UNIVERSITY = "university", _("university")
    LABORATORY = "laboratory", _("laboratory, research institute")
    HOSPITAL = "hospital", _("hospital")
    INCUBATOR = "incubator", _("incubator")
    SCHOOL = "school", _("school")
    ASSOCIATION = "association", _("association, twinning committee")
    CULTURE = "culture", _("museum, library, theatre")
    MEDIA = "media", _("media")
    PUBLIC = "public", _("public body")
    OTHER = "other", _("other")


class FactKind(TextChoices):
    """What a fact about a territory tells."""

    RANK = "rank", _("rank, classification")
    LABEL = "label", _("label, award")
    INVESTOR = "investor", _("investor present")
    FACILITY = "facility", _("facility, incubator")
    ECONOMY = "economy", pgettext_lazy("fact about a territory", "economy")
    OTHER = "other", _("other")


class HonourKind(TextChoices):
    """What was conferred."""

    CITIZEN = "citizen", _("honorary citizenship")
    DECORATION = "decoration", _("decoration")
    MEDAL = "medal", _("medal of the city")
    OTHER = "other", _("other")


class HeritageKind(TextChoices):
    """What keeps the memory of a partnership in a place."""

    STATUE = "statue", _("statue")
    PLAQUE = "plaque", _("plaque")
    COLLECTION = "collection", _("collection")
    PLACE_NAME = "place_name", _("name of a street or a square")
    GARDEN = "garden", _("garden, tree")
    OTHER = "other", _("other")


class PageState(TextChoices):
    """Who reads a public page."""

    DRAFT = "draft", pgettext_lazy("state of a page", "draft")
    PUBLISHED = "published", pgettext_lazy("state of a page", "published")


class ArticleState(TextChoices):
    """How far an article is."""

    DRAFT = "draft", pgettext_lazy("state of an article", "draft")
    SCHEDULED = "scheduled", pgettext_lazy("state of an article", "scheduled")
    PUBLISHED = "published", pgettext_lazy("state of an article", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of an article", "withdrawn")


class CommentRule(TextChoices):
    """Who may comment on a page and its articles."""

    OFF = "off", _("no comments")
    ON = "on", _("comments, each read by the office first")
    VERIFIED = "verified", _("comments from confirmed e-mail addresses, each read by the office first")
