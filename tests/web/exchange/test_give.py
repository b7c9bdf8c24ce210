"""An office leaves whole, and comes in elsewhere as it was: every field, every file, every entry of the history."""

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumelles.errors import JumellesError
from jumelles.web import documents
from jumelles.web.exchange.give import archive, contents, export
from jumelles.web.exchange.shape import ALL, SECTIONS
from jumelles.web.exchange.take import load
from jumelles.web.fields import FORBIDDEN
from jumelles.web.people.actions import add_member, change_role, remove_member
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.recording import bring_back, keep, remove
from jumelles.web.register.actions import keep_document, withdraw
from jumelles.web.register.models import Document, Invitation, Partnership, Person
from tests.web.offices import fill, office, pdf

pytestmark = pytest.mark.django_db
TABLES: list[Any] = [*ALL.values(), *(model.history.model for model in SECTIONS.values())]


@pytest.fixture
def lived(settings: Any) -> Office:
    """An office where much happened."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    by, head = accounts["administrator"], accounts["head"]
    first, second = fill(made, by), fill(made, head, mark="Second")
    ranked = first["partnership"]
    ranked.ranking, ranked.ranked_on = {"match": {"reasons": [None, 1.5, "é"]}}, first["delegate"].arrives_on
    keep(ranked, by=by, why="chosen", seen=1)
    for n in (1, 2):
        keep_document(Document.objects.get(pk=first["document"].pk), pdf(f"version {n}"), by=head, why=f"file {n}", seen=n)
    remove(first["gift"], by=by, why="twice", seen=1)
    remove(second["partnership"], by=head, seen=1)
    bring_back(Partnership.history.get(history_type="-"), by=by, why="back")
    remove(second["mention"], by=by, seen=2)
    made.name = "Мэрия “Ümlaut” \N{EARTH GLOBE EUROPE-AFRICA}"
    keep(made, by=by, seen=1)
    reader, officer = (Membership.objects.get(user=accounts[role]) for role in ("reader", "officer"))
    change_role(reader, "officer", by=by, seen=1, why="promoted")
    remove_member(officer, by=by, seen=1, why="retired")
    guest = add_member(made, email="new@valmore.example", name="New", language="fr", role="reader", by=by)
    assert guest.role == "reader"
    withdraw(Invitation.objects.get(pk=first["invitation"].pk), by=by, seen=1)
    return made


def exported(made: Office) -> bytes:
    with archive(made) as whole:
        return whole.read()


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every column of every table, as the database has it; of accounts what leaves with an office."""
    asked = {model._meta.db_table: "*" for model in TABLES} | {"people_user": "id, email, name, language, is_active, keeper"}
    told = {}
    with connection.cursor() as cursor:
        for table, columns in asked.items():
            cursor.execute(f"SELECT {columns} FROM {table}")
            told[table] = sorted(cursor.fetchall(), key=repr)
    return told


def stored_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def empty(folder: Path) -> None:
    """An installation on its first day."""
    with connection.cursor() as cursor:
        for table in [*(model._meta.db_table for model in TABLES), "people_user"]:
            cursor.execute(f"DELETE FROM {table}")
    shutil.rmtree(folder, ignore_errors=True)


def test_an_office_comes_in_elsewhere_as_it_left(lived: Office, files: Path) -> None:
    whole = exported(lived)
    before, bytes_before = rows(), stored_files(files)
    empty(files)
    assert not any(rows().values())

    again = load(BytesIO(whole))

    connection.check_constraints()
    assert rows() == before
    assert stored_files(files) == bytes_before
    assert len(bytes_before) == 4
    assert all(before.values())
    with ZipFile(BytesIO(whole)) as one, ZipFile(BytesIO(exported(again))) as two:
        assert {name: one.read(name) for name in one.namelist()} == {name: two.read(name) for name in two.namelist()}


def test_all_that_ever_was_in_the_office_is_in_the_file(lived: Office) -> None:
    whole = contents(lived)

    assert set(whole["history"]) == set(SECTIONS)
    assert set(whole["records"]) == set(ALL) - {"office", "member"}
    assert {row["email"] for row in whole["accounts"]} == set(User.objects.values_list("email", flat=True))
    assert not any("password" in row for row in whole["accounts"])


def test_an_office_leaves_without_what_belongs_to_others(lived: Office) -> None:
    other, accounts = office("orbeck")
    fill(other, accounts["administrator"], mark="Stranger")

    with ZipFile(BytesIO(exported(lived))) as whole:
        texts = [whole.read(name).decode() for name in whole.namelist()]

    assert [text for text in texts if "Stranger" in text or "orbeck" in text] == []


@pytest.mark.parametrize(("role", "may"), [("reader", False), ("officer", True), ("head", True), ("administrator", True)])
def test_who_may_take_an_office_out(role: str, may: bool, settings: Any) -> None:  # noqa: FBT001 - a parameter
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")

    if may:
        with export(made, by=accounts[role]) as whole:
            assert whole.read(2) == b"PK"
    else:
        with pytest.raises(PermissionDenied):
            export(made, by=accounts[role])


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_an_export_with_a_hole_is_not_made(damage: str, lived: Office, files: Path) -> None:
    path = documents.path_of(files, Document.history.last().sha256)
    path.unlink() if damage == "missing" else path.write_bytes(b"%PDF other")

    with pytest.raises(JumellesError, match="backup"):
        archive(lived)


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lambda text: not FORBIDDEN.search(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=ANY_TEXT.filter(str.strip), note=ANY_TEXT, why=ANY_TEXT)
def test_any_text_survives_the_way(name: str, note: str, why: str) -> None:
    with transaction.atomic():
        made = Office.objects.create(name=name, slug="texts", country="FR")
        user = User.objects.create(email="a@texts.example", name="A")
        Membership.objects.create(office=made, user=user, role="administrator")
        person = keep(Person(office=made, family_name=name, note=note), by=user, why=why)
        file = json.dumps(contents(made), ensure_ascii=False).encode()
        before = rows()
        transaction.set_rollback(True)

    with transaction.atomic():
        again = load(BytesIO(file))
        kept = (
            again.name,
            Person.objects.get(pk=person.pk).family_name,
            Person.objects.get().note,
            Person.history.get().history_change_reason,
        )
        assert rows() == before
        transaction.set_rollback(True)

    assert kept == (name, name, note, why)
