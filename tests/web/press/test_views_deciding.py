"""The buttons of the press desk lead back to the queue as it was chosen, and decide together only what is harmless."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from jumelles.web.press import accepting
from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.recording import keep
from jumelles.web.register.models import MediaMention, Partnership, Person, Visit
from tests.web.press import desk as desks
from tests.web.press.desk import COLMAR, TVER, Desk
from tests.web.press.test_planning import FES, partner

pytestmark = pytest.mark.django_db
TEXT = "Anna Petrova et Jean Morel visitent Colmar. Paul Weiss les reçoit."


@pytest.fixture
def officer(desk: Desk, browser: Callable[[Any], Client]) -> Client:
    return browser(desk.by)


@pytest.fixture
def clipping(desk: Desk) -> Clipping:
    made = desk.clipping(TEXT)
    desk.proposed(made, "place", "Colmar", name="Colmar")
    for name in ("Anna Petrova", "Jean Morel", "Paul Weiss"):
        desk.proposed(made, "person", name, name=name)
    return made


def path(clipping: Clipping, further: str = "") -> str:
    return f"/ours/press/{clipping.pk}/{further}"


def test_a_decision_leads_to_the_next_of_the_type_that_is_shown(officer: Client, clipping: Clipping) -> None:
    last = officer.post(path(clipping, "4/decide/?type=person"), {"act": "refuse"})
    wrong = officer.post(path(clipping, "2/decide/?type=person&state=open"), {"act": "merge", "into": "4"})

    assert last["Location"] == f"{path(clipping)}?at=2&type=person#card"
    assert wrong["Location"] == f"{path(clipping)}?at=2&type=person&state=open#card"


def test_the_queue_shows_what_was_asked_for(officer: Client, clipping: Clipping) -> None:
    officer.post(path(clipping, "2/decide/"), {"act": "refuse", "reason": "in doubt"})

    def shown(query: str) -> list[int]:
        page = officer.get(path(clipping, query)).content.decode()
        return [number for number in range(1, 5) if f'<li value="{number}"' in page]

    assert shown("?type=person") == [2, 3, 4]
    assert shown("?state=open") == [1, 3, 4]
    assert shown("?type=person&state=dropped") == [2]
    assert "There is no such proposal." in officer.get(path(clipping, "?type=visit")).content.decode()


def test_what_may_be_accepted_together_is_listed_first_and_taken_back_by_one_button(officer: Client, clipping: Clipping) -> None:
    asked = officer.get(path(clipping, "all/?type=person")).content.decode()
    assert [name in asked for name in ("Anna Petrova", "Jean Morel", "Paul Weiss", "Accept 3 proposals")] == [True] * 4
    assert Person.objects.count() == 0

    officer.post(path(clipping, "all/"), {"type": "person"})
    assert Person.objects.count() == 3
    assert "Undo the last 3 decisions" in officer.get(path(clipping)).content.decode()

    said = officer.post(path(clipping, "undo/"), follow=True).content.decode()
    assert "3 decisions taken back." in said
    assert (Person.objects.count(), Proposed.objects.filter(decision="open").count()) == (0, 4)
    assert "There is no decision of yours to take back." in officer.post(path(clipping, "undo/"), follow=True).content.decode()


def test_one_who_may_be_known_already_is_not_accepted_with_the_others(desk: Desk, officer: Client, clipping: Clipping) -> None:
    keep(Person(office=desk.office, given_name="Jan", family_name="Morel"), by=desk.by)

    page = officer.get(path(clipping, "all/?type=person")).content.decode()

    assert "Accept 2 proposals" in page
    assert "1 other is in doubt and stays open." in page


def test_agreements_and_visits_are_never_accepted_together(desk: Desk, officer: Client, clipping: Clipping) -> None:
    desk.proposed(clipping, "visit", "visitent Colmar", to="Colmar", date="2017")

    for ask in (officer.get, officer.post):
        said = ask(path(clipping, "all/?type=visit"), follow=True).content.decode()
        assert "read the others one by one" in said

    assert Proposed.objects.filter(decision="open").count() == 5


def test_the_desk_tells_how_many_texts_wait_to_who_decides(
    desk: Desk, officer: Client, clipping: Clipping, browser: Callable[[Any], Client]
) -> None:
    told = "text of the press to decide"

    assert told in officer.get("/ours/desk/").content.decode()
    assert told not in browser(desk.people["reader"]).get("/ours/desk/").content.decode()
    clipping.proposals.update(decision="refused")
    assert told not in officer.get("/ours/desk/").content.decode()


def test_what_was_read_with_little_confidence_is_in_doubt(officer: Client, clipping: Clipping) -> None:
    clipping.proposals.filter(number=4).update(confidence=0.8)

    page = officer.get(path(clipping, "all/?type=person")).content.decode()
    officer.post(path(clipping, "all/"), {"type": "person"})

    assert ("Accept 2 proposals" in page, "1 other is in doubt" in page) == (True, True)
    assert clipping.proposals.get(number=4).decision == "open"


def test_what_was_merged_names_the_other(officer: Client, clipping: Clipping) -> None:
    said = officer.post(path(clipping, "2/decide/"), {"act": "merge", "into": "3"}, follow=True).content.decode()
    page = officer.get(path(clipping, "?at=2")).content.decode()

    assert "“Anna Petrova” was merged into “Jean Morel”." in said
    assert '<span class="num">P3</span> Jean Morel</a>' in page
    assert "merged into another → P3" in page


def test_a_name_inside_a_longer_one_is_not_offered(desk: Desk, officer: Client) -> None:
    for given, family in (("Gisela", "Hartmann"), ("Emma", "Harte")):
        keep(Person(office=desk.office, given_name=given, family_name=family), by=desk.by)
    made = desk.clipping("Tom Hart est venu.")
    desk.proposed(made, "person", "Tom Hart", name="Tom Hart")

    page = officer.get(path(made)).content.decode()

    assert ("Gisela Hartmann" in page, "Emma Harte" in page) == (False, True)


def test_two_facts_of_one_sentence_that_are_merged_show_it_once_and_part_again(officer: Client, clipping: Clipping) -> None:
    before = [one.evidence for one in clipping.proposals.order_by("number")]
    twin = clipping.proposals.get(number=3)
    twin.evidence = before[1]
    twin.save()

    for number in (3, 2):
        officer.post(path(clipping, f"{number}/decide/"), {"act": "merge", "into": "4"} if number == 2 else {"act": "merge", "into": "2"})
    officer.post(path(clipping, "2/decide/"), {"act": "undo"})
    page = officer.get(path(clipping, "?at=2")).content.decode()

    assert page.count("<blockquote") == 1
    officer.post(path(clipping, "3/decide/"), {"act": "undo"})
    assert clipping.proposals.get(number=2).evidence == before[1]


def test_what_is_refused_together_is_listed_first_and_taken_back_by_one_button(officer: Client, clipping: Clipping) -> None:
    asked = officer.get(path(clipping, "all/?type=person&act=refuse")).content.decode()
    assert [name in asked for name in ("Anna Petrova", "Paul Weiss", "Refuse 3 proposals", "Colmar</li>")] == [True, True, True, False]
    assert set(decisions(clipping)) == {"open"}

    officer.post(path(clipping, "all/"), {"type": "person", "act": "refuse", "reason": "of no  importance"})
    assert decisions(clipping) == ["open", "refused", "refused", "refused"]
    assert set(clipping.proposals.filter(type="person").values_list("reason", flat=True)) == {"of no importance"}
    assert officer.get(path(clipping, "all/?type=person&act=refuse")).status_code == 302

    officer.post(path(clipping, "undo/"))
    assert set(decisions(clipping)) == {"open"}


def test_only_types_of_texts_are_refused_together_and_only_by_who_writes(desk: Desk, clipping: Clipping) -> None:
    with pytest.raises(ValidationError, match="no such proposal"):
        accepting.refuse_all(clipping, "row", "", by=desk.by)
    with pytest.raises(PermissionDenied):
        accepting.refuse_all(clipping, "person", "", by=desk.people["reader"])
    assert set(decisions(clipping)) == {"open"}


def decisions(clipping: Clipping) -> list[str]:
    return list(clipping.proposals.order_by("number").values_list("decision", flat=True))


@pytest.fixture
def of_two(desk: Desk) -> Clipping:
    """A text about two partnerships: it came in as one of the first."""
    made = desk.clipping("Colmar a reçu Tver en mai 2017. Puis elle a visité Fès en juin 2017.")
    partner(desk, FES, "Fès", "MA")
    for name, gid in (("Colmar", COLMAR), ("Tver", TVER), ("Fès", FES)):
        desk.proposed(made, "place", name, name=name, gid=gid, kind="city")
    desk.proposed(made, "visit", "elle a visité Fès", to="Fès", date="2017-06", status="past")
    return made


def test_a_fact_may_go_to_another_partnership_that_the_text_names(desk: Desk, officer: Client, of_two: Clipping) -> None:
    other = Partnership.objects.get(name="Colmar – Fès")
    page = officer.get(path(of_two, "?at=4")).content.decode()
    assert f'<option value="{desk.partnership.pk}" selected>Colmar – Tver</option>' in page
    sent = {"sent": "1", "was": "visit", "noun": "visit", "for": str(desk.partnership.pk), "partnership": str(other.pk)}

    again = officer.post(path(of_two, "4/decide/"), sent | {"act": "accept"})
    assert Visit.objects.count() == 0
    assert f'<option value="{other.pk}" selected>Colmar – Fès</option>' in again.content.decode()

    values = {"title": "Visite à Fès", "direction": "outbound", "starts": "2017-06", "status": "done"}
    form = {f"v-{name}": value for name, value in values.items()} | {f"t-{name}": "1" for name in values}
    officer.post(path(of_two, "4/decide/"), sent | form | {"for": str(other.pk), "act": "accept"})
    assert [str(one.partnership) for one in (Visit.objects.get(), MediaMention.objects.get())] == ["Colmar – Fès", "Colmar – Fès"]
    assert Clipping.objects.get(pk=of_two.pk).partnership == desk.partnership


def test_a_fact_never_goes_to_a_partnership_of_another_office(officer: Client, of_two: Clipping) -> None:
    theirs = desks.desk("theirs").partnership
    sent = {"sent": "1", "was": "visit", "noun": "visit", "for": str(theirs.pk), "partnership": str(theirs.pk), "act": "accept"}

    assert officer.post(path(of_two, "4/decide/"), sent).status_code == 404
    assert officer.get(path(of_two, f"?at=4&partnership={theirs.pk}")).status_code == 404
    assert officer.get(path(of_two, "?at=4&partnership=x")).status_code == 200
    assert Visit.objects.count() == 0
