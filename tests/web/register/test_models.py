"""The database itself refuses what cannot be: whatever goes past the forms and past `recording.keep` meets these rules."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import override, pgettext

from jumelles.web.people.models import Membership, Office
from jumelles.web.record import Record, Tracked
from jumelles.web.recording import keep, remove
from jumelles.web.register.models import (
    RECORDS,
    Article,
    ArticleLink,
    Clearance,
    Evidence,
    Opening,
    Partnership,
    PortfolioItem,
    PublicPage,
    StatusStep,
)
from jumelles.web.register.models.evidence import PROVED
from jumelles.web.register.models.publishing import FACTS
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
TABLES: list[Any] = [*RECORDS, Office, Membership]
RULES = {rule.name: (model, rule) for model in TABLES for rule in model._meta.constraints}

BOTH, NEITHER = object(), object()
BROKEN: dict[str, list[dict[str, Any]]] = {
    "action_in_order": [{"starts": "2019"}, {"ends": "2016-11-30"}],
    "agreement_signed_before_it_expires": [{"signed": "2031"}, {"expires": "1990"}],
    "agreement_in_force_before_it_expires": [{"signed": "", "in_force": "2031"}],
    "agreement_amount_with_currency": [{"currency": ""}, {"amount": None}],
    "article_published_with_moment": [{"state": "scheduled", "publish_at": None}, {"state": "published", "publish_at": None}],
    "article_published_with_title": [{"state": "published", "title_fr": "", "title_en": "", "title_ru": ""}],
    "delegate_departs_after_arriving": [{"departs_on": date(2017, 10, 2)}],
    "ambassador_in_order": [{"until": date(2016, 1, 1)}],
    "documents_after_nda": [{"nda_on": None}],
    "evidence_of_one_record": [{"visit": NEITHER}, {"agreement": BOTH}, {"person": BOTH}],
    "figure_has_source": [{"source": ""}],
    "figure_has_date": [{"dated": ""}],
    "funder_is_one_body": [{"authority": NEITHER}, {"organisation": BOTH}],
    "introduction_has_two_sides": [{"offer": NEITHER}, {"need": NEITHER}, {"item": BOTH}],
    "item_in_order": [{"ends": time(9)}],
    "mark_names_one_thing": [{"organisation": NEITHER}, {"code": "26"}, {"scope": "sector"}],
    "names_after_consent": [{"need_consent_on": None}, {"offer_consent_on": None, "disclosure": 1}],
    "opening_in_order": [{"expires_on": date(2017, 2, 28)}],
    "opening_published_is_dated": [{"published_on": None}, {"expires_on": None}],
    "outcome_amount_with_currency": [{"currency": ""}, {"amount": None}],
    "outcome_is_proved": [{"document": NEITHER, "source": ""}],
    "link_to_one_fact": [{"visit": NEITHER}, {"agreement": BOTH}, {"document": BOTH}],
    "named_with_consent": [{"public": True, "consented": None}],
    "page_published_with_title": [{"state": "published", "title_fr": "", "title_en": "", "title_ru": ""}],
    "party_in_order": [{"until": "1990"}],
    "position_in_one_body": [{"authority": NEITHER}, {"organisation": BOTH}],
    "position_in_order": [{"until": "1999-12"}],
    "public_picture_in_words": [{"public": True, "credit": ""}, {"public": True, "alt": ""}],
    "ranking_is_dated": [{"ranked_on": date(2020, 1, 1)}, {"ranking": {"one": 1}}],
    "role_of_one_body": [{"organisation": NEITHER}, {"authority": BOTH}],
    "signatory_is_one_body": [{"authority": NEITHER}, {"organisation": BOTH}],
    "step_is_proved": [{"document": NEITHER, "source": ""}],
    "verdict_on_one": [{"opening": NEITHER}, {"item": BOTH}],
    "visit_in_order": [{"ends": "2017-10-02"}],
}
"""For each rule of one row, what breaks a row of `fill`; what is unique is broken by a second row of the same values."""


@pytest.fixture
def world(settings: Any) -> dict[Any, Any]:
    """A row of each kind."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made, accounts = office("valmore")
    rows = {type(row): row for row in fill(made, accounts["administrator"]).values()}
    rows[PortfolioItem] = PortfolioItem.objects.get(office=made)
    return rows | {Office: made, Membership: Membership.objects.first(), "by": accounts["administrator"]}


def copy(row: Any, **values: Any) -> Any:
    """The same row under another id."""
    same = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**same | {"id": uuid4()} | values)


def insert(row: Any) -> None:
    """Past every guard but the database's own."""
    with transaction.atomic():
        models.QuerySet(type(row)).bulk_create([row])


def meant(value: Any, name: str, world: dict[Any, Any], model: type[Any]) -> dict[str, Any]:
    field = model._meta.get_field(name)
    if value is NEITHER:
        return {field.attname: None}
    return {field.attname: world[field.related_model].pk if value is BOTH else value}


def test_every_rule_has_its_case() -> None:
    unique = {name for name, (_model, rule) in RULES.items() if isinstance(rule, models.UniqueConstraint)}

    assert set(BROKEN) | unique == set(RULES)
    assert set(BROKEN) & unique == set()


@pytest.mark.parametrize("name", BROKEN)
def test_a_row_that_breaks_a_rule_is_refused_by_the_database(name: str, world: dict[Any, Any]) -> None:
    model, _rule = RULES[name]
    row = world[model]
    for case in BROKEN[name]:
        values = {key: value for field, given in case.items() for key, value in meant(given, field, world, model).items()}
        with pytest.raises(IntegrityError, match=f"CHECK constraint failed: {name}"):
            insert(copy(row, **values))
        with pytest.raises(IntegrityError, match=f"CHECK constraint failed: {name}"):
            overwrite(copy(row, **values, id=row.pk))


def overwrite(row: Any) -> None:
    """As `insert`, in the place of the row that is there."""
    columns = {}
    for field in row._meta.concrete_fields:
        columns[field.column] = field.get_db_prep_save(field.pre_save(row, add=False), connection)
    sets = ", ".join(f'"{column}" = %s' for column in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{row._meta.db_table}" SET {sets} WHERE id = %s', [*columns.values(), row.pk.hex])


@pytest.mark.parametrize("name", [name for name, (_model, rule) in RULES.items() if isinstance(rule, models.UniqueConstraint)])
def test_a_second_row_of_what_is_unique_is_refused_by_the_database(name: str, world: dict[Any, Any]) -> None:
    model, rule = RULES[name]
    row = copy(world[model], **({"slug": "another"} if name == "page_once" else {}))
    if name == "organisation_signs_once":
        row.authority, row.organisation = None, next(value for key, value in world.items() if key.__name__ == "Organisation")
        insert(row)
    if name in {"introduction_once_of_item", "introduction_once_of_seeker"}:
        setattr(row, "offer" if name == "introduction_once_of_item" else "need", None)
        row.item = world[PortfolioItem]
        insert(row)
    columns = ", ".join(f"{model._meta.db_table}.{model._meta.get_field(field).column}" for field in rule.fields)

    with pytest.raises(IntegrityError, match=f"UNIQUE constraint failed: {columns}"):
        insert(copy(row))


def test_a_short_name_belongs_to_one_office(world: dict[Any, Any]) -> None:
    with pytest.raises(IntegrityError, match=r"UNIQUE constraint failed: people_office\.slug"):
        insert(copy(world[Office]))


def test_every_field_that_is_required_is_required_by_the_database(world: dict[Any, Any]) -> None:
    accepted = []
    for model in TABLES:
        for field in model._meta.concrete_fields:
            if field.null or field.primary_key:
                continue
            try:
                insert(copy(world[model], **{field.attname: None}))
            except IntegrityError as error:
                if "NOT NULL" in str(error):
                    continue
            accepted.append(field)

    assert accepted == []


def test_every_reference_leads_to_a_row(world: dict[Any, Any]) -> None:
    """SQLite asks at the end of a transaction."""
    accepted = []
    for model in TABLES:
        for field in model._meta.concrete_fields:
            if field.is_relation and getattr(world[model], field.attname):
                try:
                    with transaction.atomic():
                        strict = {"place": 77} if model.__name__ == "Town" else {"text": "x"} if model.__name__ == "Requirement" else {}
                        insert(copy(world[model], **strict | {field.attname: uuid4()}))
                        connection.check_constraints()
                        accepted.append(field)
                except IntegrityError:
                    pass

    assert accepted == []


def references(model: type[Tracked]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.is_relation and issubclass(field.related_model, Tracked)]


def strangers_in(made: Office, by: Any) -> dict[Any, Any]:
    """A second partnership, without the step, the guest and the page that both have and that would stand in the way of the first's.

    The step, the page and the article are those of a third one.
    """
    rows = fill(made, by, mark="Second")
    for key in ("status", "invitation", "page"):
        remove(rows[key], by=by, seen=1)
    third = keep(Partnership(office=made, name="Third", kind="twinning"), by=by)
    rows["status"] = keep(StatusStep(office=made, partnership=third, status="proposed", on="1890", source="archive"), by=by)
    rows["page"] = keep(PublicPage(office=made, partnership=third, slug="third", languages="en"), by=by)
    rows["article"] = keep(Article(office=made, page=rows["page"], slug="third"), by=by)
    return {type(row): row for row in rows.values()}


def test_no_record_refers_to_another_office(world: dict[Any, Any]) -> None:
    other, accounts = office("orbeck")
    strangers = strangers_in(other, accounts["administrator"])
    strangers[Membership] = Membership.objects.filter(office=other).first()
    for model in RECORDS:
        for field in references(model):
            if field.name == "office":
                continue
            record = model.objects.get(pk=world[model].pk)
            setattr(record, field.name, strangers[field.related_model])
            leave_alone(record, field.name)
            assert refusal(record, world["by"]) == {field.name: ["This belongs to another office."]}


def test_no_record_refers_to_another_partnership(world: dict[Any, Any]) -> None:
    strangers, tried = strangers_in(world[Office], world["by"]), set()
    for model in RECORDS:
        for field in references(model):
            if not (model.way_to_partnership() and issubclass(field.related_model, Record) and field.related_model.way_to_partnership()):
                continue
            record = model.objects.get(pk=world[model].pk)
            setattr(record, field.name, strangers[field.related_model])
            leave_alone(record, field.name)
            assert list(refusal(record, world["by"]).values()) == [["This belongs to another partnership."]]
            tried.add(model)

    assert tried == {model for model in RECORDS if model.way_to_partnership()} - {Partnership}


def leave_alone(record: Any, name: str) -> None:
    """Empty the references that exclude this one."""
    rival = {"organisation": "authority", "authority": "organisation"}.get(name)
    if rival in {other.name for other in record._meta.concrete_fields if other.null}:
        setattr(record, str(rival), None)
    exclusive = FACTS if isinstance(record, ArticleLink) else PROVED if isinstance(record, Evidence) else ()
    for other in exclusive if name in exclusive else ():
        if other != name:
            setattr(record, other, None)


def refusal(record: Any, by: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        keep(record, by=by, seen=record.version)
    return dict(caught.value.message_dict)


def test_a_word_that_means_two_things_is_two_words_in_russian() -> None:
    """The state of a text is no country, and a meeting lasts until an hour, not to somebody."""
    with override("ru"):
        said = [str(kind._meta.get_field(name).verbose_name) for kind, name in ((Opening, "state"), (Article, "state"), (Clearance, "act"))]
        said += [str(PortfolioItem._meta.get_field("ref").verbose_name), str(pgettext("hour", "To"))]

    assert said == ["состояние", "состояние", "перед чем", "обозначение", "До"]
