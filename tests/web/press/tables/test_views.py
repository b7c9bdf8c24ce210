"""The pages of a list: columns named and remembered, rows with their states, a batch, and who may do what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jumelles.web.press import accepting, background
from jumelles.web.press.models import Clipping, Template
from jumelles.web.press.tables import deciding, incoming
from jumelles.web.press.tables.lists import LISTS
from jumelles.web.register.models import Visit
from tests.web.press.desk import Desk
from tests.web.press.tables import lists

pytestmark = pytest.mark.django_db
Browser = Callable[[Any], Client]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done aside is done before the page answers."""
    monkeypatch.setattr(background, "aside", lambda work: work())
    monkeypatch.setattr(deciding, "aside", lambda work: work())


def path(clipping: Clipping, further: str = "") -> str:
    return f"/ours/press/{clipping.pk}/{further}"


@pytest.mark.parametrize("noun", LISTS)
def test_every_kind_of_list_has_its_columns(officer: Client, noun: str) -> None:
    officer.post("/ours/press/new/", {"file": SimpleUploadedFile("list.csv", b"Ville;Pays\nHeidelberg;Allemagne\n")})

    page = officer.post(path(Clipping.objects.get(), "columns/"), {"noun": noun, "was": "", "show": "1"})

    assert page.status_code == 200
    assert f'<option value="{noun}" selected>' in page.content.decode()


@pytest.mark.usefixtures("at_once")
def test_a_list_is_given_named_and_accepted_and_its_columns_are_known_the_next_time(desk: Desk, officer: Client) -> None:
    given = {"file": SimpleUploadedFile("visits.csv", lists.VISITS.encode())}
    page = officer.post("/ours/press/new/", given, follow=True)
    made = Clipping.objects.get()
    assert page.redirect_chain[-1][0] == path(made, "columns/")
    assert "A list with these heads came before" not in page.content.decode()

    named = {f"c-{name}": at for name, at in made.mapping.items()}
    page = officer.post(path(made, "columns/"), {"noun": "visit", "was": "visit", "read": "1", **named}, follow=True)
    assert page.redirect_chain[-1][0] == path(made, "rows/")
    assert incoming.path_of(made).exists()

    page = officer.post(path(made, "batch/"), {"act": "all"}, follow=True).content.decode()
    assert not incoming.path_of(made).exists()
    assert "1 row was accepted. 1 row was left: correct it." in page
    assert Visit.objects.get().title == "Spring delegation"
    assert [one.mapping for one in Template.objects.all()] == [made.mapping]

    page = officer.post("/ours/press/new/", given | {"file": SimpleUploadedFile("later.csv", lists.VISITS.encode())}, follow=True)
    assert "A list with these heads came before" in page.content.decode()
    assert desk.office == made.office


def test_a_column_that_is_needed_is_asked_for(desk: Desk, officer: Client) -> None:
    made = lists.given(desk, lists.VISITS.encode(), "visits.csv")
    sent = {"noun": "visit", "was": "visit", "read": "1", "c-title": "1"}
    answer = officer.post(path(made, "columns/"), sent)
    assert answer.status_code == 422
    assert "Say where this is told: partnership; Direction; Begins." in answer.content.decode()


def test_another_list_offers_its_own_columns(desk: Desk, officer: Client) -> None:
    made = lists.given(desk, lists.VISITS.encode(), "visits.csv")
    page = officer.post(path(made, "columns/"), {"noun": "action", "was": "visit", "show": "1"}).content.decode()
    assert 'id="c-domain"' in page
    assert 'id="c-direction"' not in page


def test_the_rows_say_what_is_new_and_which_cell_is_wrong(desk: Desk, officer: Client) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    page = officer.get(path(made, "rows/")).content.decode()
    assert page.count("<strong>new</strong>") == 1
    assert 'forty<span class="wrong">is no whole number: write it as 25</span>' in page
    assert "forty" not in officer.get(path(made, "rows/?show=decided")).content.decode()

    page = officer.get(path(made, "rows/3/")).content.decode()
    assert '<td class="num muted">F3</td>' in page


@pytest.mark.usefixtures("at_once")
def test_ticked_rows_are_accepted_and_taken_back(desk: Desk, officer: Client) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    assert "Tick the rows first." in officer.post(path(made, "batch/"), {"act": "ticked"}, follow=True).content.decode()
    officer.post(path(made, "batch/"), {"act": "ticked", "row": ["2"]})
    assert Visit.objects.count() == 1
    page = officer.post(path(made, "batch/"), {"act": "undo"}, follow=True).content.decode()
    assert "1 row was taken back." in page
    assert Visit.objects.count() == 0


def test_a_list_that_is_worked_on_is_left_alone(desk: Desk, officer: Client) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    Clipping.objects.filter(pk=made.pk).update(state="reading")
    page = officer.post(path(made, "batch/"), {"act": "all"}, follow=True).content.decode()
    assert "The list is worked on already: wait until that is done." in page
    assert "The rows are worked on." in page


def test_a_reader_sees_no_list(desk: Desk, browser: Browser) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    assert browser(desk.people["reader"]).get(path(made, "rows/")).status_code == 403
    assert browser(desk.people["reader"]).post(path(made, "batch/"), {"act": "all"}).status_code == 403


def test_a_list_thrown_away_takes_its_file_along(desk: Desk, officer: Client) -> None:
    made = lists.given(desk, lists.VISITS.encode(), "visits.csv")
    assert incoming.path_of(made).exists()
    officer.post(path(made, "delete/"))
    assert not incoming.path_of(made).exists()


def test_a_first_row_of_values_and_columns_that_are_not_read_are_told(desk: Desk, officer: Client) -> None:
    made = lists.given(desk, b"Cork;Irlande;12/05/2021\nBari;Italie;2019\n", "bare.csv")
    assert "The first row looks like values, not like heads" in officer.get(path(made, "columns/")).content.decode()

    made = lists.given(desk, b"Ville;Pays;Chorale\nBari;Italie;oui\n", "towns.csv")
    page = officer.get(path(made, "columns/")).content.decode()
    assert "looks like values" not in page
    assert "Columns that are not read: Chorale." in page


@pytest.mark.usefixtures("at_once")
def test_a_row_says_what_it_adds(desk: Desk, officer: Client) -> None:
    made = lists.read(lists.given(desk, "Nom;Prénom;Fonction;Organisme\nLehmann;Eva;directrice;Lycée Bartholdi\n".encode(), "a.csv"))
    assert "adds the organisation: Lycée Bartholdi" in officer.get(path(made, "rows/")).content.decode()
    assert "Adds the organisation: Lycée Bartholdi" in officer.get(path(made, "rows/2/")).content.decode()


@pytest.mark.usefixtures("at_once")
def test_columns_are_named_again_while_no_row_is_decided(desk: Desk, officer: Client) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    assert f'href="{path(made, "columns/")}"' in officer.get(path(made, "rows/")).content.decode()
    page = officer.get(path(made, "columns/")).content.decode()
    assert [name for name, at in made.mapping.items() if f'<option value="{at}" selected' not in page] == []

    named = {f"c-{name}": at for name, at in made.mapping.items() if name != "headcount"}
    officer.post(path(made, "columns/"), {"noun": "visit", "was": "visit", "had": "1", "read": "1", **named})
    assert ["headcount" in one.attributes for one in made.proposals.all()] == [False, False]

    officer.post(path(made, "batch/"), {"act": "ticked", "row": ["2"]})
    assert officer.get(path(made, "columns/")).status_code == 302
    assert f'href="{path(made, "columns/")}"' not in officer.get(path(made, "rows/")).content.decode()


def test_columns_of_a_list_of_which_a_row_was_decided_meanwhile_stay(desk: Desk) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    accepting.refuse(made.proposals.get(number=2), "no", by=desk.by)

    with pytest.raises(ValidationError, match="has decided rows of it"):
        incoming.settle(made, "visit", made.mapping, made.encoding, by=desk.by)

    assert list(made.proposals.order_by("number").values_list("decision", flat=True)) == ["refused", "open"]


@pytest.mark.usefixtures("at_once")
def test_a_list_without_heads_is_read_from_its_first_row_on(desk: Desk, officer: Client) -> None:
    made = lists.given(desk, b"Cork;Irlande;1984\nBari;Italie;2019\n", "bare.csv")
    page = officer.post(
        path(made, "columns/"), {"noun": "partnership", "was": "partnership", "had": "1", "headless": "1", "show": "1"}
    ).content.decode()
    assert "looks like values" not in page
    assert "column 1 – Cork</option>" in page

    sent = {
        "noun": "partnership",
        "was": "partnership",
        "had": "0",
        "headless": "1",
        "read": "1",
        "c-partner": "0",
        "c-country": "1",
        "c-since": "2",
    }
    officer.post(path(made, "columns/"), sent | {"c-kind": "=twinning"})
    made.refresh_from_db()
    assert made.headless
    assert [(one.number, one.attributes["partner"]) for one in made.proposals.order_by("number")] == [(1, "Cork"), (2, "Bari")]
    assert Template.objects.count() == 0


@pytest.mark.usefixtures("at_once")
def test_a_batch_of_which_nothing_was_accepted_is_told_as_a_doubt(desk: Desk, officer: Client) -> None:
    made = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    page = officer.post(path(made, "batch/"), {"act": "ticked", "row": ["3"]}, follow=True).content.decode()
    assert '<p class="notice doubt" role="status">No row was accepted. 1 row was left: correct it.' in page
    page = officer.post(path(made, "batch/"), {"act": "ticked", "row": ["2"]}, follow=True).content.decode()
    assert '<p class="notice" role="status">1 row was accepted.' in page
