"""What is kept no longer than it serves."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from jumelles.web.portal.comments.clearing import clear
from jumelles.web.portal.models import Comment, Manner
from tests.web.portal.comments.conftest import House


def test_what_has_served_is_taken_away(house: House, said: Callable[..., Comment]) -> None:
    Manner.objects.create(office=house.office, months=3)
    now = timezone.now()
    old, new = now - timedelta(days=91), now - timedelta(days=89)
    gone, kept = (said("approved", decided=when, confirmed=when, sender="a") for when in (old, new))
    waiting = said("held", posted=old, sender="a")
    said("unverified", posted=now - timedelta(days=8))
    fresh = said("unverified", posted=now - timedelta(days=6))

    assert clear() == 3
    assert clear() == 0
    left = {row.pk: (bool(row.email), bool(row.sender)) for row in Comment.objects.all()}
    assert left == {gone.pk: (False, True), kept.pk: (True, True), waiting.pk: (True, False), fresh.pk: (True, False)}
