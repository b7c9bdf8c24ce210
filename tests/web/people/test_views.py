"""Signing in and out: who is let in, how long, where to, and after how many wrong passwords."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jumelles.web.people import actions
from jumelles.web.people.models import Membership, User
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
Browser = Callable[..., Client]


@pytest.fixture
def accounts() -> dict[str, User]:
    return office("valmore")[1]


def try_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in/", {"username": email, "password": password} | more)


def test_who_knows_the_password_gets_in_and_out(browser: Browser, accounts: dict[str, User]) -> None:  # noqa: ARG001
    client = browser()

    came = try_in(client, "Reader@VALMORE.example")
    inside = client.get("/valmore/partnership/").status_code
    client.post("/sign-out/")

    assert (came.status_code, came["Location"], inside) == (302, "/", 200)
    assert client.get("/valmore/partnership/").status_code == 302


def test_a_wrong_password_and_an_unknown_address_are_told_in_the_same_words(browser: Browser, accounts: dict[str, User]) -> None:
    User.objects.create(email="asleep@valmore.example", name="asleep", password=PASSWORD, is_active=False)
    tried = [
        (accounts["reader"].email, "wrong"),
        ("nobody@valmore.example", PASSWORD),
        ("asleep@valmore.example", PASSWORD),
    ]

    said = {try_in(browser(), *words).content.decode().count("The address and the password do not fit together.") for words in tried}

    assert said == {1}


def test_five_wrong_passwords_lock_an_address_and_no_other(browser: Browser, accounts: dict[str, User]) -> None:
    client = browser()

    written = ["reader@valmore.example", "READER@valmore.example", "Reader@Valmore.example"]
    statuses = [try_in(client, written[n % 3], f"wrong {n}").status_code for n in range(5)]
    locked = try_in(client, accounts["reader"].email)
    other = try_in(browser(), accounts["officer"].email)

    assert statuses == [200, 200, 200, 200, 429]
    assert (locked.status_code, "Too many wrong passwords" in locked.content.decode()) == (429, True)
    assert client.get("/account/").status_code == 302
    assert (other.status_code, other["Location"]) == (302, "/")


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ("/valmore/visit/", "/valmore/visit/"),
        ("http://127.0.0.1/valmore/visit/", "http://127.0.0.1/valmore/visit/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_signing_in_leads_to_pages_of_ours_only(browser: Browser, accounts: dict[str, User], wanted: str, where: str) -> None:
    assert try_in(browser(), accounts["reader"].email, next=wanted)["Location"] == where
    assert browser().post("/language/", {"language": "fr", "next": wanted})["Location"] == where


def test_who_no_longer_belongs_sees_nothing_at_the_next_request(browser: Browser, accounts: dict[str, User]) -> None:
    client, member = browser(accounts["reader"]), Membership.objects.get(user=accounts["reader"])
    before = client.get("/valmore/partnership/").status_code

    actions.remove_member(member, by=accounts["administrator"], seen=1)

    after = client.get("/valmore/partnership/")
    assert (before, after.status_code, "Office of valmore" in after.content.decode()) == (200, 404, False)


def test_a_guest_whose_invitation_is_withdrawn_sees_nothing_at_the_next_request(browser: Browser) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    client = browser(rows["invitation"].member.user)
    address = f"/valmore/partnership/{rows['partnership'].pk}/"
    before = client.get(address).status_code

    browser(accounts["head"]).post(f"/valmore/invitation/{rows['invitation'].pk}/delete/", {"seen": 1})

    assert (before, client.get(address).status_code) == (200, 404)
    assert Membership.objects.filter(role="guest").count() == 0


def test_who_may_no_longer_sign_in_is_out_at_the_next_request(browser: Browser, accounts: dict[str, User]) -> None:
    client = browser(accounts["reader"])
    before = client.get("/valmore/partnership/").status_code

    User.objects.filter(pk=accounts["reader"].pk).update(is_active=False)

    after = client.get("/valmore/partnership/")
    assert (before, after.status_code, after["Location"]) == (200, 302, "/sign-in/?next=/valmore/partnership/")


def test_a_new_password_ends_the_sessions_elsewhere(browser: Browser, accounts: dict[str, User]) -> None:
    here, elsewhere = browser(accounts["reader"]), browser(accounts["reader"])
    new = "heron over the river"

    here.post("/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)


def test_a_form_without_its_token_is_refused(accounts: dict[str, User]) -> None:
    client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")
    client.force_login(accounts["administrator"], backend="django.contrib.auth.backends.ModelBackend")
    person = {"name": "Newcomer", "email": "new@valmore.example", "language": "en", "role": "administrator"}

    answer = client.post("/valmore/members/add/", person)
    there = User.objects.filter(email="new@valmore.example").exists()
    client.get("/valmore/members/add/")
    sent = client.post("/valmore/members/add/", person | {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})

    assert (answer.status_code, "This form is no longer valid" in answer.content.decode(), there) == (403, True, False)
    assert (sent.status_code, User.objects.filter(email="new@valmore.example").exists()) == (200, True)


def test_a_way_in_works_once(browser: Browser, accounts: dict[str, User]) -> None:  # noqa: ARG001
    from jumelles.web.people.invitations import path_in

    newcomer = User.objects.create(email="new@valmore.example", name="new")
    path, new = path_in(newcomer), {"new_password1": "heron over the river", "new_password2": "heron over the river"}

    came = browser().post(path, new)

    assert (came.status_code, browser().post(path, new).status_code, browser().get(path).status_code) == (302, 410, 410)


def test_a_way_in_cannot_be_had_for_who_has_a_password(browser: Browser, accounts: dict[str, User]) -> None:
    member = Membership.objects.get(user=accounts["head"])

    answer = browser(accounts["administrator"]).post(f"/valmore/members/{member.pk}/", {"way_in": "1"})

    assert "/welcome/" not in answer.content.decode()


@pytest.mark.parametrize("who", ["chief", "keeper"])
def test_no_office_gets_a_way_into_an_account_that_opens_more_than_this_office(browser: Browser, who: str) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    newcomer = User.objects.create(email=f"{who}@brisac.example", name=who, keeper=who == "keeper")
    if who == "chief":
        Membership.objects.create(office=office("brisac")[0], user=newcomer, role="administrator")
    asked = {"name": who, "email": newcomer.email, "language": "en"}

    answers = [
        browser(accounts["head"]).post(f"/valmore/partnership/{rows['partnership'].pk}/invite/", asked),
        browser(accounts["administrator"]).post(
            f"/valmore/members/{Membership.objects.get(user=newcomer, office=made).pk}/", {"way_in": "1"}
        ),
    ]

    assert [(answer.status_code, "/welcome/" in answer.content.decode()) for answer in answers] == [(200, False), (200, False)]


def test_the_last_administrator_stays(browser: Browser, accounts: dict[str, User]) -> None:
    member = Membership.objects.get(user=accounts["administrator"])

    for asked in ({"role": "reader", "seen": 1}, {"remove": "1", "seen": 1}):
        browser(accounts["administrator"]).post(f"/valmore/members/{member.pk}/", asked)

    assert Membership.objects.get(pk=member.pk).role == "administrator"


def test_a_head_manages_guests_and_nobody_else(browser: Browser) -> None:
    made, accounts = office("valmore")
    guest = fill(made, accounts["administrator"])["invitation"].member
    reader = Membership.objects.get(user=accounts["reader"])
    client = browser(accounts["head"])

    promoted = client.post(f"/valmore/members/{guest.pk}/", {"role": "administrator", "seen": 1})
    role = Membership.objects.get(pk=guest.pk).role
    removed = [client.post(f"/valmore/members/{member.pk}/", {"remove": "1", "seen": 1}).status_code for member in (guest, reader)]

    assert (promoted.status_code, role, removed) == (403, "guest", [302, 403])
