"""What companies and laboratories need and offer, and the lists of offers that partners hand over."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jumelles.openings.profiles import Profile
from jumelles.web.constraints import order
from jumelles.web.fields import CodesField
from jumelles.web.people.models import Office
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.record import Record
from jumelles.web.register.models.ambassador import Ambassador
from jumelles.web.register.models.opening_words import Confidentiality, Cooperation, Maturity, OpeningKind, OpeningState
from jumelles.web.register.models.people import Organisation
from jumelles.web.register.models.places import Authority


class Portfolio(Record):
    """A list of offers that a partner handed over: confidential unless it is said otherwise. `count` is how many items it has."""

    tells = frozenset({"count", "read_at"})
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="portfolios", verbose_name=_("organisation"))
    title = models.CharField(_("title"), max_length=300)
    received = models.DateField(_("received on"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document"))
    confidentiality = models.CharField(
        _("who may know of it"), max_length=12, choices=Confidentiality.choices, default=Confidentiality.MEMBERS
    )
    count = models.PositiveIntegerField(_("items"), default=0, editable=False)
    read_at = models.DateTimeField(_("last read from a file"), null=True, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("portfolio")
        verbose_name_plural = _("portfolios")
        ordering: ClassVar = ["-received", "title", "id"]

    def __str__(self) -> str:
        return self.title


class PortfolioItem(models.Model):
    """One offer (or need) of a portfolio, as it was handed over. A new list changes what has the same reference, and marks what it lacks
    as gone; the history of the portfolio tells when.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False)
    portfolio = models.ForeignKey(Portfolio, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(_("row"))
    ref = models.CharField(pgettext_lazy("line of a list", "reference"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True, max_length=5000)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    terms = models.CharField(_("keywords"), max_length=500, blank=True)
    codes = CodesField(_("codes"))
    kind = models.CharField(_("kind"), max_length=10, choices=OpeningKind.choices, default=OpeningKind.OFFER)
    maturity = models.CharField(_("maturity"), max_length=12, choices=Maturity.choices, blank=True)
    gone_on = models.DateField(_("no longer in the list since"), null=True, blank=True)

    class Meta:
        verbose_name = _("item of a portfolio")
        verbose_name_plural = _("items of portfolios")
        ordering: ClassVar = ["portfolio", "row", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="item_ref_once", fields=["portfolio", "ref"], condition=~models.Q(ref="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def organisation(self) -> Organisation:
        """Whose offer it is."""
        return self.portfolio.organisation

    def as_profile(self) -> Profile:
        """What the matching knows of it."""
        return Profile(str(self.pk), self.language, self.title, self.summary, split(self.terms), split(self.codes))


class Opening(Record):
    """A need or an offer of an organisation. Its state changes through the actions of `register.openings` only.

    `codes` are the trades, technologies and goods that the author has chosen. It is shown for a year from its publication, and renewed
    by saying that it is still true.
    """

    tells = frozenset({"state", "author", "reviewer", "published_on", "expires_on", "portfolio", "ref"})
    kind = models.CharField(_("kind"), max_length=10, choices=OpeningKind.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="openings", verbose_name=_("organisation"))
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("what is sought or offered"), max_length=5000)
    language = models.CharField(_("language of this text"), max_length=2, choices=LANGUAGES)
    terms = models.CharField(_("keywords"), max_length=500, blank=True, help_text=_("Separated by commas."))
    codes = CodesField(_("codes"))
    languages = models.CharField(_("languages spoken"), max_length=100, blank=True)
    maturity = models.CharField(_("maturity"), max_length=12, choices=Maturity.choices, blank=True)
    cooperation = models.CharField(_("sought as"), max_length=12, choices=Cooperation.choices, blank=True)
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="openings", verbose_name=_("territory sought or served")
    )
    confidentiality = models.CharField(
        _("who may know of it"), max_length=12, choices=Confidentiality.choices, default=Confidentiality.MEMBERS
    )
    ambassador = models.ForeignKey(Ambassador, models.PROTECT, null=True, blank=True, related_name="openings", verbose_name=_("ambassador"))
    state = models.CharField(
        pgettext_lazy("of a text", "state"), max_length=12, choices=OpeningState.choices, default=OpeningState.DRAFT, editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("author"), editable=False, blank=True
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("reviewed by"), editable=False, blank=True
    )
    published_on = models.DateField(_("published on"), null=True, blank=True, editable=False)
    expires_on = models.DateField(_("expires on"), null=True, blank=True, editable=False)
    portfolio = models.ForeignKey(
        Portfolio, models.PROTECT, null=True, blank=True, related_name="openings", verbose_name=_("portfolio"), editable=False
    )
    ref = models.CharField(_("reference in the portfolio"), max_length=100, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("need or offer")
        verbose_name_plural = _("needs and offers")
        ordering: ClassVar = ["-published_on", "title", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "state", "kind"], name="opening_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="opening_published_is_dated",
                condition=~models.Q(state=OpeningState.PUBLISHED) | models.Q(published_on__isnull=False, expires_on__isnull=False),
                violation_error_message=_("What is published has the day on which it was, and on which it expires."),
            ),
            order("opening_in_order", "published_on", "expires_on"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it may be matched today."""
        return self.state == OpeningState.PUBLISHED and not self.has_expired()

    def has_expired(self, today: date | None = None) -> bool:
        """Whether its year is over."""
        return self.expires_on is not None and self.expires_on < (today or timezone.localdate())

    def as_profile(self) -> Profile:
        """What the matching knows of it."""
        return Profile(str(self.pk), self.language, self.title, self.summary, split(self.terms), split(self.codes))


def split(text: str) -> tuple[str, ...]:
    """The parts of a list that is kept as one text."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
