"""How a comment comes in: the form that people fill and machines mistake, how fast it may be sent, and what is kept of it."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jumelles.web.fields import check_text
from jumelles.web.portal.comments import rules
from jumelles.web.portal.comments.states import State
from jumelles.web.portal.comments.subjects import Subject
from jumelles.web.portal.models import SIGNS, Comment, Manner

SIGNER = TimestampSigner(salt="jumelles.comments.form", sep=".")
LEAST, MOST = timedelta(seconds=3), timedelta(hours=24)
"""How long a person takes to write at least, and how long a form is good."""
PACES = ((timedelta(minutes=10), 5), (timedelta(days=1), 30))
"""How many comments one machine may send within a time."""
MAILS = 3
"""Comments that wait for one address to be confirmed, of one day."""
KNOWN_FOR = timedelta(days=30)
"""How long a text is compared with others, and a machine is known by its number."""
LONGEST = 4000


class TooMany(Exception):
    """One machine sends more than a person writes."""


class CommentForm(forms.Form):
    """Name, address, text, consent. `website` is hidden from people: who fills it is a machine."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=100, help_text=gettext_lazy("Shown with your comment."))
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254, help_text=gettext_lazy("Never published."))
    text = forms.CharField(
        label=gettext_lazy("Your comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 7, "maxlength": LONGEST})
    )
    consent = forms.BooleanField(
        label=gettext_lazy("I agree that this is kept"), error_messages={"required": gettext_lazy("Without your consent nothing is kept.")}
    )
    website = forms.CharField(label=gettext_lazy("Leave this empty"), required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))
    started = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, subject: Subject, **named: Any) -> None:
        self.subject = subject
        super().__init__(*arguments, **named)
        months = manner(subject.office).months
        self.fields["consent"].help_text = ngettext(
            "Kept: your name, your comment and your e-mail address, the address until %(n)d month after the decision. You can have all "
            "of it erased at any time, by the link that you get.",
            "Kept: your name, your comment and your e-mail address, the address until %(n)d months after the decision. You can have all "
            "of it erased at any time, by the link that you get.",
            months,
        ) % {"n": months}
        self.fields["email"].required = subject.verified
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = name
        self.fields["website"].widget.attrs["autocomplete"] = "off"
        self.initial["started"] = started(subject)

    def clean(self) -> dict[str, Any]:
        """Texts that can be kept, from a form of ours that somebody took the time to fill."""
        told: dict[str, Any] = super().clean() or {}
        for name in ("name", "text"):
            try:
                check_text(told.get(name, ""))
            except ValidationError as error:
                self.add_error(name, error)
        if told.get("website"):
            raise ValidationError(_("The field that stays empty was filled: leave it empty, and send the form again."))
        _check_started(told.get("started", ""), self.subject)
        return told


def started(subject: Subject) -> str:
    """A mark of the moment at which a form was shown, good for this article or page alone."""
    return SIGNER.sign(subject.key.hex)


def _check_started(mark: str, subject: Subject) -> None:
    try:
        good = SIGNER.unsign(mark, max_age=MOST) == subject.key.hex
    except BadSignature:
        good = False
    if not good:
        raise ValidationError(_("This form is too old, or not complete: send it again as it stands now."))
    try:
        SIGNER.unsign(mark, max_age=LEAST)
    except BadSignature:
        return
    raise ValidationError(_("That was faster than people write: wait a few seconds, and send it again."))


def sender(address: str) -> str:
    """What stands for a machine: its address, under the key of the installation. Of IPv6 the network, in which addresses change."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    where = known if known.version == 4 else ip_network((known, 64), strict=False)
    return salted_hmac("jumelles.comments.sender", str(where), algorithm="sha256").hexdigest()[:32]


def check_pace(of: str) -> None:
    """Stop a machine that sends faster than people write.

    Raises:
        TooMany: it does.
    """
    now = timezone.now()
    if of and any(Comment.objects.filter(sender=of, posted__gt=now - time).count() >= most for time, most in PACES):
        raise TooMany


def _check_mails(address: str) -> None:
    """Nobody is sent mails by others without end: each comment that is to be confirmed would be one."""
    since = timezone.now() - timedelta(days=1)
    if Comment.objects.filter(email__iexact=address, state=State.UNVERIFIED, posted__gt=since).count() >= MAILS:
        raise TooMany


def write(subject: Subject, told: dict[str, Any], *, of: str, language: str) -> Comment:
    """Keep a comment, held; or, where the office wants the address confirmed, until that is done not even that.

    Raises:
        TooMany: this machine sent too many, or this address has mails enough to answer.
    """
    check_pace(of)
    if subject.verified:
        _check_mails(told["email"])
    likeness, now = rules.likeness(told["text"]), timezone.now()
    repeats = Comment.objects.filter(office=subject.office, likeness=likeness, posted__gt=now - KNOWN_FOR).count()
    pace = 1 + Comment.objects.filter(sender=of, posted__gt=now - timedelta(hours=1)).count() if of else 1
    listed = rules.word_list(manner(subject.office).words)
    found = rules.signs(told["text"], told["name"], listed=listed, repeats=repeats, pace=pace)
    return Comment.objects.create(
        office=subject.office,
        about=subject.key,
        **{name: told[name] for name in ("name", "email", "text")},
        language=language,
        sender=of,
        likeness=likeness,
        state=State.UNVERIFIED if subject.verified else State.HELD,
        score=found.score,
        **{name: getattr(found, name) for name in SIGNS},
    )


def manner(office: Any) -> Manner:
    """How an office takes comments; what everybody begins with where it never chose."""
    return Manner.objects.filter(office=office).first() or Manner(office=office)
