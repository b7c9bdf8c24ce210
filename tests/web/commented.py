"""Comments for the walk: on an article that everybody reads, in each state, and what may be sent to their pages."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.signing import Signer, b62_encode
from django.utils import timezone

from jumelles.web.people.models import Office, User
from jumelles.web.portal.comments import moves, own, writing
from jumelles.web.portal.comments.states import VISIBLE, State
from jumelles.web.portal.comments.subjects import of_article
from jumelles.web.portal.models import Comment, Move
from jumelles.web.recording import keep
from jumelles.web.register.models import Article, Partnership, PublicPage

ADDRESS, HELD_WORDS = "@commenter", "never approved"
PUBLIC = ("write_comment", "report_comment", "own_comment", "own_data", "confirm_comment")
"""Pages that tell whose they are to everybody: the office is named on what it publishes."""
CHANGING = (
    "write_comment",
    "report_comment",
    "own_comment",
    "confirm_comment",
    "decide_comments",
    "undo_decision",
    "comment",
    "comment_manner",
)
NOT_PAGES = ("comments_csv", "decide_comments", "own_data", "undo_decision")


@dataclass
class Talk:
    """An article of one office, its comments by state, and a decision that can be undone."""

    office: Office
    article: Article
    comments: dict[str, Comment]
    move: Move

    def unconfirmed(self) -> Comment:
        """One whose address is not proved yet."""
        return self.comments["unverified"]


def talk(office: Office, by: User) -> Talk:
    """Publish an article and let it be commented. Its words are none of the marks of the walk."""
    titles = {f"title_{code}": "Silverbank" for code in ("fr", "en", "ru")}
    pair = keep(Partnership(office=office, name="Silverbank", kind="twinning"), by=by)
    page = keep(
        PublicPage(office=office, partnership=pair, slug="silverbank", languages="en", state="published", comments="on", **titles), by=by
    )
    article = keep(Article(office=office, page=page, slug="first", state="published", publish_at=timezone.now(), **titles), by=by)
    made = {}
    for state in State:
        told = {"name": "Odile", "email": f"{state}{ADDRESS}.example", "text": "seen by all" if state in VISIBLE else HELD_WORDS}
        told = {} if state == State.ERASED else told
        made[str(state)] = Comment.objects.create(office=office, about=article.pk, state=state, **told)
    move = moves.decide(Comment.objects.filter(pk=made["spam"].pk), "refuse", by=by, office=office, reason="off the subject")
    assert move
    return Talk(office, article, made, move)


def addresses(told: Talk, name: str) -> Iterator[tuple[dict[str, Any], str, Callable[[], dict[str, Any]], str, bool]]:
    """What stands in the gaps of a page's address, its query, what is sent to it, what it is about, and whether there is such a page."""
    every = {"all": "approve"}
    if name == "write_comment":
        yield {"about": told.article.pk}, "", lambda: _written(told), "", True
    elif name == "report_comment":
        yield from (({"key": one.pk}, "", lambda: {"reason": "rude"}, "", state in VISIBLE) for state, one in told.comments.items())
    elif name in {"own_comment", "own_data", "confirm_comment"}:
        signer = own.CONFIRM if name == "confirm_comment" else own.OWN
        yield {"token": own.token(told.unconfirmed(), signer)}, "", lambda: {"act": "erase"}, "", True
        yield {"token": own.token(told.unconfirmed(), own.OWN if signer is own.CONFIRM else own.CONFIRM)}, "", dict, "", False
    elif name == "comment":
        yield {"key": told.comments["held"].pk}, "", lambda: {"act": "approve"}, "", True
    elif name == "undo_decision":
        yield {"key": told.move.pk}, "", dict, "", True
    elif name == "comments_csv":
        yield {}, "?state=approved", dict, "", True
        yield {}, "?emails=1", dict, "emails", True
    elif name == "comment_manner":
        yield {}, "", lambda: {"words": "casino", "months": "3"}, "", True
    else:
        yield {}, "", lambda: every, "", True


def _written(told: Talk) -> dict[str, Any]:
    """A form as a person sends it, a minute after it was opened."""
    found = of_article(told.article)
    opened = f"{found.key.hex}.{b62_encode(int(time.time()) - 60)}"
    started = Signer(salt=writing.SIGNER.salt, sep=".").sign(opened)
    return {"name": "Odile", "text": "we were there", "consent": "on", "started": started}
