"""The index keeps in step with the register, whichever way records are written."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from jumelles.web.recording import bring_back, keep, remove
from jumelles.web.register import models
from jumelles.web.register.models import RECORDS, Document
from jumelles.web.search import engine, index
from jumelles.web.search.asking import asked
from jumelles.web.search.models import Built, Entry, Passage
from jumelles.web.search.results import Seeker
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db


def found(by: Any, made: Any, text: str) -> set[str]:
    """The kinds and titles of what somebody finds."""
    question = asked(f"{text} ", {})
    assert question
    return {f"{entry.noun}: {entry.title}" for entry in Seeker(by, made).hits(question.tree)}


def whole() -> list[Any]:
    """The index as it stands, without its numbers."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, title, open, house FROM {engine.TABLE}")
        lines = {number: texts for number, *texts in cursor.fetchall()}
    rows = Entry.objects.select_related("passage").order_by("record")
    fields = ("office_id", "noun", "record", "partnership", "begins", "ends", "newest", "title")
    return [(*(getattr(row, name) for name in fields), row.passage.open, row.passage.house, lines.pop(row.pk)) for row in rows] + [lines]


def test_every_record_has_its_entry() -> None:
    made, accounts = office("valmore")
    fill(made, accounts["administrator"])

    kept = {pk for model in RECORDS for pk in model.objects.values_list("pk", flat=True)}

    assert set(Entry.objects.values_list("record", flat=True)) == kept
    assert Passage.objects.count() == len(kept)


def test_the_index_made_anew_is_the_one_that_grew() -> None:
    made, accounts = office("valmore")
    fill(made, accounts["administrator"])
    other, strangers = office("brisac")
    fill(other, strangers["administrator"], mark="Seeschwalbe")
    before = whole()
    told: list[int] = []

    index.rebuild(told.append)

    assert whole() == before
    assert sum(told) == len(before) - 1


def test_what_is_written_deleted_and_brought_back_is_found_or_not() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    town = keep(models.Town(office=made, place=1, name="Fès", country="MA"), by=by)
    assert found(by, made, "fes") == {"town: Fès"}

    town.name = "Meknès"
    keep(town, by=by, seen=1)
    assert (found(by, made, "fes"), found(by, made, "MEKNES")) == (set(), {"town: Meknès"})

    remove(town, by=by, seen=2)
    assert found(by, made, "meknes") == set()

    bring_back(models.Town.history.latest(), by=by)
    assert found(by, made, "meknes") == {"town: Meknès"}


def test_a_new_name_is_found_wherever_it_is_shown() -> None:
    made, accounts = office("valmore")
    by = accounts["administrator"]
    rows = fill(made, by)
    person = rows["person"]
    person.family_name = "Zimorodok"
    keep(person, by=by, seen=1)

    shown = {"person", "delegate", "signatory", "honour", "ambassador", "opening", "introduction"}
    assert {told.partition(":")[0] for told in found(by, made, "зимородок")} == shown
    index.rebuild()
    assert {told.partition(":")[0] for told in found(by, made, "зимородок")} == shown


def test_a_new_name_of_a_guest_is_found() -> None:
    made, accounts = office("valmore")
    guest = fill(made, accounts["administrator"])["invitation"].member.user
    guest.name = "Zimorodok"
    guest.save()

    assert found(accounts["reader"], made, "zimorodok") == {"invitation: Zimorodok"}


def test_choices_are_found_in_every_language_and_dates_as_they_are_written() -> None:
    made, accounts = office("valmore")
    fill(made, accounts["administrator"])
    by = accounts["reader"]

    for word in ("signed", "signé", "подписано"):
        assert "status: signed" in found(by, made, word)
    assert "visit: Visit Kormoran" in found(by, made, "2017-10-03")
    assert "document: Document Kormoran" in found(by, made, "accord.pdf")


def test_what_was_rolled_back_is_not_found() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    with pytest.raises(ZeroDivisionError):
        _keep_and_fail(made, by)

    assert found(by, made, "fes") == set()


def _keep_and_fail(made: Any, by: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        keep(models.Town(office=made, place=1, name="Fès", country="MA"), by=by)
        raise ZeroDivisionError


def test_an_older_index_is_made_anew_after_a_migration() -> None:
    made, accounts = office("valmore")
    by = accounts["officer"]
    keep(models.Town(office=made, place=1, name="Fès", country="MA"), by=by)
    engine.forget(list(Entry.objects.values_list("pk", flat=True)))
    index.catch_up()
    assert found(by, made, "fes") == set()

    Built.objects.update(rules=index.RULES - 1)
    call_command("migrate", verbosity=0)

    assert found(by, made, "fes") == {"town: Fès"}


def test_the_command_tells_how_many() -> None:
    made, accounts = office("valmore")
    keep(models.Town(office=made, place=1, name="Fès", country="MA"), by=accounts["officer"])
    said = StringIO()

    call_command("index", stdout=said, stderr=StringIO())

    assert said.getvalue() == "1 record is indexed.\n"


def test_a_record_takes_a_bounded_number_of_queries(django_assert_max_num_queries: Any) -> None:
    made, accounts = office("valmore")
    by = accounts["administrator"]
    rows = fill(made, by)
    for n in range(20):
        keep(models.Position(office=made, person=rows["person"], title=f"post {n}", authority=rows["authority"]), by=by)
    rows["authority"].name = "Another"

    with django_assert_max_num_queries(32):
        rows["authority"].save()


def test_a_document_that_is_no_longer_shared_is_no_longer_told_to_guests() -> None:
    made, accounts = office("valmore")
    by = accounts["administrator"]
    rows = fill(made, by)
    guest = rows["invitation"].member.user
    document = rows["document"]
    assert document.shared is False
    assert not any("Document" in told for told in found(guest, made, "document"))

    document.shared = True
    keep(document, by=by, seen=document.version)
    assert "document: Document Kormoran" in found(guest, made, "document kormoran")
    assert "status: signed" in found(guest, made, "document kormoran")

    document.shared = False
    keep(document, by=by, seen=document.version)
    assert found(guest, made, "document kormoran") == set()


def test_files_of_an_import_are_found() -> None:
    from jumelles.web.example import load

    made = load()

    assert Entry.objects.filter(office=made, title__contains="Obninsk").exists()
    assert Document.objects.filter(office=made).count() == Entry.objects.filter(office=made, noun="document").count()
