"""The pages of the press desk: what comes in, the card of one proposal, what its buttons do, and who may press them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jumelles.web.press import accepting
from jumelles.web.press.models import SILENT, Clipping, Proposed
from jumelles.web.register.models import StatusStep, Visit
from tests.web.press.desk import Desk

pytestmark = pytest.mark.django_db
Browser = Callable[[Any], Client]
TEXT = "Colmar 🎭 reçoit une délégation de Tver. Les relations datent de 1991."


def path(clipping: Clipping, further: str = "") -> str:
    return f"/ours/press/{clipping.pk}/{further}"


def step(desk: Desk, clipping: Clipping) -> Proposed:
    return desk.proposed(clipping, "accord", "relations datent de 1991", kind="relation", status="in_force", date="1991")


def test_the_card_shows_the_sentence_the_attributes_and_what_it_becomes(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)
    step(desk, clipping)

    page = officer.get(path(clipping)).content.decode()

    assert '<blockquote lang="fr">Les <mark>relations datent de 1991</mark>.</blockquote>' in page
    assert 'name="v-on" value="1991"' in page
    assert '<option value="in_force" selected>In force</option>' in page
    assert '<option value="status" selected>status step</option>' in page


def test_accepting_writes_what_was_ticked_and_leads_to_the_next(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)
    step(desk, clipping)
    desk.proposed(clipping, "visit", "délégation de Tver", to="Colmar", date=None)

    sent = {"act": "accept", "sent": "1", "noun": "status", "t-status": "1", "v-status": "in_force", "t-on": "1", "v-on": "1992"}
    answer = officer.post(path(clipping, "1/decide/"), sent, follow=True)

    assert str(StatusStep.objects.get()) == "in force, 1992"
    assert answer.redirect_chain == [(f"{path(clipping)}?at=2#card", 302)]
    assert "Accepted: relations datent de 1991" in answer.content.decode()


def test_what_the_form_refuses_is_told_and_nothing_is_written(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)
    desk.proposed(clipping, "visit", "délégation de Tver", to="Colmar", date=None)

    answer = officer.post(path(clipping, "1/decide/"), {"act": "accept"}, follow=True)

    assert "This field is required" in answer.content.decode() or "begins" in answer.content.decode()
    assert (Visit.objects.count(), Proposed.objects.get().decision) == (0, "open")


def test_refusing_merging_and_taking_back(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)
    for _n in range(2):
        step(desk, clipping)

    officer.post(path(clipping, "1/decide/"), {"act": "merge", "into": "2"})
    officer.post(path(clipping, "2/decide/"), {"act": "refuse", "reason": "in doubt"})
    decided = [(one.decision, one.reason) for one in Proposed.objects.all()]
    officer.post(path(clipping, "2/decide/"), {"act": "undo"})

    assert decided == [("merged", ""), ("refused", "in doubt")]
    assert Proposed.objects.get(number=2).decision == "open"
    assert officer.post(path(clipping, "2/decide/"), {"act": "dance"}).status_code == 404


def test_words_are_found_whether_they_were_marked_or_copied(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)
    start = TEXT.index("délégation")

    officer.post(path(clipping, "add/"), {"type": "visit", "words": "délégation", "start": str(start), "end": str(start + 10)})
    officer.post(path(clipping, "add/"), {"type": "visit", "words": "délégation \n de  Tver"})
    answer = officer.post(path(clipping, "add/"), {"type": "visit", "words": "never said"}, follow=True)

    assert [one.evidence[0]["exact"] for one in Proposed.objects.all()] == ["délégation", "délégation de Tver"]
    assert "These words are not in the text." in answer.content.decode()


def test_a_text_that_cannot_be_read_is_told_at_its_field_and_not_kept(officer: Client) -> None:
    wrong = (({"text": " "}, "Paste a text or choose a file"), ({"text": "一二三" * 50}, "none of the languages that we read"))
    for sent, why in wrong:
        answer = officer.post("/ours/press/new/", sent)
        assert (answer.status_code, why in answer.content.decode()) == (422, True)

    assert Clipping.objects.count() == 0


def test_what_is_known_of_a_text_can_be_changed_and_a_text_thrown_away(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)

    officer.post(path(clipping, "about/"), {"title": "Another", "published": "2016", "outlet": "Le Jour"})
    clipping.refresh_from_db()
    assert (clipping.title, clipping.published, clipping.partnership) == ("Another", "2016", None)

    assert "Throw this text away?" in officer.get(path(clipping, "delete/")).content.decode()
    officer.post(path(clipping, "delete/"))
    assert Clipping.objects.count() == 0


def test_readers_and_other_offices_find_no_door(desk: Desk, browser: Browser) -> None:
    clipping = desk.clipping(TEXT)
    reader = browser(desk.people["reader"])

    assert [reader.get(address).status_code for address in ("/ours/press/", path(clipping))] == [403, 403]
    assert "/ours/press/" not in reader.get("/ours/desk/").content.decode()


def test_the_newest_text_stands_first_with_what_waits_and_what_was_kept(desk: Desk, officer: Client) -> None:
    older = desk.clipping(TEXT, title="The older one")
    desk.clipping(TEXT, title="The newer one")
    step(desk, older)
    accepting.accept(step(desk, older), by=desk.by)

    page = officer.get("/ours/press/").content.decode()

    assert page.index("The newer one") < page.index("The older one")
    assert "1 proposal waits" in page
    assert "1 accepted" in page


def test_a_text_that_is_read_tells_how_far_it_is_and_its_page_follows(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT, state="reading", done=30, total=120)
    polling = {"HX-Request": "true", "HX-Target": "reading"}

    page = officer.get(path(clipping)).content.decode()
    Clipping.objects.filter(pk=clipping.pk).update(state="ready")
    answer = officer.get(path(clipping), headers=polling)

    assert '<progress value="30" max="120"' in page
    assert 'hx-trigger="every 2s"' in page
    assert answer["HX-Refresh"] == "true"


def test_a_reading_is_cancelled_and_one_that_broke_off_is_told(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT, state="reading")

    officer.post(path(clipping, "stop/"))
    Clipping.objects.filter(pk=clipping.pk).update(seen=timezone.now() - SILENT * 2)

    assert Clipping.objects.get().stop is True
    assert "The reading ended before it was done: give the text again." in officer.get(path(clipping)).content.decode()


def test_what_went_into_the_register_is_told_when_all_is_decided(desk: Desk, officer: Client) -> None:
    clipping = desk.clipping(TEXT)
    step(desk, clipping)

    officer.post(path(clipping, "1/decide/"), {"act": "accept"})
    page = officer.get(path(clipping)).content.decode()

    assert "Everything is decided." in page
    assert f'href="/ours/status/{StatusStep.objects.get().pk}/"' in page
