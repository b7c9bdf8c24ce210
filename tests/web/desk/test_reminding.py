"""Reminders by e-mail: to whom, when, in which words, never twice; and the address that ends them without signing in."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import translation
from django.utils.translation import ngettext

from jumelles.errors import JumellesError
from jumelles.web.desk.choosing import choose, of_token, token
from jumelles.web.desk.reminding import is_due
from jumelles.web.mail import settings as mail_settings
from jumelles.web.people.models import Membership, Office, Reminders, User
from jumelles.web.register.models import Agreement, Visit
from tests.web.desk.conftest import TODAY

pytestmark = pytest.mark.django_db
House = tuple[Office, dict[str, User]]
Making = Callable[..., Any]
SITE = "https://twinning.example.org"
NO_MAIL = "No mail can be sent: set JUMELLES_MAIL to your mail server, such as smtp://user:password@host:587."


class Talk(socketserver.StreamRequestHandler):
    """One connection of a mail server that takes what it is sent, but for addresses it does not know."""

    def handle(self) -> None:
        """Speak SMTP, as much of it as a sender needs."""
        server: Any = self.server
        self._say("220 here")
        while line := self.rfile.readline():
            word = line.split()[0].upper()
            if word == b"DATA":
                self._say("354 go on")
                server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            if word == b"RCPT" and any(name in line for name in server.unknown):
                self._say("550 no such mailbox")
            else:
                self._say("221 bye" if word == b"QUIT" else "250 ok")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def post() -> Iterator[Any]:
    """A mail server of its own: `mails` are those it took, `unknown` the names that it refuses."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        server.mails, server.unknown = [], []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def remind(settings: Any) -> Callable[..., str]:
    """Run the command with some JUMELLES_MAIL: `remind(address)`; what it prints."""

    def run(address: str, *words: str) -> str:
        config = replace(settings.CONFIG, mail=address, address=SITE)
        said = StringIO()
        with override_settings(CONFIG=config, DEFAULT_FROM_EMAIL="Office <office@example.org>", **mail_settings(address)):
            call_command("remind", *words, stdout=said)
        return said.getvalue()

    return run


def at(post: Any) -> str:
    return f"smtp://127.0.0.1:{post.server_address[1]}"


def read(post: Any) -> list[Any]:
    return [message_from_bytes(text, policy=policy.default) for text in post.mails]


def wants(house: House, role: str, rhythm: str = "weekly", language: str = "en") -> Membership:
    member = Membership.objects.get(office=house[0], user=house[1][role])
    User.objects.filter(pk=member.user_id).update(language=language)
    choose(member, rhythm, by=member.user)
    return member


@pytest.fixture
def matters(partnership: Making, new: Making) -> None:
    """Two things: a date in 41 days, and a partnership that has been asleep for three years; a private note beside."""
    one = partnership("Ours – theirs", signed="1993-01-01", visited="2026-01-10")
    new(
        Agreement,
        partnership=one,
        kind="mou",
        title="Accord cadre",
        signed="2022",
        expires="2026-04-26",
        note="Kormoran",
        object="Kormoran",
    )
    partnership("Heidelberg – Kumamoto", signed="1992", visited="2023-03-16")


@pytest.mark.usefixtures("matters")
def test_who_wants_it_gets_one_mail_and_no_second_one(house: House, post: Any, remind: Callable[..., str]) -> None:
    member = wants(house, "officer")

    said = [remind(at(post)), remind(at(post))]

    assert said == ["1 mail is sent.\n", "0 mails are sent.\n"]
    (mail,) = read(post)
    assert (mail["To"], mail["From"]) == ("officer@ours.example", "Office <office@example.org>")
    assert mail["Subject"] == "Office of ours: 2 things need your attention"
    off = f"{SITE}/reminders/off/{token(member)}/"
    assert (mail["List-Unsubscribe"].replace(" ", ""), mail["List-Unsubscribe-Post"]) == (f"<{off}>", "List-Unsubscribe=One-Click")
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == (
        "Hello officer ours,\n\n"
        "2 things are due or new on the desk of Office of ours.\n\n"
        "DATES AHEAD\n"
        "- In 41 days (26 April 2026): Accord cadre – Ours – theirs\n\n"
        "ASLEEP\n"
        "- Heidelberg – Kumamoto: 3 years without contact\n\n"
        f"The desk: {SITE}/ours/desk/\n\n"
        "-- \n"
        f"How often these mails come: {SITE}/ours/desk/reminders/\n"
        f"Turn them off, without signing in: {off}\n"
    )
    html = mail.get_body(("html",)).get_content()
    assert f'href="{SITE}/ours/desk/"' in html
    assert "Kormoran" not in str(mail)
    assert Reminders.objects.get().last_reminded == TODAY


@pytest.mark.usefixtures("matters")
@pytest.mark.parametrize(("language", "day"), [("en", "26 April 2026"), ("fr", "26 avril 2026"), ("ru", "26 апреля 2026")])
def test_a_mail_speaks_the_language_of_its_reader(house: House, post: Any, remind: Callable[..., str], language: str, day: str) -> None:
    wants(house, "officer", language=language)

    remind(at(post))

    (mail,) = read(post)
    with translation.override("en-gb" if language == "en" else language):
        words = ngettext("%(office)s: %(n)s thing needs your attention", "%(office)s: %(n)s things need your attention", 2)
    told = message_from_bytes(post.mails[0], policy=policy.compat32)["Subject"]  # the newer policy leaves a blank where it was folded
    assert str(make_header(decode_header(told))) == " ".join((words % {"office": "Office of ours", "n": 2}).split())
    assert day in mail.get_body(("plain",)).get_content()


@pytest.mark.usefixtures("matters")
def test_nobody_is_reminded_who_did_not_ask(house: House, post: Any, remind: Callable[..., str]) -> None:
    wants(house, "reader", "none")

    assert (remind(at(post)), post.mails) == ("0 mails are sent.\n", [])


def test_there_is_no_mail_when_there_is_nothing_to_say(house: House, post: Any, remind: Callable[..., str], partnership: Making) -> None:
    partnership("Awake", signed="1993-01-01", visited="2026-01-10")
    wants(house, "officer")

    assert (remind(at(post)), Reminders.objects.get().last_reminded) == ("0 mails are sent.\n", None)


@pytest.mark.usefixtures("matters")
def test_the_next_mail_tells_only_what_is_new(house: House, remind: Callable[..., str], new: Making, partnership: Making) -> None:
    wants(house, "officer", "daily")
    Reminders.objects.update(last_reminded=date(2026, 3, 10))
    one = partnership("Third", signed="1993-01-01", visited="2024-03-12")
    new(Visit, partnership=one, title="In four days", direction="inbound", starts="2026-03-20")
    new(Agreement, partnership=one, kind="mou", title="Came into sight", signed="2022", expires="2026-06-10")

    said = remind("", "--dry-run")

    assert "Office of ours: 3 things need your attention" in said
    assert [name for name in ("In four days", "Came into sight", "Third: 24 months", "Accord cadre", "Kumamoto") if name in said] == [
        "In four days",
        "Came into sight",
        "Third: 24 months",
    ]
    assert Reminders.objects.get().last_reminded == date(2026, 3, 10)


@pytest.mark.parametrize("last", [None, date(2026, 3, 15), date(2025, 12, 29)])  # the 15th is a Sunday, of the week before
@pytest.mark.parametrize("rhythm", ["daily", "weekly"])
def test_a_day_and_a_week_begin_anew(rhythm: str, last: date | None) -> None:
    assert is_due(Reminders(rhythm=rhythm, last_reminded=last), TODAY)


@pytest.mark.parametrize(
    ("rhythm", "last"), [("daily", TODAY), ("weekly", TODAY), ("weekly", date(2026, 3, 17)), ("daily", date(2026, 3, 17))]
)
def test_within_a_day_or_a_week_none_is_due(rhythm: str, last: date) -> None:
    assert not is_due(Reminders(rhythm=rhythm, last_reminded=last), TODAY)


@pytest.mark.usefixtures("matters")
def test_who_left_or_may_not_sign_in_gets_none(house: House, post: Any, remind: Callable[..., str]) -> None:
    gone, shut = wants(house, "reader"), wants(house, "officer")
    gone.delete()
    User.objects.filter(pk=shut.user_id).update(is_active=False)

    assert (remind(at(post)), post.mails) == ("0 mails are sent.\n", [])


@pytest.mark.usefixtures("matters")
def test_an_address_that_is_refused_does_not_stop_the_others(house: House, post: Any, remind: Callable[..., str]) -> None:
    for role in ("head", "officer", "reader"):
        wants(house, role)
    post.unknown = [b"officer@"]

    with pytest.raises(JumellesError) as refused:
        remind(at(post))

    assert str(refused.value) == "1 mail could not be sent: officer@ours.example (550 no such mailbox)."
    assert sorted(mail["To"] for mail in read(post)) == ["head@ours.example", "reader@ours.example"]
    post.unknown = []
    assert remind(at(post)) == "1 mail is sent.\n"


@pytest.mark.usefixtures("matters")
def test_a_server_that_does_not_answer_is_told_and_nothing_is_lost(house: House, remind: Callable[..., str]) -> None:
    wants(house, "officer")

    with pytest.raises(JumellesError, match=r"^1 mail could not be sent: officer@ours\.example \(.*Connection refused\)\.$"):
        remind("smtp://127.0.0.1:1")
    assert Reminders.objects.get().last_reminded is None


@pytest.mark.usefixtures("matters")
def test_mails_may_go_into_a_folder(house: House, tmp_path: Path, remind: Callable[..., str]) -> None:
    wants(house, "officer")

    remind(f"file://{tmp_path}/post")

    (written,) = (tmp_path / "post").iterdir()
    assert message_from_bytes(written.read_bytes(), policy=policy.default)["To"] == "officer@ours.example"


def test_without_a_mail_server_the_command_says_so(remind: Callable[..., str]) -> None:
    with pytest.raises(JumellesError) as refused:
        remind("")
    assert str(refused.value) == NO_MAIL
    assert not hasattr(django_mail, "outbox") or django_mail.outbox == []


def test_the_address_in_the_mail_ends_them_without_signing_in(house: House, browser: Callable[..., Client]) -> None:
    member = wants(house, "officer", "daily", "ru")
    client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")
    path = f"/reminders/off/{token(member)}/"

    asked = client.get(path)
    before = Reminders.objects.get().rhythm
    done = client.post(path, {"List-Unsubscribe": "One-Click"})

    assert (asked.status_code, asked["Content-Language"], before) == (200, "ru", "daily")
    assert '<html lang="ru">' in asked.content.decode()
    assert (done.status_code, Reminders.objects.get().rhythm) == (200, "none")
    assert browser(None).get("/reminders/off/forged:token/").status_code == 410


def test_a_token_is_good_for_its_member_only(house: House) -> None:
    reader, officer = (Membership.objects.get(office=house[0], user=house[1][role]) for role in ("reader", "officer"))
    signature = token(reader).rpartition(":")[2]

    assert (of_token(token(reader)), of_token(f"{officer.pk}:{signature}")) == (reader, None)


def test_the_switch_stands_on_the_desk_and_under_the_account(house: House, browser: Callable[..., Client]) -> None:
    client = browser(house[1]["reader"])

    client.post("/ours/desk/reminders/", {"rhythm": "hourly"})
    wrong = Reminders.objects.count()
    client.post("/ours/desk/reminders/", {"rhythm": "daily"})

    choice = Reminders.objects.get()
    assert (wrong, choice.member.user, choice.rhythm) == (0, house[1]["reader"], "daily")
    assert all("every day" in client.get(path).content.decode() for path in ("/ours/desk/", "/account/"))
    assert "/ours/desk/reminders/" in client.get("/account/").content.decode()
