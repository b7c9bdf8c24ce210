"""Private addresses: who may fetch what, what they tell, and how they end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from jumelles.errors import JumellesError
from jumelles.web.agenda import feeds
from jumelles.web.agenda.models import Feed, Fetch
from jumelles.web.people import actions as membership
from jumelles.web.people.models import Membership, User
from jumelles.web.recording import keep, remove
from jumelles.web.register import models
from tests.web.agenda.conftest import House

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def soon(house: House, kumamoto: Any) -> Any:
    """A visit next week."""
    day = (timezone.localdate() + timedelta(days=7)).isoformat()
    return house.new(models.Visit, partnership=kumamoto, direction="inbound", title="Next week", starts=day)


def feed(house: House, role: str = "reader", kind: str = "office", about: Any = None) -> Feed:
    return feeds.make(house.office, kind, about.pk if about else None, by=house.accounts[role])


def fetched(browser: Browser, path: str, **headers: str) -> Any:
    return browser().get(path, **headers)


def summaries(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return sorted(str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT"))


def test_whoever_has_the_address_reads_it_without_signing_in(house: House, soon: Any, browser: Browser) -> None:  # noqa: ARG001
    answer = fetched(browser, feeds.address(feed(house)))

    assert summaries(answer) == ["Next week"]
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/calendar; charset=utf-8", "private, no-cache")
    assert "Set-Cookie" not in answer


def test_an_office_covers_a_year_back_and_two_ahead(house: House, kumamoto: Any, browser: Browser) -> None:
    today = timezone.localdate()
    for days in (-400, -300, 700, 800):
        starts = (today + timedelta(days=days)).isoformat()
        house.new(models.Visit, partnership=kumamoto, direction="inbound", title=f"{days}", starts=starts)

    assert summaries(fetched(browser, feeds.address(feed(house)))) == ["-300", "700"]


def test_a_revoked_address_and_a_wrong_one_look_alike(house: House, browser: Browser) -> None:
    made = feed(house)
    path = feeds.address(made)
    feeds.revoke(made, by=house.accounts["reader"])

    revoked, wrong, odd = (fetched(browser, each) for each in (path, path[:-8] + "xxxx.ics", "/calendar/x.ics"))

    assert [each.status_code for each in (revoked, wrong, odd)] == [404, 404, 404]
    assert revoked.content == wrong.content == odd.content
    assert made.history.latest().history_type == "-"


def test_only_the_owner_revokes(house: House) -> None:
    with pytest.raises(PermissionDenied):
        feeds.revoke(feed(house), by=house.accounts["administrator"])


def test_another_secret_key_ends_all_addresses(house: House) -> None:
    token = feeds.token(feed(house))
    other = feeds.Signer(key="another key", salt=feeds.SIGNER.salt, sep=".").sign(token.partition(".")[0])

    assert feeds.held(token) == Feed.objects.get()
    assert feeds.held(other) is None


def test_it_dies_when_the_member_leaves(house: House, browser: Browser) -> None:
    path = feeds.address(feed(house))
    member = Membership.objects.get(user=house.accounts["reader"])
    membership.remove_member(member, by=house.accounts["administrator"], seen=member.version)

    assert (fetched(browser, path).status_code, Feed.objects.count()) == (404, 0)


def test_it_dies_when_the_account_is_closed(house: House, browser: Browser) -> None:
    path = feeds.address(feed(house))
    User.objects.filter(pk=house.accounts["reader"].pk).update(is_active=False)

    assert fetched(browser, path).status_code == 404


def test_a_guests_feed_tells_what_the_guest_sees_now(house: House, kumamoto: Any, soon: Any, browser: Browser) -> None:  # noqa: ARG001
    other = house.new(models.Partnership, name="Others", kind="twinning")
    house.new(models.Visit, partnership=other, direction="inbound", title="Not theirs", starts=timezone.localdate().isoformat())
    guest = house.guest(kumamoto)
    path = feeds.address(feeds.make(house.office, "office", None, by=guest))
    assert summaries(fetched(browser, path)) == ["Next week"]

    invitation = models.Invitation.objects.get()
    remove(invitation, by=house.accounts["head"], seen=invitation.version)

    assert summaries(fetched(browser, path)) == []


def test_a_person_goes_where_and_while_they_are_in_the_delegation(house: House, visit: Any, browser: Browser) -> None:
    person = house.new(models.Person, family_name="Grey", given_name="Heron", diet="no fish")
    house.new(models.Delegate, visit=visit, person=person, arrives_on="2026-10-25", room="suite")
    house.new(models.Visit, partnership=visit.partnership, direction="inbound", title="Without", starts="2026-10-24")

    answer = fetched(browser, feeds.address(feed(house, kind="person", about=person)))

    assert summaries(answer) == ["Excursion", "Farewell", "Visit; with, signs \\ of “grammar”"]
    assert b"fish" not in answer.content
    assert b"suite" not in answer.content


def test_a_visit_has_its_own(house: House, visit: Any, soon: Any, browser: Browser) -> None:  # noqa: ARG001
    answer = fetched(browser, feeds.address(feed(house, kind="visit", about=visit)))

    assert summaries(answer) == ["Dinner", "Excursion", "Farewell", "Visit; with, signs \\ of “grammar”"]


def test_what_is_gone_is_told_as_nothing(house: House, soon: Any, browser: Browser) -> None:
    path = feeds.address(feed(house, kind="visit", about=soon))
    remove(soon, by=house.accounts["officer"], seen=1)

    assert fetched(browser, path).status_code == 404


def test_guests_get_none_of_persons_nor_of_other_visits(house: House, kumamoto: Any) -> None:
    person = house.new(models.Person, family_name="Grey")
    other = house.new(models.Partnership, name="Others", kind="twinning")
    visit = house.new(models.Visit, partnership=other, direction="inbound", title="Not theirs", starts="2026")
    guest = house.guest(kumamoto)

    for kind, about in (("person", person), ("visit", visit)):
        with pytest.raises(Http404):
            feeds.make(house.office, kind, about.pk, by=guest)


def test_nothing_is_sent_twice_until_something_changes(house: House, soon: Any, browser: Browser) -> None:
    path = feeds.address(feed(house))
    first = fetched(browser, path)
    again = {"HTTP_IF_NONE_MATCH": first["ETag"]}

    assert (fetched(browser, path, **again).status_code, fetched(browser, path, **again).content) == (304, b"")
    assert fetched(browser, path, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"]).status_code == 304
    soon.title = "Moved"
    keep(soon, by=house.accounts["officer"], seen=1)
    assert summaries(fetched(browser, path, **again)) == ["Moved"]
    second = {"HTTP_IF_NONE_MATCH": fetched(browser, path)["ETag"]}
    remove(soon, by=house.accounts["officer"], seen=2)
    assert summaries(fetched(browser, path, **second)) == []


def test_the_day_of_the_last_fetch_is_kept(house: House, browser: Browser) -> None:
    made = feed(house)
    for _time in range(2):
        fetched(browser, feeds.address(made))

    assert list(Fetch.objects.values_list("feed", "on")) == [(made.pk, timezone.localdate())]
    assert made.history.count() == 1


def test_there_is_an_end_to_making_feeds(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST", 2)
    feed(house), feed(house)

    with pytest.raises(JumellesError, match="You have 2 calendar feeds"):
        feed(house)


def test_the_page_lists_ones_own_feeds_with_their_addresses(house: House, visit: Any, browser: Browser) -> None:
    feed(house, "officer")
    reader = browser(house.accounts["reader"])
    assert reader.post(f"/ours/agenda/feeds/?visit={visit.pk}").status_code == 302
    made = Feed.objects.get(member__user=house.accounts["reader"])

    page = reader.get("/ours/agenda/feeds/").content.decode()

    assert page.count("/calendar/") == 1
    assert f"http://127.0.0.1{feeds.address(made)}" in page
    assert reader.post(f"/ours/agenda/feeds/{made.pk}/revoke/").status_code == 302
    assert list(Feed.objects.values_list("member__user__email", flat=True)) == ["officer@ours.example"]
