"""What every answer tells browsers, and that the settings of production satisfy Django's own check."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.urls import reverse

from tests.web.offices import fill, office
from tests.web.walking import well_guarded

Run = Callable[..., subprocess.CompletedProcess[str]]
PRODUCTION = {"JUMELLES_PRODUCTION": "1", "JUMELLES_HOSTS": "twinning.example.org"}


@pytest.mark.django_db
def test_every_kind_of_answer_is_guarded(browser: Any) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])
    signed_in, strict = browser(accounts["officer"]), Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")

    answers = {
        "page": signed_in.get(reverse("record", args=["valmore", "partnership", rows["partnership"].pk])),
        "part": signed_in.get(reverse("records", args=["valmore", "visit"]), headers={"hx-request": "true"}),
        "file": signed_in.get(reverse("file", args=["valmore", rows["document"].pk])),
        "list": signed_in.get(reverse("delegation_list", args=["valmore", rows["visit"].pk, "hotel", "csv"])),
        "redirect": browser(None).get("/valmore/partnership/"),
        "sign-in": browser(None).get("/sign-in/"),
        "404": browser(None).get("/no/such/page.html"),
        "405": signed_in.post("/valmore/history/"),
        "stale form": strict.post("/sign-in/"),
    }

    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == dict.fromkeys(answers, 200) | {"redirect": 302, "404": 404, "405": 405, "stale form": 403}
    assert {name: dict(answer.headers) for name, answer in answers.items() if not well_guarded(answer)} == {}


@pytest.mark.django_db
def test_a_file_cannot_run_anything(browser: Any) -> None:
    made, accounts = office("valmore")
    rows = fill(made, accounts["administrator"])

    answer = browser(accounts["reader"]).get(reverse("file", args=["valmore", rows["document"].pk]))

    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"] == 'attachment; filename="accord.pdf"'


@pytest.mark.django_db
def test_static_files_are_not_guessed_at() -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get("/static/jumelles.css")
    answer.close()

    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")


@pytest.mark.django_db
def test_another_host_is_refused() -> None:
    assert Client(HTTP_HOST="elsewhere.example").get("/sign-in/").status_code == 400


@pytest.mark.django_db
def test_passwords_are_kept_as_argon2() -> None:
    _made, accounts = office("valmore")

    assert identify_hasher(accounts["reader"].password).algorithm == "argon2"


def test_production_satisfies_the_check_of_django(jumelles: Run, tmp_path: Path) -> None:
    done = jumelles("web", "check", "--deploy", "--fail-level", "WARNING", home=tmp_path, **PRODUCTION)

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "System check identified no issues (0 silenced).\n")


def test_production_sends_browsers_to_https(tmp_path: Path, jumelles: Run) -> None:
    asked = (
        "from django.test import Client; client = Client(HTTP_HOST='twinning.example.org')\n"
        "plain, safe = client.get('/sign-in/'), client.get('/sign-in/', headers={'x-forwarded-proto': 'https'})\n"
        "cookie = safe.cookies['csrftoken']\n"
        "print(plain.status_code, plain['Location'], safe.status_code, safe['Strict-Transport-Security'], cookie['secure'])"
    )
    jumelles("web", "migrate", "--verbosity", "0", home=tmp_path, **PRODUCTION)

    done = jumelles("web", "shell", "--no-imports", "--command", asked, home=tmp_path, **PRODUCTION)

    expected = "301 https://twinning.example.org/sign-in/ 200 max-age=31536000; includeSubDomains; preload True"
    assert (done.stderr, done.stdout.strip()) == ("", expected)
