"""What an office tells everybody: a public page for a partnership, its articles, and the facts that an article speaks of."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jumelles.web.constraints import one_of, unique
from jumelles.web.fields import LanguagesField
from jumelles.web.record import Record
from jumelles.web.register.models.action import Action
from jumelles.web.register.models.agreement import Agreement
from jumelles.web.register.models.document import Document, MediaMention
from jumelles.web.register.models.honour import HeritageItem, Honour
from jumelles.web.register.models.partnership import Partnership
from jumelles.web.register.models.visit import Visit
from jumelles.web.register.models.words import ArticleState, CommentRule, PageState

TITLED = ~models.Q(title_fr="", title_en="", title_ru="")
TITLES = ("title_fr", "title_en", "title_ru")


class Written(Record):
    """A text in the languages that the office writes: one title in each, and what stands below it."""

    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=200, blank=True)

    class Meta(Record.Meta):
        abstract = True

    @property
    def title(self) -> str:
        """The title in the language of the reader, or else in one that it has."""
        ours = getattr(self, f"title_{(get_language() or 'en')[:2]}", "")
        return str(ours or next(filter(None, (getattr(self, name) for name in TITLES)), ""))

    def __str__(self) -> str:
        return self.title or gettext("(without a title)")


class PublicPage(Written):
    """The page of a partnership that everybody may read. Beside its story it shows what is marked public, and nothing else."""

    hangs_on = "partnership"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="pages", verbose_name=_("partnership"))
    slug = models.SlugField(
        _("word in the address"), max_length=60, help_text=_("Small letters, digits and hyphens: heidelberg. Links break when it changes.")
    )
    languages = LanguagesField(_("languages of the page"))
    story_fr = models.TextField(_("story in French"), blank=True, max_length=20000)
    story_en = models.TextField(_("story in English"), blank=True, max_length=20000)
    story_ru = models.TextField(_("story in Russian"), blank=True, max_length=20000)
    state = models.CharField(pgettext_lazy("of a text", "state"), max_length=10, choices=PageState.choices, default=PageState.DRAFT)
    comments = models.CharField(_("comments"), max_length=10, choices=CommentRule.choices, default=CommentRule.OFF)
    cover = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("picture at the top"))

    class Meta(Written.Meta):
        verbose_name = _("public page")
        verbose_name_plural = _("public page")
        ordering: ClassVar = ["slug", "id"]
        constraints: ClassVar = [
            unique("page_once", ["partnership"], _("This partnership has its public page already.")),
            unique("page_address_once", ["office", "slug"], _("Another page of the office has this word in its address.")),
            models.CheckConstraint(
                name="page_published_with_title",
                condition=models.Q(state="draft") | TITLED,
                violation_error_message=_("Give the page a title before it is published."),
            ),
        ]


class Article(Written):
    """One piece of news. What is scheduled is read from its moment on; what is withdrawn stays in the house, with its history."""

    hangs_on = "page"
    page = models.ForeignKey(PublicPage, models.PROTECT, related_name="articles", verbose_name=_("public page"))
    slug = models.SlugField(
        _("word in the address"), max_length=80, help_text=_("Small letters, digits and hyphens: a-visit. Links break when it changes.")
    )
    body_fr = models.TextField(_("text in French"), blank=True, max_length=50000)
    body_en = models.TextField(_("text in English"), blank=True, max_length=50000)
    body_ru = models.TextField(_("text in Russian"), blank=True, max_length=50000)
    state = models.CharField(pgettext_lazy("of a text", "state"), max_length=10, choices=ArticleState.choices, default=ArticleState.DRAFT)
    publish_at = models.DateTimeField(_("published at"), null=True, blank=True, help_text=_("From this moment on everybody may read it."))
    picture = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("picture at the top"))
    open_to_comments = models.BooleanField(_("open to comments"), default=True)

    class Meta(Written.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering: ClassVar = [models.F("publish_at").desc(nulls_first=True), "slug", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "state", "-publish_at"], name="article_by_moment")]
        constraints: ClassVar = [
            unique("article_address_once", ["page", "slug"], _("Another article of the page has this word in its address.")),
            models.CheckConstraint(
                name="article_published_with_moment",
                condition=models.Q(state__in=["draft", "withdrawn"]) | models.Q(publish_at__isnull=False),
                violation_error_message=_("Say from which moment on everybody may read the article."),
            ),
            models.CheckConstraint(
                name="article_published_with_title",
                condition=models.Q(state__in=["draft", "withdrawn"]) | TITLED,
                violation_error_message=_("Give the article a title before it is published."),
            ),
        ]

    @property
    def is_out(self) -> bool:
        """Whether everybody may read it now, if its page is published."""
        return self.state in {"scheduled", "published"} and self.publish_at is not None and self.publish_at <= timezone.now()


FACTS = ("agreement", "action", "visit", "honour", "heritage", "mention", "document")
"""What an article may speak of."""


class ArticleLink(Record):
    """One fact that an article tells, or one more picture of it; visitors see it where the fact itself is public."""

    hangs_on = "article"
    article = models.ForeignKey(Article, models.PROTECT, related_name="links", verbose_name=_("article"))
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agreement"))
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("action"))
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("visit"))
    honour = models.ForeignKey(Honour, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("honour"))
    heritage = models.ForeignKey(HeritageItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("heritage item"))
    mention = models.ForeignKey(MediaMention, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("media mention"))
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("picture"))

    class Meta(Record.Meta):
        verbose_name = _("fact the article tells")
        verbose_name_plural = _("facts the article tells")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [one_of("link_to_one_fact", FACTS, _("Name one fact, and only one."))]

    @property
    def fact(self) -> Any:
        """The record that it points at."""
        return next((getattr(self, name) for name in FACTS if getattr(self, f"{name}_id")), None)

    def __str__(self) -> str:
        return str(self.fact)
