"""Comments of visitors, what was done to them, and how an office takes them."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jumelles.web.people.models import Office
from jumelles.web.people.models.user import LANGUAGES
from jumelles.web.portal.comments.rules import Signs
from jumelles.web.portal.comments.states import Act, State

SIGNS = ("links", "repeats", "pace", "listed", "shouting", "mixed")


class Comment(models.Model):
    """What a visitor said to an article or a page.

    It is no record of the register: a history would keep what its author may have erased, and a flood is decided in one statement.
    `about` is the key of the article or page. It is no foreign key: a comment keeps nobody from deleting that, and is shown nowhere
    while it is gone. `sender` stands for the machine it came from, and cannot be turned back into its address.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False)
    about = models.UUIDField()
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    text = models.TextField(_("comment"), max_length=4000, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="fr")
    posted = models.DateTimeField(default=timezone.now)
    confirmed = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    was = models.CharField(max_length=10, choices=State.choices, blank=True)
    decided = models.DateTimeField(null=True, blank=True)
    appealed = models.BooleanField(default=False)
    last = models.ForeignKey("Move", models.SET_NULL, null=True, blank=True, related_name="+")
    reply = models.TextField(_("answer of the office"), max_length=4000, blank=True)
    replied = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    sender = models.CharField(max_length=32, blank=True)
    likeness = models.CharField(max_length=32, blank=True)
    score = models.PositiveSmallIntegerField(default=0)
    links = models.PositiveSmallIntegerField(default=0)
    repeats = models.PositiveIntegerField(default=0)
    pace = models.PositiveIntegerField(default=0)
    listed = models.PositiveSmallIntegerField(default=0)
    shouting = models.BooleanField(default=False)
    mixed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-posted", "id"]
        indexes: ClassVar = [
            models.Index(fields=["about", "state", "posted"], name="comment_of_page"),
            models.Index(fields=["office", "state", "-posted", "id"], name="comment_queue"),
            models.Index(fields=["office", "-posted", "id"], name="comment_newest"),
            models.Index(fields=["office", "likeness", "posted"], name="comment_likeness"),
            models.Index(fields=["sender", "posted"], name="comment_sender"),
            models.Index(fields=["office", "email"], name="comment_author"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="erased_comment_is_empty",
                condition=~models.Q(state=State.ERASED) | models.Q(text="", name="", email="", sender="", likeness=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("a visitor"))

    @property
    def signs(self) -> Signs:
        """What was counted when it came."""
        return Signs(**{name: getattr(self, name) for name in SIGNS})


class Move(models.Model):
    """What somebody did to one comment or to many at once: who decided, when, why. Visitors and authors have no account."""

    ACTS: ClassVar = [(act.value, act.value) for act in Act] + [("undo", "undo"), ("reply", "reply")]

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False)
    act = models.CharField(max_length=10, choices=ACTS)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    count = models.PositiveIntegerField(default=1)
    undoes = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="undone")

    class Meta:
        ordering: ClassVar = ["-at", "id"]
        indexes: ClassVar = [models.Index(fields=["office", "-at", "id"], name="comment_move_newest")]

    def __str__(self) -> str:
        return self.act


class Step(models.Model):
    """That a move touched a comment, and in which state it found it."""

    move = models.ForeignKey(Move, models.CASCADE, related_name="steps")
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="steps")
    was = models.CharField(max_length=10, choices=State.choices)

    class Meta:
        ordering: ClassVar = ["move__at", "id"]

    def __str__(self) -> str:
        return self.was


class Manner(models.Model):
    """How an office takes comments: the words it looks out for, and for how many months it keeps e-mail addresses after a decision."""

    office = models.OneToOneField(Office, models.CASCADE, primary_key=True, related_name="+")
    words = models.TextField(
        _("words to look out for"),
        blank=True,
        max_length=5000,
        help_text=_("One word or phrase on each line. They decide nothing by themselves."),
    )
    months = models.PositiveSmallIntegerField(
        _("months for which e-mail addresses are kept"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text=_("Counted from the decision; the form tells it to whoever writes."),
    )

    def __str__(self) -> str:
        return str(self.office_id)
