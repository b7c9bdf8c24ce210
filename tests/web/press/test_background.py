"""A reading goes on by itself, tells how far it is, ends when that is asked for, and leaves one sentence where it fails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jumelles.web.press import background
from jumelles.web.press.models import SILENT, Clipping, Proposed
from tests.press.documents.test_opening import pdf
from tests.web.press.desk import STORIES, Desk

pytestmark = pytest.mark.django_db
STORY = (STORIES / "story_fr.txt").read_text("utf-8")


def begun(desk: Desk, text: str = STORY, **told: object) -> Clipping:
    row = desk.clipping(text, state="reading", **told)
    Clipping.objects.filter(pk=row.pk).update(language="", partnership=None)
    return row


def test_a_text_is_read_to_its_end_and_its_language_and_partnership_are_found(desk: Desk) -> None:
    row = begun(desk)

    background.run(row.pk)

    row.refresh_from_db()
    assert (row.state, row.language, row.partnership) == ("ready", "fr", desk.partnership)
    assert {one.type for one in row.proposals.all()} >= {"visit", "accord", "event", "person", "place", "quote"}
    assert all(one.evidence[0]["exact"] == row.text[one.evidence[0]["start"] : one.evidence[0]["end"]] for one in row.proposals.all())


def test_a_reading_that_is_cancelled_stores_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "EVERY", 0)
    row = begun(desk)

    background.stop(row)
    background.run(row.pk)

    row.refresh_from_db()
    assert (row.state, row.text, Proposed.objects.count()) == ("cancelled", "", 0)
    assert row.total > 0


def test_a_file_that_turns_out_to_be_unreadable_leaves_its_sentence_and_nothing_else(desk: Desk) -> None:
    row = begun(desk, "", filename="scan.pdf")

    background.run(row.pk, pdf())

    row.refresh_from_db()
    assert (row.state, row.text, Proposed.objects.count()) == ("failed", "", 0)
    assert row.told.startswith("scan.pdf")


def test_a_fault_of_ours_is_told_and_not_hidden_from_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError

    row = begun(desk)
    monkeypatch.setattr("jumelles.press.read.read", broken)

    with pytest.raises(ZeroDivisionError):
        background.run(row.pk)

    row.refresh_from_db()
    assert (row.state, row.told) == ("failed", "Something of ours went wrong: nothing was stored.")


def test_a_process_that_ended_is_noticed(desk: Desk) -> None:
    row = begun(desk)
    assert (row.is_running, row.is_broken) == (True, False)

    row.seen = timezone.now() - SILENT - timedelta(seconds=1)

    assert (row.is_running, row.is_broken) == (False, True)
