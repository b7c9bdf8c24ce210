"""The history tells every change of every field: what it was, what it became, by whom, when and why."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from jumelles.web.fields import Bound, CodesField, EdtfField, GoalsField, LanguagesField
from jumelles.web.people.actions import change_role
from jumelles.web.people.models import Membership, Office, User
from jumelles.web.record import Tracked
from jumelles.web.recording import bring_back, keep, remove
from jumelles.web.register.actions import keep_document
from jumelles.web.register.histories import changes, latest, point
from jumelles.web.register.models import (
    RECORDS,
    Article,
    ArticleLink,
    Authority,
    Clearance,
    Document,
    GateMark,
    Introduction,
    Opening,
    Organisation,
    Partnership,
    Person,
    PortfolioItem,
    ProgrammeItem,
    PublicPage,
    Town,
    Verdict,
    Visit,
)
from jumelles.web.register.models.publishing import FACTS
from tests.web.offices import fill, office, pdf

pytestmark = pytest.mark.django_db

OF_FILE = {"sha256", "filename", "media_type", "size"}
"""Fields of a document that change with its file only."""
TOGETHER: dict[type[Any], set[str]] = {
    Document: OF_FILE,
    GateMark: {"scope", "code", "organisation"},
    Introduction: {"item"},
    Clearance: {"covers"},
}
"""Fields that change with others, or are told by others."""
REVIEWED = {Opening: {"state", "reviewer", "published_on", "expires_on"}}
"""What goes with the first change of a reviewed text, as the rule of `openings` has it."""
OTHERS: list[tuple[type[models.Field], list[Any]]] = [
    (EdtfField, ["1985-05", "2031~"]),
    (GoalsField, ["1,2"]),
    (LanguagesField, ["fr", "ru"]),
    (models.EmailField, ["other@place.example"]),
    (models.URLField, ["https://other.example/"]),
    (models.SlugField, ["other-slug"]),
    (CodesField, ["nace2:72.11"]),
    (models.CharField, ["other words", "Europe/Berlin", "XX", "USD"]),
    (models.TextField, ["other words\nin two lines"]),
    (models.DateTimeField, [datetime(2017, 10, 1, tzinfo=UTC), datetime(2026, 2, 1, 9, tzinfo=UTC)]),
    (models.DateField, [date(2017, 10, 1), date(2017, 10, 9), date(2017, 10, 5)]),
    (models.TimeField, [time(8), time(12)]),
    (models.BooleanField, [True, False]),
    (models.DecimalField, [Decimal("7.25")]),
    (models.FloatField, [7.25]),
    (models.IntegerField, [77]),
    (models.JSONField, [{"other": [1, None, "ü"]}]),
]
"""Values to try for each kind of field, the narrower kinds first: one is in order for either end of a period, or within."""


@pytest.fixture
def world(settings: Any) -> dict[str, Any]:
    """An office with two records of each kind; of each part of the first partnership there is another beside it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    by = accounts["administrator"]
    first, second = fill(made, by), fill(made, by, mark="Second")
    ranked = first["partnership"]
    ranked.ranking, ranked.ranked_on = {"one": 1}, date(2020, 1, 1)
    keep(ranked, by=by, seen=1)
    others: dict[type[Tracked], Any] = {type(row): row for row in second.values()}
    for key in ("agreement", "action", "visit", "document", "honour", "heritage", "mention"):
        others[type(first[key])] = keep(copy(first[key]), by=by)
    meeting = copy(first["programme"])
    meeting.visit, meeting.day = others[Visit], date(2017, 10, 6)  # a change moves the dates of the first
    others[ProgrammeItem] = keep(meeting, by=by)
    beside = copy(first["introduction"])
    beside.offer, beside.meeting = second["opening"], None
    others[Introduction] = keep(beside, by=by)
    others[Article] = copy(first["article"])
    others[Article].slug = "beside"
    keep(others[Article], by=by)
    others[PortfolioItem] = PortfolioItem.objects.exclude(pk=first["introduction"].item_id).earliest("pk")  # type: ignore[assignment]
    user = User.objects.create(email="other@valmore.example", name="Other")
    others[Membership] = keep(Membership(office=made, user=user, role="guest"), by=by)
    records: dict[type[Tracked], Any] = {type(row): row for row in first.values()}
    records |= {Office: made, Membership: Membership.objects.get(user=accounts["reader"])}
    spare = User.objects.create(email="spare@valmore.example", name="Spare")
    return {"by": by, "records": records, "others": others | {User: spare}}


def copy(record: Any) -> Any:
    """The same record anew, under another id."""
    values = {
        field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields if field.name not in {"id", "version"}
    }
    return type(record)(**values)


def others(field: Any, record: Any, world: dict[str, Any]) -> Iterator[Any]:
    """Values that the field has not now; whoever adds a new kind of field adds values of it above."""
    if field.is_relation:
        yield field.related_model.objects.get(pk=world["others"][field.related_model].pk)  # as it is called by now
        return
    if field.choices:
        yield from (key for key, _words in field.choices if key != getattr(record, field.name))
        return
    values = next(values for kind, values in OTHERS if isinstance(field, kind))
    yield from (value for value in values if value != getattr(record, field.name))


def changed(record: Any, field: Any, world: dict[str, Any]) -> Any:
    """The record kept with another value in one field; of two bodies one of which must be named, the second goes."""
    refusals = []
    for value in others(field, record, world):
        for rivals in ((), rivals_of(field)):
            fresh = type(record).objects.get(pk=record.pk)
            setattr(fresh, field.name, value)
            for rival in rivals:
                setattr(fresh, rival, None)
            try:
                return keep(fresh, by=world["by"], why=f"for {field.name}", seen=fresh.version)
            except ValidationError as error:
                refusals.append(error.messages)
    raise AssertionError(field, refusals)


def rivals_of(field: Any) -> set[str]:
    """The references that must be empty where this one is set."""
    pair, facts = {"organisation", "authority"}, set(FACTS) if field.model is ArticleLink else set()
    matched = {"opening", "item"} if field.model is Verdict else set()
    return next((names - {field.name} for names in (pair, facts, matched) if field.name in names), set())


def stays(field: Any) -> bool:
    """No record moves to another office or partnership: see test_recording. No evidence moves at all."""
    return field.name in {"office", *getattr(field.model, "goes_with", ())} or field.related_model in {Partnership, PublicPage}


def fields_of(model: type[Any]) -> list[Any]:
    free = [field for field in model._meta.concrete_fields if field.name not in {"id", "version"} and not isinstance(field, Bound)]
    together = TOGETHER.get(model, ())
    return [field for field in free if not stays(field) and field.name not in together]


def own_words(record: Any, field: Any) -> str:
    """Names and texts as they are; how dates and numbers are said is the affair of other tests."""
    value = getattr(record, field.name)
    if isinstance(field, (EdtfField, GoalsField, LanguagesField)) or value is None:
        return ""
    if field.choices:
        return str(dict(field.choices)[value]) if value else ""
    return str(value) if field.is_relation or isinstance(field, (models.CharField, models.TextField)) else ""


def test_every_field_that_changes_is_told(world: dict[str, Any]) -> None:
    for model in [*RECORDS, Office, Membership]:
        for field in fields_of(model):
            assert_told(model, field, world)


def assert_told(model: type[Any], field: Any, world: dict[str, Any]) -> None:
    begun, before = timezone.now(), model.objects.get(pk=world["records"][model].pk)
    after = changed(before, field, world)

    entry, older = model.history.filter(id=before.pk)[:2]
    moved = {one.name for one in model._meta.concrete_fields if getattr(entry, one.attname) != getattr(older, one.attname)}
    bounds = {one.name for one in model._meta.concrete_fields if isinstance(one, Bound) and one.of == field.name}
    rivals = rivals_of(field)
    assert getattr(older, field.attname) == getattr(before, field.attname) != getattr(entry, field.attname)
    assert getattr(entry, field.attname) == getattr(after, field.attname)
    returned = REVIEWED.get(model, set()) if getattr(before, "published_on", None) else set()
    assert {field.name, "version"} <= moved <= {field.name, "version"} | bounds | rivals | returned
    assert (entry.history_type, entry.history_user, entry.history_change_reason) == ("~", world["by"], f"for {field.name}")
    assert begun <= entry.history_date <= timezone.now()
    assert (entry.version, model.objects.get(pk=before.pk).version) == (before.version + 1, before.version + 1)
    if model in RECORDS:
        told = {name: (old, new) for name, old, new in changes([entry, older])[0].fields}
        said = moved - bounds - {"version"} - getattr(model, "unsaid", frozenset())
        assert set(told) == {str(model._meta.get_field(name).verbose_name) for name in said}
        for words, record in zip(told.get(str(field.verbose_name), ()), (before, after) if field.name in said else (), strict=True):
            assert bool(words) == (getattr(record, field.name) not in (None, ""))
            assert own_words(record, field) in words
        assert changes([entry], alone=True)[0].fields == changes([entry, older])[0].fields


def test_another_file_of_a_document_is_told(world: dict[str, Any]) -> None:
    before = world["records"][Document]
    upload = pdf("another")
    upload.name = "other.pdf"
    keep_document(Document.objects.get(pk=before.pk), upload, by=world["by"], why="the signed one", seen=before.version)

    entry, older = Document.history.filter(id=before.pk)
    told = {name: new for name, _old, new in changes([entry, older])[0].fields}
    assert set(told) == {str(Document._meta.get_field(name).verbose_name) for name in OF_FILE - {"media_type"}}
    assert told["name of the file"] == "other.pdf"
    assert (older.sha256, entry.history_change_reason) == (before.sha256, "the signed one")


def test_a_change_between_two_records_of_one_name_is_told(world: dict[str, Any]) -> None:
    authority = world["records"][Authority]
    twin = keep(Town(office=authority.office, place=99, name=authority.town.name, country="FR"), by=world["by"])
    authority.town = twin
    keep(authority, by=world["by"], seen=authority.version)

    assert changes(list(type(authority).history.filter(id=authority.pk)))[0].fields == [("place", twin.name, twin.name)]


def test_a_ranking_of_the_same_day_is_told(world: dict[str, Any]) -> None:
    partnership = Partnership.objects.get(pk=world["records"][Partnership].pk)
    partnership.ranking = {"one": 2}
    keep(partnership, by=world["by"], seen=partnership.version)

    fields = changes(list(Partnership.history.filter(id=partnership.pk)))[0].fields
    assert [name for name, _before, _after in fields] == ["ranking of the day"]


def test_a_record_begins_with_all_its_values_and_ends_with_none(world: dict[str, Any]) -> None:
    person = keep(Person(office=world["records"][Office], family_name="Doe", note="x"), by=world["by"], why="met")
    remove(person, by=world["by"], why="left", seen=1)
    entries = list(Person.history.filter(id=person.pk))

    told = [(change.act, change.title, change.fields, change.present) for change in changes(entries)]

    assert told == [
        ("-", "Doe", [], False),
        ("+", "Doe", [("internal note", "", "x"), ("family name", "", "Doe"), ("named to everybody", "", "no")], True),
    ]
    bring_back(entries[0], by=world["by"])
    assert [change.present for change in changes(list(Person.history.filter(id=person.pk)))] == [True, True, True]


def test_what_a_history_names_may_be_gone(world: dict[str, Any]) -> None:
    made, by = world["records"][Office], world["by"]
    town = keep(Town(office=made, place=7, name="Gone", country="FR"), by=by)
    organisation = keep(Organisation(office=made, name="Firm", kind="company", town=town), by=by)
    organisation.town = None
    keep(organisation, by=by, seen=1)
    remove(town, by=by, seen=1)

    fields = changes(list(type(organisation).history.filter(id=organisation.pk)))[0].fields

    assert fields == [("place", f"… {str(town.pk)[:8]}", "")]


def test_the_latest_deletion_is_one_entry_for_a_whole_partnership(world: dict[str, Any]) -> None:
    partnership = Partnership.objects.get(pk=world["records"][Partnership].pk)
    remove(partnership, by=world["by"], seen=partnership.version)

    deleted = latest(partnership.office, 100, deleted=True)

    assert [(entry.instance_type, entry.id) for entry in deleted] == [(Partnership, partnership.pk)]


def test_the_pages_of_the_history_leave_no_entry_out_though_an_import_gives_all_one_moment() -> None:
    made, accounts = office("valmore")
    fill(made, accounts["head"])
    for model in RECORDS:
        models.QuerySet(model.history.model).filter(office=made).update(history_date="2026-01-01T00:00:00+00:00")

    seen, before = [], ""
    while page := latest(made, 7, before=before):
        seen += [entry.history_id for entry in page]
        before = point(page[-1])

    every = {entry.history_id for model in (*RECORDS, Membership) for entry in model.history.filter(office=made)}
    assert (len(seen), set(seen)) == (len(set(seen)), every | set(made.history.values_list("history_id", flat=True)))


def test_a_change_of_role_is_in_the_history_of_the_office() -> None:
    made, accounts = office("valmore")
    member = Membership.objects.get(office=made, user=accounts["reader"])
    change_role(member, "officer", by=accounts["administrator"], seen=1, why="promoted")

    [change] = changes(latest(made, 1), alone=True)

    assert (change.title, change.fields, change.entry.history_change_reason) == (
        "reader valmore (officer)",
        [("role", "reader", "officer")],
        "promoted",
    )
