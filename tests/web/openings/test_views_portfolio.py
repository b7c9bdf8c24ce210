"""The pages of portfolios, as a browser without JavaScript meets them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jumelles.web.openings import importing
from jumelles.web.people.models import User
from jumelles.web.register.models import Intake, Portfolio, PortfolioItem
from tests.web.offices import office
from tests.web.openings.lists import TABLE, House

Browser = Callable[[User | None], Client]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens in the background happens before the answer."""
    monkeypatch.setattr(importing, "start", lambda intake: importing.run(intake.pk))


def sent(house: House, client: Client, content: bytes = TABLE.encode(), path: str = "", **fields: Any) -> Any:
    given = {"organisation": "Theirs", "title": "Patents", "confidentiality": "members", "file": SimpleUploadedFile("list.csv", content)}
    return client.post(f"/{house.office.slug}/openings/portfolio/new/{path}", given | fields)


def test_a_file_becomes_a_portfolio_in_three_pages(house: House, browser: Browser) -> None:
    client = browser(house.accounts["officer"])
    columns = sent(house, client)["location"]
    page = client.get(columns).content.decode()
    assert '<option value="1" selected>Title</option>' in page
    assert "Acoustic search for leaks" in page
    assert Portfolio.objects.count() == 0

    client.post(columns, {"ref": "0", "title": "1", "summary": "2", "language": "3", "nace": "4", "read": "1"})
    told = client.get(columns).content.decode()
    made = Portfolio.objects.get()
    assert f"/{house.office.slug}/openings/portfolio/{made.pk}/" in told
    items = client.get(f"/{house.office.slug}/openings/portfolio/{made.pk}/?q=leaks").content.decode()

    assert "Finds leaks in water pipes without digging." in items
    assert "Fromages" not in items


def test_bad_cells_are_listed_with_what_to_do(house: House, browser: Browser) -> None:
    client = browser(house.accounts["officer"])
    columns = sent(house, client, TABLE.replace("01.49", "99.99").encode())["location"]
    client.post(columns, {"ref": "0", "title": "1", "nace": "4", "read": "1"})
    page = " ".join(client.get(columns).content.decode().split())

    assert '<th scope="row" class="num">3</th><td>NACE</td><td>99.99</td><td>is no code of NACE Rev. 2: write one like 26.60</td>' in page


def test_a_stage_that_is_not_known_is_answered_with_those_that_are(house: House, browser: Browser) -> None:
    client = browser(house.accounts["officer"])
    columns = sent(house, client, b"title;stage\nPump;ripe\n")["location"]
    client.post(columns, {"title": "0", "stage": "1", "read": "1"})
    page = client.get(columns).content.decode()

    assert "or leave it empty: idea, research, prototype, tested with users, on the market; or TRL 1 to TRL 9</td>" in page


def test_encodings_are_named_as_people_know_them(house: House, browser: Browser) -> None:
    client = browser(house.accounts["officer"])
    page = client.get(sent(house, client, "title\nœuvre d’été\n".encode("cp1252"))["location"]).content.decode()

    assert '<option value="cp1252" selected>Western European (Windows)</option>' in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"title\n", "The table has a header and nothing below it"), (b"\x89PNG\0", "The file is no table"), (b" ", "The file is empty")],
)
def test_a_file_that_is_no_table_is_refused_on_its_page(house: House, browser: Browser, content: bytes, sentence: str) -> None:
    answer = sent(house, browser(house.accounts["officer"]), content)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (Intake.objects.count(), Portfolio.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused(house: House, browser: Browser, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 100
    answer = sent(house, browser(house.accounts["officer"]))

    assert (answer.status_code, "The file is larger than" in answer.content.decode()) == (422, True)
    assert Intake.objects.count() == 0


def test_titles_must_be_named(house: House, browser: Browser) -> None:
    client = browser(house.accounts["officer"])
    columns = sent(house, client)["location"]

    for chosen in ({"ref": "0"}, {"ref": "1", "title": "1"}):
        assert client.post(columns, chosen | {"read": "1"}).status_code == 422
    assert Intake.objects.get().state == "mapping"


def test_another_encoding_is_shown_before_anything_is_read(house: House, browser: Browser) -> None:
    client = browser(house.accounts["officer"])
    columns = sent(house, client, "Title;Text\nДа;нет\n".encode("cp1251"))["location"]
    shown = client.post(columns, {"encoding": "koi8-r", "title": "0", "show": "1"}).content.decode()

    assert "Да".encode("cp1251").decode("koi8-r") in shown
    assert Intake.objects.get().state == "mapping"


def test_a_running_import_reloads_its_page_and_can_be_cancelled(house: House, browser: Browser) -> None:
    made = house.intake()
    Intake.objects.filter(pk=made.pk).update(state="reading", read=2000)
    client, path = browser(house.accounts["officer"]), f"/{house.office.slug}/openings/portfolio/file/{made.pk}/"
    page = client.get(path).content.decode()
    assert '<meta http-equiv="refresh" content="2">' in page

    client.post(f"{path}stop/")
    importing.run(made.pk)
    assert (Intake.objects.get().state, Portfolio.objects.count()) == ("cancelled", 0)


def test_an_import_that_lost_its_process_can_be_started_again(house: House, browser: Browser) -> None:
    made = house.intake()
    Intake.objects.filter(pk=made.pk).update(state="storing", seen="2020-01-01T00:00:00Z")
    client, path = browser(house.accounts["officer"]), f"/{house.office.slug}/openings/portfolio/file/{made.pk}/"
    assert "start it again" in client.get(path).content.decode()

    client.post(path, {"ref": "0", "title": "1", "read": "1"})
    assert (Intake.objects.get().state, PortfolioItem.objects.count()) == ("done", 3)


def test_a_file_can_be_thrown_away(house: House, browser: Browser) -> None:
    made = house.intake()
    browser(house.accounts["officer"]).post(f"/{house.office.slug}/openings/portfolio/file/{made.pk}/stop/")

    assert Intake.objects.count() == 0


def test_others_do_not_see_a_file_before_it_is_stored(house: House, browser: Browser) -> None:
    path = f"/{house.office.slug}/openings/portfolio/file/{house.intake().pk}/"
    _other, strangers = office("theirs")

    for user in (house.accounts["head"], strangers["administrator"]):
        assert browser(user).get(path).status_code == 404


def test_readers_see_portfolios_and_bring_none_in(house: House, browser: Browser) -> None:
    made = house.portfolio()
    client = browser(house.accounts["reader"])

    assert "Patents" in client.get(f"/{house.office.slug}/openings/portfolio/").content.decode()
    assert client.get(f"/{house.office.slug}/openings/portfolio/{made.pk}/").status_code == 200
    assert sent(house, client).status_code == 403


def test_a_confided_portfolio_is_not_there_for_others(house: House, browser: Browser) -> None:
    made = house.portfolio(confidentiality="ambassador")
    path = f"/{house.office.slug}/openings/portfolio/{made.pk}/"

    assert browser(house.accounts["officer"]).get(path).status_code == 404
    assert browser(house.accounts["head"]).get(path).status_code == 200


def test_a_new_list_goes_into_the_portfolio_that_is_named(house: House, browser: Browser) -> None:
    made = house.portfolio()
    client = browser(house.accounts["officer"])
    columns = sent(house, client, TABLE.replace("A3", "A4").encode(), f"?into={made.pk}")["location"]
    client.post(columns, {"ref": "0", "title": "1", "read": "1"})

    assert Portfolio.objects.count() == 1
    assert list(PortfolioItem.objects.filter(gone_on__isnull=False).values_list("ref", flat=True)) == ["A3"]
    assert client.get(f"/{house.office.slug}/openings/portfolio/new/?into=nonsense").status_code == 404
