"""The desk as its readers see it: what is on it, in which order, with which buttons, and for whom it does not exist."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jumelles.web.desk import overview
from jumelles.web.desk.deciding import decisions
from jumelles.web.desk.numbers import Numbers, numbers
from jumelles.web.desk.unfinished import checklists
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.register.models import Action, Agreement, Check, Partnership, Requirement, StatusStep, Visit
from jumelles.web.register.spans import away
from tests.web.desk.conftest import TODAY

pytestmark = pytest.mark.django_db
House = tuple[Office, dict[str, User]]
Making = Callable[..., Any]
Browser = Callable[..., Client]


def titles(page: str) -> list[str]:
    """The links that name the lines, in their order."""
    return re.findall(r'<p class="title"><a href="[^"]*">([^<]*)</a>', page)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (41, "in 41 days"), (-1, "1 day ago"), (-30, "30 days ago")]
)
def test_days_are_said_in_words(days: int, words: str) -> None:
    assert away(days) == words


def test_dates_ahead_come_in_their_order_with_what_to_do(house: House, browser: Browser, partnership: Making, new: Making) -> None:
    one = partnership("Ours – theirs", signed="1991-05-30", visited="2026-01-10")
    new(Agreement, partnership=one, kind="framework", title="Express", signed="2022", expires="2026-04-26", renewal="express")
    new(Agreement, partnership=one, kind="mou", title="Tacit", signed="2022", expires="2026-06-14", renewal="tacit")
    new(Agreement, partnership=one, kind="mou", title="Too far", signed="2022", expires="2026-06-15", renewal="tacit")
    new(Agreement, partnership=one, kind="mou", title="Ends", signed="2022", expires="2026-05-01")
    new(Visit, partnership=one, title="Under way", direction="inbound", starts="2026-03-15", ends="2026-03-18")
    new(Visit, partnership=one, title="Tomorrow", direction="outbound", starts="2026-03-17")

    page = browser(house[1]["officer"]).get("/ours/desk/").content.decode()

    section = page[page.index('id="dates"') : page.index("</section>")]
    assert titles(section) == ["Under way", "Tomorrow", "Express", "Ends", "Ours – theirs", "Tacit"]
    assert re.findall(r'<b class="num">([^<]*)</b>', section) == [
        "under way",
        "tomorrow",
        "in 41 days",
        "in 46 days",
        "in 75 days",
        "in 90 days",
    ]
    words = [
        "Prepare the visit",
        "Prepare the visit",
        "Prepare the new signature",
        "Propose a renewal",
        "Plan the celebration",
        "Check the agreement",
    ]
    assert re.findall(r'<a class="btn small quiet" href="[^"]*">([^<]*)</a>', section) == words
    assert "35 years since the first signature" in section


def test_of_a_month_nobody_says_in_how_many_days_it_is(house: House, browser: Browser, partnership: Making, new: Making) -> None:
    one = partnership("Ours – theirs", visited="2026-01-10")
    new(Visit, partnership=one, title="Some day", direction="inbound", starts="2026-04")

    page = browser(house[1]["officer"]).get("/ours/desk/").content.decode()

    section = page[page.index('id="dates"') : page.index("</section>")]
    assert re.findall(r'<b class="num">([^<]*)</b>', section) == ["April 2026"]


def test_a_reader_sees_the_desk_without_buttons_that_write(house: House, browser: Browser, partnership: Making) -> None:
    partnership("Asleep", signed="1961", visited="2001")
    partnership("Proposed", status=("proposed", "2026-01"))

    seen = {role: browser(house[1][role]).get("/ours/desk/").content.decode() for role in ("reader", "officer")}

    assert {role: page.count("Record a contact</a>") for role, page in seen.items()} == {"reader": 0, "officer": 1}
    assert {role: page.count("Record the decision") for role, page in seen.items()} == {"reader": 0, "officer": 1}
    assert all("Asleep" in page and "Proposed" in page for page in seen.values())


def test_guests_have_no_desk(house: House, browser: Browser) -> None:
    guest = User.objects.create(email="guest@ours.example", name="guest", language="en")
    Membership.objects.create(office=house[0], user=guest, role="guest")

    answers = [browser(guest).get(f"/ours/desk/{rest}").status_code for rest in ("", "all/asleep/", "reminders/")]

    assert (answers, browser(guest).get("/ours/")["Location"]) == ([404, 404, 404], "/ours/partnership/")


def test_a_box_shows_twelve_lines_and_its_page_all(house: House, browser: Browser, partnership: Making) -> None:
    for n in range(14):
        partnership(f"Asleep {n:02}", signed="1961", visited=f"{2000 + n}-01-01")
    client = browser(house[1]["reader"])

    desk, alone = (client.get(path).content.decode() for path in ("/ours/desk/", "/ours/desk/all/asleep/"))

    assert titles(desk) == [f"Asleep {n:02}" for n in range(12)]
    assert "Show all 14" in desk
    assert titles(alone) == [f"Asleep {n:02}" for n in range(14)]
    assert client.get("/ours/desk/all/weather/").status_code == 404
    assert client.get("/ours/desk/all/asleep/?page=99999").status_code == 200
    assert client.get("/ours/desk/all/asleep/?page=٣").status_code == 200


def test_what_was_never_recorded_is_told_apart(house: House, browser: Browser, partnership: Making) -> None:
    for n in range(15):
        partnership(f"Silent {n:02}")

    page = browser(house[1]["reader"]).get("/ours/desk/").content.decode()

    assert "Nothing needs your attention today." in page
    assert re.search(r'<details class="card part quietly" id="silent"><summary><h2>Nothing recorded yet <span class="tally num">15<', page)


def test_the_number_of_queries_does_not_grow(house: House, browser: Browser, partnership: Making, new: Making, partner: Making) -> None:
    def more(n: int) -> None:
        one = partnership(f"Asleep {n}", signed="1991-05-30", visited="2001")
        partner(one, f"Kumamoto {n}", person="Ken Mori", email="mori@kumamoto.example")
        partnership(f"Proposed {n}", status=("proposed", "2026-01"))
        new(Agreement, partnership=one, kind="mou", title="Unsigned")
        new(Agreement, partnership=one, kind="mou", title="Ends", signed="2022", expires="2026-05-01")
        new(Action, partnership=one, title="Late", domain="sport", stage="planned", starts="2026-01-05")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser(house[1]["officer"]).get("/ours/desk/")
        return len(queries)

    new(Requirement, country="FR", text="a resolution of the council")
    more(0)
    few = asked()
    for n in range(1, 3):
        more(n)

    assert asked() == few


def test_the_numbers_of_the_year(house: House, partnership: Making, new: Making) -> None:
    one = partnership("A – B", signed="1991")
    for title, direction, starts, headcount in (
        ("in", "inbound", "2026-01-01", 23),
        ("out", "outbound", "2026-03-16", 4),
        ("unlisted", "outbound", "2026-02", None),
        ("ahead", "inbound", "2026-03-17", 50),
        ("last year", "inbound", "2025-12-31", 70),
    ):
        new(Visit, partnership=one, title=title, direction=direction, starts=starts, headcount=headcount)

    assert numbers(house[0], TODAY) == Numbers(received=1, made=2, people=27)


def test_what_awaits_a_decision(house: House, partnership: Making, new: Making) -> None:
    one, over = partnership("A – B", signed="1991"), partnership("Over", signed="1991", status=("terminated", "2020"))
    proposed = partnership("Proposed", status=("proposed", "2026-01"))
    for of in (one, over):
        new(Agreement, partnership=of, kind="mou", title="Unsigned")
        new(Action, partnership=of, title="Late", domain="sport", stage="planned", starts="2026-02")
    new(Agreement, partnership=one, kind="mou", title="Lapsed", signed="2020", expires="2025-12-31")
    new(Action, partnership=one, title="This month", domain="sport", stage="planned", starts="2026-03")
    new(Action, partnership=one, title="This year", domain="sport", stage="planned", starts="2026")
    new(Action, partnership=one, title="Only an idea", domain="sport", stage="idea", starts="2025")
    new(Action, partnership=one, title="Without result", domain="sport", stage="done", starts="2025-06-01")
    new(Action, partnership=one, title="With result", domain="sport", stage="done", starts="2025-06-01", result="a cup")
    new(Visit, partnership=one, title="Visited", direction="inbound", starts="2025-10-03", ends="2025-10-07")
    new(Visit, partnership=one, title="Still here", direction="inbound", starts="2026-03-14", ends="2026-03-18")
    new(Visit, partnership=one, title="Long ago", direction="inbound", starts="1995-10-03")

    box = decisions(house[1]["head"], house[0], [_with_status(proposed)], [over], TODAY)

    wanted = ["Proposed", "Unsigned", "Late", "Visited", "Without result"]
    assert ([line.title for line in box.lines if line.kind != "lapsed"], box.count) == (wanted, 5)
    assert [
        line.title for line in decisions(house[1]["head"], house[0], [_with_status(proposed)], [over], TODAY, first=2, most=2).lines
    ] == [
        "Late",
        "Visited",
    ]


def _with_status(partnership: Partnership) -> Any:
    partnership.status_on = "2026-01"  # type: ignore[attr-defined]
    return partnership


def test_a_lapsed_agreement_is_asked_about_if_none_follows(house: House, partnership: Making, new: Making) -> None:
    one, other = partnership("A – B", signed="1991"), partnership("C – D", signed="1991")
    for of in (one, other):
        new(Agreement, partnership=of, kind="mou", title=f"Lapsed of {of}", signed="2020", expires="2025-12-31")
    new(Agreement, partnership=other, kind="mou", title="It follows", signed="2026-01-01", expires="2030")

    assert [line.title for line in decisions(house[1]["head"], house[0], [], [], TODAY).lines] == ["Lapsed of A – B"]


def test_unfinished_checklists_say_what_comes_next(house: House, partnership: Making, new: Making) -> None:
    one = partnership("A – B", signed="1991")
    first, second = (new(Requirement, country="FR", text=text, place=n) for n, text in enumerate(("the object", "the resolution")))
    new(Requirement, country="FR", text="no longer asked", place=3, in_use=False)
    new(Requirement, country="DE", text="elsewhere", place=0)
    made = {
        title: new(Agreement, partnership=one, kind="mou", title=title, signed=signed, expires=expires)
        for title, signed, expires in (
            ("half", "2025-01-01", ""),
            ("whole", "2025-02-01", ""),
            ("draft", "", ""),
            ("old but running", "1998", "2030"),
            ("old", "1998", ""),
            ("over", "2024", "2025"),
        )
    }
    for title, requirements in (("half", [first]), ("whole", [first, second])):
        for requirement in requirements:
            new(Check, agreement=made[title], requirement=requirement, met="2025-01-02")

    box = checklists(house[0], [], TODAY)

    told = [(each.agreement.title, each.met, each.asked, each.following.text) for each in box.lines]
    assert told == [("draft", 0, 2, "the object"), ("half", 1, 2, "the resolution"), ("old but running", 0, 2, "the object")]
    assert (box.count, checklists(house[0], [one], TODAY).count) == (3, 0)
    assert box.lines[1].record == f"/ours/check/add/?on={made['half'].pk}&requirement={second.pk}"


def test_recording_that_it_is_alive_again_clears_the_warning(house: House, browser: Browser, partnership: Making) -> None:
    asleep = partnership("Heidelberg – Kumamoto", signed="1992", visited="2023-03-01")
    client = browser(house[1]["officer"])
    path = reverse("wake", args=["ours", asleep.pk])

    form = client.get(path).content.decode()
    refused = client.post(path, {"status": "1", "status-on": "2026-03-16", "status-source": ""})
    kept = client.post(path, {"status": "1", "status-on": "2026-03-16", "status-source": "letter of the mayor"})

    assert 'name="status-on" value="2026-03-16"' in form
    assert (refused.status_code, kept.status_code, kept["Location"]) == (422, 302, "/ours/desk/")
    step = StatusStep.objects.get(status="reactivated")
    assert (step.partnership, step.on, step.source, step.history.get().history_user) == (
        asleep,
        "2026-03-16",
        "letter of the mayor",
        house[1]["officer"],
    )
    assert "Heidelberg – Kumamoto" not in titles(client.get("/ours/desk/").content.decode())


def test_recording_what_was_done_clears_the_warning(house: House, browser: Browser, partnership: Making) -> None:
    asleep = partnership("A – B", signed="1992", visited="2023-03-01")
    client = browser(house[1]["officer"])
    sent = {"action": "1", "action-title": "A call", "action-domain": "culture", "action-starts": "15.03.2026"}

    client.post(reverse("wake", args=["ours", asleep.pk]), sent)

    kept = Action.objects.get()
    assert (kept.title, kept.stage, kept.starts) == ("A call", "done", "2026-03-15")
    assert titles(client.get("/ours/desk/all/asleep/").content.decode()) == []


def test_a_day_that_is_none_is_told_at_its_field(house: House, browser: Browser, partnership: Making) -> None:
    asleep = partnership("A – B", signed="1992", visited="2023-03-01")

    answer = browser(house[1]["officer"]).post(
        reverse("wake", args=["ours", asleep.pk]), {"status": "1", "status-on": "yesterday", "status-source": "x"}
    )

    assert (answer.status_code, StatusStep.objects.count()) == (422, 1)
    assert "“yesterday” is not a date" in answer.content.decode()


def test_every_box_has_a_page(house: House, browser: Browser, partnership: Making) -> None:
    partnership("A – B", signed="1992", visited="2023-03-01")
    client = browser(house[1]["reader"])

    assert {name: client.get(f"/ours/desk/all/{name}/").status_code for name in overview.BOXES} == dict.fromkeys(overview.BOXES, 200)


def test_the_settings_of_the_office_hold_its_thresholds(house: House, browser: Browser) -> None:
    client = browser(house[1]["administrator"])
    sent = {"name": "Ours", "country": "FR", "language": "en", "timezone": "Europe/Paris", "seen": "1"}

    wrong = client.post("/ours/settings/", sent | {"quiet_after": "2", "ahead_days": "731"})
    client.post("/ours/settings/", sent | {"quiet_after": "36", "ahead_days": "120"})

    office = Office.objects.get()
    assert (office.quiet_after, office.ahead_days, office.version) == (36, 120, 2)
    assert re.findall(r"<li>(Ensure[^<]*)</li>", wrong.content.decode()) == [
        "Ensure this value is greater than or equal to 3.",
        "Ensure this value is less than or equal to 730.",
    ]
