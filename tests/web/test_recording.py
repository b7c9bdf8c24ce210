"""Records are kept, removed and brought back one by one: nothing is overwritten, nothing goes for good, nothing strays."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings as conf
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections

from jumelles.errors import JumellesError
from jumelles.web import documents
from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Tracked
from jumelles.web.recording import InUse, Overtaken, bring_back, keep, remove, revert
from jumelles.web.register.actions import keep_document
from jumelles.web.register.models import (
    RECORDS,
    Action,
    ActionRole,
    Agreement,
    ArticleLink,
    Authority,
    Document,
    Evidence,
    Invitation,
    Organisation,
    Partnership,
    Person,
    ProgrammeItem,
    Signatory,
    StatusStep,
    Visit,
)
from tests.web.offices import fill, office, pdf

pytestmark = pytest.mark.django_db
Stored = dict[type[Tracked], dict[Any, dict[str, Any]]]


@pytest.fixture
def world(settings: Any) -> dict[str, Any]:
    """An office with a partnership, and who may write in it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    by = accounts["administrator"]
    return {"office": made, "by": by, **accounts, "rows": fill(made, by)}


@pytest.fixture
def second(world: dict[str, Any]) -> dict[str, Any]:
    """Another partnership of the office."""
    return fill(world["office"], world["by"], mark="Second")


def unuse(record: Any, by: Any) -> None:
    """Remove all that refers to a record without hanging on it, and what refers to that."""
    for model in reversed(RECORDS):
        for field in model._meta.concrete_fields:
            if field.related_model is type(record) and field.name != model.hangs_on:
                for row in model.objects.filter(**{field.name: record}):
                    unuse(row, by)
                    remove(row, by=by, seen=row.version)


def stored() -> Stored:
    """Every record, field by field, but for the count of its changes."""
    models: list[Any] = [*RECORDS, Office, Membership]
    return {model: {row.pop("id"): row for row in without_version(model)} for model in models}


def without_version(model: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "version"} for row in model.objects.values()]


def entries() -> int:
    return sum(model.history.count() for model in [*RECORDS, Office, Membership])


def of_partnership(partnership: Partnership) -> set[Any]:
    """Every record that hangs on it, itself included, found by the way of each model."""
    ways = {model: model.way_to_partnership() for model in RECORDS}
    parts = {row.pk for model, way in ways.items() if way for row in model.objects.filter(**{way: partnership.pk})}
    return parts | {row.pk for row in Evidence.objects.all() if row.proves.pk in parts}


def fresh(record: Any) -> Any:
    return type(record).objects.get(pk=record.pk)


def gone(record: Any) -> Any:
    """The entry of its last deletion."""
    return type(record).history.filter(id=record.pk, history_type="-").latest()


def test_a_partnership_goes_with_all_that_hangs_on_it_and_comes_back_whole(world: dict[str, Any], second: dict[str, Any]) -> None:
    partnership, by = world["rows"]["partnership"], world["by"]
    document = world["rows"]["document"]
    before, parts = stored(), of_partnership(partnership)

    remove(partnership, by=by, why="a mistake", seen=partnership.version)

    left = stored()
    deleted = [entry for model in RECORDS for entry in model.history.filter(history_type="-")]
    assert left == {model: {key: row for key, row in rows.items() if key not in parts} for model, rows in before.items()}
    assert {entry.id for entry in deleted} == parts
    assert {(entry.history_user, entry.history_change_reason) for entry in deleted} == {(by, "a mistake")}
    assert {entry.instance_type for entry in deleted} == {model for model in RECORDS if model.way_to_partnership()} | {Evidence}
    assert {key for key in parts if key in {row.pk for row in second.values()}} == set()

    back = bring_back(gone(partnership), by=by, why="undone")

    assert back == partnership
    assert stored() == before
    assert documents.read(conf.FILES, document.sha256) == b"%PDF-1.4\nsecret of Kormoran"
    assert {(entry.history_type, entry.history_change_reason) for entry in (row.history.first() for row in Document.objects.all())} == {
        ("+", "undone"),
        ("+", ""),
    }


def test_a_record_that_came_back_is_a_later_version_than_any_before(world: dict[str, Any]) -> None:
    item, by = world["rows"]["programme"], world["by"]
    unuse(item, by)
    remove(item, by=by, seen=1)
    first = gone(item)
    item = bring_back(first, by=by)
    item.title = "Changed"
    keep(item, by=by, seen=2)
    remove(item, by=by, seen=3)

    assert (bring_back(first, by=by).version, fresh(item).title) == (4, "Item Kormoran")


def test_what_went_before_stays_gone(world: dict[str, Any]) -> None:
    partnership, by = world["rows"]["partnership"], world["by"]
    unuse(world["rows"]["programme"], by)
    remove(world["rows"]["programme"], by=by, seen=1)
    before = stored()
    remove(partnership, by=by, seen=partnership.version)

    bring_back(gone(partnership), by=by)

    assert stored() == before
    assert ProgrammeItem.objects.filter(pk=world["rows"]["programme"].pk).count() == 0


def test_of_what_went_together_only_what_did_not_go_again_comes_back(world: dict[str, Any]) -> None:
    by, visit, item, delegate = world["by"], world["rows"]["visit"], world["rows"]["programme"], world["rows"]["delegate"]
    unuse(item, by)
    unuse(visit, by)
    remove(visit, by=by, seen=1)
    together = gone(item)
    bring_back(gone(visit), by=by)
    for part in (item, delegate):
        remove(part, by=by, seen=2)

    bring_back(together, by=by)

    assert [type(part).objects.filter(pk=part.pk).exists() for part in (item, delegate)] == [True, False]


def test_a_part_does_not_come_back_without_what_it_hangs_on(world: dict[str, Any]) -> None:
    item, partnership, by = world["rows"]["programme"], world["rows"]["partnership"], world["by"]
    unuse(item, by)
    remove(item, by=by, seen=1)
    alone = gone(item)
    remove(partnership, by=by, seen=1)
    before = stored()

    with pytest.raises(ValidationError):
        bring_back(alone, by=by)

    assert stored() == before


def test_what_took_its_place_keeps_it(world: dict[str, Any]) -> None:
    by, party = world["by"], world["rows"]["party"]
    remove(party, by=by, seen=1)
    keep(type(party)(office=world["office"], partnership=party.partnership, authority=party.authority, side="partner"), by=by)
    before = stored()

    with pytest.raises(ValidationError, match="party already"):
        bring_back(gone(party), by=by)

    assert stored() == before


def test_every_kind_of_record_is_deleted_and_brought_back(world: dict[str, Any]) -> None:
    """From the last kind to the first, so that nothing is used any more."""
    by, seen_kinds = world["by"], set()
    for model in reversed(RECORDS):
        for record in model.objects.all():
            before = stored()
            remove(record, by=by, seen=record.version)
            assert stored() == before | {model: {key: row for key, row in before[model].items() if key != record.pk}}
            back = bring_back(gone(record), by=by)
            assert (stored(), back) == (before, record)
            remove(back, by=by, seen=back.version)
            seen_kinds.add(model)

    assert seen_kinds == set(RECORDS)
    assert all(model.objects.count() == 0 for model in RECORDS)


def test_what_others_use_is_not_deleted(world: dict[str, Any]) -> None:
    """Whether a record is used is found here the slow way, over all references of all records."""
    by, used = world["by"], set()
    for fact in ("honour", "heritage", "mention"):  # an article tells one thing by each of its links
        keep(ArticleLink(office=world["office"], article=world["rows"]["article"], **{fact: world["rows"][fact]}), by=by)
    references = [
        (model, f)
        for model in RECORDS
        for f in model._meta.concrete_fields
        if f.is_relation and f.name not in {"office", model.hangs_on, *model.goes_with}
    ]
    before = stored()
    for model in RECORDS:
        if model is Partnership:
            continue
        for record in model.objects.all():
            parts = {record.pk} | {row.pk for other in RECORDS for row in other.objects.all() if other.hangs_on and hangs(row, record)}
            users = (
                [row for other, field in references for row in other.objects.filter(**{f"{field.name}__in": parts}) if row.pk not in parts]
                if any(field.related_model is model for _other, field in references)
                else []
            )
            if users:
                with pytest.raises(InUse) as caught:
                    remove(record, by=by, seen=record.version)
                assert f"“{record}” cannot be deleted, as it is still used by: " in str(caught.value)
                assert any(f"{user._meta.verbose_name} “{user}”" in str(caught.value) for user in users)
                used.add(model)

    assert stored() == before
    assert used == {field.related_model for _model, field in references} & set(RECORDS)


def hangs(part: Any, on: Any) -> bool:
    above = part.above
    return above is not None and (above == on or hangs(above, on))


def test_who_uses_a_record_is_named(world: dict[str, Any]) -> None:
    with pytest.raises(InUse) as caught:
        remove(world["rows"]["requirement"], by=world["by"], seen=1)

    assert str(caught.value) == (
        "“required Kormoran” cannot be deleted, as it is still used by: requirement met “required Kormoran”. Remove it there first."
    )


def test_many_users_are_counted(world: dict[str, Any]) -> None:
    made, by = world["office"], world["by"]
    person = keep(Person(office=made, family_name="Doe"), by=by)
    for n in range(7):
        visit = keep(Visit(office=made, partnership=world["rows"]["partnership"], direction="inbound", title=f"V{n}", starts="2000"), by=by)
        keep(visit.delegates.model(office=made, visit=visit, person=person), by=by)

    with pytest.raises(InUse) as caught:
        remove(person, by=by, seen=1)

    assert str(caught.value).count("delegate “Doe”") == 5
    assert " and 2 more. Remove it there first." in str(caught.value)


def test_an_officer_undoes_what_an_officer_deleted(world: dict[str, Any]) -> None:
    """Also where guests hang on it, whom only a head may invite; those alone, an officer may not touch."""
    by, partnership, invitation = world["officer"], world["rows"]["partnership"], world["rows"]["invitation"]
    before = stored()
    remove(partnership, by=by, seen=1)
    entry = gone(invitation)

    with pytest.raises(PermissionDenied):
        bring_back(entry, by=by)
    bring_back(gone(partnership), by=by)

    assert stored() == before
    with pytest.raises(PermissionDenied):
        remove(Invitation.objects.get(pk=invitation.pk), by=by, seen=2)
    with pytest.raises(PermissionDenied):
        bring_back(gone(partnership), by=world["reader"])


def test_only_a_deletion_is_undone(world: dict[str, Any]) -> None:
    person = world["rows"]["person"]
    made = person.history.get()

    with pytest.raises(Overtaken):
        bring_back(made, by=world["by"])


def test_the_second_of_two_people_is_told_and_overwrites_nothing(world: dict[str, Any]) -> None:
    first, second = fresh(world["rows"]["person"]), fresh(world["rows"]["person"])
    first.diet, second.diet = "no meat", "no milk"
    keep(first, by=world["officer"], seen=1)
    count = entries()

    with pytest.raises(Overtaken) as caught:
        keep(second, by=world["by"], seen=1)
    with pytest.raises(Overtaken):
        remove(second, by=world["by"], seen=1)

    assert (caught.value.current.diet, fresh(first).diet, fresh(first).version) == ("no meat", "no meat", 2)
    assert str(caught.value).startswith("Somebody else changed this record")
    assert entries() == count


def test_what_was_deleted_meanwhile_is_not_kept(world: dict[str, Any]) -> None:
    mine = fresh(world["rows"]["position"])
    remove(world["rows"]["position"], by=world["officer"], seen=1)
    mine.title, count = "mayor", entries()

    with pytest.raises(Overtaken) as kept:
        keep(mine, by=world["by"], seen=1)
    with pytest.raises(Overtaken) as removed:
        remove(mine, by=world["by"], seen=1)

    assert (kept.value.current, removed.value.current, entries()) == (None, None, count)
    assert str(kept.value).startswith("Somebody else deleted this record")


def test_who_changes_a_record_says_which_version_was_seen(world: dict[str, Any]) -> None:
    person = fresh(world["rows"]["person"])
    person.diet = "none"

    with pytest.raises(TypeError):
        keep(person, by=world["by"])
    with pytest.raises(TypeError):
        remove(person, by=world["by"])

    assert fresh(person).diet == "no fish Kormoran"


def test_what_is_unchanged_leaves_no_entry(world: dict[str, Any]) -> None:
    before, count = stored(), entries()

    for model in [*RECORDS, Office, Membership]:
        for record in model.objects.all():
            assert keep(record, by=world["by"], why="nothing", seen=record.version).version == record.version

    assert (stored(), entries()) == (before, count)


def test_every_record_has_again_the_values_of_an_earlier_day(world: dict[str, Any]) -> None:
    by, document = world["by"], fresh(world["rows"]["document"])
    before = stored()[Document]
    keep_document(document, pdf("other"), by=by, seen=1)
    document.title, document.agreement = "Other", None
    keep(document, by=by, seen=2)
    first = document.history.last()

    revert(fresh(document), first, by=by, why="the old one", seen=3)

    assert stored()[Document] == before
    assert documents.read(conf.FILES, fresh(document).sha256) == b"%PDF-1.4\nsecret of Kormoran"
    assert (fresh(document).version, document.history.first().history_change_reason) == (4, "the old one")
    with pytest.raises(Overtaken):
        revert(fresh(document), first, by=by, seen=3)


def test_a_record_is_not_taken_back_to_what_is_gone(world: dict[str, Any]) -> None:
    by, organisation = world["by"], fresh(world["rows"]["organisation"])
    town = keep(type(organisation.town)(office=world["office"], place=5, name="Gone", country="FR"), by=by)
    organisation.town = town
    keep(organisation, by=by, seen=1)
    organisation.town = None
    keep(organisation, by=by, seen=2)
    remove(town, by=by, seen=1)

    with pytest.raises(ValidationError):
        revert(fresh(organisation), organisation.history.all()[1], by=by, seen=3)

    assert fresh(organisation).town is None


@pytest.mark.parametrize("key", ["agreement", "action", "visit", "document", "party", "gift"])
def test_a_record_stays_in_its_partnership(key: str, world: dict[str, Any], second: dict[str, Any]) -> None:
    """Whatever hangs on it or refers to it would not move with it."""
    record, before = fresh(world["rows"][key]), stored()
    record.partnership = second["partnership"]

    with pytest.raises(ValidationError, match="another partnership"):
        keep(record, by=world["by"], seen=1)

    assert stored() == before


def test_a_record_stays_in_its_office(world: dict[str, Any]) -> None:
    other, accounts = office("orbeck")
    by = world["by"]
    Membership.objects.create(office=other, user=by, role="administrator")
    by = type(by).objects.get(pk=by.pk)
    person = fresh(world["rows"]["person"])
    person.office = other

    with pytest.raises(ValidationError, match="another office"):
        keep(person, by=by, seen=1)
    with pytest.raises(PermissionDenied):
        keep(person, by=accounts["administrator"], seen=1)

    assert fresh(person).office == world["office"]


def test_a_part_may_move_within_its_partnership(world: dict[str, Any]) -> None:
    by, made, signatory = world["by"], world["office"], fresh(world["rows"]["signatory"])
    other = keep(Agreement(office=made, partnership=world["rows"]["partnership"], kind="mou", title="Other"), by=by)
    signatory.agreement = other

    assert keep(signatory, by=by, seen=1).agreement == other
    assert Signatory.history.filter(id=signatory.pk).count() == 2


def test_what_is_refused_leaves_nothing(world: dict[str, Any]) -> None:
    made, partnership, before, count = world["office"], world["rows"]["partnership"], stored(), entries()
    wrong: list[tuple[Any, str]] = [
        (Action(office=made, partnership=partnership, title="", domain="culture"), "title"),
        (ActionRole(office=made, action=world["rows"]["action"], part="partner"), "__all__"),
        (StatusStep(office=made, partnership=partnership, status="signed", on="1992"), "__all__"),
        (Authority(office=made, name="Authority Kormoran", level="region", town=world["rows"]["town"]), "__all__"),
        (Organisation(office=made, name="Firm", kind="company", email="none"), "email"),
    ]

    refused = []
    for record, _field in wrong:
        with pytest.raises(ValidationError) as caught:
            keep(record, by=world["by"])
        refused.append(list(caught.value.message_dict))

    assert refused == [[field] for _record, field in wrong]
    assert (stored(), entries()) == (before, count)


@pytest.fixture
def on_disk(tmp_path: Path, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Call functions in threads of their own at the same moment, on a database in a file, as installations have; gives what they gave."""
    del transactional_db

    def together(*calls: Callable[[], Any]) -> list[Any]:
        path, ready = tmp_path / "register.sqlite3", Barrier(len(calls))
        if not path.exists():
            connection.ensure_connection()
            with sqlite3.connect(path) as file:
                connection.connection.backup(file)
            file.close()

        def call(act: Callable[[], Any]) -> Any:
            try:
                connection.ensure_connection()
                ready.wait()
                return act()
            except JumellesError as error:
                return type(error)
            finally:
                connection.close()

        with monkeypatch.context() as patch, ThreadPoolExecutor(len(calls)) as threads:
            patch.setitem(connections.settings["default"], "NAME", str(path))
            return list(threads.map(call, calls))

    return together


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_the_same_moment_one_wins(on_disk: Callable[..., list[Any]], settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    person = keep(Person(office=made, family_name="Doe"), by=accounts["officer"])

    def write(who: str, seen: int) -> str:
        mine = Person.objects.get(pk=person.pk)
        mine.diet = f"{who} {seen}"
        return str(keep(mine, by=accounts[who], seen=seen).diet)

    for seen in range(1, 6):
        given = on_disk(*(partial(write, who, seen) for who in ("officer", "head", "administrator")))
        [told] = on_disk(lambda: [(entry.version, entry.diet) for entry in Person.history.all()])

        assert (len(told), given.count(Overtaken), told[0]) == (seen + 1, 2, (seen + 1, *(set(given) - {Overtaken})))


@pytest.mark.django_db(transaction=True)
def test_of_one_who_writes_and_one_who_deletes_at_the_same_moment_one_wins(on_disk: Callable[..., list[Any]], settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    person = keep(Person(office=made, family_name="Doe"), by=accounts["officer"])

    def write() -> str:
        mine = Person.objects.get(pk=person.pk)
        mine.diet = "none"
        return str(keep(mine, by=accounts["officer"], seen=1).diet)

    given = on_disk(write, lambda: remove(person, by=accounts["head"], seen=1))
    [left] = on_disk(lambda: list(Person.objects.values_list("diet", flat=True)))

    assert (given, left) in [(["none", Overtaken], ["none"]), ([Overtaken, None], [])]
