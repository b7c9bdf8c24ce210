"""What the author of a comment may do without an account: whoever has the signed link of a comment is taken to have written it."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from jumelles.web.portal.comments.states import Act, State, after
from jumelles.web.portal.comments.subjects import subject
from jumelles.web.portal.models import Comment
from jumelles.web.surroundings import spoken

OWN, CONFIRM = (Signer(salt=f"jumelles.comments.{purpose}", sep=".") for purpose in ("own", "confirm"))
"""Two links for one comment: one is told to whoever wrote it, the other only to the address, which it proves."""
AUTHORS_ACTS = (Act.APPEAL, Act.ERASE)


def token(comment: Comment, signer: Signer = OWN) -> str:
    """The secret of a link; it is stored nowhere."""
    return signer.sign(comment.pk.hex)


def held(text: str, signer: Signer = OWN) -> Comment | None:
    """The comment that a link is of; None where the link is none of ours."""
    try:
        key = UUID(signer.unsign(text))
    except (BadSignature, ValueError):
        return None
    return Comment.objects.select_related("office", "last").filter(pk=key).first()


def address(comment: Comment) -> str:
    """Where the author looks after a comment."""
    return reverse("own_comment", args=[token(comment)])


def all_of(comment: Comment) -> QuerySet[Comment]:
    """The author's comments in this office, where the address is proved; else this one, as anybody may type anybody's address."""
    mine = Comment.objects.filter(office=comment.office_id)
    if not (comment.email and comment.confirmed):
        return mine.filter(pk=comment.pk)
    return mine.filter(email__iexact=comment.email)


def may(comment: Comment) -> dict[str, bool]:
    """What the author can do now."""
    return {str(act): after(comment.state, act, appealed=comment.appealed) is not None for act in AUTHORS_ACTS}


def told(comment: Comment) -> dict[str, Any]:
    """Everything that is kept of an author, as JSON knows it."""
    return {"office": comment.office.name, "comments": [_told(each) for each in all_of(comment).order_by("posted", "id")]}


def _told(comment: Comment) -> dict[str, Any]:
    about, moment = subject(comment.about), comment.posted.isoformat(timespec="seconds")
    said = {name: getattr(comment, name) for name in ("name", "email", "text", "language", "state")}
    return {
        "id": str(comment.pk),
        "posted": moment,
        "about": about.title if about and about.public else "",
        **said,
        "answer": comment.reply,
    }


def reason(comment: Comment) -> str:
    """Why the office refused it, as far as it said so."""
    last = comment.last
    return last.reason if last and comment.state == State.REFUSED and last.act == Act.REFUSE else ""


def mail(comment: Comment) -> bool:
    """Send the author both links, once; whether the mail could be sent. Nothing of the comment is in it: the address may be another's."""
    if not settings.CONFIG.mail:
        return False
    with spoken(comment.language):
        site, confirm = settings.CONFIG.address, reverse("confirm_comment", args=[token(comment, CONFIRM)])
        body = "\n\n".join(
            [
                _("Somebody wrote a comment to %(office)s and gave this e-mail address.") % {"office": comment.office},
                _("If it was you, confirm the address here:") + f"\n{site}{confirm}",
                _("Here you see what became of your comment, and can have it erased:") + f"\n{site}{address(comment)}",
                _("If it was not you, do nothing."),
            ]
        )
        message = EmailMessage(_("Confirm your comment"), body, to=[comment.email])
        try:
            message.send()
        except (SMTPException, OSError):
            return False
    return True
