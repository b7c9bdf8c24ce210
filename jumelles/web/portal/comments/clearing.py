"""What is kept no longer than it serves: e-mail addresses after a decision, the numbers of machines, what was never confirmed."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from jumelles.web.people.models import Office
from jumelles.web.portal.comments.states import DECIDED, State
from jumelles.web.portal.comments.writing import KNOWN_FOR, manner
from jumelles.web.portal.models import Comment

MONTH = timedelta(days=30)
"""What a month counts for here: never longer than was promised."""
UNCONFIRMED = timedelta(days=7)
"""How long a comment waits for its author's confirmation."""


def clear() -> int:
    """Take away what has served; returns of how many comments."""
    now, touched = timezone.now(), 0
    for office in Office.objects.all():
        decided = Comment.objects.filter(office=office, state__in=DECIDED, decided__lt=now - MONTH * manner(office).months)
        touched += decided.exclude(email="").update(email="", confirmed=None)
    touched += Comment.objects.filter(posted__lt=now - KNOWN_FOR).exclude(sender="").update(sender="")
    return touched + Comment.objects.filter(state=State.UNVERIFIED, posted__lt=now - UNCONFIRMED).delete()[0]
