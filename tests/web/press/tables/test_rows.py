"""Lists become records: what each row says, what the register holds already, and what is taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.web.exchange.give import contents
from jumelles.web.press.accepting import accept, undo
from jumelles.web.press.models import Decision
from jumelles.web.press.planning import plan
from jumelles.web.press.tables import deciding
from jumelles.web.press.tables.rows import state
from jumelles.web.recording import keep
from jumelles.web.register.models import Agreement, Evidence, Organisation, Partnership, Party, Position, StatusStep, Town, Visit
from tests.web.press.desk import Desk
from tests.web.press.tables import lists


def test_a_russian_list_of_twin_towns_becomes_partnerships_with_their_parties(desk: Desk) -> None:
    came = lists.given(desk, lists.TWINS.encode("cp1251"), "побратимы.csv", language="ru")
    assert (came.noun, came.encoding) == ("partnership", "cp1251")
    assert came.mapping == {"partner": 0, "country": 1, "since": 2, "note": 3, "kind": "=twinning"}

    read = lists.read(came)
    assert lists.accept(desk, read) == "2 rows were accepted. 1 row was left: correct it."

    made = Partnership.objects.exclude(pk=desk.partnership.pk).order_by("name")
    assert [(one.name, one.kind, one.note) for one in made] == [
        ("Colmar – Нант", "twinning", ""),
        ("Colmar – Страсбург", "twinning", "Открытие сквера"),
    ]
    parties = Party.objects.filter(partnership=made[1]).order_by("side")
    assert [(one.side, one.authority.name, one.authority.town.name) for one in parties] == [
        ("home", "City of Colmar", "Colmar"),
        ("partner", "Страсбург", "Strasbourg"),
    ]
    assert [(one.status, one.on) for one in StatusStep.objects.order_by("on")] == [("in_force", "1998"), ("in_force", "2003-05-15")]
    left = plan(read.proposals.get(number=4), by=desk.by)
    assert [slot.name for slot in left.slots if slot.problem] == ["partner", "since"]


def test_french_conventions_of_a_workbook_are_read_with_their_dates_and_amounts(desk: Desk) -> None:
    read = lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS), "conventions.xlsx"))
    assert lists.accept(desk, read) == "2 rows were accepted."

    made = Agreement.objects.order_by("signed")
    assert [(one.title, one.kind, one.signed, one.amount, one.currency) for one in made] == [
        ("Convention culturelle", "convention", "2017-03-31", pytest.approx(12500.5), "EUR"),
        ("Avenant n° 1", "amendment", "2019-03", None, ""),
    ]
    first = Evidence.objects.get(agreement=made[0])
    assert (first.cell, first.exact) == ("Feuil1!A2:F2", "Tver · Convention culturelle · convention · 42825 · 12 500,50 · €")
    assert first.sha256 == read.sha256


def test_a_bad_cell_is_told_and_its_row_is_kept_to_be_corrected(desk: Desk) -> None:
    read = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    good, bad = read.proposals.all()
    assert (good.confidence, bad.confidence) == (1, 0)
    made = plan(bad, by=desk.by)
    assert [(slot.name, slot.value, slot.problem) for slot in made.slots if slot.problem] == [
        ("headcount", "forty", "is no whole number: write it as 25")
    ]
    assert {one["field"]: one["cell"] for one in bad.evidence}["headcount"] == "F3"

    with pytest.raises(ValidationError, match="forty"):
        accept(bad, by=desk.by, values={slot.name: slot.value for slot in made.slots})
    assert Visit.objects.count() == 0

    accept(bad, by=desk.by, values={slot.name: slot.value for slot in made.slots} | {"headcount": "40"})
    visit = Visit.objects.get()
    assert (visit.title, visit.starts, visit.direction, visit.headcount) == ("Choir in Tver", "2018-05", "outbound", 40)


def test_what_differs_from_the_register_is_shown_and_left_alone(desk: Desk) -> None:
    held = Visit(office=desk.office, partnership=desk.partnership, title="Spring delegation", starts="2017-03-31", direction="inbound")
    held.headcount = 11
    keep(held, by=desk.by)
    read = lists.read(lists.given(desk, lists.VISITS.encode(), "visits.csv"))
    row = read.proposals.get(number=2)
    made = plan(row, by=desk.by)
    assert (made.confirms, state(made)) == (held, "differs")
    assert [(slot.name, slot.held, slot.ticked) for slot in made.slots if slot.held] == [("headcount", "11", False)]

    accept(row, by=desk.by)
    held.refresh_from_db()
    row.refresh_from_db()
    assert (held.headcount, held.ends, row.decision) == (11, "2017-04-03", Decision.CONFIRMED)
    assert list(Evidence.objects.values_list("field", "exact", "cell")) == [("ends", "3 April 2017", "D2")]

    undo(row, by=desk.by)
    held.refresh_from_db()
    assert (held.ends, Evidence.objects.count()) == ("", 0)

    accept(row, by=desk.by, values={"headcount": "12"})
    held.refresh_from_db()
    assert (held.headcount, held.ends) == (12, "")


def test_a_list_that_came_before_confirms_what_it_brought(desk: Desk) -> None:
    lists.accept(desk, lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS), "conventions.xlsx")))
    again = lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS), "conventions.xlsx"))
    assert [state(plan(one, by=desk.by)) for one in again.proposals.all()] == ["confirms", "confirms"]
    lists.accept(desk, again)
    assert Agreement.objects.count() == 2
    assert Agreement.objects.filter(version=1).count() == 2


def test_what_a_list_brought_leaves_with_the_office(desk: Desk) -> None:
    lists.accept(desk, lists.read(lists.given(desk, lists.workbook(lists.CONVENTIONS, "Accords"), "conventions.xlsx")))
    told = contents(desk.office)["records"]
    assert [(row["title"], row["signed"], row.get("amount")) for row in sorted(told["agreement"], key=lambda row: row["signed"])] == [
        ("Convention culturelle", "2017-03-31", "12500.50"),
        ("Avenant n° 1", "2019-03", None),
    ]
    titles = {row["id"]: row["title"] for row in told["agreement"]}
    assert {(titles[row["agreement"]], row["cell"]) for row in told["evidence"]} == {
        ("Convention culturelle", "Accords!A2:F2"),
        ("Avenant n° 1", "Accords!A3:D3"),
    }


def test_a_batch_is_taken_back_with_all_that_it_wrote(desk: Desk) -> None:
    before = [model.objects.count() for model in (Partnership, Party, StatusStep, Town, Evidence)]
    read = lists.read(lists.given(desk, lists.TWINS.encode("cp1251"), "towns.csv"))
    lists.accept(desk, read)
    numbers = deciding.last_batch(read, desk.by)
    assert numbers == [3, 2]
    deciding.run(read.pk, "undo", numbers, desk.by.pk)
    read.refresh_from_db()
    assert read.told == "2 rows were taken back."
    assert [model.objects.count() for model in (Partnership, Party, StatusStep, Town, Evidence)] == before
    assert set(read.proposals.values_list("decision", flat=True)) == {Decision.OPEN}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)))
@pytest.mark.django_db(transaction=False)
def test_the_order_of_the_columns_changes_nothing(desk: Desk, order: list[int]) -> None:
    rows = (
        ("Фамилия", "Имя", "Языки", "Телефон"),
        ("Лесная", "Вера", "русский, французский", "+7 900 000-00-00"),
        ("Озёров", "Пётр", "", ""),
    )
    content = "\n".join(";".join(row[at] for at in order) for row in rows)
    read = lists.read(lists.given(desk, content.encode("koi8-r", "replace"), "люди.csv"))
    assert read.noun == "person"
    told: list[Any] = [{slot.name: slot.value for slot in plan(one, by=desk.by).slots if slot.value} for one in read.proposals.all()]
    assert told == [
        {"family_name": "Лесная", "given_name": "Вера", "languages": "русский, французский", "phone": "+7 900 000-00-00"},
        {"family_name": "Озёров", "given_name": "Пётр"},
    ]


MONEY = (
    ("Ville partenaire", "Intitulé", "Type", "Date de signature", "Échéance", "Montant (€)"),
    ("Tver", "Convention culturelle", "convention", "31/03/2017", "", "12 500"),
    ("Tver", "Sans montant", "convention", "2018", "", None),
    ("Tver", "À l’envers", "convention", "2019", "2016", "45 000 €"),
)


def test_the_heading_of_the_amounts_gives_their_currency_and_what_the_register_refuses_is_told_first(desk: Desk) -> None:
    read = lists.read(lists.given(desk, lists.workbook(MONEY), "conventions.xlsx"))
    plans = {one.number: plan(one, by=desk.by) for one in read.proposals.all()}
    assert {number: state(made) for number, made in plans.items()} == {2: "new", 3: "new", 4: "problem"}
    assert [(slot.name, slot.problem) for slot in plans[4].slots if slot.problem] == [
        ("expires", "The end lies before the beginning: check both.")
    ]
    assert read.proposals.get(number=4).confidence == 0
    assert lists.accept(desk, read) == "2 rows were accepted. 1 row was left: correct it."
    assert [(one.amount, one.currency) for one in Agreement.objects.order_by("signed")] == [(12500, "EUR"), (None, "")]


@pytest.mark.parametrize(("cell", "kept"), [("45 000 €", (45000, "EUR")), ("1 200 000 руб.", (1_200_000, "RUB")), ("£300", (300, "GBP"))])
def test_the_cell_of_an_amount_gives_its_currency(desk: Desk, cell: str, kept: tuple[int, str]) -> None:
    rows = (("Partner", "Title", "Type", "Signed", "Amount"), ("Tver", "Waters", "charter", "2017", cell))
    assert lists.accept(desk, lists.read(lists.given(desk, lists.workbook(rows), "a.xlsx"))) == "1 row was accepted."
    made = Agreement.objects.get()
    assert (made.amount, made.currency) == kept


@pytest.mark.parametrize(
    ("cell", "field", "why"),
    [
        ("45000", "currency", "An amount and its currency go together."),
        ("12.500", "amount", "may mean thousands or a fraction: write it as 12500 or 12,50"),
    ],
)
def test_an_amount_that_cannot_be_kept_is_a_problem_of_its_row(desk: Desk, cell: str, field: str, why: str) -> None:
    rows = (("Partner", "Title", "Type", "Signed", "Amount"), ("Tver", "Waters", "charter", "2017", cell))
    read = lists.read(lists.given(desk, lists.workbook(rows), "a.xlsx"))
    made = plan(read.proposals.get(), by=desk.by)
    assert (state(made), [(slot.name, slot.problem) for slot in made.slots if slot.problem][:1]) == ("problem", [(field, why)])
    assert Agreement.objects.count() == 0


PEOPLE = "Фамилия;Имя;Должность;Организация\nЛесная;Вера;директор;Школа «Радуга»\nОзёров;Пётр;учитель;Школа «Радуга»\n"


def test_an_organisation_that_the_register_does_not_know_is_added_with_its_row(desk: Desk) -> None:
    read = lists.read(lists.given(desk, PEOPLE.encode(), "люди.csv"))
    first = plan(read.proposals.get(number=2), by=desk.by)
    assert (state(first), first.along) == ("new", ("adds the organisation: Школа «Радуга»",))
    assert lists.accept(desk, read) == "2 rows were accepted."
    assert [(one.name, one.kind) for one in Organisation.objects.all()] == [("Школа «Радуга»", "school")]
    assert sorted(Position.objects.values_list("title", flat=True)) == ["директор", "учитель"]
    deciding.run(read.pk, "undo", deciding.last_batch(read, desk.by), desk.by.pk)
    assert (Organisation.objects.count(), Position.objects.count()) == (0, 0)


def test_a_post_without_its_body_is_a_problem_of_its_row(desk: Desk) -> None:
    read = lists.read(lists.given(desk, (PEOPLE + "Новиков;Лев;врач;\n").encode(), "люди.csv"))
    made = plan(read.proposals.get(number=4), by=desk.by)
    assert [(slot.name, slot.problem) for slot in made.slots if slot.problem] == [
        ("body", "Say in which organisation or authority this position is held.")
    ]


def test_another_date_of_a_partnership_is_shown_and_corrects_its_step_when_it_is_ticked(desk: Desk) -> None:
    lists.accept(desk, lists.read(lists.given(desk, b"Ville;Pays;Date de signature\nStrasbourg;France;20/02/1963\n", "a.csv")))
    again = lists.read(lists.given(desk, b"Ville;Pays;Date de signature\nStrasbourg;France;21/02/1963\n", "b.csv"))
    row = again.proposals.get()
    made = plan(row, by=desk.by)
    assert (state(made), [(slot.name, slot.held, slot.ticked) for slot in made.slots if slot.held]) == (
        "differs",
        [("since", "1963-02-20", False)],
    )
    lists.accept(desk, again)
    assert list(StatusStep.objects.values_list("on", flat=True)) == ["1963-02-20"]
    row.refresh_from_db()
    undo(row, by=desk.by)
    accept(row, by=desk.by, values={"since": "21/02/1963"})
    assert list(StatusStep.objects.values_list("on", flat=True)) == ["1963-02-21"]
    undo(row, by=desk.by)
    assert list(StatusStep.objects.values_list("on", flat=True)) == ["1963-02-20"]


def test_a_less_exact_date_confirms_the_step(desk: Desk) -> None:
    lists.accept(desk, lists.read(lists.given(desk, b"Ville;Pays;Date de signature\nStrasbourg;France;20/02/1963\n", "a.csv")))
    again = lists.read(lists.given(desk, b"Ville;Pays;Date de signature\nStrasbourg;France;1963\n", "b.csv"))
    assert state(plan(again.proposals.get(), by=desk.by)) == "confirms"
    lists.accept(desk, again)
    assert StatusStep.objects.count() == 1


def test_other_dates_of_a_post_are_shown(desk: Desk) -> None:
    table = "Nom;Prénom;Fonction;Organisme;Depuis\nLehmann;Eva;directrice;Lycée Bartholdi;{}\n"
    lists.accept(desk, lists.read(lists.given(desk, table.format("2015").encode(), "a.csv")))
    again = lists.read(lists.given(desk, table.format("2016").encode(), "b.csv"))
    made = plan(again.proposals.get(), by=desk.by)
    assert (state(made), [(slot.name, slot.held) for slot in made.slots if slot.held]) == ("differs", [("since", "2015")])


def test_rows_taken_back_do_not_differ_in_a_name_that_no_cell_holds(desk: Desk) -> None:
    read = lists.read(lists.given(desk, b"Notre ville;Ville;Pays\nColmar;Strasbourg;France\n", "a.csv"))
    lists.accept(desk, read)
    deciding.run(read.pk, "undo", deciding.last_batch(read, desk.by), desk.by.pk)
    later = lists.read(
        lists.given(desk, b"Partenariat;Notre ville;Ville;Pays\nCity of Colmar and Strasbourg;Colmar;Strasbourg;France\n", "b.csv")
    )
    lists.accept(desk, later)
    made = plan(read.proposals.get(), by=desk.by)
    assert (state(made), made.confirms.name) == ("confirms", "City of Colmar and Strasbourg")


@pytest.mark.parametrize(
    ("head", "whole", "names"),
    [
        ("Фамилия и имя", "Лесная Вера Павловна", ("Лесная", "Вера Павловна")),
        ("Nom et prénom", "de La Tour Anne", ("de La Tour", "Anne")),
        ("Nom et prénom", "Anne-Marie LE GALL", ("LE GALL", "Anne-Marie")),
        ("Full name", "Ludwig van Beek", ("van Beek", "Ludwig")),
        ("Full name", "Beek, Ludwig", ("Beek", "Ludwig")),
        ("Full name", "Madonna", ("Madonna", "")),
    ],
)
def test_a_whole_name_is_parted(desk: Desk, head: str, whole: str, names: tuple[str, str]) -> None:
    read = lists.read(lists.given(desk, f"{head};E-mail\n{whole};a@example.org\n".encode(), "people.csv"))
    told = {slot.name: slot.value for slot in plan(read.proposals.get(), by=desk.by).slots}
    assert (told["family_name"], told.get("given_name", "")) == names


def test_a_partner_is_called_without_the_country_that_tells_it_apart(desk: Desk) -> None:
    read = lists.read(lists.given(desk, 'Ville;Pays;Depuis\n"San José, Costa Rica";;été 2003\n'.encode(), "a.csv"))
    made = plan(read.proposals.get(), by=desk.by)
    assert {slot.name: slot.value for slot in made.slots if slot.name in {"name", "since"}} == {
        "name": "Colmar – San José",
        "since": "summer 2003",
    }
    assert lists.accept(desk, read) == "1 row was accepted."
    partner = Party.objects.exclude(partnership=desk.partnership).get(side="partner").authority
    assert (partner.name, partner.town.country) == ("San José", "CR")
    assert [one.on for one in StatusStep.objects.all()] == ["2003-22"]


def test_of_many_namesakes_a_cell_names_the_largest(desk: Desk) -> None:
    read = lists.read(lists.given(desk, b"Ville;Pays\nSan Jose;\n", "a.csv"))
    problem = next(slot.problem for slot in plan(read.proposals.get(), by=desk.by).slots if slot.problem)
    assert problem.startswith("may be several places: add the country or the region. The largest: San Jos")
    assert problem.endswith("; …")
    assert "geonames" not in problem
