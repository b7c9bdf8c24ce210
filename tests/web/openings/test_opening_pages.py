"""The pages of the openings: what a company writes without an account, what a side answers, who reviews, and what nobody is told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from jumelles.web import example
from jumelles.web.people.actions import change_role
from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register import cases, openings, relaying
from jumelles.web.register.models import Introduction, Opening
from tests.web.openings.conftest import Room

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


def drafted(room: Room, **told: Any) -> Opening:
    fields = {"title": "A need", "summary": "hearing", "language": "en"} | told
    return openings.draft(
        Opening(office=room.office, kind="need", organisation=room.companies["need"], **fields), by=room.people["officer"]
    )


def sent(**told: Any) -> dict[str, Any]:
    text = {"title": "Trials of molecules", "summary": "We test molecules against hearing loss.", "language": "en"}
    return {"kind": "need", "organisation": "Ouïe Claire", "confidentiality": "members", "seen": "1"} | text | told


def test_codes_are_suggested_and_the_author_ticks(room: Room, browser: Browser) -> None:
    client = browser(room.people["officer"])

    offered = client.post("/valmore/openings/new/", sent(suggest="1")).content.decode()
    codes = re.findall(r'name="tick" value="([^"]+)"', offered)
    kept = client.post("/valmore/openings/new/", sent(tick=codes[:1], codes="nace2:72.11"))

    made = Opening.objects.get()
    assert (kept.status_code, kept["Location"]) == (302, f"/valmore/openings/opening/{made.pk}/")
    assert (made.codes, made.author, made.state) == (f"nace2:72.11,{codes[0]}", room.people["officer"], "draft")


def test_a_company_writes_its_draft_without_an_account(room: Room, browser: Browser) -> None:
    made = drafted(room)
    page = browser(room.people["officer"]).get(f"/valmore/openings/opening/{made.pk}/").content.decode()
    way = re.search(r"/openings/draft/[^/\"]+/", page)
    assert way
    client = browser(None)

    assert client.get(way[0]).status_code == 200
    done = client.post(way[0], {"title": "Ours", "summary": "Our words", "language": "fr", "seen": "1", "confidentiality": "public"})

    made.refresh_from_db()
    assert (done.status_code, made.title, made.summary, made.confidentiality) == (200, "Ours", "Our words", "members")
    openings.act(made, "submit", by=room.people["officer"], seen=2)
    assert client.get(way[0]).status_code == 410


def test_the_author_is_not_offered_to_publish(room: Room, browser: Browser) -> None:
    made = drafted(room)
    openings.act(made, "submit", by=room.people["officer"], seen=1)
    path = f"/valmore/openings/opening/{made.pk}/"

    pages = {role: browser(room.people[role]).get(path).content.decode() for role in ("officer", "head")}
    browser(room.people["officer"]).post(f"{path}act/", {"act": "publish", "seen": "2"})

    made.refresh_from_db()
    assert {role: 'value="publish"' in page for role, page in pages.items()} == {"officer": False, "head": True}
    assert made.state == "review"


def test_a_side_answers_without_an_account(room: Room, browser: Browser, django_capture_on_commit_callbacks: Any) -> None:
    case = room.case()
    with django_capture_on_commit_callbacks(execute=True):
        cases.express(case, "We look for a partner.", by=room.people["officer"], seen=1)
    client, way = browser(None), f"/openings/reply/{relaying.token(case, 'offer')}/"

    page = client.get(way).content.decode()
    refused = client.post(way, {"body": "Write to me@slukh.example"})
    with django_capture_on_commit_callbacks(execute=True):
        taken = client.post(way, {"body": "Gladly.", "agrees": "on"})

    case.refresh_from_db()
    assert "We look for a partner." in page
    assert "Ouïe Claire" not in page
    assert (refused.status_code, taken.status_code, case.offer_consent_on is not None) == (422, 200, True)
    assert [one.to for one in mail.outbox] == [["offer@firm.example"], ["need@firm.example"]]
    assert [one.body for one in mail.outbox if "firm.example" in one.body] == []


def test_what_is_refused_at_a_case_stands_there_to_be_mended(room: Room, browser: Browser) -> None:
    case = room.introduced(room.case())
    way = f"/valmore/openings/introduction/{case.pk}/step/"
    early = {"visit": str(room.visit.pk), "day": "2000-01-01", "starts": "10:00", "ends": "09:00", "table": "7"}

    answer = browser(room.people["officer"]).post(way, {"step": "meet", "seen": str(case.version)} | early)
    page = answer.content.decode()

    kept = re.findall(r'<input id="(day|starts|ends|table)"[^>]* value="([^"]*)"', page)
    assert (answer.status_code, dict(kept)) == (422, {name: early[name] for name in ("day", "starts", "ends", "table")})
    assert f'<option value="{room.visit.pk}" selected>' in page


def test_a_message_that_is_refused_is_not_lost(room: Room, browser: Browser) -> None:
    case = room.case()
    told = {"step": "express", "seen": str(case.version), "message": "Write to me@slukh.example, please."}

    answer = browser(room.people["officer"]).post(f"/valmore/openings/introduction/{case.pk}/step/", told)

    assert answer.status_code == 422
    assert re.findall(r'<textarea id="message"[^>]*>([^<]*)<', answer.content.decode()) == [told["message"]]


def test_a_new_text_is_in_the_language_of_who_writes_and_says_how_codes_look(room: Room, browser: Browser) -> None:
    page = browser(room.people["officer"]).get("/valmore/openings/new/").content.decode()

    assert re.findall(r'<option value="(\w+)" selected', page.split('<select name="language"')[1].split("</select>")[0]) == ["en"]
    assert "Like nace2:26.60, field:13, hs:902140, separated by commas" in page
    assert '<a href="/valmore/organisation/add/" target="_blank" rel="noopener">' in page


def test_no_address_stands_on_a_page_of_a_case(room: Room, browser: Browser) -> None:
    case = room.introduced(room.case())
    client = browser(room.people["head"])
    paths = ["", f"introduction/{case.pk}/", f"opening/{case.need.pk}/", f"opening/{case.offer.pk}/", "ambassador/"]

    assert [path for path in paths if "@firm" in client.get(f"/valmore/openings/{path}").content.decode()] == []


def test_what_is_confided_is_on_no_page_of_others(room: Room, browser: Browser) -> None:
    case = room.case(title="Zirconium", confidentiality="ambassador")
    case.refresh_from_db()
    reader, head = browser(room.people["reader"]), browser(room.people["head"])
    paths = [
        "openings/",
        "opening/",
        f"introduction/?on={room.partnership.pk}",
        f"partnership/{room.partnership.pk}/",
        "search/?q=Zirconium&kind=",
        "history/",
        "desk/",
        "complete/opening/?name=Zir",
    ]
    names = ("Zirconium –", f"{case.need.pk}", f"{case.pk}")
    pages = {path: [client.get(f"/valmore/{path}").content.decode() for client in (reader, head)] for path in paths}
    told = {path: [any(name in page.replace(f"?on={case.pk}", "") for name in names) for page in both] for path, both in pages.items()}

    assert [path for path, (to_reader, _to_head) in told.items() if to_reader] == []
    assert told["openings/"] == told["search/?q=Zirconium&kind="] == told["history/"] == [False, True]
    assert reader.get(f"/valmore/opening/{case.need.pk}/").status_code == 404
    assert reader.get(f"/valmore/introduction/{case.pk}/").status_code == 404
    assert reader.get(f"/valmore/opening/{case.need.pk}/history/").status_code == 404


STATES = {"draft": [], "review": ["submit"], "closed": ["close"]}


@pytest.mark.parametrize("state", [*STATES, "changed"])
def test_what_no_colleague_has_approved_is_on_no_page_of_readers(room: Room, browser: Browser, state: str) -> None:
    made = room.case().need if state == "changed" else drafted(room, title="Hafnium")
    if state == "changed":
        made.title = "Hafnium"
        keep(made, by=room.people["officer"], seen=3)
    for step in STATES.get(state, []):
        openings.act(made, step, by=room.people["officer"], seen=1)
    clients = {role: browser(room.people[role]) for role in ("reader", "officer", "head")}
    paths = ["openings/", "opening/", "search/?q=Hafnium&kind=", "history/", "desk/", "desk/all/decisions/", "complete/opening/?name=Haf"]

    told = {
        role: {path: f"{made.pk}" in client.get(f"/valmore/{path}").content.decode() for path in paths} for role, client in clients.items()
    }
    pages = (f"opening/{made.pk}/", f"opening/{made.pk}/history/", f"openings/opening/{made.pk}/")
    open_to = {role: [client.get(f"/valmore/{path}").status_code for path in pages] for role, client in clients.items()}

    assert [path for path, is_told in told["reader"].items() if is_told] == []
    assert told["officer"] == told["head"]
    assert [told["head"][path] for path in ("opening/", "search/?q=Hafnium&kind=", "history/")] == [True] * 3
    assert open_to == {"reader": [404] * 3, "officer": [200] * 3, "head": [200] * 3}


def test_the_history_of_what_is_published_tells_readers_of_no_draft(room: Room, browser: Browser) -> None:
    made = drafted(room, title="Hafnium")
    made.title = "Published"
    keep(made, by=room.people["officer"], seen=1)
    openings.act(made, "submit", by=room.people["officer"], seen=2)
    openings.act(made, "publish", by=room.people["head"], seen=3)
    paths = (f"opening/{made.pk}/history/", "history/")

    pages = {
        role: ["Hafnium" in browser(room.people[role]).get(f"/valmore/{path}").content.decode() for path in paths] for role in room.people
    }

    assert pages == {"reader": [False, False]} | {role: [True, True] for role in ("officer", "head", "administrator")}


def test_an_officer_who_does_not_know_all_takes_no_export(room: Room, browser: Browser) -> None:
    room.case(title="Zirconium", confidentiality="ambassador")
    member = room.office.memberships.get(user=room.people["reader"])
    change_role(member, "officer", by=room.people["administrator"], seen=1)

    answers = [browser(room.people[role]).post("/valmore/export/") for role in ("reader", "officer", "head")]
    for answer in answers:
        answer.close()
    assert [(answer.status_code, answer["Content-Type"]) for answer in answers] == [
        (302, "text/html; charset=utf-8"),
        (200, "application/zip"),
        (200, "application/zip"),
    ]


def test_the_board_shows_each_case_at_its_stage(room: Room, browser: Browser) -> None:
    room.case()
    room.introduced(room.case())
    page = browser(room.people["reader"]).get("/valmore/openings/").content.decode()
    columns = re.findall(r'id="of-(\w+)">[^<]*<span class="tally num">(\d+)', page)

    assert dict(columns) == {"published": "4", "candidate": "1", "introduced": "1"} | dict.fromkeys(
        ("expressed", "accepted", "declined", "met", "agreed", "closed"), "0"
    )


def test_the_example_has_a_need_an_offer_and_a_case(browser: Browser, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    office = example.load()
    case = Introduction.objects.get(office=office)
    page = browser(User.objects.get(email="head@example.org")).get(f"/montpellier/openings/introduction/{case.pk}/").content.decode()

    assert (case.stage, case.need.organisation.name, case.item) == ("accepted", "Oreille d’Oc (exemple)", None)
    assert "Анна Лебедева" in page
